"""Every kind of chart of an effectenarena, of plain, large, negative and empty amounts."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from presentation.chart_frame import Frame
from presentation.effectenarena_charts import (
    ChanceBin,
    Look,
    RangeBar,
    Segment,
    Tone,
    YearsLine,
    chances_chart,
    parts_chart,
    ranges_chart,
    swings_chart,
    years_chart,
)

Spec = dict[str, Any]
BOTH = ((Tone.BATEN, "baten, van voorzichtig tot ruim"), (Tone.COSTS, "kosten"))
LONG = "Bewoners van de Staatsliedenbuurt-West die elkaar wekelijks in de buurtkamer ontmoeten"


def row(label: str, low: float, middle: float, high: float, tone: Tone = Tone.BATEN) -> RangeBar:
    """A range with its amounts in words."""
    told = f"€ {low:.0f} tot € {high:.0f}, midden € {middle:.0f}"
    return RangeBar(label, told, (Segment(low, high, tone),), middle)


@cache
def every_effectenarena_chart(look: Look) -> Mapping[str, Spec]:
    """By name."""
    ranges = {
        "ranges": [row("Baten", 1200, 2500, 4800), row("Kosten", 2000, 2100, 2300, Tone.COSTS)],
        "negative": [row("Gezondheid", 100, 400, 900), row("Veiligheid", -5000, -300, -20)],
        "huge": [row(LONG, 4e9, 2.5e11, 9.99e11), row("Kosten", 1, 1, 1, Tone.COSTS)],
        "nothing": [row("Baten", 0, 0, 0)],
        "none": [],
    }
    found = {
        name: ranges_chart(rows, look, told=f"Grafiek {name}.", keys=BOTH)
        for name, rows in ranges.items()
    }
    framed = Frame("Baten en kosten", "Over 20 jaar", ("Afgerond.",), "Het Badhuis")
    found["framed"] = ranges_chart(ranges["ranges"], look, told="Met lijst.", frame=framed)
    return found | _others(look)


def _others(look: Look) -> Mapping[str, Spec]:
    claim = RangeBar(
        "Gezondheid",
        "€ 900, waarvan € 300 niet opeisbaar",
        (Segment(0, 600), Segment(600, 900, Tone.REST)),
    )
    swing = RangeBar(
        "Slagingskans van Soep eten",
        "laag: € 900, hoog: € 4.000",
        (Segment(900, 2500, Tone.COSTS), Segment(2500, 4000)),
    )
    line, flat = YearsLine((1.0, 2.0, 3.0), (2.0, 4.0, 6.0), (3.0, 6.0, 9.0)), (5.0, 5.0, 5.0)
    bins = tuple(ChanceBin(place / 5, (place + 1) / 5, place + 1) for place in range(9))
    words = ("kosten niet terug", "kosten terug", "1 euro terug per euro")
    keys = ((Tone.BATEN, "op te vragen"), (Tone.REST, "niet opeisbaar"))
    years, costs = (2021, 2022, 2023), YearsLine(flat, flat, flat)
    one = YearsLine((1.0,), (2.0,), (3.0,))
    return {
        "parts": parts_chart([claim], look, told="Delen.", keys=keys),
        "swings": swings_chart([swing], 2500, look, told="Wat telt.", keys=keys, base_words="nu"),
        "swings-ratio": swings_chart(
            [RangeBar("Kosten", "1,1 of 1,3", (Segment(1.1, 1.3),))],
            *(1.2, look),
            told="Wat telt.",
            keys=keys,
            base_words="nu",
            is_ratio=True,
        ),
        "years": years_chart(years, line, costs, 2023, look, told="Per jaar."),
        "years-not-back": years_chart(years, costs, line, None, look, told="Per jaar."),
        "one-year": years_chart((2024,), one, one, 2024, look, told="Een jaar."),
        "chances": chances_chart(bins, 1, look, told="Kansen.", words=words),
        "no-chances": chances_chart((), 1, look, told="Kansen.", words=words),
    }
