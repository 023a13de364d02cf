"""Two rounds beside each other: the same people up or down, or two pictures of a group."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from dashboard.data import read
from dashboard.shell import plain
from dashboard.uitkomst_chart import show_chart
from dashboard.uitkomst_table import show_wide_table
from dashboard.uitkomsten import gather, uitkomsten_of
from presentation.charts import Look, change_chart, difference_chart, rounds_chart
from storage.queries import Listing
from storage.tally_queries import count_pairs, list_norms
from veranderverhaal.effect_uitkomsten import headline_of
from veranderverhaal.frame_labels import answer_label
from veranderverhaal.meting import Meting
from veranderverhaal.question import offered_codes
from veranderverhaal.release import show_change, show_difference
from veranderverhaal.rounds import FAVOURABLE_KINDS, ORDERED_KINDS, comparable_questions
from veranderverhaal.saying import say_change, say_difference, say_withheld
from veranderverhaal.uitkomst import Change, Difference, Shown, Uitkomst, Uitkomsten
from veranderverhaal.uitkomst_editing import norm_of

OTHER_PEOPLE = (
    "Er kunnen andere mensen hebben meegedaan dan de vorige keer. Dit zijn twee foto's van een "
    "groep: wie er vooruitging, weten we hiermee niet."
)


EACH_ROUND = (
    "Elke ronde is een foto van de mensen die toen meededen. De band om de lijn laat zien hoeveel "
    "het door toeval kan schelen."
)


def changes_of(listing: Listing, before: Meting, after: Meting) -> tuple[Change, ...]:
    """For the people who took part twice: each question with an order."""
    slug = listing.initiatief.slug
    return _changes(slug, listing.data_version, before.key, after.key)


@st.cache_data(max_entries=100, show_spinner=False)
def _changes(
    slug: str,
    data_version: int,  # noqa: ARG001 - part of the key
    before_key: str,
    after_key: str,
) -> tuple[Change, ...]:
    before, asked_then, tally_then, _ = read(gather, slug, before_key)
    after, asked_now, tally_now, _ = read(gather, slug, after_key)
    pairs = read(count_pairs, slug, before_key, after_key)
    return tuple(
        show_change(question, before, after, pairs.get(question.key, {}), tally_then, tally_now)
        for question in comparable_questions(asked_then, asked_now, ORDERED_KINDS)
    )


def differences_of(listing: Listing, before: Meting, after: Meting) -> tuple[Difference, ...]:
    """For two groups of people: each question of which a share is favourable."""
    then, now = (uitkomsten_of(listing, meting.key) for meting in (before, after))
    questions = comparable_questions(then.vragenlijst, now.vragenlijst, FAVOURABLE_KINDS)
    found_then, found_now = _by_question(then), _by_question(now)
    return tuple(
        show_difference(question, found_then[question.key], found_now[question.key])
        for question in questions
        if question.key in found_then and question.key in found_now
    )


def show_changes(changes: Sequence[Change], look: Look) -> None:
    """Per question how many went up, stayed and went down, and from which step to which."""
    for change in changes:
        with st.container(border=True, key=f"card_change_{change.question.key}"):
            _show_title(change.question.text)
            if change.shown in (Shown.COUNTS, Shown.SHARES):
                show_chart(
                    change_chart(change, look),
                    alt=say_change(change),
                    key=f"chart_change_{change.question.key}",
                )
            st.markdown(plain(say_change(change)))
            if change.steps is not None:
                with st.expander("Van welke trede naar welke?"):
                    show_wide_table(change.question.text, *steps_table(change))


def steps_table(change: Change) -> tuple[list[str], list[list[str]]]:
    """A row for each answer before, a column for each answer after; a dot where nobody went."""
    codes = [code for code in offered_codes(change.question) if code in _used(change)]
    labels = {code: answer_label(change.question, code) for code in codes}
    steps = change.steps or {}
    header = ["Eerst (↓) en daarna (→)", *labels.values()]
    rows = [
        [labels[before], *(str(steps.get((before, after), 0) or "·") for after in codes)]
        for before in codes
    ]
    return header, rows


def show_differences(differences: Sequence[Difference], names: tuple[str, str], look: Look) -> None:
    """Per question the share then and now with its band, and how much that differs."""
    st.info(OTHER_PEOPLE)
    for difference in differences:
        with st.container(border=True, key=f"card_difference_{difference.question.key}"):
            _show_title(difference.question.text)
            if difference.before.has_numbers and difference.after.has_numbers:
                show_chart(
                    difference_chart(difference, look, labels=names),
                    alt=say_difference(difference),
                    key=f"chart_difference_{difference.question.key}",
                )
            few = say_withheld(difference.before.shown) or say_withheld(difference.after.shown)
            st.markdown(plain(say_difference(difference) or few))


def show_rounds(listing: Listing, rounds: Sequence[Meting], look: Look) -> None:
    """Three or more rounds: each question as a line with its band."""
    found = [(one.name, _by_question(uitkomsten_of(listing, one.key))) for one in rounds]
    norms = read(list_norms, listing.initiatief.slug)
    st.info(EACH_ROUND)
    for key, newest in found[-1][1].items():
        line = [(name, ones[key]) for name, ones in found if key in ones]
        if sum(one.band is not None or one.median is not None for _name, one in line) < 2:
            continue
        told = ". ".join(f"{name}: {_in_short(one)}" for name, one in line) + "."
        with st.container(border=True, key=f"card_rounds_{key}"):
            _show_title(newest.question.text)
            show_chart(
                rounds_chart(line, look, norm=norm_of(newest.question, norms)),
                alt=told,
                key=f"chart_rounds_{key}",
            )
            st.markdown(plain(told))


def _by_question(uitkomsten: Uitkomsten) -> dict[str, Uitkomst]:
    return {
        one.question.key: one
        for block in uitkomsten.blocks
        for one in block.uitkomsten
        if one.group is None
    }


def _in_short(uitkomst: Uitkomst) -> str:
    return headline_of(uitkomst) or say_withheld(uitkomst.shown).rstrip(".").lower()


def _used(change: Change) -> set[str]:
    return {code for pair in change.steps or {} for code in pair}


def _show_title(text: str) -> None:
    st.html(f'<h3 class="card-title chart-title" dir="auto">{escape(text)}</h3>')
