"""Carrying a whole installation from its SQLite file to an empty PostgreSQL.

Killed at any moment it goes on where it was: the rows of a chunk and the place where it ends are
committed together. Only what turned out equal is called complete.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, func, inspect, select, text

from storage.copying import all_tables, copy_rows, fingerprint, set_sequences
from storage.engine import make_engine, reading
from storage.migrate import upgrade
from storage.moved import FROM, TO, Fingerprints, Move, forget_move, read_move, write_move
from storage.moving_alone import (
    as_mover,
    lift_fence,
    open_alone,
    put_fence,
    refuse_absent,
    refuse_others,
)
from storage.moving_alone import refuse_running as refuse_running
from storage.moving_words import (
    AGAIN_MARK,
    CHANGED,
    COMPLETE_BUT_CHANGED,
    ELSEWHERE,
    GONE_ON,
    MISCOUNTED,
    NOT_EQUAL,
    NOT_OURS,
    NOT_UTF8,
    OCCUPIED,
    OTHER_SOURCE,
    STOPPED,
    in_words,
)
from storage.moving_words import CannotMove as CannotMove
from storage.recounting import all_slugs, find_miscounts

# Of this moment, or of this place only.
STAYS = frozenset(("presence", "rate_window", "rate_count", "move"))
# A database in which somebody only looked has rows in these.
MADE_BY_ITSELF = STAYS | {"secret", "housekeeping"}
ROWS_AT_ONCE = 5_000

# Told what is done ("look", "copy", "compare" or "count"), to what, how far it is, and of how much.
Tell = Callable[[str, str, int, int], None]


@dataclass(frozen=True)
class Moved:
    """What came over, and whether it was there already."""

    tables: int
    rows: int
    responses: int
    before: bool = False


def move(path: Path, target: Engine, address: str, *, again: bool, tell: Tell) -> Moved:
    """Copy everything in this SQLite file to PostgreSQL, and compare. Raises CannotMove, NotOpened.

    `address` is what may be told of the target, and stays in the file: where everything went.
    `again`: throw away what an earlier move of this installation brought, and begin anew.
    """
    refuse_running(path)
    with in_words(STOPPED):
        _prepare_source(path, address)
        with open_alone(path) as source, as_mover(target):
            _prepare_tables(target)
            return _move(source, target, address, again=again, tell=tell)


def _move(source: Engine, target: Engine, address: str, *, again: bool, tell: Tell) -> Moved:
    with source.execution_options(writing=True).connect() as old, target.connect() as new:
        went = _carry(old, new, again=again, tell=tell)
        if not went.before:
            _count_again(target, tell)
            _complete(new)
        write_move(old, TO, Move(address, {}, complete=True))
        old.commit()
    return went


def let_back(path: Path) -> bool:
    """Forget that everything in this file went elsewhere; whether it had."""
    refuse_absent(path)
    engine = make_engine(f"sqlite:///{path}")
    upgrade(engine)
    with in_words(""), engine.begin() as connection:
        went = read_move(connection, TO)
        forget_move(connection, TO)
    engine.dispose()
    return went is not None


def _prepare_source(path: Path, address: str) -> None:
    """Raises CannotMove when everything already went to another address."""
    source = make_engine(f"sqlite:///{path}")
    try:
        upgrade(source)
        with source.connect() as connection:
            went = read_move(connection, TO)
    finally:
        source.dispose()
    if went and went.other != address:
        raise CannotMove(ELSEWHERE.format(other=went.other))


def _prepare_tables(target: Engine) -> None:
    with target.connect() as connection:
        found = inspect(connection).get_table_names()
        if found and "alembic_version" not in found:
            raise CannotMove(NOT_OURS)
        if connection.scalar(text("SHOW server_encoding")) != "UTF8":
            raise CannotMove(NOT_UTF8)
    upgrade(target)


def _carry(old: Connection, new: Connection, *, again: bool, tell: Tell) -> Moved:
    looked = _look(old, "look", tell)
    rows = sum(one.rows for one in looked.values())
    went = Moved(len(looked), rows, looked["response"].rows)
    mark = _agree(old, new, looked, again=again)
    if mark.complete:
        return replace(went, before=True)
    _copy(old, new, mark, tell)
    set_sequences(new)
    new.commit()
    found = _look(new, "compare", tell)
    different = [name for name, one in looked.items() if found[name] != one]
    if different:
        raise CannotMove(NOT_EQUAL.format(tables=", ".join(different)))
    new.rollback()
    return went


def _agree(old: Connection, new: Connection, looked: Fingerprints, *, again: bool) -> Move:
    """The mark in the target to go on from; one is set when nothing was there."""
    installation = _installation(old)
    # Nobody comes in between looking and emptying.
    names = ", ".join(f'"{table.name}"' for table in all_tables())
    new.execute(text(f"LOCK TABLE {names} IN ACCESS EXCLUSIVE MODE"))
    mark = read_move(new, FROM)
    _refuse(mark, new, installation, looked, again=again)
    if mark is None or not mark.complete:
        refuse_others(new)
        put_fence(new)
    if mark is None or (again and not mark.complete):
        new.execute(text(f"TRUNCATE {names}"))
        mark = Move(installation, looked)
        write_move(new, FROM, mark)
    new.commit()
    return mark


def _refuse(
    mark: Move | None, new: Connection, installation: str, looked: Fingerprints, *, again: bool
) -> None:
    """Raises CannotMove when the target is not for these rows."""
    if mark is None:
        others = (table for table in all_tables() if table.name not in MADE_BY_ITSELF)
        if any(new.execute(select(1).select_from(table).limit(1)).first() for table in others):
            raise CannotMove(OCCUPIED)
    elif mark.other != installation:
        raise CannotMove(OTHER_SOURCE)
    elif mark.looked != looked and mark.complete:
        raise CannotMove(COMPLETE_BUT_CHANGED)
    elif mark.complete and again:
        raise CannotMove(GONE_ON)
    elif mark.looked != looked and not again:
        raise CannotMove(CHANGED)


def _copy(old: Connection, new: Connection, mark: Move, tell: Tell) -> None:
    """All tables from the place where the mark is."""
    total = sum(one.rows for one in mark.looked.values())
    tables = _travelling()
    names = [table.name for table in tables]
    begun = names.index(mark.table) if mark.table else 0
    done = sum(mark.looked[name].rows for name in names[:begun])
    for table in tables[begun:]:
        after = mark.after if table.name == mark.table else None
        if after is not None:
            done += _count(new, table)
        for part in copy_rows(old, new, table, after=after, chunk=ROWS_AT_ONCE):
            write_move(new, FROM, replace(mark, table=table.name, after=part.last))
            new.commit()
            done += part.rows
            tell("copy", table.name, done, total)


def _look(connection: Connection, phase: str, tell: Tell) -> Fingerprints:
    tables = _travelling()
    total, done = sum(_count(connection, table) for table in tables), 0

    def seen(rows: int) -> None:
        nonlocal done
        done += rows
        tell(phase, table.name, done, total)

    looked: Fingerprints = {}
    for table in tables:
        looked[table.name] = fingerprint(connection, table, seen)
    return looked


def _count(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0


def _count_again(target: Engine, tell: Tell) -> None:
    """Whether the tallies that came over are what the answers that came over add up to."""
    with reading(target) as session:
        slugs = all_slugs(session=session)
        for number, slug in enumerate(slugs, 1):
            if any(find_miscounts(slug, session=session)):
                raise CannotMove(MISCOUNTED.format(slug=slug))
            tell("count", slug, number, len(slugs))


def _complete(new: Connection) -> None:
    mark = read_move(new, FROM)
    if mark is None:
        raise CannotMove(AGAIN_MARK)
    new.execute(text("ANALYZE"))  # otherwise PostgreSQL does not know yet how many rows there are
    write_move(new, FROM, replace(mark, complete=True))
    lift_fence(new)
    new.commit()


def _travelling() -> list[Table]:
    return [table for table in all_tables() if table.name not in STAYS]


def _installation(connection: Connection) -> str:
    """Which installation this is: another has another secret. It cannot be read from this."""
    secret = connection.scalar(text("SELECT value FROM secret ORDER BY name LIMIT 1"))
    return sha256(f"verhuizing {secret}".encode()).hexdigest()[:32]
