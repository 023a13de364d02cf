"""The summary of a report on one page, in simple words and short sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from veranderverhaal.model import Element, Initiatief, Layer
from veranderverhaal.numbers import feit_sentence
from veranderverhaal.report_results import (
    KnownNumber,
    chosen_comparisons,
    known_numbers,
    newest_rounds,
    not_measured,
    results_by_effect,
)
from veranderverhaal.report_words import NO_NUMBERS, NOT_MEASURED, shorten
from veranderverhaal.reporting import ReportMaterial
from veranderverhaal.saying import say_basis, say_change, say_difference
from veranderverhaal.saying_kinds import say_kind
from veranderverhaal.saying_rounds import UNKNOWN_CAUSE
from veranderverhaal.saying_words import MADE_UP, join, people, quote, say_period, sentence, verb
from veranderverhaal.text import enumerate_dutch
from veranderverhaal.uitkomst import Uitkomsten


@dataclass(frozen=True)
class SummaryLimits:
    """How much there may be of each, and of how many letters a title, text or introduction is."""

    items: int
    numbers: int
    rounds: int
    feiten: int
    title: int
    text: int
    introduction: int


# From roomy to what surely stands on one page.
SUMMARY_LIMITS = (
    SummaryLimits(6, 4, 2, 4, 90, 260, 1200),
    SummaryLimits(5, 4, 2, 4, 80, 220, 700),
    SummaryLimits(4, 2, 2, 3, 70, 180, 400),
    SummaryLimits(3, 2, 1, 2, 60, 140, 250),
    SummaryLimits(2, 1, 1, 1, 40, 90, 120),
)


@dataclass(frozen=True)
class SummaryPart:
    """A question that the summary answers, with sentences, a list or large numbers."""

    title: str
    sentences: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    numbers: tuple[KnownNumber, ...] = ()


def tell_summary(
    material: ReportMaterial, limits: SummaryLimits = SUMMARY_LIMITS[0]
) -> tuple[SummaryPart, ...]:
    """Who, what, what is hoped for, what people say, and what is not known."""
    story = material.veranderverhaal
    parts = (
        SummaryPart("Wie zijn we?", tuple(_tell_who(material, limits))),
        _list("Wat doen we?", story.layer(Layer.AANPAK), limits),
        _list("Wat hopen we dat mensen merken?", story.layer(Layer.DIRECT), limits),
        SummaryPart("Wat hebben we geteld?", items=tuple(_feiten(material, limits))),
        tell_said(material, limits),
        SummaryPart("Wat weten we niet?", tuple(_tell_unknown(material, limits))),
    )
    return tuple(one for one in parts if one.sentences or one.items or one.numbers)


def tell_said(material: ReportMaterial, limits: SummaryLimits) -> SummaryPart:
    """What people answered: how many, some numbers, and what differs between rounds."""
    title = "Wat zeggen mensen?"
    rounds = newest_rounds(material.released.uitkomsten)
    if not rounds:
        return SummaryPart(title, (NOT_MEASURED,))
    counted = tuple(
        join(
            f"{people(one.response.counted)} {verb(one.response.counted, 'vulde', 'vulden')} "
            f"een vragenlijst in ({say_period(one.meting)}).",
            MADE_UP if one.meting.made_up else "",
        )
        for one in rounds
        if one.response.counted
    )
    numbers = known_numbers(material)[: limits.numbers]
    told = tuple(_tell_rounds(material, limits)) or (
        () if numbers else tuple(_tell_others(rounds, limits))
    )
    sentences = (*counted, *(() if numbers or told else (NO_NUMBERS,)))
    return SummaryPart(title, sentences, told, numbers)


def tell_counted(material: ReportMaterial) -> int:
    """How many numbers there are to choose from."""
    return len(known_numbers(material))


def place_words(initiatief: Initiatief) -> str:
    """Where it is: "in Leidsebuurt, Haarlem"; empty when nobody said so."""
    places = [part for part in (initiatief.buurt, initiatief.gemeente) if part]
    return f"in {', '.join(places)}" if places else ""


def _tell_who(material: ReportMaterial, limits: SummaryLimits) -> Iterator[str]:
    initiatief, story = material.initiatief, material.veranderverhaal
    where = place_words(initiatief)
    name = initiatief.name or "Ons initiatief"
    yield shorten(f"{name} is een initiatief {where}".strip(), limits.text).rstrip(".") + "."
    doelgroepen = story.layer(Layer.DOELGROEP)
    if doelgroepen:
        yield f"We doen dit met en voor {_names(doelgroepen, limits)}."
    if story.goal:
        yield f"Dit willen we bereiken: {_ended(shorten(story.goal, limits.text))}"


def _list(title: str, elements: Sequence[Element], limits: SummaryLimits) -> SummaryPart:
    items = [shorten(one.title, limits.title) for one in elements[: limits.items]]
    rest = len(elements) - len(items)
    if rest:
        items.append(f"En nog {rest} {'ander punt' if rest == 1 else 'andere punten'}.")
    return SummaryPart(title, items=tuple(items))


def _feiten(material: ReportMaterial, limits: SummaryLimits) -> Iterator[str]:
    for feit in material.veranderverhaal.feiten[: limits.feiten]:
        yield shorten(feit_sentence(feit), limits.title)


def _tell_rounds(material: ReportMaterial, limits: SummaryLimits) -> Iterator[str]:
    """What differs for the same people, and else for others; the first questions only."""
    for comparison in chosen_comparisons(material.released.comparisons):
        made_up = comparison.before.made_up or comparison.after.made_up
        told = [(one.question, say_change(one)) for one in comparison.changes if one.has_numbers]
        told += [
            (one.question, say_difference(one))
            for one in comparison.differences
            if one.before.has_numbers and one.after.has_numbers
        ]
        period = f"{say_period(comparison.before)} en {say_period(comparison.after)}"
        for question, words in told[: limits.rounds]:
            asked = quote(shorten(question.text, limits.title))
            yield join(f"{asked} ({period}): {words}", MADE_UP if made_up else "")


def _tell_others(rounds: Sequence[Uitkomsten], limits: SummaryLimits) -> Iterator[str]:
    """Answers that have no number in one word, such as the step that was chosen most."""
    found = [
        (one, each.meting)
        for each in rounds
        for block in each.blocks
        for one in block.uitkomsten
        if one.has_numbers
    ]
    for uitkomst, meting in found[: limits.rounds]:
        asked = quote(shorten(uitkomst.question.text, limits.title))
        yield f"{asked}: {say_kind(uitkomst)} {sentence(say_basis(uitkomst, meting))}"


def _tell_unknown(material: ReportMaterial, limits: SummaryLimits) -> Iterator[str]:
    if not material.released.uitkomsten:
        return
    yield UNKNOWN_CAUSE
    yield "We weten ook niet wat mensen vinden die niet meededen."
    missing = not_measured(results_by_effect(material))
    if missing:
        yield f"Dit hebben we nog niet gemeten: {_names(missing, limits)}."


def _names(elements: Sequence[Element], limits: SummaryLimits) -> str:
    named = [quote(shorten(one.title, limits.title)) for one in elements[: limits.items]]
    rest = len(elements) - len(named)
    return enumerate_dutch([*named, f"nog {rest} andere"] if rest else named)


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
