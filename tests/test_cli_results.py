"""`cli.py results`: the uitkomsten of a meting as a file."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.command_line import cli, cli_as_program
from tests.databases import put_database
from veranderverhaal.uitkomst import Shown

BADHUIS = ("results", "het-badhuis", "--meting", "bewonersonderzoek")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, samples_file: Path) -> Path:
    return put_database(samples_file, tmp_path_factory.mktemp("results"))


def test_excel_holds_the_published_shares_of_het_badhuis(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "uitkomsten.xlsx"
    told = cli(*BADHUIS, "--out", str(path), data=data)
    assert "Bewonersonderzoek" in told and str(path) in told
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name("Overzicht").to_python()
    (known,) = (row for row in rows if "ken ik andere bewoners" in str(row[1]))
    assert known[3] == 111 and known[5] == 81
    assert round(known[6], 2) == 0.73
    assert any("Verzonnen" in str(row[0]) for row in rows[:4])


def test_csv_is_tidy_and_wide_when_asked(data: Path, tmp_path: Path) -> None:
    tidy, wide = tmp_path / "tidy.csv", tmp_path / "wide.csv"
    cli(*BADHUIS, "--out", str(tidy), data=data)
    cli(*BADHUIS, "--wide", "--out", str(wide), data=data)
    (first, *_rest) = read(tidy)
    assert first["periode"] == "2 mei 2022 tot en met 12 juni 2022"
    assert first["verzonnen"] == "ja"
    assert {row["groep"] for row in read(tidy)} > {"iedereen"}
    assert len(read(wide)) >= 111


def read(path: Path) -> list[dict[str, str]]:
    text = io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")
    return list(csv.DictReader(text, delimiter=";"))


def test_json_names_the_initiatief_and_withholds_groups_that_are_small(
    data: Path, tmp_path: Path
) -> None:
    path = tmp_path / "uitkomsten.json"
    cli(*BADHUIS, "--out", str(path), data=data)
    plain = json.loads(path.read_text(encoding="utf-8"))
    assert plain["initiatief"] == "Het Badhuis" and plain["made_up"]
    shown = [one for axis in plain["groups"] for one in axis["uitkomsten"]]
    assert {axis["axis"] for axis in plain["groups"]} >= {"channel"}
    for one in shown:
        assert ("n" in one) == (one["shown"] in (Shown.COUNTS, Shown.SHARES))
        assert one.get("n", 10) >= 10


def test_zip_holds_every_chart_as_png_and_svg(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "plaatjes.zip"
    cli(*BADHUIS, "--out", str(path), data=data)
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        contents = {name: archive.read(name) for name in names}
    assert names[0].startswith("01-") and names[0].endswith(".png")
    assert names[1] == names[0].replace(".png", ".svg")
    for name, content in contents.items():
        assert content.startswith(b"\x89PNG" if name.endswith(".png") else b"<svg"), name


def test_a_meting_may_be_named_as_people_name_it(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    name = "bewonersonderzoek (verzonnen antwoorden)"
    cli("results", "het-badhuis", "--meting", name, "--out", str(path), data=data)
    assert path.exists()


def test_the_only_meting_need_not_be_named(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    cli_as_program("results", "het-badhuis", "--out", str(path), data=data)
    assert path.exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("bestaat-niet", "--out", "a.xlsx"), "geen initiatief ‘bestaat-niet’"),
        (("het-badhuis", "--meting", "anders", "--out", "a.xlsx"), "bewonersonderzoek"),
        (("het-badhuis", "--out", "a.pdf"), ".xlsx, .csv, .json of .zip"),
        (("het-badhuis", "--wide", "--out", "a.xlsx"), "--wide"),
        (("het-badhuis", "--out", "geen/map/a.csv"), "niet te schrijven"),
    ],
    ids=["initiatief", "meting", "ending", "wide", "folder"],
)
def test_what_cannot_be_made_is_explained(
    data: Path, tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    *rest, path = arguments
    assert told in cli("results", *rest, str(tmp_path / path), data=data, code=1)
    assert not (tmp_path / path).exists()


def test_without_metingen_there_is_nothing_to_hand_on(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    told = cli_as_program("results", "de-sleutel", "--out", str(path), data=data, code=1)
    assert "nog geen meting" in told and not path.exists()
