"""How far the work on a backup is, and what came of it."""

from datetime import datetime, timedelta

import streamlit as st

from dashboard.backing_up import Job, is_busy, last_job
from dashboard.data import read
from dashboard.rights import checked
from dashboard.shell import plain
from storage.account_queries import list_accounts
from storage.asking import NotAllowed
from storage.backup_settings import BackupSettings, WrongSetting, backup_settings
from storage.moment import now_on_the_wall, on_the_wall
from storage.restoring import Restored
from storage.settings import data_dir
from veranderverhaal.backups import Tried
from veranderverhaal.moments import say_date_and_hour
from veranderverhaal.restored_words import say_restored

TOLD_FOR = timedelta(hours=1)
SEEN = "seen_backup_job"


def show_job() -> None:
    """How far it is, once a second while it goes on, and what came of it."""
    st.fragment(checked(_show_job), run_every=1.0 if is_busy() else None)()


def told_job() -> Job | None:
    """The work of which the page tells what came of it."""
    job = last_job()
    is_told = (
        job is not None and job.ended.is_set() and now_on_the_wall() - job.order.local < TOLD_FOR
    )
    return job if is_told else None


def tell_job(job: Job) -> None:
    """What came of it."""
    if job.problem:
        st.error(plain(job.problem), icon=":material/error:")
    elif isinstance(job.result, Restored):
        told = say_restored(
            moment(job.result.made_at),
            again=job.result.again,
            is_same=job.result.is_same_installation or job.result.was_empty,
            accounts=has_accounts(),
        )
        st.success("  \n".join(map(plain, told)), icon=":material/check:")
    elif isinstance(job.result, Tried) and job.result.by_hand and job.result.is_good:
        st.success(_say_made(job, job.result), icon=":material/check:")


def say_progress(job: Job) -> str:
    """The words under the bar."""
    what = "Terugzetten" if job.order.name else "Reservekopie maken"
    return f"{what}: {job.percent}%."


def has_accounts() -> bool:
    """Whether there is anybody to whom words about logging in mean something."""
    try:
        return bool(read(list_accounts))
    except NotAllowed:  # put back just now, and with it who logs in
        return True


def known_settings() -> BackupSettings | None:
    """Those of this installation; else what is wrong with them is told here."""
    try:
        return backup_settings(data_dir())
    except WrongSetting as error:
        st.error(plain(str(error)), icon=":material/error:")
        return None


def moment(at: datetime) -> str:
    """A moment as it is kept, on the clock of this computer."""
    return say_date_and_hour(on_the_wall(at))


def _show_job() -> None:
    job = last_job()
    if job is not None and not job.ended.is_set():
        st.session_state[SEEN] = id(job)
        st.progress(job.percent, f"{say_progress(job)} Je kunt gewoon doorwerken.")
    elif st.session_state.pop(SEEN, None) is not None:
        st.rerun()  # the rest of the page is from before it was done
    elif found := told_job():
        tell_job(found)


def _say_made(job: Job, made: Tried) -> str:
    told = (
        f"Klaar: reservekopie van {moment(made.at)} gemaakt en teruggelezen. "
        "Neem hem mee op een USB-stick."
    )
    if not made.encrypted:
        return told
    settings = known_settings()
    is_typed = settings is None or job.order.settings.passphrase != settings.passphrase
    whose = "die je typte" if is_typed else "die is ingesteld"
    return f"{told} Hij is versleuteld met de wachtzin {whose}."
