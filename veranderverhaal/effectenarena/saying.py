"""The results of an effectenarena in Dutch sentences: always the range, always as an estimate."""

from collections.abc import Sequence
from fractions import Fraction

from veranderverhaal.effectenarena.bounds import NOTHING, WHOLE, ZERO, bounds_of
from veranderverhaal.effectenarena.money import (
    NO_SPREAD,
    PARTS_ROUNDED,
    cents,
    euro_range,
    euros,
    number,
    percent,
    rounded,
)
from veranderverhaal.effectenarena.overview import Claim, Period
from veranderverhaal.effectenarena.reckoning import Balance, Portion, Reckoning
from veranderverhaal.effectenarena.settings import EffectenarenaSettings
from veranderverhaal.saying_words import join, say_day
from veranderverhaal.text import enumerate_dutch

NO_COSTS = "Er zijn nog geen kosten in euro’s. Daarom is niet te zeggen wat er tegenover staat."
NONE_IN_THESE_YEARS = "In deze jaren zijn er nog geen kosten in euro’s."
NO_BALANCE = "Zolang er geen kosten staan, is het saldo gelijk aan de baten."
NO_LOW_COSTS = (
    "In het ruime geval zijn er geen kosten. Daarom is niet te zeggen hoeveel baten er tegenover "
    "elke euro staan."
)
NEVER_BACK = "Binnen de looptijd komen de kosten niet terug."
LESS_THAN_ONE = "minder dan 1"
NO_BATEN = "Er zijn nog geen baten in euro’s."


def say_horizon(reckoning: Reckoning) -> str:
    """ "over 20 jaar (2021–2040)"."""
    years = reckoning.years
    span = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
    return f"over {len(years)} jaar ({span})"


def say_headline(reckoning: Reckoning) -> str:
    """Baten and costs as ranges, over how many years, and that it is an estimate."""
    plain = reckoning.plain
    baten = f"De baten zijn {euro_range(plain.baten)}."
    estimate = f"Dat is een schatting {say_horizon(reckoning)}, zonder discontovoet."
    if not plain.costs.high:
        return f"{baten} {estimate} {NONE_IN_THESE_YEARS}"
    return f"{baten} De kosten zijn {euro_range(plain.costs)}. {estimate}"


def say_balance(balance: Balance) -> str:
    """Baten less costs: "De baten min de kosten: − € 500 tot € 1.200, midden € 300."."""
    if not balance.costs.high:
        return NO_BALANCE
    return f"De baten min de kosten: {euro_range(balance.balance)}."


def say_multiplier(balance: Balance, reckoning: Reckoning) -> str:
    """What stands against each euro; why that cannot be said where it cannot."""
    if balance.multiplier is None:
        return NO_LOW_COSTS if balance.costs.high else NO_COSTS
    found = balance.multiplier
    about = f"Dat is een schatting {say_horizon(reckoning)}."
    if found.is_one_number:
        told = f"staat {per_euro(found.middle)} aan baten ({NO_SPREAD})"
    else:
        told = (
            f"staan {per_euro(found.low)} tot {per_euro(found.high)} aan baten, "
            f"midden {per_euro(found.middle)}"
        )
    return f"Tegenover elke euro {told}. {about}"


def per_euro(value: Fraction) -> str:
    """Baten per euro of costs, in cents, and never as if one euro comes back when less does."""
    shown = cents(value)
    return f"net geen {shown}" if value < 1 and shown == cents(1) else shown


def say_returned(balance: Balance) -> str:
    """In which year the costs came back, as a range; "" without costs."""
    cautious, middle, generous = balance.returned_in
    if not balance.costs.high:
        return ""
    if generous is None:
        return NEVER_BACK
    if cautious is None:
        told = f"In het ruime geval komen de kosten terug in {generous}"
        if middle is None:
            return f"{told}; in het midden en in het voorzichtige geval niet binnen de looptijd."
        return (
            f"{told}, in het midden in {middle}; in het voorzichtige geval niet binnen de looptijd."
        )
    if cautious == generous:
        return f"De kosten komen terug in {middle}."
    return f"De kosten komen terug tussen {generous} en {cautious}, in het midden in {middle}."


def say_discount(reckoning: Reckoning) -> str:
    """The discounted baten and costs beside those that are not, with rate, source and date."""
    return (
        "Geld van later telt minder zwaar. Met een discontovoet van "
        f"{say_rate(reckoning.settings)} {_baten_and_costs(reckoning.discounted)}. "
        f"Zonder discontovoet {_baten_and_costs(reckoning.plain)}."
    )


def _baten_and_costs(balance: Balance) -> str:
    costs = f", en de kosten {euro_range(balance.costs)}" if balance.costs.high else ""
    return f"zijn de baten {euro_range(balance.baten)}{costs}"


def say_rate(settings: EffectenarenaSettings) -> str:
    """ "2,25% per jaar (source, 1 januari 2021)"."""
    day = say_day(settings.discount_set_on) if settings.discount_set_on else ""
    told = ", ".join(one for one in (settings.discount_source, day) if one)
    rate = f"{percent(settings.discount_rate)} per jaar"
    return f"{rate} ({told})" if told else rate


def say_basis(reckoning: Reckoning) -> str:
    """What stands beside any euros: ketens, people, years, rate, and whether it was made up."""
    settings = reckoning.settings
    rate = f"Discontovoet: {say_rate(settings)}."
    made_up = "Verzonnen voorbeeld." if settings.made_up else ""
    return join(say_counted(reckoning), rate, made_up)


def say_counted(reckoning: Reckoning) -> str:
    """Over which years, with how many ketens and about how many people."""
    lines = len(reckoning.lines)
    ketens = "1 keten" if lines == 1 else f"{lines} ketens"
    return f"Gerekend {say_horizon(reckoning)}, met {ketens}{_people(reckoning)}."


def say_portions(portions: Sequence[Portion], words: str) -> str:
    """Where the baten go, each as a range, biggest first: `words` is "per leefdomein" or such."""
    if not portions:
        return NO_BATEN
    ordered = sorted(portions, key=lambda one: -one.plain.middle)
    parts = "; ".join(f"{one.name} {euro_range(one.plain)}" for one in ordered)
    return f"De baten {words}: {parts}."


def say_periods(periods: Sequence[Period]) -> str:
    """Baten and costs of each period, each as a range, in the order of time."""
    parts = [
        f"{one.name}: baten {euro_range(one.baten)}"
        + (f"; kosten {euro_range(one.costs)}" if one.costs.high else "")
        for one in periods
    ]
    return " ".join(f"{one}." for one in parts)


def say_claims(claims: Sequence[Claim]) -> str:
    """The costs over the leefdomeinen in proportion, in the middle; the sum is the costs."""
    if not claims:
        return "Er zijn geen baten om de kosten over te verdelen."
    if not any(one.middle for one in claims):
        return "Er zijn nog geen kosten om te verdelen."
    parts = enumerate_dutch([f"{one.name} {euros(one.middle)}" for one in claims if one.middle])
    whole = sum((one.middle for one in claims), ZERO)
    shown = sum(rounded(one.middle) for one in claims)
    off = "" if shown == rounded(whole) else f" {PARTS_ROUNDED}"
    told = (
        f"Verdeel je de kosten naar verhouding van de baten, dan is dat in het midden: {parts}. "
        f"Samen is dat {euros(whole)}: precies de kosten.{off}"
    )
    part = sum((one.not_claimable for one in claims), ZERO)
    if not part:
        return told
    return f"{told} Daarvan hoort {euros(part)} bij baten die niemand kan opeisen."


def _people(reckoning: Reckoning) -> str:
    """About how many people each keten is: never a sum, they may be the same."""
    counts = [
        (bounds_of(one.keten.people) or NOTHING).times(bounds_of(one.keten.reach) or WHOLE)
        for one in reckoning.lines
    ]
    if not counts:
        return ""
    least, most = min(one.low for one in counts), max(one.high for one in counts)
    fewest, rest = _count(least), _count(most)
    people = "mens" if rest in ("1", LESS_THAN_ONE) else "mensen"
    if fewest == rest:
        return f", elk over {rest} {people}" if len(counts) > 1 else f", over {rest} {people}"
    more = " per keten" if len(counts) > 1 else f", midden {_count(counts[0].middle)}"
    return f", over {fewest} tot {rest} {people}{more}"


def _count(people: Fraction) -> str:
    return LESS_THAN_ONE if 0 < people < 1 else number(people, 0)
