"""From a lesson to a new version on a phone, and stories that are read with the arrow keys."""

from playwright.sync_api import Page, expect

from tests.browser.helpers import await_title, axe, begin, open_page, wait_until_ready

LESSON = "Wie slecht loopt, bereiken we met soep"


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_a_lesson_becomes_a_version_and_survives_a_reload_while_it_is_typed(phone: Page) -> None:
    slug = begin(phone, "De Leerling")
    open_page(phone, f"leren?initiatief={slug}")
    press(phone, "Schrijf op wat jullie leerden")
    await_title(phone, "Wat jullie leerden")
    phone.get_by_label("Wat leerden jullie?").press_sequentially(LESSON)
    phone.reload()
    await_title(phone, "Wat jullie leerden")
    expect(phone.get_by_label("Wat leerden jullie?")).to_have_value(LESSON)
    phone.get_by_text("er komt een kaartje bij").click()
    phone.get_by_label("Wat komt er op het kaartje te staan?").fill("Soep brengen")
    phone.keyboard.press("Tab")
    wait_until_ready(phone)
    press(phone, "Bewaar en bekijk het nieuwe verhaal")
    await_title(phone, "Het verhaal aanpassen")
    assert axe(phone, "[data-testid=stMain]") == []
    press(phone, "Bewaar als nieuwe versie")
    phone.get_by_text("Het verhaal is aangepast").wait_for()
    open_page(phone, f"tijdlijn?initiatief={slug}")
    expect(phone.get_by_role("heading", name=f"Geleerd: {LESSON}")).to_be_visible()
    is_narrow = "() => document.documentElement.scrollWidth <= innerWidth"
    assert phone.evaluate(is_narrow)


def test_stories_are_read_with_the_arrow_keys(page: Page) -> None:
    open_page(page, "verhalen?initiatief=het-badhuis")
    page.get_by_role("button", name="Lees de verhalen").first.click()
    page.get_by_text("Verhaal 1 van").wait_for()
    page.keyboard.press("ArrowRight")
    page.get_by_text("Verhaal 2 van").wait_for()
    page.keyboard.press("ArrowLeft")
    page.get_by_text("Verhaal 1 van").wait_for()
    assert axe(page, "[data-testid=stMain]") == []
