"""The pages are valid HTML that says what everything is."""

import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.web.form_client import Respondent, respond_to
from tests.web.html_check import problems_in
from veranderverhaal.vragenlijst import LANGUAGES


@pytest.fixture
def respondent(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> Iterator[Respondent]:
    yield from respond_to(client, monkeypatch)


def test_every_page_is_valid_in_every_language(respondent: Respondent) -> None:
    wrong = {"q-s1": "9", "q-ra.0": "7", "q-nu": "x", "q-op": "x" * 3000, "q-so": ["o1", "dk"]}
    for language in LANGUAGES:
        sent = respondent.send({"q-s1": "1"}, language)
        pages = [
            respondent.open(language),
            respondent.send(wrong, language),
            respondent.client.get(sent.headers["location"]),
            respondent.client.get("/v/abcd2345", headers={"accept-language": language}),
        ]
        assert [page.status_code for page in pages] == [200, 400, 200, 404]
        assert [problems_in(page.text) for page in pages] == [[], [], [], []]
        direction = "rtl" if language == "ar" else "ltr"
        opening = f'<html lang="{language}" dir="{direction}">'
        assert all(opening in page.text for page in pages)


def test_every_question_of_several_controls_is_a_group_with_a_legend(
    respondent: Respondent,
) -> None:
    text = respondent.open().text
    assert text.count("<fieldset") == text.count("<legend") == 9 + 1  # and the memories
    assert '<label class="asked" for="v10"><b>10.</b> Wat wil je nog kwijt?</label>' in text


def test_a_message_belongs_to_its_question(respondent: Respondent) -> None:
    text = respondent.send({"q-nu": "99"}).text
    assert '<fieldset class="q number wrong" aria-describedby="e9 h9">' in text
    assert '<p class="error" id="e9">Dit getal kan hier niet.</p>' in text
    assert re.search(r'id="v9"[^>]* aria-invalid="true"', text)


@pytest.mark.parametrize(
    ("page", "problem"),
    [
        ('<p id="a"></p><p id="a"></p>', "id 'a' twice"),
        ("<p><div></div></p>", "<div> inside"),
        ('<label for="x"></label>', "nothing has id 'x'"),
        ('<input name="x">', "no label"),
        ('<a class="x" class="y"></a>', "an attribute twice"),
        ("<b></i>", "closes nothing"),
        ("<b>", "never closed"),
        ("<h1></h1><h1></h1>", "2 times <h1>"),
    ],
)
def test_the_check_itself_finds_what_is_wrong(page: str, problem: str) -> None:
    assert any(problem in found for found in problems_in(page))
