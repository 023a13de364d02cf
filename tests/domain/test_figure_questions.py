"""Beside which questions a figure of the neighbourhood may stand."""

from decimal import Decimal

import pytest

from tests.metingen import every_kind
from veranderverhaal.figure_questions import figure_questions, place_of
from veranderverhaal.uitkomst import FigureUnit, NeighbourhoodFigure
from veranderverhaal.uitkomst_editing import put_beside


def figure(unit: FigureUnit) -> NeighbourhoodFigure:
    return NeighbourhoodFigure("f", "Thuis", "Haarlem", Decimal(7), unit, 2023, "CBS")


def test_a_grade_may_stand_beside_a_grade_only() -> None:
    found = figure_questions([every_kind()], FigureUnit.GRADE)
    assert [one.key for one in found] == ["cijfer"]


def test_a_question_that_is_asked_in_two_vragenlijsten_is_offered_once() -> None:
    lists = [every_kind(), every_kind(key="tweede")]
    keys = [one.key for one in figure_questions(lists, FigureUnit.PERCENT)]
    assert len(keys) == len(set(keys)) > 0


@pytest.mark.parametrize("unit", [FigureUnit.GRADE, FigureUnit.PERCENT])
def test_a_figure_finds_the_question_back_that_it_was_put_beside(unit: FigureUnit) -> None:
    questions = figure_questions([every_kind()], unit)
    assert place_of(put_beside(figure(unit), questions[-1]), questions) == questions[-1]


def test_a_figure_stands_beside_nothing_until_it_is_put_there() -> None:
    questions = figure_questions([every_kind()], FigureUnit.GRADE)
    assert place_of(figure(FigureUnit.GRADE), questions) is None
