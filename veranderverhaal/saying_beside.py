"""An uitkomst beside something else: the norm of the group, or a figure of the neighbourhood."""

from datetime import date
from decimal import Decimal

from veranderverhaal.instrument import instrument_of
from veranderverhaal.numbers import format_number
from veranderverhaal.question import Question, QuestionKind
from veranderverhaal.saying_kinds import is_score
from veranderverhaal.saying_rounds import say_points
from veranderverhaal.saying_words import (
    HUNDRED,
    figure,
    join,
    people,
    say_band,
    say_day,
    say_part,
    say_percent,
    say_withheld,
    sentence,
    whole_percent,
)
from veranderverhaal.scoring import round_half_up
from veranderverhaal.uitkomst import FigureUnit, NeighbourhoodFigure, Norm, Shown, Uitkomst

ABOVE = "Dat is boven de streep, ook als je rekent met toeval."
BELOW = "Dat is onder de streep, ook als je rekent met toeval."
WITHIN = "De streep ligt binnen de band: het kan net wel of net niet zijn."
SET_LATE = "Deze streep is gezet nadat de meting begon."
# For a median the software makes no band.
NO_BAND = "Wat toeval hier doet, rekenen we niet uit."
PERCENT_KINDS = (QuestionKind.STELLING, QuestionKind.YES_NO)


def say_norm(norm: Norm, uitkomst: Uitkomst, *, starts_on: date | None = None) -> str:
    """Whether the group may be content by its own norm, as far as the band lets that be said.

    `starts_on` is the first day of the meting: a norm that was set later says so.
    """
    if not uitkomst.has_numbers:
        return say_withheld(uitkomst.shown)
    if uitkomst.question.kind in PERCENT_KINDS:
        found = _share_beside_norm(norm, uitkomst)
    else:
        found = _median_beside_norm(norm, uitkomst)
    if not found:
        return ""
    late = SET_LATE if was_set_late(norm, starts_on) else ""
    return join(_say_wish(norm, uitkomst), found, late)


def was_set_late(norm: Norm, starts_on: date | None) -> bool:
    """Whether a norm was set when answers might be seen already."""
    return starts_on is not None and date.fromisoformat(norm.set_on) > starts_on


def say_beside(neighbourhood: NeighbourhoodFigure, uitkomst: Uitkomst) -> str:
    """A figure of someone else with its source and year, and how the uitkomst differs from it.

    "" when the two are not in the same unit. Percents differ by percentage points; a grade or a
    score is compared with the mean.
    """
    if neighbourhood.unit not in comparable_units(uitkomst.question):
        return ""
    if not uitkomst.has_numbers:
        return say_withheld(uitkomst.shown)
    if neighbourhood.unit is FigureUnit.PERCENT:
        return join(_say_figure(neighbourhood), _percent_beside(neighbourhood, uitkomst))
    return join(_say_figure(neighbourhood), _mean_beside(neighbourhood, uitkomst))


def comparable_units(question: Question) -> tuple[FigureUnit, ...]:
    """In what a figure must be expressed to stand beside the uitkomst of this question.

    None for a reversed item: published figures tell who agrees, our uitkomst who disagrees.
    """
    if is_score(question):
        return (FigureUnit.SCORE,)
    instrument = instrument_of(question)
    items = instrument.items if instrument else ()
    if any(item.key == question.item and item.reverse for item in items):
        return ()
    if question.kind in PERCENT_KINDS:
        return (FigureUnit.PERCENT,)
    return (FigureUnit.GRADE,) if question.kind is QuestionKind.GRADE else ()


def _say_wish(norm: Norm, uitkomst: Uitkomst) -> str:
    least = format_number(norm.least)
    agree = "oneens" if "oneens" in uitkomst.headline_label else "eens"
    wishes = {
        QuestionKind.STELLING: f"minstens {least}% het {agree} is",
        QuestionKind.YES_NO: f"minstens {least}% ja zegt",
    }
    wish = wishes.get(uitkomst.question.kind, f"het middelste cijfer minstens een {least} is")
    written = say_day(date.fromisoformat(norm.set_on))
    return f"Jullie schreven op {written}: we zijn tevreden als {wish}."


def _share_beside_norm(norm: Norm, uitkomst: Uitkomst) -> str:
    band, headline = uitkomst.band, uitkomst.headline
    if band is None or headline is None:
        return ""
    least = norm.least / HUNDRED
    verdict = ABOVE if band.low >= least else BELOW if band.high < least else WITHIN
    if uitkomst.shown is Shown.COUNTS:
        told = f"Het zijn er nu: {say_part(headline, uitkomst)}."
        return join(told, say_band(band, uitkomst.shown), verdict)
    span = f"{whole_percent(band.low)}-{whole_percent(band.high)}%"
    return f"Het is {say_percent(headline, uitkomst.n or 1)} ({span}). {verdict}"


def _median_beside_norm(norm: Norm, uitkomst: Uitkomst) -> str:
    median = uitkomst.median
    if median is None:
        return ""
    verdict = "boven" if median > norm.least else "onder"
    told = "precies op de streep" if median == norm.least else f"{verdict} de streep"
    n = people(uitkomst.n or 0)
    return f"Het is een {figure(median)} ({n}). Dat is {told}. {NO_BAND}"


def _say_figure(one: NeighbourhoodFigure) -> str:
    value = format_number(one.value) + ("%" if one.unit is FigureUnit.PERCENT else "")
    place = f", {one.area}" if one.area else ""
    return f"{sentence(one.label)}{place}: {value} (bron: {one.source}, {one.year})."


def _percent_beside(one: NeighbourhoodFigure, uitkomst: Uitkomst) -> str:
    headline, n, band = uitkomst.headline, uitkomst.n, uitkomst.band
    if headline is None or not n:
        return ""
    if uitkomst.shown is Shown.COUNTS:
        return f"Hier is het {say_part(headline, uitkomst)}."
    points = Decimal(headline) / n - one.value / HUNDRED
    here = f"Hier is het {say_percent(headline, n)} van {people(n)}: {say_points(points)}."
    chance = band is not None and band.low <= one.value / HUNDRED <= band.high
    return join(here, "Dat verschil kan ook toeval zijn." if chance and points else "")


def _mean_beside(one: NeighbourhoodFigure, uitkomst: Uitkomst) -> str:
    if uitkomst.mean is None:
        return ""
    here = f"Het gemiddelde hier is {figure(uitkomst.mean)} ({people(uitkomst.n or 0)})"
    apart = round_half_up(uitkomst.mean - one.value, 1)
    if not apart:
        return f"{here}: ongeveer even hoog."
    return f"{here}: {figure(abs(apart))} {'hoger' if apart > 0 else 'lager'}."
