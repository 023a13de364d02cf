"""A known total in sentences: never without its source and its limits."""

from collections.abc import Iterator
from fractions import Fraction

from veranderverhaal.effectenarena.known_conflicts import Clash, Conflict, places_of
from veranderverhaal.effectenarena.known_spreading import Spreading, years_in
from veranderverhaal.effectenarena.known_total import KnownTotal, PartKind
from veranderverhaal.effectenarena.known_totals import KnownDiscount, KnownReading
from veranderverhaal.effectenarena.labels import INCASSEERDER_GROUP_LABELS, LEEFDOMEIN_LABELS
from veranderverhaal.effectenarena.money import PARTS_ROUNDED, euros, number, percent, rounded
from veranderverhaal.text import enumerate_dutch

NO_KETENS = (
    "Dit zijn totalen uit een bron. De aantallen mensen en de bedragen per persoon staan er niet "
    "bij. Er is geen bandbreedte."
)
NOT_FOR_COMPARING = (
    "Deze totalen zijn niet bedoeld om initiatieven te vergelijken of te rangschikken."
)
NO_LIMITS = "Er staat niet bij wat er niet in deze bedragen zit."
OWN_ASSUMPTION = "Dat is onze aanname: de bron zegt het niet."
ALREADY = "Gebruikte de bron zelf al een discontovoet, dan geldt dit niet."
ONLY_A_SUM = "Dit is een rekensom. Het zegt niet dat iemand dit geld kan opeisen."
MAY_BE_ROUNDED = "Dat kan door afronding komen."
KINDS = {
    PartKind.LEEFDOMEIN: "de leefdomeinen",
    PartKind.INCASSEERDER: "wie incasseert",
    PartKind.PLACE: "de plaatsen",
}
NAMES = {
    PartKind.LEEFDOMEIN: {one.value: words for one, words in LEEFDOMEIN_LABELS.items()},
    PartKind.INCASSEERDER: {one.value: words for one, words in INCASSEERDER_GROUP_LABELS.items()},
}
FEWEST_PLACES = 2


def say_known_total(reading: KnownReading) -> tuple[str, ...]:
    """All that can be told of it, the source and the limits first."""
    return (
        *say_limits(reading),
        *say_amounts(reading),
        *say_conflicts(reading),
        *say_discounted(reading),
        *say_claims(reading),
        NOT_FOR_COMPARING,
    )


def say_limits(reading: KnownReading) -> tuple[str, ...]:
    """Whose totals these are, and what is not in them. Goes with any number of it."""
    total = reading.total
    source = total.source or "niet ingevuld"
    year = f" ({total.year})" if total.year else ""
    limits = f"Grenzen: {total.limits}" if total.limits else NO_LIMITS
    return f"Bron: {source}{year}.", NO_KETENS, limits


def say_amounts(reading: KnownReading) -> tuple[str, ...]:
    """The printed amounts, and the printed multiplier beside the computed one."""
    total = reading.total
    printed = [
        f"{euros(amount)} {name}"
        for amount, name in ((total.costs, "kosten"), (total.baten, "baten"))
        if amount is not None
    ]
    said = []
    if printed:
        said.append(f"De bron noemt {enumerate_dutch(printed)}, over {period_words(total)}.")
    if multiplier := _say_multiplier(reading):
        said.append(multiplier)
    return tuple(said)


def say_conflicts(reading: KnownReading) -> tuple[str, ...]:
    """Where the source does not agree with itself: what we find, and what was noted by hand."""
    total = reading.total
    found = (_say_conflict(one, total) for one in reading.conflicts if not one.is_multiplier)
    return (*found, *(f"Genoteerd bij de bron: {one}" for one in total.conflicts))


def say_discounted(reading: KnownReading) -> tuple[str, ...]:
    """The totals discounted, and what had to be assumed for it."""
    found = reading.discounted
    if found is None:
        return ()
    results = [
        f"de kosten {euros(found.costs)}" if found.costs is not None else "",
        f"de baten {euros(found.baten)}" if found.baten is not None else "",
        f"de multiplier {_ratio(found.multiplier)}" if found.multiplier is not None else "",
    ]
    told = [one for one in results if one]
    verb = "zijn" if len(told) > 1 or found.multiplier is None else "is"
    return (
        f"Met een discontovoet van {percent(found.rate)} per jaar {verb} "
        f"{enumerate_dutch(told)}. {ALREADY}",
        *_say_spread(found, reading.total),
    )


def say_claims(reading: KnownReading) -> tuple[str, ...]:
    """The costs divided over the leefdomeinen in proportion to their baten."""
    if not reading.claims or reading.total.costs is None:
        return ()
    told = enumerate_dutch(
        [f"{LEEFDOMEIN_LABELS[one]} {euros(amount)}" for one, amount in reading.claims.items()]
    )
    shown = sum(rounded(amount) for amount in reading.claims.values())
    off = "" if shown == rounded(reading.total.costs) else f" {PARTS_ROUNDED}"
    return (
        f"Verdeel je de kosten naar verhouding van de baten, dan krijg je: {told}. "
        f"Samen is dat {euros(reading.total.costs)}, precies de kosten.{off} {ONLY_A_SUM}",
    )


def period_words(total: KnownTotal, period: int | None = None) -> str:
    """The whole horizon ("20 jaar (2021–2040)"), or one period ("periode 2 (2026–2030)")."""
    years = range(total.horizon) if period is None else years_in(period, total)
    name = f"{total.horizon} jaar" if period is None else f"periode {period}"
    if total.first_year is None or not years:
        return name
    first, last = total.first_year + years[0], total.first_year + years[-1]
    return f"{name} ({first})" if first == last else f"{name} ({first}–{last})"


def part_name(kind: PartKind, name: str) -> str:
    """The name of a part as a reader sees it."""
    return NAMES.get(kind, {}).get(name, name)


def _say_multiplier(reading: KnownReading) -> str:
    printed, computed = reading.total.multiplier, reading.computed
    if printed is None:
        return f"Baten gedeeld door kosten is {_ratio(computed)}." if computed is not None else ""
    said = f"De bron noemt een multiplier van {number(printed)}."
    if computed is None:
        return f"{said} Dat is niet na te rekenen: de kosten of de baten staan er niet bij."
    shown = number(rounded(computed, max(places_of(printed), FEWEST_PLACES)))
    if reading.agrees:
        return f"{said} Reken je het na, dan kom je op {shown}: dat klopt."
    clash = next(one for one in reading.conflicts if one.is_multiplier)
    said += f" Reken je het na, dan kom je op {shown}: dat is niet hetzelfde."
    return f"{said} {MAY_BE_ROUNDED}" if clash.rounding else said


def _say_conflict(conflict: Conflict, total: KnownTotal) -> str:
    computed, printed = euros(conflict.computed), euros(conflict.printed)
    assert conflict.kind is not None
    kind = KINDS[conflict.kind]
    if conflict.clash is Clash.PERIOD and conflict.other is not None:
        assert conflict.period is not None
        said = (
            f"In {period_words(total, conflict.period)} tellen de delen voor {kind} op tot "
            f"{computed}, en die voor {KINDS[conflict.other]} tot {printed}."
        )
    elif conflict.clash is Clash.WHOLE:
        name = part_name(conflict.kind, conflict.name)
        said = f"De perioden van {name} tellen op tot {computed}, de bron zegt {printed}."
    else:
        said = f"De delen voor {kind} tellen op tot {computed}, de bron zegt {printed}."
    return f"{said} {MAY_BE_ROUNDED}" if conflict.rounding else said


def _say_spread(found: KnownDiscount, total: KnownTotal) -> Iterator[str]:
    spread = found.spread
    if spread.spreading is Spreading.EVEN:
        baten = "De baten zijn gelijk over alle jaren verdeeld"
    else:
        baten = "De baten zijn binnen elke periode gelijk over de jaren verdeeld"
    if spread.spreading is Spreading.PARTLY:
        baten += ", en waar geen periode bij staat over alle jaren"
    years = (
        "in het eerste jaar"
        if total.cost_years == 1
        else (f"gelijk over de eerste {total.cost_years} jaar")
    )
    yield f"{baten}. De kosten vallen {years}. {OWN_ASSUMPTION}"
    if not spread.adds_up:
        yield (
            "De delen tellen niet op tot de baten. We gebruiken alleen hoe ze over de jaren "
            "verdeeld zijn."
        )


def _ratio(value: Fraction) -> str:
    return number(rounded(value, FEWEST_PLACES))
