"""The hands of who measures: on the telephone of a respondent, at the desk, with a file."""

import io
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import xlsxwriter
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

from storage.meting_queries import KeptResponse
from tests.browser.conftest import watch
from tests.browser.helpers import wait_until_ready

Kept = Callable[[], list[KeptResponse]]
Rows = Sequence[Sequence[str]]
# What the browser itself writes in the console about a form that came back or is not there.
ABOUT_A_REFUSED_FORM = "the server responded with a status of 4"


@contextmanager
def telephone(browser: Browser, url: str, width: int = 390, **context: Any) -> Iterator[Page]:
    """A fresh page on a device of its own; what goes wrong behind the screen fails the test."""
    viewport = {"width": width, "height": 800}
    device = browser.new_context(base_url=url, viewport=viewport, locale="nl-NL", **context)
    page = device.new_page()
    problems: list[str] = []
    watch(page, problems)
    yield page
    device.close()
    assert [one for one in problems if ABOUT_A_REFUSED_FORM not in one] == []


def row(page: Page, question: str, value: str) -> Locator:
    """The row of an option: that is what people press."""
    return page.locator(f'label:has(input[name="q-{question}"][value="{value}"])')


def line(page: Page, question: str) -> Locator:
    """Where a number is typed."""
    return page.locator(f'input[name="q-{question}"][type=text]')


def send(page: Page) -> None:
    page.locator("button[type=submit]").click()


def await_thanks(page: Page) -> None:
    """Asked again and again: a second press breaks off the way that the first one started."""
    expect(page).to_have_url(re.compile(r"/bedankt\?taal="), timeout=30_000)
    page.wait_for_load_state()


def open_desk(page: Page) -> None:
    """Until the first question of a paper form stands to be typed."""
    page.locator(".entry .question").first.wait_for()
    wait_until_ready(page)


def type_form(page: Page, *answers: str, number: int) -> None:
    """Type a form and keep it; the next one stands empty with the first question at hand."""
    for keys in answers:
        for key in keys:
            page.keyboard.press(key)
        page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator(".entry .status")).to_contain_text(f"Bewaard als nummer {number}.")
    expect(page.locator(".entry input:checked")).to_have_count(0)
    first = page.locator(".entry .question").first
    expect(first).to_have_class(re.compile(r"\bactive\b"))


def as_xlsx(rows: Rows) -> FilePayload:
    """A sheet of Excel with these rows."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Antwoorden")
        for number, cells in enumerate(rows):
            sheet.write_row(number, 0, cells)
    return FilePayload(
        name="antwoorden.xlsx",
        mimeType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        buffer=written.getvalue(),
    )


def as_csv(rows: Rows) -> FilePayload:
    """A file as Excel saves it on an older computer in the Netherlands."""
    lines = [";".join(f'"{cell}"' for cell in cells) for cells in rows]
    return FilePayload(
        name="antwoorden.csv", mimeType="text/csv", buffer="\r\n".join(lines).encode("cp1252")
    )


def choose_file(page: Page, file: FilePayload) -> None:
    page.get_by_test_id("stFileUploader").locator("input").set_input_files(file)
    page.get_by_text("Komt binnen").wait_for()
    wait_until_ready(page)


def bring_in(page: Page, count: int) -> None:
    page.get_by_role("button", name=f"Haal {count} formulieren binnen").click()
    page.get_by_text(f"{count} formulieren uit").wait_for()
    wait_until_ready(page)
