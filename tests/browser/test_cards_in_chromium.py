"""Phones at a bijeenkomst: the connection goes away in the middle, and no card or word is lost."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from storage import commands
from storage.card_queries import load_board, running_code
from storage.commands import cards
from storage.engine import Engine, reading, writing
from tests.browser.conftest import OUTPUT, Server, watch
from tests.browser.helpers import axe_source
from tests.metingen import SLUG
from veranderverhaal.bijeenkomst import Bijeenkomst, Topic
from veranderverhaal.duiding import DuidingQuestion

PHONE = {"width": 390, "height": 844}
BEAMER = {"width": 1280, "height": 720}
FIRST_QUESTION = 4
FOLLOWED = 8000
LONGEST_WORD = "arbeidsongeschiktheidsverzekering"
# Text that is cut off, or smaller than a room can read.
SMALL_OR_CUT = """() => {
    const screen = document.querySelector('.screen:not([hidden])');
    const inside = screen.getBoundingClientRect();
    return [...screen.querySelectorAll('p, li, h1, span')].filter(one => {
        if (!one.innerText.trim()) return false;
        const place = one.getBoundingClientRect();
        return parseFloat(getComputedStyle(one).fontSize) < 27.9 || place.bottom > inside.bottom + 1
            || place.right > inside.right + 1
            || one.clientWidth && one.scrollWidth > one.clientWidth + 2;
    }).map(one => one.outerHTML.slice(0, 120));
}"""


@dataclass
class Evening:
    """A bijeenkomst that goes on at the desk, of which the first question is shown."""

    engine: Engine
    key: str
    token: str
    code: str

    def run(self, command: Any, *given: Any, **named: Any) -> Any:
        with writing(self.engine) as session:
            return command(*given, session=session, **named)

    def show(self, position: int | None = None, **to: bool) -> None:
        self.run(commands.steer_presentation, self.token, position=position, **to)

    def board(self) -> Any:
        with reading(self.engine) as session:
            return load_board(SLUG, self.key, session=session)

    def texts(self) -> list[str]:
        return sorted(one.text for one in self.board().cards)


@pytest.fixture
def evening(desk: Server, desk_engine: Engine) -> Evening:
    made = Evening(desk_engine, "", "", "")
    plan = Bijeenkomst("", "Avond in de tuin", topics=(Topic("kennen", "Elkaar kennen", "weg"),))
    key = made.run(commands.add_bijeenkomst, SLUG, plan).key
    token = made.run(cards.start_bijeenkomst, SLUG, key, shared=True)
    with reading(desk_engine) as session:
        made = replace(made, key=key, token=token, code=running_code(SLUG, key, session=session))
    made.show(FIRST_QUESTION)
    return made


@pytest.fixture
def open_at(browser: Browser, desk: Server) -> Iterator[Any]:
    """open_at(address, size): a page of a device of its own."""
    problems: list[str] = []
    contexts = []

    def open_one(address: str, size: dict[str, int]) -> Page:
        settings: dict[str, Any] = {"base_url": desk.url, "viewport": size, "locale": "nl-NL"}
        contexts.append(browser.new_context(**settings))
        contexts[-1].add_init_script(
            "Object.defineProperty(navigator, 'languages', {value: ['nl']})"
        )
        contexts[-1].set_extra_http_headers({"Accept-Language": "nl"})
        page = contexts[-1].new_page()
        watch(page, problems)
        page.goto(address)
        return page

    yield open_one
    for one in contexts:
        one.close()
    assert [one for one in problems if "Failed to load resource" not in one] == []


def test_a_card_and_half_a_sentence_survive_the_loss_of_the_connection(
    evening: Evening, open_at: Any
) -> None:
    phone = open_at(f"/k/{evening.code}", PHONE)
    words, line = phone.get_by_label("Je kaartje"), phone.locator(".line")
    words.fill("Meer koffie")
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Hang mijn kaartje op").click()
    expect(line).to_contain_text("gaat vanzelf weg zodra het kan")
    words.fill("En ook nog")
    evening.show(FIRST_QUESTION + 1)
    phone.context.set_offline(False)
    expect(line).not_to_contain_text("Geen verbinding", timeout=FOLLOWED)
    # What was typed stays, although the beamer went on; and it is there again after "Ga mee".
    expect(phone.get_by_role("button", name="Ga mee")).to_be_visible(timeout=FOLLOWED)
    expect(words).to_have_value("En ook nog")
    assert evening.texts() == ["Meer koffie"]
    phone.get_by_role("button", name="Ga mee").click()
    expect(phone.get_by_role("heading", name="Hoe verklaren we dit?")).to_be_visible()
    expect(words).to_have_value("")
    evening.show(FIRST_QUESTION)
    expect(phone.get_by_role("heading", name="Herkennen we dit?")).to_be_visible(timeout=FOLLOWED)
    expect(words).to_have_value("En ook nog")
    phone.reload()
    expect(words).to_have_value("En ook nog")
    phone.get_by_role("button", name="Hang mijn kaartje op").click()
    expect(line).to_have_text("Je kaartje hangt", timeout=FOLLOWED)
    expect(phone.locator("#sent li")).to_have_text(["Meer koffie", "En ook nog"])
    assert evening.texts() == ["En ook nog", "Meer koffie"]


def test_dots_are_given_with_the_keyboard_and_the_beamer_says_nothing_till_the_end(
    evening: Evening, open_at: Any
) -> None:
    about = (SLUG, evening.key, "kennen", DuidingQuestion.RECOGNISE)
    with writing(evening.engine) as session:
        for number in range(30):
            cards.add_card(*about, f"{LONGEST_WORD} {number} " * 4, session=session)
    group = evening.run(cards.add_card_group, *about, "Koffie")
    beamer = open_at(f"/presentatie/{evening.token}", BEAMER)
    phone = open_at(f"/k/{evening.code}", PHONE)
    assert beamer.evaluate(SMALL_OR_CUT) == []
    expect(beamer.locator(".screen:not([hidden]) .more")).to_contain_text("+ nog 2")
    evening.show(voting=True)
    row = phone.locator(f'[data-key="{group.key}"]')
    row.wait_for(timeout=FOLLOWED)
    row.get_by_role("button", name="Een stip erbij").focus()
    for _ in range(3):
        phone.keyboard.press("Enter")
    expect(phone.get_by_text("Stippen over: 0")).to_be_visible()
    phone.get_by_role("button", name="Klaar").click()
    expect(phone.get_by_text("Je stippen zijn gegeven")).to_be_visible()
    shown = beamer.locator(".screen:not([hidden])")
    expect(shown).to_contain_text("1 mens gaf stippen", timeout=FOLLOWED)
    expect(shown).not_to_contain_text("●")
    for page in (phone, beamer):
        page.evaluate(axe_source())
        found = page.evaluate("axe.run(document)")["violations"]
        assert [(one["id"], [node["html"][:90] for node in one["nodes"]]) for one in found] == []
        width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert width <= 0
    phone.screenshot(path=OUTPUT / "kaartjes-stemmen-390.png")
    evening.show(voting=False)
    expect(shown).to_contain_text("● 3", timeout=FOLLOWED)
    assert beamer.evaluate(SMALL_OR_CUT) == []
    beamer.screenshot(path=OUTPUT / "bijeenkomst-kaartjes-1280.png")


def test_cards_that_waited_when_it_ended_stand_on_the_page_that_says_so(
    evening: Evening, open_at: Any
) -> None:
    phone = open_at(f"/k/{evening.code}", PHONE)
    words = phone.get_by_label("Je kaartje")
    phone.context.set_offline(True)
    for text in ("Meer koffie", "Minder thee"):
        words.fill(text)
        phone.get_by_role("button", name="Hang mijn kaartje op").click()
    words.fill("En ook nog")
    evening.run(cards.end_bijeenkomst, SLUG, evening.key)
    phone.context.set_offline(False)
    late = phone.locator(".late li")
    expect(late).to_have_text(["Meer koffie", "Minder thee", "En ook nog"], timeout=FOLLOWED)
    expect(phone.get_by_text("niet meer opgehangen")).to_be_visible()
    phone.screenshot(path=OUTPUT / "kaartje-te-laat-390.png")


def test_a_card_that_may_tell_who_somebody_is_comes_back_in_its_field_only(
    evening: Evening, open_at: Any
) -> None:
    phone = open_at(f"/k/{evening.code}", PHONE)
    words = phone.get_by_label("Je kaartje")
    words.fill("Bel 06-12345678")
    phone.get_by_role("button", name="Hang mijn kaartje op").click()
    phone.get_by_role("button", name="Hang het toch op").wait_for(timeout=FOLLOWED)
    expect(words).to_have_value("Bel 06-12345678")
    expect(phone.locator(".late")).to_have_count(0)
    phone.get_by_role("button", name="Hang het toch op").click()
    expect(phone.locator(".line")).to_have_text("Je kaartje hangt", timeout=FOLLOWED)
    assert evening.texts() == ["Bel 06-12345678"]
