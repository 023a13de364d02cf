"""What came out of the draws, in sentences."""

from fractions import Fraction
from math import ceil, sqrt

from veranderverhaal.effectenarena.bounds import Bounds
from veranderverhaal.effectenarena.money import euros, number, ratio, rounded
from veranderverhaal.effectenarena.simulation import Outcomes, Simulation

APART = (
    "We loten elk getal apart, tussen voorzichtig en ruim, en het vaakst rond het midden. "
    "In het echt hangen getallen soms samen. Dan kunnen de uitkomsten verder uit elkaar liggen. "
    "In het voorzichtige geval vallen alle getallen tegelijk tegen: dat loten we bijna nooit."
)
ONLY_RANGES = (
    "Dit gaat alleen over getallen met een bandbreedte. Wat niet in euro’s staat, telt niet mee."
)
NOTHING_TO_DRAW = "Geen enkel getal heeft een bandbreedte. Er valt dus niets te loten."
NO_COSTS = (
    "In deze jaren zijn er nog geen kosten in euro’s. Daarom is niet te zeggen hoe vaak de baten "
    "hoger zijn dan de kosten."
)
ERRORS_TOLD = 2  # standard errors: the truth lies further off in 5 of 100 cases
FEW = 3


def say_simulation(simulation: Simulation) -> tuple[str, ...]:
    """How often more comes back than was put in, between what, and how this was drawn.

    Nothing of this without costs: then baten are always more.
    """
    if not has_costs(simulation):
        return (NO_COSTS,)
    if not simulation.numbers:
        return (NOTHING_TO_DRAW,)
    said = [_say_share(simulation), *_say_between(simulation.discounted), APART, ONLY_RANGES]
    draws = number(simulation.draws)
    if simulation.draws < simulation.asked:
        said.append(
            f"Er zijn veel getallen met een bandbreedte. Daarom lootten we {draws} keer en niet "
            f"{number(simulation.asked)} keer."
        )
    said.append(
        f"We lootten {draws} keer, met startgetal {simulation.seed}. Met hetzelfde startgetal komt "
        "er hetzelfde uit."
    )
    return tuple(said)


def has_costs(simulation: Simulation) -> bool:
    """Whether any draw has costs to set the baten against."""
    return simulation.plain.multiplier is not None


def say_how_often(share: Fraction, draws: int) -> str:
    """A share of the draws, as exact as so many draws are: "ongeveer 72 van de 100 keer (een
    paar meer of minder)".
    """
    if share in (0, 1):
        return f"in {'alle' if share else 'geen van de'} {number(draws)} lotingen"
    shown = int(rounded(share * 100))
    if shown in (0, 100):
        return "meer dan 99 van de 100 keer" if shown else "minder dan 1 van de 100 keer"
    error = sqrt(share * (1 - share) / draws)
    margin = ceil(ERRORS_TOLD * error * 100)
    off = "een paar" if 1 < margin <= FEW else str(margin)
    return f"ongeveer {shown} van de 100 keer ({off} meer of minder)"


def say_far_off(outcomes: Outcomes) -> str:
    """The draws that no bin of the histogram shows, "" for none."""
    histogram = outcomes.histogram
    hidden = histogram.below + histogram.above if histogram else 0
    if not hidden:
        return ""
    verb = "ligt" if hidden == 1 else "liggen"
    noun = "loting" if hidden == 1 else "lotingen"
    return f"{number(hidden)} {noun} {verb} buiten de grafiek, ver van de andere."


def _say_share(simulation: Simulation) -> str:
    counted = say_how_often(simulation.discounted.share_above, simulation.draws)
    plain = say_how_often(simulation.plain.share_above, simulation.draws)
    said = f"Loten we elk getal, dan zijn de baten {counted} hoger dan de kosten"
    if simulation.plain == simulation.discounted:
        return f"{said}."
    if plain == counted:
        return f"{said} (verdisconteerd, en ook zonder discontovoet)."
    return f"{said} (verdisconteerd). Zonder discontovoet is dat {plain}."


def _say_between(outcomes: Outcomes) -> list[str]:
    balance, multiplier = outcomes.balance, outcomes.multiplier
    said = [
        f"In 90 van de 100 lotingen ligt het saldo tussen {euros(balance.low)} en "
        f"{euros(balance.high)}."
    ]
    if multiplier is not None:
        said.append(
            "In 90 van de 100 lotingen staat tegenover elke euro kosten "
            f"{_between(multiplier)} euro aan baten."
        )
    return said


def _between(multiplier: Bounds) -> str:
    low, high = ratio(multiplier.low), ratio(multiplier.high)
    return f"ongeveer {low}" if low == high else f"{low} tot {high}"
