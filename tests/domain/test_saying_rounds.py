"""What is said of two metingen, and of an uitkomst beside a norm or a figure."""

import re
from datetime import date
from decimal import Decimal

import pytest

from tests.domain.saying_samples import COMING, GRADE, GREET, LADDER, NUMBER, ONE, uitkomst_of, yes
from veranderverhaal.figures import newcombe
from veranderverhaal.question import Question, QuestionKind
from veranderverhaal.saying import (
    say_beside,
    say_change,
    say_difference,
    say_norm,
    say_rounds,
    say_withheld,
)
from veranderverhaal.uitkomst import (
    Change,
    Difference,
    FigureUnit,
    NeighbourhoodFigure,
    Norm,
    Shown,
    Uitkomst,
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
            "lagere en 4 dezelfde trede. Dit verschil kan ook toeval zijn. "
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


@pytest.mark.parametrize(
    ("question", "moves", "words"),
    [
        (LADDER, (7, 5, 12), "kozen er 7 een hogere trede, 5 een lagere en 12 dezelfde trede."),
        (LADDER, (7, 1, 1), "kozen er 7 een hogere trede, 1 een lagere en 1 dezelfde trede."),
        (LADDER, (7, 0, 12), "kozen er 7 een hogere trede, niemand een lagere en 12 dezelfde"),
        (LADDER, (7, 5, 0), "kozen er 7 een hogere trede, 5 een lagere en niemand dezelfde trede."),
        (
            LADDER,
            (1, 1, 9),
            "koos er 1 een hogere trede, 1 een lagere en kozen er 9 dezelfde trede.",
        ),
        (
            LADDER,
            (0, 10, 1),
            "koos er niemand een hogere trede, kozen er 10 een lagere en 1 dezelfde trede.",
        ),
        (
            NUMBER,
            (8, 1, 5),
            "gaven er 8 een hoger antwoord, 1 een lager en 5 hetzelfde antwoord.",
        ),
        (GRADE, (1, 1, 9), "ging er 1 vooruit, 1 achteruit en bleven er 9 gelijk."),
        (GREET, (9, 3, 1), "waren er 9 het er nu meer mee eens, 3 het er nu minder mee eens en"),
    ],
    ids=lambda one: one if isinstance(one, str) else None,
)
def test_a_verb_is_said_again_only_where_its_form_changes(question, moves, words):
    assert words in say_change(change(question, *moves, None))


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


def test_that_they_are_other_people_can_be_said_once_for_many_questions():
    found = difference(yes(45, 90), yes(46, 90))
    words = say_difference(found, other_people=False)
    assert words
    assert "andere mensen" not in words
    assert say_difference(found).startswith(words)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (Shown.NOTHING, Shown.NOTHING, say_withheld(Shown.NOTHING)),
        (Shown.PRESENCE, Shown.NOTHING, say_withheld(Shown.NOTHING)),
        (Shown.PRESENCE, Shown.PRESENCE, say_withheld(Shown.PRESENCE)),
        (Shown.WITHHELD, Shown.NOTHING, say_withheld(Shown.NOTHING)),
    ],
)
def test_a_difference_without_numbers_says_why(before, after, words):
    both = (Uitkomst(COMING, "a", before), Uitkomst(COMING, "b", after))
    assert words
    assert say_difference(Difference(COMING, *both)) == words


def test_a_difference_of_one_round_names_no_number():
    few = Uitkomst(COMING, "a", Shown.NOTHING)
    assert say_difference(Difference(COMING, few, yes(45, 90))) == (
        "Van een van de twee metingen zijn er te weinig antwoorden om te laten zien."
    )


def test_rounds_are_told_one_after_the_other():
    rounds = [("Begin", yes(45, 90)), ("Eind", Uitkomst(COMING, "b", Shown.NOTHING))]
    words = say_rounds(rounds)
    assert words.startswith("Begin: 50%")
    assert words.endswith("Eind: te weinig antwoorden om te laten zien.")


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
