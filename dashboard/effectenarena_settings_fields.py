"""The settings of an effectenarena: which years, what is taken off, and the words of the scales."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial

import streamlit as st

from dashboard.factor_fields import SHARE, Form, ask_line, ask_number, ask_text, ask_whole
from dashboard.factor_saving import send, settle, show_why_not_saved
from dashboard.house import go_to
from dashboard.saving import close, opened, refusal, show_refusal
from dashboard.shell import notify, plain
from storage.commands import save_effectenarena_settings
from veranderverhaal.editing import MAX_SOURCE
from veranderverhaal.effectenarena.money import percent
from veranderverhaal.effectenarena.settings import EffectenarenaSettings, ScaleLabel
from veranderverhaal.effectenarena.settings_checks import MAX_SCALE_WORDS, MAX_TEXT, MOST_WORDS
from veranderverhaal.effectenarena.typed_numbers import read_index, show_index
from veranderverhaal.model import new_key
from veranderverhaal.text import NotAccepted

SETTINGS = "instellingen"
NOT_FROM_A_SOURCE = "niet uit de bron"
MAX_INDEX_TEXT = 4000
SETTINGS_LABELS = {
    "first_year": "Eerste jaar",
    "horizon": "Aantal jaren",
    "period_years": "Jaren per periode",
    "discount_rate": "Percentage",
    "discount_source": "Bron van het percentage",
    "discount_set_on": "Dag van het percentage",
    "negative_effects": "Nadelen",
    "without_us": "Zonder ons",
    "price_year": "Prijzen van",
    "price_index": "Prijsindex",
    "price_index_source": "Bron van de prijsindex",
    "stale_after": "Oud na",
    "chance_scale": "Woorden voor kans",
    "delta_scale": "Woorden voor verandering",
}


def edit_settings(slug: str, kept: EffectenarenaSettings) -> None:
    """All settings, in sections, with one button under them."""
    place = f"arena_settings_{slug}"
    known: EffectenarenaSettings = opened(place, kept)
    form = Form(place, known.revision)
    save = partial(save_effectenarena_settings, slug)
    with st.container(key=f"draft_{place}"):
        typed = _ask_nadelen(form, known)
        typed = _ask_years(form, typed)
        typed = _ask_discount(form, typed)
        typed = _ask_prices(form, typed)
        typed = _ask_scales(form, typed)
    settle(form, save, typed, SETTINGS_LABELS)
    show_why_not_saved(form)
    with st.container(horizontal=True):
        if st.button("Bewaar de instellingen", type="primary", key="sent_settings"):
            if send(form, save, typed):
                _forget_new_words(place)
                notify("De instellingen zijn bewaard.")
            st.rerun()
        if st.button("Terug zonder bewaren", key="sent_terug"):
            close(place)
            go_to("ketens", slug)


def _forget_new_words(place: str) -> None:
    """The next new word gets a key of its own, also in the same row."""
    for name in [name for name in st.session_state if str(name).startswith(f"opened_{place}_")]:
        del st.session_state[name]


def _ask_nadelen(form: Form, known: EffectenarenaSettings) -> EffectenarenaSettings:
    st.header("Nadelen, en hoe het zonder jullie zou gaan")
    negative = ask_text(
        form,
        "negative_effects",
        "Welke nadelen heeft jullie initiatief, voor wie dan ook?",
        known.negative_effects,
        limit=MAX_TEXT,
        example="buren hebben ’s avonds last van geluid",
    )
    st.caption(
        "Dit is nodig voordat er een uitkomst in euro’s komt. Praat er echt over. Zien jullie "
        "geen nadelen? Typ dan: geen."
    )
    without = ask_text(
        form,
        "without_us",
        "Wat zou er gebeuren als jullie initiatief er niet was? (hoeft niet)",
        known.without_us,
        limit=MAX_TEXT,
        example="een deel van de mensen zou naar het buurthuis verderop gaan",
    )
    return replace(known, negative_effects=negative, without_us=without)


def _ask_years(form: Form, known: EffectenarenaSettings) -> EffectenarenaSettings:
    st.header("Over welke jaren rekenen jullie?")
    left, middle, right = st.columns(3)
    with left:
        first_year = ask_whole(
            form, "first_year", "Eerste jaar (hoeft niet)", known.first_year, example="2021"
        )
    with middle:
        horizon = ask_whole(form, "horizon", "Hoeveel jaar?", known.horizon)
    with right:
        period = ask_whole(form, "period_years", "Jaren per periode", known.period_years)
    st.caption(
        "Zonder eerste jaar beginnen we in het jaar waarin er voor het eerst iets gebeurt. Het "
        "voorbeeld van Groningen is 20 jaar in 4 perioden van 5."
    )
    return replace(known, first_year=first_year, horizon=horizon or 0, period_years=period or 0)


def _ask_discount(form: Form, known: EffectenarenaSettings) -> EffectenarenaSettings:
    st.header("Geld van later")
    st.write(
        "Een euro van later telt minder dan een euro van nu. Elk jaar gaat er een klein deel af: "
        "dat heet de discontovoet. Daarnaast laten we altijd zien wat het is zonder aftrek."
    )
    left, right = st.columns(2)
    with left:
        rate = ask_number(
            form, "discount_rate", "Hoeveel per jaar?", known.discount_rate, SHARE, "2,25%"
        )
        show_refusal(form.place, "discount_rate")
    with right:
        day = st.date_input(
            "Van welke dag is dit percentage?",
            known.discount_set_on,
            format="DD-MM-YYYY",
            key=form.key("discount_set_on"),
            min_value=date(1950, 1, 1),
            max_value=date(2100, 12, 31),
        )
        show_refusal(form.place, "discount_set_on")
    source = ask_line(
        form,
        "discount_source",
        "Waar komt dit percentage vandaan?",
        known.discount_source,
        limit=MAX_SOURCE,
    )
    return replace(
        known,
        discount_rate=Decimal(0) if rate is None else rate,
        discount_source=source,
        discount_set_on=day if isinstance(day, date) else None,
    )


def _ask_prices(form: Form, known: EffectenarenaSettings) -> EffectenarenaSettings:
    st.header("Prijzen van vroeger en nu")
    st.write(
        "Bedragen uit oude bronnen zijn in oude prijzen. Vul een jaar en een prijsindex in, dan "
        "rekenen we alle bedragen om naar de prijzen van dat jaar."
    )
    left, right = st.columns(2)
    with left:
        price_year = ask_whole(
            form, "price_year", "Prijzen van welk jaar? (hoeft niet)", known.price_year
        )
    with right:
        stale = ask_whole(
            form, "stale_after", "Na hoeveel jaar is een bron oud?", known.stale_after
        )
    text = ask_text(
        form,
        "price_index",
        "Prijsindex, elk jaar op een eigen regel (hoeft niet)",
        show_index(known.price_index),
        limit=MAX_INDEX_TEXT,
        example="2018: 105,3",
    )
    source = ask_line(
        form,
        "price_index_source",
        "Waar komt deze prijsindex vandaan?",
        known.price_index_source,
        limit=MAX_SOURCE,
        example="CBS, consumentenprijzen",
    )
    index = known.price_index
    try:
        index = read_index(text)
    except NotAccepted as refused:
        form.unread.append("de prijsindex")
        st.error(plain(refused.message), icon=":material/error:")
    return replace(
        known,
        price_year=price_year,
        stale_after=stale or 0,
        price_index=index,
        price_index_source=source,
    )


def _ask_scales(form: Form, known: EffectenarenaSettings) -> EffectenarenaSettings:
    st.header("Woorden voor kans en verandering")
    st.write(
        "Jullie kiezen eerst een woord. Het getal erachter gebruiken we voor de euro’s. Van de "
        "gemeente Groningen kennen we van elke rij maar één getal; de andere zijn een voorstel. "
        f"Een woord zonder bron krijgt overal het merk ‘{NOT_FROM_A_SOURCE}’."
    )
    st.caption(
        "Maak een woord leeg om het weg te halen. In de laatste rij kan er een bij: we zetten de "
        "woorden op volgorde van hun getal. Verander je een woord of getal, typ dan ook de nieuwe "
        "bron: de oude bron gaat eraf."
    )
    chance = _ask_scale(form, "chance_scale", "Kans", "slagingskans", known.chance_scale)
    delta = _ask_scale(form, "delta_scale", "Verandering", "verandering", known.delta_scale)
    return replace(known, chance_scale=chance, delta_scale=delta)


def _ask_scale(
    form: Form, name: str, title: str, about: str, scale: Sequence[ScaleLabel]
) -> tuple[ScaleLabel, ...]:
    st.subheader(f"{title}: hoe groot is de {about}?")
    st.markdown(plain("; ".join(f"{one.words}: {percent(one.value)}" for one in scale)))
    rows: list[ScaleLabel | None] = [*scale]
    if len(rows) < MOST_WORDS:
        rows.append(None)
    found = refusal(form.place)
    with st.expander(
        f"Verander de woorden voor {about}", expanded=bool(found and found.field == name)
    ):
        show_refusal(form.place, name)
        typed = [
            _ask_label(form, f"{name}_{place}", f"{title} {place}", label)
            for place, label in enumerate(rows, 1)
        ]
    return tuple(sorted((one for one in typed if one), key=lambda one: one.value))


def _ask_label(form: Form, name: str, title: str, known: ScaleLabel | None) -> ScaleLabel | None:
    """One word of a scale with its number and source; None when there is no word."""
    words_column, value_column, source_column = st.columns([3, 2, 5])
    with words_column:
        words = ask_line(
            form,
            f"{name}_words",
            f"{title}: woord",
            known.words if known else "",
            limit=MAX_SCALE_WORDS,
        )
    with value_column:
        number = known.value if known else None
        value = ask_number(form, f"{name}_value", f"{title}: getal", number, SHARE, "35%")
    with source_column:
        source = ask_line(
            form,
            f"{name}_source",
            f"{title}: bron",
            known.source if known else "",
            limit=MAX_SOURCE,
            example=NOT_FROM_A_SOURCE,
        )
    if not words.strip():
        return None
    if value is None:
        form.unread.append(f"{title}: getal")
        st.error("Vul bij dit woord een getal in.", icon=":material/error:")
        value = Decimal(0)
    is_word = known is not None and known.words.casefold() == words.strip().casefold()
    key = known.key if known else opened(f"{form.place}_{name}", new_key())
    is_same = known is not None and is_word and known.value == value
    # Another word or number is not what the source says, unless somebody types a source for it.
    kept = source if is_same or not known or source != known.source else ""
    return ScaleLabel(key, words, value, kept)
