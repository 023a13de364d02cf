"""A whole bijeenkomst: a laptop, a beamer and five phones, from the template to the verslag."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, Locator, Page, expect

from sample_data.loader import load_sample
from storage.commands import import_bundle
from storage.engine import make_engine, writing
from storage.migrate import migrate
from storage.settings import database_url
from tests.browser.conftest import DESKTOP, serving, watch, watched_page
from tests.browser.helpers import AS_A_HAND, axe, open_page, screenshot, wait_until_ready
from tests.other_programs import poppler_text

SLUG = "het-badhuis"
NAME = "Avond met de wijk"
TOPIC = "Kennen we elkaar?"
LATER = "Wie missen we nog?"
ACT = "Wat betekent het, en wat gaan we doen?"
# What the five phones hand in; the last one loses its connection.
CARDS = (
    "Een maatje voor wie nieuw is",
    "Samen eten op vrijdag",
    "Iemand die je meeneemt",
    "Een bordje met vragen",
    "De deur vaker open",
)
WITH_A_MATE, GROUP = (CARDS[0], CARDS[2]), "Iemand die meegaat"
OF_ALL = "We willen dat wie nieuw is zich welkom voelt."
OF_THE_GEMEENTE = "De gemeente vindt vier op de tien al veel."
AFSPRAAK = "Een maatje zoeken voor wie nieuw is"
FOLLOWED = 10_000
# What the browser itself writes in the console while the line is cut, or a bijeenkomst is over.
ABOUT_THE_NETWORK = "Failed to load resource"


@pytest.fixture(scope="module")
def badhuis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with Het Badhuis, where no other test adds or takes away."""
    data = tmp_path_factory.mktemp("bijeenkomst-data")
    engine = make_engine(database_url(data))
    migrate(engine)
    with writing(engine) as session:
        import_bundle(load_sample(SLUG), session=session)
    engine.dispose()
    with serving(data, "bijeenkomst") as server:
        yield server.url


@dataclass
class Evening:
    """What stands open while it goes on."""

    laptop: Page
    table: Page
    beamer: Page
    phones: list[Page]

    @property
    def shown(self) -> Locator:
        """What the beamer shows."""
        return self.beamer.locator(".screen:not([hidden])")


def test_a_bijeenkomst_from_its_template_to_the_verslag_and_the_next_one(
    browser: Browser, badhuis: str
) -> None:
    with watched_page(browser, badhuis, DESKTOP) as laptop, telephones(browser, badhuis) as phones:
        prepare(laptop)
        evening = begin(laptop, phones)
        hand_in(evening)
        group(evening)
        vote(evening)
        note(evening)
        finish(evening)
        read_verslag(laptop)
        go_on_next_time(laptop)


def prepare(laptop: Page) -> None:
    open_page(laptop, f"bijeenkomsten?initiatief={SLUG}")
    laptop.get_by_role("button", name="Bereid een bijeenkomst voor").click(delay=AS_A_HAND)
    laptop.get_by_text("Met de gemeente (1,5 uur)").click()
    wait_until_ready(laptop)
    laptop.get_by_label("Hoe heet de bijeenkomst?").fill(NAME)
    laptop.get_by_role("button", name="Maak deze bijeenkomst").click()
    await_preparation(laptop)
    go_to_step(laptop, "2. Waarover")
    laptop.get_by_text("Verbondenheid met elkaar en de buurt: 5 vragen").click()
    expect(laptop.get_by_label("Onderwerp 1")).to_be_visible()
    laptop.get_by_label("Onderwerp 1").fill(TOPIC)
    laptop.get_by_label("Waar wil je het over hebben?").fill(LATER)
    laptop.get_by_role("button", name="Zet erbij").click()
    expect(laptop.get_by_label("Onderwerp 2")).to_have_value(LATER)
    expect(laptop.get_by_label("Onderwerp 1")).to_have_value(TOPIC)
    wait_until_ready(laptop)
    assert axe(laptop) == []
    screenshot(laptop, "bijeenkomst-waarover-1280")


def await_preparation(laptop: Page) -> None:
    expect(laptop.get_by_role("radio", name="1. Wanneer en wie")).to_be_checked()
    wait_until_ready(laptop)


def go_to_step(laptop: Page, name: str) -> None:
    laptop.get_by_role("radio", name=name).click(delay=AS_A_HAND)
    expect(laptop.get_by_role("radio", name=name)).to_be_checked()
    wait_until_ready(laptop)


@contextmanager
def telephones(browser: Browser, url: str) -> Iterator[list[Page]]:
    """One for each card; what goes wrong behind a screen fails the test."""
    problems: list[str] = []
    contexts = [
        browser.new_context(base_url=url, viewport={"width": 390, "height": 844}, locale="nl-NL")
        for _ in CARDS
    ]
    phones = [one.new_page() for one in contexts]
    for phone in phones:
        watch(phone, problems)
    yield phones
    for one in contexts:
        one.close()
    assert [one for one in problems if ABOUT_THE_NETWORK not in one] == []


def begin(laptop: Page, phones: list[Page]) -> Evening:
    go_to_step(laptop, "5. Beginnen")
    laptop.get_by_role("button", name="Begin de bijeenkomst").click()
    link = laptop.locator("code").filter(has_text="/k/")
    address = link.inner_text().strip()
    wait_until_ready(laptop)
    assert axe(laptop) == []
    screenshot(laptop, "bijeenkomst-beginnen-1280")
    windows = []
    for name in ("Open de tafel", "Open het scherm voor de beamer"):
        with laptop.expect_popup() as opened:
            laptop.get_by_role("link", name=name).click()
        windows.append(opened.value)
    for phone in phones:
        phone.goto(address)
    return Evening(laptop, *windows, phones)


def hand_in(evening: Evening) -> None:
    """The question stands on the beamer; five people write, one of them without a connection."""
    go_to_screen(evening, ACT)
    for phone, text in zip(evening.phones, CARDS, strict=True):
        phone.get_by_role("heading", name=ACT).wait_for(timeout=FOLLOWED)
        phone.get_by_label("Je kaartje").fill(text)
    *others, lost = evening.phones
    lost.context.set_offline(True)
    for phone in evening.phones:
        phone.get_by_role("button", name="Hang mijn kaartje op").click()
    expect(lost.locator(".line")).to_contain_text("gaat vanzelf weg zodra het kan")
    for phone in others:
        expect(phone.locator(".line")).to_have_text("Je kaartje hangt")
    cards = evening.table.locator("#board .card")
    expect(cards).to_have_count(len(others), timeout=FOLLOWED)
    lost.context.set_offline(False)
    expect(lost.locator(".line")).to_have_text("Je kaartje hangt", timeout=FOLLOWED)
    expect(cards).to_have_count(len(CARDS), timeout=FOLLOWED)
    expect(evening.shown).to_contain_text("5 kaartjes", timeout=FOLLOWED)
    screenshot(evening.phones[0], "telefoon-kaartje-390")


def go_to_screen(evening: Evening, name: str) -> None:
    table = evening.table
    table.get_by_text("Ga naar een ander scherm").click()
    table.locator("#screens").get_by_role("button", name=name).first.click()
    expect(table.locator("#screens")).not_to_have_attribute("open", "")
    expect(evening.shown).to_contain_text(name, timeout=FOLLOWED)


def group(evening: Evening) -> None:
    """By keyboard alone."""
    table = evening.table
    first, second = (table.get_by_label(text) for text in WITH_A_MATE)
    first.focus()
    table.keyboard.press("Space")
    second.focus()
    table.keyboard.press("n")
    table.keyboard.type(GROUP)
    table.keyboard.press("Enter")
    together = table.get_by_role("group", name=GROUP)
    expect(together).to_contain_text("2 kaartjes")
    for text in WITH_A_MATE:
        expect(together).to_contain_text(text)
    expect(evening.shown).to_contain_text(GROUP, timeout=FOLLOWED)
    table.evaluate("document.querySelectorAll('.column').forEach(one => { one.scrollTop = 0; })")
    screenshot(table, "tafel-1280")
    screenshot(evening.beamer, "presentatie-kaartjes-1280")


def vote(evening: Evening) -> None:
    """Everybody gives the group two dots and a card one; nothing is told before the end."""
    evening.table.get_by_role("button", name="Laat stemmen").click()
    for phone in evening.phones:
        for title, dots in ((GROUP, 2), (CARDS[1], 1)):
            target = phone.locator(".targets > li").filter(has_text=title)
            target.wait_for(timeout=FOLLOWED)
            for _ in range(dots):
                target.get_by_role("button", name="Een stip erbij").click()
        expect(phone.get_by_text("Stippen over: 0")).to_be_visible()
        phone.get_by_role("button", name="Klaar").click()
        expect(phone.get_by_text("Je stippen zijn gegeven")).to_be_visible()
    screenshot(evening.phones[0], "telefoon-stippen-390")
    expect(evening.shown).to_contain_text("5 mensen gaven stippen", timeout=FOLLOWED)
    expect(evening.shown).not_to_contain_text("●")
    evening.table.get_by_role("button", name="Stop met stemmen").click()
    expect(evening.shown).to_contain_text("● 10", timeout=FOLLOWED)
    expect(evening.shown).to_contain_text("● 5")


def note(evening: Evening) -> None:
    """What all say, what the gemeente says beside it, and who does what."""
    table = evening.table
    table.locator("#note-all-meaning").fill(OF_ALL)
    table.get_by_label("Een groep ziet het anders").select_option("gemeente")
    table.get_by_role("button", name="Maak velden").click(delay=AS_A_HAND)
    table.locator("#note-gemeente-judgement").fill(OF_THE_GEMEENTE)
    table.get_by_label("Wat spreken we af?").fill(AFSPRAAK)
    table.get_by_label("Wie doet het?").fill("de barploeg")
    table.get_by_label("Voor welke dag?").fill((date.today() + timedelta(days=7)).isoformat())  # noqa: DTZ011
    table.get_by_role("button", name="Zet erbij").click()
    expect(table.locator("#made-today")).to_contain_text(AFSPRAAK)
    expect(table.locator("#status")).to_have_text("Alles is bewaard.", timeout=FOLLOWED)


def finish(evening: Evening) -> None:
    """The laptop goes back from the table to the preparation."""
    laptop = evening.laptop
    evening.beamer.close()
    evening.table.close()
    laptop.get_by_role("button", name="De bijeenkomst is afgelopen").click()
    laptop.get_by_role("button", name="Ja, sluit af").click()
    laptop.get_by_text("De bijeenkomst is afgelopen. Vul hieronder aan").wait_for()
    wait_until_ready(laptop)
    expect(evening.phones[0].get_by_role("heading", level=1)).not_to_have_text(
        ACT, timeout=FOLLOWED
    )
    for role, number in (("Bewoners", "4"), ("Gemeente", "1")):
        laptop.get_by_role("spinbutton", name=role).fill(number)
        laptop.get_by_role("spinbutton", name=role).press("Tab")
        wait_until_ready(laptop)
    expect(laptop.get_by_text("Samen 5 mensen.")).to_be_visible()


def read_verslag(laptop: Page) -> None:
    """Both files say what was said, by whom and how often."""
    pdf = download(laptop, "Download als PDF")
    pages = next(
        line for line in poppler_text("pdfinfo", pdf).splitlines() if line.startswith("Pages")
    )
    assert int(pages.split()[1]) <= 2
    in_pdf = " ".join(poppler_text("pdftotext", pdf).split())
    document = Document(BytesIO(download(laptop, "Download voor Word")))
    texts = [one.text for one in document.paragraphs]
    texts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    in_word = " ".join(" ".join(texts).split())
    for said in (TOPIC, OF_ALL, OF_THE_GEMEENTE, AFSPRAAK, "de barploeg", GROUP):
        assert said in in_pdf
        assert said in in_word
    for told in ("2 van de 5 kaartjes", "10 stippen"):
        assert told in in_pdf
        assert told in in_word


def download(laptop: Page, name: str) -> bytes:
    with laptop.expect_download() as file:
        laptop.get_by_role("button", name=name).click()
    return Path(file.value.path()).read_bytes()


def go_on_next_time(laptop: Page) -> None:
    """The next one begins with the afspraak, and the start page reminds of it."""
    laptop.get_by_role("button", name="Bereid de volgende keer voor").click()
    await_preparation(laptop)
    go_to_step(laptop, "2. Waarover")
    expect(laptop.get_by_label("Onderwerp 1")).to_have_value(LATER)
    go_to_step(laptop, "5. Beginnen")
    laptop.get_by_role("button", name="Begin de bijeenkomst").click()
    with laptop.expect_popup() as opened:
        laptop.get_by_role("link", name="Open het scherm voor de beamer").click()
    before = opened.value.locator(".screen").filter(has_text="Dit spraken we eerder af")
    expect(before).to_contain_text(AFSPRAAK)
    laptop.goto("/app/")
    reminder = laptop.get_by_role("link", name="1 afspraak moet binnen twee weken klaar zijn")
    expect(reminder).to_be_visible()
