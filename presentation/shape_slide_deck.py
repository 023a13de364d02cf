"""An empty deck in the house style: its size, fonts and colours, and slides with a sky on top."""

from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from presentation.colours import LAYER_COLOURS, MUTED, WHITE, ThemeColours, theme_colours
from presentation.logo_values import png_size
from presentation.office_file import without_moment
from presentation.poster_texts import Texts
from presentation.shape_slide_parts import (
    Look,
    Place,
    add_element,
    add_ground,
    add_picture,
    add_text,
    move,
    rgb,
    send_back,
    write,
)
from presentation.shape_slide_text import plain_line
from presentation.shape_typeset import Sheet, sheet_png
from presentation.shape_values import NAME_FALLBACK, house_values
from veranderverhaal.model import FOUR_LAYERS
from veranderverhaal.showcase import Showcase

WIDTH, HEIGHT = 960.0, 540.0
MARGIN = 36.0
ROOM = WIDTH - 2 * MARGIN
SKY = 122.0
LOGO = Place(WIDTH - MARGIN - 66, 12, 66, 66)
FOOT = Place(MARGIN, HEIGHT - 32, ROOM, 25)
TITLE_ONLY = 5  # among the layouts of an empty deck
SKY_ZOOM = 2
# Every computer has it, or one of exactly the same widths: nothing moves when it is opened.
FONT = "Arial"
TITLE = Look(
    (38, 34, 30, 26, 23, 20, 17, 14, 12),
    WHITE,
    bold=True,
    heading=True,
    align=PP_ALIGN.LEFT,
    anchor=MSO_ANCHOR.MIDDLE,
)
WORDS = Look((18, 16, 14, 12, 11), WHITE)
NO_DATE = date(2000, 1, 1)


class Deck:
    """A deck while it is being made, and what had to be cut on the way."""

    def __init__(self, showcase: Showcase) -> None:
        self.colours: ThemeColours = theme_colours(showcase.initiatief)
        self.logo = showcase.logo if showcase.logo and png_size(showcase.logo) else None
        self.cut: list[str] = []
        self._file = Presentation()
        self._layout = _prepare(self._file, self.colours)
        self._sky = _sky_picture(showcase)
        _describe(self._file, showcase)

    def add_slide(self, title: str, words: str, foot: str, notes: str) -> Any:
        """A slide with its title, a line below it, a foot, and notes for who speaks."""
        slide = self._file.slides.add_slide(self._layout)
        slide.background.fill.solid()
        slide.background.fill.fore_color.rgb = rgb(self.colours.paper)
        send_back(slide, add_picture(slide, BytesIO(self._sky), Place(0, 0, WIDTH, SKY)))
        room = ROOM if self.logo is None else ROOM - LOGO.width - 18
        place = Place(MARGIN, 10, room, 46)
        move(slide.shapes.title, place)
        slide.shapes.title.name = "Titel"
        self.note_cut(write(slide.shapes.title.text_frame, title, place, TITLE), title)
        if words:
            box = Place(MARGIN, 58, room, 32)
            self.note_cut(add_text(slide, words, box, WORDS, "Ondertitel"), words)
        if self.logo is not None:
            _add_logo(slide, self.logo)
        if plain_line(foot):
            look = Look((10, 9, 8), MUTED)
            self.note_cut(add_text(slide, foot, FOOT, look, "Voet"), foot)
        slide.notes_slide.notes_text_frame.text = "\n".join(map(plain_line, notes.splitlines()))
        return slide

    def note_cut(self, was_cut: bool, text: str) -> None:
        """Remembers a text that did not fit."""
        if was_cut:
            self.cut.append(text)

    def content(self) -> bytes:
        """The deck as a file."""
        target = BytesIO()
        self._file.save(target)
        return without_moment(target.getvalue())


def _prepare(file: Any, colours: ThemeColours) -> Any:
    """Makes the deck wide, and leaves one layout: a title and nothing else."""
    file.slide_width, file.slide_height = Pt(WIDTH), Pt(HEIGHT)
    layout = file.slide_layouts[TITLE_ONLY]
    for other in list(file.slide_layouts):
        if other is not layout:
            file.slide_layouts.remove(other)
    for shapes in (layout.placeholders, file.slide_master.placeholders):
        for shape in shapes:
            _widen(shape)
    master = file.slide_master.part
    theme = master.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = _house_theme(theme.blob, colours)
    return layout


def _widen(shape: Any) -> None:
    """The empty deck is 4:3: what stands on its layout moves along."""
    share = WIDTH / 720
    shape.left, shape.width = round(shape.left * share), round(shape.width * share)


def _house_theme(blob: bytes, colours: ThemeColours) -> bytes:
    theme: Any = parse_xml(blob)
    for tag in ("a:majorFont", "a:minorFont"):
        theme.find(f".//{qn(tag)}/{qn('a:latin')}").set("typeface", FONT)
    accents = [LAYER_COLOURS[layer].strong for layer in FOUR_LAYERS] + [
        colours.dark,
        colours.accent,
    ]
    for number, colour in enumerate(accents, start=1):
        slot = theme.find(f".//{qn(f'a:accent{number}')}")
        for old in list(slot):
            slot.remove(old)
        add_element(slot, "a:srgbClr", val=colour.removeprefix("#"))
    return serialize_part_xml(theme)


def _sky_picture(showcase: Showcase) -> bytes:
    texts = Texts()
    values = house_values(showcase, texts) | {"width": WIDTH, "height": SKY}
    return sheet_png(Sheet("sky.typ", values, texts, {}), zoom=SKY_ZOOM)[0]


def _add_logo(slide: Any, logo: bytes) -> None:
    add_ground(slide, LOGO, WHITE, rounding=1.0)
    width, height = png_size(logo) or (1, 1)
    longest = (width**2 + height**2) ** 0.5
    size = (width / longest * LOGO.width * 0.86, height / longest * LOGO.width * 0.86)
    middle = (LOGO.x + (LOGO.width - size[0]) / 2, LOGO.y + (LOGO.height - size[1]) / 2)
    picture = add_picture(slide, BytesIO(logo), Place(*middle, *size), alt="Logo")
    picture.name = "Logo"


def _describe(file: Any, showcase: Showcase) -> None:
    """Who made it and when: the day of the initiatief, so that two runs are alike."""
    about = file.core_properties
    name = plain_line(showcase.initiatief.name) or NAME_FALLBACK
    about.title, about.author, about.language = name[:200], name[:200], "nl-NL"
    about.last_modified_by, about.revision = name[:200], 1
    day = showcase.initiatief.reference_date or NO_DATE
    about.created = about.modified = datetime.combine(day, time())
