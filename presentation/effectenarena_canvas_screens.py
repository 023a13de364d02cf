"""The effectenarena on a beamer: the four questions, then keten by keten, then all of it."""

from html import escape

from presentation.effectenarena_canvas import (
    EMPTY_COLUMN,
    NEGATIVE,
    canvas_html,
    column_icon,
    column_style,
)
from veranderverhaal.effectenarena.canvas import COLUMN_QUESTIONS, Canvas, CanvasCard, Column
from veranderverhaal.effectenarena.canvas_model import COLUMN_HINTS, CanvasKeten
from veranderverhaal.effectenarena.naming import NOT_CHOSEN

# From so many cards, or letters in all of them, the cards get smaller.
MANY, VERY_MANY = 6, 12
LONG_TEXT = 420
KEYS = "Blader met de pijltjestoetsen."
MADE_UP = "Verzonnen voorbeeld"
WHOLE = "Alles bij elkaar"
SAYS = {
    Column.AANPAK: "investeert in",
    Column.EFFECT: "kans",
    Column.INCASSEERDER: "verandering",
}
NOBODY = "Nog niemand"


def screens_html(canvas: Canvas, *, name: str, back: str, made_up: bool = False) -> str:
    """All screens, of which effectenarena.js shows one; `back` is the address of the page."""
    screens = [
        *(_question_html(canvas, column, at) for at, column in enumerate(Column, 1)),
        *(_keten_html(canvas, one) for one in canvas.ketens),
        _screen("", WHOLE, canvas_html(canvas, place="whole", is_page=False)),
    ]
    mark = f'<strong class="made-up">{MADE_UP}</strong>' if made_up else ""
    return (
        f'<div class="effectenarena-beamer"><p class="whose" dir="auto">{escape(name)} {mark}</p>'
        f'<div class="screens">{"".join(screens)}</div>'
        '<div class="bar"><button type="button" data-turn="-1">Vorige</button>'
        '<span class="at" role="status"></span>'
        '<button type="button" data-turn="1">Volgende</button>'
        '<button type="button" data-full>Volledig scherm</button>'
        f'<a href="{escape(back)}" target="_self">Stop met laten zien</a>'
        f'<span class="keys">{KEYS}</span></div></div>'
    )


def _screen(kicker: str, title: str, body: str) -> str:
    above = f'<p class="kicker">{escape(kicker)}</p>' if kicker else ""
    return f'<section class="screen" hidden>{above}<h1>{escape(title)}</h1>{body}</section>'


def _question_html(canvas: Canvas, column: Column, at: int) -> str:
    cards = canvas.column(column, loose=column in (Column.INVESTEERDER, Column.INCASSEERDER))
    items = "".join(f"<li>{_big_card(one)}</li>" for one in cards)
    listed = f'<ul class="big {_size_of(cards)}">{items}</ul>' if items else _nothing()
    body = (
        f'<div class="of-column" style="{column_style(column)}">'
        f'<p class="hint">{COLUMN_HINTS[column]}</p>{listed}</div>'
    )
    return _screen(f"Vraag {at} van {len(Column)}", COLUMN_QUESTIONS[column], body)


def _nothing() -> str:
    return f'<p class="nothing">{EMPTY_COLUMN}. Wat zeggen jullie?</p>'


def _size_of(cards: tuple[CanvasCard, ...]) -> str:
    letters = sum(len(one.title) for one in cards)
    if len(cards) > VERY_MANY or letters > 2 * LONG_TEXT:
        return "very-many"
    return "many" if len(cards) > MANY or letters > LONG_TEXT else ""


def _big_card(card: CanvasCard) -> str:
    note = f"<small>{escape(card.note)}</small>" if card.note else ""
    return f'<p class="big-card" dir="auto">{escape(card.title)}{note}</p>'


def _keten_html(canvas: Canvas, one: CanvasKeten) -> str:
    words = {Column.AANPAK: "", Column.EFFECT: one.chance, Column.INCASSEERDER: one.delta}
    steps = "".join(
        f"{_arrow(column, words[column]) if column in words else ''}{_step(canvas, one, column)}"
        for column in Column
    )
    title = f"Keten {one.number} van {len(canvas.ketens)}"
    if one.keten.is_negative:
        title += f": {NEGATIVE}"
    way = f'<div class="way">{steps}</div><p class="sentence" dir="auto">{escape(one.sentence)}</p>'
    return _screen("", title, way)


def _arrow(column: Column, words: str) -> str:
    told = "" if column is Column.AANPAK else f"<strong>{escape(words or NOT_CHOSEN)}</strong>"
    line = '<span class="line" aria-hidden="true"></span>'
    return f'<p class="arrow"><span>{SAYS[column]}</span>{told}{line}</p>'


def _step(canvas: Canvas, one: CanvasKeten, column: Column) -> str:
    cards = [canvas.card(card) for card in one.cards if canvas.card(card).column is column]
    shown = "".join(_big_card(card) for card in cards) or f'<p class="big-card">{NOBODY}</p>'
    gain = (
        f'<p class="gain" dir="auto">{escape(one.keten.gain)}</p>'
        if column is Column.INCASSEERDER and one.keten.gain
        else ""
    )
    return (
        f'<div class="step" style="{column_style(column)}">'
        f"<h2>{column_icon(column)}<span>{COLUMN_QUESTIONS[column]}</span></h2>{shown}{gain}</div>"
    )
