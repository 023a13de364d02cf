"""What the page of backups shows and asks, and the warning on the start page."""

from datetime import UTC, datetime, timedelta
from functools import partial

import streamlit as st

from dashboard.asking import may_here
from dashboard.backing_up import Job, last_job, start_job
from dashboard.data import read, write
from dashboard.downloading import offer_file
from dashboard.house import link_to
from dashboard.rights import checked
from dashboard.shell import plain
from storage.backup_apart import Order, order_backup, order_restore
from storage.backup_files import CannotOpen, Stored, list_stored, path_of
from storage.backup_queries import find_standing, list_tried, note_downloaded
from storage.backup_settings import BackupSettings, WrongSetting, backup_settings, with_passphrase
from storage.backups import BackupFailed
from storage.moment import now
from storage.restoring import Restored
from storage.settings import data_dir
from veranderverhaal.access import Right
from veranderverhaal.backups import WORRYING, Standing, Why, say_size
from veranderverhaal.restored_words import say_restored

# A larger file would fill the memory of the server, and that of a browser.
MOST_DOWNLOADED = 500 * 10**6
TOLD_FOR = timedelta(hours=1)
PROBLEM = "problem of a backup"
TYPED = "backup_passphrase"
WHY_WORDS = {
    Why.NIGHTLY: "vanzelf gemaakt",
    Why.BY_HAND: "zelf gemaakt",
    Why.BEFORE: "gemaakt vóór het terugzetten van een andere",
}
NIGHT = "Het programma maakt er elke nacht een, of overdag als de computer ’s nachts uit was."


def show_standing() -> None:
    """How it stands, in one sentence."""
    standing, last = _find_standing(), _last_good()
    if standing is Standing.ELSEWHERE:
        st.info("Reservekopieën worden hier buiten dit programma gemaakt. Zo is het ingesteld.")
    elif standing is Standing.FAILED:
        problem = read(list_tried, limit=1)[0].problem
        st.warning(f"De laatste poging is mislukt. {plain(problem)} {last}")
    elif standing is Standing.OLD:
        st.warning(f"{last} Dat is lang geleden. {NIGHT}")
    elif standing is Standing.NONE:
        st.warning(f"Er is nog geen reservekopie. {NIGHT}")
    elif standing is Standing.GOOD:
        st.success(f"Er is een verse reservekopie. {last} Hij is teruggelezen en klopt.")
    else:
        st.info(f"Er is nog geen reservekopie. {NIGHT} Dat begint als jullie iets invullen.")


def warn_of_backups() -> None:
    """On the start page, for who may do something about it, and only when there is reason to."""
    if not may_here(Right.INSTALLATION) or _find_standing() not in WORRYING:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="backup_old"):
        st.markdown(f":material/warning: **Er is geen goede, verse reservekopie.** {_last_good()}")
        link_to("reservekopieen", label="Bekijk wat je kunt doen")


def show_job() -> None:
    """How far it is, once a second while it goes on, and what came of it."""
    st.fragment(checked(_show_job), run_every=1.0 if _is_busy() else None)()


def _show_job() -> None:
    job = last_job()
    seen = st.session_state.get("seen_backup_job")
    if job is None:
        return
    if not job.ended.is_set():
        st.session_state["seen_backup_job"] = id(job)
        what = "Terugzetten" if job.order.name else "Reservekopie maken"
        st.progress(job.percent, f"{what}: {job.percent}%. Je kunt gewoon doorwerken.")
    elif seen == id(job):  # the rest of the page is from before it was done
        del st.session_state["seen_backup_job"]
        st.rerun()
    elif _local() - job.order.local < TOLD_FOR:
        _tell_job(job)


def ask_backup() -> None:
    """The button, and a passphrase for who wants one."""
    problem = st.session_state.pop(PROBLEM, "")
    if problem:
        st.error(plain(problem), icon=":material/error:")
    settings = _settings()
    if settings is None:
        return
    if settings.passphrase:
        st.caption("Reservekopieën worden versleuteld met de wachtzin die is ingesteld.")
    else:
        with st.expander("Met een wachtzin"):
            st.text_input("Wachtzin voor deze reservekopie", type="password", key=TYPED)
            st.caption(
                "Zonder deze wachtzin krijgt niemand het bestand open, wij ook niet. "
                "Schrijf hem op en bewaar hem ergens anders. Minstens 12 tekens."
            )
    st.button(
        "Maak nu een reservekopie",
        type="primary",
        icon=":material/save:",
        on_click=_make,
        args=(settings,),
        disabled=_is_busy(),
    )


def describe_folder() -> None:
    """Where they are, and what to do with them. The place on the disk is not told to a browser."""
    settings = _settings()
    if settings is None:
        return
    st.caption(
        f"Ze staan op de computer waar dit programma draait, in de map ‘{settings.folder.name}’. "
        "Zet er af en toe een op een andere plek, bijvoorbeeld een USB-stick in een kast: brand en "
        "diefstal nemen ook de reservekopieën mee. We bewaren de laatste 7 dagen, 4 weken en 12 "
        "maanden; die je zelf maakte een jaar."
    )


def show_stored() -> None:
    """Each with what can be done with it."""
    settings = _settings()
    stored = list_stored(settings) if settings else []
    if not stored:
        st.write("Nog geen. Met de knop hierboven maak je de eerste.")
    for one in stored:
        assert settings is not None
        _show(one, settings)


def _show(one: Stored, settings: BackupSettings) -> None:
    file, key = one.file, one.file.name
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"row_{key}"):
        locked = " · versleuteld" if file.encrypted else ""
        st.markdown(
            f"**{file.made_at:%d-%m-%Y om %H:%M}**  \n{say_size(one.size)} · "
            f"{WHY_WORDS[file.why]}{locked}"
        )
        if one.size <= MOST_DOWNLOADED:
            offer_file(
                "Neem mee",
                partial(_take_along, key, settings),
                key,
                "application/octet-stream",
                key=f"take_{key}",
                help=f"Neem de reservekopie van {file.made_at:%d-%m-%Y %H:%M} mee",
                icon=":material/download:",
            )
        with st.popover("Zet terug", key=f"back_{key}"):
            _ask_restore(one, settings)


def _ask_restore(one: Stored, settings: BackupSettings) -> None:
    st.write(
        f"Dan wordt alles weer zoals het was op **{one.file.made_at:%d-%m-%Y om %H:%M}**, in alle "
        "initiatieven. Wat daarna is ingevuld of veranderd, is dan weg. We maken eerst een "
        "reservekopie van hoe het nu is, zodat je terug kunt. Iedereen logt daarna opnieuw in."
    )
    field = f"pass_{one.file.name}"
    if one.file.encrypted and not settings.passphrase:
        st.text_input("Wachtzin van deze reservekopie", type="password", key=field)
    st.button(
        "Ja, zet alles terug",
        key=f"sure_{one.file.name}",
        on_click=_put_back,
        args=(settings, one.file.name, field),
        disabled=_is_busy(),
    )


def _take_along(name: str, settings: BackupSettings) -> bytes:
    content = path_of(name, settings).read_bytes()
    write(note_downloaded, name)
    return content


def _make(settings: BackupSettings) -> None:
    typed = st.session_state.get(TYPED, "")
    try:
        chosen = with_passphrase(settings, typed) if typed else settings
        _begin(read(order_backup, chosen, local=_local(), why=Why.BY_HAND))
    except WrongSetting as error:
        st.session_state[PROBLEM] = str(error)


def _put_back(settings: BackupSettings, name: str, field: str) -> None:
    typed = st.session_state.get(field, "")
    try:
        path_of(name, settings)
        _begin(read(order_restore, settings, name, local=_local(), passphrase=typed))
    except CannotOpen as error:
        st.session_state[PROBLEM] = str(error)


def _begin(order: Order) -> None:
    try:
        start_job(order)
    except BackupFailed as error:
        st.session_state[PROBLEM] = str(error)


def _tell_job(job: Job) -> None:
    if job.problem:
        st.error(plain(job.problem), icon=":material/error:")
    elif isinstance(job.result, Restored):
        told = say_restored(
            _moment(job.result.made_at),
            again=job.result.again,
            gone=job.result.gone,
            is_same=job.result.is_same_installation or job.result.was_empty,
        )
        st.success("  \n".join(map(plain, told)))


def _settings() -> BackupSettings | None:
    try:
        return backup_settings(data_dir())
    except WrongSetting as error:
        st.error(plain(str(error)), icon=":material/error:")
        return None


def _find_standing() -> Standing:
    try:
        elsewhere = backup_settings(data_dir()).elsewhere
    except WrongSetting:
        elsewhere = False
    return read(find_standing, now=now(), elsewhere=elsewhere)


def _last_good() -> str:
    good = next((one for one in read(list_tried) if one.is_good), None)
    return f"De laatste goede is van {_moment(good.at)}." if good else "Er is er nog geen."


def _is_busy() -> bool:
    job = last_job()
    return job is not None and not job.ended.is_set()


def _moment(at: datetime) -> str:
    return f"{at.replace(tzinfo=UTC).astimezone():%d-%m-%Y om %H:%M}"


def _local() -> datetime:
    return datetime.now().astimezone().replace(tzinfo=None)
