"""`cli.py bench`: how quick the program is, each thing beside a yardstick."""

import argparse
import sys

from cli_commands import Problem

HELP = "meet hoe snel het programma is, naast een maatstaf"
RUNS = 7


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--only", metavar="NAAM", help="alleen deze meting, bijvoorbeeld storage")
    parser.add_argument("--runs", type=int, default=RUNS, metavar="N", help=f"hoe vaak ({RUNS})")
    parser.add_argument(
        "--write",
        action="store_true",
        help="zet wat gemeten is in de tabel van benchmarks/README.md",
    )


def run(arguments: argparse.Namespace) -> int:
    """Measures on a data folder of its own; the one of `--data` is left alone."""
    from benchmarks.suite import BENCHMARKS
    from benchmarks.table import format_table, write_table

    check(arguments, list(BENCHMARKS))
    measured = []
    for name in [arguments.only] if arguments.only else BENCHMARKS:
        print(f"{name} …", file=sys.stderr, flush=True)
        found = BENCHMARKS[name](arguments.runs)
        if arguments.write and found:
            write_table(found)
        measured += found
    print(format_table(measured))
    return 0


def check(arguments: argparse.Namespace, names: list[str]) -> None:
    if arguments.only and arguments.only not in names:
        raise Problem(f"Er is geen meting ‘{arguments.only}’. Kies uit: {', '.join(names)}.")
    if arguments.runs < 1:
        raise Problem("Meet ten minste één keer: --runs 1 of meer.")
