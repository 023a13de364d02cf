"""The fields of a question of one's own, new or changed."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from dashboard.saving import show_refusal
from veranderverhaal.labels import LANGUAGE_LABELS, QUESTION_KIND_LABELS
from veranderverhaal.model import MAX_TEXT, new_key
from veranderverhaal.question import Option, Question, QuestionKind, Translation
from veranderverhaal.question_editing import MAX_QUESTION_TEXT, WITH_OPTIONS

SEVERAL_NOTE = (
    "Let op: bij ‘meer antwoorden’ tellen de uitkomsten op tot meer dan 100 procent. "
    "Het is geen schaal."
)


def new_question(kind: QuestionKind = QuestionKind.STELLING) -> Question:
    """An empty question under a key of its own."""
    return Question(key=new_key(), kind=kind, text="")


def ask_question(opened: Question, place: str, *, frozen: bool = False) -> Question:
    """A question with all its fields. `frozen`: there are answers, only the wording may change."""
    kind = st.selectbox(
        "Wat voor vraag is het?",
        list(QuestionKind),
        index=list(QuestionKind).index(opened.kind),
        format_func=QUESTION_KIND_LABELS.__getitem__,
        key=f"kind_{place}",
        disabled=frozen,
    )
    text = st.text_area(
        "De vraag of stelling",
        opened.text,
        key=f"text_{place}",
        max_chars=MAX_QUESTION_TEXT,
        height=80,
        placeholder="bijvoorbeeld: Ik ken mijn buren.",
    )
    show_refusal(place, "text")
    kind = kind or opened.kind
    typed = replace(opened, kind=kind, text=text or "")
    if kind in WITH_OPTIONS:
        typed = replace(typed, options=_ask_options(opened, place, frozen=frozen))
    help_text = st.text_input(
        "Uitleg bij de vraag (hoeft niet)", opened.help, key=f"help_{place}", max_chars=MAX_TEXT
    )
    dont_know = st.checkbox(
        "Mensen mogen ook ‘weet ik niet’ kiezen",
        opened.dont_know,
        key=f"dk_{place}",
        disabled=frozen,
        wrap=True,
    )
    if kind is QuestionKind.SEVERAL_OF:
        st.caption(SEVERAL_NOTE)
    return replace(typed, help=help_text or "", dont_know=dont_know)


def _ask_options(opened: Question, place: str, *, frozen: bool) -> tuple[Option, ...]:
    labels = st.text_area(
        "De antwoorden, elk op een eigen regel",
        "\n".join(option.label for option in opened.options),
        key=f"options_{place}",
        height=140,
        max_chars=MAX_TEXT,
        placeholder="elke dag\nelke week\nelke maand\nminder vaak",
    )
    show_refusal(place, "options")
    lines = [line.strip() for line in (labels or "").splitlines() if line.strip()]
    return with_codes(opened.options, lines, frozen=frozen)


def with_codes(
    before: Sequence[Option], labels: Sequence[str], *, frozen: bool = False
) -> tuple[Option, ...]:
    """Options for these labels: a label that was there keeps its code, a new one gets the next.

    `frozen` keeps the codes by place, so that only the wording changes.
    """
    if frozen and len(labels) == len(before):
        return tuple(replace(one, label=label) for one, label in zip(before, labels, strict=True))
    codes = {option.label: option.code for option in before}
    free = (str(n) for n in range(1, 1000) if str(n) not in set(codes.values()))
    return tuple(Option(codes.get(label) or next(free), label) for label in labels)


def ask_translations(question: Question, languages: Sequence[str], place: str) -> Question:
    """The question in the other languages of its vragenlijst, by the group itself."""
    kept = {one.language: one for one in question.translations}
    others = [language for language in languages if language != "nl"]
    for language in others:
        with st.expander(f"In het {LANGUAGE_LABELS[language]}"):
            known = kept.get(language, Translation(language, ""))
            typed = _ask_translation(question, known, f"{place}_{language}")
        if typed.text:
            kept[language] = typed
        else:
            kept.pop(language, None)
    return replace(question, translations=tuple(kept.values()))


def _ask_translation(question: Question, known: Translation, place: str) -> Translation:
    text = st.text_area(
        "De vraag", known.text, key=f"text_{place}", max_chars=MAX_QUESTION_TEXT, height=80
    )
    labels: tuple[str, ...] = ()
    if question.options:
        lines = st.text_area(
            f"De {len(question.options)} antwoorden, elk op een eigen regel",
            "\n".join(known.labels),
            key=f"labels_{place}",
            max_chars=MAX_TEXT,
        )
        labels = tuple(line.strip() for line in (lines or "").splitlines() if line.strip())
    st.caption("Dit is een eigen vertaling. Op het formulier staat dat erbij.")
    return replace(known, text=(text or "").strip(), labels=labels)
