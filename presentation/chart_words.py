"""The words of a chart: wrapped where they end, numbers as the Dutch write them, and keys."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont

from presentation.chart_marks import Box, Dot, Line, Mark, Picture, When, Words
from presentation.chart_theme import Look
from presentation.diagram_text import cleaned
from veranderverhaal.saying_words import whole_percent
from veranderverhaal.uitkomst import Shown, Uitkomst

FOLDER = Path(__file__).parent / "fonts"
FONT_FILES = {
    (False, False): "AtkinsonHyperlegibleNext_400Regular.ttf",
    (True, False): "AtkinsonHyperlegibleNext_700Bold.ttf",
    (True, True): "BricolageGrotesque_700Bold.ttf",
}
MEASURED_AT = 100
LINE_HEIGHT = 1.25
MAX_LINES = 14  # of 500 letters on the narrowest phone
WHOLE = 100  # percent
DONT_KNOW_TEXT = "weet ik niet"
TOO_FEW = "te weinig antwoorden"
NO_GROUP_TEXT = "bij elke groep te weinig antwoorden om te tonen"
WITHHELD_TEXTS = {
    Shown.NOTHING: TOO_FEW,
    Shown.PRESENCE: "wel antwoorden, te weinig om te tonen",
    Shown.WITHHELD: TOO_FEW,
}


@cache
def _font(bold: bool, title: bool) -> ImageFont.FreeTypeFont:
    path = str(FOLDER / FONT_FILES[bold or title, title])
    return ImageFont.truetype(path, MEASURED_AT, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=20_000)
def text_width(text: str, size: float, bold: bool = False, title: bool = False) -> float:
    """How wide one line of text is drawn, in pixels."""
    return float(_font(bold, title).getlength(text)) * size / MEASURED_AT


def wrap(
    text: str, width: float, size: float, bold: bool = False, title: bool = False
) -> list[str]:
    """`text` in lines that fit `width`; a word that is too long is parted."""
    lines: list[str] = []
    for word in cleaned(text).split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(joined, size, bold, title) <= width:
            lines[-1] = joined
        else:
            lines += _parts(word, width, size, bold, title)
    return lines if len(lines) <= MAX_LINES else [*lines[: MAX_LINES - 1], "…"]


def _parts(word: str, width: float, size: float, bold: bool, title: bool) -> list[str]:
    parts = []
    while text_width(word, size, bold, title) > width and len(word) > 1:
        fitting = (n for n in range(len(word) - 1, 0, -1) if _fits(word[:n], width, size, bold))
        cut = next(fitting, 1)
        parts.append(f"{word[:cut]}-" if word[cut - 1].isalpha() else word[:cut])
        word = word[cut:]
    return [*parts, word]


def _fits(part: str, width: float, size: float, bold: bool) -> bool:
    return text_width(f"{part}-", size, bold) <= width


def paragraph(
    text: str,
    look: Look,
    *,
    width: float = 0,
    small: bool = False,
    muted: bool = False,
    bold: bool = False,
    when: When = When.ALWAYS,
) -> Picture:
    """Text in as many lines as it needs."""
    size = look.small if small else look.text
    fill = look.colours.muted if muted else look.colours.ink
    lines = wrap(text, width or look.wide, size, bold)
    step = size * LINE_HEIGHT
    marks = (
        Words(0, (place + 0.5) * step, line, size, fill, bold=bold, when=when)
        for place, line in enumerate(lines)
    )
    return Picture(tuple(marks), len(lines) * step)


@dataclass(frozen=True)
class Sample:
    """What a colour, line or mark stands for."""

    label: str
    fill: str
    shape: str = "box"  # box, dash, line, or the shape of a dot
    stroke: str = ""
    when: When = When.ALWAYS


def key(samples: Sequence[Sample], look: Look) -> Picture:
    """Samples with their labels, in as many lines as they need."""
    side, gap, step = look.small * 0.9, look.small * 1.3, look.small * 1.55
    marks: list[Mark] = []
    across, down = 0.0, 0.0
    for sample in samples:
        room = look.wide - side - look.small * 0.5
        lines = wrap(sample.label, room, look.small)
        width = max((text_width(line, look.small) for line in lines), default=0)
        if across and across + side + look.small * 0.5 + width > look.wide:
            across, down = 0.0, down + step
        marks.append(_drawn(sample, across, down + step / 2, side))
        for place, line in enumerate(lines):
            y = down + step / 2 + place * look.small * LINE_HEIGHT
            left = across + side + look.small * 0.5
            marks.append(Words(left, y, line, look.small, look.colours.ink, when=sample.when))
        down += max(len(lines) - 1, 0) * look.small * LINE_HEIGHT
        across += side + look.small * 0.5 + width + gap
    return Picture(tuple(marks), down + step if samples else 0)


def _drawn(sample: Sample, x: float, y: float, side: float) -> Mark:
    if sample.shape == "box":
        return Box(
            x,
            y - side / 2,
            side,
            side,
            sample.fill,
            stroke=sample.stroke,
            radius=2,
            when=sample.when,
        )
    if sample.shape in ("dash", "line"):
        dashed = sample.shape == "dash"
        return Line(x - 2, y, x + side + 2, y, sample.fill, side / 6, dashed, when=sample.when)
    return Dot(x + side / 2, y, side * side, sample.fill, sample.shape, when=sample.when)


def share_text(count: int, n: int, shown: Shown) -> str:
    """A share in whole percents, half up; with few answers the count itself.

    What is not nobody and not everybody is never written as 0% or 100%.
    """
    if shown is not Shown.SHARES or not n:
        return str(count)
    percent = whole_percent(Decimal(count) / n)
    if percent == 0 and count:
        return "<1%"
    return ">99%" if percent >= WHOLE and count < n else f"{percent}%"


def rung_text(count: int, n: int, shown: Shown) -> str:
    """On a trede the count always stands: "17 (49%)", and "7" with few answers."""
    share = share_text(count, n, shown)
    return f"{count} ({share})" if shown is Shown.SHARES and n else share


def headline_text(count: int, n: int, shown: Shown) -> str:
    """The share of one row by itself; with few answers "7 van 12", as n stands elsewhere."""
    return share_text(count, n, shown) if shown is Shown.SHARES else f"{count} van {n}"


def tip_text(label: str, count: int, n: int, shown: Shown) -> str:
    """What a bar says when someone points at it."""
    share = f" ({share_text(count, n, shown)})" if shown is Shown.SHARES else ""
    return f"{cleaned(label)}: {count} van de {n}{share}"


def withheld_text(uitkomst: Uitkomst) -> str:
    """What stands where there is nothing to draw; it has no number in it."""
    return WITHHELD_TEXTS.get(uitkomst.shown, TOO_FEW)


def answers_line(uitkomst: Uitkomst, extra: Iterable[str] = ()) -> str:
    """How many answered, and what else is told of them: "n = 111 · weet ik niet: 4"."""
    parts = [f"n = {uitkomst.n}", *extra]
    if uitkomst.dont_know:
        parts.append(f"{DONT_KNOW_TEXT}: {uitkomst.dont_know}")
    if uitkomst.skipped:
        parts.append(f"niet ingevuld: {uitkomst.skipped}")
    return " · ".join(parts)
