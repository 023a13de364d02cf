"""What the charts show, and what they keep to themselves."""

import json
import re
from dataclasses import replace
from functools import cache

import pytest

from presentation.chart_theme import Look, Size
from presentation.chart_words import text_width
from presentation.charts import (
    Order,
    block_chart,
)
from tests.presentation.chart_samples import (
    BADHUIS,
    all_blocks,
    choice_block,
    domains_block,
    grade_block,
    ladder_block,
    stelling,
    stelling_uitkomst,
    stellingen_block,
    yes_no_block,
)
from veranderverhaal.question import Question, QuestionKind
from veranderverhaal.uitkomst import (
    Block,
    BlockKind,
    Shown,
    Uitkomst,
)

LOOKS = {
    "page": Look(),
    "narrow": Look(narrow=True),
    "dark": Look(dark=True),
    "beamer": Look(dark=True, size=Size.BEAMER),
    "print": Look(size=Size.PRINT),
    "empty": Look(empty=True),
}
BLOCKS = all_blocks()


@cache
def spec_of(block: str, look: str) -> dict:
    """The chart of this block in this look: several tests look at each."""
    return block_chart(BLOCKS[block], LOOKS[look])


def rows_of(spec) -> list[dict]:
    return [row for rows in spec["datasets"].values() for row in rows]


def texts(spec) -> list[str]:
    """The lines of text, from top to bottom and left to right."""
    lines = [row for row in rows_of(spec) if "text" in row]
    return [row["text"] for row in sorted(lines, key=lambda row: (row["y"], row["x"]))]


def said(spec) -> str:
    return " ".join(texts(spec))


def boxes(spec) -> list[dict]:
    return [row for row in rows_of(spec) if "tip" in row and "x2" in row]


def only(block: Block) -> Uitkomst:
    return block.uitkomsten[0]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("block", BLOCKS)
def test_every_kind_becomes_a_specification_that_is_plain_data(block, look):
    spec = spec_of(block, look)
    assert json.loads(json.dumps(spec)) == spec
    assert spec["width"] == LOOKS[look].wide
    assert spec["description"]


@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.parametrize("look", LOOKS)
def test_no_text_is_smaller_than_can_be_read_or_runs_out_of_the_picture(block, look):
    spec, look = spec_of(block, look), LOOKS[look]
    for layer in spec["layer"]:
        if layer["mark"]["type"] != "text":
            continue
        for row in spec["datasets"][layer["data"]["name"]]:
            assert row["size"] >= (28 if look.size is Size.BEAMER else 14)
            wide = text_width(row["text"], row["size"], layer["mark"]["fontWeight"] == 700)
            align = layer["mark"]["align"]
            left = row["x"] - {"left": 0, "center": wide / 2, "right": wide}[align]
            assert left >= -1, row
            assert left + wide <= look.wide + 1, row
            assert 0 <= row["y"] <= spec["height"]


@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.parametrize("look", LOOKS)
def test_no_two_lines_of_text_stand_on_each_other(block, look):
    spec = spec_of(block, look)
    places = []
    for layer in spec["layer"]:
        if layer["mark"]["type"] != "text":
            continue
        for row in spec["datasets"][layer["data"]["name"]]:
            wide = text_width(row["text"], row["size"], layer["mark"]["fontWeight"] == 700)
            left = row["x"] - {"left": 0, "center": wide / 2, "right": wide}[layer["mark"]["align"]]
            high = row["size"] * 0.45
            places.append((left, left + wide, row["y"] - high, row["y"] + high, row["text"]))
    for place, one in enumerate(places):
        for other in places[place + 1 :]:
            apart = one[1] <= other[0] + 1 or other[1] <= one[0] + 1
            assert apart or one[3] <= other[2] + 1 or other[3] <= one[2] + 1, (one, other)


def test_stellingen_are_read_whole_with_their_n_and_share():
    spec = block_chart(stellingen_block())
    shown = said(spec)
    for text, counts, _ in BADHUIS:
        assert all(word in shown for word in text.split())
        assert f"{round(100 * sum(counts[3:]) / 111)}%" in shown
    assert texts(spec).count("111") == len(BADHUIS)


def test_the_neutral_answers_of_stellingen_stand_around_one_line():
    spec = block_chart(stellingen_block())
    neutral = [box for box in boxes(spec) if (box["tip"] or "").startswith("niet eens")]
    middles = {round((box["x"] + box["x2"]) / 2) for box in neutral}
    assert max(middles) - min(middles) <= 1
    assert len(neutral) == len(BADHUIS) + 1


def test_dont_know_is_a_column_and_no_part_of_the_bar():
    spec = block_chart(stellingen_block())
    assert not any("weet ik niet" in (box["tip"] or "") for box in boxes(spec))
    assert "12" in texts(spec)


def test_few_answers_are_counts_without_percents():
    block = Block("b", BlockKind.STELLINGEN, "t", (stelling_uitkomst(stelling(), (1, 0, 4, 5, 4)),))
    shown = said(block_chart(block))
    assert "%" not in shown
    assert "9" in texts(block_chart(block))


def test_a_part_under_eight_percent_has_no_number_in_it():
    counts = (7, 0, 93, 0, 0)
    block = Block("b", BlockKind.STELLINGEN, "t", (stelling_uitkomst(stelling(), counts),))
    shown = texts(block_chart(block, Look(width=1400)))
    assert "93%" in shown
    assert "7%" not in shown


def test_stellingen_stand_as_asked_or_by_agreement():
    block = Block("b", BlockKind.STELLINGEN, "t", tuple(reversed(stellingen_block().uitkomsten)))
    asked, sorted_texts = (
        [text for text in texts(block_chart(block, order=order)) if text.endswith("%")]
        for order in Order
    )
    assert asked != sorted_texts
    firsts = [text for text in texts(block_chart(block, order=Order.AGREEMENT)) if "durf" in text]
    assert firsts
    assert texts(block_chart(block, order=Order.AGREEMENT))[-1] == "te weinig antwoorden"


def test_answers_put_together_are_one_part_and_say_so():
    spec = block_chart(domains_block())
    assert "samen geteld: acute problematiek" in said(spec)
    assert any((box["tip"] or "").startswith("acute problematiek of") for box in boxes(spec))


def test_a_stelling_to_disagree_with_says_what_is_favourable():
    reverse = replace(only(stellingen_block()), headline_label="(helemaal) oneens")
    block = Block("b", BlockKind.STELLINGEN, "t", (reverse,))
    assert "(helemaal) oneens" in said(block_chart(block))


@pytest.mark.parametrize("shown", [Shown.NOTHING, Shown.PRESENCE, Shown.WITHHELD])
@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS.keys())
@pytest.mark.parametrize("kind", [kind for kind in BLOCKS if kind != "empty"])
def test_what_is_withheld_has_no_number_in_its_chart(kind, look, shown):
    block = BLOCKS[kind]
    hidden = tuple(
        Uitkomst(replace(one.question, text="Vraag"), one.meting, shown, one.group)
        for one in block.uitkomsten
    )
    labelled = re.compile(r"\d+ (tot|jaar)|^n$")
    lines = texts(block_chart(replace(block, uitkomsten=hidden), look))
    assert not any(re.search(r"\d", line) for line in lines if not labelled.search(line))
    assert look.empty or any("weinig" in line for line in lines)


def test_a_grade_shows_its_distribution_with_the_median():
    shown = said(block_chart(grade_block()))
    assert "mediaan 7,5" in shown
    assert "middelste helft: 6 tot en met 8" in shown
    assert "n = 111" in shown


def test_columns_put_together_are_as_high_as_their_mean():
    block = grade_block()
    merged = (replace(only(block).bars[0], codes=("1", "2"), count=10), *only(block).bars[2:])
    found = replace(only(block), bars=merged)
    spec = block_chart(replace(block, uitkomsten=(found,)))
    first, *_, last = sorted(boxes(spec), key=lambda box: box["x"])
    # Ten answers on two grades are as high as five on one; there are seven tens.
    assert (first["y2"] - first["y"]) / (last["y2"] - last["y"]) == pytest.approx(5 / 7, abs=0.02)


def test_the_highest_trede_stands_on_top_with_the_median_marked():
    lines = texts(block_chart(ladder_block()))
    assert lines.index("5") < lines.index("4") < lines.index("1")
    assert lines.index("mediaan") > lines.index("4")


def test_answers_of_which_several_fit_are_separate_bars_with_bands():
    spec = block_chart(choice_block(QuestionKind.SEVERAL_OF, (71, 48, 63, 6)))
    starts = {box["x"] for box in boxes(spec)}
    assert len(boxes(spec)) == 4
    assert len(starts) == 1
    assert sum(layer["mark"]["type"] == "rule" for layer in spec["layer"]) >= 1


def test_a_ranking_tells_first_places_and_the_median_place():
    assert "mediaan: plaats 2" in said(block_chart(choice_block(QuestionKind.RANK)))


def test_open_answers_have_no_chart():
    question = Question("o", QuestionKind.OPEN, "Wat nog meer?")
    block = Block("o", BlockKind.OPEN, "t", (Uitkomst(question, "m", Shown.SHARES, n=40),))
    assert block_chart(block) is None


def test_a_block_of_nothing_has_no_chart():
    assert block_chart(Block("b", BlockKind.STELLINGEN, "t", ())) is None


@pytest.mark.parametrize("kind", BLOCKS)
def test_guessing_comes_before_the_answer(kind):
    spec = block_chart(BLOCKS[kind], Look(empty=True))
    numbers = [text for text in texts(spec) if re.search(r"%|n =|mediaan", text)]
    assert numbers == []
    assert not any(box["tip"] for box in boxes(spec))


def test_forty_groups_and_sixty_stellingen_can_be_drawn():
    many = tuple(
        stelling_uitkomst(stelling(f"s{place}", f"Stelling {place}"), (1, 2, 30, 4, 5))
        for place in range(60)
    )
    spec = block_chart(Block("b", BlockKind.STELLINGEN, "t", many))
    assert "Stelling 59" in said(spec)


def test_one_option_only_is_a_whole_bar():
    assert "100%" in said(block_chart(yes_no_block(40, 0)))


def test_nearly_nobody_is_not_nobody():
    shown = texts(block_chart(yes_no_block(999, 1)))
    assert ">99%" in shown
    assert "<1%" in shown


def test_the_padding_is_told_by_side_as_streamlit_needs():
    assert set(block_chart(grade_block())["padding"]) == {"left", "top", "right", "bottom"}
