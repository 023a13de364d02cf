"""Commands about the elements of a veranderverhaal."""

from dataclasses import replace

from sqlmodel import Session, col, func, select

from storage.asking import command
from storage.commands.shared import EditConflict, change, fill, id_of
from storage.queries import NotFound, next_position, to_element
from storage.tables import ElementRow, InitiatiefRow
from veranderverhaal.access import Right
from veranderverhaal.editing import check_element
from veranderverhaal.model import MAX_ELEMENTS, Element, Layer, new_key
from veranderverhaal.text import NotAccepted

FIELDS = ("layer", "title", "explanation", "level", "influence", "signs")


@command(Right.EDIT)
def add_element(slug: str, element: Element, *, session: Session) -> Element:
    """Add an element at the end of its layer, under a key of its own when it has none.

    Raises NotAccepted when it cannot be kept or the story is full, NotFound.
    """
    checked = check_element(replace(element, key=element.key or new_key(), revision=1))
    row = change(slug, session=session)
    _check_room(row, session)
    place = next_position(ElementRow, row, session)
    kept = ElementRow(
        initiatief_id=id_of(row),
        key=checked.key,
        layer=checked.layer,
        title=checked.title,
        position=place,
    )
    fill(kept, checked, FIELDS)
    session.add(kept)
    session.flush()
    return checked


@command(Right.EDIT)
def save_element(slug: str, element: Element, *, session: Session) -> Element:
    """Save an element's texts and choices; another layer puts it at the end of that layer.

    Raises NotAccepted, NotFound, or EditConflict when `revision` is no longer the newest.
    """
    checked = check_element(element)
    row = change(slug, session=session)
    kept = _find(row, checked.key, session)
    if kept.revision != checked.revision:
        raise EditConflict(to_element(kept))
    if kept.layer != checked.layer:
        kept.position = next_position(ElementRow, row, session)
    fill(kept, checked, FIELDS)
    kept.revision += 1
    session.add(kept)
    return replace(checked, revision=kept.revision)


@command(Right.EDIT)
def save_signs(slug: str, key: str, signs: str, *, seen: str, session: Session) -> None:
    """Save only by what an effect is noticed; `seen` was on the screen before typing.

    Raises NotAccepted, NotFound, or EditConflict when another text was saved meanwhile.
    """
    row = change(slug, session=session)
    kept = _find(row, key, session)
    checked = check_element(replace(to_element(kept), signs=signs))
    if kept.signs not in (seen, checked.signs):
        raise EditConflict(to_element(kept))
    if kept.signs != checked.signs:
        kept.signs = checked.signs
        kept.revision += 1
        session.add(kept)


@command(Right.EDIT)
def move_element(slug: str, key: str, layer: Layer, place: int, *, session: Session) -> None:
    """Put an element at `place` (from 0) of a layer, its own or another. Raises NotFound.

    Its verbanden that no longer fit sleep until it comes back.
    """
    row = change(slug, session=session)
    moved = _find(row, key, session)
    others = [one for one in _layer(row, layer, session) if one.key != key]
    if moved.layer != layer:
        moved.layer = layer
        moved.revision += 1
    ordered = [*others[: max(place, 0)], moved, *others[max(place, 0) :]]
    first = min((one.position for one in ordered), default=1)
    for offset, one in enumerate(ordered):
        one.position = first + offset
        session.add(one)


@command(Right.EDIT)
def remove_element(slug: str, key: str, *, session: Session) -> None:
    """Take an element away; its verbanden sleep until put_back_element. Raises NotFound."""
    row = change(slug, session=session)
    kept = _find(row, key, session)
    kept.removed = True
    session.add(kept)


@command(Right.EDIT)
def put_back_element(slug: str, key: str, *, session: Session) -> None:
    """Undo remove_element: the element returns to its place, with its verbanden.

    Raises NotAccepted when the story is full by now, NotFound.
    """
    row = change(slug, session=session)
    kept = session.get(ElementRow, (id_of(row), key))
    if kept is None:
        raise NotFound(key)
    if kept.removed:
        _check_room(row, session)
    kept.removed = False
    session.add(kept)


def _find(row: InitiatiefRow, key: str, session: Session) -> ElementRow:
    kept = session.get(ElementRow, (id_of(row), key))
    if kept is None or kept.removed:
        raise NotFound(key)
    return kept


def _layer(row: InitiatiefRow, layer: Layer, session: Session) -> list[ElementRow]:
    question = select(ElementRow).where(
        ElementRow.initiatief_id == row.id,
        ElementRow.layer == layer,
        col(ElementRow.removed).is_(False),
    )
    ordered = question.order_by(col(ElementRow.position), col(ElementRow.key))
    return list(session.exec(ordered).all())


def _check_room(row: InitiatiefRow, session: Session) -> None:
    present = select(func.count()).where(
        ElementRow.initiatief_id == row.id, col(ElementRow.removed).is_(False)
    )
    if session.exec(present).one() >= MAX_ELEMENTS:
        raise NotAccepted("title", f"Er staan al {MAX_ELEMENTS} kaartjes in dit verhaal.")
