"""What someone types is text and nothing else, on every page: no markup, pictures or scripts."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.browser.helpers import add_cards, begin, card, open_page, turn_page, wait_until_ready

# The fixture `page` fails on a request to another host and on anything that runs and breaks.
HOSTILE = (
    "<script>alert(1)</script>",
    "![x](http://evil.example/x.png)",
    "$x$ :red[x]",
    "**vet** </svg>",
)
ALL = " ".join(HOSTILE)
NAME = "<script>alert(1)</script> ![x](http://evil.example/x.png) **vet**"
LAYERS = ("doelgroep", "aanpak", "direct_effect", "indirect_effect")
PAGES_WITH_CARDS = {
    "Gesprek": "Gesprek",
    "Verbanden": "Verbanden",
    "Nalopen": "Nalopen",
    "Delen": "Delen",
    "Naam en logo": "Naam en logo",
}


@pytest.fixture
def opened(page: Page) -> Iterator[Page]:
    def on_dialog(dialog: Dialog) -> None:
        pytest.fail(f"a script ran: {dialog.message}")

    page.on("dialog", on_dialog)
    yield page
    page.remove_listener("dialog", on_dialog)


def test_hostile_texts_show_as_they_were_typed(opened: Page) -> None:
    page = opened
    slug = begin(page, NAME)
    expect(page.locator(".whose strong")).to_have_text(NAME)
    fill_in(page, slug)
    nothing_became_markup(page)
    for title in HOSTILE:
        expect(card(page, title)).to_be_visible()
    expect(page.locator(".card").first).to_contain_text(ALL)
    expect(page.locator(".diagram svg")).to_contain_text("alert(1)")
    tie(page)
    count(page)
    keep(page)
    for link, title in PAGES_WITH_CARDS.items():
        turn_page(page, link, title)
        nothing_became_markup(page)
    turn_page(page, "6. Poster", "Poster")
    page.get_by_role("img", name="De poster van").wait_for()
    wait_until_ready(page)
    nothing_became_markup(page)
    for address in ("", "beheer"):
        open_page(page, address)
        expect(page.get_by_test_id("stMain")).to_contain_text(NAME)
        nothing_became_markup(page)


def fill_in(page: Page, slug: str) -> None:
    open_page(page, f"gegevens?initiatief={slug}")
    page.get_by_label("Motto: waar staan jullie voor, in één zin?").fill(ALL)
    page.get_by_role("button", name="Bewaar", exact=True).click()
    page.get_by_text("Bewaard.").wait_for()
    open_page(page, f"overzicht?initiatief={slug}")
    for layer, title in zip(LAYERS, HOSTILE, strict=True):
        add_cards(page, layer, title)
    page.get_by_role("button", name=f"Wijzig: {HOSTILE[0]}").click()
    page.get_by_label("Uitleg: wat bedoelen jullie hiermee?").fill(ALL)
    page.get_by_role("button", name="Bewaar en ga terug").click()
    page.get_by_role("heading", level=1, name="Overzicht").wait_for()
    wait_until_ready(page)


def tie(page: Page) -> None:
    turn_page(page, "Verbanden", "Verbanden")
    page.get_by_test_id("stCheckbox").get_by_text(HOSTILE[1]).click()
    page.get_by_label("We verwachten dat, omdat …").fill(ALL)
    expect(page.locator(".diagram svg title").filter(has_text=ALL)).to_have_count(1)
    nothing_became_markup(page)


def count(page: Page) -> None:
    turn_page(page, "Feiten en cijfers", "Feiten en cijfers")
    page.get_by_label("Wat tel je?").fill(ALL)
    page.get_by_label("Getal", exact=True).fill("7")
    page.get_by_role("button", name="Voeg toe").click()
    expect(page.locator(".card")).to_contain_text(ALL)
    wait_until_ready(page)
    nothing_became_markup(page)


def keep(page: Page) -> None:
    turn_page(page, "Versies", "Versies")
    page.get_by_label("Naam van deze versie").fill(ALL)
    page.get_by_role("button", name="Bewaar deze versie").click()
    page.get_by_text("Deze twee versies zijn gelijk.").wait_for()
    wait_until_ready(page)
    expect(page.get_by_test_id("stCaptionContainer").first).to_contain_text(ALL)
    nothing_became_markup(page)


def nothing_became_markup(page: Page) -> None:
    main = page.get_by_test_id("stMain")
    ran = main.locator("script, img[src*='evil'], .katex")
    assert ran.evaluate_all("found => found.map(one => one.outerHTML.slice(0, 200))") == []
    # Streamlit makes a link of a whole address, as it was typed; never one under other words.
    links = main.locator("a[href*='evil.example']")
    assert all(text.startswith("http://evil.example") for text in links.all_inner_texts())
    expect(main.locator("strong").get_by_text("vet", exact=True)).to_have_count(0)
    expect(main.get_by_text("x", exact=True)).to_have_count(0)


def test_files_pressed_for_right_after_each_other_all_arrive(page: Page):
    page.goto("/app/poster?initiatief=het-badhuis")
    page.get_by_alt_text("De poster van Het Badhuis").wait_for()
    wait_until_ready(page)
    page.get_by_role("button", name="Andere bestanden").click()
    labels = ("Plaatje (PNG)", "Om te bewerken (SVG)", "Plaatje om te drukken")
    for label in labels * 3:  # a browser refuses a tenth in one second
        with page.expect_download(timeout=15_000):
            page.get_by_role("button", name=label).click()
