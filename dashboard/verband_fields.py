"""From one card, all verbanden at once: tick a target, say why, say how sure."""

from dataclasses import dataclass
from functools import partial

import streamlit as st

from dashboard.saving import ask_which, attempt, close, saved_first, show_refusal
from dashboard.shell import plain
from storage.commands import save_verbanden
from veranderverhaal.labels import CERTAINTY_LABELS
from veranderverhaal.model import (
    MAX_TEXT,
    Certainty,
    Element,
    Layer,
    Veranderverhaal,
    Verband,
    next_layer,
)

QUESTIONS = {
    Layer.DOELGROEP: "Met welke aanpak bereiken jullie deze mensen?",
    Layer.AANPAK: "Wat hopen jullie dat mensen hiervan merken?",
    Layer.DIRECT: "Waar draagt dit indirect aan bij?",
}
NO_VERBAND = "(geen verband)"


@dataclass(frozen=True)
class Place:
    """Where the fields of one card stand: its initiatief, and the verbanden as drawn."""

    slug: str
    source: str
    drawn: tuple[Verband, ...]

    @property
    def name(self) -> str:
        return f"verbanden_{self.slug}_{self.source}"

    def key(self, field: str, target: str) -> str:
        revision = next((one.revision for one in self.drawn if one.target == target), 0)
        return f"{field}_{self.name}_{target}_{revision}"


def ask_verbanden(slug: str, story: Veranderverhaal, source: Element) -> None:
    """The possible targets of a card, each with its tick, assumption and certainty."""
    layer = next_layer(source.layer)
    targets = story.layer(layer) if layer else ()
    place = Place(slug, source.key, story.verbanden_from(source.key))
    st.subheader(QUESTIONS[source.layer])
    if not targets:
        st.info("In de volgende laag staat nog geen kaartje. Voeg daar eerst een kaartje toe.")
    for target in targets:
        _ask_one(place, target)
    show_refusal(place.name)
    _settle(place, story)


def _ask_one(place: Place, target: Element) -> None:
    kept = next((one for one in place.drawn if one.target == target.key), None)
    ticked = st.checkbox(
        plain(target.title),
        value=kept is not None,
        key=place.key("tick", target.key),
        wrap=True,
        on_change=_save,
        args=(place,),
    )
    if not ticked:
        return
    with st.container(key=f"autosave_{place.key('why', target.key)}", border=True):
        st.text_input(
            "We verwachten dat, omdat …",
            value=kept.assumption if kept else "",
            key=place.key("assumption", target.key),
            max_chars=MAX_TEXT,
            placeholder="bijvoorbeeld: je elkaar vaker tegenkomt op een vaste plek",
            on_change=_save,
            args=(place,),
        )
        st.segmented_control(
            "Hoe zeker zijn jullie?",
            list(Certainty),
            default=kept.certainty if kept else None,
            format_func=CERTAINTY_LABELS.__getitem__,
            key=place.key("certainty", target.key),
            on_change=_save,
            args=(place,),
        )


def _typed(place: Place) -> list[Verband]:
    """The verbanden as the fields say now."""
    state = st.session_state
    prefix, ticked = f"tick_{place.name}_", []
    for name in [one for one in state if str(one).startswith(prefix) and state[one]]:
        target = str(name).removeprefix(prefix).rpartition("_")[0]
        if name != place.key("tick", target):
            continue
        assumption = state.get(place.key("assumption", target)) or ""
        certainty = state.get(place.key("certainty", target))
        ticked.append(Verband(place.source, target, assumption, certainty))
    return ticked


def _save(place: Place) -> None:
    _keep(place, _typed(place), {one.target: one.revision for one in place.drawn})


def _keep(place: Place, typed: list[Verband], seen: dict[str, int]) -> None:
    # The fields that come after a refusal are those of what someone else saved.
    st.session_state[_typed_name(place)] = typed
    attempt(place.name, save_verbanden, place.slug, place.source, typed, seen=seen)


def _typed_name(place: Place) -> str:
    return f"typed_{place.name}"


def _settle(place: Place, story: Veranderverhaal) -> None:
    theirs = saved_first(place.name)
    if theirs is None:
        return
    typed: list[Verband] = st.session_state[_typed_name(place)]
    mine = {one.target: one.assumption for one in typed}
    newest = {one.target: one.revision for one in theirs}
    ask_which(
        place.name,
        [
            (story.element(one.target).title, mine.get(one.target, NO_VERBAND), one.assumption)
            for one in theirs
        ],
        keep_mine=partial(
            _keep, place, typed, {one.target: one.revision for one in place.drawn} | newest
        ),
        take_theirs=partial(close, place.name),
    )
