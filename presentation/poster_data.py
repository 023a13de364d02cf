"""What the Typst templates receive: one JSON value with every text already cleaned."""

import base64
import re
import struct
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from presentation.colours import INK, LAYER_COLOURS, MUTED, theme_colours
from presentation.poster_glyphs import clean_text, first_direction, script_language
from presentation.poster_icons import feit_icon, feit_icons
from veranderverhaal.labels import MONTH_LABELS
from veranderverhaal.model import (
    FOUR_LAYERS,
    Element,
    Feit,
    Initiatief,
    Layer,
    Veranderverhaal,
    may_join,
)
from veranderverhaal.numbers import figure_parts

Pairs = tuple[tuple[str, str], ...]

# More never fit on one page; the rest is counted in "+ nog 3".
MOST_CARDS = 24
MOST_FEITEN = 12
MOST_LETTERS = 600  # of one text; longer texts are cut before typesetting, to keep it quick
MOST_ALT_LETTERS = 12_000  # PDF/A allows no string above 32,767 bytes, two a letter
BRIEF_LETTERS = 130  # an explanation that still reads at a glance
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"

# Icon, title and the question a layer answers.
LAYER_LABELS = {
    Layer.DOELGROEP: ("users-three", "Doelgroep", "Voor wie?"),
    Layer.AANPAK: ("hand-heart", "Aanpak", "Wat doen we?"),
    Layer.DIRECT: ("sparkle", "Directe effecten", "Wat merken bewoners?"),
    Layer.INDIRECT: ("plant", "Draagt indirect bij aan", "Op langere termijn"),
}


@dataclass
class PosterData:
    """`values` goes to Typst; the rest is what the notices need to name things."""

    values: dict[str, Any]
    missing: set[str] = field(default_factory=set)
    cut: list[str] = field(default_factory=list)
    cut_explanations: list[str] = field(default_factory=list)
    logo_unreadable: bool = False


def poster_data(
    initiatief: Initiatief, veranderverhaal: Veranderverhaal, logo: bytes | None
) -> PosterData:
    """Everything that stands on the poster, as plain values."""
    data = PosterData({})
    texts = _Texts(data)
    verbanden = drawn_verbanden(veranderverhaal)
    theme = theme_colours(initiatief)
    data.logo_unreadable = logo is not None and png_size(logo) is None
    data.values = {
        "colours": {
            "dark": theme.dark,
            "accent": theme.accent,
            "paper": theme.paper,
            "ink": INK,
            "muted": MUTED,
        },
        "name": texts.of(initiatief.name, "De naam", fallback="Ons initiatief"),
        "place": texts.of(_place(initiatief), "De buurt"),
        "motto": texts.of(initiatief.motto, "Het motto"),
        "logo": _logo_svg(logo),
        "bands": [_band(layer, veranderverhaal, verbanden, texts) for layer in FOUR_LAYERS],
        "verbanden": [{"source": source, "target": target} for source, target in verbanden],
        "arrows_alt": _arrows_alt(veranderverhaal),
        "feiten": [_feit(feit, texts) for feit in veranderverhaal.feiten[:MOST_FEITEN]],
        "feiten_count": len(veranderverhaal.feiten),
        "reference_date": month_and_year(initiatief.reference_date),
        "day": _day(initiatief.reference_date),
        "source": texts.of(initiatief.source, "De bron"),
    }
    return data


def month_and_year(moment: date | None) -> str:
    """ "februari 2023"; empty when there is no date."""
    return f"{MONTH_LABELS[moment.month - 1]} {moment.year}" if moment else ""


def png_size(image: bytes) -> tuple[int, int] | None:
    """Width and height in the header of a PNG; None when it is not one."""
    if len(image) < 33 or not image.startswith(PNG_SIGNATURE) or image[12:16] != b"IHDR":
        return None
    width, height = struct.unpack_from(">II", image, 16)
    return (width, height) if width and height else None


def icon_names() -> set[str]:
    """Every pictogram that a poster can show."""
    return {icon for icon, _, _ in LAYER_LABELS.values()} | feit_icons()


class _Texts:
    """Cleans texts, and keeps what was lost on the way for the notices."""

    def __init__(self, data: PosterData) -> None:
        self._data = data

    def of(self, text: str, name: str, *, fallback: str = "") -> dict[str, str]:
        if len(clean_text(text)[0]) > MOST_LETTERS:
            self._data.cut.append(name)
        return self._text(text, fallback)

    def explanation(self, element: Element) -> dict[str, str]:
        if len(clean_text(element.explanation)[0]) > MOST_LETTERS:
            self._data.cut_explanations.append(f"De toelichting bij ‘{short_name(element.title)}’")
        return self._text(element.explanation)

    def _text(self, text: str, fallback: str = "") -> dict[str, str]:
        kept, missing = clean_text(text)
        self._data.missing |= missing
        kept = kept or fallback
        if len(kept) > MOST_LETTERS:
            kept = kept[:MOST_LETTERS].rstrip() + "…"
        return {"text": kept, "dir": first_direction(kept), "lang": script_language(kept)}


def _band(
    layer: Layer, veranderverhaal: Veranderverhaal, verbanden: Pairs, texts: _Texts
) -> dict[str, Any]:
    icon, title, question = LAYER_LABELS[layer]
    elements = veranderverhaal.layer(layer)
    sources, targets = {source for source, _ in verbanden}, {target for _, target in verbanden}
    cards = [
        _card(element, texts) | {"leaves": element.key in sources, "enters": element.key in targets}
        for element in elements[:MOST_CARDS]
    ]
    return {
        "layer": layer.value,
        "icon": icon,
        "title": texts.of(title, title),
        "question": texts.of(question, title),
        "strong": LAYER_COLOURS[layer].strong,
        "soft": LAYER_COLOURS[layer].soft,
        "cards": cards,
        "count": len(elements),
    }


def _card(element: Element, texts: _Texts) -> dict[str, Any]:
    name = f"De titel ‘{short_name(element.title)}’"
    return {
        "key": element.key,
        "title": texts.of(element.title, name, fallback="(zonder titel)"),
        "explanation": texts.explanation(element),
        "brief": texts.of(brief(element.explanation), name),
    }


def brief(explanation: str) -> str:
    """The first sentence of an explanation; nothing when even that is long."""
    sentence = re.split(r"(?<=[.!?])\s", explanation.strip(), maxsplit=1)[0]
    return sentence if len(sentence) <= BRIEF_LETTERS else ""


def short_name(title: str) -> str:
    """A title as it is named in a notice."""
    plain = " ".join(title.split())
    return plain if len(plain) <= 40 else plain[:39].rstrip() + "…"


def _feit(feit: Feit, texts: _Texts) -> dict[str, Any]:
    prefix, figure = figure_parts(feit)
    name = f"Het feit ‘{short_name(feit.label or figure)}’"
    label = " ".join(part.strip() for part in (feit.unit, feit.label) if part.strip())
    return {
        "key": feit.key,
        "prefix": texts.of(prefix, name),
        "figure": texts.of(figure, name),
        "label": texts.of(label, name),
        "period": texts.of(feit.period, name),
        "icon": feit_icon(feit),
    }


def drawn_verbanden(veranderverhaal: Veranderverhaal) -> Pairs:
    """Source and target of each verband between neighbouring layers, once."""
    layers = {element.key: element.layer for element in veranderverhaal.elements}
    pairs = ((verband.source, verband.target) for verband in veranderverhaal.verbanden)
    return tuple(
        (source, target)
        for source, target in dict.fromkeys(pairs)
        if source in layers and target in layers and may_join(layers[source], layers[target])
    )


def _arrows_alt(veranderverhaal: Veranderverhaal) -> str:
    titles = {element.key: element.title for element in veranderverhaal.elements}
    pairs = drawn_verbanden(veranderverhaal)
    alt = "Verbanden:" if pairs else ""
    for number, (source, target) in enumerate(pairs):
        sentence = f" ‘{titles[source]}’ hangt samen met ‘{titles[target]}’."
        if len(alt) + len(sentence) > MOST_ALT_LETTERS:
            alt += f" En nog {len(pairs) - number} verbanden."
            break
        alt += sentence
    return clean_text(alt)[0]


def _place(initiatief: Initiatief) -> str:
    return ", ".join(
        part.strip() for part in (initiatief.buurt, initiatief.gemeente) if part.strip()
    )


def _day(moment: date | None) -> list[int]:
    return [moment.year, moment.month, moment.day] if moment else []


def _logo_svg(logo: bytes | None) -> dict[str, Any] | None:
    """The PNG inside an SVG: Typst takes data only as text."""
    size = png_size(logo) if logo else None
    if logo is None or size is None:
        return None
    width, height = size
    link = "data:image/png;base64," + base64.b64encode(logo).decode()
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<image href="{link}" width="{width}" height="{height}"/></svg>'
    )
    return {"svg": svg, "width": width, "height": height}
