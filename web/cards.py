"""Cards from phones at /k/<code>: what the beamer asks now, without a login and without a name."""

import re
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from storage.card_queries import Running
from storage.finding import NotFound
from storage.presentation_queries import Presentation
from veranderverhaal.card import DOTS_EACH, MAX_CARD, Card
from veranderverhaal.duiding import DuidingQuestion
from veranderverhaal.frame_texts import DUTCH
from veranderverhaal.personal import find_contact, find_personal
from veranderverhaal.personal_names import words_of
from veranderverhaal.text import NotAccepted, clean_line
from web.cards_page import (
    CARD_HEADERS,
    Asked,
    Phone,
    Said,
    card_page,
    chosen_language,
    made_token,
    over_page,
    state_of,
)
from web.csrf import is_same_origin
from web.errors import Note
from web.form import address_of
from web.form_input import SECONDS_ON_A_SLOW_LINE, Fields, Unreadable, only, read_fields
from web.presentatie_deck import ScreenKind
from web.presentatie_shelf import DeckShelf
from web.presentatie_steps import clamp
from web.rate_limit import RateLimit
from web.session_cookie import find_cookie, set_cookie

CODE = re.compile(r"[a-z0-9]{1,20}", re.ASCII)
MOST_BYTES = 64 * 1024  # also of a text that is much too long: who pasted it gets it back
MOST_TEXT = 2000  # of a card that comes back
MOST_LATE = 30  # cards that come back at once
MOST_DOTS = 20  # that are looked at
# A hundred people behind the one address of a buurthuis: five cards and some dots a question.
MOST_PER_WINDOW = 4000
COOKIE_BYTES = 24


@dataclass(frozen=True)
class CardDesk:
    """What the routes share. `find`, `keep`, `vote` and `given` raise NotFound for a bijeenkomst
    that does not go on; `keep` and `vote` are the commands of storage.commands.cards.
    """

    find: Callable[[str], Running]
    keep: Callable[..., Card]
    vote: Callable[..., object]
    given: Callable[..., Sequence[str]]
    shelf: DeckShelf
    secret: Callable[[], bytes]
    limit: RateLimit = field(default_factory=lambda: RateLimit(MOST_PER_WINDOW, kind="card"))
    note: Note = lambda _error, _path: ""


def card_routes(desk: CardDesk) -> list[BaseRoute]:
    routes = CardRoutes(desk)
    return [
        Route("/k/{code}", routes.show, methods=["GET"]),
        Route("/k/{code}", routes.receive, methods=["POST"]),
        Route("/k/{code}/stand", routes.stand, methods=["GET"]),
    ]


class CardRoutes:
    def __init__(self, desk: CardDesk) -> None:
        self.desk = desk

    async def show(self, request: Request) -> Response:
        return await run_in_threadpool(self._guarded, request, self._show)

    async def stand(self, request: Request) -> Response:
        return await run_in_threadpool(self._guarded, request, self._stand)

    async def receive(self, request: Request) -> Response:
        try:
            fields = await read_fields(request, MOST_BYTES, SECONDS_ON_A_SLOW_LINE)
        except Unreadable as error:
            return over_page(chosen_language(request), error.status, is_unreadable=True)
        return await run_in_threadpool(self._guarded, request, self._receive, fields)

    def _guarded(self, request: Request, make: Callable[..., Response], *given: object) -> Response:
        try:
            return make(request, self._look(request), *given)
        except NotFound:
            return over_page(chosen_language(request), 404, late=late_texts(*given))

    def _look(self, request: Request) -> Phone:
        """What the beamer shows now, for the phone that asks. Raises NotFound."""
        code = request.path_params["code"]
        if not CODE.fullmatch(code):
            raise NotFound("bijeenkomst")
        running = self.desk.find(code)
        deck, _ = self.desk.shelf.find(Presentation(running.slug, bijeenkomst=running.key))
        screen = deck.screens[clamp(deck, running.position)]
        asked = Asked(screen.topic_key, screen.question) if screen.question else None
        voter = find_cookie(request.scope, cookie_kind(code))
        return Phone(
            code=code,
            language=chosen_language(request),
            deck=deck,
            asked=asked,
            is_voting=running.voting and asked is not None,
            voter=voter,
            secret=self.desk.secret,
            is_thanked=screen.kind is ScreenKind.THANKS,
        )

    def _show(self, request: Request, phone: Phone) -> Response:
        return self._answer(request, phone, Said())

    def _stand(self, request: Request, phone: Phone) -> Response:
        tag = f'"{state_of(phone)}"'
        headers = {**CARD_HEADERS, "ETag": tag}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        return JSONResponse({"shown": state_of(phone)}, headers=headers)

    def _receive(self, request: Request, phone: Phone, fields: Fields) -> Response:
        problem = self._suspicion(request, phone, fields)
        if only(fields, "vote"):
            said = problem or self._take_dots(phone, fields)
        else:
            said = problem or self._take_card(phone, fields)
        if request.headers.get("accept", "") == "application/json":
            return JSONResponse(said.as_json(phone), said.status, headers=dict(CARD_HEADERS))
        return self._answer(request, phone, said)

    def _suspicion(self, request: Request, phone: Phone, fields: Fields) -> Said | None:
        """What is wrong whatever is on the card; the card is kept on the page."""
        if not self.desk.limit.allows(address_of(request)):
            return back(phone, fields, "busy", 429)
        if not (is_same_origin(request) and made_token(phone, only(fields, "token"))):
            return back(phone, fields, "again", 400)
        return None

    def _take_card(self, phone: Phone, fields: Fields) -> Said:
        """Keep a card, or say why not, with the text still there."""
        asked, text = asked_in(fields), only(fields, "text")
        if asked is None:
            return back(phone, fields, "gone", 400)
        if not clean_line(text, limit=len(text)).strip():
            return back(phone, fields, "empty", 400)
        if len(clean_line(text, limit=len(text))) > MAX_CARD:
            return back(phone, fields, "too_long", 400)
        if only(fields, "sure") != "1" and seems_personal(phone, text):
            return back(phone, fields, "warn", 422)
        try:
            kept = self.desk.keep(phone.code, *asked, text, mark=only(fields, "mark"))
        except NotFound:
            return back(phone, fields, "gone", 400)
        except NotAccepted as error:
            return back(phone, fields, "full" if "hangen al" in error.message else "empty", 400)
        except ValueError:
            return back(phone, fields, "again", 400)
        except Exception as failure:
            self.desk.note(failure, f"/k/{phone.code}")
            return back(phone, fields, "again", 503)
        return Said(kept=kept.text)

    def _take_dots(self, phone: Phone, fields: Fields) -> Said:
        asked = asked_in(fields)
        if not phone.is_voting or asked != phone.asked or asked is None:
            return Said(problem="no_vote", status=400)
        if not phone.voter:
            return Said(problem="again", status=400)
        try:
            self.desk.vote(phone.code, *asked, wanted_dots(fields), voter=phone.voter)
        except (NotFound, NotAccepted):
            return Said(problem="no_vote", status=400)
        except Exception as failure:
            self.desk.note(failure, f"/k/{phone.code}")
            return Said(problem="again", status=503)
        return Said(voted=True, is_done="done" in fields)

    def _answer(self, request: Request, phone: Phone, said: Said) -> Response:
        given = self._given(phone)
        response = card_page(phone, said, given)
        if not phone.voter:
            fresh = secrets.token_urlsafe(COOKIE_BYTES)
            set_cookie(response, request.scope, fresh, cookie_kind(phone.code))
        return response

    def _given(self, phone: Phone) -> Sequence[str]:
        if not (phone.is_voting and phone.voter and phone.asked):
            return ()
        try:
            return self.desk.given(phone.code, *phone.asked, phone.voter)
        except ValueError:  # a cookie that we did not make
            return ()


def seems_personal(phone: Phone, text: str) -> bool:
    """Whether to ask once more. Names are guessed in Dutch only."""
    if phone.language != DUTCH:
        return bool(find_contact(text))
    initiatief = phone.deck.initiatief
    return bool(find_personal(text, words_of(f"{initiatief.name} {initiatief.buurt}")))


def cookie_kind(code: str) -> str:
    """Another cookie for every bijeenkomst: who votes here is not known there."""
    return f"-k-{code}"


def asked_in(fields: Fields) -> Asked | None:
    """The topic and the question that a card was written for."""
    try:
        return Asked(only(fields, "topic"), DuidingQuestion(only(fields, "question")))
    except ValueError:
        return None


def back(phone: Phone, fields: Fields, problem: str, status: int) -> Said:
    """The card comes back as it was, with what is wrong."""
    asked = asked_in(fields)
    is_known = asked is not None and any(
        (one.topic_key, one.question) == asked for one in phone.deck.screens
    )
    return Said(
        problem=problem,
        status=status,
        text=only(fields, "text")[:MOST_TEXT],
        mark=only(fields, "mark")[:100],
        asked=asked if is_known else None,
    )


def late_texts(*given: object) -> list[str]:
    """What is on the cards that came after the end: who wrote them gets them back."""
    texts = [
        text for fields in given if isinstance(fields, Mapping) for text in fields.get("text", ())
    ]
    return [one[:MOST_TEXT] for one in texts if one.strip()][:MOST_LATE]


def wanted_dots(fields: Fields) -> list[str]:
    """What was given before, with the one that was added or taken away."""
    dots = list(fields.get("dot", ()))[:MOST_DOTS]
    if minus := only(fields, "minus"):
        dots = _without_one(dots, minus)
    if (plus := only(fields, "plus")) and len(dots) < DOTS_EACH:
        dots.append(plus)
    return dots


def _without_one(dots: list[str], gone: str) -> list[str]:
    return dots if gone not in dots else dots[: dots.index(gone)] + dots[dots.index(gone) + 1 :]
