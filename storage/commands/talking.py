"""Keeping what a bundle carries of bijeenkomsten, other sources and learning."""

from sqlmodel import Session

from storage.commands.duiding import write_duiding
from storage.commands.kept_parts import write_part
from storage.commands.shared import id_of
from storage.duiding_queries import (
    AFSPRAKEN,
    BIJEENKOMSTEN,
    INTERVIEWS,
    LESSONS,
    MILESTONES,
    STORY_ROUNDS,
)
from storage.duiding_tables import CardGroupRow, PhotoRow, SourceCellRow
from storage.part_kinds import fill_row
from storage.tables import InitiatiefRow
from veranderverhaal.bundle import Bundle


def write_talking(row: InitiatiefRow, bundle: Bundle, *, session: Session) -> None:
    """Keep what a checked bundle carries about duiding, and its photos."""
    for kind, parts in (
        (BIJEENKOMSTEN, bundle.bijeenkomsten),
        (AFSPRAKEN, bundle.afspraken),
        (INTERVIEWS, bundle.interviews),
        (STORY_ROUNDS, bundle.story_rounds),
        (LESSONS, bundle.lessons),
        (MILESTONES, bundle.milestones),
    ):
        for place, part in enumerate(parts, 1):
            write_part(kind, row, part, place, session=session)
    number = id_of(row)
    for one in bundle.duidingen:
        write_duiding(number, one, session=session)
    for cell in bundle.source_cells:
        written = SourceCellRow(initiatief_id=number, effect="", source="")
        fill_row(written, cell)
        session.add(written)
    for place, carried in enumerate(bundle.card_groups, 1):
        group = CardGroupRow(
            initiatief_id=number,
            key=carried.group.key,
            bijeenkomst=carried.bijeenkomst,
            position=place,
            topic="",
            question="",
            title="",
        )
        fill_row(group, carried.group)
        session.add(group)
    for key, content in bundle.photos.items():
        session.add(PhotoRow(initiatief_id=number, key=key, content=content))
