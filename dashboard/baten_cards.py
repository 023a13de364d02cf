"""The charts of costs and baten: for each what is drawn, what it says, and its table."""

from collections.abc import Sequence
from fractions import Fraction

from dashboard.baten_card import Card
from dashboard.baten_figures import Figures
from presentation.effectenarena_charts import (
    RangeBar,
    Segment,
    Tone,
    YearsLine,
    parts_chart,
    ranges_chart,
    years_chart,
)
from presentation.effectenarena_csv import Cell
from veranderverhaal.effectenarena.bounds import ZERO, Bounds
from veranderverhaal.effectenarena.labels import BOUND_LABELS
from veranderverhaal.effectenarena.money import euro_range, euros, percent
from veranderverhaal.effectenarena.naming import keten_name
from veranderverhaal.effectenarena.overview import Claim
from veranderverhaal.effectenarena.reckoning import Portion
from veranderverhaal.model import Veranderverhaal

Rows = tuple[tuple[Cell, ...], ...]
AMOUNTS = ("laag", "midden", "hoog")
PLAIN = "Niet verdisconteerd."
BATEN_KEY = (Tone.BATEN, "baten, van voorzichtig tot ruim")
COSTS_KEY = (Tone.COSTS, "kosten, van laag tot hoog")
ALL = "Samen"


def say_discounted(figures: Figures) -> str:
    """Of what was discounted: by how much."""
    return f"Verdisconteerd met {percent(figures.reckoning.settings.discount_rate)} per jaar."


def range_row(label: str, bounds: Bounds, tone: Tone = Tone.BATEN) -> RangeBar:
    """An amount with its range, as a chart takes it."""
    segment = Segment(float(bounds.low), float(bounds.high), tone)
    return RangeBar(label, euro_range(bounds), (segment,), float(bounds.middle))


def balance_card(figures: Figures, told: Sequence[str]) -> Card:
    """Baten against costs, as they are and discounted."""
    plain, later = figures.reckoning.plain, figures.reckoning.discounted
    named = (
        ("Baten", plain.baten, Tone.BATEN),
        ("Kosten", plain.costs, Tone.COSTS),
        ("Baten, verdisconteerd", later.baten, Tone.BATEN),
        ("Kosten, verdisconteerd", later.costs, Tone.COSTS),
    )
    return Card(
        "balance",
        "Baten tegenover kosten",
        tuple(told),
        ("", *AMOUNTS),
        tuple((label, *_three(bounds)) for label, bounds, _ in named),
        ranges_chart,
        (tuple(range_row(*one) for one in named),),
        {"keys": (BATEN_KEY, COSTS_KEY)},
        say_discounted(figures),
    )


def portion_card(
    key: str, title: str, who: str, figures: Figures, parts: Sequence[Portion], told: Sequence[str]
) -> Card:
    """The baten by incasseerder or by leefdomein."""
    rows: list[tuple[Cell, ...]] = [
        (one.name, *_three(one.plain), one.discounted.middle, one.not_claimable.middle)
        for one in parts
    ]
    whole = figures.reckoning.plain.baten
    unclaimed = sum((one.not_claimable.middle for one in parts), ZERO)
    rows.append((ALL, *_three(whole), figures.reckoning.discounted.baten.middle, unclaimed))
    return Card(
        key,
        title,
        tuple(told),
        (who, *BOUND_LABELS, "midden, verdisconteerd", "waarvan niet opeisbaar (midden)"),
        tuple(rows),
        ranges_chart,
        (tuple(range_row(one.name, one.plain) for one in parts),),
        {"keys": (BATEN_KEY,)},
        PLAIN,
        told_large="",  # it would repeat each amount of the chart
    )


def period_card(figures: Figures, told: Sequence[str]) -> Card:
    """The baten of each period."""
    periods = figures.periods
    rows: list[tuple[Cell, ...]] = [
        (one.name, *_three(one.baten), one.discounted.middle, one.costs.middle) for one in periods
    ]
    plain, later = figures.reckoning.plain, figures.reckoning.discounted
    rows.append((ALL, *_three(plain.baten), later.baten.middle, plain.costs.middle))
    return Card(
        "period",
        "Baten per periode",
        tuple(told),
        ("periode", *BOUND_LABELS, "midden, verdisconteerd", "kosten (midden)"),
        tuple(rows),
        ranges_chart,
        (tuple(range_row(one.name, one.baten) for one in periods),),
        {"keys": (BATEN_KEY,)},
        PLAIN,
        told_large="",  # it would repeat each amount of the chart
    )


def years_card(figures: Figures, told: Sequence[str]) -> Card:
    """Baten and costs added up over the years, and when they meet."""
    reckoning = figures.reckoning
    rows = tuple(
        (str(year), *_three(baten), *_three(costs))
        for year, baten, costs in zip(
            reckoning.years, figures.added_baten, figures.added_costs, strict=True
        )
    )
    lines = (_line(figures.added_baten), _line(figures.added_costs))
    header = ("tot en met", *(f"baten, {one}" for one in BOUND_LABELS))
    return Card(
        "years",
        "Baten en kosten door de jaren heen",
        tuple(told),
        (*header, *(f"kosten, {one}" for one in AMOUNTS)),
        rows,
        years_chart,
        (reckoning.years, *lines, reckoning.plain.returned_in[1]),
        discount=PLAIN,
        notes=("Bij elkaar opgeteld vanaf het eerste jaar.",),
    )


def claims_card(figures: Figures, told: Sequence[str]) -> Card | None:
    """What each leefdomein is asked for, in proportion; None when nothing can be divided."""
    claims = figures.claims
    costs = figures.reckoning.plain.costs
    if not claims or not costs.middle:
        return None
    rows: Rows = (
        *((one.name, one.cautious, one.middle, one.generous, one.not_claimable) for one in claims),
        (
            f"{ALL} (zoveel als de kosten)",
            _summed([one.cautious for one in claims]),
            sum((one.middle for one in claims), ZERO),
            _summed([one.generous for one in claims]),
            sum((one.not_claimable for one in claims), ZERO),
        ),
    )
    keys = ((Tone.BATEN, "naar verhouding"), (Tone.REST, "waarvan niet opeisbaar"))
    return Card(
        "claims",
        "De kosten naar verhouding van de baten",
        tuple(told),
        ("leefdomein", *BOUND_LABELS, "waarvan niet opeisbaar (midden)"),
        rows,
        parts_chart,
        (tuple(_claim_row(one) for one in claims if one.middle),),
        {"keys": keys},
        PLAIN,
        (f"Getekend is het midden. Samen is dat zoveel als de kosten: {euros(costs.middle)}.",),
        told_large=told[-1],
    )


def keten_card(figures: Figures, story: Veranderverhaal, told: Sequence[str]) -> Card:
    """What each keten brings."""
    lines = figures.reckoning.lines
    names = [keten_name(one.keten, figures.effectenarena, story) for one in lines]
    rows = tuple((name, *_three(one.total)) for name, one in zip(names, lines, strict=True))
    drawn = tuple(range_row(name, one.total) for name, one in zip(names, lines, strict=True))
    return Card(
        "ketens",
        "Baten per keten",
        tuple(told),
        ("keten", *BOUND_LABELS),
        rows,
        ranges_chart,
        (drawn,),
        {"keys": (BATEN_KEY,)},
        PLAIN,
    )


def _three(bounds: Bounds) -> tuple[Fraction, Fraction, Fraction]:
    return bounds.low, bounds.middle, bounds.high


def _line(amounts: Sequence[Bounds]) -> YearsLine:
    return YearsLine(
        tuple(float(one.low) for one in amounts),
        tuple(float(one.middle) for one in amounts),
        tuple(float(one.high) for one in amounts),
    )


def _summed(amounts: Sequence[Fraction | None]) -> Fraction | None:
    found = [one for one in amounts if one is not None]
    return sum(found, ZERO) if found else None


def _claim_row(claim: Claim) -> RangeBar:
    asked = float(claim.middle - claim.not_claimable)
    parts = [Segment(0, asked)] if asked else []
    told = euros(claim.middle)
    if claim.not_claimable:
        parts.append(Segment(asked, float(claim.middle), Tone.REST))
        told += f", waarvan {euros(claim.not_claimable)} niet opeisbaar"
    return RangeBar(claim.name, told, tuple(parts))
