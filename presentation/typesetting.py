"""What everything that Typst typesets shares: the fonts, the root, and the rules for a PDF."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from presentation.poster_glyphs import FONT_FOLDER

# Everything a template can read; nothing else of the disk is within reach.
ROOT = Path(__file__).parent
TEMPLATES = ROOT / "templates"
PDF_STANDARDS = ["ua-1", "a-2a"]
# For what has no date of its own: two runs must give the same bytes.
NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
# Typst remembers what it made until ten compilations went by that did not need it. So many empty
# ones after each document leave one or two documents: 0.3 GB of posters instead of 1 GB, as quick.
EMPTY_COMPILATIONS = 4


@lru_cache(maxsize=1)
def shared_fonts() -> typst.Fonts:
    """Our own fonts and no others, so that every computer gives the same pages."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONT_FOLDER)]
    )


def make_compiler(
    template: str, name: str, values: Mapping[str, Any], *, boxes: bool = False
) -> typst.Compiler:
    """A fresh one for each document: a compiler may not be shared between threads.

    The template reads `values` as JSON from sys.inputs under `name`, and there too whether it must
    remember the boxes it places.
    """
    inputs = {name: json.dumps(values, ensure_ascii=False)}
    return typst.Compiler(
        TEMPLATES / template,
        root=ROOT,
        font_paths=shared_fonts(),
        ignore_system_fonts=True,
        sys_inputs=inputs | {"boxes": "yes"} if boxes else inputs,
    )


def forget_documents() -> None:
    """Let Typst forget the documents before the last one or two."""
    empty = typst.Compiler(
        TEMPLATES / "empty.typ", root=ROOT, font_paths=shared_fonts(), ignore_system_fonts=True
    )
    for _ in range(EMPTY_COMPILATIONS):
        empty.compile(format="svg")


def midnight(day: date | None) -> datetime:
    """The moment a document says it was made: that of its own day, never the clock's."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else NO_DATE


def document_day(day: date | None) -> list[int]:
    """Year, month and day for a template. PDF/A asks for one: NO_DATE where nobody gave any."""
    moment = midnight(day)
    return [moment.year, moment.month, moment.day]


def compile_pdf(compiler: typst.Compiler, moment: datetime) -> tuple[bytes, bool]:
    """The PDF, and whether it keeps to the standards for accessibility and archives."""
    settings: dict[str, Any] = {"format": "pdf", "timestamp": moment}
    standards: dict[str, Any] = {"pdf_standards": PDF_STANDARDS}
    try:
        return single_file(compiler.compile(**settings, **standards)), True
    except typst.TypstError:
        # The standards refuse some characters that fonts do have; a PDF without is better than
        # none.
        return single_file(compiler.compile(**settings)), False


def single_file(compiled: bytes | list[bytes] | None) -> bytes:
    """What was compiled. Raises RuntimeError when it became one file for each page."""
    if isinstance(compiled, bytes):
        return compiled
    raise RuntimeError("expected one file")
