"""The one initiatief that a country is copied from: the program itself fills it."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Connection, text

from benchmarks.country_made import (
    CLOSED,
    KEPT_COLUMNS,
    MADE,
    OPEN,
    PLACES,
    RESPONSES,
    Country,
)
from benchmarks.surroundings import INITIATIEF
from sample_data.loader import load_measured, load_sample
from storage.arrivals import Arrival
from storage.commands import add_meting, import_bundle, set_meting_state
from storage.commands.responses import keep_responses
from storage.engine import Engine, reading, writing
from storage.finding import find_row
from veranderverhaal.meting import Meting, MetingKind, MetingState, Response

SEED = 20260101
NUMBERS = """
    WITH RECURSIVE number(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n < 20000)
    SELECT n FROM number
"""
AT_ONCE = 10
SAID = (
    "Ik ken nu de mensen van de overkant, en dat scheelt.",
    "Meer bankjes, en dat het ook in de winter open is.",
    "Eindelijk iemand die vraagt hoe het gaat. Ga zo door met de koffie op dinsdag!",
    "Voor de jongeren mag er wel wat meer te doen zijn in de avond.",
)


def begin_country(engine: Engine, each: int = RESPONSES) -> Country:
    """The initiatief that is copied, and what the copying needs beside it: a country of none."""
    sample = load_sample(INITIATIEF)
    with writing(engine) as session:
        told = replace(sample, metingen=(), responses=())
        slug = import_bundle(told, session=session).slug
    for group in _metingen(engine, slug, each):
        with writing(engine) as session:
            keep_responses(group, session=session)
    for number in range(CLOSED):
        with writing(engine) as session:
            set_meting_state(slug, _key(number), MetingState.CLOSED, session=session)
    with reading(engine) as session:
        initiatief_id = find_row(slug, session=session).id
    with engine.begin() as connection:
        _note_made(connection, initiatief_id or 0)
    return Country(each=each)


def end_country(engine: Engine) -> None:
    """Take away what the copying needed; what was made stays."""
    with engine.begin() as connection:
        for table in (MADE, PLACES, "made_number", "made_of"):
            connection.execute(text(f"DROP TABLE {table}"))


def _key(number: int) -> str:
    return f"gemaakt-{number}"


def _metingen(engine: Engine, slug: str, each: int) -> Iterator[list[Arrival]]:
    """Opens a meting, and then its arrivals, a few at a time; and so on."""
    chance = random.Random(SEED)
    (vragenlijst,) = load_measured(INITIATIEF).vragenlijsten
    (given,) = load_measured(INITIATIEF).responses.values()
    for number in range(CLOSED + OPEN):
        meting = Meting(
            _key(number), "", MetingKind.ONCE, _key(number), vragenlijst.key, 1, linked=True
        )
        with writing(engine) as session:
            code = add_meting(slug, meting, session=session).code
            set_meting_state(slug, meting.key, MetingState.OPEN, session=session)
        arrivals = [
            Arrival(code, f"{number}-{place}", _answered(given, place, number % 2, chance))
            for place in range(each)
        ]
        for start in range(0, each, AT_ONCE):
            yield arrivals[start : start + AT_ONCE]


def _answered(given: Sequence[Response], place: int, which: int, chance: random.Random) -> Response:
    """Each answer from another person of the sample; one in three wrote something."""
    keys = {key for one in given for key in one.answers}
    answers = {
        key: answer for key in sorted(keys) if (answer := chance.choice(given).answers.get(key))
    }
    if chance.random() < 1 / 3:
        answers["stellingen-what-else"] = (chance.choice(SAID),)
    # Half come back, and can be told by their code.
    person = place if place % 2 else RESPONSES * (which + 1) + place
    return replace(chance.choice(given), answers=answers, person=f"{person:032x}", form_number="")


def _note_made(connection: Connection, initiatief_id: int) -> None:
    """The made responses by their place in their meting, so that a copy finds them at once."""
    connection.execute(text("CREATE TABLE made_number (n INTEGER PRIMARY KEY)"))
    connection.execute(text(f"INSERT INTO made_number {NUMBERS}"))
    connection.execute(
        text(f"""
        CREATE TABLE {MADE} AS SELECT meting AS made, {KEPT_COLUMNS},
        row_number() OVER (PARTITION BY meting ORDER BY id) AS place,
        (SELECT count(*) FROM response AS other WHERE other.initiatief_id = response.initiatief_id
         AND other.meting = response.meting AND other.id <= response.bundle) AS together
        FROM response WHERE initiatief_id = :made
        """),
        {"made": initiatief_id},
    )
    connection.execute(text(f"CREATE UNIQUE INDEX ix_made ON {MADE} (made, place)"))
    connection.execute(
        text(f"""
        CREATE TABLE {PLACES} (number INTEGER, which INTEGER, wave INTEGER, rank INTEGER,
        initiatief_id INTEGER, meting VARCHAR, made VARCHAR)
        """)
    )
    connection.execute(text(f"CREATE INDEX ix_place ON {PLACES} (wave, rank)"))
    connection.execute(text("CREATE TABLE made_of (id INTEGER)"))
    connection.execute(text("INSERT INTO made_of VALUES (:made)"), {"made": initiatief_id})
