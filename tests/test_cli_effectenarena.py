"""`cli.py arena`: the effectenarena of an initiatief as a file."""

import json
from pathlib import Path

import pytest

from tests.command_line import cli
from tests.databases import put_database
from tests.spreadsheets import read_cells
from veranderverhaal.effectenarena.rules import NO_NEGATIVES


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, samples_file: Path) -> Path:
    return put_database(samples_file, tmp_path_factory.mktemp("effectenarena"))


def test_excel_has_the_sheets_that_compute(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.XLSX"
    told = cli("arena", "het-badhuis", "--out", str(path), data=data)
    assert "Het Badhuis" in told and str(path) in told
    cells = read_cells(path.read_bytes())
    assert {sheet for sheet, _address in cells.formulas} >= {"Ketens", "Per jaar", "Uitkomst"}


def test_json_names_the_initiatief(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    cli("arena", "het-badhuis", "--out", str(path), data=data)
    plain = json.loads(path.read_text(encoding="utf-8"))
    assert plain["initiatief"] == "Het Badhuis"
    assert plain["format"] == "veranderverhaal-effectenarena"


def test_pdf_is_a_pdf(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    cli("arena", "het-badhuis", "--out", str(path), data=data)
    assert path.read_bytes().startswith(b"%PDF")


def test_without_negative_effects_the_file_is_made_and_says_what_is_missing(
    data: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.json"
    told = cli("arena", "de-sleutel", "--out", str(path), data=data)
    assert f"Let op: {NO_NEGATIVES}" in told
    headline = json.loads(path.read_text(encoding="utf-8"))["headline"]
    assert headline == {"why_not": NO_NEGATIVES, "plain": None, "discounted": None}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("bestaat-niet", "--out", "a.xlsx"), "geen initiatief ‘bestaat-niet’"),
        (("het-badhuis", "--out", "a.docx"), ".xlsx, .json of .pdf"),
        (("het-badhuis", "--out", "a"), ".xlsx, .json of .pdf"),
        (("het-badhuis", "--out", "geen/map/a.json"), "niet te schrijven"),
    ],
    ids=["initiatief", "ending", "no ending", "folder"],
)
def test_what_cannot_be_made_is_explained(
    data: Path, tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    *rest, path = arguments
    assert told in cli("arena", *rest, str(tmp_path / path), data=data, code=1)
    assert not (tmp_path / path).exists()
