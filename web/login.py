"""Logging in and out, and the first account."""

from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from storage.commands.accounts import create_first_account
from storage.commands.sessions import sign_in, sign_out
from storage.engine import reading, writing
from storage.recognising import has_accounts
from veranderverhaal.access import NOBODY, Kind
from veranderverhaal.accounts import CODE_OVER, Refused, SignedIn
from veranderverhaal.text import NotAccepted
from web.form_input import Fields, only
from web.guard import BACK, LOGIN, NEVER_STORE, TABLET, own_path
from web.login_frame import (
    TOO_OLD,
    LoginDesk,
    LoginFrame,
    Problem,
    address_of,
    browser_of,
    kept,
    lead_to,
    problem_of,
    typed_twice,
)
from web.session_cookie import BEFORE_LOGIN, find_cookie, forget_cookie, set_cookie
from web.templating import page
from web.who_asks import shown_by, who_asks

FIRST = "/eerste-account"
TOLD = {
    "uit": "Je bent uitgelogd.",
    "wachtwoord": "Je nieuwe wachtwoord is bewaard. Log nu in.",
}
TELL = "na"  # what was done just before, in the address of the login


def login_routes(desk: LoginDesk) -> list[BaseRoute]:
    routes = LoginRoutes(desk)
    return [
        Route(LOGIN, routes.show_login, methods=["GET"]),
        Route(LOGIN, routes.receive_login, methods=["POST"]),
        Route("/uitloggen", routes.show_logout, methods=["GET"]),
        Route("/uitloggen", routes.receive_logout, methods=["POST"]),
        Route(FIRST, routes.show_first, methods=["GET"]),
        Route(FIRST, routes.receive_first, methods=["POST"]),
    ]


class LoginRoutes(LoginFrame):
    async def show_login(self, request: Request) -> Response:
        return await self.give(request, self._show_login)

    async def receive_login(self, request: Request) -> Response:
        return await self.take(request, self._judge_login)

    async def show_logout(self, request: Request) -> Response:
        return await self.give(request, partial(self.show, template="logout.html"))

    async def receive_logout(self, request: Request) -> Response:
        return await self.take(request, self._judge_logout)

    async def show_first(self, request: Request) -> Response:
        return await self.give(request, self._show_first)

    async def receive_first(self, request: Request) -> Response:
        return await self.take(request, self._judge_first)

    def _show_login(self, request: Request) -> Response:
        back = own_path(request.query_params.get(BACK, ""))
        if self.asker(request).is_known:
            return lead_to(back)
        if not self._has_accounts():
            return self._no_first(request) or lead_to(FIRST)
        told = TOLD.get(request.query_params.get(TELL, ""), "")
        return self.show(request, "login.html", login="", back=back, told=told)

    def _judge_login(self, request: Request, fields: Fields) -> Response:
        back = own_path(only(fields, BACK))
        again = partial(self.show, request, "login.html", back=back, told="")
        typed = kept(fields, ["login"])
        if not self.is_ours(request, fields):
            return again(problem=Problem("", TOO_OLD), **typed)
        try:
            begun = self._sign_in(request, only(fields, "login"), only(fields, "password"))
        except Refused as error:
            return again(problem=problem_of(error), **typed)
        return enter(request, begun, back)

    def _sign_in(self, request: Request, login: str, password: str) -> SignedIn:
        """A fresh session; that of before ends. Raises Refused."""
        begun = sign_in(
            self.desk.engine(),
            login,
            password,
            address=address_of(request),
            browser=browser_of(request),
        )
        self._end_session(request)
        return begun

    def _end_session(self, request: Request) -> None:
        if token := find_cookie(request.scope):
            with writing(self.desk.engine(), NOBODY) as session:
                sign_out(token, session=session)

    def _judge_logout(self, request: Request, fields: Fields) -> Response:
        if not self.is_ours(request, fields):
            return self.show(request, "logout.html", Problem("", TOO_OLD))
        self._end_session(request)
        return leave(request)

    def _show_first(self, request: Request) -> Response:
        if self._has_accounts():
            return lead_to(LOGIN)
        if refused := self._no_first(request):
            return refused
        return self.show(
            request,
            "first_account.html",
            login="",
            name="",
            code="",
            needs_code=self._needs_code(request),
        )

    def _no_first(self, request: Request) -> Response | None:
        """Why nobody makes the first account here: on a computer that is in the invoerstand, or
        where no code was made and somebody did not come by themselves.
        """
        if self.asker(request).kind is Kind.HERE:
            return None
        if shown_by(request).here:
            return lead_to(TABLET)
        is_without_code = self.desk.listens_here() and not self.desk.provider
        return (
            page("type_address.html", status=403, headers=NEVER_STORE) if is_without_code else None
        )

    def _needs_code(self, request: Request) -> bool:
        return self.asker(request).kind is not Kind.HERE

    def _judge_first(self, request: Request, fields: Fields) -> Response:
        again = partial(
            self.show,
            request,
            "first_account.html",
            needs_code=self._needs_code(request),
            **kept(fields, ["login", "name", "code"]),
        )
        if not self.is_ours(request, fields):
            return again(problem=Problem("", TOO_OLD))
        if not self._has_accounts() and (refused := self._no_first(request)):
            return refused
        login, password = only(fields, "login"), only(fields, "password")
        try:
            typed_twice(password, only(fields, "again"))
            create_first_account(
                self.desk.engine(),
                login,
                only(fields, "name"),
                password,
                code=only(fields, "code"),
                who=who_asks(request),
                address=address_of(request),
            )
            begun = self._sign_in(request, login, password)
        except (NotAccepted, Refused) as error:
            return again(problem=about_code(problem_of(error)))
        return enter(request, begun, "/")

    def _has_accounts(self) -> bool:
        with reading(self.desk.engine(), NOBODY) as session:
            return has_accounts(session=session)


def about_code(problem: Problem) -> Problem:
    """The same, beside the field of the code when it is about that."""
    return Problem("code", CODE_OVER) if problem.message == CODE_OVER else problem


def enter(request: Request, begun: SignedIn, back: str) -> Response:
    """Lead on, with the cookie of the session that just began."""
    response = lead_to(back)
    set_cookie(response, request.scope, begun.token)
    forget_cookie(response, request.scope, BEFORE_LOGIN)
    return response


def leave(request: Request) -> Response:
    """Lead to the login, without the cookie."""
    response = lead_to(f"{LOGIN}?{TELL}=uit")
    forget_cookie(response, request.scope)
    return response
