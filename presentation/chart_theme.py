"""How a chart looks: where it is shown, how wide, in which colours and letters."""

from dataclasses import dataclass
from enum import StrEnum

from presentation.colours import DARK_CHART, LIGHT_CHART, ChartColours

FONT = "Atkinson Hyperlegible Next"
TITLE_FONT = "Bricolage Grotesque"
FONT_FAMILY = f"{FONT}, Noto Sans, Noto Sans Arabic, Noto Sans Ethiopic, Noto Emoji, sans-serif"
TITLE_FAMILY = f"{TITLE_FONT}, {FONT_FAMILY}"


class Size(StrEnum):
    """Where a chart is read."""

    PAGE = "page"
    BEAMER = "beamer"  # from ten metres: nothing under 28 px at 1280 x 720
    PRINT = "print"


WIDTHS = {Size.PAGE: 700, Size.BEAMER: 1200, Size.PRINT: 760}
TEXT_SIZES = {Size.PAGE: 15, Size.BEAMER: 30, Size.PRINT: 15}
SMALL_SIZES = {Size.PAGE: 14, Size.BEAMER: 28, Size.PRINT: 14}
NARROW_WIDTH = 340
# Less than this has no room for a label, a bar and a number side by side, or above each other.
LEAST_WIDTH = 420
LEAST_NARROW = 240


@dataclass(frozen=True)
class Look:
    """`width` in pixels, 0 is what fits the size. `narrow` puts labels above their bars.

    `empty` draws the question without its answer, so that people can guess first.
    """

    dark: bool = False
    size: Size = Size.PAGE
    width: int = 0
    narrow: bool = False
    empty: bool = False

    @property
    def wide(self) -> float:
        """The width to draw in, never less than words need."""
        usual = NARROW_WIDTH * self.unit if self.narrow else WIDTHS[self.size]
        least = LEAST_NARROW if self.narrow else LEAST_WIDTH
        return max(self.width or usual, least * self.unit)

    @property
    def text(self) -> float:
        """The size of ordinary letters."""
        return TEXT_SIZES[self.size]

    @property
    def small(self) -> float:
        """The size of the smallest letters."""
        return SMALL_SIZES[self.size]

    @property
    def unit(self) -> float:
        """By what lengths grow with the letters."""
        return self.text / TEXT_SIZES[Size.PAGE]

    @property
    def colours(self) -> ChartColours:
        """The colours that read on the ground it stands on."""
        return DARK_CHART if self.dark else LIGHT_CHART
