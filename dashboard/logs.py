"""The log of the program, to standard error: one line for each thing that happened.

Everything goes through one formatter that repeats nothing of a person (veranderverhaal.log_lines):
our own lines, and those of Streamlit, uvicorn and the database.
"""

import logging
import os
import sys
import threading
from types import TracebackType
from typing import Any, TextIO

from veranderverhaal.log_lines import IN_THE_LOG, as_json, as_text

FORMAT_VARIABLE, LEVEL_VARIABLE = "LOG_FORMAT", "LOG_LEVEL"
LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING}
LEVELS["error"] = logging.ERROR
OURS = ("app", "cli_commands", "dashboard", "pages", "storage", "veranderverhaal", "web")
# Told by dashboard.apology, with the reference that the person sees.
TOLD_ALREADY = ("streamlit.error_util", "Uncaught app execution")

log = logging.getLogger(__name__)


class Formatter(logging.Formatter):
    """A line for a program, or for a person at a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        return as_json(record) if is_json() else as_text(record)


class ToStandardError(logging.StreamHandler[TextIO]):
    """To where standard error leads at that moment."""

    def emit(self, record: logging.LogRecord) -> None:
        self.stream = sys.stderr
        super().emit(record)


def set_up_logs() -> None:
    """Take the log over from the libraries; as often as one of them may have taken it back."""
    root = logging.getLogger()
    if not any(isinstance(one, ToStandardError) for one in root.handlers):
        handler = ToStandardError()
        handler.setFormatter(Formatter())
        handler.addFilter(is_told)
        root.addHandler(handler)
    root.setLevel(min(level(), logging.WARNING))
    # Not imported here: a worker that draws posters does without Streamlit.
    if (streamlits := sys.modules.get("streamlit.logger")) is not None:
        streamlits.__dict__["setup_formatter"] = _leave_to_us
    for logger in logging.Logger.manager.loggerDict.values():
        if isinstance(logger, logging.Logger) and _writes_itself(logger):
            _leave_to_us(logger)


def catch_the_rest() -> None:
    """What Python itself would write: errors that nobody caught in a thread, and warnings."""
    logging.captureWarnings(capture=True)
    logging.raiseExceptions = False  # a line that cannot be written is not written in another way
    threading.excepthook = _tell_of_thread
    sys.unraisablehook = _tell_of_rest


def is_json() -> bool:
    """As LOG_FORMAT says, else unless a person is looking."""
    chosen = os.environ.get(FORMAT_VARIABLE, "").strip().lower()
    return chosen == "json" if chosen in ("json", "text") else not sys.stderr.isatty()


def level() -> int:
    """As LOG_LEVEL says; a person at a terminal sees what is wrong only."""
    chosen = os.environ.get(LEVEL_VARIABLE, "").strip().lower()
    return LEVELS.get(chosen, logging.INFO if is_json() else logging.WARNING)


def is_told(record: logging.LogRecord) -> bool:
    """Whether a record belongs in the log: of a library only what is wrong."""
    error = record.exc_info[1] if record.exc_info else None
    if (record.name, record.msg) == TOLD_ALREADY or getattr(error, IN_THE_LOG, False):
        return False
    is_ours = record.name.partition(".")[0] in OURS
    return record.levelno >= (level() if is_ours else max(level(), logging.WARNING))


def _writes_itself(logger: logging.Logger) -> bool:
    """Whether it has a stream of its own, as Streamlit and uvicorn give to each of theirs."""
    return any(type(one) is logging.StreamHandler for one in logger.handlers)


def _leave_to_us(logger: logging.Logger) -> None:
    for handler in list(logger.handlers):
        if type(handler) is logging.StreamHandler:
            logger.removeHandler(handler)
    logger.propagate = True


def _tell(
    kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
) -> None:
    if sys.is_finalizing():  # what is torn down grumbles, and there is nothing left to write with
        return
    if error is not None and not isinstance(error, SystemExit):
        log.error("nobody caught this", exc_info=(kind, error, trace))


def _tell_of_thread(told: threading.ExceptHookArgs) -> None:
    _tell(told.exc_type, told.exc_value, told.exc_traceback)


def _tell_of_rest(told: Any) -> None:
    if sys.meta_path is None:  # Python is all but gone: what goes last has nothing to say
        return
    _tell(told.exc_type, told.exc_value, told.exc_traceback)
