"""Worked cases, by hand: what one keten comes to, in which years, and when it has no euros."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.domain.effectenarena_cases import (
    ONE,
    bit,
    effectenarena_of,
    kengetal_of,
    keten_of,
    middles,
    one_euro,
    only_line,
    reckoned,
    some,
    three,
    word,
)
from veranderverhaal.effectenarena.baten import missing_in, years_of
from veranderverhaal.effectenarena.model import Course, Factor, Pricing
from veranderverhaal.effectenarena.price_level import is_stale, price_ratio
from veranderverhaal.effectenarena.reckoning import (
    reckon,
)
from veranderverhaal.effectenarena.settings import EffectenarenaSettings, IndexYear


def test_the_published_keten_is_8_75_per_person_and_875_for_100_people():
    line = only_line(keten_of())
    assert three(line.per_person) == (bit("8.75"),) * 3
    assert three(line.total) == (875,) * 3


def test_the_published_words_give_the_same_middle_with_the_words_beside_as_its_band():
    line = only_line(keten_of(chance=word("low_middle"), delta=word("middle")))
    # 0.20 x 0.35 x 50 and 0.50 x 0.65 x 50
    assert three(line.per_person) == (bit("3.5"), bit("8.75"), bit("16.25"))


def test_the_first_and_last_word_have_no_band_on_one_side():
    line = only_line(keten_of(chance=word("low"), delta=word("high")))
    assert three(line.per_person) == (
        bit("0.2") * bit("0.65") * 50,
        bit("0.2") * bit("0.8") * 50,
        bit("0.35") * bit("0.8") * 50,
    )


@pytest.mark.parametrize(
    ("course", "shares"),
    [
        (Course.AT_ONCE, ["1", "1", "1", "1"]),
        (Course.GROWING, ["1/4", "1/2", "3/4", "1"]),
        (Course.FADING, ["1", "3/4", "1/2", "1/4"]),
        (Course.ONCE, ["1", "0", "0", "0"]),
    ],
)
def test_baten_run_over_the_years_as_their_course_says(course, shares):
    line = only_line(one_euro(course=course, years=4), ONE, horizon=6)
    assert middles(line.by_year) == [*map(bit, shares), 0, 0]


def test_what_fades_per_year_is_taken_off_again_every_year():
    line = only_line(one_euro(years=3, drop_off=some("0", "0.1", "0.5")), ONE, horizon=3)
    assert [three(one) for one in line.by_year] == [
        (1, 1, 1),
        (bit("0.5"), bit("0.9"), 1),
        (bit("0.25"), bit("0.81"), 1),
    ]


def test_what_fades_whole_leaves_the_first_year():
    line = only_line(one_euro(years=3, drop_off=some(1)), ONE, horizon=3)
    assert middles(line.by_year) == [1, 0, 0]


def test_fading_and_dropping_off_both_count():
    line = only_line(one_euro(years=2, course=Course.FADING, drop_off=some("0.1")), ONE, horizon=2)
    assert middles(line.by_year) == [1, bit("0.45")]


def test_filters_are_taken_off_after_one_another_and_the_high_one_leaves_the_low_baten():
    filters = {
        "reach": some("0.5"),
        "deadweight": some("0.1", "0.2", "0.5"),
        "displacement": some("0.25"),
        "attribution": some("0.4", "0.5", "1"),
    }
    line = only_line(one_euro(**filters), ONE)
    reached = bit("0.5") * bit("0.75")
    assert three(line.total) == (
        reached * bit("0.5") * bit("0.4"),
        reached * bit("0.8") * bit("0.5"),
        reached * bit("0.9"),
    )


def test_a_nadeel_is_below_zero_and_at_its_worst_in_the_cautious_case():
    line = only_line(one_euro(is_negative=True, people=some(1, 2, 5)), ONE)
    assert three(line.total) == (-5, -2, -1)


def test_a_keten_that_began_before_the_horizon_is_that_far_on_its_way():
    keten = one_euro(first_year=2019, years=4, course=Course.FADING)
    line = only_line(keten, ONE, first_year=2021, horizon=3)
    assert middles(line.by_year) == [bit("1/2"), bit("1/4"), 0]


def test_a_value_of_nothing_gives_no_baten_and_still_counts():
    line = only_line(keten_of(kengetal="zero"), kengetal_of("zero", 0))
    assert three(line.total) == (0, 0, 0)


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"people": Factor()}, ("people",)),
        ({"people": some(100, source="")}, ("people_source",)),
        ({"people": some(100, source="-")}, ("people_source",)),
        ({"chance": some("0.35", source="\u200b")}, ("chance_source",)),
        ({"reach": some("0.5", source="")}, ("reach_source",)),
        ({"chance": Factor()}, ("chance",)),
        ({"chance": word("gone")}, ("chance",)),
        ({"chance": some("0.35", source="")}, ("chance_source",)),
        ({"delta": Factor()}, ("delta",)),
        ({"delta": some("0.5", source="")}, ("delta_source",)),
        ({"kengetal": ""}, ("kengetal",)),
        ({"kengetal": "gone"}, ("kengetal",)),
        ({"first_year": None}, ("first_year",)),
        ({"leefdomein": None}, ("leefdomein",)),
        ({"incasseerder": ""}, ("incasseerder",)),
        ({"chance": word("low"), "delta": word("high")}, ()),
    ],
    ids=str,
)
def test_a_keten_has_no_euros_without_people_value_and_sources(changes, missing):
    effectenarena = effectenarena_of(keten_of(**changes))
    assert missing_in(effectenarena.ketens[0], effectenarena) == missing
    found = reckon(effectenarena)
    assert [one.missing for one in found.left_out] == ([missing] if missing else [])
    assert len(found.lines) == (0 if missing else 1)


@pytest.mark.parametrize(
    "kengetal",
    [
        kengetal_of(value=Factor(source="bron")),
        kengetal_of(value=some(50, source="")),
        kengetal_of(value=some(50, source=".")),
        kengetal_of(year=None),
    ],
)
def test_a_value_without_number_source_or_year_stops_the_euros(kengetal):
    found = reckoned(keten_of(kengetal="bad"), replace(kengetal, key="bad"))
    assert [one.missing for one in found.left_out] == [("kengetal",)]


@pytest.mark.parametrize("pricing", [Pricing.OPEN, Pricing.PM])
def test_a_keten_that_is_not_in_euros_is_never_counted(pricing):
    found = reckoned(keten_of(pricing=pricing))
    assert not found.lines and not found.left_out and len(found.unpriced) == 1


INDEX = (IndexYear(2018, Decimal(80)), IndexYear(2025, Decimal(100)))


@pytest.mark.parametrize(
    ("price_year", "wanted", "index", "ratio"),
    [
        (2018, 2025, INDEX, bit("5/4")),
        (2025, 2018, INDEX, bit("4/5")),
        (2018, None, INDEX, 1),
        (2018, 2018, (), 1),
        (2017, 2025, INDEX, None),
        (2018, 2026, INDEX, None),
        (None, 2025, INDEX, None),
    ],
)
def test_the_index_brings_a_value_to_another_year_where_it_reaches(
    price_year, wanted, index, ratio
):
    kengetal = kengetal_of(price_year=price_year)
    settings = EffectenarenaSettings(price_year=wanted, price_index=index)
    assert price_ratio(kengetal, settings) == ratio
    found = reckoned(keten_of(kengetal="x"), replace(kengetal, key="x"), settings=settings)
    assert found.plain.baten.middle == 875 * (1 if ratio is None else ratio)


def test_a_value_is_old_after_more_years_than_the_group_wants():
    kengetal, settings = kengetal_of(year=2020), EffectenarenaSettings(stale_after=5)
    assert not is_stale(kengetal, settings, 2025)
    assert is_stale(kengetal, settings, 2026)


def test_a_keten_knows_its_years():
    assert years_of(keten_of(years=3)) == range(2021, 2024)
    assert years_of(keten_of(years=3, course=Course.ONCE)) == range(2021, 2022)
    assert not years_of(keten_of(first_year=None))
