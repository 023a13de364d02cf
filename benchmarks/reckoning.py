"""The sums of docs/reckoning.md: what a buurt, a province and the whole country need.

`python -m benchmarks.reckoning` prints the table that stands there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from benchmarks.country_made import METINGEN, RESPONSES

MUNICIPALITIES, IN_EACH = 342, 50
DAYS, SECONDS_OF_A_DAY = 365, 8 * 3600  # people answer by day
BUSY = 10  # so many times the mean at the busiest moment: a guess, and not measured
# Measured with `cli.py bench --only country`: the bytes that one response takes on the disk, with
# its part of the tallies and of all that is told of its initiatief.
BYTES: Mapping[str, int] = MappingProxyType({"SQLite": 609, "PostgreSQL": 820})
GIGA = 1_000_000_000


@dataclass(frozen=True)
class Area:
    """Who works with one installation."""

    name: str
    initiatieven: int

    @property
    def responses(self) -> int:
        """In a year."""
        return self.initiatieven * METINGEN * RESPONSES

    @property
    def a_day(self) -> float:
        """Of the days of a year, as if they were alike."""
        return self.responses / DAYS

    @property
    def a_second(self) -> float:
        """At the busiest moment."""
        return self.a_day / SECONDS_OF_A_DAY * BUSY

    def gigabytes(self, engine: str) -> float:
        """On the disk after a year."""
        return self.responses * BYTES[engine] / GIGA


AREAS = (
    Area("a welfare organisation", 17),
    Area("a municipality", IN_EACH),
    Area("a province of 30 municipalities", 30 * IN_EACH),
    Area("the country", MUNICIPALITIES * IN_EACH),
)


def table() -> list[str]:
    """The lines of the table, as Markdown."""
    header = (
        "| for | initiatieven | responses a year | a day | at the busiest, a second "
        "| SQLite, a year | PostgreSQL, a year |"
    )
    return [header, "| --- " * 7 + "|", *map(_line, AREAS)]


def _line(area: Area) -> str:
    cells = (
        area.name,
        f"{area.initiatieven:,}",
        f"{area.responses:,}",
        f"{area.a_day:,.0f}",
        f"{area.a_second:.2f}",
        f"{area.gigabytes('SQLite'):.2f} GB",
        f"{area.gigabytes('PostgreSQL'):.2f} GB",
    )
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    print("\n".join(table()))
