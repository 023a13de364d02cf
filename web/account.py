"""One's own account: name, password, where one is logged in, and what is kept of it."""

import json
from collections.abc import Callable, Mapping
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from storage.account_queries import load_account
from storage.commands.accounts import save_name
from storage.commands.sessions import (
    change_password,
    end_session,
    list_sessions,
    sign_out_everywhere,
)
from storage.engine import reading, writing
from storage.finding import NotFound
from storage.kept_of import kept_of_account
from veranderverhaal.accounts import Refused
from veranderverhaal.text import NotAccepted
from web.form_input import Fields, only
from web.headers import LOGIN_HEADERS
from web.login import LoginRoutes, leave
from web.login_frame import (
    TOO_OLD,
    LoginDesk,
    Problem,
    address_of,
    lead_to,
    problem_of,
    typed_twice,
)
from web.session_cookie import find_cookie
from web.who_asks import who_asks

ACCOUNT = "/account"
KEPT = "/account/gegevens"
KEPT_FILE = "mijn-gegevens.json"
DONE = "klaar"
DONE_WORDS = {
    "name": "Je naam is bewaard.",
    "password": "Je wachtwoord is veranderd. Op andere plekken ben je nu uitgelogd.",
    "session": "Daar ben je nu uitgelogd.",
}
NEVER_STORE = {"Cache-Control": "no-store"}
Act = Callable[[Request, Fields], Response]


def account_routes(desk: LoginDesk) -> list[BaseRoute]:
    routes = AccountRoutes(desk)
    return [
        Route(ACCOUNT, routes.show_account, methods=["GET"]),
        Route(ACCOUNT, routes.receive_account, methods=["POST"]),
        Route(KEPT, routes.give_kept, methods=["GET"]),
        Route("/sessie", say_known, methods=["GET"]),
    ]


async def say_known(_request: Request) -> Response:
    """An open page asks this now and then; who is not known does not come past the guard."""
    return Response(status_code=204, headers=NEVER_STORE)


class AccountRoutes(LoginRoutes):
    async def show_account(self, request: Request) -> Response:
        return await self.give(request, self._account_page)

    async def receive_account(self, request: Request) -> Response:
        return await self.take(request, self._judge_account)

    async def give_kept(self, request: Request) -> Response:
        return await self.give(request, self._kept_file)

    def _kept_file(self, request: Request) -> Response:
        """What is kept of who asks, and of nobody else."""
        with reading(self.desk.engine(), who_asks(request)) as session:
            account = load_account(session=session)
            if account is None:
                return lead_to(ACCOUNT)
            found = kept_of_account(account.key, session=session)
        content = json.dumps(found, ensure_ascii=False, indent=2)
        named = {"Content-Disposition": f'attachment; filename="{KEPT_FILE}"'}
        return Response(content, 200, {**LOGIN_HEADERS, **named}, "application/json")

    def _account_page(
        self, request: Request, problem: Problem | None = None, name: str | None = None
    ) -> Response:
        token = find_cookie(request.scope)
        with reading(self.desk.engine(), who_asks(request)) as session:
            account = load_account(session=session)
            sessions = list_sessions(token=token, session=session) if account else []
        done = DONE_WORDS.get(request.query_params.get(DONE, ""), "")
        return self.show(
            request,
            "account.html",
            problem,
            account=account,
            name=account.name if account and name is None else name or "",
            sessions=sessions,
            done="" if problem else done,
        )

    def _judge_account(self, request: Request, fields: Fields) -> Response:
        again = partial(self._account_page, request)
        if not self.is_ours(request, fields):
            return again(Problem("", TOO_OLD))
        what = only(fields, "what")
        acts: Mapping[str, Act] = {
            "name": self._save_name,
            "password": self._change_password,
            "session": self._end_one,
            "everywhere": self._end_all,
        }
        if what not in acts:
            return again(Problem("", TOO_OLD))
        try:
            return acts[what](request, fields)
        except (NotAccepted, Refused) as error:
            return again(problem_of(error), only(fields, "name") if what == "name" else None)

    def _save_name(self, request: Request, fields: Fields) -> Response:
        with writing(self.desk.engine(), who_asks(request)) as session:
            save_name(only(fields, "name"), session=session)
        return done("name")

    def _change_password(self, request: Request, fields: Fields) -> Response:
        password = only(fields, "password")
        typed_twice(password, only(fields, "again"))
        change_password(
            self.desk.engine(),
            only(fields, "old"),
            password,
            who=who_asks(request),
            token=find_cookie(request.scope),
            address=address_of(request),
        )
        return done("password")

    def _end_one(self, request: Request, fields: Fields) -> Response:
        try:
            with writing(self.desk.engine(), who_asks(request)) as session:
                end_session(only(fields, "session"), session=session)
        except NotFound:
            pass  # it ended by itself meanwhile
        return done("session")

    def _end_all(self, request: Request, _fields: Fields) -> Response:
        with writing(self.desk.engine(), who_asks(request)) as session:
            account = load_account(session=session)
            if account is not None:
                sign_out_everywhere(account.key, session=session)
        return leave(request)


def done(what: str) -> Response:
    return lead_to(f"{ACCOUNT}?{DONE}={what}")
