"""Who asks, on a page: what its websocket brought along when it was opened."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

import streamlit as st

from storage.engine import Who
from storage.recognising import COOKIE, HERE_HEADER, SECURE_COOKIE, recognised
from veranderverhaal.access import NOBODY, OF_AN_INITIATIEF, Asker, Right, may

SLUG_PARAMETER = "initiatief"
MET = "who asks"


@dataclass(frozen=True)
class Handshake:
    """What a browser showed: the token of its session, and whether it is on this computer."""

    token: str
    here: bool


def handshake() -> Handshake:
    """That of this page. A cookie that came later is not in it, one that was withdrawn still is."""
    cookies = st.context.cookies
    token = next((cookies[name] for name in (SECURE_COOKIE, COOKIE) if name in cookies), "")
    return Handshake(token, st.context.headers.get(HERE_HEADER) == "1")


# Set where the page itself is out of sight, such as while a file is made that somebody pressed for.
_instead: ContextVar[Who | None] = ContextVar("who asks", default=None)


def who_asks() -> Who:
    """Who sits at this page, looked up anew for every question and command."""
    if (known := _instead.get()) is not None:
        return known
    shown = handshake()
    return recognised(shown.token, here=shown.here)


@contextmanager
def asking_as(who: Who) -> Iterator[None]:
    """For what is asked inside: who asked the page that it came from."""
    before = _instead.set(who)
    try:
        yield
    finally:
        _instead.reset(before)


def asker_here() -> Asker:
    """Who opened this page, as it was when it was drawn."""
    found: Asker = st.session_state.get(MET, NOBODY)
    return found


def may_here(right: Right, slug: str | None = None) -> bool:
    """Whether who opened this page has a right, in the initiatief that is open or in another."""
    about = slug or st.session_state.get(SLUG_PARAMETER, "")
    return not (right in OF_AN_INITIATIEF and not about) and may(asker_here(), right, about)
