"""When the group is content: set beforehand, one norm per question, said under its chart."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import partial

import streamlit as st

from dashboard.saving import attempt, close, opened, save_opened, saved_first, show_refusal
from dashboard.shell import plain
from storage.commands import remove_norm, set_norm
from veranderverhaal.question import Question, QuestionKind
from veranderverhaal.saying import say_norm
from veranderverhaal.saying_words import figure
from veranderverhaal.uitkomst import Block, Norm
from veranderverhaal.uitkomst_editing import can_have_norm, norm_of

EXPLAINED = (
    "Spreek dit af vóór jullie de uitkomst zien. De datum staat erbij, zodat iedereen kan zien "
    "wanneer het is afgesproken."
)


def show_norms(norms: Iterable[Norm], block: Block) -> None:
    """What was agreed and whether it was reached, for everyone together."""
    known = tuple(norms)
    several = len(block.uitkomsten) > 1
    for uitkomst in block.uitkomsten:
        norm = norm_of(uitkomst.question, known)
        if norm is not None and uitkomst.group is None and uitkomst.has_numbers:
            about = f"‘{uitkomst.question.text}’ " if several else ""
            st.markdown(plain(f"{about}{say_norm(norm, uitkomst)}"))


def ask_norm(slug: str, norms: Iterable[Norm], block: Block, key: str) -> None:
    """The menu that sets a norm; nothing for a block without favourable answers."""
    questions = {
        one.question.key: one.question for one in block.uitkomsten if can_have_norm(one.question)
    }
    if not questions:
        return
    with st.popover(
        "Wanneer tevreden?",
        key=f"norm_{key}",
        icon=":material/flag:",
        type="tertiary",
        on_change="rerun",
    ) as menu:
        if menu.open:
            _ask(slug, {norm.question: norm for norm in norms}, questions, key)


def _ask(slug: str, known: dict[str, Norm], questions: dict[str, Question], key: str) -> None:
    st.write(EXPLAINED)
    chosen = next(iter(questions))
    if len(questions) > 1:
        texts = {name: question.text for name, question in questions.items()}
        chosen = st.selectbox(
            "Bij welke vraag?", list(texts), format_func=texts.__getitem__, key=f"which_{key}"
        )
    norm, question = known.get(chosen), questions[chosen]
    place = f"norm_{key}_{chosen}"
    # As it was when typing began: what someone else sets in between is told, not overwritten.
    then: Norm | None = opened(place, norm)
    theirs: Norm | None = saved_first(place)
    least = _ask_least(question, then, place)
    day = st.date_input(
        "Afgesproken op",
        date.fromisoformat(then.set_on) if then else "today",
        format="DD-MM-YYYY",
        key=f"on_{place}",
    )
    show_refusal(place)
    if theirs:
        st.warning(plain(_say_theirs(theirs, question)))
    with st.container(horizontal=True):
        set_on = day.isoformat() if isinstance(day, date) else ""
        newest = theirs or then
        typed = Norm(chosen, Decimal(str(least)), set_on, newest.revision if newest else 1)
        if st.button("Bewaar", type="primary", key=f"set_{place}"):
            save_opened(place, partial(set_norm, slug), typed)
            st.rerun()
        if norm and st.button("Haal weg", key=f"unset_{place}"):
            if attempt(place, remove_norm, slug, chosen):
                close(place)
            st.rerun()


def say_someone_else(place: str) -> None:
    """When someone else saved first: what they saved shows, and one may save again over it."""
    if saved_first(place) is not None:
        st.warning("Iemand anders veranderde dit net ook. Kijk het na, en bewaar het dan opnieuw.")


def _say_theirs(theirs: Norm, question: Question) -> str:
    """What someone else set first; what was typed here still stands, and may be saved over it."""
    percent = "" if question.kind is QuestionKind.GRADE else "%"
    return (
        f"Iemand anders bewaarde dit net ook, met {figure(theirs.least)}{percent} of meer. "
        "Overleg het samen. Moet het zijn wat hierboven staat? Bewaar het dan opnieuw."
    )


def _ask_least(question: Question, norm: Norm | None, place: str) -> float:
    if question.kind is QuestionKind.GRADE:
        grade = st.number_input(
            "We zijn tevreden als het middelste cijfer minstens is:",
            min_value=1.0,
            max_value=10.0,
            step=0.5,
            format="%.1f",
            value=float(norm.least) if norm else 7.0,
            key=f"least_{place}",
        )
        return float(grade)
    answer = "ja zegt" if question.kind is QuestionKind.YES_NO else "het (helemaal) eens is"
    percent = st.number_input(
        f"We zijn tevreden als minstens zoveel procent {answer}:",
        min_value=1,
        max_value=100,
        step=5,
        value=int(norm.least) if norm else 70,
        key=f"least_{place}",
    )
    return float(percent)
