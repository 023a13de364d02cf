"""Commands about indicatoren."""

from dataclasses import replace

from sqlmodel import Session

from storage.asking import command
from storage.commands.parts import check_room, find_part, find_removed_part, list_parts
from storage.commands.shared import EditConflict, change, fill, id_of
from storage.finding import next_position
from storage.meting_rows import to_indicator
from storage.meting_tables import IndicatorRow
from storage.tables import InitiatiefRow
from veranderverhaal.access import Right
from veranderverhaal.indicator import Indicator
from veranderverhaal.meten_editing import MAX_INDICATOREN, check_core, check_indicator
from veranderverhaal.model import new_key
from veranderverhaal.plain import to_compact

FIELDS = ("kind", "title", "effect", "feit", "telling", "core", "revision")


@command(Right.EDIT)
def add_indicator(slug: str, indicator: Indicator, *, session: Session) -> Indicator:
    """Add an indicator at the end, under a key of its own when it has none.

    Raises NotAccepted when it cannot be kept or there are too many kernvragen, NotFound.
    """
    checked = check_indicator(replace(indicator, key=indicator.key or new_key(), revision=1))
    row = change(slug, session=session)
    _check_room(row, session)
    _check_core(row, checked, session)
    write_indicator(row, checked, next_position(IndicatorRow, row, session), session=session)
    return checked


@command(Right.EDIT)
def save_indicator(slug: str, indicator: Indicator, *, session: Session) -> Indicator:
    """Save an indicator. Raises NotAccepted, NotFound, or EditConflict on an older `revision`."""
    checked = check_indicator(indicator)
    row = change(slug, session=session)
    kept = find_part(IndicatorRow, row, checked.key, session)
    if kept.revision != checked.revision:
        raise EditConflict(to_indicator(kept))
    _check_core(row, checked, session)
    saved = replace(checked, revision=kept.revision + 1)
    _fill(kept, saved)
    session.add(kept)
    return saved


@command(Right.EDIT)
def remove_indicator(slug: str, key: str, *, session: Session) -> None:
    """Take an indicator away; put_back_indicator undoes it. Raises NotFound."""
    kept = find_part(IndicatorRow, change(slug, session=session), key, session)
    kept.removed = True
    session.add(kept)


@command(Right.EDIT)
def put_back_indicator(slug: str, key: str, *, session: Session) -> None:
    """Undo remove_indicator. Raises NotAccepted when there is no room by now, NotFound."""
    row = change(slug, session=session)
    kept = find_removed_part(IndicatorRow, row, key, session)
    if kept.removed:
        _check_room(row, session)
        _check_core(row, to_indicator(kept), session)
    kept.removed = False
    session.add(kept)


def write_indicator(
    row: InitiatiefRow, indicator: Indicator, position: int, *, session: Session
) -> None:
    """Keep a checked indicator at this place."""
    kept = IndicatorRow(
        initiatief_id=id_of(row),
        key=indicator.key,
        position=position,
        kind=indicator.kind,
        title=indicator.title,
    )
    _fill(kept, indicator)
    session.add(kept)
    session.flush()


def _fill(kept: IndicatorRow, indicator: Indicator) -> None:
    fill(kept, indicator, FIELDS)
    kept.questions = to_compact(indicator.questions)


def _check_room(row: InitiatiefRow, session: Session) -> None:
    check_room(
        IndicatorRow, row, session, limit=MAX_INDICATOREN, field="title", label="indicatoren"
    )


def _check_core(row: InitiatiefRow, wanted: Indicator, session: Session) -> None:
    """An indicator that is no kernvraag is never refused for the others."""
    if wanted.core:
        others = [one for one in list_parts(IndicatorRow, row, session) if one.key != wanted.key]
        check_core([*(to_indicator(one) for one in others), wanted])
