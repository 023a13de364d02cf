"""Choices that somebody types: one of a few words, or a message that names them all."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from cli_commands import Problem

if TYPE_CHECKING:  # a command reads what it needs when it runs
    from presentation.report import ReportFile


def choose(option: str, wanted: str, offered: Iterable[str]) -> str:
    """What was typed, if it is one of these. Raises Problem with all there are."""
    known = tuple(offered)
    if wanted not in known:
        raise Problem(f"‘{wanted}’ is er niet. Kies bij {option} uit: {', '.join(known)}.")
    return wanted


def choose_document(out: Path) -> "ReportFile":
    """The kind of document that a name ends on. Raises Problem for any other."""
    ending = out.suffix.lower().lstrip(".")
    if ending == "pdf":
        return "pdf"
    if ending == "docx":
        return "docx"
    raise Problem("Kies een bestand dat eindigt op .pdf of .docx.")
