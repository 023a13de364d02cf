"""The fields of an interview, and the list of interviews."""

from dataclasses import replace
from datetime import date
from functools import partial
from html import escape

import streamlit as st

from dashboard.personal_fields import warn_of_personal
from dashboard.saving import attempt, close, opened, save_opened, settle_conflict, show_refusal
from dashboard.shell import notify, offer_undo, plain
from dashboard.today import today
from storage.commands import add_interview, remove_interview, save_interview
from veranderverhaal.bijeenkomst import GuestRole
from veranderverhaal.duiding_labels import INTERVIEW_WAY_LABELS
from veranderverhaal.interview import MAX_LABEL, Interview, InterviewWay

INTERVIEW_LABELS = {
    "label": "Naam van het gesprek",
    "role": "Met wie",
    "talked_on": "Dag",
    "way": "Hoe",
}
ROLE_OF_ONE = {
    GuestRole.RESIDENT: "bewoner",
    GuestRole.VOLUNTEER: "vrijwilliger",
    GuestRole.GEMEENTE: "gemeente",
    GuestRole.CORPORATIE: "woningcorporatie",
    GuestRole.FUND: "fonds",
    GuestRole.OTHER: "iemand anders",
}
GESPREK_PARAMETER = "gesprek"
NO_NAME = "Zet hier geen naam van een persoon. Schrijf bijvoorbeeld: gesprek 3."


def open_of(slug: str) -> str:
    """The key of the interview that is open, also after a reload; "" when none is."""
    named = st.query_params.get(GESPREK_PARAMETER) or st.session_state.get(f"interview_{slug}", "")
    return str(named)


def open_one(slug: str, key: str) -> None:
    """Open an interview, or with "" none; the address says which, so that a reload keeps it."""
    st.session_state[f"interview_{slug}"] = key
    if key:
        st.query_params[GESPREK_PARAMETER] = key
    else:
        st.query_params.pop(GESPREK_PARAMETER, None)


def show_interview(interview: Interview) -> bool:
    """One interview in the list with its button; True when it is to be opened."""
    with st.container(
        horizontal=True,
        wrap=False,
        vertical_alignment="center",
        key=f"card_interview_{interview.key}",
    ):
        number = len(interview.statements)
        said = "1 uitspraak" if number == 1 else f"{number} uitspraken"
        made_up = '<span class="tag">verzonnen voorbeeld</span>' if interview.made_up else ""
        st.html(
            f'<div class="card"><p class="title" dir="auto">{escape(interview.label)}</p>'
            f'<p class="source">{escape(about(interview))} · {said}</p>{made_up}</div>'
        )
        return bool(
            st.button("Open", key=f"open_{interview.key}", help=f"Open ‘{plain(interview.label)}’")
        )


def about(interview: Interview) -> str:
    """With whom, how and when, in words."""
    day = f"{interview.talked_on:%d-%m-%Y}" if interview.talked_on else ""
    way = INTERVIEW_WAY_LABELS[interview.way]
    return " · ".join(part for part in (ROLE_OF_ONE[interview.role], way, day) if part)


def add_new(slug: str, number: int) -> None:
    """The form for a new interview."""
    count = st.session_state.setdefault(f"added_interview_{slug}", 0)
    place = f"interview_{slug}_new{count}"
    known = opened(place, Interview("", f"gesprek {number}", talked_on=today()))
    with st.container(key=f"turn_{place}"), st.container(key=f"draft_{place}"):
        typed = _ask_interview(known, place)
    show_refusal(place, "")
    if st.button("Voeg gesprek toe", type="primary", key="sent_interview"):
        # Its key is chosen here, so that it opens at once for what was said.
        if save_opened(place, partial(_add, slug), typed):
            st.session_state[f"added_interview_{slug}"] = count + 1
            notify("Bewaard. Schrijf nu op wat er gezegd is.")
        st.rerun()


def edit(slug: str, interview: Interview) -> None:
    """The fields of an interview that is there; what was said in it stays as it is now."""
    place = f"interview_{slug}_{interview.key}"
    known = opened(place, interview)
    save = partial(save_interview, slug)
    with st.container(key=f"draft_{place}"):
        typed = replace(_ask_interview(known, place), statements=interview.statements)
    if _same_head(known, interview):  # only statements were added meanwhile
        typed = replace(typed, revision=interview.revision)
    settle_conflict(place, save, typed, INTERVIEW_LABELS)
    show_refusal(place, "")
    with st.container(horizontal=True):
        if st.button("Bewaar", key="sent_interview"):
            if save_opened(place, save, typed):
                notify("Bewaard.")
            st.rerun()
        with st.popover("Verwijder", icon=":material/delete:"):
            st.write(
                "Weet je het zeker? Ook de uitspraken gaan weg. Je kunt het daarna nog terugzetten."
            )
            st.button("Ja, verwijder dit gesprek", on_click=_remove, args=(slug, interview))


def leave(slug: str, key: str) -> None:
    """Close the interview that is open."""
    close(f"interview_{slug}_{key}")
    open_one(slug, "")


def _ask_interview(known: Interview, place: str) -> Interview:
    mark = f"{place}_{known.revision}"
    label = st.text_input(
        "Hoe noem je dit gesprek?",
        known.label,
        key=f"label_{mark}",
        max_chars=MAX_LABEL,
        placeholder="bijvoorbeeld: gesprek 3",
    )
    show_refusal(place, "label")
    warn_of_personal([label or ""], NO_NAME)
    roles, ways = list(GuestRole), list(InterviewWay)
    left, right = st.columns(2)
    with left:
        role = st.selectbox(
            "Met wie praatte je?",
            roles,
            index=roles.index(known.role),
            format_func=ROLE_OF_ONE.__getitem__,
            key=f"role_{mark}",
        )
    with right:
        day = st.date_input(
            "Wanneer?",
            value=known.talked_on,
            key=f"day_{mark}",
            format="DD-MM-YYYY",
            min_value=date(1950, 1, 1),
            max_value=date(2100, 12, 31),
        )
        show_refusal(place, "talked_on")
    way = st.radio(
        "Hoe praatten jullie?",
        ways,
        index=ways.index(known.way),
        format_func=INTERVIEW_WAY_LABELS.__getitem__,
        horizontal=True,
        key=f"way_{mark}",
    )
    if way is InterviewWay.GROUP:
        st.caption("Een gesprek met een groepje telt als één gesprek.")
    made_up = st.checkbox("Dit is een verzonnen voorbeeld", known.made_up, key=f"made_up_{mark}")
    return replace(
        known,
        label=label or "",
        role=role or known.role,
        talked_on=day,
        way=way or known.way,
        made_up=made_up,
    )


def _same_head(one: Interview, other: Interview) -> bool:
    return all(
        getattr(one, name) == getattr(other, name) for name in (*INTERVIEW_LABELS, "made_up")
    )


def _add(slug: str, typed: Interview, *, session: object) -> Interview:
    made: Interview = add_interview(slug, typed, session=session)  # type: ignore[arg-type]
    open_one(slug, made.key)
    return made


def _remove(slug: str, interview: Interview) -> None:
    if attempt(f"remove_{interview.key}", remove_interview, slug, interview.key):
        open_one(slug, "")
        offer_undo("interview", interview.key, interview.label)
