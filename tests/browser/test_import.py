"""Answers from a file: looked over, taken in as a whole, counted right, and out again."""

from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.browser.conftest import DESKTOP, OUTPUT, PHONE, Server, watched_page
from tests.browser.helpers import axe, open_page, screenshot
from tests.browser.measuring import Kept, Rows, as_csv, as_xlsx, bring_in, choose_file
from tests.metingen import SLUG
from veranderverhaal.meting import Channel

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


def counted(kept: Kept, key: str) -> Counter[tuple[str, ...]]:
    return Counter(one.response.answers.get(key, ()) for one in kept())


@pytest.mark.parametrize("file", [as_csv, as_xlsx], ids=["csv in cp1252", "xlsx"])
def test_200_rows_come_in_and_go_out_again(
    laptop: Page, kept: Kept, file: Callable[[Rows], FilePayload]
) -> None:
    choose_file(laptop, file((HEADER, *rows())))
    screenshot(laptop, "importeren-1280")
    laptop.screenshot(path=OUTPUT / "importeren-lang.png", full_page=True)
    assert axe(laptop) == []
    assert kept() == []
    bring_in(laptop, 200)
    assert len(kept()) == 200
    assert {one.response.channel for one in kept()} == {Channel.IMPORT}
    assert {one.response.week for one in kept()} == {f"2026-W{week:02d}" for week in range(9, 14)}
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
    choose_file(pocket, as_csv((HEADER, *rows())))
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
    choose_file(laptop, file)
    assert laptop.locator(".sheet img").count() == 0
    expect(laptop.locator(".sheet").first).to_contain_text(hostile)
    expect(laptop.locator(".sheet").first).to_contain_text("=1+1")
