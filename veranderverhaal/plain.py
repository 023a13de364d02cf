"""Frozen dataclasses to plain JSON values and back, where back trusts nothing."""

import json
import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Value = TypeVar("Value")

MAX_ITEMS = 20_000
MAX_CHARACTERS = 100_000
# Counters rise after reading: room is left below 2**31, the largest integer PostgreSQL keeps.
MAX_INTEGER = 10**9
MAX_DECIMAL_CHARACTERS = 24


class WrongShape(ValueError):
    """A value that does not fit its type. `where` is its place, as "elements.3.title"."""

    def __init__(self, where: str, expected: str) -> None:
        super().__init__(_showable(f"{where}: {expected}"))
        self.where = _showable(where)
        self.expected = _showable(expected)


def to_plain(value: Any) -> Any:
    """A dataclass, tuple, date, decimal or enum as the value that JSON knows."""
    if isinstance(value, tuple):
        return [to_plain(part) for part in value]
    if isinstance(value, Mapping):
        return {name: to_plain(part) for name, part in value.items()}
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    if is_dataclass(value):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    return value


def from_plain(kind: type[Value], value: object, where: str) -> Value:
    """The dataclass that `value` describes. Fields with a default may be left out.

    Raises WrongShape at the first value of a wrong type, unknown field or missing field.
    """
    if not isinstance(value, Mapping):
        raise WrongShape(where, "hier hoort een groep gegevens")
    hints = _hints(kind)  # type: ignore[arg-type]
    known = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
    for name in value:
        if name not in known:
            raise WrongShape(f"{where}.{name}"[:120], "dit gegeven is onbekend")
    found = {}
    for name, field in known.items():
        if name in value:
            found[name] = _read(hints[name], value[name], f"{where}.{name}")
        elif field.default is MISSING and field.default_factory is MISSING:
            raise WrongShape(f"{where}.{name}", "dit gegeven ontbreekt")
    return kind(**found)


def to_compact(value: Any) -> str:
    """A dataclass, or a tuple of them, as JSON text without spaces: as storage keeps it."""
    return json.dumps(to_plain(value), ensure_ascii=False, separators=(",", ":"))


def from_compact(kind: type[Value], text: str) -> Value:
    """The dataclass that to_compact wrote. Raises WrongShape otherwise."""
    return from_plain(kind, json.loads(text), kind.__name__)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _showable(text: str) -> str:
    """The text without what a screen cannot show: it may come from the file."""
    return "".join(character if character.isprintable() else "�" for character in text)


def _read(hint: Any, value: object, where: str) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        options = [option for option in get_args(hint) if option is not type(None)]
        return None if value is None else _read(options[0], value, where)
    if get_origin(hint) is tuple:
        return _read_tuple(get_args(hint)[0], value, where)
    if get_origin(hint) is Mapping:
        return _read_mapping(get_args(hint)[1], value, where)
    if is_dataclass(hint):
        return from_plain(hint, value, where)  # type: ignore[arg-type]
    return _read_scalar(hint, value, where)


def _read_tuple(hint: Any, value: object, where: str) -> tuple[Any, ...]:
    if not isinstance(value, list) or len(value) > MAX_ITEMS:
        raise WrongShape(where, "hier hoort een lijst")
    return tuple(_read(hint, part, f"{where}.{place}") for place, part in enumerate(value, 1))


def _read_mapping(hint: Any, value: object, where: str) -> dict[str, Any]:
    if not isinstance(value, Mapping) or len(value) > MAX_ITEMS:
        raise WrongShape(where, "hier hoort een groep gegevens")
    return {
        _read(str, name, where): _read(hint, part, f"{where}.{name}"[:120])
        for name, part in value.items()
    }


def _read_scalar(hint: type, value: object, where: str) -> Any:
    if hint is bool and isinstance(value, bool):
        return value
    if hint is int and isinstance(value, int) and not isinstance(value, bool):
        if 0 <= value <= MAX_INTEGER:
            return value
    elif isinstance(value, str) and len(value) <= MAX_CHARACTERS:
        try:
            return _read_text(hint, value)
        except (ValueError, InvalidOperation) as error:
            raise WrongShape(where, f"‘{value[:40]}’ past hier niet") from error
    raise WrongShape(where, "dit gegeven heeft de verkeerde soort")


def _read_text(hint: type, text: str) -> Any:
    if hint is str:
        text.encode("utf-8")  # a lone surrogate cannot be kept anywhere
        return text
    if hint is date:
        return date.fromisoformat(text)
    if hint is Decimal:
        number = Decimal(text) if len(text) <= MAX_DECIMAL_CHARACTERS else Decimal("NaN")
        if not number.is_finite() or abs(number.adjusted()) > MAX_DECIMAL_CHARACTERS:
            raise ValueError(text)
        if len(f"{number:f}") > MAX_DECIMAL_CHARACTERS:  # "1E-20" grows when it is written again
            raise ValueError(text)
        return number
    if issubclass(hint, StrEnum):
        return hint(text)
    raise ValueError(hint)
