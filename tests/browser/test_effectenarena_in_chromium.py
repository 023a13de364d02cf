"""Following a keten by keyboard, and the effectenarena screen by screen on a beamer."""

import re

from playwright.sync_api import Page, expect

from tests.browser.helpers import axe, open_page, screenshot

LIT = ".effectenarena-lines path.lit[stroke]"


def test_one_follows_a_keten_by_keyboard_and_turns_the_screens(page: Page) -> None:
    open_page(page, "effectenarena?initiatief=het-badhuis")
    card = page.locator("[data-card='aanpak:talenten']")
    expect(page.locator(".effectenarena-lines path")).not_to_have_count(0)
    card.focus()
    page.keyboard.press("Enter")
    expect(card).to_have_attribute("aria-pressed", "true")
    expect(page.locator(LIT)).not_to_have_count(0)
    status = page.locator(".effectenarena-chosen")
    expect(status).to_contain_text("Gekozen: ‘Talenten van bewoners als uitgangspunt’")
    expect(status).to_contain_text("is de kans")
    assert axe(page, ".effectenarena") == []
    page.locator(".effectenarena-columns").evaluate("one => one.scrollIntoView()")
    screenshot(page, "effectenarena-canvas-1280")
    page.keyboard.press("ArrowRight")
    focused = "document.activeElement.dataset.card"
    assert str(page.evaluate(focused)).startswith("effect:")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowDown")
    below = page.locator("[data-card^='aanpak:']").nth(1)
    assert page.evaluate(focused) == below.get_attribute("data-card")
    page.keyboard.press("Escape")
    expect(card).to_have_attribute("aria-pressed", "false")
    expect(status).to_be_empty()

    page.locator("[data-card='investeerder:gemeente']").click()
    lit = page.locator("[data-card^='investeerder:'].lit")
    expect(lit).to_have_count(1)  # who else invests there is not what one asked
    expect(page.locator(".effectenarena-lines text")).not_to_have_count(0)
    page.keyboard.press("Escape")
    page.locator("button[data-keten]").last.click()
    for column in ("aanpak", "effect", "incasseerder"):
        expect(page.locator(f"[data-card^='{column}:'].lit").first).to_be_in_viewport()

    open_page(page, "effectenarena?initiatief=het-badhuis&beamer=1")
    expect(page.get_by_role("heading", level=1)).to_have_text("Wie investeert?")
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", level=1)).to_have_text("Keten 1 van 8")
    assert page.evaluate("document.querySelector('.bar').getBoundingClientRect().bottom") <= 720
    screenshot(page, "effectenarena-beamer-1280")
    page.keyboard.press("End")
    expect(page.get_by_role("heading", level=1)).to_have_text("Alles bij elkaar")
    expect(page.locator(".screen:not([hidden]) .effectenarena-lines path")).not_to_have_count(0)


def test_on_a_phone_the_name_of_an_investeerder_has_the_whole_line(phone: Page) -> None:
    open_page(phone, "effectenarena?initiatief=het-badhuis&vraag=1")
    row = phone.locator("[class*='st-key-row_investeerder_']").first
    name, whole = row.get_by_role("textbox").first.bounding_box(), row.bounding_box()
    assert name and whole
    assert name["width"] > 0.85 * whole["width"]


def test_a_new_investering_that_was_refused_is_still_there_after_a_reload(page: Page) -> None:
    open_page(page, "investeringen?initiatief=het-badhuis&investering=-")
    price = page.get_by_label("Euro: midden")
    price.fill("veel")
    page.get_by_role("button", name="Bewaar en ga terug").click()
    page.get_by_text("Nog niet bewaard").wait_for()
    page.reload()
    expect(price).to_have_value("veel")


def test_a_link_to_a_part_of_the_same_page_is_in_the_address(page: Page) -> None:
    open_page(page, "kosten_en_baten?initiatief=het-badhuis")
    page.get_by_role("link", name="Bekende totalen uit rapporten").click()
    page.get_by_role("heading", name="Bekende totalen").wait_for()
    expect(page).to_have_url(re.compile("onderdeel=bekende-totalen$"))
    page.get_by_role("button", name="Voeg totalen toe").click()
    expect(page.get_by_label("Waarvan zijn deze totalen?")).to_be_visible()
