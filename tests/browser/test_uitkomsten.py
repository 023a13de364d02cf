"""Uitkomsten in a real browser: the charts draw, what they show is right, and files arrive."""

import io
import re
import zipfile

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.helpers import axe, open_page, screenshot, wait_until_ready
from tests.long_run import mostly_long

BADHUIS = "uitkomsten?initiatief=het-badhuis"
KEMPENAAR = "vergelijken?initiatief=buurttuin-kempenaar"
# The published shares, each of 111 people.
STELLINGEN = (73, 70, 59, 90, 86, 42, 53, 65, 45)
NETWORK = (24, 23, 37, 41)
ZIP_START, PNG_START = b"PK", b"\x89PNG"


def show(page: Page, address: str) -> None:
    open_page(page, address)
    page.locator("svg.marks").first.wait_for()
    wait_until_ready(page)


def open_part(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()
    wait_until_ready(page)


def chart_texts(page: Page) -> list[str]:
    """What stands in the charts, as drawn."""
    found: list[str] = page.locator("svg.marks text").all_text_contents()
    return found


def card(page: Page, title: str) -> Locator:
    return page.locator("[class*='st-key-card_']").filter(
        has=page.get_by_role("heading", name=title, exact=True)
    )


def save(page: Page, button: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    return bytes(download.value.path().read_bytes())


def test_every_published_share_of_the_badhuis_stands_in_a_chart(page: Page) -> None:
    show(page, BADHUIS)
    open_part(page, "Alle vragen")
    expect(page.locator("svg.marks")).to_have_count(3)
    texts = chart_texts(page)
    for share in (*STELLINGEN, *NETWORK):
        assert f"{share}%" in texts, share
    assert texts.count("111") == len(STELLINGEN)
    assert "n = 111" in texts


def test_every_effect_is_marked_in_the_diagram(page: Page) -> None:
    show(page, BADHUIS)
    diagram = page.locator(".diagram svg text")
    expect(diagram.filter(has_text="90% merkt dit").first).to_be_visible()
    expect(diagram.filter(has_text="nog niet gemeten").first).to_be_visible()


def test_the_table_behind_a_chart_and_its_sentences_open(page: Page) -> None:
    show(page, BADHUIS)
    page.get_by_text("De tabel erachter, en elke regel in woorden").last.click()
    expect(page.get_by_role("cell", name="49 (44%)").first).to_be_visible()
    expect(page.get_by_text("81 van de 111 mensen (73%)")).to_be_visible()


def test_a_chart_can_be_taken_along_in_three_ways(page: Page) -> None:
    show(page, BADHUIS)
    page.get_by_role("button", name=re.compile("^Bewaar")).first.click()
    assert save(page, "Plaatje (PNG)").startswith(PNG_START)
    assert b"<svg" in save(page, "Plaatje (SVG)")
    assert "46" in save(page, "Gegevens (CSV)").decode("utf-8-sig")


def test_the_whole_meting_can_be_taken_along(page: Page) -> None:
    show(page, BADHUIS)
    page.get_by_role("button", name="Neem mee").click()
    assert save(page, "Excel, met uitleg").startswith(ZIP_START)
    assert b"verzonnen" in save(page, "CSV: één getal per regel")
    assert b"verzonnen" in save(page, "CSV: één vraag per kolom")
    assert save(page, "JSON, voor programma's").startswith(b"{")
    pictures = zipfile.ZipFile(io.BytesIO(save(page, "Alle plaatjes (zip)"))).namelist()
    assert len(pictures) == 6


def test_by_channel_every_group_has_its_row(page: Page) -> None:
    show(page, BADHUIS)
    page.get_by_label("Bekijk per groep").click()
    page.get_by_role("option").nth(1).click()
    wait_until_ready(page)
    expect(page.locator("svg.marks text").get_by_text("papier").first).to_be_visible()
    page.locator("svg.marks").first.evaluate("chart => chart.scrollIntoView({block: 'center'})")
    screenshot(page, "uitkomsten-groepen-1280")


def test_the_same_people_of_the_kempenaar_went_up_and_down(page: Page) -> None:
    show(page, KEMPENAAR)
    told = page.get_by_text("Van de 24 mensen die twee keer meededen")
    expect(told).to_have_count(2)
    expect(page.get_by_text("Zo’n verschil zie je zelden door toeval.")).to_be_visible()
    page.get_by_text("Van welke trede naar welke?").first.click()
    expect(page.get_by_role("table").first).to_be_visible()


def test_a_comparison_can_be_taken_along_with_what_is_made_up(page: Page) -> None:
    show(page, KEMPENAAR)
    page.get_by_role("button", name=re.compile("^Bewaar")).first.click()
    assert save(page, "Plaatje (PNG)").startswith(PNG_START)
    picture = save(page, "Plaatje (SVG)").decode()
    assert "Verzonnen antwoorden, alleen als voorbeeld." in picture
    assert "<desc>Van de 24 mensen die twee keer meededen" in picture
    assert "n = 24" in picture
    assert "hoger" in save(page, "Gegevens (CSV)").decode("utf-8-sig")


@pytest.mark.parametrize(
    "address",
    mostly_long([BADHUIS, KEMPENAAR], normal=[BADHUIS]),
    ids=["uitkomsten", "vergelijken"],
)
def test_no_barriers_and_no_english_in_or_around_a_chart(page: Page, address: str) -> None:
    show(page, address)
    assert axe(page) == []
    english = page.get_by_text(re.compile("Save as|View Source|Open in Vega|Show data|Fullscreen"))
    expect(english).to_have_count(0)


def test_a_chart_on_a_phone_fits_the_phone(phone: Page) -> None:
    show(phone, BADHUIS)
    phone.locator("svg.marks[width='320']").first.wait_for()
    # They are drawn anew one by one, as soon as the page has told how wide it is.
    expect(phone.locator("svg.marks:not([width='320'])")).to_have_count(0, timeout=30_000)
    widths = phone.locator("svg.marks").evaluate_all("all => all.map(one => one.clientWidth)")
    assert max(widths) == 320
    steps = phone.locator(".st-key-steps").get_by_role("link", name="4. Uitkomsten")
    expect(steps).to_be_in_viewport(ratio=0.9)
