"""A bijeenkomst in a real browser: a beamer, a phone to steer it, and people who answer."""

import re
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.data import close_response_writer, engine, response_writer
from storage.commands.presentations import start_presentation
from storage.migrate import migrate
from storage.responses import Arrival
from tests.browser.conftest import OUTPUT, running, watch
from tests.browser.helpers import (
    axe_source,
    open_page,
    screenshot,
    violations,
    wait_until_ready,
)
from tests.browser.measuring import await_thanks
from tests.kept import write
from tests.web.forms import SLUG, open_form, open_meting
from tests.web.long_ladders import LADDERS, LONG_LADDERS, STEPS
from veranderverhaal.meting import Meting, Response

BEAMER = {"width": 1280, "height": 720}
LARGE = {"width": 1920, "height": 1080}
PHONE = {"width": 390, "height": 844}
SMALLEST = 28  # pixels, at 1280 × 720
GROWN = 1300  # milliseconds until the bars stand still
FOLLOWED = 6_000
WHAT_SHOWS = """() => {
    const screen = [...document.querySelectorAll('.screen')].find(one => !one.hidden);
    const holders = [screen, document.querySelector('footer')];
    const texts = holders.flatMap(one => [...one.querySelectorAll('*')]).filter(one =>
        [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())
        && one.closest('svg')?.getAttribute('role') !== 'img' || one.localName === 'text');
    const box = document.documentElement;
    return {
        at: [...document.querySelectorAll('.screen')].indexOf(screen),
        guessing: document.body.classList.contains('guessing'),
        sizes: texts.map(one => parseFloat(getComputedStyle(one).fontSize)),
        cut: texts.filter(one => {
            const place = one.getBoundingClientRect();
            return one.localName !== 'text'
                && (place.right > innerWidth + 1 || place.bottom > innerHeight + 1);
        }).map(one => one.textContent),
        over: [screen.scrollHeight - screen.clientHeight, screen.scrollWidth - screen.clientWidth,
            box.scrollHeight - innerHeight, box.scrollWidth - innerWidth],
    };
}"""
# What the browser itself writes in the console when there is no connection, or no page.
ABOUT_THE_NETWORK = "Failed to load resource"


class Stage:
    """Devices that each have a page, and what went wrong behind their screens."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.browser, self.url = browser, url
        self.problems: list[str] = []

    def device(self, size: dict[str, int], **context: Any) -> Page:
        settings: dict[str, Any] = {"base_url": self.url, "viewport": size, **context}
        page = self.browser.new_context(**settings).new_page()
        watch(page, self.problems)
        return page


@pytest.fixture(scope="module")
def meting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Meting, str]]:
    """An open meting that people may answer, and the address of its server."""
    data = tmp_path_factory.mktemp("live-data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VERANDERVERHAAL_DATA", str(data))
        patch.delenv("DATABASE_URL", raising=False)
        engine.cache_clear()
        migrate(engine())
        kept = open_form()
        command = [sys.executable, "cli.py", "serve", "--port", "0", "--no-browser"]
        log = OUTPUT / "presentatie.log"
        with running([*command, "--data", str(data)], log, {"DATABASE_URL": ""}) as server:
            yield kept, server.url
        close_response_writer()
        engine().dispose()
        engine.cache_clear()


@pytest.fixture
def live(browser: Browser, meting: tuple[Meting, str]) -> Iterator[Stage]:
    stage = Stage(browser, meting[1])
    yield stage
    for context in browser.contexts:
        context.close()
    assert [one for one in stage.problems if ABOUT_THE_NETWORK not in one] == []


def answer(meting: Meting, many: int, prefix: str) -> None:
    """So many people send the form."""
    for number in range(many):
        answers = {"s1": (str(number % 5 + 1),), "yn": ("yes",)}
        response = Response(answers, week="2026-W20")
        response_writer().keep(Arrival(meting.code, f"{prefix}{number}", response))


def findings(page: Page) -> list[str]:
    """Everything axe finds, whatever its impact: these pages are all ours."""
    page.evaluate(axe_source())
    return [
        f"{one['id']}: {node['html'][:160]}" for one in violations(page) for node in one["nodes"]
    ]


def links(page: Page) -> tuple[str, str]:
    """From the start page: the beamer and the remote."""
    open_page(page, "presenteren?initiatief=het-badhuis")
    page.get_by_role("button", name="Begin met presenteren").click()
    beamer = page.get_by_role("link", name="Open het scherm voor de beamer")
    beamer.wait_for()
    wait_until_ready(page)
    remote = page.get_by_role("link", name="Open de afstandsbediening hier")
    return str(beamer.get_attribute("href")), str(remote.get_attribute("href"))


def every_step(page: Page) -> Iterator[dict[str, Any]]:
    """What shows after each press, until nothing changes any more."""
    page.keyboard.press("Home")
    page.evaluate("document.fonts.ready.then(() => true)")
    shown, before = page.evaluate(WHAT_SHOWS), None
    while before is None or (shown["at"], shown["guessing"]) != (before["at"], before["guessing"]):
        yield shown
        page.keyboard.press("ArrowRight")
        before, shown = shown, page.evaluate(WHAT_SHOWS)


def test_a_bijeenkomst_from_the_start_page_to_the_thanks(
    browser: Browser, page: Page, phone: Page
) -> None:
    beamer_link, remote_link = links(page)
    screenshot(page, "presenteren-1280")
    stage = Stage(browser, "")
    beamer = stage.device(BEAMER)
    beamer.goto(beamer_link)
    expect(beamer.get_by_role("heading", name="Het Badhuis")).to_be_visible()
    expect(beamer.get_by_text("Verzonnen antwoorden")).to_be_visible()
    beamer.keyboard.press("PageDown")
    expect(beamer.get_by_text("Wat denk je?").locator("visible=true")).to_have_count(1)
    values = beamer.locator(".screen:not([hidden]) .value")
    expect(values.first).to_be_hidden()
    screenshot(beamer, "presentatie-raden-1280")
    beamer.keyboard.press(" ")
    expect(values.first).to_be_visible()
    beamer.wait_for_timeout(GROWN)
    screenshot(beamer, "presentatie-1280")
    follow_the_phone(beamer, phone, remote_link)
    nothing_is_small_or_cut(beamer)
    for context in (beamer.context,):
        context.close()
    assert stage.problems == []


def follow_the_phone(beamer: Page, phone: Page, link: str) -> None:
    """What the remote does, the beamer shows."""
    title = beamer.locator(".screen:not([hidden]) h1")
    before = str(title.get_attribute("id"))
    phone.goto(link)
    expect(phone.locator(".what")).to_have_text(title.inner_text())
    screenshot(phone, "presentatie-afstand-390")
    assert findings(phone) == []
    phone.get_by_role("button", name="Verder").click()
    expect(phone.locator(".what")).to_have_text("Empowerment: groeien in wat je kunt")
    expect(title).not_to_have_id(before, timeout=FOLLOWED)
    phone.get_by_role("button", name="Toon de balken").click()
    expect(beamer.locator("body")).not_to_have_class(re.compile("guessing"), timeout=FOLLOWED)
    phone.get_by_role("button", name="Maak het scherm donker").click()
    expect(beamer.locator("body")).to_have_class(re.compile("dark"), timeout=FOLLOWED)
    beamer.wait_for_timeout(GROWN)
    screenshot(beamer, "presentatie-donker-1280")
    assert findings(beamer) == []
    beamer.keyboard.press("d")
    expect(beamer.locator("body")).not_to_have_class(re.compile("dark"))
    expect(phone.get_by_role("button", name="Maak het scherm donker")).to_be_visible(
        timeout=FOLLOWED
    )


def test_a_ladder_of_long_treden_stays_on_the_screen(
    live: Stage, meting: tuple[Meting, str]
) -> None:
    kept = open_meting(LONG_LADDERS)
    for number in range(20):
        answers = {one.key: (f"o{number % STEPS + 1}",) for one in LADDERS}
        response_writer().keep(
            Arrival(kept.code, f"la{number}", Response(answers, week="2026-W20"))
        )
    beamer = live.device(BEAMER)
    beamer.goto(f"/presentatie/{write(start_presentation, SLUG, kept.key)}")
    nothing_is_small_or_cut(beamer, least=4)


def nothing_is_small_or_cut(beamer: Page, least: int = 10) -> None:
    """On every screen, before and after the answer, on a small and on a large beamer."""
    for size in (BEAMER, LARGE):
        beamer.set_viewport_size(size)  # type: ignore[arg-type]
        shown = list(every_step(beamer))
        assert len(shown) > least
        assert max(one["at"] for one in shown) == beamer.locator(".screen").count() - 1
        for one in shown:
            scale = size["width"] / BEAMER["width"]
            assert min(one["sizes"]) >= SMALLEST * scale - 0.01, one
            assert max(one["over"]) <= 1, one
            assert one["cut"] == [], one


def test_every_screen_is_free_of_barriers(live: Stage, meting: tuple[Meting, str]) -> None:
    answer(meting[0], 40, "axe")
    beamer = live.device(BEAMER, reduced_motion="reduce")
    beamer.goto(f"/presentatie/{write(start_presentation, SLUG, meting[0].key)}")
    for shown in every_step(beamer):
        assert findings(beamer) == [], shown["at"]
    beamer.keyboard.press("d")
    assert findings(beamer) == []


def test_bars_grow_while_people_answer(live: Stage, meting: tuple[Meting, str]) -> None:
    token = write(start_presentation, SLUG, meting[0].key)
    beamer = live.device(BEAMER)
    beamer.goto(f"/presentatie/{token}")
    beamer.keyboard.press("ArrowRight")
    expect(beamer.get_by_role("heading", name="Doe mee")).to_be_visible()
    joined = beamer.locator("[data-joined]")
    before = people(joined.inner_text())
    widths = "document.querySelector('.joining').innerText"
    seen = beamer.evaluate(widths)
    person = live.device(PHONE)
    person.goto(f"/v/{meting[0].code}")
    person.locator('label:has(input[name="q-s1"][value="5"])').click()
    person.locator("button[type=submit]").click()
    await_thanks(person)
    expect(joined).to_contain_text(f"{before + 1} ", timeout=FOLLOWED)
    answer(meting[0], 30, f"grow{before}")
    expect(joined).to_contain_text(f"{before + 31} mensen", timeout=FOLLOWED)
    expect(joined).to_contain_text("laten er")
    beamer.wait_for_function(
        "seen => document.querySelector('.joining').innerText !== seen", arg=seen
    )
    beamer.wait_for_timeout(GROWN)
    screenshot(beamer, "presentatie-doe-mee-1280")
    shown = beamer.evaluate(WHAT_SHOWS)
    assert min(shown["sizes"]) >= SMALLEST
    assert (max(shown["over"]) <= 1, shown["cut"]) == (True, [])


def people(text: str) -> int:
    found = re.match(r"\d+", text)
    return int(found[0]) if found else 0


def test_without_connection_the_beamer_goes_on_and_says_so(
    live: Stage, meting: tuple[Meting, str]
) -> None:
    beamer = live.device(BEAMER)
    beamer.goto(f"/presentatie/{write(start_presentation, SLUG, meting[0].key)}")
    beamer.context.set_offline(True)
    beamer.keyboard.press("ArrowRight")
    expect(beamer.get_by_text("Geen verbinding, ik probeer het opnieuw.")).to_be_visible()
    expect(beamer.get_by_role("heading", name="Doe mee")).to_be_visible()
    assert min(beamer.evaluate(WHAT_SHOWS)["sizes"]) >= SMALLEST
    beamer.context.set_offline(False)
    expect(beamer.locator(".offline")).to_be_hidden(timeout=FOLLOWED)
    beamer.reload()
    expect(beamer.get_by_role("heading", name="Doe mee")).to_be_visible()


def test_without_scripts_the_remote_steers_and_the_beamer_follows(
    live: Stage, meting: tuple[Meting, str]
) -> None:
    address = f"/presentatie/{write(start_presentation, SLUG, meting[0].key)}"
    phone = live.device(PHONE, java_script_enabled=False)
    phone.goto(f"{address}/afstand")
    phone.get_by_role("button", name="Verder").click()
    expect(phone.locator(".what")).to_have_text("Doe mee")
    phone.get_by_role("button", name="Maak het scherm donker").click()
    expect(phone.get_by_role("button", name="Maak het scherm licht")).to_be_visible()
    beamer = live.device(BEAMER, java_script_enabled=False)
    beamer.goto(address)
    expect(beamer.get_by_role("heading", name="Doe mee")).to_be_visible()
    expect(beamer.locator("body")).to_have_class(re.compile("dark"))


def test_the_beamer_can_be_read_on_a_phone(live: Stage, meting: tuple[Meting, str]) -> None:
    phone = live.device(PHONE)
    phone.goto(f"/presentatie/{write(start_presentation, SLUG, meting[0].key)}")
    for shown in every_step(phone):
        assert shown["over"][3] <= 0, shown
        assert min(shown["sizes"]) >= 13, shown
