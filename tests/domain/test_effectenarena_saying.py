"""The results in sentences: ranges first, always as an estimate, with what they rest on."""

from datetime import date
from decimal import Decimal

import pytest

from tests.domain.effectenarena_cases import (
    effectenarena_of,
    kengetal_of,
    keten_of,
    money_of,
    reckoned,
    some,
    word,
)
from tests.never_written import never_written_in
from veranderverhaal.effectenarena import saying
from veranderverhaal.effectenarena.model import Course, Factor, Leefdomein
from veranderverhaal.effectenarena.overview import by_leefdomein, by_period, claims_of
from veranderverhaal.effectenarena.saying_keten import (
    say_formula,
    say_keten_total,
    say_per_person,
)
from veranderverhaal.effectenarena.settings import IndexYear

WIDE = {"chance": some("0.2", "0.35", "0.5"), "delta": some("0.35", "0.5", "0.65")}


def wide(**changes):
    """350 to 1,625 euro per year, 875 in the middle."""
    return keten_of(**{**WIDE, **changes})


def test_the_headline_is_a_range_with_its_years():
    found = reckoned(wide(), money_of(some(400, 500, 1000)))
    assert saying.say_headline(found) == (
        "De baten zijn € 350 tot € 1.625, midden € 875. De kosten zijn € 400 tot € 1.000, midden "
        "€ 500. Dat is een schatting over 20 jaar (2021–2040), zonder discontovoet."
    )


def test_against_every_euro_stands_a_range():
    found = reckoned(wide(), money_of(some(400, 500, 1000)))
    assert saying.say_multiplier(found.plain, found) == (
        "Tegenover elke euro staan € 0,35 tot € 4,06 aan baten, midden € 1,75. Dat is een "
        "schatting over 20 jaar (2021–2040)."
    )


def test_one_number_says_that_it_has_no_band():
    found = reckoned(keten_of(), money_of(500), horizon=1)
    assert saying.say_multiplier(found.plain, found) == (
        "Tegenover elke euro staat € 1,75 aan baten (geen bandbreedte ingevuld). Dat is een "
        "schatting over 1 jaar (2021)."
    )


@pytest.mark.parametrize(("parts", "words"), [([], "nog geen kosten"), ([some(0, 1, 2)], "ruime")])
def test_without_costs_nothing_is_said_to_stand_against_them(parts, words):
    found = reckoned(wide(), *map(money_of, parts))
    assert words in saying.say_multiplier(found.plain, found)
    assert "€" not in saying.say_multiplier(found.plain, found)


def test_baten_less_costs_may_be_below_zero():
    found = reckoned(wide(), money_of(500))
    told = "De baten min de kosten: − € 150 tot € 1.125, midden € 375."
    assert saying.say_balance(found.plain) == told


@pytest.mark.parametrize(
    ("costs", "told"),
    [
        (1, "De kosten komen terug in 2021."),
        (875, "De kosten komen terug tussen 2021 en 2023, in het midden in 2021."),
        (
            2000,
            "In het ruime geval komen de kosten terug in 2022, in het midden in 2023; in het "
            "voorzichtige geval niet binnen de looptijd.",
        ),
        (
            5000,
            "In het ruime geval komen de kosten terug in 2024; in het midden en in het "
            "voorzichtige geval niet binnen de looptijd.",
        ),
        (50_000, "Binnen de looptijd komen de kosten niet terug."),
        (0, ""),
    ],
)
def test_the_year_in_which_costs_are_back_is_a_range(costs, told):
    found = reckoned(wide(years=4), money_of(costs), horizon=4)
    assert saying.say_returned(found.plain) == told


def test_discounted_stands_beside_undiscounted_with_its_source_and_day():
    found = reckoned(
        wide(first_year=2022),
        money_of(500),
        discount_rate=Decimal("0.25"),
        discount_source="eigen bron",
        discount_set_on=date(2026, 3, 3),
    )
    assert saying.say_discount(found) == (
        "Geld van later telt minder zwaar. Met een discontovoet van 25% per jaar (eigen bron, 3 "
        "maart 2026) zijn de baten € 280 tot € 1.300, midden € 700, en de kosten € 500 (geen "
        "bandbreedte ingevuld). Zonder discontovoet zijn de baten € 350 tot € 1.625, midden € 875, "
        "en de kosten € 500 (geen bandbreedte ingevuld)."
    )


def test_beside_euros_stands_what_they_rest_on():
    found = reckoned(wide(), wide(key="b", people=some(20), reach=some("0.5")), made_up=True)
    assert saying.say_basis(found) == (
        "Gerekend over 20 jaar (2021–2040), met 2 ketens, over 10 tot 100 mensen per keten. "
        "Discontovoet: 2,25% per jaar (Werkgroep discontovoet 2020: standaard reële discontovoet, "
        "1 januari 2021). Verzonnen voorbeeld."
    )
    assert "met 1 keten, over 100 mensen." in saying.say_basis(reckoned(wide()))


@pytest.mark.parametrize(
    ("ketens", "told"),
    [
        ([(some(5), some("0.05"))], "met 1 keten, over minder dan 1 mens."),
        ([(some(1), Factor())], "met 1 keten, over 1 mens."),
        ([(some("1.4"), Factor())], "met 1 keten, over 1 mens."),
        ([(some(0), Factor())], "met 1 keten, over 0 mensen."),
        ([(some(40, 100, 250), Factor())], "met 1 keten, over 40 tot 250 mensen, midden 100."),
        (
            [(some(100), some("0.001", "0.1", "0.5"))],
            "met 1 keten, over minder dan 1 tot 50 mensen, midden 10.",
        ),
        ([(some(1), Factor())] * 2, "met 2 ketens, elk over 1 mens."),
        (
            [(some(5), Factor()), (some(40, 100, 250), Factor())],
            "met 2 ketens, over 5 tot 250 mensen per keten.",
        ),
    ],
)
def test_how_many_people_are_told_with_their_range_and_never_as_none(ketens, told):
    people = [wide(key=str(place), people=n, reach=by) for place, (n, by) in enumerate(ketens)]
    assert saying.say_counted(reckoned(*people)).endswith(told)


@pytest.mark.parametrize("costs", [[], [money_of(500, first_year=1990)]])
def test_without_costs_no_costs_of_nothing_are_set_beside_the_baten(costs):
    found = reckoned(wide(), *costs, first_year=2021)
    assert saying.say_headline(found) == (
        "De baten zijn € 350 tot € 1.625, midden € 875. Dat is een schatting over 20 jaar "
        "(2021–2040), zonder discontovoet. In deze jaren zijn er nog geen kosten in euro’s."
    )
    assert saying.say_balance(found.plain) == saying.NO_BALANCE
    assert "kosten" not in saying.say_discount(found)


def test_parts_are_told_biggest_first_and_each_as_a_range():
    found = reckoned(wide(key="a", leefdomein=Leefdomein.HOME, kengetal="ten"), wide(), TEN)
    assert saying.say_portions(by_leefdomein(found), "per leefdomein") == (
        "De baten per leefdomein: Gezondheid € 350 tot € 1.625, midden € 875; Wonen € 70 tot € "
        "325, midden € 175."
    )
    assert saying.say_portions((), "per leefdomein") == "Er zijn nog geen baten in euro’s."


TEN = kengetal_of("ten", 10)


def test_periods_are_told_in_time():
    found = reckoned(wide(years=3), money_of(500), horizon=3, period_years=2)
    assert saying.say_periods(by_period(found)) == (
        "2021–2022: baten € 700 tot € 3.250, midden € 1.750; kosten € 500 (geen bandbreedte "
        "ingevuld). 2023: baten € 350 tot € 1.625, midden € 875."
    )


def test_claims_tell_their_sum_and_what_nobody_can_claim():
    home = wide(key="a", leefdomein=Leefdomein.HOME, not_claimable=True)
    found = reckoned(home, wide(), money_of(501))
    told = saying.say_claims(claims_of(by_leefdomein(found), found.plain.costs))
    assert told == (
        "Verdeel je de kosten naar verhouding van de baten, dan is dat in het midden: Wonen € 251 "
        "en Gezondheid € 251. Samen is dat € 501: precies de kosten. Tel je de afgeronde bedragen "
        "op, dan kan dat een paar euro schelen. Daarvan hoort € 251 bij baten die niemand kan "
        "opeisen."
    )
    even = reckoned(home, wide(), money_of(500))
    assert "afgeronde" not in saying.say_claims(claims_of(by_leefdomein(even), even.plain.costs))
    assert "geen baten" in saying.say_claims(())
    free = reckoned(home)
    assert "geen kosten" in saying.say_claims(claims_of(by_leefdomein(free), free.plain.costs))


def formula(*parts, **changes):
    effectenarena = effectenarena_of(*parts, **changes)
    return say_formula(effectenarena.ketens[0], effectenarena)


def test_the_published_keten_can_be_read_aloud():
    expected = "100 mensen × kans 0,35 × verandering 0,50 × € 50 = € 875 per jaar"
    assert formula(keten_of()) == expected
    assert formula(keten_of(chance=word("low_middle"), delta=word("middle"))) == expected


def test_a_formula_shows_what_is_taken_off_and_why():
    keten = keten_of(
        reach=some("0.5"),
        deadweight=some("0.1", "0.2", "0.3"),
        displacement=some("0.1"),
        attribution=some("0.7"),
        is_negative=True,
        course=Course.ONCE,
    )
    assert formula(keten) == (
        "100 mensen × bereik 50% × kans 0,35 × verandering 0,50 × € 50 × 0,80 (20% was anders ook "
        "gebeurd) × 0,90 (10% is verdringing) × 0,70 (30% is het aandeel van anderen) "
        "= € 220,50 nadeel eenmalig"
    )


def test_filters_that_take_nothing_off_are_not_in_the_formula():
    keten = keten_of(deadweight=some(0), attribution=some(1), people=some(1))
    assert formula(keten).startswith("1 mens × kans 0,35 × verandering 0,50 × € 50 =")


def test_a_value_at_another_price_level_says_so():
    index = (IndexYear(2024, Decimal(80)), IndexYear(2026, Decimal(100)))
    told = formula(keten_of(), price_year=2026, price_index=index)
    assert "× € 62,50 (prijzen van 2026) = € 1.093,75 per jaar" in told
    assert "(prijzen" not in formula(keten_of(), price_year=2026)  # without index as it is


def test_a_keten_tells_its_years_and_all_of_it_as_a_range():
    keten = wide(years=2, course=Course.FADING, drop_off=some("0.1"))
    effectenarena = effectenarena_of(keten)
    line, years = reckoned(keten).lines[0], tuple(range(2021, 2041))
    assert say_per_person(keten, effectenarena) == (
        "Per persoon per jaar is dat € 3,50 tot € 16,25, midden € 8,75."
    )
    assert say_keten_total(line, years) == (
        "Vanaf 2021, 2 jaar lang, elk jaar een stukje minder. Elk jaar loopt 10% terug. Samen is "
        "dat € 508 tot € 2.356, midden € 1.269, over 20 jaar (2021–2040)."
    )
    once = reckoned(wide(course=Course.ONCE, is_negative=True)).lines[0]
    assert say_keten_total(once, years).startswith(
        "Eenmalig, in 2021. Dit nadeel kost € 350 tot € 1.625, midden € 875"
    )


def test_no_sentence_promises_more_than_numbers_hold():
    found = reckoned(wide(), money_of(500))
    told = [
        saying.say_headline(found),
        saying.say_multiplier(found.plain, found),
        saying.say_returned(found.plain),
        saying.say_discount(found),
        saying.say_basis(found),
    ]
    assert never_written_in(" ".join(told)) == []
