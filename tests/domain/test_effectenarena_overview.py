"""The sums by who gains, by leefdomein and over time: none of them loses a cent."""

from dataclasses import replace
from fractions import Fraction

from tests.presentation.effectenarena_page_samples import badhuis_effectenarena, full_keten, some
from veranderverhaal.effectenarena.bounds import Bounds, total
from veranderverhaal.effectenarena.model import Incasseerder, IncasseerderGroup, Leefdomein
from veranderverhaal.effectenarena.overview import (
    added_up,
    by_group,
    by_incasseerder,
    by_leefdomein,
    by_period,
    claims_of,
)
from veranderverhaal.effectenarena.reckoning import Portion, reckon

EFFECTENARENA = badhuis_effectenarena()
RECKONING = reckon(EFFECTENARENA)
WHOLE = RECKONING.plain.baten


def portion(name, low, middle, high, unclaimed=0):
    amounts = Bounds(Fraction(low), Fraction(middle), Fraction(high))
    off = Fraction(unclaimed)
    return Portion(name, amounts, amounts, Bounds(off, off, off))


def test_every_way_to_part_the_baten_sums_to_all_of_them():
    for parts in (by_incasseerder(EFFECTENARENA, RECKONING), by_group(EFFECTENARENA, RECKONING)):
        assert total(one.plain for one in parts) == WHOLE
        assert total(one.discounted for one in parts) == RECKONING.discounted.baten
    assert total(one.plain for one in by_leefdomein(RECKONING)) == WHOLE
    periods = by_period(RECKONING)
    assert total(one.baten for one in periods) == WHOLE
    assert total(one.discounted for one in periods) == RECKONING.discounted.baten
    assert total(one.costs for one in periods) == RECKONING.plain.costs


def test_who_gains_is_told_by_name_and_what_is_gone_as_gone():
    lost = replace(EFFECTENARENA, incasseerders=())
    assert "UWV" in [one.name for one in by_incasseerder(EFFECTENARENA, RECKONING)]
    assert "(weg)" in [one.name for one in by_incasseerder(lost, reckon(lost))]
    assert "UWV" not in [one.name for one in by_group(EFFECTENARENA, RECKONING)]


def test_who_is_called_the_same_is_not_added_up():
    group = IncasseerderGroup.PARTICIPANTS
    ketens = [
        full_keten(key, incasseerder=who, people=some("1", "2", "3"))
        for key, who in (("a", "government"), ("b", "x"), ("c", "y"), ("d", "z"))
    ]
    own = (
        Incasseerder("x", "Overheid", group),
        Incasseerder("y", "Gasten", group),
        Incasseerder("z", "gasten", group),
    )
    found = replace(EFFECTENARENA, ketens=tuple(ketens), incasseerders=own)
    reckoning = reckon(found)
    parts = by_incasseerder(found, reckoning)
    names = ["Overheid", "Overheid (Deelnemers)", "Gasten (1)", "gasten (2)"]
    assert [one.name for one in parts] == names
    assert len({one.plain for one in parts}) == 1
    assert total(one.plain for one in parts) == reckoning.plain.baten
    grouped = {one.name: one.plain for one in by_group(found, reckoning)}
    assert set(grouped) == {"Overheid", "Deelnemers"}
    assert grouped["Deelnemers"] == parts[0].plain.scaled(Fraction(3))


def test_the_last_period_may_be_shorter():
    settings = replace(EFFECTENARENA.settings, horizon=12, period_years=5, first_year=2021)
    periods = by_period(reckon(replace(EFFECTENARENA, settings=settings)))
    assert [one.name for one in periods] == ["2021–2025", "2026–2030", "2031–2032"]


def test_the_claims_sum_to_the_costs_of_each_case():
    parts = [portion("a", 1, 3, 10), portion("b", 2, 4, 11), portion("c", -5, -1, 0)]
    costs = Bounds(Fraction(100), Fraction(125), Fraction(137))
    claims = claims_of(parts, costs)
    assert sum(one.cautious for one in claims) == costs.high
    assert sum(one.middle for one in claims) == costs.middle
    assert sum(one.generous for one in claims) == costs.low
    assert claims[2].middle == 0


def test_what_nobody_can_be_asked_for_keeps_its_share_of_the_claim():
    parts = [portion("a", 10, 10, 10, unclaimed=4), portion("b", 10, 10, 10, unclaimed=15)]
    first, second = claims_of(parts, Bounds(Fraction(40), Fraction(40), Fraction(40)))
    assert (first.middle, first.not_claimable) == (20, 8)
    assert second.not_claimable == second.middle


def test_without_baten_there_is_nothing_to_divide_by():
    costs = Bounds(Fraction(1), Fraction(1), Fraction(1))
    assert claims_of([portion("a", 0, 0, 0)], costs) == ()
    (only,) = claims_of([portion("a", -1, 5, 9)], costs)
    assert only.cautious is None
    assert only.middle == 1


def test_the_years_add_up_to_the_whole():
    assert added_up(RECKONING.baten_by_year)[-1] == WHOLE
    assert len(added_up(RECKONING.baten_by_year)) == len(RECKONING.years)


def test_two_ketens_in_one_leefdomein_are_one_part():
    both = (full_keten("a"), full_keten("b", people=some("1", "2", "3")))
    parts = by_leefdomein(reckon(replace(EFFECTENARENA, ketens=both)))
    assert [one.name for one in parts] == ["Gezondheid"]
    assert Leefdomein.HEALTH not in [one.name for one in parts]
