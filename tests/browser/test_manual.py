"""Pictures of the manual that need some steps first; those of whole pages come from test_axe."""

import os

from playwright.sync_api import Page

from presentation.poster import make_poster
from sample_data.loader import load_sample
from tests.browser.conftest import PHONE
from tests.browser.helpers import FOR_LOOKING, FOR_THE_MANUAL, screenshot, wait_until_ready
from veranderverhaal.showcase import Showcase


def show(page: Page, address: str) -> None:
    page.goto(f"/app/{address}")
    page.get_by_role("heading", level=1).wait_for()
    wait_until_ready(page)


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


def test_a_person_sees_what_others_will_see_and_says_yes(page: Page) -> None:
    show(page, "citaten?initiatief=buurttuin-kempenaar")
    page.get_by_label("Wat zei iemand, in eigen woorden?").fill("Hier ken ik nu iedereen.")
    page.get_by_label("Naam, zoals deze persoon het wil").fill("Fatma")
    page.get_by_role("button", name="Voeg toe").click()
    page.get_by_role("button", name="Vraag toestemming: ").click()
    page.get_by_role("button", name="Vraag toestemming op dit scherm").click()
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Open de bladzijde voor deze persoon").click()
    page = opened.value
    page.get_by_text("Hier ken ik nu iedereen.").first.wait_for()
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    screenshot(page, "toestemming-390")
    page.get_by_label("Op een poster").check()
    page.get_by_label("alleen mijn voornaam").check()
    page.get_by_role("button", name="Ja, dit mag").click()
    page.get_by_role("link", name="Trek mijn toestemming in").wait_for()


def test_the_poster_of_the_readme() -> None:
    sample = load_sample("het-badhuis")
    showcase = Showcase(sample.initiatief, sample.veranderverhaal, sample.logo)
    poster = make_poster(showcase, "png", ppi=110)
    wanted = os.environ.get("UPDATE_SCREENSHOTS") == "1"
    folder = FOR_THE_MANUAL if wanted else FOR_LOOKING
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "poster-het-badhuis.png").write_bytes(poster.content)
    assert poster.content.startswith(b"\x89PNG")
