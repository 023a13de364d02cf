"""Logging in at a provider, at /inloggen/extern: there, back, and then a session of our own."""

import hmac
import logging
import re

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from storage.commands.providers import sign_in_with_provider
from veranderverhaal.accounts import Refused
from veranderverhaal.incident import tell_error
from veranderverhaal.log_lines import fields_of_error
from veranderverhaal.provider import CodeNeeded, Identity
from web.form_input import Fields, only
from web.guard import BACK, own_path
from web.login import LoginRoutes, enter
from web.login_frame import TOO_OLD, LoginDesk, Problem, address_of, browser_of, lead_to
from web.oidc_cookie import Kept, challenge_of, derive, find, forget, fresh_seed, keep
from web.oidc_provider import Provider, ProviderFailed
from web.who_asks import who_asks

OUT = "/inloggen/extern"
RETURN = f"{OUT}/terug"
CODE = f"{OUT}/code"
INVITATION = re.compile(r"/uitnodiging/([A-Za-z0-9_-]{20,100})")
MOST_CODE = 4000
# Apart from those that judge passwords: a provider that is slow keeps nobody else out.
THREADS = CapacityLimiter(4)

log = logging.getLogger(__name__)


def oidc_routes(desk: LoginDesk, provider: Provider) -> list[BaseRoute]:
    routes = ProviderRoutes(desk, provider)
    return [
        Route(OUT, routes.send_out, methods=["GET"]),
        Route(RETURN, routes.come_back, methods=["GET"]),
        Route(CODE, routes.receive_code, methods=["POST"]),
    ]


class ProviderRoutes(LoginRoutes):
    def __init__(self, desk: LoginDesk, provider: Provider) -> None:
        super().__init__(desk)
        self.elsewhere = provider

    async def send_out(self, request: Request) -> Response:
        return await run_sync(self._send_out, request, limiter=THREADS)

    async def come_back(self, request: Request) -> Response:
        return await run_sync(self._come_back, request, limiter=THREADS)

    async def receive_code(self, request: Request) -> Response:
        return await self.take(request, self._judge_code)

    def _send_out(self, request: Request) -> Response:
        seed, back = fresh_seed(), own_path(request.query_params.get(BACK, ""))
        try:
            address = self.elsewhere.login_address(
                state=derive(seed, "state"),
                nonce=derive(seed, "nonce"),
                challenge=challenge_of(derive(seed, "verifier")),
                back=return_address(request),
            )
        except ProviderFailed as error:
            return self._failed(request, error)
        response = lead_to(address)
        keep(response, request, {"seed": seed, "back": back}, self.desk.secret())
        return response

    def _come_back(self, request: Request) -> Response:
        kept = find(request, self.desk.secret())
        try:
            identity = self._identify(request, kept)
        except ProviderFailed as error:
            return self._failed(request, error)
        return self._let_in(request, identity, kept["back"])

    def _identify(self, request: Request, kept: Kept) -> Identity:
        """Who came back from the provider. Raises ProviderFailed."""
        told = request.query_params
        if "seed" not in kept:
            raise ProviderFailed("it did not begin here, or too long ago")
        seed = kept["seed"]
        if not hmac.compare_digest(told.get("state", "").encode(), derive(seed, "state").encode()):
            raise ProviderFailed("the state is not ours")
        if told.get("iss", self.elsewhere.settings.issuer) != self.elsewhere.settings.issuer:
            raise ProviderFailed("somebody else answers")  # RFC 9207
        if "error" in told or not 0 < len(told.get("code", "")) <= MOST_CODE:
            raise ProviderFailed("it says no")
        return self.elsewhere.identify(
            told["code"],
            verifier=derive(seed, "verifier"),
            nonce=derive(seed, "nonce"),
            back=return_address(request),
        )

    def _let_in(
        self, request: Request, identity: Identity, back: str, code: str | None = None
    ) -> Response:
        invited = INVITATION.fullmatch(back)
        try:
            begun, is_new = sign_in_with_provider(
                self.desk.engine(),
                identity,
                invitation=invited[1] if invited else "",
                code=code,
                who=who_asks(request),
                address=address_of(request),
                browser=browser_of(request),
            )
        except CodeNeeded as error:
            return self._ask_code(request, identity, error)
        except Refused as error:
            response = self.show(
                request, "provider_failed.html", title="Je kunt nog niet verder", why=error.message
            )
            response.status_code = 429 if error.retry_seconds else 403
            forget(response, request)
            return response
        self._end_session(request)
        response = enter(request, begun, "/" if is_new else back)
        forget(response, request)
        return response

    def _ask_code(
        self, request: Request, identity: Identity, error: Refused | None = None
    ) -> Response:
        """The first account of all: who it is stays in the cookie while the code is typed."""
        problem = Problem("code", error.message, error.retry_seconds) if error else None
        problem = problem if problem and problem.message else None
        response = self.show(request, "provider_code.html", problem, name=identity.name)
        who = {"issuer": identity.issuer, "subject": identity.subject}
        shown = {"name": identity.name[:200], "login": identity.login[:200]}
        keep(response, request, {**who, **shown}, self.desk.secret())
        return response

    def _judge_code(self, request: Request, fields: Fields) -> Response:
        kept = find(request, self.desk.secret())
        if kept.get("issuer") != self.elsewhere.settings.issuer:
            return self._failed(request, ProviderFailed("it did not begin here, or too long ago"))
        identity = Identity(kept["issuer"], kept["subject"], kept["name"], kept["login"])
        if not self.is_ours(request, fields):
            return self._ask_code(request, identity, Refused(TOO_OLD))
        return self._let_in(request, identity, "/", only(fields, "code"))

    def _failed(self, request: Request, error: ProviderFailed) -> Response:
        """A kind page; why stands in the log of the program, without anything that was sent."""
        told = {"place": RETURN, **fields_of_error(tell_error(error))}
        log.warning("logging in at the provider failed", extra=told)
        response = self.show(
            request,
            "provider_failed.html",
            title=f"Inloggen met {self.elsewhere.settings.name} lukte niet",
            why="Je bent niet ingelogd. Probeer het nog een keer. "
            "Lukt het weer niet? Wacht dan even, of log in met een wachtwoord.",
        )
        response.status_code = 503
        forget(response, request)
        return response


def return_address(request: Request) -> str:
    """Where the provider sends somebody back to: the address at which they know us."""
    return f"{request.url.scheme}://{request.url.netloc}{RETURN}"
