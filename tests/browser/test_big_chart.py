"""A chart on the whole screen: taken by a click, readable from afar, and left in every way."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.helpers import axe, open_page, screenshot, wait_until_ready
from tests.long_run import mostly_long

BADHUIS = "uitkomsten?initiatief=het-badhuis"
SMALLEST = 28  # pixels at 1280 × 720: what a room can read
LARGE = {"width": 1920, "height": 1080}
TAKEN = "() => document.fullscreenElement === document.documentElement"
LEFT = "() => document.fullscreenElement === null"
# From then on the window hears the keys.
FOCUS_INSIDE = "() => document.activeElement.closest('[role=dialog]') !== null"
# The letters of the window and of its chart, as large as they are drawn; and what sticks out.
WHAT_SHOWS = """window => {
    const svg = window.querySelector("svg.marks");
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    const words = [...window.querySelectorAll("p, svg.marks text, button")];
    const seen = words.filter(one => one.textContent.trim() && one.getClientRects().length);
    return {
        sizes: seen.map(one => parseFloat(getComputedStyle(one).fontSize)
            * (one.localName === "text" ? scale : 1)),
        right: Math.max(...seen.map(one => one.getBoundingClientRect().right)),
        high: window.getBoundingClientRect().height,
    };
}"""


def open_big(page: Page) -> Locator:
    """Press the button with the keyboard; the window with the chart, when it stands."""
    open_page(page, BADHUIS)
    page.locator("svg.marks").first.wait_for()
    wait_until_ready(page)
    page.get_by_role("button", name=re.compile("^Groot")).first.press("Enter")
    window = page.get_by_role("dialog")
    expect(window.locator("svg.marks")).to_be_visible()
    page.wait_for_function(FOCUS_INSIDE)
    return window


def press_escape(page: Page) -> None:
    page.keyboard.press("Escape")


def press_close(page: Page) -> None:
    page.get_by_role("dialog").get_by_role("button", name="Sluit").click()


def leave_by_browser(page: Page) -> None:
    page.evaluate("document.exitFullscreen()")


@pytest.mark.parametrize(
    "leave",
    mostly_long(
        [press_escape, press_close, leave_by_browser], normal=[press_escape, leave_by_browser]
    ),
)
def test_a_chart_takes_the_whole_screen_and_gives_it_back(page: Page, leave: Any) -> None:
    window = open_big(page)
    page.wait_for_function(TAKEN)
    leave(page)
    expect(window).to_have_count(0)
    page.wait_for_function(LEFT)
    button = page.get_by_role("button", name=re.compile("^Groot")).first
    expect(button).to_be_focused()


def test_on_the_whole_screen_everything_can_be_read_from_afar(page: Page) -> None:
    window = open_big(page)
    page.wait_for_function(TAKEN)
    screenshot(page, "uitkomsten-groot-1280")
    assert axe(page) == []
    for size, scale in ((page.viewport_size, 1.0), (LARGE, 1.5)):
        assert size is not None
        page.set_viewport_size(size)
        shown = window.evaluate(WHAT_SHOWS)
        assert min(shown["sizes"]) >= SMALLEST * scale - 0.1, shown
        assert shown["right"] <= size["width"], shown
        assert shown["high"] == size["height"], shown
    expect(window.get_by_text("van de 111 mensen")).to_be_in_viewport(ratio=0.99)
    expect(window.get_by_text("111 antwoorden, mei")).to_be_in_viewport(ratio=0.99)


def test_where_there_is_no_full_screen_the_window_stands_on_the_page(page: Page) -> None:
    page.add_init_script("delete Element.prototype.requestFullscreen")
    window = open_big(page)
    assert page.evaluate(LEFT)
    link = window.get_by_role("link", name="Laat dit op de beamer zien")
    expect(link).to_have_attribute("href", re.compile("presenteren.*meting="))
    press_escape(page)
    expect(window).to_have_count(0)


# Every width that a chart was drawn in since the page began.
KEEP_WIDTHS = """
    window.widths = new Set();
    const keep = () => document.querySelectorAll("svg.marks").forEach(
        one => widths.add(one.getAttribute("width")));
    new MutationObserver(keep).observe(document, {childList: true, subtree: true});
"""


def test_on_a_phone_charts_are_drawn_for_the_phone_at_once(phone: Page) -> None:
    phone.add_init_script(KEEP_WIDTHS)
    open_page(phone, BADHUIS)
    phone.locator("svg.marks").first.wait_for()
    wait_until_ready(phone)
    assert phone.evaluate("[...widths]") == ["320"]
