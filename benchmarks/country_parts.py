"""PostgreSQL with the responses in sixteen parts, beside the same rows in one table."""

from collections.abc import Sequence

from sqlalchemy import Connection, text

from benchmarks.timing import Measurement, seconds_of
from storage.engine import Engine

PARTS = 16
TIMES = 30
PLAIN, PARTED = "response", "parted_response"
INDICES = (
    ("(initiatief_id, meting)", ""),
    ("(initiatief_id, meting, id)", "WHERE counted IS FALSE AND withdrawn IS FALSE"),
    ("(initiatief_id, meting, person)", "WHERE person <> ''"),
)
CHOSEN = "initiatief_id = :initiatief_id AND meting = :meting"
QUERIES = {
    "responses that wait": f"SELECT count(*) FROM {{table}} WHERE {CHOSEN} "
    "AND counted IS FALSE AND withdrawn IS FALSE",
    "all responses of a meting": f"SELECT id, answers FROM {{table}} WHERE {CHOSEN} ORDER BY id",
    "people with a code": f"SELECT person, min(id) FROM {{table}} WHERE {CHOSEN} "
    "AND person <> '' AND counted IS TRUE GROUP BY person",
    "a token, anywhere": "SELECT id FROM {table} WHERE token = :token",
    "a token, where it belongs": "SELECT id FROM {table} "
    "WHERE token = :token AND initiatief_id = :initiatief_id",
    "one more response": "INSERT INTO {table} (initiatief_id, meting, answers, week, channel, "
    "language, helped, person, form_number, withdrawn, checked, counted, bundle, token) "
    "SELECT initiatief_id, meting, answers, week, channel, language, helped, person, "
    "form_number, FALSE, FALSE, FALSE, 0, CAST(gen_random_uuid() AS text) "
    "FROM {table} WHERE id = :id AND initiatief_id = :initiatief_id",
}


def measure_parts(engine: Engine, group: str, runs: int) -> list[Measurement]:
    """The same statements on both, in turns; each time about another meting."""
    with engine.begin() as connection:
        make_parts(connection)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"VACUUM (ANALYZE) {PARTED}"))
    with engine.connect() as connection:
        number = connection.execute(text(f"SELECT count(*) FROM {PLAIN}")).scalar_one()
    found = []
    for what, statement in QUERIES.items():
        rounds = [_time_both(engine, statement, place) for place in range(runs)]
        found.append(
            Measurement(
                group,
                f"PostgreSQL in {PARTS} parts, {number:,}: {what}",
                "the same in one table",
                amounts=tuple(parted for _, parted in rounds),
                yardstick=tuple(plain for plain, _ in rounds),
            )
        )
    return found


def make_parts(connection: Connection) -> None:
    """The same rows by a hash of their initiatief. A key must then name the initiatief too."""
    connection.execute(
        text(f"""
        CREATE TABLE {PARTED} (LIKE {PLAIN} INCLUDING DEFAULTS) PARTITION BY HASH (initiatief_id)
        """)
    )
    for part in range(PARTS):
        connection.execute(
            text(f"""
            CREATE TABLE {PARTED}_{part} PARTITION OF {PARTED}
            FOR VALUES WITH (MODULUS {PARTS}, REMAINDER {part})
            """)
        )
    connection.execute(text(f"INSERT INTO {PARTED} SELECT * FROM {PLAIN}"))
    connection.execute(text(f"ALTER TABLE {PARTED} ADD PRIMARY KEY (initiatief_id, id)"))
    connection.execute(text(f"ALTER TABLE {PARTED} ADD UNIQUE (token, initiatief_id)"))
    for columns, condition in INDICES:
        connection.execute(text(f"CREATE INDEX ON {PARTED} {columns} {condition}"))


def _time_both(engine: Engine, statement: str, run: int) -> tuple[float, float]:
    """The seconds of one table, and of the parts, about the same rows."""
    plain, parted = (_time(engine, statement.format(table=table), run) for table in (PLAIN, PARTED))
    return plain, parted


def _time(engine: Engine, statement: str, run: int) -> float:
    with engine.connect() as connection:
        rows, asked = _some(connection, run), text(statement)

        def ask_all() -> None:
            for row in rows:
                connection.execute(asked, row)
            connection.commit()

        ask_all()
        return seconds_of(ask_all) / len(rows)


def _some(connection: Connection, run: int) -> Sequence[dict[str, object]]:
    """Responses from all over the table."""
    chosen = text(f"""
        SELECT id, initiatief_id, meting, token FROM {PLAIN}
        WHERE id >= (SELECT CAST(max(id) * CAST(:part AS float) AS integer) FROM {PLAIN})
        AND token IS NOT NULL
        ORDER BY id LIMIT 1
    """)
    parts = [(place + run / 100) / (TIMES + 1) for place in range(TIMES)]
    return [dict(connection.execute(chosen, {"part": part}).mappings().one()) for part in parts]
