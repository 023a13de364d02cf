"""The sum of one keten in words, so that a group can read it aloud and check it."""

from collections.abc import Iterator
from fractions import Fraction

from veranderverhaal.effectenarena.baten import KetenLine, left_over, length_of, per_person_of
from veranderverhaal.effectenarena.bounds import NOTHING, WHOLE, Bounds, bounds_of
from veranderverhaal.effectenarena.model import Course, Effectenarena, Keten
from veranderverhaal.effectenarena.money import (
    cent_range,
    cents,
    euro_range,
    euros,
    factor,
    number,
    percent,
)
from veranderverhaal.effectenarena.price_level import price_ratio, value_of

COURSE_WORDS = {
    Course.AT_ONCE: "elk jaar evenveel",
    Course.GROWING: "elk jaar een stukje meer",
    Course.FADING: "elk jaar een stukje minder",
}
TAKEN_OFF = (
    ("deadweight", "{} was anders ook gebeurd"),
    ("displacement", "{} is verdringing"),
)


def say_formula(keten: Keten, effectenarena: Effectenarena) -> str:
    """The middle numbers of a keten in which nothing is missing, as a sum to read aloud.

    "100 mensen × kans 0,35 × verandering 0,50 × € 50 = € 875 per jaar". Once only, it says so.
    """
    settings = effectenarena.settings
    chance = bounds_of(keten.chance, settings.chance_scale) or NOTHING
    delta = bounds_of(keten.delta, settings.delta_scale) or NOTHING
    parts = [
        *_people(keten),
        f"kans {factor(chance.middle)}",
        f"verandering {factor(delta.middle)}",
        _value(keten, effectenarena),
        *_filters(keten),
    ]
    full = _full_year(keten, effectenarena).middle
    nadeel = " nadeel" if keten.is_negative else ""
    often = "eenmalig" if keten.course is Course.ONCE else "per jaar"
    return f"{' × '.join(parts)} = {_plain_euros(full)}{nadeel} {often}"


def say_per_person(keten: Keten, effectenarena: Effectenarena) -> str:
    """What it comes to for one person, before anything is taken off.

    "Per persoon per jaar is dat € 8,75 (geen bandbreedte ingevuld)."
    """
    often = "Per persoon" if keten.course is Course.ONCE else "Per persoon per jaar"
    return f"{often} is dat {cent_range(per_person_of(keten, effectenarena))}."


def say_keten_total(line: KetenLine, years: tuple[int, ...]) -> str:
    """What a keten that counts comes to over the horizon, with its years and its course."""
    name = "Dit nadeel kost" if line.keten.is_negative else "Samen is dat"
    amount = -line.total if line.keten.is_negative else line.total
    horizon = f"over {len(years)} jaar ({years[0]}–{years[-1]})"
    return f"{_when(line.keten)} {name} {euro_range(amount)}, {horizon}."


def _full_year(keten: Keten, effectenarena: Effectenarena) -> Bounds:
    """In a year in which all of it holds; above zero also for a nadeel."""
    people = (bounds_of(keten.people) or NOTHING).times(bounds_of(keten.reach) or WHOLE)
    return people.times(per_person_of(keten, effectenarena)).times(left_over(keten))


def _people(keten: Keten) -> Iterator[str]:
    people = (bounds_of(keten.people) or NOTHING).middle
    yield f"{number(people)} {'mens' if people == 1 else 'mensen'}"
    if keten.reach.middle is not None:
        yield f"bereik {percent(keten.reach.middle)}"


def _value(keten: Keten, effectenarena: Effectenarena) -> str:
    """The value, at the price level that was chosen when the index reaches."""
    kengetal = effectenarena.kengetal(keten.kengetal)
    if kengetal is None:
        return euros(0)
    value, settings = value_of(kengetal, effectenarena.settings), effectenarena.settings
    told = _plain_euros(value.middle)
    is_moved = price_ratio(kengetal, settings) not in (None, 1)
    return f"{told} (prijzen van {settings.price_year})" if is_moved else told


def _plain_euros(amount: Fraction) -> str:
    """With cents only where there are any."""
    return euros(amount) if amount.denominator == 1 else cents(amount)


def _filters(keten: Keten) -> Iterator[str]:
    """What is left, with what was taken off: "0,80 (20% was anders ook gebeurd)"."""
    for field, words in TAKEN_OFF:
        share = getattr(keten, field).middle
        if share:
            yield f"{factor(1 - Fraction(share))} ({words.format(percent(share))})"
    ours = keten.attribution.middle
    if ours is not None and ours != 1:
        yield f"{factor(ours)} ({percent(1 - Fraction(ours))} is het aandeel van anderen)"


def _when(keten: Keten) -> str:
    """ "Vanaf 2021, 5 jaar lang, elk jaar een stukje minder. Elk jaar loopt 10% terug." """
    if keten.course is Course.ONCE:
        return f"Eenmalig, in {keten.first_year}."
    length = length_of(keten)
    told = f"Vanaf {keten.first_year}, {length} jaar lang, {COURSE_WORDS[keten.course]}."
    lost = keten.drop_off.middle
    return f"{told} Elk jaar loopt {percent(lost)} terug." if lost else told
