"""An effectenarena as JSON: all that was filled in, and numbers that add up."""

import json
import re
from dataclasses import fields, replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from presentation.effectenarena_json import FACTORS, json_bytes
from tests.presentation.effectenarena_page_samples import badhuis_material, without_negatives
from tests.presentation.effectenarena_random import random_material
from veranderverhaal.effectenarena.income_line import IncomeLine
from veranderverhaal.effectenarena.known_total import KnownTotal
from veranderverhaal.effectenarena.model import (
    Effectenarena,
    Factor,
    Kengetal,
    Keten,
    Leefdomein,
    Pricing,
)
from veranderverhaal.effectenarena.reckoning import reckon
from veranderverhaal.effectenarena.rules import NO_NEGATIVES, NO_RANKING, notices
from veranderverhaal.effectenarena.settings import EffectenarenaSettings
from veranderverhaal.model import Element, Initiatief, Layer, Veranderverhaal
from veranderverhaal.plain import from_plain
from veranderverhaal.report_effectenarena import ABOUT_OUTCOMES, EffectenarenaMaterial

DOCS = Path(__file__).resolve().parents[2] / "docs"


def of_the_example() -> EffectenarenaMaterial:
    """The published keten, for 100 people in one year."""

    def one(number: str, source: str = "eigen telling") -> Factor:
        return Factor(middle=Decimal(number), source=source)

    keten = Keten(
        "praten",
        "koken",
        "netwerk",
        "participants",
        "minder eenzaam",
        chance=Factor(label="low_middle"),
        delta=Factor(label="middle"),
        pricing=Pricing.EUROS,
        people=one("100"),
        kengetal="welbevinden",
        first_year=2026,
        leefdomein=Leefdomein.HEALTH,
    )
    kengetal = Kengetal("welbevinden", "Minder eenzaam", one("50", "gemeente Groningen"), 2021)
    settings = EffectenarenaSettings(horizon=1, period_years=1, negative_effects="geen")
    elements = (
        Element("koken", Layer.AANPAK, "Samen koken"),
        Element("netwerk", Layer.DIRECT, "Mensen ontmoeten elkaar"),
    )
    return EffectenarenaMaterial(
        Initiatief("ons-tuintje", "Ons Tuintje"),
        Veranderverhaal(elements=elements),
        Effectenarena(settings, ketens=(keten,), kengetallen=(kengetal,)),
        badhuis_material().today,
    )


def plain_of(material: EffectenarenaMaterial, **more: list[IncomeLine]) -> dict:
    return json.loads(json_bytes(material, **more))


def test_the_example_in_the_docs_is_what_is_written() -> None:
    text = (DOCS / "uitwisseling.md").read_text(encoding="utf-8")
    plain = [json.loads(one) for one in re.findall(r"```json\n(.*?)```", text, re.DOTALL)]
    (example,) = (one for one in plain if one["format"] == "veranderverhaal-effectenarena")
    written = plain_of(of_the_example())
    # All that was filled in is described with the exchange format; here it would hide the rest.
    assert example.pop("effectenarena") == {}
    assert written.pop("effectenarena")
    assert example == written


def test_the_published_keten_gives_eight_seventy_five_a_person() -> None:
    (keten,) = plain_of(of_the_example())["ketens"]
    assert keten["per_person"]["middle"] == "8.75"
    assert keten["total"]["middle"] == "875"


def test_all_that_was_filled_in_can_be_read_back() -> None:
    for material in (badhuis_material(), random_material(6, 6)):
        plain = plain_of(material)["effectenarena"]
        assert from_plain(Effectenarena, plain, "effectenarena") == material.effectenarena


def test_the_numbers_are_those_of_the_reckoning_and_add_up() -> None:
    material = badhuis_material()
    plain, reckoning = plain_of(material), reckon(material.effectenarena)
    told = plain["headline"]["discounted"]
    found = reckoning.discounted
    for bound in ("low", "middle", "high"):
        for name in ("baten", "costs", "balance"):
            exact = getattr(getattr(found, name), bound)
            assert abs(Fraction(told[name][bound]) - exact) <= Fraction(1, 10**10)
        for parts in ("by_incasseerder", "by_leefdomein", "by_period"):
            parted = sum(Fraction(one["baten"][bound]) for one in plain[parts])
            assert abs(parted - getattr(reckoning.plain.baten, bound)) < Fraction(1, 10**8)
    claimed = sum(Fraction(one["claim"]["middle"]) for one in plain["by_leefdomein"])
    assert abs(claimed - reckoning.plain.costs.middle) < Fraction(1, 10**8)


def test_every_notice_and_what_is_missing_goes_with_it() -> None:
    material = badhuis_material()
    plain, found = plain_of(material), material.effectenarena
    told = notices(found, reckon(found), material.veranderverhaal, material.today.year)
    assert [one["text"] for one in plain["notices"]] == [one.text for one in told]
    assert NO_RANKING in {one["text"] for one in plain["notices"]}
    missing = {one["key"]: one["missing"] for one in plain["ketens"] if not one["counts"]}
    assert missing == {"half": ["kengetal"], "trots": []}
    assert plain["made_up"] is True


def test_without_negative_effects_it_has_no_headline_and_nothing_that_adds_up_to_it() -> None:
    plain = plain_of(without_negatives())
    headline = {"why_not": NO_NEGATIVES, "plain": None, "discounted": None}
    assert plain["headline"] == headline
    assert not plain["by_incasseerder"] + plain["by_leefdomein"] + plain["by_period"]
    keys = {one["key"] for one in plain["notices"]}
    assert "negatives_not_typed" in keys and not keys & ABOUT_OUTCOMES


def test_known_totals_and_income_come_along() -> None:
    total = KnownTotal("groningen", "Groningen", "rapport", 2021, limits="geen nadelen")
    line = IncomeLine("fonds", "Fonds", price=Decimal(10))
    plain = plain_of(replace(badhuis_material(), known_totals=(total,)), income=[line])
    assert from_plain(KnownTotal, plain["known_totals"][0], "total") == total
    assert from_plain(IncomeLine, plain["income"][0], "line") == line


def test_the_docs_name_every_field() -> None:
    text = (DOCS / "uitwisseling.md").read_text(encoding="utf-8")
    section = text[text.index("## Effectenarena as files") :]
    for name in (*plain_of(of_the_example()), *plain_of(badhuis_material())["ketens"][0]):
        assert f"`{name}`" in section, name


def test_every_factor_of_a_keten_is_there() -> None:
    given = {one.name for one in fields(Keten) if one.type == "Factor" or one.type is Factor}
    assert set(FACTORS) == given


@pytest.mark.parametrize("seed", [0, 3, 6])
def test_whatever_was_filled_in_there_is_a_file(seed: int) -> None:
    assert plain_of(random_material(seed, seed))["format"] == "veranderverhaal-effectenarena"
