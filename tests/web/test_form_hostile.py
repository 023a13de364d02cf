"""Whatever is posted: a decent answer, and nothing kept that the form did not offer."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from tests.web.form_client import Respondent, respond_to
from tests.web.forms import EVERY_KIND, EVERYTHING, count, kept_responses
from veranderverhaal.kept_answers import ResponseCheck
from veranderverhaal.question import QuestionKind, offered_codes
from web.form_input import BASE_BYTES, MOST_BYTES_READ, MOST_FIELDS, URLENCODED

DECENT = {200, 303, 400, 404, 410, 413, 429}
QUICK = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
NAMES = [f"q-{question.key}" for question in EVERY_KIND] + [
    *("q-ra.0", "q-ra.1", "q-ra.2", "q-ra.3", "q-", "website", "helped", "person-1", "person-2")
]
CODES = sorted({code for question in EVERY_KIND for code in offered_codes(question)})
values = st.sampled_from(["", "0", "1", "2", "11", "dk", "-1", "1.825", "٣", *CODES]) | st.text(
    max_size=30
)
fields = st.lists(st.tuples(st.sampled_from(NAMES) | st.text(max_size=8), values), max_size=12)


@pytest.fixture
def respondent(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> Iterator[Respondent]:
    yield from respond_to(client, monkeypatch)


def check_what_is_kept(respondent: Respondent) -> None:
    check = ResponseCheck(EVERYTHING, linked=True)
    for response in kept_responses(respondent.meting):
        check.accept(response)


@QUICK
@given(body=st.binary(max_size=400), media_type=st.sampled_from([URLENCODED, "text/plain", ""]))
def test_any_bytes_get_a_decent_answer(
    respondent: Respondent, body: bytes, media_type: str
) -> None:
    assert respondent.post(body, media_type).status_code in DECENT
    assert count(respondent.meting) == 0


@QUICK
@given(pairs=fields)
def test_any_fields_get_a_decent_answer_and_only_what_was_offered_is_kept(
    respondent: Respondent, pairs: Sequence[tuple[str, str]]
) -> None:
    body = urlencode([("token", respondent.token()), *pairs], errors="replace").encode()
    answer = respondent.post(body, URLENCODED)
    assert answer.status_code in DECENT
    check_what_is_kept(respondent)


@QUICK
@given(garbage=st.binary(max_size=60), place=st.integers(0, 200))
def test_a_good_form_with_garbage_in_it_does_no_harm(
    respondent: Respondent, garbage: bytes, place: int
) -> None:
    good = urlencode({"token": respondent.token(), "q-s1": "4", "q-op": "hoi", "q-nu": "3"})
    body = good[:place].encode() + garbage + good[place:].encode()
    assert respondent.post(body, URLENCODED).status_code in DECENT
    check_what_is_kept(respondent)


def test_a_form_is_posted_as_a_form(respondent: Respondent) -> None:
    body = urlencode({"token": respondent.token(), "q-s1": "4"}).encode()
    assert respondent.post(body, "application/json").status_code == 400
    assert respondent.post(body, "multipart/form-data; boundary=x").status_code == 400
    assert respondent.post(body, f"{URLENCODED.upper()}; charset=utf-8").status_code == 303


@pytest.mark.parametrize("size", [BASE_BYTES * 2, MOST_BYTES_READ * 2])
def test_a_body_that_is_too_large_is_refused_in_words(respondent: Respondent, size: int) -> None:
    answer = respondent.post(b"q-op=" + b"x" * size, URLENCODED)
    assert answer.status_code == 413
    assert "Dit is te veel tekst" in answer.text


def test_too_many_fields_are_refused(respondent: Respondent) -> None:
    assert respondent.post(b"a&" * (MOST_FIELDS + 1), URLENCODED).status_code == 400


def test_the_longest_answers_in_any_script_fit(respondent: Respondent) -> None:
    answer = respondent.send({"q-op": "🌷" * 2000, "q-s1": "4"})
    assert answer.status_code == 303
    (kept,) = kept_responses(respondent.meting)
    assert kept.answers["op"] == ("🌷" * 2000,)


def test_the_form_offers_every_kind_of_question() -> None:
    assert {question.kind for question in EVERY_KIND} == set(QuestionKind)
