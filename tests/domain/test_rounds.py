"""Which rounds may be compared, and on which questions."""

from dataclasses import replace
from datetime import date

from tests.metingen import a_meting, every_kind
from veranderverhaal.question import QuestionKind
from veranderverhaal.rounds import (
    ORDERED_KINDS,
    are_linked,
    comparable_questions,
    rounds_of,
    rounds_with_steps,
)

AFTER = a_meting(key="na", starts_on=date(2026, 9, 1))
BEFORE = a_meting(key="voor", starts_on=date(2026, 3, 1))
UNDATED = a_meting(key="ooit", starts_on=None)
OTHER = a_meting(key="ander", vragenlijst="los")


def test_rounds_of_one_vragenlijst_stand_oldest_first() -> None:
    (rounds,) = rounds_of([AFTER, UNDATED, OTHER, BEFORE]).values()
    assert [one.key for one in rounds] == ["voor", "na", "ooit"]


def test_a_vragenlijst_with_one_round_has_nothing_to_compare() -> None:
    assert rounds_of([OTHER]) == {}


def test_people_are_recognised_only_when_both_rounds_asked_their_code() -> None:
    linked = replace(BEFORE, linked=True)
    assert are_linked(linked, replace(AFTER, linked=True))
    assert not are_linked(linked, replace(AFTER, linked=False))


def test_each_round_stands_in_one_table_of_steps_at_most() -> None:
    five = [
        a_meting(key=f"r{year}", starts_on=date(year, 3, 1), linked=True)
        for year in (2024, 2022, 2020, 2021, 2023)
    ]
    assert rounds_with_steps(five) == {("r2020", "r2021"), ("r2022", "r2023")}


def test_a_round_without_codes_takes_no_place_and_another_vragenlijst_has_its_own() -> None:
    linked = [replace(one, linked=True) for one in (BEFORE, AFTER, UNDATED, OTHER)]
    between = a_meting(key="tussen", starts_on=date(2026, 6, 1))
    other = replace(OTHER, key="nog een", linked=True)
    assert rounds_with_steps([*linked, between, other]) == {("voor", "na"), ("ander", "nog een")}


def test_only_answers_with_an_order_go_up_or_down() -> None:
    found = comparable_questions(every_kind(), every_kind(), ORDERED_KINDS)
    assert [one.kind for one in found] == list(ORDERED_KINDS)


def test_a_question_that_changed_its_meaning_is_not_compared() -> None:
    before = every_kind()
    (section, *rest) = before.sections
    first, *others = section.questions
    other = replace(first, kind=QuestionKind.YES_NO)
    after = replace(before, sections=(replace(section, questions=(other, *others)), *rest))
    found = comparable_questions(before, after, ORDERED_KINDS)
    assert first.key not in [one.key for one in found]
