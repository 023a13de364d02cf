"""Which forms are typed again, what differs, and which number comes next."""

import pytest

from veranderverhaal.double_entry import (
    Difference,
    find_differences,
    forms_to_check,
    next_form_number,
    settle_differences,
)
from veranderverhaal.question import Question, QuestionKind

QUESTIONS = (
    Question("a", QuestionKind.YES_NO, "Ken je je buren?"),
    Question("b", QuestionKind.GRADE, "Welk cijfer geef je?"),
)


def forms(count: int, *checked: int) -> list[tuple[int, bool]]:
    return [(number, number in checked) for number in range(1, count + 1)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param(forms(9), [], id="not ten yet"),
        pytest.param(forms(10), [10], id="the tenth"),
        pytest.param(forms(25), [10, 20], id="the last of every full ten"),
        pytest.param(forms(20, 10), [20], id="checked already"),
        pytest.param(forms(20, 4, 20), [], id="another of the ten was checked"),
    ],
)
def test_one_in_ten_is_typed_again(typed: list[tuple[int, bool]], expected: list[int]) -> None:
    assert forms_to_check(typed) == expected


def test_a_form_that_was_taken_away_asks_for_no_second_check_of_its_ten() -> None:
    without_the_third = [one for one in forms(21, 10) if one[0] != 3]
    assert forms_to_check(without_the_third) == [21]


def test_only_the_questions_with_another_answer_differ() -> None:
    found = find_differences(QUESTIONS, {"a": ("yes",), "b": ("7",)}, {"a": ("yes",)})
    assert found == (Difference("b", ("7",), ()),)


def test_the_right_answer_takes_the_place_of_the_first_and_nothing_takes_it_away() -> None:
    first = {"a": ("yes",), "b": ("7",)}
    assert settle_differences(first, [("a", ("no",)), ("b", ())]) == {"a": ("no",)}


@pytest.mark.parametrize(
    ("taken", "last", "expected"),
    [
        pytest.param([], "", "1", id="the first"),
        pytest.param(["1", "2"], "2", "3", id="one higher than the last"),
        pytest.param(["4", "5", "40"], "4", "6", id="the first that is free"),
        pytest.param(["7", "A-3"], "A-3", "8", id="one higher than the highest"),
        pytest.param(["٣"], "٣", "1", id="only digits that are typed here"),
    ],
)
def test_the_next_number_is_one_that_no_form_has(
    taken: list[str], last: str, expected: str
) -> None:
    assert next_form_number(taken, last) == expected
