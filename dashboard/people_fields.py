"""The people of an initiatief: their role, links for once, and invitations."""

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from dashboard.addresses import is_reachable, link_for_once
from dashboard.asking import asker_here
from dashboard.saving import attempt, obtain, show_refusal
from dashboard.shell import notify, plain
from presentation.qr import qr_svg
from storage.commands.invitations import invite, withdraw_invitation
from storage.commands.members import make_reset, remove_member, set_role
from storage.moment import on_the_wall
from veranderverhaal.access import ROLE_LABELS, ROLE_MEANINGS, Role
from veranderverhaal.accounts import Invitation, PendingInvitation, Person

FIRST_ACCOUNT_PATH = "/eerste-account"
NO_ACCOUNTS = "Nog geen accounts: wie deze computer gebruikt, mag alles."
ONLY_HERE = (
    "Deze link werkt alleen op deze computer. Open het programma op een adres dat anderen ook "
    "kunnen bereiken, en maak de link daar."
)


def offer_first_account() -> None:
    """What accounts are for, where there are none yet."""
    st.write(
        "Werk je met meer mensen, elk op een eigen computer of telefoon? Maak dan accounts. "
        "Per initiatief kies je wie wat mag."
    )
    show_roles()
    say_no_accounts()


def say_no_accounts() -> None:
    """The quiet line of a computer without accounts, with the way to the first one."""
    st.html(f'<p>{NO_ACCOUNTS} <a href="{FIRST_ACCOUNT_PATH}">Maak een account</a></p>')


def show_roles() -> None:
    """What each role may do."""
    st.markdown(
        "\n".join(f"- **{ROLE_LABELS[role].capitalize()}** {ROLE_MEANINGS[role]}" for role in Role)
    )


def show_person(slug: str, person: Person) -> None:
    """One person, with what can be changed about them."""
    place = f"person_{slug}_{person.account}"
    is_me = person.account == asker_here().account
    with st.container(border=True, key=f"row_{place}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(_told(person, is_me=is_me))
            with st.popover("Wijzig", key=f"change_{place}", help=f"Wijzig {plain(person.name)}"):
                _change(slug, person, place, is_me=is_me)
        show_refusal(place)
        show_link("wachtwoord", place, f"Geef deze link aan {plain(person.name)} zelf.", "24 uur")


def ask_invitation(slug: str) -> None:
    """Choose a role; then the link and the QR code, which are shown this once."""
    place = f"invitation_{slug}"
    role = st.radio(
        "Als wat?",
        list(Role),
        index=list(Role).index(Role.VOLUNTEER),
        format_func=lambda one: ROLE_LABELS[one].capitalize(),
        captions=[ROLE_MEANINGS[one] for one in Role],
        key=f"role_{place}",
    )
    st.button(
        "Maak een uitnodiging",
        type="primary",
        key=f"make_{place}",
        on_click=_invite,
        args=(slug, place, role),
        icon=":material/person_add:",
    )
    show_refusal(place)
    made: Invitation | None = st.session_state.get(f"opened_made_{place}")
    told = f"Wie hem opent, wordt {ROLE_LABELS[made.role]}." if made else ""
    show_link("uitnodiging", place, told, "7 dagen")


def show_link(kind: str, place: str, told: str, lasts: str) -> None:
    """A link for once that was just made here, to copy or to scan; later nobody sees it again."""
    token = st.session_state.get(f"opened_link_{place}")
    if not token:
        return
    link = link_for_once(kind, token)
    st.success(f"De link staat klaar. {told} Hij werkt één keer, en niet langer dan {lasts}.")
    st.code(link, language=None, wrap_lines=True)
    st.image(qr_svg(link, title="QR-code met deze link"), width=220, alt="QR-code met deze link")
    st.caption("Je ziet deze link alleen nu. Kwijt? Maak dan een nieuwe.")
    if not is_reachable(link):
        st.warning(ONLY_HERE)


def offer_reset(place: str, account: str) -> None:
    """The button that makes a link with which somebody chooses a new password."""
    st.button(
        "Link voor een nieuw wachtwoord",
        key=f"reset_{place}",
        on_click=_reset,
        args=(place, account),
    )


def show_pending(slug: str, pending: Sequence[PendingInvitation]) -> None:
    """The invitations that nobody used yet."""
    if not pending:
        return
    st.subheader("Nog niet gebruikt")
    for one in pending:
        with st.container(horizontal=True, vertical_alignment="center", key=f"row_{one.key}"):
            by = f" · van {plain(one.made_by)}" if one.made_by else ""
            st.markdown(f"**{ROLE_LABELS[one.role].capitalize()}**{by} · tot {_day(one.until)}")
            st.button(
                "Trek in",
                key=f"withdraw_{one.key}",
                help=f"Trek de uitnodiging als {ROLE_LABELS[one.role]} in",
                on_click=_withdraw,
                args=(slug, one.key),
            )


def _told(person: Person, *, is_me: bool) -> str:
    marks = [
        ROLE_LABELS[person.role],
        *(["beheerder"] if person.administrator else []),
        *(["account gesloten"] if person.closed else []),
        f"sinds {person.since:%d-%m-%Y}",
    ]
    name = f"**{plain(person.name)}**{' (jij)' if is_me else ''}"
    return f"{name} · {plain(person.login)}  \n{', '.join(marks)}"


def _change(slug: str, person: Person, place: str, *, is_me: bool) -> None:
    role = st.radio(
        "Rol",
        list(Role),
        index=list(Role).index(person.role),
        format_func=lambda one: ROLE_LABELS[one].capitalize(),
        key=f"role_{place}_{person.role.value}",
    )
    st.button(
        "Bewaar deze rol",
        key=f"save_{place}",
        on_click=_set_role,
        args=(slug, place, person, role),
        disabled=role is person.role,
    )
    if not is_me and not person.closed:
        offer_reset(place, person.account)
    st.button(
        "Haal mij uit dit initiatief" if is_me else "Haal uit dit initiatief",
        key=f"remove_{place}",
        on_click=_remove,
        args=(slug, place, person),
    )


def _invite(slug: str, place: str, role: Role) -> None:
    made = obtain(place, invite, slug, role)
    st.session_state[f"opened_made_{place}"] = made
    st.session_state[f"opened_link_{place}"] = made.token if made else ""


def _reset(place: str, account: str) -> None:
    st.session_state[f"opened_link_{place}"] = obtain(place, make_reset, account) or ""


def _withdraw(slug: str, key: str) -> None:
    place = f"invitation_{slug}"
    if attempt(place, withdraw_invitation, slug, key):
        st.session_state.pop(f"opened_link_{place}", None)
        notify("De uitnodiging werkt niet meer.")


def _set_role(slug: str, place: str, person: Person, role: Role) -> None:
    if attempt(place, set_role, slug, person.account, role):
        notify(f"{plain(person.name)} is nu {ROLE_LABELS[role]}.")


def _remove(slug: str, place: str, person: Person) -> None:
    if attempt(place, remove_member, slug, person.account):
        notify(f"{plain(person.name)} hoort niet meer bij dit initiatief.")


def _day(moment: datetime) -> str:
    """The day on this computer's calendar of a moment in UTC."""
    return f"{on_the_wall(moment):%d-%m-%Y}"
