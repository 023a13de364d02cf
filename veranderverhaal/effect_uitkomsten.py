"""What is known of each effect of a story, on one short line, for the diagram."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from veranderverhaal.indicator import Indicator, IndicatorKind
from veranderverhaal.instrument import instrument_of
from veranderverhaal.model import Layer, Veranderverhaal
from veranderverhaal.numbers import feit_sentence, format_number
from veranderverhaal.question import QuestionKind
from veranderverhaal.saying_words import say_percent
from veranderverhaal.scoring import round_half_up
from veranderverhaal.tally import SCORE
from veranderverhaal.telling import Telling
from veranderverhaal.uitkomst import (
    EffectState,
    EffectUitkomst,
    Shown,
    Uitkomst,
    Uitkomsten,
)

EFFECTS = (Layer.DIRECT, Layer.INDIRECT)
TOO_FEW_LABEL = "te weinig antwoorden"
NOT_MEASURED_LABEL = "nog niet gemeten"
WAITS_LABEL = "te zien als de meting gesloten is"
DECIMALS = 1


def effect_uitkomsten(
    story: Veranderverhaal,
    indicatoren: Sequence[Indicator],
    uitkomsten: Uitkomsten | None,
    totals: Mapping[Telling, int] | None = None,
) -> tuple[EffectUitkomst, ...]:
    """The state and headline of each direct and indirect effect, in the order of the story.

    `uitkomsten` are those of one meting, for everyone; `totals` what was counted of each telling.
    What people answered comes first, then what was counted; a core indicator before the others.
    """
    counted = {telling.key: (telling, count) for telling, count in (totals or {}).items()}
    return tuple(
        _of_effect(effect, list(_answered(own, uitkomsten)), list(_counted(own, story, counted)))
        for effect, own in _by_effect(story, indicatoren)
    )


def told_of_effects(
    story: Veranderverhaal, indicatoren: Sequence[Indicator], uitkomsten: Uitkomsten | None
) -> tuple[Uitkomst, ...]:
    """The uitkomsten that the headlines of effect_uitkomsten are taken from."""
    answered = (_answered(own, uitkomsten) for _, own in _by_effect(story, indicatoren))
    first = (next(filter(headline_of, some), None) for some in answered)
    return tuple(one for one in first if one)


def effect_of(
    questions: Sequence[str], story: Veranderverhaal, indicatoren: Sequence[Indicator]
) -> str:
    """The title of the one effect that these questions, by key, are asked for; "" otherwise."""
    asked = set(questions)
    keys = {
        one.effect for one in indicatoren if asked & {question.key for question in one.questions}
    }
    found = [one.title.strip() for one in story.elements if one.key in keys]
    return found[0] if len(keys) == len(found) == 1 else ""


def headline_of(uitkomst: Uitkomst) -> str:
    """What people answered to one question in a few words, with n; "" without numbers."""
    if not uitkomst.has_numbers or not uitkomst.n:
        return ""
    if uitkomst.headline is not None:
        return _favourable(uitkomst, uitkomst.headline, uitkomst.n)
    people = _people(uitkomst.n)
    if uitkomst.median is not None:
        return f"{_middle(uitkomst, uitkomst.median)} ({people})"
    if uitkomst.question.kind is QuestionKind.OPEN or not uitkomst.bars:
        return f"{people} {'antwoordde' if uitkomst.n == 1 else 'antwoordden'}"
    most = max(uitkomst.bars, key=lambda bar: bar.count)
    return f"{_part(uitkomst, most.count, uitkomst.n)}: {most.label}"


def _by_effect(
    story: Veranderverhaal, indicatoren: Sequence[Indicator]
) -> Iterator[tuple[str, list[Indicator]]]:
    """Each effect with its indicatoren, in the order that effect_uitkomsten promises."""
    ordered = sorted(indicatoren, key=lambda one: not one.core)
    for layer in EFFECTS:
        for effect in story.layer(layer):
            yield effect.key, [one for one in ordered if one.effect == effect.key]


def _of_effect(effect: str, answered: Sequence[Uitkomst], counted: Sequence[str]) -> EffectUitkomst:
    for uitkomst in answered:
        if line := headline_of(uitkomst):
            return EffectUitkomst(effect, EffectState.MEASURED, line)
    if counted:
        return EffectUitkomst(effect, EffectState.MEASURED, counted[0])
    if any(one.shown is Shown.WITHHELD for one in answered):
        return EffectUitkomst(effect, EffectState.TOO_FEW, WAITS_LABEL)
    if answered:
        return EffectUitkomst(effect, EffectState.TOO_FEW, TOO_FEW_LABEL)
    return EffectUitkomst(effect, EffectState.NOT_MEASURED, NOT_MEASURED_LABEL)


def _answered(
    indicatoren: Sequence[Indicator], uitkomsten: Uitkomsten | None
) -> Iterator[Uitkomst]:
    """What was asked for these indicatoren; the score on an instrument before its questions."""
    if uitkomsten is None:
        return
    found = {
        one.question.key: one
        for block in uitkomsten.blocks
        for one in block.uitkomsten
        if one.group is None
    }
    for indicator in indicatoren:
        keys = [question.key for question in indicator.questions]
        scores = dict.fromkeys(f"{SCORE}{one.instrument}" for one in indicator.questions)
        yield from (found[key] for key in (*scores, *keys) if key in found)


def _counted(
    indicatoren: Sequence[Indicator],
    story: Veranderverhaal,
    counted: Mapping[str, tuple[Telling, int]],
) -> Iterator[str]:
    feiten = {feit.key: feit for feit in story.feiten}
    for indicator in indicatoren:
        if indicator.kind is not IndicatorKind.OUTPUT:
            continue
        if indicator.feit in feiten:
            yield feit_sentence(feiten[indicator.feit])
        if indicator.telling in counted:
            telling, count = counted[indicator.telling]
            unit = telling.unit or telling.label
            yield f"{format_number(Decimal(count))} {unit}"


def _favourable(uitkomst: Uitkomst, headline: int, n: int) -> str:
    """ "73% merkt dit (81 van de 111)"; of fewer than thirty: "8 van de 12 merken dit"."""
    instrument = instrument_of(uitkomst.question)
    label = f"‘{uitkomst.headline_label}’"
    one, several = f"antwoordt {label}", f"antwoorden {label}"
    if instrument is not None and instrument.experienced:
        one, several = "merkt dit", "merken dit"
    if uitkomst.shown is Shown.SHARES:
        return f"{say_percent(headline, n)} {one} ({headline} van de {n})"
    return f"{headline} van de {n} {one if headline == 1 else several}"


def _part(uitkomst: Uitkomst, count: int, n: int) -> str:
    if uitkomst.shown is Shown.SHARES:
        return f"{say_percent(count, n)} ({count} van de {n})"
    return f"{count} van de {n}"


def _middle(uitkomst: Uitkomst, median: Decimal) -> str:
    number = format_number(round_half_up(median, DECIMALS))
    if uitkomst.question.kind is QuestionKind.LADDER:
        return f"in het midden trede {number} van {len(uitkomst.question.options)}"
    if uitkomst.question.kind is QuestionKind.GRADE:
        return f"in het midden een {number}"
    is_score = uitkomst.question.key.startswith(SCORE)
    return f"{'score ' if is_score else ''}in het midden {number}"


def _people(n: int) -> str:
    return "1 mens" if n == 1 else f"{n} mensen"
