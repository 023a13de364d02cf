"""What must be told about the costs. Costs that do not count make a result look too good."""

from collections.abc import Iterator

from veranderverhaal.effectenarena.baten import has_source
from veranderverhaal.effectenarena.costs import missing_in_costs
from veranderverhaal.effectenarena.labels import INVESTERING_KIND_LABELS
from veranderverhaal.effectenarena.missing import say_missing
from veranderverhaal.effectenarena.model import Investering, InvesteringKind
from veranderverhaal.effectenarena.naming import investeerder_name
from veranderverhaal.effectenarena.notice import TOO_GOOD, Naming, Notice, Weight, shortened
from veranderverhaal.effectenarena.price_level import price_ratio
from veranderverhaal.effectenarena.reckoning import Reckoning


def cost_notices(reckoning: Reckoning, naming: Naming) -> Iterator[Notice]:
    """Costs that are not there, not counted, cut off, or without a source."""
    lines = reckoning.cost_lines
    if not any(one.total.high for one in lines):
        yield _warn("no_costs", "Er zijn nog geen kosten in euro’s. Vul in wat erin gaat.")
    elif not reckoning.plain.costs.low:
        text = "In het ruime geval zijn er geen kosten. Dan is er geen bedrag per euro te noemen."
        yield _warn("no_low_costs", text)
    for one in reckoning.costs_left_out:
        missing = say_missing(missing_in_costs(one))
        text = f"Deze kosten tellen niet mee: {_name(one, naming)}. Dit mist nog: {missing}."
        yield _warn("costs_left_out", f"{text} {TOO_GOOD}")
    if reckoning.in_words:
        named = shortened([_name(one, naming) for one in reckoning.in_words])
        text = f"Deze inbreng staat alleen in woorden en telt niet mee in de kosten: {named}."
        yield _warn("costs_in_words", f"{text} {TOO_GOOD}")
    years = reckoning.years
    outside = [one.investering for one in lines if not _is_within(one.investering, years)]
    if outside:
        named = shortened([_name(one, naming) for one in outside])
        text = f"Een deel van deze kosten valt buiten {years[0]}-{years[-1]}: {named}."
        yield _warn("costs_outside", f"{text} Dat deel telt niet mee. {TOO_GOOD}")
    unsourced = [one.investering for one in lines if not _has_sources(one.investering)]
    if unsourced:
        named = shortened([_name(one, naming) for one in unsourced])
        yield _warn("costs_without_source", f"Bij deze kosten staat geen bron: {named}.")
    yield from _price_level(reckoning, naming)


def _price_level(reckoning: Reckoning, naming: Naming) -> Iterator[Notice]:
    """Values are brought to a price level and costs are not: that flatters when it lifts them."""
    settings = reckoning.settings
    if settings.price_year is None or not reckoning.cost_lines:
        return
    text = (
        f"De baten staan in prijzen van {settings.price_year}. De kosten zijn niet "
        "omgerekend: die staan er zoals ze zijn ingevuld."
    )
    used = {one.keten.kengetal for one in reckoning.lines}
    library = [one for one in naming.effectenarena.kengetallen if one.key in used]
    if any((price_ratio(one, settings) or 0) > 1 for one in library):
        text = f"{text} Zijn dat oudere prijzen, dan lijkt de uitkomst te gunstig."
        yield _warn("costs_price_level", text)
    else:
        yield Notice("costs_price_level", text)


def _warn(key: str, text: str) -> Notice:
    return Notice(key, text, weight=Weight.WARN)


def _is_within(investering: Investering, years: tuple[int, ...]) -> bool:
    first = investering.first_year or years[0]
    return years[0] <= first and first + investering.years - 1 <= years[-1]


def _has_sources(investering: Investering) -> bool:
    is_money = investering.kind is InvesteringKind.MONEY
    return has_source(investering.price) and (is_money or has_source(investering.quantity))


def _name(investering: Investering, naming: Naming) -> str:
    who = investeerder_name(investering.investeerder, naming.effectenarena)
    what = investering.words or INVESTERING_KIND_LABELS[investering.kind]
    return f"{what} van {who}"
