"""What stands in small letters beside a result: on what it rests, and how to read it."""

from collections.abc import Sequence

from veranderverhaal.meting import Meting
from veranderverhaal.saying_words import NO_PERIOD, say_period

OTHER_PEOPLE = "Het zijn andere mensen: dit zijn twee foto’s van een groep."
NOT_ALL_ROWS = "Waar te weinig antwoorden op waren, staat er niet bij."


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
