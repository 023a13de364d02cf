"""What a bijeenkomst talks about: results that are chosen, topics of one's own, and their order."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.bijeenkomst_kept import Opened, ask_line, change_bijeenkomst, load_now
from dashboard.choosing import ask_kept_text, keep_unless_changed
from dashboard.data import read
from dashboard.house import link_to
from dashboard.presenting_fields import label_of
from dashboard.saving import GONE, Refusal, refuse, show_refusal
from dashboard.shell import plain
from dashboard.uitkomsten import newest_first, uitkomsten_of
from storage.finding import NotFound
from storage.meting_queries import list_indicatoren, list_metingen
from storage.response_queries import count_responses
from veranderverhaal.bijeenkomst import MAX_NAME, MAX_TOPICS, Bijeenkomst, Topic
from veranderverhaal.bijeenkomst_templates import new_topic, with_topics
from veranderverhaal.effect_uitkomsten import effect_of
from veranderverhaal.meting import Meting
from veranderverhaal.report_words import shorten
from veranderverhaal.uitkomst import Block

NO_METING = (
    "Er is nog niets gemeten. Praat over een eigen onderwerp, of doe eerst een meting: dan kun je "
    "hier de uitkomsten kiezen."
)
FEW = "Kies er liever drie of vier dan tien: dan is er tijd om echt te praten."
RENAME = "De naam staat op de uitnodiging. Je mag hem veranderen."
NOTED = "Hier is al iets over opgeschreven. Haal dat eerst weg bij ‘Na afloop’."


def ask_topics(opened: Opened) -> None:
    """The topics in their order, then the results to choose from, and one of their own."""
    noted = noted_topics(opened)
    if opened.one.topics:
        st.markdown("**Hier gaat het over, in deze volgorde**")
        st.caption(RENAME)
    for at, topic in enumerate(opened.one.topics):
        _show_topic(opened, topic, at, is_noted=topic.key in noted)
    show_refusal(opened.place)
    st.subheader("Kies uit de uitkomsten")
    st.caption(FEW)
    _ask_results(opened, noted)
    _ask_own(opened)


def noted_topics(opened: Opened) -> set[str]:
    """The topics of which something was noted, or for which cards were handed in."""
    material = opened.material
    said = {one.topic for one in material.duidingen if not one.is_empty}
    return said | {one.topic for one in material.board.cards}


def topic_title(block: Block, effect: str = "") -> str:
    """What a result is called on the agenda: a beginning that goes on says nothing by itself, so
    then the effect that it is about.
    """
    question = block.uitkomsten[0].question.text if block.uitkomsten else ""
    title = (block.title or question).strip()
    if effect and title.endswith("…"):
        title = effect
    return shorten(title or "Een uitkomst", MAX_NAME - 1)


def _title_in(opened: Opened, block: Block) -> str:
    questions = [one.question.key for one in block.uitkomsten]
    indicatoren = read(list_indicatoren, opened.slug)
    return topic_title(block, effect_of(questions, opened.listing.veranderverhaal, indicatoren))


def _show_topic(opened: Opened, topic: Topic, at: int, *, is_noted: bool) -> None:
    place = f"topic_{opened.place}_{topic.key}"
    last = len(opened.one.topics) - 1
    with st.container(
        horizontal=True, vertical_alignment="bottom", key=f"card_{place}", border=False
    ):
        with st.container():
            ask_kept_text(
                place,
                f"Onderwerp {at + 1}{'' if topic.meting else ' (zonder grafiek)'}",
                topic.title,
                partial(_rename, opened.slug, opened.key, place, topic.key),
                widget=st.text_input,
                max_chars=MAX_NAME,
            )
        given = (opened.slug, opened.key, opened.place, topic.key)
        _button("↑ Eerder", f"up_{place}", f"‘{topic.title}’ eerder", at == 0, _move, (*given, -1))
        _button(
            "↓ Later", f"down_{place}", f"‘{topic.title}’ later", at == last, _move, (*given, 1)
        )
        _button("Weg", f"off_{place}", f"‘{topic.title}’ weg", is_noted, _drop, given)
    if is_noted:
        st.caption(NOTED)


def _button(label: str, key: str, told: str, is_off: bool, act: object, given: tuple) -> None:  # type: ignore[type-arg]
    st.button(label, key=key, help=plain(told), disabled=is_off, on_click=act, args=given)  # type: ignore[arg-type]


def _ask_results(opened: Opened, noted: set[str]) -> None:
    slug = opened.slug
    counts = read(count_responses, slug)
    metingen = [
        one
        for one in newest_first(read(list_metingen, slug), counts)
        if one.key in counts and counts[one.key].total
    ]
    if not metingen:
        st.info(NO_METING)
        link_to("meten", slug, label="Naar meten")
    for number, meting in enumerate(metingen):
        with st.expander(plain(meting.name), expanded=not number):
            if meting.made_up:
                st.caption("De antwoorden van deze meting zijn verzonnen, als voorbeeld.")
            _ask_blocks(opened, meting, uitkomsten_of(opened.listing, meting.key).blocks, noted)


def _ask_blocks(opened: Opened, meting: Meting, blocks: Sequence[Block], noted: set[str]) -> None:
    chosen = {one.block: one for one in opened.one.topics if one.meting == meting.key}
    is_full = len(opened.one.topics) >= MAX_TOPICS
    for block in blocks:
        topic = chosen.get(block.key)
        widget = f"block_{opened.place}_{meting.key}_{block.key}"
        st.session_state[widget] = topic is not None
        st.checkbox(
            plain(label_of(block)),
            key=widget,
            disabled=(topic.key in noted) if topic else is_full,
            on_change=_choose,
            args=(opened, meting.key, block, widget),
        )


def _ask_own(opened: Opened) -> None:
    count = st.session_state.setdefault(f"added_topic_{opened.place}", 0)
    place = f"own_topic_{opened.place}_{count}"
    st.subheader("Of een eigen onderwerp")
    label = "Waar wil je het over hebben? Hier hoort geen grafiek bij."
    ask_line(opened, place, label, "Wie missen we nog?", _add_own)


def _add_own(slug: str, key: str, page: str, place: str) -> None:
    typed = str(st.session_state.get(place) or "").strip()
    if not typed:
        refuse(place, Refusal("Schrijf eerst waar je het over wilt hebben."))
        return
    if change_bijeenkomst(slug, key, place, lambda one: _plus(one, new_topic(typed))):
        st.session_state[f"added_topic_{page}"] += 1


def _choose(opened: Opened, meting: str, block: Block, widget: str) -> None:
    is_chosen = bool(st.session_state[widget])
    topic = new_topic(_title_in(opened, block), meting=meting, block=block.key)

    def change(one: Bijeenkomst) -> Bijeenkomst:
        others = [each for each in one.topics if (each.meting, each.block) != (meting, block.key)]
        return with_topics(one, [*others, topic] if is_chosen else others)

    change_bijeenkomst(opened.slug, opened.key, opened.place, change)


def _plus(bijeenkomst: Bijeenkomst, topic: Topic) -> Bijeenkomst:
    return with_topics(bijeenkomst, (*bijeenkomst.topics, topic))


def _drop(slug: str, key: str, place: str, topic: str) -> None:
    change_bijeenkomst(
        slug, key, place, lambda one: with_topics(one, [t for t in one.topics if t.key != topic])
    )


def _move(slug: str, key: str, place: str, topic: str, by: int) -> None:
    def change(one: Bijeenkomst) -> Bijeenkomst:
        topics = list(one.topics)
        at = next((at for at, each in enumerate(topics) if each.key == topic), None)
        if at is not None and 0 <= at + by < len(topics):
            topics.insert(at + by, topics.pop(at))
        return with_topics(one, topics)

    change_bijeenkomst(slug, key, place, change)


def _rename(slug: str, key: str, place: str, topic: str, typed: str, seen: str) -> None:
    try:
        now = load_now(slug, key).topic(topic).title
    except (NotFound, KeyError):
        refuse(place, Refusal(GONE))
        return
    if keep_unless_changed(place, typed, seen, now):
        change_bijeenkomst(slug, key, place, partial(_renamed, topic=topic, title=typed))


def _renamed(bijeenkomst: Bijeenkomst, topic: str, title: str) -> Bijeenkomst:
    named = [replace(one, title=title) if one.key == topic else one for one in bijeenkomst.topics]
    return with_topics(bijeenkomst, named)
