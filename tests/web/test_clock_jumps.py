"""The clock jumps while somebody fills in a form: it is kept once, or comes back to be sent."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from starlette.testclient import TestClient

from tests.web.form_client import Respondent, respond_to, token_in
from tests.web.forms import count

ANSWERS = {"q-op": "Dit blijft staan."}
HOURS, YEARS = timedelta(hours=5), timedelta(days=3653)


@pytest.fixture
def respondent(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> Iterator[Respondent]:
    yield from respond_to(client, monkeypatch)


@pytest.mark.parametrize("jump", [HOURS, -HOURS, timedelta(seconds=-3)])
def test_a_small_jump_costs_nobody_a_form(respondent: Respondent, jump: timedelta) -> None:
    token = respondent.token()
    with time_machine.travel(datetime.now(UTC) + jump):
        assert respondent.send(ANSWERS, token=token).status_code == 303
    assert respondent.send(ANSWERS, token=token).status_code == 303
    assert count(respondent.meting) == 1


@pytest.mark.parametrize("jump", [YEARS, -YEARS])
def test_after_a_large_jump_the_page_comes_back_with_the_answers_and_is_kept_once(
    respondent: Respondent, jump: timedelta
) -> None:
    token = respondent.token()
    with time_machine.travel(datetime.now(UTC) + jump):
        refused = respondent.send(ANSWERS, token=token)
        assert refused.status_code == 400
        assert "Dit blijft staan." in refused.text
        again = token_in(refused)
        sent = [respondent.send(ANSWERS, token=again).status_code for _ in range(2)]
    assert sent == [303, 303]
    assert count(respondent.meting) == 1
