"""What came out of the draws, as it is said: no more exact than it is."""

from fractions import Fraction as F

import pytest

from tests.domain.effectenarena_cases import effectenarena_of, keten_of, money_of, some
from veranderverhaal.effectenarena.bounds import NOTHING
from veranderverhaal.effectenarena.histogram import Histogram
from veranderverhaal.effectenarena.model import Factor
from veranderverhaal.effectenarena.simulation import Outcomes, Simulation, simulate
from veranderverhaal.effectenarena.simulation_words import (
    APART,
    NO_COSTS,
    NOTHING_TO_DRAW,
    ONLY_RANGES,
    has_costs,
    say_far_off,
    say_how_often,
    say_simulation,
)

WIDE = keten_of(people=some(40, 100, 250), first_year=2030)


def simulated(keten=WIDE, costs=1000, draws=400, **settings):
    return simulate(effectenarena_of(keten, money_of(costs), **settings), draws=draws)


@pytest.mark.parametrize(
    ("share", "draws", "expected"),
    [
        ("0.7234", 5000, "ongeveer 72 van de 100 keer (een paar meer of minder)"),
        ("0.725", 5000, "ongeveer 73 van de 100 keer (een paar meer of minder)"),
        ("0.02", 5000, "ongeveer 2 van de 100 keer (1 meer of minder)"),
        ("0.5", 1000, "ongeveer 50 van de 100 keer (4 meer of minder)"),
        ("0.5", 100, "ongeveer 50 van de 100 keer (10 meer of minder)"),
        ("0.0002", 5000, "minder dan 1 van de 100 keer"),
        ("0.9998", 5000, "meer dan 99 van de 100 keer"),
        ("1", 5000, "in alle 5.000 lotingen"),
        ("0", 5000, "in geen van de 5.000 lotingen"),
    ],
)
def test_how_often_is_said_as_exactly_as_so_many_draws_are(share, draws, expected):
    assert say_how_often(F(share), draws) == expected


def test_the_share_comes_first_and_how_it_was_drawn_after_it():
    said = say_simulation(simulated())
    assert said[0].startswith("Loten we elk getal, dan zijn de baten ongeveer ")
    assert "hoger dan de kosten (verdisconteerd). Zonder discontovoet is dat " in said[0]
    assert said[1].startswith("In 90 van de 100 lotingen ligt het saldo tussen − € ")
    assert "tegenover elke euro kosten 0," in said[2]
    assert APART in said
    assert ONLY_RANGES in said
    assert "We lootten 400 keer, met startgetal 1." in said[-1]


def test_without_a_discount_rate_there_is_one_share():
    assert say_simulation(simulated(discount_rate=0))[0].endswith("hoger dan de kosten.")


def test_the_same_words_for_both_shares_are_said_once():
    said = say_simulation(simulated(costs=1))[0]
    assert said.endswith("hoger dan de kosten (verdisconteerd, en ook zonder discontovoet).")


def test_fewer_draws_than_asked_are_said():
    nothing = Outcomes(F(1), NOTHING, NOTHING, None)
    said = say_simulation(Simulation(3000, 5000, 1, 1000, nothing, nothing))
    assert any("Daarom lootten we 3.000 keer en niet 5.000 keer." in one for one in said)


@pytest.mark.parametrize(
    "parts",
    [
        [WIDE],
        [keten_of()],
        [WIDE, money_of(Factor())],
        [WIDE, money_of(1000, first_year=1990)],
        [WIDE, money_of(0)],
    ],
    ids=["none", "no spread", "in words", "outside the horizon", "of nothing"],
)
def test_without_costs_nothing_is_said_of_baten_above_them(parts):
    found = simulate(effectenarena_of(*parts, first_year=2021), draws=20)
    assert not has_costs(found)
    assert say_simulation(found) == (NO_COSTS,)
    assert has_costs(simulated())


def test_without_a_spread_there_is_nothing_to_draw():
    assert say_simulation(simulated(keten_of())) == (NOTHING_TO_DRAW,)


@pytest.mark.parametrize(
    ("below", "above", "expected"),
    [
        (0, 0, ""),
        (0, 1, "1 loting ligt buiten de grafiek, ver van de andere."),
        (2, 3, "5 lotingen liggen buiten de grafiek, ver van de andere."),
    ],
)
def test_draws_that_the_histogram_does_not_show_are_counted(below, above, expected):
    assert say_far_off(Outcomes(F(1), NOTHING, None, Histogram((), below, above))) == expected
