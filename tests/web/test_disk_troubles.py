"""A disk that cannot be written, or a file that another program keeps to itself.

Who sends gets the page back with the answers in it; when all is well again the same form is kept.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from dashboard.data import close_response_writer, engine
from storage import engine as storage_engine
from storage.engine import make_engine
from storage.settings import DATABASE_NAME
from tests.holding import held
from tests.small_disk import SmallDisk, read_only_file, small_disk
from tests.web.form_client import Respondent, respond_to, token_in
from tests.web.forms import kept_responses
from veranderverhaal.frame_texts import frame_texts

ANSWERS = {"q-yn": "yes", "q-op": "Dit blijft staan."}
PROBLEM = frame_texts("nl")["problem_again"]
PEOPLE = 64


@pytest.fixture
def disk(data_dir: Path) -> Iterator[SmallDisk]:
    with small_disk(data_dir, 8) as found:
        yield found


@pytest.fixture
def respondent(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> Iterator[Respondent]:
    yield from respond_to(client, monkeypatch)


def database_of(data_dir: Path) -> Path:
    return data_dir / DATABASE_NAME


def check_refused_and_then_kept(
    respondent: Respondent, trouble: AbstractContextManager[object]
) -> None:
    """The page comes back with answers and token; the same page is kept once when it is over."""
    token = respondent.token()
    with trouble:
        refused = respondent.send(ANSWERS, token=token)
    assert refused.status_code == 503
    assert PROBLEM in refused.text
    assert "Dit blijft staan." in refused.text
    assert token_in(refused) == token
    assert kept_responses(respondent.meting) == []
    sent = [respondent.send(ANSWERS, token=token).status_code for _ in range(2)]
    assert sent == [303, 303]
    (kept,) = kept_responses(respondent.meting)
    assert kept.answers["op"] == ("Dit blijft staan.",)
    with engine().connect() as connection:
        assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"


@contextmanager
def when_nothing_is_open(trouble: AbstractContextManager[object]) -> Iterator[None]:
    """A disk becomes read-only only when nothing on it is open for writing."""
    engine().dispose()
    with trouble:
        yield
        engine().dispose()


def test_answers_survive_a_disk_that_becomes_read_only(
    disk: SmallDisk, respondent: Respondent
) -> None:
    check_refused_and_then_kept(respondent, when_nothing_is_open(disk.read_only()))


def test_answers_survive_a_file_that_becomes_read_only(
    data_dir: Path, respondent: Respondent
) -> None:
    trouble = when_nothing_is_open(read_only_file(database_of(data_dir)))
    check_refused_and_then_kept(respondent, trouble)


def test_answers_survive_a_disk_that_is_full(disk: SmallDisk, respondent: Respondent) -> None:
    @contextmanager
    def full() -> Iterator[None]:
        disk.fill()
        yield
        disk.make_room()

    check_refused_and_then_kept(respondent, full())


def test_answers_survive_a_file_that_is_held_too_long(
    data_dir: Path, respondent: Respondent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage_engine, "BUSY_SECONDS", 1)
    impatient = make_engine(str(engine().url))
    monkeypatch.setattr("dashboard.data.engine", lambda: impatient)
    check_refused_and_then_kept(respondent, held(database_of(data_dir)))
    close_response_writer()
    impatient.dispose()


def test_sixty_four_who_send_while_a_file_is_held_for_a_while_are_all_thanked(
    data_dir: Path, respondent: Respondent
) -> None:
    tokens = [respondent.token() for _ in range(PEOPLE)]
    with ThreadPoolExecutor(PEOPLE) as pool, held(database_of(data_dir)) as holder:
        sending = [pool.submit(respondent.send, ANSWERS, token=token) for token in tokens]
        assert respondent.open().status_code == 200  # who only reads does not wait
        assert not any(one.done() for one in sending)
        assert holder.stdin is not None
        holder.stdin.close()
        assert {one.result().status_code for one in sending} == {303}
    assert len(kept_responses(respondent.meting)) == PEOPLE
