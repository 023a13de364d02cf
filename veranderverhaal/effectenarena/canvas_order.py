"""In which order the cards of a canvas stand: near those they are joined to."""

from collections.abc import Sequence

from veranderverhaal.effectenarena.canvas_model import CanvasCard, CanvasLink, Column

UNJOINED = 1.0  # below all others


def near_each_other(
    cards: Sequence[CanvasCard], links: Sequence[CanvasLink]
) -> tuple[CanvasCard, ...]:
    """The cards column by column, each where its links come from, so that fewer lines cross.

    The first column keeps its order, and so do cards whose links come from the same height. Cards
    that hang on nothing stand last in their column.
    """
    ordered: list[CanvasCard] = []
    places: dict[str, float] = {}
    for column in Column:
        own = [one for one in cards if one.column is column]
        used = [one for one in own if not one.is_loose]
        near = {one.id: _place(one.id, links, places) for one in used}
        used.sort(key=lambda one: near[one.id])
        places |= {one.id: (place + 0.5) / len(used) for place, one in enumerate(used)}
        ordered += [*used, *(one for one in own if one.is_loose)]
    return tuple(ordered)


def _place(card: str, links: Sequence[CanvasLink], places: dict[str, float]) -> float:
    """The height from 0 to 1 of what leads to a card, on average."""
    found = [places[one.source] for one in links if one.target == card and one.source in places]
    return sum(found) / len(found) if found else UNJOINED
