"""Cards to make the veranderverhaal with a group on a wall: an A4 for each, or four to cut."""

from itertools import cycle, islice
from typing import Any, Literal

from presentation.colours import LAYER_COLOURS
from presentation.poster_data import LAYER_LABELS as POSTER_LABELS
from presentation.poster_texts import Texts, short_name
from presentation.shape_typeset import Sheet
from presentation.shape_values import Values, house_values
from veranderverhaal.labels import LAYER_LABELS, LAYER_QUESTIONS
from veranderverhaal.model import Element, Layer
from veranderverhaal.showcase import Showcase

CardSize = Literal["cards", "small_cards"]

FOUR = 4  # small cards on an A4
NEVENEFFECT_ICON = "chats"
# What a heading asks the group to do.
HINTS = {
    Layer.DOELGROEP: "Hang hier voor wie jullie het doen.",
    Layer.AANPAK: "Hang hier wat jullie doen, en hoe.",
    Layer.DIRECT: "Hang hier wat bewoners er zelf van merken.",
    Layer.INDIRECT: "Hang hier waar jullie op langere termijn aan bijdragen.",
    Layer.NEVENEFFECT: "Hang hier wat er ook kan gebeuren, ook als niemand dat wil.",
}


def cards_sheet(showcase: Showcase, size: CardSize) -> Sheet:
    """All cards: of each layer a heading, its elements, and an empty one to write on."""
    texts = Texts()
    cards = wall_cards(showcase, texts)
    if size == "small_cards":
        cards = _filled_up(cards, texts)
    values = house_values(showcase, texts) | {
        "cards": cards,
        "small": size == "small_cards",
    }
    names = {one["key"]: one["name"] for one in cards if one["kind"] == "element"}
    explanations = {
        f"{key}/explanation": f"De toelichting bij {name[9:]}" for key, name in names.items()
    }
    day = showcase.initiatief.reference_date
    return Sheet("cards.typ", values, texts, names | explanations, showcase.logo, day=day)


def wall_cards(showcase: Showcase, texts: Texts) -> list[Values]:
    """The cards in the order in which they go on the wall."""
    cards: list[Values] = []
    for layer in Layer:
        elements = showcase.veranderverhaal.layer(layer)
        cards.append(_card("heading", layer, f"heading:{layer}", texts))
        cards += [_element(element, texts) for element in elements]
        cards.append(_card("empty", layer, f"empty:{layer}", texts))
    return cards


def _filled_up(cards: list[Values], texts: Texts) -> list[Values]:
    """With empty cards on what would stay white of the last sheet, each layer in turn."""
    spare = -len(cards) % FOUR
    more = enumerate(islice(cycle(Layer), spare))
    return cards + [_card("empty", layer, f"spare:{number}", texts) for number, layer in more]


def _card(kind: str, layer: Layer, key: str, texts: Texts) -> Values:
    icon = POSTER_LABELS[layer][0] if layer in POSTER_LABELS else NEVENEFFECT_ICON
    return {
        "kind": kind,
        "key": key,
        "layer": texts.of(LAYER_LABELS[layer], ""),
        "question": texts.of(LAYER_QUESTIONS[layer], ""),
        "hint": texts.of(HINTS[layer], ""),
        "icon": icon,
        "strong": LAYER_COLOURS[layer].strong,
        "soft": LAYER_COLOURS[layer].soft,
    }


def _element(element: Element, texts: Texts) -> dict[str, Any]:
    name = f"De titel ‘{short_name(element.title)}’"
    about = f"De toelichting bij ‘{short_name(element.title)}’"
    return _card("element", element.layer, element.key, texts) | {
        "name": name,
        "title": texts.of(element.title, name, fallback="(zonder titel)"),
        "explanation": texts.explanation(element.explanation, about),
    }
