"""Parts of an initiatief whose table has a column for each field, read and written in one way."""

import json
from collections.abc import Callable
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any, Generic, Protocol, TypeVar

from sqlmodel import Session, col, select

from storage.finding import find_row
from storage.tables import InitiatiefRow
from veranderverhaal.plain import from_plain, to_plain


class Keyed(Protocol):
    """A value with a key and a revision."""

    @property
    def key(self) -> str: ...
    @property
    def revision(self) -> int: ...


Part = TypeVar("Part", bound=Keyed)


@dataclass(frozen=True)
class PartKind(Generic[Part]):
    """One kind of part. `packed` are the fields that are kept as JSON text.

    There are at most `limit` of them in an initiatief; `label` is what they are called, in Dutch,
    and `field` where it is said that there is no room.
    """

    table: Any
    value: type[Part]
    check: Callable[[Part], Part]
    limit: int
    field: str
    label: str
    packed: tuple[str, ...] = ()


def list_of(kind: PartKind[Part], slug: str, *, session: Session) -> list[Part]:
    """The parts of this kind in their order. Raises NotFound."""
    row = find_row(slug, session=session)
    return [to_part(kind, one) for one in rows_of(kind, row, session=session)]


def rows_of(kind: PartKind[Part], row: InitiatiefRow, *, session: Session) -> list[Any]:
    """The rows of the parts that are there, in their order."""
    table = kind.table
    chosen = select(table).where(table.initiatief_id == row.id, col(table.removed).is_(False))
    return list(session.exec(chosen.order_by(col(table.position), col(table.key))))


def to_part(kind: PartKind[Part], row: Any) -> Part:
    """A part from its row."""
    part: Part = to_value(kind.value, row, kind.packed)
    return part


def to_value(value: type[Any], row: Any, packed: tuple[str, ...] = ()) -> Any:
    """The dataclass whose fields are columns of this row; those that are `packed` as JSON text."""
    plain = {}
    for field in fields(value):
        kept = getattr(row, field.name)
        is_packed = field.name in packed and kept is not None
        plain[field.name] = json.loads(kept) if is_packed else to_plain(kept)
    return from_plain(value, plain, str(row.__tablename__))


def fill_row(row: Any, value: Any, packed: tuple[str, ...] = ()) -> None:
    """Copy every field of a checked value to its row, a key never."""
    for field in fields(value):
        if field.name != "key":
            setattr(row, field.name, _as_kept(getattr(value, field.name), field.name in packed))


def _as_kept(value: Any, is_packed: bool) -> Any:
    if is_packed and value is not None:
        return json.dumps(to_plain(value), ensure_ascii=False, separators=(",", ":"))
    if isinstance(value, Decimal):
        return to_plain(value)  # as text: exactly what was typed
    return getattr(value, "value", value)  # an enum becomes its stable key
