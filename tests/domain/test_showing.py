"""What one page shows: what was chosen, as far as it may show today."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.domain.test_results import everything
from tests.stories import small_bundle
from veranderverhaal.citaat import Citaat, Purpose, check_citaat
from veranderverhaal.lesson import Lesson, LessonKind
from veranderverhaal.model import Element, Layer
from veranderverhaal.results import Comparison, Released
from veranderverhaal.showcase import Direction, PosterChoice
from veranderverhaal.showing import (
    MADE_UP_TENSION,
    SOME_TENSIONS_MADE_UP,
    make_showcase,
)

TODAY = date(2026, 11, 21)
BUNDLE = small_bundle()
AGREED = date(2026, 1, 1)
SAID = check_citaat(Citaat("a", "Fijn.", purposes=(Purpose.POSTER,), agreed_on=AGREED))
AT_HOME = check_citaat(Citaat("b", "Mooi.", purposes=(Purpose.WEBSITE,), agreed_on=AGREED))


def shown(**given):
    return make_showcase(BUNDLE.initiatief, BUNDLE.veranderverhaal, today=TODAY, **given)


def test_without_anything_chosen_there_is_a_whole_poster() -> None:
    showcase = shown(released=everything(), citaten=[AT_HOME, SAID], link="https://x/i/a")
    assert len(showcase.results) == 3
    assert showcase.citaat == SAID
    assert (showcase.direction, showcase.verbanden, showcase.feiten) == (Direction.DOWN, True, True)
    assert showcase.link == "https://x/i/a"
    assert showcase.made_up == ()


@pytest.mark.parametrize(
    ("citaat", "is_shown"),
    [
        pytest.param(SAID, True, id="agreed"),
        pytest.param(AT_HOME, False, id="agreed to something else"),
        pytest.param(replace(SAID, until=TODAY), True, id="last day"),
        pytest.param(replace(SAID, until=TODAY - timedelta(1)), False, id="over"),
        pytest.param(replace(SAID, agreed_on=None), False, id="never agreed"),
        pytest.param(Citaat("c", "Voorbeeld.", made_up=True), True, id="made up"),
    ],
)
def test_a_citaat_hangs_on_the_wall_only_with_leave(citaat: Citaat, is_shown: bool) -> None:
    assert (shown(citaten=[citaat]).citaat == citaat) is is_shown
    chosen = shown(citaten=[citaat], choice=PosterChoice(citaat=citaat.key))
    assert (chosen.citaat == citaat) is is_shown


def test_leave_for_one_place_is_no_leave_for_another() -> None:
    assert shown(citaten=[SAID], purpose=Purpose.SOCIAL_MEDIA).citaat is None
    assert shown(citaten=[SAID, AT_HOME], purpose=Purpose.WEBSITE).citaat == AT_HOME
    chosen = PosterChoice(citaat=SAID.key)
    assert shown(citaten=[SAID, AT_HOME], purpose=Purpose.WEBSITE, choice=chosen).citaat is None


def test_who_wants_no_citaat_no_results_and_no_code_gets_none() -> None:
    nothing = PosterChoice(results=(), citaat="", qr=False)
    showcase = shown(released=everything(), citaten=[SAID], choice=nothing, link="https://x/i/a")
    assert (showcase.results, showcase.citaat, showcase.link) == ((), None, "")


def test_what_is_made_up_is_said() -> None:
    some = everything()
    meting = replace(some.uitkomsten[0].meting, made_up=True)
    made_up = Released((replace(some.uitkomsten[0], meting=meting),), some.comparisons)
    example = Citaat("c", "Voorbeeld.", made_up=True)
    told = shown(released=made_up, citaten=[example]).made_up
    assert told[-1] == "Het citaat is verzonnen, als voorbeeld."
    assert told[0] == "De antwoorden bij ‘Wat merken mensen?’ zijn verzonnen, als voorbeeld."


def test_when_all_results_are_made_up_it_is_said_once() -> None:
    some = everything()
    meting = replace(some.uitkomsten[0].meting, made_up=True)
    rounds = tuple(
        Comparison(meting, one.after, one.changes, one.differences) for one in some.comparisons
    )
    told = shown(released=Released((replace(some.uitkomsten[0], meting=meting),), rounds)).made_up
    assert told == ("De antwoorden zijn verzonnen, als voorbeeld.",)


BUSY = Element("druk", Layer.NEVENEFFECT, "Meer geluid op straat")
VOL = Lesson("vol", "Iedereen is welkom, maar het is vol", LessonKind.TENSION)
KOFFIE = Lesson("koffie", "Koffie helpt")


def test_side_effects_and_tensions_are_shown_when_chosen_and_never_by_themselves() -> None:
    story = replace(BUNDLE.veranderverhaal, elements=(*BUNDLE.veranderverhaal.elements, BUSY))

    def told(choice: PosterChoice) -> tuple[tuple[str, ...], tuple[str, ...]]:
        made = make_showcase(
            BUNDLE.initiatief, story, today=TODAY, choice=choice, lessons=[VOL, KOFFIE]
        )
        return made.neveneffecten, made.tensions

    assert told(PosterChoice()) == ((), ())
    chosen = PosterChoice(neveneffecten=("druk", "gone"), tensions=("vol", "koffie"))
    assert told(chosen) == ((BUSY.title,), (VOL.text,))


def test_a_photo_comes_with_the_citaat_that_has_it() -> None:
    with_photo = replace(SAID, photo="f" * 32, agreed_mark="")
    with_photo = check_citaat(with_photo)
    photos = {"f" * 32: b"jpeg", "0" * 32: b"of somebody else"}
    assert shown(citaten=[with_photo], photos=photos).photo == b"jpeg"
    assert shown(citaten=[SAID], photos=photos).photo is None
    changed = replace(with_photo, text="Anders.")
    assert shown(citaten=[changed], photos=photos).photo is None


def test_a_made_up_tension_says_so_on_its_card_and_at_the_foot() -> None:
    tensions = [
        Lesson("a", "Het is druk", LessonKind.TENSION, bijeenkomst="verzonnen"),
        Lesson("b", "Het is stil", LessonKind.TENSION, bijeenkomst="echt"),
    ]
    choice = PosterChoice(tensions=("a", "b"))
    both = shown(lessons=tensions, choice=choice, made_up={"verzonnen"})
    assert both.tensions == ("Het is druk (verzonnen voorbeeld)", "Het is stil")
    assert both.made_up == (SOME_TENSIONS_MADE_UP,)
    only = shown(lessons=tensions[:1], choice=choice, made_up={"verzonnen"})
    assert only.made_up == (MADE_UP_TENSION,)
    assert shown(lessons=tensions, choice=choice).made_up == ()
