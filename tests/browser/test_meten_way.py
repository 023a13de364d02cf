"""From an effect to answers: indicator, vragenlijst, meting, a phone, the count on the beamer."""

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, Server, watched_page
from tests.browser.helpers import screenshot, wait_until_ready

SLUG = "de-sleutel"


def show(page: Page, name: str) -> None:
    page.goto(f"/app/{name}?initiatief={SLUG}")
    page.get_by_role("heading", level=1).wait_for()
    wait_until_ready(page)


def choose_stellingen(page: Page) -> None:
    show(page, "indicatoren")
    page.get_by_text("Door de activiteiten groet ik meer buren").click()
    add = page.get_by_role("button", name="Voeg toe")
    expect(add).to_be_enabled()
    add.click()
    expect(page.get_by_text("staat erbij")).to_be_visible()


def make_vragenlijst(page: Page) -> None:
    show(page, "vragenlijst")
    page.get_by_role("button", name="Maak de vragenlijst").click()
    expect(page.get_by_text("De vragenlijst is gemaakt")).to_be_visible()
    preview = page.frame_locator("iframe")
    expect(preview.get_by_text("groet ik meer buren")).to_be_visible()


def open_meting(page: Page) -> str:
    show(page, "meten")
    page.get_by_label("Naam van de meting").fill("voorjaar")
    page.get_by_label("Naam van de meting").press("Tab")
    page.get_by_role("button", name="Maak deze meting").click()
    page.get_by_role("button", name="Zet de meting open").click()
    expect(page.get_by_role("button", name="Sluit de meting")).to_be_visible()
    link = page.locator("code").filter(has_text="/v/")
    link.wait_for()
    return link.inner_text().rpartition("/")[2].strip()


def test_from_an_effect_to_an_answer_on_the_beamer(
    page: Page, browser: Browser, server: Server
) -> None:
    choose_stellingen(page)
    make_vragenlijst(page)
    code = open_meting(page)
    page.get_by_role("link", name="Toon groot").click()
    expect(page.get_by_test_id("stMetricValue")).to_have_text("0")
    with watched_page(browser, server.url, PHONE) as phone:
        phone.goto(f"/v/{code}")
        screenshot(phone, "formulier-390")
        phone.get_by_text("helemaal eens").first.click()
        phone.locator("button[type=submit]").last.click()
        phone.wait_for_url("**/bedankt**")
    expect(page.get_by_test_id("stMetricValue")).to_have_text("1", timeout=15_000)
    screenshot(page, "beamer-1280")
    show(page, "meten")
    with page.expect_download() as download:
        page.get_by_role("button", name="Op papier (Nederlands, PDF)").click()
    assert download.value.path().read_bytes().startswith(b"%PDF")
