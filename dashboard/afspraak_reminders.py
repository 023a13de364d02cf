"""Reminders of afspraken that wait: on the start page and on the overview of an initiatief."""

from collections.abc import Mapping

import streamlit as st

from dashboard.data import read
from dashboard.house import link_to
from dashboard.today import today
from storage.duiding_queries import count_due
from veranderverhaal.afspraak_words import Due, say_due


def due_afspraken() -> Mapping[str, Due]:
    """Of each initiatief where afspraken wait how many: one question for all of them."""
    return read(count_due, today())


def remind(slug: str, due: Due | None) -> None:
    """What waits, as the way to it; nothing when nothing does."""
    if due and (told := say_due(due)):
        mark = "⚠ " if due.late else ""
        with st.container(key=f"reminder_{slug}"):
            link_to("afspraken", slug, label=f"{mark}{told}")
