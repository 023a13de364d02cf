"""Two people in one story: each sees that the other is there, and what the other changed."""

import re
import secrets
import time
from dataclasses import dataclass
from html import escape

import streamlit as st

from dashboard.asking import who_asks
from dashboard.data import engine, read
from dashboard.markup import plain
from storage.asking import NotAllowed
from storage.commands.presence import touch
from storage.engine import writing
from storage.presence_queries import look_around
from storage.queries import Listing, NotFound
from storage.troubles import trouble_words
from veranderverhaal.presence import TOLD_EVERY, Around, say_changed, say_present

LOOK_EVERY = 3  # seconds
WINDOW_COOKIE = "window_number"  # made by together.js; the same after a reload
NUMBER = re.compile(r"[0-9a-f]{16}")
# Where a form lies half filled in or a file is looked over: drawn again only when asked for.
AT_WORK = ("Invoeren", "Importeren")


@dataclass
class _Seen:
    """What this window knew when the page was drawn, and when it was last heard of."""

    drawing: int = 0
    told: int = 0
    changed: str = ""
    page: str = ""
    heard_at: float = 0.0


def show_together(listing: Listing, page: str) -> None:
    """Who else has this initiatief open. Draws the page again when somebody changed it.

    That waits as long as something is being typed: together.js presses the button, or shows it.
    """
    drawing = st.session_state.get("drawing", 0) + 1
    st.session_state["drawing"] = drawing
    with st.container(key="together"):
        _look(listing.initiatief.slug, page, listing.data_version, drawing)


@st.fragment(run_every=LOOK_EVERY)
def _look(slug: str, page: str, drawn_version: int, drawing: int) -> None:
    seen: _Seen = st.session_state.setdefault(f"together_{slug}", _Seen())
    try:
        _be_there(slug, page, seen)
        around = read(look_around, slug, _window())
    except (NotAllowed, NotFound):  # the page itself says so, at the next thing that is done
        return
    except Exception as error:
        if not trouble_words(error):
            raise
        return  # a full disk, say: the page can still be read
    if seen.drawing != drawing:
        seen.drawing, seen.told, seen.changed = drawing, around.told, ""
    if around.others and around.data_version != drawn_version and not seen.changed:
        seen.changed = _say_changed(around, seen)
    st.html(f'<p class="together" role="status">{escape(say_present(around.others))}</p>')
    if seen.changed:
        _offer_drawing(seen.changed, page)


def _offer_drawing(told: str, page: str) -> None:
    how = "asked" if page in AT_WORK else "self"
    with st.container(key=f"together_change_{how}", horizontal=True, vertical_alignment="center"):
        st.markdown(plain(told), width="content")
        if st.button("Laat zien", key="together_show"):
            st.rerun(scope="app")


def _say_changed(around: Around, seen: _Seen) -> str:
    return say_changed(around.teller if around.told > seen.told else "")


def _be_there(slug: str, page: str, seen: _Seen) -> None:
    """Written seldom: whoever looks on only costs a few small writes a minute."""
    moment = time.monotonic()
    if seen.page == page and moment - seen.heard_at < TOLD_EVERY:
        return
    seen.page, seen.heard_at = page, moment  # also when it fails: not again in every look
    # Not by dashboard.data.write: what is kept of results stays good.
    with writing(engine(), who_asks()) as session:
        touch(slug, _window(), page, session=session)


def _window() -> str:
    """A number of this browser; without one, of this session."""
    number = str(st.context.cookies.get(WINDOW_COOKIE, ""))
    if NUMBER.fullmatch(number):
        return number
    return str(st.session_state.setdefault("window_number", secrets.token_hex(8)))
