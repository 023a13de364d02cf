"""An effectenarena as JSON for other programs; docs/uitwisseling.md describes every field."""

import json
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from veranderverhaal.effectenarena.baten import left_over, missing_in, per_person_of
from veranderverhaal.effectenarena.bounds import NOTHING, Bounds, bounds_of
from veranderverhaal.effectenarena.income_line import IncomeLine
from veranderverhaal.effectenarena.model import Effectenarena, Keten, Pricing
from veranderverhaal.effectenarena.money import cent_range, euro_range, ratio_range, rounded
from veranderverhaal.effectenarena.naming import keten_name
from veranderverhaal.effectenarena.overview import (
    Claim,
    Period,
    by_incasseerder,
    by_leefdomein,
    by_period,
    claims_of,
)
from veranderverhaal.effectenarena.price_level import value_of
from veranderverhaal.effectenarena.reckoning import Balance, Portion, Reckoning, reckon
from veranderverhaal.effectenarena.rules import may_conclude, notices, why_not
from veranderverhaal.plain import to_plain
from veranderverhaal.report_effectenarena import ABOUT_OUTCOMES, EffectenarenaMaterial

FORMAT = "veranderverhaal-effectenarena"
FORMAT_VERSION = 1
# Finer than a cent of any sum: who adds the parts up finds the whole.
DECIMALS = 10
FACTORS = (
    "people",
    "reach",
    "chance",
    "delta",
    "deadweight",
    "displacement",
    "attribution",
    "drop_off",
)

Plain = dict[str, Any]


def json_bytes(material: EffectenarenaMaterial, *, income: Sequence[IncomeLine] = ()) -> bytes:
    """All that was filled in, what it comes to, and what must be told with it."""
    found = material.effectenarena
    reckoning = reckon(found)
    told = notices(
        found, reckoning, material.veranderverhaal, material.today.year, material.measured
    )
    plain = {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "initiatief": material.initiatief.name,
        "made_on": material.today.isoformat(),
        "made_up": found.settings.made_up,
        "notices": [
            to_plain(one)
            for one in told
            if may_conclude(found, reckoning) or one.key not in ABOUT_OUTCOMES
        ],
        "effectenarena": to_plain(found),
        "elements": {
            one.key: one.title
            for one in material.veranderverhaal.elements
            if one.key in _used(found)
        },
        "years": list(reckoning.years),
        "discount": [_number(one) for one in reckoning.discount],
        "headline": _headline(found, reckoning),
        "ketens": [_keten(one, material, reckoning) for one in found.ketens],
        "investeringen": _costs(reckoning),
        **_sums_by_name(found, reckoning),
        "known_totals": to_plain(material.known_totals),
        "income": to_plain(tuple(income)),
    }
    return (json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode()


def _used(found: Effectenarena) -> set[str]:
    """The keys of the elements that are named."""
    of_ketens = {key for one in found.ketens for key in (one.aanpak, one.effect, one.doelgroep)}
    return of_ketens | {one.aanpak for one in found.investeringen}


def _headline(found: Effectenarena, reckoning: Reckoning) -> Plain:
    """The whole in euros, or why there is none yet."""
    if missing := why_not(found, reckoning):
        return {"why_not": missing, "plain": None, "discounted": None}
    return {
        "why_not": "",
        "plain": _balance(reckoning.plain),
        "discounted": _balance(reckoning.discounted),
    }


def _balance(balance: Balance) -> Plain:
    multiplier = balance.multiplier
    return {
        "baten": _euros(balance.baten),
        "costs": _euros(balance.costs),
        "balance": _euros(balance.balance),
        "multiplier": multiplier and {**_three(multiplier), "shown": ratio_range(multiplier)},
        "returned_in": list(balance.returned_in),
    }


def _keten(keten: Keten, material: EffectenarenaMaterial, reckoning: Reckoning) -> Plain:
    found = material.effectenarena
    settings = found.settings
    line = next((one for one in reckoning.lines if one.keten.key == keten.key), None)
    scales = {"chance": settings.chance_scale, "delta": settings.delta_scale}
    used = {name: bounds_of(getattr(keten, name), scales.get(name, ())) for name in FACTORS}
    kengetal = found.kengetal(keten.kengetal)
    return {
        "key": keten.key,
        "name": keten_name(keten, found, material.veranderverhaal),
        "counts": line is not None,
        "missing": list(missing_in(keten, found)) if keten.pricing is Pricing.EUROS else [],
        "used": {name: bounds and _three(bounds) for name, bounds in used.items()},
        "value": _three(value_of(kengetal, settings)) if kengetal else None,
        "per_person": _cents(per_person_of(keten, found)),
        "left_over": _three(left_over(keten)),
        "by_year": [_three(one) for one in line.by_year] if line else [],
        "total": _euros(line.total if line else NOTHING),
    }


def _costs(reckoning: Reckoning) -> list[Plain]:
    return [
        {
            "key": one.investering.key,
            "by_year": [_three(year) for year in one.by_year],
            "total": _euros(one.total),
        }
        for one in reckoning.cost_lines
    ]


def _sums_by_name(found: Effectenarena, reckoning: Reckoning) -> dict[str, list[Plain]]:
    """No sum over ketens is there as long as there is no headline."""
    names = ("by_incasseerder", "by_leefdomein", "by_period")
    if not may_conclude(found, reckoning):
        return {name: [] for name in names}
    parts = (
        _portions(by_incasseerder(found, reckoning), reckoning),
        _portions(by_leefdomein(reckoning), reckoning),
        [_period(one) for one in by_period(reckoning)],
    )
    return dict(zip(names, parts, strict=True))


def _period(period: Period) -> Plain:
    return {
        "name": period.name,
        "baten": _euros(period.baten),
        "discounted": _euros(period.discounted),
        "costs": _euros(period.costs),
    }


def _portions(portions: Sequence[Portion], reckoning: Reckoning) -> list[Plain]:
    claimed = {one.name: one for one in claims_of(portions, reckoning.plain.costs)}
    return [
        {
            "name": one.name,
            "baten": _euros(one.plain),
            "discounted": _euros(one.discounted),
            "not_claimable": _euros(one.not_claimable),
            "claim": _claim(claimed.get(one.name)),
        }
        for one in portions
    ]


def _claim(claim: Claim | None) -> Plain | None:
    """Three cases that each sum to the costs: high costs go with the cautious one."""
    if claim is None:
        return None
    return {
        "cautious": None if claim.cautious is None else _number(claim.cautious),
        "middle": _number(claim.middle),
        "generous": None if claim.generous is None else _number(claim.generous),
    }


def _euros(bounds: Bounds) -> Plain:
    return {**_three(bounds), "shown": euro_range(bounds)}


def _cents(bounds: Bounds) -> Plain:
    return {**_three(bounds), "shown": cent_range(bounds)}


def _three(bounds: Bounds) -> Plain:
    numbers: Iterable[tuple[str, Fraction]] = (
        ("low", bounds.low),
        ("middle", bounds.middle),
        ("high", bounds.high),
    )
    return {name: _number(number) for name, number in numbers}


def _number(number: Fraction) -> str:
    """A decimal as text: "8.75". JSON numbers would come back as something else."""
    shown = f"{rounded(number, DECIMALS):f}"
    return (shown.rstrip("0").rstrip(".") or "0") if "." in shown else shown
