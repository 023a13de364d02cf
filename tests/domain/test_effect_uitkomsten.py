"""What the diagram says of each effect."""

import pytest

from tests.domain.released_histories import figures, tally_of
from tests.metingen import EVERY_KIND, a_meting
from tests.stories import small_story
from veranderverhaal.effect_uitkomsten import (
    effect_of,
    effect_uitkomsten,
    told_of_effects,
)
from veranderverhaal.indicator import Indicator, IndicatorKind
from veranderverhaal.instrument import find_instrument, questions_of
from veranderverhaal.meting import MetingState, Response
from veranderverhaal.release import release
from veranderverhaal.telling import Telling
from veranderverhaal.uitkomst import EffectState
from veranderverhaal.vragenlijst import Section, Vragenlijst

STELLING = questions_of(find_instrument("stellingen"))[0]
ASKED = Indicator("i", IndicatorKind.OUTCOME, "Groeten", "e", questions=(STELLING,))
COUNTED = Indicator("k", IndicatorKind.OUTPUT, "Koffie", "e", feit="koffie")
CUPS = Telling("kopjes", "koffie", "koppen koffie")


def uitkomsten_of(question, responses):
    vragenlijst = Vragenlijst("x", "x", sections=(Section("s", "", (question,)),))
    tally = tally_of(vragenlijst, responses)
    meting = a_meting(state=MetingState.CLOSED)
    return release(meting, vragenlijst, tally, figures(responses, len(responses)))


def answered(question, *codes):
    return uitkomsten_of(question, [Response({question.key: (code,)}) for code in codes])


def test_questions_of_one_effect_have_its_title_and_of_more_or_none_have_not():
    story = small_story()
    other = Indicator("j", IndicatorKind.OUTCOME, "Rust", "i", questions=(STELLING,))
    assert effect_of([STELLING.key], story, (ASKED, COUNTED)) == story.element("e").title
    assert effect_of([STELLING.key], story, (ASKED, other)) == ""
    assert effect_of(["een andere"], story, (ASKED,)) == ""


def test_an_effect_without_indicatoren_is_not_measured():
    found = effect_uitkomsten(small_story(), (), None)
    assert [(one.effect, one.state) for one in found] == [
        ("e", EffectState.NOT_MEASURED),
        ("i", EffectState.NOT_MEASURED),
    ]


@pytest.mark.parametrize(
    ("favourable", "others", "state", "headline"),
    [
        (81, 30, EffectState.MEASURED, "73% merkt dit (81 van de 111)"),
        (299, 1, EffectState.MEASURED, "meer dan 99% merkt dit (299 van de 300)"),
        (8, 4, EffectState.MEASURED, "8 van de 12 merken dit"),
        (9, 0, EffectState.TOO_FEW, "te weinig antwoorden"),
    ],
)
def test_what_people_notice_is_the_headline(favourable, others, state, headline):
    uitkomsten = answered(STELLING, *"4" * favourable, *"2" * others)
    found = effect_uitkomsten(small_story(), (ASKED,), uitkomsten)[0]
    assert (found.state, found.headline) == (state, headline)


def test_the_numbers_of_the_effects_rest_on_what_was_answered():
    few, enough = answered(STELLING, *"4" * 9), answered(STELLING, *"4" * 10)
    assert told_of_effects(small_story(), (ASKED, COUNTED), enough) == (
        enough.blocks[0].uitkomsten[0],
    )
    assert told_of_effects(small_story(), (ASKED, COUNTED), few) == ()
    assert told_of_effects(small_story(), (ASKED,), None) == ()


def test_a_grade_tells_its_middle():
    grade = EVERY_KIND[2]
    asked = Indicator("i", IndicatorKind.OUTCOME, "Cijfer", "e", questions=(grade,))
    found = effect_uitkomsten(small_story(), (asked,), answered(grade, *"6" * 5, *"8" * 9))[0]
    assert found.headline == "in het midden een 8 (14 mensen)"


def test_what_was_counted_is_measured_when_few_answered():
    uitkomsten = answered(STELLING, *"4" * 3)
    found = effect_uitkomsten(small_story(), (ASKED, COUNTED), uitkomsten)[0]
    assert (found.state, found.headline) == (EffectState.MEASURED, "94 koppen koffie")


def test_a_telling_tells_its_total():
    counted = Indicator("t", IndicatorKind.OUTPUT, "Koffie", "i", telling="kopjes")
    found = effect_uitkomsten(small_story(), (counted,), None, {CUPS: 1825})[1]
    assert (found.state, found.headline) == (EffectState.MEASURED, "1.825 koppen koffie")
    assert effect_uitkomsten(small_story(), (counted,), None)[1].state is EffectState.NOT_MEASURED
