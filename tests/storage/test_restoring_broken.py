"""A restore that is broken off, or in which answers come in: no answer is lost, none refused."""

import errno
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from storage import commands
from storage.backup_apart import put_back
from storage.backup_files import pack
from storage.backup_settings import BackupSettings
from storage.backups import LEFT_OUT, open_backup
from storage.commands.responses import hash_token
from storage.engine import make_engine
from storage.responses import Arrival, Arrived, ResponseWriter
from storage.restoring import RestoreFailed, restore
from tests.measured_bundle import SECOND, measured_bundle
from tests.metingen import fill_with_meting
from tests.storage.backup_cases import LOCAL, settings
from tests.storage.everything import contents
from tests.storage.helpers import run
from tests.storage.test_restoring import make, under

__all__ = ["settings"]  # a fixture
ROOT = Path(__file__).resolve().parents[2]
LATER = LOCAL.replace(hour=5)
ENOUGH = 8


def tokens_in(engine: Engine) -> set[str]:
    with engine.connect() as connection:
        return set(connection.exec_driver_sql("SELECT token FROM response").scalars())


def test_after_one_that_broke_off_every_answer_is_kept(engine, settings, monkeypatch):
    """What PostgreSQL numbers by itself, no transaction sets back."""
    code = fill_with_meting(engine).code
    path = make(engine, settings)
    writer = ResponseWriter(engine)
    for number in range(ENOUGH):
        writer.keep(Arrival(code, f"voor-{number}", SECOND))

    def break_off(*_given: Any) -> Any:
        raise OSError(errno.EIO, "line lost")

    monkeypatch.setattr("storage.restoring.hold_on_to", break_off)
    with pytest.raises(RestoreFailed, match="alles is zoals het was") as told:
        restore(engine, path, settings)
    assert "niet bewaard" not in str(told.value)  # of an answer, that is
    for number in range(ENOUGH):
        assert writer.keep(Arrival(code, f"na-{number}", SECOND)) is Arrived.KEPT
    writer.close()


def test_a_line_that_broke_at_the_end_promises_nothing(sqlite, settings, monkeypatch):
    path = make(sqlite, settings)

    def break_off(*_given: Any, **_named: Any) -> Any:
        raise DBAPIError("COMMIT", {}, Exception(), connection_invalidated=True)

    monkeypatch.setattr("storage.restoring.hold_on_to", break_off)
    with pytest.raises(RestoreFailed, match="Kijk of er is teruggezet"):
        restore(sqlite, path, settings)


def test_every_answer_that_was_thanked_for_is_there_or_in_the_copy_before(
    engine, settings, tmp_path, monkeypatch
):
    """They come in all the time, also while the copy is packed."""
    code = fill_with_meting(engine).code
    path = make(engine, settings)
    thanked: set[str] = set()
    comes_in, stop = Event(), Event()

    monkeypatch.setattr("storage.backups.pack", slowly(comes_in))
    sending = Thread(target=send, args=(engine, code, thanked, comes_in, stop))
    sending.start()
    try:
        assert comes_in.wait(60)
        restored = put_back(engine, path, settings, local=LATER)
    finally:
        stop.set()
        sending.join()
    unpacked, _ = open_backup(settings.folder / restored.kept, tmp_path, "")
    kept = tokens_in(make_engine(f"sqlite:///{unpacked}"))
    assert len(kept) > 0
    assert thanked <= kept | tokens_in(engine)


def slowly(comes_in: Event) -> Callable[..., None]:
    """As pack, once there was time for answers to come in: none does, when nobody writes."""

    def wait_and_pack(*given: Any) -> None:
        comes_in.clear()
        comes_in.wait(1)
        pack(*given)

    return wait_and_pack


def send(engine: Engine, code: str, thanked: set[str], comes_in: Event, stop: Event) -> None:
    writer, number = ResponseWriter(engine), 0
    while not stop.is_set():
        number += 1
        with suppress(SQLAlchemyError):  # told to send it again: nobody was thanked
            writer.keep(Arrival(code, f"t{number}", SECOND))
            thanked.add(hash_token(f"t{number}"))
            comes_in.set()
    writer.close()


def start_restore(engine: Engine, path: Path, settings: BackupSettings) -> subprocess.Popen[str]:
    url = engine.url.render_as_string(hide_password=False)
    given = [url, str(path), str(settings.folder), str(settings.work)]
    return subprocess.Popen(
        [sys.executable, "-m", "tests.storage.restoring_child", *given],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def kill_at(process: subprocess.Popen[str], percent: int) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        if int(line) >= percent:
            os.kill(process.pid, signal.SIGKILL)
            break
    process.communicate()


@pytest.mark.long_form
def test_one_that_is_killed_at_any_moment_leaves_all_or_puts_back_all(engine, settings, size):
    run(engine, commands.import_bundle, measured_bundle())
    path = make(engine, settings)
    run(engine, commands.import_bundle, under("later", measured_bundle()))
    code = str(measured_bundle().metingen[0].code)
    before, chance = contents(engine), random.Random(20261121)
    for turn in range(size(1, 8)):
        kill_at(start_restore(engine, path, settings), size(80, chance.randrange(20, 96)))
        after = contents(engine)
        if after["initiatief"].rows == 1:
            break
        assert {name for name in before if after[name] != before[name]} <= LEFT_OUT
        writer = ResponseWriter(engine)
        assert writer.keep(Arrival(code, f"na-{turn}", SECOND)) is Arrived.KEPT
        writer.close()
        before = contents(engine)
    restore(engine, path, settings)
    assert contents(engine)["initiatief"].rows == 1
