"""What a bundle carries of bijeenkomsten, other sources and learning."""

from typing import Any

from sqlmodel import Session, col, select

from storage.duiding_queries import (
    list_afspraken,
    list_bijeenkomsten,
    list_duidingen,
    list_interviews,
    list_lessons,
    list_milestones,
    list_source_cells,
    list_story_rounds,
)
from storage.duiding_tables import BijeenkomstRow, CardGroupRow, PhotoRow
from storage.finding import find_row
from storage.kept_showing import carried_citaten
from storage.part_kinds import to_value
from storage.tables import InitiatiefRow
from veranderverhaal.bundle import CarriedGroup
from veranderverhaal.card import CardGroup
from veranderverhaal.story_round import only_stories


def talking_of(slug: str, *, session: Session) -> dict[str, Any]:
    """The fields of a Bundle about duiding: nothing that was removed. Raises NotFound."""
    row = find_row(slug, session=session)
    citaten = carried_citaten(slug, session=session)
    stories = {one.key for one in citaten}
    rounds = list_story_rounds(slug, session=session)
    return {
        "bijeenkomsten": tuple(list_bijeenkomsten(slug, session=session)),
        "duidingen": tuple(list_duidingen(slug, session=session)),
        "card_groups": _groups(row, session),
        "afspraken": tuple(list_afspraken(slug, session=session)),
        "interviews": tuple(list_interviews(slug, session=session)),
        "story_rounds": tuple(only_stories(one, stories) for one in rounds),
        "source_cells": tuple(list_source_cells(slug, session=session)),
        "lessons": tuple(list_lessons(slug, session=session)),
        "milestones": tuple(list_milestones(slug, session=session)),
        "photos": _photos(row, {one.photo for one in citaten}, session),
    }


def _groups(row: InitiatiefRow, session: Session) -> tuple[CarriedGroup, ...]:
    """The groups of bijeenkomsten that are there, with the numbers they were closed with."""
    present = select(BijeenkomstRow.key).where(
        BijeenkomstRow.initiatief_id == row.id, col(BijeenkomstRow.removed).is_(False)
    )
    chosen = select(CardGroupRow).where(
        CardGroupRow.initiatief_id == row.id, col(CardGroupRow.bijeenkomst).in_(present)
    )
    ordered = chosen.order_by(col(CardGroupRow.position), col(CardGroupRow.key))
    return tuple(
        CarriedGroup(one.bijeenkomst, to_value(CardGroup, one)) for one in session.exec(ordered)
    )


def _photos(row: InitiatiefRow, used: set[str], session: Session) -> dict[str, bytes]:
    """The photos of the citaten that go along."""
    chosen = select(PhotoRow).where(PhotoRow.initiatief_id == row.id, col(PhotoRow.key).in_(used))
    return {one.key: one.content for one in session.exec(chosen.order_by(col(PhotoRow.key)))}
