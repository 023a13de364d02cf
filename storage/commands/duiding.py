"""Commands about bijeenkomsten, what was said there, and afspraken."""

from dataclasses import replace

from sqlmodel import Session

from storage.asking import command
from storage.commands.kept_parts import add_part, put_back_part, remove_part, save_part
from storage.commands.parts import find_part
from storage.commands.shared import EditConflict, change, id_of
from storage.duiding_queries import (
    AFSPRAKEN,
    BIJEENKOMSTEN,
    EXPLANATIONS,
    to_duiding,
)
from storage.duiding_tables import BijeenkomstRow, DuidingRow
from storage.part_kinds import fill_row
from veranderverhaal.access import Right
from veranderverhaal.afspraak import Afspraak
from veranderverhaal.bijeenkomst import Bijeenkomst
from veranderverhaal.duiding import Duiding, check_duiding


@command(Right.EDIT)
def add_bijeenkomst(slug: str, bijeenkomst: Bijeenkomst, *, session: Session) -> Bijeenkomst:
    """Add a bijeenkomst. Raises NotAccepted, NotFound."""
    return add_part(BIJEENKOMSTEN, slug, bijeenkomst, session=session)


@command(Right.EDIT)
def save_bijeenkomst(slug: str, bijeenkomst: Bijeenkomst, *, session: Session) -> Bijeenkomst:
    """Save a bijeenkomst. Raises NotAccepted, NotFound, EditConflict."""
    return save_part(BIJEENKOMSTEN, slug, bijeenkomst, session=session)


@command(Right.EDIT)
def remove_bijeenkomst(slug: str, key: str, *, session: Session) -> None:
    """Take a bijeenkomst away; put_back_bijeenkomst undoes it. Raises NotFound."""
    remove_part(BIJEENKOMSTEN, slug, key, session=session)


@command(Right.EDIT)
def put_back_bijeenkomst(slug: str, key: str, *, session: Session) -> None:
    """Undo remove_bijeenkomst. Raises NotAccepted when there is no room by now, NotFound."""
    put_back_part(BIJEENKOMSTEN, slug, key, session=session)


@command(Right.EDIT)
def save_duiding(slug: str, duiding: Duiding, *, session: Session) -> Duiding:
    """Keep what was said about a topic, by all or by one party; also the first time.

    Raises NotAccepted, NotFound when the bijeenkomst is gone, or EditConflict when `revision` is
    no longer the newest. The revision rises, also the first time.
    """
    checked = check_duiding(duiding)
    row = change(slug, session=session)
    find_part(BijeenkomstRow, row, checked.bijeenkomst, session)
    party = checked.party.value if checked.party else ""
    names = (id_of(row), checked.bijeenkomst, checked.topic, party)
    kept = session.get(DuidingRow, names, with_for_update=True)
    if checked.revision != (kept.revision if kept else Duiding("", "").revision):
        raise EditConflict(to_duiding(kept) if kept else replace(checked, revision=1))
    saved = replace(checked, revision=checked.revision + 1)
    write_duiding(id_of(row), saved, kept, session=session)
    return saved


def write_duiding(
    initiatief_id: int, duiding: Duiding, kept: DuidingRow | None = None, *, session: Session
) -> DuidingRow:
    """Keep a checked duiding, in the row that is there or a new one; all together is no party."""
    party = duiding.party.value if duiding.party else ""
    row = kept or DuidingRow(
        initiatief_id=initiatief_id,
        bijeenkomst=duiding.bijeenkomst,
        topic=duiding.topic,
        party=party,
    )
    fill_row(row, duiding, EXPLANATIONS)
    row.party = party
    session.add(row)
    session.flush()
    return row


@command(Right.EDIT)
def add_afspraak(slug: str, afspraak: Afspraak, *, session: Session) -> Afspraak:
    """Add an afspraak. Raises NotAccepted, NotFound."""
    return add_part(AFSPRAKEN, slug, afspraak, session=session)


@command(Right.EDIT)
def save_afspraak(slug: str, afspraak: Afspraak, *, session: Session) -> Afspraak:
    """Save an afspraak, or what became of it. Raises NotAccepted, NotFound, EditConflict."""
    return save_part(AFSPRAKEN, slug, afspraak, session=session)


@command(Right.EDIT)
def remove_afspraak(slug: str, key: str, *, session: Session) -> None:
    """Take an afspraak away; put_back_afspraak undoes it. Raises NotFound."""
    remove_part(AFSPRAKEN, slug, key, session=session)


@command(Right.EDIT)
def put_back_afspraak(slug: str, key: str, *, session: Session) -> None:
    """Undo remove_afspraak. Raises NotAccepted when there is no room by now, NotFound."""
    put_back_part(AFSPRAKEN, slug, key, session=session)
