"""A second person types one in ten paper forms again, and chooses where the two differ."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial

import streamlit as st

from dashboard.data import write
from dashboard.entry import Desk, read_response, tell_changes, tell_faults
from dashboard.entry_script import Sent, answer, show_form
from dashboard.shell import notify, plain
from storage.commands import mark_checked
from storage.meting_queries import KeptResponse
from veranderverhaal.double_entry import (
    CHECK_ONE_IN,
    Difference,
    find_differences,
    forms_to_check,
    settle_differences,
)
from veranderverhaal.frame_labels import answer_label
from veranderverhaal.meting import Response
from veranderverhaal.numbers import format_number
from veranderverhaal.question import DONT_KNOW, Answer, Question, QuestionKind
from veranderverhaal.text import NotAccepted

NOTHING = "niets ingevuld"


def find_due(typed: list[KeptResponse]) -> list[KeptResponse]:
    """The forms that a second person is asked to type again."""
    due = set(forms_to_check([(one.id, one.checked) for one in typed]))
    return [one for one in typed if one.id in due]


def show_check(desk: Desk, typed: list[KeptResponse]) -> None:
    """The next form to type again, or what differs in it."""
    tell_changes(desk)
    due = find_due(typed)
    if not due:
        _say_nothing_due(typed)
        return
    first = due[0]
    place = f"check_{desk.slug}_{desk.meting.key}_{first.id}"
    second: Response | None = st.session_state.get(f"second_{place}")
    if second is None:
        _ask_again(desk, first, place)
    else:
        _show_differences(desk, first, second, place)


def answer_text(question: Question, given: Answer) -> str:
    """An answer in words, as the form shows it."""
    if not given:
        return NOTHING
    if question.kind is QuestionKind.OPEN:
        return f"‘{given[0]}’"
    if question.kind is QuestionKind.NUMBER and given[0] != DONT_KNOW:
        return format_number(Decimal(given[0]))
    labels = [answer_label(question, code) for code in given]
    if question.kind is QuestionKind.RANK and DONT_KNOW not in given:
        labels = [f"{place}. {label}" for place, label in enumerate(labels, 1)]
    return ", ".join(labels)


def _say_nothing_due(typed: list[KeptResponse]) -> None:
    checked = sum(one.checked for one in typed)
    if len(typed) < CHECK_ONE_IN:
        st.info(
            "Iedereen typt wel eens iets verkeerd. Daarom typt een tweede persoon één op de tien "
            "formulieren nog een keer. Waar de twee verschillen, kies je wat er op het papier "
            f"staat. Er zijn nu {len(typed)} papieren formulieren ingetypt: bij "
            f"{CHECK_ONE_IN} staat hier het eerste klaar."
        )
    else:
        st.success(f"Er staat nu niets klaar. Er zijn {checked} formulieren nagekeken.")


def _ask_again(desk: Desk, first: KeptResponse, place: str) -> None:
    number = first.response.form_number
    named = f"formulier **{plain(number)}**" if number else "het formulier zonder nummer"
    st.markdown(
        f"Pak {named} van de stapel en typ het nog een keer. Doe dit liefst met iemand anders "
        "dan de eerste keer. Wat er toen is getypt, zie je pas daarna."
    )
    show_form(
        place,
        desk.vragenlijst,
        number=number,
        on_form=partial(_compare, desk, first, place),
        checking=True,
    )


def _compare(desk: Desk, first: KeptResponse, place: str, sent: Sent) -> None:
    try:
        second, faults = read_response(sent, desk)
    except NotAccepted as refused:
        answer(place, sent.id, "", faults={"": refused.message})
        return
    if faults:
        answer(place, sent.id, "", faults=tell_faults(faults))
        return
    answer(place, sent.id, "", kept=True)
    if find_differences(desk.vragenlijst.questions, first.response.answers, second.answers):
        st.session_state[f"second_{place}"] = second
    else:
        write(mark_checked, desk.slug, desk.meting.key, first.id, None)
        notify("Nagekeken: de twee keren zijn precies gelijk.")


def _show_differences(desk: Desk, first: KeptResponse, second: Response, place: str) -> None:
    found = find_differences(desk.vragenlijst.questions, first.response.answers, second.answers)
    st.subheader("Er is 1 verschil" if len(found) == 1 else f"Er zijn {len(found)} verschillen")
    st.write("Kijk op het papier en kies wat daar staat.")
    chosen = {one.question: _ask_right(desk, one, place) for one in found}
    with st.container(horizontal=True):
        if st.button("Bewaar wat er op het papier staat", type="primary"):
            right = {key: answer for key, answer in chosen.items() if answer is not None}
            if len(right) < len(found):
                st.error("Kies bij elke vraag wat er op het papier staat.")
            else:
                _settle(desk, first, right, place)
                st.rerun()
        st.button("Typ het nog een keer", on_click=_forget, args=(place,))


def _ask_right(desk: Desk, one: Difference, place: str) -> Answer | None:
    question = desk.vragenlijst.question(one.question)
    return st.radio(
        plain(question.text),
        [one.first, one.second],
        index=None,
        format_func=lambda given: _option(question, one, given),
        key=f"right_{place}_{one.question}",
    )


def _option(question: Question, one: Difference, given: Answer) -> str:
    turn = "eerste keer" if given == one.first else "tweede keer"
    return f"{plain(answer_text(question, given))} ({turn})"


def _settle(desk: Desk, first: KeptResponse, right: Mapping[str, Answer], place: str) -> None:
    answers = settle_differences(first.response.answers, right.items())
    corrected = None
    if answers != dict(first.response.answers):
        corrected = replace(first.response, answers=answers)
    write(mark_checked, desk.slug, desk.meting.key, first.id, corrected)
    _forget(place)
    notify("Nagekeken en bewaard.")


def _forget(place: str) -> None:
    st.session_state.pop(f"second_{place}", None)
