"""What browser tests do besides clicking: wait for Streamlit, look for barriers, take a picture."""

import os
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

PROJECT = Path(__file__).resolve().parents[2]
AXE = Path(__file__).parent / "axe" / "axe.min.js"
FOR_THE_MANUAL = PROJECT / "docs" / "handleiding" / "schermen"
FOR_LOOKING = PROJECT / "tests" / "output"
AS_A_HAND = 80  # milliseconds between pressing a button and letting go
COUNTED = ("serious", "critical")
# What Streamlit draws when it runs our pages without our frame.
OLD_MENU = '[data-testid="stSidebarNav"], [data-testid="stSidebarNavLink"]'
# Somebody of the test before, whose page was open a moment ago: not what a picture is about.
HIDE_WHO_WAS_HERE = """() => document.querySelectorAll("p.together")
    .forEach(one => { one.style.display = "none"; })"""


def wait_until_ready(page: Page) -> None:
    """Until Streamlit has drawn the page and runs nothing any more."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    # What Streamlit shows while the code of a widget is still on its way.
    page.wait_for_function("() => !document.querySelector('[data-testid=stSkeleton]')")
    page.wait_for_function("() => document.fonts.ready.then(() => true)")


def open_page(page: Page, address: str) -> None:
    """Go to a page below /app/ and wait until it stands."""
    page.goto(f"/app/{address}")
    page.get_by_role("heading", level=1).first.wait_for()
    wait_until_ready(page)


def turn_page(page: Page, link: str, title: str) -> None:
    """Follow a link of the frame; the page that follows has this title."""
    page.get_by_role("link", name=link, exact=True).click(delay=AS_A_HAND)
    await_title(page, title)


def await_title(page: Page, title: str) -> None:
    page.get_by_role("heading", level=1, name=title).wait_for()
    wait_until_ready(page)


def begin(page: Page, name: str) -> str:
    """A new initiatief with this name, opened at the first question; its short name."""
    open_page(page, "nieuw")
    page.get_by_label("Naam van het initiatief").fill(name)
    page.get_by_role("button", name="Bewaar en begin het gesprek").click()
    await_question(page, 1)
    return page.url.rpartition("=")[2]


def await_question(page: Page, number: int) -> None:
    page.get_by_text(f"Vraag {number} van 7").wait_for()
    wait_until_ready(page)


def go_on(page: Page, number: int) -> None:
    """To the next question of the gesprek, which has this number."""
    page.get_by_role("button", name="Bewaar en ga verder").click()
    await_question(page, number)


def add_cards(page: Page, layer: str, *titles: str) -> None:
    """On the overzicht: type cards in this layer, each with Enter."""
    field = page.locator(f"[class*='st-key-add_'][class*='_{layer}'] input")
    for title in titles:
        field.fill(title)
        field.press("Enter")
        card(page, title).wait_for()
        expect(field).to_have_value("")
    wait_until_ready(page)


def card(page: Page, title: str) -> Locator:
    """The card with this title on the overzicht."""
    return page.locator("[class*='st-key-card_']").filter(
        has=page.locator(".title").get_by_text(title, exact=True)
    )


@cache
def axe_source() -> str:
    return AXE.read_text(encoding="utf-8")


def violations(page: Page, within: str = "") -> list[dict[str, Any]]:
    """What axe-core, of which the script is there, finds wrong inside `within` or anywhere.

    All that it finds in order stays in the browser: carrying that over takes longest.
    """
    found: list[dict[str, Any]] = page.evaluate(
        "within => axe.run(within || document).then(found => found.violations)", within
    )
    return found


def axe(page: Page, within: str = "body") -> list[str]:
    """The serious and critical findings of axe-core inside `within`, one line each."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(axe_source())
    return [
        f"{violation['id']}: {violation['help']} ({node['html'][:160]})"
        for violation in violations(page, within)
        if violation["impact"] in COUNTED
        for node in violation["nodes"]
    ]


def screenshot(page: Page, name: str) -> Path:
    """For the manual only when asked for: a picture differs a little on every computer."""
    wanted = os.environ.get("UPDATE_SCREENSHOTS") == "1"
    path = (FOR_THE_MANUAL if wanted else FOR_LOOKING) / f"{name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    if wanted:
        page.evaluate(HIDE_WHO_WAS_HERE)
    page.screenshot(path=path)
    return path
