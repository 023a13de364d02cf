"""The four layers on a slide: how many cards, in which rows, at what size. Nothing is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass

from presentation.shape_slide_parts import Place
from presentation.shape_slide_text import height_of, plain_line, width_of

SIZES = (17.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0)
CAPS = (12, 10, 8, 7, 6, 5, 4, 3, 2, 1)
MOST_ROWS = 3
CARD_GAP = 7.0
BAND_GAP = 8.0
PAD = 7.0
INSET = 7.0  # of the text in a card, left and right
AIR = 9.0  # above and below the text in a card, together
LEAST = 28.0  # of a card
LEAST_BAND = 62.0  # for the name of the layer and its question


@dataclass(frozen=True)
class Band:
    """The texts of the cards that show, how many stand in each row, and the height they need."""

    texts: tuple[str, ...]
    rows: tuple[int, ...]
    heights: tuple[float, ...]
    hidden: int = 0

    @property
    def height(self) -> float:
        """The least the whole band takes."""
        gaps = CARD_GAP * max(0, len(self.rows) - 1)
        return max(LEAST_BAND, sum(self.heights) + gaps + 2 * PAD)


def plan_bands(
    layers: Sequence[Sequence[str]], width: float, height: float
) -> tuple[list[Band], float]:
    """A band for each layer, all at the largest size at which they fit below each other.

    When even the smallest is too large, fewer cards show, and in the end titles are cut.
    """
    room = height - BAND_GAP * (len(layers) - 1)
    for cap in CAPS:
        for size in SIZES if cap == CAPS[0] else SIZES[-2:]:
            bands = [_plan(_first(titles, cap), width, size) for titles in layers]
            if all(bands) and sum(one.height for one in bands if one) <= room:
                return [one for one in bands if one], size
    return [_last_resort(titles) for titles in layers], SIZES[-1]


def _last_resort(titles: Sequence[str]) -> Band:
    """One row of at most two cards, whose texts will have to be cut."""
    texts, hidden = _first(titles, 2)
    return Band(texts, (len(texts),), (LEAST,), hidden) if texts else Band((), (), ())


def grid(band: Band, place: Place) -> list[Place]:
    """The place of each card; what height is left over, the rows share."""
    if not band.rows:
        return []
    spare = place.height - sum(band.heights) - CARD_GAP * (len(band.rows) - 1)
    boxes, top = [], place.y
    for columns, least in zip(band.rows, band.heights, strict=True):
        height = least + spare / len(band.rows)
        width = (place.width - CARD_GAP * (columns - 1)) / columns
        boxes += [
            Place(place.x + number * (width + CARD_GAP), top, width, height)
            for number in range(columns)
        ]
        top += height + CARD_GAP
    return boxes


def _first(titles: Sequence[str], cap: int) -> tuple[tuple[str, ...], int]:
    """The titles that show and how many do not; the last then says so."""
    cleaned = tuple(plain_line(title) or "(zonder titel)" for title in titles)
    if len(cleaned) <= cap:
        return cleaned, 0
    hidden = len(cleaned) - cap + 1
    return (*cleaned[: cap - 1], f"+ nog {hidden}"), hidden


def _plan(shown: tuple[tuple[str, ...], int], width: float, size: float) -> Band | None:
    """The lowest way to put these cards in rows with every word whole; None without any."""
    texts, hidden = shown
    if not texts:
        return Band((), (), ())
    plans = []
    for count in range(1, min(MOST_ROWS, len(texts)) + 1):
        rows = tuple(
            len(texts) // count + (1 if row < len(texts) % count else 0) for row in range(count)
        )
        heights = _heights(texts, rows, width, size)
        if heights:
            plans.append(Band(texts, rows, heights, hidden))
    return min(plans, key=lambda one: one.height, default=None)


def _heights(
    texts: Sequence[str], rows: Sequence[int], width: float, size: float
) -> tuple[float, ...]:
    """The height of each row; nothing when a word is wider than its card."""
    heights, start = [], 0
    for columns in rows:
        inner = (width - CARD_GAP * (columns - 1)) / columns - 2 * INSET
        row = texts[start : start + columns]
        start += columns
        if any(width_of(word, size, bold=True) > inner for text in row for word in text.split()):
            return ()
        heights.append(max(height_of(text, inner, size, bold=True) for text in row) + AIR)
    return tuple(max(LEAST, height) for height in heights)
