"""Typing paper forms with the keys of a keyboard, and a second person's check."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from storage.commands import set_meting_state
from storage.engine import Engine, writing
from tests.browser.conftest import DESKTOP, PHONE, Server, watched_page
from tests.browser.helpers import axe, open_page, screenshot, wait_until_ready
from tests.browser.measuring import Kept, open_desk, type_form
from tests.metingen import SLUG
from veranderverhaal.meting import Channel, MetingState

# One form: the keys of each question, Enter after each.
KEYS = ("4", "1", "10", "2", "1", "13", "312", "12", "")


@pytest.fixture
def meting(desk_engine: Engine, meting: str) -> str:
    """Closed: paper may be typed afterwards."""
    with writing(desk_engine) as session:
        set_meting_state(SLUG, meting, MetingState.CLOSED, session=session)
    return meting


@pytest.fixture
def typing(browser: Browser, desk: Server, meting: str) -> Iterator[Page]:
    with watched_page(browser, desk.url, DESKTOP) as page:
        begin(page, meting)
        yield page


@pytest.fixture
def pocket(browser: Browser, desk: Server, meting: str) -> Iterator[Page]:
    with watched_page(browser, desk.url, PHONE) as page:
        begin(page, meting)
        yield page


def begin(page: Page, meting: str) -> None:
    open_page(page, f"invoeren?initiatief={SLUG}&meting={meting}")
    open_desk(page)


def answers(kept: Kept) -> dict[str, tuple[str, ...]]:
    """The answers of the form that was kept last."""
    return dict(kept()[0].response.answers)


def test_ten_forms_with_the_number_keys_only(typing: Page, kept: Kept) -> None:
    for number in range(1, 11):
        type_form(typing, *KEYS, number=number)
    found = kept()
    assert len(found) == 10
    assert [one.response.form_number for one in found] == [str(n) for n in range(10, 0, -1)]
    assert {one.response.channel for one in found} == {Channel.PAPER}
    assert answers(kept) == {
        "buren": ("4",),
        "vaker": ("yes",),
        "cijfer": ("10",),
        "meedoen": ("b",),
        "bekend": ("a",),
        "waar": ("a", "c"),
        "eerst": ("c", "a", "b"),
        "keren": ("12",),
    }
    expect(typing.get_by_text("10 formulieren ingetypt")).to_be_visible()
    screenshot(typing, "invoeren-1280")
    check_with_a_difference(typing, kept)


def check_with_a_difference(page: Page, kept: Kept) -> None:
    page.get_by_role("radio", name="Nakijken (1)").click()
    page.get_by_text("Pak formulier 10 van de stapel").wait_for()
    wait_until_ready(page)
    expect(page.locator(".entry input:checked")).to_have_count(0)
    for keys in ("4", "2", *KEYS[2:]):
        for key in keys:
            page.keyboard.press(key)
        page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Er is 1 verschil").wait_for()
    wait_until_ready(page)
    screenshot(page, "nakijken-1280")
    assert axe(page) == []
    page.get_by_text("nee (tweede keer)").click()
    wait_until_ready(page)
    page.get_by_role("button", name="Bewaar wat er op het papier staat").click()
    page.get_by_text("Nagekeken en bewaard.").wait_for()
    assert answers(kept)["vaker"] == ("no",)
    assert [one.checked for one in kept()] == [True] + [False] * 9


def test_the_last_form_comes_back_to_be_corrected(typing: Page, kept: Kept) -> None:
    type_form(typing, *KEYS, number=1)
    typing.get_by_role("button", name="Haal het laatste formulier terug").click()
    expect(typing.locator(".entry .status")).to_contain_text("Formulier 1 is niet meer bewaard")
    assert kept() == []
    typing.keyboard.press("2")
    for _ in range(10):
        typing.keyboard.press("Enter")
    expect(typing.locator(".entry .status")).to_contain_text("Bewaard als nummer 1.")
    found = answers(kept)
    assert (found["buren"], found["eerst"], found["keren"]) == (("2",), ("c", "a", "b"), ("12",))


def test_a_half_typed_form_is_there_after_a_reload(typing: Page, kept: Kept) -> None:
    for key in ("5", "Enter", "0", "+"):
        typing.keyboard.press(key)
    typing.reload()
    open_desk(typing)
    expect(typing.locator(".entry .question.active")).to_have_attribute("data-key", "vaker")
    for _ in range(9):
        typing.keyboard.press("Enter")
    expect(typing.locator(".entry .status")).to_contain_text("Bewaard")
    assert answers(kept) == {"buren": ("5",), "vaker": ("dk",)}
    assert kept()[0].response.helped
    typing.reload()
    typing.locator(".entry .question").first.wait_for()
    expect(typing.locator(".entry input:checked")).to_have_count(0)


def test_what_is_refused_stands_at_its_question_and_all_stays_typed(
    typing: Page, kept: Kept
) -> None:
    for keys in (*KEYS[:7], "99", ""):
        for key in keys:
            typing.keyboard.press(key)
        typing.keyboard.press("Enter")
    typing.keyboard.press("Enter")
    box = typing.locator('.entry [data-key="keren"]')
    expect(box.locator(".fault")).to_contain_text("Dit getal past niet bij de vraag")
    expect(box.locator("input[type=text]")).to_be_focused()
    expect(box.locator("input[type=text]")).to_have_value("99")
    expect(typing.locator(".entry .summary")).to_contain_text("8. Dit getal past niet")
    assert axe(typing) == []
    assert kept() == []
    typing.keyboard.press("Backspace")
    for _ in range(3):
        typing.keyboard.press("Enter")
    expect(typing.locator(".entry .status")).to_contain_text("Bewaard")
    assert answers(kept)["keren"] == ("9",)


def test_back_to_the_question_before(typing: Page) -> None:
    active = typing.locator(".entry .question.active")
    for keys, key in (
        (["Enter", "Enter"], "cijfer"),
        (["ArrowUp"], "vaker"),
        (["Shift+Enter"], "buren"),
        (["ArrowUp"], "buren"),
        (["ArrowDown"], "vaker"),
    ):
        for one in keys:
            typing.keyboard.press(one)
        expect(active).to_have_attribute("data-key", key)


def test_a_number_that_was_typed_before_is_refused(typing: Page, kept: Kept) -> None:
    number = typing.get_by_label("Nummer op het formulier")
    for _ in range(2):
        number.fill("A-17")
        number.press("Enter")
        typing.keyboard.press("1")
        typing.get_by_role("button", name="Bewaar dit formulier").click()
        typing.locator(".entry[aria-busy]").wait_for(state="detached")
        wait_until_ready(typing)
    expect(typing.locator(".entry .summary")).to_contain_text("Nummer A-17 is al ingetypt")
    assert len(kept()) == 1


def test_with_a_finger_on_a_phone(pocket: Page, kept: Kept) -> None:
    pocket.get_by_text("niet eens, niet oneens").click()
    pocket.get_by_text("Tuin").click()
    pocket.get_by_text("Met hulp ingevuld").click()
    pocket.get_by_label("Hoe is het ingevuld?").select_option(label="gesprek")
    screenshot(pocket, "invoeren-390")
    assert pocket.evaluate("document.documentElement.scrollWidth") <= 390
    assert axe(pocket) == []
    pocket.get_by_role("button", name="Bewaar dit formulier").click()
    expect(pocket.locator(".entry .status")).to_contain_text("Bewaard")
    only = kept()[0].response
    assert (only.answers, only.helped, only.channel) == (
        {"buren": ("3",), "waar": ("b",)},
        True,
        Channel.CONVERSATION,
    )


def test_what_was_taken_away_can_be_put_back(typing: Page, kept: Kept) -> None:
    type_form(typing, *KEYS, number=1)
    typing.get_by_text("Laatst ingetypt").click()
    typing.get_by_role("button", name="Haal weg").click()
    typing.get_by_text("Formulier 1 is weggehaald.").wait_for()
    assert kept() == []
    typing.get_by_role("button", name="Zet terug").click()
    typing.get_by_text("1 formulier ingetypt").wait_for()
    assert len(kept()) == 1


def test_a_form_that_was_emptied_can_be_put_back(typing: Page) -> None:
    chosen = typing.locator(".entry input:checked")
    typing.keyboard.press("4")
    typing.get_by_role("button", name="Begin dit formulier opnieuw").click()
    expect(chosen).to_have_count(0)
    typing.get_by_role("button", name="Zet de antwoorden terug").click()
    expect(chosen).to_have_count(1)
    expect(typing.get_by_role("button", name="Begin dit formulier opnieuw")).to_be_visible()


def test_the_choices_are_ordinary_choices_for_who_comes_with_tab(typing: Page) -> None:
    typing.keyboard.press("Tab")
    first = typing.get_by_role("radio", name="helemaal oneens")
    expect(first).to_be_focused()
    typing.keyboard.press("Space")
    expect(first).to_be_checked()
    typing.keyboard.press("ArrowDown")
    expect(typing.get_by_role("radio", name="oneens", exact=False).nth(1)).to_be_checked()
