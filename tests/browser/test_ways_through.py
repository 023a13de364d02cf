"""Who may do what, as people meet it: an account, an invitation, a role, a session that ends."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from storage.settings import LOOK_VARIABLE
from tests.browser.conftest import DESKTOP, PHONE, Server, serving
from tests.browser.helpers import await_title, axe, open_page, screenshot, wait_until_ready

BADHUIS = "initiatief=het-badhuis"
PASSWORD = "rustig water stroomt langzaam"
NEW_PASSWORD = "de eerste trein is al vertrokken"
SECONDS = "1"  # between two looks whether a session goes on; 30 otherwise
PROBLEM = "Wat is er aan de hand in de buurt?"
EXPLANATION = "Uitleg: wat bedoelen jullie hiermee?"
REFUSED = "Deze bladzijde is niet voor jou"


@dataclass(frozen=True)
class House:
    """A server of its own, and the browser in which Els, who made the first account, sits."""

    server: Server
    browser: Browser
    els: BrowserContext


@pytest.fixture(scope="module")
def house(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("ways-data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(LOOK_VARIABLE, SECONDS)
        with serving(folder, "ways") as server:
            els = new_context(browser, server, DESKTOP)
            yield House(server, browser, els)
            els.close()


def new_context(browser: Browser, server: Server, size: tuple[int, int]) -> BrowserContext:
    width, height = size
    return browser.new_context(
        base_url=server.url, viewport={"width": width, "height": height}, locale="nl-NL"
    )


@contextmanager
def somebody(house: House, size: tuple[int, int] = DESKTOP) -> Iterator[Page]:
    """Somebody else, in a browser of their own where nobody is logged in."""
    context = new_context(house.browser, house.server, size)
    yield context.new_page()
    context.close()


@pytest.fixture
def els(house: House) -> Iterator[Page]:
    """Els at her laptop; the first time she makes the first account, on the machine itself."""
    page = house.els.new_page()
    if not house.els.cookies():
        make_first_account(page)
    yield page
    page.close()


def make_first_account(page: Page) -> None:
    open_page(page, "beheer")
    page.get_by_role("link", name="Maak een account").click()
    fill_account(page, "Els", "els", PASSWORD)
    page.get_by_role("button", name="Maak het account").click()
    await_title(page, "Veranderverhaal")


def fill_account(page: Page, name: str, login: str, password: str) -> None:
    page.get_by_label("Je naam").fill(name)
    page.get_by_label("Inlognaam").fill(login)
    fill_password(page, password)


def fill_password(page: Page, password: str) -> None:
    page.locator("input[type=password]").first.fill(password)
    page.locator("input[type=password]").last.fill(password)


def log_in(page: Page, login: str, password: str = PASSWORD) -> None:
    page.get_by_label("Inlognaam").fill(login)
    page.get_by_label("Wachtwoord").fill(password)
    page.get_by_role("button", name="Log in").click()


def shown_link(within: Page | Locator) -> str:
    return within.locator("[data-testid=stCode]").inner_text().strip()


def invite(els: Page, role: str) -> str:
    """The link that Els sees once."""
    open_page(els, f"mensen?{BADHUIS}")
    els.get_by_role("radiogroup").get_by_text(role, exact=True).click()
    wait_until_ready(els)
    els.get_by_role("button", name="Maak een uitnodiging").click()
    els.get_by_text("De link staat klaar").wait_for()
    wait_until_ready(els)
    return shown_link(els)


def join(page: Page, link: str, name: str) -> None:
    page.goto(link)
    fill_account(page, name, name.lower(), PASSWORD)
    page.get_by_role("button", name="Maak mijn account").click()
    page.get_by_role("heading", level=1).wait_for()


def test_a_volunteer_joins_by_a_link_types_a_form_and_cannot_change_the_story(
    house: House, els: Page
) -> None:
    link = invite(els, "Vrijwilliger")
    assert axe(els) == []
    screenshot(els, "mensen")
    with somebody(house, PHONE) as phone:
        join(phone, link, "Sam")
        open_page(phone, f"tellingen?{BADHUIS}")
        phone.get_by_label("Wat willen jullie tellen?").fill("koppen soep")
        phone.get_by_role("button", name="Voeg toe").click()
        phone.get_by_text("Toegevoegd.").wait_for()
        open_page(phone, f"invoeren?{BADHUIS}")
        phone.get_by_text("help ik vaker met klusjes").click()
        phone.get_by_role("button", name="Bewaar dit formulier").click()
        expect(phone.locator(".entry .status")).to_contain_text("Bewaard")
        open_page(phone, f"gesprek?{BADHUIS}")
        expect(phone.get_by_role("heading", level=1)).to_have_text(REFUSED)
        open_page(phone, f"overzicht?{BADHUIS}")
        expect(phone.get_by_role("button", name="Wijzig")).to_have_count(0)
        screenshot(phone, "overzicht-vrijwilliger")
        phone.goto(link)
        expect(phone.get_by_role("heading", level=1)).to_have_text("Deze link werkt niet meer")


def test_a_viewer_sees_and_takes_along_but_changes_nothing(house: House, els: Page) -> None:
    with somebody(house) as kim:
        join(kim, invite(els, "Kijker"), "Kim")
        open_page(kim, f"overzicht?{BADHUIS}")
        expect(kim.get_by_role("textbox")).to_have_count(0)
        menu = kim.locator(".st-key-menu a").all_inner_texts()
        assert menu == ["Overzicht", "Delen"]
        open_page(kim, f"mensen?{BADHUIS}")
        expect(kim.get_by_role("heading", level=1)).to_have_text(REFUSED)
        open_page(kim, "overzicht?initiatief=de-sleutel")
        expect(kim.get_by_role("heading", level=1)).to_have_text("Welk initiatief?")


@pytest.mark.only_long
def test_who_forgot_a_password_gets_a_link_from_the_coordinator(house: House, els: Page) -> None:
    with somebody(house) as noor:
        join(noor, invite(els, "Kijker"), "Noor")
    open_page(els, f"mensen?{BADHUIS}")
    row = els.locator("[class*='st-key-row_person_']").filter(has_text="Noor")
    row.get_by_role("button", name="Wijzig").click()
    els.get_by_role("button", name="Link voor een nieuw wachtwoord").click()
    row.get_by_text("De link staat klaar").wait_for()
    wait_until_ready(els)
    link = shown_link(row)
    with somebody(house, PHONE) as phone:
        phone.goto(link)
        fill_password(phone, NEW_PASSWORD)
        phone.get_by_role("button").first.click()
        phone.goto("/inloggen")
        log_in(phone, "noor", NEW_PASSWORD)
        await_title(phone, "Veranderverhaal")


def test_a_page_that_stands_open_stops_when_its_session_is_withdrawn(
    house: House, els: Page
) -> None:
    open_page(els, f"overzicht?{BADHUIS}")
    log_out_everywhere(house)
    els.wait_for_url("**/inloggen?terug=*", timeout=10_000)
    log_in(els, "els")
    await_title(els, "Overzicht")


def test_what_was_typed_is_still_there_after_logging_in_again(house: House, els: Page) -> None:
    open_page(els, f"kaartje?{BADHUIS}&element=netwerk")
    els.get_by_label(EXPLANATION).press_sequentially("Dit stond er nog niet.")
    log_out_everywhere(house)
    bar = els.get_by_role("alert").filter(has_text="Je bent uitgelogd")
    bar.wait_for()
    screenshot(els, "uitgelogd-terwijl-je-typt")
    with els.expect_popup() as tab:
        bar.get_by_role("link").click()
    log_in(tab.value, "els")
    await_title(tab.value, "Veranderverhaal")
    bar.wait_for(state="detached")
    wait_until_ready(els)
    expect(els.get_by_label(EXPLANATION)).to_have_value(re.compile("Dit stond er nog niet"))
    els.get_by_role("button", name="Bewaar en ga terug").click()
    await_title(els, "Overzicht")
    expect(els.get_by_text("Dit stond er nog niet.").first).to_be_visible()


def log_out_everywhere(house: House) -> None:
    """In another window of the same browser."""
    other = house.els.new_page()
    other.goto("/account")
    other.get_by_role("button", name="Log overal uit").click()
    other.wait_for_url("**/inloggen*")
    other.close()
