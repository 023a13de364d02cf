"""The report as a Word file: real headings, tables and captions, and the same words as the PDF."""

import zipfile
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from presentation.report import make_report
from presentation.report_blocks import Figure, Heading, Report, Table, flat, texts_of
from presentation.report_request import request_report
from presentation.report_values import impact_report
from tests.long_run import examples
from tests.presentation.report_samples import HOSTILE, hostile_material, sample_material
from veranderverhaal.reporting import ReportKind, ReportMaterial

BADHUIS, KEMPENAAR, SLEUTEL = "het-badhuis", "buurttuin-kempenaar", "de-sleutel"
SLUGS = (BADHUIS, KEMPENAAR, SLEUTEL)
MAKERS = {ReportKind.IMPACT: impact_report, ReportKind.AANVRAAG: request_report}


def written(material: ReportMaterial, kind: ReportKind = ReportKind.IMPACT) -> Any:
    return Document(BytesIO(make_report(material, "docx", kind=kind).content))


@cache
def word_of(slug: str) -> Any:
    return written(sample_material(slug))


@cache
def report_of(slug: str) -> Report:
    return impact_report(sample_material(slug))


def word_texts(document: Any) -> str:
    """Every paragraph and cell, in the order of the file."""
    paragraphs = document.element.body.iter(qn("w:p"))
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in paragraphs)


def all_of(document: Any, tag: str) -> list[Any]:
    return list(document.element.body.iter(qn(tag)))


@pytest.mark.parametrize("slug", SLUGS)
def test_every_text_of_the_report_is_in_the_word_file(slug: str) -> None:
    told = word_texts(word_of(slug))
    for text in texts_of(report_of(slug)):
        assert text in told


@pytest.mark.parametrize("slug", SLUGS)
def test_headings_are_headings_and_never_skip_a_level(slug: str) -> None:
    found = [p for p in word_of(slug).paragraphs if p.style.name.startswith("Heading ")]
    headings = [one for one in flat(report_of(slug).blocks) if isinstance(one, Heading)]
    assert [p.text for p in found] == [one.text for one in headings]
    levels = [int(p.style.name[-1]) for p in found]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_have_a_header_row_that_repeats() -> None:
    tables = [one for one in flat(report_of(BADHUIS).blocks) if isinstance(one, Table)]
    found = word_of(BADHUIS).tables
    assert len(found) == len(tables) > 5
    for made, table in zip(found, tables, strict=True):
        first, *others = made.rows
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:tblHeader")) is None for row in others)
        assert tuple(cell.text for cell in first.cells) == table.header
        assert made._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == table.title


def test_every_picture_has_its_own_alt_text_and_a_caption() -> None:
    figures = [one for one in flat(report_of(BADHUIS).blocks) if isinstance(one, Figure)]
    found = [one.get("descr") for one in all_of(word_of(BADHUIS), "wp:docPr")]
    assert found == ["Logo", *(one.alt for one in figures)]
    captions = [p.text for p in word_of(BADHUIS).paragraphs if p.style.name == "Caption"]
    assert [one for one in captions if one.startswith("Figuur")] == [one.title for one in figures]
    numbers = [one.get("id") for one in all_of(word_of(BADHUIS), "wp:docPr")]
    assert len(set(numbers)) == len(numbers)


def test_the_contents_lead_to_the_headings() -> None:
    document = word_of(BADHUIS)
    links = [one.get(qn("w:anchor")) for one in all_of(document, "w:hyperlink")]
    marks = {one.get(qn("w:name")) for one in all_of(document, "w:bookmarkStart")}
    assert len(links) > 10
    assert set(links) <= marks
    codes = [one.text for one in all_of(document, "w:instrText")]
    assert any("TOC" in code for code in codes)
    kinds = [one.get(qn("w:fldCharType")) for one in all_of(document, "w:fldChar")]
    assert kinds == ["begin", "separate", "end"] * (len(kinds) // 3)


def test_the_file_is_dutch_and_says_whose_it_is() -> None:
    document = word_of(BADHUIS)
    (language,) = document.styles.element.iter(qn("w:lang"))
    assert language.get(qn("w:val")) == "nl-NL"
    properties = document.core_properties
    assert properties.language == "nl-NL"
    assert properties.title == "Impactrapport: Het Badhuis"
    assert properties.author == "Het Badhuis"


def test_pages_are_a4_with_a_head_and_numbers() -> None:
    section = word_of(BADHUIS).sections[0]
    assert round(section.page_width.cm), round(section.page_height.cm) == (21, 30)
    assert section.header.paragraphs[0].text == "Impactrapport: Het Badhuis"
    foot = section.footer.paragraphs[0]
    assert [one.text for one in foot._p.iter(qn("w:instrText"))] == [" PAGE ", " NUMPAGES "]


def test_a_paragraph_keeps_the_order_its_schema_asks_for() -> None:
    order = ["pStyle", "keepNext", "numPr", "pBdr", "shd", "tabs", "bidi", "spacing", "ind", "jc"]
    for place in (1, 5):
        document = written(hostile_material(HOSTILE[place]))
        for properties in all_of(document, "w:pPr"):
            names = [one.tag.rpartition("}")[2] for one in properties]
            assert names == sorted(names, key=order.index)


def test_arabic_begins_at_the_right() -> None:
    document = written(hostile_material(HOSTILE[1]))
    title = next(p for p in document.paragraphs if p.style.name == "Title")
    assert title._p.pPr.find(qn("w:bidi")) is not None
    assert title.runs[0]._r.rPr.find(qn("w:rtl")) is not None


def test_two_runs_give_the_same_bytes() -> None:
    first, second = (make_report(sample_material(SLEUTEL), "docx").content for _ in range(2))
    assert first == second
    with zipfile.ZipFile(BytesIO(first)) as packed:
        assert packed.testzip() is None


texts = st.one_of(
    st.sampled_from(HOSTILE[:-1]),
    st.text(max_size=80),
    st.lists(st.text("abcdefghij", min_size=1, max_size=40), min_size=1, max_size=8).map(" ".join),
)


@examples(2, 20, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts, st.integers(1, 60), st.sampled_from(ReportKind))
def test_whatever_people_type_both_files_say_the_same(
    text: str, elements: int, kind: ReportKind
) -> None:
    material = replace(hostile_material(text, elements), logo=None)
    assert make_report(material, "pdf", kind=kind).content.startswith(b"%PDF-")
    told = word_texts(written(material, kind))
    for one in texts_of(MAKERS[kind](material)):
        assert one in told
