"""One telling on the screen: its sum of the day, the taps, and what becomes of it."""

from datetime import date
from decimal import Decimal

import streamlit as st

from dashboard.asking import may_here
from dashboard.saving import act, attempt, show_refusal
from dashboard.shell import notify, offer_undo, plain
from storage.commands import add_count, add_feit, remove_count, remove_telling
from veranderverhaal.access import Right
from veranderverhaal.labels import MONTH_LABELS
from veranderverhaal.model import Feit, Precision, new_key
from veranderverhaal.telling import Count, Telling, month_of, months_in, total

MAX_EVENT = 80
TAPS = (1, 5, 10)


def show_telling(
    slug: str, telling: Telling, counts: tuple[Count, ...], day: date, event: str
) -> None:
    """The card of a telling; `counts` are its own, the newest last."""
    place = f"telling_{slug}_{telling.key}"
    with st.container(border=True, key=f"card_{place}"):
        so_far = total(counts, first=day, last=day)
        st.markdown(f"**{plain(telling.label)}**: {so_far} op {day:%d-%m-%Y}")
        with st.container(horizontal=True):
            for number in TAPS:
                st.button(
                    f"+{number}",
                    key=f"tap_{place}_{number}",
                    help=f"Tel {number} bij ‘{plain(telling.label)}’",
                    on_click=_tap,
                    args=(slug, place, Count(new_key(), telling.key, day, number, event)),
                )
            last = st.session_state.get(f"last_{place}")
            if last in counts:
                st.button(
                    f"Laatste ({last.number}) weer weg",
                    key=f"back_{place}",
                    icon=":material/undo:",
                    on_click=act,
                    args=(place, remove_count, slug, last.key),
                )
        show_refusal(place)
        if counts and may_here(Right.EDIT):
            _show_feit(slug, telling, counts, place)
        with st.popover("Verwijder deze telling", key=f"remove_{place}"):
            st.write("Weet je het zeker? Je kunt het daarna nog terugzetten.")
            st.button(
                "Ja, verwijder", key=f"sure_{place}", on_click=_remove, args=(slug, telling, place)
            )


def telling_feit(telling: Telling, counts: tuple[Count, ...], month: date) -> Feit:
    """What was counted in one month, as a feit."""
    first, last = month_of(month)
    return Feit(
        key="",
        label=telling.label,
        precision=Precision.EXACT,
        low=Decimal(total(counts, first=first, last=last)),
        unit=telling.unit,
        period=f"in {month_name(month)}",
        source="eigen telling",
        counted_on=max(count.day for count in counts if first <= count.day <= last),
    )


def month_name(month: date) -> str:
    """The month in Dutch with its year: "maart 2026"."""
    return f"{MONTH_LABELS[month.month - 1]} {month.year}"


def _show_feit(slug: str, telling: Telling, counts: tuple[Count, ...], place: str) -> None:
    with st.expander("Zet een maand bij feiten en cijfers"):
        month = st.selectbox(
            "Maand", months_in(counts), format_func=month_name, key=f"month_{place}"
        )
        feit = telling_feit(telling, counts, month)
        st.write(f"{plain(telling.label)} {feit.period}: {feit.low}")
        if st.button("Zet erbij", key=f"feit_{place}"):
            if attempt(place, add_feit, slug, feit):
                notify("Het staat bij feiten en cijfers.")
            st.rerun()


def _tap(slug: str, place: str, count: Count) -> None:
    if attempt(place, add_count, slug, count):
        st.session_state[f"last_{place}"] = count


def _remove(slug: str, telling: Telling, place: str) -> None:
    if attempt(place, remove_telling, slug, telling.key):
        offer_undo("telling", telling.key, telling.label)
