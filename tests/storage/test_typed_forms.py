"""A typed paper form is kept once, whatever the state of the meting, under a number of its own."""

import pytest
from sqlalchemy import Engine

from storage.commands import keep_typed_response, withdraw_response
from storage.finding import NotFound
from storage.meting_queries import list_metingen, list_responses
from tests.metingen import SLUG, fill_with_meting
from tests.storage.helpers import ask, run
from veranderverhaal.meting import Channel, MetingState, Response
from veranderverhaal.text import NotAccepted


def form(number: str = "1", **fields: object) -> Response:
    parts: dict[str, object] = {
        "answers": {"vaker": ("yes",)},
        "week": "2026-W47",
        "channel": Channel.PAPER,
        "form_number": number,
    }
    return Response(**parts | fields)  # type: ignore[arg-type]


def kept_numbers(engine: Engine) -> list[str]:
    found = ask(engine, list_responses, SLUG, "voorjaar")
    return [one.response.form_number for one in found]


@pytest.mark.parametrize("state", MetingState)
def test_paper_may_be_typed_in_every_state(engine: Engine, state: MetingState) -> None:
    fill_with_meting(engine, state=state)
    kept = run(engine, keep_typed_response, SLUG, "voorjaar", form(), token="a")
    assert kept.response == form()
    assert ask(engine, list_responses, SLUG, "voorjaar") == [kept]
    assert ask(engine, list_metingen, SLUG)[0].vragenlijst_version == 1


def test_a_form_that_is_sent_twice_is_kept_once(engine: Engine) -> None:
    fill_with_meting(engine)
    twice = [
        run(engine, keep_typed_response, SLUG, "voorjaar", form(), token="a") for _ in range(2)
    ]
    assert twice[0] == twice[1]
    assert kept_numbers(engine) == ["1"]


def test_a_number_that_another_form_has_is_refused(engine: Engine) -> None:
    fill_with_meting(engine)
    run(engine, keep_typed_response, SLUG, "voorjaar", form(), token="a")
    with pytest.raises(NotAccepted) as refused:
        run(engine, keep_typed_response, SLUG, "voorjaar", form(), token="b")
    assert refused.value.field == "form_number"
    assert kept_numbers(engine) == ["1"]


def test_a_number_that_was_only_suggested_becomes_the_next_one(engine: Engine) -> None:
    fill_with_meting(engine)
    for token in "abc":
        run(engine, keep_typed_response, SLUG, "voorjaar", form(), token=token, may_renumber=True)
    assert kept_numbers(engine) == ["3", "2", "1"]


def test_a_number_is_free_again_once_its_form_is_taken_away(engine: Engine) -> None:
    fill_with_meting(engine)
    first = run(engine, keep_typed_response, SLUG, "voorjaar", form(), token="a")
    run(engine, withdraw_response, SLUG, "voorjaar", first.id)
    run(engine, keep_typed_response, SLUG, "voorjaar", form(), token="b")
    assert kept_numbers(engine) == ["1"]


def test_forms_without_a_number_do_not_mind_each_other(engine: Engine) -> None:
    fill_with_meting(engine)
    for token in "ab":
        run(engine, keep_typed_response, SLUG, "voorjaar", form(""), token=token)
    assert kept_numbers(engine) == ["", ""]


def test_an_answer_that_was_not_offered_is_never_kept(engine: Engine) -> None:
    fill_with_meting(engine)
    wrong = form(answers={"vaker": ("perhaps",)})
    with pytest.raises(ValueError, match="does not offer"):
        run(engine, keep_typed_response, SLUG, "voorjaar", wrong, token="a")
    assert kept_numbers(engine) == []


def test_there_is_nothing_to_type_for_a_meting_that_is_not_there(engine: Engine) -> None:
    fill_with_meting(engine)
    with pytest.raises(NotFound):
        run(engine, keep_typed_response, SLUG, "najaar", form(), token="a")
