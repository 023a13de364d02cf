"""The shapes that Typst draws: a template and its values in, a file and the boxes on it out."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from presentation.poster import NO_STANDARD, Box
from presentation.poster_texts import Texts
from presentation.shape_values import Values, notices_of
from presentation.typesetting import compile_pdf, make_compiler, midnight, single_file

PIXEL_PPI = 72  # a point is a pixel


@dataclass(frozen=True)
class Sheet:
    """A template, what stands on it, and how a notice calls each text that may be shortened."""

    template: str
    values: Values
    texts: Texts
    names: Mapping[str, str]
    logo: bytes | None = None
    notices: tuple[str, ...] = ()
    day: date | None = None


def sheet_pdf(sheet: Sheet) -> tuple[bytes, tuple[str, ...]]:
    """The sheet as a PDF that keeps to UA-1 and A-2a, and its notices."""
    compiler = make_compiler(sheet.template, "shape", sheet.values)
    content, to_standard = compile_pdf(compiler, midnight(sheet.day))
    extra = () if to_standard else (NO_STANDARD,)
    return content, (*_notices(compiler, sheet), *extra)


def sheet_png(sheet: Sheet, *, zoom: int = 1) -> tuple[bytes, tuple[str, ...]]:
    """The sheet as a picture: of its own size in points, `zoom` pixels each."""
    compiler = make_compiler(sheet.template, "shape", sheet.values)
    compiled = compiler.compile(format="png", ppi=PIXEL_PPI * zoom)
    return single_file(compiled), _notices(compiler, sheet)


def sheet_boxes(sheet: Sheet) -> list[Box]:
    """Every box that was placed, in reading order."""
    compiler = make_compiler(sheet.template, "shape", sheet.values, boxes=True)
    return [Box(**box) for box in json.loads(compiler.query("<poster-box>", field="value"))]


def _notices(compiler: Any, sheet: Sheet) -> tuple[str, ...]:
    found = json.loads(compiler.query("<shape-report>", field="value"))
    cut = [name for names in found for name in names]
    lost = notices_of(sheet.texts, cut, sheet.names, sheet.logo)
    return tuple(dict.fromkeys((*lost, *sheet.notices)))
