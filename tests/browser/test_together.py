"""Two people in one story: they see each other, and what the other changes, and lose nothing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import DESKTOP, Server, watched_page
from tests.browser.helpers import add_cards, card, open_page, wait_until_ready
from tests.browser.test_nothing_lost import EXPLANATION, TITLE, begin_with_card, open_card

PATIENCE = 15_000


@pytest.fixture
def second(browser: Browser, server: Server) -> Iterator[Page]:
    """Someone else, on another computer."""
    with watched_page(browser, server.url, DESKTOP) as opened:
        yield opened


def test_two_people_see_each_other_and_what_the_other_adds(page: Page, second: Page) -> None:
    slug = begin_with_card(page, "Samen kijken", "Koffie")
    open_page(second, f"overzicht?initiatief={slug}")
    told = "Ook hier: iemand op een ander scherm (Overzicht)."
    expect(second.get_by_role("status").filter(has_text=told)).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("status").filter(has_text=told)).to_be_visible(timeout=PATIENCE)
    field = page.locator("[class*='st-key-add_'][class*='_aanpak'] input")
    field.press_sequentially("Half getypt")
    add_cards(second, "aanpak", "Soep")
    show = page.get_by_role("button", name="Laat zien")
    expect(show).to_be_visible(timeout=PATIENCE)
    expect(field).to_have_value("Half getypt")
    field.press("Enter")
    expect(card(page, "Half getypt")).to_be_visible()
    expect(card(page, "Soep")).to_be_visible()
    expect(show).to_have_count(0)
    # The other types nothing: there it shows by itself.
    expect(card(second, "Half getypt")).to_be_visible(timeout=PATIENCE)


def test_what_another_changes_waits_while_one_types(page: Page, second: Page) -> None:
    slug = begin_with_card(page, "Samen schrijven", "Koffie")
    open_card(page, slug, "Koffie")
    open_card(second, slug, "Koffie")
    expect(page.get_by_text("Ook hier:")).to_be_visible(timeout=PATIENCE)
    page.get_by_label(EXPLANATION).press_sequentially("Half geschreven")
    second.get_by_label(TITLE).fill("Thee")
    second.get_by_role("button", name="Bewaar en ga terug").click()
    show = page.get_by_role("button", name="Laat zien")
    expect(show).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_label(EXPLANATION)).to_be_focused()
    page.keyboard.type(" en nog niet klaar")
    typed = "Half geschreven en nog niet klaar"
    expect(page.get_by_label(EXPLANATION)).to_have_value(typed)
    show.click()
    expect(show).to_have_count(0, timeout=PATIENCE)
    wait_until_ready(page)
    expect(page.get_by_label(EXPLANATION)).to_have_value(typed)
    page.get_by_role("button", name="Bewaar en ga terug").click()
    page.get_by_role("button", name="Bewaar mijn tekst").wait_for()
    expect(page.get_by_text("Thee").first).to_be_visible()
