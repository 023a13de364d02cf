"""The pages of a form as bytes: what is the same for everyone is made once."""

import gzip
import json
import re
import secrets
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from starlette.responses import HTMLResponse, Response

from presentation.colours import THEME_COLOURS, ThemeColours, theme_colours
from storage.meting_queries import Form
from veranderverhaal.frame_texts import DUTCH, FrameTexts, frame_texts
from veranderverhaal.linking import MEMORY_QUESTIONS
from veranderverhaal.model import Theme
from veranderverhaal.question import Fault
from veranderverhaal.vragenlijst import RIGHT_TO_LEFT
from web import form_contact
from web.form_input import Fields, only
from web.form_view import FormView, Speech, Words, view_form
from web.headers import form_policy
from web.templating import ENVIRONMENT

TEMPLATES = Path(__file__).parent / "templates"
PERSON_FIELDS = tuple(f"person-{place}" for place, _ in enumerate(MEMORY_QUESTIONS, start=1))
# What the script says: its own short name, and the key of the text.
SCRIPT_TEXTS = {
    "read": "read_aloud",
    "stop": "read_stop",
    "clear": "clear_answer",
    "progress": "progress",
    "draft": "draft_note",
    "found": "draft_found",
    "sure": "restart_sure",
}
TABLET_TEXTS = {"still": "still_title", "why": "still_text", "go_on": "still_go"}
PRIVATE = {
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "no-store",
    "Vary": "Accept-Encoding, Accept-Language",
}


@lru_cache(maxsize=64)
def style(colours: ThemeColours, *, tablet: bool = False) -> str:
    """The style sheet in the colours of an initiatief."""
    names = ("form.css", "tablet.css") if tablet else ("form.css",)
    sheet = "".join((TEMPLATES / name).read_text(encoding="utf-8").strip() for name in names)
    return sheet.replace("DARK", colours.dark).replace("ACCENT", colours.accent)


@cache
def script(*, tablet: bool = False) -> str:
    """What a form does in the browser; a tablet of many people does more."""
    return light_script("form.js") + (light_script("tablet.js") if tablet else "")


@cache
def light_script(name: str) -> str:
    """A script without comments and needless spaces: as light as it can be written readably."""
    source = (TEMPLATES / name).read_text(encoding="utf-8")
    lines = [line.strip() for line in source.splitlines() if "/*" not in line]
    parts = re.split(r'("[^"\n]*")', "\n".join(lines))
    parts[::2] = [re.sub(r"\s*([-=+*/<>!&|?:;,{}()])\s*", r"\1", code) for code in parts[::2]]
    return "".join(parts).replace(";}", "}").strip()


@lru_cache(maxsize=64)
def headers(colours: ThemeColours, *, tablet: bool = False) -> Mapping[str, str]:
    """What goes with every page: nothing is kept, followed or fetched."""
    policy = form_policy(style(colours, tablet=tablet), script(tablet=tablet))
    return {**PRIVATE, "Content-Security-Policy": policy}


def colours_of(form: Form | None) -> ThemeColours:
    """Those of the initiatief that asks; a page without a form has some too."""
    return theme_colours(form.initiatief) if form else THEME_COLOURS[Theme.WATER]


@dataclass(frozen=True)
class Problem:
    """Why a form comes back: a message for the whole, what is told by question, and a status."""

    status: int = 400
    message: str = ""  # the key of a text
    faults: Mapping[str, Fault] = field(default_factory=dict)
    contact: Mapping[str, str] = field(default_factory=dict)  # what seems to stand in an answer
    reference: str = ""  # of what went wrong on our side


@dataclass(frozen=True)
class BlankPage:
    """The empty form: all of it but the token, also compressed."""

    before: bytes
    after: bytes
    packed_before: bytes
    packed_after: bytes
    checksum: int
    headers: Mapping[str, str]

    def respond(self, token: str, *, packed: bool) -> Response:
        """The page with this token, compressed when the browser can read that."""
        between = token.encode()
        if not packed:
            return HTMLResponse(self.before + between + self.after, headers=dict(self.headers))
        body = self._pack(between)
        return HTMLResponse(body, headers={**self.headers, "Content-Encoding": "gzip"})

    def _pack(self, between: bytes) -> bytes:
        """One gzip stream of the two halves with `between` as it is (RFC 1951, 3.2.4)."""
        size = len(between)
        stored = b"\0" + size.to_bytes(2, "little") + (size ^ 0xFFFF).to_bytes(2, "little")
        checksum = zlib.crc32(self.after, zlib.crc32(between, self.checksum))
        length = len(self.before) + size + len(self.after)
        ending = checksum.to_bytes(4, "little") + length.to_bytes(4, "little")
        return self.packed_before + stored + between + self.packed_after + ending


NO_PROBLEM = Problem()


def blank_page(form: Form, language: str, *, tablet: bool = False) -> BlankPage:
    """The empty form in one language, for somebody's own device or a tablet of many people."""
    mark = secrets.token_hex(16)  # stands where the token comes
    html = form_html(form, language, mark, {}, None, tablet=tablet).encode()
    before, _, after = html.partition(mark.encode())
    first = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    last = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    return BlankPage(
        before=before,
        after=after,
        packed_before=GZIP_HEADER + first.compress(before) + first.flush(zlib.Z_FULL_FLUSH),
        packed_after=last.compress(after) + last.flush(),
        checksum=zlib.crc32(before),
        headers=headers(colours_of(form), tablet=tablet),
    )


GZIP_HEADER = gzip.compress(b"", mtime=0)[:10]


def refused_page(
    form: Form,
    language: str,
    token: str,
    fields: Fields,
    problem: Problem,
    *,
    tablet: bool = False,
) -> Response:
    """The form with what was given and what is wrong with it."""
    html = form_html(form, language, token, fields, problem, tablet=tablet)
    return answer(html, form, status=problem.status, tablet=tablet)


def answer(html: str, form: Form | None, *, status: int = 200, tablet: bool) -> Response:
    """A page in the colours of the initiatief that asks."""
    return HTMLResponse(html, status, headers=dict(headers(colours_of(form), tablet=tablet)))


def form_html(
    form: Form,
    language: str,
    token: str,
    fields: Fields,
    problem: Problem | None,
    *,
    tablet: bool = False,
) -> str:
    speech = Speech(language, frame_texts(language))
    texts = speech.texts
    problem = problem or NO_PROBLEM
    view = view_form(form.vragenlijst, speech, fields, problem.faults, problem.contact)
    asked = [texts[key] for key in MEMORY_QUESTIONS]
    typed = [only(fields, name) for name in PERSON_FIELDS]
    return render(
        "form.html",
        form,
        language,
        form=view,
        token=token,
        problem=texts[problem.message] if problem.message else "",
        reference=problem.reference,
        contact=form_contact if problem.contact else None,
        errors=[question for question in view.questions if question.error],
        posted=problem is not NO_PROBLEM,
        made_up=form.meting.made_up,
        translated=language != DUTCH,
        linked=form.meting.linked,
        person_fields=list(zip(PERSON_FIELDS, asked, typed, strict=True)),
        helped=only(fields, "helped") == "1",
        script_texts=script_texts(texts, tablet=tablet),
        tablet=tablet,
    )


def script_texts(texts: FrameTexts, *, tablet: bool) -> str:
    keys = {**SCRIPT_TEXTS, **TABLET_TEXTS} if tablet else SCRIPT_TEXTS
    return json.dumps({name: texts[key] for name, key in keys.items()}, ensure_ascii=False)


def thanks_page(form: Form, language: str, *, tablet: bool = False) -> Response:
    view = view_form(form.vragenlijst, Speech(language, frame_texts(language)))
    html = render(
        "form_thanks.html",
        form,
        language,
        introduction=view.introduction,
        thanks=view.thanks,
        languages=[],
        tablet=tablet,
    )
    return answer(html, form, tablet=tablet)


def message_page(
    key: str,
    language: str,
    *,
    status: int,
    form: Form | None = None,
    title: str = "",
    tablet: bool = False,
) -> Response:
    """A page that says why there is no form here: the texts `key`_title and `key`_text."""
    texts = frame_texts(language)
    html = render(
        "form_message.html",
        form,
        language,
        title=texts[f"{title or key}_title"],
        text=texts[f"{key}_text"],
        contact=view_contact(form, language),
        back=form_address(form) if form and status in (400, 413) else "",
        tablet=tablet,
    )
    return answer(html, form, status=status, tablet=tablet)


def view_contact(form: Form | None, language: str) -> Words:
    """Whom to ask, on a page without a form."""
    if form is None:
        return Words("")
    view: FormView = view_form(form.vragenlijst, Speech(language, frame_texts(language)))
    return view.introduction["contact"]


def form_address(form: Form) -> str:
    return f"/v/{form.meting.code}"


def offered_languages(form: Form | None) -> Sequence[str]:
    return form.vragenlijst.languages if form else ()


def render(
    template: str, form: Form | None, language: str, /, *, tablet: bool, **values: Any
) -> str:
    shared = {
        "language": language,
        "direction": "rtl" if language in RIGHT_TO_LEFT else "ltr",
        "texts": frame_texts(language),
        "languages": [(code, frame_texts(code)["name"]) for code in offered_languages(form)],
        "name": form.initiatief.name if form else "",
        "code": form.meting.code if form else "",
        "address": form_address(form) if form else "",
        "style": style(colours_of(form), tablet=tablet),
        "script": script(tablet=tablet),
        "tablet": tablet,
    }
    # `form` in the template is what the page shows, not what storage gave.
    return ENVIRONMENT.get_template(template).render({**shared, **values})
