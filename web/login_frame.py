"""What the pages about logging in share: how they are shown, and how their forms are taken."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from storage.asker import asker_of
from storage.asking import NotAllowed
from storage.engine import Engine, reading
from veranderverhaal.access import Asker
from veranderverhaal.accounts import Refused
from veranderverhaal.browsers import describe_browser
from veranderverhaal.text import NotAccepted
from web.csrf import form_token, is_our_form, remember
from web.form_input import Fields, Unreadable, read_fields
from web.guard import to_login
from web.headers import LOGIN_HEADERS
from web.templating import ENVIRONMENT
from web.who_asks import who_asks

MOST_BYTES = 16 * 1024
MOST_AT_ONCE = 8  # judging a password takes a thread, and memory
TOO_OLD = "Deze bladzijde stond te lang open, of ging niet goed. Probeer het nog een keer."
DIFFERENT = "Dit is niet hetzelfde wachtwoord als hierboven. Typ het twee keer."


@dataclass(frozen=True)
class LoginDesk:
    """What the routes share. `provider` is the name of who else may say who somebody is;
    `listens_here` whether nothing outside this computer reaches us.
    """

    engine: Callable[[], Engine]
    secret: Callable[[], bytes]
    provider: str = ""
    listens_here: Callable[[], bool] = lambda: False


@dataclass(frozen=True)
class Problem:
    """What is wrong with what was typed; `field` is empty when that is not about one of them."""

    field: str
    message: str
    wait: int = 0  # seconds


Judge = Callable[[Request, Fields], Response]
THREADS = CapacityLimiter(MOST_AT_ONCE)


class LoginFrame:
    """Shows pages and takes forms. What `show` and judges do blocks: they run in threads."""

    def __init__(self, desk: LoginDesk) -> None:
        self.desk = desk

    async def give(self, request: Request, show: Callable[[Request], Response]) -> Response:
        """The page that `show` makes."""
        try:
            return await run_sync(show, request, limiter=THREADS)
        except NotAllowed:
            return to_login(request.scope)

    async def take(self, request: Request, judge: Judge) -> Response:
        """What becomes of a posted form."""
        try:
            fields = await read_fields(request, MOST_BYTES)
        except Unreadable as error:
            return refused_page(error.status)
        try:
            return await run_sync(judge, request, fields, limiter=THREADS)
        except NotAllowed:
            return to_login(request.scope)

    def is_ours(self, request: Request, fields: Fields) -> bool:
        return is_our_form(request, fields, self.desk.secret)

    def show(
        self, request: Request, template: str, problem: Problem | None = None, **values: Any
    ) -> Response:
        """A page, and with a problem the status and the words for it."""
        html = ENVIRONMENT.get_template(template).render(
            csrf=form_token(request, self.desk.secret),
            problem=problem,
            provider=self.desk.provider,
            **values,
        )
        status = 200 if problem is None else 429 if problem.wait else 400
        headers = dict(LOGIN_HEADERS)
        if problem and problem.wait:
            headers["Retry-After"] = str(problem.wait)
        return remember(request, Response(html, status, headers, "text/html"))

    def asker(self, request: Request) -> Asker:
        """Who sits there."""
        with reading(self.desk.engine(), who_asks(request)) as session:
            return asker_of(session)


def problem_of(error: Exception) -> Problem:
    """What a refusal of storage says on the page."""
    if isinstance(error, NotAccepted):
        return Problem(error.field, error.message)
    if isinstance(error, Refused):
        return Problem("", error.message, error.retry_seconds)
    raise error


def lead_to(path: str) -> RedirectResponse:
    return RedirectResponse(path, 303, headers=dict(LOGIN_HEADERS))


def refused_page(status: int) -> Response:
    html = ENVIRONMENT.get_template("login_refused.html").render()
    return Response(html, status, dict(LOGIN_HEADERS), "text/html")


def address_of(request: Request) -> str:
    return request.client.host if request.client else ""


def browser_of(request: Request) -> str:
    return describe_browser(request.headers.get("user-agent", ""))


def typed_twice(password: str, again: str) -> None:
    """Raises NotAccepted when somebody typed something else the second time."""
    if password != again:
        raise NotAccepted("again", DIFFERENT)


def kept(fields: Fields, names: Sequence[str]) -> dict[str, Any]:
    """What was typed, to show again; never a password."""
    return {name: next(iter(fields.get(name, ())), "")[:200] for name in names}
