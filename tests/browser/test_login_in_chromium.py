"""The plain pages about logging in, on a phone and on a desk: the whole way, watched by axe."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import DESKTOP, OUTPUT, PHONE, Server, running
from tests.browser.helpers import axe_source, screenshot, violations

PASSWORD = "een paar woorden"
CODE = re.compile(r"\b[A-Z]{4}(?:-[A-Z]{4}){3}\b")
LOG = OUTPUT / "login.log"


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that asks for a login, on this computer too."""
    data = tmp_path_factory.mktemp("login-data")
    command = [sys.executable, "cli.py", "serve", "--port", "0", "--no-browser", "--login"]
    with running([*command, "--data", str(data)], LOG, {"DATABASE_URL": ""}) as started:
        yield started


def look(page: Page, name: str) -> None:
    """Nothing sticks out on a phone or a desk, and axe finds nothing."""
    for width, height in (PHONE, DESKTOP):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        page.evaluate(axe_source())
        assert [one["id"] for one in violations(page)] == [], name
        screenshot(page, f"login-{name}-{width}")


def fill(page: Page, **values: str) -> None:
    for field, value in values.items():
        page.locator(f"#{field}").fill(value)
    page.get_by_role("button").first.press("Enter")


def test_the_whole_way_from_the_first_account_to_logging_out(
    browser: Browser, strict: Server
) -> None:
    code = CODE.findall(Path(LOG).read_text(encoding="utf-8"))[-1]
    context = browser.new_context(base_url=strict.url)
    page = context.new_page()
    page.goto("/app/overzicht?initiatief=het-badhuis")
    expect(page).to_have_url(re.compile("/eerste-account$"))
    person = {"name": "Noor de Vries", "login": "noor", "password": PASSWORD, "again": PASSWORD}
    fill(page, code="BCDF", **person)
    expect(page.get_by_role("alert")).to_contain_text("Deze code klopt niet")
    expect(page.locator("#name")).to_have_value("Noor de Vries")
    expect(page.locator("#password")).to_have_value("")
    look(page, "eerste-account")
    fill(page, code=code, **person)
    page.wait_for_url("**/app/")
    page.goto("/account")
    look(page, "account")
    page.get_by_role("button", name="Log hier uit").click()
    expect(page.get_by_role("status")).to_have_text("Je bent uitgelogd.")
    look(page, "inloggen")
    page.goto("/app/delen?initiatief=het-badhuis")
    fill(page, login="noor", password="iets anders hier")
    expect(page.get_by_role("alert")).to_contain_text("horen niet bij elkaar")
    look(page, "inloggen-fout")
    fill(page, password=PASSWORD)
    page.wait_for_url("**/app/delen?initiatief=het-badhuis")
    assert page.evaluate("document.cookie").find("veranderverhaal") == -1
    context.close()
