"""The address at which others reach this program, as far as this browser can tell."""

from urllib.parse import urlsplit

import streamlit as st

from veranderverhaal.reachable import is_reachable as is_reachable


def base_address() -> str:
    """ "https://voorbeeld.nl": where this page was opened, whatever stands behind it."""
    here = urlsplit(st.context.url or "http://127.0.0.1")
    return f"{here.scheme}://{here.netloc}"


def address_for_others() -> str:
    """The same, for what is printed; empty when it means this computer only."""
    base = base_address()
    return base if is_reachable(base) else ""


def form_link(code: str) -> str:
    """The short link of a meting."""
    return f"{base_address()}/v/{code}"


def shared_link(code: str) -> str:
    """The address of the public page of an initiatief."""
    return f"{base_address()}/i/{code}"


def link_for_once(kind: str, token: str) -> str:
    """The address of a link that works once: "uitnodiging" or "wachtwoord"."""
    return f"{base_address()}/{kind}/{token}"
