"""What one panel chose and why; panels that note at the same time both keep what they noted."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard.choosing import change_kept
from dashboard.house import go_to
from dashboard.personal_fields import warn_of_personal
from dashboard.saving import close, opened, show_refusal
from dashboard.shell import notify, plain
from dashboard.story_round_list import short_story
from dashboard.today import today
from storage.commands import save_story_round
from storage.duiding_queries import list_story_rounds
from storage.queries import NotFound
from veranderverhaal.citaat import Citaat
from veranderverhaal.story_choice import stories_of
from veranderverhaal.story_round import MAX_NAME, MAX_WHY, PanelChoice, StoryRound


def edit_choice(
    slug: str, story_round: StoryRound, number: int | None, citaten: Sequence[Citaat]
) -> None:
    """The page of one choice, None for a new one. `citaten` are those that may be read."""
    count = st.session_state.setdefault(f"added_keuze_{slug}", 0)
    place = f"keuze_{slug}_{story_round.key}_{f'new{count}' if number is None else number}"
    fresh = PanelChoice("", "", "", today()) if number is None else story_round.choices[number]
    known: PanelChoice = opened(place, fresh)
    stories = stories_of(story_round, citaten)
    is_gone = number is not None and known.story not in {one.key for one in stories}
    st.markdown(f"**De vraag:** {plain(story_round.question)}")
    with st.container(key=f"draft_{place}"):
        typed = known if is_gone else _ask_choice(known, stories, place)
    if is_gone:
        st.info("Dit groepje koos een verhaal dat is ingetrokken. Je kunt de keuze verwijderen.")
    for field in ("", "stories", "choices"):
        show_refusal(place, field)
    with st.container(horizontal=True):
        if not is_gone and st.button("Bewaar de keuze", type="primary", key="sent_keuze"):
            keep = _added(typed) if number is None else _replaced(known, typed)
            if _change(slug, story_round.key, place, keep):
                st.session_state[f"added_keuze_{slug}"] = count + 1
                notify("De keuze is bewaard.")
                go_to("verhalen", slug)
            st.rerun()
        if st.button("Terug zonder bewaren", key="sent_terug"):
            close(place)
            go_to("verhalen", slug)
        if number is not None:
            with st.popover("Verwijder", icon=":material/delete:"):
                st.write("Weet je het zeker? Deze keuze komt niet terug.")
                if st.button("Ja, verwijder deze keuze"):
                    if _change(slug, story_round.key, place, _without(known)):
                        notify("De keuze is verwijderd.")
                        go_to("verhalen", slug)
                    st.rerun()


def _ask_choice(known: PanelChoice, stories: Sequence[Citaat], place: str) -> PanelChoice:
    keys = [one.key for one in stories]
    labels = {one.key: short_story(one) for one in stories}
    panel = st.text_input(
        "Wie kozen er? Namen hoeven niet.",
        known.panel,
        key=f"panel_{place}",
        max_chars=MAX_NAME,
        placeholder="bijvoorbeeld: vier bewoners en een vrijwilliger",
    )
    show_refusal(place, "panel")
    story = st.radio(
        "Welk verhaal kozen jullie?",
        keys,
        index=keys.index(known.story) if known.story in keys else None,
        format_func=lambda key: plain(labels[key]),
        key=f"story_{place}",
    )
    show_refusal(place, "story")
    why = st.text_area(
        "Waarom dit verhaal?",
        known.why,
        key=f"why_{place}",
        max_chars=MAX_WHY,
        placeholder="bijvoorbeeld: omdat zij nu zelf anderen uitnodigt, en dat begon bij de koffie",
    )
    st.caption("Schrijf geen namen op die niet al bij het verhaal staan.")
    show_refusal(place, "why")
    warn_of_personal([panel or "", why or ""], "Haal het weg: dit komt ook in het rapport.")
    return replace(known, panel=panel or "", story=story or "", why=why or "")


def _change(slug: str, key: str, place: str, to: Callable[[StoryRound], StoryRound]) -> bool:
    """Change the round as it is kept now, whatever another panel noted in it meanwhile."""

    def load(slug: str, *, session: Any) -> StoryRound:
        rounds = list_story_rounds(slug, session=session)
        found = next((one for one in rounds if one.key == key), None)
        if found is None:
            raise NotFound(key)
        return found

    if change_kept(place, load, save_story_round, slug, to):
        close(place)
        return True
    return False


def _added(typed: PanelChoice) -> Callable[[StoryRound], StoryRound]:
    return lambda kept: replace(kept, choices=(*kept.choices, typed))


def _replaced(known: PanelChoice, typed: PanelChoice) -> Callable[[StoryRound], StoryRound]:
    """In its own place; one that is gone meanwhile is added, so that nothing typed is lost."""

    def replaced(kept: StoryRound) -> StoryRound:
        if known not in kept.choices:
            return _added(typed)(kept)
        place = kept.choices.index(known)
        return replace(kept, choices=(*kept.choices[:place], typed, *kept.choices[place + 1 :]))

    return replaced


def _without(known: PanelChoice) -> Callable[[StoryRound], StoryRound]:
    def without(kept: StoryRound) -> StoryRound:
        if known not in kept.choices:
            return kept
        place = kept.choices.index(known)
        return replace(kept, choices=(*kept.choices[:place], *kept.choices[place + 1 :]))

    return without
