"""A tablet goes round the table: locked, three people, the back button, and unlocked again."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import Engine

from storage.commands.tablet import end_locks
from storage.engine import writing
from tests.browser.conftest import Server
from tests.browser.helpers import axe_source, screenshot, violations, wait_until_ready
from tests.browser.measuring import await_thanks, line, row, send, telephone
from tests.metingen import SLUG

PIN = "4719"


@pytest.fixture
def tablet(browser: Browser, desk: Server, desk_engine: Engine) -> Iterator[Page]:
    with telephone(browser, desk.url, 768) as page:
        yield page
    with writing(desk_engine) as session:
        end_locks(session=session)  # it would be on the other tests too


def assert_no_barriers(page: Page) -> None:
    page.evaluate(axe_source())
    found = violations(page)
    assert [(one["id"], one["nodes"][0]["html"][:160]) for one in found] == []


def assert_empty(page: Page) -> None:
    expect(page.locator("form[data-texts]")).to_be_visible()
    typed = page.locator("input[type=text], textarea").evaluate_all(
        "fields => fields.map(field => field.value).join('')"
    )
    assert (page.locator("input:checked").count(), typed) == (0, "")
    kept = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    assert [one for one in kept if one.startswith("vragenlijst-")] == []


def lock(page: Page) -> None:
    page.goto(f"/app/invoeren?initiatief={SLUG}")
    wait_until_ready(page)
    page.get_by_text("Zet deze tablet in de invoerstand").click()
    page.get_by_role("link", name="Kies een pincode").click()
    page.get_by_label("Kies een pincode").fill(PIN)
    page.get_by_label("Typ de pincode nog een keer").fill(PIN)
    assert_no_barriers(page)
    screenshot(page, "invoerstand-begin")
    page.get_by_role("button", name="Zet de invoerstand aan").click()
    expect(page).to_have_url(re.compile("/invoerstand$"))


def test_a_tablet_goes_from_hand_to_hand(tablet: Page) -> None:
    tablet.clock.install()
    second = tablet.context.new_page()
    second.goto(f"/app/feiten?initiatief={SLUG}")
    wait_until_ready(second)
    second.get_by_role("textbox").first.press_sequentially("Half")
    lock(tablet)
    # What stood open in another tab goes too, whatever was typed there.
    second.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(second).to_have_url(re.compile("/invoerstand$"))
    second.close()
    assert_no_barriers(tablet)
    screenshot(tablet, "invoerstand")
    tablet.goto(f"/app/uitkomsten?initiatief={SLUG}")
    expect(tablet).to_have_url(re.compile("/invoerstand$"))

    # The first person answers and sends.
    tablet.locator("a.big").first.click()
    assert_empty(tablet)
    row(tablet, "buren", "4").click()
    tablet.locator("textarea").fill("Groeten van de eerste")
    send(tablet)
    await_thanks(tablet)
    assert_no_barriers(tablet)
    screenshot(tablet, "invoerstand-bedankt")
    tablet.get_by_role("link", name="Volgende persoon").click()
    assert_empty(tablet)
    for _ in range(2):
        tablet.go_back()
    assert "Groeten van de eerste" not in tablet.content()
    assert_empty(tablet)

    # The second person makes a mistake and mends it; the third goes back.
    row(tablet, "buren", "2").click()
    line(tablet, "keren").fill("99")
    send(tablet)
    tablet.get_by_role("alert").wait_for()
    expect(line(tablet, "keren")).to_have_value("99")
    line(tablet, "keren").fill("9")
    send(tablet)
    await_thanks(tablet)
    tablet.get_by_role("link", name="Volgende persoon").click()
    assert_empty(tablet)
    for _ in range(2):
        tablet.go_back()
    assert_empty(tablet)

    # The third walks away half way.
    row(tablet, "buren", "5").click()
    tablet.clock.run_for(62_000)
    still = tablet.get_by_role("alertdialog")
    expect(still).to_be_visible()
    assert_no_barriers(tablet)
    screenshot(tablet, "invoerstand-nog")
    still.get_by_role("button").click()
    expect(tablet.locator("input:checked")).to_have_count(1)
    tablet.clock.run_for(62_000)
    expect(still).to_be_visible()
    tablet.clock.run_for(31_000)
    expect(tablet).to_have_url(re.compile("/invoerstand$"))
    tablet.go_back()
    if "/v/" in tablet.url:
        assert_empty(tablet)

    tablet.goto("/invoerstand/klaar")
    tablet.get_by_label("Pincode").fill("0000")
    tablet.get_by_role("button").click()
    expect(tablet.get_by_text("nog 4 keer proberen")).to_be_visible()
    assert_no_barriers(tablet)
    screenshot(tablet, "invoerstand-klaar")
    tablet.get_by_label("Pincode").fill(PIN)
    tablet.get_by_role("button").click()
    expect(tablet).to_have_url(re.compile("/app/"))
