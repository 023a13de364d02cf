"""Which uitkomsten a report shows, and where: under the effect that they are about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from veranderverhaal.effect_uitkomsten import effect_uitkomsten, told_of_effects
from veranderverhaal.meting import Meting
from veranderverhaal.model import Element, Layer
from veranderverhaal.question import Question, QuestionKind
from veranderverhaal.report_words import shorten
from veranderverhaal.reporting import ReportMaterial
from veranderverhaal.results import Comparison
from veranderverhaal.saying_kinds import headline_words, is_score
from veranderverhaal.saying_words import figure, quote, say_band, say_percent, say_period
from veranderverhaal.story_order import OutputLine, only_about, order_by_story
from veranderverhaal.uitkomst import Block, EffectUitkomst, Shown, Uitkomst, Uitkomsten

MOST_ASKED = 160  # letters of a question beside a large number
HOPED_LAYERS = (Layer.DIRECT, Layer.INDIRECT)


@dataclass(frozen=True)
class MeasuredBlock:
    """A block with the uitkomsten it is from, without those that the report showed before.

    `seen_at` is the effect where it showed them; empty when all of them are here.
    """

    uitkomsten: Uitkomsten
    block: Block
    seen_at: str = ""


@dataclass(frozen=True)
class EffectResult:
    """One effect with what was asked and counted; `effect` None for what belongs to no effect."""

    effect: Element | None
    blocks: tuple[MeasuredBlock, ...] = ()
    outputs: tuple[OutputLine, ...] = ()


@dataclass(frozen=True)
class KnownNumber:
    """One number to show large: in words what it is of, and on what it rests."""

    figure: str
    words: str
    band: str
    basis: str
    made_up: bool
    effect: str = ""


def newest_rounds(released: Sequence[Uitkomsten]) -> tuple[Uitkomsten, ...]:
    """Of each vragenlijst the newest meting that has numbers, or else the newest."""
    found: dict[str, Uitkomsten] = {}
    for one in released:
        key = one.meting.vragenlijst
        if key not in found or has_numbers(one) or not has_numbers(found[key]):
            found[key] = one
    return tuple(found.values())


def has_numbers(uitkomsten: Uitkomsten) -> bool:
    """Whether there is anything to draw."""
    return any(one.has_numbers for block in uitkomsten.blocks for one in block.uitkomsten)


def results_by_effect(material: ReportMaterial) -> tuple[EffectResult, ...]:
    """Every effect with its blocks, and last what no effect needs; a block is shown whole once."""
    rounds = newest_rounds(material.released.uitkomsten)
    owner = {id(block): one for one in rounds for block in one.blocks}
    blocks = [block for one in rounds for block in one.blocks]
    parts = order_by_story(material.veranderverhaal, material.indicatoren, blocks, material.counted)
    titles = {
        (one.meting.key, uitkomst.question.key): one
        for one in rounds
        for block in one.blocks
        for uitkomst in block.uitkomsten
    }
    shown: dict[tuple[str, str], str] = {}
    found = []
    for part in parts:
        name = part.effect.title if part.effect else ""
        measured = []
        for block in part.blocks:
            uitkomsten = owner.get(id(block)) or titles[_key(block.uitkomsten[0])]
            fresh = tuple(one for one in block.uitkomsten if _key(one) not in shown)
            seen = [shown[_key(one)] for one in block.uitkomsten if _key(one) in shown]
            kept = block if not seen else replace(block, uitkomsten=fresh)
            measured.append(MeasuredBlock(uitkomsten, kept, seen[0] if seen else ""))
            shown |= {_key(one): name for one in fresh}
        found.append(EffectResult(part.effect, tuple(measured), part.outputs))
    return _with_rest(found, rounds, shown)


def not_measured(results: Sequence[EffectResult]) -> tuple[Element, ...]:
    """The direct and indirect effects of which nothing was asked or counted."""
    return tuple(
        one.effect
        for one in results
        if one.effect
        and one.effect.layer in HOPED_LAYERS
        and not one.blocks
        and not any(line.told for line in one.outputs)
    )


def known_effects(material: ReportMaterial) -> tuple[EffectUitkomst, ...]:
    """What the diagram says of each effect; nothing before anything was measured."""
    whole = _newest_together(material)
    if whole is None:
        return ()
    return effect_uitkomsten(
        material.veranderverhaal, material.indicatoren, whole, material.counted.totals
    )


def known_metingen(material: ReportMaterial) -> tuple[Meting, ...]:
    """The metingen that the numbers in the diagram come from."""
    whole = _newest_together(material)
    told = told_of_effects(material.veranderverhaal, material.indicatoren, whole)
    keys = {one.meting for one in told}
    rounds = newest_rounds(material.released.uitkomsten)
    return tuple(one.meting for one in rounds if one.meting.key in keys)


def _newest_together(material: ReportMaterial) -> Uitkomsten | None:
    rounds = newest_rounds(material.released.uitkomsten)
    if not rounds:
        return None
    return replace(rounds[-1], blocks=tuple(block for one in rounds for block in one.blocks))


def known_numbers(material: ReportMaterial) -> tuple[KnownNumber, ...]:
    """One number of each effect in the order of the story, and then those of no effect.

    Within an effect a core indicator comes first and else the order in which was asked: it is
    never the highest number that is chosen.
    """
    core = {
        question.key
        for indicator in material.indicatoren
        if indicator.core
        for question in indicator.questions
    }
    found: dict[tuple[str, str], KnownNumber] = {}
    rest: dict[tuple[str, str], KnownNumber] = {}
    for part in results_by_effect(material):
        name = part.effect.title if part.effect else ""
        pairs = [(one, each) for one in part.blocks for each in one.block.uitkomsten]
        numbers = {
            _key(each): number
            for one, each in sorted(pairs, key=lambda pair: pair[1].question.key not in core)
            if (number := known_number(each, one.uitkomsten.meting, name))
        }
        fresh = [key for key in numbers if key not in found]
        found |= {key: numbers[key] for key in (fresh[:1] if part.effect else [])}
        rest |= {key: numbers[key] for key in fresh if key not in rest}
    return (*found.values(), *(one for key, one in rest.items() if key not in found))


def known_number(uitkomst: Uitkomst, meting: Meting, effect: str = "") -> KnownNumber | None:
    """The number of one uitkomst; None for a kind that has none in a word, or nothing to show."""
    if not uitkomst.has_numbers or not uitkomst.n or uitkomst.group is not None:
        return None
    told = _big(replace(uitkomst, question=_brief(uitkomst.question)))
    if told is None:
        return None
    basis = f"{uitkomst.n} antwoorden, {say_period(meting)}"
    band = say_band(uitkomst.band, uitkomst.shown) if uitkomst.headline is not None else ""
    return KnownNumber(*told, band, basis, meting.made_up, effect)


def chosen_comparisons(comparisons: Sequence[Comparison]) -> tuple[Comparison, ...]:
    """Of each vragenlijst the two rounds that lie furthest apart: the last with the first."""
    found: dict[str, Comparison] = {}
    for one in comparisons:
        known = found.get(one.after.vragenlijst)
        if known is None or _span(one) > _span(known):
            found[one.after.vragenlijst] = one
    return tuple(found.values())


def _span(comparison: Comparison) -> int:
    before, after = comparison.before.starts_on, comparison.after.starts_on
    return (after - before).days if before and after else 0


def _key(uitkomst: Uitkomst) -> tuple[str, str]:
    return uitkomst.meting, uitkomst.question.key


def _with_rest(
    found: list[EffectResult],
    rounds: Sequence[Uitkomsten],
    shown: dict[tuple[str, str], str],
) -> tuple[EffectResult, ...]:
    """What no indicator asked for stands with what no effect needs."""
    rest = tuple(_rest(rounds, shown))
    if not rest:
        return tuple(found)
    if found and found[-1].effect is None:
        last = found.pop()
        return (*found, replace(last, blocks=(*last.blocks, *rest)))
    return (*found, EffectResult(None, rest))


def _rest(
    rounds: Sequence[Uitkomsten], shown: dict[tuple[str, str], str]
) -> Iterator[MeasuredBlock]:
    for one in rounds:
        for block in one.blocks:
            left = [each.question.key for each in block.uitkomsten if _key(each) not in shown]
            kept = only_about(block, left) if left else None
            if kept:
                yield MeasuredBlock(one, kept)


def _brief(question: Question) -> Question:
    return replace(question, text=shorten(question.text, MOST_ASKED))


def _big(uitkomst: Uitkomst) -> tuple[str, str] | None:
    n, headline = uitkomst.n or 0, uitkomst.headline
    if headline is not None:
        if uitkomst.shown is Shown.SHARES:
            return say_percent(headline, n), headline_words(uitkomst, 1)
        return f"{headline} van de {n}", headline_words(uitkomst, headline)
    is_grade = uitkomst.question.kind is QuestionKind.GRADE and not is_score(uitkomst.question)
    if is_grade and uitkomst.median is not None:
        return figure(
            uitkomst.median
        ), f"is het middelste cijfer bij {quote(uitkomst.question.text)}"
    return None
