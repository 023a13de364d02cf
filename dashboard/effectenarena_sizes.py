"""How likely and how big: of each keten in words first, the numbers behind a fold."""

from dataclasses import replace
from html import escape

import streamlit as st

from dashboard.choosing import show_kept
from dashboard.effectenarena_parts import KETEN, Opened, change_part
from dashboard.house import link_to
from dashboard.keten_fields import PART_NAMES
from dashboard.keten_list import FORM_PART_PARAMETER, KETEN_PARAMETER
from dashboard.saving import show_refusal
from dashboard.shell import plain
from veranderverhaal.effectenarena.canvas import Canvas, CanvasKeten
from veranderverhaal.effectenarena.canvas_words import NOT_FROM_A_SOURCE, find_label
from veranderverhaal.effectenarena.keten_standing import KetenPart
from veranderverhaal.effectenarena.model import Factor
from veranderverhaal.effectenarena.settings import ScaleLabel
from veranderverhaal.numbers import format_number

NO_KETENS = "Er staat nog geen keten. Ga terug naar ‘Met welk effect?’ en kies er een."
OWN_NUMBERS = "Hier staan eigen getallen, geen woord. Verander ze bij Ketens."
MARKED = f"Een woord met * is {NOT_FROM_A_SOURCE}: welk getal erbij hoort, kozen wij of jullie."
LINKED = {"chance": "de kans", "delta": "de verandering"}
NUMBERS = "Welk getal hoort bij welk woord?"
OF_A_HUNDRED = "Een kans van 0,35 wil zeggen: bij ongeveer 35 van de 100 mensen gebeurt het."
OF_THE_WHOLE = (
    "Bij de verandering is 0 niets, en 1 de grootste verandering die jullie je kunnen voorstellen."
)


def ask_sizes(opened: Opened, canvas: Canvas) -> None:
    """Of each keten its chance, and the size of the change."""
    if not canvas.ketens:
        st.info(NO_KETENS)
        return
    settings = opened.effectenarena.settings
    st.caption(MARKED)
    for one in canvas.ketens:
        with st.container(border=True, key=f"sizes_{opened.slug}_{one.keten.key}"):
            st.markdown(f"**Keten {one.number}.** {plain(one.sentence)}")
            left, right = st.columns(2)
            with left:
                _ask_word(opened, one, "chance", "Hoe groot is de kans", settings.chance_scale)
            with right:
                label = "Hoe groot is de verandering"
                _ask_word(opened, one, "delta", label, settings.delta_scale)
    with st.expander(NUMBERS):
        st.html(_scales_html(settings.chance_scale, settings.delta_scale))
        link_to(
            "ketens", opened.slug, label="Verander de woorden en getallen", onderdeel="instellingen"
        )


def _ask_word(
    opened: Opened, one: CanvasKeten, field: str, label: str, scale: tuple[ScaleLabel, ...]
) -> None:
    keten = one.keten
    factor: Factor = getattr(keten, field)
    place = f"{field}_{opened.slug}_{keten.key}"
    if factor.is_given:
        st.markdown(f"**{label}?** {plain(_say_numbers(factor))}")
        st.caption(OWN_NUMBERS)
        link_to(
            *("ketens", opened.slug),
            label=f"Naar keten {one.number}, {LINKED[field]}",
            **{KETEN_PARAMETER: keten.key, FORM_PART_PARAMETER: PART_NAMES[KetenPart.CHANCE]},
        )
        return
    words = {label.key: f"{label.words}{'' if label.source else ' *'}" for label in scale}
    found = find_label(factor, scale)
    st.pills(
        f"{label} bij keten {one.number}?",
        list(words),
        format_func=lambda word: words.get(word, word),
        key=show_kept(place, found.key if found else None),
        on_change=_keep_word,
        args=(place, opened.slug, keten.key, field),
    )
    show_refusal(place)


def _keep_word(place: str, slug: str, keten: str, field: str) -> None:
    change_part(
        *(place, slug, KETEN, keten),
        lambda now: replace(now, **{field: _chosen(getattr(now, field), place)}),
    )


def _chosen(now: Factor, key: str) -> Factor:
    """Only the word: numbers that somebody filled in meanwhile stay."""
    return now if now.is_given else replace(now, label=str(st.session_state[key] or ""))


def _say_numbers(factor: Factor) -> str:
    numbers = (factor.low, factor.middle, factor.high)
    shown = [format_number(one) for one in numbers if one is not None]
    return f"{shown[0]} tot {shown[-1]}" if shown[0] != shown[-1] else shown[0]


def _scales_html(chance: tuple[ScaleLabel, ...], delta: tuple[ScaleLabel, ...]) -> str:
    return (
        f"<p>{OF_A_HUNDRED} {OF_THE_WHOLE}</p>"
        f"{_scale_html('De kans', chance)}{_scale_html('De verandering', delta)}"
    )


def _scale_html(title: str, scale: tuple[ScaleLabel, ...]) -> str:
    rows = "".join(
        f"<tr><th scope='row' dir='auto'>{escape(one.words)}</th>"
        f"<td>{format_number(one.value)}</td>"
        f"<td dir='auto'>{escape(one.source) or NOT_FROM_A_SOURCE}</td></tr>"
        for one in scale
    )
    heads = "".join(f"<th scope='col'>{one}</th>" for one in (title, "Getal", "Bron"))
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<div class="figures">{table}</div>'
