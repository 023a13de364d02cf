"""Backups in a process of their own: reading back is a lot of work, and pages must stay quick.

An order is made in a session, so that it is known who asks, and carried out after it.
"""

import multiprocessing
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session, select

from storage.asking import asker_of, query
from storage.backup_files import forget_own, is_encrypted, path_of
from storage.backup_queries import note_tried
from storage.backup_retention import throw_away_when_sure
from storage.backup_settings import BackupSettings
from storage.backups import BackupFailed, make_backup
from storage.engine import Engine, Who, make_engine, reading, writing
from storage.moment import now
from storage.privacy_queries import TIDY
from storage.restoring import Restored, restore
from storage.tables import InitiatiefRow
from storage.tidying import tidy_in_turns
from storage.tidying_clock import believes_clock
from veranderverhaal.access import MACHINE, Asker, Right
from veranderverhaal.backups import Tried, Why, make_name

POLITENESS = 10
BROKEN_OFF = "Het werk aan de reservekopie is afgebroken. Probeer het opnieuw."
Say = Callable[[int], None]


@dataclass(frozen=True)
class Order:
    """What is to be done: make a backup, or put back the one with this name."""

    asker: Asker
    url: str = field(repr=False)
    settings: BackupSettings
    local: datetime
    why: Why = Why.NIGHTLY
    name: str = ""
    passphrase: str = field(default="", repr=False)


@query(Right.INSTALLATION)
def order_backup(settings: BackupSettings, *, local: datetime, why: Why, session: Session) -> Order:
    """To make a backup, `local` on the clock on the wall."""
    return Order(asker_of(session), _url(session), settings, local, why)


@query(Right.INSTALLATION)
def order_restore(
    settings: BackupSettings,
    name: str,
    *,
    local: datetime,
    passphrase: str = "",
    session: Session,
) -> Order:
    """To put back a backup from the folder, after one was made of what is there now."""
    asker = asker_of(session)
    return Order(asker, _url(session), settings, local, Why.BEFORE, name, passphrase)


def carry_out(order: Order, say: Say = lambda _percent: None) -> Tried | Restored:
    """Do it, in this process. Raises BackupFailed, RestoreFailed, CannotOpen, NewerDatabase."""
    engine = make_engine(order.url)
    try:
        if not order.name:
            return back_up(engine, order.settings, local=order.local, why=order.why, say=say)
        path = path_of(order.name, order.settings)
        restored = put_back(
            engine,
            path,
            order.settings,
            local=order.local,
            passphrase=order.passphrase or order.settings.passphrase,
            who=order.asker,
            say=say,
        )
        say(100)
        return restored
    finally:
        engine.dispose()


def carry_out_apart(order: Order, say: Say = lambda _percent: None) -> Tried | Restored:
    """As carry_out, in another process, so that it takes nothing from this one but the disk."""
    ours, theirs = multiprocessing.get_context("spawn").Pipe(duplex=False)
    process = multiprocessing.get_context("spawn").Process(
        target=_work, args=(theirs, order), name="backup", daemon=True
    )
    process.start()
    theirs.close()
    try:
        while True:
            kind, told = ours.recv()
            if kind == "percent":
                say(told)
            elif kind == "failed":
                raise told
            else:
                done: Tried | Restored = told
                return done
    except EOFError as error:  # it died, of memory perhaps
        raise BackupFailed(BROKEN_OFF) from error
    finally:
        process.join()
        ours.close()


def back_up(
    engine: Engine, settings: BackupSettings, *, local: datetime, why: Why, **named: Any
) -> Tried:
    """Make a backup, remember what became of it, and throw away what need not stay.

    Raises BackupFailed.
    """
    try:
        tried = make_backup(engine, settings, at=now(), local=local, why=why, **named)
    except BackupFailed as error:
        _note_failed(engine, settings, local, why, error)
        raise
    _note(engine, tried)
    with suppress(OSError, SQLAlchemyError):
        throw_away_when_sure(engine, settings, local)
    return tried


def put_back(
    engine: Engine,
    path: Path,
    settings: BackupSettings,
    *,
    local: datetime,
    passphrase: str = "",
    who: Who = MACHINE,
    say: Say = lambda _percent: None,
) -> Restored:
    """Put back a backup, after one was made of what is there now, and tidy.

    The one of now is encrypted when the other is. Raises as restore and make_backup do.
    """
    kept: list[Tried] = []
    secret = as_secret_as(path, settings, passphrase)

    def keep_present(say: Say) -> None:
        if has_anything(engine):
            named: Any = {"at": now(), "local": local, "why": Why.BEFORE, "say": say}
            kept.append(make_backup(engine, secret, **named))

    try:
        restored = restore(
            engine,
            path,
            settings,
            passphrase=passphrase,
            who=who,
            say=say,
            keep_present=keep_present,
        )
    except BackupFailed as error:
        _note_failed(engine, secret, local, Why.BEFORE, error)
        raise
    finally:  # only now: while nobody writes, neither do we
        for one in kept:
            with suppress(SQLAlchemyError):
                _note(engine, one)
    _tidy_when_believed(engine, local)
    return replace(restored, kept=kept[0].file if kept else "")


def as_secret_as(path: Path, settings: BackupSettings, passphrase: str) -> BackupSettings:
    """For the copy of what is there now: with the passphrase of this backup when it takes one, and
    none was chosen for all.
    """
    is_secret = not settings.passphrase and path.is_file() and is_encrypted(path)
    return replace(settings, passphrase=passphrase) if is_secret else settings


def _tidy_when_believed(engine: Engine, local: datetime) -> None:
    """Else it is done in a night: all was put back, whatever comes of this."""
    with suppress(SQLAlchemyError):
        with writing(engine) as session:
            believed = believes_clock(TIDY, at=now(), session=session)
        if believed:
            tidy_in_turns(engine, local.date())


def has_anything(engine: Engine) -> bool:
    """Whether there is anything to lose."""
    with reading(engine) as session:
        return session.exec(select(InitiatiefRow.id).limit(1)).first() is not None


def _note_failed(
    engine: Engine, settings: BackupSettings, local: datetime, why: Why, error: BackupFailed
) -> None:
    encrypted = bool(settings.passphrase)
    name = make_name(local, why, encrypted=encrypted)
    failed = Tried(now(), name, 0, 0, 0, encrypted, why is not Why.NIGHTLY, str(error))
    with suppress(SQLAlchemyError):  # it may be the very reason
        _note(engine, failed)


def _note(engine: Engine, tried: Tried) -> None:
    with writing(engine) as session:
        note_tried(tried, session=session)


def _url(session: Session) -> str:
    engine: Any = session.get_bind()
    return str(engine.engine.url.render_as_string(hide_password=False))


def _work(pipe: Connection, order: Order) -> None:
    """All that the other process does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # only the server answers Ctrl-C
    Thread(target=_end_with_server, args=(order,), daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(POLITENESS)
    try:
        pipe.send(("done", carry_out(order, lambda percent: pipe.send(("percent", percent)))))
    except Exception as error:
        pipe.send(("failed", _plain(error)))


def _plain(error: Exception) -> Exception:
    """Ours as it is; of any other only its name, as its text may repeat what was written."""
    is_ours = type(error).__module__.startswith("storage.")
    return error if is_ours else BackupFailed(f"{BROKEN_OFF} ({type(error).__name__})")


def _end_with_server(order: Order) -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    forget_own(order.settings)  # what lies open while it is worked at
    os._exit(1)
