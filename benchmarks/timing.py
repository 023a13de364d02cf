"""A measurement: how much something took, and a yardstick that took its turns with it."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

# Does something once and says how many seconds that took.
Timer = Callable[[], float]


class Unit(StrEnum):
    """What was counted."""

    SECONDS = "seconds"
    PER_SECOND = "per second"
    BYTES = "bytes"
    TIMES = "times"


@dataclass(frozen=True)
class Measurement:
    """The amount of each run; `yardstick[i]` was measured in the same round as `amounts[i]`."""

    group: str
    what: str
    against: str
    amounts: tuple[float, ...]
    yardstick: tuple[float, ...]
    unit: Unit = Unit.SECONDS

    @property
    def ratio(self) -> float:
        """How many times the yardstick, median to median."""
        return median(self.amounts) / median(self.yardstick)

    @property
    def spread(self) -> tuple[float, float]:
        """The lowest and the highest ratio of one round."""
        pairs = zip(self.amounts, self.yardstick, strict=True)
        ratios = [amount / yardstick for amount, yardstick in pairs]
        return min(ratios), max(ratios)


def seconds_of(work: Callable[[], object], *, times: int = 1) -> float:
    """How long `work` takes; short work is done several times and counted once."""
    started = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - started) / times


def compare(
    group: str, against: str, yardstick: Timer, subjects: Mapping[str, Timer], runs: int
) -> list[Measurement]:
    """Measure in rounds, the yardstick first: what disturbs the computer disturbs them all."""
    rounds = [
        (yardstick(), {what: subject() for what, subject in subjects.items()}) for _ in range(runs)
    ]
    return [
        Measurement(
            group,
            what,
            against,
            amounts=tuple(taken[what] for _, taken in rounds),
            yardstick=tuple(length for length, _ in rounds),
        )
        for what in subjects
    ]
