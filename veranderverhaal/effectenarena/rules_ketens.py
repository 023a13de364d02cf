"""What must be told about the ketens: those that count, and those that do not."""

from collections.abc import Iterator

from veranderverhaal.effectenarena.baten import KetenLine, years_of
from veranderverhaal.effectenarena.bounds import NOTHING, ZERO, bounds_of, total
from veranderverhaal.effectenarena.factors import drop_off_of, numbers_of
from veranderverhaal.effectenarena.missing import say_missing
from veranderverhaal.effectenarena.model import Factor, IncasseerderGroup, Keten, Pricing
from veranderverhaal.effectenarena.money import euro_range, share
from veranderverhaal.effectenarena.notice import TOO_GOOD, Naming, Notice, Weight, about, shortened
from veranderverhaal.effectenarena.reckoning import Reckoning, is_not_claimable
from veranderverhaal.effectenarena.settings import ScaleLabel
from veranderverhaal.text import enumerate_dutch

NOTHING_TAKEN_OFF = "Er is niet gecorrigeerd voor wat anders ook was gebeurd."


def keten_notices(reckoning: Reckoning, naming: Naming) -> Iterator[Notice]:
    """Ketens that do not count and why, and what is doubtful in those that do."""
    yield from _not_counted(reckoning, naming)
    yield from _gone(reckoning, naming)
    yield from _without_spread(reckoning, naming)
    yield from _own_words(reckoning, naming)
    yield from _not_corrected(reckoning, naming)
    yield from _cut_off(reckoning, naming)
    yield from _not_claimable(reckoning, naming)


def _not_counted(reckoning: Reckoning, naming: Naming) -> Iterator[Notice]:
    for one in reckoning.left_out:
        text = f"{naming.one(one.keten)} telt niet mee. Dit mist nog: {say_missing(one.missing)}."
        yield about("left_out", text, [one.keten])
    nadelen = [one.keten for one in reckoning.left_out if one.keten.is_negative]
    nadelen += [one for one in reckoning.unpriced if one.is_negative]
    if nadelen:
        opening = "Dit nadeel zit" if len(nadelen) == 1 else "Deze nadelen zitten"
        told = shortened([_with_why(one, one.pm_reason, naming) for one in nadelen])
        text = f"{opening} niet in de bedragen: {told}. {TOO_GOOD}"
        yield about("nadeel_not_counted", text, nadelen)
    baten = [one for one in reckoning.unpriced if not one.is_negative]
    pm = [one for one in baten if one.pricing is Pricing.PM]
    if pm:
        told = shortened([_with_why(one, one.pm_reason, naming) for one in pm])
        text = f"Zonder prijs (PM), en daarom niet in de bedragen: {told}."
        yield about("pm", text, pm, Weight.NOTE)
    others = [one for one in baten if one.pricing is Pricing.OPEN]
    if others:
        text = f"Alleen in woorden, en daarom niet in de bedragen: {naming.all(others)}."
        yield about("in_words", text, others, Weight.NOTE)


def _gone(reckoning: Reckoning, naming: Naming) -> Iterator[Notice]:
    ketens = [
        *(one.keten for one in reckoning.lines),
        *(one.keten for one in reckoning.left_out),
        *reckoning.unpriced,
    ]
    for keten in ketens:
        if gone := _gone_in(keten, naming):
            text = f"{naming.one(keten)} noemt iets wat is weggehaald: {enumerate_dutch(gone)}."
            yield about("gone", text, [keten])


def _gone_in(keten: Keten, naming: Naming) -> list[str]:
    effectenarena, elements = naming.effectenarena, {one.key for one in naming.story.elements}
    gaining = {*IncasseerderGroup, *(one.key for one in effectenarena.incasseerders)}
    valued = {one.key for one in effectenarena.kengetallen}
    named = (
        ("de aanpak", keten.aanpak, elements),
        ("het effect", keten.effect, elements),
        ("de doelgroep", keten.doelgroep, elements),
        ("wie incasseert", keten.incasseerder, gaining),
        ("het kengetal", keten.kengetal if keten.pricing is Pricing.EUROS else "", valued),
    )
    return [words for words, key, there in named if key and key not in there]


def _without_spread(reckoning: Reckoning, naming: Naming) -> Iterator[Notice]:
    single = [one.keten for one in reckoning.lines if _is_one_number(one, naming)]
    if single:
        text = (
            f"Deze ketens hebben geen bandbreedte: {naming.all(single)}. Vul ook in hoe weinig en "
            "hoe veel het kan zijn."
        )
        yield about("no_spread", text, single)


def _is_one_number(line: KetenLine, naming: Naming) -> bool:
    """Whether nothing in it has a spread: the total of one that comes to nothing never has."""
    numbers = numbers_of(line.keten, naming.effectenarena).values()
    is_one = all(one.is_one_number for one in (*numbers, drop_off_of(line.keten)))
    return line.total.is_one_number and is_one


def _own_words(reckoning: Reckoning, naming: Naming) -> Iterator[Notice]:
    settings = reckoning.settings
    own = [
        one.keten
        for one in reckoning.lines
        if _is_own_word(one.keten.chance, settings.chance_scale)
        or _is_own_word(one.keten.delta, settings.delta_scale)
    ]
    if own:
        text = (
            f"Het getal achter een woord is van jullie zelf en heeft geen bron: {naming.all(own)}."
        )
        yield about("own_words", text, own)


def _is_own_word(factor: Factor, scale: tuple[ScaleLabel, ...]) -> bool:
    found = next((one for one in scale if one.key == factor.label), None)
    return not factor.is_given and found is not None and not found.source


def _not_corrected(reckoning: Reckoning, naming: Naming) -> Iterator[Notice]:
    """Ketens of which nothing was taken off for what would have happened anyway.

    Other filters do not stand for that: what fades, moves elsewhere or is of others came about.
    """
    whole = [
        one.keten
        for one in reckoning.lines
        if not one.keten.is_negative and not (bounds_of(one.keten.deadweight) or NOTHING).middle
    ]
    if not whole:
        return
    if len(whole) == sum(not one.keten.is_negative for one in reckoning.lines):
        yield about("not_corrected", NOTHING_TAKEN_OFF, whole)
        return
    text = "Bij deze ketens is niet gecorrigeerd voor wat anders ook was gebeurd: {}."
    yield about("partly_corrected", text.format(naming.all(whole)), whole)


def _cut_off(reckoning: Reckoning, naming: Naming) -> Iterator[Notice]:
    first, last = reckoning.years[0], reckoning.years[-1]
    ketens = [one.keten for one in reckoning.lines]
    cut = [one for one in ketens if years_of(one)[0] < first or years_of(one)[-1] > last]
    if cut:
        text = (
            f"Deze ketens lopen ook buiten {first}-{last}: {naming.all(cut)}. Alleen de baten in "
            "die jaren tellen mee."
        )
        yield about("cut_off", text, cut, Weight.NOTE)


def _not_claimable(reckoning: Reckoning, naming: Naming) -> Iterator[Notice]:
    lines = [one for one in reckoning.lines if is_not_claimable(one.keten)]
    if not lines:
        return
    told = shortened([_with_why(one.keten, one.keten.not_claimable_why, naming) for one in lines])
    amount = euro_range(total(one.total for one in lines))
    amount += _part(lines, reckoning)
    text = f"Niet opeisbaar is {amount}. Dat geld kan niemand opeisen: {told}."
    yield about("not_claimable", text, [one.keten for one in lines])


def _with_why(keten: Keten, why: str, naming: Naming) -> str:
    return f"{naming.one(keten)} ({why.rstrip('.')})" if why else naming.one(keten)


def _part(lines: list[KetenLine], reckoning: Reckoning) -> str:
    """The share of all baten above zero, in the middle; "" where it says nothing."""
    whole = sum((max(one.total.middle, ZERO) for one in reckoning.lines), ZERO)
    part = sum((max(one.total.middle, ZERO) for one in lines), ZERO)
    return f" ({share(part / whole)} van de baten, midden)" if whole and part else ""
