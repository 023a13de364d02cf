"""The canvas on the page of an effectenarena: four columns of cards, and their links."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from presentation.colours import LAYER_COLOURS
from presentation.poster_glyphs import clean_text
from presentation.poster_texts import Texts, short_name
from presentation.shape_values import Values
from veranderverhaal.effectenarena.canvas import (
    COLUMN_LABELS,
    COLUMN_QUESTIONS,
    Canvas,
    CanvasCard,
    Column,
)
from veranderverhaal.model import Layer

MOST_CARDS = 24  # of a column: more never fit on one page
MOST_ALT_LETTERS = 12_000  # PDF/A allows no string above 32,767 bytes, two a letter
# The colours of the poster, from left to right.
LAYERS = {
    Column.INVESTEERDER: Layer.DOELGROEP,
    Column.AANPAK: Layer.AANPAK,
    Column.EFFECT: Layer.DIRECT,
    Column.INCASSEERDER: Layer.INDIRECT,
}
ICONS = {
    Column.INVESTEERDER: "hand-heart",
    Column.AANPAK: "calendar-heart",
    Column.EFFECT: "sparkle",
    Column.INCASSEERDER: "users-three",
}


def canvas_values(canvas: Canvas, texts: Texts) -> Values:
    """Columns with cards, and the links between cards that are shown."""
    columns = {one: canvas.column(one, loose=False) for one in Column}
    shown = {one.id for cards in columns.values() for one in cards[:MOST_CARDS]}
    return {
        "columns": [_column(column, columns[column], canvas, texts) for column in Column],
        "links": [
            {"source": one.source, "target": one.target, "negative": one.is_negative}
            for one in canvas.links
            if one.source in shown and one.target in shown
        ],
        "alt": links_alt(canvas),
    }


def links_alt(canvas: Canvas) -> str:
    """Every keten as a sentence, for who cannot see the lines."""
    told = " ".join(one.sentence for one in canvas.ketens) or "Er zijn nog geen verbindingen."
    if len(told) > MOST_ALT_LETTERS:
        told = f"{told[:MOST_ALT_LETTERS]}…"
    return clean_text(told)[0]


def _column(
    column: Column, cards: Sequence[CanvasCard], canvas: Canvas, texts: Texts
) -> dict[str, Any]:
    colours = LAYER_COLOURS[LAYERS[column]]
    return {
        "key": column.value,
        "icon": ICONS[column],
        "title": texts.of(COLUMN_QUESTIONS[column], ""),
        "name": COLUMN_LABELS[column],
        "strong": colours.strong,
        "soft": colours.soft,
        "cards": [_card(one, canvas, texts) for one in cards[:MOST_CARDS]],
        "count": len(cards),
    }


def _card(card: CanvasCard, canvas: Canvas, texts: Texts) -> dict[str, Any]:
    name = f"Het kaartje ‘{short_name(card.title)}’"
    return {
        "key": card.id,
        "title": texts.of(card.title, name, fallback="(zonder titel)"),
        "detail": texts.explanation("; ".join(_details(card, canvas)), name),
    }


def _details(card: CanvasCard, canvas: Canvas) -> Iterable[str]:
    """What the lines of a card say, in words: at its own end, as words on lines would cross."""
    entering = [one.words for one in canvas.links if one.target == card.id]
    told = {
        Column.INVESTEERDER: [one.words for one in canvas.links if one.source == card.id],
        Column.AANPAK: [],
        Column.EFFECT: entering,
        Column.INCASSEERDER: [*entering, *_gains(card, canvas)],
    }[card.column]
    return dict.fromkeys(one for one in told if one)


def _gains(card: CanvasCard, canvas: Canvas) -> Iterator[str]:
    for one in canvas.ketens:
        if one.keten.key in card.ketens and one.keten.gain:
            yield f"{one.keten.gain} (nadeel)" if one.keten.is_negative else one.keten.gain
