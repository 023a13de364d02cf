"""The table of a bijeenkomst in a real browser: nothing typed is lost; hands or keys will do."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from storage.bijeenkomst_queries import load_bijeenkomst_notes
from storage.commands import add_bijeenkomst, save_bijeenkomst
from storage.commands.cards import add_card, add_card_group, start_bijeenkomst
from storage.engine import Engine, reading, writing
from tests.browser.conftest import DESKTOP, OUTPUT, PHONE, Server, watch
from tests.browser.helpers import axe_source
from tests.metingen import SLUG
from veranderverhaal.bijeenkomst import Bijeenkomst, Topic
from veranderverhaal.bijeenkomst_material import BijeenkomstMaterial
from veranderverhaal.duiding import DuidingQuestion

ABOUT_THE_NETWORK = "Failed to load resource"
FOLLOWED = 8_000
KEPT = "Alles is bewaard."
LOST = "Nog niet bewaard: geen verbinding"
TODAY = date(2026, 3, 4)
IS_STOPPED = "() => !dispatchEvent(new Event('beforeunload', { cancelable: true }))"
OVERFLOWS = "() => document.documentElement.scrollWidth > innerWidth"
DRAG_BY_FINGER = """([grip, group]) => {
    const send = (kind, target, x, y) => target.dispatchEvent(new PointerEvent(kind, {
        bubbles: true, cancelable: true, pointerId: 7, pointerType: 'touch',
        clientX: x, clientY: y }));
    const from = document.querySelector(grip);
    const into = document.querySelector(group);
    from.scrollIntoView({ block: 'center' });
    const [a, b] = [from.getBoundingClientRect(), into.getBoundingClientRect()];
    send('pointerdown', from, a.x + 9, a.y + 9);
    send('pointermove', from, a.x + 40, a.y + 30);
    send('pointermove', from, b.x + 20, b.y + 20);
    send('pointerup', from, b.x + 20, b.y + 20);
}"""


class Evening:
    """A bijeenkomst that goes on, looked at by several browsers and in the database."""

    def __init__(self, browser: Browser, desk: Server, engine: Engine, number: int) -> None:
        self.browser, self.url, self.engine = browser, desk.url, engine
        self.key, self.problems = f"avond{number}", list[str]()
        topics = (
            Topic("kennen", "Elkaar kennen", "weg"),
            Topic("rust", "Rust in de straat", "weg"),
        )
        self.do(add_bijeenkomst, SLUG, Bijeenkomst(self.key, "Avond in de tuin", topics=topics))
        token = self.do(start_bijeenkomst, SLUG, self.key)
        self.address = f"/presentatie/{token}/tafel"

    def do(self, command: Any, *given: Any, **named: Any) -> Any:
        with writing(self.engine) as session:
            return command(*given, **named, session=session)

    def kept(self) -> BijeenkomstMaterial:
        with reading(self.engine) as session:
            return load_bijeenkomst_notes(SLUG, self.key, today=TODAY, session=session)

    def laptop(self, size: tuple[int, int] = DESKTOP, **context: Any) -> Page:
        viewport: Any = {"width": size[0], "height": size[1]}
        made = self.browser.new_context(base_url=self.url, viewport=viewport, **context)
        page = made.new_page()
        watch(page, self.problems)
        page.goto(self.address)
        return page

    def hang(self, *texts: str) -> list[str]:
        where = (SLUG, self.key, "kennen", DuidingQuestion.RECOGNISE)
        return [self.do(add_card, *where, text).key for text in texts]

    def make_group(self, title: str) -> str:
        where = (SLUG, self.key, "kennen", DuidingQuestion.RECOGNISE)
        return str(self.do(add_card_group, *where, title).key)

    def groups(self) -> dict[str, str]:
        """In which group each card lies."""
        return {one.text: one.group for one in self.kept().board.cards}


@pytest.fixture
def evening(
    browser: Browser, desk: Server, desk_engine: Engine, request: pytest.FixtureRequest
) -> Iterator[Evening]:
    before = list(browser.contexts)
    made = Evening(browser, desk, desk_engine, abs(hash(request.node.name)))
    yield made
    for context in browser.contexts:
        if context not in before:
            context.close()
    assert [one for one in made.problems if ABOUT_THE_NETWORK not in one] == []


def status(page: Page) -> Any:
    return expect(page.locator("#status"))


def findings(page: Page) -> list[str]:
    page.evaluate(axe_source())
    found = page.evaluate("axe.run(document)")
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found["violations"]]


def test_nothing_typed_is_lost_when_the_connection_drops_in_the_middle(evening: Evening) -> None:
    page = evening.laptop()
    meaning = page.locator("#note-all-meaning")
    meaning.press_sequentially("We gaan door")
    status(page).to_have_text(KEPT, timeout=FOLLOWED)
    assert evening.kept().duidingen[0].meaning == "We gaan door"
    page.context.set_offline(True)
    meaning.press_sequentially(" in de winter")
    page.get_by_label("voor een deel").check()
    page.get_by_label("Wat spreken we af?").fill("Een bank bij de ingang")
    page.get_by_role("button", name="Zet erbij").click()
    expect(page.get_by_text("Een bank bij de ingang (nog niet bewaard)")).to_be_visible()
    page.get_by_label("Een kaartje voor iemand zonder telefoon").fill("Ik ken")
    status(page).to_contain_text(LOST)
    assert page.evaluate(IS_STOPPED)
    # The laptop is shut and opened again; then the connection is back.
    again = page.context.new_page()
    page.close()
    page.context.set_offline(False)
    watch(again, evening.problems)
    again.goto(evening.address)
    expect(again.locator("#note-all-meaning")).to_have_value("We gaan door in de winter")
    status(again).to_have_text(KEPT, timeout=FOLLOWED)
    expect(again.locator("#text")).to_have_value("Ik ken")
    assert not again.evaluate(IS_STOPPED)
    found = evening.kept()
    assert found.duidingen[0].meaning == "We gaan door in de winter"
    assert found.duidingen[0].recognition == "partly"
    assert [one.what for one in found.afspraken] == ["Een bank bij de ingang"]
    expect(again.locator("#made-today")).to_contain_text("Een bank bij de ingang")


def test_while_the_page_stays_open_it_sends_by_itself_when_the_connection_is_back(
    evening: Evening,
) -> None:
    page = evening.laptop()
    page.context.set_offline(True)
    page.locator("#note-all-judgement").press_sequentially("Fijn.")
    page.locator("#text").fill("Ik ken meer mensen")
    page.get_by_role("button", name="Hang op").click()
    status(page).to_contain_text(LOST)
    page.context.set_offline(False)
    status(page).to_have_text(KEPT, timeout=FOLLOWED)
    assert evening.kept().duidingen[0].judgement == "Fijn."
    assert list(evening.groups()) == ["Ik ken meer mensen"]


def test_two_laptops_in_one_field_see_both_texts_and_choose(evening: Evening) -> None:
    one, other = evening.laptop(), evening.laptop()
    other.locator("#note-all-explanation").focus()
    one.locator("#note-all-explanation").fill("De bus stopt niet meer.")
    one.locator("#note-all-judgement").focus()
    status(one).to_have_text(KEPT, timeout=FOLLOWED)
    field = other.locator("#note-all-explanation")
    field.press_sequentially("Het was koud.")
    expect(other.get_by_text("Iemand anders schreef hier intussen:")).to_be_visible()
    assert findings(other) == []
    other.get_by_role("button", name="Zet ze onder elkaar").click()
    status(other).to_have_text(KEPT, timeout=FOLLOWED)
    assert evening.kept().duidingen[0].explanation == "De bus stopt niet meer.\nHet was koud."
    expect(one.locator("#note-all-explanation")).to_have_value(
        "De bus stopt niet meer.\nHet was koud.", timeout=FOLLOWED
    )


def test_cards_are_grouped_by_keys_alone(evening: Evening) -> None:
    evening.hang("Kaartje een", "Kaartje twee", "Kaartje drie")
    group = evening.make_group("Elkaar groeten")
    page = evening.laptop()
    page.get_by_label("Kaartje een").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#said")).to_contain_text("Elkaar groeten, 1 van 2")
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_contain_text("in groepje: Elkaar groeten")
    page.get_by_label("Kaartje twee").focus()
    page.keyboard.press("Space")
    page.get_by_label("Kaartje drie").focus()
    page.keyboard.press("n")
    page.keyboard.type("Zomer")
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name="Zomer")).to_contain_text("Kaartje drie")
    status(page).to_have_text(KEPT, timeout=FOLLOWED)
    groups = evening.groups()
    assert groups["Kaartje een"] == group
    assert groups["Kaartje twee"] == groups["Kaartje drie"] != ""


def test_cards_are_dragged_by_mouse_and_by_finger(evening: Evening) -> None:
    first, second = evening.hang("Kaartje een", "Kaartje twee")
    group = evening.make_group("Elkaar groeten")
    page = evening.laptop()
    into = page.locator(f"[data-group='{group}']")
    page.locator(f"[data-card='{first}'] .words").drag_to(into)
    expect(into).to_contain_text("Kaartje een")
    expect(page.locator(f"#card-{first}")).not_to_be_checked()
    page.evaluate(DRAG_BY_FINGER, [f"[data-card='{second}'] .grip", f"[data-group='{group}']"])
    expect(into).to_contain_text("Kaartje twee")
    status(page).to_have_text(KEPT, timeout=FOLLOWED)
    expect(into).to_contain_text("2 kaartjes")
    assert set(evening.groups().values()) == {group}
    phone_card = evening.hang("Van een telefoon")[0]
    expect(page.locator(f"[data-card='{phone_card}']")).to_be_visible(timeout=FOLLOWED)
    assert findings(page) == []


def test_a_party_gets_fields_of_its_own_and_the_beamer_is_steered_on_a_phone(
    evening: Evening,
) -> None:
    page = evening.laptop(PHONE)
    page.get_by_label("Een groep ziet het anders").select_option("gemeente")
    page.get_by_role("button", name="Maak velden").click()
    page.locator("#note-gemeente-judgement").fill("Te duur.")
    page.get_by_role("button", name="Verder").click()
    expect(page.locator("#screen .where")).not_to_contain_text("Scherm 1 ")
    status(page).to_have_text(KEPT, timeout=FOLLOWED)
    assert [one.judgement for one in evening.kept().duidingen] == ["Te duur."]
    assert not page.evaluate(OVERFLOWS)
    assert findings(page) == []


def test_without_a_script_all_is_kept_by_a_button(evening: Evening) -> None:
    (card,) = evening.hang("Kaartje een")
    group = evening.make_group("Elkaar groeten")
    page = evening.laptop(java_script_enabled=False)
    page.locator("#note-all-meaning").fill("We gaan door.")
    page.get_by_role("button", name="Bewaar de aantekeningen").click()
    expect(page.locator("#note-all-meaning")).to_have_value("We gaan door.")
    page.locator(f"#card-{card}").check()
    page.get_by_label("In groepje").select_option(group)
    page.get_by_role("button", name="Leg erin").click()
    expect(page.locator(f"[data-group='{group}']")).to_contain_text("Kaartje een")
    assert evening.kept().duidingen[0].meaning == "We gaan door."


def test_what_has_no_field_any_more_stands_in_a_box_until_it_is_thrown_away(
    evening: Evening,
) -> None:
    page = evening.laptop()
    page.context.set_offline(True)
    page.locator("#note-all-meaning").fill("Getypt zonder verbinding")
    what = page.get_by_label("Wat spreken we af?")
    what.evaluate("one => one.removeAttribute('maxlength')")
    what.fill("Te lang " * 60)
    page.get_by_role("button", name="Zet erbij").click()
    what.fill("De volgende")
    plan = evening.kept().bijeenkomst
    evening.do(save_bijeenkomst, SLUG, replace(plan, topics=plan.topics[1:]))
    page.context.set_offline(False)
    left = page.locator("#left textarea")
    expect(left).to_have_count(2, timeout=2 * FOLLOWED)
    assert sorted(one.input_value()[:8] for one in left.all()) == ["Getypt z", "Te lang "]
    expect(what).to_have_value("De volgende")
    status(page).to_contain_text("Niet alles is bewaard")
    assert findings(page) == []
    page.screenshot(path=OUTPUT / "table-left.png")
    for _ in range(2):
        page.locator("#left button").first.click()
    expect(page.locator("#left")).to_be_hidden()
    status(page).to_have_text(KEPT)
