"""Shares, years and a price index, as people type them."""

from decimal import Decimal

import pytest

from veranderverhaal.effectenarena.model import Factor
from veranderverhaal.effectenarena.settings import IndexYear
from veranderverhaal.effectenarena.typed_numbers import (
    others_share,
    read_amount,
    read_index,
    read_share,
    read_whole,
    say_factor,
    show_index,
    show_share,
)
from veranderverhaal.text import NotAccepted


@pytest.mark.parametrize(
    ("typed", "share"),
    [
        ("35%", "0.35"),
        ("35 %", "0.35"),
        ("0,35", "0.35"),
        ("35", "0.35"),
        ("2,25%", "0.0225"),
        ("1%", "0.01"),
        ("100%", "1"),
        ("0", "0"),
        ("0,5%", "0.005"),
    ],
)
def test_a_share_is_read_as_it_is_said(typed: str, share: str) -> None:
    assert read_share(typed) == Decimal(share)


@pytest.mark.parametrize("typed", ["1", "101%", "-5%", "veel", "%", "1/3", "²%"])
def test_what_is_no_clear_share_is_asked_again(typed: str) -> None:
    with pytest.raises(NotAccepted):
        read_share(typed)


@pytest.mark.parametrize("share", ["0.35", "0.0225", "1", "0.000001", "0"])
def test_a_share_that_is_shown_reads_the_same(share: str) -> None:
    assert read_share(show_share(Decimal(share))) == Decimal(share)


def test_amounts_and_years_are_read_in_dutch() -> None:
    assert read_amount("€ 1.250,50") == Decimal("1250.50")
    assert read_amount("  ") is None
    assert read_amount("tachtig") == 80
    assert read_whole("2021") == 2021
    with pytest.raises(NotAccepted):
        read_whole("2021,5")
    with pytest.raises(NotAccepted):
        read_amount("veel")


def test_an_index_is_read_line_by_line_and_names_the_line_that_is_none() -> None:
    index = (IndexYear(2018, Decimal("105.3")), IndexYear(2025, Decimal("131.02")))
    assert read_index("2018: 105,3\n\n2025\t131,02") == index
    assert read_index("2018 105,3\n2025; 131,02") == index
    assert read_index(show_index(index)) == index
    with pytest.raises(NotAccepted, match="vorig jaar"):
        read_index("2018: 105,3\nvorig jaar: 106")


def test_the_share_of_others_is_what_is_left_of_ours_and_turns_back() -> None:
    own = Factor(Decimal("0.4"), Decimal("0.5"), Decimal("0.8"), source="schatting")
    others = others_share(own)
    assert (others.low, others.middle, others.high) == (
        Decimal("0.2"),
        Decimal("0.5"),
        Decimal("0.6"),
    )
    assert others_share(others) == own
    assert others_share(Factor()) == Factor()


def test_a_factor_is_said_with_its_spread_when_it_has_one() -> None:
    assert say_factor(Factor(middle=Decimal(100))) == "100"
    spread = Factor(Decimal("0.2"), Decimal("0.35"), Decimal("0.5"))
    assert say_factor(spread, as_share=True) == "20% tot 50%, midden 35%"
    assert say_factor(Factor()) == ""
