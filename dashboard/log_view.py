"""The log of an initiatief on the screen: per day, by who and about what, and as a file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

import streamlit as st

from dashboard.data import read
from dashboard.downloading import offer_file
from presentation.log_files import make_log_csv
from storage.log_queries import PAGE, list_installation_log, list_log, list_log_people
from veranderverhaal.labels import MONTH_LABELS
from veranderverhaal.log_entry import LogEntry, LogPerson
from veranderverhaal.log_words import KINDS, SOMEBODY, actions_of, say_action, say_changes

EVERYBODY, EVERYTHING = "iedereen", "alles"
ROWS_AT_ONCE = 1000
# A list without marks, as the lines begin with a time already.
PLAIN = 'style="list-style: none; padding-left: 0; margin-left: 0"'
APART = 'style="margin: 0 0 0.75rem"'


@dataclass(frozen=True)
class Choice:
    """Which changes to show: of one person, about one thing, or all."""

    slug: str
    person: LogPerson | None
    kind: str

    def find(self, before_id: int | None, limit: int) -> list[LogEntry]:
        """Those of this choice, newest first."""
        actions = () if self.kind == EVERYTHING else actions_of(self.kind)
        return read(
            list_log,
            self.slug,
            limit=limit,
            before_id=before_id,
            person=self.person,
            actions=actions,
        )


def show_log(slug: str) -> None:
    """What was changed, newest first, to choose from and to leaf through."""
    choice = _ask_choice(slug)
    older: list[int] = st.session_state.setdefault(f"log_{choice}", [])
    found = choice.find(older[-1] if older else None, PAGE + 1)
    entries = found[:PAGE]
    if not entries:
        st.info("Hier staat nog niets. Zodra iemand iets verandert, lees je het hier.")
        return
    st.html(f'<div class="log">{"".join(_days(entries))}</div>')
    with st.container(horizontal=True, key="log_pages"):
        if older and st.button("Nieuwer", icon=":material/arrow_back:"):
            older.pop()
            st.rerun()
        if len(found) > PAGE and st.button("Ouder", icon=":material/arrow_forward:"):
            older.append(entries[-1].id)
            st.rerun()
    offer_file(
        "Download alles als CSV",
        lambda: make_log_csv(_all_of(choice)),
        f"logboek-{slug}.csv",
        "text/csv",
        icon=":material/download:",
    )


def show_installation_log() -> None:
    """The newest of what is about no initiatief: accounts, logging in, tidying."""
    st.html(f'<div class="log">{"".join(_days(read(list_installation_log)))}</div>')


def _ask_choice(slug: str) -> Choice:
    people = {_label(one): one for one in read(list_log_people, slug)}
    left, right = st.columns(2)
    name = left.selectbox("Van wie?", [EVERYBODY, *people], key=f"log_who_{slug}")
    kind = right.selectbox("Waarover?", [EVERYTHING, *KINDS], key=f"log_kind_{slug}")
    return Choice(slug, people.get(name or EVERYBODY), kind or EVERYTHING)


def _label(person: LogPerson) -> str:
    return person.name or SOMEBODY


def _days(entries: Sequence[LogEntry]) -> Iterator[str]:
    for day, of_day in groupby(entries, key=lambda one: one.local.date()):
        items = "".join(map(_item, of_day))
        yield f"<h2>{day.day} {MONTH_LABELS[day.month - 1]} {day.year}</h2><ul {PLAIN}>{items}</ul>"


def _item(entry: LogEntry) -> str:
    changes = "".join(f"<li>{escape(one)}</li>" for one in say_changes(entry.changes))
    name = escape(entry.name or SOMEBODY)
    return (
        f"<li {APART}><time>{entry.local:%H:%M}</time> · <strong>{name}</strong>"
        f" · {escape(say_action(entry))}{f'<ul>{changes}</ul>' if changes else ''}</li>"
    )


def _all_of(choice: Choice) -> Iterator[LogEntry]:
    before_id = None
    while found := choice.find(before_id, ROWS_AT_ONCE):
        yield from found
        before_id = found[-1].id
