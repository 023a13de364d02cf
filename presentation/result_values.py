"""A result as results.typ draws it: plain values, every text cleaned, with words for the alt."""

from decimal import Decimal
from typing import Any

from presentation.colours import LIGHT_CHART, mix, readable_on
from presentation.poster_glyphs import clean_text
from presentation.poster_texts import Text, Texts, short_name
from veranderverhaal.showcase import Point, Result, ResultKind, ResultLine, Tone

MOST_ROWS = 12  # more never fit on one page; the rest is counted in "+ nog 3"
MOST_NOTES = 3
MOST_ALT_LETTERS = 1000  # of a row: PDF/A allows no string above 32,767 bytes, two a letter
SOFT_SHARE = 0.68  # of white in the colour of a band
NO_BREAK = "\u00a0"
BY_CHANCE = "door toeval ook"

TONE_FILLS = {
    Tone.AGAINST: LIGHT_CHART.scale[0],
    Tone.NEUTRAL: LIGHT_CHART.scale[2],
    Tone.FAVOUR: LIGHT_CHART.scale[4],
}
RESULT_COLOURS = {
    tone.value: {"fill": fill, "ink": readable_on(fill), "soft": mix(fill, "#ffffff", SOFT_SHARE)}
    for tone, fill in TONE_FILLS.items()
}


def result_values(result: Result, texts: Texts) -> dict[str, Any]:
    """Everything that results.typ needs of one result."""
    name = f"De uitkomst ‘{short_name(result.title)}’"
    rows = () if result.kind is ResultKind.NUMBER else result.rows
    return {
        "key": result.key,
        "kind": result.kind.value,
        "title": texts.of(result.title, name),
        "lead": texts.of(result.lead, name),
        "basis": texts.of(result.basis, name),
        "sentence": texts.of(result.sentence, name),
        "figure": texts.of(result.figure, name),
        "band": texts.of(result.band, name),
        "notes": [texts.of(note, name) for note in result.notes[:MOST_NOTES]],
        "legend": [
            {"tone": tone.value, "words": texts.of(words, name)} for tone, words in result.legend
        ],
        "rows": [_row(row, result, texts, name) for row in rows[:MOST_ROWS]],
        "count": len(rows),
        "more": ["stelling", "stellingen"] if result.lead else ["vraag", "vragen"],
        "made_up": result.made_up,
        "colours": RESULT_COLOURS,
    }


def describe_result(result: Result) -> str:
    """The whole result in words, for who cannot see it; one cleaned line."""
    parts = [_sentence(result.title), _sentence(result.sentence), _sentence(result.basis)]
    if result.kind is ResultKind.NUMBER:
        parts.append(_number_words(result))
    parts += [describe_row(row, result) for row in result.rows[:MOST_ROWS]]
    parts += [_sentence(note) for note in result.notes]
    if result.made_up:
        parts.append("Dit is verzonnen.")
    return clean_text(" ".join(part for part in parts if part))[0]


def describe_row(row: ResultLine, result: Result) -> str:
    """One row of a chart in words: every part or round with its number."""
    words = dict(result.legend)
    parts = [f"{part.text} {words.get(part.tone, '')}".strip() for part in row.parts]
    parts += [_point_words(point) for point in row.points]
    if _needs_figure(row):
        parts.append(row.figure)
    if row.band:
        parts.append(f"{BY_CHANCE} {row.band}")
    return f"{row.label}: {'; '.join([*parts, f'n = {row.n}'])}."


def _row(row: ResultLine, result: Result, texts: Texts, name: str) -> dict[str, Any]:
    aside = [row.figure] if _needs_figure(row) else []
    if row.parts and _tells_n_apart(result):
        aside.append(f"n = {row.n}")
    aside += [row.band] if row.band else []
    return {
        "label": texts.of(row.label, name),
        "aside": _unbroken(texts.of(", ".join(aside), name)),
        "banded": bool(row.band),
        "parts": [
            {
                "tone": part.tone.value,
                "share": part.count / max(1, row.n),
                "words": texts.of(part.text, name),
            }
            for part in row.parts
        ],
        "points": [_point(point, texts, name) for point in row.points],
        "alt": clean_text(describe_row(row, result))[0][:MOST_ALT_LETTERS],
    }


def _point(point: Point, texts: Texts, name: str) -> dict[str, Any]:
    return {
        "label": texts.of(point.label, name),
        "n": texts.of(f"n = {point.n}", name),
        "words": texts.of(point.text, name),
        "share": _within(point.share),
        "low": _within(point.low),
        "high": _within(point.high),
    }


def _unbroken(text: Text) -> Text:
    """The text with lines that may end after a comma only."""
    return text | {"text": text["text"].replace(" ", NO_BREAK).replace(f",{NO_BREAK}", ", ")}


def _within(share: Decimal) -> float:
    return float(max(Decimal(0), min(Decimal(1), share)))


def _tells_n_apart(result: Result) -> bool:
    """Whether each row needs its own n: the basis gives one number for all of them otherwise."""
    return len({row.n for row in result.rows}) > 1 or not result.basis


def _needs_figure(row: ResultLine) -> bool:
    """Whether the figure says something that no part of the row says: "11 van de 24"."""
    return bool(row.parts and row.figure) and row.figure not in {part.text for part in row.parts}


def _number_words(result: Result) -> str:
    band = f", {BY_CHANCE} {result.band}" if result.band else ""
    return f"{result.figure}{band}."


def _point_words(point: Point) -> str:
    return f"{point.label} {point.text} (n = {point.n})"


def _sentence(text: str) -> str:
    text = text.strip()
    return f"{text}." if text and text[-1] not in ".!?…" else text
