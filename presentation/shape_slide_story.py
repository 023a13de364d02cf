"""The first slide: the four layers as cards, and beside them the strongest there is to tell."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

from presentation.colours import INK, LAYER_COLOURS, MUTED, WHITE
from presentation.shape_hero import MADE_UP_CITAAT, tell_strongly
from presentation.shape_slide_bands import BAND_GAP, PAD, Band, grid, plan_bands
from presentation.shape_slide_deck import MARGIN, ROOM, Deck
from presentation.shape_slide_parts import Look, Place, add_card, add_ground, add_text
from presentation.shape_slide_text import height_of, plain_line
from veranderverhaal.labels import LAYER_LABELS, LAYER_QUESTIONS
from veranderverhaal.model import FOUR_LAYERS, Layer
from veranderverhaal.numbers import figure_parts
from veranderverhaal.showcase import Direction, Showcase

TOP, BOTTOM = 132.0, 502.0
LABEL_WIDTH = 150.0
PANEL_WIDTH = 284.0
PANEL_GAP = 14.0
QUESTION_HEIGHT = 17.0
MOST_FEITEN = 4
EMPTY = "Nog niet ingevuld"

LABEL = Look((15,), WHITE, bold=True, heading=True)
QUESTION = Look((12, 11, 10), WHITE)
CARD = Look((12,), INK, bold=True, anchor=MSO_ANCHOR.MIDDLE)


def add_story(deck: Deck, slide: Any, showcase: Showcase) -> list[str]:
    """The bands and the panel. Gives a sentence for each layer of which something is left out."""
    has_panel = bool(showcase.results or showcase.citaat or _feiten(showcase))
    width = ROOM - (PANEL_WIDTH + PANEL_GAP if has_panel else 0)
    layers = FOUR_LAYERS if showcase.direction is Direction.DOWN else tuple(reversed(FOUR_LAYERS))
    titles = [[one.title for one in showcase.veranderverhaal.layer(layer)] for layer in layers]
    bands, size = plan_bands(titles, width - LABEL_WIDTH - 2 * PAD, BOTTOM - TOP)
    needed = sum(band.height for band in bands) + BAND_GAP * (len(bands) - 1)
    spare, top, hidden = (BOTTOM - TOP - needed) / len(bands), TOP, []
    for layer, band in zip(layers, bands, strict=True):
        place = Place(MARGIN, top, width, band.height + spare)
        _add_band(deck, slide, layer, band, size, place)
        top += place.height + BAND_GAP
        if band.hidden:
            hidden.append(f"Niet op de dia bij ‘{LAYER_LABELS[layer]}’: {band.hidden} kaarten.")
    if has_panel:
        place = Place(MARGIN + width + PANEL_GAP, TOP, PANEL_WIDTH, BOTTOM - TOP)
        _add_panel(deck, slide, showcase, place)
    return hidden


def _add_band(deck: Deck, slide: Any, layer: Layer, band: Band, size: float, place: Place) -> None:
    colours = LAYER_COLOURS[layer]
    add_ground(slide, place, colours.soft)
    _add_label(slide, layer, place._replace(width=LABEL_WIDTH))
    cards = Place(
        place.x + LABEL_WIDTH + PAD,
        place.y + PAD,
        place.width - LABEL_WIDTH - 2 * PAD,
        place.height - 2 * PAD,
    )
    if not band.texts:
        look = replace(CARD, sizes=(14.0,), bold=False, colour=MUTED)
        add_text(slide, EMPTY, cards.inset(4), look, "Leeg")
    look = replace(CARD, sizes=(size,))
    for text, box in zip(band.texts, grid(band, cards), strict=True):
        deck.note_cut(
            add_card(slide, text, box, look, "Kaart", fill=WHITE, line=colours.strong), text
        )


def _add_label(slide: Any, layer: Layer, place: Place) -> None:
    add_ground(slide, place, LAYER_COLOURS[layer].strong)
    inner, title, question = place.inset(8), LAYER_LABELS[layer], LAYER_QUESTIONS[layer]
    title_height = height_of(title, inner.width, LABEL.sizes[0], bold=True) + 1
    top = inner.y + max(0.0, inner.height - title_height - QUESTION_HEIGHT) / 2
    add_text(slide, title, Place(inner.x, top, inner.width, title_height), LABEL, title)
    place = Place(inner.x, top + title_height, inner.width, QUESTION_HEIGHT)
    add_text(slide, question, place, QUESTION, "Vraag")


def _feiten(showcase: Showcase) -> list[tuple[str, str, str]]:
    """Prefix, figure and what it is of."""
    if not showcase.feiten:
        return []
    told = []
    for feit in showcase.veranderverhaal.feiten[:MOST_FEITEN]:
        prefix, figure = figure_parts(feit)
        words = " ".join(part for part in (feit.unit, feit.label, feit.period) if part.strip())
        told.append((plain_line(prefix), plain_line(figure), plain_line(words)))
    return told


def _add_panel(deck: Deck, slide: Any, showcase: Showcase, place: Place) -> None:
    add_ground(slide, place, deck.colours.dark, rounding=0.12)
    inner = place.inset(20)
    if showcase.results:
        _add_result(deck, slide, showcase, inner)
    elif feiten := _feiten(showcase):
        _add_feiten(deck, slide, feiten, inner)
    else:
        _add_citaat(deck, slide, showcase, inner)


def _stack(
    deck: Deck, slide: Any, pieces: Sequence[tuple[str, Look, float, str]], place: Place
) -> None:
    """Texts below each other; each takes its share of the height."""
    pieces = [piece for piece in pieces if plain_line(piece[0])]
    total, top = sum(share for _, _, share, _ in pieces), place.y
    for text, look, share, name in pieces:
        height = place.height * share / total
        box = Place(place.x, top, place.width, height - 1)
        deck.note_cut(add_text(slide, text, box, look, name), text)
        top += height


def _add_result(deck: Deck, slide: Any, showcase: Showcase, place: Place) -> None:
    told = tell_strongly(showcase.results[0])
    big = Look(
        (88, 76, 64, 54, 46, 40, 34, 28, 22, 18, 14, 12),
        deck.colours.accent,
        bold=True,
        heading=True,
    )
    pieces: list[tuple[str, Look, float, str]] = []
    for one in told.figures:
        many = len(told.figures) > 1
        pieces.append((one.label, Look((13, 12, 11), WHITE, bold=True), 0.7, "Wanneer"))
        pieces.append((one.figure, big, 1.8 if many else 4.0, "Cijfer"))
        pieces.append((one.aside, Look((11, 10, 9), WHITE), 1.0, "Uitleg"))
    pieces.append(
        (told.sentence, Look((20, 18, 16, 15, 14, 13, 12, 11, 10), WHITE, bold=True), 3.6, "Zin")
    )
    small = Look((12, 11, 10, 9), WHITE, anchor=MSO_ANCHOR.BOTTOM)
    pieces.append((told.small, small, 2.6, "Waarop het rust"))
    _stack(deck, slide, pieces, place)


def _add_feiten(
    deck: Deck, slide: Any, feiten: Sequence[tuple[str, str, str]], place: Place
) -> None:
    big = Look((40, 36, 32, 28, 24, 20, 17, 14, 12), deck.colours.accent, bold=True, heading=True)
    pieces: list[tuple[str, Look, float, str]] = []
    for prefix, figure, words in feiten:
        pieces.append((prefix, Look((12, 11), WHITE), 0.95, "Feit"))
        pieces.append((figure, big, 1.9, "Cijfer"))
        pieces.append((words, Look((15, 14, 13, 12, 11, 10), WHITE, bold=True), 1.3, "Feit"))
    _stack(deck, slide, pieces, place)


def _add_citaat(deck: Deck, slide: Any, showcase: Showcase, place: Place) -> None:
    citaat = showcase.citaat
    if citaat is None:
        return
    words = Look(
        (26, 24, 22, 20, 18, 16, 14, 13, 12, 11), deck.colours.accent, bold=True, heading=True
    )
    by = " ".join(one for one in (citaat.by, MADE_UP_CITAAT if citaat.made_up else "") if one)
    pieces = [
        (f"“{citaat.text}”", words, 6.0, "Citaat"),
        (by, Look((14, 13, 12, 11), WHITE, align=PP_ALIGN.LEFT), 1.6, "Wie het zei"),
    ]
    _stack(deck, slide, pieces, place)
