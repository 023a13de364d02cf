"""The chapter of the report about the effectenarena, and its assumptions in the appendix."""

import zipfile
from dataclasses import replace
from functools import cache
from io import BytesIO

import pytest

from presentation.poster_glyphs import whole_amounts
from presentation.report import make_report, report_of
from presentation.report_blocks import Heading, Paragraph, Report, Table, flat, texts_of
from presentation.report_effectenarena import CERTAINTY, EUROS, MADE_UP, NEGATIVES, PM
from presentation.report_pdf import block_values
from presentation.report_values import impact_report
from tests.never_written import never_written_in
from tests.other_programs import poppler_text
from tests.presentation.effectenarena_page_samples import (
    HOSTILE,
    badhuis_effectenarena,
    badhuis_material,
    badhuis_pages,
    crowded,
    squeezed,
    without_euros,
    without_negatives,
)
from tests.presentation.report_samples import sample_material
from veranderverhaal.effectenarena.model import Effectenarena
from veranderverhaal.effectenarena.money import euro_range
from veranderverhaal.effectenarena.sensitivity_words import say_tornado
from veranderverhaal.effectenarena.simulation import simulate
from veranderverhaal.effectenarena.simulation_words import say_simulation
from veranderverhaal.effectenarena.tornado import Measure, tornado
from veranderverhaal.model import Layer
from veranderverhaal.report_effectenarena import EffectenarenaMaterial, tell_effectenarena
from veranderverhaal.report_words import SECTION_LABELS, SIDE_EFFECTS_UNKNOWN, tell_made_up
from veranderverhaal.reporting import ReportChoice, ReportKind, ReportMaterial, Section
from veranderverhaal.results import Released

TITLE = SECTION_LABELS[Section.EFFECTENARENA]
OTHERS = tuple(one for one in Section if one not in (Section.EFFECTENARENA, Section.APPENDIX))


def reported(material: EffectenarenaMaterial, *left_out: Section) -> ReportMaterial:
    """Only this chapter and its appendix, to stay quick."""
    return replace(
        sample_material("het-badhuis"),
        veranderverhaal=material.veranderverhaal,
        released=Released(),
        effectenarena=material.effectenarena,
        choice=ReportChoice(left_out=(*OTHERS, *left_out)),
    )


@cache
def badhuis_report() -> Report:
    return impact_report(reported(badhuis_material()))


def test_nadelen_told_at_the_euros_are_not_called_unknown_elsewhere() -> None:
    material = badhuis_material()
    others = tuple(one for one in OTHERS if one is not Section.NEVENEFFECTEN)
    without = replace(
        material.veranderverhaal,
        elements=tuple(
            one for one in material.veranderverhaal.elements if one.layer is not Layer.NEVENEFFECT
        ),
    )
    choice = ReportChoice(left_out=(*others, Section.EFFECTENARENA, Section.APPENDIX))
    told = all_text(
        impact_report(replace(reported(material), veranderverhaal=without, choice=choice))
    )
    assert SIDE_EFFECTS_UNKNOWN not in told
    assert material.effectenarena.settings.negative_effects in told


def titles_of(report: Report) -> list[str]:
    return [one.text for one in flat(report.blocks) if isinstance(one, Heading)]


def all_text(report: Report) -> str:
    return "\n".join(texts_of(report))


def test_words_come_first_then_what_has_no_price_then_nadelen_and_then_the_euros() -> None:
    titles = titles_of(badhuis_report())
    assert titles[0] == TITLE
    assert titles.index(PM) < titles.index(NEGATIVES) < titles.index(EUROS)


def test_the_numbers_are_those_of_the_page() -> None:
    material = badhuis_material()
    told = tell_effectenarena(material.effectenarena, material.veranderverhaal, 2026)
    page, chapter = squeezed(badhuis_pages()[0]), all_text(badhuis_report())
    outcomes = [part for one in told.headline for part in (one.reach, one.middle, one.discounted)]
    rows = [euro_range(one.plain) for one in (*told.by_incasseerder, *told.by_leefdomein)]
    assert len(outcomes) == 12
    assert len(rows) == 7
    for amount in (*outcomes, *rows):
        assert squeezed(amount) in page
        assert amount in chapter


def test_the_claims_periods_and_what_carries_most_are_in_it() -> None:
    chapter = all_text(badhuis_report())
    for words in ("2026–2030", "precies de kosten", "meer dan de helft van de baten", "opeisen"):
        assert words in chapter


def test_every_assumption_is_in_the_appendix() -> None:
    tables = [one for one in flat(badhuis_report().blocks) if isinstance(one, Table)]
    cells = {cell for one in tables for row in one.rows for cell in row}
    found = badhuis_effectenarena()
    assert {one.title for one in found.kengetallen} <= cells
    assert {"2.000", "7.000", "niet uit de bron", "geen bron", "0,35"} <= cells
    captions = [one.caption for one in tables]
    assert [one for one in captions if one.startswith("De getallen van keten")] == [
        f"De getallen van keten {number}" for number in range(1, 7)
    ]


def test_a_report_without_an_effectenarena_has_no_such_chapter() -> None:
    material = reported(badhuis_material())
    for nothing in (None, Effectenarena()):
        found = titles_of(impact_report(replace(material, effectenarena=nothing)))
        assert not [title for title in found if TITLE in title]


def test_a_chapter_that_was_left_out_leaves_no_assumptions_either() -> None:
    found = impact_report(reported(badhuis_material(), Section.EFFECTENARENA))
    assert TITLE not in all_text(found)


def test_an_aanvraag_of_two_pages_has_no_room_for_it() -> None:
    material = replace(sample_material("het-badhuis"), effectenarena=badhuis_effectenarena())
    report, _ = report_of(material, ReportKind.AANVRAAG)
    assert TITLE.lower() not in all_text(report).lower()


def test_that_it_is_made_up_stands_on_the_cover_and_in_the_chapter() -> None:
    material = reported(badhuis_material())
    assert "De effectenarena is verzonnen, alleen als voorbeeld." in tell_made_up(material)
    assert MADE_UP in all_text(badhuis_report())
    left_out = reported(badhuis_material(), Section.EFFECTENARENA)
    assert not any("effectenarena" in told for told in tell_made_up(left_out))


def test_without_a_word_about_nadelen_the_chapter_has_no_outcome() -> None:
    found = impact_report(reported(without_negatives()))
    assert "Tegenover elke euro" not in all_text(found)
    captions = [one.caption for one in flat(found.blocks) if isinstance(one, Table)]
    assert not [one for one in captions if "baten" in one.lower() and "ruim" in one]


def test_without_euros_the_chapter_tells_words_only() -> None:
    found = impact_report(reported(without_euros()))
    assert EUROS not in titles_of(found)
    assert "laag-middel" in all_text(found)


def test_the_word_file_and_the_pdf_hold_every_text() -> None:
    material = reported(badhuis_material())
    with zipfile.ZipFile(BytesIO(make_report(material, "docx").content)) as file:
        word = file.read("word/document.xml").decode()
    assert "€\u00a037.500 tot" in word
    word = word.replace("\u00a0", " ")
    pdf = make_report(material, "pdf").content
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    printed = squeezed(poppler_text("pdftotext", pdf))
    for amount in ("€ 37.500 tot € 57.500, midden € 45.000", "−0,12 tot 5,95, midden 0,86"):
        assert amount in word
        assert squeezed(amount) in printed


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("van − € 1.200 tot € 37,50.", "van −_€_1.200 tot €_37,50."),
        ("€ 1.234.567, of € 1.234.567.890", "€_1.234.567, of € 1.234.567.890"),
        ("kosten in € per jaar", "kosten in € per jaar"),
    ],
)
def test_an_amount_stays_on_one_line(text: str, kept: str) -> None:
    assert whole_amounts(text).replace("\u00a0", "_") == kept
    (block,), _missing = block_values((Paragraph(text),))
    printed = " ".join(run["text"] for run in block["text"]["runs"])
    assert printed.replace("\u00a0", "_") == kept


def test_how_sure_it_is_stands_in_the_chapter_and_on_the_pages_as_on_the_screen() -> None:
    material = badhuis_material()
    found = material.effectenarena
    swings = say_tornado(tornado(found), Measure.BALANCE, found, material.veranderverhaal)
    drawn, chapter = say_simulation(simulate(found))[0], all_text(badhuis_report())
    assert "van de 100 keer" in drawn
    for sentence in (swings, drawn):
        assert sentence in chapter
        assert squeezed(sentence) in squeezed("".join(badhuis_pages()))
    assert CERTAINTY not in all_text(impact_report(reported(without_negatives())))


def test_other_scripts_and_markup_break_nothing() -> None:
    made = make_report(reported(crowded(2, 3, HOSTILE)), "pdf")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made.content


def test_no_word_promises_more_than_an_estimate() -> None:
    assert never_written_in(all_text(badhuis_report())) == []
    assert never_written_in(" ".join(badhuis_pages())) == []
