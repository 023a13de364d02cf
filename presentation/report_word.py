"""A report as a Word file that can be changed: its blocks with real styles, tables and captions."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_BREAK
from docx.shared import Emu

from presentation.colours import WHITE, mix, theme_colours
from presentation.office_file import without_moment
from presentation.poster_glyphs import first_direction, whole_amounts
from presentation.report_blocks import (
    Block,
    Bullets,
    Cover,
    Dressed,
    Figure,
    Heading,
    KeyFigures,
    Look,
    NewPage,
    OnePage,
    Paragraph,
    Quote,
    Report,
    Table,
    flat,
)
from presentation.report_pictures import drawings_png
from presentation.report_word_style import LEAD, NOTICE, NUMBER, QUIET, WIDTH, dress
from presentation.report_word_xml import (
    LANGUAGE,
    add_bookmark,
    add_field,
    add_left_border,
    add_link,
    begin_contents,
    end_contents,
    mark_header,
    set_alt,
    shade_cell,
    shade_paragraph,
    turn_around,
)

STYLES = {Look.BODY: "Normal", Look.LEAD: LEAD, Look.QUIET: QUIET, Look.NOTICE: NOTICE}
CONTENTS = "Inhoud"
ATTENTION = "Let op."
PHOTO_WIDTH = Emu(int(WIDTH * 0.34))
LOGO_WIDTH = Emu(1_000_000)
CONTENTS_LEVELS = (1, 2)


def report_word(report: Report, material: Dressed) -> bytes:
    """The file; `material` gives the colours, the logo and the day."""
    writer = _Writer(report, material)
    return writer.written()


class _Writer:
    """Walks the blocks of one report, with the document it makes of them."""

    def __init__(self, report: Report, material: Dressed) -> None:
        self.report, self.material = report, material
        self.theme = theme_colours(material.initiatief)
        self.document = Document()
        self.headings = 0
        figures = [one for one in flat(report.blocks) if isinstance(one, Figure)]
        pictures = drawings_png([one.drawing for one in figures])
        self.pictures = dict(zip((one.number for one in figures), pictures, strict=True))

    def written(self) -> bytes:
        cover = self.report.cover
        compact = self.report.scale if self.report.flows else None
        dress(self.document, self.theme, f"{cover.kind}: {cover.name}", compact)
        self._set_properties(cover)
        self._cover(cover)
        if not self.report.is_brief:
            self._break_page()
            self._contents()
            self._break_page()
        for block in self.report.blocks:
            self._write(block)
        packed = BytesIO()
        self.document.save(packed)
        return without_moment(packed.getvalue())

    def _set_properties(self, cover: Cover) -> None:
        day = self.material.today
        moment = datetime(day.year, day.month, day.day, tzinfo=UTC).replace(tzinfo=None)
        properties = self.document.core_properties
        properties.title, properties.author = f"{cover.kind}: {cover.name}"[:250], cover.name[:250]
        properties.language, properties.comments = LANGUAGE, ""
        properties.last_modified_by = ""
        properties.created = properties.modified = moment

    def _add(self, text: str, style: str = "Normal", start: str = "") -> Any:
        paragraph = self.document.add_paragraph(style=style)
        if start:
            paragraph.add_run(f"{start} ").bold = True
        paragraph.add_run(whole_amounts(text))
        if first_direction(text) == "rtl":
            turn_around(paragraph)
        return paragraph

    def _cover(self, cover: Cover) -> None:
        if self.material.logo:
            self._logo(self.material.logo)
        self._add(cover.kind, "Subtitle")
        self._add(cover.name, "Title")
        for text in (cover.place, cover.motto):
            if text:
                self._add(text, "Subtitle")
        for text in (cover.made_on, *cover.about):
            self._add(text)
        if cover.warnings:
            self._notice(" ".join(cover.warnings), ATTENTION)

    def _logo(self, logo: bytes) -> None:
        """What cannot be read as a picture is left out."""
        paragraph = self.document.add_paragraph()
        try:
            picture = paragraph.add_run().add_picture(BytesIO(logo), width=LOGO_WIDTH)
        except Exception:
            return
        set_alt(picture._inline, "Logo")

    def _contents(self) -> None:
        """The headings with links, as they stand until Word adds the pages."""
        self._add(CONTENTS, "TOC Heading")
        found = [one for one in flat(self.report.blocks) if isinstance(one, Heading)]
        entries = [(n, one) for n, one in enumerate(found, 1) if one.level in CONTENTS_LEVELS]
        paragraph = None
        for place, (number, heading) in enumerate(entries):
            paragraph = self.document.add_paragraph(style=f"toc {heading.level}")
            if not place:
                begin_contents(paragraph)
            add_link(paragraph, heading.text, number)
        if paragraph is not None:
            end_contents(paragraph)

    def _write(self, block: Block) -> None:
        _WRITERS[type(block)](self, block)

    def _heading(self, heading: Heading) -> None:
        paragraph = self._add(heading.text, f"Heading {heading.level}")
        self.headings += 1
        add_bookmark(paragraph, self.headings)

    def _paragraph(self, one: Paragraph) -> None:
        if one.look is Look.NOTICE:
            self._notice(one.text, one.start)
        else:
            self._add(one.text, STYLES[one.look], one.start)

    def _notice(self, text: str, start: str) -> None:
        paragraph = self._add(text, NOTICE, start)
        add_left_border(paragraph, self.theme.accent)
        shade_paragraph(paragraph, mix(WHITE, self.theme.accent, 0.24))

    def _bullets(self, bullets: Bullets) -> None:
        for item in bullets.items:
            self._add(item, "List Bullet")

    def _figure(self, figure: Figure) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        width = Emu(int(WIDTH * figure.drawing.share))
        picture = BytesIO(self.pictures[figure.number])
        set_alt(paragraph.add_run().add_picture(picture, width=width)._inline, figure.alt)
        self._caption("Figuur", figure.number, figure.caption)

    def _caption(self, name: str, number: int, text: str) -> Any:
        paragraph = self.document.add_paragraph(f"{name} ", style="Caption")
        add_field(paragraph, f"SEQ {name} \\* ARABIC", str(number))
        paragraph.add_run(f". {text}")
        return paragraph

    def _table(self, table: Table) -> None:
        caption = self._caption("Tabel", table.number, table.caption)
        caption.paragraph_format.keep_with_next = True
        made = self.document.add_table(rows=0, cols=len(table.header), style="Table Grid")
        made.autofit = False
        total = sum(table.widths)
        widths = [Emu(int(WIDTH * width / total)) for width in table.widths]
        for place, row in enumerate((table.header, *table.rows)):
            cells = made.add_row().cells
            for cell, text, width in zip(cells, row, widths, strict=True):
                cell.width = width
                self._cell(cell, text, is_header=not place)
        mark_header(made, table.title)
        self.document.add_paragraph(style=QUIET if self.report.flows else "Normal")

    def _cell(self, cell: Any, text: str, *, is_header: bool) -> None:
        paragraph = cell.paragraphs[0]
        paragraph.style = QUIET
        paragraph.add_run(whole_amounts(text)).bold = is_header
        if first_direction(text) == "rtl":
            turn_around(paragraph)
        if is_header:
            shade_cell(cell, mix(WHITE, self.theme.dark, 0.1))

    def _quote(self, quote: Quote) -> None:
        if quote.picture:
            paragraph = self.document.add_paragraph()
            paragraph.paragraph_format.keep_with_next = True
            run = paragraph.add_run()
            photo = run.add_picture(BytesIO(quote.picture.content), width=PHOTO_WIDTH)
            set_alt(photo._inline, quote.picture.alt)
        add_left_border(self._add(f"“{quote.text}”", "Quote"), self.theme.accent)
        if quote.by:
            self._add(quote.by)
        if quote.note:
            self._add(quote.note, QUIET)

    def _key_figures(self, numbers: KeyFigures) -> None:
        for one in numbers.items:
            self._add(one.figure, NUMBER)
            self._add(one.words).paragraph_format.keep_with_next = bool(one.notes)
            if one.notes:
                self._add(" ".join(one.notes), QUIET)

    def _new_page(self, _: NewPage) -> None:
        self._break_page()

    def _one_page(self, page: OnePage) -> None:
        for block in page.blocks:
            self._write(block)
        if page is not self.report.blocks[-1]:
            self._break_page()

    def _break_page(self) -> None:
        self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


_WRITERS: Mapping[type, Callable[[_Writer, Any], None]] = {
    Heading: _Writer._heading,
    Paragraph: _Writer._paragraph,
    Bullets: _Writer._bullets,
    Figure: _Writer._figure,
    Table: _Writer._table,
    Quote: _Writer._quote,
    KeyFigures: _Writer._key_figures,
    NewPage: _Writer._new_page,
    OnePage: _Writer._one_page,
}
