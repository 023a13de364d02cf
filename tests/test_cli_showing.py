"""`cli.py poster` and `cli.py report`: every shape, what cannot be made, the same file twice."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from cli_commands.poster import SHAPES, TYPES
from presentation.shapes import FILE_TYPES, Shape
from storage.commands import add_bijeenkomst, add_meting, import_bundle, set_meting_state
from storage.commands.showing import save_shared_page
from storage.engine import make_engine, writing
from storage.settings import DATABASE_NAME
from tests.command_line import cli
from tests.databases import put_database
from tests.other_programs import poppler_text
from tests.stories import small_bundle
from veranderverhaal.bijeenkomst import Bijeenkomst
from veranderverhaal.meting import Meting, MetingKind, MetingState
from veranderverhaal.model import Theme
from veranderverhaal.shared_page import SharedPage

BEGIN = {"pdf": b"%PDF", "png": b"\x89PNG", "svg": b"<svg", "pptx": b"PK", "docx": b"PK"}
BADHUIS, SMALL, OWN = "het-badhuis", "klein", "eigen"


@pytest.fixture(scope="module")
def data(samples_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, a small initiatief, and one with a colour of its own that is open to all."""
    folder = put_database(samples_file, tmp_path_factory.mktemp("showing") / "data")
    engine = make_engine(f"sqlite:///{folder / DATABASE_NAME}")
    small = small_bundle()
    own = replace(small.initiatief, slug=OWN, theme=Theme.WATER, colour="#7a2e5d")
    with writing(engine) as session:
        plain = replace(small.initiatief, slug=SMALL, theme=Theme.WATER, colour="")
        import_bundle(replace(small, initiatief=plain), session=session)
        import_bundle(replace(small, initiatief=own), session=session)
        save_shared_page(OWN, SharedPage(open=True), session=session)
        meting = Meting("nu", "", MetingKind.ONCE, "Nu", "bewoners", 1)
        add_meting(BADHUIS, meting, session=session)
        set_meting_state(BADHUIS, "nu", MetingState.OPEN, session=session)
        for key, name in (("een", "Avond"), ("twee", "Weer"), ("drie", "Weer")):
            add_bijeenkomst(SMALL, Bijeenkomst(key, name), session=session)
    engine.dispose()
    return folder


def test_the_command_knows_every_shape_and_every_type_of_file() -> None:
    assert list(SHAPES) == list(Shape)
    assert set(TYPES) == {one for types in FILE_TYPES.values() for one in types}


@pytest.mark.parametrize("shape", list(Shape))
def test_every_shape_is_made_twice_the_same(data: Path, tmp_path: Path, shape: Shape) -> None:
    file_type = FILE_TYPES[shape][0]
    first, second = tmp_path / f"a.{file_type}", tmp_path / "zonder einde"
    for path in (first, second):
        told = cli("poster", SMALL, "--shape", shape, "--out", str(path), data=data)
        assert f"Het bestand staat in {path}" in told
    assert first.read_bytes().startswith(BEGIN.get(file_type, b""))
    assert first.read_bytes() == second.read_bytes()


def test_a_poster_may_be_larger_and_finer(data: Path, tmp_path: Path) -> None:
    paths = {}
    for size, ppi in (("a4", 40), ("a3", 40), ("a4", 80)):
        path = paths[size, ppi] = tmp_path / f"{size}-{ppi}.png"
        options = ("--shape", size, "--ppi", str(ppi), "--out", str(path))
        cli("poster", SMALL, *options, data=data)
    widths = {key: int.from_bytes(path.read_bytes()[16:20]) for key, path in paths.items()}
    assert widths["a4", 40] == pytest.approx(40 * 210 / 25.4, abs=1)
    assert widths["a3", 40] == pytest.approx(40 * 297 / 25.4, abs=1)
    assert widths["a4", 80] == pytest.approx(80 * 210 / 25.4, abs=1)


@pytest.mark.parametrize("theme", list(Theme))
def test_a_poster_takes_every_theme(data: Path, tmp_path: Path, theme: Theme) -> None:
    plain, themed = tmp_path / "plain.svg", tmp_path / "themed.svg"
    cli("poster", OWN, "--out", str(plain), data=data)
    cli("poster", OWN, "--theme", theme, "--out", str(themed), data=data)
    assert (plain.read_bytes() == themed.read_bytes()) == (theme is Theme.WATER)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param(
            ["--shape", "affiche"], "Kies bij --shape uit: a4, a3, square", id="no such shape"
        ),
        pytest.param(["--theme", "roze"], "Kies bij --theme uit: water, garden", id="no theme"),
        pytest.param(["--type", "jpeg"], "Kies bij --type uit: pdf, png, svg", id="no such type"),
        pytest.param(["--type", "pptx"], "er als pdf of png of svg, niet als pptx", id="not A4"),
        pytest.param(
            ["--shape", "slide", "--type", "pdf"], "er als pptx, niet als pdf", id="not of a slide"
        ),
        pytest.param(["--theme", "own"], "nog geen eigen kleur", id="no colour of its own"),
        pytest.param(["--ppi", "9999"], "tussen 30 en 600", id="too fine"),
        pytest.param(["--address", "voorbeeld.nl"], "https://voorbeeld.nl", id="no address"),
    ],
)
def test_what_cannot_be_made_is_explained(
    data: Path, tmp_path: Path, options: list[str], message: str
) -> None:
    path = tmp_path / "geen-einde"
    assert message in cli("poster", SMALL, *options, "--out", str(path), data=data, code=1)
    assert not path.exists()


@pytest.mark.parametrize(
    ("command", "name", "options", "message"),
    [
        ("poster", "p.docx", [], "niet als docx"),
        ("poster", "p.png", ["--type", "pdf"], "eindigt op .png, maar je vroeg pdf"),
        ("report", "p.png", [], "eindigt op .pdf of .docx"),
        ("report", "p", [], "eindigt op .pdf of .docx"),
        ("report", "p.pdf", ["--kind", "jaarverslag"], "Kies bij --kind uit: impact, aanvraag"),
    ],
)
def test_a_name_that_does_not_fit_is_explained(
    data: Path, tmp_path: Path, command: str, name: str, options: list[str], message: str
) -> None:
    path = tmp_path / name
    assert message in cli(command, SMALL, *options, "--out", str(path), data=data, code=1)
    assert not path.exists()


@pytest.mark.parametrize("command", ["poster", "report"])
def test_nobody_and_a_folder_are_clear_messages(data: Path, tmp_path: Path, command: str) -> None:
    path, folder = tmp_path / "p.pdf", tmp_path / "map.pdf"
    assert "`cli.py list`" in cli(command, "niemand", "--out", str(path), data=data, code=1)
    folder.mkdir()
    assert "is een map" in cli(command, SMALL, "--out", str(folder), data=data, code=1)
    assert sorted(tmp_path.iterdir()) == [folder]


def test_what_was_left_out_is_told_beside_the_file(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from cli import main

    path = tmp_path / "p.pdf"
    main(["poster", BADHUIS, "--out", str(path), "--data", str(data)])
    told = capsys.readouterr()
    assert told.out == f"Het bestand staat in {path}\n"
    assert all(line.startswith("Let op: ") for line in told.err.splitlines())


def test_an_address_puts_the_public_page_on_the_poster(data: Path, tmp_path: Path) -> None:
    without, path = tmp_path / "zonder.pdf", tmp_path / "met.pdf"
    cli("poster", OWN, "--out", str(without), data=data)
    cli("poster", OWN, "--address", "https://voorbeeld.nl/", "--out", str(path), data=data)
    assert "voorbeeld.nl" not in poppler_text("pdftotext", without.read_bytes())
    text = re.sub(r"\s", "", poppler_text("pdftotext", path.read_bytes()))
    assert re.search(r"voorbeeld\.nl/i/\w{8}", text)


def test_a_flyer_needs_an_address_to_lead_anywhere(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "f.pdf"
    told = cli("poster", BADHUIS, "--shape", "flyer", "--out", str(path), data=data)
    assert "Zonder --address staat er geen QR-code op" in told
    options = ("--shape", "flyer", "--address", "https://voorbeeld.nl", "--out", str(path))
    assert "--address" not in cli("poster", BADHUIS, *options, data=data)
    text = re.sub(r"\s", "", poppler_text("pdftotext", path.read_bytes()))
    assert re.search(r"voorbeeld\.nl/v/\w{8}", text)


@pytest.mark.parametrize("kind", ["impact", "aanvraag"])
@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_a_report_is_made_twice_the_same(
    data: Path, tmp_path: Path, ending: str, kind: str
) -> None:
    first, second = (tmp_path / f"{n}.{ending}" for n in "ab")
    for path in (first, second):
        told = cli("report", SMALL, "--kind", kind, "--out", str(path), data=data)
        assert f"Het rapport staat in {path}" in told
    content = first.read_bytes()
    assert content == second.read_bytes()
    assert content.startswith(BEGIN[ending])
    if ending == "docx":
        assert "word/document.xml" in ZipFile(BytesIO(content)).namelist()


def test_an_aanvraag_is_two_pages_and_says_what_is_missing(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    told = cli("report", BADHUIS, "--kind", "aanvraag", "--out", str(path), data=data)
    assert "Let op: Schrijf op waar het geld voor is" in told
    assert re.search(r"Pages:\s+2\n", poppler_text("pdfinfo", path.read_bytes()))


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_a_verslag_is_made_of_a_bijeenkomst_by_its_name_or_key(
    data: Path, tmp_path: Path, ending: str
) -> None:
    paths = {name: tmp_path / f"{name}.{ending}" for name in ("een", "avond")}
    for name, path in paths.items():
        told = cli("verslag", SMALL, "--bijeenkomst", name, "--out", str(path), data=data)
        assert f"Het verslag staat in {path}" in told
    contents = {path.read_bytes() for path in paths.values()}
    assert len(contents) == 1
    assert contents.pop().startswith(BEGIN[ending])


@pytest.mark.parametrize(
    ("asked", "name", "message"),
    [
        ("niets", "v.pdf", "Er is geen bijeenkomst ‘niets’. Er zijn: ‘Avond’, ‘Weer’, ‘Weer’."),
        ("weer", "v.pdf", "Kies een sleutel: twee, drie."),
        ("een", "v.txt", "eindigt op .pdf of .docx"),
    ],
    ids=["none", "two", "type"],
)
def test_which_bijeenkomst_is_meant_must_be_clear(
    data: Path, tmp_path: Path, asked: str, name: str, message: str
) -> None:
    path = tmp_path / name
    options = ("--bijeenkomst", asked, "--out", str(path))
    assert message in cli("verslag", SMALL, *options, data=data, code=1)
    assert not path.exists()
