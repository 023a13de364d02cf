"""The fields of a known total: what a publication prints, and what is not in it."""

from dataclasses import replace
from decimal import Decimal
from functools import partial

import streamlit as st

from dashboard.factor_fields import (
    AMOUNT,
    Form,
    ask_line,
    ask_number,
    ask_text,
    ask_whole,
)
from dashboard.factor_saving import draft_of, send, settle, show_why_not_saved
from dashboard.house import go_to
from dashboard.saving import attempt, close, opened, show_refusal
from dashboard.shell import notify, offer_undo
from storage.commands import add_known_total, remove_known_total, save_known_total
from veranderverhaal.editing import MAX_SOURCE
from veranderverhaal.effectenarena.known_part_lines import (
    WHOLE,
    period_names,
    read_parts,
    show_parts,
)
from veranderverhaal.effectenarena.known_total import KnownPart, KnownTotal, PartKind
from veranderverhaal.effectenarena.money_checks import (
    MAX_CONFLICT,
    MAX_CONFLICTS,
    MAX_LIMITS,
    MAX_TITLE,
)
from veranderverhaal.text import NotAccepted
from veranderverhaal.uitkomst_editing import MAX_URL

PAGE = "kosten_en_baten"
PART_PARAMETER, TOTAL_PARAMETER = "onderdeel", "totaal"
KNOWN_TOTALS = "bekende-totalen"
NEW = "-"  # in the address, in the place of a key
MAX_LINES = 20_000
KNOWN_TOTAL_LABELS = {
    "title": "Naam",
    "source": "Bron",
    "year": "Jaar van de bron",
    "url": "Link",
    "first_year": "Eerste jaar",
    "horizon": "Looptijd",
    "period_years": "Jaren per periode",
    "cost_years": "Jaren waarin de kosten vielen",
    "costs": "Kosten",
    "baten": "Baten",
    "multiplier": "Baten per euro kosten",
    "parts": "Delen",
    "limits": "Wat er niet in zit",
    "conflicts": "Wat niet klopt",
}
PRINTED = (
    ("costs", "Kosten in euro’s (hoeft niet)", "1.250.000"),
    ("baten", "Baten in euro’s (hoeft niet)", "2.500.000"),
    ("multiplier", "Baten per euro kosten (hoeft niet)", "2,5"),
)
PART_QUESTIONS = {
    PartKind.LEEFDOMEIN: "Baten per leefdomein",
    PartKind.INCASSEERDER: "Baten per groep die incasseert",
    PartKind.PLACE: "Baten per plaats",
}
EXAMPLES = {
    PartKind.LEEFDOMEIN: "Gezondheid; 4.500.000",
    PartKind.INCASSEERDER: "Deelnemers; 2.000.000",
    PartKind.PLACE: "Noord; 1.200.000",
}


def edit_known_total(slug: str, known_total: KnownTotal | None) -> None:
    """The page of one known total, None for a new one."""
    count = st.session_state.setdefault(f"added_known_{slug}", 0)
    place = f"known_{slug}_{known_total.key if known_total else f'new{count}'}"
    known: KnownTotal = opened(place, known_total or KnownTotal("", ""))
    save = partial(save_known_total if known_total else add_known_total, slug)
    form = Form(place, known.revision)
    st.caption(
        "Vul alleen in wat de bron zelf noemt. Wat er niet in staat, laat je leeg: wij vullen "
        "niets aan."
    )
    with st.container(key=draft_of(place)):
        typed = _ask_printed(form, _ask_origin(form, known))
        typed = _ask_parts(form, typed)
        typed = _ask_limits(form, typed)
    settle(form, save, typed, KNOWN_TOTAL_LABELS)
    show_why_not_saved(form)
    with st.container(horizontal=True):
        if st.button("Bewaar en ga terug", type="primary", key="sent_known"):
            if send(form, save, typed):
                st.session_state[f"added_known_{slug}"] = count + 1
                notify("De bekende totalen zijn bewaard.")
                _go_back(slug)
            st.rerun()
        if st.button("Terug zonder bewaren", key="sent_terug"):
            close(place)
            _go_back(slug)
        if known_total:
            _offer_removal(slug, known_total, place)


def _ask_origin(form: Form, known: KnownTotal) -> KnownTotal:
    title = ask_line(
        *(form, "title", "Waarvan zijn deze totalen?", known.title),
        limit=MAX_TITLE,
        example="drie wijkbedrijven in een andere stad",
    )
    source = ask_line(
        *(form, "source", "Waar staan ze?", known.source),
        limit=MAX_SOURCE,
        example="naam van het rapport, met de bladzijde",
    )
    left, right = st.columns(2)
    with left:
        year = ask_whole(form, "year", "Uit welk jaar is de bron?", known.year, example="2023")
    with right:
        url = ask_line(form, "url", "Link (hoeft niet)", known.url, limit=MAX_URL)
    return replace(known, title=title, source=source, year=year, url=url)


def _ask_printed(form: Form, known: KnownTotal) -> KnownTotal:
    st.subheader("Over welke jaren?")
    columns = st.columns(4)
    with columns[0]:
        first_year = ask_whole(
            form, "first_year", "Eerste jaar (hoeft niet)", known.first_year, example="2021"
        )
    with columns[1]:
        horizon = ask_whole(form, "horizon", "Looptijd in jaren", known.horizon)
    with columns[2]:
        period_years = ask_whole(form, "period_years", "Jaren per periode", known.period_years)
    with columns[3]:
        cost_years = ask_whole(form, "cost_years", "Jaren met kosten", known.cost_years)
    st.subheader("Wat staat er in de bron?")
    amounts: dict[str, Decimal | None] = {}
    for column, (name, label, example) in zip(st.columns(3), PRINTED, strict=True):
        with column:
            amounts[name] = ask_number(form, name, label, getattr(known, name), AMOUNT, example)
            show_refusal(form.place, name)
    return replace(
        known,
        first_year=first_year,
        # What is left empty is refused at its own field.
        horizon=horizon or 0,
        period_years=period_years or 0,
        cost_years=cost_years or 0,
        costs=amounts["costs"],
        baten=amounts["baten"],
        multiplier=amounts["multiplier"],
    )


def _ask_parts(form: Form, known: KnownTotal) -> KnownTotal:
    """A table for each kind, as text: that can be pasted from a sheet, and typed on a phone."""
    names = period_names(known.first_year, known.horizon, known.period_years)
    parts: list[KnownPart] = []
    with st.expander("De baten in delen", expanded=bool(known.parts)):
        st.write(
            "Zet op elke regel een naam en daarachter de bedragen, met een puntkomma ertussen. "
            "Plakken uit een rekenblad mag ook."
        )
        st.caption(f"De volgorde is: naam; {'; '.join((WHOLE, *names))}. Leeg laten mag.")
        for kind in PartKind:
            parts += _ask_kind(form, known, kind, len(names))
        show_refusal(form.place, "parts")
    return replace(known, parts=tuple(parts))


def _ask_kind(form: Form, known: KnownTotal, kind: PartKind, periods: int) -> tuple[KnownPart, ...]:
    label = PART_QUESTIONS[kind]
    own = tuple(one for one in known.parts if one.kind is kind)
    text = st.text_area(
        f"{label} (hoeft niet)",
        show_parts(own, kind, periods),
        key=form.key(f"parts_{kind}"),
        max_chars=MAX_LINES,
        placeholder=f"bijvoorbeeld: {EXAMPLES[kind]}",
    )
    try:
        return read_parts(text or "", kind, periods)
    except NotAccepted as refused:
        form.unread.append(label)
        st.error(refused.message, icon=":material/error:")
        return own


def _ask_limits(form: Form, known: KnownTotal) -> KnownTotal:
    limits = ask_text(
        *(form, "limits", "Wat zit er niet in, of is niet zeker?", known.limits),
        limit=MAX_LIMITS,
        example="nadelen zijn weggelaten; er is niet verdisconteerd",
    )
    st.caption("Dit staat er altijd bij, overal waar deze totalen te zien zijn.")
    conflicts = ask_text(
        *(
            form,
            "conflicts",
            "Klopt er iets niet met elkaar? Elke regel is er een (hoeft niet).",
            "\n".join(known.conflicts),
        ),
        limit=MAX_CONFLICT * MAX_CONFLICTS,
        example="op bladzijde 4 staat een ander totaal dan op bladzijde 9",
    )
    lines = tuple(line.strip() for line in conflicts.splitlines() if line.strip())
    return replace(known, limits=limits, conflicts=lines)


def _go_back(slug: str) -> None:
    go_to(PAGE, slug, **{PART_PARAMETER: KNOWN_TOTALS})


def _offer_removal(slug: str, known_total: KnownTotal, place: str) -> None:
    with st.popover("Verwijder", icon=":material/delete:"):
        st.write("Weet je het zeker? Je kunt het daarna nog terugzetten.")
        if st.button("Ja, verwijder deze totalen"):
            if attempt(place, remove_known_total, slug, known_total.key):
                offer_undo("known_total", known_total.key, known_total.title)
                close(place)
                _go_back(slug)
            st.rerun()
