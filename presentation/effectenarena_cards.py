"""Cards to play the effectenarena on a table: A4, eight on a sheet, to cut along the lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from presentation.colours import LAYER_COLOURS
from presentation.effectenarena_canvas import COLUMN_COLOURS, COLUMN_ICONS, ONE_OF
from presentation.poster_texts import Text, Texts
from presentation.shape_values import NAME_FALLBACK, Values, colour_values
from presentation.typesetting import compile_pdf, document_day, make_compiler, midnight
from veranderverhaal.effectenarena.canvas import COLUMN_QUESTIONS, Canvas, Column
from veranderverhaal.effectenarena.canvas_model import COLUMN_HINTS
from veranderverhaal.effectenarena.canvas_words import NOT_FROM_A_SOURCE
from veranderverhaal.effectenarena.settings import EffectenarenaSettings, ScaleLabel
from veranderverhaal.model import Initiatief, Layer
from veranderverhaal.numbers import format_number

TEMPLATE = "effectenarena_cards.typ"
PER_SHEET = 8
LEAST_BLANKS = 2  # of each column: what the group adds itself
MADE_UP = "Verzonnen voorbeeld"
NEEDED = (
    "Je hebt nodig: deze bladen op één kant geprint, een schaar, stiften en draad of plakband. Met "
    "vier tot twaalf mensen duurt het ongeveer anderhalf uur."
)
HOW = (
    "Knip de kaarten uit. Leg de vier vragen naast elkaar: elke vraag is een kolom.",
    "Lees vraag 1 voor. Leg de kaarten die kloppen in de kolom. Schrijf op een lege kaart wat er "
    "mist. Doe het zo met alle vier de vragen.",
    "Leg draad van kaart naar kaart. Zo’n lijn van links naar rechts heet een keten.",
    "Leg op de draad van een activiteit naar een effect een kaart met een kans: hoe groot is de "
    "kans dat dit lukt?",
    "Leg op de draad van een effect naar een incasseerder een kaart met een verandering: hoe groot "
    "is die voor wie het merkt?",
    "Kijk samen. Welke kaart hangt los? Zijn er ook nadelen? Waar zijn jullie het niet over eens? "
    "Schrijf dat op.",
    "Maak een foto. Neem het daarna over op de bladzijde Effectenarena.",
)
CHANCE, DELTA = "Kans", "Verandering"
CHANCE_HINT = "Hoe groot is de kans dat dit effect er komt?"
DELTA_HINT = "Hoe groot is de verandering voor wie het merkt?"
WORD_ICONS = {CHANCE: "chart-bar", DELTA: "plant"}


@dataclass(frozen=True)
class CardsMaterial:
    """All that the cards are made of."""

    initiatief: Initiatief
    canvas: Canvas
    settings: EffectenarenaSettings
    made_on: date


def make_canvas_cards(material: CardsMaterial) -> bytes:
    """The cards as a PDF: how to play, a sheet or more of each column, and the words.

    Depends on nothing but its argument, so it can run in another process.
    """
    compiler = make_compiler(TEMPLATE, "cards", cards_values(material))
    return compile_pdf(compiler, midnight(material.made_on))[0]


def cards_values(material: CardsMaterial) -> Values:
    """What the template draws."""
    texts, settings = Texts(), material.settings
    name = texts.of(material.initiatief.name, "", fallback=NAME_FALLBACK)
    sheets = [_column_values(material.canvas, one, texts) for one in Column]
    scales = (
        (CHANCE, CHANCE_HINT, settings.chance_scale),
        (DELTA, DELTA_HINT, settings.delta_scale),
    )
    sheets += [_words_values(*one, texts) for one in scales]
    return {
        "colours": colour_values(material.initiatief),
        "name": name,
        "title": f"Effectenarena op tafel: {name['text']}",
        "made_up": MADE_UP if settings.made_up else "",
        "day": document_day(material.made_on),
        "needed": NEEDED,
        "how": list(HOW),
        "questions": [
            {"title": COLUMN_QUESTIONS[one], "hint": COLUMN_HINTS[one]} | _looks(one)
            for one in Column
        ],
        "sheets": sheets,
    }


def _looks(column: Column) -> dict[str, str]:
    colours = COLUMN_COLOURS[column]
    return {"strong": colours.strong, "soft": colours.soft, "icon": COLUMN_ICONS[column]}


def _column_values(canvas: Canvas, column: Column, texts: Texts) -> dict[str, Any]:
    filled = [
        _card(texts.of(one.title, ""), texts.of(one.note, "")) for one in canvas.column(column)
    ]
    return {
        "label": ONE_OF[column],
        "hint": COLUMN_QUESTIONS[column],
        "cards": list(_filled_up(filled, texts)),
    } | _looks(column)


def _words_values(
    label: str, hint: str, scale: tuple[ScaleLabel, ...], texts: Texts
) -> dict[str, Any]:
    colours = LAYER_COLOURS[Layer.NEVENEFFECT]
    filled = [
        _card(texts.of(one.words, ""), texts.of(_say_number(one), ""))
        | {"step": step, "of": len(scale)}
        for step, one in enumerate(scale, 1)
    ]
    looks = {"strong": colours.strong, "soft": colours.soft, "icon": WORD_ICONS[label]}
    return {"label": label, "hint": hint, "cards": list(_filled_up(filled, texts))} | looks


def _say_number(label: ScaleLabel) -> str:
    return f"{format_number(label.value)} · {label.source or NOT_FROM_A_SOURCE}"


def _filled_up(cards: list[Values], texts: Texts) -> Iterator[Values]:
    """With blank ones to the end of the last sheet, and never without some."""
    yield from cards
    blanks = -(len(cards) + LEAST_BLANKS) % PER_SHEET + LEAST_BLANKS
    for _ in range(blanks):
        yield _card(texts.of("", ""), texts.of("", ""))


def _card(title: Text, note: Text) -> Values:
    return {"title": title, "note": note}
