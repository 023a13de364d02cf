"""The one strong thing on a small picture: a result, else a citaat, feiten, or hopes."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from presentation.poster_texts import Texts, short_name
from presentation.result_values import TONE_FILLS
from presentation.shape_values import Values, reference_month
from veranderverhaal.citaat import Citaat, Purpose
from veranderverhaal.model import Feit, Layer
from veranderverhaal.numbers import figure_parts
from veranderverhaal.result_words import OTHER_PEOPLE
from veranderverhaal.saying_words import quote, short_band
from veranderverhaal.saying_words import sentence as capital
from veranderverhaal.showcase import Point, Result, ResultLine, Showcase, Tone
from veranderverhaal.uitkomst import Band, Shown

MOST_FEITEN = 4
MOST_TITLES = 4
MADE_UP = "Verzonnen, als voorbeeld."
MADE_UP_CITAAT = "(verzonnen citaat)"
HOPES = (
    (Layer.DIRECT, "Dit hopen we samen te bereiken"),
    (Layer.AANPAK, "Dit doen we samen"),
    (Layer.INDIRECT, "Hier dragen we graag aan bij"),
    (Layer.DOELGROEP, "Voor wie we er zijn"),
)


@dataclass(frozen=True)
class Figure:
    """A number as it is written, what stands above it, and what must be read with it."""

    figure: str
    label: str = ""
    aside: str = ""


@dataclass(frozen=True)
class Told:
    """The strongest of a result: its number or two, its sentence, and the small print.

    Of that `notes` and `made_up` may never be shortened; `small` is on what it rests.
    """

    figures: tuple[Figure, ...]
    sentence: str
    small: str
    row: ResultLine | None
    notes: str = ""
    made_up: str = ""


def hero_values(showcase: Showcase, texts: Texts) -> Values:
    """What a template draws largest, as {"kind": "result" | "citaat" | "feiten" | "hope", …}."""
    if showcase.results:
        return _result(showcase.results[0], texts)
    citaat = showcase.citaat
    if citaat is not None and may_be_social(citaat):
        return _citaat(citaat, texts)
    if showcase.feiten and showcase.veranderverhaal.feiten:
        return _feiten(showcase, texts)
    return _hope(showcase, texts)


def may_be_social(citaat: Citaat) -> bool:
    """Whether these words may go round: who said them agreed to that, or nobody said them."""
    return citaat.made_up or Purpose.SOCIAL_MEDIA in citaat.purposes


def point_band(point: Point) -> str:
    """The band of one round in a few words, as its share is written: in percent or in people."""
    shown = Shown.SHARES if "%" in point.text else Shown.COUNTS
    return short_band(Band(point.share, point.low, point.high), shown)


def say_by_chance(band: str, said: str = "") -> str:
    """A band in a sentence; "" without one, or where what is said already says it."""
    low, _, high = band.partition(" tot ")
    between = f"tussen {low} en {high.replace(' van de ', ' van elke ')}" if high else band
    told = f"Door toeval kan dat ook {between} zijn." if band else ""
    return "" if told in said else told


def notes_with(result: Result, rows: Sequence[ResultLine], said: str = "") -> str:
    """What must be read with these rows and is not said yet; that they are others comes first."""
    others = {quote(row.label) for row in result.rows} - {quote(row.label) for row in rows}
    told = [
        note for note in result.notes if not note.startswith(tuple(f"{one}:" for one in others))
    ]
    unsaid = [note for note in told if not _is_said(note, rows, said)]
    return _together(sorted(unsaid, key=lambda note: note != OTHER_PEOPLE))


def _is_said(note: str, rows: Iterable[ResultLine], said: str) -> bool:
    """Whether a sentence about these rows says this note, with or without the name of its row."""
    bare = [note.removeprefix(f"{quote(row.label)}: ") for row in rows]
    return any(capital(one) in said for one in (note, *bare) if one)


def read_with(result: Result, rows: Sequence[ResultLine], band: str = "", said: str = "") -> str:
    """What stands with every number of a result: what it is not, on what it rests, its band."""
    made_up = MADE_UP if result.made_up else ""
    notes = notes_with(result, rows, said)
    return _together((made_up, notes, result.basis, say_by_chance(band, said)))


def row_to_show(result: Result) -> ResultLine | None:
    """The row the sentence tells of, else what was asked first: never the highest."""
    return told_row(result) or next(iter(result.rows), None)


def told_row(result: Result) -> ResultLine | None:
    """The row the sentence tells of."""
    return next((row for row in result.rows if _is_told(row, result.sentence)), None)


def _is_told(row: ResultLine, sentence: str) -> bool:
    """Whether a sentence has the numbers of this row: a percentage alone may be that of a band."""
    figures = [point.text for point in row.points] or [row.figure]
    has_figures = all(figure and figure in sentence for figure in figures)
    if not row.parts:
        return has_figures
    numbers = set(re.findall(r"\d+", sentence))
    counts = [str(part.count) for part in row.parts if part.count]
    favour = [str(part.count) for part in row.parts if part.tone is Tone.FAVOUR and part.count]
    return {str(row.n), *(favour if has_figures else counts)} <= numbers


def tell_strongly(result: Result) -> Told:
    """One or two numbers of a result with their words."""
    row = None if result.figure else row_to_show(result)
    figures: tuple[Figure, ...] = (Figure(result.figure),)
    if row is not None and row.points:
        figures = tuple(Figure(one.text, one.label, _point_aside(one)) for one in row.points)
    elif row is not None:
        figures = (Figure(row.figure),)
    band = result.band if row is None else row.band
    said = _sentence(result, row)
    return Told(
        tuple(one for one in figures if one.figure),
        said,
        _together((result.basis, say_by_chance(band, said))),
        row,
        notes_with(result, result.rows if row is None else (row,), said),
        MADE_UP if result.made_up else "",
    )


def _result(result: Result, texts: Texts) -> Values:
    told = tell_strongly(result)
    return {
        "kind": "result",
        "figures": [
            {
                "figure": texts.of(one.figure, ""),
                "label": texts.of(one.label, ""),
                "aside": texts.of(one.aside, ""),
            }
            for one in told.figures
        ],
        "sentence": texts.of(told.sentence, "De zin bij het cijfer"),
        "bar": _bar(result, told.row, texts),
        "tones": {tone.value: colour for tone, colour in TONE_FILLS.items()},
        "made_up": texts.of(told.made_up, ""),
        "notes": texts.of(told.notes, "De uitleg bij het cijfer"),
        "small": texts.of(told.small, "Waarop het cijfer rust"),
    }


def _point_aside(point: Point) -> str:
    return f"{point.n} antwoorden, door toeval ook {point_band(point)}"


def _sentence(result: Result, row: ResultLine | None) -> str:
    """The headline of the result when it tells of this row, else the words of the row itself."""
    if row is None or len(result.rows) == 1 or _is_told(row, result.sentence):
        return result.sentence or result.title
    words = f"{result.lead.rstrip(' .…')} {row.label}".strip()
    favour = dict(result.legend).get(Tone.FAVOUR, "").lower()
    if not row.parts or not favour:
        return words
    return f"{words} {capital(favour)}." if words.endswith("?") else f"{words}: {favour}"


def _bar(result: Result, row: ResultLine | None, texts: Texts) -> list[Values]:
    """The parts of a bar with their words; nothing when they are not all that was answered."""
    named = dict(result.legend)
    if row is None or len(row.parts) < 2 or sum(part.count for part in row.parts) != row.n:
        return []
    return [
        {
            "tone": part.tone.value,
            "share": part.count / row.n,
            "text": texts.of(f"{part.text} {named.get(part.tone, '')}".strip(), ""),
        }
        for part in row.parts
    ]


def _citaat(citaat: Citaat, texts: Texts) -> Values:
    by = f"— {citaat.by}" if citaat.by else ""
    return {
        "kind": "citaat",
        "text": texts.of(citaat.text, "Het citaat"),
        "by": texts.of(by, "De naam bij het citaat"),
        "small": texts.of(MADE_UP_CITAAT if citaat.made_up else "", ""),
    }


def _feiten(showcase: Showcase, texts: Texts) -> Values:
    feiten = showcase.veranderverhaal.feiten[:MOST_FEITEN]
    month = reference_month(showcase.initiatief)
    return {
        "kind": "feiten",
        "feiten": [feit_values(feit, texts) for feit in feiten],
        "small": texts.of(f"Peildatum: {month}" if month else "", ""),
    }


def feit_values(feit: Feit, texts: Texts) -> Values:
    """A feit in its parts: prefix, figure, label and period."""
    prefix, figure = figure_parts(feit)
    name = f"Het feit ‘{short_name(feit.label or figure)}’"
    label = " ".join(part.strip() for part in (feit.unit, feit.label) if part.strip())
    return {
        "key": feit.key,
        "name": name,
        "prefix": texts.of(prefix, name),
        "figure": texts.of(figure, name),
        "label": texts.of(label, name),
        "period": texts.of(feit.period, name),
    }


def _hope(showcase: Showcase, texts: Texts) -> Values:
    veranderverhaal = showcase.veranderverhaal
    for layer, words in HOPES:
        elements = veranderverhaal.layer(layer)[:MOST_TITLES]
        if elements:
            titles = [
                texts.of(one.title, f"De titel ‘{short_name(one.title)}’", fallback="…")
                for one in elements
            ]
            return {"kind": "hope", "words": texts.of(words, ""), "titles": titles}
    motto = texts.of(showcase.initiatief.motto, "Het motto", fallback="Ons veranderverhaal")
    return {"kind": "hope", "words": motto, "titles": []}


def _together(texts: Iterable[str]) -> str:
    return " ".join(_ended(one) for one in texts if one)


def _ended(text: str) -> str:
    return text if not text or text.endswith((".", "!", "?", "…")) else f"{text}."
