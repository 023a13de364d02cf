"""What was said in one interview: written down one by one, each with what it is about."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from html import escape

import streamlit as st

from dashboard.house import go_to, may_open
from dashboard.interview_fields import ROLE_OF_ONE
from dashboard.personal_fields import warn_of_personal
from dashboard.saving import (
    ask_which,
    attempt,
    close,
    opened,
    save_opened,
    saved_first,
    show_refusal,
)
from dashboard.shell import notify
from storage.commands import remove_statement, save_statement
from veranderverhaal.citaat import MAX_CITAAT, Citaat
from veranderverhaal.duiding_labels import TENDENCY_LABELS
from veranderverhaal.interview import (
    MAX_STATEMENT,
    MAX_THEME,
    Interview,
    Statement,
    Tendency,
)
from veranderverhaal.model import Element

NO_EFFECT = "geen effect"
NO_TENDENCY = "dat is niet te zeggen"
NEW = Statement("", "")


def edit_statements(
    slug: str, interview: Interview, effects: Sequence[Element], *, may_edit: bool
) -> None:
    """The form for one statement, and those that are there."""
    name = f"statement_{slug}_{interview.key}"
    editing = st.session_state.get(name, "")
    current = next((one for one in interview.statements if one.key == editing), None)
    if may_edit:
        _ask_one(slug, interview, current, effects, name)
        _offer_put_back(slug, interview)
    if not interview.statements:
        st.info("Hier komt wat er gezegd is: zin voor zin, in de woorden van wie het zei.")
    for one in interview.statements:
        _show_one(slug, interview, one, effects, name if may_edit else "")


def begin_citaat(slug: str, interview: Interview, statement: Statement) -> None:
    """Leave for the citaten with these words filled in; nothing is kept, and nobody agreed yet."""
    is_short = len(statement.text) <= MAX_CITAAT
    begun = Citaat(
        key="",
        text=statement.text if is_short else "",
        story="" if is_short else statement.text,
        role=ROLE_OF_ONE[interview.role],
        effect=statement.effect,
        theme=statement.theme,
        made_up=interview.made_up,
    )
    st.session_state[f"begun_citaat_{slug}"] = begun
    st.session_state.pop(f"citaat_{slug}", None)
    go_to("citaten", slug)


def _ask_one(
    slug: str,
    interview: Interview,
    current: Statement | None,
    effects: Sequence[Element],
    name: str,
) -> None:
    # The same place for every new one: what is half typed is found again after a reload.
    place = f"{name}_{current.key if current else 'new'}"
    known = opened(place, current or NEW)
    st.markdown("**Uitspraak wijzigen**" if current else "**Wat zei deze persoon?**")
    with st.container(key=f"draft_{place}"):
        typed = _ask_fields(known, effects, place, len(interview.statements))

    def save(said: Statement, *, session: object) -> Statement:
        seen = st.session_state.get(f"opened_{place}", NEW) if current else None
        kept: Statement = save_statement(
            slug,
            interview.key,
            said,
            seen=seen,
            session=session,  # type: ignore[arg-type]
        )
        return kept

    _settle(place, save, typed)
    show_refusal(place)
    with st.container(horizontal=True):
        label = "Bewaar uitspraak" if current else "Voeg uitspraak toe"
        if st.button(label, type="primary", key="sent_statement"):
            if save_opened(place, save, typed):
                st.session_state[name] = ""
                notify("Bewaard.")
            st.rerun()
        if current and st.button("Terug zonder bewaren", key="sent_terug"):
            st.session_state[name] = ""
            close(place)
            st.rerun()


def _ask_fields(known: Statement, effects: Sequence[Element], place: str, number: int) -> Statement:
    # Another text to begin with is another field: what was typed before is not in it.
    mark = f"{place}_{number}_{abs(hash(known))}"
    text = st.text_area(
        "Schrijf één uitspraak op, zo veel mogelijk in de eigen woorden",
        known.text,
        key=f"text_{mark}",
        max_chars=MAX_STATEMENT,
        placeholder="bijvoorbeeld: Ik zwaai nu naar mensen die ik eerst niet kende.",
    )
    warn_of_personal([text or ""], "Haal het weg: een interview is zonder namen.")
    effect = _ask_effect(known.effect, effects, mark)
    tendency = _ask_tendency(known.tendency, mark) if effect else None
    theme = st.text_input(
        "Thema (hoeft niet)",
        known.theme,
        key=f"theme_{mark}",
        max_chars=MAX_THEME,
        placeholder="bijvoorbeeld: elkaar groeten",
    )
    return replace(
        known,
        text=text or "",
        effect=effect,
        tendency=tendency,
        theme=theme or "",
    )


def _ask_tendency(known: Tendency | None, mark: str) -> Tendency | None:
    ways = [None, *Tendency]
    chosen: Tendency | None = st.radio(
        "Wat zegt deze uitspraak over dat effect?",
        ways,
        index=ways.index(known),
        format_func=_say_tendency,
        horizontal=True,
        key=f"tendency_{mark}",
    )
    return chosen


def _ask_effect(known: str, effects: Sequence[Element], mark: str) -> str:
    keys = ["", *(one.key for one in effects)]
    titles = {one.key: one.title for one in effects}  # as it is: no Markdown here
    chosen = st.selectbox(
        "Bij welk effect hoort dit?",
        keys,
        index=keys.index(known) if known in keys else 0,
        format_func=lambda key: titles.get(key, NO_EFFECT),
        key=f"effect_{mark}",
    )
    return chosen or ""


def _settle(place: str, save: Callable[..., Statement], typed: Statement) -> None:
    theirs: Statement | None = saved_first(place)
    if theirs is None:
        return

    def keep_mine() -> None:
        st.session_state[f"opened_{place}"] = theirs
        save_opened(place, save, typed)

    ask_which(
        place,
        [("De uitspraak", typed.text, theirs.text), ("Het thema", typed.theme, theirs.theme)],
        keep_mine=keep_mine,
        take_theirs=partial(close, place),
    )


def _show_one(
    slug: str, interview: Interview, one: Statement, effects: Sequence[Element], name: str
) -> None:
    effect = next((element.title for element in effects if element.key == one.effect), "")
    way = TENDENCY_LABELS[one.tendency] if one.tendency else ""
    about = " · ".join(part for part in (effect, way, one.theme) if part)
    with st.container(border=True, key=f"said_{one.key}"):
        st.html(
            f'<figure class="citaat"><blockquote dir="auto">‘{escape(one.text)}’</blockquote>'
            f'<figcaption dir="auto">{escape(about)}</figcaption></figure>'
        )
        if not name:
            return
        with st.container(horizontal=True):
            if st.button("Wijzig", key=f"edit_{one.key}"):
                st.session_state[name] = one.key
                close(f"{name}_{one.key}")
                st.rerun()
            if may_open("citaten", slug) and st.button(
                "Maak er een citaat van",
                key=f"citaat_{one.key}",
                help="Daarna vraag je aan wie het zei of het mag.",
            ):
                begin_citaat(slug, interview, one)
            with st.popover("Verwijder", icon=":material/delete:"):
                st.write("Weet je het zeker? Je kunt het daarna nog terugzetten.")
                st.button(
                    "Ja, verwijder deze uitspraak",
                    key=f"remove_{one.key}",
                    on_click=_remove,
                    args=(slug, interview, one),
                )


def _remove(slug: str, interview: Interview, one: Statement) -> None:
    if attempt(f"statement_{slug}", remove_statement, slug, interview.key, one.key):
        st.session_state[f"taken_{slug}_{interview.key}"] = one


def _offer_put_back(slug: str, interview: Interview) -> None:
    taken: Statement | None = st.session_state.get(f"taken_{slug}_{interview.key}")
    show_refusal(f"statement_{slug}")
    if taken is None:
        return
    with st.container(key="undo_statement", horizontal=True, vertical_alignment="center"):
        st.markdown("De uitspraak is verwijderd.")
        st.button(
            "Zet de uitspraak terug",
            on_click=_put_back,
            args=(slug, interview, taken),
            icon=":material/undo:",
        )


def _put_back(slug: str, interview: Interview, taken: Statement) -> None:
    if attempt(f"statement_{slug}", save_statement, slug, interview.key, taken, seen=None):
        del st.session_state[f"taken_{slug}_{interview.key}"]


def _say_tendency(tendency: Tendency | None) -> str:
    return TENDENCY_LABELS[tendency] if tendency else NO_TENDENCY
