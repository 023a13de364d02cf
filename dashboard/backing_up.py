"""Backups from a page and at night: one at a time, while the pages go on."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Lock, Thread

from dashboard.data import note_change
from storage.backup_apart import BROKEN_OFF, Order, carry_out_apart
from storage.backup_files import CannotOpen
from storage.backups import BackupFailed
from storage.migrate import NewerDatabase
from storage.restoring import Restored, RestoreFailed
from veranderverhaal.backups import Tried

BUSY = "Er wordt al aan een reservekopie gewerkt. Wacht tot dat klaar is."

NOTHING_BACK = "Er is niets teruggezet."


@dataclass
class Job:
    """Work on a backup: how far it is, and what came of it."""

    order: Order
    percent: int = 0
    result: Tried | Restored | None = None
    problem: str = ""
    ended: Event = field(default_factory=Event)

    def say(self, percent: int) -> None:
        self.percent = percent


_jobs: list[Job] = []
_turn = Lock()


def last_job() -> Job | None:
    """The work that goes on, or that was done last by this process."""
    return _jobs[-1] if _jobs else None


def is_busy() -> bool:
    """Whether work goes on."""
    job = last_job()
    return job is not None and not job.ended.is_set()


def start_job(order: Order, may_begin: Callable[[], bool] = lambda: True) -> Job | None:
    """Begin; None when it may not, which is asked only when nothing is in the way.

    Raises BackupFailed when another goes on.
    """
    with _turn:
        if is_busy():
            raise BackupFailed(BUSY)
        if not may_begin():
            return None
        _jobs[:] = [Job(order)]
        job = _jobs[0]
    Thread(target=_run, args=(job,), name="backup", daemon=True).start()
    return job


def _run(job: Job) -> None:
    try:
        job.result = carry_out_apart(job.order, job.say)
    except (BackupFailed, RestoreFailed, CannotOpen, NewerDatabase) as error:
        job.problem = _words(job, error)
    except Exception as error:
        job.problem = f"Het ging mis ({type(error).__name__}). Probeer het opnieuw."
    finally:
        note_change()
        job.ended.set()


def _words(job: Job, error: Exception) -> str:
    """First what matters most, where that is sure: of work that broke off nobody here knows."""
    told = str(error)
    is_sure = not isinstance(error, RestoreFailed) and not told.startswith(BROKEN_OFF)
    return f"{NOTHING_BACK} {told}" if job.order.name and is_sure else told
