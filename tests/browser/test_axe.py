"""Every page, with a whole story and with none: no barriers, on a laptop and on a phone."""

from collections import Counter
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from dashboard.house import PAGES, START
from tests.browser.conftest import DESKTOP, PHONE, Server, watched_page
from tests.browser.helpers import axe, begin, open_page, wait_until_ready

SAMPLE = "het-badhuis"
NARROWEST = (320, 568)
# Findings in markup that Streamlit writes and we cannot reach: part of axe's line, and why.
STREAMLITS_OWN: dict[str, str] = {}
# Streamlit gives the arrow of every list, both halves of an uploader, and the two buttons of every
# number one and the same name.
SAME_BY_STREAMLIT = {
    "Open de lijst",
    "Kies een bestand",
    "Kies een datum",
    "Eentje minder",
    "Eentje meer",
}
# Charts are drawn anew for another width, as soon as the page has told it.
CHARTS_FIT = """() => [...document.querySelectorAll('[data-testid="stVegaLiteChart"]')]
    .every(one => one.scrollWidth <= one.clientWidth)"""
NAMES = """buttons => buttons.filter(button => button.checkVisibility())
    .map(button => button.getAttribute("aria-label") || button.innerText.trim())"""


@pytest.fixture(scope="module")
def empty(browser: Browser, server: Server) -> Iterator[str]:
    """The short name of an initiatief with nothing in it."""
    with watched_page(browser, server.url, DESKTOP) as page:
        name = begin(page, "Nog helemaal leeg")
    yield name


@pytest.fixture(params=["whole", "empty"])
def slug(request: pytest.FixtureRequest, empty: str) -> str:
    return SAMPLE if request.param == "whole" else empty


@pytest.mark.parametrize("name", [info.name for info in PAGES])
def test_a_page_has_no_barriers_at_any_width(page: Page, name: str, slug: str) -> None:
    address = "" if name == START.name else f"{name}?initiatief={slug}&element=netwerk"
    open_page(page, address)
    if name == "poster":
        page.get_by_role("img", name="De poster van").wait_for()
        wait_until_ready(page)
    assert page.evaluate("document.documentElement.lang") == "nl"
    assert page.get_by_role("heading", level=1).count() == 1
    assert unexplained(axe(page)) == []
    assert same_names(page) == []
    resize(page, PHONE)
    assert unexplained(axe(page)) == []
    assert sideways(page) == []
    resize(page, NARROWEST)
    assert sideways(page) == []


def unexplained(findings: list[str]) -> list[str]:
    return [line for line in findings if not any(part in line for part in STREAMLITS_OWN)]


def same_names(page: Page) -> list[str]:
    """Names that more than one button has, so that a listener cannot tell which is which."""
    names = Counter(page.get_by_test_id("stMain").get_by_role("button").evaluate_all(NAMES))
    return [name for name, times in names.items() if times > 1 and name not in SAME_BY_STREAMLIT]


def resize(page: Page, size: tuple[int, int]) -> None:
    width, height = size
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_function("width => document.documentElement.clientWidth === width", arg=width)
    page.wait_for_function(CHARTS_FIT)
    wait_until_ready(page)


def sideways(page: Page) -> list[str]:
    """What makes the page itself scroll sideways."""
    found: list[str] = page.evaluate(
        """() => {
            const main = document.querySelector('[data-testid="stMain"]');
            const width = document.documentElement.clientWidth;
            const fits = document.documentElement.scrollWidth <= width
                && main.scrollWidth <= main.clientWidth;
            return fits ? [] : [...main.querySelectorAll("*")]
                .filter(one => one.getBoundingClientRect().right > width + 1)
                .map(one => one.tagName + "." + one.className.toString().slice(0, 80));
        }"""
    )
    return found
