"""The page of the table, and the addresses in it."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from storage.presentation_queries import Presentation
from veranderverhaal.afspraak import MAX_WHAT, MAX_WHO
from veranderverhaal.bijeenkomst import BijeenkomstState, GuestRole
from veranderverhaal.bijeenkomst_material import BijeenkomstMaterial
from veranderverhaal.card import MAX_CARD, MAX_GROUP
from veranderverhaal.duiding import DuidingQuestion
from veranderverhaal.duiding_labels import (
    AFSPRAAK_STATE_LABELS,
    DUIDING_QUESTIONS,
    EXPLANATION_LABELS,
    RECOGNITION_LABELS,
)
from web.csrf import form_token, remember
from web.form_input import Fields, only
from web.headers import PRESENTATION_HEADERS
from web.presentatie_colours import colours_address
from web.presentatie_deck import Deck
from web.presentatie_pages import as_field, next_text
from web.presentatie_steps import Place, step_back, step_on
from web.table_view import Chosen, say_when, view_table
from web.templating import ENVIRONMENT

TOPIC, QUESTION, PARTY = "onderwerp", "vraag", "partij"
MAX_KEY = 64
MARK_BYTES = 16


@dataclass(frozen=True)
class Laid:
    """Everything the page is made of: where the beamer is, and what was noted."""

    at: Presentation
    token: str
    deck: Deck
    place: Place
    material: BijeenkomstMaterial
    secret: Callable[[], bytes]
    tag: str  # changes whenever this page does

    @property
    def address(self) -> str:
        return table_address(self.token)


@dataclass(frozen=True)
class Refused:
    """What was sent but is not kept: it stands in the page again, and `where` what is wrong."""

    fields: Fields
    action: str
    where: str = ""
    message: str = ""
    clashing: tuple[str, ...] = ()
    kept: Mapping[str, str] = field(default_factory=dict)

    def typed(self, name: str) -> str:
        return only(self.fields, name)

    def many(self, name: str) -> Sequence[str]:
        return self.fields.get(name, ())

    def is_about(self, action: str, **named: str) -> bool:
        """Whether this form was sent."""
        is_there = all(only(self.fields, name) == value for name, value in named.items())
        return self.action == action and is_there


NOTHING = Refused({}, "")


def table_page(
    request: Request, laid: Laid, *, refused: Refused = NOTHING, status: int = 200
) -> Response:
    """The whole page; works without its script too."""
    deck, (at, revealed) = laid.deck, laid.place
    screen = deck.screens[at]
    chosen = read_chosen(request.query_params)
    html = ENVIRONMENT.get_template("table.html").render(
        laid=laid,
        bijeenkomst=laid.material.bijeenkomst,
        view=view_table(laid.material, screen, chosen, voting=laid.at.voting),
        colours=colours_address(deck.initiatief),
        deck=deck,
        at=at,
        screen=screen,
        revealed=revealed,
        on=as_field(step_on(deck, laid.place)),
        back=as_field(step_back(deck, laid.place)),
        turned=as_field((at, not revealed)),
        next=next_text(deck, laid.place),
        is_last=step_on(deck, laid.place) == laid.place,
        preparation=preparation_address(laid),
        all=[(place, one) for place, one in enumerate(deck.screens) if not one.left_out],
        signed=form_token(request, laid.secret),
        here=with_query(laid.address, request.query_params),
        link=link_maker(laid.address, request.query_params),
        refused=refused,
        marks=[secrets.token_hex(MARK_BYTES) for _ in range(3)],
        when=lambda afspraak: say_when(afspraak, laid.material.today, laid.material.made_up),
        **WORDS,
    )
    page = HTMLResponse(html, status, headers=dict(PRESENTATION_HEADERS))
    return remember(request, page)


# Beside each other on a row; the whole question stands above it.
SHORT_QUESTIONS = {
    DuidingQuestion.RECOGNISE: "Herkennen",
    DuidingQuestion.EXPLAIN: "Verklaren",
    DuidingQuestion.JUDGE: "Vinden",
    DuidingQuestion.ACT: "Doen",
}
WORDS: Mapping[str, Any] = {
    "short_questions": SHORT_QUESTIONS,
    "questions": DUIDING_QUESTIONS,
    "recognitions": RECOGNITION_LABELS,
    "explanations": EXPLANATION_LABELS,
    "states": AFSPRAAK_STATE_LABELS,
    "limits": {"card": MAX_CARD, "group": MAX_GROUP, "what": MAX_WHAT, "who": MAX_WHO},
}


def table_address(token: str) -> str:
    """Where the table of a presentation is; its token was looked up, so it is a good one."""
    return f"/presentatie/{token}/tafel"


def preparation_address(laid: Laid) -> str:
    """The page in the application where it was prepared, and is closed."""
    is_over = laid.material.bijeenkomst.state is BijeenkomstState.ENDED
    step = "6" if is_over else "5"
    named = {"initiatief": laid.at.slug, "sleutel": laid.at.bijeenkomst, "stap": step}
    return f"/app/bijeenkomst?{urlencode(named)}"


def read_chosen(query: QueryParams) -> Chosen:
    """What an address asks for; what is not there is as if it was not asked."""
    return Chosen(
        query.get(TOPIC, "")[:MAX_KEY] or None,
        one_of(DuidingQuestion, query.get(QUESTION, "")),
        one_of(GuestRole, query.get(PARTY, "")),
    )


def one_of(kind: Any, text: str) -> Any:
    """The member with this value, or None."""
    return next((one for one in kind if one.value == text), None)


def with_query(address: str, query: Mapping[str, str]) -> str:
    """The address with what of the query is ours."""
    kept = {name: query[name][:MAX_KEY] for name in (TOPIC, QUESTION, PARTY) if query.get(name)}
    return f"{address}?{urlencode(kept)}" if kept else address


def link_maker(address: str, query: Mapping[str, str]) -> Callable[..., str]:
    """Makes an address like the one we are at, but for what is given; "" leaves out."""

    def link(**changed: str) -> str:
        return with_query(address, {**query, **changed})

    return link


def today_here() -> date:
    """The day on the calendar of this computer."""
    return date.today()  # noqa: DTZ011
