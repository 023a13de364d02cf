"""The form for respondents in a real browser: light, free of barriers, and it counts right."""

import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.data import engine
from storage.migrate import migrate
from storage.tally_queries import response_figures
from tests.browser.conftest import serving
from tests.browser.helpers import axe_source, screenshot, violations
from tests.browser.measuring import await_thanks, line, row, send, telephone
from tests.kept import read
from tests.long_run import mostly_long
from tests.web.forms import SLUG, TEN_STELLINGEN, count, open_form, open_meting
from veranderverhaal.meting import Meting
from veranderverhaal.vragenlijst import LANGUAGES

WIDTHS = (320, 390, 1280)
# A voice of this device and one that would send the text away.
VOICES = """
const spoken = [];
const synth = {
    getVoices: () => [
        { lang: "nl-NL", localService: false, name: "far" },
        { lang: "ar-SA", localService: true, name: "near" },
        { lang: DUTCH, localService: true, name: "near" },
    ],
    speak: words => spoken.push([words.voice && words.voice.name, words.text]),
    cancel: () => spoken.splice(0), pending: false,
};
Object.defineProperty(window, "speechSynthesis", { value: synth });
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
window.spoken = spoken;
"""


@dataclass(frozen=True)
class Street:
    """A server with two open forms: one of every kind of question, one of ten stellingen."""

    url: str
    meting: Meting
    ten: Meting


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Street]:
    data = tmp_path_factory.mktemp("form-data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VERANDERVERHAAL_DATA", str(data))
        patch.delenv("DATABASE_URL", raising=False)
        engine.cache_clear()
        migrate(engine())
        meting = open_form()
        ten = open_meting(TEN_STELLINGEN)
        with serving(data, "form") as server:
            yield Street(server.url, meting, ten)
        engine().dispose()
        engine.cache_clear()


def opened(browser: Browser, street: Street, width: int = 390) -> AbstractContextManager[Page]:
    return telephone(browser, street.url, width)


@pytest.fixture
def phone(browser: Browser, street: Street) -> Iterator[Page]:
    with opened(browser, street) as page:
        page.goto(f"/v/{street.meting.code}")
        yield page


def findings(page: Page) -> list[str]:
    """Everything axe finds, whatever its impact: these pages are all ours."""
    page.evaluate(axe_source())
    return [
        f"{one['id']}: {node['html'][:160]}" for one in violations(page) for node in one["nodes"]
    ]


@pytest.mark.parametrize("language", mostly_long(LANGUAGES, normal=("nl", "ar")))
def test_axe_finds_nothing_at_all(browser: Browser, street: Street, language: str) -> None:
    with opened(browser, street) as page:
        page.goto(f"/v/{street.meting.code}?taal={language}")
        row(page, "s1", "3").click()
        assert findings(page) == []
        line(page, "nu").fill("99")
        for place in (0, 1):
            page.locator(f'select[name="q-ra.{place}"]').select_option("1")
        send(page)
        page.get_by_role("alert").wait_for()
        assert findings(page) == []
        line(page, "nu").fill("9")
        page.locator('select[name="q-ra.1"]').select_option("2")
        send(page)
        await_thanks(page)
        assert findings(page) == []
        page.goto(f"/v/abcd2345?taal={language}")
        assert findings(page) == []


@pytest.mark.parametrize("language", ["nl", "ar"])
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_falls_off_the_screen(
    browser: Browser, street: Street, language: str, width: int
) -> None:
    with opened(browser, street, width) as page:
        page.goto(f"/v/{street.meting.code}?taal={language}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        screenshot(page, f"formulier-{language}-{width}")


def test_every_row_is_as_large_as_a_thumb(phone: Page) -> None:
    rows = phone.locator("form label:not(.asked):not(.trap label), button, select, nav a, .text")
    boxes = [box for one in rows.all() if (box := one.bounding_box())]
    assert min(min(box["height"], box["width"]) for box in boxes) >= 44


def test_a_form_of_ten_stellingen_is_one_light_request(browser: Browser, street: Street) -> None:
    with opened(browser, street) as page:
        arrived: list[int] = []
        page.on(
            "requestfinished",
            lambda request: arrived.append(
                request.sizes()["responseBodySize"] + request.sizes()["responseHeadersSize"]
            ),
        )
        page.goto(f"/v/{street.ten.code}", wait_until="networkidle")
        page.wait_for_timeout(200)
        assert len(arrived) <= 2
        assert sum(arrived) <= 20_000
        print(f"ten stellingen: {len(arrived)} request, {sum(arrived)} bytes")


def unsent(street: Street) -> int:
    """How many began the form of ten stellingen and sent nothing."""
    found = read(response_figures, SLUG, street.ten.key)
    return (found.begun or 0) - found.received


def await_unsent(street: Street, number: int) -> None:
    """Nobody waits for this to be counted, so it may take a moment."""
    until = time.monotonic() + 10
    while unsent(street) != number and time.monotonic() < until:
        time.sleep(0.05)
    assert unsent(street) == number


def test_who_answers_a_question_and_leaves_has_begun_once(browser: Browser, street: Street) -> None:
    before = unsent(street)
    with opened(browser, street) as page:
        told: list[str] = []
        page.on("request", lambda request: told.append(request.url.rpartition("/")[2]))
        page.goto(f"/v/{street.ten.code}")
        for question in ("s1", "s2"):
            row(page, question, "4").click()
        await_unsent(street, before + 1)
        page.reload()
        expect(page.locator("input:checked")).to_have_count(2)
        row(page, "s3", "2").click()
        assert told.count("begonnen") == 1
        send(page)
        await_thanks(page)
        assert unsent(street) == before
        page.get_by_role("link", name="Volgende persoon").click()
        row(page, "s3", "2").click()
        await_unsent(street, before + 1)
    with opened(browser, street) as page:
        page.goto(f"/v/{street.ten.code}")  # who only looks has not begun
        page.wait_for_load_state("networkidle")
    assert unsent(street) == before + 1


def test_the_keyboard_alone_is_enough(phone: Page, street: Street) -> None:
    before = count(street.meting)
    phone.locator("input[name=q-s1]").first.focus()
    for key in ("Space", "ArrowDown", "ArrowDown", "Tab"):
        phone.keyboard.press(key)
    assert phone.locator("input[name=q-s1]:checked").get_attribute("value") == "3"
    phone.locator("button[type=submit]").focus()
    phone.keyboard.press("Enter")
    await_thanks(phone)
    assert count(street.meting) == before + 1


def test_a_form_that_came_back_puts_the_reader_at_what_is_wrong(phone: Page) -> None:
    line(phone, "nu").fill("heel vaak")
    send(phone)
    summary = phone.get_by_role("alert")
    expect(summary).to_be_focused()
    summary.get_by_role("link").click()
    expect(phone.locator("#v9")).to_be_focused()
    expect(phone.locator("#v9")).to_have_value("heel vaak")


def test_what_is_half_filled_in_survives_a_reload_and_a_change_of_language(phone: Page) -> None:
    row(phone, "s1", "4").click()
    phone.locator('select[name="q-ra.1"]').select_option("1")
    phone.locator("textarea").fill("Fijn")
    expect(phone.locator(".progress")).to_contain_text("3 van 10 ingevuld")
    phone.get_by_role("link", name="English").click()
    expect(phone.locator(".progress")).to_contain_text("3 of 10 answered")
    expect(phone.locator(".restored")).to_contain_text("answers that were not sent yet")
    expect(phone.locator('select[name="q-ra.1"]')).to_have_value("1")
    expect(phone.locator("textarea")).to_have_value("Fijn")


def test_beginning_again_wipes_it_after_asking_once(phone: Page) -> None:
    row(phone, "s1", "4").click()
    phone.once("dialog", lambda dialog: dialog.dismiss())
    phone.get_by_role("link", name="Opnieuw beginnen").click()
    expect(phone.locator("input:checked")).to_have_count(1)
    phone.once("dialog", lambda dialog: dialog.accept())
    phone.get_by_role("link", name="Opnieuw beginnen").click()
    expect(phone.locator("input:checked")).to_have_count(0)
    assert phone.evaluate("localStorage.length") == 0


def test_after_sending_nothing_is_left_for_the_next_person(phone: Page) -> None:
    row(phone, "s1", "4").click()
    send(phone)
    await_thanks(phone)
    assert phone.evaluate("[localStorage.length, document.cookie]") == [0, ""]
    screenshot(phone, "formulier-bedankt")
    phone.get_by_role("link", name="Volgende persoon").click()
    expect(phone.locator("input:checked")).to_have_count(0)


def test_a_choice_can_be_taken_back(phone: Page) -> None:
    wipe = phone.get_by_role("button", name="Wis mijn antwoord")
    expect(wipe).to_have_count(0)
    row(phone, "s1", "4").click()
    wipe.click()
    expect(phone.locator("input:checked")).to_have_count(0)
    expect(phone.locator(".progress")).to_contain_text("0 van 10")


def test_questions_are_read_aloud_by_a_voice_of_the_device_itself(
    browser: Browser, street: Street
) -> None:
    with opened(browser, street) as page:
        page.add_init_script(VOICES.replace("DUTCH", '"nl-BE"'))
        page.goto(f"/v/{street.meting.code}")
        page.get_by_role("button", name="Lees voor").nth(3).click()
        spoken = page.evaluate("window.spoken")
        assert {voice for voice, _ in spoken} == {"near"}
        assert spoken[0][1] == "4. Welk cijfer geef je het Badhuis?"
        page.get_by_role("button", name="Stop").click()
        assert page.evaluate("window.spoken") == []


def test_without_a_voice_in_the_language_of_a_question_nothing_offers_to_read_it(
    browser: Browser, street: Street
) -> None:
    with opened(browser, street) as page:
        page.add_init_script(VOICES.replace("DUTCH", '"de-DE"'))
        page.goto(f"/v/{street.meting.code}")
        expect(page.get_by_role("button", name="Lees voor")).to_have_count(0)
        page.goto(f"/v/{street.meting.code}?taal=ar")
        # Those of the ten questions that have a translation.
        expect(page.get_by_role("button", name="قراءة بصوت عالٍ")).to_have_count(3)
