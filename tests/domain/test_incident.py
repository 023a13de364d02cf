"""An error is told without anything of a person, and under a reference that people can say."""

import json
import logging
from collections.abc import Callable

import pytest

from veranderverhaal.incident import (
    LETTERS,
    make_reference,
    read_reference,
    tell_error,
)
from veranderverhaal.log_lines import as_json, as_text, event_of
from veranderverhaal.version import VERSION

SECRET = "Fatima, 06-12345678"


def caught(work: Callable[[], object]) -> BaseException:
    try:
        work()
    except BaseException as error:
        return error
    raise AssertionError("nothing was raised")


def test_a_reference_has_no_letters_that_look_alike():
    assert not set("01258BGILOSUVZ") & (set(LETTERS) - set("25"))
    made = {make_reference(number * 7919) for number in range(1000)}
    assert len(made) == 1000
    assert all(len(one) == 9 and one[4] == "-" and read_reference(one) == one for one in made)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("k7f2-9qxm", "K7F2-9QXM"),
        (" K7F2 9QXM ", "K7F2-9QXM"),
        ("K7F29QXM.", "K7F2-9QXM"),
        ("K7FZ-9QXM", "K7F2-9QXM"),
        ("K7F2-9QX", ""),
        ("K7F2-9QXMM", ""),
        ("geheim!!", ""),
        ("", ""),
    ],
)
def test_a_reference_is_read_as_people_type_it(typed, read):
    assert read_reference(typed) == read


def test_an_error_is_its_kind_and_our_lines_and_never_its_message():
    def refuse() -> None:
        raise ValueError(f"no room for {SECRET}")

    told = tell_error(caught(refuse))
    assert told.error == "ValueError"
    assert [line.rpartition(":")[0] for line in told.lines] == ["tests/domain/test_incident.py"] * 2
    assert told.lines[-1].endswith(" refuse")
    assert SECRET not in str(told)


def test_what_stands_in_our_source_is_told_and_what_was_made_is_not():
    def of_ours() -> None:
        raise ValueError("the state is not ours")

    def handed(message: str) -> None:
        raise ValueError(message)

    assert tell_error(caught(of_ours)).why == "the state is not ours"
    assert tell_error(caught(lambda: handed(SECRET))).why == ""


def test_the_cause_and_the_code_of_the_system_are_told():
    def open_it() -> None:
        try:
            open(f"/nergens/{SECRET}")  # noqa: PTH123, SIM115
        except OSError as error:
            raise RuntimeError(SECRET) from error

    told = tell_error(caught(open_it))
    assert (told.error, told.cause) == ("RuntimeError", "FileNotFoundError (ENOENT)")


def test_of_a_group_the_first_is_told():
    def fail() -> None:
        raise ExceptionGroup(SECRET, [KeyError(SECRET), ValueError(SECRET)])

    assert tell_error(caught(fail)).cause == "KeyError"


def test_an_error_in_a_library_is_told_by_its_line_there():
    told = tell_error(caught(lambda: json.loads(SECRET)))
    assert told.error == "json.decoder.JSONDecodeError"
    assert told.lines[-1].startswith("tests/domain/test_incident.py")


def record_of(write: Callable[[logging.Logger], object]) -> logging.LogRecord:
    found: list[logging.LogRecord] = []
    logger = logging.Logger("een.bibliotheek")
    logger.addFilter(lambda record: found.append(record) is None)
    write(logger)
    return found[0]


def test_a_message_is_written_as_it_stands_in_the_source_without_what_is_filled_in():
    record = record_of(lambda log: log.warning("could not reach %s", SECRET))
    assert event_of(record) == "could not reach %s"
    assert SECRET not in as_json(record)
    assert SECRET not in as_text(record)


def test_a_message_that_was_made_is_not_written():
    record = record_of(lambda log: log.warning(f"could not reach {SECRET}"))
    assert event_of(record).startswith("test_incident:")
    assert SECRET not in as_json(record)


def test_an_error_in_the_log_shows_no_message_either():
    def write(log: logging.Logger) -> None:
        try:
            raise ValueError(SECRET)
        except ValueError:
            log.exception("it broke")

    told = json.loads(as_json(record_of(write)))
    assert (told["event"], told["error"], told["level"]) == ("it broke", "ValueError", "error")
    assert SECRET not in json.dumps(told)
    assert told["lines"]
    assert SECRET not in as_text(record_of(write))


def test_a_line_has_its_fields_and_nothing_that_was_added_to_it():
    extra = {"place": "/v/{code}", "status": 503, "milliseconds": 12, "address": SECRET}
    record = record_of(lambda log: log.warning("slow", extra=extra))
    told = json.loads(as_json(record))
    assert set(told) == {
        *("time", "level", "event", "logger", "place", "status", "milliseconds"),
        *("version", "process"),
    }
    assert told["time"].endswith("Z")
    assert told["version"] == VERSION
    assert as_text(record).endswith(" warning slow /v/{code} 503 12 ms")
