"""That the benchmarks run and their table is right; never how fast anything was."""

from dataclasses import replace
from pathlib import Path

import pytest

import cli
from benchmarks.crowd import measure_crowd
from benchmarks.suite import BENCHMARKS
from benchmarks.table import (
    BEGIN,
    END,
    README,
    format_amount,
    format_ratio,
    format_seconds,
    format_table,
    write_table,
)
from benchmarks.timing import Measurement, Unit, compare, seconds_of
from dashboard.workers import WORKERS
from tests.long_run import mostly_long

POSTER = Measurement("poster", "pdf", "diagram", (0.2, 0.4, 0.3), (0.1, 0.1, 0.05))


@pytest.mark.parametrize(
    "name", mostly_long(["storage", "diagram", "forms"], normal=["storage", "diagram"])
)
def test_a_quick_benchmark_prints_its_rows(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["bench", "--only", name, "--runs", "1"]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert len(rows) > 2
    assert all(row.startswith(f"| {name}") for row in rows[2:])


@pytest.mark.only_long
def test_a_crowd_at_the_workers_is_measured_by_its_wait_and_its_processes() -> None:
    measured = {one.what: one for one in measure_crowd(1, sizes=(1, 2))}
    assert measured["2 posters at once: processes"].amounts[0] <= 1 + WORKERS
    assert all(one.ratio > 0 for one in measured.values())


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param(["--only", "koffie"], "Kies uit: serve, ", id="unknown name"),
        pytest.param(["--runs", "0"], "--runs 1", id="no runs"),
    ],
)
def test_what_cannot_be_measured_is_explained(
    options: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["bench", *options]) == 1
    assert message in capsys.readouterr().err


def test_the_ratio_is_of_medians_and_the_spread_of_rounds() -> None:
    assert POSTER.ratio == pytest.approx(3)
    assert POSTER.spread == pytest.approx((2, 6))


def test_the_table_has_a_row_for_each_measurement_and_straight_columns() -> None:
    assert format_table([POSTER]).splitlines() == [
        "|        | what | median | yardstick | its median | ratio | lowest – highest | runs |",
        "| ------ | ---- | ------ | --------- | ---------- | ----- | ---------------- | ---- |",
        "| poster | pdf  | 300 ms | diagram   | 100 ms     | 3.0×  | 2.0× – 6.0×      | 3    |",
    ]


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.00004, "0.04 ms"),
        (0.0004, "0.40 ms"),
        (0.0071, "7.1 ms"),
        (0.00999, "10 ms"),
        (0.0384, "38 ms"),
        (0.9996, "1.0 s"),
        (2.345, "2.3 s"),
    ],
)
def test_seconds_are_short(seconds: float, text: str) -> None:
    assert format_seconds(seconds) == text


@pytest.mark.parametrize(
    ("amount", "unit", "text"),
    [
        (0.0071, Unit.SECONDS, "7.1 ms"),
        (312.4, Unit.PER_SECOND, "312 /s"),
        (8.94, Unit.PER_SECOND, "8.9 /s"),
        (9_840, Unit.BYTES, "9.8 kB"),
        (1_234_567, Unit.BYTES, "1235 kB"),
        (4, Unit.TIMES, "4"),
    ],
)
def test_an_amount_has_its_unit(amount: float, unit: Unit, text: str) -> None:
    assert format_amount(amount, unit) == text


@pytest.mark.parametrize(
    ("ratio", "text"),
    [
        (0.0023, "0.002×"),
        (0.314, "0.31×"),
        (0.999, "1.0×"),
        (2.52, "2.5×"),
        (9.96, "10×"),
        (140.4, "140×"),
    ],
)
def test_ratios_are_short(ratio: float, text: str) -> None:
    assert format_ratio(ratio) == text


def test_the_yardstick_takes_its_turn_in_every_round() -> None:
    turns: list[str] = []

    def turn(name: str) -> float:
        turns.append(name)
        return float(len(turns))

    measured = compare(
        "g", "rod", lambda: turn("rod"), {"a": lambda: turn("a"), "b": lambda: turn("b")}, 2
    )
    assert turns == ["rod", "a", "b", "rod", "a", "b"]
    assert [(one.what, one.amounts, one.yardstick) for one in measured] == [
        ("a", (2, 5), (1, 4)),
        ("b", (3, 6), (1, 4)),
    ]


def test_short_work_is_repeated() -> None:
    calls: list[int] = []
    assert seconds_of(lambda: calls.append(1), times=4) >= 0
    assert len(calls) == 4


def test_only_what_stands_between_the_markers_is_replaced(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")
    write_table([POSTER], readme)
    expected = f"before\n{BEGIN}\n{format_table([POSTER])}\n{END}\nafter\n"
    assert readme.read_text(encoding="utf-8") == expected


def test_the_rows_of_other_groups_stay_where_they_are(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(f"{BEGIN}\n{END}\n", encoding="utf-8")
    first, last = (replace(POSTER, group=group) for group in ("first", "last"))
    write_table([first, POSTER, last], readme)
    again = replace(POSTER, what="anew", amounts=(1, 1), yardstick=(1, 1))
    new = replace(POSTER, group="new")
    write_table([again, new], readme)
    expected = format_table([first, again, last, new])
    assert readme.read_text(encoding="utf-8") == f"{BEGIN}\n{expected}\n{END}\n"


def test_a_readme_without_markers_is_left_alone(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("nothing here", encoding="utf-8")
    with pytest.raises(ValueError, match="no place"):
        write_table([POSTER], readme)
    assert readme.read_text(encoding="utf-8") == "nothing here"


def test_the_readme_has_a_place_for_the_table_and_names_every_benchmark() -> None:
    text = README.read_text(encoding="utf-8")
    assert text.count(BEGIN) == text.count(END) == 1
    assert [name for name in BENCHMARKS if f"`{name}`" not in text] == []
