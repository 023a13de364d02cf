"""Everything of one bijeenkomst, read at one moment."""

from dataclasses import replace
from datetime import date

from sqlmodel import Session

from storage.asking import query
from storage.card_queries import load_board
from storage.duiding_queries import (
    list_afspraken,
    list_bijeenkomsten,
    list_duidingen,
    list_made_up,
)
from storage.duiding_tables import BijeenkomstRow
from storage.finding import NotFound, find_row
from storage.queries import load_listing, load_logo
from storage.tally_queries import load_counted
from veranderverhaal.access import Right
from veranderverhaal.afspraak import Afspraak
from veranderverhaal.bijeenkomst import Bijeenkomst
from veranderverhaal.bijeenkomst_material import BijeenkomstMaterial
from veranderverhaal.release import release
from veranderverhaal.uitkomst import Uitkomsten


@query(Right.SEE)
def load_bijeenkomst_material(
    slug: str, key: str, *, today: date, session: Session
) -> BijeenkomstMaterial:
    """All that is shown of a bijeenkomst on this day. Raises NotFound."""
    found = load_bijeenkomst_notes(slug, key, today=today, session=session)
    return replace(
        found,
        logo=load_logo(slug, session=session),
        uitkomsten=_uitkomsten(slug, found.bijeenkomst, session),
    )


@query(Right.SEE)
def load_bijeenkomst_notes(
    slug: str, key: str, *, today: date, session: Session
) -> BijeenkomstMaterial:
    """What was typed and handed in, without the uitkomsten it is about. Raises NotFound."""
    bijeenkomsten = list_bijeenkomsten(slug, session=session)
    found = next((one for one in bijeenkomsten if one.key == key), None)
    if found is None:
        raise NotFound(key)
    afspraken = list_afspraken(slug, session=session)
    duidingen = list_duidingen(slug, session=session)
    return BijeenkomstMaterial(
        initiatief=load_listing(slug, session=session).initiatief,
        bijeenkomst=found,
        today=today,
        duidingen=tuple(one for one in duidingen if one.bijeenkomst == key),
        afspraken=tuple(one for one in afspraken if one.bijeenkomst == key),
        before=_before(found, bijeenkomsten, afspraken),
        board=load_board(slug, key, session=session),
        made_up=list_made_up(slug, session=session),
    )


@query(Right.SEE)
def bijeenkomst_stamp(slug: str, key: str, *, session: Session) -> tuple[int, int]:
    """Changes whenever something of it may have changed: in the story, or among its cards.

    Raises NotFound.
    """
    row = find_row(slug, session=session)
    kept = session.get(BijeenkomstRow, (row.id, key))
    if kept is None or kept.removed:
        raise NotFound(key)
    return row.data_version, kept.board_version


def _uitkomsten(slug: str, bijeenkomst: Bijeenkomst, session: Session) -> dict[str, Uitkomsten]:
    """Of each meting that a topic is about what may be shown; one that is gone is left out."""
    shown = {}
    for meting in dict.fromkeys(one.meting for one in bijeenkomst.topics if one.meting):
        try:
            shown[meting] = release(*load_counted(slug, meting, session=session))
        except NotFound:
            continue
    return shown


def _before(
    bijeenkomst: Bijeenkomst, bijeenkomsten: list[Bijeenkomst], afspraken: list[Afspraak]
) -> tuple[Afspraak, ...]:
    """Those made earlier that are open, or settled since the bijeenkomst before this one."""
    held_on = bijeenkomst.held_on
    days = [
        one.held_on for one in bijeenkomsten if one.held_on and held_on and one.held_on < held_on
    ]
    since = max(days, default=None)
    return tuple(
        one
        for one in afspraken
        if one.bijeenkomst != bijeenkomst.key
        and not (one.made_on and held_on and one.made_on > held_on)
        and (one.is_open or (since and one.settled_on and one.settled_on >= since))
    )
