"""The accounts of the installation, for the beheerder."""

import streamlit as st

from dashboard.asking import asker_here
from dashboard.data import read
from dashboard.log_view import show_installation_log
from dashboard.people_fields import offer_reset, show_link
from dashboard.saving import attempt, show_refusal
from dashboard.shell import notify, plain
from storage.account_queries import list_accounts
from storage.commands.accounts import (
    close_account,
    open_account,
    remove_account,
    set_administrator,
)
from veranderverhaal.accounts import Account


def show_accounts() -> None:
    """Everybody who can log in, with what a beheerder can do about it."""
    st.header("Accounts")
    st.write(
        "Wie een account heeft, kan inloggen. Wie bij welk initiatief hoort, staat bij dat "
        "initiatief onder ‘Mensen’. Een gesloten account kan niets meer, tot je het weer opent. "
        "Komt iemand niet terug? Verwijder het gesloten account dan."
    )
    for account in read(list_accounts):
        _show(account)
    with st.expander("Wie deed er wat met accounts?"):
        show_installation_log()


def _show(account: Account) -> None:
    place = f"account_{account.key}"
    is_me = account.key == asker_here().account
    marks = [
        *(["beheerder"] if account.administrator else []),
        *(["gesloten"] if account.closed else []),
        *([f"sinds {account.made_on:%d-%m-%Y}"] if account.made_on else []),
    ]
    with st.container(border=True, key=f"row_{place}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            me = " (jij)" if is_me else ""
            st.markdown(
                f"**{plain(account.name)}**{me} · {plain(account.login)}  \n{', '.join(marks)}"
            )
            with st.popover("Wijzig", key=f"change_{place}", help=f"Wijzig {plain(account.name)}"):
                _change(account, place, is_me=is_me)
            if account.closed:
                _offer_removal(account, place)
        show_refusal(place)
        show_link("wachtwoord", place, f"Geef deze link aan {plain(account.name)} zelf.", "24 uur")


def _change(account: Account, place: str, *, is_me: bool) -> None:
    if account.closed:
        st.button("Open dit account weer", key=f"open_{place}", on_click=_open, args=(account,))
        return
    if not is_me:
        offer_reset(place, account.key)
    st.button(
        "Geen beheerder meer" if account.administrator else "Maak beheerder",
        key=f"administrator_{place}",
        help="Een beheerder mag alles, in alle initiatieven.",
        on_click=_set_administrator,
        args=(account,),
    )
    st.button("Sluit dit account", key=f"close_{place}", on_click=_close, args=(account,))


def _offer_removal(account: Account, place: str) -> None:
    with st.popover(
        "Verwijder dit account",
        key=f"remove_{place}",
        help=f"Verwijder het account van {plain(account.name)}",
    ):
        st.write(
            "Het account, de rollen en de links gaan voorgoed weg. In het logboek blijft de naam "
            "nog hoogstens een jaar staan. Weet je het zeker?"
        )
        st.button("Ja, verwijder", key=f"sure_{place}", on_click=_remove, args=(account,))


def _open(account: Account) -> None:
    if attempt(f"account_{account.key}", open_account, account.key):
        notify(f"{plain(account.name)} kan weer inloggen.")


def _close(account: Account) -> None:
    if attempt(f"account_{account.key}", close_account, account.key):
        notify(f"{plain(account.name)} kan niet meer inloggen.")


def _remove(account: Account) -> None:
    if attempt(f"account_{account.key}", remove_account, account.key):
        notify(f"Het account van {plain(account.name)} is verwijderd.")


def _set_administrator(account: Account) -> None:
    now = not account.administrator
    if attempt(f"account_{account.key}", set_administrator, account.key, now):
        told = "nu beheerder" if now else "geen beheerder meer"
        notify(f"{plain(account.name)} is {told}.")
