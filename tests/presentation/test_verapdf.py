"""Every PDF we make keeps to PDF/UA-1 and PDF/A-2a: all rules that veraPDF can check, at once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from presentation.effectenarena_cards import make_canvas_cards
from presentation.effectenarena_pdf import render_effectenarena
from presentation.interview_guide import make_guide_file
from presentation.poster_data import poster_data
from presentation.report import make_report
from presentation.shapes import Shape
from presentation.sheets import make_sheets
from presentation.typesetting import make_compiler, single_file
from presentation.verslag import make_verslag
from tests.long_run import IS_LONG, mostly_long
from tests.presentation import poster_samples, report_samples
from tests.presentation.canvas_cards_samples import full_canvas
from tests.presentation.canvas_cards_samples import material as cards_material
from tests.presentation.effectenarena_page_samples import badhuis_pdf, crowded
from tests.presentation.made import make_poster, make_shape
from tests.presentation.poster_samples import with_texts
from tests.presentation.showcase_samples import MOVED, badhuis_showcase
from tests.presentation.talked_samples import plain_material
from tests.presentation.verslag_samples import a_full_evening, an_evening
from tests.verapdf import broken_rules, needs_verapdf
from veranderverhaal.interview_guide import first_chosen, make_guide
from veranderverhaal.model import Veranderverhaal
from veranderverhaal.reporting import ReportKind
from veranderverhaal.showcase import Direction, Showcase

FULL = badhuis_showcase()
BARE = Showcase(replace(FULL.initiatief, motto=""), Veranderverhaal())
ARABIC = "أهلاً وسهلاً بكم في الحي"
HOSTILE_NOTE = " ".join(report_samples.HOSTILE[:6])
SAMPLE = "buurttuin-kempenaar"


def poster(showcase: Showcase, size: str = "a4") -> bytes:
    return make_poster(showcase, "pdf", size=size).content


def shape(showcase: Showcase, which: Shape) -> bytes:
    return make_shape(showcase, which).content


def hostile_report() -> bytes:
    texts = " ".join(report_samples.HOSTILE[:6])
    return make_report(report_samples.hostile_material(texts, elements=4), "pdf").content


def report(kind: ReportKind) -> bytes:
    return make_report(report_samples.sample_material(SAMPLE), "pdf", kind=kind).content


def interview_guide() -> bytes:
    about, story = FULL.initiatief, FULL.veranderverhaal
    guide = make_guide(ARABIC, story, first_chosen(story))
    return make_guide_file(guide, about, "pdf", made_on=date(2026, 3, 4))


GOOD: dict[str, Callable[[], bytes]] = {
    "poster": lambda: poster(FULL),
    "poster-a3": lambda: poster(replace(FULL, results=(MOVED,), direction=Direction.UP), "a3"),
    "poster-empty": lambda: poster(Showcase(FULL.initiatief, Veranderverhaal())),
    "poster-hostile": lambda: poster(with_texts(FULL, poster_samples.HOSTILE)),
    "flyer": lambda: shape(FULL, Shape.FLYER),
    "flyer-bare": lambda: shape(replace(BARE, link="https://voorbeeld.nl/i/x"), Shape.FLYER),
    "cards": lambda: shape(FULL, Shape.CARDS),
    "cards-small": lambda: shape(FULL, Shape.SMALL_CARDS),
    "cards-arabic": lambda: shape(with_texts(FULL, (ARABIC,)), Shape.SMALL_CARDS),
    "report": lambda: report(ReportKind.IMPACT),
    "report-talked": lambda: make_report(plain_material(), "pdf").content,
    "report-hostile": hostile_report,
    "sheets": lambda: make_sheets(an_evening()),
    "verslag": lambda: make_verslag(an_evening(), "pdf").content,
    "verslag-full": lambda: make_verslag(a_full_evening(HOSTILE_NOTE), "pdf").content,
    "aanvraag": lambda: report(ReportKind.AANVRAAG),
    "interview-guide": interview_guide,
    "effectenarena": badhuis_pdf,
    "effectenarena-cards": lambda: make_canvas_cards(cards_material(full_canvas())),
    "effectenarena-hostile": lambda: render_effectenarena(crowded(2, 3, HOSTILE_NOTE)),
}


# Made of the same parts as another one: they wait for the long run.
ALIKE = {"poster-a3", "flyer-bare", "cards-small", "cards-arabic", "report-talked", "verslag"}


def plain_poster() -> bytes:
    """A PDF that was never told to keep to a standard."""
    compiler = make_compiler("poster.typ", "poster", poster_data(FULL).values)
    return single_file(compiler.compile(format="pdf"))


def poster_without_alternatives() -> bytes:
    good = poster(FULL)
    without = good.replace(b"/Alt", b"/Xlt")
    assert len(without) == len(good) != 0
    return without


BAD: dict[str, Callable[[], bytes]] = {
    "plain": plain_poster,
    "without-alt": poster_without_alternatives,
}


@cache
def checked() -> dict[str, list[str]]:
    """The rules that each file breaks: starting Java takes longer than checking."""
    makers = {name: GOOD[name] for name in GOOD if IS_LONG or name not in ALIKE} | BAD
    return dict(zip(makers, broken_rules(*(make() for make in makers.values())), strict=True))


@needs_verapdf
@pytest.mark.parametrize("name", mostly_long(GOOD, normal=GOOD.keys() - ALIKE))
def test_what_we_make_breaks_no_rule(name: str) -> None:
    assert checked()[name] == []


@needs_verapdf
@pytest.mark.parametrize(
    ("name", "rule"),
    [("plain", "ua1 5-1"), ("plain", "2a 6.6.4-1"), ("without-alt", "ua1 7.3-1")],
)
def test_a_pdf_without_the_standards_is_caught(name: str, rule: str) -> None:
    assert any(one.startswith(rule) for one in checked()[name])
