"""A deck of slides to change and to show: the story first, then a slide for each result."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from presentation.colours import INK, MUTED, WHITE
from presentation.logo_values import png_size
from presentation.poster_texts import short_name
from presentation.result_values import describe_row
from presentation.shape_hero import (
    MADE_UP,
    MADE_UP_CITAAT,
    point_band,
    read_with,
    say_by_chance,
    told_row,
)
from presentation.shape_slide_charts import add_bars, add_moments
from presentation.shape_slide_deck import MARGIN, ROOM, Deck
from presentation.shape_slide_parts import Look, Place, add_ground, add_text
from presentation.shape_slide_story import add_story
from presentation.shape_slide_text import plain_line
from presentation.shape_values import (
    MISSING_LOGO,
    NAME_FALLBACK,
    place_of,
    reference_month,
)
from veranderverhaal.als_dan import tell_als_dan
from veranderverhaal.numbers import feit_sentence
from veranderverhaal.showcase import Result, ResultLine, Showcase, Tone

UNTITLED = "Uitkomst"
MOST_BARS, MOST_MOMENTS = 8, 5
MOST_NAMED = 5  # in a notice
CHART = Place(MARGIN + 14, 142, ROOM - 28, 300)
GROUND = Place(MARGIN, 132, ROOM, 318)
SMALL = Place(MARGIN, 456, ROOM, 48)
IN_BRACKETS = "Tussen haakjes staat wat {part} door toeval ook kan zijn."
LINES = "De lijn door het einde van een balk is wat het door toeval ook kan zijn."


def make_slides(showcase: Showcase) -> tuple[bytes, tuple[str, ...]]:
    """The deck as PPTX, and what was shortened or left out."""
    deck = Deck(showcase)
    initiatief = showcase.initiatief
    words = " · ".join(one for one in (place_of(initiatief), initiatief.motto.strip()) if one)
    name = plain_line(initiatief.name) or NAME_FALLBACK
    story = deck.add_slide(name, words, _foot(showcase), _story_notes(showcase))
    notices = add_story(deck, story, showcase)
    for result in showcase.results:
        _add_result(deck, result, showcase)
    notices += _shortened(list(dict.fromkeys(deck.cut)))
    if showcase.logo and png_size(showcase.logo) is None:
        notices.append(MISSING_LOGO)
    return deck.content(), tuple(notices)


def _shortened(texts: list[str]) -> list[str]:
    named = ", ".join(f"‘{short_name(text)}’" for text in texts[:MOST_NAMED])
    rest = f" en nog {len(texts) - MOST_NAMED}" if len(texts) > MOST_NAMED else ""
    return [f"Ingekort met “…”: {named}{rest}."] if texts else []


def _foot(showcase: Showcase) -> str:
    month, source = reference_month(showcase.initiatief), showcase.initiatief.source.strip()
    told = [f"Peildatum: {month}." if month else "", f"Bron: {source}" if source else ""]
    return " ".join(one for one in (*told, *showcase.made_up) if one)


def _story_notes(showcase: Showcase) -> str:
    """All that is told of the initiatief: what did not fit on the slide can still be said."""
    parts = [tell_als_dan(showcase.veranderverhaal)]
    if showcase.feiten:
        parts += [feit_sentence(feit) for feit in showcase.veranderverhaal.feiten]
    if (citaat := showcase.citaat) is not None:
        by = f" — {citaat.by}" if citaat.by else ""
        parts.append(f"“{citaat.text}”{by}{f' {MADE_UP_CITAAT}' if citaat.made_up else ''}")
    parts += [result.sentence for result in showcase.results]
    parts += [showcase.link, *showcase.made_up]
    return "\n".join(part for part in parts if part)


def _result_notes(result: Result, rows: Sequence[ResultLine], words: str) -> str:
    parts = [words, result.basis, say_by_chance(result.band, words)]
    parts += [describe_row(row, result) for row in rows]
    for row in rows:
        parts += [
            f"{one.label}: {one.text}, door toeval ook {point_band(one)}." for one in row.points
        ]
    parts += [*result.notes, MADE_UP if result.made_up else ""]
    return "\n".join(part for part in parts if part)


def _add_result(deck: Deck, result: Result, showcase: Showcase) -> None:
    chunks = list(_chunks(result))
    foot = f"{plain_line(showcase.initiatief.name) or NAME_FALLBACK} · {_foot(showcase)}"
    told = told_row(result)
    # The sentence stands where the row is that it tells of, and once.
    telling = next((number for number, rows in enumerate(chunks, 1) if told in rows), 1)
    for number, rows in enumerate(chunks, start=1):
        page = f" ({number} van {len(chunks)})" if len(chunks) > 1 else ""
        title = f"{plain_line(result.title) or UNTITLED}{page}"
        words = result.sentence if number == telling else ""
        notes = _result_notes(result, rows, words)
        # A slide with one number has its sentence below that number.
        slide = deck.add_slide(title, words if rows else "", foot, notes)
        if not rows:
            _add_number(deck, slide, result)
            continue
        _add_rows(deck, slide, replace(result, sentence=words, rows=tuple(rows)))
        how = LINES if rows[0].points else _brackets(result, rows)
        text = f"{read_with(result, rows, said=words)} {how}".strip()
        small = Look((13, 12, 11, 10, 9), MUTED)
        deck.note_cut(add_text(slide, text, SMALL, small, "Waarop het rust"), text)


def _brackets(result: Result, rows: Sequence[ResultLine]) -> str:
    if not any(row.band for row in rows):
        return ""
    favour = dict(result.legend).get(Tone.FAVOUR, "")
    return IN_BRACKETS.format(part=f"‘{favour}’" if favour else "het")


def _chunks(result: Result) -> Iterator[Sequence[ResultLine]]:
    """The rows that go together on a slide; nothing on the one of a result without rows."""
    bars = [row for row in result.rows if row.parts]
    moments = [row for row in result.rows if row.points and not row.parts]
    for rows, most in ((bars, MOST_BARS), (moments, MOST_MOMENTS)):
        # Nine rows become five and four: one bar alone would fill a slide.
        slides = -(-len(rows) // most)
        yield from (
            rows[len(rows) * at // slides : len(rows) * (at + 1) // slides] for at in range(slides)
        )
    if not bars and not moments:
        yield ()


def _add_rows(deck: Deck, slide: Any, result: Result) -> None:
    add_ground(slide, GROUND, WHITE, rounding=0.12)
    place, lead = CHART, plain_line(result.lead)
    if lead:
        box = CHART._replace(height=22)
        deck.note_cut(
            add_text(slide, lead, box, Look((15, 14, 13, 12, 11), INK, bold=True), "Vraag"), lead
        )
        place = Place(CHART.x, CHART.y + 24, CHART.width, CHART.height - 24)
    draw = add_bars if result.rows[0].parts else add_moments
    deck.cut += draw(slide, result, result.rows, place)


def _add_number(deck: Deck, slide: Any, result: Result) -> None:
    add_ground(slide, Place(MARGIN, 140, ROOM, 350), deck.colours.dark, rounding=0.12)
    sizes = (150, 130, 110, 92, 76, 62, 50, 40, 32, 26, 20, 16)
    big = Look(sizes, deck.colours.accent, bold=True, heading=True)
    inside, top = Place(MARGIN, 140, ROOM, 350).inset(30), 140.0 + 24
    pieces = (
        (result.figure, big, 178.0, "Cijfer"),
        (result.sentence, Look((26, 24, 22, 20, 18, 16, 14), WHITE, bold=True), 68.0, "Zin"),
        (
            read_with(result, (), result.band, result.sentence),
            Look((15, 14, 13, 12, 11, 10), WHITE),
            62.0,
            "Waarop het rust",
        ),
    )
    for text, look, height, name in pieces:
        if plain_line(text):
            box = Place(inside.x, top, inside.width, height - 6)
            deck.note_cut(add_text(slide, text, box, look, name), text)
        top += height
