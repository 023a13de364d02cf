"""The screen on which a paper form is typed: one component that sends a form as a whole."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.today import today
from veranderverhaal.frame_labels import answer_label
from veranderverhaal.labels import CHANNEL_LABELS, LANGUAGE_LABELS
from veranderverhaal.linking import memory_questions
from veranderverhaal.meting import Channel, week_of
from veranderverhaal.question import (
    DONT_KNOW,
    MAX_OPEN_ANSWER,
    Answers,
    Question,
    QuestionKind,
    offered_codes,
)
from veranderverhaal.vragenlijst import Vragenlijst

STATIC = Path(__file__).resolve().parent / "static"
TYPED_CHANNELS = (Channel.PAPER, Channel.CONVERSATION)
SEVERAL = (QuestionKind.SEVERAL_OF, QuestionKind.RANK)
HOW = {
    QuestionKind.SEVERAL_OF: "Meer antwoorden mag. Druk nog een keer om iets uit te zetten.",
    QuestionKind.RANK: "Druk de cijfers in de volgorde van het formulier.",
    QuestionKind.NUMBER: "Typ het getal.",
    QuestionKind.OPEN: "Typ wat er staat, zonder namen en nummers. Ctrl + Enter: nieuwe regel.",
}
WEEKS_BACK = 53
RECENT = ("deze week", "vorige week")
MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
TEXTS = {
    "number": "Nummer op het formulier",
    "channel": "Hoe is het ingevuld?",
    "week": "In welke week is het ingevuld?",
    "language": "Taal van het formulier",
    "helped": "Met hulp ingevuld",
    "save": "Bewaar dit formulier",
    "wipe": "Begin dit formulier opnieuw",
    "unwipe": "Zet de antwoorden terug",
    "back": "Haal het laatste formulier terug",
    "sending": "Bezig met bewaren …",
    "lost": "Er komt geen antwoord. Alles staat nog hier. Druk straks nog een keer op Bewaar.",
    "empty": "Dit formulier is nog leeg. Typ eerst een antwoord.",
    "wiped": "Het formulier is leeg.",
    "refused": "Dit kan nog niet worden bewaard:",
}

_entry = st.components.v2.component(
    "entry",
    html='<form class="entry" novalidate aria-label="Formulier"></form>',
    css=(STATIC / "entry.css").read_text(encoding="utf-8"),
    js=(STATIC / "entry.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


@dataclass(frozen=True)
class Sent:
    """A form as it came from the browser: nothing in it is trusted."""

    id: str = ""
    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    number: str = ""
    chosen: bool = False  # whether the number was typed, not suggested
    helped: bool = False
    memory: tuple[str, ...] = ()
    channel: Channel = Channel.PAPER
    week: str = ""
    language: str = "nl"


def show_form(
    place: str,
    vragenlijst: Vragenlijst,
    *,
    number: str,
    on_form: Callable[[Sent], None],
    on_back: Callable[[str], None] | None = None,
    checking: bool = False,
    linked: bool = False,
) -> None:
    """The form. What was sent goes to `on_form`; the last one is asked back with `on_back`."""
    weeks = weeks_until(today())
    _entry(
        key=place,
        data={
            "mark": f"{place}:{vragenlijst.version}.{vragenlijst.revision}",
            "sections": [
                _section(section.title, section.questions) for section in vragenlijst.sections
            ],
            "pile": {
                "channel": Channel.PAPER.value,
                "week": weeks[0][0],
                "language": vragenlijst.languages[0],
            },
            "channels": [[one.value, CHANNEL_LABELS[one]] for one in TYPED_CHANNELS],
            "weeks": weeks,
            "languages": [[one, LANGUAGE_LABELS.get(one, one)] for one in vragenlijst.languages],
            "memory": memory_questions() if linked and not checking else (),
            "texts": {**TEXTS, "save": "Vergelijk"} if checking else TEXTS,
            "checking": checking,
            "number": number,
            "can_go_back": on_back is not None,
            "reply": st.session_state.get(reply_name(place)),
        },
        on_form_change=lambda: on_form(read_sent(st.session_state[place].form)),
        on_back_change=lambda: (
            on_back(_identity(st.session_state[place].back)) if on_back else None
        ),
    )


def answer(place: str, identity: str, message: str, **what: Any) -> None:
    """What became of a form (or of taking one back), for the screen that sent it."""
    st.session_state[reply_name(place)] = {"id": identity, "message": message, **what}


def reply_name(place: str) -> str:
    return f"reply_{place}"


def typed_again(vragenlijst: Vragenlijst, answers: Answers) -> dict[str, list[str]]:
    """Kept answers as a person would type them: a number with its comma."""
    numbers = {one.key for one in vragenlijst.questions if one.kind is QuestionKind.NUMBER}
    return {
        key: [value.replace(".", ",") if key in numbers else value for value in codes]
        for key, codes in answers.items()
    }


def read_sent(raw: object) -> Sent:
    """The form that a browser sent; whatever has another shape is left out."""
    found: Mapping[str, Any] = raw if isinstance(raw, Mapping) else {}
    channel = _text(found.get("channel"))
    typed = channel in {one.value for one in TYPED_CHANNELS}
    return Sent(
        id=_identity(found),
        answers=_read_answers(found.get("answers")),
        number=_text(found.get("number")),
        chosen=found.get("chosen") is True,
        helped=found.get("helped") is True,
        memory=_texts(found.get("memory")),
        channel=Channel(channel) if typed else Channel.PAPER,
        week=_text(found.get("week")),
        language=_text(found.get("language")) or "nl",
    )


def weeks_until(day: date) -> list[tuple[str, str]]:
    """The weeks of the past year, this one first, each with the days it has."""
    monday = day - timedelta(days=day.weekday())
    begins = [monday - timedelta(weeks=number) for number in range(WEEKS_BACK)]
    return [(week_of(first), _week_label(first, number)) for number, first in enumerate(begins)]


def _week_label(first: date, number: int) -> str:
    last = first + timedelta(days=6)
    days = f"{first.day} {MONTHS[first.month - 1]} - {last.day} {MONTHS[last.month - 1]}"
    return f"{RECENT[number]} ({days})" if number < len(RECENT) else f"{days} {last.year}"


def _read_answers(raw: object) -> dict[str, tuple[str, ...]]:
    found = raw if isinstance(raw, Mapping) else {}
    return {str(key): _texts(values) for key, values in found.items()}


def _identity(raw: object) -> str:
    return _text(raw.get("id")) if isinstance(raw, Mapping) else ""


def _text(raw: object) -> str:
    return raw if isinstance(raw, str) else ""


def _texts(raw: object) -> tuple[str, ...]:
    found = raw if isinstance(raw, Sequence) and not isinstance(raw, str) else ()
    return tuple(value for value in found if isinstance(value, str))


def _section(title: str, questions: tuple[Question, ...]) -> dict[str, Any]:
    return {"title": title, "questions": [_question(question) for question in questions]}


def _question(question: Question) -> dict[str, Any]:
    codes = list(offered_codes(question))
    if question.kind is QuestionKind.NUMBER and question.dont_know:
        codes.append(DONT_KNOW)
    return {
        "key": question.key,
        "kind": question.kind.value,
        "text": question.text,
        "help": question.help,
        "how": HOW.get(question.kind, ""),
        "many": question.kind in SEVERAL,
        "longest": MAX_OPEN_ANSWER,
        "options": [{"code": code, "label": answer_label(question, code)} for code in codes],
    }
