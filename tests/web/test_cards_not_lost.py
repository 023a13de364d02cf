"""What becomes of a card that is sent again with other words, or after the end: it is not lost."""

import pytest
from starlette.testclient import TestClient

from storage.commands import cards
from tests.kept import write
from tests.web import evening
from tests.web.evening import FIRST_QUESTION, KEY, SLUG, Phone
from tests.web.html_check import problems_in
from veranderverhaal.card_texts import card_texts
from web import presentatie_shelf


@pytest.fixture
def token(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> str:
    """Of a bijeenkomst of which the first question is on the screen."""
    monkeypatch.setattr(presentatie_shelf, "SECONDS_BEFORE_LOOKING", 0.0)
    begun = evening.hold()
    evening.show(begun, FIRST_QUESTION)
    return begun


@pytest.mark.usefixtures("token")
def test_cards_that_come_after_the_end_stand_on_the_page_that_says_so() -> None:
    phone = Phone()
    fields = {**phone.hidden(), "text": ["Te laat & <b>toch</b>", "Nog een"]}
    write(cards.end_bijeenkomst, SLUG, KEY)
    answer = phone.client.post(phone.address, data=fields)
    assert answer.status_code == 404
    assert card_texts("nl")["too_late"] in answer.text
    for text in ("Te laat &amp; &lt;b&gt;toch&lt;/b&gt;", "Nog een"):
        assert f'<li dir="auto">{text}</li>' in answer.text
    assert problems_in(answer.text) == []
    assert card_texts("nl")["over"] not in answer.text
    assert card_texts("nl")["too_late"] not in phone.open().text


@pytest.mark.usefixtures("token")
def test_other_words_from_the_same_page_are_another_card_and_the_phone_says_which() -> None:
    phone = Phone()
    fields = phone.hidden()
    for text in ("Eerste kaartje", "Heel ander kaartje", "Heel ander kaartje"):
        answer = phone.client.post(phone.address, data={**fields, "text": text})
        assert f"Je kaartje hangt: <bdi>{text}</bdi>" in answer.text
    assert evening.texts() == ["Eerste kaartje", "Heel ander kaartje"]
