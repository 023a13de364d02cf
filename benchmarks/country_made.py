"""A country of initiatieven in a database, made from one that the program itself filled.

One initiatief is told and asked as a sample is, and its responses are kept by the program, a few at
a time: so its tallies and bundles are what they would be. The database then copies it, under other
numbers. People of one meting answer among those of thousands of others, over some weeks, and so lie
far apart on the disk, as they would.
"""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, text

from storage.begun_tables import BegunFormRow
from storage.engine import Engine
from storage.meting_tables import ResponseRow
from storage.tables import metadata

METINGEN, RESPONSES = 2, 300
# How many metingen are made by the program, to copy: each time two of the same people, and some
# that are open still.
CLOSED, OPEN = 4, 2
# A meting takes about four weeks: so many of them fit in a year, one after another.
WAVES = 13
FIRST_HALF = WAVES // 2
BEGUN = 60  # of every open meting: forms that were begun and not sent
LOG_LINES = 50
# Above so many initiatieven to add the indices are made afterwards.
MANY = 2000
IN_A_HURRY = ("journal_mode = OFF", "synchronous = OFF", "cache_size = -1000000", "temp_store = 2")
MADE = "made_response"
PLACES = "made_place"
# What is copied in a way of its own.
APART = {"response", "tally", "response_count", "meting", "log_entry", "begun_form"}
TOLD = {"tally": "axis, part, question, code, number"} | {
    "response_count": "week, channel, language, helped, complete, number"
}
KEPT_COLUMNS = "answers, week, channel, language, helped, person, counted, withdrawn, checked"
LOGINS = """
    INSERT INTO log_entry (at, account, name, action, subject, changes)
    SELECT '2026-03-01 12:00:00', '', 'Els', 'begin_session', '', '[]'
    FROM made_number AS line CROSS JOIN made_number
    WHERE line.n < 5 AND made_number.n >= :first AND made_number.n < :last
"""


@dataclass(frozen=True)
class Country:
    """How far the country is filled, and how many respond to each meting."""

    initiatieven: int = 0
    responses: int = 0
    each: int = RESPONSES


def grow_country(engine: Engine, before: Country, initiatieven: int) -> Country:
    """So many initiatieven in all, each with its two metingen."""
    _hurry(engine)
    indices = _indices() if initiatieven > MANY else []
    country = replace(before, initiatieven=initiatieven)
    with engine.begin() as connection:
        for index in indices:
            index.drop(connection)
        _add_initiatieven(connection, before.initiatieven, initiatieven)
    for wave in range(WAVES):
        with engine.begin() as connection:
            country = _add_wave(connection, country, wave)
    with engine.begin() as connection:
        _add_tallies(connection)
        connection.execute(text(f"DELETE FROM {PLACES}"))
        for index in indices:
            index.create(connection)
        if connection.dialect.name == "postgresql":
            _set_sequences(connection)
    engine.dispose()  # a connection is opened as ever after this
    _look_through(engine)
    return country


def slug_of(number: int) -> str:
    """The short name of an initiatief of the country."""
    return f"land-{number:05d}"


def meting_of(which: int) -> str:
    """The key of its first meting (0) or its second (1)."""
    return ("nulmeting", "eindmeting")[which]


def code_of(number: int, which: int) -> str:
    """The code of the form."""
    return f"{number:05d}{'ab'[which]}xx"


def is_open(number: int) -> bool:
    """Whether the second meting of this initiatief is open now: those of the last weeks are."""
    return number % (WAVES - FIRST_HALF) == WAVES - FIRST_HALF - 1


def _add_initiatieven(connection: Connection, first: int, last: int) -> None:
    """Numbered from `first` up to `last`, with their stories, metingen, people and log."""
    values = {"first": first, "last": last}
    padded = _padded(connection)
    columns = _columns("initiatief", "id", "slug", "name", "gemeente", "buurt", "logo")
    # One in three has a logo.
    connection.execute(
        text(f"""
        INSERT INTO initiatief (slug, name, gemeente, buurt, logo, {columns})
        SELECT 'land-' || {padded}, 'Initiatief ' || n, 'Gemeente ' || (n / 50),
        'Buurt ' || (n % 50), CASE WHEN n % 3 = 0 THEN logo END, {columns}
        FROM made_number, initiatief JOIN made_of ON made_of.id = initiatief.id
        WHERE n >= :first AND n < :last ORDER BY n
        """),
        values,
    )
    numbered = f"""
        FROM made_number JOIN initiatief AS own ON own.slug = 'land-' || {padded}
        WHERE n >= :first AND n < :last
    """
    _add_metingen(connection, numbered, padded, values)
    for table in metadata().sorted_tables:
        if "initiatief_id" in table.c and table.name not in APART:
            others = _columns(table.name, "initiatief_id")
            connection.execute(
                text(f"""
                INSERT INTO {table.name} (initiatief_id, {others})
                SELECT own.id, {", ".join(f"part.{one}" for one in others.split(", "))}
                FROM made_number JOIN initiatief AS own ON own.slug = 'land-' || {padded}
                CROSS JOIN {table.name} AS part
                WHERE part.initiatief_id = (SELECT id FROM made_of) AND n >= :first AND n < :last
                """),
                values,
            )
    connection.execute(
        text(f"""
        INSERT INTO account (key, login, name, administrator, made_on, closed)
        SELECT 'land-' || {padded}, 'land-' || {padded}, 'Els', FALSE, '2026-01-01', FALSE
        {numbered}
        """),
        values,
    )
    connection.execute(
        text(f"""
        INSERT INTO membership (account, initiatief_id, role, since)
        SELECT own.slug, own.id, 'coordinator', '2026-01-01' {numbered}
        """),
        values,
    )
    connection.execute(
        text(f"""
        INSERT INTO log_entry (at, initiatief_id, account, name, action, subject, changes)
        SELECT '2026-03-01 12:00:00', own.id, own.slug, 'Els', 'save_element', 'Kaart', '[]'
        FROM made_number AS line CROSS JOIN made_number JOIN initiatief AS own
        ON own.slug = 'land-' || {padded.replace("n ", "made_number.n ")}
        WHERE line.n < {LOG_LINES} AND made_number.n >= :first AND made_number.n < :last
        """),
        values,
    )
    connection.execute(text(LOGINS), values)


def _add_metingen(
    connection: Connection, numbered: str, padded: str, values: dict[str, int]
) -> None:
    others = "kind, vragenlijst, vragenlijst_version, who, approached, linked, made_up, revision"
    last_wave = WAVES - FIRST_HALF
    for which in range(METINGEN):
        wave = (f"n % {FIRST_HALF}", f"{FIRST_HALF} + n % {last_wave}")[which]
        closed = f"'gemaakt-' || (n % {CLOSED // 2} * 2 + {which})"
        still_open = f"'gemaakt-' || ({CLOSED} + n % {OPEN // 2} * 2 + {which})"
        open_now = f"{wave} = {WAVES - 1}"
        connection.execute(
            text(f"""
            INSERT INTO {PLACES} SELECT n, {which}, {wave},
            row_number() OVER (PARTITION BY {wave} ORDER BY n), own.id, '{meting_of(which)}',
            CASE WHEN {open_now} THEN {still_open} ELSE {closed} END {numbered}
            """),
            values,
        )
        connection.execute(
            text(f"""
            INSERT INTO meting (initiatief_id, key, position, code, name, state, removed, unsent,
            {others})
            SELECT place.initiatief_id, place.meting, {which + 1},
            {padded.replace("n ", "place.number ")} || '{code_of(0, which)[5:]}', place.meting,
            meting.state, FALSE, {BEGUN}, {", ".join(f"meting.{one}" for one in others.split(", "))}
            FROM {PLACES} AS place JOIN meting ON meting.key = place.made
            AND meting.initiatief_id = (SELECT id FROM made_of)
            WHERE place.which = {which}
            """)
        )
    begun = str(BegunFormRow.__tablename__)
    connection.execute(
        text(f"""
        INSERT INTO {begun} (mark, initiatief_id, meting)
        SELECT {_random(connection)}, initiatief_id, meting FROM {PLACES} CROSS JOIN made_number
        WHERE wave = {WAVES - 1} AND made_number.n < {BEGUN}
        """)
    )


def _add_wave(connection: Connection, before: Country, wave: int) -> Country:
    """The responses of a few weeks: one of every meting, then another of every meting, …"""
    place = {"wave": wave}
    many = connection.execute(
        text(f"SELECT count(*) FROM {PLACES} WHERE wave = :wave"), place
    ).scalar_one()
    if not many:
        return before
    (first,) = connection.execute(text("SELECT coalesce(max(id), 0) FROM response")).one()
    values = {"first": first, "many": many, "wave": wave, "each": before.each}
    others = ", ".join(f"made.{one}" for one in KEPT_COLUMNS.split(", "))
    connection.execute(
        text(f"""
        INSERT INTO response (id, initiatief_id, meting, form_number, token, bundle,
        {KEPT_COLUMNS})
        SELECT :first + (n - 1) * :many + rank, place.initiatief_id, place.meting, '',
        {_random(connection)},
        CASE WHEN together = 0 THEN 0 ELSE :first + (together - 1) * :many + rank END, {others}
        FROM made_number CROSS JOIN {PLACES} AS place
        JOIN {MADE} AS made ON made.made = place.made AND made.place = n
        WHERE n BETWEEN 1 AND :each AND wave = :wave ORDER BY n, rank
        """),
        values,
    )
    return replace(before, responses=before.responses + many * before.each)


def _add_tallies(connection: Connection) -> None:
    for table, columns in TOLD.items():
        connection.execute(
            text(f"""
            INSERT INTO {table} (initiatief_id, meting, {columns})
            SELECT place.initiatief_id, place.meting,
            {", ".join(f"made.{one}" for one in columns.split(", "))}
            FROM {PLACES} AS place CROSS JOIN {table} AS made
            WHERE made.meting = place.made AND made.initiatief_id = (SELECT id FROM made_of)
            ORDER BY place.initiatief_id, place.meting
            """)
        )


def _hurry(engine: Engine) -> None:
    """What is made here can be made again: nothing needs to wait for the disk."""
    if engine.dialect.name == "sqlite":
        raw = engine.raw_connection()
        for setting in IN_A_HURRY:
            raw.cursor().execute(f"PRAGMA {setting}")
        raw.close()


def _look_through(engine: Engine) -> None:
    """PostgreSQL does this by itself, some time after many rows came in."""
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM (ANALYZE)"))


def _indices() -> list[Any]:
    """Those that can be made afterwards, which is quicker when there is much to add."""
    return sorted(metadata().tables["response"].indexes, key=lambda one: str(one.name))


def _set_sequences(connection: Connection) -> None:
    """PostgreSQL numbers on from where it was told, not from what is there."""
    name = f"pg_get_serial_sequence('{ResponseRow.__tablename__}', 'id')"
    connection.execute(text(f"SELECT setval({name}, (SELECT max(id) FROM response))"))


def _columns(table: str, *but: str) -> str:
    """Quoted: a column may be called as a word of SQL."""
    return ", ".join(
        f'"{column.name}"' for column in metadata().tables[table].columns if column.name not in but
    )


def _padded(connection: Connection) -> str:
    """A number in five digits, in SQL."""
    if connection.dialect.name == "sqlite":
        return "printf('%05d', n )"
    return "lpad(CAST(n AS text), 5, '0')"


def _random(connection: Connection) -> str:
    """Another text of 32 characters for each row, as a hash is."""
    if connection.dialect.name == "sqlite":
        return "lower(hex(randomblob(16)))"
    return "replace(CAST(gen_random_uuid() AS text), '-', '')"
