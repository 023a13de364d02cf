"""Known totals in sentences: never without their source and limits, never to compare."""

from decimal import Decimal

import pytest

from tests.domain.known_total_cases import LIMITS, in_periods, part, place, told
from veranderverhaal.effectenarena import known_total_words as words
from veranderverhaal.effectenarena.known_total import PartKind
from veranderverhaal.effectenarena.known_total_words import say_known_total

READINGS = {
    "whole": told(*in_periods()),
    "nothing": told(costs=None, baten=None, multiplier=None),
    "conflicts": told(part(5), place(9, 1), conflicts=("p. 12 noemt 3,6.",)),
}


@pytest.mark.parametrize("reading", READINGS.values(), ids=READINGS)
def test_source_and_limits_come_first_and_comparing_is_warned_against_last(reading):
    said = say_known_total(reading)
    assert said[0] == "Bron: Impactanalyse (2021)."
    assert said[2] == f"Grenzen: {LIMITS}"
    assert "geen bandbreedte" in said[1]
    assert said[-1] == words.NOT_FOR_COMPARING


def test_without_limits_it_says_so():
    assert words.NO_LIMITS in say_known_total(told(limits=""))


def test_all_of_it_is_told():
    assert say_known_total(told(*in_periods()))[3:-1] == (
        "De bron noemt € 1.000.000 kosten en € 3.614.500 baten, over 20 jaar (2021–2040).",
        "De bron noemt een multiplier van 3,61. Reken je het na, dan kom je op 3,61: dat klopt.",
        "Met een discontovoet van 2,25% per jaar zijn de kosten € 988.998, de baten € 3.170.101 en "
        "de multiplier 3,21. Gebruikte de bron zelf al een discontovoet, dan geldt dit niet.",
        "De baten zijn binnen elke periode gelijk over de jaren verdeeld. De kosten vallen gelijk "
        "over de eerste 2 jaar. Dat is onze aanname: de bron zegt het niet.",
        "Verdeel je de kosten naar verhouding van de baten, dan krijg je: Gezondheid € 1.000.000. "
        "Samen is dat € 1.000.000, precies de kosten. Dit is een rekensom. Het zegt niet dat "
        "iemand dit geld kan opeisen.",
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"multiplier": Decimal("3.7")}, "dan kom je op 3,61: dat is niet hetzelfde."),
        ({"multiplier": Decimal("3.6144")}, "dan kom je op 3,6145: dat is niet hetzelfde."),
        ({"costs": None}, "Dat is niet na te rekenen"),
        ({"multiplier": None}, "Baten gedeeld door kosten is 3,61."),
        ({"cost_years": 1}, "De kosten vallen in het eerste jaar."),
        ({"first_year": None}, "over 20 jaar."),
        ({}, "De baten zijn gelijk over alle jaren verdeeld."),
    ],
)
def test_what_is_different_is_said(changes, expected):
    assert expected in " ".join(say_known_total(told(**changes)))


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (
            [part(3_000_000), part(600_000, name="home")],
            "De delen voor de leefdomeinen tellen op tot € 3.600.000, de bron zegt € 3.614.500.",
        ),
        (
            [part(1_000, 1, "government", PartKind.INCASSEERDER), place(2_000, 1)],
            "In periode 1 (2021–2025) tellen de delen voor wie incasseert op tot € 1.000, en die "
            "voor de plaatsen tot € 2.000.",
        ),
        (
            [part(3_614_500), part(3_600_000, 1)],
            "De perioden van Gezondheid tellen op tot € 3.600.000, de bron zegt € 3.614.500.",
        ),
        ([part(3_614_499)], "de bron zegt € 3.614.500. Dat kan door afronding komen."),
    ],
)
def test_conflicts_that_we_find_are_said(parts, expected):
    assert expected in " ".join(words.say_conflicts(told(*parts)))


def test_conflicts_that_were_noted_are_said_too():
    assert words.say_conflicts(told(conflicts=("p. 12 noemt 3,6.",))) == (
        "Genoteerd bij de bron: p. 12 noemt 3,6.",
    )


def test_rounded_claims_that_do_not_add_up_are_explained():
    parts = [part(1), part(1, name="home"), part(1, name="safety")]
    assert words.PARTS_ROUNDED in words.say_claims(told(*parts))[0]
    assert words.PARTS_ROUNDED not in words.say_claims(told(*parts[:2]))[0]
