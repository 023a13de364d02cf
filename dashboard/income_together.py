"""Several lines of income in one go: all are kept, or none."""

from collections.abc import Iterable, Sequence
from typing import Any

from storage.commands import add_income_line, put_back_income_line, remove_income_line
from storage.effectenarena_queries import list_income
from veranderverhaal.effectenarena.income import IncomeMix
from veranderverhaal.effectenarena.income_copying import NOTHING_TO_COPY, copy_mix, find_mix
from veranderverhaal.effectenarena.income_line import IncomeLine
from veranderverhaal.text import NotAccepted

BETWEEN_KEYS = "\n"  # no key has it


def copy_income(
    slug: str, mix: IncomeMix, year: int | None, scenario: str, *, session: Any
) -> list[IncomeLine]:
    """Add the lines of a mix, as they are now, to another year or scenario.

    Raises NotAccepted, NotFound.
    """
    lines = list_income(slug, session=session)
    now = find_mix(lines, mix.year, mix.scenario)
    if now is None:
        raise NotAccepted("year", NOTHING_TO_COPY)
    copied = copy_mix(lines, now, year, scenario)
    return [add_income_line(slug, one, session=session) for one in copied]


def remove_income_lines(slug: str, keys: Sequence[str], *, session: Any) -> None:
    """Take these lines away. Raises NotFound."""
    for key in keys:
        remove_income_line(slug, key, session=session)


def join_keys(keys: Iterable[str]) -> str:
    """Several keys as one, for put_back_income_lines."""
    return BETWEEN_KEYS.join(keys)


def put_back_income_lines(slug: str, keys: str, *, session: Any) -> None:
    """Undo remove_income_lines. Raises NotAccepted when there is no room by now, NotFound."""
    for key in keys.split(BETWEEN_KEYS):
        put_back_income_line(slug, key, session=session)
