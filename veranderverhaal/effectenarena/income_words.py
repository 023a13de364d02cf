"""What the money of an initiatief is made of, in Dutch sentences."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from veranderverhaal.effectenarena.income import (
    IncomeMix,
    IncomePart,
    Thirds,
    ThirdStep,
    amount_of,
)
from veranderverhaal.effectenarena.income_line import IncomeLine, IncomeSector
from veranderverhaal.effectenarena.labels import INCOME_SECTOR_LABELS
from veranderverhaal.effectenarena.money import cents, euros, number, share
from veranderverhaal.text import enumerate_dutch

NO_THEME = "zonder thema"
MOST_NAMED = 3
WHAT_COUNTS = (
    "Publiek is geld van de overheid. Privaat is geld van fondsen, bedrijven en gevers. Zelf "
    "verdiend is wat mensen betalen voor iets: huur, de bar, een lunch."
)
OUR_READING = (
    "Een derde publiek, een derde privaat en een derde zelf verdiend is een vuistregel, geen norm."
)
REACHED = "De drie delen zijn even groot."
SHARES_ROUNDED = "Percentages zijn afgerond: samen zijn ze niet altijd 100."


def name_of(mix: IncomeMix) -> str:
    """What a mix is called: "2025", or "scenario Meer zelf verdienen, 2027"."""
    return f"scenario {mix.scenario}, {mix.year}" if mix.scenario else str(mix.year)


def say_mix(mix: IncomeMix) -> str:
    """How much it is in all, and how it is divided over the three sectors."""
    if not mix.total:
        return f"In {name_of(mix)} komt er geen geld binnen."
    opening = "Dit scenario" if mix.scenario else "De inkomsten"
    verb = f"({mix.scenario}, {mix.year}) is" if mix.scenario else f"van {mix.year} zijn"
    return f"{opening} {verb} {say_shares(mix)}."


def say_shares(mix: IncomeMix) -> str:
    """The total and its division: "€ 60.000: 63% publiek, 17% privaat en 20% zelf verdiend"."""
    parts = [
        f"{share(part.share)} {INCOME_SECTOR_LABELS[IncomeSector(part.name)].lower()}"
        for part in mix.by_sector
        if part.amount
    ]
    return f"{euros(mix.total)}: {enumerate_dutch(parts)}" if parts else euros(mix.total)


def say_beside(mix: IncomeMix, other: IncomeMix) -> str:
    """How much more or less there is in all than in another year or scenario."""
    more = mix.total - other.total
    if not more:
        return f"In {name_of(mix)} komt er evenveel binnen als in {name_of(other)}."
    word = "meer" if more > 0 else "minder"
    return f"In {name_of(mix)} komt er {euros(abs(more))} {word} binnen dan in {name_of(other)}."


def say_line(line: IncomeLine) -> str:
    """The amount of one line: "€ 7,50 × 1.200 lunches = € 9.000"; without a scenario "€ 12.000"."""
    if line.price is None:
        return "nog geen bedrag"
    whole = shown_amount(amount_of(line))
    if line.volume == 1 and not line.unit:
        return whole
    times = f"{number(line.volume)} {line.unit}".rstrip()
    return f"{shown_amount(line.price)} × {times} = {whole}"


def shown_amount(amount: Fraction | Decimal) -> str:
    """Euros as somebody types them: with cents only where there are."""
    return euros(amount) if Fraction(amount).denominator == 1 else cents(amount)


def say_parts(mix: IncomeMix, parts: Sequence[IncomePart], opening: str) -> str:
    """The largest parts and how many there are more, as "Het meeste komt van: …"."""
    if not mix.total:
        return ""
    told = [
        f"{one.name or NO_THEME} ({euros(one.amount)}, {share(one.share)})"
        for one in parts[:MOST_NAMED]
    ]
    more = len(parts) - len(told)
    return f"{opening}: {enumerate_dutch(told)}{f', en nog {more}' if more > 0 else ''}."


def say_thirds(mix: IncomeMix, thirds: Thirds) -> tuple[str, ...]:
    """What three equal parts would take: with the same total, and without losing anything."""
    if not mix.total:
        return ()
    if thirds.is_reached:
        return (REACHED,)
    return (
        f"Blijft het totaal {euros(mix.total)}, dan is elk deel "
        f"{euros(thirds.same_total[0].wanted)}: {_steps(thirds.same_total)}.",
        f"Blijft alles wat er al is, dan moet elk deel {euros(thirds.nothing_less[0].wanted)} "
        f"worden: {_steps(thirds.nothing_less)}.",
    )


def _steps(steps: Sequence[ThirdStep]) -> str:
    return enumerate_dutch(
        [
            f"{INCOME_SECTOR_LABELS[one.sector].lower()} {euros(abs(one.difference))} "
            f"{'meer' if one.difference > 0 else 'minder'}"
            for one in steps
            if one.difference
        ]
    )
