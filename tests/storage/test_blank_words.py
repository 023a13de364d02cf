"""Taking a name out of what somebody wrote: gone from everything that is kept, the log included."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from storage.arrivals import Arrival
from storage.asking import NotAllowed
from storage.commands import keep_responses, mark_checked
from storage.commands.open_answers import blank_words
from storage.engine import Engine, reading, writing
from storage.queries import NotFound
from storage.tally_queries import list_open_answers
from tests.metingen import SLUG, fill_with_meting
from veranderverhaal.access import Asker, Kind, Role
from veranderverhaal.meting import Response
from veranderverhaal.personal import Personal

WROTE = "Fatma hielp, en Fatmagül ook. Dank aan Fatma!"
BLANKED = "[naam] hielp, en Fatmagül ook. Dank aan [naam]!"
EVERYTHING_KEPT = "SELECT answers, counted_as FROM response"
LOG = "SELECT action, subject, changes FROM log_entry WHERE action = 'blank_words'"


def somebody(role: Role) -> Asker:
    return Asker(Kind.ACCOUNT, "els", "Els", roles={SLUG: role})


@pytest.fixture
def meting(engine: Engine) -> str:
    """A meting in which fifteen people wrote the same."""
    kept = fill_with_meting(engine)
    response = Response(answers={"kwijt": (WROTE,), "vaker": ("yes",)}, week="2026-W47")
    arrivals = [Arrival(kept.code, f"token{number}", response) for number in range(15)]
    with writing(engine) as session:
        keep_responses(arrivals, session=session)
    return kept.key


def read_first(engine: Engine, meting: str) -> tuple[int, str]:
    with reading(engine) as session:
        one = list_open_answers(SLUG, meting, "kwijt", limit=1, session=session)[0]
    return one.id, one.text


def blank_one(
    engine: Engine, meting: str, number: int, words: str = "Fatma", question: str = "kwijt"
) -> None:
    with writing(engine, somebody(Role.COORDINATOR)) as session:
        blank_words(
            SLUG, meting, question, number, words=words, kind=Personal.NAME, session=session
        )


def test_the_words_go_and_nothing_else_does(engine: Engine, meting: str) -> None:
    number, _ = read_first(engine, meting)
    blank_one(engine, meting, number)
    assert read_first(engine, meting) == (number, BLANKED)
    with reading(engine) as session:
        rows = session.connection().execute(text(EVERYTHING_KEPT)).all()
    assert sum("[naam]" in row.answers for row in rows) == 1


def test_an_answer_that_was_corrected_holds_them_nowhere(engine: Engine, meting: str) -> None:
    number, _ = read_first(engine, meting)
    corrected = Response(answers={"kwijt": (WROTE,), "vaker": ("no",)}, week="2026-W47")
    with writing(engine) as session:
        mark_checked(SLUG, meting, number, replace(corrected), session=session)
        before = session.connection().execute(text(f"{EVERYTHING_KEPT} WHERE id = {number}")).one()
    assert WROTE in before.counted_as  # else this test is about nothing
    blank_one(engine, meting, number)
    with reading(engine) as session:
        after = session.connection().execute(text(f"{EVERYTHING_KEPT} WHERE id = {number}")).one()
    assert "Fatma " not in after.answers + after.counted_as
    assert '"no"' in after.answers
    assert '"yes"' in after.counted_as


def test_the_log_tells_that_it_was_done_and_not_the_words(engine: Engine, meting: str) -> None:
    blank_one(engine, meting, read_first(engine, meting)[0])
    with reading(engine) as session:
        (told,) = session.connection().execute(text(LOG)).all()
    assert "Fatma" not in str(told)


@pytest.mark.parametrize(
    ("words", "question"), [("Els", "kwijt"), (" ", "kwijt"), ("yes", "vaker"), ("Fatma", "weg")]
)
def test_what_is_not_there_cannot_be_taken_out(
    engine: Engine, meting: str, words: str, question: str
) -> None:
    number, _ = read_first(engine, meting)
    with pytest.raises(NotFound):
        blank_one(engine, meting, number, words, question)
    with pytest.raises(NotFound):
        blank_one(engine, meting, number + 1000)


def test_a_volunteer_changes_no_answers(engine: Engine, meting: str) -> None:
    number, _ = read_first(engine, meting)
    with pytest.raises(NotAllowed), writing(engine, somebody(Role.VOLUNTEER)) as session:
        blank_words(
            SLUG, meting, "kwijt", number, words="Fatma", kind=Personal.NAME, session=session
        )
