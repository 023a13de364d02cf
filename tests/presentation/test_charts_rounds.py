"""Charts of several metingen, what stands beside an uitkomst, and charts in a file."""

import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from presentation.charts import (
    Beside,
    Frame,
    block_chart,
    change_chart,
    difference_chart,
    for_file,
    rounds_chart,
)
from tests.presentation.chart_samples import (
    grade_block,
    number_block,
    stelling,
    stellingen_block,
    yes_no_block,
    yes_no_uitkomst,
)
from tests.presentation.test_charts import BLOCKS, LOOKS, boxes, only, rows_of, said, texts
from veranderverhaal.meting import Meting, MetingKind
from veranderverhaal.saying import say_change, say_difference
from veranderverhaal.uitkomst import (
    Bar,
    Change,
    Difference,
    FigureUnit,
    NeighbourhoodFigure,
    Norm,
    Shown,
)

NORM = Norm("yes", Decimal(70), "2026-03-01")
FIGURE = NeighbourhoodFigure(
    "f", "Veiligheidsmonitor", "Haarlem", Decimal("65.5"), FigureUnit.PERCENT, 2023, "CBS"
)


def test_a_norm_and_a_figure_are_drawn_and_explained():
    beside = Beside({"yes": NORM}, {"yes": [FIGURE]})
    spec = block_chart(yes_no_block(), beside=beside)
    shown = said(spec)
    assert "onze norm: 70% of meer (gekozen op 1-3-2026)" in shown
    assert "Veiligheidsmonitor, Haarlem: 65,5% (CBS, 2023)" in shown
    dashes = [layer["mark"].get("strokeDash") for layer in spec["layer"]]
    assert [5, 4] in dashes


def test_a_norm_of_a_grade_is_no_percentage():
    beside = Beside({"grade": Norm("grade", Decimal("7.5"), "2026-03-01")})
    assert "onze norm: 7,5 of meer" in said(block_chart(grade_block(), beside=beside))


def test_a_change_tells_how_many_went_each_way():
    change = Change(stelling(), "a", "b", Shown.COUNTS, 14, 8, 5, 1)
    shown = said(change_chart(change))
    assert "lager: 1 gelijk: 5 hoger: 8" in shown
    assert "n = 14" in shown


def test_a_change_of_few_people_has_no_number():
    shown = said(change_chart(Change(stelling(), "a", "b", Shown.PRESENCE)))
    assert not re.search(r"\d", shown)


def test_a_difference_shows_both_rounds_with_their_n():
    before, after = yes_no_uitkomst(30, 35), yes_no_uitkomst(50, 26)
    found = Difference(before.question, before, after)
    shown = said(difference_chart(found, labels=("Nulmeting", "Eindmeting")))
    for text in ("Nulmeting", "n = 65", "46%", "Eindmeting", "n = 76", "66%"):
        assert text in shown


def test_a_difference_of_grades_shows_two_distributions():
    grade = only(grade_block())
    shown = said(difference_chart(Difference(grade.question, grade, grade)))
    assert shown.count("mediaan 7,5") == 2


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS.keys())
def test_rounds_keep_the_place_of_one_with_too_few_answers(look):
    rounds = [("Begin", yes_no_uitkomst(30, 35)), ("Midden", yes_no_uitkomst(2, 1))]
    rounds.append(("Eind", yes_no_uitkomst(12, 8)))
    lines = texts(rounds_chart(rounds, look, norm=NORM, beside=[FIGURE]))
    assert all(name in lines for name, _ in rounds)
    assert ("12 van 20" in lines) is not look.empty
    assert any("weinig" in line for line in lines) is not look.empty


@pytest.mark.parametrize("share", [46, 42, 44, 48, 51])
def test_a_norm_strikes_through_no_value(share):
    rounds = [("Begin", yes_no_uitkomst(30, 35)), ("Midden", yes_no_uitkomst(40, 60))]
    rounds.append(("Eind", yes_no_uitkomst(30, 35)))
    norm = Norm("yes", Decimal(share), "2026-03-01")
    spec = rounds_chart(rounds, norm=norm)
    words = [row for row in rows_of(spec) if row.get("text") in ("46%", "40%")]
    dashed = next(layer for layer in spec["layer"] if layer["mark"].get("strokeDash") == [5, 4])
    at = spec["datasets"][dashed["data"]["name"]][0]["y"]
    assert len(words) == 3
    assert min(abs(row["y"] - at) / row["size"] for row in words) >= 0.6


def test_rounds_of_numbers_show_the_median():
    hours = only(number_block())
    assert "11" in texts(rounds_chart([("Begin", hours), ("Eind", hours)]))


def test_ranges_that_are_as_wide_are_columns_that_are_as_wide():
    labels = [(f"{low}..{low + 4}", f"{low} tot en met {low + 4}") for low in range(0, 40, 5)]
    hours = replace(
        only(number_block()), bars=tuple(Bar((code,), label, 3) for code, label in labels)
    )
    block = replace(number_block(), uitkomsten=(hours,))
    widths = {round(row["x2"] - row["x"]) for row in boxes(block_chart(block)) if row["tip"]}
    assert len(widths) == 1


def test_a_file_has_title_period_note_and_source():
    meting = Meting(
        "m", "c", MetingKind.ONCE, "Eerste meting", "v", 1, date(2022, 5, 1), date(2022, 6, 30)
    )
    block = replace(stellingen_block(), notes=("Dit is ervaren verandering.",))
    spec = for_file(block, replace(meting, made_up=True), source="onderzoek Het Badhuis")
    lines = texts(spec)
    assert lines[:2] == ["Wat verandert er?", "Eerste meting · mei – juni 2022"]
    assert "Verzonnen antwoorden, alleen als voorbeeld." in lines
    assert lines[-1] == "Bron: onderzoek Het Badhuis"
    assert "Verzonnen" not in said(for_file(block, meting))
    assert spec["background"] == "#ffffff"


def test_no_specification_fetches_anything():
    for block in BLOCKS.values():
        spec = json.dumps(block_chart(block))
        assert "http" not in spec.replace("https://vega.github.io/schema/", "")
        assert '"url"' not in spec


def test_charts_of_rounds_have_a_description_in_words():
    moved = Change(stelling(), "a", "b", Shown.COUNTS, 14, 8, 5, 1)
    before, after = yes_no_uitkomst(30, 35), yes_no_uitkomst(50, 26)
    found = Difference(before.question, before, after)
    rounds = [("Begin", before), ("Eind", after)]
    assert change_chart(moved)["description"] == say_change(moved)
    assert difference_chart(found)["description"] == say_difference(found)
    assert rounds_chart(rounds)["description"].startswith("Begin: 46%")


def test_a_file_of_two_rounds_has_both_periods_and_says_what_is_made_up():
    first = Meting("m", "c", MetingKind.ONCE, "Eerst", "v", 1, date(2022, 5, 1), date(2022, 6, 30))
    second = replace(first, key="n", name="Later", starts_on=None, ends_on=None, made_up=True)
    frame = Frame.of_rounds("Mijn titel", (first, second), notes=("Let op.",), source="Badhuis")
    moved = Change(stelling(), "a", "b", Shown.COUNTS, 14, 8, 5, 1)
    lines = texts(change_chart(moved, frame=frame))
    assert lines[:2] == ["Mijn titel", "Eerst, mei – juni 2022 · Later, periode onbekend"]
    made_up = "Verzonnen antwoorden, alleen als voorbeeld."
    assert lines[-3:] == ["Let op.", made_up, "Bron: Badhuis"]
