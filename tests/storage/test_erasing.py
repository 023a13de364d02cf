"""An initiatief that is erased leaves nothing behind in any table, and touches no other."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Boolean, Date, DateTime, Integer, LargeBinary, func, select

from storage.access_tables import LogRow
from storage.engine import reading, writing
from storage.tables import metadata
from storage.tidying import tidy
from storage.tidying_parts import columns_of_initiatief, erase_whole
from tests.storage.helpers import run

HERE, OTHER = 1, 2
VALUES: dict[Any, Any] = {
    Boolean: False,
    Date: date(2026, 1, 1),
    DateTime: datetime(2026, 1, 1),  # noqa: DTZ001 - as the tables keep it
    Integer: 1,
    LargeBinary: b"x",
}


def own(table):
    return bool(columns_of_initiatief(table))


def a_row(table, number):
    """A row with something in every column, of the initiatief with this number."""
    ours = columns_of_initiatief(table)
    values = {}
    for column in table.columns:
        if column.name in ours:
            values[column.name] = number
        elif column.primary_key and isinstance(column.type, Integer):
            values[column.name] = 1000 + number  # what comes later gets a lower one
        elif column.foreign_keys:
            values[column.name] = "1" if not own(table) else str(number)
        else:
            made = next((VALUES[kind] for kind in VALUES if isinstance(column.type, kind)), None)
            values[column.name] = str(number) if made is None else made
    return values


def fill_every_table(engine):
    with writing(engine) as session:
        for table in metadata().sorted_tables:
            if table.name != "secret":
                rows = [a_row(table, HERE), a_row(table, OTHER)]
                session.connection().execute(table.insert(), rows)


def counts(engine):
    with reading(engine) as session:
        return {
            table.name: session.connection()
            .execute(select(func.count()).select_from(table))
            .scalar()
            for table in metadata().sorted_tables
            if table.name != "secret"
        }


def test_nothing_of_an_erased_initiatief_is_left_in_any_table(engine):
    fill_every_table(engine)
    assert set(counts(engine).values()) == {2}
    run(engine, erase_whole, HERE)
    found = counts(engine)
    ours = {table.name for table in metadata().sorted_tables if own(table)}
    assert len(ours) > 25
    assert {name: found[name] for name in ours} == dict.fromkeys(ours, 1)
    assert found["gone"] == 3  # that it was there, and nothing of it
    assert all(found[name] == 2 for name in found.keys() - ours - {"gone"})


def test_one_line_of_the_log_tells_that_it_was_erased_and_nothing_of_what_it_was(engine):
    fill_every_table(engine)
    with writing(engine) as session:
        table = metadata().tables["initiatief"]
        gone = table.update().where(table.c.id == HERE)
        session.connection().execute(gone.values(name="De Tuin"))
    run(engine, tidy, today=date(2026, 1, 2))
    with reading(engine) as session:
        lines = session.connection().execute(select(LogRow)).all()
    told = [one for one in lines if one.action == "initiatief_erased"]
    assert sorted(one.subject for one in told) == ["2", "De Tuin"]
    assert {(one.initiatief_id, one.changes) for one in told} == {(None, "[]")}
    assert counts(engine)["response"] == 0
