"""An open answer with a phone number comes back once, in Dutch, and nothing in it is lost."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.web.form_client import Respondent, respond_to, token_in
from tests.web.forms import count, kept_responses
from tests.web.html_check import problems_in
from veranderverhaal.frame_texts import DUTCH, frame_texts
from veranderverhaal.vragenlijst import LANGUAGES

GIVEN = {"q-s1": "4", "q-op": "Bel Fatma op 06-12345678, of a@b.nl.", "helped": "1"}


@pytest.fixture
def respondent(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> Iterator[Respondent]:
    yield from respond_to(client, monkeypatch)


def test_it_comes_back_once_with_everything_in_it(respondent: Respondent) -> None:
    shown = respondent.send(GIVEN)
    assert shown.status_code == 200
    assert "Hier lijken een telefoonnummer en een e-mailadres te staan." in shown.text
    assert "Verstuur het zo" in shown.text
    assert GIVEN["q-op"] in shown.text
    assert 'name="q-s1" value="4" id="v1" checked' in shown.text or "checked" in shown.text
    assert problems_in(shown.text) == []
    assert count(respondent.meting) == 0


@pytest.mark.parametrize("text", [GIVEN["q-op"], "Bel Fatma maar.", "Nu op 0687654321"])
def test_the_second_time_it_is_kept_as_it_is(respondent: Respondent, text: str) -> None:
    token = token_in(respondent.send(GIVEN))
    again = respondent.send({**GIVEN, "q-op": text, "warned": "1"}, token=token)
    assert again.status_code == 303
    assert [one.answers["op"] for one in kept_responses(respondent.meting)] == [(text,)]


def test_a_name_alone_does_not_send_it_back(respondent: Respondent) -> None:
    assert respondent.send({"q-op": "Fatma is lief."}).status_code == 303


def test_in_another_language_it_is_kept_at_once(respondent: Respondent) -> None:
    assert respondent.send(GIVEN, "tr").status_code == 303


def test_a_wrong_answer_is_told_first(respondent: Respondent) -> None:
    shown = respondent.send({**GIVEN, "q-nu": "veel"})
    assert shown.status_code == 400
    assert "Verstuur het zo" not in shown.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_open_question_asks_for_no_names_in_every_language(
    respondent: Respondent, language: str
) -> None:
    hint = frame_texts(language)["open_help"]
    assert hint
    assert (hint == frame_texts(DUTCH)["open_help"]) == (language == DUTCH)
    assert hint in respondent.open(language).text
