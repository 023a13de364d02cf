"""Erasing parts of an initiatief that were removed long enough ago, and what hangs on them."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Table, or_
from sqlmodel import Session, col, delete, func, select, update

from storage.access_tables import LogRow
from storage.begun_tables import BegunFormRow
from storage.duiding_tables import (
    BijeenkomstRow,
    CardRow,
    ConsentLinkRow,
    DotRow,
    InterviewRow,
)
from storage.gone import Gone, remember
from storage.meting_tables import MetingRow, ResponseRow
from storage.moment import now
from storage.photos import forget_loose_photos
from storage.removal_days import marked_tables
from storage.showing_tables import CitaatRow
from storage.tables import InitiatiefRow, metadata
from storage.tally_tables import PresentationRow
from storage.tidying_responses import ROWS_AT_ONCE, erase_responses
from storage.tidying_stories import forget_stories
from veranderverhaal.meting import MetingState
from veranderverhaal.retention import Kept, Terms, last_before

# The columns that name a part of each kind, in the tables that are nothing without it.
HANGS_ON = {
    "element": (("verband", "source"), ("verband", "target"), ("source_cell", "effect")),
    "telling": (("telling_count", "telling"),),
    "theme": (("theme_mark", "theme"),),
    "vragenlijst": (("vragenlijst_version", "vragenlijst"), ("wording_change", "vragenlijst")),
    "meting": (
        ("tally", "meting"),
        ("response_count", "meting"),
        ("import_batch", "meting"),
        ("begun_form", "meting"),
        ("presentation", "meting"),
    ),
    "bijeenkomst": (
        ("duiding", "bijeenkomst"),
        ("card", "bijeenkomst"),
        ("card_group", "bijeenkomst"),
        ("card_dots", "bijeenkomst"),
        ("presentation", "bijeenkomst"),
    ),
}


def erase_citaten(initiatief_id: int, terms: Terms, today: date, *, session: Session) -> int:
    """Erase the words of citaten that were taken away, also by who said them; how many."""
    last = last_before(Kept.CITATEN, terms, today)
    _remember_citaten(CitaatRow.withdrawn_on, initiatief_id, last, session)
    return _delete(
        CitaatRow,
        CitaatRow.initiatief_id == initiatief_id,
        or_(
            col(CitaatRow.removed).is_(True) & (col(CitaatRow.removed_on) <= last),
            col(CitaatRow.withdrawn_on) <= last,
        ),
        session=session,
    )


def erase_ended(initiatief_id: int, terms: Terms, today: date, *, session: Session) -> int:
    """Erase the citaten for which there is no leave any more, or never was; how many."""
    last = last_before(Kept.ENDED, terms, today)
    is_never_agreed = col(CitaatRow.agreed_on).is_(None) & col(CitaatRow.made_up).is_(False)
    dated = update(CitaatRow).where(
        col(CitaatRow.initiatief_id) == initiatief_id,
        is_never_agreed,
        col(CitaatRow.made_on).is_(None),
    )
    session.connection().execute(dated.values(made_on=today))
    _remember_citaten(CitaatRow.until, initiatief_id, last, session)
    return _delete(
        CitaatRow,
        CitaatRow.initiatief_id == initiatief_id,
        or_(
            col(CitaatRow.until) <= last,
            is_never_agreed & (col(CitaatRow.made_on) <= last),
        ),
        session=session,
    )


def forget_of_citaten(initiatief_id: int, *, session: Session) -> None:
    """Erase the photos that no citaat has any more, the pages to agree to what is gone, and what
    panels said of it.
    """
    forget_loose_photos(initiatief_id, session=session)
    there = select(CitaatRow.key).where(CitaatRow.initiatief_id == initiatief_id)
    forget_stories(initiatief_id, set(session.exec(there)), session=session)
    _delete(
        ConsentLinkRow,
        ConsentLinkRow.initiatief_id == initiatief_id,
        col(ConsentLinkRow.citaat).not_in(there),
        session=session,
    )


def erase_cards(initiatief_id: int, terms: Terms, today: date, *, session: Session) -> int:
    """Erase what people handed in at a bijeenkomst; how many cards. What was counted of it stays.

    One that was never ended counts from its day, but not from before it was begun: a day that was
    planned long ago would take the cards of tonight.
    """
    last = last_before(Kept.CARDS, terms, today)
    ended = func.coalesce(col(BijeenkomstRow.ended_on), col(BijeenkomstRow.held_on))
    begun = col(BijeenkomstRow.begun_on)
    over = select(BijeenkomstRow.key).where(
        BijeenkomstRow.initiatief_id == initiatief_id,
        func.coalesce(ended, begun) <= last,
        func.coalesce(begun, ended) <= last,
    )
    counts = [
        _delete(
            table,
            table.initiatief_id == initiatief_id,
            col(table.bijeenkomst).in_(over),
            session=session,
        )
        for table in (CardRow, DotRow)
    ]
    return counts[0]


def erase_interviews(initiatief_id: int, terms: Terms, today: date, *, session: Session) -> int:
    """Erase interviews of long ago, with all that was said in them; how many."""
    return _delete(
        InterviewRow,
        InterviewRow.initiatief_id == initiatief_id,
        col(InterviewRow.made_up).is_(False),
        col(InterviewRow.talked_on) <= last_before(Kept.INTERVIEWS, terms, today),
        session=session,
    )


def erase_parts(initiatief_id: int, terms: Terms, today: date, *, session: Session) -> int:
    """Erase the other parts that were removed; how many."""
    last = last_before(Kept.PARTS, terms, today)
    erased = 0
    # Metingen first: a vragenlijst stays while one of its metingen is there.
    for table in sorted(_parts(), key=lambda one: one.name != MetingRow.__tablename__):
        going = select(table.c.key).where(
            table.c.initiatief_id == initiatief_id,
            table.c.removed.is_(True),
            table.c.removed_on <= last,
        )
        if table.name == "vragenlijst":
            asked = select(MetingRow.vragenlijst).where(MetingRow.initiatief_id == initiatief_id)
            going = going.where(table.c.key.not_in(asked))
        keys = list(session.exec(going).all())
        for key in keys:
            _erase_part(table, initiatief_id, key, session)
        erased += len(keys)
    return erased


def erase_begun(initiatief_id: int, *, session: Session) -> int:
    """Throw away that forms were begun, where nobody can send them any more; how many."""
    is_open = (
        select(MetingRow.key)
        .join(InitiatiefRow, col(InitiatiefRow.id) == MetingRow.initiatief_id)
        .where(
            MetingRow.initiatief_id == initiatief_id,
            MetingRow.state == MetingState.OPEN.value,
            col(MetingRow.removed).is_(False),
            col(InitiatiefRow.removed_at).is_(None),
        )
    )
    return _delete(
        BegunFormRow,
        BegunFormRow.initiatief_id == initiatief_id,
        col(BegunFormRow.meting).not_in(is_open),
        session=session,
    )


def erase_presentations(initiatief_id: int, today: date, *, session: Session) -> int:
    """Forget what a beamer showed; how many."""
    return _delete(
        PresentationRow,
        PresentationRow.initiatief_id == initiatief_id,
        col(PresentationRow.made_on) < last_before(Kept.PRESENTATIONS, {}, today),
        session=session,
    )


def erase_log(initiatief_id: int | None, terms: Terms, today: date, *, session: Session) -> int:
    """Erase the lines of the log that are too old; without a number those of no initiatief."""
    whose = col(LogRow.initiatief_id)
    return _delete(
        LogRow,
        whose.is_(None) if initiatief_id is None else whose == initiatief_id,
        col(LogRow.at) < datetime.combine(last_before(Kept.LOG, terms, today), time.max),
        session=session,
    )


def erase_whole(initiatief_id: int, *, session: Session) -> None:
    """Erase an initiatief with everything that names it, in every table."""
    row = session.get_one(InitiatiefRow, initiatief_id)
    what = (initiatief_id, row.slug)
    remember(Gone.INITIATIEF, *what, on=now().date(), number=initiatief_id, session=session)
    for table in reversed(metadata().sorted_tables):
        named = [table.c[name] == initiatief_id for name in columns_of_initiatief(table)]
        if named:
            session.connection().execute(table.delete().where(or_(*named)))
    session.expire_all()


def columns_of_initiatief(table: Table) -> list[str]:
    """The columns of a table that hold the number of an initiatief."""
    if table.name == InitiatiefRow.__tablename__:
        return ["id"]
    return [
        column.name
        for column in table.columns
        if column.name == "initiatief_id"
        or any(key.column.table.name == "initiatief" for key in column.foreign_keys)
    ]


def _remember_citaten(ended: Any, initiatief_id: int, last: date, session: Session) -> None:
    """Of which leave was taken back, or is over: a backup may have them with leave."""
    found = select(CitaatRow.key, ended).where(
        CitaatRow.initiatief_id == initiatief_id, col(ended) <= last
    )
    for key, day in session.exec(found).all():
        remember(Gone.CITAAT, initiatief_id, key, on=day, session=session)


def _parts() -> list[Any]:
    apart = (CitaatRow.__tablename__, ResponseRow.__tablename__)
    return [table for table, _, _ in marked_tables() if table.name not in apart]


def _erase_part(table: Any, initiatief_id: int, key: str, session: Session) -> None:
    connection = session.connection()
    if table.name == MetingRow.__tablename__:
        _erase_responses_of(initiatief_id, key, session)
    for name, column in HANGS_ON.get(table.name, ()):
        other = metadata().tables[name]
        here = other.c.initiatief_id == initiatief_id
        connection.execute(other.delete().where(here, other.c[column] == key))
    here = table.c.initiatief_id == initiatief_id
    connection.execute(table.delete().where(here, table.c.key == key))
    session.expire_all()


def _erase_responses_of(initiatief_id: int, meting: str, session: Session) -> None:
    some = select(ResponseRow.id).where(
        ResponseRow.initiatief_id == initiatief_id, ResponseRow.meting == meting
    )
    while ids := session.exec(some.limit(ROWS_AT_ONCE)).all():
        found = [one for one in ids if one is not None]
        erase_responses(initiatief_id, found, session=session)


def _delete(table: Any, *chosen: Any, session: Session) -> int:
    return int(session.connection().execute(delete(table).where(*chosen)).rowcount)
