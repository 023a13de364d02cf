"""Two rounds beside each other: the same people up or down, or two pictures of a group."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import Any

import streamlit as st

from dashboard.data import read
from dashboard.rights import checked
from dashboard.shell import plain
from dashboard.uitkomst_big import BigChart, offer_big
from dashboard.uitkomst_chart import drawn, show_chart
from dashboard.uitkomst_keep import ChartFiles, offer_chart
from dashboard.uitkomst_table import show_wide_table
from dashboard.uitkomsten import uitkomsten_of
from presentation.charts import Frame, Look, Size, change_chart, difference_chart, rounds_chart
from presentation.uitkomst_files import make_csv_change, make_csv_rounds
from storage.meting_queries import list_metingen
from storage.queries import Listing
from storage.tally_queries import count_pairs, list_norms, load_counted
from veranderverhaal.comparing import (
    CountedRound,
    changes_between,
    differences_between,
    uitkomst_by_question,
)
from veranderverhaal.frame_labels import answer_label
from veranderverhaal.meting import Meting
from veranderverhaal.question import offered_codes
from veranderverhaal.saying import MADE_UP, say_change, say_difference, say_period, say_rounds
from veranderverhaal.uitkomst import Change, Difference, Norm, Uitkomst
from veranderverhaal.uitkomst_editing import norm_of
from veranderverhaal.vragenlijst import meaning

OTHER_PEOPLE = (
    "Er kunnen andere mensen hebben meegedaan dan de vorige keer. Dit zijn twee foto's van een "
    "groep: wie er vooruitging, weten we hiermee niet."
)

EACH_ROUND = (
    "Elke ronde is een foto van de mensen die toen meededen. De band om de lijn laat zien hoeveel "
    "het door toeval kan schelen."
)
NO_STEPS = (
    "Van welke trede naar welke laten we hier niet zien: dan zou te zien zijn wat een paar mensen "
    "antwoordden."
)
ONE_TABLE = (
    "Van welke trede naar welke mensen gingen, laten we van elke ronde met één andere ronde zien. "
    "Anders kan iemand uitrekenen wat een paar mensen antwoordden."
)
# The rounds of one question, oldest first.
Line = Sequence[tuple[Meting, Uitkomst]]
FOR_FILE = Look(size=Size.PRINT)


@dataclass(frozen=True)
class RoundShelf:
    """What every chart of the page needs besides what came out: the metingen, oldest first."""

    listing: Listing
    metingen: tuple[Meting, ...]
    look: Look

    @property
    def slug(self) -> str:
        return self.listing.initiatief.slug

    def frame(self, title: str, told: str) -> Frame:
        """What stands around a chart that leaves the house."""
        source = self.listing.initiatief.name
        return Frame.of_rounds(title, self.metingen, notes=(told,), source=source)


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
    before, after = (
        CountedRound(*read(load_counted, slug, key)[:3]) for key in (before_key, after_key)
    )
    pairs = read(count_pairs, slug, before_key, after_key)
    return changes_between(before, after, pairs, read(list_metingen, slug))


def differences_of(listing: Listing, before: Meting, after: Meting) -> tuple[Difference, ...]:
    """For two groups of people: each question of which a share is favourable."""
    then, now = (uitkomsten_of(listing, meting.key) for meting in (before, after))
    return differences_between(then, now)


def show_changes(shelf: RoundShelf, changes: Sequence[Change]) -> None:
    """Per question how many went up, stayed and went down, and from which step to which."""
    for change in changes:
        _show_change(shelf, change)


@st.fragment
@checked
def _show_change(shelf: RoundShelf, change: Change) -> None:
    key = f"change_{change.question.key}"
    with st.container(border=True, key=f"card_{key}"):
        _show_title(change.question.text)
        told = say_change(change)
        is_shown = change.has_numbers
        if is_shown:
            show_chart(drawn(change_chart, change, shelf.look), alt=told, key=f"chart_{key}")
        st.markdown(plain(told))
        if change.steps is not None:
            with st.expander("Van welke trede naar welke?"):
                show_wide_table(change.question.text, *steps_table(change))
        elif is_shown:
            st.caption(NO_STEPS)
        if is_shown:
            draw = partial(change_chart, change)
            big = partial(_big, shelf, change.question.text, told, draw)
            _offer(shelf, key, partial(_change_files, shelf, change), big)


def _change_files(shelf: RoundShelf, change: Change) -> ChartFiles:
    told = say_change(change)
    frame = shelf.frame(change.question.text, told)
    before, after = shelf.metingen
    make_csv = partial(make_csv_change, change, before, after)
    spec = change_chart(change, FOR_FILE, frame=frame)
    return ChartFiles(shelf.slug, change.question.text, told, spec, make_csv)


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


def show_differences(shelf: RoundShelf, differences: Sequence[Difference]) -> None:
    """Per question the share then and now with its band, and how much that differs."""
    st.info(OTHER_PEOPLE)
    for difference in differences:
        _show_difference(shelf, difference)


@st.fragment
@checked
def _show_difference(shelf: RoundShelf, difference: Difference) -> None:
    key = f"difference_{difference.question.key}"
    with st.container(border=True, key=f"card_{key}"):
        _show_title(difference.question.text)
        # That they are other people stands above all of them.
        told = say_difference(difference, other_people=False)
        is_shown = difference.before.has_numbers and difference.after.has_numbers
        if is_shown:
            chart = drawn(difference_chart, difference, shelf.look, labels=_names(shelf))
            show_chart(chart, alt=told, key=f"chart_{key}")
        st.markdown(plain(told))
        if is_shown:
            draw = partial(difference_chart, difference, labels=_names(shelf))
            big = partial(_big, shelf, difference.question.text, say_difference(difference), draw)
            _offer(shelf, key, partial(_difference_files, shelf, difference), big)


def _difference_files(shelf: RoundShelf, difference: Difference) -> ChartFiles:
    told, title = say_difference(difference), difference.question.text
    frame = shelf.frame(title, told)
    spec = difference_chart(difference, FOR_FILE, labels=_names(shelf), frame=frame)
    before, after = shelf.metingen
    rounds = ((before, difference.before), (after, difference.after))
    return ChartFiles(shelf.slug, title, told, spec, partial(make_csv_rounds, rounds))


def show_rounds(shelf: RoundShelf) -> None:
    """Three or more rounds: each question as a line with its band."""
    found = [
        (one, uitkomst_by_question(uitkomsten_of(shelf.listing, one.key))) for one in shelf.metingen
    ]
    norms = read(list_norms, shelf.slug)
    st.info(EACH_ROUND)
    for key, newest in found[-1][1].items():
        asked = meaning(newest.question)
        line = [
            (meting, ones[key])
            for meting, ones in found
            if key in ones and meaning(ones[key].question) == asked
        ]
        if sum(one.band is not None or one.median is not None for _, one in line) > 1:
            _show_line(shelf, line, norm_of(newest.question, norms))


@st.fragment
@checked
def _show_line(shelf: RoundShelf, line: Line, norm: Norm | None) -> None:
    question = line[-1][1].question
    named = [(meting.name, one) for meting, one in line]
    told = say_rounds(named)
    key = f"rounds_{question.key}"
    with st.container(border=True, key=f"card_{key}"):
        _show_title(question.text)
        chart = drawn(rounds_chart, named, shelf.look, norm=norm)
        show_chart(chart, alt=told, key=f"chart_{key}")
        st.markdown(plain(told))
        draw = partial(rounds_chart, named, norm=norm)
        big = partial(_big, shelf, question.text, told, draw)
        _offer(shelf, key, partial(_line_files, shelf, line, norm), big)


def _line_files(shelf: RoundShelf, line: Line, norm: Norm | None) -> ChartFiles:
    title = line[-1][1].question.text
    named = [(meting.name, one) for meting, one in line]
    spec = rounds_chart(named, FOR_FILE, norm=norm, frame=shelf.frame(title, EACH_ROUND))
    return ChartFiles(shelf.slug, title, say_rounds(named), spec, partial(make_csv_rounds, line))


def _offer(
    shelf: RoundShelf, key: str, make: Callable[[], ChartFiles], make_big: Callable[[], BigChart]
) -> None:
    # Other rounds have other files: an open menu must not keep the old ones.
    place = "_".join(one.key for one in shelf.metingen)
    with st.container(horizontal=True, key=f"quiet_{key}"):
        offer_chart(f"{key}_{place}", make)
        offer_big(f"{key}_{place}", shelf.look, make_big)


def _big(
    shelf: RoundShelf, title: str, told: str, draw: Callable[[Look], dict[str, Any]]
) -> BigChart:
    return BigChart(shelf.slug, shelf.metingen[-1].key, title, told, told, basis_of(shelf), draw)


def basis_of(shelf: RoundShelf) -> str:
    """Which rounds these are, of when, and that their answers are made up if they are."""
    rounds = "; ".join(f"{one.name}, {say_period(one)}" for one in shelf.metingen)
    made_up = f" {MADE_UP}" if any(one.made_up for one in shelf.metingen) else ""
    return f"{rounds}.{made_up}"


def _names(shelf: RoundShelf) -> tuple[str, str]:
    before, after = shelf.metingen
    return before.name, after.name


def _used(change: Change) -> set[str]:
    return {code for pair in change.steps or {} for code in pair}


def _show_title(text: str) -> None:
    st.html(f'<h3 class="card-title chart-title" dir="auto">{escape(text)}</h3>')
