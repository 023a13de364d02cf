"""Who asks, on a page: what its websocket brought along when it was opened."""

from dataclasses import dataclass

import streamlit as st

from storage.engine import Who
from storage.recognising import recognised

# web.guard puts this header on a request from this computer itself, and takes away any other.
HERE_HEADER = "X-Veranderverhaal-Here"
SESSION_COOKIES = ("__Host-veranderverhaal", "veranderverhaal")


@dataclass(frozen=True)
class Handshake:
    """What a browser showed: the token of its session, and whether it is on this computer."""

    token: str
    here: bool


def handshake() -> Handshake:
    """That of this page. A cookie that came later is not in it, one that was withdrawn still is."""
    cookies = st.context.cookies
    token = next((cookies[name] for name in SESSION_COOKIES if name in cookies), "")
    return Handshake(token, st.context.headers.get(HERE_HEADER) == "1")


def who_asks() -> Who:
    """Who sits at this page, looked up anew for every question and command."""
    shown = handshake()
    return recognised(shown.token, here=shown.here)
