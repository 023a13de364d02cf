"""Answers from a file: looked over, taken in as a whole, counted right, and out again."""

import io
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlsxwriter
from playwright.sync_api import Browser, FilePayload, Page, expect

from storage.commands import add_meting
from storage.engine import Engine, make_engine, reading, writing
from storage.meting_queries import list_responses
from storage.migrate import migrate
from storage.settings import database_url
from tests.browser.conftest import DESKTOP, OUTPUT, PHONE, Server, running, watched_page
from tests.browser.helpers import axe, open_page, screenshot, wait_until_ready
from tests.metingen import SLUG, a_meting, fill_with_meting
from veranderverhaal.meting import Channel, Response

HEADER = (
    "Tijdstempel",
    "Door de activiteiten ken ik meer buren.",
    "Kom je vaker buiten?",
    "Welk cijfer geef je de buurt?",
    "Waar doe je aan mee?",
    "Hoe vaak kom je per maand?",
    "Wat wil je nog kwijt?",
)
STELLING = ("helemaal oneens", "oneens", "niet eens, niet oneens", "eens", "helemaal eens")
Kept = Callable[[], list[Response]]


def rows() -> list[tuple[str, ...]]:
    """200 filled-in forms, as Google Forms writes them."""
    return [
        (
            f"{number % 28 + 1:02d}-03-2026 14:05:00",
            STELLING[number % 5],
            "Ja" if number % 4 else "Nee",
            str(number % 10 + 1),
            "Koffie, Tuin" if number % 2 else "Koor",
            "2,5" if number % 3 else "12",
            "café & crème €" if number % 50 == 0 else "",
        )
        for number in range(200)
    ]


def as_csv() -> FilePayload:
    lines = [";".join(f'"{cell}"' for cell in row) for row in (HEADER, *rows())]
    return FilePayload(
        name="antwoorden.csv", mimeType="text/csv", buffer="\r\n".join(lines).encode("cp1252")
    )


def as_xlsx() -> FilePayload:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Antwoorden")
        for number, row in enumerate((HEADER, *rows())):
            sheet.write_row(number, 0, row)
    return FilePayload(
        name="antwoorden.xlsx",
        mimeType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        buffer=written.getvalue(),
    )


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("import-data")
    engine = make_engine(database_url(folder))
    migrate(engine)
    fill_with_meting(engine)
    engine.dispose()
    return folder


@pytest.fixture(scope="module")
def desk(data: Path) -> Iterator[Server]:
    command = [sys.executable, "cli.py", "serve", "--port", "0", "--no-browser"]
    log = OUTPUT / "import.log"
    with running([*command, "--data", str(data)], log, {"DATABASE_URL": ""}) as started:
        yield started


@pytest.fixture
def engine(data: Path) -> Iterator[Engine]:
    opened = make_engine(database_url(data))
    yield opened
    opened.dispose()


@pytest.fixture
def meting(engine: Engine) -> str:
    with writing(engine) as session:
        return add_meting(SLUG, a_meting(key=""), session=session).key


@pytest.fixture
def kept(engine: Engine, meting: str) -> Kept:
    """The responses that count now."""

    def read_kept() -> list[Response]:
        with reading(engine) as session:
            found = list_responses(SLUG, meting, limit=1000, session=session)
        return [one.response for one in found]

    return read_kept


@pytest.fixture
def laptop(browser: Browser, desk: Server, meting: str) -> Iterator[Page]:
    with watched_page(browser, desk.url, DESKTOP) as page:
        open_page(page, f"importeren?initiatief={SLUG}&meting={meting}")
        yield page


@pytest.fixture
def pocket(browser: Browser, desk: Server, meting: str) -> Iterator[Page]:
    with watched_page(browser, desk.url, PHONE) as page:
        open_page(page, f"importeren?initiatief={SLUG}&meting={meting}")
        yield page


def choose(page: Page, file: FilePayload) -> None:
    page.get_by_test_id("stFileUploader").locator("input").set_input_files(file)
    page.get_by_text("Komt binnen").wait_for()
    wait_until_ready(page)


def bring_in(page: Page, count: int) -> None:
    page.get_by_role("button", name=f"Haal {count} formulieren binnen").click()
    page.get_by_text(f"{count} formulieren uit").wait_for()
    wait_until_ready(page)


def counted(kept: Kept, key: str) -> Counter[tuple[str, ...]]:
    return Counter(one.answers.get(key, ()) for one in kept())


@pytest.mark.parametrize("file", [as_csv, as_xlsx], ids=["csv in cp1252", "xlsx"])
def test_200_rows_come_in_and_go_out_again(
    laptop: Page, kept: Kept, file: Callable[[], FilePayload]
) -> None:
    choose(laptop, file())
    screenshot(laptop, "importeren-1280")
    laptop.screenshot(path=OUTPUT / "importeren-lang.png", full_page=True)
    assert axe(laptop) == []
    assert kept() == []
    bring_in(laptop, 200)
    assert len(kept()) == 200
    assert {one.channel for one in kept()} == {Channel.IMPORT}
    assert {one.week for one in kept()} == {f"2026-W{week:02d}" for week in range(9, 14)}
    assert counted(kept, "buren") == {(code,): 40 for code in "12345"}
    assert counted(kept, "vaker") == {("yes",): 150, ("no",): 50}
    assert counted(kept, "cijfer") == {(str(grade),): 20 for grade in range(1, 11)}
    assert counted(kept, "waar") == {("a", "b"): 100, ("c",): 100}
    assert counted(kept, "keren") == {("2.5",): 133, ("12",): 67}
    assert counted(kept, "kwijt") == {("café & crème €",): 4, (): 196}
    laptop.get_by_role("button", name="Haal weg").click()
    laptop.get_by_role("button", name="Ja, haal alles weg").click()
    laptop.get_by_text("weer weggehaald").wait_for()
    assert kept() == []


def test_on_a_phone(pocket: Page) -> None:
    choose(pocket, as_csv())
    screenshot(pocket, "importeren-390")
    assert pocket.evaluate("document.documentElement.scrollWidth") <= 390
    assert axe(pocket) == []


def test_what_is_no_table_is_refused_in_words(laptop: Page) -> None:
    broken = FilePayload(
        name="x.xlsx", mimeType="application/zip", buffer=b"PK\x03\x04" + b"x" * 99
    )
    laptop.get_by_test_id("stFileUploader").locator("input").set_input_files(broken)
    expect(laptop.get_by_test_id("stAlert")).to_contain_text("beschadigd")


def test_what_stands_in_a_file_is_shown_as_text(laptop: Page) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    lines = [f"{hostile};Kom je vaker buiten?", f"{hostile};{hostile}", "=1+1;ja"]
    file = FilePayload(name="x.csv", mimeType="text/csv", buffer="\n".join(lines).encode())
    choose(laptop, file)
    assert laptop.locator(".sheet img").count() == 0
    expect(laptop.locator(".sheet").first).to_contain_text(hostile)
    expect(laptop.locator(".sheet").first).to_contain_text("=1+1")
