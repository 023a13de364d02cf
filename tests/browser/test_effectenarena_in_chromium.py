"""Following a keten by keyboard, and the effectenarena screen by screen on a beamer."""

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
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focused) == "aanpak:gebouw"
    page.keyboard.press("Escape")
    expect(card).to_have_attribute("aria-pressed", "false")
    expect(status).to_be_empty()

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
