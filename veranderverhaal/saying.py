"""Uitkomsten in plain Dutch sentences, exact, and never more than the numbers hold.

A sentence never says why something is so: that is for the people who talk about it.
"""

from collections.abc import Iterable

from veranderverhaal.meting import Meting
from veranderverhaal.question import QuestionKind
from veranderverhaal.saying_beside import say_beside, say_norm
from veranderverhaal.saying_kinds import is_score, say_kind
from veranderverhaal.saying_pictures import describe
from veranderverhaal.saying_response import say_changes, say_response
from veranderverhaal.saying_rounds import say_change, say_difference, say_rounds
from veranderverhaal.saying_words import (
    MADE_UP,
    after_colon,
    join,
    people,
    quote,
    say_band,
    say_metingen,
    say_part,
    say_percent,
    say_period,
    say_withheld,
    sentence,
)
from veranderverhaal.uitkomst import Block, BlockKind, Uitkomst

__all__ = [
    "MADE_UP",
    "describe",
    "say",
    "say_band",
    "say_basis",
    "say_beside",
    "say_block",
    "say_change",
    "say_changes",
    "say_difference",
    "say_dont_know",
    "say_metingen",
    "say_norm",
    "say_part",
    "say_percent",
    "say_period",
    "say_response",
    "say_rounds",
    "say_withheld",
]

# Their sentence says itself what was asked.
NAMED_KINDS = (QuestionKind.STELLING, QuestionKind.YES_NO)


def say(uitkomst: Uitkomst) -> str:
    """What came out, in a few short sentences; with too few answers only that there are too few.

    With 30 answers and more it has percentages, with 10 to 29 counts only. Who did not know stands
    apart and is in no share.
    """
    if not uitkomst.has_numbers:
        return say_withheld(uitkomst.shown, is_group=uitkomst.group is not None)
    told = join(say_kind(uitkomst), say_dont_know(uitkomst))
    return f"{uitkomst.group.label}: {after_colon(told)}" if uitkomst.group else told


def say_dont_know(uitkomst: Uitkomst) -> str:
    """How many did not know, who are in no share; "" when nobody, or when it is not shown."""
    count = uitkomst.dont_know
    if not count:
        return ""
    if count == 1:
        return "1 persoon weet het niet; die telt hier niet mee."
    return f"{sentence(people(count))} weten het niet; die tellen hier niet mee."


def say_basis(uitkomst: Uitkomst, meting: Meting) -> str:
    """On what a number rests: "111 antwoorden, mei – juni 2022". It belongs with every number."""
    period = say_period(meting)
    count = uitkomst.n if uitkomst.has_numbers else None
    told = period if count is None else f"{count} antwoorden, {period}"
    return f"{told}. {MADE_UP}" if meting.made_up else told


def say_block(block: Block) -> tuple[str, ...]:
    """The sentences under one chart, in the order of its rows; what is withheld once if it is all.

    Where rows are about different things, each sentence says which one it is about.
    """
    told = [say(uitkomst) for uitkomst in block.uitkomsten]
    if len(set(told)) == 1 and not any(one.has_numbers for one in block.uitkomsten):
        return (told[0],)
    several = len({one.question.key for one in block.uitkomsten}) > 1
    return tuple(
        f"{name}: {after_colon(words)}" if (name := _row_name(block, one, several)) else words
        for one, words in zip(block.uitkomsten, told, strict=True)
    )


def _row_name(block: Block, uitkomst: Uitkomst, several: bool) -> str:
    """What a sentence must be introduced with, when it does not say so itself."""
    if not uitkomst.has_numbers:
        names = [quote(uitkomst.question.text)] if several else []
        return ", ".join([*names, *_group_names(uitkomst)])
    named = uitkomst.question.kind in NAMED_KINDS and uitkomst.headline is not None
    if not several or named or block.kind is BlockKind.DOMAINS or is_score(uitkomst.question):
        return ""
    return quote(uitkomst.question.text)


def _group_names(uitkomst: Uitkomst) -> Iterable[str]:
    return [uitkomst.group.label] if uitkomst.group else []
