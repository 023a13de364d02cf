"""The workbook of an effectenarena computes: whatever is changed, it finds what our sums find."""

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest

from presentation.effectenarena_workbook import workbook_bytes
from tests.presentation.effectenarena_page_samples import (
    badhuis_material,
    without_euros,
    without_negatives,
)
from tests.presentation.effectenarena_random import HOSTILE, random_material
from tests.spreadsheets import (
    Cells,
    Place,
    Value,
    computed,
    differences,
    read_cells,
    without_kept_values,
)
from veranderverhaal.effectenarena.income_line import IncomeLine
from veranderverhaal.effectenarena.reckoning import reckon
from veranderverhaal.effectenarena.rules import NO_NEGATIVES, NO_RANKING
from veranderverhaal.model import Initiatief

OFFICE = shutil.which("soffice")
ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"""
FILLED_IN = ("Aannames", "Kengetallen", "Ketens", "Investeringen")
RESULTS = "Uitkomst"
ANCHOR = "In euro's, over de hele looptijd"
# As old as spreadsheets: every program has these.
FUNCTIONS = {
    *("SUM", "SUMPRODUCT", "IF", "AND", "OR", "NOT", "ISNUMBER", "COUNT", "MIN", "MAX", "INT"),
    *("ROUND", "INDEX", "MATCH", "LEN", "SUBSTITUTE"),
}


@pytest.fixture(scope="module")
def badhuis() -> bytes:
    return workbook_bytes(badhuis_material())


@pytest.fixture(scope="module")
def cells(badhuis: bytes) -> Cells:
    return read_cells(badhuis)


def test_every_number_is_that_of_a_spreadsheet_program(badhuis, cells, tmp_path):
    found = computed(without_kept_values(badhuis), tmp_path / "a.xlsx", {})
    assert len(found) > 4000
    assert not differences(found, cells.kept)


@pytest.mark.long_form
def test_whatever_is_changed_in_the_file_it_finds_our_new_sums(size, tmp_path):
    """One file gets all that was filled in for the other, and computes."""
    has_baten, changed = 0, 0
    for shape in size((0, 3, 6), range(80)):
        one, other = random_material(shape, shape), random_material(shape + 1000, shape)
        content, wanted = workbook_bytes(one), workbook_bytes(other)
        changes = _changes(read_cells(content), read_cells(wanted))
        found = computed(without_kept_values(content), tmp_path / "a.xlsx", changes)
        apart = differences(_anchored(content, found), _anchored(wanted, read_cells(wanted).kept))
        assert not apart, (shape, list(apart.items())[:3])
        has_baten += bool(reckon(other.effectenarena).plain.baten.high)
        changed += len(changes)
    assert has_baten >= size(2, 20) and changed > 150


def _changes(cells: Cells, other: Cells) -> dict[Place, Value | None]:
    assert {place[0] for place in cells.inputs} >= {"Aannames"}
    assert _formulas(cells) == _formulas(other)
    return {
        place: other.inputs.get(place)
        for place in cells.inputs.keys() | other.inputs.keys()
        if place[0] in FILLED_IN and cells.inputs.get(place) != other.inputs.get(place)
    }


def _formulas(cells: Cells) -> dict[Place, str]:
    return {
        place: formula
        for place, formula in cells.formulas.items()
        if place[0] != RESULTS and RESULTS not in formula
    }


def _anchored(content: bytes, values: dict[Place, Value]) -> dict[Place, Value]:
    """With the rows of the results counted from the euros: what stands above differs."""
    inputs = read_cells(content).inputs
    (anchor,) = (_row(place[1]) for place, text in inputs.items() if text == ANCHOR)
    return {
        (
            sheet,
            f"{address.rstrip('0123456789')}{_row(address) - anchor * (sheet == RESULTS)}",
        ): value
        for (sheet, address), value in values.items()
        if sheet != RESULTS or _row(address) > anchor
    }


def _row(address: str) -> int:
    return int(address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))


def test_a_keten_that_is_switched_off_in_the_file_is_left_out_of_all_sums(badhuis, cells, tmp_path):
    (row,) = (
        _row(address)
        for (sheet, address), text in cells.inputs.items()
        if sheet == "Ketens" and address[0] == "B" and str(text).endswith("minder uitkering")
    )
    found = computed(badhuis, tmp_path / "a.xlsx", {("Ketens", f"C{row}"): 0.0})
    wanted = read_cells(workbook_bytes(badhuis_material(), without=frozenset({"talent"})))
    assert not differences(found, wanted.kept)
    assert found != cells.kept


@pytest.mark.only_long
@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not here")
def test_libreoffice_computes_the_same(badhuis, cells, tmp_path):
    profile = tmp_path / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS_RECALCULATE)
    path, made = tmp_path / "a.xlsx", tmp_path / "made"
    path.write_bytes(without_kept_values(badhuis))
    command = [str(OFFICE), f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    command += ["--convert-to", "xlsx", "--outdir", str(made), str(path)]
    subprocess.run(command, check=True, capture_output=True)
    found = read_cells((made / "a.xlsx").read_bytes())
    kept = {place: value for place, value in found.kept.items() if place in cells.kept}
    empty = dict.fromkeys(cells.kept.keys() - kept.keys(), "")
    assert not differences({**kept, **empty}, cells.kept)


def test_formulas_only_use_what_every_program_has(cells):
    used = {name for one in cells.formulas.values() for name in re.findall(r"([A-Z.]+)\(", one)}
    assert used == FUNCTIONS


def test_no_text_that_was_filled_in_becomes_a_formula_or_a_link():
    material = random_material(3, 3)
    texts = [text for text in HOSTILE if text.startswith(("=", "@", "http"))]
    filled = replace(material, initiatief=Initiatief("proef", "=HYPERLINK(1)"))
    content = workbook_bytes(filled)
    found = read_cells(content)
    assert not [one for one in found.formulas.values() if any(text[1:] in one for text in texts)]
    assert {'=1+1"', "@SUM(A1)", "=Samen koken"} & set(found.inputs.values())
    assert not [one for one in found.formulas.values() if "HYPERLINK" in one]
    assert b"voorbeeld.nl" not in _links(content)


def _links(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"".join(archive.read(one) for one in archive.namelist() if one.endswith(".rels"))


def test_the_same_effectenarena_gives_the_same_file(badhuis):
    assert workbook_bytes(badhuis_material()) == badhuis


def test_pm_and_nadelen_stand_above_the_euros(cells):
    texts = {
        str(text): _row(address)
        for (sheet, address), text in cells.inputs.items()
        if sheet == RESULTS
    }
    (pm,) = (row for text, row in texts.items() if "trots op de buurt" in text)
    (nadeel,) = (row for text, row in texts.items() if "soms geluid in de avond" in text)
    assert pm < texts["Negatieve effecten"] < nadeel < texts[ANCHOR]
    (unfinished,) = (row for text, row in texts.items() if "nieuwe dingen" in text)
    assert unfinished < texts[ANCHOR]


def test_without_negative_effects_there_is_no_headline_until_somebody_types_them(tmp_path):
    content = workbook_bytes(without_negatives())
    cells = read_cells(content)
    results = {place: one for place, one in cells.kept.items() if place[0] == RESULTS}
    assert NO_NEGATIVES in results.values()
    (row,) = (
        _row(address)
        for (sheet, address), text in cells.inputs.items()
        if sheet == "Aannames" and text == "Negatieve effecten"
    )
    typed = {("Aannames", f"B{row}"): "geen"}
    found = computed(content, tmp_path / "a.xlsx", typed)
    assert NO_NEGATIVES not in found.values()


def test_the_first_sheet_tells_how_to_read_it(cells):
    told = " ".join(
        str(text) for (sheet, _address), text in cells.inputs.items() if sheet == "Lees mij"
    )
    for words in ("Gele vakken", "2,25%", "20 jaar", "2026", "erzonnen", "afgerond", NO_RANKING):
        assert words in told


def test_without_one_euro_there_is_still_a_file_and_income_has_amounts_of_its_own(tmp_path):
    line = IncomeLine("a", "=Fonds", price=Decimal("12.50"), volume=Decimal(40), year=2026)
    content = workbook_bytes(without_euros(), income=[line])
    found = computed(without_kept_values(content), tmp_path / "a.xlsx", {})
    assert not differences(found, read_cells(content).kept)
    assert [value for place, value in found.items() if place[0] == "Inkomsten"] == [500.0]
