"""The invoerstand at /invoerstand: only the forms, on a tablet that goes from hand to hand."""

from collections.abc import Callable
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from storage.asking import NotAllowed
from storage.engine import Who
from storage.finding import NotFound
from veranderverhaal.accounts import Refused
from veranderverhaal.model import Initiatief
from veranderverhaal.tablet import Tablet, Unlocking
from veranderverhaal.text import NotAccepted
from web.csrf import is_our_form
from web.form_input import Fields, Unreadable, only, read_fields
from web.form_page import PRIVATE
from web.session_cookie import find_cookie, forget_cookie
from web.tablet_mark import TABLET_START, clear_mark, is_handed_round, set_lasting, set_mark
from web.tablet_page import begin_page, elsewhere_page, over_page, pin_page, start_page, wrong_words
from web.templating import page
from web.who_asks import who_asks

MOST_BYTES = 4096
TOO_OLD = "Deze bladzijde was te oud. Typ de pincode nog een keer."


@dataclass(frozen=True)
class TabletDesk:
    """What the routes share. `find` knows a tablet by its token; `initiatief` and `lock` raise
    NotFound and NotAllowed; `describe` says in a few words what browser this is, `is_locked_here`
    that another browser on this computer without accounts is one.
    """

    find: Callable[[str], Tablet | None]
    initiatief: Callable[[Who, str], Initiatief]
    lock: Callable[..., str]
    unlock: Callable[[str, str], Unlocking]
    describe: Callable[[str], str]
    secret: Callable[[], bytes]
    is_locked_here: Callable[[], bool] = lambda: False


def tablet_routes(desk: TabletDesk) -> list[BaseRoute]:
    routes = TabletRoutes(desk)
    return [
        Route(TABLET_START, routes.start, methods=["GET"]),
        Route(f"{TABLET_START}/begin", routes.ask_to_lock, methods=["GET"]),
        Route(f"{TABLET_START}/begin", routes.lock, methods=["POST"]),
        Route(f"{TABLET_START}/klaar", routes.ask_pin, methods=["GET"]),
        Route(f"{TABLET_START}/klaar", routes.unlock, methods=["POST"]),
    ]


class TabletRoutes:
    def __init__(self, desk: TabletDesk) -> None:
        self.desk = desk

    async def start(self, request: Request) -> Response:
        return await run_in_threadpool(self._start, request)

    async def ask_to_lock(self, request: Request) -> Response:
        slug = request.query_params.get("initiatief", "")
        return await run_in_threadpool(self._ask_to_lock, request, slug)

    async def lock(self, request: Request) -> Response:
        return await self._receive(request, self._lock)

    async def ask_pin(self, request: Request) -> Response:
        return await run_in_threadpool(self._ask_pin, request)

    async def unlock(self, request: Request) -> Response:
        return await self._receive(request, self._unlock)

    async def _receive(
        self, request: Request, act: Callable[[Request, Fields], Response]
    ) -> Response:
        try:
            fields = await read_fields(request, MOST_BYTES)
        except Unreadable as error:
            return page("not_found.html", status=error.status)
        return await run_in_threadpool(act, request, fields)

    def _start(self, request: Request) -> Response:
        tablet = self.desk.find(find_cookie(request.scope))
        if tablet is None and self.desk.is_locked_here():
            return elsewhere_page()
        if tablet is None or tablet.is_over:
            return over_page(tablet, began=is_handed_round(request))
        response = start_page(tablet)
        set_mark(response, request)  # and once more, or it would end while the lock goes on
        return response

    def _ask_to_lock(
        self, request: Request, slug: str, problem: NotAccepted | None = None
    ) -> Response:
        if self.desk.find(find_cookie(request.scope)) is not None:
            return lead_to(TABLET_START)
        try:
            initiatief = self.desk.initiatief(who_asks(request), slug)
        except (NotFound, NotAllowed):
            if self.desk.is_locked_here():
                return lead_to(TABLET_START)
            return page("not_found.html", status=404)
        return begin_page(request, self.desk.secret, initiatief, problem)

    def _lock(self, request: Request, fields: Fields) -> Response:
        slug, token = only(fields, "initiatief"), find_cookie(request.scope)
        if not is_our_form(request, fields, self.desk.secret):
            return self._ask_to_lock(request, slug, NotAccepted("pin", TOO_OLD))
        try:
            locked = self.desk.lock(
                who_asks(request),
                slug,
                only(fields, "pin"),
                only(fields, "again"),
                token=token,
                browser=self.desk.describe(request.headers.get("user-agent", "")),
            )
        except NotAccepted as problem:
            return self._ask_to_lock(request, slug, problem)
        except Refused as refused:
            return self._ask_to_lock(request, slug, NotAccepted("pin", refused.message))
        except (NotFound, NotAllowed):
            return page("not_found.html", status=404)
        response = lead_to(TABLET_START)
        set_mark(response, request)
        if locked != token:
            set_lasting(response, request, locked)
        return response

    def _ask_pin(self, request: Request, problem: str = "", status: int = 200) -> Response:
        tablet = self.desk.find(find_cookie(request.scope))
        if tablet is not None:
            return pin_page(request, self.desk.secret, tablet, problem, status=status)
        response = lead_to("/")
        clear_mark(response, request)
        return response

    def _unlock(self, request: Request, fields: Fields) -> Response:
        if not is_our_form(request, fields, self.desk.secret):
            return self._ask_pin(request, TOO_OLD, 400)
        try:
            outcome = self.desk.unlock(find_cookie(request.scope), only(fields, "pin"))
        except Refused as refused:
            return self._ask_pin(request, refused.message, 429)
        if outcome.unlocked:
            response = lead_to("/")
            clear_mark(response, request)
            if not outcome.had_account:
                forget_cookie(response, request.scope)
            return response
        if outcome.ended:
            return over_page(None, began=True, too_often=True)
        status = 429 if outcome.wait_seconds else 400
        return self._ask_pin(request, wrong_words(outcome), status)


def lead_to(address: str) -> Response:
    return RedirectResponse(address, 303, headers=PRIVATE)
