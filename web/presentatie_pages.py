"""The pages of a bijeenkomst: the beamer, the remote, and the page for an address that ended."""

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from presentation.qr import qr_svg
from veranderverhaal.reachable import is_reachable
from veranderverhaal.saying import MADE_UP
from web.form_token import is_valid, make_token
from web.headers import PRESENTATION_HEADERS
from web.presentatie_colours import colours_address
from web.presentatie_deck import Deck, Screen
from web.presentatie_screens import leaving_out
from web.presentatie_steps import Place, step_back, step_on
from web.templating import ENVIRONMENT

LEFT_OUT = "zonder"  # places of blocks to pass by, with points between them: "3.7"
MAX_LEFT_OUT = 2000
HOST = re.compile(r"[A-Za-z0-9.:\[\]-]{1,255}")
PURPOSE = b"presentatie "
LAST = "Dit is het laatste scherm."


@dataclass(frozen=True)
class Shown:
    """A presentation as it stands. `secret` signs what our own pages may send."""

    token: str
    deck: Deck
    version: str
    place: Place
    dark: bool
    secret: Callable[[], bytes]
    voting: bool = False


def make_form_token(shown: Shown) -> str:
    return make_token(shown.secret(), PURPOSE + shown.token.encode(), time.time())


def made_form_token(shown: Shown, signed: str) -> bool:
    """Whether a page of this presentation sent it."""
    return is_valid(signed, shown.secret(), PURPOSE + shown.token.encode(), time.time())


def screen_page(request: Request, shown: Shown) -> Response:
    """The beamer: all screens in one page, of which one is seen."""
    return _page("presentatie.html", request, shown)


def screens_part(request: Request, shown: Shown) -> Response:
    """The screens only, for a beamer that has the rest."""
    return _page("presentatie_screens.html", request, shown)


def remote_page(request: Request, shown: Shown, *, status: int = 200) -> Response:
    """The remote: works without its script too."""
    deck = chosen(request, shown.deck)
    return _page(
        "presentatie_afstand.html",
        request,
        shown,
        status=status,
        here=remote_address(shown.token, request.query_params),
        target=_with_query(f"/presentatie/{_quoted(shown.token)}", request.query_params),
        on=as_field(step_on(deck, shown.place)),
        back=as_field(step_back(deck, shown.place)),
        turned=as_field((shown.place[0], not shown.place[1])),
        next=next_text(deck, shown.place),
        is_last=step_on(deck, shown.place) == shown.place,
        all=[(at, one) for at, one in enumerate(deck.screens) if not one.left_out],
    )


def gone_page(status: int = 404) -> Response:
    html = ENVIRONMENT.get_template("presentatie_gone.html").render()
    return HTMLResponse(html, status, headers=dict(PRESENTATION_HEADERS))


def next_text(deck: Deck, place: Place) -> str:
    """What the button Verder will bring."""
    at, revealed = step_on(deck, place)
    if (at, revealed) == place:
        return LAST
    return "De balken van deze vraag." if at == place[0] else deck.screens[at].name


def as_field(place: Place) -> str:
    return f"{place[0]}.{int(place[1])}"


def remote_address(token: str, query: Mapping[str, str]) -> str:
    return _with_query(f"/presentatie/{_quoted(token)}/afstand", query)


def chosen(request: Request, deck: Deck) -> Deck:
    """The deck without the blocks that the address leaves out."""
    text = request.query_params.get(LEFT_OUT, "")[:MAX_LEFT_OUT]
    parts = [part for part in text.split(".") if part.isascii() and part.isdigit()]
    return leaving_out(deck, frozenset(int(part) for part in parts if len(part) <= 5))


def join_link(request: Request, deck: Deck) -> str:
    """What a phone opens, at the address that this page was opened with."""
    host = request.headers.get("host", "")
    known = host if HOST.fullmatch(host) else "127.0.0.1"
    return f"{request.url.scheme}://{known}{deck.path}"


@lru_cache(maxsize=100)
def join_code(link: str) -> Markup:
    """The QR as markup: made by ourselves, of an address that was looked at."""
    return Markup(qr_svg(link, title=f"QR-code naar {link}"))  # noqa: S704


def title_size(screen: Screen) -> str:
    """How large a title may be: long questions are set smaller."""
    sizes = ((45, "xl"), (80, "l"), (130, "m"))
    return next((name for most, name in sizes if len(screen.title) <= most), "s")


def _page(
    template: str, request: Request, shown: Shown, *, status: int = 200, **values: object
) -> Response:
    deck = chosen(request, shown.deck)
    link = join_link(request, deck)
    at, revealed = shown.place
    html = ENVIRONMENT.get_template(template).render(
        colours=colours_address(deck.initiatief),
        deck=deck,
        screens=deck.screens,
        at=at,
        screen=deck.screens[at],
        revealed=revealed,
        dark=shown.dark,
        voting=shown.voting,
        version=shown.version,
        signed=make_form_token(shown),
        address=f"/presentatie/{_quoted(shown.token)}",
        query=_with_query("", request.query_params),
        made_up=MADE_UP if deck.made_up else "",
        title_size=title_size,
        link=link.partition("://")[2],
        qr=join_code(link),
        phones=bool(deck.code) and is_reachable(link),
        **values,
    )
    return HTMLResponse(html, status, headers=dict(PRESENTATION_HEADERS))


def _quoted(token: str) -> str:
    return quote(token, safe="")


def _with_query(address: str, query: Mapping[str, str]) -> str:
    left_out = re.sub(r"[^\d.]", "", query.get(LEFT_OUT, "")[:MAX_LEFT_OUT])
    return f"{address}?{LEFT_OUT}={left_out}" if left_out else address
