"""How it stands with the backups, making one, and the warnings on the start page."""

import streamlit as st

from dashboard.asking import may_here, who_asks
from dashboard.backing_up import is_busy, start_job
from dashboard.backup_jobs import known_settings, moment, told_job
from dashboard.data import engine, read
from dashboard.house import link_to
from dashboard.shell import plain
from dashboard.watching import how_backups_stand, last_good_backup, room
from storage.backup_apart import order_backup
from storage.backup_queries import list_tried
from storage.backup_settings import (
    LEAST_SIGNS,
    BackupSettings,
    WrongSetting,
    with_passphrase,
)
from storage.backups import BackupFailed
from storage.moment import now_on_the_wall
from veranderverhaal.access import Right
from veranderverhaal.backups import WORRYING, Standing, Why, say_size

PROBLEM, PROBLEM_OF_PHRASE = "problem of a backup", "problem of its passphrase"
WITH, TYPED, AGAIN = "with_passphrase", "backup_passphrase", "backup_passphrase_again"
NOT_ALIKE = "De twee wachtzinnen zijn niet gelijk. Typ ze nog een keer."
NIGHT = "Het programma maakt er elke nacht een, of overdag als de computer ’s nachts uit was."


def show_standing() -> None:
    """How it stands, in one sentence."""
    standing, last = how_backups_stand(who_asks()), _last_good()
    if standing is Standing.ELSEWHERE:
        st.info("Reservekopieën worden hier buiten dit programma gemaakt. Zo is het ingesteld.")
    elif standing is Standing.FAILED:
        tried = read(list_tried, limit=1)
        if tried and not _is_told_below(tried[0].problem):  # nor when it is the setting
            st.warning(f"De laatste poging is mislukt. {plain(tried[0].problem)} {last}")
        elif tried:
            st.info(last)
    elif standing is Standing.OLD:
        st.warning(f"{last} Dat is lang geleden. {NIGHT}")
    elif standing is Standing.NONE:
        st.warning(f"Er is geen goede reservekopie in de map. {NIGHT}")
    elif standing is Standing.GOOD:
        st.success(f"Er is een verse reservekopie. {last} Hij is teruggelezen en klopt.")
    else:
        st.info(f"Er is nog geen reservekopie. {NIGHT} Dat begint als jullie iets invullen.")


def warn_of_installation() -> None:
    """On the start page, for who may do something about it, and only when there is reason to."""
    if not may_here(Right.INSTALLATION):
        return
    if engine().dialect.name == "sqlite" and (found := room()).is_low:
        with st.container(horizontal=True, vertical_alignment="center", key="worry_disk"):
            st.markdown(
                f":material/warning: **De schijf raakt vol: er is nog {say_size(found.free)} "
                "vrij.** Maak ruimte. Op een volle schijf kan niemand iets bewaren."
            )
            link_to("status", label="Bekijk de status")
    if how_backups_stand(who_asks()) in WORRYING:
        with st.container(horizontal=True, vertical_alignment="center", key="worry_backup"):
            st.markdown(
                f":material/warning: **Er is geen goede, verse reservekopie.** {_last_good()}"
            )
            link_to("reservekopieen", label="Bekijk wat je kunt doen")


def ask_backup() -> None:
    """The button, and a passphrase for who wants one."""
    settings = known_settings()
    if settings is None:
        return
    if settings.passphrase:
        st.caption("Reservekopieën worden versleuteld met de wachtzin die is ingesteld.")
    else:
        _ask_passphrase()
    st.button(
        "Maak nu een reservekopie",
        type="primary",
        icon=":material/save:",
        key="make_backup",
        on_click=_make,
        args=(settings,),
        disabled=is_busy(),
    )
    if problem := st.session_state.pop(PROBLEM, ""):
        st.error(plain(problem), icon=":material/error:")


def describe_folder() -> None:
    """Where they are, and what to do with them. The place on the disk is not told to a browser."""
    settings = known_settings()
    if settings is None:
        return
    st.caption(
        f"Ze staan op de computer waar dit programma draait, in de map ‘{settings.folder.name}’. "
        "Zet er af en toe een op een andere plek, bijvoorbeeld een USB-stick in een kast: brand en "
        "diefstal nemen ook de reservekopieën mee. We bewaren de laatste 7 dagen, 4 weken en 12 "
        "maanden; die je zelf maakte een jaar."
    )


def _ask_passphrase() -> None:
    if not st.checkbox("Met een wachtzin", key=WITH):
        return
    with st.container(border=True):
        st.text_input("Wachtzin voor deze reservekopie", type="password", key=TYPED)
        st.text_input("Typ hem nog een keer", type="password", key=AGAIN)
        if problem := st.session_state.pop(PROBLEM_OF_PHRASE, ""):
            st.error(plain(problem), icon=":material/error:")
        st.caption(
            f"Minstens {LEAST_SIGNS} tekens. Zonder deze wachtzin krijgt niemand het bestand open, "
            "wij ook niet. Schrijf hem op en bewaar hem ergens anders. Hij geldt voor één keer."
        )


def _make(settings: BackupSettings) -> None:
    try:
        start_job(
            read(order_backup, _chosen(settings), local=now_on_the_wall(), why=Why.BY_HAND),
        )
    except WrongSetting as error:
        st.session_state[PROBLEM_OF_PHRASE] = str(error)
    except BackupFailed as error:
        st.session_state[PROBLEM] = str(error)
    else:  # the next one is made without, unless somebody asks for it again
        st.session_state.update({WITH: False, TYPED: "", AGAIN: ""})


def _chosen(settings: BackupSettings) -> BackupSettings:
    if settings.passphrase or not st.session_state.get(WITH):
        return settings
    chosen = with_passphrase(settings, st.session_state.get(TYPED, ""))
    if chosen.passphrase != st.session_state.get(AGAIN, ""):
        raise WrongSetting(NOT_ALIKE)
    return chosen


def _is_told_below(problem: str) -> bool:
    job = told_job()
    return job is not None and job.problem == problem


def _last_good() -> str:
    good = last_good_backup(who_asks())
    return f"De laatste goede is van {moment(good.at)}." if good else "Er is er nog geen."
