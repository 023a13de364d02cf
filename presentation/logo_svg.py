"""Which drawings (SVG) may become a logo: shapes only, and not more than a logo needs."""

import re
from base64 import b64decode
from collections.abc import Iterator
from xml.etree import ElementTree

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from presentation.logo_limits import LogoRefused, opened_picture

SVG = "{http://www.w3.org/2000/svg}"
HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
FORBIDDEN = {"script", "foreignObject", "iframe", "embed", "object", "audio", "video", "handler"}
# Blurring and the like can keep a computer busy for hours; a logo does without.
LEFT_OUT = {"filter", "metadata", "animate", "animateTransform", "animateMotion", "set"}
MAX_PARTS = 20_000  # with every reference followed
MAX_DEPTH = 60

NOT_A_PICTURE = "Dit bestand is geen PNG-, JPEG- of SVG-plaatje. Kies een ander bestand."
NOT_SAFE = (
    "Dit SVG-plaatje bevat onderdelen die we voor de veiligheid niet openen. "
    "Bewaar het als PNG en kies dat bestand."
)
TOO_COMPLEX = "Dit SVG-plaatje is te ingewikkeld. Bewaar het als PNG en kies dat bestand."

CSS_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
CSS_CLASS = re.compile(r"\.([\w-]+)")
CSS_URL = re.compile(r"url\(\s*['\"]?\s*([^'\")]*)", re.IGNORECASE)
DATA_IMAGE = re.compile(r"data:image/(?:png|jpeg);base64,([A-Za-z0-9+/=\s]*)")


def checked_svg(upload: bytes) -> str:
    """`upload` as the text of a drawing that refers to nothing outside itself.

    Raises LogoRefused.
    """
    try:
        drawing = fromstring(upload, forbid_dtd=True)
    except DefusedXmlException as error:
        raise LogoRefused(NOT_SAFE) from error
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise LogoRefused(NOT_A_PICTURE) from error
    if drawing.tag != f"{SVG}svg":
        raise LogoRefused(NOT_A_PICTURE)
    _check_depth(drawing)
    _leave_out(drawing)
    for part in drawing.iter():
        _check_part(part)
    _check_references(drawing)
    return ElementTree.tostring(drawing, encoding="unicode")


def _check_depth(drawing: ElementTree.Element) -> None:
    """Level by level: a thousand nested parts would exhaust whatever walks down them."""
    level, depth, parts = [drawing], 0, 0
    while level:
        depth, parts = depth + 1, parts + len(level)
        if depth > MAX_DEPTH or parts > MAX_PARTS:
            raise LogoRefused(TOO_COMPLEX)
        level = [child for part in level for child in part]


def _leave_out(drawing: ElementTree.Element) -> None:
    for part in list(drawing.iter()):
        part.attrib.pop("filter", None)
        for child in [child for child in part if _local_name(child) in LEFT_OUT]:
            part.remove(child)


def _local_name(part: ElementTree.Element) -> str:
    return part.tag.rpartition("}")[2] if isinstance(part.tag, str) else ""


def _check_part(part: ElementTree.Element) -> None:
    if _local_name(part) in FORBIDDEN or XML_BASE in part.attrib:
        raise LogoRefused(NOT_SAFE)
    if _local_name(part) == "style":
        _check_css(part.text or "")
    for name, value in part.attrib.items():
        if name.rpartition("}")[2].lower().startswith("on"):
            raise LogoRefused(NOT_SAFE)
        if name in HREFS:
            _check_href(value.strip())
        elif name == "style" or "url" in value.lower():
            _check_css(value)


def _check_href(href: str) -> None:
    if href.startswith("#") or not href:
        return
    data = DATA_IMAGE.fullmatch(href)
    if data is None:
        raise LogoRefused(NOT_SAFE)
    _check_inner_picture(data[1])


def _check_inner_picture(encoded: str) -> None:
    """A picture inside a drawing may be a decompression bomb like any other."""
    try:
        opened_picture(b64decode(encoded)).close()
    except LogoRefused:
        raise
    except Exception as error:  # Pillow raises a dozen kinds on damaged files
        raise LogoRefused(NOT_SAFE) from error


def _check_css(css: str) -> None:
    # A backslash can spell url( in other characters.
    hidden = "\\" in css or "@import" in css.lower() or "filter" in css.lower()
    if hidden or any(not target.startswith("#") for target in CSS_URL.findall(css)):
        raise LogoRefused(NOT_SAFE)


def _check_references(drawing: ElementTree.Element) -> None:
    """Ten parts that each use ten others, a few levels deep, are a million parts when drawn."""
    by_id = {part.get("id", ""): part for part in drawing.iter() if part.get("id")}
    by_class = _class_references(drawing)
    counted: dict[int, tuple[int, int]] = {}

    def count(part: ElementTree.Element, depth: int) -> tuple[int, int]:
        if depth > MAX_DEPTH:
            raise LogoRefused(TOO_COMPLEX)
        if id(part) not in counted:
            below = [count(child, depth + 1) for child in part]
            names = [*_references(part), *_by_style_sheet(part, by_class)]
            below += [count(by_id[name], depth + 1) for name in names if name in by_id]
            counted[id(part)] = (
                1 + sum(parts for parts, _ in below),
                1 + max((height for _, height in below), default=0),
            )
        parts, height = counted[id(part)]
        if parts > MAX_PARTS or depth + height > 2 * MAX_DEPTH:
            raise LogoRefused(TOO_COMPLEX)
        return parts, height

    count(drawing, 0)


def _references(part: ElementTree.Element) -> Iterator[str]:
    for name, value in part.attrib.items():
        if name in HREFS and value.strip().startswith("#"):
            yield value.strip()[1:]
        else:
            yield from (target.strip()[1:] for target in CSS_URL.findall(value))


def _class_references(drawing: ElementTree.Element) -> dict[str, list[str]]:
    """What the style sheets let each class refer to."""
    references: dict[str, list[str]] = {}
    for sheet in drawing.iter(f"{SVG}style"):
        for selector, rule in CSS_RULE.findall(sheet.text or ""):
            names = [target.strip()[1:] for target in CSS_URL.findall(rule)]
            classes = CSS_CLASS.findall(selector)
            if names and not classes:
                raise LogoRefused(TOO_COMPLEX)
            for name in classes:
                references.setdefault(name, []).extend(names)
    return references


def _by_style_sheet(part: ElementTree.Element, by_class: dict[str, list[str]]) -> Iterator[str]:
    for name in part.get("class", "").split():
        yield from by_class.get(name, [])
