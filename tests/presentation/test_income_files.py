"""Income as a workbook that computes what our own sums find, and as CSV."""

import csv
import io
from decimal import Decimal

import pytest

from presentation.income_files import income_csv, income_workbook
from tests.domain.test_effectenarena_income import EARNED, LINES, PRIVATE, PUBLIC, line
from tests.spreadsheets import Cells, computed, differences, read_cells, without_kept_values
from veranderverhaal.effectenarena.income import mixes, thirds_of

HOSTILE = [
    line('=HYPERLINK("http://x")', PRIVATE, "11", theme="*", scenario=">0"),
    line("+1", PRIVATE, "0.1", "3", theme="<b>?</b>", scenario=">0"),
    line("gemeente", PUBLIC, "400", theme="ONTMOETEN", year=2024),
    line("@a\x07b", EARNED, "2.5", "1.5", theme="", year=2024, scenario="-1"),
]
ALL = (*LINES, *HOSTILE)


@pytest.fixture(scope="module")
def content() -> bytes:
    return income_workbook("Het Badhuis", ALL, made_up=True)


@pytest.fixture(scope="module")
def cells(content: bytes) -> Cells:
    return read_cells(content)


def test_a_spreadsheet_program_finds_every_sum(content, cells, tmp_path):
    found = computed(without_kept_values(content), tmp_path / "a.xlsx", {})
    assert len(found) > 80
    assert not differences(found, cells.kept)


def place_of(cells: Cells, sheet: str, text: str) -> int:
    (row,) = {
        int(at[1:]) for (name, at), one in cells.inputs.items() if (name, one) == (sheet, text)
    }
    return row


def test_another_price_or_volume_changes_all_sums(content, cells, tmp_path):
    row = place_of(cells, "Regels", "Lunches")
    changes = {("Regels", f"F{row}"): 10.0, ("Regels", f"G{row}"): 100.0}
    found = computed(without_kept_values(content), tmp_path / "a.xlsx", changes)
    other = [
        *LINES[:-1],
        line("Lunches", EARNED, "10", "100", year=2027, scenario="Meer verdienen"),
    ]
    wanted = read_cells(income_workbook("Het Badhuis", (*other, *HOSTILE))).kept
    assert not differences(found, wanted)


def test_what_a_third_of_each_would_take_stands_in_it(cells):
    names = list(mixes(ALL))
    column = "BCDEFGH"[[one.year for one in names].index(2025)]
    thirds = thirds_of(next(one for one in names if (one.year, one.scenario) == (2025, "")))
    top = place_of(cells, "Per jaar", "Naar een derde van elk, bij hetzelfde totaal")
    got = [cells.kept["Per jaar", f"{column}{top + n}"] for n in (1, 2, 3)]
    assert got == [float(one.difference) for one in thirds.same_total]


def test_no_text_becomes_a_formula_or_link(content, cells):
    texts = {str(one) for one in cells.inputs.values()}
    assert {'=HYPERLINK("http://x")', "+1", "*", ">0"} <= texts
    assert all(one.startswith(("SUM", "IF(", "MAX(", "$")) for one in cells.formulas.values())
    assert b"hyperlink" not in content
    assert "Dit is een verzonnen voorbeeld." in texts


def test_the_same_income_gives_the_same_file_and_none_gives_one_too(content):
    assert income_workbook("Het Badhuis", ALL, made_up=True) == content
    assert read_cells(income_workbook("Leeg", ()))


def test_csv_has_every_line_with_its_amount_and_what_it_says():
    made = income_csv("Het Badhuis", ALL, made_up=True).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(made), delimiter=";"))
    lunches = next(row for row in rows if "Lunches" in row)
    assert lunches[5:9] == ["7,5", "1200", "lunches", "9000"]
    assert any(row[2:3] == ['\'=HYPERLINK("http://x")'] for row in rows)
    told = [row[0] for row in rows if len(row) == 1]
    assert "Dit is een verzonnen voorbeeld." in told
    assert any("63% publiek" in one for one in told)
    amounts = [Decimal(row[8].replace(",", ".")) for row in rows[1 : len(ALL) + 1]]
    assert sum(amounts) == sum(mix.total for mix in mixes(ALL))
