"""Making the kept story equal to a given one, for an import and for an old version put back."""

from collections.abc import Iterable
from typing import TypeVar

from sqlmodel import Session, select

from storage.commands.elements import FIELDS as ELEMENT_FIELDS
from storage.commands.feiten import fill_feit
from storage.commands.shared import fill, id_of
from storage.commands.verbanden import FIELDS as VERBAND_FIELDS
from storage.tables import ElementRow, FeitRow, InitiatiefRow, VerbandRow
from veranderverhaal.model import Element, Feit, Veranderverhaal, Verband

Row = TypeVar("Row", ElementRow, FeitRow, VerbandRow)


def write_veranderverhaal(
    row: InitiatiefRow, veranderverhaal: Veranderverhaal, *, session: Session
) -> None:
    """Give `row` exactly this story. What it had more is removed; what it had too is newer now."""
    row.aanleiding = veranderverhaal.aanleiding
    row.goal = veranderverhaal.goal
    row.no_neveneffecten = veranderverhaal.no_neveneffecten
    row.story_revision = max(row.story_revision + 1, veranderverhaal.revision)
    session.add(row)
    _write_elements(row, veranderverhaal.elements, session)
    _write_verbanden(row, veranderverhaal.verbanden, session)
    _write_feiten(row, veranderverhaal.feiten, session)
    session.flush()


def _write_elements(row: InitiatiefRow, elements: Iterable[Element], session: Session) -> None:
    present = {one.key: one for one in _all(ElementRow, row, session)}
    for one in present.values():
        one.removed = True
    for position, element in enumerate(elements, 1):
        kept = present.get(element.key) or ElementRow(
            initiatief_id=id_of(row), key=element.key, layer="", title="", position=0, revision=0
        )
        fill(kept, element, ELEMENT_FIELDS)
        kept.position, kept.removed = position, False
        kept.revision = max(kept.revision + 1, element.revision)
        session.add(kept)


def _write_verbanden(row: InitiatiefRow, verbanden: Iterable[Verband], session: Session) -> None:
    present = {(one.source, one.target): one for one in _all(VerbandRow, row, session)}
    for verband in verbanden:
        kept = present.pop((verband.source, verband.target), None) or VerbandRow(
            initiatief_id=id_of(row), source=verband.source, target=verband.target, revision=0
        )
        fill(kept, verband, VERBAND_FIELDS)
        kept.revision = max(kept.revision + 1, verband.revision)
        session.add(kept)
    for left_over in present.values():
        session.delete(left_over)


def _write_feiten(row: InitiatiefRow, feiten: Iterable[Feit], session: Session) -> None:
    present = {one.key: one for one in _all(FeitRow, row, session)}
    for one in present.values():
        one.removed = True
    for position, feit in enumerate(feiten, 1):
        kept = present.get(feit.key) or FeitRow(
            initiatief_id=id_of(row), key=feit.key, label="", precision="", position=0, revision=0
        )
        fill_feit(kept, feit)
        kept.position, kept.removed = position, False
        kept.revision = max(kept.revision + 1, feit.revision)
        session.add(kept)


def _all(table: type[Row], row: InitiatiefRow, session: Session) -> list[Row]:
    return list(session.exec(select(table).where(table.initiatief_id == row.id)).all())
