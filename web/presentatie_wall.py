"""What hangs on a question screen, laid out before it is drawn: nothing falls off, nothing shrinks
below what a room can read. What does not fit is counted.

Lengths are those of the beamer: a pixel at 1280 × 720.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from web.presentatie_words import cards_text, groups_text

SMALLEST = 28
LINE = 1.2  # of the size of its letters
PADDING = 36  # of a box, with the gap beneath it
MOST_TRIED = 40  # boxes: more never fit
BETWEEN = 8  # cards in one group
DOTS_ROOM = 84
MARK_ROOM = 104  # for a clock or a sign before the words
NARROW, WIDE = 0.32, 0.95  # of a letter, in its size
NARROW_LETTERS = frozenset("iljtfr.,:;!'|() ")
WIDE_LETTERS = frozenset("mwMW@%&—…")
# Letter size; how many lines a card gets; how many cards a group shows; lines of its title.
LEVELS = (
    (40, 99, 99, 99),
    (34, 99, 99, 99),
    (SMALLEST, 99, 99, 99),
    (SMALLEST, 4, 99, 99),
    (SMALLEST, 2, 99, 99),
    (SMALLEST, 2, 4, 2),
    (SMALLEST, 2, 2, 2),
    (SMALLEST, 2, 1, 2),
    (SMALLEST, 2, 0, 1),
)


@dataclass(frozen=True)
class Box:
    """A group with its cards, or one card that stands alone: then its words are the title."""

    title: str
    cards: tuple[str, ...] = ()
    mark: str = ""
    dots: int = 0
    is_group: bool = False
    more: int = 0  # cards of it that are not shown; without any cards their number


@dataclass(frozen=True)
class Room:
    """The place there is: so many columns of this width and height."""

    columns: int
    width: int
    height: int


@dataclass(frozen=True)
class Wall:
    """Boxes in columns, in letters of this size; so many groups and cards found no place."""

    columns: tuple[tuple[Box, ...], ...]
    size: int = SMALLEST
    more_groups: int = 0
    more_cards: int = 0

    @property
    def more(self) -> str:
        """What found no place, in words."""
        told = [
            say(number)
            for number, say in (
                (self.more_groups, groups_text),
                (self.more_cards, cards_text),
            )
            if number
        ]
        return f"+ nog {' en '.join(told)}" if told else ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing hangs there."""
        return not any(self.columns)


def hang(boxes: Sequence[Box], room: Room) -> Wall:
    """The boxes as large as they fit; at the smallest size as many as fit."""
    tried, rest = boxes[:MOST_TRIED], boxes[MOST_TRIED:]
    for size, lines, cards, title_lines in LEVELS:
        fitted = [_cut(box, room, size, lines, cards, title_lines) for box in tried]
        wall = _pack(fitted, room, size)
        if sum(map(len, wall.columns)) == len(boxes):
            return wall
    return _left_over(wall, rest)


def _left_over(wall: Wall, rest: Sequence[Box]) -> Wall:
    groups = sum(one.is_group for one in rest)
    return replace(
        wall,
        more_groups=wall.more_groups + groups,
        more_cards=wall.more_cards + len(rest) - groups,
    )


def _cut(box: Box, room: Room, size: int, lines: int, cards: int, title_lines: int) -> Box:
    most = min(cards, MOST_TRIED)
    shown = tuple(cut(one, room.width, size, lines) for one in box.cards[:most])
    title_room = _title_room(box, room)
    return replace(
        box,
        title=cut(box.title, title_room, size, title_lines if box.is_group else lines),
        cards=shown,
        more=box.more + len(box.cards) - len(shown),
    )


def _pack(boxes: Iterable[Box], room: Room, size: int) -> Wall:
    """Each box in the column that has most room."""
    columns: list[list[Box]] = [[] for _ in range(room.columns)]
    used, rest = [0.0] * room.columns, []
    for box in boxes:
        at = used.index(min(used))
        height = _height(box, room, size)
        if used[at] + height > room.height:
            rest.append(box)
            continue
        columns[at].append(box)
        used[at] += height
    return _left_over(Wall(tuple(map(tuple, columns)), size), rest)


def _height(box: Box, room: Room, size: int) -> float:
    title = len(wrap(box.title, _title_room(box, room), size))
    inside = sum(len(wrap(one, room.width, size)) for one in box.cards)
    lines = title + inside + (1 if box.more and box.cards else 0)
    return lines * size * LINE + len(box.cards) * BETWEEN + PADDING


def _title_room(box: Box, room: Room) -> int:
    beside = box.dots or (box.more and not box.cards)
    return room.width - (DOTS_ROOM if beside else 0) - (MARK_ROOM if box.mark else 0)


def cut(text: str, width: int, size: int, lines: int) -> str:
    """The words that fit on so many lines."""
    found = wrap(text, width, size)
    if len(found) <= lines:
        return text
    kept = _beginning(text, sum(len(one.replace(" ", "")) for one in found[:lines]))
    while kept and len(wrap(f"{kept}…", width, size)) > lines:
        kept = kept.rpartition(" ")[0] or kept[:-1]
    return f"{kept}\u00a0…"


def _beginning(text: str, letters: int) -> str:
    """As much of a text as has so many letters, spaces not counted."""
    line = " ".join(text.split())
    for at, letter in enumerate(line):
        letters -= letter != " "
        if letters < 0:
            return line[:at].rstrip()
    return line


def wrap(text: str, width: int, size: int) -> list[str]:
    """The lines that a browser would make of it, rather too many than too few."""
    lines, used, room = [""], 0.0, width / size
    for word in text.split():
        for piece in _pieces(word, room):
            wide = width_of(piece)
            if lines[-1] and used + NARROW + wide > room:
                lines.append(piece)
                used = wide
            else:
                lines[-1] = f"{lines[-1]} {piece}".strip()
                used += NARROW + wide
    return lines


def _pieces(word: str, room: float) -> list[str]:
    """A word in parts that each fit on a line."""
    if width_of(word) <= room:
        return [word]
    parts, used = [""], 0.0
    for letter in word:
        if parts[-1] and used + width_of(letter) > room:
            parts.append("")
            used = 0.0
        parts[-1] += letter
        used += width_of(letter)
    return parts


@lru_cache(maxsize=20_000)
def width_of(text: str) -> float:
    """About how wide it is in letters of size 1, rather too wide."""
    return sum(map(_letter, text))


def _letter(letter: str) -> float:
    if letter in NARROW_LETTERS:
        return NARROW
    if letter in WIDE_LETTERS or ord(letter) > 0x2000:
        return WIDE
    return 0.66 if letter.isupper() else 0.53
