"""Which uitkomsten a report shows, and where."""

from dataclasses import replace

from tests.domain.saying_samples import GREET, uitkomst_of
from tests.presentation.report_samples import sample_material
from tests.presentation.uitkomst_samples import (
    grade,
    many_questions,
    rank,
    some_uitkomsten,
    stelling,
    withheld,
)
from veranderverhaal.meting import MetingKind
from veranderverhaal.report_results import (
    chosen_comparisons,
    known_effects,
    known_number,
    known_numbers,
    newest_rounds,
    not_measured,
    results_by_effect,
)
from veranderverhaal.report_summary import SUMMARY_LIMITS, tell_summary
from veranderverhaal.report_words import NO_NUMBERS, NOT_MEASURED
from veranderverhaal.reporting import ReportMaterial
from veranderverhaal.results import Comparison, Released
from veranderverhaal.uitkomst import EffectState, Shown

BADHUIS = sample_material("het-badhuis")
KEMPENAAR = sample_material("buurttuin-kempenaar")
SLEUTEL = sample_material("de-sleutel")


def released(*uitkomsten) -> ReportMaterial:
    """A story without indicatoren, with these uitkomsten."""
    return replace(SLEUTEL, released=Released(uitkomsten))


def summary_of(material: ReportMaterial) -> dict[str, str]:
    """By title everything that stands under it."""
    return {
        part.title: " ".join((*part.sentences, *part.items, *(one.words for one in part.numbers)))
        for part in tell_summary(material)
    }


def test_every_uitkomst_is_whole_in_one_place():
    for material in (BADHUIS, KEMPENAAR):
        found = [
            (block.uitkomsten.meting.key, one.question.key)
            for part in results_by_effect(material)
            for block in part.blocks
            for one in block.block.uitkomsten
        ]
        asked = {
            (each.meting.key, one.question.key)
            for each in newest_rounds(material.released.uitkomsten)
            for block in each.blocks
            for one in block.uitkomsten
        }
        assert len(found) == len(set(found))
        assert set(found) == asked


def test_a_question_under_two_effects_is_shown_once_and_named_again():
    first = next(one for one in BADHUIS.indicatoren if one.questions)
    other = replace(first, key="again", effect="netwerk")
    doubled = replace(BADHUIS, indicatoren=(*BADHUIS.indicatoren, other))
    blocks = [block for part in results_by_effect(doubled) for block in part.blocks]
    again = [block for block in blocks if block.seen_at]
    assert [block.seen_at for block in again] == ["Steunend netwerk"]
    asked = [one.question.key for block in blocks for one in block.block.uitkomsten]
    assert len(asked) == len(set(asked))


def test_without_indicatoren_everything_stands_together():
    (*effects, loose) = results_by_effect(released(some_uitkomsten()))
    assert loose.effect is None
    assert len(loose.blocks) == 6
    assert not any(one.blocks for one in effects)


def test_the_newest_round_with_numbers_is_shown():
    old, empty = some_uitkomsten(key="oud"), some_uitkomsten(withheld(), key="nieuw")
    assert newest_rounds((old, empty)) == (old,)
    new = some_uitkomsten(key="nieuw")
    assert newest_rounds((old, new)) == (new,)


def test_effects_of_which_nothing_was_asked_are_named():
    names = [one.title for one in not_measured(results_by_effect(BADHUIS))]
    assert "Leefbaarheid" in names
    assert "Steunend netwerk" not in names


def test_the_diagram_tells_of_effects_only_when_something_was_measured():
    assert known_effects(SLEUTEL) == ()
    states = {one.state for one in known_effects(BADHUIS)}
    assert states == {EffectState.MEASURED, EffectState.NOT_MEASURED}


def test_a_large_number_has_its_n_period_band_and_question():
    number = known_number(stelling(), some_uitkomsten().meting)
    assert number is not None
    assert number.figure == "73%"
    assert number.words == "is het (helemaal) eens met ‘Door de activiteiten ken ik meer buren’"
    assert number.band == "Door toeval kan dat ook tussen 64% en 80% zijn."
    assert number.basis == "111 antwoorden, maart 2026"
    assert number.made_up


def test_few_answers_are_counted_and_never_percents():
    few = uitkomst_of(GREET, (1, 1, 2, 4, 4))
    number = known_number(few, some_uitkomsten().meting)
    assert number is not None
    assert "%" not in number.figure + number.words + number.band
    assert "8 van de 12" in number.figure


def test_what_is_withheld_or_has_no_number_in_a_word_is_no_number():
    meting = some_uitkomsten().meting
    hidden = [withheld(shown) for shown in (Shown.NOTHING, Shown.PRESENCE, Shown.WITHHELD)]
    assert [known_number(one, meting) for one in (*hidden, rank())] == [None] * 4
    assert known_number(grade(), meting).figure == "7,5"


def test_numbers_follow_the_story_and_not_their_height():
    told = [one.effect for one in known_numbers(BADHUIS)]
    assert told[:2] == [
        "Empowerment: groeien in wat je kunt",
        "Verbondenheid met elkaar en de buurt",
    ]


def test_the_rounds_that_lie_furthest_apart_are_compared():
    (found,) = KEMPENAAR.released.comparisons
    middle = replace(found.before, key="tussen", kind=MetingKind.TUSSENMETING)
    middle = replace(middle, starts_on=found.after.starts_on)
    near = Comparison(middle, found.after)
    assert chosen_comparisons((near, found)) == (found,)
    assert chosen_comparisons((found, near)) == (found,)


def test_the_summary_says_only_what_is_known():
    told = summary_of(SLEUTEL)
    assert told["Wat zeggen mensen?"] == NOT_MEASURED
    assert "Wat weten we niet?" not in told
    told = summary_of(released(some_uitkomsten(withheld())))
    assert NO_NUMBERS in told["Wat zeggen mensen?"]
    told = summary_of(KEMPENAAR)
    assert NO_NUMBERS not in told["Wat zeggen mensen?"]
    assert "Van de 24 mensen die twee keer meededen" in told["Wat zeggen mensen?"]


def test_the_summary_says_made_up_wherever_it_has_numbers():
    for material in (BADHUIS, KEMPENAAR):
        said = next(one for one in tell_summary(material) if one.title == "Wat zeggen mensen?")
        for text in (*said.sentences, *said.items):
            assert "Verzonnen antwoorden" in text
        assert all(one.made_up for one in said.numbers)


def test_a_tight_summary_keeps_every_question():
    for limits in SUMMARY_LIMITS:
        titles = [one.title for one in tell_summary(BADHUIS, limits)]
        assert titles == [one.title for one in tell_summary(BADHUIS)]


def test_sixty_questions_are_all_there():
    (*_, loose) = results_by_effect(released(many_questions(60, 40)))
    assert len(loose.blocks) == 60
