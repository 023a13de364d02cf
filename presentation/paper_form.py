"""A vragenlijst on paper: A4, 14 points, tick boxes, typeset by Typst as a tagged PDF."""

import json
from collections.abc import Mapping
from typing import Any

from presentation.paper_form_data import paper_form_values
from presentation.poster import Box
from presentation.poster_glyphs import clean_text
from presentation.typesetting import compile_pdf, make_compiler, midnight
from veranderverhaal.frame_labels import FRAME_LABELS
from veranderverhaal.meting import Meting
from veranderverhaal.model import Initiatief
from veranderverhaal.vragenlijst import Vragenlijst

TEMPLATE = "paper_form.typ"
# A pile that a printer takes at once; more come in several files.
MAX_FORMS = 200


def make_paper_form(
    initiatief: Initiatief,
    vragenlijst: Vragenlijst,
    meting: Meting | None,
    *,
    language: str,
    link: str,
    numbers: tuple[str, ...] = (),
    labels: Mapping[str, str] = FRAME_LABELS,
) -> bytes:
    """The form as a PDF: one for each of `numbers`, or one with room to write a number.

    `labels` are the words of the frame in `language`, by the keys of FRAME_LABELS. Depends on
    nothing but its arguments, so it can run in another process. Raises ValueError above
    MAX_FORMS numbers.
    """
    values = _values(initiatief, vragenlijst, meting, language, link, numbers, labels)
    compiler = make_compiler(TEMPLATE, "form", values)
    return compile_pdf(compiler, midnight(meting.starts_on if meting else None))[0]


def paper_form_boxes(
    initiatief: Initiatief,
    vragenlijst: Vragenlijst,
    meting: Meting | None,
    *,
    language: str,
    link: str,
    numbers: tuple[str, ...] = (),
    labels: Mapping[str, str] = FRAME_LABELS,
) -> list[Box]:
    """Where every question and every option was placed, in reading order.

    The height of a question is that of the whole of it, title and options.
    """
    values = _values(initiatief, vragenlijst, meting, language, link, numbers, labels)
    compiler = make_compiler(TEMPLATE, "form", values, boxes=True)
    return [Box(**box) for box in json.loads(compiler.query("<form-box>", field="value"))]


def _values(
    initiatief: Initiatief,
    vragenlijst: Vragenlijst,
    meting: Meting | None,
    language: str,
    link: str,
    numbers: tuple[str, ...],
    labels: Mapping[str, str],
) -> dict[str, Any]:
    if len(numbers) > MAX_FORMS:
        raise ValueError(f"at most {MAX_FORMS} forms at once")
    values = paper_form_values(initiatief, vragenlijst, meting, language, link, labels)
    # One empty number: a form with room to write it.
    values["numbers"] = [clean_text(number)[0] for number in numbers] or [""]
    return values
