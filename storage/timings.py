"""How often something was done in this process and how long it took, in buckets, by place.

In memory, since the start: whoever wants to keep it asks for it every so often.
"""

from bisect import bisect_left
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0)
GROUPS = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0)
MOST_NEW = 1000


@dataclass(frozen=True)
class Timing:
    """How many fell in each bucket, the last for all that is more; and their sum."""

    buckets: tuple[int, ...]
    total: float

    @property
    def times(self) -> int:
        """How many there were."""
        return sum(self.buckets)


class Timings:
    """Safe to use from several threads at once."""

    def __init__(self, bounds: tuple[float, ...] = SECONDS) -> None:
        self.bounds = bounds
        self._lock = Lock()
        self._new: deque[tuple[float, tuple[str, ...]]] = deque()  # to append is safe without it
        self._buckets: dict[tuple[str, ...], list[int]] = {}
        self._totals: dict[tuple[str, ...], float] = {}

    def note(self, value: float, *labels: str) -> None:
        """Something that took so long, or was so large."""
        self._new.append((value, labels))
        if len(self._new) > MOST_NEW:
            self._add_up()

    def _add_up(self) -> None:
        with self._lock:
            for _ in range(len(self._new)):
                value, labels = self._new.popleft()
                buckets = self._buckets.setdefault(labels, [0] * (len(self.bounds) + 1))
                buckets[bisect_left(self.bounds, value)] += 1
                self._totals[labels] = self._totals.get(labels, 0.0) + value

    def all(self) -> Mapping[tuple[str, ...], Timing]:
        """What was noted, by its labels."""
        self._add_up()
        with self._lock:
            return {
                labels: Timing(tuple(buckets), self._totals[labels])
                for labels, buckets in self._buckets.items()
            }
