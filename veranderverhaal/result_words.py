"""What stands in small letters beside a result: on what it rests, and how to read it."""

from collections.abc import Sequence
from itertools import takewhile

from veranderverhaal.meting import Meting
from veranderverhaal.saying_words import NO_PERIOD, say_period

OTHER_PEOPLE = "Het zijn andere mensen: dit zijn twee foto’s van een groep."
OPPOSITE_ROWS = "Wat het tegendeel vraagt, staat er niet bij."
NOT_ALL_ROWS = "Waar te weinig antwoorden op waren, staat er niet bij."
MIN_COMMON = 3  # fewer words in common are not worth saying once


def common_start(texts: Sequence[str]) -> str:
    """The words that all of these begin with, when they are worth saying once."""
    alike = takewhile(lambda one: len(set(one)) == 1, zip(*map(str.split, texts), strict=False))
    words = [one[0] for one in alike]
    is_worth_it = len(words) >= MIN_COMMON and all(len(text.split()) > len(words) for text in texts)
    return " ".join(words) if is_worth_it else ""


def say_experienced() -> str:
    """That people tell of change themselves; it was not measured twice."""
    return "Ervaren verandering: zo zeggen mensen het zelf."


def say_results_basis(counts: Sequence[int], meting: Meting) -> str:
    """ "111 antwoorden, mei – juni 2022"; "96 tot 111 antwoorden" where rows differ."""
    return f"{_answers(counts)}, {say_period(meting)}"


def say_rounds_basis(counts: Sequence[int], before: Meting, after: Meting) -> str:
    """ "24 antwoorden, april 2021 en september 2022"."""
    return f"{_answers(counts)}, {say_when(before)} en {say_when(after)}"


def say_when(meting: Meting) -> str:
    """When a round was, or its name when nobody wrote that down."""
    period = say_period(meting)
    return meting.name if period == NO_PERIOD else period


def _answers(counts: Sequence[int]) -> str:
    least, most = min(counts), max(counts)
    return f"{most} antwoorden" if least == most else f"{least} tot {most} antwoorden"
