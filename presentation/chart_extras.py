"""What stands beside an uitkomst: a norm of the group, and figures from elsewhere."""

from dataclasses import dataclass

from presentation.chart_marks import Picture
from presentation.chart_theme import Look
from presentation.chart_words import Sample, key
from veranderverhaal.saying_words import figure
from veranderverhaal.uitkomst import FigureUnit, NeighbourhoodFigure, Norm

HUNDRED = 100


@dataclass(frozen=True)
class Extras:
    """What is drawn beside an uitkomst: a norm of the group, and figures from elsewhere."""

    norm: Norm | None = None
    beside: tuple[NeighbourhoodFigure, ...] = ()
    norm_is_share: bool = True  # in percents; else a grade, a trede or another number


def extras_key(extras: Extras, look: Look) -> Picture:
    """What the dashed line and the diamonds stand for, with year and source."""
    colours = look.colours
    norm = norm_text(extras)
    samples = [Sample(norm, colours.norm, "dash")] if norm else []
    samples += [Sample(beside_text(one), colours.beside, "diamond") for one in extras.beside]
    return key(samples, look)


def norm_text(extras: Extras) -> str:
    """A norm in a few words, with the day it was set: it was set beforehand."""
    norm = extras.norm
    if norm is None:
        return ""
    percent = "%" if extras.norm_is_share else ""
    year, month, day = (int(part) for part in norm.set_on[:10].split("-"))
    return f"onze norm: {figure(norm.least)}{percent} of meer (gekozen op {day}-{month}-{year})"


def beside_text(one: NeighbourhoodFigure) -> str:
    """A figure from elsewhere with its unit, place, year and source."""
    percent = "%" if one.unit is FigureUnit.PERCENT else ""
    area = f", {one.area}" if one.area else ""
    return f"{one.label}{area}: {figure(one.value, 2)}{percent} ({one.source}, {one.year})"


def norm_share(extras: Extras) -> float | None:
    """The norm of a favourable share, from 0 to 1."""
    return float(extras.norm.least) / HUNDRED if extras.norm else None


def beside_shares(extras: Extras) -> tuple[float, ...]:
    """The figures from elsewhere that are shares, from 0 to 1."""
    shares = (one for one in extras.beside if one.unit is FigureUnit.PERCENT)
    return tuple(float(one.value) / HUNDRED for one in shares)
