"""The page of an effectenarena, one of the family of the poster, and all that it rests on."""

import json
from collections.abc import Iterator
from typing import Any

import typst

from presentation.effectenarena_pdf_values import (
    KETENS_TITLE,
    MADE_UP_WORDS,
    NEGATIVES_TITLE,
    NOTES_TITLE,
    PILL,
    PM_TITLE,
    page_values,
)
from presentation.poster import Box, FileType, PosterFile, compile_file, describe_svg
from presentation.poster_glyphs import clean_text
from presentation.poster_texts import Texts
from presentation.report_assumptions import assumption_blocks, known_total_blocks, words_table
from presentation.report_blocks import (
    Block,
    Bullets,
    Cover,
    Heading,
    Look,
    Report,
    numbered,
)
from presentation.report_effectenarena import certainty_blocks
from presentation.report_pdf import block_values
from presentation.report_text import paragraphs, visible_report
from presentation.shape_preview import Preview
from presentation.shape_values import notices_of
from presentation.typesetting import make_compiler
from veranderverhaal.report_effectenarena import (
    EffectenarenaMaterial,
    ToldEffectenarena,
    tell_effectenarena,
)

TEMPLATE, NAME = "effectenarena.typ", "effectenarena"
PREVIEW_PPI = 110
ASSUMPTIONS = "Alle aannames"


def render_effectenarena(material: EffectenarenaMaterial) -> bytes:
    """The effectenarena as a PDF: one page, and after it all assumptions."""
    return make_effectenarena(material).content


def make_effectenarena(
    material: EffectenarenaMaterial, file_type: FileType = "pdf", *, ppi: int = 150
) -> PosterFile:
    """The effectenarena as a file, and what its maker should know. A picture is of the first page.

    Depends on nothing but its arguments, so it can run in another process.
    """
    texts = Texts()
    told = _told_of(material)
    compiler = _compiler(material, told, texts, with_assumptions=file_type == "pdf")
    content, extra = compile_file(compiler, material.today, file_type, ppi)
    report = json.loads(compiler.query("<effectenarena-report>", field="value", one=True))
    lost = notices_of(texts, report["name"], {"name": "De naam"}, None)
    if file_type == "svg":
        content = _described(content, material, told)
    return PosterFile(content, tuple(dict.fromkeys((*_told(report), *lost, *extra))))


def preview_effectenarena(material: EffectenarenaMaterial) -> Preview:
    """What the first page looks like, with the notices of the file itself."""
    made = make_effectenarena(material, "png", ppi=PREVIEW_PPI)
    return Preview((made.content,), notices=made.notices)


def effectenarena_boxes(material: EffectenarenaMaterial) -> list[Box]:
    """Every box that was placed on the first page, in reading order."""
    texts = Texts()
    told = _told_of(material)
    compiler = _compiler(material, told, texts, with_assumptions=False)
    boxes = json.loads(compiler.query("<poster-box>", field="value"))
    return [Box(**box) for box in boxes]


def _told_of(material: EffectenarenaMaterial) -> ToldEffectenarena:
    return tell_effectenarena(
        material.effectenarena,
        material.veranderverhaal,
        material.today.year,
        material.measured,
    )


def _compiler(
    material: EffectenarenaMaterial,
    told: ToldEffectenarena,
    texts: Texts,
    *,
    with_assumptions: bool,
) -> typst.Compiler:
    blocks, missing = block_values(_assumptions(material, told) if with_assumptions else ())
    texts.missing |= missing
    values = page_values(material, told, texts) | {"blocks": blocks}
    return make_compiler(TEMPLATE, NAME, values)


def _described(content: bytes, material: EffectenarenaMaterial, told: ToldEffectenarena) -> bytes:
    words = (
        *(one.sentence for one in told.canvas.ketens),
        *(f"{one.label}: {one.reach}, {one.middle}." for one in told.headline),
        told.basis,
    )
    title = clean_text(f"{PILL} van {material.initiatief.name}")[0]
    return describe_svg(content, title, clean_text(" ".join(words))[0])


def _assumptions(material: EffectenarenaMaterial, told: ToldEffectenarena) -> tuple[Block, ...]:
    """What the first page rests on, and all of what it may have had to leave out."""
    found, story = material.effectenarena, material.veranderverhaal
    notices = tuple(one.text for one in told.notices)
    read: list[Block] = [Heading(NOTES_TITLE, 2), Bullets(notices)] if notices else []
    blocks: list[Block] = [
        Heading(ASSUMPTIONS),
        *paragraphs(MADE_UP_WORDS if found.settings.made_up else "", Look.NOTICE),
        *paragraphs(told.basis),
        *read,
        *(certainty_blocks(found, story, level=2) if told.headline else ()),
        *_lists(told),
        words_table(told.canvas, found, story),
        *assumption_blocks(found, story, level=2),
        *known_total_blocks(material.known_totals, found, level=2),
    ]
    return visible_report(Report(Cover("", ""), numbered(blocks))).blocks


def _lists(told: ToldEffectenarena) -> Iterator[Block]:
    for title, items in ((PM_TITLE, told.pm), (NEGATIVES_TITLE, told.negatives)):
        if items:
            yield Heading(title, 2)
            yield Bullets(items)
    yield Heading(KETENS_TITLE, 2)


def _told(report: dict[str, Any]) -> Iterator[str]:
    """What the first page has no room for; it all stands on the pages after it."""
    for name, count in report["hidden"]:
        if count:
            yield f"Niet alle {name.lower()} passen op de eerste bladzijde: er zijn er nog {count}."
    if report["cut"]:
        yield "Sommige kaartjes zijn op de eerste bladzijde ingekort."
    if report["bars"]:
        yield f"Op de eerste bladzijde staan {report['bars']} balken minder."
    if report["honest"] or report["notes"]:
        yield "Een deel van wat je erbij moet lezen, staat op de bladzijden hierna."
