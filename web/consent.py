"""One person agrees to their own citaat at /toestemming/<token>, or takes that back there.

The address is the key, so nothing on it may tell the address to anybody. Nobody is asked who they
are: it is handed over on a tablet, or sent to one person.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from storage.commands.shared import EditConflict
from storage.consent_queries import ConsentPage
from storage.finding import NotFound
from veranderverhaal.citaat import ConsentWay, Naming, Purpose
from veranderverhaal.consent import Consent, ConsentState, consent_state
from veranderverhaal.retention import add_months
from veranderverhaal.text import NotAccepted
from web.consent_page import MONTHS, ask_page, sure_page, told_page
from web.csrf import is_our_form
from web.form_input import Fields, Unreadable, only, read_fields
from web.form_page import PRIVATE
from web.templating import page

START = "/toestemming"
MOST_BYTES = 8192
MOST_TOKEN = 60
NO = "nee"
TOLD = (ConsentState.AGREED, ConsentState.WITHDRAWN)
TOO_OLD = NotAccepted("", "Deze bladzijde was te oud. Kijk nog een keer, en kies opnieuw.")
CHANGED = NotAccepted("", "Wat er komt te staan, is net veranderd. Kijk nog een keer.")


@dataclass(frozen=True)
class ConsentDesk:
    """What the routes share. `find`, `agree` and `withdraw` raise NotFound for a token that is not
    good; `agree` also NotAccepted, and EditConflict when another text was seen.
    """

    find: Callable[[str], ConsentPage]
    agree: Callable[[str, Consent, str], object]
    withdraw: Callable[[str], object]
    secret: Callable[[], bytes]
    today: Callable[[], date]


def consent_routes(desk: ConsentDesk) -> list[BaseRoute]:
    routes = ConsentRoutes(desk)
    at = f"{START}/{{token}}"
    return [
        Route(at, routes.show, methods=["GET"]),
        Route(at, routes.choose, methods=["POST"]),
        Route(f"{at}/opnieuw", routes.ask_again, methods=["GET"]),
        Route(f"{at}/intrekken", routes.ask_whether_sure, methods=["GET"]),
        Route(f"{at}/intrekken", routes.withdraw, methods=["POST"]),
    ]


class ConsentRoutes:
    def __init__(self, desk: ConsentDesk) -> None:
        self.desk = desk

    async def show(self, request: Request) -> Response:
        return await run_in_threadpool(self._guarded, request, self._show)

    async def ask_again(self, request: Request) -> Response:
        return await run_in_threadpool(self._guarded, request, self._ask)

    async def ask_whether_sure(self, request: Request) -> Response:
        return await run_in_threadpool(self._guarded, request, self._ask_whether_sure)

    async def choose(self, request: Request) -> Response:
        return await self._receive(request, self._choose)

    async def withdraw(self, request: Request) -> Response:
        return await self._receive(request, self._withdraw)

    async def _receive(
        self, request: Request, act: Callable[[Request, ConsentPage, Fields], Response]
    ) -> Response:
        try:
            fields = await read_fields(request, MOST_BYTES)
        except Unreadable as error:
            return page("not_found.html", status=error.status)

        def answer(request: Request, found: ConsentPage) -> Response:
            return act(request, found, fields)

        return await run_in_threadpool(self._guarded, request, answer)

    def _guarded(
        self, request: Request, act: Callable[[Request, ConsentPage], Response]
    ) -> Response:
        """Looked up anew every time: what was taken away is gone at once."""
        token = token_of(request)
        try:
            if not 0 < len(token) <= MOST_TOKEN:
                raise NotFound(token)
            return act(request, self.desk.find(token))
        except NotFound:
            return page("not_found.html", status=404)

    def _show(self, request: Request, found: ConsentPage) -> Response:
        today = self.desk.today()
        is_told = consent_state(found.citaat, today) in TOLD
        if is_told or found.removed:
            return told_page(found, start_of(request), today)
        return self._ask(request, found)

    def _ask(
        self,
        request: Request,
        found: ConsentPage,
        fields: Fields | None = None,
        problem: NotAccepted | None = None,
    ) -> Response:
        at, today = start_of(request), self.desk.today()
        if found.removed:
            return told_page(found, at, today)
        return ask_page(request, self.desk.secret, found, at, today, fields, problem)

    def _ask_whether_sure(
        self, request: Request, found: ConsentPage, problem: NotAccepted | None = None
    ) -> Response:
        return sure_page(request, self.desk.secret, found, start_of(request), problem)

    def _choose(self, request: Request, found: ConsentPage, fields: Fields) -> Response:
        if not is_our_form(request, fields, self.desk.secret):
            return self._ask(request, found, fields, TOO_OLD)
        if only(fields, "choice") == NO:
            self.desk.withdraw(token_of(request))
            return lead_to(start_of(request))
        try:
            consent = read_consent(fields, found, self.desk.today())
            self.desk.agree(token_of(request), consent, only(fields, "seen"))
        except NotAccepted as problem:
            return self._ask(request, found, fields, problem)
        except EditConflict:
            return self._ask(request, self.desk.find(token_of(request)), fields, CHANGED)
        return lead_to(start_of(request))

    def _withdraw(self, request: Request, found: ConsentPage, fields: Fields) -> Response:
        if not is_our_form(request, fields, self.desk.secret):
            return self._ask_whether_sure(request, found, TOO_OLD)
        self.desk.withdraw(token_of(request))
        return lead_to(start_of(request))


def read_consent(fields: Fields, found: ConsentPage, today: date) -> Consent:
    """What was ticked. Raises NotAccepted where something must be chosen that was not."""
    ticked = set(fields.get("may", ()))
    naming = next((one for one in Naming if one.value == only(fields, "naming")), None)
    photo = only(fields, "photo")
    if found.citaat.photo and photo not in ("ja", "nee"):
        raise NotAccepted("photo", "Kies of je foto erbij mag.")
    months = next((one for one in MONTHS if str(one) == only(fields, "months")), None)
    if months is None:
        raise NotAccepted("months", "Kies hoe lang het mag.")
    return Consent(
        purposes=tuple(one for one in Purpose if one.value in ticked),
        agreed_on=today,
        until=add_months(today, months),
        naming=naming,
        speaker=only(fields, "speaker"),
        photo=photo != "nee",
        how=ConsentWay.SCREEN,
    )


def token_of(request: Request) -> str:
    return str(request.path_params["token"])


def start_of(request: Request) -> str:
    return f"{START}/{token_of(request)}"


def lead_to(address: str) -> Response:
    return RedirectResponse(address, 303, headers=PRIVATE)
