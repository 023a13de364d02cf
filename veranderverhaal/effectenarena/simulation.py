"""Many draws over the ranges: how often more comes back than was put in.

Our proposal, in no source: every number with a spread is drawn apart, from a triangle between its
low and its high with its top at its middle. In truth numbers may hang together. A kengetal is one
number, whatever the number of ketens that take it.

Each number has a stream of draws of its own, named after the seed and its key: the order of the
ketens does not matter, and a keten more does not change the draws of the others.
"""

from dataclasses import dataclass
from fractions import Fraction

from veranderverhaal.effectenarena.bounds import Bounds
from veranderverhaal.effectenarena.draws import Draws, Term, add_up
from veranderverhaal.effectenarena.histogram import Histogram, histogram_of
from veranderverhaal.effectenarena.model import Effectenarena
from veranderverhaal.effectenarena.percentiles import percentiles
from veranderverhaal.effectenarena.reckoning import Balance, Reckoning, reckon
from veranderverhaal.effectenarena.terms import cost_term, keten_term

DRAWS = 5000
FEWEST_DRAWS = 1000
SEED = 1
# About a second and a half of drawing.
MOST_NUMBERS = 3_000_000


@dataclass(frozen=True)
class Outcomes:
    """What came out of all draws: the balance in euros, and the multiplier if there are costs.

    Their bounds are what 5, 50 and 95 of 100 draws stay below. `share_above` is the share of draws
    with more baten than costs: a multiplier above 1.
    """

    share_above: Fraction
    balance: Bounds
    multiplier: Bounds | None
    histogram: Histogram | None


@dataclass(frozen=True)
class Simulation:
    """`draws` may be fewer than was asked where there are many `numbers` with a spread."""

    draws: int
    asked: int
    seed: int
    numbers: int
    plain: Outcomes
    discounted: Outcomes


def simulate(effectenarena: Effectenarena, *, draws: int = DRAWS, seed: int = SEED) -> Simulation:
    """The same seed gives the same outcomes, on every machine."""
    reckoning = reckon(effectenarena)
    baten, costs = _terms(effectenarena, reckoning)
    numbers = len({name for term in [*baten, *costs] for name in term.names})
    done = draws_for(draws, numbers)
    if not numbers:
        plain, discounted = _certain(reckoning.plain, done), _certain(reckoning.discounted, done)
        return Simulation(done, draws, seed, 0, plain, discounted)
    source = Draws(seed, done)
    all_baten, all_costs = add_up(baten, source), add_up(costs, source)
    return Simulation(
        draws=done,
        asked=draws,
        seed=seed,
        numbers=numbers,
        plain=_outcomes(all_baten.plain, all_costs.plain),
        discounted=_outcomes(all_baten.discounted, all_costs.discounted),
    )


def draws_for(asked: int, numbers: int) -> int:
    """How many draws are made of so many numbers with a spread: fewer than asked of very many."""
    return min(asked, max(FEWEST_DRAWS, MOST_NUMBERS // max(numbers, 1)))


def _terms(effectenarena: Effectenarena, reckoning: Reckoning) -> tuple[list[Term], list[Term]]:
    """In the order of their keys: a sum of floats depends on its order."""
    first_year, discount = reckoning.years[0], reckoning.discount
    ketens = sorted((one.keten for one in reckoning.lines), key=lambda one: one.key)
    investeringen = sorted(
        (one.investering for one in reckoning.cost_lines), key=lambda one: one.key
    )
    return (
        [keten_term(one, effectenarena, first_year, discount) for one in ketens],
        [cost_term(one, first_year, discount) for one in investeringen],
    )


def _outcomes(baten: list[float], costs: list[float]) -> Outcomes:
    pairs = list(zip(baten, costs, strict=True))
    ratios = sorted(come / gone for come, gone in pairs if gone > 0)
    return Outcomes(
        share_above=Fraction(sum(come > gone for come, gone in pairs), len(pairs)),
        balance=percentiles(sorted(come - gone for come, gone in pairs)),
        multiplier=percentiles(ratios) if ratios else None,
        histogram=histogram_of(ratios) if ratios else None,
    )


def _certain(balance: Balance, draws: int) -> Outcomes:
    """No number has a spread: every draw is the exact result."""
    ratio = balance.multiplier
    return Outcomes(
        share_above=Fraction(balance.balance.middle > 0),
        balance=balance.balance,
        multiplier=ratio,
        histogram=histogram_of([ratio.middle] * draws) if ratio else None,
    )
