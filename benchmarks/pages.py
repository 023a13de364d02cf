"""A page that runs again: in the browser from click to ready, and its script alone."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.browser import new_page, open_address, opened_browser, seconds_of_action
from benchmarks.surroundings import (
    INITIATIEF,
    bare_app,
    open_engine,
    our_app,
    prepared_data,
    run_fresh,
    started,
)
from benchmarks.timing import Measurement, compare
from storage.commands import remove_element, save_gesprek_question
from storage.engine import Engine, writing
from storage.queries import load_listing
from veranderverhaal.gesprek import QUESTIONS
from veranderverhaal.model import Layer

if TYPE_CHECKING:
    from playwright.sync_api import Page

SCRIPT_GROUP = "script"
CLICK_GROUP = "click"
NEW_CARD = "Samen koken op zondag"


@dataclass(frozen=True)
class Click:
    """Something to do on a page, and the text by which one sees that it happened."""

    what: str
    address: str
    action: Callable[["Page"], object]
    changes: str


def press_button(page: "Page", label: str) -> None:
    page.get_by_role("button", name=label).first.click()


def follow_link(page: "Page", label: str) -> None:
    page.get_by_role("link", name=label).first.click()


def type_card(page: "Page") -> None:
    field = page.locator(f".st-key-add_{INITIATIEF}_{Layer.AANPAK} input")
    field.fill(NEW_CARD)
    field.press("Enter")


BARE_TEXT = '[data-testid="stMarkdown"]'
ABOUT = f"?initiatief={INITIATIEF}"
CLICKS = (
    Click(
        "initiatieven: button to a new one",
        "/app/",
        partial(press_button, label="Nieuw initiatief"),
        "h1",
    ),
    Click(
        "initiatieven: open an overzicht",
        "/app/",
        partial(follow_link, label="Open het verhaal"),
        "h1",
    ),
    Click(
        "gesprek: the next question",
        f"/app/gesprek{ABOUT}",
        partial(press_button, label="Bewaar en ga verder"),
        '[data-testid="stProgress"]',
    ),
    Click(
        "overzicht: a new card, new diagram",
        f"/app/overzicht{ABOUT}",
        type_card,
        ".diagram",
    ),
)


def measure_clicks(runs: int) -> list[Measurement]:
    """Both servers stay up; the page is opened anew before each click."""
    with prepared_data() as data, TemporaryDirectory() as folder, opened_browser() as browser:
        ours, bare, engine = our_app(data), bare_app(Path(folder)), open_engine(data)
        with started(ours), started(bare), new_page(browser) as page:
            yardstick = partial(time_bare_click, page, bare.url, bare.button)
            subjects = {
                click.what: partial(time_click, page, ours.url, click, engine) for click in CLICKS
            }
            for warm_up in (yardstick, *subjects.values()):
                warm_up()
            measured = compare(CLICK_GROUP, "bare app's button", yardstick, subjects, runs)
        engine.dispose()
    return measured


def time_bare_click(page: "Page", url: str, label: str) -> float:
    open_address(page, url, BARE_TEXT)
    return seconds_of_action(page, partial(press_button, label=label), BARE_TEXT)


def time_click(page: "Page", url: str, click: Click, engine: Engine) -> float:
    forget_clicks(engine)
    open_address(page, url + click.address, click.changes)
    return seconds_of_action(page, click.action, click.changes)


def forget_clicks(engine: Engine) -> None:
    """Back to the first question, without the card of the last time."""
    with writing(engine) as session:
        save_gesprek_question(INITIATIEF, QUESTIONS[0].key, session=session)
        for element in load_listing(INITIATIEF, session=session).veranderverhaal.elements:
            if element.title == NEW_CARD:
                remove_element(INITIATIEF, element.key, session=session)


def measure_scripts(runs: int) -> list[Measurement]:
    """Every page without a browser, in one fresh process: Streamlit keeps much in memory."""
    with prepared_data() as data:
        taken = json.loads(run_fresh("-m", "benchmarks.scripts", str(runs), data=data))
    empty = tuple(taken.pop(""))
    return [
        Measurement(SCRIPT_GROUP, f"pages/{name}.py", "empty script", tuple(seconds), empty)
        for name, seconds in taken.items()
    ]
