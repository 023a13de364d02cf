"""What was kept long enough goes, and nothing that may be shown changes by it."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlmodel import update

from storage import commands
from storage.access_tables import LogRow
from storage.commands.privacy import (
    save_privacy,
)
from storage.engine import make_engine, writing
from storage.finding import NotFound
from storage.kept_of import find_by_code
from storage.meting_queries import load_form
from storage.meting_tables import MetingRow, ResponseRow
from storage.privacy_queries import (
    count_kept,
    list_tidyings,
    load_privacy,
)
from storage.showing_tables import CitaatRow
from storage.tables import ElementRow, VerbandRow
from storage.tally_queries import count_pairs
from storage.tidying import tidy_in_turns
from tests.metingen import SLUG, a_meting, fill_with_meting
from tests.storage.helpers import ask, run
from tests.storage.long_kept import (
    AFTER,
    BEFORE,
    MEMORIES,
    TODAY,
    after,
    clean,
    code_of,
    days_from_now,
    ids,
    miscounts,
    rows,
    said,
    take_in,
    withdraw,
)
from veranderverhaal.citaat import Citaat
from veranderverhaal.linking import person_hash
from veranderverhaal.meting import MetingState
from veranderverhaal.privacy import Privacy
from veranderverhaal.retention import Kept


@pytest.fixture
def measured(engine):
    fill_with_meting(engine, state=MetingState.CLOSED, linked=True)
    return engine


def test_nothing_goes_before_its_time_and_nothing_is_told(measured):
    take_in(measured, [said(one, f"{one:032x}") for one in range(12)])
    assert clean(measured) == {}
    assert ask(measured, list_tidyings, SLUG) == []


def test_codes_go_a_year_after_the_last_answer_and_pairs_keep_their_figures(measured):
    run(measured, commands.add_meting, SLUG, a_meting(key=AFTER, linked=True))
    run(measured, commands.set_meting_state, SLUG, AFTER, MetingState.CLOSED)
    secret = ask(measured, load_form, code_of(measured)).secret
    own = person_hash(MEMORIES, secret)
    people = [own, *(f"{one:032x}" for one in range(11))]
    take_in(measured, [said(place, one) for place, one in enumerate(people)])
    take_in(measured, [said(place + 1, one) for place, one in enumerate(people)], AFTER)
    pairs = ask(measured, count_pairs, SLUG, BEFORE, AFTER)
    assert pairs["buren"]
    assert len(run(measured, find_by_code, SLUG, MEMORIES)) == 2
    assert run(measured, find_by_code, SLUG, ("Truus", "")) == []
    over = date(2027, 5, 17)  # a year after the Sunday of 2026-W20
    assert Kept.CODES not in clean(measured, over - timedelta(days=1))
    assert clean(measured, over)[Kept.CODES] == 12
    assert ask(measured, count_pairs, SLUG, BEFORE, AFTER) == pairs
    assert run(measured, find_by_code, SLUG, MEMORIES) == []
    assert ask(measured, load_form, code_of(measured)).secret != secret
    assert not {one.person for one in rows(measured, ResponseRow)} & set(people)
    assert clean(measured, over) == {}
    assert miscounts(measured) == []


def test_a_round_that_is_planned_keeps_the_codes(measured):
    planned = a_meting(key=AFTER, linked=True, starts_on=date(2027, 6, 1))
    run(measured, commands.add_meting, SLUG, planned)
    take_in(measured, [said(1, "a" * 32)])
    assert Kept.CODES not in clean(measured, date(2028, 5, 31))
    assert clean(measured, date(2028, 6, 1))[Kept.CODES] == 1


def test_a_shorter_term_is_kept_to(measured):
    run(measured, save_privacy, SLUG, Privacy(terms={"codes": 2}))
    take_in(measured, [said(1, "a" * 32)])
    assert clean(measured, date(2026, 7, 17))[Kept.CODES] == 1
    assert ask(measured, load_privacy, SLUG).terms == {"codes": 2}


def test_a_withdrawn_answer_that_was_never_shown_is_erased_after_its_term(measured):
    take_in(measured, [said(one) for one in range(3)])
    going, *staying = ids(measured)
    withdraw(measured, [going])
    assert clean(measured, after(29)) == {}
    assert clean(measured, after(30)) == {Kept.WITHDRAWN: 1}
    assert ids(measured) == staying
    assert not rows(measured, ResponseRow, ResponseRow.answers.contains("woorden 0"))
    assert clean(measured, after(30)) == {}
    assert miscounts(measured) == []


def test_what_waits_because_it_was_shown_keeps_only_what_is_counted(measured):
    take_in(measured, [said(one, form_number=f"nr {one}") for one in range(12)])
    going = ids(measured)[:2]
    withdraw(measured, going)
    assert clean(measured, after(30)) == {Kept.WITHDRAWN: 2}
    left = rows(measured, ResponseRow, ResponseRow.id.in_(going))
    assert [(one.counted, one.form_number, one.token) for one in left] == [(True, "", None)] * 2
    assert [json.loads(one.answers)["kwijt"] for one in left] == [["–"]] * 2
    assert json.loads(left[0].answers)["buren"] == ["1"]
    assert clean(measured, after(31)) == {}
    assert miscounts(measured) == []


def test_those_who_left_together_are_erased_together_or_not_at_all(measured):
    """Were only some of them gone, the others could come back without them."""
    take_in(measured, [said(one) for one in range(12)])
    going = ids(measured)[:5]
    withdraw(measured, going)
    with writing(measured) as session:
        late = update(ResponseRow).where(ResponseRow.id == going[0])
        session.connection().execute(late.values(withdrawn_on=after(3)))
    assert not any(one.counted for one in rows(measured, ResponseRow, ResponseRow.id.in_(going)))
    assert clean(measured, after(32)) == {}
    assert clean(measured, after(33)) == {Kept.WITHDRAWN: 5}
    assert not rows(measured, ResponseRow, ResponseRow.id.in_(going))
    assert miscounts(measured) == []


def test_the_number_of_an_erased_answer_is_never_given_out_again(measured):
    take_in(measured, [said(one) for one in range(3)])
    last = ids(measured)[-1]
    withdraw(measured, [last])
    clean(measured, after(30))
    take_in(measured, [said(7)])
    assert ids(measured)[-1] > last
    assert ask(measured, count_kept, SLUG)[Kept.WITHDRAWN] == 0


def test_what_was_withdrawn_without_a_day_gets_one_the_next_night(measured):
    number = take_in(measured, [said(one) for one in range(3)])
    run(measured, commands.undo_import, SLUG, number)
    assert clean(measured) == {}
    assert {one.withdrawn_on for one in rows(measured, ResponseRow)} == {TODAY}
    assert clean(measured, after(30)) == {Kept.WITHDRAWN: 3}


def test_a_removed_citaat_is_erased_and_one_that_was_put_back_stays(measured):
    kept = [
        run(measured, commands.add_citaat, SLUG, Citaat("", text, made_up=True))
        for text in ("Weg ermee", "Toch niet")
    ]
    for one in kept:
        run(measured, commands.remove_citaat, SLUG, one.key)
    run(measured, commands.put_back_citaat, SLUG, kept[1].key)
    late = days_from_now(30)
    assert clean(measured, late - timedelta(days=1)) == {}
    assert clean(measured, late) == {Kept.CITATEN: 1}
    assert [one.text for one in rows(measured, CitaatRow)] == ["Toch niet"]


def test_a_removed_part_goes_with_what_hangs_on_it(measured):
    element = rows(measured, VerbandRow)[0].source
    run(measured, commands.remove_element, SLUG, element)
    take_in(measured, [said(one) for one in range(12)])
    run(measured, commands.remove_meting, SLUG, BEFORE)
    run(measured, commands.remove_vragenlijst, SLUG, "lijst")
    assert clean(measured, days_from_now(30)) == {Kept.PARTS: 3}
    assert not rows(measured, ElementRow, ElementRow.key == element)
    assert not rows(measured, VerbandRow, VerbandRow.source == element)
    assert not rows(measured, MetingRow)
    assert not rows(measured, ResponseRow, ResponseRow.answers != "{}")
    with pytest.raises(NotFound):
        run(measured, commands.put_back_meting, SLUG, BEFORE)


def test_the_log_tells_what_and_how_many_and_never_which(measured):
    take_in(measured, [said(one) for one in range(3)])
    withdraw(measured, ids(measured)[:1])
    clean(measured, after(30))
    assert [one.counts for one in ask(measured, list_tidyings, SLUG)] == [{Kept.WITHDRAWN: 1}]
    assert "woorden" not in "".join(one.changes for one in rows(measured, LogRow))


def test_lines_of_the_log_go_after_a_year(measured):
    take_in(measured, [said(one) for one in range(3)])
    withdraw(measured, ids(measured)[:1])
    clean(measured, after(30))
    assert Kept.LOG in clean(measured, days_from_now(400))


def test_each_initiatief_in_its_turn_gives_the_same(measured):
    take_in(measured, [said(one) for one in range(3)])
    withdraw(measured, ids(measured)[:1])
    assert tidy_in_turns(measured, after(30)).counts == {Kept.WITHDRAWN: 1}
    assert tidy_in_turns(measured, after(30)).counts == {}


def test_the_words_are_gone_from_the_file_of_the_database_too(open_engine):
    # Of its own: some builds of SQLite overwrite by themselves, others do not.
    engine = make_engine(str(open_engine("sqlite").url))
    event.listen(engine, "connect", lambda one, _: one.execute("PRAGMA secure_delete = OFF"))
    fill_with_meting(engine, state=MetingState.CLOSED)
    kept = run(engine, commands.add_citaat, SLUG, Citaat("", "Onvindbare woorden", made_up=True))
    take_in(engine, [said(1, form_number="x")])
    run(engine, commands.remove_citaat, SLUG, kept.key)
    withdraw(engine, ids(engine), on=date(2020, 1, 1))
    clean(engine, days_from_now(30))
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    content = Path(engine.url.database).read_bytes()
    assert b"Onvindbare woorden" not in content
    assert b"woorden 1" not in content
