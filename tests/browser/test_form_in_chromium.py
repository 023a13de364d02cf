"""The form for respondents in a real browser: light, free of barriers, and it counts right."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from dashboard.data import engine
from storage.migrate import migrate
from tests.browser.conftest import OUTPUT, Server, running, watch
from tests.browser.helpers import axe_source, screenshot
from tests.web.forms import TEN_STELLINGEN, count, kept_responses, open_form, open_meting
from veranderverhaal.meting import Meting
from veranderverhaal.vragenlijst import LANGUAGES

# What the browser itself writes in the console about a form that came back or is not there.
ABOUT_A_REFUSED_FORM = "the server responded with a status of 4"
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
        with serving(str(data)) as server:
            yield Street(server.url, meting, ten)
        engine().dispose()
        engine.cache_clear()


@contextmanager
def serving(data: str) -> Iterator[Server]:
    command = [sys.executable, "cli.py", "serve", "--port", "0", "--no-browser", "--data", data]
    with running(command, OUTPUT / "form.log", {"DATABASE_URL": ""}) as server:
        yield server


@contextmanager
def opened(browser: Browser, street: Street, width: int = 390, **context: Any) -> Iterator[Page]:
    """A fresh page on a device of its own; what goes wrong behind the screen fails the test."""
    viewport = {"width": width, "height": 800}
    device = browser.new_context(base_url=street.url, viewport=viewport, locale="nl-NL", **context)
    page = device.new_page()
    problems: list[str] = []
    watch(page, problems)
    yield page
    device.close()
    assert [one for one in problems if ABOUT_A_REFUSED_FORM not in one] == []


@pytest.fixture
def phone(browser: Browser, street: Street) -> Iterator[Page]:
    with opened(browser, street) as page:
        page.goto(f"/v/{street.meting.code}")
        yield page


def row(page: Page, name: str, value: str) -> Locator:
    """The row of an option: that is what people press."""
    return page.locator(f'label:has(input[name="{name}"][value="{value}"])')


def send(page: Page) -> None:
    page.locator("button[type=submit]").click()


def fill_in(page: Page, street: Street, number: int, language: str = "nl") -> None:
    page.goto(f"/v/{street.meting.code}?taal={language}")
    row(page, "q-s1", str(number % 5 + 1)).click()
    row(page, "q-gr", str(number % 10 + 1)).click()
    page.locator('input[name="q-nu"][type=text]').fill(str(number))
    send(page)
    page.wait_for_url("**/bedankt?taal=*")


def findings(page: Page) -> list[str]:
    """Everything axe finds, whatever its impact: these pages are all ours."""
    page.evaluate(axe_source())
    found = page.evaluate("axe.run(document)")
    return [
        f"{one['id']}: {node['html'][:160]}" for one in found["violations"] for node in one["nodes"]
    ]


def test_thirty_respondents_count_as_thirty(browser: Browser, street: Street) -> None:
    before = count(street.meting)
    with opened(browser, street) as page:
        for number in range(26):
            fill_in(page, street, number)
    with opened(browser, street, java_script_enabled=False) as page:
        fill_in(page, street, 26)
    with opened(browser, street) as page:
        fill_in(page, street, 27, "ar")
    with opened(browser, street) as page:
        page.goto(f"/v/{street.meting.code}")
        row(page, "q-s1", "2").click()
        page.locator('input[name="q-nu"][type=text]').fill("99")
        send(page)
        expect(page.get_by_role("alert")).to_contain_text("Vraag 9: Dit getal kan hier niet.")
        page.locator('input[name="q-nu"][type=text]').fill("28")
        send(page)
        page.wait_for_url("**/bedankt?taal=*")
    with opened(browser, street) as page:
        page.goto(f"/v/{street.meting.code}")
        row(page, "q-gr", "10").click()
        page.locator("button[type=submit]").dblclick()
        page.wait_for_url("**/bedankt?taal=*")
        page.reload()
        page.go_back()
        send(page)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
    answers = kept_responses(street.meting)[before:]
    assert len(answers) == 30
    assert [one.language for one in answers].count("ar") == 1
    assert [one.answers.get("nu") for one in answers[:29]] == [(str(one),) for one in range(29)]
    assert answers[29].answers == {"gr": ("10",)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_at_all(browser: Browser, street: Street, language: str) -> None:
    with opened(browser, street) as page:
        page.goto(f"/v/{street.meting.code}?taal={language}")
        row(page, "q-s1", "3").click()
        assert findings(page) == []
        page.locator('input[name="q-nu"][type=text]').fill("99")
        for place in (0, 1):
            page.locator(f'select[name="q-ra.{place}"]').select_option("1")
        send(page)
        page.get_by_role("alert").wait_for()
        assert findings(page) == []
        page.locator('input[name="q-nu"][type=text]').fill("9")
        page.locator('select[name="q-ra.1"]').select_option("2")
        send(page)
        page.wait_for_url("**/bedankt?taal=*")
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


def test_the_keyboard_alone_is_enough(phone: Page, street: Street) -> None:
    before = count(street.meting)
    phone.locator("input[name=q-s1]").first.focus()
    for key in ("Space", "ArrowDown", "ArrowDown", "Tab"):
        phone.keyboard.press(key)
    assert phone.locator("input[name=q-s1]:checked").get_attribute("value") == "3"
    phone.locator("button[type=submit]").focus()
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/bedankt?taal=*")
    assert count(street.meting) == before + 1


def test_a_form_that_came_back_puts_the_reader_at_what_is_wrong(phone: Page) -> None:
    phone.locator('input[name="q-nu"][type=text]').fill("heel vaak")
    send(phone)
    summary = phone.get_by_role("alert")
    expect(summary).to_be_focused()
    summary.get_by_role("link").click()
    expect(phone.locator("#v9")).to_be_focused()
    expect(phone.locator("#v9")).to_have_value("heel vaak")


def test_what_is_half_filled_in_survives_a_reload_and_a_change_of_language(phone: Page) -> None:
    row(phone, "q-s1", "4").click()
    phone.locator('select[name="q-ra.1"]').select_option("1")
    phone.locator("textarea").fill("Fijn")
    expect(phone.locator(".progress")).to_contain_text("3 van 10 ingevuld")
    phone.get_by_role("link", name="English").click()
    expect(phone.locator(".progress")).to_contain_text("3 of 10 answered")
    expect(phone.locator(".restored")).to_contain_text("answers that were not sent yet")
    expect(phone.locator('select[name="q-ra.1"]')).to_have_value("1")
    expect(phone.locator("textarea")).to_have_value("Fijn")


def test_beginning_again_wipes_it_after_asking_once(phone: Page) -> None:
    row(phone, "q-s1", "4").click()
    phone.once("dialog", lambda dialog: dialog.dismiss())
    phone.get_by_role("link", name="Opnieuw beginnen").click()
    expect(phone.locator("input:checked")).to_have_count(1)
    phone.once("dialog", lambda dialog: dialog.accept())
    phone.get_by_role("link", name="Opnieuw beginnen").click()
    expect(phone.locator("input:checked")).to_have_count(0)
    assert phone.evaluate("localStorage.length") == 0


def test_after_sending_nothing_is_left_for_the_next_person(phone: Page) -> None:
    row(phone, "q-s1", "4").click()
    send(phone)
    phone.wait_for_url("**/bedankt?taal=*")
    assert phone.evaluate("[localStorage.length, document.cookie]") == [0, ""]
    screenshot(phone, "formulier-bedankt")
    phone.get_by_role("link", name="Volgende persoon").click()
    expect(phone.locator("input:checked")).to_have_count(0)


def test_a_choice_can_be_taken_back(phone: Page) -> None:
    wipe = phone.get_by_role("button", name="Wis mijn antwoord")
    expect(wipe).to_have_count(0)
    row(phone, "q-s1", "4").click()
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
