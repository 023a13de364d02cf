"""Words by which somebody could be found: marked where they stand, and taken out when asked."""

from collections.abc import Iterable, Sequence

import streamlit as st

from dashboard.data import read
from dashboard.house import SLUG_PARAMETER
from dashboard.saving import attempt, show_refusal
from dashboard.shell import notify, plain
from dashboard.today import today
from storage.commands.open_answers import blank_words
from storage.queries import Listing, load_listing
from storage.showcase_queries import list_citaten
from veranderverhaal.citaat import Purpose, shown_citaten
from veranderverhaal.personal import Finding, Personal, blank_word, find_personal, say_found_names

CHECK = "Kijk het na bij Citaten: iedereen leest dit."


def known_words(listing: Listing) -> tuple[str, ...]:
    """The names of the initiatief itself and what is in its story: nobody is found by these."""
    initiatief, elements = listing.initiatief, listing.veranderverhaal.elements
    own = (initiatief.name, initiatief.buurt, initiatief.gemeente, initiatief.motto)
    return tuple(text for text in (*own, *(one.title for one in elements)) if text)


def mark_personal(text: str, findings: Sequence[Finding]) -> str:
    """The text as Markdown, with what was found on a colour."""
    told, done = "", 0
    for one in findings:
        if one.start < done or "\n" in one.words:
            continue
        told += plain(text[done : one.start]) + f":orange-background[{plain(one.words)}]"
        done = one.end
    return told + plain(text[done:])


def warn_of_personal(texts: Iterable[str], advice: str) -> None:
    """Say by what somebody could be found in texts that others will read."""
    if found := say_found_names(find_here(" \n".join(texts))):
        st.warning(f"{plain(found)} {advice}")


def find_here(text: str) -> tuple[Finding, ...]:
    """As find_personal; what the initiatief of this page itself is called is no name."""
    found = find_personal(text)
    slug = st.session_state.get(SLUG_PARAMETER, "")
    if slug and any(one.kind is Personal.NAME for one in found):
        return find_personal(text, known_words(read(load_listing, slug)))
    return found


def warn_of_citaten(slug: str, purpose: Purpose) -> None:
    """As warn_of_personal, for the citaten that stand there by themselves."""
    shown = shown_citaten(read(list_citaten, slug), purpose, today())
    warn_of_personal((f"{one.text} {one.story}" for one in shown), CHECK)


def offer_blank(place: tuple[str, str, str, int], findings: Sequence[Finding], *, key: str) -> None:
    """A button for each of the words found in an answer; `place` is what blank_words takes."""
    show_refusal(f"blank_{key}")
    with st.popover("Haal weg", key=f"blank_{key}", icon=":material/visibility_off:"):
        st.write("Wat je weghaalt, is daarna nergens meer te lezen. Dat kan niet terug.")
        for kind, words in dict.fromkeys((one.kind, one.words) for one in findings):
            st.button(
                f"‘{plain(words)}’ wordt {plain(blank_word(kind))}",
                key=f"blank_{key}_{kind}_{words}",
                on_click=_blank,
                args=(place, kind, words, f"blank_{key}"),
            )


def _blank(place: tuple[str, str, str, int], kind: Personal, words: str, told_at: str) -> None:
    if attempt(told_at, blank_words, *place, words=words, kind=kind):
        notify("Die woorden staan er niet meer.")
