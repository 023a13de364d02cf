"""A report as a PDF: its blocks as plain values, set by Typst."""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

import typst

from presentation.colours import MUTED, WHITE, mix
from presentation.diagram_text import cleaned
from presentation.logo_values import logo_in_svg
from presentation.photo_values import photo_in_svg
from presentation.poster_glyphs import (
    clean_text,
    first_direction,
    script_language,
    whole_amounts,
)
from presentation.report_blocks import Block, Cover, Dressed, OnePage, Picture, Report, Table
from presentation.report_drawing import Drawing
from presentation.shape_values import colour_values
from presentation.typesetting import compile_pdf, document_day, make_compiler, midnight
from veranderverhaal.report_words import shorten

TEMPLATE = "report.typ"
LONG_WORD = 12  # may be hyphenated
TOO_LONG_WORD = 28  # may be broken anywhere: no line is sure to hold it
NARROW = 0.12  # of the width: a column in which words are broken sooner
NARROW_WORD = 12
LINE_SHARE = 0.62
LETTERS_ONLY = re.compile(r"[\w’'.,:;!?…()-]+")
ROOM = "\u00a0"
# A letter with the marks that stand on it, and what is joined to it.
LETTER = re.compile(
    "(?:.[\u0300-\u036f\u064b-\u065f\u0670\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]*\u200d)*"
    ".[\u0300-\u036f\u064b-\u065f\u0670\u200c\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]*"
)
SOFT_HYPHEN, SOFT_BREAK = "\u00ad", "\u200b"
MOST_NAMED = 20
MOST_ON_COVER = 160
MOST_IN_HEAD = 44
NO_STANDARD = (
    "De PDF voldoet niet aan de regels voor toegankelijkheid: een teken kon niet worden gezet."
)
NO_LOGO = "Het logo kon niet worden gelezen en staat er niet op."
MISSING_SIGNS = "Deze tekens kunnen we niet in de PDF zetten: {signs}. Ze zijn daar weggelaten."


@dataclass
class _Glyphs:
    """Texts of characters that our fonts have, and which those were that they have not."""

    missing: set[str] = field(default_factory=set)

    def of(self, text: str, too_long: int = TOO_LONG_WORD) -> dict[str, Any]:
        kept, missing = clean_text(text)
        self.missing |= missing
        runs = _runs(kept, too_long)
        return {"runs": runs, "dir": first_direction(kept), "lang": script_language(kept)}

    def plain(self, text: str) -> str:
        kept, missing = clean_text(text)
        self.missing |= missing
        return kept


def report_pdf(report: Report, material: Dressed) -> tuple[bytes, tuple[str, ...]]:
    """The PDF, and in Dutch what could not be set in it."""
    compiler, lost = report_compiler(report, material)
    content, to_standard = compile_pdf(compiler, midnight(material.today))
    return content, lost if to_standard else (NO_STANDARD, *lost)


def report_compiler(report: Report, material: Dressed) -> tuple[typst.Compiler, tuple[str, ...]]:
    """What sets the report, as a PDF or as pictures of its pages, and what it had to leave out."""
    glyphs = _Glyphs()
    values = _values_of(report, material, glyphs) | {"logo": logo_in_svg(material.logo)}
    lost = [NO_LOGO] if material.logo and values["logo"] is None else []
    if glyphs.missing:
        signs = " ".join(sorted(glyphs.missing)[:MOST_NAMED])
        lost.append(MISSING_SIGNS.format(signs=signs))
    return make_compiler(TEMPLATE, "report", values), tuple(lost)


def page_fits(report: Report, material: Dressed) -> list[bool]:
    """Of each OnePage whether everything stands on it at the smallest letters."""
    values = _values_of(report, material, _Glyphs())
    compiler = make_compiler(TEMPLATE, "report", values)
    return [bool(one) for one in json.loads(compiler.query("<page-fits>", field="value"))]


def page_count(report: Report, material: Dressed) -> int:
    """How many pages a report that flows takes."""
    compiler = make_compiler(TEMPLATE, "report", _values_of(report, material, _Glyphs()))
    return int(json.loads(compiler.query("<last-page>", field="value", one=True)))


def _values_of(report: Report, material: Dressed, glyphs: _Glyphs) -> dict[str, Any]:
    """Everything the template needs but the logo, as plain values."""
    line = mix(MUTED, WHITE, LINE_SHARE)
    return {
        "colours": colour_values(material.initiatief) | {"line": line},
        "cover": _cover(report.cover, glyphs),
        "title": glyphs.plain(f"{report.cover.kind}: {report.cover.name}"),
        "head": glyphs.plain(shorten(f"{report.cover.kind}: {report.cover.name}", MOST_IN_HEAD)),
        "author": glyphs.plain(report.cover.name),
        "logo": None,
        "day": document_day(material.today),
        "blocks": _blocks(report.blocks, glyphs),
        "brief": report.is_brief,
        "scale": report.scale,
    }


def block_values(blocks: Iterable[Block]) -> tuple[list[dict[str, Any]], frozenset[str]]:
    """Blocks as report_blocks.typ draws them, and the characters that no font has."""
    glyphs = _Glyphs()
    return _blocks(blocks, glyphs), frozenset(glyphs.missing)


def _cover(cover: Cover, glyphs: _Glyphs) -> dict[str, Any]:
    texts = {
        name: _poster_text(glyphs.plain(getattr(cover, name)))
        for name in ("kind", "name", "place", "motto", "made_on")
    }
    return {
        **texts,
        "about": [glyphs.of(one) for one in cover.about],
        "warnings": [glyphs.of(one) for one in cover.warnings],
    }


def _poster_text(text: str) -> dict[str, str]:
    """As text.typ takes it; what is longer than a title may be only comes from outside."""
    text = text if len(text) <= MOST_ON_COVER else f"{text[:MOST_ON_COVER]}…"
    return {"text": text, "dir": first_direction(text), "lang": script_language(text)}


def _blocks(blocks: Iterable[Block], glyphs: _Glyphs) -> list[dict[str, Any]]:
    return [_block(one, glyphs) for one in blocks]


def _block(block: Block, glyphs: _Glyphs) -> dict[str, Any]:
    kind = type(block).__name__
    if isinstance(block, OnePage):
        return {"kind": kind, "blocks": _blocks(block.blocks, glyphs)}
    if isinstance(block, Table):
        return {"kind": kind, **_table(block, glyphs)}
    return {"kind": kind, **_values(block, glyphs)}


def _values(value: Any, glyphs: _Glyphs) -> dict[str, Any]:
    """The fields of a block, and its title when it has one, each text with its direction."""
    names = [*value.__dataclass_fields__, *(["title"] if hasattr(value, "title") else [])]
    return {name: _value(getattr(value, name), name, glyphs) for name in names}


def _value(value: Any, name: str, glyphs: _Glyphs) -> Any:
    if isinstance(value, Drawing):
        return drawing_values(value)
    if isinstance(value, Picture):
        return photo_in_svg(value.content) | {"alt": glyphs.plain(value.alt)}
    if name in ("alt", "look"):
        return glyphs.plain(value) if name == "alt" else str(value)
    if isinstance(value, str):
        return glyphs.of(value)
    if isinstance(value, tuple):
        return [_value(one, name, glyphs) for one in value]
    return _values(value, glyphs) if hasattr(value, "__dataclass_fields__") else value


def _table(table: Table, glyphs: _Glyphs) -> dict[str, Any]:
    total = sum(table.widths)
    limits = [NARROW_WORD if width / total < NARROW else TOO_LONG_WORD for width in table.widths]

    def cells(row: tuple[str, ...]) -> list[dict[str, Any]]:
        return [glyphs.of(cell, limit) for cell, limit in zip(row, limits, strict=True)]

    return {
        "title": glyphs.of(table.title),
        "widths": list(table.widths),
        "breaks": table.breaks,
        "header": cells(table.header),
        "rows": [cells(row) for row in table.rows],
    }


def drawing_values(drawing: Drawing) -> dict[str, Any]:
    """A drawing as the templates take it."""
    words = [asdict(one) for one in drawing.words]
    for word in words:
        # Spaces that do not break keep room for a sign in the legend of the diagram.
        room = ROOM * (len(word["text"]) - len(word["text"].lstrip(ROOM)))
        word["text"] = room + clean_text(cleaned(word["text"]))[0]
        word["dir"] = first_direction(word["text"])
    return {**asdict(drawing), "words": [one for one in words if one["text"]]}


def _runs(text: str, too_long: int) -> list[dict[str, Any]]:
    """The text in runs: long words may be hyphenated, and the longest broken anywhere."""
    runs: list[dict[str, Any]] = []
    for word in text.split(" "):
        split = len(word) > LONG_WORD
        shown = _breakable(word) if len(word) > too_long else word
        if runs and runs[-1]["split"] is split:
            runs[-1]["text"] += f" {shown}"
        else:
            runs.append({"text": shown, "split": split})
    return [run | {"text": whole_amounts(run["text"])} for run in runs]


def _breakable(word: str) -> str:
    """The word with a place to break between all its letters; marks stay with their letter."""
    sign = SOFT_HYPHEN if LETTERS_ONLY.fullmatch(word) and word.isascii() else SOFT_BREAK
    found = re.findall(
        r".[\u0300-\u036f\u064b-\u065f\u200c\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]*", word
    )
    return sign.join(found)
