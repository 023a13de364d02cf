"""What the program writes to its log: fields that name no person and repeat nothing of one.

A message is written only when it stands in the source of the program word for word: a message that
was made of something else may be about somebody. Its arguments are never written.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from logging import LogRecord

from veranderverhaal.incident import Told, stands_in_source, tell_error
from veranderverhaal.version import VERSION

# What our own lines may carry beside the message: routes, pages, numbers, kinds of errors.
EXTRA = (*("place", "status", "milliseconds", "reference", "error", "why", "cause", "lines"),)
Fields = Mapping[str, object]


def fields_of(record: LogRecord) -> Fields:
    """What may be told of something that happened."""
    told: dict[str, object] = {
        "time": f"{datetime.fromtimestamp(record.created, UTC):%Y-%m-%dT%H:%M:%S.%f}"[:-3] + "Z",
        "level": record.levelname.lower(),
        "event": event_of(record),
        "logger": record.name,
        **{name: value for name in EXTRA if (value := record.__dict__.get(name)) is not None},
    }
    error = record.exc_info[1] if record.exc_info else None
    if error is not None and "error" not in told:
        told |= fields_of_error(tell_error(error))
        told["reference"] = getattr(error, REFERENCE, "")
    told |= {"version": VERSION, "process": record.process}
    return {name: value for name, value in told.items() if value not in ("", (), None)}


def fields_of_error(told: Told) -> dict[str, object]:
    """An error, for a line of the log."""
    return {"error": told.error, "why": told.why, "cause": told.cause, "lines": told.lines}


# On an error that a person was told of: the reference that they saw, and that the log has it.
REFERENCE, IN_THE_LOG = "reference_told", "in_the_log"


def event_of(record: LogRecord) -> str:
    """The message as it stands in the source; else only from which line it came."""
    message = record.msg
    if isinstance(message, str) and stands_in_source(message, record.pathname, record.lineno):
        return message
    return f"{record.module}:{record.lineno} {record.funcName}"


def as_json(record: LogRecord) -> str:
    """A line for a program to read."""
    return json.dumps(fields_of(record), ensure_ascii=False)


def as_text(record: LogRecord) -> str:
    """A line for a person to read, at a terminal."""
    told = dict(fields_of(record))
    lines = told.pop("lines", ())
    assert isinstance(lines, tuple | list)
    milliseconds = told.pop("milliseconds", None)
    parts = [
        *(
            str(told[name])
            for name in ("time", "level", "event", "place", "status")
            if name in told
        ),
        *([f"{milliseconds} ms"] if milliseconds is not None else []),
        *(
            f"{name}={told[name]}"
            for name in ("reference", "error", "why", "cause")
            if name in told
        ),
    ]
    return "\n    ".join([" ".join(parts), *lines])
