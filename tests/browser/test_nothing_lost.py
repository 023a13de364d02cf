"""Nothing that someone typed is lost: not by reloading, refusing, leaving, or losing the line."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, WebSocketRoute, expect

from tests.browser.conftest import DESKTOP, Server, watched_page
from tests.browser.helpers import (
    add_cards,
    await_title,
    begin,
    card,
    go_on,
    open_page,
    turn_page,
    wait_until_ready,
)

PROBLEM = "Wat is er aan de hand in de buurt?"
TITLE = "Titel, kort"
EXPLANATION = "Uitleg: wat bedoelen jullie hiermee?"


@pytest.fixture
def second(browser: Browser, server: Server) -> Iterator[Page]:
    """Someone else, on another computer."""
    with watched_page(browser, server.url, DESKTOP) as opened:
        yield opened


def reload(page: Page) -> None:
    page.reload()
    page.get_by_role("heading", level=1).first.wait_for()
    wait_until_ready(page)


def open_card(page: Page, slug: str, title: str) -> None:
    open_page(page, f"overzicht?initiatief={slug}")
    page.get_by_role("button", name=f"Wijzig: {title}").click()
    await_title(page, "Kaartje wijzigen")


def begin_with_card(page: Page, name: str, title: str) -> str:
    slug = begin(page, name)
    open_page(page, f"overzicht?initiatief={slug}")
    add_cards(page, "aanpak", title)
    return slug


def test_an_answer_of_the_gesprek_is_kept_while_typing(page: Page) -> None:
    begin(page, "Typen en herladen")
    page.get_by_label(PROBLEM).press_sequentially("Er is geen plek om elkaar te zien.", delay=10)
    page.wait_for_timeout(2000)  # a pause, as the one who types takes
    reload(page)
    expect(page.get_by_label(PROBLEM)).to_have_value("Er is geen plek om elkaar te zien.")


def test_cards_typed_faster_than_the_server_answers_all_arrive(page: Page) -> None:
    begin(page, "Snelle typer")
    go_on(page, 2)
    titles = ["Ouderen", "Jongeren uit de flats", "Nieuwkomers", "Wie alleen woont"]
    page.get_by_label("Een doelgroep (Enter voegt toe)").click()
    for title in titles:
        page.keyboard.type(title, delay=5)
        page.keyboard.press("Enter")
    page.keyboard.type("nog niet klaar")
    for number, title in enumerate(titles, 1):
        expect(page.get_by_label(f"Doelgroep, kaartje {number}")).to_have_value(title)
    wait_until_ready(page)
    expect(page.get_by_label("Een doelgroep (Enter voegt toe)")).to_have_value("nog niet klaar")


def test_a_draft_of_a_new_initiatief_survives_a_reload(page: Page) -> None:
    open_page(page, "nieuw")
    page.get_by_label("Naam van het initiatief").press_sequentially("Half getypt")
    page.get_by_label("Buurt", exact=True).press_sequentially("Oost")
    reload(page)
    expect(page.get_by_label("Naam van het initiatief")).to_have_value("Half getypt")
    expect(page.get_by_label("Buurt", exact=True)).to_have_value("Oost")


def test_a_draft_of_a_card_survives_a_reload_and_can_be_saved(page: Page) -> None:
    slug = begin_with_card(page, "Kaartje herladen", "Koffie")
    open_card(page, slug, "Koffie")
    page.get_by_label(EXPLANATION).press_sequentially("Elke ochtend is de deur open.")
    reload(page)
    expect(page.get_by_label(EXPLANATION)).to_have_value("Elke ochtend is de deur open.")
    wait_until_ready(page)
    page.get_by_role("button", name="Bewaar en ga terug").click()
    await_title(page, "Overzicht")
    expect(card(page, "Koffie")).to_contain_text("Elke ochtend is de deur open.")


@pytest.mark.only_long
def test_a_draft_of_a_feit_survives_a_reload(page: Page) -> None:
    slug = begin(page, "Feit herladen")
    open_page(page, f"feiten?initiatief={slug}")
    page.get_by_label("Wat tel je?").press_sequentially("bezoekers")
    page.get_by_label("Getal", exact=True).press_sequentially("1.825")
    reload(page)
    expect(page.get_by_label("Wat tel je?")).to_have_value("bezoekers")
    expect(page.get_by_label("Getal", exact=True)).to_have_value("1.825")


def test_a_refused_card_says_why_at_its_field_and_stays_typed(page: Page) -> None:
    slug = begin_with_card(page, "Geweigerd kaartje", "Soep")
    open_card(page, slug, "Soep")
    page.get_by_label(TITLE).fill("")
    page.get_by_label(EXPLANATION).fill("Dit blijft staan.")
    page.get_by_role("button", name="Bewaar en ga terug").click()
    message = page.get_by_test_id("stAlert").filter(has_text="De titel is nog leeg")
    expect(message).to_be_visible()
    expect(page.get_by_label(EXPLANATION)).to_have_value("Dit blijft staan.")
    assert is_right_below(page, message.bounding_box(), TITLE)


@pytest.mark.only_long
def test_a_number_that_cannot_be_read_stays_typed(page: Page) -> None:
    slug = begin(page, "Geen getal")
    open_page(page, f"feiten?initiatief={slug}")
    page.get_by_label("Wat tel je?").fill("bezoekers")
    page.get_by_label("Getal", exact=True).fill("heel veel")
    page.get_by_role("button", name="Voeg toe").click()
    message = page.get_by_test_id("stAlert").filter(has_text="Dit is geen getal")
    expect(message).to_be_visible()
    wait_until_ready(page)
    expect(page.get_by_label("Wat tel je?")).to_have_value("bezoekers")
    expect(page.get_by_label("Getal", exact=True)).to_have_value("heel veel")
    assert is_right_below(page, message.bounding_box(), "Getal")


def is_right_below(page: Page, box: object, label: str) -> bool:
    field = page.get_by_label(label, exact=True).bounding_box()
    assert field is not None
    assert isinstance(box, dict)
    return bool(0 < box["y"] - field["y"] < 100)


def test_going_back_and_forth_shows_the_right_initiatief(page: Page) -> None:
    open_page(page, "overzicht?initiatief=het-badhuis")
    turn_page(page, "Alle initiatieven", "Veranderverhaal")
    page.get_by_role("link", name="Open het verhaal: De Sleutel").click()
    await_title(page, "Overzicht")
    expect(page.locator(".whose")).to_contain_text("De Sleutel")
    page.go_back()
    await_title(page, "Veranderverhaal")
    page.go_back()
    await_title(page, "Overzicht")
    expect(page.locator(".whose")).to_contain_text("Het Badhuis")
    page.go_forward()
    await_title(page, "Veranderverhaal")
    page.go_forward()
    await_title(page, "Overzicht")
    expect(page.locator(".whose")).to_contain_text("De Sleutel")


@pytest.mark.parametrize(
    ("choice", "kept"),
    [("Bewaar mijn tekst", "Tweede tekst"), ("Neem de andere tekst", "Eerste tekst")],
)
def test_two_people_in_one_card_see_both_texts_and_choose(
    page: Page, second: Page, choice: str, kept: str
) -> None:
    slug = begin_with_card(page, "Samen typen", "Tuin")
    open_card(page, slug, "Tuin")
    open_card(second, slug, "Tuin")
    save_card(page, "Eerste tekst")
    await_title(page, "Overzicht")
    save_card(second, "Tweede tekst")
    conflict = second.locator("[class*='st-key-conflict_']")
    expect(conflict).to_contain_text("Eerste tekst")
    expect(conflict).to_contain_text("Tweede tekst")
    wait_until_ready(second)
    conflict.get_by_role("button", name=choice).click()
    expect(conflict).to_have_count(0)
    reload(page)
    expect(page.locator(".card").filter(has_text="Tuin")).to_contain_text(kept)


def save_card(page: Page, explanation: str) -> None:
    page.get_by_label(EXPLANATION).fill(explanation)
    page.get_by_role("button", name="Bewaar en ga terug").click()


def test_what_was_typed_when_the_line_broke_is_kept(browser: Browser, server: Server) -> None:
    context = browser.new_context(base_url=server.url)
    page = context.new_page()
    lines: list[WebSocketRoute] = []

    def connect(line: WebSocketRoute) -> None:
        lines.append(line)
        line.connect_to_server()

    page.route_web_socket("**/_stcore/stream", connect)
    begin(page, "Weg en terug")
    field = page.get_by_label(PROBLEM)
    field.press_sequentially("Voor de storing. ")
    context.set_offline(True)
    lines[-1].close()
    expect(field).to_be_disabled()
    context.set_offline(False)
    expect(field).to_be_enabled(timeout=60_000)
    wait_until_ready(page)
    expect(field).to_have_value("Voor de storing. ")
    field.press("End")
    field.press_sequentially("En erna.")
    go_on(page, 2)
    page.get_by_role("button", name="Vorige vraag").click()
    expect(field).to_have_value("Voor de storing. En erna.")
    context.close()


def test_a_removed_card_can_be_put_back(page: Page) -> None:
    slug = begin_with_card(page, "Toch niet weg", "Moestuin")
    open_card(page, slug, "Moestuin")
    page.get_by_role("button", name="Verwijder").click()
    page.get_by_role("button", name="Ja, verwijder dit kaartje").click()
    await_title(page, "Overzicht")
    expect(card(page, "Moestuin")).to_have_count(0)
    page.get_by_role("button", name="Zet terug").click()
    expect(card(page, "Moestuin")).to_be_visible()
