"""Backups from a page and at night: one at a time, while the pages go on."""

from dataclasses import dataclass, field
from threading import Event, Lock, Thread

from dashboard.data import note_change
from storage.backup_apart import Order, carry_out_apart
from storage.backup_files import CannotOpen
from storage.backups import BackupFailed
from storage.migrate import NewerDatabase
from storage.restoring import Restored, RestoreFailed
from veranderverhaal.backups import Tried

BUSY = "Er wordt al aan een reservekopie gewerkt. Wacht tot dat klaar is."


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


def start_job(order: Order) -> Job:
    """Begin. Raises BackupFailed when another goes on."""
    with _turn:
        known = last_job()
        if known is not None and not known.ended.is_set():
            raise BackupFailed(BUSY)
        _jobs[:] = [Job(order)]
        job = _jobs[0]
    Thread(target=_run, args=(job,), name="backup", daemon=True).start()
    return job


def _run(job: Job) -> None:
    try:
        job.result = carry_out_apart(job.order, job.say)
    except (BackupFailed, RestoreFailed, CannotOpen, NewerDatabase) as error:
        job.problem = str(error)
    except Exception as error:
        job.problem = f"Het ging mis ({type(error).__name__}). Probeer het opnieuw."
    finally:
        note_change()
        job.ended.set()
