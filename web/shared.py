"""The public page of an initiatief at /i/<code>: plain HTML, without a script and without fonts.

It is looked up anew for every request, so that it can be withdrawn at once; only what is made of
it is kept, until something changes.
"""

import asyncio
import re
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from threading import Lock

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from presentation.colours import theme_colours
from presentation.logo import small_logo
from presentation.logo_values import png_size
from storage.finding import NotFound
from veranderverhaal.model import KEY_ALPHABET
from veranderverhaal.public_story import PublicStory
from veranderverhaal.showcase import Showcase
from web.headers import hash_source
from web.shared_view import shared_html, shared_style
from web.templating import page

MAX_CODE = 40
MOST_KEPT = 50
# While answers come in, each of them changes the uitkomsten: a page is made anew this often.
SECONDS_BETWEEN_ANSWERS = 5.0
# A poster has the address in its QR code. Whoever makes up hosts gets no more posters made.
MOST_HOSTS = 2
PLAIN_HOST = re.compile(r"[A-Za-z0-9.-]{1,80}(:[0-9]{1,5})?")
LOGO_SIDE = 160  # dots: 80 on the page, sharp on a phone
POLICY = (
    "default-src 'none'; style-src {style}; img-src 'self' data:; "
    "form-action 'none'; frame-ancestors 'none'; base-uri 'none'"
)
# A copy that somebody else keeps cannot be withdrawn.
PRIVATE = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Frame-Options": "DENY"}
NOT_INDEXED = {"X-Robots-Tag": "noindex, nofollow"}


@dataclass(frozen=True)
class SharedDesk:
    """`stamp` gives two values: the first changes whenever the page does, the second does not when
    an answer came in. `gather` tells the page, for links that begin with a base such as
    "https://voorbeeld.nl". Both raise NotFound for a code of which the page is not open.
    `make_poster` makes the PDF.
    """

    stamp: Callable[[str], tuple[Hashable, Hashable]]
    gather: Callable[[str, str], PublicStory]
    make_poster: Callable[[Showcase], bytes]


@dataclass(frozen=True)
class Moment:
    """When a page was looked at, and what it was then."""

    stamp: Hashable
    changes: Hashable
    day: date
    seconds: float


@dataclass
class Ready:
    """What was made of one page, and when."""

    story: PublicStory
    html: str
    headers: dict[str, str]
    made: Moment
    logo: bytes | None
    posters: dict[str, bytes] = field(default_factory=dict)

    def serves(self, now: Moment) -> bool:
        """A citaat is over at the end of a day: the page of yesterday is not that of today."""
        if self.made.day != now.day:
            return False
        only_answers = self.made.changes == now.changes
        is_young = now.seconds - self.made.seconds < SECONDS_BETWEEN_ANSWERS
        return self.made.stamp == now.stamp or (only_answers and is_young)


def shared_routes(desk: SharedDesk) -> list[BaseRoute]:
    routes = SharedRoutes(desk)
    return [
        Route("/i/{code}", routes.show, methods=["GET"]),
        Route("/i/{code}/poster.pdf", routes.poster, methods=["GET"]),
        Route("/i/{code}/logo.png", routes.logo, methods=["GET"]),
        Route("/i/{code}/foto/{key}.jpg", routes.photo, methods=["GET"]),
    ]


class SharedRoutes:
    def __init__(self, desk: SharedDesk, clock: Callable[[], float] = time.monotonic) -> None:
        self.desk = desk
        self.clock = clock
        self.kept: dict[str, Ready] = {}
        self.lock = Lock()
        self.turn = asyncio.Lock()

    async def show(self, request: Request) -> Response:
        try:
            ready = await run_in_threadpool(self._ready, request.path_params["code"])
        except NotFound:
            return not_there()
        return HTMLResponse(ready.html, headers=ready.headers)

    async def logo(self, request: Request) -> Response:
        try:
            ready = await run_in_threadpool(self._ready, request.path_params["code"])
        except NotFound:
            return not_there()
        if ready.logo is None:
            return not_there()
        return Response(ready.logo, media_type="image/png", headers=ready.headers)

    async def photo(self, request: Request) -> Response:
        """Of a portret that stands on the page now, and of no other."""
        try:
            ready = await run_in_threadpool(self._ready, request.path_params["code"])
        except NotFound:
            return not_there()
        content = ready.story.photos.get(request.path_params["key"])
        if content is None:
            return not_there()
        return Response(content, media_type="image/jpeg", headers=ready.headers)

    async def poster(self, request: Request) -> Response:
        code, base = request.path_params["code"], base_of(request)
        try:
            ready = await run_in_threadpool(self._ready, code)
            content = ready.posters.get(base) or await self._make_poster(code, base)
        except NotFound:
            return not_there()
        name = f"poster-{ready.story.initiatief.slug}.pdf"
        headers = {**ready.headers, "Content-Disposition": f'attachment; filename="{name}"'}
        return Response(content, media_type="application/pdf", headers=headers)

    def _ready(self, code: str) -> Ready:
        """Looked up first, every time: a page that was withdrawn is gone at once."""
        if not is_code(code):
            raise NotFound(code)
        today = date.today()  # noqa: DTZ011 - the day on this computer's calendar
        now = Moment(*self.desk.stamp(code), today, self.clock())
        found = self.kept.get(code)
        if found and found.serves(now):
            return found
        with self.lock:
            found = self.kept.get(code)
            if found is None or not found.serves(now):
                found = make_ready(self.desk.gather(code, ""), now)
                keep(self.kept, code, found)
            return found

    async def _make_poster(self, code: str, base: str) -> bytes:
        """One at a time: who comes second finds it made, and holds no thread while waiting."""
        async with self.turn:
            # It may have been withdrawn meanwhile.
            ready = await run_in_threadpool(self._ready, code)
            is_known = base in ready.posters or len(ready.posters) < MOST_HOSTS
            address = base if is_known else ""
            if address not in ready.posters:
                story = await run_in_threadpool(self.desk.gather, code, address)
                made = await run_in_threadpool(self.desk.make_poster, story.poster)
                ready.posters[address] = made
            return ready.posters[address]


def base_of(request: Request) -> str:
    """The address at which this page was asked for; empty when that is no plain host."""
    host = request.url.netloc
    return f"{request.url.scheme}://{host}" if PLAIN_HOST.fullmatch(host) else ""


def is_code(text: str) -> bool:
    """Whether this can be a code at all: it is looked up only then."""
    return 0 < len(text) <= MAX_CODE and set(text) <= set(KEY_ALPHABET)


def keep(shelf: dict[str, Ready], code: str, made: Ready) -> None:
    """Remember what was made; what was made longest ago goes when there is no room."""
    shelf.pop(code, None)
    while len(shelf) >= MOST_KEPT:
        del shelf[next(iter(shelf))]
    shelf[code] = made


def make_ready(story: PublicStory, now: Moment) -> Ready:
    style = shared_style(theme_colours(story.initiatief))
    headers = {**PRIVATE, "Content-Security-Policy": POLICY.format(style=hash_source(style))}
    if not story.indexed:
        headers |= NOT_INDEXED
    logo = story.poster.logo
    small = small_logo(logo, LOGO_SIDE) if logo and png_size(logo) else None
    return Ready(story, shared_html(story, style), headers, now, small)


def not_there() -> Response:
    return page("not_found.html", status=404)
