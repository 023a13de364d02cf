"""The five kinds of answer in the gesprek."""

from functools import partial
from html import escape

import streamlit as st

from dashboard.element_fields import ask_new, ask_none_seen, ask_titles
from dashboard.saving import ask_which, attempt, refusal, saved_first, show_refusal
from dashboard.shell import plain
from sample_data.loader import load_samples
from storage.commands import save_signs, save_story_text
from storage.queries import Listing
from veranderverhaal.gesprek import AnswerKind, Question, given_answers
from veranderverhaal.labels import LAYER_LABELS
from veranderverhaal.model import MAX_TEXT, Element, Layer, Veranderverhaal

EFFECT_PROMPTS = {
    Layer.DIRECT: ("Merken mensen dit zelf, doordat ze meedoen?", "buren kennen elkaar"),
    Layer.INDIRECT: ("Of dragen jullie hier samen met anderen aan bij?", "minder eenzaamheid"),
}


def ask(question: Question, listing: Listing) -> None:
    """The fields of this question; what is typed is kept at once."""
    story, slug = listing.veranderverhaal, listing.initiatief.slug
    if question.kind is AnswerKind.TEXT:
        _ask_text(question, story, slug)
    elif question.kind is AnswerKind.EFFECTS:
        _ask_effects(story, slug)
    elif question.kind is AnswerKind.SIGNS:
        _ask_signs(story, slug)
    else:
        layer = question.layers[0]
        ask_titles(slug, story.layer(layer))
        ask_new(slug, layer, f"{question.prompt} (Enter voegt toe)", _example(question))
        if question.kind is AnswerKind.NEVENEFFECTEN and not story.layer(layer):
            ask_none_seen(slug, story)


def show_samples(question: Question) -> None:
    """What the three sample stories filled in here."""
    st.subheader("Zo deden anderen het")
    for sample in load_samples():
        answers = given_answers(question, sample.veranderverhaal)
        if answers:
            listed = "".join(f"<li>{escape(answer)}</li>" for answer in answers)
            given = f"<ul>{listed}</ul>"
            if question.kind is AnswerKind.TEXT:
                given = f"<p>{escape(answers[0])}</p>"
            name = escape(sample.initiatief.name)
            st.html(f'<div class="sample"><strong>{name}</strong>{given}</div>')
    st.html('<p class="source">Naar: Movisie, Collectief (2023). De woorden zijn van ons.</p>')


def _example(question: Question) -> str:
    answers = given_answers(question, load_samples()[1].veranderverhaal)
    return answers[0] if answers else ""


def _ask_text(question: Question, story: Veranderverhaal, slug: str) -> None:
    known = getattr(story, question.field)
    key = f"text_{slug}_{question.field}"
    seen = st.session_state.setdefault(f"seen_{key}", known)
    if refusal(key) is None and known != seen:
        st.session_state[f"seen_{key}"] = seen = known
        st.session_state.pop(key, None)
    with st.container(key=f"autosave_{key}"):
        st.text_area(
            question.prompt,
            value=seen,
            key=key,
            height=180,
            max_chars=MAX_TEXT,
            on_change=_save_text,
            args=(slug, question.field, key),
        )
    show_refusal(key)
    _settle_text(question, slug, key)


def _save_text(slug: str, field: str, key: str) -> None:
    seen, text = st.session_state[f"seen_{key}"], st.session_state[key] or ""
    if attempt(key, save_story_text, slug, field, text, seen=seen):
        st.session_state[f"seen_{key}"] = text.strip()


def _settle_text(question: Question, slug: str, key: str) -> None:
    theirs = saved_first(key)
    if theirs is None:
        return
    ask_which(
        key,
        [(question.prompt, st.session_state[key] or "", theirs)],
        keep_mine=partial(_keep_mine, slug, question.field, key, theirs),
        take_theirs=partial(_take, key, theirs),
    )


def _keep_mine(slug: str, field: str, key: str, theirs: str) -> None:
    st.session_state[f"seen_{key}"] = theirs
    _save_text(slug, field, key)


def _take(key: str, theirs: str) -> None:
    st.session_state[f"seen_{key}"] = st.session_state[key] = theirs
    st.session_state.pop(f"refused_{key}", None)


def _ask_effects(story: Veranderverhaal, slug: str) -> None:
    for layer, (prompt, example) in EFFECT_PROMPTS.items():
        with st.container(border=True, key=f"layer_{layer}"):
            st.html(f'<h3 class="layer {layer}">{LAYER_LABELS[layer]}</h3>')
            ask_titles(slug, story.layer(layer), moves=True)
            ask_new(slug, layer, f"{prompt} (Enter voegt toe)", example)


def _ask_signs(story: Veranderverhaal, slug: str) -> None:
    effects = story.layer(Layer.DIRECT)
    if not effects:
        st.info("Er staat nog geen direct effect. Ga een vraag terug en voeg er een toe.")
    for effect in effects:
        key = f"signs_{slug}_{effect.key}_{effect.revision}"
        with st.container(key=f"autosave_{key}"):
            st.text_area(
                plain(effect.title),
                value=effect.signs,
                key=key,
                max_chars=MAX_TEXT,
                height=100,
                placeholder="bijvoorbeeld: mensen groeten elkaar bij naam",
                on_change=_save_signs,
                args=(slug, effect, key),
            )
        show_refusal(key)


def _save_signs(slug: str, effect: Element, key: str) -> None:
    text = st.session_state[key] or ""
    attempt(key, save_signs, slug, effect.key, text, seen=effect.signs)
