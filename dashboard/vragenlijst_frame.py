"""What stands around the questions: title, introduction, thanks, sections and languages."""

from dataclasses import replace

import streamlit as st

from veranderverhaal.labels import LANGUAGE_LABELS
from veranderverhaal.model import MAX_TEXT, MAX_TITLE
from veranderverhaal.vragenlijst import LANGUAGES, Introduction, Vragenlijst

FRAME_LABELS = {"title": "Titel", "introduction": "Uitleg vooraf", "thanks": "Bedankje"}
# Each part of the introduction: its label and an example.
PARTS = {
    "who": ("Wie vraagt dit?", "Buurttuin Kempenaar vraagt je dit."),
    "why": ("Waarom vragen jullie het?", "We willen weten wat mensen merken van de tuin."),
    "what_happens": (
        "Wat gebeurt er met de antwoorden?",
        "We tellen de antwoorden op en bespreken ze in mei met de buurt.",
    ),
    "contact": ("Bij wie kunnen mensen terecht?", "Fatma, in de tuin op dinsdag en donderdag."),
}


def ask_frame(known: Vragenlijst, place: str) -> Vragenlijst:
    """The fields around the questions, filled with what is known."""
    mark = f"{place}_{known.revision}"
    title = st.text_input("Titel", known.title, key=f"title_{mark}", max_chars=MAX_TITLE)
    introduction = Introduction(
        **{
            part: st.text_area(
                label,
                getattr(known.introduction, part),
                key=f"{part}_{mark}",
                height=80,
                max_chars=MAX_TEXT,
                placeholder=f"bijvoorbeeld: {example}",
            )
            or ""
            for part, (label, example) in PARTS.items()
        }
    )
    thanks = st.text_area(
        "Bedankje na het insturen",
        known.thanks,
        key=f"thanks_{mark}",
        height=80,
        max_chars=MAX_TEXT,
    )
    others = [language for language in LANGUAGES if language != "nl"]
    chosen = st.multiselect(
        "In welke talen, naast Nederlands?",
        others,
        default=[language for language in known.languages if language in others],
        format_func=LANGUAGE_LABELS.__getitem__,
        key=f"languages_{mark}",
    )
    st.caption(
        "Knoppen en meldingen vertalen wij. De vragen vertaal je zelf, per vraag. "
        "Laat iemand die de taal spreekt het nalezen."
    )
    return replace(
        known,
        title=title or "",
        introduction=introduction,
        thanks=thanks or "",
        languages=("nl", *chosen),
    )
