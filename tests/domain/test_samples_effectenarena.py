"""The made-up effectenarena of Het Badhuis: what in it was published, and what was made up."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

import pytest

from sample_data.loader import SAMPLE_SLUGS, load_sample
from veranderverhaal.effectenarena.income_line import IncomeSector
from veranderverhaal.effectenarena.model import Factor, IncasseerderGroup, Leefdomein, Pricing
from veranderverhaal.effectenarena.reckoning import reckon
from veranderverhaal.effectenarena.settings import GRONINGEN
from veranderverhaal.made_up import MADE_UP_MARK
from veranderverhaal.model import Layer

BADHUIS = load_sample("het-badhuis")
EFFECTENARENA = BADHUIS.effectenarena
PUBLISHED = ("Movisie, Collectief", GRONINGEN, "verzonnen antwoorden")
KETENS = {one.key: one for one in EFFECTENARENA.ketens}


def texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from texts(one)
    elif is_dataclass(part):
        for field in fields(part):
            yield from texts(getattr(part, field.name))


def factors(part: Any) -> Iterator[Factor]:
    for field in fields(part):
        value = getattr(part, field.name)
        if isinstance(value, Factor) and value.is_given:
            yield value


def test_it_says_that_it_is_made_up_and_the_other_samples_have_none():
    assert EFFECTENARENA.settings.made_up
    others = [load_sample(slug) for slug in SAMPLE_SLUGS if slug != "het-badhuis"]
    assert not any(one.effectenarena.ketens or one.income for one in others)


def test_every_number_is_published_or_marked_as_made_up():
    parts = (*EFFECTENARENA.investeringen, *EFFECTENARENA.ketens, *EFFECTENARENA.kengetallen)
    sources = [one.source for part in parts for one in factors(part)]
    sources += [one.source for one in BADHUIS.income]
    assert len(sources) > 30
    assert all(MADE_UP_MARK in one or any(name in one for name in PUBLISHED) for one in sources)


def test_a_made_up_value_was_estimated_by_the_makers_of_the_example():
    for kengetal in EFFECTENARENA.kengetallen:
        is_published = kengetal.value.source == GRONINGEN
        by = "gemeente Groningen" if is_published else "de makers van dit voorbeeld"
        assert kengetal.estimated_by == by


def test_the_published_keten_is_as_it_was_published_and_says_what_was_not():
    keten = KETENS["eenzaam"]
    assert (keten.chance, keten.delta) == (Factor(label="low_middle"), Factor(label="middle"))
    kengetal = EFFECTENARENA.kengetal(keten.kengetal)
    assert kengetal is not None
    assert (kengetal.value.middle, kengetal.value.source) == (Decimal(50), GRONINGEN)
    assert keten.leefdomein is Leefdomein.HEALTH
    assert "Het aantal mensen en het aantal jaren staan daar niet in" in keten.note
    (line,) = [one for one in reckon(EFFECTENARENA).lines if one.keten is keten]
    assert line.per_person.middle == Decimal("8.75")


def test_it_shows_one_of_every_kind_of_keten():
    reckoning = reckon(EFFECTENARENA)
    assert [one.keten.key for one in reckoning.left_out] == ["veilig"]
    assert {one.pricing for one in reckoning.unpriced} == {Pricing.PM, Pricing.OPEN}
    assert [one.keten.key for one in reckoning.lines if one.keten.is_negative] == ["geluid"]
    assert [one.keten.key for one in reckoning.lines if one.keten.not_claimable] == ["wonen"]
    assert [one.key for one in reckoning.in_words] == ["koken"]
    assert EFFECTENARENA.settings.negative_effects
    assert EFFECTENARENA.settings.without_us


def test_the_range_of_the_baten_lies_around_the_costs():
    plain = reckon(EFFECTENARENA).plain
    assert 0 < plain.baten.low < plain.costs.low
    assert plain.costs.high < plain.baten.high < 3 * plain.costs.high
    assert plain.multiplier is not None
    assert Decimal("0.5") < plain.multiplier.middle < 2


def test_everything_that_a_part_names_is_there():
    story = {one.key: one.layer for one in BADHUIS.veranderverhaal.elements}
    incasseerders = {one.key for one in EFFECTENARENA.incasseerders} | set(IncasseerderGroup)
    for keten in EFFECTENARENA.ketens:
        assert story[keten.aanpak] is Layer.AANPAK
        assert story[keten.effect] in (Layer.DIRECT, Layer.INDIRECT)
        assert keten.incasseerder in incasseerders
        assert not keten.kengetal or EFFECTENARENA.kengetal(keten.kengetal)
    investeerders = {one.key for one in EFFECTENARENA.investeerders}
    assert {one.investeerder for one in EFFECTENARENA.investeringen} == investeerders
    assert {one.aanpak for one in EFFECTENARENA.investeringen} - {""} <= story.keys()


def test_of_groningen_only_what_was_printed_is_told_with_its_limits():
    (total,) = BADHUIS.known_totals
    assert (total.multiplier, total.costs, total.baten) == (Decimal("3.61"), None, None)
    assert (total.first_year, total.horizon, total.period_years, total.cost_years) == (
        *(2021, 20),
        *(5, 2),
    )
    for words in (
        "discontovoet",
        "wat anders ook was gebeurd",
        "‘beperkt’",
        "Alleen de slagingskans",
    ):
        assert words in total.limits


def test_the_future_scenario_is_a_third_of_each():
    amounts = dict.fromkeys(IncomeSector, Decimal(0))
    for line in BADHUIS.income:
        if line.scenario and line.price is not None:
            amounts[line.sector] += line.price * line.volume
    assert len(set(amounts.values())) == 1
    assert {one.year for one in BADHUIS.income if not one.scenario} == {2023, 2024}


@pytest.mark.parametrize("part", [EFFECTENARENA, BADHUIS.known_totals, BADHUIS.income])
def test_it_speaks_of_no_causes(part):
    banned = r"bewij[sz]|zorg(t|en) ervoor dat|veroorza|significant|effectief"
    assert not re.search(banned, " ".join(texts(part)), re.IGNORECASE)
