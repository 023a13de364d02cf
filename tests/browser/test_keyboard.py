"""Without a mouse: everything can be reached with Tab, and one always sees where one is."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.helpers import await_question, await_title, card, wait_until_ready

ENOUGH = 120  # more stops than any page has
FOCUSED = """() => {
    const field = document.activeElement;
    const around = [field, field.parentElement, field.parentElement?.parentElement,
        field.parentElement?.parentElement?.parentElement, field.nextElementSibling,
        field.closest("label"), ...(field.closest("label")?.querySelectorAll("*") ?? [])];
    const look = one => {
        const style = getComputedStyle(one);
        return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0)
            || style.boxShadow !== "none"
            || style.borderTopColor === "rgb(29, 90, 116)";
    };
    return around.filter(Boolean).some(look);
}"""
WHERE = "() => document.activeElement.outerHTML.slice(0, 200)"


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the focus is there; at every stop the focus shows."""
    expect(target).to_be_visible()
    for _ in range(ENOUGH):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement !== document.body"):
            assert page.evaluate(FOCUSED), f"no visible focus on {page.evaluate(WHERE)}"
        if target.evaluate("target => target === document.activeElement"):
            return
    raise AssertionError(f"Tab never reaches {target}")


def press(page: Page, name: str, key: str = "Enter") -> None:
    tab_to(page, page.get_by_role("button", name=name))
    page.keyboard.press(key)


def test_from_a_name_to_the_poster_with_the_keyboard_alone(page: Page) -> None:
    page.goto("/app/")
    await_title(page, "Veranderverhaal")
    press(page, "Nieuw initiatief")
    await_title(page, "Nieuw initiatief")
    tab_to(page, page.get_by_label("Naam van het initiatief"))
    page.keyboard.type("Zonder muis")
    press(page, "Bewaar en begin het gesprek")
    answer_two_questions(page)
    follow(page, "Overzicht")
    add_and_move_a_card(page)
    follow(page, "Verbanden")
    tick_a_verband(page)
    tab_to(page, page.get_by_role("link", name="6. Poster"))
    page.keyboard.press("Enter")
    await_title(page, "Poster")
    page.get_by_alt_text("De poster van Zonder muis").wait_for()
    wait_until_ready(page)
    tab_to(page, page.get_by_role("button", name="Download de poster (PDF)"))
    with page.expect_download() as started:
        page.keyboard.press("Enter")
    assert started.value.path().read_bytes().startswith(b"%PDF")


def answer_two_questions(page: Page) -> None:
    await_question(page, 1)
    tab_to(page, page.get_by_label("Wat is er aan de hand in de buurt?"))
    page.keyboard.type("Er is geen plek.")
    press(page, "Bewaar en ga verder")
    await_question(page, 2)
    tab_to(page, page.get_by_label("Een doelgroep (Enter voegt toe)"))
    page.keyboard.type("Buren")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Doelgroep, kaartje 1")).to_have_value("Buren")
    wait_until_ready(page)
    press(page, "Bewaar en ga verder", "Space")
    await_question(page, 3)


def follow(page: Page, title: str) -> None:
    tab_to(page, page.get_by_role("link", name=title, exact=True))
    page.keyboard.press("Enter")
    await_title(page, title)


def add_and_move_a_card(page: Page) -> None:
    tab_to(page, page.locator("[class*='st-key-add_'][class*='_aanpak'] input"))
    for title in ("Koffie", "Soep"):
        page.keyboard.type(title)
        page.keyboard.press("Enter")
        card(page, title).wait_for()
    wait_until_ready(page)
    press(page, "Verplaats: Soep")
    expect(page.get_by_role("menu")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("menu").locator(":focus")).to_be_visible()
    page.keyboard.press("Home")
    expect(page.get_by_role("menuitem", name="Omhoog")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-layer_aanpak .title")).to_have_text(["Soep", "Koffie"])
    wait_until_ready(page)


def tick_a_verband(page: Page) -> None:
    tab_to(page, page.get_by_role("checkbox", name="Soep"))
    page.keyboard.press("Space")
    page.get_by_label("We verwachten dat, omdat …").wait_for()
    wait_until_ready(page)
    tab_to(page, page.get_by_label("We verwachten dat, omdat …"))
    page.keyboard.type("je samen aan tafel zit")
    expect(page.locator(".diagram svg")).to_contain_text("je samen aan tafel zit")
    wait_until_ready(page)
