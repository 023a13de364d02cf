"""A share is told with its band, whatever the kind of question, and a trede with its count."""

import pytest

from tests.domain.saying_samples import GRADE, LADDER, uitkomst_of
from veranderverhaal.saying import describe, say
from veranderverhaal.uitkomst import Block, BlockKind


def test_grades_from_the_middle_one_up_are_told_with_their_band():
    found = uitkomst_of(GRADE, (0, 0, 0, 0, 10, 20, 41, 30, 10, 0))
    assert say(found) == (
        "111 mensen gaven een cijfer. Het middelste cijfer is een 7. "
        "81 van de 111 mensen (73%) gaven een 7 of hoger. "
        "Door toeval kan dat ook tussen 64% en 80% zijn. "
        "De middelste helft van de antwoorden ligt van 6 tot en met 8."
    )


def test_the_alt_text_of_a_ladder_counts_on_each_trede():
    found = uitkomst_of(LADDER, (5, 5, 20, 0))
    assert "[s3]: 20 (67%)" in describe(Block("b", BlockKind.LADDER, "Trede", (found,)))
    few = uitkomst_of(LADDER, (5, 5, 2, 0))
    assert "[s1]: 5, [s2]: 5," in describe(Block("b", BlockKind.LADDER, "Trede", (few,)))


@pytest.mark.parametrize(
    ("count", "n", "band"),
    [  # domain 3.2, and 17 of 35
        (50, 111, "36% en 54%"),
        (99, 111, "82% en 94%"),
        (17, 35, "33% en 64%"),
        (18, 24, "5 en 9 van elke 10"),
        (13, 24, "3 en 8 van elke 10"),
        (7, 20, "1 en 6 van elke 10"),
        (10, 10, "7 en 10 van elke 10"),
    ],
)
def test_the_share_of_a_trede_and_of_grades_is_told_with_its_band(count, n, band):
    words = f"Door toeval kan dat ook tussen {band} zijn."
    rest = n - count
    # Most on the last trede, the others over the three below it.
    others = (rest // 3, rest // 3, rest - 2 * (rest // 3))
    assert words in say(uitkomst_of(LADDER, (*others, count)))
    if 2 * count > n:  # then the middle grade is the one that `count` people gave
        assert words in say(uitkomst_of(GRADE, (*others, 0, 0, 0, count, 0, 0, 0)))
