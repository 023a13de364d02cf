"""What the result leans on, in sentences."""

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor

from veranderverhaal.effectenarena.bounds import Bounds
from veranderverhaal.effectenarena.model import Effectenarena
from veranderverhaal.effectenarena.money import (
    cents,
    euro_range,
    euros,
    number,
    percent,
    ratio,
    ratio_range,
    rounded,
    share,
)
from veranderverhaal.effectenarena.naming import GONE, investeerder_name, keten_name
from veranderverhaal.effectenarena.reckoning import Balance
from veranderverhaal.effectenarena.sensitivity import HALF, BreakEven, Carriers
from veranderverhaal.effectenarena.tornado import Measure, Owner, Swing
from veranderverhaal.model import Veranderverhaal
from veranderverhaal.number_words import SMALL
from veranderverhaal.text import enumerate_dutch

FIELD_WORDS = {
    "people": "het aantal mensen",
    "reach": "het bereik",
    "chance": "de slagingskans",
    "delta": "de grootte van de verandering",
    "value": "het bedrag",
    "deadweight": "wat anders ook was gebeurd",
    "displacement": "de verdringing",
    "attribution": "het eigen aandeel",
    "drop_off": "hoe snel het terugloopt",
    "price": "de prijs",
    "quantity": "het aantal per jaar",
    "discount_rate": "de discontovoet",
}
IN_EUROS = frozenset({"value", "price"})
IN_PERCENTS = frozenset({"discount_rate"})
ONE_AT_A_TIME = "Elk getal is apart veranderd; alle andere stonden op het midden."
NO_SPREAD = "Geen getal met een bandbreedte verandert de uitkomst."
MOST_NAMED = 3
TENTHS, HUNDREDTHS = 10, 100


def say_carriers(found: Carriers, effectenarena: Effectenarena, story: Veranderverhaal) -> str:
    """Which ketens carry more than half of the baten."""
    if not found.ketens:
        return "Er is nog geen keten met baten in euro’s."
    ketens = {one.key: one for one in effectenarena.ketens}
    largest = [ketens[key] for key in found.ketens[:MOST_NAMED]]
    named = enumerate_dutch([keten_name(one, effectenarena, story) for one in largest])
    half = "meer dan de helft van de baten"
    if rounded(found.share * 100) > HALF * 100:
        half += f" ({share(found.share)} in het midden)"
    if len(found.ketens) == 1:
        return f"Eén keten draagt {half}: {named}."
    if len(found.ketens) <= MOST_NAMED:
        return f"{SMALL[len(found.ketens)].capitalize()} ketens dragen samen {half}: {named}."
    return f"Er zijn {len(found.ketens)} ketens nodig voor {half}. De grootste zijn {named}."


def say_without(name: str, left: Balance) -> str:
    """What is left without a keten of this name, as ranges."""
    said = f"Zonder {name} is het saldo {euro_range(left.balance)}."
    if left.multiplier is None:
        return said
    return f"{said} De multiplier is dan {ratio_range(left.multiplier)}."


def swing_name(swing: Swing, effectenarena: Effectenarena, story: Veranderverhaal) -> str:
    """Which number it is: "de slagingskans van ‘Samen koken – Minder eenzaam – Deelnemers’"."""
    words = FIELD_WORDS[swing.field]
    if swing.owner is Owner.SETTINGS:
        return words
    link = "bij" if swing.field in ("deadweight", "drop_off") else "van"
    return f"{words} {link} {_owner_name(swing, effectenarena, story)}"


def swing_numbers(swing: Swing) -> str:
    """The number from its low to its high, as it was filled in: "0,2 tot 0,5, midden 0,35"."""
    low, middle, high = (_number(swing.field, one) for one in _three(swing.number))
    return f"{low} tot {high}, midden {middle}"


def say_swing(swing: Swing, measure: Measure = Measure.BALANCE) -> str:
    """The result at both ends of the number: "Bij 0,2 is het saldo € 500, bij 0,5 € 2.000."."""
    low, high = _number(swing.field, swing.number.low), _number(swing.field, swing.number.high)
    return (
        f"Bij {low} is {_result(measure)} {_shown(measure, swing.at_low)}, "
        f"bij {high} {_shown(measure, swing.at_high)}."
    )


def say_tornado(
    swings: Sequence[Swing],
    measure: Measure,
    effectenarena: Effectenarena,
    story: Veranderverhaal,
) -> str:
    """Which number matters most, and which ones come after it."""
    if not swings:
        return NO_SPREAD
    first, *others = swings
    low, high = sorted((first.at_low, first.at_high))
    said = (
        f"Het meest maakt uit: {swing_name(first, effectenarena, story)}. "
        f"Daarmee gaat {_result(measure)} van {_shown(measure, low)} tot {_shown(measure, high)}."
    )
    if after := [swing_name(one, effectenarena, story) for one in others[: MOST_NAMED - 1]]:
        verb = "komen" if len(after) > 1 else "komt"
        said += f" Daarna {verb} {enumerate_dutch(after)}."
    return f"{said} {ONE_AT_A_TIME}"


def say_break_even(found: BreakEven) -> str:
    """How much may fall short. Rounded against ourselves: never rosier than the numbers."""
    if not found.has_costs:
        return "Er zijn nog geen kosten in euro’s."
    if found.share is None:
        return "Er staan nog geen baten in euro’s tegenover de kosten."
    if found.share > 1:
        return "De kosten komen in het midden niet terug."
    said = f"{_said_share(found.share)} Dat is gerekend met het midden van alle getallen."
    return said if found.cautious else f"{said} In het voorzichtige geval komen ze niet terug."


def _said_share(needed: Fraction) -> str:
    if needed <= HALF:
        return (
            f"Ook als maar 1 op de {_fewer(floor(1 / needed))} kansen lukt, zijn de kosten terug."
        )
    for whole in (TENTHS, HUNDREDTHS):
        if (part := ceil(needed * whole)) < whole:
            return f"Pas als {part} van de {whole} kansen lukken, zijn de kosten terug."
    return "De kosten komen in het midden net terug: er mag niets tegenvallen."


def _fewer(count: int) -> int:
    """A count that is easy to see before you: whole above ten only by its first digit."""
    if count <= TENTHS:
        return count
    digits = str(count)
    return int(digits[0].ljust(len(digits), "0"))


def _owner_name(swing: Swing, effectenarena: Effectenarena, story: Veranderverhaal) -> str:
    if swing.owner is Owner.KENGETAL:
        kengetal = effectenarena.kengetal(swing.key)
        return f"‘{kengetal.title}’" if kengetal else GONE
    if swing.owner is Owner.KETEN:
        keten = next((one for one in effectenarena.ketens if one.key == swing.key), None)
        return keten_name(keten, effectenarena, story) if keten else GONE
    found = (one for one in effectenarena.investeringen if one.key == swing.key)
    investering = next(found, None)
    if investering is None:
        return GONE
    words = investering.words or investeerder_name(investering.investeerder, effectenarena)
    return f"‘{words}’"


def _three(bounds: Bounds) -> tuple[Fraction, Fraction, Fraction]:
    return bounds.low, bounds.middle, bounds.high


def _number(field: str, value: Fraction) -> str:
    if field in IN_EUROS:
        return cents(value) if value % 1 else euros(value)
    return percent(value) if field in IN_PERCENTS else number(value)


def _result(measure: Measure) -> str:
    return "het saldo" if measure is Measure.BALANCE else "de multiplier"


def _shown(measure: Measure, value: Fraction) -> str:
    return euros(value) if measure is Measure.BALANCE else ratio(value)
