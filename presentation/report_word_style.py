"""How the Word file of a report looks: A4, our colours, and letters that every computer has."""

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Cm, Pt, RGBColor

from presentation.colours import INK, MUTED, ThemeColours
from presentation.report_word_xml import add_field, set_font, set_language

# Our own letters are not on the computer of who opens the file.
FONT = "Calibri"
QUIET, NOTICE, LEAD, NUMBER = "Klein", "Let op", "Inleiding", "Kerngetal"
HEADING_SIZES = {1: 22, 2: 15, 3: 12}
# Size, and room before and after, of what must stand on two pages.
COMPACT = {
    "Normal": (10, 0, 3),
    "Heading 1": (15, 10, 3),
    "Heading 2": (12, 8, 2),
    "Title": (22, 0, 2),
    "Subtitle": (11, 0, 2),
    "Caption": (8.5, 3, 2),
    "List Bullet": (10, 0, 1),
    QUIET: (8.5, 0, 1),
    NOTICE: (10, 2, 4),
    LEAD: (11, 2, 4),
}
MARGIN = Cm(2.3)
WIDTH = Cm(21) - 2 * MARGIN


def dress(document: Document, theme: ThemeColours, head: str, compact: float | None = None) -> None:
    """The page, the styles, and what stands above and below every page.

    With `compact`, the size of letters, everything takes little room.
    """
    set_language(document)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = MARGIN
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.2)
    _set_styles(document, theme)
    if compact is not None:
        _make_compact(document, compact)
    _plain(section.header.paragraphs[0], head)
    foot = section.footer.paragraphs[0]
    _plain(foot, "Pagina ")
    add_field(foot, "PAGE", "1")
    foot.add_run(" van ")
    add_field(foot, "NUMPAGES", "1")


def _set_styles(document: Document, theme: ThemeColours) -> None:
    dark = _colour(theme.dark)
    _style(document, "Normal", 10.5, _colour(INK), after=6)
    for level, size in HEADING_SIZES.items():
        style = _style(document, f"Heading {level}", size, dark, bold=True, after=6)
        style.paragraph_format.space_before = Pt(size)
        style.paragraph_format.keep_with_next = True
    _style(document, "Title", 40, dark, bold=True, after=6)
    _style(document, "Subtitle", 14, _colour(INK), after=6).font.italic = False
    _style(document, "Caption", 9, _colour(MUTED), after=8).font.bold = False
    _style(document, "Quote", 13, dark, after=2)
    _style(document, "List Bullet", 10.5, _colour(INK), after=3)
    _style(document, "TOC Heading", 22, dark, bold=True, after=6)
    _style(document, "Header", 9, _colour(MUTED))
    _style(document, "Footer", 9, _colour(MUTED))
    _style(document, QUIET, 9, _colour(MUTED), after=6)
    _style(document, NOTICE, 10.5, _colour(INK), after=8)
    _style(document, LEAD, 12, dark, after=8)
    number = _style(document, NUMBER, 22, dark, bold=True)
    number.paragraph_format.keep_with_next = True
    for level in (1, 2):
        _style(document, f"toc {level}", 10.5, _colour(INK), bold=level == 1, after=3)
    document.styles["toc 2"].paragraph_format.left_indent = Cm(0.6)


def _make_compact(document: Document, scale: float) -> None:
    for name, (size, before, after) in COMPACT.items():
        style: Any = document.styles[name]
        style.font.size = Pt(round(size * scale * 2) / 2)
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
    section = document.sections[0]
    section.top_margin = section.bottom_margin = Cm(1.9)


def _style(
    document: Document, name: str, size: float, colour: Any, *, bold: bool = False, after: float = 0
) -> Any:
    """A style of the template, or a new one of ours."""
    known = {one.name for one in document.styles}
    style: Any = (
        document.styles[name]
        if name in known
        else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    )
    set_font(style, FONT)
    style.font.size, style.font.color.rgb, style.font.bold = Pt(size), colour, bold
    style.paragraph_format.space_after = Pt(after)
    return style


def _plain(paragraph: Any, text: str) -> None:
    paragraph.text = text


def _colour(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.removeprefix("#").upper())
