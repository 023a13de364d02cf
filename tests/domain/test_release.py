"""What may be shown, by how many answered and how sensitive the question is."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest

from tests.domain.released_histories import figures, tally_of
from tests.metingen import EVERY_KIND, a_meting, every_kind, options
from veranderverhaal.figures import wilson
from veranderverhaal.instrument import find_instrument, questions_of, texts_to_enter
from veranderverhaal.meting import MetingState, Response
from veranderverhaal.question import Option, Question, QuestionKind
from veranderverhaal.release import counted_now, release, show_difference
from veranderverhaal.release_rules import Slot, join_neighbours
from veranderverhaal.uitkomst import BlockKind, Shown
from veranderverhaal.vragenlijst import Section, Vragenlijst

CLOSED = a_meting(state=MetingState.CLOSED)
OPEN = a_meting(state=MetingState.OPEN)


def a_list(*questions, title=""):
    return Vragenlijst("lijst", "Lijst", sections=(Section("s", title, questions),))


def released(vragenlijst, responses, meting=CLOSED, axis=""):
    counted = figures(responses, len(responses))
    return release(meting, vragenlijst, tally_of(vragenlijst, responses), counted, axis=axis)


def people(key, **codes):
    """So many people per answer; `skip` for those who gave none."""
    return [
        Response({} if code == "skip" else {key: (code.strip("_"),)})
        for code, count in codes.items()
        for _ in range(count)
    ]


def only(question, responses, meting=CLOSED):
    return released(a_list(question), responses, meting).blocks[0].uitkomsten[0]


YES_NO = Question("vaker", QuestionKind.YES_NO, "Kom je vaker buiten?")


@pytest.mark.parametrize(
    ("n", "shown"),
    [
        (0, Shown.NOTHING),
        (4, Shown.NOTHING),
        (5, Shown.PRESENCE),
        (9, Shown.PRESENCE),
        (10, Shown.COUNTS),
        (29, Shown.COUNTS),
        (30, Shown.SHARES),
    ],
)
def test_what_is_shown_grows_with_the_answers(n, shown):
    uitkomst = only(YES_NO, people("vaker", yes=n, dk=50, skip=3))
    assert uitkomst.shown is shown
    has_none = (uitkomst.n, uitkomst.bars, uitkomst.dont_know, uitkomst.band) == (
        None,
        (),
        None,
        None,
    )
    assert has_none is not uitkomst.has_numbers


def test_the_badhuis_share_comes_out_exactly():
    stelling = Question("buren", QuestionKind.STELLING, "Ik ken meer buren.")
    found = only(stelling, people("buren", _4=50, _5=31, _3=20, _1=10, dk=4, skip=2))
    assert (found.headline, found.n, found.dont_know, found.skipped) == (81, 111, 4, 2)
    assert [bar.count for bar in found.bars] == [10, 0, 20, 50, 31]
    assert [round(end * 100) for end in (found.band.low, found.band.high)] == [64, 80]
    assert found.headline_label == "(helemaal) eens"


def test_a_reversed_stelling_is_favourable_when_people_disagree():
    question = questions_of(find_instrument("sociale-cohesie"))[0]
    found = only(question, people(question.key, _1=20, _2=5, _4=10))
    assert (found.headline, found.headline_label) == (25, "(helemaal) oneens")


def test_every_kind_of_question_makes_its_own_block():
    blocks = released(every_kind(), []).blocks
    assert [block.kind.value for block in blocks] == [
        "stellingen" if one.kind is QuestionKind.STELLING else one.kind.value for one in EVERY_KIND
    ]
    assert all(one.shown is Shown.NOTHING for block in blocks for one in block.uitkomsten)


def test_one_option_only_is_no_trouble():
    one = Question("q", QuestionKind.ONE_OF, "?", options=(Option("a", "A"),))
    found = only(one, people("q", a=30))
    assert [(bar.label, bar.count) for bar in found.bars] == [("A", 30)]


def test_grades_have_a_middle_and_places_a_median():
    grade = only(EVERY_KIND[2], people("cijfer", _6=5, _7=6, _8=9))
    assert (grade.median, grade.middle, grade.mean) == (7, (6.5, 8), Decimal("7.2"))
    ranked = [Response({"eerst": ("b", "a")}), Response({"eerst": ("a", "b", "c")})] * 6
    rank = only(EVERY_KIND[6], ranked)
    assert [bar.count for bar in rank.bars] == [6, 6, 0]
    assert rank.median_places == {"a": 1.5, "b": 1.5}  # c was placed by too few


def test_numbers_are_shown_in_ranges():
    responses = [Response({"keren": (str(number),)}) for number in range(32)]
    found = only(EVERY_KIND[7], responses)
    assert [bar.label for bar in found.bars][:2] == ["0 tot en met 4", "5 tot en met 9"]
    assert sum(bar.count for bar in found.bars) == found.n == 32
    assert found.median == 15.5


def test_each_trede_that_stands_alone_has_its_band():
    found = only(EVERY_KIND[3], people("meedoen", a=6, b=12, c=17))
    assert found.bands["c"] == wilson(17, 35)
    assert set(found.bands) == {bar.codes[0] for bar in found.bars}
    joined = only(replace(EVERY_KIND[3], sensitive=True), people("meedoen", a=3, b=12, c=20))
    assert joined.bands == {"c": wilson(20, 35)}


def test_small_answers_to_a_sensitive_question_are_put_together():
    sensitive = replace(EVERY_KIND[3], sensitive=True)
    found = only(sensitive, people("meedoen", a=3, b=12, c=20, dk=2))
    assert [(bar.codes, bar.count) for bar in found.bars] == [(("a", "b"), 15), (("c",), 20)]
    assert (found.merged, found.dont_know, found.skipped) == (True, None, None)
    assert (found.median, found.mean) == (3, None)  # the median follows from the bars


def test_answers_put_together_read_as_one_label():
    labels = ("Ik doe vrijwilligerswerk.", "Lezen, tuinieren, enz.", "Ik heb betaald werk.")
    slots = [Slot((str(at),), label, 2) for at, label in enumerate(labels)]
    (joined,) = join_neighbours(slots)
    assert joined.label == (
        "Ik doe vrijwilligerswerk of Lezen, tuinieren, enz. of Ik heb betaald werk."
    )


@pytest.mark.parametrize(
    ("waiting", "counted", "is_open", "joining"),
    [
        (14, 0, True, 0),
        (15, 0, True, 10),
        (9, 10, True, 0),
        (10, 10, True, 5),
        (23, 10, True, 15),
        (9, 10, False, 9),
        (4, 10, False, 0),
        (5, 10, False, 5),
        (4, 0, False, 4),
        (7, 0, False, 7),
        (0, 0, False, 0),
    ],
)
def test_answers_join_in_steps(waiting, counted, is_open, joining):
    assert counted_now(waiting, counted, is_open=is_open) == joining


def test_groups_and_sensitive_questions_wait_until_the_meting_closes():
    sensitive = replace(EVERY_KIND[3], sensitive=True)
    vragenlijst = a_list(YES_NO, sensitive)
    both = [Response({"vaker": (code,), "meedoen": ("a",)}) for code in ("yes", "no") * 20]
    for meting, shown in [(OPEN, Shown.WITHHELD), (CLOSED, Shown.SHARES)]:
        assert released(vragenlijst, both, meting).blocks[1].uitkomsten[0].shown is shown
        groups = released(vragenlijst, both, meting, "channel").blocks[0].uitkomsten
        assert {one.shown for one in groups} == {Shown.WITHHELD}  # one channel is everyone


def test_a_group_shows_when_it_and_the_rest_are_large_enough():
    stelling = EVERY_KIND[0]
    vragenlijst = a_list(stelling, YES_NO)

    def shown_with(yes, no, unknown):
        groups = [("yes", yes), ("no", no), ("dk", unknown)]
        found = [
            Response({"buren": ("4",), "vaker": (code,)})
            for code, size in groups
            for _ in range(size)
        ]
        (block,) = released(vragenlijst, found, CLOSED, "question:vaker").blocks
        return [one.group.group for one in block.uitkomsten if one.has_numbers]

    assert shown_with(20, 15, 0) == ["yes", "no"]
    assert shown_with(20, 15, 3) == ["yes"]  # "no" hides the three
    assert shown_with(25, 9, 0) == []
    assert shown_with(15, 12, 0) == []  # fewer than thirty
    assert shown_with(20, 15, 10) == ["yes", "no", "dk"]


def test_an_axis_that_is_not_there_is_a_mistake():
    with pytest.raises(KeyError):
        released(a_list(YES_NO), [], axis="question:none")


def test_sixty_questions_and_forty_groups_are_no_trouble():
    wide = Question("groep", QuestionKind.ONE_OF, "?", options=options(*["x"] * 30))
    many = [Question(f"q{i}", QuestionKind.STELLING, f"Vraag {i}") for i in range(59)]
    vragenlijst = a_list(wide, *many)
    codes = [option.code for option in wide.options]
    found = [
        Response({"groep": (codes[i % 30],), **{one.key: (str(i % 5 + 1),) for one in many}})
        for i in range(60)
    ]
    (block,) = released(vragenlijst, found, CLOSED, "question:groep").blocks
    assert len(block.uitkomsten) == 59 * 31
    assert not any(one.has_numbers for one in block.uitkomsten)


def test_instruments_get_a_score_or_a_row_per_domain():
    instruments = [find_instrument(key) for key in ("zelfredzaamheid", "who-5", "stellingen")]
    questions = [
        question
        for one in instruments
        for question in questions_of(one, dict.fromkeys(texts_to_enter(one), "Tekst"))
    ]
    blocks = released(a_list(*questions), []).blocks
    kinds = Counter(block.kind for block in blocks)
    domains = blocks[0]
    assert (domains.kind, len(domains.uitkomsten)) == (BlockKind.DOMAINS, 11)
    assert (kinds[BlockKind.SCORE], kinds[BlockKind.STELLINGEN]) == (1, 11)
    assert all(block.experienced for block in blocks if block.kind is BlockKind.STELLINGEN)
    assert len({block.key for block in blocks}) == len(blocks)


def test_several_answers_add_to_more_than_all():
    found = [Response({"waar": ("a", "b")})] * 30
    (block,) = released(a_list(EVERY_KIND[5]), found).blocks
    assert any("meer dan 100%" in note for note in block.notes)
    assert (block.uitkomsten[0].n, set(block.uitkomsten[0].bands)) == (30, {"a", "b", "c"})


def test_a_difference_needs_percentages_on_both_sides():
    now, then = (only(YES_NO, people("vaker", yes=y, no=n)) for y, n in [(56, 14), (48, 32)])
    found = show_difference(YES_NO, then, now)
    assert [round(float(one), 4) for one in (found.difference, found.low, found.high)] == [
        0.2,
        0.0524,
        0.3339,
    ]
    few = only(YES_NO, people("vaker", yes=20))
    assert show_difference(YES_NO, few, now).difference is None


def test_the_response_does_not_tell_of_a_few():
    found = [Response({}, language="ar")] * 3 + [Response({}, language="tr")] * 8
    found += [Response({}, helped=True)] * 2 + [Response({})] * 30
    response = released(a_list(YES_NO), found).response
    assert response.by_language == {"nl": 32}
    assert (response.received, response.helped) == (43, None)
    assert released(a_list(YES_NO), found, OPEN).response.by_language == {}
