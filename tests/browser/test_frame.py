"""The frame around every page: Dutch, ours, readable, and never a word to another host."""

import re
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

from tests.browser.conftest import DESKTOP, OUTPUT, Server, running, watched_page
from tests.browser.helpers import axe, screenshot, wait_until_ready


@pytest.fixture(scope="module")
def tryout_server() -> Iterator[Server]:
    command = [sys.executable, "-m", "tests.browser.tryout_app"]
    with running(command, OUTPUT / "tryout.log", {}) as started:
        yield started


@pytest.fixture
def tryout(browser: Browser, tryout_server: Server) -> Iterator[Page]:
    with watched_page(browser, tryout_server.url, DESKTOP) as opened:
        opened.goto("/app/")
        wait_until_ready(opened)
        yield opened


def test_the_start_page_opens_in_dutch(page: Page) -> None:
    page.goto("/")
    wait_until_ready(page)
    assert page.url.endswith("/app/")
    assert page.evaluate("document.documentElement.lang") == "nl"
    expect(page.get_by_role("heading").first).to_be_visible()
    screenshot(page, "begin")


def test_the_start_page_fits_a_phone(phone: Page) -> None:
    phone.goto("/app/")
    wait_until_ready(phone)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_our_fonts_are_used(tryout: Page) -> None:
    def is_loaded(font: str) -> bool:
        return bool(tryout.evaluate("font => document.fonts.check(font)", font))

    assert is_loaded("17px 'Atkinson Hyperlegible Next'")
    assert "Bricolage" in tryout.get_by_role("heading").first.evaluate(
        "heading => getComputedStyle(heading).fontFamily"
    )


def test_streamlits_own_menu_is_not_there(tryout: Page) -> None:
    expect(tryout.get_by_test_id("stMainMenu")).to_be_hidden()
    expect(tryout.get_by_test_id("stAppDeployButton")).to_be_hidden()


@pytest.mark.parametrize(
    ("label", "instruction"),
    [
        pytest.param("Naam", "Druk op Enter om te bewaren", id="one line"),
        pytest.param("Verhaal", "Druk op Ctrl+Enter om te bewaren", id="several lines"),
        pytest.param("In een formulier", "Druk op Enter om te versturen", id="in a form"),
    ],
)
def test_the_hint_below_a_text_is_dutch(tryout: Page, label: str, instruction: str) -> None:
    tryout.get_by_label(label, exact=True).fill("iets")
    expect(tryout.get_by_text(instruction)).to_be_visible()


def test_the_file_uploader_is_dutch(tryout: Page) -> None:
    uploader = tryout.get_by_test_id("stFileUploader").first
    expect(uploader).to_contain_text("Kies een bestand")
    expect(uploader).to_contain_text("hoogstens 10MB per bestand")
    too_large = FilePayload(name="groot.png", mimeType="image/png", buffer=b"x" * 11_000_000)
    uploader.locator("input").set_input_files(too_large)
    expect(uploader).to_contain_text("Het bestand mag hoogstens 10.0MB groot zijn.")


def open_list(page: Page, field: Locator) -> None:
    """The drawings on this page keep moving it for a while, and a list closes when that happens."""
    for _ in range(8):
        field.press("ArrowDown")
        page.wait_for_timeout(500)
        if page.get_by_role("option").count():
            return


def test_choosing_is_dutch_but_the_choices_are_left_alone(tryout: Page) -> None:
    one = tryout.get_by_test_id("stSelectbox").get_by_role("combobox")
    expect(one).to_have_attribute("placeholder", "Kies er een")
    expect(tryout.get_by_role("button", name="Open de lijst").first).to_be_visible()
    open_list(tryout, one)
    expect(tryout.get_by_role("option")).to_have_text(["Open", "Upload"])
    one.fill("xyz")
    expect(tryout.get_by_role("listbox")).to_contain_text("Niets gevonden")
    tryout.keyboard.press("Escape")
    tryout.get_by_test_id("stMultiSelect").get_by_role("combobox").click()
    expect(tryout.get_by_role("option").first).to_have_text("Kies alles")


def test_what_people_wrote_themselves_is_left_alone(tryout: Page) -> None:
    expect(tryout.get_by_test_id("stMarkdown").filter(has_text="Open")).to_be_visible()
    expect(tryout.get_by_role("button", name="Close")).to_be_visible()


def test_the_calendar_is_dutch_whatever_the_browser_speaks(tryout: Page) -> None:
    tryout.get_by_role("button", name="Kies een datum").click()
    calendar = tryout.get_by_role("dialog", name="Kies een datum")
    expect(calendar).to_contain_text("maart 2026")
    expect(calendar.locator("th")).to_have_text(["M", "D", "W", "D", "V", "Z", "Z"])


def test_a_wrong_number_is_explained_in_dutch(tryout: Page) -> None:
    tryout.get_by_label("Aantal").fill("99")
    tryout.keyboard.press("Tab")
    expect(tryout.get_by_text("Vul een getal in van 0 tot en met 10.")).to_be_visible()


def test_buttons_of_widgets_have_dutch_names(tryout: Page) -> None:
    for name in ("Toon wachtwoord", "Eentje meer", "Nieuwe regel", "Bewaar als tabel (CSV)"):
        expect(tryout.get_by_role("button", name=name)).to_be_attached()


def test_a_broken_page_apologises_and_shows_no_traceback(tryout: Page) -> None:
    tryout.get_by_role("button", name="Ga mis").click()
    expect(tryout.get_by_test_id("stAlert")).to_contain_text("Dat ligt niet aan jou")
    expect(tryout.get_by_test_id("stAlert")).to_contain_text(re.compile(r"kenmerk: \w{4}-\w{4}$"))
    for secret in ("Traceback", "ValueError", "a secret of the server"):
        expect(tryout.get_by_text(secret)).to_have_count(0)


def test_a_page_that_broke_keeps_what_was_typed(tryout: Page) -> None:
    tryout.get_by_label("Naam").fill("Fatima")
    tryout.get_by_label("Verhaal").fill("Elke dinsdag soep.")
    tryout.get_by_role("button", name="Breek meteen").click()
    expect(tryout.get_by_test_id("stAlert")).to_be_visible()
    expect(tryout.get_by_label("Naam")).to_have_count(0)
    tryout.get_by_role("button", name="Probeer het opnieuw").click()
    expect(tryout.get_by_label("Naam")).to_have_value("Fatima")
    expect(tryout.get_by_label("Verhaal")).to_have_value("Elke dinsdag soep.")
    expect(tryout.get_by_test_id("stAlert")).to_have_count(0)


def test_axe_finds_nothing_serious(tryout: Page) -> None:
    assert axe(tryout) == []
