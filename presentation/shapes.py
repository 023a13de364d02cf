"""The shapes in which an initiatief can show itself, each made from the same showcase."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal, cast

from presentation.poster import FileType, PosterFile, make_poster
from presentation.shape_cards import CardSize, cards_sheet
from presentation.shape_flyer import flyer_sheet
from presentation.shape_slide import make_slides
from presentation.shape_social import Format, social_sheet
from presentation.shape_text import make_text
from presentation.shape_typeset import sheet_pdf, sheet_png
from veranderverhaal.citaat import Purpose
from veranderverhaal.showcase import Showcase


class Shape(StrEnum):
    """What can be made."""

    A4 = "a4"
    A3 = "a3"
    SQUARE = "square"  # 1080 x 1080, for social media
    STORY = "story"  # 1080 x 1920
    SLIDE = "slide"  # to show and to change
    FLYER = "flyer"  # A5, to hand out
    CARDS = "cards"  # A4, for a wall
    SMALL_CARDS = "small_cards"  # A6, to cut
    TEXT = "text"  # for an e-mail


# The first is what one gets without asking.
FILE_TYPES: Mapping[Shape, tuple[str, ...]] = {
    Shape.A4: ("pdf", "png", "svg"),
    Shape.A3: ("pdf", "png", "svg"),
    Shape.SQUARE: ("png",),
    Shape.STORY: ("png",),
    Shape.SLIDE: ("pptx",),
    Shape.FLYER: ("pdf",),
    Shape.CARDS: ("pdf",),
    Shape.SMALL_CARDS: ("pdf",),
    Shape.TEXT: ("txt",),
}

# Where each will show: a citaat needs leave for just that.
PURPOSES: Mapping[Shape, Purpose] = {
    **dict.fromkeys(Shape, Purpose.POSTER),
    Shape.SQUARE: Purpose.SOCIAL_MEDIA,
    Shape.STORY: Purpose.SOCIAL_MEDIA,
    Shape.TEXT: Purpose.REPORT,
}


def make_shape(
    showcase: Showcase, shape: Shape, file_type: str = "", *, ppi: int = 150
) -> PosterFile:
    """The showcase in one shape. `ppi` is the resolution of a poster as PNG.

    Depends on nothing but its arguments, so it can run in another process. Raises ValueError for a
    file type that the shape does not have.
    """
    file_type = file_type or FILE_TYPES[shape][0]
    if file_type not in FILE_TYPES[shape]:
        raise ValueError(f"no {file_type} of {shape}")
    match shape:
        case Shape.A4 | Shape.A3:
            size = cast(Literal["a4", "a3"], shape.value)
            return make_poster(showcase, cast(FileType, file_type), size=size, ppi=ppi)
        case Shape.SQUARE | Shape.STORY:
            made = sheet_png(social_sheet(showcase, cast(Format, shape.value)))
        case Shape.SLIDE:
            made = make_slides(showcase)
        case Shape.FLYER:
            made = sheet_pdf(flyer_sheet(showcase))
        case Shape.CARDS | Shape.SMALL_CARDS:
            made = sheet_pdf(cards_sheet(showcase, cast(CardSize, shape.value)))
        case Shape.TEXT:
            made = (make_text(showcase).encode(), ())
    return PosterFile(*made)
