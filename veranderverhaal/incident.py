"""An error or a slow answer, told without anything of a person: where, what, and a reference.

The message of an error repeats what somebody typed, or a line of the database. It is told only when
it stands in the source of the program word for word.
"""

import errno
import linecache
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from traceback import walk_tb
from types import FrameType

# No letter or figure that is taken for another on a screen, on the phone or in handwriting.
LETTERS = "2345679ACDEFHJKMNPQRTWXY"
ALIKE = str.maketrans("SZGO", "526Q")
LONG = 8
ROOT = Path(__file__).resolve().parents[1]
NOT_OURS = (".venv", "site-packages")
MOST_LINES = 8
NEAR = 3  # lines that a call or a raise may take until its text
QUOTES = ('"{}"', "'{}'")
# Longer than this, a person thinks that nothing happens (Nielsen, Usability Engineering, ch. 5,
# names one second for the flow of thought and ten for attention).
SLOW_MILLISECONDS = 2000


class IncidentKind(StrEnum):
    """What happened."""

    ERROR = "error"
    SLOW = "slow"


@dataclass(frozen=True)
class Incident:
    """Something that went wrong or took long, once or more often in a short time.

    `place` is a route or a page, `what` the kind of error and the lines of our program. Moments
    are UTC, without a zone.
    """

    reference: str
    kind: IncidentKind
    place: str
    what: str
    at: datetime
    last_at: datetime
    times: int = 1
    milliseconds: int | None = None  # of the slowest
    version: str = ""


@dataclass(frozen=True)
class Told:
    """An error in words that repeat nothing of it: its kind, what caused it, and our lines."""

    error: str
    why: str = ""
    cause: str = ""
    lines: tuple[str, ...] = ()

    def __str__(self) -> str:
        """All of it, one thing to a line."""
        return "\n".join(part for part in (self.error, self.why, self.cause, *self.lines) if part)


def make_reference(number: int) -> str:
    """A reference as a person sees it, "K7F2-9QXM", from a random number."""
    letters = ""
    for _ in range(LONG):
        number, place = divmod(number, len(LETTERS))
        letters += LETTERS[place]
    return f"{letters[: LONG // 2]}-{letters[LONG // 2 :]}"


def read_reference(typed: str) -> str:
    """A reference as it is kept, from what somebody typed; "" when it can be none."""
    letters = "".join(one for one in typed.upper() if one.isalnum()).translate(ALIKE)
    if len(letters) != LONG or not set(letters) <= set(LETTERS):
        return ""
    return f"{letters[: LONG // 2]}-{letters[LONG // 2 :]}"


def tell_error(error: BaseException) -> Told:
    """The kind of an error, that of its cause, and where in our program it came from."""
    cause = _cause_of(error)
    cause_name = _name_of(cause) if cause else ""
    return Told(_name_of(error), _why(error), cause_name, _lines_of(error))


def stands_in_source(message: str, path: str, line: int) -> bool:
    """Whether a text stands at a line of code as it is: then it was made of nothing else."""
    near = "".join(linecache.getlines(path)[line - 1 : line - 1 + NEAR])
    return any(one.format(message) in near for one in QUOTES)


def _why(error: BaseException) -> str:
    """What an error of our own says, in words of our own."""
    frames = list(walk_tb(error.__traceback__))
    message = error.args[0] if len(error.args) == 1 else None
    if not (frames and isinstance(message, str) and any(_ours(frames[-1][0]))):
        return ""
    frame, line = frames[-1]
    return message if stands_in_source(message, frame.f_code.co_filename, line) else ""


def _cause_of(error: BaseException) -> BaseException | None:
    """The first of a group, what a driver said, or what it was raised from."""
    if isinstance(error, BaseExceptionGroup):
        return error.exceptions[0]
    said = getattr(error, "orig", None) or error.__cause__
    return said if isinstance(said, BaseException) else None


def _name_of(error: BaseException) -> str:
    """The class, with the code that a database or the system gives to it."""
    kind = type(error)
    name = (
        kind.__qualname__
        if kind.__module__ == "builtins"
        else f"{kind.__module__}.{kind.__qualname__}"
    )
    code = _code_of(error)
    return f"{name} ({code})" if code else name


def _code_of(error: BaseException) -> str:
    for attribute in ("sqlite_errorname", "sqlstate"):
        if code := getattr(error, attribute, None):
            return str(code)
    number = error.errno if isinstance(error, OSError) else None
    return errno.errorcode.get(number, "") if number else ""


def _lines_of(error: BaseException) -> tuple[str, ...]:
    """Our lines on the way to the error, the last one last; else the one where it was raised."""
    frames = list(walk_tb(error.__traceback__))
    ours = [
        f"{place}:{line} {frame.f_code.co_name}" for frame, line in frames for place in _ours(frame)
    ]
    if isinstance(error, BaseExceptionGroup) and not ours:
        return _lines_of(error.exceptions[0])
    if not ours and frames:
        frame, line = frames[-1]
        return (f"{frame.f_globals.get('__name__', '?')}:{line} {frame.f_code.co_name}",)
    return tuple(ours[-MOST_LINES:])


def _ours(frame: FrameType) -> Iterator[str]:
    """The place of a line within the program; nothing for a line of a library."""
    path = Path(frame.f_code.co_filename)
    if path.is_relative_to(ROOT):
        place = path.relative_to(ROOT)
        if not set(NOT_OURS) & set(place.parts):
            yield place.as_posix()
