"""What who sits at a page may do. A page only tells and leaves out; storage decides."""

from collections.abc import Callable
from functools import wraps
from html import escape
from typing import ParamSpec, TypeVar
from urllib.parse import quote, urlencode

import streamlit as st
from streamlit import config

from dashboard.asking import MET, asker_here, may_here, who_asks
from dashboard.data import read, read_as
from dashboard.house import SLUG_PARAMETER, START, PageInfo, link_to
from storage.asker import asker_of
from storage.asking import check_right
from veranderverhaal.access import Asker

Given = ParamSpec("Given")
Result = TypeVar("Result")

LOGIN_PATH = "/inloggen"
ACCOUNT_PATH = "/account"
BACK_PARAMETER = "terug"

SIGNED_OUT = "Je bent uitgelogd. Log opnieuw in; wat je typte, staat er daarna nog."
REFUSED = "Dit mag je hier niet. Moet dat wel? Vraag het aan de coördinator."
ASK = "Moet je er toch bij? Vraag het aan de coördinator."

_PAGE = "page that is open"


def meet(info: PageInfo) -> Asker:
    """Who opens this page. What somebody else did in this window before is forgotten."""
    asker = read(asker_of)
    before = asker_here()
    if before.account and asker.account and before.account != asker.account:
        st.session_state.clear()
    st.session_state[MET], st.session_state[_PAGE] = asker, info
    return asker


def page_name() -> str:
    """The name of the page that is open; "" before there is one."""
    info: PageInfo | None = st.session_state.get(_PAGE)
    return info.name if info else ""


def require_page_right(slug: str = "") -> None:
    """End the page in a friendly way when who opened it may not be there."""
    info: PageInfo = st.session_state[_PAGE]
    if may_here(info.right, slug):
        return
    say_refused(info)
    st.stop()


def still_allowed() -> Callable[[], None]:
    """Checks, whenever it is called, that who sits here now may still be on this page.

    Raises NotAllowed. What is kept from an earlier look asks storage nothing by itself.
    """
    who, right = who_asks(), st.session_state[_PAGE].right
    slug = st.session_state.get(SLUG_PARAMETER, "")
    return lambda: read_as(who, check_right, right, slug)


def checked(part: Callable[Given, Result]) -> Callable[Given, Result]:
    """For a part of a page that is drawn anew without the page itself, such as a fragment."""

    @wraps(part)
    def drawn(*given: Given.args, **named: Given.kwargs) -> Result:
        still_allowed()()
        return part(*given, **named)

    return drawn


def say_refused(info: PageInfo) -> None:
    """The page in place of one that may not be seen."""
    st.title("Deze bladzijde is niet voor jou")
    st.write(f"‘{info.title}’ is voor wie daar in dit initiatief iets te doen heeft. {ASK}")
    link_to(START.name, label="Naar alle initiatieven")


def say_signed_out(info: PageInfo) -> None:
    """The page in place of any, for whoever is not known (any more)."""
    back = quote(_address_of(info), safe="")
    st.title("Log eerst in")
    with st.container(key="signed_out"):
        st.html(
            "<p>Je bent niet (meer) ingelogd. Wat je net typte, staat er na het inloggen nog.</p>"
            f'<p><a href="{escape(f"{LOGIN_PATH}?{BACK_PARAMETER}={back}", quote=True)}">'
            "Naar inloggen</a></p>"
        )


def say_why_not() -> str:
    """Why storage refused who sits here, in words for them."""
    return REFUSED if read(asker_of).is_known else SIGNED_OUT


def _address_of(info: PageInfo) -> str:
    name = "" if info is START else info.name
    asked = urlencode(st.query_params.to_dict())
    base = config.get_option("server.baseUrlPath").strip("/")
    return f"/{base}/{name}{'?' if asked else ''}{asked}"
