"""Nothing runs outside our frame, not even for the very first visitor of a new server.

That of a visitor who is not the first every page has our frame, test_axe.py sees in passing.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.house import PAGES, START
from tests.browser.conftest import DESKTOP, PROJECT, Server, serving, watched_page
from tests.browser.helpers import OLD_MENU, wait_until_ready
from tests.long_run import mostly_long

NAMES = [page.name for page in PAGES]
# The very first asks for a page that is not the beginning.
EARLY = ("mensen", START.name, "overzicht", "poster")
FILES = sorted(path.stem for path in (PROJECT / "pages").glob("*.py"))


@pytest.fixture(scope="module")
def fresh_servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Server]]:
    """A server that nobody asked anything yet; each page's first visitor may be its first."""
    with serving(tmp_path_factory.mktemp("guard-data"), "guard") as started:
        yield [started]


def show(page: Page, name: str) -> None:
    address = "" if name == START.name else f"{name}?initiatief=het-badhuis&element=netwerk"
    page.goto(f"/app/{address}")
    page.get_by_role("heading", level=1).first.wait_for()
    wait_until_ready(page)


@pytest.mark.parametrize(
    "name", mostly_long([*EARLY, *(name for name in NAMES if name not in EARLY)], normal=EARLY)
)
def test_the_first_request_to_a_page_gets_our_frame(
    browser: Browser, fresh_servers: list[Server], name: str
) -> None:
    title = next(page.title for page in PAGES if page.name == name)
    with watched_page(browser, fresh_servers[0].url, DESKTOP) as page:
        show(page, name)
        expect(page).to_have_title(f"{title} · Veranderverhaal")
        expect(page.locator(OLD_MENU)).to_have_count(0)
        expect(page.get_by_test_id("stSidebar")).to_have_count(0)


def test_every_file_of_a_page_is_one_that_the_frame_knows() -> None:
    assert sorted(NAMES) == FILES


@pytest.mark.parametrize("address", ["main", "house", "beheer.py"])
def test_no_other_script_can_be_asked_for(
    browser: Browser, fresh_servers: list[Server], address: str
) -> None:
    context = browser.new_context(base_url=fresh_servers[0].url)
    page = context.new_page()
    show(page, address)
    expect(page.get_by_role("heading", level=1)).to_have_text("Veranderverhaal")
    expect(page.locator(OLD_MENU)).to_have_count(0)
    context.close()
