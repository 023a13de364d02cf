"""What the result leans on, as it is said."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction as F

import pytest

from tests.domain.effectenarena_cases import (
    effectenarena_of,
    kengetal_of,
    keten_of,
    money_of,
    some,
)
from tests.stories import aanpak, direct
from veranderverhaal.effectenarena.model import Investeerder
from veranderverhaal.effectenarena.reckoning import reckon
from veranderverhaal.effectenarena.sensitivity import (
    BreakEven,
    Carriers,
    carriers,
    switch_off,
)
from veranderverhaal.effectenarena.sensitivity_words import (
    NO_SPREAD,
    say_break_even,
    say_carriers,
    say_swing,
    say_tornado,
    say_without,
    swing_name,
    swing_numbers,
)
from veranderverhaal.effectenarena.tornado import Measure, tornado
from veranderverhaal.model import Veranderverhaal

STORY = Veranderverhaal(
    elements=(aanpak("koken", "Samen koken"), direct("ontmoeten", "Minder alleen"))
)
NAME = "‘Samen koken – Minder alleen – Deelnemers’"
BACK = "zijn de kosten terug. Dat is gerekend met het midden van alle getallen."


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        ("1/4", f"Ook als maar 1 op de 4 kansen lukt, {BACK}"),
        ("0.26", f"Ook als maar 1 op de 3 kansen lukt, {BACK}"),  # not 1 in 4
        ("1/2", f"Ook als maar 1 op de 2 kansen lukt, {BACK}"),
        ("1/10", f"Ook als maar 1 op de 10 kansen lukt, {BACK}"),
        ("1/39", f"Ook als maar 1 op de 30 kansen lukt, {BACK}"),
        ("1/999", f"Ook als maar 1 op de 900 kansen lukt, {BACK}"),
        ("0.51", f"Pas als 6 van de 10 kansen lukken, {BACK}"),
        ("0.9", f"Pas als 9 van de 10 kansen lukken, {BACK}"),
        ("0.901", f"Pas als 91 van de 100 kansen lukken, {BACK}"),
        ("0.99", f"Pas als 99 van de 100 kansen lukken, {BACK}"),
        ("0.991", "De kosten komen in het midden net terug: er mag niets tegenvallen. Dat is"),
        ("1", "De kosten komen in het midden net terug: er mag niets tegenvallen. Dat is"),
        ("1.01", "De kosten komen in het midden niet terug."),
    ],
)
def test_when_the_costs_are_met_is_never_rosier_than_the_numbers(share, expected):
    said = say_break_even(BreakEven(F(share), has_costs=True, cautious=True))
    assert said.startswith(expected)


def test_that_the_costs_do_not_come_back_in_the_cautious_case_is_said():
    said = say_break_even(BreakEven(F(1, 4), has_costs=True, cautious=False))
    assert said.endswith("In het voorzichtige geval komen ze niet terug.")


def test_without_costs_or_baten_that_is_said():
    assert say_break_even(BreakEven(None, has_costs=False, cautious=True)) == (
        "Er zijn nog geen kosten in euro’s."
    )
    assert say_break_even(BreakEven(None, has_costs=True, cautious=False)) == (
        "Er staan nog geen baten in euro’s tegenover de kosten."
    )


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ([], "Er is nog geen keten met baten in euro’s."),
        ([7], f"Eén keten draagt meer dan de helft van de baten (100% in het midden): {NAME}."),
        ([4, 3, 3], "Twee ketens dragen samen meer dan de helft van de baten (70% in het midden):"),
        ([502, 498], "Eén keten draagt meer dan de helft van de baten: "),  # not "(50%)"
        (
            [1] * 8,
            "Er zijn 5 ketens nodig voor meer dan de helft van de baten (63% in het midden).",
        ),
    ],
)
def test_who_carries_more_than_half_is_said(people, expected):
    ketens = [keten_of(str(key), people=some(one)) for key, one in enumerate(people)]
    case = effectenarena_of(*ketens)
    assert say_carriers(carriers(reckon(case)), case, STORY).startswith(expected)


def test_three_ketens_at_most_are_named():
    case = effectenarena_of(*(keten_of(key) for key in "abcd"))
    assert say_carriers(Carriers(tuple("abcd"), F(1)), case, STORY).count(NAME) == 3


def test_what_is_left_without_a_keten_is_a_range():
    keten = keten_of("b", people=some(100, 200, 400))
    with_costs = effectenarena_of(keten_of("a"), keten, money_of(500))
    assert say_without(NAME, switch_off(with_costs)[0].plain) == (
        f"Zonder {NAME} is het saldo € 375 tot € 3.000, midden € 1.250. "
        "De multiplier is dan 1,8 tot 7,0, midden 3,5."
    )
    without_costs = effectenarena_of(keten_of("a"), keten)
    assert say_without(NAME, switch_off(without_costs)[0].plain).endswith("midden € 1.750.")


def swings(*parts, measure=Measure.BALANCE, **changes):
    case = effectenarena_of(*parts, **changes)
    case = replace(case, investeerders=(Investeerder("gemeente", "Gemeente"),))
    return tornado(case, measure), case


def test_what_matters_most_is_said_first():
    found, case = swings(
        keten_of(chance=some("0.2", "0.35", "0.8"), deadweight=some(0, "0.1", "0.2")),
        money_of(some(400, 500, 700)),
    )
    assert say_tornado(found, Measure.BALANCE, case, STORY) == (
        f"Het meest maakt uit: de slagingskans van {NAME}. Daarmee gaat het saldo van "
        "− € 50 tot € 1.300. Daarna komen de prijs van ‘Gemeente’ en wat anders ook was gebeurd "
        f"bij {NAME}. Elk getal is apart veranderd; alle andere stonden op het midden."
    )


def test_without_a_spread_nothing_matters_most():
    found, case = swings(keten_of())
    assert say_tornado(found, Measure.BALANCE, case, STORY) == NO_SPREAD


@pytest.mark.parametrize(
    ("parts", "name", "numbers", "said"),
    [
        (
            [keten_of(people=some(50, 100, 2000)), money_of(875)],
            f"het aantal mensen van {NAME}",
            "50 tot 2.000, midden 100",
            "Bij 50 is de multiplier 0,50, bij 2.000 20,0.",
        ),
        (
            [keten_of(kengetal="own"), kengetal_of("own", 25, "43.75", 50), money_of(100)],
            "het bedrag van ‘own’",
            "€ 25 tot € 50, midden € 43,75",
            "Bij € 25 is de multiplier 4,4, bij € 50 8,8.",
        ),
        (
            [keten_of(), money_of(some(500, 875, 1000), words="Subsidie")],
            "de prijs van ‘Subsidie’",
            "€ 500 tot € 1.000, midden € 875",
            "Bij € 500 is de multiplier 1,8, bij € 1.000 0,88.",
        ),
    ],
)
def test_a_swing_is_named_with_its_numbers_and_its_ends(parts, name, numbers, said):
    (found,), case = swings(*parts, measure=Measure.MULTIPLIER)
    assert swing_name(found, case, STORY) == name
    assert swing_numbers(found) == numbers
    assert say_swing(found, Measure.MULTIPLIER) == said


def test_the_discount_rate_is_told_in_percents():
    case = effectenarena_of(keten_of(years=20), money_of())
    (found,) = tornado(case, discount_rates=(Decimal("0.01"), Decimal("0.05")))
    assert swing_name(found, case, STORY) == "de discontovoet"
    assert swing_numbers(found) == "1% tot 5%, midden 2,25%"
    assert say_swing(found).startswith("Bij 1% is het saldo € ")


def test_what_a_swing_is_of_may_be_gone():
    (found,), case = swings(keten_of(people=some(50, 100, 200)))
    assert swing_name(found, replace(case, ketens=()), STORY) == "het aantal mensen van (weg)"
