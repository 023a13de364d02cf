"""What goes around a chart that leaves the house: title, period, notes and source."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from presentation.chart_marks import Picture, Words, stacked
from presentation.chart_theme import Look
from presentation.chart_words import paragraph, wrap
from veranderverhaal.meting import Meting
from veranderverhaal.saying_words import MADE_UP, say_period

TITLE_SIZE = 1.6  # times ordinary letters


@dataclass(frozen=True)
class Frame:
    """The words around a chart in a file, where no page explains it."""

    title: str
    subtitle: str = ""
    notes: tuple[str, ...] = ()
    source: str = ""
    made_up: bool = False

    @classmethod
    def of_meting(
        cls, title: str, meting: Meting, *, notes: tuple[str, ...] = (), source: str = ""
    ) -> Self:
        """The frame of a chart of one meting."""
        subtitle = f"{meting.name} · {say_period(meting)}"
        return cls(title, subtitle, notes, source, meting.made_up)

    @classmethod
    def of_rounds(
        cls,
        title: str,
        metingen: Sequence[Meting],
        *,
        notes: tuple[str, ...] = (),
        source: str = "",
    ) -> Self:
        """The frame of a chart of several metingen, each with its period."""
        subtitle = " · ".join(f"{one.name}, {say_period(one)}" for one in metingen)
        return cls(title, subtitle, notes, source, any(one.made_up for one in metingen))


def framed(picture: Picture, frame: Frame, look: Look) -> Picture:
    """The picture under its title and above its notes."""
    head = [_title(frame.title, look)]
    if frame.subtitle:
        head.append(paragraph(frame.subtitle, look, muted=True))
    foot = [paragraph(note, look, small=True, muted=True) for note in frame.notes]
    if frame.made_up:
        foot.append(paragraph(MADE_UP, look, small=True, bold=True))
    if frame.source:
        foot.append(paragraph(f"Bron: {frame.source}", look, small=True, muted=True))
    parts = [stacked(head, 4 * look.unit), picture, stacked(foot, 4 * look.unit)]
    return stacked(parts, 18 * look.unit)


def _title(text: str, look: Look) -> Picture:
    size = look.text * TITLE_SIZE
    step = size * 1.12
    lines = wrap(text, look.wide, size, bold=True, title=True)
    marks = (
        Words(0, (place + 0.5) * step, line, size, look.colours.ink, bold=True, title=True)
        for place, line in enumerate(lines)
    )
    return Picture(tuple(marks), len(lines) * step)
