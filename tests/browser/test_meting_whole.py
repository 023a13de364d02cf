"""The whole way of a meting: from the story of Het Badhuis to its answers, counted right."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from sample_data.loader import load_sample
from storage.commands import import_bundle
from storage.engine import make_engine, reading, writing
from storage.meting_queries import list_metingen, list_responses, list_vragenlijsten
from storage.migrate import migrate
from storage.settings import database_url
from tests.browser.conftest import DESKTOP, PROJECT, serving, watched_page
from tests.browser.helpers import open_page, screenshot, turn_page, wait_until_ready
from tests.browser.measuring import (
    as_xlsx,
    await_thanks,
    bring_in,
    choose_file,
    line,
    open_desk,
    row,
    send,
    telephone,
    type_form,
)
from veranderverhaal.meting import Channel, Response

SLUG = "het-badhuis"
GREET = "Door de activiteiten groet ik meer buren op straat."
NAMES = "Door de activiteiten weet ik hoe meer buren heten."
HOW_OFTEN = "Hoe vaak kwam je de laatste maand?"
STELLING = ("helemaal oneens", "oneens", "niet eens, niet oneens", "eens", "helemaal eens")
IN_FILE = 200
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@dataclass(frozen=True)
class Many:
    """How many answer in each way; of who answers online four have a telephone of their own."""

    tablet: int
    online: int
    paper: int
    all: int


SOME, LONG = Many(6, 10, 3, 213), Many(26, 30, 10, 240)


@dataclass(frozen=True)
class Neighbourhood:
    """A server with the story of Het Badhuis, of which nothing was ever measured."""

    url: str
    data: Path


@pytest.fixture(scope="module")
def neighbourhood(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neighbourhood]:
    data = tmp_path_factory.mktemp("whole-data")
    engine = make_engine(database_url(data))
    migrate(engine)
    nothing = {"indicatoren": (), "vragenlijsten": (), "metingen": (), "responses": ()}
    with writing(engine) as session:
        import_bundle(replace(load_sample(SLUG), **nothing), session=session)
    engine.dispose()
    with serving(data, "whole") as server:
        yield Neighbourhood(server.url, data)


@pytest.fixture
def many(size: Callable[[Many, Many], Many]) -> Many:
    return size(SOME, LONG)


@pytest.mark.long_form
def test_from_a_story_to_its_answers(
    browser: Browser, neighbourhood: Neighbourhood, many: Many
) -> None:
    with watched_page(browser, neighbourhood.url, DESKTOP) as page:
        choose_indicatoren(page)
        make_vragenlijst(page)
        code = open_meting(page)
        take_paper_along(page)
        questions = question_keys(neighbourhood.data)
        page.get_by_role("link", name="Toon groot").click()
        expect(page.get_by_test_id("stMetricValue")).to_have_text("0")
        answer_online(browser, neighbourhood.url, f"/v/{code}", questions, many.tablet)
        expect(page.get_by_test_id("stMetricValue")).to_have_text(str(many.online), timeout=15_000)
        screenshot(page, "beamer-1280")
        type_paper(page, many.paper)
        take_in_file(page)
        see_counts(page, many)
    check_list(neighbourhood.data, code, many)
    check_answers(neighbourhood.data, questions, many)


def choose_indicatoren(page: Page) -> None:
    open_page(page, f"indicatoren?initiatief={SLUG}")
    for stelling in (GREET, NAMES):
        page.get_by_text(stelling, exact=True).click()
        wait_until_ready(page)
    add = page.get_by_role("button", name="Voeg toe")
    expect(add).to_be_enabled()
    add.click()
    expect(page.get_by_text("staat erbij")).to_be_visible()
    wait_until_ready(page)
    page.get_by_text("Een eigen vraag", exact=True).click()
    page.get_by_label("Wat voor vraag is het?").click()
    page.get_by_role("option", name="Getal", exact=True).click()
    wait_until_ready(page)
    page.get_by_label("De vraag of stelling").fill(HOW_OFTEN)
    page.get_by_role("button", name="Voeg toe").click()
    expect(page.get_by_text(f"‘{HOW_OFTEN}’ staat erbij")).to_be_visible()
    wait_until_ready(page)


def make_vragenlijst(page: Page) -> None:
    turn_page(page, "3. Meten", "Meten")
    page.get_by_role("link", name="Naar de vragenlijst").click()
    page.get_by_role("button", name="Maak de vragenlijst").click()
    expect(page.get_by_text("De vragenlijst is gemaakt")).to_be_visible()
    preview = page.frame_locator("iframe")
    expect(preview.get_by_text("groet ik meer buren")).to_be_visible()
    page.get_by_text("Titel, uitleg vooraf, bedankje en talen").click()
    languages = page.get_by_label("In welke talen, naast Nederlands?")
    languages.scroll_into_view_if_needed()
    # A list of choices closes when the page under it still moves.
    page.wait_for_function("() => !document.getAnimations().length")
    languages.press_sequentially("Arab")
    page.get_by_role("option", name="Arabisch").wait_for()
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("stMultiSelect")).to_contain_text("Arabisch")
    page.get_by_role("button", name="Bewaar", exact=True).click()
    expect(page.get_by_text("Bewaard.", exact=True)).to_be_visible()
    wait_until_ready(page)


def open_meting(page: Page) -> str:
    turn_page(page, "Metingen", "Meten")
    page.get_by_label("Naam van de meting").fill("voorjaar")
    page.get_by_label("Naam van de meting").press("Tab")
    page.get_by_role("button", name="Maak deze meting").click()
    page.get_by_role("button", name="Zet de meting open").click()
    expect(page.get_by_role("button", name="Sluit de meting")).to_be_visible()
    link = page.locator("code").filter(has_text="/v/")
    link.wait_for()
    return link.inner_text().rpartition("/")[2].strip()


def take_paper_along(page: Page) -> None:
    with page.expect_download() as download:
        page.get_by_role("button", name="Op papier (Nederlands, PDF)").click()
    assert download.value.path().read_bytes().startswith(b"%PDF")


def answer_online(
    browser: Browser, url: str, form: str, questions: list[str], on_tablet: int
) -> None:
    """One tablet for so many people, and four telephones that have it harder."""
    greet, names, often, _ = questions
    with telephone(browser, url) as tablet:
        tablet.goto(form)
        screenshot(tablet, "formulier-390")
        for number in range(on_tablet):
            row(tablet, greet, str(number % 5 + 1)).click()
            row(tablet, names, str(number % 5 + 1)).click()
            line(tablet, often).fill(str(number))
            send(tablet)
            await_thanks(tablet)
            tablet.get_by_role("link", name="Volgende persoon").click()
            tablet.wait_for_url(f"**{form}*")
    with telephone(browser, url, java_script_enabled=False) as old:
        old.goto(form)
        row(old, greet, "4").click()
        line(old, often).fill(str(on_tablet))
        send(old)
        await_thanks(old)
    with telephone(browser, url) as arabic:
        arabic.goto(f"{form}?taal=ar")
        assert arabic.locator("html").get_attribute("dir") == "rtl"
        row(arabic, greet, "5").click()
        line(arabic, often).fill(str(on_tablet + 1).translate(ARABIC_DIGITS))
        send(arabic)
        await_thanks(arabic)
    with telephone(browser, url) as mistaken:
        mistaken.goto(form)
        row(mistaken, greet, "2").click()
        line(mistaken, often).fill("heel vaak")
        send(mistaken)
        expect(mistaken.get_by_role("alert")).to_contain_text("Vraag 3")
        expect(row(mistaken, greet, "2").locator("input")).to_be_checked()
        expect(line(mistaken, often)).to_have_value("heel vaak")
        line(mistaken, often).fill(str(on_tablet + 2))
        send(mistaken)
        await_thanks(mistaken)
    with telephone(browser, url) as hasty:
        hasty.goto(form)
        row(hasty, greet, "dk").click()
        hasty.locator("button[type=submit]").dblclick()
        await_thanks(hasty)
        hasty.reload()
        hasty.go_back()
        send(hasty)
        expect(hasty.get_by_role("heading", level=1)).to_be_visible()


def type_paper(page: Page, forms: int) -> None:
    open_page(page, f"invoeren?initiatief={SLUG}")
    open_desk(page)
    for number in range(1, forms + 1):
        type_form(page, "3", "2", "7", "", number=number)
    expect(page.get_by_text(f"{forms} formulieren ingetypt")).to_be_visible()


def take_in_file(page: Page) -> None:
    turn_page(page, "Importeren", "Importeren")
    header = ("Tijdstempel", GREET, NAMES, HOW_OFTEN)
    rows = [
        ("09-03-2026 14:05:00", STELLING[number % 5], STELLING[(number + 1) % 5], str(number % 10))
        for number in range(IN_FILE)
    ]
    choose_file(page, as_xlsx([header, *rows]))
    bring_in(page, IN_FILE)


def see_counts(page: Page, many: Many) -> None:
    turn_page(page, "Metingen", "Meten")
    expect(page.get_by_test_id("stMetricValue")).to_have_text(str(many.all))
    told = page.get_by_text("link of QR:").inner_text()
    counts = {f"link of QR: {many.online}", f"papier: {many.paper}", f"bestand: {IN_FILE}"}
    assert set(told.split(" · ")) == counts


def check_list(data: Path, code: str, many: Many) -> None:
    listed = subprocess.run(
        [sys.executable, "cli.py", "list", "--data", str(data)],
        capture_output=True,
        check=True,
        cwd=PROJECT,
        env={**os.environ, "DATABASE_URL": "", "PYTHONIOENCODING": "utf-8"},
    )
    (told,) = [one for one in listed.stdout.decode().splitlines() if code in one]
    assert told.split()[0] == "voorjaar"
    assert told.endswith(f" {many.all} ingevuld")


def check_answers(data: Path, questions: list[str], many: Many) -> None:
    greet, names, often, _ = questions
    responses = kept_responses(data)
    online = [one for one in responses if one.channel is Channel.LINK]
    assert [one.answers.get(often) for one in online] == [
        *((str(n),) for n in range(many.online - 1)),
        None,
    ]
    assert [one.answers.get(greet) for one in online[many.tablet :]] == [
        ("4",),
        ("5",),
        ("2",),
        ("dk",),
    ]
    assert [one.language for one in online].count("ar") == 1
    typed = [one.answers for one in responses if one.channel is Channel.PAPER]
    assert typed == [{greet: ("3",), names: ("2",), often: ("7",)}] * many.paper
    in_file = [one.answers for one in responses if one.channel is Channel.IMPORT]
    assert Counter(one[greet] for one in in_file) == {(code,): 40 for code in "12345"}
    assert Counter(one[often] for one in in_file) == {(str(n),): 20 for n in range(10)}
    assert len(online) + len(typed) + len(in_file) == len(responses) == many.all


def question_keys(data: Path) -> list[str]:
    """The keys of the two stellingen, the number, and the open question."""
    engine = make_engine(database_url(data))
    with reading(engine) as session:
        (vragenlijst,) = list_vragenlijsten(SLUG, session=session)
    engine.dispose()
    assert [one.text for one in vragenlijst.questions[:3]] == [GREET, NAMES, HOW_OFTEN]
    return [one.key for one in vragenlijst.questions]


def kept_responses(data: Path) -> list[Response]:
    """Oldest first."""
    engine = make_engine(database_url(data))
    with reading(engine) as session:
        (meting,) = list_metingen(SLUG, session=session)
        found = list_responses(SLUG, meting.key, limit=1000, session=session)
    engine.dispose()
    return [one.response for one in reversed(found)]
