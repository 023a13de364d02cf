"""Small effectenarena's to reckon with: the published keten, and all that can stand around it."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from veranderverhaal.effectenarena.model import (
    Effectenarena,
    Factor,
    Investering,
    InvesteringKind,
    Kengetal,
    Keten,
    Leefdomein,
    Pricing,
)
from veranderverhaal.effectenarena.reckoning import reckon
from veranderverhaal.effectenarena.rules import notices
from veranderverhaal.effectenarena.settings import EffectenarenaSettings
from veranderverhaal.model import Element, Layer, Veranderverhaal, Verband

SOURCE = "verzonnen voorbeeld"


def some(*numbers, source=SOURCE):
    """A factor of one number, or of a low, a middle and a high one."""
    numbers = [Decimal(str(one)) for one in numbers]
    low, middle, high = numbers if len(numbers) == 3 else (None, numbers[0], None)
    return Factor(low, middle, high, source)


def word(key):
    return Factor(label=key)


def keten_of(key="keten", **changes):
    """The published keten, 0.35 x 0.50 x 50 euro, for 100 people in one year."""
    keten = Keten(
        key,
        aanpak="koken",
        effect="ontmoeten",
        incasseerder="participants",
        chance=some("0.35"),
        delta=some("0.50"),
        pricing=Pricing.EUROS,
        people=some(100),
        kengetal="fifty",
        first_year=2021,
        leefdomein=Leefdomein.HEALTH,
    )
    return replace(keten, **changes)


def kengetal_of(key="fifty", *value, **changes):
    kengetal = Kengetal(key, key, some(*(value or (50,))), 2024, 2024, estimated_by="wij")
    return replace(kengetal, **changes)


def money_of(amount=1000, first_year=2021, years=1, **changes):
    amount = amount if isinstance(amount, Factor) else some(amount)
    investering = Investering("money", "gemeente", first_year=first_year, years=years, price=amount)
    return replace(investering, **changes)


def hours_of(quantity, price, first_year=2021, years=1, **changes):
    kind = InvesteringKind.HOURS
    return money_of(price, first_year, years, key="hours", kind=kind, quantity=quantity, **changes)


def effectenarena_of(*parts, settings=None, **changes):
    """An effectenarena of ketens, investeringen and kengetallen, with one kengetal of 50 euro."""
    kengetallen = [one for one in parts if isinstance(one, Kengetal)]
    return Effectenarena(
        settings=settings or replace(EffectenarenaSettings(), **changes),
        investeringen=tuple(one for one in parts if isinstance(one, Investering)),
        ketens=tuple(one for one in parts if isinstance(one, Keten)),
        kengetallen=(*kengetallen, kengetal_of()),
    )


def reckoned(*parts, **changes):
    return reckon(effectenarena_of(*parts, **changes))


def middles(bounds):
    """The middle of each year."""
    return [one.middle for one in bounds]


def three(bounds):
    return bounds.low, bounds.middle, bounds.high


def bit(text):
    """An exact number: "1/3", "0.35"."""
    return Fraction(text)


STORY = Veranderverhaal(
    elements=(
        Element("ouderen", Layer.DOELGROEP, "Ouderen"),
        Element("koken", Layer.AANPAK, "Samen koken"),
        Element("ontmoeten", Layer.DIRECT, "Meer ontmoeting"),
        Element("leren", Layer.DIRECT, "Nieuwe dingen leren"),
        Element("eenzaam", Layer.INDIRECT, "Minder eenzaam"),
        Element("drukte", Layer.NEVENEFFECT, "Drukte op de stoep"),
    ),
    verbanden=(
        Verband("koken", "ontmoeten"),
        Verband("koken", "leren"),
        Verband("ontmoeten", "eenzaam"),
    ),
)

THIS_YEAR = 2026
RANGE = some("0.2", "0.35", "0.5")
CORRECTED = {"chance": RANGE, "deadweight": some("0.2")}


def complete(**changes):
    """A keten about which nothing needs to be told."""
    return keten_of(**{**CORRECTED, **changes})


def told(*parts, story=STORY, this_year=THIS_YEAR, **changes):
    """The notices by key, of an effectenarena in which no nadelen are seen."""
    changes = {"negative_effects": "De stoep is soms vol.", "without_us": "Niets.", **changes}
    effectenarena = effectenarena_of(*parts, **changes)
    found = notices(effectenarena, reckon(effectenarena), story, this_year)
    return {one.key: one for one in found}


def only_line(*parts, **changes):
    found = reckoned(*parts, **changes).lines
    assert len(found) == 1
    return found[0]


def one_euro(**changes):
    """A keten of 1 euro per year, of which only the years are left to look at."""
    whole = {"chance": some(1), "delta": some(1), "people": some(1), "kengetal": "one"}
    return keten_of(**{**whole, **changes})


ONE = kengetal_of("one", 1)


def texts(*parts, **changes):
    return {key: one.text for key, one in told(*parts, **changes).items()}
