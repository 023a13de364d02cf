"""Cards from phones: written without a login and without a script, kept once, and never lost."""

import gzip
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dashboard import presenting
from storage.commands import cards
from tests.kept import write
from tests.web import evening
from tests.web.evening import FIRST_QUESTION, KEY, SLUG, Phone
from tests.web.html_check import problems_in
from veranderverhaal.card import MAX_CARD
from veranderverhaal.card_texts import card_texts
from veranderverhaal.duiding import DuidingQuestion
from veranderverhaal.vragenlijst import LANGUAGES
from web import presentatie_shelf
from web.rate_limit import Window

SCRIPT = Path("dashboard/static/card.js")
LARGEST_SCRIPT = 6 * 1024  # bytes, as it travels
JSON = {"accept": "application/json"}
RECOGNISE = DuidingQuestion.RECOGNISE


@pytest.fixture
def token(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> str:
    """Of a bijeenkomst of which the first question is on the screen."""
    monkeypatch.setattr(presentatie_shelf, "SECONDS_BEFORE_LOOKING", 0.0)
    begun = evening.hold()
    evening.show(begun, FIRST_QUESTION)
    return begun


def test_every_page_of_a_phone_is_valid_in_every_language(token: str) -> None:
    key = evening.add("Meer <koffie>")
    evening.show(token, FIRST_QUESTION, voting=True)
    voting = [(one, Phone(language=one)) for one in LANGUAGES]
    seen = [(one, phone.vote(plus=key).text) for one, phone in voting]
    evening.show(token, FIRST_QUESTION)
    seen += [(one, phone.send(text="Bel 06-12345678").text) for one, phone in voting]
    evening.show(token, 0)
    seen += [(one, phone.open().text) for one, phone in voting]
    seen += [(one, Phone(code="weg", language=one).open().text) for one in LANGUAGES]
    for language, page in seen:
        assert problems_in(page) == []
        assert f'lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in page
        assert "<koffie>" not in page
        assert "<b>kennen" not in page
        assert (card_texts(language)["translation"] in page) is (language != "nl")


def test_all_languages_say_the_same(client: TestClient) -> None:
    expected = card_texts("nl")
    for language in LANGUAGES:
        texts = card_texts(language)
        assert set(texts) == set(expected)
        for key, text in expected.items():
            assert re.findall(r"{\w+}", texts[key]) == re.findall(r"{\w+}", text), (language, key)


def test_a_phone_asks_what_the_beamer_asks(token: str) -> None:
    phone = Phone()
    assert "Herkennen we dit?" in phone.open().text
    evening.show(token, FIRST_QUESTION + 6)
    page = phone.open().text
    assert "Wat vinden we ervan?" in page
    assert 'data-topic="rust"' in page
    evening.show(token, 0)
    assert "Kijk naar het scherm" in phone.open().text


def test_a_card_is_handed_in_without_a_script_and_sent_again_it_is_there_once(token: str) -> None:
    phone = Phone()
    fields = {**phone.hidden(), "text": "Meer koffie"}
    for _ in range(2):
        answer = phone.client.post(phone.address, data=fields)
        assert answer.status_code == 200
        assert "Je kaartje hangt" in answer.text
    assert evening.texts() == ["Meer koffie"]
    assert phone.hidden()["mark"] != fields["mark"]


def test_a_card_that_comes_late_hangs_at_its_own_question(token: str) -> None:
    phone = Phone()
    fields = {**phone.hidden(), "text": "Te laat"}
    evening.show(token, FIRST_QUESTION + 5)
    phone.client.post(phone.address, data=fields)
    (card,) = evening.board().cards
    assert (card.topic, card.question) == ("kennen", RECOGNISE)


WRONG = (
    ({"text": ""}, "empty"),
    ({"text": " \x00\u200f "}, "empty"),
    ({"text": "x" * (MAX_CARD + 1)}, "too_long"),
    ({"text": "Zomaar", "topic": "weg"}, "gone"),
    ({"text": "Zomaar", "topic": "k\x00"}, "gone"),
    ({"text": "Zomaar", "question": "weg"}, "gone"),
    ({"text": "Zomaar", "mark": "kort"}, "again"),
    ({"text": "Zomaar", "mark": "é" * 30}, "again"),
    ({"text": "Zomaar", "token": "x"}, "again"),
    ({"text": "Bel me op 06-12345678"}, "warn"),
    ({"text": "Ga naar Fatima Yilmaz"}, "warn"),
)


def test_what_cannot_be_kept_is_said_and_the_text_stays(token: str) -> None:
    phone = Phone()
    for fields, told in WRONG:
        answer = phone.send(**fields)
        assert 400 <= answer.status_code < 500
        assert card_texts("nl")[told] in answer.text
        kept = re.search(r"<textarea[^>]*>\n([^<]*)</textarea>", answer.text)
        assert kept is not None
        assert kept[1].strip("\x00\u200f\ufffd ") == fields["text"].strip("\x00\u200f ")
        assert phone.send(JSON, **fields).json()["problem"] == told
    assert evening.texts() == []


def test_what_the_database_refuses_stays_on_the_page_and_is_in_no_log(
    token: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full_disk(*card: str, **named: object) -> None:
        raise OSError(f"no room for {card}")

    monkeypatch.setattr(presenting, "hand_in_card", full_disk)
    refused = Phone().send(text="mijn geheim")
    assert refused.status_code == 503
    assert "mijn geheim</textarea>" in refused.text
    (told,) = (record.__dict__ for record in caplog.records if record.levelname == "ERROR")
    assert (told["error"], told["place"]) == ("OSError", "/k/{code}")
    assert "geheim" not in repr([record.__dict__ for record in caplog.records])


def test_who_was_warned_once_may_hang_it_all_the_same(token: str) -> None:
    phone = Phone()
    text = "Ga naar Fatima Yilmaz"
    assert "Hang het toch op" in phone.send(text=text).text
    assert phone.send(text=text, sure="1").status_code == 200
    assert evening.texts() == [text]


def test_a_long_text_comes_back_and_an_endless_one_is_refused(token: str) -> None:
    phone = Phone()
    assert "a" * 500 in phone.send(text="a" * 500).text
    assert phone.send(text="a" * 100_000).status_code == 413
    body = {"content": b"{}", "headers": {"content-type": "application/json"}}
    assert phone.client.post(phone.address, **body).status_code == 400  # type: ignore[arg-type]


def test_what_people_write_is_text_on_every_screen(token: str, client: TestClient) -> None:
    phone = Phone()
    phone.send(text="<script>alert(1)</script>")
    evening.show(token, FIRST_QUESTION, voting=True)
    for page in (phone.open().text, client.get(f"/presentatie/{token}").text):
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)" in page


def test_another_site_hangs_nothing(token: str) -> None:
    phone = Phone()
    for headers in ({"origin": "https://elders.example"}, {"sec-fetch-site": "cross-site"}):
        assert phone.send(headers, text="Van elders").status_code in (400, 401, 403)
    assert evening.texts() == []


def test_nothing_is_kept_found_or_framed_and_the_cookie_is_for_us_only(token: str) -> None:
    answer = Phone().open()
    assert answer.headers["cache-control"] == "no-store"
    assert "noindex" in answer.headers["x-robots-tag"]
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert "Max-Age" not in answer.headers["set-cookie"]


def test_the_stand_is_tiny_and_nothing_at_all_when_nothing_changed(token: str) -> None:
    phone = Phone()
    first = phone.stand()
    assert len(first.content) < 60
    assert first.json()["shown"] in phone.open().text
    again = phone.stand(**{"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    evening.add("Van iemand anders")
    assert phone.stand().json() == first.json()
    evening.show(token, FIRST_QUESTION, voting=True)
    assert phone.stand().json() != first.json()


def test_dots_are_given_without_a_script(token: str) -> None:
    phone, other = Phone(), Phone()
    key, second = evening.add("Koffie"), evening.add("Thee")
    evening.show(token, FIRST_QUESTION, voting=True)
    for _ in range(4):
        given = re.findall(r'name="dot" value="(\w+)"', phone.open().text)
        phone.vote(*given, plus=key)
    assert "Stippen over: 0" in phone.open().text
    phone.vote(key, key, key, minus=key)
    other.open()
    assert "Je stippen zijn gegeven" in other.vote(second, second, second, done="1").text
    assert evening.board().dots == {key: 2, second: 3}


def test_nobody_votes_when_that_is_not_asked_or_without_a_cookie(token: str) -> None:
    phone, key = Phone(), evening.add("Koffie")
    fields = {**phone.hidden(), "vote": "1", "dot": key}
    assert card_texts("nl")["no_vote"] in phone.client.post(phone.address, data=fields).text
    evening.show(token, FIRST_QUESTION, voting=True)
    assert phone.client.post(phone.address, data={**fields, "topic": "rust"}).status_code == 400
    phone.client.cookies.clear()
    assert phone.client.post(phone.address, data=fields).status_code == 400
    assert evening.board().dots == {}


def test_while_people_vote_no_screen_says_on_what(token: str, client: TestClient) -> None:
    phone, key = Phone(), evening.add("Koffie")
    evening.show(token, FIRST_QUESTION, voting=True)
    phone.open()
    phone.vote(key, key)
    beamer = client.get(f"/presentatie/{token}").text
    assert "1 mens gaf stippen" in beamer
    assert "● 2" not in beamer
    evening.show(token, FIRST_QUESTION, voting=False)
    assert "● 2" in client.get(f"/presentatie/{token}").text


def test_the_remote_lets_people_vote_on_a_question_only(token: str, client: TestClient) -> None:
    address = f"/presentatie/{token}"
    page = client.get(f"{address}/afstand").text
    assert "Laat stemmen" in page
    signed = re.findall(r'name="token" value="([^"]+)"', page)[0]
    client.post(address, data={"token": signed, "voting": "1"})
    assert "Stop met stemmen" in client.get(f"{address}/afstand").text
    client.post(address, data={"token": signed, "to": "0.0"})
    assert "temmen" not in client.get(f"{address}/afstand").text


def test_a_hidden_card_is_on_no_screen(token: str, client: TestClient) -> None:
    key = evening.add("Jan van hiernaast")
    write(cards.hide_card, SLUG, KEY, key, True)
    evening.show(token, FIRST_QUESTION, voting=True)
    for page in (Phone().open().text, client.get(f"/presentatie/{token}").text):
        assert "Jan van hiernaast" not in page


def test_an_unknown_code_gets_a_friendly_page(client: TestClient) -> None:
    for code in ("weg", "-", "%00", "a" * 300, "%C3%28", "é", "..%2f"):
        phone = Phone(client=client, code=code)
        for answer in (phone.open(), client.post(phone.address, data={"text": "x"})):
            assert answer.status_code in (400, 404), code
            assert answer.status_code == 400 or '<html lang="nl"' in answer.text


def test_after_the_end_a_phone_says_so(token: str) -> None:
    phone = Phone()
    fields = {**phone.hidden(), "text": "Nog een"}
    write(cards.end_bijeenkomst, SLUG, KEY)
    for answer in (phone.open(), phone.stand(), phone.client.post(phone.address, data=fields)):
        assert answer.status_code == 404
    assert "Deze bijeenkomst is voorbij" in phone.open().text


def test_a_whole_room_behind_one_address_passes_and_a_flood_does_not(
    token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import app

    assert app.card_desk.limit.most >= 2000
    limit = app.card_desk.limit
    monkeypatch.setattr(limit, "_window", Window(limit.number()))
    monkeypatch.setattr(app.card_desk.limit, "most", 1)
    phone = Phone()
    assert phone.send(text="Een").status_code == 200
    answer = phone.send(text="Twee")
    assert answer.status_code == 429
    assert ">\nTwee</textarea>" in answer.text


def test_the_script_is_light() -> None:
    assert len(gzip.compress(SCRIPT.read_bytes())) < LARGEST_SCRIPT
