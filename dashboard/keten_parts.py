"""A keten in words: who it is for, how big the chance is, and what remains to be said."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from dashboard.effectenarena_settings_fields import NOT_FROM_A_SOURCE, SETTINGS
from dashboard.factor_fields import (
    PLAIN_BOUNDS,
    SHARE,
    SPREAD_HELP,
    Form,
    ask_choice,
    ask_factor,
    ask_line,
    ask_source,
    ask_text,
    with_gone,
)
from dashboard.house import link_to
from dashboard.kengetal_fields import LEEFDOMEIN_CHOICES, PART_PARAMETER
from dashboard.keten_list import say_keten
from dashboard.keten_measured import Measured
from dashboard.shell import plain
from storage.queries import Listing
from veranderverhaal.effectenarena.checks import MAX_NOTE, MAX_WORDS
from veranderverhaal.effectenarena.labels import BOUND_LABELS, INCASSEERDER_GROUP_LABELS
from veranderverhaal.effectenarena.model import (
    Effectenarena,
    Factor,
    IncasseerderGroup,
    Keten,
    Pricing,
)
from veranderverhaal.effectenarena.money import percent
from veranderverhaal.effectenarena.naming import incasseerder_names
from veranderverhaal.effectenarena.settings import ScaleLabel

PRICING_QUESTIONS = {
    Pricing.OPEN: "Nog niet: alleen in woorden",
    Pricing.EUROS: "Ja, in euro’s",
    Pricing.PM: "Nee, hier past geen prijs bij (PM)",
}
NOT_MEASURED = "Dit is niet meer het getal van de meting. Schrijf op waar jullie het van weten."
WORD, NUMBERS, MEASURED = "word", "numbers", "measured"
WAYS = {
    WORD: "Met een woord",
    NUMBERS: "Met eigen getallen",
    MEASURED: "Met een uitkomst van een meting",
}


@dataclass(frozen=True)
class Desk:
    """What the parts of a keten need besides the keten: all that it may choose from."""

    listing: Listing
    effectenarena: Effectenarena
    measured: Callable[[], Sequence[Measured]]


@dataclass(frozen=True)
class _Choice:
    """What a chance or a size of change may be chosen from, and what its numbers are called."""

    bounds: tuple[str, ...]
    measured: Sequence[Measured]


def bounds_for(keten: Keten) -> tuple[str, ...]:
    """What the three numbers are called: of a nadeel the lowest is not the cautious one."""
    return PLAIN_BOUNDS if keten.is_negative else BOUND_LABELS


def ask_who(form: Form, known: Keten, desk: Desk) -> Keten:
    """For whom and what, to read; and whether it goes on in euros."""
    slug = desk.listing.initiatief.slug
    st.markdown(plain(say_keten(desk.listing, desk.effectenarena, known)))
    link_to("effectenarena", slug, label="Verander dit in de effectenarena")
    pricing = ask_choice(
        form,
        "pricing",
        "Willen jullie dit ook in euro’s zeggen?",
        PRICING_QUESTIONS,
        known.pricing,
        widget=st.radio,
    )
    st.caption(
        "Niet alles heeft een prijs. Wat geen prijs heeft, telt even zwaar: het staat bóven de "
        "euro’s."
    )
    if pricing is not Pricing.PM:
        return replace(known, pricing=pricing)
    reason = ask_line(
        form,
        "pm_reason",
        "Waarom past hier geen prijs bij?",
        known.pm_reason,
        limit=MAX_WORDS,
        example="thuis voelen in je buurt is niet te koop",
    )
    return replace(known, pricing=pricing, pm_reason=reason)


def ask_chances(form: Form, known: Keten, desk: Desk) -> Keten:
    """The slagingskans and the delta, each as a word, as numbers, or as was measured."""
    settings = desk.effectenarena.settings
    st.subheader("Hoe groot is de kans dat het lukt?")
    st.caption("Van de mensen om wie het gaat: bij hoe veel merken we dit effect?")
    choice = _Choice(bounds_for(known), desk.measured())
    chance = _ask_chance(form, "chance", "Kans", known.chance, settings.chance_scale, choice)
    st.subheader("Als het lukt, hoe groot is dan de verandering?")
    st.caption("Helemaal anders is 100%. Een beetje anders is bijvoorbeeld 20%.")
    delta = _ask_chance(form, "delta", "Verandering", known.delta, settings.delta_scale, choice)
    with st.container(key="elsewhere_scales", width="content"):
        link_to(
            "ketens",
            desk.listing.initiatief.slug,
            label="Verander de woorden en hun getallen",
            **{PART_PARAMETER: SETTINGS},
        )
    return replace(known, chance=chance, delta=delta)


def _ask_chance(
    form: Form,
    name: str,
    label: str,
    known: Factor,
    scale: Sequence[ScaleLabel],
    choice: _Choice,
) -> Factor:
    has_measured = choice.measured or known.measured
    ways = {way: told for way, told in WAYS.items() if way != MEASURED or has_measured}
    now = MEASURED if known.measured else NUMBERS if known.is_given else WORD
    way = ask_choice(
        form,
        f"{name}_way",
        f"{label}: hoe kiezen jullie?",
        ways,
        now,
        widget=st.radio,
        horizontal=True,
    )
    if way == WORD:
        return _ask_word(form, name, label, known, scale)
    if way == MEASURED:
        return _ask_measured(form, name, label, known, choice.measured)
    st.caption(SPREAD_HELP)
    own = ask_factor(form, name, label, replace(known, label=""), SHARE, bounds=choice.bounds)
    if known.measured and not own.measured:
        st.caption(NOT_MEASURED)
    own = ask_source(
        form, name, f"{label}: hoe weten jullie dit?", own, "geschat met tien bewoners, mei 2025"
    )
    return own if own.source == known.source else replace(own, measured="")


def _ask_word(
    form: Form, name: str, label: str, known: Factor, scale: Sequence[ScaleLabel]
) -> Factor:
    words = {"": "nog niet gekozen", **{one.key: _say_label(one) for one in scale}}
    chosen = ask_choice(
        form,
        f"{name}_label",
        f"{label}: welk woord past?",
        with_gone(words, known.label),
        known.label,
        widget=st.radio,
    )
    st.caption("We rekenen ook met het woord eronder en het woord erboven: zo komt er een marge.")
    return Factor(label=chosen)


def _say_label(one: ScaleLabel) -> str:
    source = f"bron: {one.source}" if one.source else NOT_FROM_A_SOURCE
    return plain(f"{one.words}: {percent(one.value)} ({source})")


def _ask_measured(
    form: Form, name: str, label: str, known: Factor, options: Sequence[Measured]
) -> Factor:
    by_key = {one.factor.measured: one for one in options}
    words = {"": "nog niet gekozen", **{key: one.told for key, one in by_key.items()}}
    chosen = ask_choice(
        form,
        f"{name}_measured",
        f"{label}: welke uitkomst?",
        with_gone(words, known.measured),
        known.measured,
    )
    st.caption(
        "Het deel van de mensen dat dit zei, met de marge die erbij hoort. Bedenk of dit echt over "
        f"{'deze kans' if name == 'chance' else 'deze verandering'} gaat."
    )
    found = by_key.get(chosen)
    if found is None:  # nothing chosen yet, or what was chosen is gone
        return known if chosen else Factor()
    st.markdown(plain(f"{found.told}. {found.note}"))
    return found.factor


def ask_last(form: Form, known: Keten, desk: Desk) -> Keten:
    """The leefdomein, who gains, and what one must know about it."""
    leefdomein = ask_choice(
        form,
        "leefdomein",
        "Bij welk deel van het leven hoort dit? (leefdomein)",
        LEEFDOMEIN_CHOICES,
        known.leefdomein,
    )
    incasseerder = ask_choice(
        form,
        "incasseerder",
        "Wie heeft er baat bij? (incasseerder)",
        with_gone(incasseerder_choices(desk.effectenarena), known.incasseerder),
        known.incasseerder,
    )
    is_negative = st.checkbox(
        "Dit is een nadeel: de euro’s gaan eraf",
        known.is_negative,
        key=form.key("is_negative"),
        wrap=True,
    )
    not_claimable = st.checkbox(
        "Niet opeisbaar: niemand kan om dit geld gevraagd worden",
        known.not_claimable,
        key=form.key("not_claimable"),
        wrap=True,
    )
    st.caption(
        "Bijvoorbeeld: huizen worden meer waard, of er zijn minder kosten zonder dat een budget "
        "kleiner wordt. Dan is er wel waarde, maar geen geld op de bank."
    )
    why = known.not_claimable_why
    if not_claimable:
        why = ask_line(
            form,
            "not_claimable_why",
            "Waarom kan niemand dit geld opeisen?",
            known.not_claimable_why,
            limit=MAX_WORDS,
            example="de waarde zit in de huizen",
        )
    note = ask_text(form, "note", "Notitie (hoeft niet)", known.note, limit=MAX_NOTE)
    return replace(
        known,
        leefdomein=leefdomein,
        incasseerder=incasseerder,
        is_negative=is_negative,
        not_claimable=not_claimable,
        not_claimable_why=why,
        note=note,
    )


def incasseerder_choices(effectenarena: Effectenarena) -> dict[str, str]:
    """The four groups, and the incasseerders of the initiatief itself behind theirs."""
    choices, names = {"": "nog niet gekozen"}, incasseerder_names(effectenarena)
    for group in IncasseerderGroup:
        choices[group.value] = INCASSEERDER_GROUP_LABELS[group]
        for one in effectenarena.incasseerders:
            if one.group is group:
                choices[one.key] = f"{INCASSEERDER_GROUP_LABELS[group]}: {names[one.key]}"
    return choices
