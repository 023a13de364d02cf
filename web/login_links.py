"""The links that work once: an invitation, and a new password."""

from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from storage.commands.invitations import (
    accept_invitation,
    find_invitation,
    join_with_invitation,
)
from storage.commands.members import find_reset, use_reset
from storage.engine import reading, writing
from veranderverhaal.access import NOBODY, ROLE_LABELS, ROLE_MEANINGS, Kind
from veranderverhaal.accounts import InvitationView, Refused, ResetView
from veranderverhaal.text import NotAccepted
from web.form_input import Fields, only
from web.guard import LOGIN
from web.login import TELL, LoginRoutes, enter
from web.login_frame import (
    TOO_OLD,
    LoginDesk,
    Problem,
    address_of,
    kept,
    lead_to,
    problem_of,
    typed_twice,
)
from web.who_asks import who_asks

MAX_TOKEN = 100
# Such an address is its key: it is told to nobody, not even to ourselves.
NO_REFERRER = {"Referrer-Policy": "no-referrer"}


def link_routes(desk: LoginDesk) -> list[BaseRoute]:
    routes = LinkRoutes(desk)
    return [
        Route("/uitnodiging/{token}", routes.show_invitation, methods=["GET"]),
        Route("/uitnodiging/{token}", routes.receive_invitation, methods=["POST"]),
        Route("/wachtwoord/{token}", routes.show_reset, methods=["GET"]),
        Route("/wachtwoord/{token}", routes.receive_reset, methods=["POST"]),
    ]


class LinkRoutes(LoginRoutes):
    async def show_invitation(self, request: Request) -> Response:
        return secretly(await self.give(request, self._show_invitation))

    async def receive_invitation(self, request: Request) -> Response:
        return secretly(await self.take(request, self._judge_invitation))

    async def show_reset(self, request: Request) -> Response:
        return secretly(await self.give(request, self._show_reset))

    async def receive_reset(self, request: Request) -> Response:
        return secretly(await self.take(request, self._judge_reset))

    def _show_invitation(self, request: Request) -> Response:
        return self._invitation_page(request)

    def _invitation_page(
        self, request: Request, problem: Problem | None = None, **typed: str
    ) -> Response:
        try:
            found: InvitationView = self._find(find_invitation, request)
        except Refused as error:
            return self._over(request, error)
        asker = self.asker(request)
        return self.show(
            request,
            "invitation.html",
            problem,
            invitation=found,
            role=ROLE_LABELS[found.role],
            meaning=ROLE_MEANINGS[found.role],
            known=asker.name if asker.kind is Kind.ACCOUNT else "",
            path=request.url.path,
            **{"login": "", "name": "", **typed},
        )

    def _judge_invitation(self, request: Request, fields: Fields) -> Response:
        again = partial(self._invitation_page, request, **kept(fields, ["login", "name"]))
        if not self.is_ours(request, fields):
            return again(problem=Problem("", TOO_OLD))
        try:
            if only(fields, "what") == "join":
                return self._join(request)
            return self._accept(request, fields)
        except (NotAccepted, Refused) as error:
            return again(problem=problem_of(error))

    def _join(self, request: Request) -> Response:
        with writing(self.desk.engine(), who_asks(request)) as session:
            join_with_invitation(token_of(request), session=session)
        return lead_to("/")

    def _accept(self, request: Request, fields: Fields) -> Response:
        login, password = only(fields, "login"), only(fields, "password")
        typed_twice(password, only(fields, "again"))
        accept_invitation(
            self.desk.engine(),
            token_of(request),
            login,
            only(fields, "name"),
            password,
            address=address_of(request),
        )
        return enter(request, self._sign_in(request, login, password), "/")

    def _show_reset(self, request: Request) -> Response:
        return self._reset_page(request)

    def _reset_page(self, request: Request, problem: Problem | None = None) -> Response:
        try:
            found: ResetView = self._find(find_reset, request)
        except Refused as error:
            return self._over(request, error)
        return self.show(request, "new_password.html", problem, reset=found)

    def _judge_reset(self, request: Request, fields: Fields) -> Response:
        if not self.is_ours(request, fields):
            return self._reset_page(request, Problem("", TOO_OLD))
        password = only(fields, "password")
        try:
            typed_twice(password, only(fields, "again"))
            use_reset(self.desk.engine(), token_of(request), password, address=address_of(request))
        except (NotAccepted, Refused) as error:
            return self._reset_page(request, problem_of(error))
        return lead_to(f"{LOGIN}?{TELL}=wachtwoord")

    def _find(self, find: Any, request: Request) -> Any:
        with reading(self.desk.engine(), NOBODY) as session:
            return find(token_of(request), session=session)

    def _over(self, request: Request, error: Refused) -> Response:
        response = self.show(request, "link_over.html", message=error.message)
        response.status_code = 404
        return response


def token_of(request: Request) -> str:
    token = str(request.path_params["token"])
    return token if token.isascii() and len(token) <= MAX_TOKEN else ""


def secretly(response: Response) -> Response:
    response.headers.update(NO_REFERRER)
    return response
