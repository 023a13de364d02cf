"""The tallies stay what the answers add up to: whatever is done, by however many, killed or not."""

import signal
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from random import Random

import pytest
from sqlmodel import Session, select

from storage import commands
from storage.asker import ASKER
from storage.commands.responses import _counted_as
from storage.meting_tables import ResponseRow
from storage.recounting import find_miscounts
from storage.response_queries import count_responses, list_imports, list_responses
from storage.responses import Arrival, Arrived, ResponseWriter
from storage.tally_queries import load_tally
from tests.measured_bundle import FULL, SECOND
from tests.metingen import SLUG, a_meting, fill_with_meting
from tests.storage.conftest import ENGINES
from tests.storage.helpers import ask, run
from tests.storage.test_response_writer import PEOPLE, ROOT, ROUNDS, SENDER
from veranderverhaal.access import MACHINE
from veranderverhaal.meting import Channel, MetingState, Response
from veranderverhaal.tally import Cell

METING = "voorjaar"
TODAY = date(2026, 11, 20)
THIRD = Response({"vaker": ("no",), "keren": ("12.3456",)}, week="2026-W49", language="en")
ANSWERS = (FULL, SECOND, THIRD)
SMALL = {1, 2, 3, 4}
STORIES, STEPS = (0, 3, 46, 62), 30


def a_step(random):
    """Something that happens; by some weight, so that bundles of several sizes change in part."""
    answers = random.choice(ANSWERS)
    some = random.randrange(40), random.randint(1, 8)  # from where, and how many
    steps = [
        *[("send", random.randint(1, 12), answers)] * 3,
        *[("type", answers)] * 2,
        *[("import", random.randint(0, 14), answers)] * 2,
        ("undo", random.randrange(4)),
        *[("withdraw", some)] * 4,
        *[("put back", some)] * 3,
        *[("correct", some, answers)] * 4,
        *[("state", random.choice(list(MetingState)))] * 2,
        ("away and back",),
    ]
    return random.choice(steps)


def miscounts(*, session):
    return list(find_miscounts(SLUG, session=session))


def counted(*, session):
    return load_tally(SLUG, METING, session=session).get(Cell(), 0)


def look(session):
    """Who is in what is shown, and with which answers."""
    rows = session.exec(select(ResponseRow).where(ResponseRow.counted)).all()
    return {row.id: row.counted_as or _counted_as(row) for row in rows}


def who_are_seen_together(looks):
    """How many people were in and out of everything that was shown alike, by how that was.

    Each time that somebody is in with other answers than the last time counts as another.
    """
    people = {one for seen in looks for one in seen}
    return Counter(tuple(versions([seen.get(one) for seen in looks])) for one in people)


def versions(answers):
    last, number = None, 0
    for one in answers:
        number += one not in (None, last)
        last = one or last
        yield number if one else 0


def do(session, looks, number, step, code):
    """One step of a story; a step that cannot be taken now is skipped."""
    name, *given_with = step
    place = (SLUG, METING)
    if name == "send":
        many, response = given_with
        arrivals = [Arrival(code, f"{number}-{one}", response) for one in range(many)]
        commands.keep_responses(arrivals, session=session)
    elif name == "type":
        (response,) = given_with
        paper = Response(response.answers, response.week, Channel.PAPER, form_number=f"p{number}")
        commands.keep_typed_response(*place, paper, token=f"{number}", session=session)
    elif name == "import":
        many, response = given_with
        named = {"file_name": "a.csv", "today": TODAY}
        commands.import_responses(*place, [response] * many, **named, session=session)
    elif name == "undo":
        found = list_imports(*place, session=session)
        if found:
            commands.undo_import(SLUG, found[given_with[0] % len(found)].id, session=session)
    elif name == "state":
        commands.set_meting_state(*place, given_with[0], session=session)
    elif name == "away and back":
        commands.remove_meting(*place, session=session)
        commands.put_back_meting(*place, session=session)
    else:
        do_to_some(session, looks, name, *given_with)
    watch(session, looks)


def watch(session, looks):
    """Keep who is in what is shown now."""
    session.flush()
    session.expire_all()
    if counted(session=session) >= 10:
        looks.append(look(session))


def do_to_some(session, looks, name, places, corrected=None):
    ids = session.exec(select(ResponseRow.id).order_by(ResponseRow.id)).all()
    start, many = places
    for which in dict.fromkeys(ids[(start + one) % len(ids)] for one in range(many) if ids):
        if name == "withdraw":
            commands.withdraw_response(SLUG, METING, which, session=session)
        elif name == "put back":
            commands.put_back_response(SLUG, METING, which, session=session)
        else:
            commands.mark_checked(SLUG, METING, which, corrected, session=session)
        watch(session, looks)


@pytest.mark.parametrize("kind", ENGINES)
def test_whatever_is_done_nobody_is_seen_with_fewer_than_five_and_a_recount_gives_the_same(
    open_engine, kind
):
    engine = open_engine(kind)
    meting = fill_with_meting(engine)
    for seed in STORIES:
        random, looks = Random(seed), []
        with engine.connect().execution_options(writing=True) as connection:
            with Session(connection, info={ASKER: MACHINE}) as session:
                do(session, looks, "first", ("import", random.randint(0, 30), FULL), meting.code)
                for number in range(STEPS):
                    do(session, looks, number, a_step(random), meting.code)
                    assert number % 10 or miscounts(session=session) == []
                assert miscounts(session=session) == []
            connection.rollback()
        assert not SMALL & set(who_are_seen_together(looks).values()), seed


def test_what_sixty_four_people_send_at_once_is_counted_as_a_recount_does(engine):
    meting = fill_with_meting(engine)
    writer = ResponseWriter(engine)

    def send(person):
        for turn in range(ROUNDS):
            response = (FULL, SECOND, THIRD)[(person + turn) % 3]
            assert writer.keep(Arrival(meting.code, f"{person}-{turn}", response)) is Arrived.KEPT
            if person % 16 == 0:
                last = ask(engine, list_responses, SLUG, METING, limit=1)[0].id
                run(engine, commands.withdraw_response, SLUG, METING, last)
                run(engine, commands.put_back_response, SLUG, METING, last)
            if person == 1:
                assert ask(engine, counts_fit)

    with ThreadPoolExecutor(PEOPLE) as pool:
        list(pool.map(send, range(PEOPLE)))
    writer.close()
    assert ask(engine, miscounts) == []
    assert ask(engine, count_responses, SLUG)[METING].total == PEOPLE * ROUNDS
    # A response is put back while others come in, so how many wait now is not known exactly.
    waiting = PEOPLE * ROUNDS - ask(engine, counted)
    assert 5 <= waiting <= 9


def counts_fit(*, session):
    """One statement sees one moment: of every axis that all are in, the groups add up."""
    tally = load_tally(SLUG, METING, session=session)
    for axis in ("language", "channel", "helped"):
        groups = [
            number
            for cell, number in tally.items()
            if (cell.axis, cell.question, cell.code) == (axis, "", "")
        ]
        assert sum(groups) == tally.get(Cell(), 0)
    return True


def test_several_metingen_at_once_do_not_block_each_other(engine):
    first = fill_with_meting(engine)
    other = run(engine, commands.add_meting, SLUG, a_meting(key="najaar", name="Najaar"))
    run(engine, commands.set_meting_state, SLUG, other.key, MetingState.OPEN)
    writers = [ResponseWriter(engine), ResponseWriter(engine)]

    def send(number):
        codes = [first.code, other.code][:: 1 if number % 2 else -1]
        return [writers[number % 2].keep(Arrival(code, f"{number}{code}", FULL)) for code in codes]

    with ThreadPoolExecutor(16) as pool:
        results = list(pool.map(send, range(48)))
    for writer in writers:
        writer.close()
    assert results == [[Arrived.KEPT] * 2] * 48
    assert ask(engine, miscounts) == []


@pytest.mark.parametrize("kind", ENGINES)
@pytest.mark.parametrize("acknowledged", [20, 300])
def test_killed_in_the_middle_the_tallies_are_what_was_kept(open_engine, kind, acknowledged):
    engine = open_engine(kind)
    meting = fill_with_meting(engine)
    url = engine.url.render_as_string(hide_password=False)
    arguments = [sys.executable, "-c", SENDER, url, meting.code]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, cwd=ROOT) as sender:
        for _ in range(acknowledged):
            sender.stdout.readline()
        sender.send_signal(signal.SIGKILL)
        sender.stdout.read()
    assert ask(engine, miscounts) == []
    kept = ask(engine, count_responses, SLUG)[METING].total
    assert kept >= acknowledged
    assert ask(engine, counted) == kept // 5 * 5 - 5
