"""Income that begins as a copy, and names and amounts as people write them."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.domain.test_effectenarena_income import EARNED, LINES, PUBLIC, line
from veranderverhaal.effectenarena.income import mixes
from veranderverhaal.effectenarena.income_copying import copy_mix, find_mix, names_used
from veranderverhaal.effectenarena.income_line import IncomeLine
from veranderverhaal.effectenarena.income_words import say_beside, say_line
from veranderverhaal.text import NotAccepted

REAL, PLAN = mixes(LINES)


def test_names_that_differ_in_capitals_only_are_one():
    lines = [line("gemeente", PUBLIC, "10"), line("Gemeente", PUBLIC, "5", theme="Ontmoeten")]
    for some in (lines, lines[::-1]):
        (mix,) = mixes(some)
        assert [(one.name, one.amount) for one in mix.by_payer] == [("Gemeente", 15)]
        assert [one.name for one in mix.by_theme] == ["Ontmoeten"]
    plans = [replace(one, scenario=name) for one, name in zip(lines, ("Plan", "plan"), strict=True)]
    assert len(mixes(plans)) == 1


def test_a_year_is_copied_to_another_year_or_to_a_scenario_without_its_sources():
    lines = [replace(one, source="jaarrekening") for one in LINES]
    copied = copy_mix(lines, REAL, 2026)
    assert {(one.key, one.year, one.source, one.revision) for one in copied} == {("", 2026, "", 1)}
    assert [one.price for one in copied] == [one.price for one in REAL.lines]
    plan = copy_mix(lines, REAL, 2030, " Minder subsidie ")
    assert {(one.year, one.scenario) for one in plan} == {(2030, "Minder subsidie")}
    assert mixes(plan)[0].total == REAL.total
    assert copy_mix(LINES, PLAN, 2028, "Meer verdienen")[0].volume == 1200


@pytest.mark.parametrize(
    ("mix", "year", "scenario", "field"),
    [
        (REAL, 2025, "", "year"),
        (REAL, 2027, "meer VERDIENEN", "year"),
        (REAL, None, "", "year"),
        (REAL, 20266, "", "year"),
        (PLAN, 2026, " ", "scenario"),
        (replace(REAL, lines=()), 2026, "", "year"),
    ],
    ids=["the same", "a scenario that is there", "no year", "no such year", "a plan", "nothing"],
)
def test_a_copy_never_lands_on_what_is_there_nor_makes_a_plan_real(mix, year, scenario, field):
    with pytest.raises(NotAccepted) as refused:
        copy_mix(LINES, mix, year, scenario)
    assert refused.value.field == field


def test_a_mix_is_found_by_its_year_and_scenario():
    assert find_mix(LINES, 2027, "meer verdienen ") == PLAN
    assert find_mix(LINES, 2027, "") is None


def test_names_are_suggested_once_the_last_one_first():
    lines = [*LINES, line("gemeente", PUBLIC, "1", theme="")]
    assert names_used(lines, "payer") == ("gemeente", "Lunches", "De bar", "Oranje fonds")
    assert names_used(lines, "theme") == ("ontmoeten", "tuin")


def test_a_line_says_its_price_and_volume_with_cents_only_where_there_are():
    assert say_line(LINES[-1]) == "€ 7,50 × 1.200 lunches = € 9.000"
    assert say_line(line("x", EARNED, "4.05", "3")) == "€ 4,05 × 3 = € 12,15"
    assert say_line(LINES[0]) == "€ 30.000"
    assert say_line(IncomeLine("x", "x")) == "nog geen bedrag"
    assert say_line(IncomeLine("x", "x", price=Decimal("0.5"))) == "€ 0,50"


def test_two_years_are_told_beside_each_other():
    assert say_beside(PLAN, REAL) == (
        "In scenario Meer verdienen, 2027 komt er € 51.000 minder binnen dan in 2025."
    )
    assert "€ 51.000 meer" in say_beside(REAL, PLAN)
    assert "evenveel" in say_beside(REAL, REAL)
