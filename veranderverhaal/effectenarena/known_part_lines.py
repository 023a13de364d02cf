"""The parts of a known total as a table of text: a line for each name, as pasted from a sheet.

"Gezondheid; 4.500; 1.000; 1.500; ; " is 4,500 over the whole horizon, and two periods.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from veranderverhaal.effectenarena.known_total import KnownPart, PartKind
from veranderverhaal.effectenarena.labels import INCASSEERDER_GROUP_LABELS, LEEFDOMEIN_LABELS
from veranderverhaal.numbers import format_number, parse_number
from veranderverhaal.text import NotAccepted, enumerate_dutch

WHOLE = "hele looptijd"
MOST_SHOWN = 40
LABELS: dict[PartKind, dict[str, str]] = {
    PartKind.LEEFDOMEIN: {one.value: label for one, label in LEEFDOMEIN_LABELS.items()},
    PartKind.INCASSEERDER: {one.value: label for one, label in INCASSEERDER_GROUP_LABELS.items()},
    PartKind.PLACE: {},
}
SEPARATORS = re.compile(r"[;\t]")
NOTHING = frozenset(["", "-", "–", "€"])


def period_names(first_year: int | None, horizon: int, period_years: int) -> tuple[str, ...]:
    """The periods of the horizon: "2021–2025", or "periode 1" when no year is known."""
    starts = range(0, horizon, max(period_years, 1))
    if first_year is None:
        return tuple(f"periode {number}" for number in range(1, len(starts) + 1))
    ends = (min(start + period_years, horizon) - 1 for start in starts)
    return tuple(
        f"{first_year + start}–{first_year + end}" if end > start else str(first_year + start)
        for start, end in zip(starts, ends, strict=True)
    )


def name_of_part(part: KnownPart) -> str:
    """What a part is called on a screen."""
    return LABELS[part.kind].get(part.name, part.name)


def show_parts(parts: Sequence[KnownPart], kind: PartKind, periods: int) -> str:
    """The parts of one kind as read_parts reads them."""
    own = [one for one in parts if one.kind is kind]
    return "\n".join(
        "; ".join(_cells([one for one in own if one.name == name], periods))
        for name in dict.fromkeys(one.name for one in own)
    )


def read_parts(text: str, kind: PartKind, periods: int) -> tuple[KnownPart, ...]:
    """The parts of one kind, a line for each name. Raises NotAccepted."""
    lines = [line for line in text.splitlines() if line.strip(" ;\t")]
    return tuple(part for line in lines for part in _read_line(line, kind, periods))


def _cells(parts: Sequence[KnownPart], periods: int) -> Iterator[str]:
    amounts = {one.period: format_number(one.amount) for one in parts}
    yield name_of_part(parts[0])
    last = max((one.period or 0 for one in parts), default=0)
    for period in (None, *range(1, max(periods, last) + 1)):
        if period is None or last:
            yield amounts.get(period, "")


def _read_line(line: str, kind: PartKind, periods: int) -> Iterator[KnownPart]:
    typed, *cells = [cell.strip() for cell in SEPARATORS.split(line)]
    name = _key_of(typed, kind)
    while cells and cells[-1] in NOTHING:
        cells.pop()
    if len(cells) > periods + 1:
        raise NotAccepted("parts", f"Bij ‘{_short(typed)}’ staan te veel bedragen.")
    if not cells:
        raise NotAccepted("parts", f"Bij ‘{_short(typed)}’ staat geen bedrag.")
    for place, cell in enumerate(cells):
        if cell not in NOTHING:
            yield KnownPart(kind, name, _amount(cell, typed), place or None)


def _key_of(typed: str, kind: PartKind) -> str:
    """The key of a name: a leefdomein and a group are known, a place is as it is typed."""
    known = LABELS[kind]
    if not known:
        return typed
    wanted = typed.casefold()
    found = next((key for key, label in known.items() if wanted in (key, label.casefold())), "")
    if not found:
        named = enumerate_dutch(list(known.values()))
        raise NotAccepted("parts", f"‘{_short(typed)}’ kennen we niet. Kies uit: {named}.")
    return found


def _amount(cell: str, typed: str) -> Decimal:
    try:
        return parse_number(cell.replace("−", "-").replace("- ", "-"))
    except ValueError:
        told = f"Bij ‘{_short(typed)}’ is ‘{_short(cell)}’ geen bedrag. Schrijf het zo: 1.250."
        raise NotAccepted("parts", told) from None


def _short(text: str) -> str:
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"
