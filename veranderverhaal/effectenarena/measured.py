"""Results of metingen that can feed a factor: a share of the people who answered, with its band.

Only what may be shown as a percentage counts, so of at least 30 answers and of everyone. The band
tells what chance alone can do with so many answers; not whether the initiatief made the difference.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from veranderverhaal.editing import MAX_SOURCE
from veranderverhaal.effectenarena.model import Effectenarena, Factor, Keten
from veranderverhaal.effectenarena.notice import Naming, Notice, about
from veranderverhaal.meting import Meting
from veranderverhaal.model import Veranderverhaal
from veranderverhaal.question import Question, QuestionKind
from veranderverhaal.result_words import say_experienced
from veranderverhaal.results import Released
from veranderverhaal.saying_words import quote, say_period
from veranderverhaal.scoring import round_half_up
from veranderverhaal.uitkomst import Band, Block, Shown, Uitkomst

HEADLINE = "favourable"  # in the place of a code: those who gave an answer that counts as such
BY_CODE = (QuestionKind.ONE_OF, QuestionKind.SEVERAL_OF, QuestionKind.LADDER)
PLACES = 4
MADE_UP = "verzonnen antwoorden"
CHANGED, GONE, MADE_UP_ANSWERS = "measured_changed", "measured_gone", "measured_made_up"
TOLD = {
    MADE_UP_ANSWERS: "verzonnen antwoorden. Dat getal zegt dus niets over echte mensen.",
    CHANGED: "een meting die nu een ander getal geeft. Neem het opnieuw over.",
    GONE: "een meting die nu niet meer te zien is.",
}
FACTORS = {
    "people": "het aantal mensen",
    "reach": "het bereik",
    "chance": "de slagingskans",
    "delta": "de grootte van de verandering",
    "deadweight": "wat anders ook was gebeurd",
    "displacement": "verdringing",
    "attribution": "het aandeel van dit initiatief",
    "drop_off": "wat per jaar terugloopt",
}


@dataclass(frozen=True)
class MeasuredOption:
    """A share that was measured, and the factor it makes. `note` is "" or a Dutch sentence.

    `label` is the question with the answer: "Ik groet meer buren: (helemaal) eens".
    """

    meting: Meting
    question: Question
    label: str
    n: int
    factor: Factor
    note: str = ""


def measured_options(released: Released) -> tuple[MeasuredOption, ...]:
    """Every share that can feed a factor, the newest meting first."""
    return tuple(
        option
        for uitkomsten in reversed(released.uitkomsten)
        for block in uitkomsten.blocks
        for one in block.uitkomsten
        if one.group is None and one.shown is Shown.SHARES
        for option in _options(uitkomsten.meting, block, one)
    )


def is_outdated(factor: Factor, released: Released) -> bool:
    """Whether a measured factor is not what its meting says now: changed, or gone."""
    if not factor.measured:
        return False
    now = {one.factor.measured: one.factor for one in measured_options(released)}
    found = now.get(factor.measured)
    return found is None or _numbers(found) != _numbers(factor)


def has_measured(effectenarena: Effectenarena) -> bool:
    """Whether any keten takes a number from a meting."""
    return any(getattr(keten, name).measured for keten in effectenarena.ketens for name in FACTORS)


def outdated_notices(
    effectenarena: Effectenarena, released: Released, story: Veranderverhaal
) -> tuple[Notice, ...]:
    """Of which ketens a measured factor is outdated, or rests on made-up answers."""
    naming = Naming(effectenarena, story)
    now = {one.factor.measured: one for one in measured_options(released)}
    return tuple(
        notice
        for name, words in FACTORS.items()
        for notice in _notices(effectenarena.ketens, name, words, now, naming)
    )


def _notices(
    ketens: Sequence[Keten],
    name: str,
    words: str,
    now: Mapping[str, MeasuredOption],
    naming: Naming,
) -> Iterator[Notice]:
    by_key: dict[str, list[Keten]] = {}
    for keten in ketens:
        for key in _what_is_wrong(getattr(keten, name), now):
            by_key.setdefault(key, []).append(keten)
    for key, told in TOLD.items():
        if found := by_key.get(key):
            yield about(key, f"{naming.all(found)}: {words} komt uit {told}", found)


def _what_is_wrong(factor: Factor, now: Mapping[str, MeasuredOption]) -> Iterator[str]:
    """The keys of the notices about a factor. That answers were made up stays in its source."""
    found = now.get(factor.measured) if factor.measured else None
    if found is not None and _numbers(found.factor) != _numbers(factor):
        yield CHANGED
    if found is None and factor.measured:
        yield GONE
    if (found is not None and found.meting.made_up) or MADE_UP in factor.source.casefold():
        yield MADE_UP_ANSWERS


def _options(meting: Meting, block: Block, one: Uitkomst) -> Iterator[MeasuredOption]:
    for choice, label, band in _shares(one):
        assert one.n is not None
        yield MeasuredOption(
            meting,
            one.question,
            f"{one.question.text.rstrip('.?! ')}: {label}",
            one.n,
            _factor(meting, one, choice, band),
            say_experienced() if block.experienced else "",
        )


def _shares(one: Uitkomst) -> Iterator[tuple[str, str, Band]]:
    """The shares with a band: of who is favourable, or of who gave one answer."""
    if one.band is not None and one.headline is not None:
        yield HEADLINE, one.headline_label, one.band
    if one.question.kind in BY_CODE:
        for bar in one.bars:
            if len(bar.codes) == 1 and bar.codes[0] in one.bands:
                yield bar.codes[0], bar.label, one.bands[bar.codes[0]]


def _factor(meting: Meting, one: Uitkomst, choice: str, band: Band) -> Factor:
    """The share with its band, which is rounded outward so that it never promises too much."""
    unit = Decimal(1).scaleb(-PLACES)
    return Factor(
        low=band.low.quantize(unit, ROUND_FLOOR),
        middle=round_half_up(band.share, PLACES),
        high=band.high.quantize(unit, ROUND_CEILING),
        source=_source(meting, one.n or 0),
        measured=" ".join((meting.key, one.question.key, choice)),
    )


def _source(meting: Meting, n: int) -> str:
    """ "Meting ‘Eerste’, mei 2022, n = 111", and whether the answers were made up."""
    made_up = f", {MADE_UP}" if meting.made_up else ""
    rest = f", {say_period(meting)}, n = {n}{made_up}"
    name = meting.name[: MAX_SOURCE - len(rest) - len("Meting ‘’")]
    return f"Meting {quote(name)}{rest}"


def _numbers(factor: Factor) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    return factor.low, factor.middle, factor.high
