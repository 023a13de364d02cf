"""The third and fourth question of the effectenarena: with which effect, and who gains by it."""

from functools import partial

import streamlit as st

from dashboard.cards import EXAMPLES
from dashboard.choosing import show_kept
from dashboard.effectenarena_parts import (
    INCASSEERDER,
    KETEN,
    Opened,
    ask_part_text,
    keep_choice,
    offer_removal,
)
from dashboard.element_fields import ask_new
from dashboard.saving import act, attempt, show_refusal
from dashboard.shell import plain
from storage.commands import add_incasseerder, add_keten
from veranderverhaal.effectenarena.canvas import Column, name_of_incasseerder, title_of
from veranderverhaal.effectenarena.canvas_model import EFFECT_NOTES
from veranderverhaal.effectenarena.checks import MAX_NAME, MAX_WORDS
from veranderverhaal.effectenarena.labels import INCASSEERDER_GROUP_LABELS
from veranderverhaal.effectenarena.model import Incasseerder, IncasseerderGroup, Keten
from veranderverhaal.model import EFFECT_LAYERS, Element, Layer, may_join

NO_AANPAKKEN = "Er staat nog geen activiteit in jullie veranderverhaal. Zet er hier een neer."
NO_KETENS = "Er staat nog geen effect. Ga een vraag terug en kies er een."
NEW_EFFECTS = {
    Layer.DIRECT: "Mist er een effect dat mensen zelf merken? (Enter voegt toe)",
    Layer.INDIRECT: "Of iets waar jullie samen met anderen aan bijdragen? (Enter voegt toe)",
    Layer.NEVENEFFECT: "Of een nadeel: iets wat niemand wil? (Enter voegt toe)",
}


def ask_effects(opened: Opened) -> None:
    """The third question: of each activity the effects, from the story or new ones."""
    aanpakken = opened.story.layer(Layer.AANPAK)
    if not aanpakken:
        st.info(NO_AANPAKKEN)
        ask_new(opened.slug, Layer.AANPAK, "Wat doen jullie? (Enter voegt toe)", "")
    _offer_verbanden(opened)
    for aanpak in aanpakken:
        with st.container(border=True, key=f"of_aanpak_{opened.slug}_{aanpak.key}"):
            st.subheader(plain(aanpak.title), anchor=False)
            for keten in opened.effectenarena.ketens:
                if keten.aanpak == aanpak.key:
                    _show_effect(opened, keten)
            _ask_new_effect(opened, aanpak)
    with st.expander("Zet een nieuw effect in jullie veranderverhaal"):
        for layer, label in NEW_EFFECTS.items():
            ask_new(opened.slug, layer, label, EXAMPLES[layer])


def _pairs(opened: Opened) -> set[tuple[str, str]]:
    return {(one.aanpak, one.effect) for one in opened.effectenarena.ketens}


def _offer_verbanden(opened: Opened) -> None:
    """What the story says already, in one press."""
    layers = {one.key: one.layer for one in opened.story.elements}
    spare = [
        (one.source, one.target)
        for one in opened.story.verbanden
        if layers.get(one.source) is Layer.AANPAK
        and may_join(Layer.AANPAK, layers.get(one.target, Layer.AANPAK))
        and (one.source, one.target) not in _pairs(opened)
    ]
    if spare:
        st.button(
            f"Neem over uit het veranderverhaal ({len(spare)})",
            icon=":material/content_copy:",
            key=f"take_over_{opened.slug}",
            on_click=_take_over,
            args=(opened, spare),
        )
        st.caption("Daar staat al welke activiteit bij welk direct effect hoort.")
    show_refusal(f"take_over_{opened.slug}")


def _take_over(opened: Opened, spare: list[tuple[str, str]]) -> None:
    for aanpak, effect in spare:
        made = Keten("", aanpak, effect, "")
        if not attempt(f"take_over_{opened.slug}", add_keten, opened.slug, made):
            return


def _show_effect(opened: Opened, keten: Keten) -> None:
    effect = title_of(opened.story, keten.effect, Column.EFFECT)
    who = name_of_incasseerder(opened.effectenarena, keten.incasseerder)
    with st.container(
        horizontal=True, vertical_alignment="center", key=f"card_keten_{opened.slug}_{keten.key}"
    ):
        told = f" · voor {plain(who)}" if keten.incasseerder else ""
        st.markdown(f":material/arrow_forward: **{plain(effect)}{told}**")
        offer_removal(opened.slug, KETEN, keten.key, effect, "De hele keten gaat weg. ")


def _ask_new_effect(opened: Opened, aanpak: Element) -> None:
    key = f"effect_of_{opened.slug}_{aanpak.key}"
    there = _pairs(opened)
    effects = [
        one
        for layer in EFFECT_LAYERS
        for one in opened.story.layer(layer)
        if (aanpak.key, one.key) not in there
    ]
    titles = {one.key: f"{one.title} ({EFFECT_NOTES[one.layer]})" for one in effects}
    st.selectbox(
        f"Welk effect heeft ‘{plain(aanpak.title)}’?",
        list(titles),
        index=None,
        format_func=lambda one: titles.get(one, one),
        placeholder="Kies een effect",
        key=key,
        on_change=_add_effect,
        args=(opened, aanpak.key, key),
    )
    show_refusal(key)


def _add_effect(opened: Opened, aanpak: str, key: str) -> None:
    effect = st.session_state[key]
    if not effect:
        return
    is_negative = opened.story.element(effect).layer is Layer.NEVENEFFECT
    if attempt(key, add_keten, opened.slug, Keten("", aanpak, effect, "", is_negative=is_negative)):
        st.session_state[key] = None


def ask_incasseerders(opened: Opened) -> None:
    """The fourth question: of each effect who gains, and what that one gets."""
    if not opened.effectenarena.ketens:
        st.info(NO_KETENS)
    for number, keten in enumerate(opened.effectenarena.ketens, 1):
        with st.container(border=True, key=f"gains_{opened.slug}_{keten.key}"):
            _ask_gain(opened, keten, number)
    with st.expander("Een eigen incasseerder, zoals een zorgverzekeraar of de school"):
        _ask_own(opened)


def _ask_gain(opened: Opened, keten: Keten, number: int) -> None:
    effect = title_of(opened.story, keten.effect, Column.EFFECT)
    aanpak = title_of(opened.story, keten.aanpak, Column.AANPAK)
    arrow = ":material/arrow_forward:"
    st.markdown(f"Keten {number}: {plain(aanpak)} {arrow} **{plain(effect)}**")
    place = f"incasseerder_{opened.slug}_{keten.key}"
    own = [one.key for one in opened.effectenarena.incasseerders]
    options = ["", *IncasseerderGroup, *own]
    if keten.incasseerder not in options:
        options.append(keten.incasseerder)
    left, right = st.columns(2)
    left.selectbox(
        f"Wie heeft last van ‘{plain(effect)}’?"
        if keten.is_negative
        else f"Wie heeft baat bij ‘{plain(effect)}’?",
        options,
        format_func=partial(_name_incasseerder, opened),
        key=show_kept(place, keten.incasseerder),
        on_change=keep_choice,
        args=(place, opened.slug, KETEN, keten.key, "incasseerder", place),
    )
    with right:
        ask_part_text(
            *(opened.slug, KETEN, keten, "gain", "Wat merkt of krijgt die dan?"),
            max_chars=MAX_WORDS,
            placeholder="bijvoorbeeld: beter in je vel, minder vaak naar de huisarts",
        )
    show_refusal(place)
    if keten.incasseerder:
        st.button(
            f"Nog iemand die dit merkt, naast keten {number}",
            icon=":material/add:",
            key=f"also_{place}",
            on_click=act,
            args=(place, add_keten, opened.slug, _copy_of(keten)),
        )


def _copy_of(keten: Keten) -> Keten:
    """The same aanpak and effect, with the same chance, for somebody else."""
    return Keten(
        *("", keten.aanpak, keten.effect, ""), chance=keten.chance, is_negative=keten.is_negative
    )


def _name_incasseerder(opened: Opened, key: str) -> str:
    return name_of_incasseerder(opened.effectenarena, key)


def _ask_own(opened: Opened) -> None:
    slug = opened.slug
    for number, one in enumerate(opened.effectenarena.incasseerders, 1):
        with st.container(
            horizontal=True, vertical_alignment="bottom", key=f"row_incasseerder_{slug}_{one.key}"
        ):
            label = f"Incasseerder {number} ({INCASSEERDER_GROUP_LABELS[one.group].lower()})"
            ask_part_text(*(slug, INCASSEERDER, one, "name", label), max_chars=MAX_NAME)
            offer_removal(slug, INCASSEERDER, one.key, one.name)
    key = f"add_incasseerder_{slug}"
    st.selectbox(
        "Bij welke groep hoort de nieuwe?",
        list(IncasseerderGroup),
        index=list(IncasseerderGroup).index(IncasseerderGroup.OTHERS),
        format_func=lambda group: INCASSEERDER_GROUP_LABELS[group],
        key=f"group_{key}",
    )
    st.text_input(
        "Wie is het? (Enter voegt toe)",
        key=key,
        max_chars=MAX_NAME,
        placeholder="bijvoorbeeld: de huisarts",
        on_change=_add_own,
        args=(slug, key),
    )
    show_refusal(key)


def _add_own(slug: str, key: str) -> None:
    name = (st.session_state[key] or "").strip()
    made = Incasseerder("", name, st.session_state[f"group_{key}"])
    if name and attempt(key, add_incasseerder, slug, made):
        st.session_state[key] = ""
