"""The table of a bijeenkomst at /presentatie/<token>/tafel: the laptop of who leads it.

It takes the right to edit, also when the presentation itself was shared with everyone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from storage.asking import NotAllowed, check_right
from storage.bijeenkomst_queries import bijeenkomst_stamp, load_bijeenkomst_notes
from storage.finding import NotFound
from storage.presentation_queries import Presentation, load_presentation
from veranderverhaal.access import Asker, Right
from veranderverhaal.duiding_notes import NOTE_FIELDS
from veranderverhaal.text import NotAccepted
from web.csrf import is_our_form
from web.form_input import BASE_BYTES, BYTES_PER_CHARACTER, Fields, Unreadable, only, read_fields
from web.guard import to_login
from web.headers import PRESENTATION_HEADERS
from web.presentatie import MAX_TOKEN, wanted, wants_json
from web.presentatie_pages import gone_page
from web.presentatie_shelf import DeckShelf
from web.presentatie_steps import clamp
from web.table_actions import Action, act
from web.table_page import Laid, Refused, table_address, table_page, today_here, with_query
from web.who_asks import who_asks

LONGEST_NOTE = 6000  # characters that are read; what is too long to keep is said at its field
MOST_BYTES = BASE_BYTES + 2 * len(NOTE_FIELDS) * LONGEST_NOTE * BYTES_PER_CHARACTER
STEER = "steer"
TOO_OLD = "Deze pagina stond lang open. Druk nog een keer op de knop: je tekst staat er nog."
ANCHORS = {"notes": "notes", "afspraak": "agreed", "settle": "agreed", STEER: "screen"}
CARDS = "cards"


@dataclass(frozen=True)
class TableDesk:
    """What the routes share. `read` and `write` run a query or a command for who asks; `steer`
    changes what the beamer shows; `secret` signs what the page may send.
    """

    read: Callable[..., Any]
    write: Callable[..., Any]
    steer: Callable[..., object]
    shelf: DeckShelf
    secret: Callable[[], bytes]


def table_routes(desk: TableDesk) -> list[BaseRoute]:
    routes = TableRoutes(desk)
    path = table_address("{token}")
    return [
        Route(path, routes.show, methods=["GET"]),
        Route(path, routes.receive, methods=["POST"]),
        Route(f"{path}/stand", routes.stand, methods=["GET"]),
    ]


class TableRoutes:
    def __init__(self, desk: TableDesk) -> None:
        self.desk = desk

    async def show(self, request: Request) -> Response:
        return await run_in_threadpool(self._guarded, request, self._show)

    async def stand(self, request: Request) -> Response:
        return await run_in_threadpool(self._guarded, request, self._stand)

    async def receive(self, request: Request) -> Response:
        try:
            fields = await read_fields(request, MOST_BYTES)
        except Unreadable as error:
            return gone_page(error.status)
        return await run_in_threadpool(self._guarded, request, self._receive, fields)

    def _guarded(self, request: Request, make: Callable[..., Response], *given: Any) -> Response:
        try:
            return make(request, self._find(request), *given)
        except NotFound:
            return gone_page()
        except NotAllowed as error:
            return self._not_for(request, error.asker)

    def _find(self, request: Request) -> Presentation:
        token = request.path_params["token"]
        if len(token) > MAX_TOKEN:
            raise NotFound("presentation")
        found: Presentation = self.desk.read(who_asks(request), find_at_table, token)
        return found

    def _show(self, request: Request, at: Presentation) -> Response:
        return table_page(request, self._lay(request, at))

    def _lay(self, request: Request, at: Presentation) -> Laid:
        tag = self._tag(request, at)  # first, so that nothing that comes between is missed
        deck, _ = self.desk.shelf.find(at)
        material = self.desk.read(
            who_asks(request), load_bijeenkomst_notes, at.slug, at.bijeenkomst, today=today_here()
        )
        place = clamp(deck, at.position), at.revealed
        token = request.path_params["token"]
        return Laid(at, token, deck, place, material, self.desk.secret, tag)

    def _stand(self, request: Request, at: Presentation) -> Response:
        """Says only whether anything changed; the page then asks for itself again."""
        tag = self._tag(request, at)
        headers = {**PRESENTATION_HEADERS, "ETag": tag}
        status = 304 if request.headers.get("if-none-match") == tag else 204
        return Response(status_code=status, headers=headers)

    def _tag(self, request: Request, at: Presentation) -> str:
        stamp = self.desk.read(who_asks(request), bijeenkomst_stamp, at.slug, at.bijeenkomst)
        return f'"{blake2b(repr((at, stamp)).encode(), digest_size=8).hexdigest()}"'

    def _receive(self, request: Request, at: Presentation, fields: Fields) -> Response:
        action, _, about = only(fields, "do").partition(" ")
        if not is_our_form(request, fields, self.desk.secret):
            refused = Refused(fields, action, message=TOO_OLD)
            return self._refuse(request, at, refused, status=400)
        if action == STEER:
            deck, _ = self.desk.shelf.find(at)
            self.desk.steer(request.path_params["token"], **wanted(deck, fields))
            return self._after(request, action, {})
        write = partial(self.desk.write, who_asks(request))
        asked = Action(at, about, fields, today_here(), write)
        try:
            done = act(asked, action)
        except NotAccepted as error:
            refused = Refused(fields, action, error.field, error.message)
            return self._refuse(request, at, refused, status=422)
        told = {"kept": dict(done.kept or {}), "clashing": list(done.clashing)}
        if done.clashing and not wants_json(request):
            refused = Refused(fields, action, clashing=done.clashing, kept=done.kept or {})
            return self._refuse(request, at, refused, status=409)
        return self._after(request, action, told)

    def _refuse(
        self, request: Request, at: Presentation, refused: Refused, *, status: int
    ) -> Response:
        """Nothing changes; what was typed is still there."""
        if wants_json(request):
            told = {"field": refused.where, "message": refused.message}
            return JSONResponse(told, status, headers=dict(PRESENTATION_HEADERS))
        return table_page(request, self._lay(request, at), refused=refused, status=status)

    def _after(self, request: Request, action: str, told: dict[str, Any]) -> Response:
        if wants_json(request):
            return JSONResponse(told, headers=dict(PRESENTATION_HEADERS))
        here = with_query(table_address(request.path_params["token"]), request.query_params)
        anchor = ANCHORS.get(action, CARDS)
        return RedirectResponse(f"{here}#{anchor}", 303, headers=dict(PRESENTATION_HEADERS))

    def _not_for(self, request: Request, asker: Asker) -> Response:
        """Who could log in is led there; who did, but may not lead this, is told nothing."""
        if asker.is_known:
            return gone_page()
        if request.method == "POST" or request.url.path.endswith("/stand"):
            return gone_page(401)
        return to_login(request.scope)


def find_at_table(token: str, *, session: Any) -> Presentation:
    """The presentation of a bijeenkomst, for who may edit. Raises NotFound or NotAllowed."""
    found = load_presentation(token, session=session)
    check_right(Right.EDIT, found.slug, session=session)
    if not found.bijeenkomst:
        raise NotFound("bijeenkomst")
    return found
