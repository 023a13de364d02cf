"""What the Typst templates receive: one JSON value with every text already cleaned."""

import re
from dataclasses import dataclass
from math import sqrt
from typing import Any, Literal

from presentation.colours import LAYER_COLOURS, theme_colours
from presentation.form_text import shown_link
from presentation.logo_values import png_size
from presentation.photo_values import photo_in_svg, small_photo
from presentation.poster_glyphs import clean_text
from presentation.poster_icons import feit_icon, feit_icons
from presentation.poster_texts import Texts, short_name
from presentation.qr import qr_svg
from presentation.result_values import describe_result, result_values
from presentation.shape_values import house_values, reference_month
from veranderverhaal.citaat import Citaat
from veranderverhaal.model import (
    FOUR_LAYERS,
    Element,
    Feit,
    Layer,
    Veranderverhaal,
    may_join,
)
from veranderverhaal.numbers import figure_parts
from veranderverhaal.showcase import MOST_RESULTS, Direction, Showcase

Size = Literal["a4", "a3"]
Pairs = tuple[tuple[str, str], ...]

# More never fit on one page; the rest is counted in "+ nog 3".
MOST_CARDS = 24
MOST_FEITEN = 12
MOST_ALT_LETTERS = 12_000  # PDF/A allows no string above 32,767 bytes, two a letter
QR_EDGE = 4  # modules, as a camera needs around a code
BESIDE, TENSION = "Wat ook kan gebeuren", "Waar het schuurt"
BRIEF_LETTERS = 130  # an explanation that still reads at a glance
# How much larger than an A4 it is printed, and how much smaller than there type may be set.
PAPER: dict[Size, tuple[float, float]] = {"a4": (1, 1), "a3": (sqrt(2), 0.775)}

# Icon, title and the question a layer answers.
LAYER_LABELS = {
    Layer.DOELGROEP: ("users-three", "Doelgroep", "Voor wie?"),
    Layer.AANPAK: ("hand-heart", "Aanpak", "Wat doen we?"),
    Layer.DIRECT: ("sparkle", "Directe effecten", "Wat merken bewoners?"),
    Layer.INDIRECT: ("plant", "Draagt indirect bij aan", "Op langere termijn"),
}


@dataclass(frozen=True)
class PosterData:
    """`values` goes to Typst; the rest is what the notices and the description need."""

    showcase: Showcase
    values: dict[str, Any]
    texts: Texts
    logo_unreadable: bool

    @property
    def enlarged(self) -> float:
        """How much larger than an A4 the page is."""
        return float(self.values["enlarged"])


def poster_data(showcase: Showcase, size: Size = "a4") -> PosterData:
    """Everything that stands on the poster, as plain values."""
    texts = Texts()
    initiatief, logo = showcase.initiatief, showcase.logo
    enlarged, fine = PAPER[size]
    values = {
        "enlarged": enlarged,
        "fine": fine,
        **house_values(showcase, texts),
        **_story_values(showcase, texts),
        "results": [result_values(one, texts) for one in showcase.results[:MOST_RESULTS]],
        "citaat": _citaat(showcase, texts),
        "asides": _asides(showcase, texts),
        "link": _link(showcase, texts),
        "reference_date": reference_month(initiatief),
        "source": texts.of(initiatief.source, "De bron"),
        "made_up": texts.of(" ".join(showcase.made_up), "Wat er verzonnen is"),
    }
    return PosterData(showcase, values, texts, logo is not None and png_size(logo) is None)


def describe_poster(data: PosterData) -> str:
    """All that stands on the poster in words, for who cannot see it."""
    values = data.values
    parts = [values["motto"]["text"]]
    for band in values["bands"]:
        titles = "; ".join(card["title"]["text"] for card in band["cards"]) or "nog niet ingevuld"
        parts.append(f"{band['title']['text']}: {titles}.")
    parts.append(values["arrows_alt"])
    for feit in values["feiten"]:
        words = (feit[part]["text"] for part in ("prefix", "figure", "label", "period"))
        parts.append(" ".join(word for word in words if word) + ".")
    if citaat := values["citaat"]:
        made_up = "Een verzonnen citaat" if citaat["made_up"] else "Een citaat"
        by = f" van {citaat['by']['text']}" if citaat["by"]["text"] else ""
        parts.append(f"{made_up}{by}: ‘{citaat['words']['text']}’")
        parts += [citaat["photo"]["alt"] + "."] if citaat["photo"] else []
    parts += [f"{one['title']['text']}: {one['words']['text']}." for one in values["asides"]]
    parts += [describe_result(result) for result in data.showcase.results[:MOST_RESULTS]]
    parts.append(values["made_up"]["text"])
    return " ".join(part for part in parts if part)


def icon_names() -> set[str]:
    """Every pictogram that a poster can show."""
    return {icon for icon, _, _ in LAYER_LABELS.values()} | feit_icons()


def _story_values(showcase: Showcase, texts: Texts) -> dict[str, Any]:
    """The bands and what joins them, and the feiten, as far as they were chosen."""
    veranderverhaal = showcase.veranderverhaal
    up = showcase.direction is Direction.UP
    verbanden = drawn_verbanden(veranderverhaal) if showcase.verbanden else ()
    feiten = veranderverhaal.feiten if showcase.feiten else ()
    return {
        "up": up,
        "bands": [_band(layer, veranderverhaal, verbanden, up, texts) for layer in FOUR_LAYERS],
        "verbanden": [{"source": source, "target": target} for source, target in verbanden],
        "arrows_alt": _arrows_alt(veranderverhaal, verbanden),
        "feiten": [_feit(feit, texts) for feit in feiten[:MOST_FEITEN]],
        "feiten_count": len(feiten),
    }


def _citaat(showcase: Showcase, texts: Texts) -> dict[str, Any] | None:
    citaat = showcase.citaat
    if citaat is None:
        return None
    words = texts.of(citaat.text, "Het citaat")
    by = texts.of(citaat.by, "Wie het citaat zei")
    if not words["text"]:
        return None
    return {
        "words": words,
        "by": by,
        "made_up": citaat.made_up,
        "photo": _photo(showcase, citaat),
    }


def _photo(showcase: Showcase, citaat: Citaat) -> dict[str, Any] | None:
    """The photo of who said it; None without, and when it cannot be read."""
    content = small_photo(showcase.photo)
    if content is None:
        return None
    alt = citaat.photo_words or f"Foto van {citaat.by or 'iemand uit de buurt'}"
    return photo_in_svg(content) | {"alt": clean_text(alt)[0]}


def _asides(showcase: Showcase, texts: Texts) -> list[dict[str, Any]]:
    """What is less pleasant to tell, as far as it was chosen."""
    told = ((BESIDE, showcase.neveneffecten), (TENSION, showcase.tensions))
    return [
        {"title": texts.of(title, title), "words": texts.of("; ".join(words), f"‘{title}’")}
        for title, words in told
        if words
    ]


def _link(showcase: Showcase, texts: Texts) -> dict[str, Any] | None:
    url, theme = showcase.link, theme_colours(showcase.initiatief)
    if not url:
        return None
    # In the colours of the page; dark on paper still has far more contrast than a camera needs.
    code = qr_svg(url, title=url).replace("#fff", theme.paper).replace("#000", theme.dark)
    return {
        "url": url,
        "address": texts.of(shown_link(url), "Het adres"),
        "qr": code,
        "edge": QR_EDGE / (_qr_modules(code) - 2 * QR_EDGE),
    }


def _qr_modules(code: str) -> int:
    """How many modules a side of the code is, with the empty edge."""
    found = re.search(r'viewBox="0 0 (\d+) ', code)
    return int(found.group(1)) if found else 37


def _band(
    layer: Layer, veranderverhaal: Veranderverhaal, verbanden: Pairs, up: bool, texts: Texts
) -> dict[str, Any]:
    icon, title, question = LAYER_LABELS[layer]
    elements = veranderverhaal.layer(layer)
    sources, targets = {source for source, _ in verbanden}, {target for _, target in verbanden}
    above, below = (sources, targets) if up else (targets, sources)
    cards = [
        _card(element, texts) | {"leaves": element.key in below, "enters": element.key in above}
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


def _card(element: Element, texts: Texts) -> dict[str, Any]:
    name = f"De titel ‘{short_name(element.title)}’"
    return {
        "key": element.key,
        "title": texts.of(element.title, name, fallback="(zonder titel)"),
        "explanation": texts.explanation(
            element.explanation, f"De toelichting bij ‘{short_name(element.title)}’"
        ),
        "brief": texts.of(brief(element.explanation), name),
    }


def brief(explanation: str) -> str:
    """The first sentence of an explanation; nothing when even that is long."""
    sentence = re.split(r"(?<=[.!?])\s", explanation.strip(), maxsplit=1)[0]
    return sentence if len(sentence) <= BRIEF_LETTERS else ""


def _feit(feit: Feit, texts: Texts) -> dict[str, Any]:
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


def _arrows_alt(veranderverhaal: Veranderverhaal, pairs: Pairs) -> str:
    titles = {element.key: element.title for element in veranderverhaal.elements}
    alt = "Verbanden:" if pairs else ""
    for number, (source, target) in enumerate(pairs):
        sentence = f" ‘{titles[source]}’ hangt samen met ‘{titles[target]}’."
        if len(alt) + len(sentence) > MOST_ALT_LETTERS:
            alt += f" En nog {len(pairs) - number} verbanden."
            break
        alt += sentence
    return clean_text(alt)[0]
