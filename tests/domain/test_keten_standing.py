"""Where a keten stands, and what an investering comes to in words."""

from dataclasses import replace
from decimal import Decimal

from veranderverhaal.effectenarena.cost_words import (
    MONEY,
    cost_rows,
    say_investering,
    show_cost_range,
)
from veranderverhaal.effectenarena.keten_standing import (
    KetenPart,
    part_after,
    parts_of,
    standing_of,
)
from veranderverhaal.effectenarena.model import (
    Effectenarena,
    Factor,
    Investeerder,
    Investering,
    InvesteringKind,
    Kengetal,
    Keten,
    Leefdomein,
    Pricing,
)
from veranderverhaal.effectenarena.reckoning import reckon

KETEN = Keten("meeting", "meet", "lonely", "participants", pricing=Pricing.EUROS)
VALUE = Kengetal("fifty", "minder eenzaam", Factor(middle=Decimal(50), source="x"), year=2021)
SUBSIDY = Investering(
    "subsidy", "city", words="subsidie", first_year=2021, price=Factor(middle=Decimal(500))
)


def test_a_keten_tells_what_it_lacks_and_in_which_parts() -> None:
    arena = Effectenarena(kengetallen=(VALUE,))
    standing = standing_of(KETEN, arena)
    assert standing.parts == (
        *(KetenPart.PEOPLE, KetenPart.CHANCE, KetenPart.VALUE, KetenPart.TIME, KetenPart.LAST),
    )
    assert standing.missing.startswith("het aantal mensen, de slagingskans")
    whole = replace(
        KETEN,
        people=Factor(middle=Decimal(100), source="lijst"),
        chance=Factor(label="low"),
        delta=Factor(label="low"),
        kengetal="fifty",
        first_year=2021,
        leefdomein=Leefdomein.HEALTH,
    )
    assert standing_of(whole, arena).missing == ""
    assert standing_of(whole, Effectenarena()).parts == (KetenPart.VALUE,)


def test_a_keten_without_euros_is_asked_no_euros() -> None:
    words = replace(KETEN, pricing=Pricing.OPEN)
    assert standing_of(words, Effectenarena()).missing == ""
    assert KetenPart.VALUE not in parts_of(words)
    assert part_after(KetenPart.CHANCE, words) is KetenPart.LAST
    assert part_after(KetenPart.CHANCE, KETEN) is KetenPart.PEOPLE
    assert part_after(KetenPart.LAST, KETEN) is None


def test_an_investering_is_told_in_words_or_with_its_years() -> None:
    assert say_investering(Investering("x", "city")) == "In woorden: er staat nog geen bedrag bij."
    assert "In 2021: € 500" in say_investering(SUBSIDY)
    told = say_investering(replace(SUBSIDY, years=2))
    assert told.startswith("Van 2021 tot en met 2022 elk jaar € 500")
    hours = replace(SUBSIDY, kind=InvesteringKind.HOURS)
    assert say_investering(hours).endswith("Wat nog mist: het aantal per jaar.")
    counted = replace(hours, quantity=Factor(middle=Decimal(400)), price=Factor(middle=Decimal(20)))
    assert "In het midden is dat 400 uur × € 20,00." in say_investering(counted)


def test_costs_are_by_party_with_what_is_in_kind_apart_and_add_up() -> None:
    hours = replace(
        SUBSIDY, key="hours", kind=InvesteringKind.HOURS, quantity=Factor(middle=Decimal(3))
    )
    others = replace(SUBSIDY, key="others", investeerder="gone", years=2)
    arena = Effectenarena(
        investeerders=(Investeerder("city", "Gemeente"),), investeringen=(others, hours, SUBSIDY)
    )
    reckoning = reckon(arena)
    rows = cost_rows(arena, reckoning)
    assert [(one.party, one.kind == MONEY) for one in rows] == [
        ("Gemeente", True),
        ("Gemeente", False),
        ("(weg)", True),
    ]
    assert [one.total.middle for one in rows] == [500, 1500, 1000]
    assert sum(one.total.middle for one in rows) == reckoning.plain.costs.middle


def test_an_amount_shows_its_spread_only_when_it_has_one() -> None:
    spread = replace(SUBSIDY, price=Factor(Decimal(400), Decimal(500), Decimal(600)))
    rows = cost_rows(Effectenarena(), reckon(Effectenarena(investeringen=(spread,))))
    assert show_cost_range(rows[0].total) == "€ 500 (€ 400 – € 600)"
    assert rows[0].party == "(weg)"
