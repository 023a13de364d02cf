"""A bijeenkomst at /presentatie/<token>: the beamer, the remote, and what they ask each other."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from storage.asking import NotAllowed
from storage.engine import Who
from storage.finding import NotFound
from storage.presentation_queries import Presentation
from veranderverhaal.access import Asker
from web.csrf import is_same_origin
from web.form_input import Fields, Unreadable, only, read_fields
from web.guard import to_login
from web.headers import PRESENTATION_HEADERS
from web.presentatie_colours import COLOURS_PATH, show_colours
from web.presentatie_deck import Deck
from web.presentatie_pages import (
    Shown,
    gone_page,
    made_form_token,
    remote_address,
    remote_page,
    screen_page,
    screens_part,
)
from web.presentatie_shelf import DeckShelf
from web.presentatie_steps import Place, clamp
from web.who_asks import who_asks

MOST_BYTES = 4096
MAX_TOKEN = 64
NO_PAGES = ("/stand", "/schermen")  # what a page asks for by itself
YES_NO = {"1": True, "0": False}


@dataclass(frozen=True)
class PresentationDesk:
    """What the routes share. `load` and `steer` raise NotFound for a token that is no longer good,
    and `load` NotAllowed for who may not look; `secret` signs what the pages may send.
    """

    load: Callable[[str, Who], Presentation]
    steer: Callable[..., object]
    shelf: DeckShelf
    secret: Callable[[], bytes]


def presentation_routes(desk: PresentationDesk) -> list[BaseRoute]:
    routes = PresentationRoutes(desk)
    return [
        Route(COLOURS_PATH, show_colours, methods=["GET"]),
        Route("/presentatie/{token}", routes.show, methods=["GET"]),
        Route("/presentatie/{token}", routes.receive, methods=["POST"]),
        Route("/presentatie/{token}/schermen", routes.refresh, methods=["GET"]),
        Route("/presentatie/{token}/stand", routes.stand, methods=["GET"]),
        Route("/presentatie/{token}/afstand", routes.remote, methods=["GET"]),
    ]


class PresentationRoutes:
    def __init__(self, desk: PresentationDesk) -> None:
        self.desk = desk
        self.shelf = desk.shelf

    async def show(self, request: Request) -> Response:
        return await run_in_threadpool(self._answer, request, screen_page)

    async def refresh(self, request: Request) -> Response:
        return await run_in_threadpool(self._answer, request, screens_part)

    async def remote(self, request: Request) -> Response:
        return await run_in_threadpool(self._answer, request, remote_page)

    async def stand(self, request: Request) -> Response:
        return await run_in_threadpool(self._answer, request, stand_answer)

    async def receive(self, request: Request) -> Response:
        try:
            fields = await read_fields(request, MOST_BYTES)
        except Unreadable as error:
            return gone_page(error.status)
        return await run_in_threadpool(self._steer, request, fields)

    def _answer(self, request: Request, make: Callable[[Request, Shown], Response]) -> Response:
        try:
            return make(request, self._look(request))
        except NotFound:
            return gone_page()
        except NotAllowed as error:
            return self._not_for(request, error.asker)

    def _look(self, request: Request) -> Shown:
        """What is shown now under the token in the address. Raises NotFound or NotAllowed."""
        token = request.path_params["token"]
        if len(token) > MAX_TOKEN:
            raise NotFound("presentation")
        presentation = self.desk.load(token, who_asks(request))
        deck, version = self.shelf.find(presentation)
        place = clamp(deck, presentation.position), presentation.revealed
        voting = presentation.voting and deck.screens[place[0]].question is not None
        version = f"{version}-stem" if voting else version  # what is drawn differs
        return Shown(token, deck, version, place, presentation.dark, self.desk.secret, voting)

    def _steer(self, request: Request, fields: Fields) -> Response:
        try:
            shown = self._look(request)
            if not (is_same_origin(request) and made_form_token(shown, only(fields, "token"))):
                return self._refused(request, shown)
            self.desk.steer(shown.token, **wanted(shown.deck, fields))
            return self._after(request)
        except NotFound:
            return gone_page()
        except NotAllowed as error:
            return self._not_for(request, error.asker)

    def _not_for(self, request: Request, asker: Asker) -> Response:
        """Who could log in is led there; who did, but has no part in this, is told nothing."""
        if asker.is_known:
            return gone_page()
        if request.method == "POST" or request.url.path.endswith(NO_PAGES):
            return gone_page(401)
        return to_login(request.scope)

    def _refused(self, request: Request, shown: Shown) -> Response:
        """Not sent by a page of ours, or by one that was opened long ago: nothing changes."""
        if wants_json(request):
            return JSONResponse({"refused": True}, 400, headers=dict(PRESENTATION_HEADERS))
        return remote_page(request, shown, status=400)

    def _after(self, request: Request) -> Response:
        if wants_json(request):
            return stand_answer(request, self._look(request))
        address = remote_address(request.path_params["token"], request.query_params)
        return RedirectResponse(address, 303, headers=dict(PRESENTATION_HEADERS))


def wants_json(request: Request) -> bool:
    return request.headers.get("accept", "") == "application/json"


def wanted(deck: Deck, fields: Fields) -> dict[str, Any]:
    """What to change, of all that was sent; what cannot be is left as it is."""
    values: dict[str, Any] = {}
    if place := read_place(deck, only(fields, "to")):
        values["position"], values["revealed"] = place
    if (dark := YES_NO.get(only(fields, "dark"))) is not None:
        values["dark"] = dark
    if (voting := YES_NO.get(only(fields, "voting"))) is not None:
        values["voting"] = voting
    return values


def read_place(deck: Deck, text: str) -> Place | None:
    """The place that "3.1" means: screen 3, with its bars."""
    number, _, revealed = text.partition(".")
    is_number = number.isascii() and number.isdigit() and len(number) <= 5
    if not is_number or revealed not in YES_NO or int(number) >= len(deck.screens):
        return None
    return int(number), YES_NO[revealed]


def stand_answer(request: Request, shown: Shown) -> Response:
    """Where the presentation stands, in as few bytes as can be; none when nothing changed."""
    stand = {
        "at": shown.place[0],
        "revealed": shown.place[1],
        "dark": shown.dark,
        "version": shown.version,
        "joined": shown.deck.joined if shown.deck.is_open else "",
    }
    tag = f'"{digest(stand)}"'
    headers = {**PRESENTATION_HEADERS, "ETag": tag}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return JSONResponse(stand, headers=headers)


def digest(stand: dict[str, Any]) -> str:
    return blake2b(repr(stand).encode(), digest_size=6).hexdigest()
