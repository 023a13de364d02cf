"""Printed sheets for a bijeenkomst: the agenda, and for each topic its result and room to write.

For groups without telephones or a beamer, and for who likes to hold a pen.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from presentation.colours import MUTED, WHITE, mix
from presentation.poster_glyphs import clean_text, first_direction
from presentation.report_drawing import Drawing
from presentation.report_pdf import drawing_values
from presentation.report_results import basis_of, block_figures
from presentation.shape_values import colour_values
from presentation.typesetting import compile_pdf, document_day, make_compiler, midnight
from veranderverhaal.afspraak import Afspraak, open_afspraken
from veranderverhaal.afspraak_words import say_by_when, say_settled
from veranderverhaal.bijeenkomst import Topic
from veranderverhaal.bijeenkomst_material import BijeenkomstMaterial
from veranderverhaal.bijeenkomst_templates import TimedItem, agenda_times
from veranderverhaal.duiding import DuidingQuestion, questions_of
from veranderverhaal.duiding_labels import (
    DUIDING_QUESTIONS,
    EVERYONE,
    EXPLANATION_LABELS,
    RECOGNITION_LABELS,
)
from veranderverhaal.invitation import say_moment
from veranderverhaal.made_up import say_if_made_up
from veranderverhaal.report_results import MeasuredBlock
from veranderverhaal.report_words import shorten
from veranderverhaal.saying import say_block
from veranderverhaal.story_order import sort_by_agreement
from veranderverhaal.uitkomst import Block, BlockKind

TEMPLATE = "sheets.typ"
TOO_LONG_WORD = 24  # may be broken anywhere: no line is sure to hold it
SOFT_BREAK = "\u200b"
MOST_SAID = 6
MOST_AFSPRAKEN = 10
MOST_LETTERS = 160  # of one afspraak
MORE = "En nog {count} andere: zie de bladzijde Afspraken."
LINE_SHARE = 0.45
MADE_UP = "Dit is een verzonnen voorbeeld: deze bijeenkomst was er niet."
GONE = "Deze uitkomst is er niet meer. Praat over wat jullie weten."
NO_DAY = "Dag en tijd volgen nog."
PARTY = "een groep die het anders ziet:"
# As they stand on the table too.
TICKS = {
    DuidingQuestion.RECOGNISE: tuple(RECOGNITION_LABELS.values()),
    DuidingQuestion.EXPLAIN: tuple(EXPLANATION_LABELS.values()),
}
NUMBERS_COLUMN = "n"
WHAT_N_IS = "Onder ‘n’ staat hoeveel mensen antwoord gaven."
HOW = (
    "Per onderwerp is er een blad. Kijk eerst samen naar de uitkomst, en dan naar de vragen.",
    "Schrijf op wat mensen zeggen. Schrijf geen namen op.",
    "Ziet een groep het anders? Pak een tweede blad en zet erop van wie het is. Beide blijven.",
    "Lever de bladen na afloop in: iemand typt ze over voor het verslag.",
)


def make_sheets(material: BijeenkomstMaterial) -> bytes:
    """The sheets as a PDF for anyone, also who listens to it.

    Depends on nothing but its arguments, so it can run in another process.
    """
    compiler = make_compiler(TEMPLATE, "sheets", _values(material))
    return compile_pdf(compiler, midnight(material.today))[0]


def _values(material: BijeenkomstMaterial) -> dict[str, Any]:
    bijeenkomst = material.bijeenkomst
    name = _plain(bijeenkomst.name)
    initiatief = _plain(material.initiatief.name) or "Ons initiatief"
    settled = [one for one in material.before if not one.is_open]
    before = [*open_afspraken(material.before), *settled]
    more = len(before) - MOST_AFSPRAKEN
    return {
        "colours": colour_values(material.initiatief) | {"line": mix(MUTED, WHITE, LINE_SHARE)},
        "title": f"Bladen: {name}",
        "author": initiatief,
        "foot": f"{initiatief} · {name}",
        "day": document_day(material.today),
        "name": _text(bijeenkomst.name),
        "moment": _text(say_moment(bijeenkomst) or NO_DAY),
        "made_up": MADE_UP if bijeenkomst.made_up else "",
        "heads": ["Hoe laat", "Wat", "Minuten"] if bijeenkomst.starts else ["", "Wat", "Minuten"],
        "agenda": [_agenda_row(one) for one in agenda_times(bijeenkomst)],
        "afspraken": [_afspraak(one, material) for one in before[:MOST_AFSPRAKEN]],
        "more": MORE.format(count=more) if more > 0 else "",
        "how": list(HOW),
        "everyone": EVERYONE,
        "party": PARTY,
        "topics": [_topic(one, material) for one in bijeenkomst.topics],
    }


def _agenda_row(timed: TimedItem) -> dict[str, Any]:
    return {
        "clock": f"{timed.starts} – {timed.ends}" if timed.starts else "",
        "title": _text(timed.item.title),
        "minutes": str(timed.item.minutes),
    }


def _afspraak(afspraak: Afspraak, material: BijeenkomstMaterial) -> dict[str, Any]:
    told = say_by_when(afspraak, material.today) if afspraak.is_open else say_settled(afspraak)
    mark = say_if_made_up(afspraak, material.made_up)
    about = ", ".join(part for part in (mark, afspraak.who, told) if part)
    what, about = (shorten(text, MOST_LETTERS) for text in (afspraak.what, about))
    return {"what": _text(what), "about": _text(about)}


def _question(question: DuidingQuestion) -> dict[str, Any]:
    return {"title": DUIDING_QUESTIONS[question], "ticks": list(TICKS.get(question, ()))}


def _topic(topic: Topic, material: BijeenkomstMaterial) -> dict[str, Any]:
    block = material.block(topic)
    values: dict[str, Any] = {
        "title": _text(topic.title),
        "said": [],
        "results": [],
        "questions": [_question(one) for one in questions_of(topic)],
    }
    if block is None:
        gone = [_text(GONE)] if topic.meting else []
        return {**values, "said": gone, "notes": _text("")}
    shown = sort_by_agreement(block)
    measured = MeasuredBlock(material.uitkomsten[topic.meting], shown)
    results = list(_results(measured))
    basis = [] if results else [basis_of(shown.uitkomsten, measured.uitkomsten.meting)]
    return {
        **values,
        "said": [_text(one) for one in _said(shown, has_chart=bool(results))],
        "results": results,
        "notes": _text(" ".join([*basis, *shown.notes])),
    }


def _results(measured: MeasuredBlock) -> Iterator[dict[str, Any]]:
    for figure in block_figures(measured):
        drawing = _in_plain_words(figure.drawing)
        has_column = any(word.text == NUMBERS_COLUMN for word in drawing.words)
        basis = basis_of(measured.block.uitkomsten, measured.uitkomsten.meting)
        yield {
            "drawing": drawing_values(drawing),
            "alt": _plain(figure.alt),
            "caption": _text(f"{basis} {WHAT_N_IS}" if has_column else basis),
        }


def _in_plain_words(drawing: Drawing) -> Drawing:
    """ "111 antwoorden" where a chart says "n = 111"."""
    words = (
        replace(one, text=re.sub(r"\bn = (\d+)", r"\1 antwoorden", one.text))
        for one in drawing.words
    )
    return replace(drawing, words=tuple(words))


def _said(block: Block, *, has_chart: bool) -> tuple[str, ...]:
    """What the chart shows in one sentence; more only where there is no chart."""
    told = say_block(block)
    if not has_chart:
        return told[:MOST_SAID]
    is_one = len(block.uitkomsten) == 1 and block.kind is not BlockKind.OPEN
    return told[:1] if is_one else ()


def _plain(text: str) -> str:
    return clean_text(text)[0]


def _text(text: str) -> dict[str, str]:
    kept = _plain(text)
    broken = re.sub(rf"(\S{{{TOO_LONG_WORD}}})(?=\S)", rf"\1{SOFT_BREAK}", kept)
    return {"text": broken, "dir": first_direction(kept)}
