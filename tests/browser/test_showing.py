"""From choosing for the poster to a public page on an old phone, and its end. One long way."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Download, Page, Response, expect

from tests.browser.conftest import PHONE
from tests.browser.helpers import axe, axe_source, open_page, screenshot, wait_until_ready

BADHUIS = "het-badhuis"
KNOWN = "Door de activiteiten in Het Badhuis ken ik andere bewoners."
ANOTHER_PICTURE = """first => {
    const shown = document.querySelector('[alt^="De poster van"]');
    return shown && shown.getAttribute("src") !== first;
}"""
LARGEST_PAGE = 100_000  # bytes, everything it needs included


def download(page: Page, press: Callable[[], None]) -> Download:
    with page.expect_download(timeout=60_000) as started:
        press()
    return started.value


def press(page: Page, name: str) -> Callable[[], None]:
    return page.get_by_role("button", name=name).click


def kept(found: Download) -> bytes:
    return Path(found.path()).read_bytes()


def picture(page: Page, alt: str) -> str:
    """The address of a picture, which is another one when it looks otherwise."""
    shown = page.get_by_alt_text(alt)
    shown.wait_for()
    return shown.get_attribute("src") or ""


def choose_shape(page: Page, label: str, shape: str) -> None:
    page.get_by_test_id("stButtonGroup").get_by_text(label, exact=True).click()
    page.wait_for_url(f"**vorm={shape}**")
    wait_until_ready(page)


def test_a_poster_a_report_and_a_public_page_that_comes_and_goes(
    page: Page, browser: Browser
) -> None:
    choose_for_the_poster(page)
    take_along(page)
    make_a_report(page)
    link = open_the_public_page(page)
    read_on_an_old_phone(browser, link)
    withdraw(page, link)


def choose_for_the_poster(page: Page) -> None:
    open_page(page, f"poster?initiatief={BADHUIS}")
    first = picture(page, "De poster van Het Badhuis")
    lines = page.get_by_label("Lijnen tussen de kaartjes")
    lines.focus()
    page.keyboard.press("Space")
    page.wait_for_function(ANOTHER_PICTURE, arg=first)
    wait_until_ready(page)
    expect(lines).to_be_focused()
    results = page.get_by_role("combobox", name="Uitkomsten (hoogstens drie)")
    results.fill("ken ik andere bewoners")
    page.get_by_role("option", name="Groot getal: … ken ik andere bewoners").click()
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("stMultiSelect").first).to_contain_text("Groot getal")
    wait_until_ready(page)
    citaat = page.get_by_role("combobox", name="Citaat")
    citaat.fill("Geen")
    page.get_by_role("option", name="Geen citaat").click()
    wait_until_ready(page)
    page.reload()
    second = picture(page, "De poster van Het Badhuis")
    assert second != first
    expect(page.get_by_test_id("stMultiSelect").first).to_contain_text("Groot getal")
    expect(page.get_by_role("combobox", name="Citaat")).to_have_value("Geen citaat")
    wait_until_ready(page)


def take_along(page: Page) -> None:
    poster = download(page, press(page, "Download de poster (PDF)"))
    assert poster.suggested_filename == "a4-het-badhuis.pdf"
    assert kept(poster).startswith(b"%PDF")
    choose_shape(page, "Dia", "slide")
    slides = download(page, press(page, "Download de dia's"))
    assert kept(slides).startswith(b"PK")
    assert slides.suggested_filename == "slide-het-badhuis.pptx"


def make_a_report(page: Page) -> None:
    open_page(page, f"rapport?initiatief={BADHUIS}")
    page.get_by_label("Jullie eigen tekst bij ‘Samenvatting’").fill("Ons eerste jaar.")
    expect(page.get_by_text("Samenvatting (met eigen tekst)").first).to_be_visible()
    wait_until_ready(page)
    report = download(page, press(page, "Download als PDF"))
    assert report.suggested_filename == "impact-het-badhuis.pdf"
    assert kept(report).startswith(b"%PDF")


def open_the_public_page(page: Page) -> str:
    open_page(page, f"openbaar?initiatief={BADHUIS}")
    page.get_by_role("button", name="Zet de pagina open").click()
    view = page.get_by_role("link", name="Bekijk de pagina")
    view.wait_for()
    wait_until_ready(page)
    page.get_by_test_id("stCheckbox").get_by_text(KNOWN).click()
    page.get_by_text("1 van de 10").wait_for()
    wait_until_ready(page)
    return view.get_attribute("href") or ""


def read_on_an_old_phone(browser: Browser, link: str) -> None:
    width, height = PHONE
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": width, "height": height}
    )
    phone = context.new_page()
    answers: list[Response] = []
    phone.on("response", lambda one: answers.append(one))
    phone.goto(link)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Het Badhuis")
    expect(phone.get_by_role("heading", name=KNOWN)).to_be_visible()
    expect(phone.get_by_text("praatje")).to_have_count(0)
    screenshot(phone, "openbare-pagina-390")
    assert sum(len(one.body()) for one in answers) < LARGEST_PAGE
    assert all(one.ok for one in answers)
    for summary in phone.locator("summary").all():
        summary.click()
    expect(phone.get_by_role("region", name="Het schema")).to_be_visible()
    context.close()
    look_for_barriers(browser, link)


def look_for_barriers(browser: Browser, link: str) -> None:
    """With a script of ours, for which the page itself has no room: its policy allows none."""
    context = browser.new_context(bypass_csp=True, viewport={"width": 390, "height": 844})
    looking = context.new_page()
    looking.goto(link)
    looking.evaluate(axe_source())
    looking.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert axe(looking) == []
    for wide in (320, 390, 1280):
        looking.set_viewport_size({"width": wide, "height": 844})
        assert looking.evaluate("document.documentElement.scrollWidth") <= wide
    context.close()


def withdraw(page: Page, link: str) -> None:
    page.get_by_role("button", name="Trek de pagina in").click()
    page.get_by_text("Niemand kan hem zien").wait_for()
    for file in ("", "/poster.pdf", "/logo.png"):
        assert page.request.get(link + file).status == 404
