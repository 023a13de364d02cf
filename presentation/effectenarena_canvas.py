"""The canvas of an effectenarena as HTML: four columns of cards, told in words as well.

The lines between the cards are drawn where they stand, by effectenarena.js from `canvas_data`;
without it, and on a phone, each card tells itself what it is linked to.
"""

from collections.abc import Iterator
from html import escape
from typing import Any

from presentation.colours import LAYER_COLOURS, LayerColours
from presentation.poster_icons import icon_svg
from veranderverhaal.effectenarena.canvas import (
    COLUMN_LABELS,
    COLUMN_QUESTIONS,
    Canvas,
    CanvasCard,
    CanvasKeten,
    CanvasLink,
    Column,
)
from veranderverhaal.effectenarena.canvas_model import LOOSE_WORDS
from veranderverhaal.effectenarena.canvas_words import quote
from veranderverhaal.model import Layer
from veranderverhaal.text import enumerate_dutch

COLUMN_COLOURS: dict[Column, LayerColours] = {
    Column.INVESTEERDER: LAYER_COLOURS[Layer.DOELGROEP],
    Column.AANPAK: LAYER_COLOURS[Layer.AANPAK],
    Column.EFFECT: LAYER_COLOURS[Layer.DIRECT],
    Column.INCASSEERDER: LAYER_COLOURS[Layer.INDIRECT],
}
COLUMN_ICONS = {
    Column.INVESTEERDER: "buildings",
    Column.AANPAK: "hand-heart",
    Column.EFFECT: "sparkle",
    Column.INCASSEERDER: "users-three",
}
ONE_OF = {
    Column.INVESTEERDER: "Investeerder",
    Column.AANPAK: "Activiteit",
    Column.EFFECT: "Effect",
    Column.INCASSEERDER: "Incasseerder",
}
# What a card says of the cards before it and of those after it.
BEFORE = {
    Column.AANPAK: "Hierin investeert",
    Column.EFFECT: "Komt door",
    Column.INCASSEERDER: "Merkt",
}
AFTER = {
    Column.INVESTEERDER: "Investeert in",
    Column.AANPAK: "Effect",
    Column.EFFECT: "Voor",
}
HOW = (
    "Kies een kaartje: dan zie je waar het mee verbonden is. Met de pijltjestoetsen ga je van "
    "kaartje naar kaartje, met Escape laat je het weer los."
)
EMPTY_COLUMN = "Nog leeg"
NEGATIVE = "nadeel"
GONE = "weggehaald"


def canvas_html(canvas: Canvas, *, place: str = "canvas", is_page: bool = True) -> str:
    """The whole canvas. `place` keeps the ids of two of them on one page apart.

    Away from its page it has no loose cards, and no list of ketens.
    """
    columns = "".join(_column_html(canvas, one, place, loose=is_page) for one in Column)
    how = f'<p class="effectenarena-how">{HOW}</p>' if is_page else ""
    return (
        f'<div class="effectenarena">{how}'
        f'<div class="effectenarena-columns" role="group" aria-label="Canvas">'
        '<svg class="effectenarena-lines" aria-hidden="true" focusable="false"></svg>'
        f"{columns}</div>"
        '<div class="effectenarena-chosen" role="status"></div>'
        f"{_ketens_html(canvas) if is_page else ''}</div>"
    )


def canvas_data(canvas: Canvas) -> dict[str, Any]:
    """What following the links needs: the lines, and of each keten its cards and its sentence."""
    return {
        "links": [
            {
                "source": one.source,
                "target": one.target,
                "words": one.words,
                "ketens": list(one.ketens),
                "negative": one.is_negative,
                "colour": COLUMN_COLOURS[canvas.card(one.source).column].strong,
            }
            for one in canvas.links
        ],
        "ketens": {
            one.keten.key: {"cards": list(one.cards), "sentence": one.sentence}
            for one in canvas.ketens
        },
    }


def column_style(column: Column) -> str:
    """The colours of a column, for the style sheet."""
    colours = COLUMN_COLOURS[column]
    return f"--strong:{colours.strong};--soft:{colours.soft}"


def column_icon(column: Column, colour: str = "#ffffff") -> str:
    """The pictogram of a column."""
    return icon_svg(COLUMN_ICONS[column], colour).replace("<svg", '<svg aria-hidden="true"', 1)


def _column_html(canvas: Canvas, column: Column, place: str, *, loose: bool) -> str:
    title = f"{place}-{column}"
    cards = sorted(canvas.column(column, loose=loose), key=lambda one: one.is_loose)
    items = "".join(_card_html(canvas, one, place) for one in cards)
    listed = f"<ul>{items}</ul>" if items else f'<p class="nothing">{EMPTY_COLUMN}</p>'
    return (
        f'<section class="effectenarena-column" style="{column_style(column)}" '
        f'aria-labelledby="{title}"><h3 id="{title}">{column_icon(column)}'
        f"<span>{COLUMN_QUESTIONS[column]} <small>{COLUMN_LABELS[column]}</small></span></h3>"
        f"{listed}</section>"
    )


def _card_html(canvas: Canvas, card: CanvasCard, place: str) -> str:
    looks = " ".join(
        word for word, holds in (("loose", card.is_loose), ("gone", card.is_gone)) if holds
    )
    told = f"{place}-{card.id}".replace(":", "-")
    notes = [card.note, LOOSE_WORDS[card.column] if card.is_loose else ""]
    note = " · ".join(one for one in notes if one)
    small = f'<span class="note">{escape(note)}</span>' if note else ""
    return (
        f'<li><button type="button" class="effectenarena-card {looks}" '
        f'data-card="{escape(card.id)}" aria-pressed="false" aria-describedby="{escape(told)}">'
        f'<span class="unseen">{ONE_OF[card.column]}: </span>'
        f'<span class="title" dir="auto">{escape(card.title)}</span>'
        f"{small}</button>"
        f'<p class="told" id="{escape(told)}" dir="auto">{escape(tell_links(canvas, card))}</p>'
        "</li>"
    )


def tell_links(canvas: Canvas, card: CanvasCard) -> str:
    """What a card is linked to, in words."""
    before = [(one, one.source) for one in canvas.links if one.target == card.id]
    after = [(one, one.target) for one in canvas.links if one.source == card.id]
    told = [
        f"{words[card.column]}: {_name_links(canvas, links)}."
        for words, links in ((BEFORE, before), (AFTER, after))
        if links
    ]
    return " ".join(told) or f"{LOOSE_WORDS[card.column].capitalize()}."


def _name_links(canvas: Canvas, links: list[tuple[CanvasLink, str]]) -> str:
    return enumerate_dutch(
        [f"{quote(canvas.card(other).title)}{_in_brackets(link)}" for link, other in links]
    )


def _in_brackets(link: CanvasLink) -> str:
    told = ", ".join(part for part in (link.words, NEGATIVE if link.is_negative else "") if part)
    return f" ({told})" if told else ""


def _ketens_html(canvas: Canvas) -> str:
    if not canvas.ketens:
        return ""
    items = "".join(_keten_html(canvas, one) for one in canvas.ketens)
    return (
        '<section class="effectenarena-ketens"><h3>De ketens in woorden</h3>'
        f"<ol>{items}</ol></section>"
    )


def _keten_html(canvas: Canvas, one: CanvasKeten) -> str:
    way = "".join(_way(canvas, one))
    negative = f' <span class="negative">{NEGATIVE}</span>' if one.keten.is_negative else ""
    return (
        f'<li data-of="{escape(one.keten.key)}"><button type="button" '
        f'data-keten="{escape(one.keten.key)}" '
        f'aria-pressed="false">Volg keten {one.number}</button>{negative}'
        f'<p class="way" dir="auto">{way}</p><p dir="auto">{escape(one.sentence)}</p></li>'
    )


def _way(canvas: Canvas, one: CanvasKeten) -> Iterator[str]:
    """The titles of a keten from left to right; who invests is told by the canvas."""
    cards = [canvas.card(card) for card in one.cards]
    for column in (Column.AANPAK, Column.EFFECT, Column.INCASSEERDER):
        for card in cards:
            if card.column is column:
                arrow = "" if column is Column.AANPAK else '<span aria-hidden="true"> → </span>'
                yield f'{arrow}<span style="{column_style(column)}">{escape(card.title)}</span>'
