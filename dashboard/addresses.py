"""The address at which others reach the form, as far as this browser can tell."""

from ipaddress import ip_address
from urllib.parse import urlsplit

import streamlit as st


def form_link(code: str) -> str:
    """The short link of a meting, at the address this page was opened with."""
    here = urlsplit(st.context.url or "http://127.0.0.1")
    return f"{here.scheme}://{here.netloc}/v/{code}"


def is_reachable(link: str) -> bool:
    """False for an address that means this computer only."""
    host = urlsplit(link).hostname or ""
    try:
        return not ip_address(host).is_loopback
    except ValueError:
        return host != "localhost"
