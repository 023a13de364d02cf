"""The indicatoren of an effect on the screen, and the four ways to make a new one."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from dashboard.instrument_fields import ask_instrument, ask_stellingen
from dashboard.question_fields import ask_question, new_question
from dashboard.saving import act, attempt, show_refusal
from dashboard.shell import notify, offer_undo, plain
from dashboard.uitkomst_norm import say_someone_else
from storage.commands import add_indicator, remove_indicator, save_indicator
from veranderverhaal.indicator import Indicator, IndicatorKind
from veranderverhaal.labels import INDICATOR_KIND_LABELS, LAYER_LABELS
from veranderverhaal.model import MAX_TITLE, Element, Veranderverhaal
from veranderverhaal.numbers import feit_sentence
from veranderverhaal.telling import Telling

STELLINGEN, INSTRUMENT, OWN, COUNT = WAYS = (
    "Stellingen uit de bibliotheek",
    "Een meetinstrument",
    "Een eigen vraag",
    "Iets tellen",
)


def show_effect(slug: str, effect: Element, indicatoren: Sequence[Indicator]) -> None:
    """An effect with its indicatoren, or that it has none yet."""
    with st.container(border=True, key=f"effect_{effect.key}"):
        st.html(
            f'<h2 class="layer {effect.layer}" dir="auto">{escape(effect.title)} '
            f"<small>{LAYER_LABELS[effect.layer]}</small></h2>"
        )
        if effect.signs:
            st.caption(f"Jullie merken het zo: {plain(effect.signs)}")
        for indicator in indicatoren:
            _show_indicator(slug, indicator)
        if not indicatoren:
            st.markdown("Nog geen indicator.")


def show_loose(slug: str, indicatoren: Sequence[Indicator]) -> None:
    """The indicatoren that no effect needs."""
    if not indicatoren:
        return
    st.subheader("Hoort bij geen enkel effect")
    st.write("Hebben jullie dit echt nodig? Vraag niet meer dan je gaat gebruiken.")
    for indicator in indicatoren:
        _show_indicator(slug, indicator)


def ask_indicator(
    slug: str,
    story: Veranderverhaal,
    effects: Sequence[Element],
    without: Sequence[str],
    tellingen: Sequence[Telling],
) -> None:
    """Choose an effect and a way; then what that way asks."""
    titles = {effect.key: effect.title for effect in effects}
    first = list(titles).index(without[0]) if without else 0
    effect = st.selectbox(
        "Bij welk effect?",
        list(titles),
        index=first,
        format_func=titles.__getitem__,
        key=f"effect_{slug}",
    )
    way = st.radio("Hoe merken jullie het?", WAYS, key=f"way_{slug}")
    made = {
        STELLINGEN: lambda: ask_stellingen(slug, effect),
        INSTRUMENT: lambda: ask_instrument(slug, effect),
        OWN: lambda: _ask_own(slug, effect),
        COUNT: lambda: _ask_count(slug, effect, story, tellingen),
    }[way or STELLINGEN]()
    show_refusal(f"indicator_{slug}")
    if made and attempt(f"indicator_{slug}", add_indicator, slug, made):
        notify(f"‘{made.title}’ staat erbij.")
        st.rerun()


def _show_indicator(slug: str, indicator: Indicator) -> None:
    place = f"indicator_{slug}_{indicator.key}"
    with st.container(
        horizontal=True, wrap=False, vertical_alignment="center", key=f"card_{place}"
    ):
        questions = "".join(f"<li>{escape(question.text)}</li>" for question in indicator.questions)
        listed = f"<ul>{questions}</ul>" if len(indicator.questions) > 1 else ""
        core = '<span class="tag core">kernvraag</span>' if indicator.core else ""
        st.html(
            f'<div class="card"><p class="title" dir="auto">{escape(indicator.title)}</p>{listed}'
            f'<span class="tag">{INDICATOR_KIND_LABELS[indicator.kind]}</span>{core}</div>'
        )
        st.button(
            "Geen kernvraag" if indicator.core else "Kernvraag",
            key=f"core_{place}",
            on_click=act,
            args=(place, save_indicator, slug, replace(indicator, core=not indicator.core)),
        )
        with st.popover("Verwijder", key=f"remove_{place}"):
            st.write("Weet je het zeker? Je kunt het daarna nog terugzetten.")
            st.button(
                "Ja, verwijder",
                key=f"sure_{place}",
                on_click=_remove,
                args=(slug, indicator, place),
            )
    show_refusal(place)
    say_someone_else(place)


def _remove(slug: str, indicator: Indicator, place: str) -> None:
    if attempt(place, remove_indicator, slug, indicator.key):
        offer_undo("indicator", indicator.key, indicator.title)


def _ask_own(slug: str, effect: str) -> Indicator | None:
    number = st.session_state.setdefault(f"own_number_{slug}", 0)
    place = f"own_{slug}_{number}"
    opened = st.session_state.setdefault(f"opened_{place}", new_question())
    with st.container(key=f"draft_{place}"):
        question = ask_question(opened, place)
    if not st.button("Voeg toe", type="primary", key=f"sent_{place}"):
        return None
    if question.text.strip():
        st.session_state[f"own_number_{slug}"] = number + 1
    return Indicator(
        "",
        IndicatorKind.OUTCOME,
        question.text.strip()[:MAX_TITLE],
        effect,
        questions=(question,),
    )


def _ask_count(
    slug: str, effect: str, story: Veranderverhaal, tellingen: Sequence[Telling]
) -> Indicator | None:
    counted = {f"feit:{feit.key}": feit_sentence(feit) for feit in story.feiten}
    counted |= {f"telling:{telling.key}": telling.label for telling in tellingen}
    if not counted:
        st.info("Er is nog niets om te tellen. Voeg eerst een feit toe, of begin een telling.")
        return None
    chosen = st.selectbox(
        "Welk feit of welke telling?",
        list(counted),
        format_func=counted.__getitem__,
        key=f"count_{slug}",
    )
    if not st.button("Voeg toe", type="primary", key=f"sent_count_{slug}"):
        return None
    kind, _, key = chosen.partition(":")
    return Indicator(
        "",
        IndicatorKind.OUTPUT,
        counted[chosen][:MAX_TITLE],
        effect,
        feit=key if kind == "feit" else "",
        telling=key if kind == "telling" else "",
    )
