"""What is said of two metingen, and of an uitkomst beside a norm or a figure."""

import re
from datetime import date
from decimal import Decimal

import pytest

from tests.domain.saying_samples import COMING, GRADE, LADDER, ONE, uitkomst_of, yes
from veranderverhaal.figures import newcombe
from veranderverhaal.question import Question, QuestionKind
from veranderverhaal.saying import (
    say_beside,
    say_change,
    say_difference,
    say_norm,
)
from veranderverhaal.uitkomst import (
    Change,
    Difference,
    FigureUnit,
    NeighbourhoodFigure,
    Norm,
    Shown,
)


def change(question, up, down, same, p):
    return Change(question, "a", "b", Shown.COUNTS, up + down + same, up, same, down, p)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        pytest.param(
            change(GRADE, 8, 1, 5, Decimal("0.0391")),
            "Van de 14 mensen die twee keer meededen gingen er 8 vooruit, 1 achteruit en bleven "
            "er 5 gelijk. Zo’n verschil zie je zelden door toeval. "
            "We weten niet of dit door het initiatief komt.",
            id="the published vector",
        ),
        pytest.param(
            change(LADDER, 1, 5, 4, Decimal("0.22")),
            "Van de 10 mensen die twee keer meededen koos er 1 een hogere trede, kozen er 5 een "
            "lagere trede en kozen er 4 dezelfde trede. Dit verschil kan ook toeval zijn. "
            "We weten niet of dit door het initiatief komt.",
            id="a ladder is not better higher up",
        ),
        pytest.param(
            change(COMING, 5, 0, 5, None),
            "Van de 10 mensen die twee keer meededen gingen er 5 van nee naar ja, niemand van ja "
            "naar nee en bleven er 5 gelijk. Er veranderden te weinig mensen om iets over toeval "
            "te zeggen. We weten niet of dit door het initiatief komt.",
            id="too few changed",
        ),
    ],
)
def test_a_change_is_told_in_words(found, words):
    assert say_change(found) == words


def test_answers_without_an_order_stay_the_same_or_not():
    words = say_change(Change(ONE, "a", "b", Shown.COUNTS, 12, None, 11, None))
    assert words.startswith(
        "Van de 12 mensen die twee keer meededen gaven er 11 hetzelfde antwoord en gaf er 1 een "
        "ander antwoord. We weten niet"
    )


@pytest.mark.parametrize("key", ["=eenzaamheid-6", "=eenzaamheid-6/social"])
def test_a_higher_score_of_loneliness_is_not_called_better(key):
    question = Question(key, QuestionKind.NUMBER, "Eenzaamheid", instrument="eenzaamheid-6")
    words = say_change(change(question, 8, 1, 5, Decimal("0.0391")))
    assert "vooruit" not in words
    assert "een hogere score" in words
    assert "Hoger is eenzamer." in words


def difference(before, after):
    apart, low, high = newcombe(after.headline, after.n, before.headline, before.n)
    return Difference(COMING, before, after, apart, low, high)


def test_a_difference_is_in_percentage_points_of_other_people():
    assert say_difference(difference(yes(45, 90), yes(81, 111))) == (
        "Eerst: 45 van de 90 mensen (50%). Nu: 81 van de 111 mensen (73%) zeggen ja op "
        "‘Kom je vaker buiten?’. 23 procentpunt meer. "
        "Door toeval kan dat ook tussen 9 en 36 procentpunt meer zijn. "
        "Het zijn andere mensen: dit zijn twee foto’s van een groep. "
        "We kunnen dus niet zeggen dat mensen vooruitgingen."
    )


def test_a_difference_that_chance_makes_may_be_none():
    words = say_difference(difference(yes(45, 90), yes(46, 90)))
    assert "1 procentpunt meer." in words
    assert "Het kan dus ook zijn dat er geen verschil is." in words


def test_a_difference_of_few_answers_has_no_points():
    words = say_difference(Difference(COMING, yes(5, 12), yes(7, 12)))
    assert "te weinig antwoorden om het verschil uit te rekenen" in words
    assert "procentpunt" not in words


@pytest.mark.parametrize(
    ("least", "verdict"),
    [("60", "boven de streep"), ("90", "onder de streep"), ("70", "binnen de band")],
)
def test_a_norm_is_held_against_the_band(least, verdict):
    words = say_norm(Norm("coming", Decimal(least), "2026-03-03"), yes(81, 111))
    assert words.startswith("Jullie schreven op 3 maart 2026: we zijn tevreden als minstens")
    assert "Het is 73% (64-80%)." in words
    assert verdict in words


def test_a_norm_that_was_set_late_says_so():
    norm = Norm("coming", Decimal(60), "2026-03-03")
    late = "Deze streep is gezet nadat de meting begon."
    assert late in say_norm(norm, yes(81, 111), starts_on=date(2026, 3, 2))
    assert late not in say_norm(norm, yes(81, 111), starts_on=date(2026, 3, 3))


def test_a_norm_with_few_answers_has_no_percents_of_its_own():
    words = say_norm(Norm("coming", Decimal(60), "2026-03-03"), yes(7, 12))
    assert re.findall(r"\d+%", words) == ["60%"]


def beside(unit, value):
    return NeighbourhoodFigure(
        "f", "Voelt zich thuis", "Noord", Decimal(value), unit, 2024, "Monitor"
    )


def test_a_figure_of_the_neighbourhood_has_source_year_and_points():
    assert say_beside(beside(FigureUnit.PERCENT, "64.5"), yes(81, 111)) == (
        "Voelt zich thuis, Noord: 64,5% (bron: Monitor, 2024). "
        "Hier is het 73% van 111 mensen: 8 procentpunt meer. Dat verschil kan ook toeval zijn."
    )


def test_a_grade_is_compared_with_the_mean():
    found = uitkomst_of(GRADE, (0, 0, 0, 0, 0, 5, 0, 5, 0, 0), mean=Decimal(7))
    assert say_beside(beside(FigureUnit.GRADE, "7.4"), found).endswith(
        "Het gemiddelde hier is 7 (10 mensen): 0,4 lager."
    )


def test_another_unit_is_never_compared():
    assert say_beside(beside(FigureUnit.GRADE, "7.4"), yes(81, 111)) == ""
