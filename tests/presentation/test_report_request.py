"""The aanvraag: two pages whatever people write, and what was shortened is told."""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from presentation.report import make_report
from presentation.report_blocks import Figure, Heading, KeyFigures, flat, texts_of
from presentation.report_request import NEED, NO_NEED, NO_PURPOSE, PURPOSE, request_report
from tests.long_run import examples
from tests.other_programs import poppler_text
from tests.presentation.report_samples import HOSTILE, hostile_material, sample_material
from veranderverhaal.model import MAX_TEXT, MAX_TITLE
from veranderverhaal.report_words import NOT_MEASURED
from veranderverhaal.reporting import (
    MAX_INTRODUCTION,
    ReportChoice,
    ReportKind,
    ReportMaterial,
)
from veranderverhaal.saying_rounds import UNKNOWN_CAUSE

BADHUIS, KEMPENAAR, SLEUTEL = "het-badhuis", "buurttuin-kempenaar", "de-sleutel"
CHOICE = ReportChoice(
    fund="Fonds voor de Buurt",
    need="Buren kennen elkaar niet meer.",
    purpose="We willen elke week een inloopochtend. Dat kost 4.800 euro.",
)


def asking(slug: str, choice: ReportChoice = CHOICE) -> ReportMaterial:
    return replace(sample_material(slug), choice=choice)


def pages_of(pdf: bytes) -> int:
    found = re.search(rb"<xmpTPg:NPages>(\d+)<", pdf)
    assert found is not None
    return int(found[1])


@pytest.mark.parametrize("slug", [BADHUIS, KEMPENAAR, SLEUTEL])
def test_the_aanvraag_is_two_pages(slug: str) -> None:
    made = make_report(asking(slug), "pdf", kind=ReportKind.AANVRAAG)
    assert pages_of(made.content) == 2
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made.content
    first, second, *_ = poppler_text("pdftotext", made.content).split("\f")
    assert "Aanvraag bij Fonds voor de Buurt" in first
    assert NEED in first
    assert PURPOSE in second


def test_it_says_what_is_needed_known_and_asked_for() -> None:
    report = request_report(asking(BADHUIS))
    told = " ".join(texts_of(report))
    assert CHOICE.need in told
    assert CHOICE.purpose in told
    assert sample_material(BADHUIS).veranderverhaal.aanleiding not in told
    assert UNKNOWN_CAUSE in told
    kinds = {type(one) for one in flat(report.blocks)}
    assert {Heading, KeyFigures, Figure} <= kinds


def test_without_a_need_the_aanleiding_is_told_and_what_is_missing_is_said() -> None:
    report = request_report(asking(SLEUTEL, ReportChoice()))
    told = " ".join(texts_of(report))
    assert sample_material(SLEUTEL).veranderverhaal.aanleiding in told
    assert report.notices == (NO_PURPOSE,)
    assert PURPOSE not in told
    assert NOT_MEASURED in told
    story = replace(sample_material(SLEUTEL).veranderverhaal, aanleiding="")
    empty = replace(asking(SLEUTEL, ReportChoice()), veranderverhaal=story)
    assert NO_NEED in request_report(empty).notices


def test_what_was_shortened_is_told() -> None:
    told = request_report(hostile_material(HOSTILE[-1])).notices
    assert f"‘{NEED}’ is ingekort." in told
    assert f"‘{PURPOSE}’ is ingekort." in told
    assert "Wat jullie willen bereiken is ingekort." in told
    assert "De toelichtingen zijn weggelaten." in told
    assert "Het citaat is weggelaten." in told


LETTERS = "abcdefghij éوбሀ"
lengths = st.integers(0, MAX_TEXT)


@st.composite
def written(draw: st.DrawFn) -> ReportMaterial:
    """Texts as long as they may be, and as many elements as there may be."""
    words = draw(st.lists(st.text(LETTERS, min_size=1, max_size=40), min_size=1, max_size=12))
    whole = " ".join(words * 300)
    story = hostile_material(whole[:MAX_TITLE] or "x", draw(st.integers(1, 60)))
    story = replace(
        story,
        initiatief=replace(story.initiatief, source=whole[: draw(lengths)]),
        veranderverhaal=replace(story.veranderverhaal, goal=whole[: draw(lengths)]),
        choice=ReportChoice(
            fund=whole[:MAX_TITLE],
            need=whole[: draw(st.integers(0, MAX_INTRODUCTION))],
            purpose=whole[: draw(st.integers(0, MAX_INTRODUCTION))],
        ),
    )
    return replace(story, logo=sample_material(BADHUIS).logo)


@examples(3, 25, deadline=None, suppress_health_check=list(HealthCheck))
@given(written())
def test_whatever_is_written_it_is_two_pages(material: ReportMaterial) -> None:
    made = make_report(material, "pdf", kind=ReportKind.AANVRAAG)
    assert pages_of(made.content) == 2


@pytest.mark.parametrize("place", [0, 1, 6, 9])
def test_no_text_makes_a_third_page(place: int) -> None:
    made = make_report(hostile_material(HOSTILE[place]), "pdf", kind=ReportKind.AANVRAAG)
    assert pages_of(made.content) == 2
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made.content
