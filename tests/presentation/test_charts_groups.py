"""Groups beside each other are drawn on one scale: an equal share is an equal bar."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from presentation.chart_theme import Look, Size
from presentation.chart_words import NO_GROUP_TEXT
from presentation.charts import block_chart, difference_chart
from tests.presentation.chart_samples import (
    choice_block,
    grade_block,
    ladder_block,
    number_block,
    yes_no_uitkomst,
)
from tests.presentation.test_charts import boxes, only, texts
from veranderverhaal.question import Option, Question, QuestionKind
from veranderverhaal.uitkomst import Bar, Block, BlockKind, Difference, Group, Shown, Uitkomst

LOOKS = {"page": Look(), "narrow": Look(width=320, narrow=True), "print": Look(size=Size.PRINT)}
KINDS = (QuestionKind.ONE_OF, QuestionKind.SEVERAL_OF, QuestionKind.RANK)


def in_group(found: Uitkomst, name: str) -> Uitkomst:
    return replace(found, group=Group("question:age", name, "Leeftijd", name))


def together(*blocks: Block) -> Block:
    """The uitkomsten of the same question as groups of one block."""
    found = [in_group(only(block), f"groep {place}") for place, block in enumerate(blocks)]
    return replace(blocks[0], uitkomsten=tuple(found))


def counted(tip: str) -> float:
    """The share that the words of a bar tell: "…: 41 van de 98 (42%)"."""
    count, n = re.findall(r": (\d+) van de (\d+)", tip)[-1]
    return int(count) / int(n)


def grouped_blocks() -> dict[str, Block]:
    choices = {
        kind.value: together(choice_block(kind), choice_block(kind, (98, 3, 2, 1), 104))
        for kind in KINDS
    }
    ladder = together(ladder_block(), ladder_block((1, 1, 1, 44, 1)))
    return {**choices, "ladder": ladder}


GROUPED = grouped_blocks()


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS.keys())
@pytest.mark.parametrize("block", GROUPED.values(), ids=GROUPED.keys())
def test_an_equal_share_is_an_equal_bar_in_every_group(block, look):
    drawn = [row for row in boxes(block_chart(block, look)) if row["tip"]]
    assert len(drawn) >= 8
    assert len({row["x"] for row in drawn}) == 1
    longest = max(drawn, key=lambda row: counted(row["tip"]))
    per_share = (longest["x2"] - longest["x"]) / counted(longest["tip"])
    for row in drawn:
        assert row["x2"] - row["x"] == pytest.approx(per_share * counted(row["tip"]), abs=0.2)


def test_yes_of_each_group_is_a_row_of_one_scale():
    groups = (in_group(yes_no_uitkomst(40, 20), "a"), in_group(yes_no_uitkomst(12, 40), "b"))
    spec = block_chart(Block("yes", BlockKind.YES_NO, "Ken je je buren?", groups))
    drawn = [row for row in boxes(spec) if row["tip"]]
    lengths = [(row["x2"] - row["x"]) / counted(row["tip"]) for row in drawn]
    assert lengths[0] == pytest.approx(lengths[1], abs=0.5)


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS.keys())
def test_columns_of_groups_have_one_height_for_one_share(look):
    few = (0, 0, 0, 0, 0, 0, 5, 30, 5, 0)
    drawn = boxes(block_chart(together(grade_block(), grade_block(few)), look))
    drawn = [row for row in drawn if row["tip"]]
    highest = max(drawn, key=lambda row: counted(row["tip"]))
    assert counted(highest["tip"]) == 30 / 40
    per_share = (highest["y2"] - highest["y"]) / counted(highest["tip"])
    for row in drawn:
        assert row["y2"] - row["y"] == pytest.approx(per_share * counted(row["tip"]), abs=0.2)


def numbers(low: int, counts: tuple[int, ...]) -> Block:
    question = Question("keren", QuestionKind.NUMBER, "Hoe vaak?")
    bars = tuple(Bar((str(low + at),), str(low + at), n) for at, n in enumerate(counts))
    found = only(number_block())
    found = replace(
        found, question=question, bars=bars, n=sum(counts), median=Decimal(low), middle=None
    )
    return Block("keren", BlockKind.NUMBER, question.text, (found,))


def test_numbers_of_groups_stand_on_one_line_of_numbers():
    block = together(numbers(0, (10, 20, 10)), numbers(4, (5, 25, 5)))
    spec = block_chart(block)
    ticks = [text for text in texts(spec) if text in {str(one) for one in range(7)}]
    assert ticks == [str(one) for one in range(7)] * 2
    drawn = [row for row in boxes(spec) if row["tip"]]
    assert min(row["x"] for row in drawn) < 60
    assert max(row["x2"] - row["x"] for row in drawn) == pytest.approx(
        min(row["x2"] - row["x"] for row in drawn), abs=0.2
    )


def test_two_rounds_of_grades_share_their_scale():
    then, now = only(grade_block()), only(grade_block((0, 0, 0, 0, 0, 0, 5, 30, 5, 0)))
    drawn = boxes(difference_chart(Difference(then.question, then, now)))
    heights = {row["tip"]: row["y2"] - row["y"] for row in drawn if row["tip"]}
    top = max(heights.values())
    assert [tip for tip, height in heights.items() if height == top] == ["8: 30 van de 40 (75%)"]


def test_a_group_without_numbers_does_not_shrink_the_others():
    empty = Question("choice", QuestionKind.ONE_OF, "Waarvoor kom je?", options=(Option("a", "A"),))
    seen = together(choice_block(QuestionKind.ONE_OF))
    few = in_group(Uitkomst(empty, "m1", Shown.NOTHING), "klein")
    both = replace(seen, uitkomsten=(*seen.uitkomsten, few))
    widths = [
        [row["x2"] - row["x"] for row in boxes(block_chart(block)) if row["tip"]]
        for block in (replace(both, uitkomsten=(both.uitkomsten[0],) * 2), both)
    ]
    assert widths[0][: len(widths[1])] == widths[1]


@pytest.mark.parametrize("block", [grade_block(), number_block()], ids=["grade", "number"])
def test_numbers_of_many_groups_are_a_row_each(block):
    few, many = together(*[block] * 12), together(*[block] * 40)
    drawn = block_chart(many)
    assert drawn["height"] < block_chart(few)["height"]
    told = texts(drawn)
    assert {f"groep {place}" for place in range(40)} <= set(told)
    assert told.count(f"n = {only(block).n}") == 40
    assert any("middelste antwoord" in text for text in told)


def test_a_question_of_which_no_group_is_shown_is_one_line_among_the_others():
    total = Question("=score", QuestionKind.NUMBER, "Score: alles")
    part = Question("=score/deel", QuestionKind.NUMBER, "Score: een deel")
    names = [f"groep {place}" for place in range(6)]
    unseen = [in_group(Uitkomst(part, "m1", Shown.NOTHING), name) for name in names]
    seen = [replace(in_group(only(number_block()), name), question=total) for name in names]
    block = Block("=score", BlockKind.SCORE, "Score", (*seen, *unseen))
    lines = texts(block_chart(block))
    assert lines.count(NO_GROUP_TEXT) == 1
    assert sum("een deel" in line for line in lines) == 1
    assert sum("weinig" in line for line in lines) == 1


@pytest.mark.parametrize("kind", [BlockKind.STELLINGEN, BlockKind.YES_NO, BlockKind.LADDER])
def test_a_chart_of_which_no_group_is_shown_is_one_line(kind):
    asked = Question("vraag", QuestionKind.YES_NO, "Vraag?")
    unseen = [in_group(Uitkomst(asked, "m1", Shown.WITHHELD), str(place)) for place in range(20)]
    assert texts(block_chart(Block("vraag", kind, "Vraag?", tuple(unseen)))) == [NO_GROUP_TEXT]
