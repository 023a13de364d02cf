"""The backups that there are: taking one along, bringing one back, putting one back."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from dashboard.backing_up import Job, start_job
from dashboard.backup_jobs import (
    has_accounts,
    known_settings,
    say_progress,
    tell_job,
)
from dashboard.data import read, write
from dashboard.downloading import offer_file
from dashboard.rights import checked, still_allowed
from dashboard.shell import plain
from storage.backup_apart import order_restore
from storage.backup_bringing import bring
from storage.backup_files import CannotOpen, Stored, list_stored, path_of
from storage.backup_queries import note_brought, note_downloaded
from storage.backup_settings import BackupSettings
from storage.backups import BackupFailed
from storage.migrate import NewerDatabase
from storage.moment import now_on_the_wall
from storage.restoring import Restored
from veranderverhaal.archive import MAX_ARCHIVE_BYTES
from veranderverhaal.backups import Why, say_size

# A larger file would fill the memory of the server, and that of a browser.
MOST_DOWNLOADED = 500 * 10**6
MOST_BROUGHT = MAX_ARCHIVE_BYTES // 2**20
CHOSEN, OWN_JOB, PROBLEM = "backup_to_put_back", "own_job_of_restoring", "problem_of_restoring"
BROUGHT = "times_a_backup_was_brought"  # a new field each time: the old one still has the file
WHY_WORDS = {
    Why.NIGHTLY: "vanzelf gemaakt",
    Why.BY_HAND: "zelf gemaakt",
    Why.BEFORE: "gemaakt vóór het terugzetten van een andere",
    Why.BROUGHT: "uit een bestand teruggebracht",
}


def show_stored() -> None:
    """Each with what can be done with it."""
    settings = known_settings()
    if settings is None:
        return
    stored = list_stored(settings)
    if not stored and settings.chosen and not settings.folder.is_dir():
        st.write("Dat is nu niet te zien: de map die daarvoor is gekozen, is er niet.")
    elif not stored:
        st.write("Nog geen.")
    for one in stored:
        _show(one, settings, say_when(one, stored))
    _bring_back(settings)
    chosen = next((one for one in stored if one.file.name == st.session_state.get(CHOSEN)), None)
    if chosen:
        title = "Reservekopie terugzetten"
        put_back = st.dialog(title, on_dismiss=_close)(checked(_put_back_here))
        put_back(chosen, settings, say_when(chosen, stored))


def say_when(one: Stored, stored: Sequence[Stored]) -> str:
    """When it was made; with the seconds where minutes do not tell two from each other."""
    minute = f"{one.file.made_at:%d-%m-%Y om %H:%M}"
    alike = [other for other in stored if f"{other.file.made_at:%d-%m-%Y om %H:%M}" == minute]
    return minute if len(alike) == 1 else f"{minute}:{one.file.made_at:%S}"


def is_putting_back() -> bool:
    """Whether who sits here is at it, and so is told there what comes of it."""
    return CHOSEN in st.session_state


def _show(one: Stored, settings: BackupSettings, when: str) -> None:
    file, key = one.file, one.file.name
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"row_{key}"):
        locked = " · versleuteld" if file.encrypted else ""
        st.markdown(f"**{when}**  \n{say_size(one.size)} · {WHY_WORDS[file.why]}{locked}")
        if one.size <= MOST_DOWNLOADED:
            offer_file(
                "Neem mee",
                partial(_take_along, key, settings),
                key,
                "application/octet-stream",
                key=f"take_{key}",
                help=f"Neem de reservekopie van {when} mee",
                icon=":material/download:",
            )
        st.button(
            "Zet terug",
            key=f"back_{key}",
            help=f"Zet de reservekopie van {when} terug",
            on_click=_choose,
            args=(key,),
        )


def _put_back_here(one: Stored, settings: BackupSettings, when: str) -> None:
    job: Job | None = st.session_state.get(OWN_JOB)
    place = st.empty()  # what was asked is gone from the window while it is done
    while job is not None and not job.ended.wait(0.3):
        place.progress(job.percent, say_progress(job))
    with place.container():
        _tell_or_ask(job, one, settings, when)


def _tell_or_ask(job: Job | None, one: Stored, settings: BackupSettings, when: str) -> None:
    if job is not None:
        tell_job(job)
        if isinstance(job.result, Restored):
            if st.button("Klaar", type="primary", key="restored_seen"):
                _close()
                st.rerun()
            return
    if problem := st.session_state.pop(PROBLEM, ""):
        st.error(plain(problem), icon=":material/error:")
    _ask_restore(one, settings, when)


def _ask_restore(one: Stored, settings: BackupSettings, when: str) -> None:
    again = " Iedereen logt daarna opnieuw in." if has_accounts() else ""
    st.write(
        f"Dan wordt alles weer zoals het was op **{when}**, in alle initiatieven. Wat daarna is "
        "ingevuld of veranderd, is dan weg. We maken eerst een reservekopie van hoe het nu is, "
        f"zodat je terug kunt.{again}"
    )
    field = f"pass_{one.file.name}"
    if one.file.encrypted:
        st.text_input("Wachtzin van deze reservekopie", type="password", key=field)
        if settings.passphrase:
            st.caption("Laat dit leeg als het de wachtzin is die nu is ingesteld.")
    st.button(
        "Ja, zet alles terug",
        key=f"sure_{one.file.name}",
        type="primary",
        on_click=_put_back,
        args=(settings, one.file.name, field),
    )


def _bring_back(settings: BackupSettings) -> None:
    st.subheader("Een reservekopie uit een bestand")
    st.write(
        "Heb je er een op een USB-stick, of van een andere computer? Kies het bestand: het eindigt "
        "op .db.gz, of op .db.gz.age als het versleuteld is. Daarna vragen we of je het zeker weet."
    )
    upload = st.file_uploader(
        "Bestand van een reservekopie",
        type=["gz", "age"],
        key=f"brought_{st.session_state.get(BROUGHT, 0)}",
        max_upload_size=MOST_BROUGHT,
    )
    if upload is None:
        st.caption(
            f"Is het groter dan {MOST_BROUGHT} MB? Vraag dan degene die het programma beheert: met "
            "‘cli.py restore’ kan het wel."
        )
        return
    if st.button("Zet terug uit dit bestand …", key="bring_backup"):
        still_allowed()()
        try:
            with st.spinner("We kijken of het bestand heel is …"):
                name = bring(upload.getvalue(), upload.name, settings, local=now_on_the_wall())
        except (CannotOpen, NewerDatabase) as error:
            st.error(f"Er is niets teruggezet. {plain(str(error))}", icon=":material/error:")
            return
        write(note_brought, name)
        st.session_state[BROUGHT] = st.session_state.get(BROUGHT, 0) + 1
        _choose(name)
        st.rerun()


def _take_along(name: str, settings: BackupSettings) -> bytes:
    content = path_of(name, settings).read_bytes()
    write(note_downloaded, name)
    return content


def _choose(name: str) -> None:
    _close()
    st.session_state[CHOSEN] = name


def _close() -> None:
    for key in (CHOSEN, OWN_JOB, PROBLEM):
        st.session_state.pop(key, None)


def _put_back(settings: BackupSettings, name: str, field: str) -> None:
    typed = st.session_state.get(field, "")
    st.session_state.pop(OWN_JOB, None)
    try:
        path_of(name, settings)
        order = read(order_restore, settings, name, local=now_on_the_wall(), passphrase=typed)
        st.session_state[OWN_JOB] = start_job(order)
    except (BackupFailed, CannotOpen) as error:
        st.session_state[PROBLEM] = str(error)
