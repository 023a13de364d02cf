"""What may be kept of norms, figures and themes, and what may stand beside what."""

from dataclasses import replace
from decimal import Decimal

import pytest

from veranderverhaal.instrument import find_instrument, questions_of
from veranderverhaal.question import Question, QuestionKind
from veranderverhaal.release_blocks import score_questions
from veranderverhaal.text import NotAccepted
from veranderverhaal.uitkomst import FigureUnit, NeighbourhoodFigure, Norm, Theme
from veranderverhaal.uitkomst_editing import (
    can_have_norm,
    check_figure,
    check_norm,
    check_theme,
    figures_beside,
    norm_of,
    parse_figures,
    put_beside,
    read_value,
)

COMING = Question("coming", QuestionKind.YES_NO, "Kom je vaker buiten?")
GRADE = Question("grade", QuestionKind.GRADE, "Welk cijfer?")
OPEN = Question("open", QuestionKind.OPEN, "Wat nog?")
NORM = Norm("coming", Decimal(60), "2026-03-03")
FIGURE = NeighbourhoodFigure(
    "f1", "Voelt zich thuis", "Noord", Decimal("64.5"), FigureUnit.PERCENT, 2024, "Monitor"
)
KNOW, PLEASANT, *_ = questions_of(find_instrument("sociale-cohesie"))
HEADER = ("Jaar", "Naam", "Waarde", "Eenheid", "Gebied", "Bron", "Link", "Opmerking")
ROW = ("2024", "Thuis", "64,5", "%", "Noord", "Monitor", "https://www.cbs.nl/x", "")


@pytest.mark.parametrize(
    ("field", "changes", "question"),
    [
        ("question", {}, OPEN),
        ("least", {"least": Decimal(0)}, COMING),
        ("least", {"least": Decimal(101)}, COMING),
        ("least", {"least": Decimal("NaN")}, COMING),
        ("least", {"least": Decimal("60.1234")}, COMING),
        ("least", {"least": Decimal(11)}, GRADE),
        ("set_on", {"set_on": "3 maart"}, COMING),
        ("set_on", {"set_on": "1026-03-03"}, COMING),
    ],
)
def test_a_norm_that_cannot_be_is_refused(field, changes, question):
    with pytest.raises(NotAccepted) as refused:
        check_norm(replace(NORM, **changes), question)
    assert refused.value.field == field


def test_a_norm_that_fits_is_kept():
    assert check_norm(NORM, COMING) == NORM
    assert norm_of(COMING, [NORM]) == NORM
    assert norm_of(GRADE, [NORM]) is None
    assert not can_have_norm(OPEN)


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("label", {"label": " "}),
        ("area", {"area": ""}),
        ("source", {"source": ""}),
        ("year", {"year": 24}),
        ("value", {"value": Decimal(101)}),
        ("value", {"value": Decimal("Infinity")}),
        ("value", {"value": Decimal(0), "unit": FigureUnit.GRADE}),
        ("url", {"url": "javascript:alert(1)"}),
        ("question", {"question": "a b"}),
    ],
)
def test_a_figure_that_cannot_be_is_refused(field, changes):
    with pytest.raises(NotAccepted) as refused:
        check_figure(replace(FIGURE, **changes))
    assert refused.value.field == field


def test_a_theme_has_a_name_of_its_own():
    theme = Theme("t1", "open", " Rust ")
    assert check_theme(theme).label == "Rust"
    assert check_theme(theme, [Theme("t1", "open", "Rust")]).label == "Rust"
    with pytest.raises(NotAccepted):
        check_theme(theme, [Theme("t2", "open", "rust")])


def test_a_figure_stands_beside_the_same_item_and_variant_only():
    alike = put_beside(FIGURE, PLEASANT)
    assert figures_beside(PLEASANT, [alike, FIGURE]) == (alike,)
    assert figures_beside(PLEASANT, [replace(alike, variant="VM 2021, 6 items")]) == ()
    assert figures_beside(PLEASANT, [replace(alike, item="know")]) == ()


def test_a_figure_of_a_whole_score_does_not_stand_beside_a_part():
    total, emotional, _ = score_questions(find_instrument("eenzaamheid-6"))
    figure = put_beside(replace(FIGURE, unit=FigureUnit.SCORE, value=Decimal("2.1")), total)
    assert figures_beside(total, [figure]) == (figure,)
    assert figures_beside(emotional, [figure]) == ()


def test_a_figure_stands_beside_a_question_of_ones_own_when_the_group_says_so():
    alike = put_beside(FIGURE, COMING)
    assert figures_beside(COMING, [FIGURE, alike]) == (alike,)
    assert figures_beside(GRADE, [replace(alike, question="grade")]) == ()


@pytest.mark.parametrize("question", [KNOW, GRADE, OPEN], ids=lambda one: one.key)
def test_a_figure_in_another_unit_is_not_put_beside(question):
    with pytest.raises(NotAccepted):
        put_beside(FIGURE, question)


def test_figures_are_read_from_a_table_in_any_order():
    (figure,), refused = parse_figures(HEADER, [ROW])
    assert refused == ()
    assert (figure.label, figure.area, figure.value) == ("Thuis", "Noord", Decimal("64.5"))
    assert (figure.unit, figure.year, figure.source) == (FigureUnit.PERCENT, 2024, "Monitor")
    assert figure.url == "https://www.cbs.nl/x"


@pytest.mark.parametrize(
    ("place", "cell", "reason"),
    [
        pytest.param(0, "vorig jaar", "Dit jaar", id="year"),
        pytest.param(2, "veel", "Vul een getal in", id="value"),
        pytest.param(2, "645", "Een percentage ligt", id="out of range"),
        pytest.param(3, "procentpunt", "Procentpunt is een verschil", id="percentage points"),
        pytest.param(3, "euro", "Kies als eenheid", id="unit"),
        pytest.param(5, "", "De bron", id="source"),
    ],
)
def test_a_row_that_cannot_be_is_refused_with_its_number_and_why(place, cell, reason):
    row = (*ROW[:place], cell, *ROW[place + 1 :])
    kept, (refused,) = parse_figures(HEADER, [ROW, row], (3, 5))
    assert len(kept) == 1
    assert refused.row_number == 5
    assert refused.reason.startswith(reason)


def test_a_figure_that_is_there_twice_is_taken_once():
    kept, refused = parse_figures(HEADER, [ROW, ROW, ROW[:3]])
    assert len(kept) == 1
    assert [one.row_number for one in refused] == [3, 4]


def test_a_table_without_a_column_is_refused():
    with pytest.raises(NotAccepted, match="bron"):
        parse_figures(("naam", "gebied", "waarde", "eenheid", "jaar"), [])


def test_a_value_is_read_as_typed_in_dutch():
    assert read_value(" 64,5 % ") == Decimal("64.5")
