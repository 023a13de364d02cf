"""The report as a PDF: tagged, numbered, honest, the same every time, whatever the text."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import pairwise

import pytest
from defusedxml import ElementTree

from presentation.report import make_report
from presentation.report_blocks import Figure, Heading, Report, Table, flat, texts_of
from presentation.report_values import impact_report
from tests.long_run import mostly_long
from tests.other_programs import poppler, poppler_text
from tests.presentation.report_samples import HOSTILE, hostile_material, sample_material
from tests.presentation.uitkomst_samples import many_questions, some_uitkomsten, withheld
from veranderverhaal.citaat import Citaat
from veranderverhaal.report_words import NOT_MEASURED, SECTION_LABELS, SIDE_EFFECTS_UNKNOWN
from veranderverhaal.reporting import Introduction, ReportChoice, ReportMaterial, Section
from veranderverhaal.results import Released
from veranderverhaal.saying_words import MADE_UP
from veranderverhaal.uitkomst import FigureUnit, NeighbourhoodFigure, Norm

BADHUIS, KEMPENAAR, SLEUTEL = "het-badhuis", "buurttuin-kempenaar", "de-sleutel"
SLUGS = (BADHUIS, KEMPENAAR, SLEUTEL)
SAID = Citaat("c", "Ik kwam voor koffie en bleef.", "Fatma", "bewoner", effect="verbondenheid")


@cache
def pdf_of(slug: str) -> bytes:
    return make_report(sample_material(slug), "pdf").content


@cache
def report_of(slug: str) -> Report:
    return impact_report(sample_material(slug))


def titles_of(report: Report, level: int = 1) -> list[str]:
    found = (one for one in flat(report.blocks) if isinstance(one, Heading))
    return [one.text for one in found if one.level == level]


def all_text(report: Report) -> str:
    return " ".join(texts_of(report))


def squeezed(text: str) -> str:
    """Without what ends a line or breaks a word."""
    return re.sub(r"[\s\u00ad\u200b‐-]", "", text)


def pages_of(pdf: bytes) -> int:
    found = re.search(rb"<xmpTPg:NPages>(\d+)<", pdf)
    assert found is not None
    return int(found[1])


def page_texts(pdf: bytes) -> list[str]:
    return poppler_text("pdftotext", pdf).split("\f")


def page_with(pdf: bytes, title: str) -> int:
    """The first page after the contents with this title."""
    pages = page_texts(pdf)
    return next(n for n, page in enumerate(pages) if n > 1 and title in page.splitlines())


def test_the_pdf_is_tagged_for_people_and_archives() -> None:
    pdf = pdf_of(BADHUIS)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in pdf
    assert b"/Lang(nl)" in pdf
    told = poppler_text("pdfinfo", pdf)
    assert re.search(r"Title: +Impactrapport: Het Badhuis\n", told)
    assert re.search(r"Author: +Het Badhuis\n", told)


def test_headings_tables_and_figures_are_tagged_as_such() -> None:
    tags = poppler("pdfinfo", pdf_of(BADHUIS), "-struct-text").decode(errors="replace")
    kinds = re.findall(r"^ *([A-Z]\w*)\b", tags, re.M)
    report = report_of(BADHUIS)
    assert kinds.count("H1") == len(titles_of(report)) + 1  # and the contents
    assert kinds.count("H2") == len(titles_of(report, 2))
    tables = [one for one in flat(report.blocks) if isinstance(one, Table)]
    assert kinds.count("Table") == len(tables)
    assert kinds.count("TH") == sum(len(one.header) for one in tables)
    figures = [one for one in flat(report.blocks) if isinstance(one, Figure)]
    assert kinds.count("Figure") == len(figures) + 1  # and the logo
    assert "TOC" in kinds


def test_two_runs_give_the_same_bytes() -> None:
    assert make_report(sample_material(SLEUTEL), "pdf").content == pdf_of(SLEUTEL)


@pytest.mark.parametrize("slug", SLUGS)
def test_every_text_of_the_report_is_in_the_pdf(slug: str) -> None:
    printed = squeezed(poppler_text("pdftotext", pdf_of(slug), "-raw"))
    for text in texts_of(report_of(slug)):
        # A page may turn within a paragraph: its head and foot then stand between.
        for sentence in re.split(r"(?<=[.:;!?…])\s", text):
            assert squeezed(sentence) in printed or any(
                squeezed(sentence[:cut]) in printed and squeezed(sentence[cut:]) in printed
                for cut in range(1, len(sentence))
            ), sentence


@pytest.mark.parametrize("slug", SLUGS)
def test_headings_never_skip_a_level_and_figures_are_numbered(slug: str) -> None:
    blocks = list(flat(report_of(slug).blocks))
    levels = [one.level for one in blocks if isinstance(one, Heading)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for kind in (Figure, Table):
        numbers = [one.number for one in blocks if isinstance(one, kind)]
        assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("slug", SLUGS)
def test_the_summary_is_one_page(slug: str) -> None:
    pdf = pdf_of(slug)
    assert page_with(pdf, "Samenvatting") == 2
    assert page_with(pdf, SECTION_LABELS[Section.AANLEIDING]) == 3


def test_every_picture_says_what_it_shows() -> None:
    for slug in SLUGS:
        for one in flat(report_of(slug).blocks):
            if isinstance(one, Figure):
                assert len(one.alt) > 40
                ElementTree.fromstring(one.drawing.shapes)


def test_made_up_answers_are_told_on_the_first_page_and_at_every_result() -> None:
    assert "verzonnen" in page_texts(pdf_of(BADHUIS))[0]
    for slug in (BADHUIS, KEMPENAAR):
        for one in flat(report_of(slug).blocks):
            if isinstance(one, Figure):
                assert MADE_UP in one.caption
        tables = [one for one in flat(report_of(slug).blocks) if isinstance(one, Table)]
        answers = [one for one in tables if "Aantal" in one.header or "samen" in one.header]
        assert len(answers) > 2
        assert all(MADE_UP in one.caption for one in answers)


def test_the_diagram_says_on_what_its_numbers_rest() -> None:
    diagram = next(one for one in flat(report_of(BADHUIS).blocks) if isinstance(one, Figure))
    basis = "(mei – juni 2022). Verzonnen antwoorden, alleen als voorbeeld."
    assert diagram.caption.endswith(basis)
    assert basis in diagram.alt
    assert "90% merkt dit (100 van de 111)" in diagram.alt
    plain = next(one for one in flat(report_of(SLEUTEL).blocks) if isinstance(one, Figure))
    assert plain.caption == "Ons veranderverhaal"


def test_what_was_not_measured_is_not_told() -> None:
    report = report_of(SLEUTEL)
    titles = titles_of(report)
    for section in (Section.MEASURED, Section.CITATEN, Section.APPENDIX):
        assert SECTION_LABELS[section] not in titles
    assert all_text(report).count(NOT_MEASURED) == 2  # in the summary and as all of the results
    assert SIDE_EFFECTS_UNKNOWN in all_text(report)
    assert "toeval" not in all_text(report)


def test_what_is_withheld_has_no_number_anywhere() -> None:
    material = replace(sample_material(SLEUTEL), released=Released((some_uitkomsten(withheld()),)))
    report = impact_report(material)
    charts = [one for one in flat(report.blocks) if isinstance(one, Figure) and one.number > 1]
    assert charts == []
    assert "Te weinig antwoorden om te laten zien." in all_text(report)


def test_a_section_can_be_left_out_and_introduced() -> None:
    choice = ReportChoice(
        left_out=(Section.AANLEIDING, Section.APPENDIX, Section.SUMMARY),
        introductions=(Introduction(Section.CITATEN, "Dit hoorden we.\nVaak."),),
    )
    report = impact_report(replace(sample_material(BADHUIS), choice=choice))
    titles = titles_of(report)
    for section in choice.left_out:
        assert SECTION_LABELS[section] not in titles
    assert SECTION_LABELS[Section.CITATEN] in titles
    assert "Dit hoorden we." in list(texts_of(report))
    # What the section about the beginning would say, the story says now.
    assert "Wat we willen bereiken:" in all_text(report)


def test_citaten_stand_with_who_said_it_and_that_nobody_did() -> None:
    story = sample_material(BADHUIS)
    report = impact_report(replace(story, citaten=(SAID, replace(SAID, made_up=True))))
    told = list(texts_of(report))
    assert told.count("Fatma, bewoner, over ‘Verbondenheid met elkaar en de buurt’") == 2
    assert told.count("Verzonnen citaat, alleen als voorbeeld.") == 1
    assert "Sommige citaten zijn verzonnen" in " ".join(report.cover.warnings)


def test_norms_and_figures_of_others_stand_beside_what_was_measured() -> None:
    question = sample_material(BADHUIS).released.uitkomsten[0].blocks[1].uitkomsten[0].question
    beside = NeighbourhoodFigure(
        "b",
        "Leert iets nieuws",
        "Haarlem",
        Decimal(40),
        FigureUnit.PERCENT,
        2025,
        "GGD",
        question="",
    )
    norm = Norm(question.key, Decimal(40), "2022-01-05")
    told = all_text(
        impact_report(replace(sample_material(BADHUIS), norms=(norm,), figures=(beside,)))
    )
    assert "We schreven op 5 januari 2022: we zijn tevreden als minstens 40%" in told
    assert "Leert iets nieuws: GGD (2025)" in told


def test_people_who_took_part_twice_are_compared_with_their_steps() -> None:
    told = all_text(report_of(KEMPENAAR))
    assert "Van de 24 mensen die twee keer meededen kozen er 7 een hogere trede" in told
    assert "Van welk antwoord naar welk" in told


def test_a_report_on_sixty_questions_splits_its_charts() -> None:
    uitkomsten = many_questions(60, 40)
    one_block = replace(
        uitkomsten.blocks[0],
        kind="stellingen",
        uitkomsten=tuple(one for block in uitkomsten.blocks for one in block.uitkomsten),
    )
    released = Released((replace(uitkomsten, blocks=(one_block,)),))
    material = replace(sample_material(SLEUTEL), released=released)
    figures = [one for one in flat(impact_report(material).blocks) if isinstance(one, Figure)]
    assert len(figures) > 3
    assert all(one.drawing.height * one.drawing.share <= 1.3 * one.drawing.width for one in figures)
    pdf = make_report(material, "pdf").content
    assert 8 < pages_of(pdf) < 40


# The first six go through verapdf as one text: see test_verapdf.
@pytest.mark.parametrize("place", mostly_long(range(len(HOSTILE)), normal=range(6, len(HOSTILE))))
def test_no_text_breaks_the_report(place: int) -> None:
    material = hostile_material(HOSTILE[place], elements=6)
    made = make_report(material, "pdf")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made.content
    missing = [one for one in made.notices if "tekens" in one]
    assert bool(missing) == ("雪" in HOSTILE[place])
    summary = page_with(made.content, SECTION_LABELS[Section.SUMMARY])
    # The head of every page names its section: that of the next page is another.
    assert SECTION_LABELS[Section.SUMMARY] not in page_texts(made.content)[summary + 1]


def test_a_logo_that_is_no_picture_is_left_out_and_told() -> None:
    material = replace(sample_material(SLEUTEL), logo=b"no picture")
    made = make_report(material, "pdf")
    assert made.notices == ("Het logo kon niet worden gelezen en staat er niet op.",)


def test_a_story_of_nothing_is_still_a_report() -> None:
    empty = sample_material(SLEUTEL)
    story = replace(
        empty.veranderverhaal, aanleiding="", goal="", elements=(), verbanden=(), feiten=()
    )
    bare: ReportMaterial = replace(empty, veranderverhaal=story, logo=None)
    made = make_report(bare, "pdf")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made.content
    assert pages_of(made.content) >= 3
