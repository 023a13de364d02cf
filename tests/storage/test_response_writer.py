"""What is acknowledged is kept, each form once, whoever else sends and whatever happens."""

import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from storage import commands, responses
from storage.commands.responses import hash_token
from storage.engine import make_engine
from storage.meting_queries import list_metingen
from storage.response_queries import count_responses, list_responses
from storage.responses import GROUP_SIZE, Arrival, Arrived, ResponseWriter
from tests.measured_bundle import FULL, SECOND
from tests.metingen import SLUG, fill_with_meting
from tests.storage.helpers import ask, bundle, run, version
from veranderverhaal.meting import MetingState, Response

PEOPLE = 64
ROUNDS = 5
ROOT = Path(__file__).resolve().parents[2]
WRONG = Response({"vaker": ("misschien",)}, week="2026-W47")
SENDER = """
import itertools, sys, threading
from storage.commands.responses import hash_token
from storage.engine import make_engine
from storage.responses import Arrival, ResponseWriter
from tests.measured_bundle import SECOND

writer = ResponseWriter(make_engine(sys.argv[1]))
def send(person):
    for turn in itertools.count():
        token = f"{person}-{turn}"
        writer.keep(Arrival(sys.argv[2], token, SECOND))
        sys.stdout.write(token + "\\n")
        sys.stdout.flush()
for person in range(16):
    threading.Thread(target=send, args=(person,)).start()
"""


@pytest.fixture
def meting(engine):
    return fill_with_meting(engine)


@pytest.fixture
def writer(engine):
    made = ResponseWriter(engine)
    yield made
    made.close()


def total(engine):
    return ask(engine, count_responses, SLUG)["voorjaar"].total


def test_what_sixty_four_people_send_at_once_is_kept_each_once(engine, meting, writer):
    def send(person):
        arrivals = [Arrival(meting.code, f"{person}-{turn}", SECOND) for turn in range(ROUNDS)]
        return [writer.keep(arrival) for arrival in arrivals for _ in range(2)]

    before = version(engine)
    with ThreadPoolExecutor(PEOPLE) as pool:
        results = list(pool.map(send, range(PEOPLE)))
    assert all(one == [Arrived.KEPT, Arrived.ALREADY] * ROUNDS for one in results)
    assert total(engine) == PEOPLE * ROUNDS
    assert before < version(engine) <= before + PEOPLE * ROUNDS


def test_one_token_sent_by_many_at_once_is_kept_once(engine, meting, writer):
    with ThreadPoolExecutor(PEOPLE) as pool:
        arrival = Arrival(meting.code, "dezelfde", SECOND)
        results = list(pool.map(writer.keep, [arrival] * PEOPLE))
    assert sorted(results) == [Arrived.ALREADY] * (PEOPLE - 1) + [Arrived.KEPT]
    assert total(engine) == 1


def test_a_token_that_is_in_one_group_twice_is_kept_once(engine, meting):
    arrivals = [Arrival(meting.code, token, SECOND) for token in ("a", "b", "a")]
    expected = [Arrived.KEPT, Arrived.KEPT, Arrived.ALREADY]
    assert run(engine, commands.keep_responses, arrivals) == expected


def test_other_answers_under_a_token_that_was_kept_are_told_apart(engine, meting, writer):
    other = replace(SECOND, answers={"vaker": ("no",)})
    arrivals = [Arrival(meting.code, "a", one) for one in (SECOND, other, SECOND)]
    expected = [Arrived.KEPT, Arrived.OTHER, Arrived.ALREADY]
    assert run(engine, commands.keep_responses, arrivals) == expected
    assert [writer.keep(one) for one in arrivals[:2]] == [Arrived.ALREADY, Arrived.OTHER]
    (kept,) = ask(engine, list_responses, SLUG, meting.key)
    assert kept.response.answers == SECOND.answers
    run(engine, commands.set_meting_state, SLUG, meting.key, MetingState.CLOSED)
    assert writer.keep(arrivals[1]) is Arrived.CLOSED


def test_one_bad_arrival_does_not_sink_the_others(engine, meting, writer):
    def send(number):
        response = WRONG if number % 8 == 0 else SECOND
        try:
            return writer.keep(Arrival(meting.code, f"{number}", response))
        except ValueError:
            return None

    with ThreadPoolExecutor(PEOPLE) as pool:
        results = list(pool.map(send, range(PEOPLE)))
    assert [one is None for one in results] == [number % 8 == 0 for number in range(PEOPLE)]
    assert total(engine) == PEOPLE - PEOPLE // 8


def test_a_group_raises_the_data_version_once(engine, meting):
    before = version(engine)
    arrivals = [Arrival(meting.code, f"{number}", SECOND) for number in range(GROUP_SIZE)]
    run(engine, commands.keep_responses, arrivals)
    assert version(engine) == before + 1


def test_a_form_that_was_kept_is_still_known_after_closing_the_meting(engine, meting, writer):
    writer.keep(Arrival(meting.code, "a", SECOND))
    run(engine, commands.set_meting_state, SLUG, meting.key, MetingState.CLOSED)
    assert writer.keep(Arrival(meting.code, "a", SECOND)) is Arrived.ALREADY
    assert writer.keep(Arrival(meting.code, "b", SECOND)) is Arrived.CLOSED
    run(engine, commands.set_meting_state, SLUG, meting.key, MetingState.OPEN)
    assert writer.keep(Arrival(meting.code, "b", SECOND)) is Arrived.KEPT


def test_a_removed_initiatief_takes_no_answers(engine, meting, writer):
    run(engine, commands.remove_initiatief, SLUG)
    assert writer.keep(Arrival(meting.code, "a", SECOND)) is Arrived.UNKNOWN


def test_everything_of_a_response_is_kept_and_nothing_else(engine, writer):
    meting = fill_with_meting(engine, linked=True)
    writer.keep(Arrival(meting.code, "geheim-token", FULL))
    (kept,) = ask(engine, list_responses, SLUG, meting.key)
    assert kept.response == FULL
    with engine.connect() as connection:
        (row,) = connection.exec_driver_sql("SELECT * FROM response").mappings()
    assert "geheim-token" not in row.values()
    assert set(row) == {
        *("id", "initiatief_id", "meting", "answers", "week", "channel", "language", "helped"),
        *("person", "form_number", "import_id", "token", "withdrawn", "checked", "counted"),
        *("bundle", "counted_as", "withdrawn_on"),
    }


def test_closing_keeps_what_waits_and_takes_no_more(engine, meting):
    writer = ResponseWriter(engine)
    with ThreadPoolExecutor(PEOPLE) as pool:
        arrivals = [Arrival(meting.code, f"{number}", SECOND) for number in range(PEOPLE)]
        waiting = [pool.submit(writer.keep, arrival) for arrival in arrivals]
        for one in waiting[:1]:
            one.result()
        writer.close()
    taken = [one for one in waiting if one.exception() is None]
    assert total(engine) == len(taken) > 0
    assert {type(one.exception()) for one in waiting} <= {type(None), RuntimeError}
    writer.close()


def test_a_silent_database_is_told_to_everyone_who_waits_and_the_writer_goes_on(tmp_path):
    writer = ResponseWriter(make_engine(f"sqlite:///{tmp_path / 'weg' / 'x.db'}"))

    def send(number):
        with pytest.raises(OperationalError):
            writer.keep(Arrival("abcdefgh", f"{number}", SECOND))
        return True

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(send, range(16)))
    writer.close()


def test_a_trouble_long_after_another_is_tried_again_too(monkeypatch):
    """Also when nobody sent anything after the first one, so that nobody saw that it was over."""
    monkeypatch.setattr(responses, "SECONDS_TO_TRY", 0.2)
    monkeypatch.setattr(responses, "LONGEST_PAUSE_SECONDS", 0.05)
    engine = make_engine("postgresql+psycopg://kees@/verhaal?host=/nergens")
    tries = []
    event.listen(engine, "do_connect", lambda *_one: tries.append(1) and None)
    writer = ResponseWriter(engine)

    def tried():
        tries.clear()
        with pytest.raises(OperationalError):
            writer.keep(Arrival("abcdefgh", "a", SECOND))
        return len(tries)

    assert tried() > 1
    assert tried() == 1
    monkeypatch.setattr(responses, "SECONDS_TO_FORGET", 0.3)
    time.sleep(0.4)
    assert tried() > 1
    writer.close()


def test_two_initiatieven_in_other_orders_do_not_block_each_other(engine):
    first = fill_with_meting(engine)
    second = run(engine, commands.import_bundle, bundle(engine))
    (other,) = ask(engine, list_metingen, second.slug)
    writers = [ResponseWriter(engine), ResponseWriter(engine)]

    def send(number):
        codes = (first.code, other.code) if number % 2 else (other.code, first.code)
        return [
            writers[number % 2].keep(Arrival(code, f"{number}{code}", SECOND)) for code in codes
        ]

    with ThreadPoolExecutor(16) as pool:
        results = list(pool.map(send, range(48)))
    for writer in writers:
        writer.close()
    assert results == [[Arrived.KEPT] * 2] * 48


@pytest.mark.parametrize("acknowledged", [1, 150, 600])
def test_what_was_acknowledged_is_there_after_the_process_was_killed(open_engine, acknowledged):
    engine = open_engine("sqlite")
    meting = fill_with_meting(engine)
    arguments = [sys.executable, "-c", SENDER, str(engine.url), meting.code]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, cwd=ROOT) as sender:
        told = [sender.stdout.readline() for _ in range(acknowledged)]
        sender.send_signal(signal.SIGKILL)
        told += sender.stdout.readlines()
    tokens = {hash_token(one.strip()) for one in told if one.endswith("\n")}
    assert len(tokens) >= acknowledged
    with sqlite3.connect(engine.url.database) as file:
        kept = [token for (token,) in file.execute("SELECT token FROM response")]
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    file.close()
    assert tokens <= set(kept)
    assert len(kept) == len(set(kept))
