"""Every change is told in the log, in the transaction of the change, and nothing that is secret."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import col, select

from storage import commands
from storage.access_tables import LogRow
from storage.engine import reading, writing
from storage.log_gathering import NAMED, TOLD
from storage.log_queries import list_log, to_entry
from storage.logging_changes import MAX_TEXT, write_log
from storage.queries import list_snapshots
from storage.tables import InitiatiefRow, metadata
from storage.tally_queries import list_norms
from tests.metingen import every_kind, fill_with_meting
from tests.storage import test_commands_all, test_commands_meten
from tests.storage.askers import COORDINATOR, NAME, SLUG, VOLUNTEER
from tests.storage.duiding_cases import DUIDING_CASES
from tests.storage.effectenarena_cases import EFFECTENARENA_CASES
from tests.storage.helpers import Undone, ask, element, run
from tests.storage.showing_cases import SAID, SHOWING
from tests.storage.test_commands_meten import FIGURE, measured  # noqa: F401 -- a fixture
from tests.stories import small_bundle
from veranderverhaal.access import HERE, MACHINE
from veranderverhaal.log_entry import FieldChange, LogEntry
from veranderverhaal.log_fields import FIELD_WORDS
from veranderverhaal.meting import Channel, Response
from veranderverhaal.model import Initiatief, Verband
from veranderverhaal.shared_page import SharedPage

STORAGE = Path(__file__).resolve().parents[2] / "storage"
NOT_TOLD = {"remember_columns", "save_gesprek_question"}
# Their cases here change nothing; each has a test of its own below.
APART = {
    *("move_feit", "put_back_initiatief", "put_back_response", "set_norm", "close_shared_page"),
    *("save_citaat", "put_back_vragenlijst"),
}
# What nobody may find in the log, wherever it was written.
SECRET = "Geheim-woord-7"


def log(engine: Engine) -> list[LogEntry]:
    with reading(engine) as session:
        rows = session.exec(select(LogRow).order_by(col(LogRow.id).desc()))
        return [to_entry(row) for row in rows]


def newest(engine: Engine) -> LogEntry:
    return log(engine)[0]


def do(engine: Engine, command: Any, *given: Any, who: Any = COORDINATOR, **named: Any) -> Any:
    with writing(engine, who) as session:
        return command(*given, session=session, **named)


def told_of(engine: Engine, *case: Any) -> list[LogRow]:
    """The rows of the log that a command makes, which is then undone."""
    told: list[LogRow] = []
    try:
        with writing(engine, COORDINATOR) as session:
            known = select(LogRow.id)
            before = set(session.exec(known))
            for one in case:
                one(SLUG, session)
            told += [row for row in session.exec(select(LogRow)) if row.id not in before]
            session.expunge_all()
            raise Undone
    except Undone:
        return told


def check_told(engine: Engine, cases: dict[str, Any]) -> None:
    with reading(engine) as session:
        number = session.exec(select(InitiatiefRow.id)).one()
    for name in cases.keys() - NOT_TOLD - APART:
        before = [cases[one] for one in UNDONE_BY.get(name, ()) if one in cases]
        told = told_of(engine, *before, cases[name])
        action = TOLD_AS.get(name, name)
        assert action in {row.action for row in told}, name
        # Some cases are made of more commands, each with its own row.
        assert {row.action for row in told} <= {action, *PREPARING, *UNDONE_BY.get(name, ())}, name
        who = {(row.name, row.account, row.initiatief_id) for row in told}
        assert who == {(NAME, "els", number)}, name


ADDING_FIRST = DUIDING_CASES | EFFECTENARENA_CASES
UNDONE_BY = {
    name: (name.replace("put_back", "remove"),)
    for name in commands.__all__
    if name.startswith("put_back") and name not in SHOWING.keys() | ADDING_FIRST.keys()
}
TOLD_AS = {"save_notes": "save_duiding"}
# Of what a case does first.
PREPARING = {
    *("add_citaat", "remove_citaat", "save_shared_page"),
    *(name for name in ADDING_FIRST if name.startswith(("add_", "remove_", "set_"))),
}


def test_every_command_about_the_story_is_told_with_who_did_it_and_where(filled):
    check_told(filled, test_commands_all.CASES)


def test_every_command_about_measuring_is_told_with_who_did_it_and_where(measured):  # noqa: F811
    check_told(measured, test_commands_meten.CASES)


def test_what_was_taken_away_and_put_back_is_told_with_its_name(engine):
    meting = fill_with_meting(engine)
    typed = Response({}, week="2026-W47", channel=Channel.PAPER, form_number="12")
    kept = do(engine, commands.keep_typed_response, SLUG, meting.key, typed, token="t")
    do(engine, commands.withdraw_response, SLUG, meting.key, kept.id)
    do(engine, commands.put_back_response, SLUG, meting.key, kept.id)
    do(engine, commands.remove_initiatief, SLUG)
    do(engine, commands.put_back_initiatief, SLUG)
    told = [(one.action, one.subject) for one in log(engine)[:5]]
    form, whole = "nummer 12 in ‘Voorjaar’", "‘De Straat’"
    assert told == [
        ("put_back_initiatief", whole),
        ("remove_initiatief", whole),
        ("put_back_response", form),
        ("withdraw_response", form),
        ("keep_typed_response", form),
    ]


def test_a_page_that_is_closed_and_a_vragenlijst_that_comes_back_are_told(engine):
    meting = fill_with_meting(engine)
    do(engine, commands.remove_meting, SLUG, meting.key)
    do(engine, commands.remove_vragenlijst, SLUG, meting.vragenlijst)
    gone = newest(engine)
    do(engine, commands.put_back_vragenlijst, SLUG, meting.vragenlijst)
    assert newest(engine).subject == gone.subject == f"‘{every_kind().title}’"
    do(engine, commands.save_shared_page, SLUG, SharedPage(open=True))
    do(engine, commands.close_shared_page, SLUG)
    assert newest(engine).changes == (FieldChange("shared_page.open", "ja", "nee"),)


def test_the_part_that_was_moved_is_named_and_not_those_that_made_room(filled):
    do(
        filled,
        commands.add_feit,
        SLUG,
        replace(small_bundle().veranderverhaal.feiten[0], key="t", label="thee"),
    )
    do(filled, commands.move_feit, SLUG, "t", 0)
    assert (newest(filled).action, newest(filled).subject) == ("move_feit", "‘thee’")


def test_a_change_is_told_with_before_and_after(filled):
    kept = element(filled, "a")
    do(filled, commands.save_element, SLUG, replace(kept, title="Samen soep"))
    told = newest(filled)
    assert told.subject == "aanpak ‘Samen soep’"
    assert told.changes == (FieldChange("element.title", kept.title, "Samen soep"),)


def test_what_was_agreed_anew_is_told_and_what_it_is_about_is_not_guessed(measured):  # noqa: F811
    norm = ask(measured, list_norms, SLUG)[0]
    do(measured, commands.set_norm, SLUG, replace(norm, least=norm.least + 5))
    assert newest(measured).changes == (FieldChange("norm.least", "70", "75"),)


def test_a_verband_is_named_by_its_two_ends(filled):
    do(filled, commands.save_verbanden, SLUG, "a", [Verband("a", "e", "het kan")], seen={"e": 1})
    told = newest(filled)
    ends = [f"‘{element(filled, key).title}’" for key in ("a", "e")]
    assert told.subject == " → ".join(ends)
    assert "het kan" in {one.after for one in told.changes}


def test_a_version_that_is_put_back_is_told_with_what_was_kept_of_the_one_before(filled):
    do(filled, commands.put_back_snapshot, SLUG, "k2", today=TODAY)
    told = newest(filled)
    assert told.subject == f"‘{ask(filled, list_snapshots, SLUG)[0].name}’"


def test_of_many_parts_at_once_a_few_are_named(measured):  # noqa: F811
    more = [replace(FIGURE, key="", label=f"Cijfer {number}") for number in range(5)]
    do(measured, commands.add_figures, SLUG, more)
    assert newest(measured).subject == "‘Cijfer 0’, ‘Cijfer 1’, ‘Cijfer 2’ en nog 2"


def test_a_number_that_is_added_or_taken_away_is_told_whole(measured):  # noqa: F811
    do(measured, commands.remove_count, SLUG, "c")
    told = newest(measured)
    assert told.subject == "‘bezoekers’"
    assert FieldChange("telling_count.number", "5", "") in told.changes


def test_nothing_is_told_of_what_changed_nothing(filled):
    before = log(filled)
    goal = small_bundle().veranderverhaal.goal
    do(filled, commands.save_story_text, SLUG, "goal", goal, seen=goal)
    do(filled, commands.move_feit, SLUG, "koffie", 0)
    assert log(filled) == before


def test_what_was_undone_is_not_told(filled):
    before = log(filled)
    with pytest.raises(RuntimeError), writing(filled, COORDINATOR) as session:
        commands.save_logo(SLUG, b"logo", session=session)
        raise RuntimeError
    assert log(filled) == before


def test_a_whole_initiatief_that_comes_in_is_one_line(engine):
    run(engine, commands.import_bundle, small_bundle())
    (told,) = log(engine)
    assert (told.action, told.subject, told.changes) == ("import_bundle", "‘De Straat’", ())


def test_of_two_commands_in_one_session_each_is_told_where_it_was_done(filled):
    with writing(filled) as session:
        commands.import_bundle(small_bundle("de-laan"), session=session)
        commands.save_logo(SLUG, b"logo", session=session)
        commands.save_logo("de-laan", b"logo", session=session)
    assert [one.action for one in ask(filled, list_log, SLUG)] == ["save_logo", "import_bundle"]
    assert [one.action for one in ask(filled, list_log, "de-laan")] == [
        "save_logo",
        "import_bundle",
    ]


def test_who_did_it_is_named_also_without_an_account(filled):
    names = []
    for who in (HERE, MACHINE, VOLUNTEER):
        do(filled, commands.add_citaat, SLUG, replace(SAID, key=""), who=who)
        names.append((newest(filled).name, newest(filled).account))
    assert names == [("op deze computer", ""), ("opdrachtregel", ""), (NAME, "els")]


def test_what_a_command_tells_itself_is_not_told_once_more(engine):
    run(engine, commands.create_initiatief, Initiatief("", "De Kade"))
    with writing(engine, COORDINATOR) as session:
        write_log(
            "set_role", subject="Noor", changes=[("role", "viewer", "x" * 2000)], session=session
        )
    (change,) = newest(engine).changes
    assert len(change.after) == MAX_TEXT
    assert change.after.endswith("…")
    assert len(log(engine)) == 2


def kept_in_the_log(engine: Engine) -> str:
    with reading(engine) as session:
        rows = session.exec(select(LogRow)).all()
        return json.dumps([row.model_dump(mode="json") for row in rows])


def test_no_answer_no_words_of_a_citaat_and_no_secret_is_in_the_log(engine):
    meting = fill_with_meting(engine)
    answers = {"kwijt": (SECRET,)}
    typed = Response(answers, week="2026-W47", channel=Channel.PAPER, form_number="1")
    kept = do(engine, commands.keep_typed_response, SLUG, meting.key, typed, token=SECRET)
    other = replace(typed, answers={"kwijt": (f"{SECRET} twee",)})
    do(engine, commands.mark_checked, SLUG, meting.key, kept.id, other)
    do(engine, commands.import_responses, SLUG, meting.key, [typed], file_name="x.csv", today=TODAY)
    said = do(engine, commands.add_citaat, SLUG, replace(SAID, text=SECRET, speaker=SECRET))
    do(engine, commands.save_citaat, SLUG, replace(said, text=f"{SECRET}!", role=SECRET))
    do(engine, commands.remove_citaat, SLUG, said.key)
    do(engine, commands.save_logo, SLUG, SECRET.encode())
    text = kept_in_the_log(engine)
    assert SECRET not in text
    with reading(engine) as session:
        codes = session.connection().exec_driver_sql("SELECT secret FROM linking").scalars().all()
    assert codes
    assert all(code not in text for code in (*codes, meting.code))
    assert '"citaat.text"' in text.replace("\\", "")


TODAY = date(2026, 11, 20)
PERSONAL = {
    "response": {"answers", "person", "token", "counted_as"},
    "citaat": {"text", "speaker", "role"},
    "linking": {"secret"},
    "initiatief": {"logo"},
}


def test_only_columns_that_are_there_are_told_and_no_personal_ones():
    tables = {table.name: set(table.columns.keys()) for table in metadata().sorted_tables}
    for table, columns in [*TOLD.items(), *NAMED.items()]:
        assert set(columns) <= tables[table]
        assert all(f"{table}.{one}" in FIELD_WORDS or one in FIELD_WORDS for one in columns), table
    for table, personal in PERSONAL.items():
        assert personal.isdisjoint(TOLD.get(table, ()))
