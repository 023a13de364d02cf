"""Choosing from the library of instruments: what it asks, for what it is fit, and its terms."""

import streamlit as st

from dashboard.saving import Refusal, refuse
from dashboard.shell import plain
from veranderverhaal.indicator import Indicator, IndicatorKind
from veranderverhaal.instrument import (
    MAX_ENTERED,
    NOT_SHIPPED,
    STELLINGEN,
    FilledBy,
    Instrument,
    find_instrument,
    load_instruments,
    questions_of,
    texts_to_enter,
)
from veranderverhaal.text import NotAccepted


def ask_stellingen(slug: str, effect: str) -> Indicator | None:
    """Stellingen of one theme, ticked one by one."""
    library = find_instrument(STELLINGEN)
    labels = {theme.key: theme.label for theme in library.themes}
    theme = st.selectbox(
        "Over welk onderwerp?", list(labels), format_func=labels.__getitem__, key=f"theme_{slug}"
    )
    st.caption("Kies er een paar. Mensen geven aan hoe ver ze het ermee eens zijn.")
    chosen = [
        item.key
        for item in library.theme_items(theme)
        if st.checkbox(item.text, key=f"item_{slug}_{effect}_{item.key}", wrap=True)
    ]
    if not st.button("Voeg toe", type="primary", key=f"sent_items_{slug}", disabled=not chosen):
        return None
    return Indicator(
        "",
        IndicatorKind.OUTCOME,
        labels[theme],
        effect,
        questions=questions_of(library, items=chosen),
    )


def ask_instrument(slug: str, effect: str) -> Indicator | None:
    """A whole instrument; texts that are not ours to ship are typed from the owner's page."""
    keys = [one.key for one in load_instruments() if one.key != STELLINGEN]
    titles = {key: find_instrument(key).title for key in keys}
    key = st.selectbox(
        "Welk instrument?", keys, format_func=titles.__getitem__, key=f"instrument_{slug}"
    )
    instrument = find_instrument(key)
    _show(instrument)
    entered = _ask_texts(slug, instrument)
    pressed = st.button("Voeg toe", type="primary", key=f"sent_instrument_{slug}")
    _show_not_shipped()
    if not pressed:
        return None
    try:
        questions = questions_of(instrument, entered)
    except NotAccepted as error:
        refuse(f"indicator_{slug}", Refusal(error.message, error.field))
        st.rerun()
    return Indicator("", IndicatorKind.OUTCOME, instrument.title, effect, questions=questions)


def _show(instrument: Instrument) -> None:
    st.write(plain(instrument.about))
    if instrument.filled_by is FilledBy.WORKER:
        st.warning("Dit vult een medewerker in over iemand anders, niet de bewoner zelf.")
    st.markdown(
        f"**Wel voor:** {plain(instrument.fit_for)}  \n"
        f"**Niet voor:** {plain(instrument.unfit_for)}  \n"
        f"**Bron:** {plain(instrument.source)}. {plain(instrument.licence)}"
    )
    if instrument.shipped:
        with st.expander(f"Bekijk de vragen ({len(instrument.items)})"):
            st.markdown("\n".join(f"- {plain(item.text)}" for item in instrument.items))


def _ask_texts(slug: str, instrument: Instrument) -> dict[str, str]:
    names = texts_to_enter(instrument)
    if not names:
        return {}
    st.info(
        "De tekst van dit instrument mogen wij niet meegeven. "
        f"Neem de vragen en antwoorden precies over van de eigenaar: {plain(instrument.url)}"
    )
    labels = {item.key: f"Vraag {n}" for n, item in enumerate(instrument.items, 1)}
    place = f"texts_{slug}_{instrument.key}"
    with st.container(key=f"draft_{place}"):
        return {
            name: st.text_input(
                labels.get(name, f"Antwoord {name.removeprefix('option-')}"),
                key=f"{place}_{name}",
                max_chars=MAX_ENTERED,
            )
            or ""
            for name in names
        }


def _show_not_shipped() -> None:
    with st.expander("Wat zit er niet in de bibliotheek, en waarom?"):
        for one in NOT_SHIPPED:
            st.markdown(f"**{plain(one.title)}**  \n{plain(one.why)}  \n{plain(one.url)}")
