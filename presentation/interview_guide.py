"""The guide for a conversation, to print: as a PDF and for Word, with lines to write on."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any, Literal

from docx import Document

from presentation.colours import INK, MUTED, theme_colours
from presentation.office_file import without_moment
from presentation.poster_glyphs import clean_text, first_direction
from presentation.report_text import visible
from presentation.report_word_style import LEAD, QUIET, dress
from presentation.report_word_xml import LANGUAGE, add_bottom_border, turn_around
from presentation.typesetting import compile_pdf, document_day, make_compiler, midnight
from veranderverhaal.interview_guide import PRIVACY_TITLE, Guide, GuideQuestion
from veranderverhaal.model import Initiatief

TEMPLATE = "interview_guide.typ"
BLANKS = ("Gesprek nummer (geen naam)", "Dag", "Met wie praat ik (bewoner, vrijwilliger, …)")
LINES_OPEN, LINES_SHORT = 4, 2
TOO_LONG_WORD = 28
SOFT_BREAK = "\u200b"
GuideFile = Literal["pdf", "docx"]


def make_guide_file(
    guide: Guide, initiatief: Initiatief, file_type: GuideFile, *, made_on: date
) -> bytes:
    """The guide as a file. Depends on nothing but its arguments, so it can run elsewhere."""
    if file_type == "docx":
        return _word(guide, initiatief, made_on)
    compiler = make_compiler(TEMPLATE, "guide", _values(guide, initiatief, made_on))
    return compile_pdf(compiler, midnight(made_on))[0]


def _values(guide: Guide, initiatief: Initiatief, made_on: date) -> dict[str, Any]:
    colours = theme_colours(initiatief)
    return {
        "colours": {"dark": colours.dark, "ink": INK, "muted": MUTED},
        "day": document_day(made_on),
        "title": _text(guide.title),
        "name": _text(initiatief.name or "Ons initiatief"),
        "blanks": list(BLANKS),
        "first_title": PRIVACY_TITLE,
        "first": _texts(guide.first),
        "parts": [
            {
                "title": _text(part.title),
                "questions": [
                    {
                        "ask": _text(one.ask),
                        "further": _texts(one.further),
                        "lines": lines_for(one),
                    }
                    for one in part.questions
                ],
            }
            for part in guide.parts
        ],
        "thanks": _text(guide.thanks),
    }


def lines_for(question: GuideQuestion) -> int:
    """How many lines there are to write on: more where more is asked."""
    return LINES_OPEN if question.further else LINES_SHORT


def _texts(texts: Sequence[str]) -> list[dict[str, str]]:
    return [_text(one) for one in texts]


def _text(text: str) -> dict[str, str]:
    kept = clean_text(visible(text))[0]
    words = [
        word if len(word) <= TOO_LONG_WORD else SOFT_BREAK.join(word) for word in kept.split(" ")
    ]
    return {"text": " ".join(words), "dir": first_direction(kept)}


def _word(guide: Guide, initiatief: Initiatief, made_on: date) -> bytes:
    document = Document()
    name = visible(initiatief.name) or "Ons initiatief"
    dress(document, theme_colours(initiatief), f"{guide.title}: {name}")
    properties = document.core_properties
    properties.title, properties.author = f"{guide.title}: {name}"[:250], name[:250]
    properties.language, properties.comments = LANGUAGE, ""
    properties.last_modified_by = ""
    moment = datetime(made_on.year, made_on.month, made_on.day, tzinfo=UTC).replace(tzinfo=None)
    properties.created = properties.modified = moment
    _add(document, guide.title, "Heading 1")
    _add(document, name, LEAD)
    for label in BLANKS:
        _add(document, f"{label}: {'.' * 50}")
    _add(document, PRIVACY_TITLE, "Heading 2")
    for one in guide.first:
        _add(document, one, "List Bullet")
    for part in guide.parts:
        _add(document, part.title, "Heading 2")
        for question in part.questions:
            _question(document, question)
    _add(document, guide.thanks)
    packed = BytesIO()
    document.save(packed)
    return without_moment(packed.getvalue())


def _question(document: Any, question: GuideQuestion) -> None:
    """A question is not torn from the first of its lines."""
    asked = _add(document, question.ask, "Heading 3")
    asked.paragraph_format.keep_with_next = True
    for one in question.further:
        _add(document, one, QUIET).paragraph_format.keep_with_next = True
    for place in range(lines_for(question)):
        line = _add(document, "")
        add_bottom_border(line, MUTED)
        line.paragraph_format.keep_with_next = place + 1 < lines_for(question)


def _add(document: Any, text: str, style: str = "Normal") -> Any:
    shown = visible(text)
    paragraph = document.add_paragraph(shown, style=style)
    if first_direction(shown) == "rtl":
        turn_around(paragraph)
    return paragraph
