"""The one-page poster of an initiatief, typeset by Typst, as PDF, PNG or SVG."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal
from xml.sax.saxutils import escape

import typst

from presentation.poster_data import PosterData, Size, describe_poster, poster_data
from presentation.poster_notices import poster_notices
from presentation.typesetting import compile_pdf, make_compiler, midnight, single_file
from veranderverhaal.showcase import Showcase

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
    showcase: Showcase, file_type: FileType, *, size: Size = "a4", ppi: int = 150
) -> PosterFile:
    """The poster as a file; `ppi` is the resolution of a PNG poster.

    Depends on nothing but its arguments, so it can run in another process.
    """
    data = poster_data(showcase, size)
    compiler = _compiler(data)
    content, extra = compile_file(compiler, showcase.initiatief.reference_date, file_type, ppi)
    report = json.loads(compiler.query("<poster-report>", field="value", one=True))
    if file_type == "svg":
        title = f"{data.values['name']['text']}: ons veranderverhaal"
        content = describe_svg(content, title, describe_poster(data))
    return PosterFile(content, (*poster_notices(data, report), *extra))


def poster_boxes(showcase: Showcase, *, size: Size = "a4") -> list[Box]:
    """Every box that was placed on the poster, in reading order."""
    data = poster_data(showcase, size)
    boxes = json.loads(_compiler(data).query("<poster-box>", field="value"))
    return [Box(**_enlarged(box, data.enlarged)) for box in boxes]


def _enlarged(box: dict[str, Any], times: float) -> dict[str, Any]:
    return box | {side: box[side] * times for side in ("x", "y", "width", "height")}


def _compiler(data: PosterData) -> typst.Compiler:
    return make_compiler("poster.typ", "poster", data.values)


def compile_file(
    compiler: typst.Compiler, day: date | None, file_type: FileType, ppi: int
) -> tuple[bytes, tuple[str, ...]]:
    """The file, dated on this day, and that it keeps to no standard if it does not."""
    moment = midnight(day)
    if file_type == "pdf":
        content, to_standard = compile_pdf(compiler, moment)
        # A poster that says so is better than none.
        return content, () if to_standard else (NO_STANDARD,)
    settings: dict[str, Any] = {"format": file_type, "timestamp": moment}
    if file_type == "png":
        settings["ppi"] = ppi
    return single_file(compiler.compile(**settings)), ()


def describe_svg(content: bytes, title: str, about: str) -> bytes:
    """Typst draws text as outlines: screen readers need the words beside them."""
    start = content.index(b"<svg") + len(b"<svg")
    end = content.index(b">", start) + 1
    described = f"<title>{escape(title)}</title><desc>{escape(about)}</desc>"
    attributes = b' role="img" lang="nl"' + content[start:end]
    return content[:start] + attributes + described.encode() + content[end:]
