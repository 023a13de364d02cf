"""What the software knows by itself of each effect, by source, as far as it may be shown."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from veranderverhaal.bijeenkomst import Bijeenkomst, GuestRole, Topic
from veranderverhaal.duiding import Duiding
from veranderverhaal.duiding_labels import EVERYONE, GUEST_LABELS, RECOGNITION_LABELS
from veranderverhaal.effect_uitkomsten import headline_of
from veranderverhaal.indicator import Indicator
from veranderverhaal.meting import Meting
from veranderverhaal.model import Veranderverhaal
from veranderverhaal.saying_words import (
    MADE_UP,
    join,
    quote,
    say_band,
    say_day,
    say_period,
    sentence,
)
from veranderverhaal.story_order import Counted, order_by_story
from veranderverhaal.text import enumerate_dutch
from veranderverhaal.uitkomst import Block, Uitkomst, Uitkomsten

TOO_FEW = "Wel gevraagd in de vragenlijst, maar er zijn te weinig antwoorden."
MADE_UP_TALK = "Een verzonnen voorbeeld."
WITH_ARTICLE: dict[GuestRole | None, str] = {
    GuestRole.GEMEENTE: "de gemeente",
    GuestRole.CORPORATIE: "de woningcorporatie",
    GuestRole.FUND: "het fonds",
}
Known = dict[str, tuple[str, ...]]


def known_of_survey(
    story: Veranderverhaal, indicatoren: Sequence[Indicator], uitkomsten: Sequence[Uitkomsten]
) -> Known:
    """Of each effect that was asked about the first headline of the newest meting that has one,
    with n, the band and the period; () when it was asked and too few answered.

    A core indicator comes before the others, as in the diagram.
    """
    core = {one.key for own in indicatoren if own.core for one in own.questions}
    found: Known = {}
    for one in reversed(uitkomsten):
        for effect, blocks in _blocks_by_effect(story, indicatoren, one).items():
            if not found.get(effect):
                found[effect] = _survey_lines(blocks, one.meting, core)
    return found


def known_of_counts(
    story: Veranderverhaal, indicatoren: Sequence[Indicator], counted: Counted
) -> Known:
    """Of each effect what was counted for its indicatoren: feiten and tellingen."""
    parts = order_by_story(story, indicatoren, (), counted)
    lines = {
        part.effect.key: tuple(_dotted(sentence(one.told)) for one in part.outputs if one.told)
        for part in parts
        if part.effect
    }
    return {effect: told for effect, told in lines.items() if told}


def known_of_talk(
    story: Veranderverhaal,
    indicatoren: Sequence[Indicator],
    uitkomsten: Sequence[Uitkomsten],
    bijeenkomsten: Sequence[Bijeenkomst],
    duidingen: Sequence[Duiding],
) -> Known:
    """Of each effect whether people recognised its uitkomsten, each party on its own line."""
    effects = _effects_of_blocks(story, indicatoren, uitkomsten)
    found: dict[str, list[str]] = {}
    for bijeenkomst in bijeenkomsten:
        for topic in bijeenkomst.topics:
            said = tuple(_talk_lines(bijeenkomst, topic, duidingen))
            for effect in effects.get((topic.meting, topic.block), ()) if said else ():
                found.setdefault(effect, []).extend(said)
    return {effect: tuple(lines) for effect, lines in found.items()}


def _blocks_by_effect(
    story: Veranderverhaal, indicatoren: Sequence[Indicator], uitkomsten: Uitkomsten
) -> dict[str, tuple[Block, ...]]:
    parts = order_by_story(story, indicatoren, uitkomsten.blocks)
    return {one.effect.key: one.blocks for one in parts if one.effect and one.blocks}


def _effects_of_blocks(
    story: Veranderverhaal, indicatoren: Sequence[Indicator], uitkomsten: Sequence[Uitkomsten]
) -> Mapping[tuple[str, str], Sequence[str]]:
    """The effects that the blocks of each meting are about, by meting and block."""
    found: dict[tuple[str, str], list[str]] = {}
    for one in uitkomsten:
        for effect, blocks in _blocks_by_effect(story, indicatoren, one).items():
            for block in blocks:
                found.setdefault((one.meting.key, block.key), []).append(effect)
    return found


def _survey_lines(
    blocks: Sequence[Block], meting: Meting, core: Collection[str]
) -> tuple[str, ...]:
    asked = [one for block in blocks for one in block.uitkomsten if one.group is None]
    asked.sort(key=lambda one: one.question.key not in core)
    told = [one for one in asked if headline_of(one)]
    if not told:
        return ()
    more = len(told) - 1
    others = f" Zo zijn er nog {more} uitkomsten." if more > 1 else ""
    others = " Zo is er nog 1 uitkomst." if more == 1 else others
    made_up = f" {MADE_UP}" if meting.made_up else ""
    return (f"{_survey_line(told[0], meting)}{others}{made_up}",)


def _survey_line(uitkomst: Uitkomst, meting: Meting) -> str:
    told = f"{quote(uitkomst.question.text)}: {headline_of(uitkomst)}, {say_period(meting)}."
    return join(told, say_band(uitkomst.band, uitkomst.shown))


def _talk_lines(
    bijeenkomst: Bijeenkomst, topic: Topic, duidingen: Sequence[Duiding]
) -> Iterator[str]:
    said = [
        one
        for one in duidingen
        if (one.bijeenkomst, one.topic) == (bijeenkomst.key, topic.key) and not one.is_empty
    ]
    if not said:
        return
    day = f" ({say_day(bijeenkomst.held_on)})" if bijeenkomst.held_on else ""
    ordered = sorted(said, key=lambda duiding: duiding.party or "")
    made_up = MADE_UP_TALK if bijeenkomst.made_up else ""
    yield join(f"{quote(bijeenkomst.name)}{day}.", _say_answers(ordered), made_up)


def _say_answers(duidingen: Sequence[Duiding]) -> str:
    """Who recognised it, and of whom we only know that they talked about it."""
    heard = "; ".join(
        f"{_who(one)}: {RECOGNITION_LABELS[one.recognition]}"
        for one in duidingen
        if one.recognition
    )
    talked = [WITH_ARTICLE.get(one.party, _who(one)) for one in duidingen if not one.recognition]
    also = "ook " if heard else ""
    return join(
        f"Herkennen we dit? {sentence(heard)}." if heard else "",
        f"Er is {also}over gepraat: {enumerate_dutch(talked)}." if talked else "",
    )


def _who(duiding: Duiding) -> str:
    return GUEST_LABELS[duiding.party] if duiding.party else EVERYONE


def _dotted(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
