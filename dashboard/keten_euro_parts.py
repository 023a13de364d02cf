"""A keten in euros: how many people, what it is worth, in which years, and what is taken off."""

from dataclasses import replace
from html import escape

import streamlit as st

from dashboard.factor_fields import (
    COUNT,
    PLAIN_BOUNDS,
    SHARE,
    SPREAD_HELP,
    Form,
    ask_choice,
    ask_factor,
    ask_source,
    ask_whole,
    with_gone,
)
from dashboard.kengetal_fields import NOTHING_SHIPPED, ask_kengetal
from dashboard.kengetal_list import kengetal_html
from dashboard.keten_parts import Desk, bounds_for
from veranderverhaal.effectenarena.baten import in_year
from veranderverhaal.effectenarena.labels import COURSE_LABELS
from veranderverhaal.effectenarena.model import Course, Factor, Kengetal, Keten
from veranderverhaal.effectenarena.money import share
from veranderverhaal.effectenarena.typed_numbers import others_share
from veranderverhaal.model import Layer

NEW = "-"  # in the place of the key of a kengetal that is filled in right here
COURSE_HELP = {
    Course.AT_ONCE: "vanaf het eerste jaar helemaal, elk jaar even veel",
    Course.GROWING: "begint klein en wordt elk jaar meer",
    Course.FADING: "begint helemaal en wordt elk jaar minder",
    Course.ONCE: "alleen in het eerste jaar",
}
MOST_BARS = 12
# Each filter: its title, the question in one sentence, and an example of a source.
FILTERS = {
    "deadweight": (
        "Wat anders ook was gebeurd",
        "Welk deel hiervan was er zonder jullie ook gekomen?",
        "in de wijk hiernaast, zonder buurthuis, gebeurde dit bij 2 van de 10 mensen",
    ),
    "displacement": (
        "Verdringing",
        "Welk deel kwam hier, maar verdween daardoor ergens anders?",
        "een paar mensen kwamen eerst bij het andere buurthuis",
    ),
    "attribution": (
        "Aandeel van anderen",
        "Welk deel is het werk van anderen, zoals een huisarts of een school?",
        "besproken met de wijkverpleegkundige",
    ),
}


def ask_people(form: Form, known: Keten, desk: Desk) -> Keten:
    """How many people, and the share of them that it is about."""
    story = desk.listing.veranderverhaal
    groups = {one.key: one.title for one in story.layer(Layer.DOELGROEP)}
    doelgroep = ask_choice(
        form,
        "doelgroep",
        "Over welke mensen gaat het?",
        with_gone({"": "nog niet gekozen", **groups}, known.doelgroep),
        known.doelgroep,
    )
    st.subheader("Hoeveel mensen zijn dat?")
    st.caption(SPREAD_HELP)
    bounds = bounds_for(known)
    people = ask_factor(form, "people", "Mensen", known.people, COUNT, bounds=bounds, example="100")
    people = ask_source(
        form, "people", "Hoe weten jullie dit aantal?", people, "deelnemerslijst 2025"
    )
    st.subheader("Gaat het maar om een deel van hen? (hoeft niet)")
    st.caption(
        "Gebruik dit als je hierboven bijvoorbeeld alle inwoners invulde. ‘10%’ betekent: 1 op de "
        "10 doet mee of merkt het."
    )
    reach = ask_factor(form, "reach", "Bereik", known.reach, SHARE, bounds=bounds, example="10%")
    reach = ask_source(form, "reach", "Hoe weten jullie dit deel?", reach, "bewonersenquête 2025")
    return replace(known, doelgroep=doelgroep, people=people, reach=reach)


def ask_value(form: Form, known: Keten, desk: Desk) -> tuple[Keten, Kengetal | None]:
    """The kengetal that is used, or a new one that is filled in right here."""
    kengetallen = {one.key: one for one in desk.effectenarena.kengetallen}
    choices = {"": "nog niet gekozen", NEW: "een nieuw kengetal invullen"}
    choices |= {key: one.title for key, one in kengetallen.items()}
    st.write("Wat is deze verandering waard in euro’s, voor één persoon in één jaar?")
    chosen = ask_choice(
        form,
        "kengetal",
        "Welk kengetal gebruiken jullie?",
        with_gone(choices, known.kengetal),
        known.kengetal,
    )
    if chosen == NEW:
        st.caption(NOTHING_SHIPPED)
        return known, ask_kengetal(form, Kengetal("", "", leefdomein=known.leefdomein))
    if chosen in kengetallen:
        st.html(kengetal_html(kengetallen[chosen], desk.effectenarena.settings))
    return replace(known, kengetal=chosen), None


def ask_time(form: Form, known: Keten, desk: Desk) -> Keten:  # noqa: ARG001 - as all parts
    """In which years, how it runs, and how much of it fades."""
    left, right = st.columns(2)
    with left:
        first_year = ask_whole(
            form, "first_year", "In welk jaar begint het?", known.first_year, example="2022"
        )
    with right:
        years = ask_whole(form, "years", "Hoeveel jaar duurt het?", known.years, example="10")
    course = ask_choice(
        form,
        "course",
        "Hoe loopt het over die jaren?",
        COURSE_LABELS,
        known.course,
        widget=st.radio,
        captions=list(COURSE_HELP.values()),
    )
    typed = replace(known, first_year=first_year, years=years or 0, course=course)
    if course is not Course.ONCE:
        st.subheader("Loopt het daarnaast elk jaar terug? (hoeft niet)")
        st.caption("‘10%’ betekent: elk jaar is er een tiende minder over dan het jaar ervoor.")
        drop_off = ask_factor(
            form,
            "drop_off",
            "Loopt terug",
            known.drop_off,
            SHARE,
            bounds=PLAIN_BOUNDS,
            example="10%",
        )
        drop_off = ask_source(
            form,
            "drop_off",
            "Waarom dit deel, of waar komt het vandaan?",
            drop_off,
            "na een jaar kwam nog 9 van de 10",
        )
        typed = replace(typed, drop_off=drop_off)
    if typed.years > 0:
        st.html(course_html(typed))
    return typed


def course_html(keten: Keten) -> str:
    """How much there is in each year, as bars with the same in words."""
    length = 1 if keten.course is Course.ONCE else keten.years
    shares = [in_year(keten, year).middle for year in range(min(length, MOST_BARS))]
    bars = "".join(f'<i style="height:{float(one) * 100:.1f}%"></i>' for one in shares)
    more = f" Daarna nog {length - MOST_BARS} jaar." if length > MOST_BARS else ""
    told = ", ".join(f"jaar {place}: {share(one)}" for place, one in enumerate(shares, 1))
    return (
        f'<figure class="course"><div aria-hidden="true">{bars}</div>'
        f"<figcaption>{escape(told)}.{more}</figcaption></figure>"
    )


def ask_filters(form: Form, known: Keten, desk: Desk) -> Keten:  # noqa: ARG001 - as all parts
    """What would have come anyway, what went elsewhere, and what is the work of others."""
    st.write(
        "Niet alles wat er verandert, komt door jullie. Hier haal je eraf wat er anders ook was "
        "geweest. Laat het leeg als jullie het niet weten: dan zeggen we dat erbij."
    )
    deadweight = _ask_filter(form, "deadweight", known.deadweight)
    displacement = _ask_filter(form, "displacement", known.displacement)
    others = _ask_filter(form, "attribution", others_share(known.attribution))
    return replace(
        known,
        deadweight=deadweight,
        displacement=displacement,
        attribution=others_share(others),
    )


def _ask_filter(form: Form, name: str, known: Factor) -> Factor:
    title, question, example = FILTERS[name]
    st.subheader(title)
    st.caption(f"{question} Hoe meer eraf gaat, hoe voorzichtiger jullie rekenen.")
    factor = ask_factor(form, name, title, known, SHARE, bounds=PLAIN_BOUNDS, example="20%")
    asked = f"{title}: waarom dit deel, of waar komt het vandaan?"
    return ask_source(form, name, asked, factor, example)
