"""The page of a phone at a bijeenkomst, in its own language."""

import json
import secrets
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from veranderverhaal.card import DOTS_EACH, MAX_CARD, targets_of
from veranderverhaal.card_texts import card_texts
from veranderverhaal.duiding import DuidingQuestion
from veranderverhaal.frame_texts import DUTCH, frame_texts, preferred_language
from veranderverhaal.vragenlijst import LANGUAGES, RIGHT_TO_LEFT
from web.form_token import is_valid, make_token
from web.headers import PRESENTATION_HEADERS
from web.presentatie_colours import colours_address
from web.presentatie_deck import Deck
from web.templating import ENVIRONMENT

CARD_HEADERS = {**PRESENTATION_HEADERS, "Vary": "Accept-Language"}
LANGUAGE_PARAMETER = "taal"
PURPOSE = b"kaartje "
MARK_BYTES = 16
# What the script says by itself.
SCRIPT_TEXTS = (
    *("left", "dots_left", "sent", "offline", "lost", "moved", "go_along", "busy"),
    *("empty", "too_long", "too_late"),
)


class Asked(NamedTuple):
    """What a card is about."""

    topic: str
    question: DuidingQuestion


@dataclass(frozen=True)
class Phone:
    """A phone, and what the beamer asks now. `voter` is "" before it has its cookie."""

    code: str
    language: str
    deck: Deck
    asked: Asked | None
    is_voting: bool
    voter: str
    secret: Callable[[], bytes]
    is_thanked: bool = False  # the beamer shows the last screen


@dataclass(frozen=True)
class Said:
    """What became of what was sent: kept, or a problem with the card as it was typed."""

    problem: str = ""  # the key of a text
    status: int = 200
    kept: str = ""
    text: str = ""
    mark: str = ""
    asked: Asked | None = None
    voted: bool = False
    is_done: bool = False

    def as_json(self, phone: Phone) -> dict[str, Any]:
        """For the script."""
        texts = card_texts(phone.language)
        if self.problem:
            return {"problem": self.problem, "told": texts[self.problem]}
        return {"voted": True} if self.voted else {"kept": self.kept}


@dataclass(frozen=True)
class Target:
    """What dots may be given to, with those of this phone."""

    key: str
    title: str
    cards: tuple[str, ...]
    mine: int


def chosen_language(request: Request) -> str:
    """The language of the link, else of the browser."""
    wanted = request.query_params.get(LANGUAGE_PARAMETER, "")
    if wanted in LANGUAGES:
        return wanted
    return preferred_language(request.headers.get("accept-language", ""), LANGUAGES)


def make_card_token(phone: Phone) -> str:
    return make_token(phone.secret(), PURPOSE + phone.code.encode(), time.time())


def made_token(phone: Phone, token: str) -> bool:
    """Whether a page of this bijeenkomst sent it."""
    return is_valid(token, phone.secret(), PURPOSE + phone.code.encode(), time.time())


def state_of(phone: Phone) -> str:
    """Changes when the page of a phone would show something else, whoever has it."""
    targets = [(one.key, one.title, one.cards) for one in targets_for(phone, ())]
    shown = phone.asked, phone.is_voting, phone.is_thanked, targets
    return blake2b(repr(shown).encode(), digest_size=6).hexdigest()


def targets_for(phone: Phone, given: Sequence[str]) -> list[Target]:
    """What there is to vote on; nothing while nobody votes."""
    if not (phone.is_voting and phone.asked):
        return []
    board, mine = phone.deck.board.of(*phone.asked), Counter(given)
    titles = {one.key: one.title for one in board.groups} | {
        one.key: one.text for one in board.cards
    }
    seen = [one for one in board.cards if one.group and not one.hidden]
    return [
        Target(
            key,
            titles[key],
            tuple(one.text for one in seen if one.group == key),
            mine[key],
        )
        for key in targets_of(board)
    ]


def card_page(phone: Phone, said: Said, given: Sequence[str]) -> Response:
    """The page as it is now; a card that could not be kept stands in it again."""
    asked = said.asked or phone.asked
    is_writing = bool(said.asked) or (asked is not None and not phone.is_voting)
    texts = card_texts(phone.language)
    html = _render(
        "cards.html",
        phone.language,
        initiatief=phone.deck.initiatief,
        colours=colours_address(phone.deck.initiatief),
        address=f"/k/{phone.code}",
        shown=state_of(phone),
        asked=asked,
        topic=_topic_title(phone, asked),
        question=texts[asked.question] if asked else "",
        is_writing=is_writing,
        is_voting=phone.is_voting and not is_writing,
        targets=targets_for(phone, given),
        given=given,
        left=DOTS_EACH - len(given),
        said=said,
        is_thanked=phone.is_thanked,
        problem=texts[said.problem] if said.problem else "",
        token=make_card_token(phone),
        mark=said.mark or secrets.token_urlsafe(MARK_BYTES),
        max_card=MAX_CARD,
        script_texts=json.dumps({key: texts[key] for key in SCRIPT_TEXTS}, ensure_ascii=False),
    )
    return HTMLResponse(html, said.status, headers=dict(CARD_HEADERS))


def over_page(
    language: str, status: int, *, is_unreadable: bool = False, late: Sequence[str] = ()
) -> Response:
    """There is nothing here, or what was sent is no card. `late` are cards that came too late."""
    html = _render("cards_over.html", language, is_unreadable=is_unreadable, late=late)
    return HTMLResponse(html, status, headers=dict(CARD_HEADERS))


def _topic_title(phone: Phone, asked: Asked | None) -> str:
    bijeenkomst = phone.deck.bijeenkomst
    if asked is None or bijeenkomst is None:
        return ""
    return next((one.title for one in bijeenkomst.topics if one.key == asked.topic), "")


def _render(template: str, language: str, **values: object) -> str:
    return ENVIRONMENT.get_template(template).render(
        language=language,
        direction="rtl" if language in RIGHT_TO_LEFT else "ltr",
        texts=card_texts(language),
        translated=language != DUTCH,
        languages=[(code, frame_texts(code)["name"]) for code in LANGUAGES],
        language_nav=frame_texts(language)["language_nav"],
        **values,
    )
