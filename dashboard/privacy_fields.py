"""The settings of privacy: who is responsible, what is kept and how long, and when it went."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from html import escape

import streamlit as st

from dashboard.data import read
from dashboard.saving import show_refusal
from storage.moment import on_the_wall
from storage.privacy_queries import count_kept, last_tidied, list_tidyings
from veranderverhaal.moments import say_date_and_hour
from veranderverhaal.privacy import GROUND_LABELS, MAX_LINE, MAX_PURPOSE, Ground, Privacy
from veranderverhaal.retention import RETENTIONS, Kept, Unit, term_of, term_text

LABELS = {
    "responsible": "Wie is verantwoordelijk?",
    "contact": "Waar kunnen mensen vragen stellen?",
    "purpose": "Waarvoor bewaren jullie dit?",
}
GROUND_HELP = {
    Ground.CONSENT: "Past bij een vragenlijst die mensen zelf kiezen in te vullen.",
    Ground.LEGITIMATE_INTEREST: "Schrijf op waarom, en laat mensen nee zeggen.",
}
UNITS = {Unit.MONTHS: "maanden", Unit.DAYS: "dagen"}


def ask_privacy(known: Privacy, place: str) -> Privacy:
    """Who, whom to ask, why, and on what ground."""
    mark = f"{place}_{known.revision}"
    responsible = st.text_input(
        LABELS["responsible"],
        known.responsible,
        key=f"responsible_{mark}",
        max_chars=MAX_LINE,
        placeholder="bijvoorbeeld: Stichting De Linde",
    )
    show_refusal(place, "responsible")
    contact = st.text_input(
        LABELS["contact"],
        known.contact,
        key=f"contact_{mark}",
        max_chars=MAX_LINE,
        placeholder="bijvoorbeeld: Fatma, fatma@voorbeeld.nl of 06 12345678",
    )
    show_refusal(place, "contact")
    purpose = st.text_area(
        LABELS["purpose"], known.purpose, key=f"purpose_{mark}", max_chars=MAX_PURPOSE
    )
    show_refusal(place, "purpose")
    ground = st.radio(
        "Op welke grond?",
        list(Ground),
        index=list(Ground).index(known.ground),
        format_func=GROUND_LABELS.__getitem__,
        captions=[GROUND_HELP[one] for one in Ground],
        key=f"ground_{mark}",
    )
    typed = replace(known, responsible=responsible or "", contact=contact or "")
    return replace(typed, purpose=purpose or "", ground=ground or known.ground)


def ask_terms(known: Privacy, place: str) -> Privacy:
    """Shorter terms, for who wants those."""
    mark = f"{place}_{known.revision}"
    terms = dict(known.terms)
    with st.expander("Kies kortere termijnen"):
        st.caption("Langer dan wat er staat kan niet.")
        for kind, rule in RETENTIONS.items():
            if not rule.is_chosen:
                continue
            chosen = st.number_input(
                f"{rule.what}: {UNITS[rule.unit]} {rule.begins}",
                rule.least,
                rule.most,
                term_of(kind, known.terms),
                key=f"{kind}_{mark}",
            )
            show_refusal(place, kind.value)
            if chosen != term_of(kind, known.terms):
                terms[kind.value] = int(chosen)
    return replace(known, terms=terms)


def show_terms(slug: str, privacy: Privacy) -> None:
    """What is kept, why, how long, and how much of it there is now."""
    counts = read(count_kept, slug)
    rows = "".join(
        f'<tr><th scope="row">{escape(rule.what)}<small>{escape(rule.why)}</small></th>'
        f"<td>{escape(term_text(kind, privacy.terms))}{_now(kind, counts)}</td></tr>"
        for kind, rule in RETENTIONS.items()
    )
    with st.container(key="terms"):
        st.html(
            '<div class="figures"><table><caption>Wat gaat er vanzelf weg?</caption>'
            '<thead><tr><th scope="col">Wat, en waarom</th><th scope="col">Hoe lang</th></tr>'
            f"</thead><tbody>{rows}</tbody></table></div>"
        )
    st.write(
        "Antwoorden op een vragenlijst blijven zolang het initiatief hier staat: er staat geen "
        "naam bij. Tellingen blijven ook als er antwoorden weggaan."
    )
    st.write(
        "In reservekopieën staat wat gewist is nog tot hoogstens 12 maanden. Alleen als er "
        "geen nieuwe lukken, blijven de laatste drie langer. Zet iemand er een "
        "terug? Dan blijft ingetrokken wat was ingetrokken, zolang deze computer dat nog weet, en "
        "ruimt het programma meteen op."
    )
    with st.expander("Wat gebeurt er precies met codes en ingetrokken antwoorden?"):
        st.markdown(
            "- **Codes.** Ligt de laatste meting lang genoeg achter jullie, dan gooien we het "
            "geheim weg waarmee de codes zijn gemaakt. Elke code wordt een toevallig getal. "
            "Formulieren van dezelfde persoon blijven bij elkaar, dus de cijfers blijven gelijk. "
            "Maar niemand kan nog van een persoon naar die formulieren. Een latere meting kun je "
            "er dan ook niet meer aan koppelen. Is er een meting gepland, dan wachten we daarop, "
            "hoogstens twee jaar.\n"
            "- **Ingetrokken antwoorden.** Tel je iemand alleen uit de totalen weg, dan kan een "
            "ander uitrekenen wat die persoon zei. Daarom verdwijnt een antwoord dat al met "
            "andere is getoond pas uit de totalen als vijf mensen tegelijk gaan. Tot dan wissen "
            "we alles wat niet geteld wordt: wat iemand zelf schreef en het nummer van het "
            "formulier."
        )


def show_tidied(slug: str) -> None:
    """When was tidied last, and what went."""
    at = read(last_tidied)
    if at is None:
        st.write("Het programma ruimt elke nacht op. Dat is nog niet gebeurd.")
    else:
        st.write(f"Het programma ruimt elke nacht op. Voor het laatst: {_moment(at)}.")
    for one in read(list_tidyings, slug):
        told = [f"{RETENTIONS[kind].what}: {count}" for kind, count in one.counts.items()]
        st.markdown(f"**{_moment(one.at)}**  \n" + "  \n".join(told))


def _now(kind: Kept, counts: Mapping[Kept, int]) -> str:
    return f"<small>nu: {counts[kind]}</small>" if kind in counts else ""


def _moment(at: datetime) -> str:
    return say_date_and_hour(on_the_wall(at))
