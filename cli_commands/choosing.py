"""Choices that somebody types: one of a few words, or a message that names them all."""

from collections.abc import Iterable

from cli_commands import Problem


def choose(option: str, wanted: str, offered: Iterable[str]) -> str:
    """What was typed, if it is one of these. Raises Problem with all there are."""
    known = tuple(offered)
    if wanted not in known:
        raise Problem(f"‘{wanted}’ is er niet. Kies bij {option} uit: {', '.join(known)}.")
    return wanted
