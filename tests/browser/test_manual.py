"""The pictures of the manual: every screen with a sample in it, on a laptop and on a phone."""

import os

import pytest
from playwright.sync_api import Page

from presentation.poster import make_poster
from sample_data.loader import load_sample
from tests.browser.helpers import FOR_LOOKING, FOR_THE_MANUAL, screenshot, wait_until_ready
from veranderverhaal.showcase import Showcase

SLUG = "de-sleutel"
SCREENS = {
    "initiatieven": "",
    "nieuw": "nieuw",
    "gesprek": f"gesprek?initiatief={SLUG}",
    "overzicht": f"overzicht?initiatief={SLUG}",
    "gegevens": f"gegevens?initiatief={SLUG}",
    "kaartje": f"kaartje?initiatief={SLUG}&element=groepen",
    "verbanden": f"verbanden?initiatief={SLUG}",
    "feiten": f"feiten?initiatief={SLUG}",
    "nalopen": f"nalopen?initiatief={SLUG}",
    "delen": f"delen?initiatief={SLUG}",
    "poster": "poster?initiatief=het-badhuis",
    "indicatoren": "indicatoren?initiatief=het-badhuis",
    "toolkiezer": f"toolkiezer?initiatief={SLUG}",
    "vragenlijst": "vragenlijst?initiatief=het-badhuis",
    "vraag": "vraag?initiatief=het-badhuis&lijst=bewoners&vraag=verbonden",
    "meten": "meten?initiatief=het-badhuis",
    "invoeren": "invoeren?initiatief=het-badhuis",
    "importeren": "importeren?initiatief=het-badhuis",
    "tellingen": f"tellingen?initiatief={SLUG}",
    "uitkomsten": "uitkomsten?initiatief=het-badhuis",
    "vergelijken": "vergelijken?initiatief=buurttuin-kempenaar",
    "antwoorden": "antwoorden?initiatief=het-badhuis",
    "buurtcijfers": "buurtcijfers?initiatief=het-badhuis",
    "citaten": "citaten?initiatief=het-badhuis",
    "rapport": "rapport?initiatief=het-badhuis",
    "openbaar": "openbaar?initiatief=het-badhuis",
    "privacy": "privacy?initiatief=het-badhuis",
    "logboek": "logboek?initiatief=het-badhuis",
    "beheer": "beheer",
}


def show(page: Page, address: str) -> None:
    page.goto(f"/app/{address}")
    page.get_by_role("heading", level=1).wait_for()
    wait_until_ready(page)


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_on_a_laptop(page: Page, name: str) -> None:
    show(page, SCREENS[name])
    if name == "poster":
        page.get_by_alt_text("De poster van Het Badhuis").wait_for()
    assert screenshot(page, f"{name}-1280").stat().st_size > 10_000


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_on_a_phone(phone: Page, name: str) -> None:
    show(phone, SCREENS[name])
    assert screenshot(phone, f"{name}-390").stat().st_size > 5_000


def test_the_question_about_effects(page: Page) -> None:
    show(page, "gesprek?initiatief=buurttuin-kempenaar")
    for _ in range(4):
        number = page.get_by_text("van 7").inner_text()
        page.get_by_role("button", name="Bewaar en ga verder").click()
        page.get_by_text(number).wait_for(state="detached")
        wait_until_ready(page)
    assert page.get_by_role("heading", name="Wat zien jullie veranderen?").is_visible()
    screenshot(page, "gesprek-effecten-1280")


def test_two_versions_beside_each_other(page: Page) -> None:
    show(page, "versies?initiatief=buurttuin-kempenaar")
    page.get_by_label("Naam van deze versie").fill("na de bijeenkomst van maart")
    page.get_by_role("button", name="Bewaar deze versie").click()
    page.get_by_role("heading", name="Wat is er anders?").wait_for()
    show(page, "overzicht?initiatief=buurttuin-kempenaar")
    field = page.get_by_label("Nieuw kaartje (Enter voegt toe)").nth(1)
    field.fill("Samen soep koken")
    field.press("Enter")
    page.get_by_text("Samen soep koken").first.wait_for()
    show(page, "versies?initiatief=buurttuin-kempenaar")
    page.get_by_text("Aanpak: Samen soep koken").wait_for()
    screenshot(page, "versies-1280")


def test_the_poster_of_the_readme() -> None:
    sample = load_sample("het-badhuis")
    showcase = Showcase(sample.initiatief, sample.veranderverhaal, sample.logo)
    poster = make_poster(showcase, "png", ppi=110)
    wanted = os.environ.get("UPDATE_SCREENSHOTS") == "1"
    folder = FOR_THE_MANUAL if wanted else FOR_LOOKING
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "poster-het-badhuis.png").write_bytes(poster.content)
    assert poster.content.startswith(b"\x89PNG")
