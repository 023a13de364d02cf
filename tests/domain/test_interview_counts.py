"""Interviews are counted by conversation, and others see only numbers of enough of them."""

import pytest

from veranderverhaal.interview import Interview, InterviewWay, Statement, Tendency
from veranderverhaal.interview_counts import (
    ALL_MADE_UP,
    GROUP_IS_ONE,
    LEFT_OUT,
    TOO_FEW_TO_TELL,
    EffectCount,
    count_statements,
    release_counts,
    say_count,
    tendency_of,
)
from veranderverhaal.uitkomst import Shown

NOTICED, MIXED, NOT = Tendency


def talk(number: int, *ways: Tendency | None, effect: str = "e", **more: object) -> Interview:
    said = tuple(Statement(f"s{at}", "Ja.", effect, way) for at, way in enumerate(ways))
    return Interview(str(number), f"gesprek {number}", statements=said, **more)  # type: ignore[arg-type]


def talks(total: int, *each: Tendency) -> list[Interview]:
    silent = [talk(number) for number in range(total - len(each))]
    return [*silent, *(talk(100 + number, way) for number, way in enumerate(each))]


def counted(interviews: list[Interview]) -> EffectCount:
    (one,) = count_statements(interviews, ["e"])
    return one


def test_conversations_are_counted_and_not_statements() -> None:
    one = counted([talk(1, NOTICED, NOTICED, NOTICED), talk(2, NOT), talk(3)])
    assert (one.mentioned, one.interviews) == (2, 3)
    assert one.tendencies == {NOTICED: 1, NOT: 1}


def test_who_says_both_is_mixed_and_who_says_neither_points_no_way() -> None:
    assert tendency_of(talk(1, NOTICED, NOT), "e") is MIXED
    assert tendency_of(talk(1, NOTICED, None), "e") is NOTICED
    assert tendency_of(talk(1, None), "e") is None
    assert tendency_of(talk(1, NOT, effect="x"), "e") is None


def test_it_is_said_in_words() -> None:
    one = counted([*talks(11, *[NOTICED] * 5, MIXED), talk(99, MIXED, way=InterviewWay.GROUP)])
    assert say_count(one) == (
        f"In 7 van de 12 gesprekken genoemd; 5 merken het, 2 merken het soms. {GROUP_IS_ONE}"
    )
    assert say_count(counted([talk(1)])) == "In het enige gesprek niet genoemd."
    assert say_count(counted([talk(1, NOT)])) == ("In het enige gesprek genoemd; 1 merkt het niet.")
    assert say_count(counted([talk(1, NOT, made_up=True)])).endswith(ALL_MADE_UP)


@pytest.mark.parametrize("total", range(1, 13))
def test_others_see_nothing_under_five_that_it_was_said_from_five_and_numbers_from_ten(
    total: int,
) -> None:
    each = [NOTICED] * min(total, 5)
    told = " ".join(map(say_count, release_counts([counted(talks(total, *each))])))
    assert bool(told) is (total >= 5)
    assert any(letter.isdigit() for letter in told) is (total >= 10)


@pytest.mark.parametrize(
    ("each", "shown"),
    [
        ([NOTICED] * 9 + [NOT], {}),  # one person would be seen
        ([NOTICED] * 5 + [MIXED] * 5, {NOTICED: 5, MIXED: 5}),
        ([NOTICED] * 6, {NOTICED: 6}),
        ([NOTICED] * 5 + [MIXED] * 2, {}),  # the two are what is left
        ([NOT] * 5, {NOT: 5}),
    ],
)
def test_others_hear_which_way_it_points_only_when_nobody_is_alone(
    each: list[Tendency], shown: dict[Tendency, int]
) -> None:
    (one,) = release_counts([counted(talks(20, *each))])
    assert (one.shown, one.mentioned) == (Shown.COUNTS, len(each))
    assert one.tendencies == shown


def test_others_do_not_hear_of_what_nobody_spoke_of() -> None:
    assert release_counts([counted(talks(12))]) == ()


@pytest.mark.parametrize("few", [1, 4, 8, 11])
def test_others_do_not_hear_a_number_of_a_few_people_nor_what_is_left_of_all(few: int) -> None:
    (one,) = release_counts([counted(talks(12, *[NOTICED] * few))])
    told = say_count(one)
    assert TOO_FEW_TO_TELL in told
    assert not any(letter.isdigit() for letter in told)
    assert one.mentioned is None
    assert one.tendencies == {}


def test_a_number_that_all_or_enough_mentioned_is_told() -> None:
    for enough in (5, 7, 12):
        (one,) = release_counts([counted(talks(12, *[NOTICED] * enough))])
        assert one.mentioned == enough


def test_made_up_conversations_are_never_counted_with_real_ones() -> None:
    made_up = [talk(200 + at, NOTICED, made_up=True) for at in range(8)]
    three = counted([*made_up, *talks(3, NOTICED)])
    assert (three.interviews, three.mentioned, three.made_up) == (3, 1, False)
    assert LEFT_OUT in say_count(three)
    assert release_counts([three]) == ()
    (enough,) = release_counts([counted([*made_up, *talks(12, *[NOTICED] * 6)])])
    assert say_count(enough).startswith("In 6 van de 12 gesprekken genoemd")
    assert LEFT_OUT in say_count(enough)


def test_only_made_up_conversations_are_told_as_made_up() -> None:
    made_up = [talk(at, NOTICED, made_up=True) for at in range(10)]
    (one,) = release_counts([counted(made_up)])
    assert ALL_MADE_UP in say_count(one)
    assert LEFT_OUT not in say_count(one)
