"""The commands about an initiatief, run on a data folder of their own; some as whole programs."""

import re
from pathlib import Path

import pytest

from sample_data.loader import load_sample
from tests.command_line import cli, cli_as_program
from tests.databases import put_database
from tests.long_run import mostly_long
from tests.other_programs import poppler_text
from veranderverhaal.archive import pack, unpack
from veranderverhaal.numbers import figure_parts

A_GIGABYTE = 2**30


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, samples_file: Path) -> Path:
    return put_database(samples_file, tmp_path_factory.mktemp("cli") / "met spatie")


def test_list_shows_the_samples_with_their_counts(data: Path) -> None:
    listed = cli_as_program("list", data=data)
    assert listed == cli("list", data=data)
    assert re.search(r"het-badhuis .*1/5/3/6.* 7 feiten", listed)
    assert re.search(r"buurttuin-kempenaar .*1/5/5/4.* 4 feiten", listed)
    assert re.search(r"de-sleutel .*1/4/4/4.* 7 feiten", listed)


def test_list_shows_the_metingen_with_code_and_state_and_count(data: Path) -> None:
    listed = cli("list", data=data)
    lines = [line for line in listed.splitlines() if line.startswith("  ")]
    assert len(lines) == 3
    told = {line.split("(")[0].strip(): line for line in lines}
    assert re.search(r"  \w{8}  gesloten +111 ingevuld$", told["Bewonersonderzoek"])
    assert re.search(r"  \w{8}  gesloten +36 ingevuld$", told["Nulmeting"])
    assert re.search(r"  \w{8}  gesloten +36 ingevuld$", told["Eindmeting"])
    assert listed.index("het-badhuis ") < listed.index("Bewonersonderzoek")


def test_no_samples_leaves_a_new_folder_empty(data: Path, tmp_path: Path) -> None:
    packed = tmp_path / "badhuis.zip"
    cli("export", "het-badhuis", "--out", str(packed), data=data)
    cli("import", str(packed), "--no-samples", data=tmp_path / "leeg")
    assert "de-sleutel" not in cli("list", data=tmp_path / "leeg")


@pytest.mark.parametrize(
    ("file_type", "begin"),
    mostly_long(
        [("pdf", b"%PDF"), ("png", b"\x89PNG"), ("svg", b"<svg")], normal=[("pdf", b"%PDF")]
    ),
)
def test_a_poster_is_made_twice_the_same(
    data: Path, tmp_path: Path, file_type: str, begin: bytes
) -> None:
    first, second = (tmp_path / f"{n}.{file_type}" for n in "ab")
    for path, run in ((first, cli), (second, cli_as_program)):
        run("poster", "het-badhuis", "--type", file_type, "--out", str(path), data=data)
    assert first.read_bytes().startswith(begin)
    assert first.read_bytes() == second.read_bytes()


def test_the_poster_holds_every_element_and_every_feit(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "p.pdf"
    cli("poster", "het-badhuis", "--out", str(path), data=data)
    pdf = path.read_bytes()
    text = re.sub(r"[\s\u00ad-]+", "", poppler_text("pdftotext", pdf, "-raw"))
    story = load_sample("het-badhuis").veranderverhaal
    assert len(story.elements) == 15
    for element in story.elements:
        assert re.sub(r"[\s-]+", "", element.title) in text
    for feit in story.feiten:
        for part in (*figure_parts(feit), feit.label):
            assert re.sub(r"[\s-]+", "", part) in text
    told = poppler_text("pdfinfo", pdf)
    assert re.search(r"Tagged:\s+yes", told)
    assert re.search(r"Pages:\s+1\n", told)


def test_a_poster_of_nobody_is_a_clear_message(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "p.pdf"
    told = cli_as_program("poster", "bestaat-niet", "--out", str(path), data=data, code=1)
    assert "geen initiatief" in told
    assert not path.exists()


def test_an_export_comes_in_beside_the_original_under_a_new_name(
    tmp_path: Path, samples_file: Path
) -> None:
    data = put_database(samples_file, tmp_path / "data")
    path, again = tmp_path / "badhuis.zip", tmp_path / "again.zip"
    cli("export", "het-badhuis", "--out", str(path), data=data)
    assert "het-badhuis-2" in cli("import", str(path), data=data)
    cli("export", "het-badhuis-2", "--out", str(again), data=data)
    first, second = (unpack(file.read_bytes()) for file in (path, again))
    assert second.veranderverhaal == first.veranderverhaal
    assert second.logo == first.logo


def test_an_export_on_another_computer_is_equal_byte_for_byte(data: Path, tmp_path: Path) -> None:
    path, again = tmp_path / "badhuis.zip", tmp_path / "again.zip"
    cli("export", "het-badhuis", "--out", str(path), data=data)
    cli_as_program("import", str(path), "--no-samples", data=tmp_path / "there")
    cli_as_program("export", "het-badhuis", "--out", str(again), data=tmp_path / "there")
    assert path.read_bytes() == again.read_bytes()


def hostile(path: Path, kind: str) -> Path:
    good = pack(load_sample("het-badhuis"))
    if kind == "huge":
        with path.open("wb") as file:
            file.truncate(A_GIGABYTE)
    elif kind == "damaged":
        path.write_bytes(good[: len(good) // 2])
    elif kind == "foreign":
        path.write_bytes(b"%PDF-1.7 iets anders")
    elif kind == "no picture":
        bundle = load_sample("het-badhuis")
        path.write_bytes(pack(type(bundle)(bundle.initiatief, bundle.veranderverhaal, logo=b"x")))
    return path


@pytest.mark.parametrize("kind", ["huge", "damaged", "foreign", "no picture", "missing"])
def test_a_file_that_cannot_come_in_changes_nothing(data: Path, tmp_path: Path, kind: str) -> None:
    before = cli("list", data=data)
    told = cli("import", str(hostile(tmp_path / "in.zip", kind)), data=data, code=1)
    assert told.strip()
    assert cli("list", data=data) == before
