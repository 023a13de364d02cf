"""What holds for every effectenarena, whatever is filled in."""

import random
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.effectenarena_cases import (
    SOURCE,
    effectenarena_of,
    hours_of,
    kengetal_of,
    keten_of,
    money_of,
)
from tests.long_run import examples
from veranderverhaal.effectenarena.bounds import NOTHING, Bounds, total
from veranderverhaal.effectenarena.model import Course, Factor, Leefdomein
from veranderverhaal.effectenarena.overview import (
    by_group,
    by_incasseerder,
    by_leefdomein,
    by_period,
    claims_of,
)
from veranderverhaal.effectenarena.reckoning import claims, ratio_of, reckon

SHORT, LONG = 20, 300
GAIN = ("people", "reach", "chance", "delta", "attribution")
LOSE = ("deadweight", "displacement", "drop_off")
YEARS = st.integers(2015, 2035)
LENGTHS = st.integers(1, 30)
WHOLE = st.integers(0, 2000).map(Decimal)
SHARES = st.integers(0, 20).map(lambda one: Decimal(one) / 20)


@st.composite
def factors(draw, numbers):
    given_ = sorted(draw(st.lists(numbers, min_size=3, max_size=3)))
    single = draw(st.booleans())
    return Factor(None, given_[1], None, SOURCE) if single else Factor(*given_, SOURCE)


@st.composite
def ketens(draw, key):
    shares = {name: draw(factors(SHARES)) for name in (*GAIN[1:], *LOSE)}
    for name in draw(st.sets(st.sampled_from(("reach", "attribution", *LOSE)))):
        shares[name] = Factor()
    return keten_of(
        key,
        **shares,
        people=draw(factors(WHOLE)),
        kengetal=draw(st.sampled_from(("first", "second"))),
        first_year=draw(YEARS),
        years=draw(LENGTHS),
        course=draw(st.sampled_from(Course)),
        leefdomein=draw(st.sampled_from(tuple(Leefdomein)[:3])),
        incasseerder=draw(st.sampled_from(("participants", "government", "others"))),
        is_negative=draw(st.booleans()),
        not_claimable=draw(st.booleans()),
    )


@st.composite
def effectenarenas(draw):
    parts = [draw(ketens(f"keten-{place}")) for place in range(draw(st.integers(0, 4)))]
    parts += [
        replace(money_of(draw(factors(WHOLE)), draw(YEARS), draw(LENGTHS)), key=f"money-{place}")
        for place in range(draw(st.integers(0, 2)))
    ]
    if draw(st.booleans()):
        parts.append(hours_of(draw(factors(WHOLE)), draw(factors(WHOLE)), draw(YEARS)))
    values = [replace(kengetal_of(key), value=draw(factors(WHOLE))) for key in ("first", "second")]
    return effectenarena_of(
        *parts,
        *values,
        first_year=draw(st.none() | st.just(2020)),
        horizon=draw(st.integers(1, 25)),
        period_years=draw(st.integers(1, 25)),
        discount_rate=draw(st.integers(0, 8)) / Decimal(80),
    )


def in_order(bounds):
    return bounds.low <= bounds.middle <= bounds.high


@examples(SHORT, LONG)
@given(effectenarenas())
def test_cautious_is_never_above_middle_nor_middle_above_generous(effectenarena):
    found = reckon(effectenarena)
    every = [*found.baten_by_year, *found.costs_by_year]
    for balance in (found.plain, found.discounted):
        every += [balance.baten, balance.costs, balance.balance]
        every += [balance.multiplier] if balance.multiplier else []
        never = 9999
        years = [never if year is None else year for year in balance.returned_in]
        assert years == sorted(years, reverse=True)
    assert all(in_order(one) for one in every)


@examples(SHORT, LONG)
@given(effectenarenas(), st.randoms(use_true_random=False))
def test_the_order_in_which_anything_was_filled_in_changes_nothing(effectenarena, chance):
    other = replace(
        effectenarena,
        ketens=_shuffled(effectenarena.ketens, chance),
        investeringen=_shuffled(effectenarena.investeringen, chance),
        kengetallen=_shuffled(effectenarena.kengetallen, chance),
    )
    first, second = reckon(effectenarena), reckon(other)
    assert (first.plain, first.discounted) == (second.plain, second.discounted)
    assert first.baten_by_year == second.baten_by_year
    assert by_period(first) == by_period(second)
    assert set(by_leefdomein(first)) == set(by_leefdomein(second))


def _shuffled(parts, chance: random.Random):
    return tuple(chance.sample(parts, len(parts)))


@examples(SHORT, LONG)
@given(effectenarenas())
def test_parts_sum_to_the_whole_exactly(effectenarena):
    found = reckon(effectenarena)
    for parts in (
        by_incasseerder(effectenarena, found),
        by_group(effectenarena, found),
        by_leefdomein(found),
    ):
        assert total(one.plain for one in parts) == found.plain.baten
        assert total(one.discounted for one in parts) == found.discounted.baten
    periods = by_period(found)
    assert total(one.baten for one in periods) == found.plain.baten
    assert total(one.discounted for one in periods) == found.discounted.baten
    assert total(one.costs for one in periods) == found.plain.costs
    assert total(one.total for one in found.lines) == found.plain.baten


@examples(SHORT, LONG)
@given(effectenarenas())
def test_claims_sum_to_the_costs_exactly(effectenarena):
    found = reckon(effectenarena)
    parts = by_leefdomein(found)
    asked = claims_of(parts, found.plain.costs)
    if any(one.plain.middle > 0 for one in parts):
        assert sum(one.middle for one in asked) == found.plain.costs.middle
        assert all(0 <= one.not_claimable <= one.middle for one in asked)
    else:
        assert asked == ()


@given(st.fractions(0, 10**6), st.dictionaries(st.text(max_size=2), st.fractions(-(10**6), 10**6)))
def test_claims_on_any_amounts_sum_to_the_costs_exactly(costs, baten):
    found = claims(costs, baten)
    assert sum(found.values()) == (costs if any(one > 0 for one in baten.values()) else 0)
    assert all(one >= 0 for one in found.values())


@examples(SHORT, LONG)
@given(effectenarenas(), st.data())
def test_more_people_chance_change_or_share_of_ours_never_gives_less(effectenarena, data):
    _check_one_number(effectenarena, data, GAIN, rises=True)


@examples(SHORT, LONG)
@given(effectenarenas(), st.data())
def test_more_taken_off_never_gives_more(effectenarena, data):
    _check_one_number(effectenarena, data, LOSE, rises=False)


def _check_one_number(effectenarena, data, fields, *, rises):
    """Raises one bound of one factor of one keten, and looks at all three cases."""
    if not effectenarena.ketens:
        return
    place = data.draw(st.integers(0, len(effectenarena.ketens) - 1))
    keten = effectenarena.ketens[place]
    field = data.draw(st.sampled_from(fields))
    raised = _raised(getattr(keten, field), data, most=2500 if field == "people" else 1)
    if raised is None:
        return
    others = list(effectenarena.ketens)
    others[place] = replace(keten, **{field: raised})
    before = reckon(effectenarena).plain.baten
    after = reckon(replace(effectenarena, ketens=tuple(others))).plain.baten
    assert _is_below(before, after) if rises != keten.is_negative else _is_below(after, before)


@examples(SHORT, LONG)
@given(effectenarenas(), st.data())
def test_a_higher_value_never_gives_less_nor_a_higher_price_lower_costs(effectenarena, data):
    kengetal, *others = effectenarena.kengetallen
    raised = replace(kengetal, value=_raised(kengetal.value, data, most=2500))
    after = reckon(replace(effectenarena, kengetallen=(raised, *others)))
    before = {one.keten.key: one.total for one in reckon(effectenarena).lines}
    for line in after.lines:
        was = before[line.keten.key]
        negative = line.keten.is_negative
        assert _is_below(line.total, was) if negative else _is_below(was, line.total)
    if effectenarena.investeringen:
        first, *rest = effectenarena.investeringen
        dearer = replace(first, price=_raised(first.price, data, most=2500))
        found = reckon(replace(effectenarena, investeringen=(dearer, *rest)))
        assert _is_below(reckon(effectenarena).plain.costs, found.plain.costs)


def _raised(factor, data, *, most):
    """The factor with one of its bounds higher, as far as the next one lets it."""
    if not factor.is_given:
        return None
    low = factor.middle if factor.low is None else factor.low
    high = factor.middle if factor.high is None else factor.high
    numbers = [low, factor.middle, high, Decimal(most)]
    place = data.draw(st.integers(0, 2))
    part = data.draw(SHARES)
    numbers[place] += (numbers[place + 1] - numbers[place]) * part
    return Factor(*numbers[:3], factor.source)


def _is_below(one, other):
    return one.low <= other.low and one.middle <= other.middle and one.high <= other.high


BOUNDS = st.lists(st.fractions(-100, 100), min_size=3, max_size=3).map(
    lambda numbers: Bounds(*sorted(numbers))
)
COSTS = st.lists(st.fractions("1/100", 100), min_size=3, max_size=3).map(
    lambda numbers: Bounds(*sorted(numbers))
)


@given(BOUNDS, COSTS)
def test_the_multiplier_is_the_least_and_the_most_it_can_be(baten, costs):
    found = ratio_of(baten, costs)
    assert in_order(found)
    corners = [one / other for one in (baten.low, baten.high) for other in (costs.low, costs.high)]
    assert (found.low, found.high) == (min(corners), max(corners))


@given(BOUNDS, BOUNDS)
def test_a_difference_holds_whatever_lies_between(one, other):
    found = one - other
    assert found.low == one.low - other.high and found.high == one.high - other.low
    assert in_order(found) and in_order(-found) and total([one, -one]).middle == 0


@pytest.mark.parametrize("rate", ["0", "0.0225", "0.2"])
def test_without_baten_and_costs_everything_is_nothing(rate):
    found = reckon(effectenarena_of(discount_rate=Decimal(rate)))
    assert found.plain.baten == found.discounted.costs == NOTHING
    assert found.plain.multiplier is None and found.plain.returned_in == (None, None, None)


def test_sums_are_fractions_to_the_end():
    found = reckon(effectenarena_of(keten_of(years=3, drop_off=Factor(None, Decimal("0.1"), None))))
    assert isinstance(found.discounted.baten.middle, Fraction)
