"""The money of an initiatief: mixes, shares and thirds, in worked numbers."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tests.long_run import examples
from veranderverhaal.effectenarena.income import amount_of, mixes, thirds_of
from veranderverhaal.effectenarena.income_line import IncomeLine, IncomeSector
from veranderverhaal.effectenarena.income_words import (
    REACHED,
    name_of,
    say_mix,
    say_parts,
    say_thirds,
)

PUBLIC, PRIVATE, EARNED = IncomeSector


def line(
    payer: str, sector: IncomeSector, price: str, volume: str = "1", **more: object
) -> IncomeLine:
    about = {"year": 2025, "theme": "ontmoeten", **more}
    return IncomeLine(payer, payer, sector, price=Decimal(price), volume=Decimal(volume), **about)  # type: ignore[arg-type]


LINES = (
    line("Gemeente", PUBLIC, "30000"),
    line("Oranje fonds", PRIVATE, "10000", theme="tuin"),
    line("De bar", EARNED, "12000"),
    line("Gemeente", PUBLIC, "8000", theme=""),
    line("Lunches", EARNED, "7.50", "1200", year=2027, scenario="Meer verdienen", unit="lunches"),
)


def test_a_scenario_is_price_times_volume():
    assert amount_of(LINES[-1]) == 9000


def test_real_years_come_first_and_then_scenarios():
    assert [name_of(one) for one in mixes(LINES)] == ["2025", "scenario Meer verdienen, 2027"]


def test_money_is_told_by_payer_theme_and_sector():
    mix = mixes(LINES)[0]
    assert mix.total == 60000
    assert [(one.name, one.amount) for one in mix.by_payer] == [
        ("Gemeente", 38000),
        ("De bar", 12000),
        ("Oranje fonds", 10000),
    ]
    assert [(one.name, one.amount) for one in mix.by_theme] == [
        ("ontmoeten", 42000),
        ("tuin", 10000),
        ("", 8000),
    ]
    assert mix.public_share == Fraction(38, 60)


def test_a_mix_says_its_total_and_its_three_shares():
    assert say_mix(mixes(LINES)[0]) == (
        "De inkomsten van 2025 zijn € 60.000: 63% publiek, 17% privaat en 20% zelf verdiend."
    )
    assert say_mix(mixes(LINES)[1]) == (
        "Dit scenario (Meer verdienen, 2027) is € 9.000: 100% zelf verdiend."
    )


def test_the_largest_parts_are_named_and_the_others_counted():
    mix = mixes([*LINES, line("Buren", PRIVATE, "10")])[0]
    assert say_parts(mix, mix.by_payer, "Het meeste komt van").endswith(
        "De bar (€ 12.000, 20%) en Oranje fonds (€ 10.000, 17%), en nog 1."
    )


def test_a_third_of_each_is_told_with_the_same_total_and_without_losing_anything():
    mix = mixes(LINES)[0]
    same, more = say_thirds(mix, thirds_of(mix))
    assert same == (
        "Blijft het totaal € 60.000, dan is elk deel € 20.000: publiek € 18.000 minder, "
        "privaat € 10.000 meer en zelf verdiend € 8.000 meer."
    )
    assert more == (
        "Blijft alles wat er al is, dan moet elk deel € 38.000 worden: privaat € 28.000 meer en "
        "zelf verdiend € 26.000 meer."
    )


def test_three_equal_parts_need_nothing():
    mix = mixes([line(one.value, one, "100") for one in IncomeSector])[0]
    assert say_thirds(mix, thirds_of(mix)) == (REACHED,)


def test_a_line_without_a_year_or_a_price_is_in_no_mix():
    assert mixes([line("x", PUBLIC, "5", year=None), IncomeLine("y", "y", year=2025)]) == ()


AMOUNTS = st.decimals(0, 10**6, places=2, allow_nan=False, allow_infinity=False)
SOME = st.lists(
    st.builds(line, st.sampled_from("abc"), st.sampled_from(IncomeSector), AMOUNTS.map(str)),
    min_size=1,
    max_size=8,
)


@examples(40, 500)
@given(SOME, st.randoms(use_true_random=False))
def test_parts_sum_to_the_whole_and_the_order_of_lines_does_not_matter(lines, random):
    mix = mixes(lines)[0]
    for parts in (mix.by_payer, mix.by_theme, mix.by_sector):
        assert sum(one.amount for one in parts) == mix.total
        assert sum(one.share for one in parts) == (1 if mix.total else 0)
    for steps in (thirds_of(mix).same_total,):
        assert sum(one.difference for one in steps) == 0
    assert all(one.difference >= 0 for one in thirds_of(mix).nothing_less)
    shuffled = random.sample(lines, len(lines))
    again = mixes(shuffled)[0]
    assert (again.by_payer, again.by_sector, again.total) == (
        mix.by_payer,
        mix.by_sector,
        mix.total,
    )
