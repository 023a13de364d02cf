"""The form for respondents at /v/<code>: plain HTML that works everywhere and remembers nobody."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from storage.meting_queries import Form
from storage.responses import Arrival, Arrived, Begun
from veranderverhaal.frame_texts import preferred_language
from veranderverhaal.linking import person_hash
from veranderverhaal.meting import MetingState, week_of
from veranderverhaal.meting import Response as Answered
from veranderverhaal.question import Answer, accept_answers
from veranderverhaal.vragenlijst import LANGUAGES
from web.errors import Note
from web.form_contact import contact_in
from web.form_input import (
    SECONDS_ON_A_SLOW_LINE,
    Fields,
    Unreadable,
    given_answers,
    most_bytes,
    only,
    read_body,
    read_fields,
)
from web.form_page import (
    PERSON_FIELDS,
    PRIVATE,
    Problem,
    message_page,
    refused_page,
    thanks_page,
)
from web.form_shelf import FormShelf, FormSource, KeptForm
from web.rate_limit import RateLimit
from web.session_cookie import find_cookie
from web.tablet_mark import TABLET_START, is_handed_round

LANGUAGE_PARAMETER = "taal"
BEGUN = "begun"  # the token of the page where the answers on this device were begun
TRAP = "website"  # a field that people do not see: what fills it in is no person
MAX_MEMORY = 200
MAX_TOKEN = 100
# Those who wait for the writer do not take the threads that static files need.
MOST_WAITING = 128


@dataclass(frozen=True)
class FormDesk:
    """What the routes share. `keep` blocks until the answers are on disk; `begin` never does.

    Who begins has a limit apart: it takes no room from who sends.
    """

    source: FormSource
    keep: Callable[[Arrival], Arrived]
    begin: Callable[[Begun], None]
    is_tablet: Callable[[str], bool] = lambda _token: False  # by the token of its session
    note: Note = lambda _error, _path: ""
    limit: RateLimit = field(default_factory=lambda: RateLimit(kind="form"))
    begun_limit: RateLimit = field(default_factory=lambda: RateLimit(kind="begun"))


def form_routes(desk: FormDesk) -> list[BaseRoute]:
    routes = FormRoutes(desk)
    return [
        Route("/v/{code}", routes.show, methods=["GET"]),
        Route("/v/{code}", routes.receive, methods=["POST"]),
        Route("/v/{code}/begonnen", routes.begin, methods=["POST"]),
        Route("/v/{code}/bedankt", routes.thank, methods=["GET"]),
    ]


class FormRoutes:
    def __init__(self, desk: FormDesk) -> None:
        self.desk = desk
        self.shelf = FormShelf(desk.source)
        self.waiting = CapacityLimiter(MOST_WAITING)

    async def show(self, request: Request) -> Response:
        kept = await self.shelf.find(request.path_params["code"])
        language, tablet = chosen_language(request, kept), is_handed_round(request)
        if tablet and not await run_sync(self.desk.is_tablet, find_cookie(request.scope)):
            return RedirectResponse(TABLET_START, status_code=303, headers=PRIVATE)
        if kept is None or kept.form.meting.state is not MetingState.OPEN:
            return no_form(kept, language, tablet=tablet)
        is_packed = "gzip" in request.headers.get("accept-encoding", "")
        return kept.page(language, tablet=tablet).respond(kept.make_token(), packed=is_packed)

    async def thank(self, request: Request) -> Response:
        kept = await self.shelf.find(request.path_params["code"])
        language, tablet = chosen_language(request, kept), is_handed_round(request)
        if kept is None:
            return no_form(kept, language, tablet=tablet)
        return thanks_page(kept.form, language, tablet=tablet)

    async def begin(self, request: Request) -> Response:
        """Count a form that was begun, by its token; the page does not look at what we say."""
        kept = await self.shelf.find(request.path_params["code"])
        return Response(status_code=await self.note_begun(request, kept), headers=PRIVATE)

    async def note_begun(self, request: Request, kept: KeptForm | None) -> int:
        if kept is None:
            return 404
        if not self.desk.begun_limit.allows(address_of(request)):
            return 429
        try:
            body = await read_body(request, MAX_TOKEN, SECONDS_ON_A_SLOW_LINE)
        except Unreadable as error:
            return error.status
        if kept.form.meting.state is not MetingState.OPEN:
            return 410
        token = body.decode("ascii", "replace")
        if not kept.made(token):
            return 400
        self.desk.begin(Begun(kept.form.meting.code, token))
        return 204

    async def receive(self, request: Request) -> Response:
        kept = await self.shelf.find(request.path_params["code"])
        language, tablet = chosen_language(request, kept), is_handed_round(request)
        if kept is None:
            return no_form(kept, language, tablet=tablet)
        try:
            limit = most_bytes(kept.form.vragenlijst)
            fields = await read_fields(request, limit, SECONDS_ON_A_SLOW_LINE)
        except Unreadable as error:
            return unreadable(kept.form, language, error.status, tablet=tablet)
        if kept.form.meting.state is not MetingState.OPEN:
            return no_form(kept, language, late=True, tablet=tablet)
        return await self.judge(kept, language, fields, request)

    async def judge(
        self, kept: KeptForm, language: str, fields: Fields, request: Request
    ) -> Response:
        """Keep the answers, or say what is wrong with them."""
        tablet = is_handed_round(request)
        form, token = kept.form, only(fields, "token")
        answers, problem = read_answers(form, fields)
        problem = self.suspicion(kept, fields, address_of(request)) or problem
        if problem is None and (told := contact_in(form.vragenlijst, answers, fields, language)):
            problem = Problem(200, contact=told)
        if problem is None:
            response = make_response(form, language, fields, answers)
            begun = only(fields, BEGUN)[:MAX_TOKEN]
            arrival = Arrival(form.meting.code, token, response, begun)
            outcome = await self.keep(kept, arrival, request.url.path)
            if outcome in (Arrived.KEPT, Arrived.ALREADY):
                return to_thanks(form, language)
            if outcome is Arrived.OTHER:
                # Somebody else may have gone back to this page: with a token of its own it counts.
                token, outcome = kept.make_token(), Problem(409, "problem_sent")
            if isinstance(outcome, Arrived):
                return no_form(kept, language, late=True, tablet=tablet)
            problem = outcome
        # The same token as long as it is good: sent again, the same form still counts once.
        again = token if kept.made(token) else kept.make_token()
        return refused_page(form, language, again, fields, problem, tablet=tablet)

    def suspicion(self, kept: KeptForm, fields: Fields, address: str) -> Problem | None:
        """What is wrong with a form whatever the answers are."""
        if not self.desk.limit.allows(address):
            return Problem(429, "problem_busy")
        if only(fields, TRAP):
            return Problem(400, "problem_again")
        return None if kept.made(only(fields, "token")) else Problem(400, "problem_old")

    async def keep(self, kept: KeptForm, arrival: Arrival, path: str) -> Arrived | Problem:
        """What became of the answers."""
        try:
            return await run_sync(self.desk.keep, arrival, limiter=self.waiting)
        except ValueError:
            # The questions were changed between our look and the writer's.
            self.shelf.forget(kept)
            return Problem(400, "problem_old")
        except Exception as error:
            return Problem(503, "problem_again", reference=self.desk.note(error, path))


def chosen_language(request: Request, kept: KeptForm | None) -> str:
    """The language of the link, else of the browser, among those there are."""
    offered = (kept.form.vragenlijst.languages if kept else ()) or LANGUAGES
    wanted = request.query_params.get(LANGUAGE_PARAMETER, "")
    if wanted in offered:
        return wanted
    return preferred_language(request.headers.get("accept-language", ""), offered)


def read_answers(form: Form, fields: Fields) -> tuple[dict[str, Answer], Problem | None]:
    """The answers as they may be kept, and why they may not."""
    questions = form.vragenlijst.questions
    answers, faults = accept_answers(questions, given_answers(questions, fields))
    if faults:
        return answers, Problem(faults=faults)
    return answers, None if answers else Problem(message="problem_empty")


def make_response(
    form: Form, language: str, fields: Fields, answers: dict[str, Answer]
) -> Answered:
    memories = [only(fields, name)[:MAX_MEMORY] for name in PERSON_FIELDS]
    return Answered(
        answers=answers,
        week=week_of(datetime.now(UTC).date()),
        language=language,
        helped=only(fields, "helped") == "1",
        person=person_hash(memories, form.secret) if form.meting.linked else "",
    )


def address_of(request: Request) -> str:
    return request.client.host if request.client else ""


def to_thanks(form: Form, language: str) -> Response:
    address = f"/v/{form.meting.code}/bedankt?{LANGUAGE_PARAMETER}={language}"
    return RedirectResponse(address, status_code=303, headers=PRIVATE)


def unreadable(form: Form, language: str, status: int, *, tablet: bool) -> Response:
    key = "too_large" if status == 413 else "unreadable"
    return message_page(key, language, status=status, form=form, tablet=tablet)


def no_form(
    kept: KeptForm | None, language: str, *, late: bool = False, tablet: bool = False
) -> Response:
    """Why there is nothing to fill in here."""
    if kept is None:
        return message_page("unknown", language, status=404, tablet=tablet)
    form = kept.form
    if form.meting.state is MetingState.DRAFT:
        return message_page("not_open", language, status=404, form=form, tablet=tablet)
    key = "late" if late else "closed"
    return message_page(key, language, status=410, form=form, title="closed", tablet=tablet)
