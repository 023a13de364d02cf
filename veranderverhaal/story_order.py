"""Uitkomsten in the order of the veranderverhaal: under each effect what was asked and counted."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from veranderverhaal.indicator import Indicator, IndicatorKind, loose_indicatoren
from veranderverhaal.model import EFFECT_LAYERS, Element, Veranderverhaal
from veranderverhaal.numbers import feit_sentence, format_number
from veranderverhaal.tally import SCORE
from veranderverhaal.telling import Count, Telling
from veranderverhaal.uitkomst import Block, BlockKind, Uitkomst


@dataclass(frozen=True)
class OutputLine:
    """What was counted for an indicator, in words; `told` is "" when nothing was counted yet."""

    title: str
    told: str = ""


@dataclass(frozen=True)
class EffectPart:
    """One effect with the blocks about it; `effect` None for what belongs to no effect."""

    effect: Element | None
    blocks: tuple[Block, ...] = ()
    outputs: tuple[OutputLine, ...] = ()


@dataclass(frozen=True)
class Counted:
    """What was counted again and again: the tellingen and all their counts."""

    tellingen: Sequence[Telling] = ()
    counts: Sequence[Count] = ()

    @property
    def totals(self) -> dict[Telling, int]:
        """The sum of each telling of which something was counted."""
        sums = {one.key: 0 for one in self.tellingen}
        for count in self.counts:
            sums[count.telling] += count.number
        return {one: sums[one.key] for one in self.tellingen if sums[one.key]}


def order_by_story(
    story: Veranderverhaal,
    indicatoren: Sequence[Indicator],
    blocks: Sequence[Block],
    counted: Counted = Counted(),
) -> tuple[EffectPart, ...]:
    """Every effect in its order, and last what no effect needs, if there is any of it."""
    effects = [element for layer in EFFECT_LAYERS for element in story.layer(layer)]
    parts = [
        _part(
            effect, [one for one in indicatoren if one.effect == effect.key], blocks, story, counted
        )
        for effect in effects
    ]
    loose = _part(None, loose_indicatoren(story, tuple(indicatoren)), blocks, story, counted)
    return (*parts, *([loose] if loose.blocks or loose.outputs else []))


def only_about(block: Block, questions: Collection[str]) -> Block | None:
    """The block with no other questions than these; None when none of them is in it."""
    kept = tuple(one for one in block.uitkomsten if _asked_by(one.question.key, questions))
    if len(kept) == len(block.uitkomsten):
        return block
    return replace(block, uitkomsten=kept) if kept else None


def output_line(
    indicator: Indicator, story: Veranderverhaal, counted: Counted = Counted()
) -> OutputLine:
    """What a counting indicator stands at: the sentence of its feit, or the sum of its telling."""
    feit = next((one for one in story.feiten if one.key == indicator.feit), None)
    telling = next((one for one in counted.tellingen if one.key == indicator.telling), None)
    if feit is not None:
        source = f" (bron: {feit.source})" if feit.source else ""
        return OutputLine(indicator.title, f"{feit_sentence(feit)}{source}")
    own = [one for one in counted.counts if telling and one.telling == telling.key]
    return OutputLine(indicator.title, _telling_line(telling, own) if telling and own else "")


def sort_by_agreement(block: Block) -> Block:
    """The rows of a block of stellingen with the most agreement first; what is withheld is last."""
    by_group = any(one.group for one in block.uitkomsten)
    if block.kind is not BlockKind.STELLINGEN or by_group:
        return block
    return replace(block, uitkomsten=tuple(sorted(block.uitkomsten, key=_disagreement)))


def _part(
    effect: Element | None,
    own: Iterable[Indicator],
    blocks: Sequence[Block],
    story: Veranderverhaal,
    counted: Counted,
) -> EffectPart:
    own = tuple(own)
    asked = {question.key for one in own for question in one.questions}
    asked |= {question.instrument for one in own for question in one.questions} - {""}
    found = [only_about(block, asked) for block in blocks]
    return EffectPart(
        effect,
        tuple(block for block in found if block),
        tuple(output_line(one, story, counted) for one in own if one.kind is IndicatorKind.OUTPUT),
    )


def _asked_by(key: str, asked: Collection[str]) -> bool:
    """A question that was asked, or the score on an instrument that was."""
    instrument = key.removeprefix(SCORE).partition("/")[0] if key.startswith(SCORE) else ""
    return key in asked or instrument in asked


def _telling_line(telling: Telling, counts: Sequence[Count]) -> str:
    first, last = min(one.day for one in counts), max(one.day for one in counts)
    number = format_number(Decimal(sum(one.number for one in counts)))
    return f"{number} {telling.unit or telling.label} ({_period(first, last)}, eigen telling)"


def _period(first: date, last: date) -> str:
    days = f"{first:%d-%m-%Y} tot en met {last:%d-%m-%Y}"
    return days if first != last else f"op {first:%d-%m-%Y}"


def _disagreement(uitkomst: Uitkomst) -> tuple[bool, Decimal]:
    share = uitkomst.band.share if uitkomst.band else None
    return share is None, -(share or Decimal(0))
