"""An initiatief with answers of long ago, and what is done with them."""

from datetime import date, timedelta

from sqlmodel import select, update

from storage import commands
from storage.engine import reading, writing
from storage.meting_tables import MetingRow, ResponseRow
from storage.moment import now
from storage.recounting import find_miscounts
from storage.response_queries import list_responses
from storage.tidying import tidy
from tests.metingen import SLUG
from tests.storage.helpers import ask, run
from veranderverhaal.meting import Response

TODAY = date(2026, 11, 21)
BEFORE, AFTER = "voorjaar", "najaar"
MEMORIES = ("Truus", "Kerkstraat")


def take_in(engine, responses, meting=BEFORE):
    named = {"file_name": "a.csv", "today": TODAY}
    return run(engine, commands.import_responses, SLUG, meting, responses, **named)


def said(number=0, person="", **fields):
    given = {"buren": (str(number % 5 + 1),), "kwijt": (f"woorden {number}",)}
    return Response(given, **{"week": "2026-W20", "person": person} | fields)


def clean(engine, today=TODAY):
    return run(engine, tidy, today=today).counts


def after(days):
    return TODAY + timedelta(days=days)


def rows(engine, table, *conditions):
    with reading(engine) as session:
        return session.exec(select(table).where(*conditions)).all()


def withdraw(engine, numbers, on=TODAY):
    with writing(engine) as session:
        for number in numbers:
            commands.withdraw_response(SLUG, BEFORE, number, session=session)
        chosen = update(ResponseRow).where(ResponseRow.id.in_(numbers))
        session.connection().execute(chosen.values(withdrawn_on=on))


def ids(engine):
    return sorted(one.id for one in ask(engine, list_responses, SLUG, BEFORE, limit=500))


def miscounts(engine):
    with reading(engine) as session:
        return list(find_miscounts(SLUG, session=session))


def code_of(engine):
    return rows(engine, MetingRow, MetingRow.key == BEFORE)[0].code


def days_from_now(days):
    return now().date() + timedelta(days=days)
