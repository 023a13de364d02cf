"""Forms that were begun: each counts once, and no answer is ever lost for it."""

import random
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from storage import commands
from storage.commands.begun import mark_of
from storage.migrate import migrate
from storage.response_queries import list_responses
from storage.responses import MOST_BEGUN_WAITING, Arrival, Arrived, Begun, ResponseWriter
from storage.tally_queries import response_figures
from tests.measured_bundle import SECOND
from tests.metingen import SLUG, fill_with_meting
from tests.storage.helpers import ask, bundle, run, version
from tests.storage.test_migration_0003 import back_to
from veranderverhaal.meting import MetingState, Response

METING = "voorjaar"
WRONG = Response({"vaker": ("misschien",)}, week="2026-W47")


@pytest.fixture
def meting(engine):
    return fill_with_meting(engine)


def handle(engine, *coming):
    """All of these in the order they come, and on disk; what became of the answers."""
    writer = ResponseWriter(engine)
    results = []
    for one in coming:
        if isinstance(one, Begun):
            writer.begin(one)
        else:
            results.append(writer.keep(one))
    writer.close()
    return results


def begun_and_received(engine):
    found = ask(engine, response_figures, SLUG, METING)
    return found.begun, found.received


def marks(engine):
    with engine.connect() as connection:
        return connection.execute(text("SELECT count(*) FROM begun_form")).scalar_one()


def test_a_form_counts_once_and_no_more_when_it_is_sent(engine, meting):
    forms = [Begun(meting.code, token) for token in ("a", "b", "a", "c")]
    handle(engine, *forms)
    assert begun_and_received(engine) == (3, 0)
    handle(engine, Arrival(meting.code, "a", SECOND), *forms)
    assert begun_and_received(engine) == (3, 1)
    handle(engine, Arrival(meting.code, "d", SECOND, begun="b"))
    assert begun_and_received(engine) == (3, 2)
    assert marks(engine) == 1


def test_every_form_that_is_begun_changes_the_data_version_but_not_twice(engine, meting):
    before = version(engine)
    handle(engine, Begun(meting.code, "a"))
    assert version(engine) == before + 1
    handle(engine, Begun(meting.code, "a"))
    assert version(engine) == before + 1


def test_in_whatever_order_forms_come_never_more_is_sent_than_begun(engine, meting):
    """Sixty-four people at once: some only begin, some only send, some do it all twice."""
    chance = random.Random(4)
    coming = [Begun(meting.code, f"{one}") for one in range(40)]
    coming += [Arrival(meting.code, f"{one}", SECOND) for one in range(20, 60)]
    coming += coming[10:50]
    chance.shuffle(coming)
    writers = [ResponseWriter(engine), ResponseWriter(engine)]

    def send(place):
        writer, one = writers[place % 2], coming[place]
        return writer.begin(one) if isinstance(one, Begun) else writer.keep(one)

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(send, range(len(coming))))
    for writer in writers:
        writer.close()
    assert begun_and_received(engine) == (60, 40)
    assert marks(engine) == 20


def test_answers_are_kept_when_the_begun_cannot_be_counted(engine, meting):
    cannot = Begun(meting.code, "")  # a form without a token
    answers = [Arrival(meting.code, str(number), SECOND) for number in range(5)]
    coming = [one for answer in answers for one in (cannot, answer, cannot)]
    assert handle(engine, *coming) == [Arrived.KEPT] * 5
    assert begun_and_received(engine) == (5, 5)


def test_a_wrong_answer_does_not_take_the_begun_with_it(engine, meting):
    writer = ResponseWriter(engine)
    writer.begin(Begun(meting.code, "a"))
    with pytest.raises(ValueError, match="vaker"):
        writer.keep(Arrival(meting.code, "b", WRONG))
    writer.begin(Begun(meting.code, "c"))
    writer.close()
    assert begun_and_received(engine) == (2, 0)


def test_a_flood_of_beginnings_is_not_kept_in_memory(engine, meting):
    writer = ResponseWriter(engine)
    for number in range(MOST_BEGUN_WAITING + 200):
        writer.begin(Begun(meting.code, str(number)))
    assert writer._queue.qsize() <= MOST_BEGUN_WAITING
    assert writer.keep(Arrival(meting.code, "a", SECOND)) is Arrived.KEPT
    writer.close()
    writer.begin(Begun(meting.code, "too late"))
    begun, received = begun_and_received(engine)
    assert received == 1 < begun


@pytest.mark.parametrize("state", [MetingState.DRAFT, MetingState.CLOSED])
def test_only_an_open_meting_is_begun(engine, meting, state):
    handle(engine, Begun(meting.code, "a"))
    run(engine, commands.set_meting_state, SLUG, METING, state)
    handle(engine, Begun(meting.code, "b"), Begun("abcd2345", "c"))
    assert begun_and_received(engine) == (1, 0)
    assert marks(engine) == 0
    run(engine, commands.set_meting_state, SLUG, METING, MetingState.OPEN)
    handle(engine, Begun(meting.code, "b"))
    assert begun_and_received(engine) == (2, 0)


def test_the_number_goes_and_comes_back_with_the_meting(engine, meting):
    handle(engine, *(Begun(meting.code, str(n)) for n in range(7)))
    run(engine, commands.remove_meting, SLUG, METING)
    handle(engine, Begun(meting.code, "later"))
    run(engine, commands.put_back_meting, SLUG, METING)
    assert begun_and_received(engine) == (7, 0)


def test_an_answer_that_is_withdrawn_was_not_begun_either(engine, meting):
    handle(engine, Begun(meting.code, "a"), Arrival(meting.code, "b", SECOND))
    (kept,) = ask(engine, list_responses, SLUG, METING)
    run(engine, commands.withdraw_response, SLUG, METING, kept.id)
    assert begun_and_received(engine) == (1, 0)
    run(engine, commands.put_back_response, SLUG, METING, kept.id)
    assert begun_and_received(engine) == (2, 1)


def test_paper_that_is_typed_was_begun(engine, meting):
    run(engine, commands.keep_typed_response, SLUG, METING, SECOND, token="p")
    assert begun_and_received(engine) == (1, 1)


def test_of_a_meting_that_was_never_open_it_is_not_known(engine):
    fill_with_meting(engine, state=MetingState.CLOSED)
    assert begun_and_received(engine) == (None, 0)
    run(engine, commands.set_meting_state, SLUG, METING, MetingState.OPEN)
    assert begun_and_received(engine) == (None, 0)


def test_a_form_of_one_meting_does_not_touch_another(engine, meting):
    assert mark_of("a", "token") != mark_of("b", "token")


def test_of_a_meting_of_before_it_was_counted_it_is_not_known(engine, meting):
    """An older database opens with all it has, and goes on without a number it cannot know."""
    handle(engine, Arrival(meting.code, "a", SECOND))
    before = bundle(engine)
    back_to(engine, "0003")
    migrate(engine)
    assert bundle(engine) == before
    handle(engine, Begun(meting.code, "b"))
    assert begun_and_received(engine) == (None, 1)
    assert marks(engine) == 0
