"""The whole showcase as plain text, to send in an e-mail: nothing but words and empty lines."""

import unicodedata

from presentation.poster_glyphs import JOINERS, STRIPPED_CATEGORIES
from presentation.shape_hero import MADE_UP, MADE_UP_CITAAT, point_band, say_by_chance
from presentation.shape_values import NAME_FALLBACK, place_of, reference_month
from veranderverhaal.als_dan import tell_als_dan
from veranderverhaal.citaat import Purpose
from veranderverhaal.labels import LAYER_LABELS, LAYER_QUESTIONS
from veranderverhaal.model import FOUR_LAYERS, Element, Layer
from veranderverhaal.numbers import feit_sentence
from veranderverhaal.showcase import Direction, Result, ResultLine, Showcase

EMPTY = "Nog niet ingevuld."


def make_text(showcase: Showcase) -> str:
    """Everything that may be told, in paragraphs; lines are as long as they are."""
    parts = (
        _head(showcase),
        *_layers(showcase),
        _titled("Ons verhaal", visible(tell_als_dan(showcase.veranderverhaal))),
        _feiten(showcase),
        _titled("Waar het schuurt", "\n".join(f"- {_line(one)}" for one in showcase.tensions)),
        *(_result(result) for result in showcase.results),
        _citaat(showcase),
        _foot(showcase),
    )
    return "\n\n".join(part for part in parts if part) + "\n"


def visible(text: str) -> str:
    """A text without what cannot be seen; its paragraphs stay."""
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(
        char
        for char in composed
        if char == "\n" or char in JOINERS or unicodedata.category(char) not in STRIPPED_CATEGORIES
    )
    return "\n".join(" ".join(line.split()) for line in kept.split("\n")).strip()


def _line(text: str) -> str:
    return visible(" ".join(text.split()))


def _titled(title: str, body: str) -> str:
    return f"{title.upper()}\n{body}" if body else ""


def _head(showcase: Showcase) -> str:
    initiatief = showcase.initiatief
    name = _line(initiatief.name) or NAME_FALLBACK
    lines = (name, _line(place_of(initiatief)), _line(initiatief.motto))
    return "\n".join(line for line in lines if line)


def _layers(showcase: Showcase) -> list[str]:
    layers: list[Layer] = list(FOUR_LAYERS)
    if showcase.direction is Direction.UP:
        layers.reverse()
    if showcase.veranderverhaal.layer(Layer.NEVENEFFECT):
        layers.append(Layer.NEVENEFFECT)
    return [_layer(showcase, layer) for layer in layers]


def _layer(showcase: Showcase, layer: Layer) -> str:
    elements = showcase.veranderverhaal.layer(layer)
    body = "\n".join(_element(element) for element in elements) or EMPTY
    return _titled(f"{LAYER_LABELS[layer]} ({LAYER_QUESTIONS[layer].lower()})", body)


def _element(element: Element) -> str:
    title = _line(element.title) or "(zonder titel)"
    explanation = _line(element.explanation)
    return f"- {title}: {explanation}" if explanation else f"- {title}"


def _feiten(showcase: Showcase) -> str:
    if not showcase.feiten:
        return ""
    lines = [f"- {_line(feit_sentence(feit))}" for feit in showcase.veranderverhaal.feiten]
    return _titled("Feiten en cijfers", "\n".join(lines))


def _result(result: Result) -> str:
    lines = [result.sentence]
    if result.figure and result.figure not in result.sentence:
        lines.append(result.figure)
    lines.append(say_by_chance(result.band, result.sentence))
    lines.append(f"Op basis van: {result.basis}" if result.basis else "")
    if result.rows:
        lines += ["", result.lead, *(f"- {_row(row, result)}" for row in result.rows), ""]
    lines += [*result.notes, MADE_UP if result.made_up else ""]
    body = "\n".join(_line(line) for line in lines)
    while "\n\n\n" in body:
        body = body.replace("\n\n\n", "\n\n")
    return _titled(_line(result.title), body.strip())


def _row(row: ResultLine, result: Result) -> str:
    words = dict(result.legend)
    band = f" (door toeval ook {row.band})" if row.band else ""
    told = [
        f"{part.text} {words.get(part.tone, '')}".strip()
        + (band if part.text == row.figure else "")
        for part in row.parts
    ]
    told += [
        f"{point.label} {point.text} (door toeval ook {point_band(point)}; n = {point.n})"
        for point in row.points
    ]
    if row.figure not in {part.text for part in row.parts} and (row.figure or row.band):
        told.append(f"{row.figure}{band}".strip())
    if row.parts or not row.points:
        told.append(f"n = {row.n}")
    return f"{row.label}: {', '.join(told)}"


def _citaat(showcase: Showcase) -> str:
    citaat = showcase.citaat
    if citaat is None or not (citaat.made_up or Purpose.REPORT in citaat.purposes):
        return ""  # a mail goes who knows where: nearer to a report than to a poster
    by = _line(citaat.by)
    lines = [f"“{_line(citaat.text)}”", f"— {by}" if by else ""]
    lines.append(MADE_UP_CITAAT if citaat.made_up else "")
    return "\n".join(line for line in lines if line)


def _foot(showcase: Showcase) -> str:
    source = _line(showcase.initiatief.source)
    month = reference_month(showcase.initiatief)
    lines = [
        f"Lees het hele verhaal: {showcase.link}" if showcase.link else "",
        f"Vul de vragenlijst in: {showcase.form_link}" if showcase.form_link else "",
        f"Peildatum: {month}" if month else "",
        f"Bron: {source}" if source else "",
        *(_line(one) for one in showcase.made_up),
    ]
    return "\n".join(line for line in lines if line)
