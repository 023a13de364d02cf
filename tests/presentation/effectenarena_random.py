"""Effectenarena's by lot: two with the same shape have as many parts, and all else apart."""

import random
from datetime import date
from decimal import Decimal

from veranderverhaal.effectenarena.model import (
    Course,
    Effectenarena,
    Factor,
    Incasseerder,
    IncasseerderGroup,
    Investeerder,
    Investering,
    InvesteringKind,
    Kengetal,
    Keten,
    Leefdomein,
    Pricing,
    Sector,
)
from veranderverhaal.effectenarena.settings import EffectenarenaSettings, IndexYear
from veranderverhaal.model import Element, Initiatief, Layer, Veranderverhaal
from veranderverhaal.report_effectenarena import EffectenarenaMaterial

HOSTILE = ('=1+1"', "*", ">5", "<r>vet</r>", "@SUM(A1)", "https://voorbeeld.nl", "a" * 300, "–\n-x")
STORY = Veranderverhaal(
    elements=(
        Element("koken", Layer.AANPAK, "=Samen koken"),
        Element("netwerk", Layer.DIRECT, "Meer netwerk"),
        Element("buren", Layer.DOELGROEP, "Buren"),
    )
)
LABELS = ("low", "low_middle", "middle", "middle_high", "high")


def random_material(seed: int, shape: int) -> EffectenarenaMaterial:
    """By lot; `shape` tells how many parts there are."""
    draw, sizes = random.Random(seed), random.Random(shape)
    ketens, costs, values = (sizes.randint(2, 6) if shape else 0 for _part in range(3))
    return EffectenarenaMaterial(
        Initiatief("proef", '=Proef & "co"'),
        STORY,
        Effectenarena(
            settings=_settings(draw),
            investeerders=tuple(
                Investeerder(key, draw.choice(HOSTILE), draw.choice(tuple(Sector)))
                for key in ("gemeente", "fonds")
            ),
            investeringen=tuple(_investering(draw, n) for n in range(costs)),
            incasseerders=(Incasseerder("uwv", "*", IncasseerderGroup.GOVERNMENT),),
            ketens=tuple(_keten(draw, n, values) for n in range(ketens)),
            kengetallen=tuple(_kengetal(draw, n) for n in range(values)),
        ),
        date(2026, 11, 21),
    )


def _settings(draw: random.Random) -> EffectenarenaSettings:
    horizon = draw.choice((1, 3, 10, 20, 31, 60))
    return EffectenarenaSettings(
        first_year=draw.choice((None, 2019, 2021)),
        horizon=horizon,
        period_years=draw.randint(1, horizon),
        discount_rate=draw.choice((Decimal(0), Decimal("0.0225"), Decimal("0.2"))),
        negative_effects=draw.choice(("", "geen", "Geluid. " * 60, '="x"')),
        price_year=draw.choice((None, 2024, 2030)),
        price_index=tuple(
            IndexYear(year, Decimal(draw.randint(80, 140))) for year in (2018, 2020, 2024)
        ),
        price_index_source="CBS",
        made_up=draw.random() < 0.5,
    )


def _number(draw: random.Random, most: int, places: int) -> Decimal:
    return Decimal(draw.randint(0, most * 10**places)).scaleb(-places)


def _factor(draw: random.Random, most: int, places: int, *, empty: float = 0.2) -> Factor:
    if draw.random() < empty:
        return Factor()
    low, middle, high = sorted(_number(draw, most, places) for _bound in range(3))
    source = draw.choice((*HOSTILE, *HOSTILE, *HOSTILE, "")) if empty else "CBS"
    spread = draw.random()
    if spread < 0.2:
        return Factor(middle=middle, source=source)
    return Factor(low if spread < 0.9 else None, middle, high, source)


def _share(draw: random.Random, *, empty: float = 0.2) -> Factor:
    chosen = draw.random()
    if chosen < 0.1:
        return Factor(middle=Decimal(draw.choice((0, 1))), source="CBS")
    return _factor(draw, 1, 4, empty=empty)


def _worded(draw: random.Random) -> Factor:
    if draw.random() < 0.5:
        return Factor(label=draw.choice((*LABELS, *LABELS, "weg")))
    return _share(draw, empty=0.0)


def _investering(draw: random.Random, number: int) -> Investering:
    return Investering(
        f"investering-{number}",
        "weg" if number == 0 else draw.choice(("gemeente", "fonds")),
        draw.choice(("koken", "", "weg")),
        draw.choice(tuple(InvesteringKind)),
        draw.choice(HOSTILE),
        draw.choice((None, 2017, 2021, 2024)),
        draw.choice((1, 2, 60)),
        _factor(draw, 300, 1),
        _factor(draw, 5000, 2),
        draw.choice(HOSTILE),
    )


def _kengetal(draw: random.Random, number: int) -> Kengetal:
    return Kengetal(
        f"kengetal-{number}",
        draw.choice(HOSTILE),
        _factor(draw, 500, 2, empty=draw.choice((0, 0, 0, 0, 0.5))),
        draw.choice((None, *(2019, 2024) * 7)),
        draw.choice((None, 2018, 2020, 2024, 2025)),
        "wij",
    )


def _keten(draw: random.Random, number: int, values: int) -> Keten:
    return Keten(
        f"keten-{number}",
        draw.choice(("koken", "weg")),
        "netwerk",
        "weg" if number == 0 else draw.choice(("uwv", "", *IncasseerderGroup, *IncasseerderGroup)),
        gain=draw.choice(HOSTILE),
        chance=_worded(draw),
        delta=_worded(draw),
        pricing=draw.choice((*Pricing, *(Pricing.EUROS,) * 9)),
        pm_reason=draw.choice(HOSTILE),
        is_negative=draw.random() < 0.3,
        doelgroep=draw.choice(("buren", "")),
        people=_factor(draw, 10_000, 0, empty=0.02),
        reach=_share(draw, empty=0.5),
        kengetal=f"kengetal-{draw.randrange(values)}" if values and draw.random() < 0.95 else "",
        first_year=draw.choice((None, *(2018, 2021, 2021, 2025) * 3)),
        years=draw.choice((1, 2, 5, 20, 60)),
        course=draw.choice(tuple(Course)),
        leefdomein=draw.choice((None, *Leefdomein)),
        deadweight=_share(draw),
        displacement=_share(draw),
        attribution=_share(draw),
        drop_off=_share(draw),
        not_claimable=draw.random() < 0.3,
        not_claimable_why=draw.choice(HOSTILE),
        note=draw.choice(HOSTILE),
    )
