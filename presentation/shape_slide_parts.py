"""The pieces of a slide: boxes with text that fits, plain ground, pictures, and words for the ear.

All places and sizes are in points from the upper left corner of the slide.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt

from presentation.poster_glyphs import first_direction, script_language
from presentation.shape_slide_text import fit, plain_line

DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
LANGUAGES = {"nl": "nl-NL", "ar": "ar-SA", "ti": "ti-ET", "uk": "uk-UA"}
HEADING_FONT = "+mj-lt"  # that of the theme: changed for all slides at once
ROUNDING = 0.08


class Place(NamedTuple):
    """Where something stands."""

    x: float
    y: float
    width: float
    height: float

    def inset(self, by: float) -> "Place":
        """The same with this much less on all sides."""
        return Place(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)


@dataclass(frozen=True)
class Look:
    """How a text is set. `sizes` are tried largest first."""

    sizes: tuple[float, ...]
    colour: str
    bold: bool = False
    heading: bool = False
    anchor: MSO_ANCHOR = MSO_ANCHOR.TOP
    align: PP_ALIGN | None = None


def add_text(slide: Any, text: str, place: Place, look: Look, name: str) -> bool:
    """A box of text that fits. Whether it had to be cut."""
    box = slide.shapes.add_textbox(*_emus(place))
    box.name = name
    return write(box.text_frame, text, place, look)


def add_card(
    slide: Any, text: str, place: Place, look: Look, name: str, *, fill: str, line: str = ""
) -> bool:
    """A rounded box with text in it. Whether the text had to be cut."""
    card = _add_shape(slide, place, fill, line, ROUNDING)
    card.name = name
    margin = 7.0
    return write(card.text_frame, text, place, look, margin=margin)


def add_ground(slide: Any, place: Place, fill: str, *, rounding: float = 0.06) -> None:
    """A plain coloured surface under other things; a screen reader passes it by."""
    ground = _add_shape(slide, place, fill, "", rounding)
    ground.name = "Vlak"
    set_decorative(ground)


def add_picture(slide: Any, image: Any, place: Place, *, alt: str = "") -> Any:
    """A picture; without `alt` it is there for its looks only."""
    picture = slide.shapes.add_picture(image, *_emus(place))
    if alt:
        set_alt(picture, alt)
    else:
        picture.name = "Vlak"
        set_alt(picture, "")
        set_decorative(picture)
    return picture


def set_alt(shape: Any, alt: str) -> None:
    """What a screen reader says of it."""
    _properties(shape).set("descr", alt)


def set_decorative(shape: Any) -> None:
    """Nothing to say: a screen reader passes it by."""
    _properties(shape).append(parse_xml(DECORATIVE))


def send_back(slide: Any, shape: Any) -> None:
    """Behind everything that stands on the slide already."""
    slide.shapes._spTree.insert(2, shape._element)


def write(frame: Any, text: str, place: Place, look: Look, *, margin: float = 0.0) -> bool:
    """The text into its frame, at a size at which it stays inside. Whether it had to be cut."""
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.word_wrap = True
    frame.vertical_anchor = look.anchor
    frame.margin_left = frame.margin_right = Pt(margin)
    frame.margin_top = frame.margin_bottom = Pt(margin / 2)
    fitted = fit(text, place.width - 2 * margin, place.height - margin, look.sizes, bold=look.bold)
    run_of(frame.paragraphs[0], fitted.text, fitted.size, look)
    return fitted.cut


def run_of(paragraph: Any, text: str, size: float, look: Look) -> None:
    """One run in a paragraph, in the language and direction of its letters."""
    run = paragraph.add_run()
    run.text = plain_line(text)
    run.font.size, run.font.bold = Pt(size), look.bold
    run.font.color.rgb = rgb(look.colour)
    if look.heading:
        run.font.name = HEADING_FONT
    run._r.get_or_add_rPr().set("lang", LANGUAGES[script_language(text)])
    if look.align is not None:
        paragraph.alignment = look.align
    if first_direction(text) == "rtl":
        paragraph._p.get_or_add_pPr().set("rtl", "1")
        if look.align is None:
            paragraph.alignment = PP_ALIGN.RIGHT


def rgb(colour: str) -> RGBColor:
    """A colour of the house as a slide takes it."""
    return RGBColor(*bytes.fromhex(colour.removeprefix("#")))  # type: ignore[no-untyped-call]


def add_element(parent: Any, tag: str, text: str = "", **attributes: str) -> Any:
    """A new last child: for what the library has no words for."""
    child = OxmlElement(tag)
    for name, value in attributes.items():
        child.set(name, value)
    if text:
        child.text = text
    if parent is not None:
        parent.append(child)
    return child


def move(shape: Any, place: Place) -> None:
    """Puts a shape that is there already in its place."""
    shape.left, shape.top, shape.width, shape.height = _emus(place)


def _emus(place: Place) -> tuple[int, ...]:
    return tuple(Pt(value) for value in place)


def _add_shape(slide: Any, place: Place, fill: str, line: str, rounding: float) -> Any:
    shape = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *_emus(place))
    # The rounding is a share of the shorter side: the same curve on every card.
    shape.adjustments[0] = min(0.5, rounding * 100 / max(1.0, min(place.width, place.height)))
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(fill)
    # Without the style of the theme: it casts shadows.
    shape._element.remove(shape._element.find(qn("p:style")))
    if line:
        shape.line.color.rgb = rgb(line)
        shape.line.width = Pt(1)
    else:
        shape.line.fill.background()
    return shape


def _properties(shape: Any) -> Any:
    return shape._element.xpath(".//p:cNvPr")[0]
