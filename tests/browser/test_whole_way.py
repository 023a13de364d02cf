"""The whole way, as a volunteer goes it: from the first button to a poster in hand."""

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.helpers import (
    await_question,
    await_title,
    go_on,
    open_page,
    screenshot,
    turn_page,
    wait_until_ready,
)
from tests.other_programs import poppler_text

GROUPS = ("Ouderen die alleen wonen", "Jongeren uit de flats")
WORK = ("Elke donderdag samen eten", "Een open deur voor iedereen")
DIRECT = ("Buren kennen elkaar", "Mensen durven hulp te vragen")
INDIRECT = "Minder eenzaamheid"
SIDE_EFFECT = "Omwonenden hebben last van geluid"
ASSUMPTION = "je aan tafel vanzelf een praatje maakt"
MOTTO = "Aan tafel is plek voor iedereen."
FEIT = "vrijwilligers"
ON_POSTER = (*GROUPS, *WORK, *DIRECT, INDIRECT, MOTTO, FEIT, "Zonneweide", "Zaandam")


@pytest.fixture(params=[pytest.param("page", id="1280"), pytest.param("phone", id="390")])
def screen(request: pytest.FixtureRequest) -> Page:
    opened: Page = request.getfixturevalue(request.param)
    return opened


def test_from_a_new_initiatief_to_a_poster_in_hand(screen: Page, tmp_path: Path) -> None:
    width = 0 if screen.viewport_size is None else screen.viewport_size["width"]
    name = f"De Lange Tafel {width}"
    make_initiatief(screen, name, width)
    hold_the_gesprek(screen, width)
    tie_verbanden(screen, width)
    add_a_feit(screen, width)
    look_it_over(screen, width)
    keep_and_compare(screen, width)
    pdf = take_the_poster(screen, name, tmp_path, width)
    carry_it_along(screen, name, tmp_path, width)
    read_the_poster(pdf.read_bytes(), name)


def picture(page: Page, screen: str, width: int) -> None:
    screenshot(page, f"weg-{screen}-{width}")


def make_initiatief(page: Page, name: str, width: int) -> None:
    open_page(page, "")
    picture(page, "begin", width)
    page.get_by_role("button", name="Nieuw initiatief").click()
    await_title(page, "Nieuw initiatief")
    page.get_by_label("Naam van het initiatief").fill(name)
    page.get_by_label("Buurt", exact=True).fill("Zonneweide")
    page.get_by_label("Gemeente", exact=True).fill("Zaandam")
    page.get_by_label("Motto: waar staan jullie voor, in één zin?").fill(MOTTO)
    page.get_by_text("Tuin", exact=True).click()
    logo = FilePayload(name="logo.png", mimeType="image/png", buffer=small_logo())
    page.get_by_test_id("stFileUploader").locator("input").set_input_files(logo)
    page.get_by_alt_text("Het gekozen logo").wait_for()
    expect(page.locator(".swatch")).to_contain_text("Tuin")
    picture(page, "nieuw", width)
    page.get_by_role("button", name="Bewaar en begin het gesprek").click()
    await_question(page, 1)


def small_logo() -> bytes:
    drawn = io.BytesIO()
    Image.new("RGB", (120, 80), "#b04c18").save(drawn, "PNG")
    return drawn.getvalue()


def hold_the_gesprek(page: Page, width: int) -> None:
    page.get_by_label("Wat is er aan de hand in de buurt?").fill("Veel mensen eten alleen.")
    picture(page, "gesprek-1", width)
    go_on(page, 2)
    answer(page, "Een doelgroep (Enter voegt toe)", *GROUPS)
    picture(page, "gesprek-2", width)
    go_on(page, 3)
    page.get_by_label("Wat willen jullie bereiken?").fill("Niemand hoeft alleen te eten.")
    picture(page, "gesprek-3", width)
    go_on(page, 4)
    answer(page, "Iets wat jullie doen, of een houding (Enter voegt toe)", *WORK)
    picture(page, "gesprek-4", width)
    go_on(page, 5)
    answer(page, "Merken mensen dit zelf, doordat ze meedoen? (Enter voegt toe)", *DIRECT)
    answer(page, "Of dragen jullie hier samen met anderen aan bij? (Enter voegt toe)", INDIRECT)
    move_an_effect_and_back(page)
    picture(page, "gesprek-5", width)
    go_on(page, 6)
    page.get_by_label(DIRECT[0]).fill("Mensen groeten elkaar bij naam.")
    picture(page, "gesprek-6", width)
    go_on(page, 7)
    answer(page, "Iets wat mis kan gaan (Enter voegt toe)", SIDE_EFFECT)
    picture(page, "gesprek-7", width)


def answer(page: Page, label: str, *titles: str) -> None:
    """Several cards, typed as a volunteer does: without waiting for the screen."""
    field = page.get_by_label(label)
    field.click()
    for title in titles:
        page.keyboard.type(title, delay=15)
        page.keyboard.press("Enter")
    expect(field).to_have_value("")
    for title in titles:
        page.get_by_role("button", name=f"Verwijder: {title}").first.wait_for()
    wait_until_ready(page)


def move_an_effect_and_back(page: Page) -> None:
    there = page.get_by_role("button", name=f"Naar indirect: {DIRECT[1]}")
    back = page.get_by_role("button", name=f"Naar direct: {DIRECT[1]}")
    there.click()
    expect(back).to_be_visible()
    wait_until_ready(page)
    back.click()
    expect(there).to_be_visible()
    wait_until_ready(page)


def tie_verbanden(page: Page, width: int) -> None:
    page.get_by_role("button", name="Bewaar en leg de verbanden").click()
    await_title(page, "Verbanden")
    for number, group in enumerate(GROUPS, 1):
        await_source(page, f"Doelgroep {number}: {group} (0)")
        tick(page, WORK[0])
        await_source(page, f"Doelgroep {number}: {group} (1)")
        page.get_by_role("button", name="Volgende kaartje").click()
    await_source(page, f"Aanpak 1: {WORK[0]} (0)")
    tick(page, DIRECT[0])
    page.get_by_label("We verwachten dat, omdat …").fill(ASSUMPTION)
    expect(diagram(page)).to_contain_text(ASSUMPTION)
    page.get_by_role("radio", name="dat denken we").click()
    wait_until_ready(page)
    await_source(page, f"Aanpak 1: {WORK[0]} (1)")
    expect(page.get_by_label("We verwachten dat, omdat …")).to_have_value(ASSUMPTION)
    expect(diagram(page).locator("title").filter(has_text=ASSUMPTION)).to_have_count(1)
    expect(diagram(page)).to_contain_text("Buren kennen")
    picture(page, "verbanden", width)


def await_source(page: Page, label: str) -> None:
    expect(page.get_by_label("Kaartje", exact=True)).to_have_value(label)
    wait_until_ready(page)


def tick(page: Page, title: str) -> None:
    """With the mouse on the words: the box itself is small."""
    page.get_by_test_id("stCheckbox").get_by_text(title).click()
    page.get_by_label("We verwachten dat, omdat …").wait_for()
    wait_until_ready(page)


def diagram(page: Page) -> Locator:
    return page.locator(".diagram svg")


def add_a_feit(page: Page, width: int) -> None:
    turn_page(page, "Feiten en cijfers", "Feiten en cijfers")
    page.get_by_label("Wat tel je?").fill(FEIT)
    page.get_by_label("Getal", exact=True).fill("34")
    page.get_by_label("Bron: hoe weten jullie dit?").fill("rooster van de keuken")
    page.get_by_role("button", name="Voeg toe").click()
    page.get_by_text("34 vrijwilligers").wait_for()
    wait_until_ready(page)
    picture(page, "feiten", width)


def look_it_over(page: Page, width: int) -> None:
    turn_page(page, "Nalopen", "Nalopen")
    expect(page.get_by_text(DIRECT[1]).first).to_be_visible()
    picture(page, "nalopen", width)


def keep_and_compare(page: Page, width: int) -> None:
    turn_page(page, "Versies", "Versies")
    page.get_by_label("Naam van deze versie").fill("na de eerste avond")
    page.get_by_role("button", name="Bewaar deze versie").click()
    page.get_by_text("Deze twee versies zijn gelijk.").wait_for()
    wait_until_ready(page)
    turn_page(page, "Overzicht", "Overzicht")
    picture(page, "overzicht", width)
    field = page.locator("[class*='st-key-add_'][class*='_aanpak'] input")
    field.fill("Samen de afwas doen")
    field.press("Enter")
    page.get_by_role("button", name="Wijzig: Samen de afwas doen").wait_for()
    wait_until_ready(page)
    turn_page(page, "Versies", "Versies")
    expect(page.get_by_text("Aanpak: Samen de afwas doen")).to_be_visible()
    picture(page, "versies", width)


def take_the_poster(page: Page, name: str, folder: Path, width: int) -> Path:
    turn_page(page, "6. Poster", "Poster")
    page.get_by_alt_text(f"De poster van {name}").wait_for()
    picture(page, "poster", width)
    pdf = download(page, "Download de poster (PDF)", folder)
    assert pdf.read_bytes().startswith(b"%PDF")
    page.get_by_role("button", name="Andere bestanden").click()
    assert download(page, "Plaatje (PNG)", folder).read_bytes().startswith(b"\x89PNG")
    assert "<svg" in download(page, "Om te bewerken (SVG)", folder).read_text("utf-8")[:500]
    return pdf


def download(page: Page, button: str, folder: Path) -> Path:
    with page.expect_download() as started:
        page.get_by_role("button", name=button).click()
    path = folder / started.value.suggested_filename
    started.value.save_as(path)
    return path


def read_the_poster(pdf: bytes, name: str) -> None:
    assert "Pages:           1\n" in poppler_text("pdfinfo", pdf)
    words = " ".join(poppler_text("pdftotext", pdf).split())
    assert [wanted for wanted in (name, *ON_POSTER) if wanted not in words] == []


def carry_it_along(page: Page, name: str, folder: Path, width: int) -> None:
    open_page(page, "beheer")
    path = download(page, f"Neem mee: {name}", folder)
    assert zipfile.ZipFile(path).testzip() is None
    page.get_by_test_id("stFileUploader").locator("input").set_input_files(path)
    page.get_by_role("button", name="Zet dit initiatief op deze computer").wait_for()
    wait_until_ready(page)
    picture(page, "beheer", width)
    page.get_by_role("button", name="Zet dit initiatief op deze computer").click()
    await_title(page, "Overzicht")
    for title in (*GROUPS, *WORK, *DIRECT, INDIRECT, SIDE_EFFECT):
        expect(page.get_by_role("button", name=f"Wijzig: {title}")).to_be_visible()
    expect(page).to_have_url(f"{page.url.partition('?')[0]}?initiatief={path.stem}-2")
