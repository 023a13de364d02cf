"""A real Chromium with a stopwatch inside the page."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cli_commands import Problem
from start import find_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Before its first run a page counts as ready too: wait for what it shows, and then for this.
READY = (
    '[data-testid="stApp"]'
    '[data-test-connection-state="CONNECTED"][data-test-script-state="notRunning"]'
)

# Starts at the click or the Enter itself; stops when the text of `changes` (a selector) is another
# one than before and Streamlit runs nothing. That it ran is not always to be seen: a quick run
# begins and ends between two frames of the browser.
STOPWATCH = """changes => {
    const text = () => document.querySelector(changes)?.textContent;
    const before = text();
    let started;
    const start = () => { started ??= performance.now(); };
    addEventListener("click", start, { capture: true });
    addEventListener("keydown", event => event.key === "Enter" && start(), { capture: true });
    window.stopwatch = new Promise((resolve, reject) => {
        setTimeout(() => reject(new Error("nothing happened")), 30_000);
        const observer = new MutationObserver(() => {
            const app = document.querySelector('[data-testid="stApp"]');
            const running = app.dataset.testScriptState !== "notRunning";
            if (started === undefined || running || (text() ?? before) === before) return;
            observer.disconnect();
            resolve((performance.now() - started) / 1000);
        });
        const all = { subtree: true, childList: true, characterData: true, attributes: true };
        observer.observe(document.documentElement, all);
    });
}"""


@contextmanager
def opened_browser() -> Iterator["Browser"]:
    """The Chromium of this computer. Raises Problem when a part is missing."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise Problem(
            "Voor meten in de browser zijn de onderdelen van de tests nodig.\n"
            "Draai eerst één keer: python3 start.py test"
        ) from error
    executable = find_browser()
    if executable is None:
        raise Problem("Voor meten in de browser is Chromium, Chrome of Edge nodig.")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        try:
            yield chromium
        finally:
            chromium.close()


@contextmanager
def new_page(browser: "Browser") -> Iterator["Page"]:
    """A page of a visitor who was never here before."""
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    try:
        yield context.new_page()
    finally:
        context.close()


def open_address(page: "Page", url: str, shows: str) -> None:
    """Go there and wait until Streamlit has drawn the page, of which `shows` is a part."""
    page.goto(url)
    page.locator(shows).first.wait_for()
    page.locator(READY).wait_for()


def seconds_of_action(page: "Page", action: Callable[["Page"], object], changes: str) -> float:
    """From a click or Enter to a page that is ready, as the browser sees it."""
    page.evaluate(STOPWATCH, changes)
    action(page)
    return float(page.evaluate("() => window.stopwatch"))
