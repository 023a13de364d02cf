"""All sums of an effectenarena for the page, worked out once for what is in it."""

from dataclasses import dataclass
from functools import lru_cache

from dashboard.workers import run_apart
from veranderverhaal.effectenarena.bounds import Bounds
from veranderverhaal.effectenarena.model import Effectenarena
from veranderverhaal.effectenarena.overview import (
    Claim,
    Period,
    added_up,
    by_incasseerder,
    by_leefdomein,
    by_period,
    claims_of,
)
from veranderverhaal.effectenarena.reckoning import Portion, Reckoning, reckon
from veranderverhaal.effectenarena.sensitivity import WithoutOne, switch_off
from veranderverhaal.effectenarena.simulation import Simulation, simulate
from veranderverhaal.effectenarena.tornado import Swing, tornado

KEPT = 64
MANY_PARTS = 20  # ketens and investeringen: from here on draws are done in a process of their own


@dataclass(frozen=True)
class Figures:
    """What the charts of the page draw. `added_baten` and `added_costs` are until each year."""

    effectenarena: Effectenarena
    reckoning: Reckoning
    incasseerders: tuple[Portion, ...]
    leefdomeinen: tuple[Portion, ...]
    periods: tuple[Period, ...]
    claims: tuple[Claim, ...]
    added_baten: tuple[Bounds, ...]
    added_costs: tuple[Bounds, ...]


@lru_cache(maxsize=KEPT)
def figures_of(effectenarena: Effectenarena, without: frozenset[str] = frozenset()) -> Figures:
    """The sums, without the ketens with these keys."""
    reckoning = reckon(effectenarena, without=without)
    leefdomeinen = by_leefdomein(reckoning)
    return Figures(
        effectenarena,
        reckoning,
        by_incasseerder(effectenarena, reckoning),
        leefdomeinen,
        by_period(reckoning),
        claims_of(leefdomeinen, reckoning.plain.costs),
        added_up(reckoning.baten_by_year),
        added_up(reckoning.costs_by_year),
    )


@lru_cache(maxsize=KEPT)
def swings_of(effectenarena: Effectenarena) -> tuple[Swing, ...]:
    """What matters most: the balance when one number alone is low or high."""
    return tornado(effectenarena)


@lru_cache(maxsize=KEPT)
def without_each(effectenarena: Effectenarena) -> tuple[WithoutOne, ...]:
    """What is left without each keten."""
    return switch_off(effectenarena)


@lru_cache(maxsize=KEPT)
def simulation_of(effectenarena: Effectenarena) -> Simulation:
    """The draws."""
    if len(effectenarena.ketens) + len(effectenarena.investeringen) < MANY_PARTS:
        return simulate(effectenarena)
    return run_apart(simulate, effectenarena)
