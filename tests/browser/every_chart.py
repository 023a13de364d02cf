"""Every kind of chart there is, each with a name: for the page that shows them and for its test."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

from presentation.charts import (
    Beside,
    Look,
    Order,
    block_chart,
    change_chart,
    difference_chart,
    rounds_chart,
)
from tests.presentation.chart_samples import (
    all_blocks,
    grade_block,
    number_block,
    stelling,
    stelling_uitkomst,
    stellingen_block,
    yes_no_block,
    yes_no_uitkomst,
)
from veranderverhaal.uitkomst import (
    Block,
    Change,
    Difference,
    FigureUnit,
    NeighbourhoodFigure,
    Norm,
    Shown,
    Uitkomst,
)

Spec = dict[str, Any]
NORM = Norm("yes", Decimal(70), "2026-03-01")
GRADE_NORM = Norm("grade", Decimal("7.5"), "2026-03-01")
FIGURE = NeighbourhoodFigure(
    "f", "Veiligheidsmonitor", "Haarlem", Decimal("65.5"), FigureUnit.PERCENT, 2023, "CBS"
)


@cache
def every_chart(look: Look) -> dict[str, Spec]:
    """By name; those of which nothing may be shown begin with "withheld"."""
    found = {name: block_chart(block, look) for name, block in all_blocks().items()}
    found |= _withheld(look) | _with_a_norm(look)
    found["by-agreement"] = block_chart(stellingen_block(), look, order=Order.AGREEMENT)
    found |= _between_rounds(look)
    return {name: spec for name, spec in found.items() if spec is not None}


def texts_of(spec: Spec) -> list[str]:
    """What the chart says, a line each, in no order."""
    rows = (row for rows in spec["datasets"].values() for row in rows)
    return sorted(row["text"] for row in rows if "text" in row)


def number_of_shapes(spec: Spec) -> int:
    """How many bars, lines and points are drawn; an area is one, however many places it has."""
    return sum(
        1 if layer["mark"]["type"] == "area" else len(spec["datasets"][layer["data"]["name"]])
        for layer in spec["layer"]
        if layer["mark"]["type"] != "text"
    )


def _withheld(look: Look) -> Mapping[str, Spec | None]:
    blocks = (stellingen_block(), yes_no_block(), grade_block())
    shown = (Shown.NOTHING, Shown.PRESENCE, Shown.WITHHELD)
    return {
        f"withheld-{block.kind.value}": block_chart(_hidden(block, how), look)
        for block, how in zip(blocks, shown, strict=True)
    }


def _hidden(block: Block, shown: Shown) -> Block:
    hidden = (Uitkomst(one.question, one.meting, shown) for one in block.uitkomsten)
    return replace(block, uitkomsten=tuple(hidden))


def _with_a_norm(look: Look) -> Mapping[str, Spec | None]:
    in_percents = Beside({"yes": NORM}, {"yes": [FIGURE]})
    as_a_grade = Beside({"grade": GRADE_NORM})
    at_a_stelling = Beside({"s0": Norm("s0", Decimal(80), "2026-03-01")})
    return {
        "norm-yes-no": block_chart(yes_no_block(), look, beside=in_percents),
        "norm-grade": block_chart(grade_block(), look, beside=as_a_grade),
        "norm-stellingen": block_chart(stellingen_block(), look, beside=at_a_stelling),
    }


def _between_rounds(look: Look) -> Mapping[str, Spec | None]:
    hours, (grade,) = number_block().uitkomsten[0], grade_block().uitkomsten
    then, now = yes_no_uitkomst(30, 35), yes_no_uitkomst(50, 26)
    names = ("Nulmeting", "Eindmeting")
    agreed = stelling_uitkomst(stelling(), (2, 3, 8, 12, 9))
    rounds = [("Begin", then), ("Midden", yes_no_uitkomst(2, 1)), ("Eind", now)]
    return {
        "change": change_chart(Change(stelling(), "a", "b", Shown.COUNTS, 14, 8, 5, 1), look),
        "withheld-change": change_chart(Change(stelling(), "a", "b", Shown.PRESENCE), look),
        "difference": difference_chart(Difference(then.question, then, now), look, labels=names),
        "difference-grade": difference_chart(
            Difference(grade.question, grade, grade), look, labels=names
        ),
        "rounds": rounds_chart(rounds, look, norm=NORM, beside=[FIGURE]),
        "rounds-stelling": rounds_chart([("Begin", agreed), ("Eind", agreed)], look),
        "rounds-number": rounds_chart([("Begin", hours), ("Eind", hours)], look),
    }
