"""Answers that nobody gave, made so that they add up to published shares.

The same seed always gives the same answers, on every computer: only Random.random() is drawn from,
which Python promises to keep. Whoever shows these answers says that they are made up.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from veranderverhaal.meting import Channel, Response
from veranderverhaal.question import STELLING_CODES, Answer

# How much a person's mood colours every answer: people who like a place like most of it.
MOOD = 0.6
# Of those who agree, how many agree wholly; of the others, how many are in between or disagree.
SHARE_WHOLLY_AGREES = 0.4
SHARE_BETWEEN = 0.6
SHARE_DISAGREES = 0.9
SHARE_HELPED = 0.35
SHARE_PAPER = 0.55
SHARE_LINK = 0.85


@dataclass(frozen=True)
class Choices:
    """A question of several answers, with the share of each; `nothing` never goes with others."""

    shares: Mapping[str, int]
    nothing: str


def count_for(percentage: int, n: int) -> int:
    """How many of n people give this whole percentage, rounded half up."""
    return (2 * percentage * n + 100) // 200


def percentage_of(count: int, n: int) -> int:
    """The whole percentage of n people, rounded half up."""
    return (200 * count + n) // (2 * n)


def make_moods(n: int, random: Random) -> list[float]:
    """For each of n people how favourable they are, from 0 to 1."""
    return [random.random() for _ in range(n)]


def make_stelling(percentage: int, moods: Sequence[float], random: Random) -> list[Answer]:
    """An answer per person; the share that agrees (4 and 5) is exactly the percentage."""
    order = _by_liking(moods, random)
    agree = count_for(percentage, len(moods))
    others = len(moods) - agree
    bounds = (
        0,
        round(agree * SHARE_WHOLLY_AGREES),
        agree,
        agree + round(others * SHARE_BETWEEN),
        agree + round(others * SHARE_DISAGREES),
        len(moods),
    )
    answers: list[Answer] = [()] * len(moods)
    for code, (first, last) in zip(reversed(STELLING_CODES), pairwise(bounds), strict=True):
        for person in order[first:last]:
            answers[person] = (code,)
    return answers


def make_choices(choices: Choices, moods: Sequence[float], random: Random) -> list[Answer]:
    """An answer per person, nobody without one; every option has exactly its share.

    Raises ValueError when the shares leave somebody without an answer.
    """
    order = _by_liking(moods, random)
    nothing = count_for(choices.shares[choices.nothing], len(moods))
    something = order[: len(moods) - nothing]
    chosen: list[set[str]] = [set() for _ in moods]
    for person in order[len(something) :]:
        chosen[person].add(choices.nothing)
    for option in choices.shares:
        if option != choices.nothing:
            count = count_for(choices.shares[option], len(moods))
            for person in _next_to_choose(something, chosen, count, random):
                chosen[person].add(option)
    if not all(chosen):
        raise ValueError("these shares leave somebody without an answer")
    return [tuple(option for option in choices.shares if option in one) for one in chosen]


def make_responses(
    answers: Mapping[str, Sequence[Answer]], weeks: Sequence[str], random: Random
) -> tuple[Response, ...]:
    """One response per person, skipped questions left out; week and channel are made up too."""
    people = range(len(next(iter(answers.values()))))
    drawn = sorted(int(random.random() * len(weeks)) for _ in people)
    responses = (
        _response({key: given[person] for key, given in answers.items() if given[person]}, random)
        for person in people
    )
    return tuple(
        Response(one.answers, weeks[week], one.channel, helped=one.helped)
        for one, week in zip(responses, drawn, strict=True)
    )


def _response(answers: Mapping[str, Answer], random: Random) -> Response:
    drawn = random.random()
    channel = (
        Channel.PAPER
        if drawn < SHARE_PAPER
        else Channel.LINK
        if drawn < SHARE_LINK
        else Channel.CONVERSATION
    )
    helped = channel is Channel.CONVERSATION or random.random() < SHARE_HELPED
    return Response(answers, channel=channel, helped=helped and channel is not Channel.LINK)


def _by_liking(moods: Sequence[float], random: Random) -> list[int]:
    """The people from the most to the least favourable to one question: mood, and some chance."""
    liking = [MOOD * mood + (1 - MOOD) * random.random() for mood in moods]
    return sorted(range(len(moods)), key=lambda person: -liking[person])


def _next_to_choose(
    people: Sequence[int], chosen: Sequence[set[str]], count: int, random: Random
) -> list[int]:
    """Those who have least come first, so that in the end everybody has something."""
    drawn = {person: random.random() for person in people}
    return sorted(people, key=lambda person: (len(chosen[person]), drawn[person]))[:count]
