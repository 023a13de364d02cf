"""The log as a file."""

import csv
import io
from collections.abc import Iterable

from presentation.uitkomst_files_csv import guard
from veranderverhaal.log_entry import LogEntry
from veranderverhaal.log_words import SOMEBODY, kind_of, say_action, say_changes

HEADINGS = ("dag", "tijd", "wie", "waarover", "wat", "veranderd")


def make_log_csv(entries: Iterable[LogEntry]) -> bytes:
    """One row per change, as spreadsheets read it; no text in it is taken for a formula."""
    with io.StringIO(newline="") as text:
        writer = csv.writer(text, delimiter=";")
        writer.writerow(HEADINGS)
        for entry in entries:
            writer.writerow(map(guard, _row(entry)))
        return text.getvalue().encode("utf-8-sig")


def _row(entry: LogEntry) -> tuple[str, ...]:
    return (
        f"{entry.local:%d-%m-%Y}",
        f"{entry.local:%H:%M}",
        entry.name or SOMEBODY,
        kind_of(entry.action),
        say_action(entry),
        "; ".join(say_changes(entry.changes)),
    )
