"""Commands about feiten en cijfers."""

from dataclasses import replace

from sqlmodel import Session, col, select

from storage.asking import command
from storage.commands.shared import EditConflict, change, fill, id_of
from storage.queries import NotFound, next_position, to_feit
from storage.tables import FeitRow, InitiatiefRow
from veranderverhaal.access import Right
from veranderverhaal.editing import check_feit
from veranderverhaal.model import MAX_FEITEN, Feit, new_key
from veranderverhaal.text import NotAccepted

FIELDS = ("label", "precision", "words", "unit", "period", "source", "counted_on", "icon")


@command(Right.EDIT)
def add_feit(slug: str, feit: Feit, *, session: Session) -> Feit:
    """Add a feit at the end. Raises NotAccepted when it cannot be kept, NotFound."""
    checked = check_feit(replace(feit, key=feit.key or new_key(), revision=1))
    row = change(slug, session=session)
    _check_room(row, session)
    kept = FeitRow(
        initiatief_id=id_of(row),
        key=checked.key,
        label=checked.label,
        precision=checked.precision,
        position=next_position(FeitRow, row, session),
    )
    fill_feit(kept, checked)
    session.add(kept)
    session.flush()
    return checked


@command(Right.EDIT)
def save_feit(slug: str, feit: Feit, *, session: Session) -> Feit:
    """Save a feit. Raises NotAccepted, NotFound, or EditConflict on an older `revision`."""
    checked = check_feit(feit)
    kept = _find(change(slug, session=session), checked.key, session)
    if kept.revision != checked.revision:
        raise EditConflict(to_feit(kept))
    fill_feit(kept, checked)
    kept.revision += 1
    session.add(kept)
    return replace(checked, revision=kept.revision)


@command(Right.EDIT)
def move_feit(slug: str, key: str, place: int, *, session: Session) -> None:
    """Put a feit at `place` (from 0). Raises NotFound."""
    row = change(slug, session=session)
    moved = _find(row, key, session)
    others = [one for one in _present(row, session) if one.key != key]
    ordered = [*others[: max(place, 0)], moved, *others[max(place, 0) :]]
    for position, one in enumerate(ordered, 1):
        one.position = position
        session.add(one)


@command(Right.EDIT)
def remove_feit(slug: str, key: str, *, session: Session) -> None:
    """Take a feit away; put_back_feit undoes it. Raises NotFound."""
    kept = _find(change(slug, session=session), key, session)
    kept.removed = True
    session.add(kept)


@command(Right.EDIT)
def put_back_feit(slug: str, key: str, *, session: Session) -> None:
    """Undo remove_feit. Raises NotAccepted when the story is full by now, NotFound."""
    row = change(slug, session=session)
    kept = session.get(FeitRow, (id_of(row), key))
    if kept is None:
        raise NotFound(key)
    if kept.removed:
        _check_room(row, session)
    kept.removed = False
    session.add(kept)


def fill_feit(kept: FeitRow, feit: Feit) -> None:
    """Copy a feit to its row, numbers as text."""
    fill(kept, feit, FIELDS)
    kept.low = None if feit.low is None else f"{feit.low:f}"
    kept.high = None if feit.high is None else f"{feit.high:f}"


def _check_room(row: InitiatiefRow, session: Session) -> None:
    if len(_present(row, session)) >= MAX_FEITEN:
        raise NotAccepted("label", f"Er staan al {MAX_FEITEN} feiten in dit verhaal.")


def _find(row: InitiatiefRow, key: str, session: Session) -> FeitRow:
    kept = session.get(FeitRow, (id_of(row), key))
    if kept is None or kept.removed:
        raise NotFound(key)
    return kept


def _present(row: InitiatiefRow, session: Session) -> list[FeitRow]:
    question = select(FeitRow).where(
        FeitRow.initiatief_id == row.id, col(FeitRow.removed).is_(False)
    )
    return list(session.exec(question.order_by(col(FeitRow.position), col(FeitRow.key))).all())
