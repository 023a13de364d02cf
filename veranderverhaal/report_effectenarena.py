"""What an effectenarena says to who was not there: on its page, and in a chapter of the report.

Both are made from the same values, so that they can never tell different numbers.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from veranderverhaal.effectenarena.canvas import Canvas, make_canvas
from veranderverhaal.effectenarena.known_total import KnownTotal
from veranderverhaal.effectenarena.model import Effectenarena, Pricing
from veranderverhaal.effectenarena.overview import (
    Claim,
    Period,
    by_incasseerder,
    by_leefdomein,
    by_period,
    claims_of,
)
from veranderverhaal.effectenarena.reckoning import Portion, Reckoning, reckon
from veranderverhaal.effectenarena.rules import Notice, Weight, notices, why_not
from veranderverhaal.effectenarena.saying import say_basis
from veranderverhaal.model import Initiatief, Veranderverhaal
from veranderverhaal.report_effectenarena_words import (
    HeadlineFigure,
    headline_of,
    say_negatives,
    say_pm,
)

ABOUT_OUTCOMES = frozenset({"not_claimable", "carried_by_few", "double_count"})


@dataclass(frozen=True)
class EffectenarenaMaterial:
    """Everything the page is made from; it needs nothing else.

    `measured` tells which numbers from a meting are outdated, or come from made-up answers.
    """

    initiatief: Initiatief
    veranderverhaal: Veranderverhaal
    effectenarena: Effectenarena
    today: date
    logo: bytes | None = None
    known_totals: tuple[KnownTotal, ...] = ()
    measured: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class ToldEffectenarena:
    """An effectenarena with its sums, told. Without `headline` nothing may be concluded yet, and
    there are no sums by name either.

    `pm` is what has no price, `negatives` what may go wrong: both stand above the euros. `basis`
    says over which years, about how many people and with which rate the euros are counted.
    """

    canvas: Canvas
    reckoning: Reckoning
    negatives: tuple[str, ...]
    pm: tuple[str, ...]
    headline: tuple[HeadlineFigure, ...] = ()
    missing: str = ""
    basis: str = ""
    by_incasseerder: tuple[Portion, ...] = ()
    by_leefdomein: tuple[Portion, ...] = ()
    by_period: tuple[Period, ...] = ()
    claims: tuple[Claim, ...] = ()
    notices: tuple[Notice, ...] = ()
    has_euros: bool = False


def has_anything(effectenarena: Effectenarena | None) -> bool:
    """Whether a group filled in anything that can be told."""
    return effectenarena is not None and bool(
        effectenarena.investeringen or effectenarena.ketens or effectenarena.investeerders
    )


def tell_effectenarena(
    effectenarena: Effectenarena,
    story: Veranderverhaal,
    this_year: int,
    measured: Iterable[Notice] = (),
) -> ToldEffectenarena:
    """All that is told of an effectenarena: the numbers that its page and its chapter share."""
    reckoning = reckon(effectenarena)
    told = ToldEffectenarena(
        canvas=make_canvas(effectenarena, story),
        reckoning=reckoning,
        negatives=tuple(say_negatives(effectenarena, story)),
        pm=tuple(say_pm(effectenarena, story)),
    )
    if not _has_euros(effectenarena, reckoning):
        return told
    found = notices(effectenarena, reckoning, story, this_year, measured)
    told = replace(
        told, has_euros=True, basis=say_basis(reckoning), missing=why_not(effectenarena, reckoning)
    )
    if told.missing:
        return replace(told, notices=tuple(one for one in found if not _tells_outcome(one)))
    domeinen = by_leefdomein(reckoning)
    return replace(
        told,
        notices=found,
        headline=headline_of(reckoning),
        by_incasseerder=by_incasseerder(effectenarena, reckoning),
        by_leefdomein=domeinen,
        by_period=by_period(reckoning),
        claims=claims_of(domeinen, reckoning.plain.costs),
    )


def _tells_outcome(notice: Notice) -> bool:
    """Whether a notice is about a result that may not show, or says why it may not."""
    return notice.weight is Weight.STOP or notice.key in ABOUT_OUTCOMES


def _has_euros(effectenarena: Effectenarena, reckoning: Reckoning) -> bool:
    """Whether anybody put euros to anything, however unfinished."""
    is_priced = any(one.pricing is Pricing.EUROS for one in effectenarena.ketens)
    return is_priced or bool(reckoning.cost_lines)
