"""The commands, for whoever looks after the program: `python cli.py --help`.

A command is a module in cli_commands/ with three things: HELP, `add_arguments(parser)` and
`run(arguments) -> int` (the exit code). Add it to COMMANDS and it is there. Modules import what is
heavy inside `run`, so that `--help` stays quick.
"""

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from cli_commands import (
    Command,
    Problem,
    Stopped,
    account,
    backup,
    bench,
    check,
    effectenarena,
    export,
    intake,
    listing,
    move,
    poster,
    recount,
    report,
    restore,
    results,
    serve,
    tidy,
    verslag,
)

COMMANDS: Mapping[str, Command] = {
    "serve": serve,
    "test": check,
    "list": listing,
    "poster": poster,
    "report": report,
    "verslag": verslag,
    "arena": effectenarena,
    "export": export,
    "import": intake,
    "results": results,
    "recount": recount,
    "move": move,
    "backup": backup,
    "restore": restore,
    "account": account,
    "tidy": tidy,
    "bench": bench,
}


STOPPED = "Gestopt."


def make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cli.py", description="Het veranderverhaal: opdrachten voor wie het programma beheert."
    )
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="opdracht")
    for name, command in COMMANDS.items():
        subparser = subparsers.add_parser(name, help=command.HELP, description=command.HELP)
        add_shared_arguments(subparser)
        command.add_arguments(subparser)
    return parser


def add_shared_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--data",
        type=Path,
        metavar="MAP",
        help="map met de gegevens (anders VERANDERVERHAAL_DATA, anders ./data)",
    )
    parser.add_argument(
        "--no-samples",
        action="store_true",
        help="zet in een nieuwe map geen voorbeelden klaar",
    )


def main(arguments: list[str]) -> int:
    parser = make_parser()
    parsed, rest = parser.parse_known_args(arguments)
    command = COMMANDS[parsed.command]
    if rest and command is not check:
        parser.error(f"onbekend: {' '.join(rest)}")
    parsed.rest = rest
    if parsed.data is not None:
        # Pages and routes find the folder the same way as when the variable was set by hand.
        os.environ["VERANDERVERHAAL_DATA"] = str(parsed.data.resolve())
    try:
        return command.run(parsed)
    except Stopped as stopped:
        print(f"\n{stopped}", file=sys.stderr)
        return 130
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"\n{STOPPED}", file=sys.stderr)
        return 130
    except Exception as error:
        from cli_commands.damage import tell_trouble

        words = tell_trouble(error)
        if not words:
            raise
        print(words, file=sys.stderr)
        return 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
