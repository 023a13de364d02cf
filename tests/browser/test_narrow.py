"""On a telephone of 390 pixels: what does not fit on the screen shows that it goes on."""

from playwright.sync_api import Page, expect

from tests.browser.helpers import begin, go_on, open_page, wait_until_ready

EFFECT = "Buren helpen elkaar en voelen zich veilig"


def test_the_title_of_an_effect_has_the_whole_line(phone: Page) -> None:
    begin(phone, "De Smalle Straat")
    for number in (2, 3, 4, 5):
        go_on(phone, number)
    field = phone.get_by_label("Merken mensen dit zelf, doordat ze meedoen? (Enter voegt toe)")
    field.fill(EFFECT)
    field.press("Enter")
    phone.get_by_role("button", name=f"Naar indirect: {EFFECT}").wait_for()
    card = phone.locator("[class*='st-key-row_title_']").first
    title = card.get_by_role("textbox").bounding_box()
    row = card.bounding_box()
    assert title and row
    assert title["width"] > 0.85 * row["width"]


def test_the_steps_and_the_menu_go_on_under_a_shadow(phone: Page) -> None:
    begin(phone, "De Lange Rij")
    for key in ("steps", "menu"):
        bar = phone.locator(f".st-key-{key}")
        assert bar.evaluate("one => one.scrollWidth > one.clientWidth")
        shades = bar.evaluate("one => getComputedStyle(one).backgroundAttachment")
        assert shades == "local, local, scroll, scroll"


def test_the_step_and_the_page_one_is_at_are_in_sight(phone: Page) -> None:
    open_page(phone, "tijdlijn?initiatief=het-badhuis")
    for row, name in (("steps", "5. Duiden"), ("menu", "Tijdlijn")):
        here = phone.locator(f".st-key-{row}").get_by_role("link", name=name)
        expect(here).to_be_in_viewport(ratio=1)


def test_what_is_kept_and_how_long_is_read_without_moving_sideways(phone: Page) -> None:
    phone.goto("/app/privacy?initiatief=het-badhuis")
    phone.get_by_text("30 dagen na het weghalen").first.wait_for()
    wait_until_ready(phone)
    table = phone.locator(".st-key-terms .figures")
    assert table.evaluate("one => one.scrollWidth <= one.clientWidth")
    assert table.get_by_role("row").count() > 10
