"""The one-page A4 poster of an initiatief, typeset by Typst, as PDF, PNG or SVG."""

import json
from dataclasses import dataclass
from typing import Any, Literal
from xml.sax.saxutils import escape

import typst

from presentation.poster_data import PosterData, poster_data
from presentation.poster_notices import poster_notices
from presentation.typesetting import compile_pdf, make_compiler, midnight, single_file
from veranderverhaal.model import Initiatief, Veranderverhaal

FileType = Literal["pdf", "png", "svg"]

NO_STANDARD = (
    "De PDF voldoet niet aan de regels voor toegankelijkheid: een teken kon niet worden gezet."
)


@dataclass(frozen=True)
class PosterFile:
    """A poster, and what its maker should know: in Dutch, for the screen."""

    content: bytes
    notices: tuple[str, ...]


@dataclass(frozen=True)
class Box:
    """What was placed where, in points from the upper left corner of its page."""

    kind: str
    name: str
    parent: str
    page: int
    x: float
    y: float
    width: float
    height: float


def make_poster(
    initiatief: Initiatief,
    veranderverhaal: Veranderverhaal,
    logo: bytes | None,
    file_type: FileType,
    *,
    ppi: int = 150,
) -> PosterFile:
    """The poster as a file. `logo` is a PNG; `ppi` is the resolution of a PNG poster.

    Depends on nothing but its arguments, so it can run in another process.
    """
    data = poster_data(initiatief, veranderverhaal, logo)
    compiler = _compiler(data)
    content, extra = _compile(compiler, initiatief, file_type, ppi)
    report = json.loads(compiler.query("<poster-report>", field="value", one=True))
    if file_type == "svg":
        content = _describe_svg(content, data)
    return PosterFile(content, (*poster_notices(data, report, veranderverhaal), *extra))


def poster_boxes(
    initiatief: Initiatief, veranderverhaal: Veranderverhaal, logo: bytes | None = None
) -> list[Box]:
    """Every box that was placed on the poster, in reading order."""
    compiler = _compiler(poster_data(initiatief, veranderverhaal, logo))
    return [Box(**box) for box in json.loads(compiler.query("<poster-box>", field="value"))]


def _compiler(data: PosterData) -> typst.Compiler:
    return make_compiler("poster.typ", "poster", data.values)


def _compile(
    compiler: typst.Compiler, initiatief: Initiatief, file_type: FileType, ppi: int
) -> tuple[bytes, tuple[str, ...]]:
    moment = midnight(initiatief.reference_date)
    if file_type == "pdf":
        content, to_standard = compile_pdf(compiler, moment)
        # A poster that says so is better than none.
        return content, () if to_standard else (NO_STANDARD,)
    settings: dict[str, Any] = {"format": file_type, "timestamp": moment}
    if file_type == "png":
        settings["ppi"] = ppi
    return single_file(compiler.compile(**settings)), ()


def _describe_svg(content: bytes, data: PosterData) -> bytes:
    """Typst draws text as outlines: screen readers need the words beside them."""
    title = data.values["name"]["text"]
    parts = [data.values["motto"]["text"]]
    for band in data.values["bands"]:
        titles = "; ".join(card["title"]["text"] for card in band["cards"]) or "nog niet ingevuld"
        parts.append(f"{band['title']['text']}: {titles}.")
    parts.append(data.values["arrows_alt"])
    for feit in data.values["feiten"]:
        words = (feit[part]["text"] for part in ("prefix", "figure", "label", "period"))
        parts.append(" ".join(word for word in words if word) + ".")
    start = content.index(b"<svg") + len(b"<svg")
    end = content.index(b">", start) + 1
    described = (
        f"<title>{escape(title)}: ons veranderverhaal</title>"
        f"<desc>{escape(' '.join(part for part in parts if part))}</desc>"
    )
    attributes = b' role="img" lang="nl"' + content[start:end]
    return content[:start] + attributes + described.encode() + content[end:]
