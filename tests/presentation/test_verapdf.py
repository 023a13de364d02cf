"""Posters keep to PDF/UA-1 and PDF/A-2a: every rule that veraPDF can check, in one run."""

from dataclasses import replace

from presentation.poster import make_poster
from presentation.poster_data import poster_data
from presentation.typesetting import make_compiler, single_file
from tests.presentation.poster_samples import HOSTILE, with_texts
from tests.presentation.showcase_samples import MOVED, badhuis_showcase
from tests.verapdf import broken_rules, needs_verapdf
from veranderverhaal.model import Veranderverhaal
from veranderverhaal.showcase import Direction, Showcase

FULL = badhuis_showcase()


@needs_verapdf
def test_posters_break_no_rule() -> None:
    posters = (
        make_poster(FULL, "pdf"),
        make_poster(replace(FULL, results=(MOVED,), direction=Direction.UP), "pdf", size="a3"),
        make_poster(Showcase(FULL.initiatief, Veranderverhaal()), "pdf"),
        make_poster(with_texts(FULL, HOSTILE), "pdf"),
    )
    assert broken_rules(*(poster.content for poster in posters)) == [[], [], [], []]


@needs_verapdf
def test_a_pdf_without_the_standards_is_caught() -> None:
    compiler = make_compiler("poster.typ", "poster", poster_data(FULL).values)
    plain = single_file(compiler.compile(format="pdf"))
    good = make_poster(FULL, "pdf").content
    without_alt = good.replace(b"/Alt", b"/Xlt")
    assert len(without_alt) == len(good) != 0
    of_plain, of_other = broken_rules(plain, without_alt)
    assert any(rule.startswith("ua1 5-1") for rule in of_plain)
    assert any(rule.startswith("2a 6.6.4-1") for rule in of_plain)
    assert any(rule.startswith("ua1 7.3-1") for rule in of_other)
