"""What a shape looks like on a screen, before anybody downloads it."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import cast

from pptx import Presentation

from presentation.poster import make_poster
from presentation.poster_data import Size
from presentation.shape_cards import CardSize, cards_sheet
from presentation.shape_flyer import flyer_sheet
from presentation.shape_typeset import Sheet
from presentation.shapes import Shape, make_shape
from presentation.typesetting import make_compiler
from veranderverhaal.showcase import Showcase

POSTER_PPI: Mapping[Size, int] = {"a4": 110, "a3": 78}  # as wide on the screen
FLYER_PPI, CARD_PPI = 120, 60  # a card stands half as wide on the screen
MOST_PAGES = 6
CARDS = (Shape.CARDS, Shape.SMALL_CARDS)


@dataclass(frozen=True)
class Preview:
    """Pictures of the first pages, or words where there is none; how many pages in all."""

    pages: tuple[bytes, ...] = ()
    lines: tuple[str, ...] = ()
    count: int = 1
    notices: tuple[str, ...] = ()


def preview_shape(showcase: Showcase, shape: Shape) -> Preview:
    """What this shape will be, with the same notices as the file itself."""
    if shape in (Shape.A4, Shape.A3):
        size: Size = "a4" if shape is Shape.A4 else "a3"
        made = make_poster(showcase, "png", size=size, ppi=POSTER_PPI[size])
        return Preview((made.content,), notices=made.notices)
    made = make_shape(showcase, shape)
    if shape is Shape.SLIDE:
        titles = slide_titles(made.content)
        return Preview(lines=titles, count=len(titles), notices=made.notices)
    if shape is Shape.TEXT:
        return Preview(lines=(made.content.decode(),), notices=made.notices)
    if shape in (Shape.SQUARE, Shape.STORY):
        return Preview((made.content,), notices=made.notices)
    ppi = CARD_PPI if shape in CARDS else FLYER_PPI
    pages = draw_pages(_sheet(showcase, shape), ppi)
    return Preview(pages[:MOST_PAGES], count=len(pages), notices=made.notices)


def slide_titles(content: bytes) -> tuple[str, ...]:
    """The title of every slide."""
    slides = Presentation(BytesIO(content)).slides
    return tuple(one.shapes.title.text if one.shapes.title else "" for one in slides)


def draw_pages(sheet: Sheet, ppi: int) -> tuple[bytes, ...]:
    """Every page as a small picture."""
    compiler = make_compiler(sheet.template, "shape", sheet.values)
    compiled = compiler.compile(format="png", ppi=ppi)
    pages = compiled if isinstance(compiled, list) else [compiled]
    return tuple(one for one in pages if one is not None)


def _sheet(showcase: Showcase, shape: Shape) -> Sheet:
    if shape in CARDS:
        return cards_sheet(showcase, cast(CardSize, shape.value))
    return flyer_sheet(showcase)
