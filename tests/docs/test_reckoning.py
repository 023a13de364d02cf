"""The sums in docs/reckoning.md are those of the constants that were measured."""

from pathlib import Path

import pytest

from benchmarks.country_made import METINGEN, RESPONSES
from benchmarks.reckoning import AREAS, BYTES, IN_EACH, MUNICIPALITIES, table

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reckoning.md"


def test_the_table_in_the_page_is_the_one_that_is_computed() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert "\n".join(table()) in text


def test_the_country_is_what_the_page_says_it_is() -> None:
    country = AREAS[-1]
    assert country.initiatieven == MUNICIPALITIES * IN_EACH == 17_100
    assert country.responses == 342 * 50 * METINGEN * RESPONSES == 10_260_000
    text = PAGE.read_text(encoding="utf-8")
    assert "342 × 50 × 2 × 300 = 10,260,000" in text


@pytest.mark.parametrize("engine", BYTES)
def test_the_bytes_in_the_page_add_up(engine: str) -> None:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    row = next(line for line in lines if line.startswith(f"| {engine}, "))
    *parts, total = (int(cell) for cell in row.strip("| ").split("|")[1:6])
    assert sum(parts) == total == BYTES[engine]
