"""What python-docx has no words for: languages, fields, bookmarks, alt texts, header rows."""

from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

LANGUAGE = "nl-NL"
THEME_FONTS = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
# The schema gives the properties of a paragraph an order; these come after each of ours.
AFTER_TURN = ("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:rPr")
AFTER_GROUND = ("w:tabs", "w:bidi", *AFTER_TURN)
# Names a font for letters of every kind, so that the style of the template does not choose.
FONTS = ("ascii", "hAnsi", "cs", "eastAsia")


def element(tag: str, **attributes: str) -> Any:
    """An element of WordprocessingML: element("w:lang", val="nl-NL")."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def set_language(document: Document) -> None:
    """Dutch for all text, so that no word is marked as an English mistake."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(element("w:lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA"))


def set_font(style: Any, name: str) -> None:
    """The font of a style, whatever the theme of the template says."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in THEME_FONTS:
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for kind in FONTS:
        fonts.set(qn(f"w:{kind}"), name)


def add_field(paragraph: Any, instruction: str, shown: str = "") -> None:
    """A field that Word works out itself; `shown` stands there until it does."""
    _field_char(paragraph, "begin")
    code = element("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = f" {instruction} "
    paragraph.add_run()._r.append(code)
    _field_char(paragraph, "separate")
    paragraph.add_run(shown)
    _field_char(paragraph, "end")


def begin_contents(paragraph: Any) -> None:
    """The beginning of the contents; Word fills in the pages when it opens the file."""
    _field_char(paragraph, "begin", dirty="true")
    code = element("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = ' TOC \\o "1-2" \\h \\z \\u '
    paragraph.add_run()._r.append(code)
    _field_char(paragraph, "separate")


def end_contents(paragraph: Any) -> None:
    """The end of the contents."""
    _field_char(paragraph, "end")


def add_bookmark(paragraph: Any, number: int) -> None:
    """A place to link to, around what stands in the paragraph."""
    begin = element("w:bookmarkStart", id=str(number), name=bookmark(number))
    paragraph._p.insert_element_before(begin, "w:r")
    paragraph._p.append(element("w:bookmarkEnd", id=str(number)))


def add_link(paragraph: Any, text: str, number: int) -> None:
    """A text that leads to a bookmark."""
    link = element("w:hyperlink", anchor=bookmark(number), history="1")
    link.append(paragraph.add_run(text)._r)
    paragraph._p.append(link)


def bookmark(number: int) -> str:
    """The name of a bookmark, as Word names those of contents."""
    return f"_Toc{number:08d}"


def set_alt(inline: Any, alt: str) -> None:
    """What a picture shows, for who does not see it."""
    inline.docPr.set("descr", alt)


def turn_around(paragraph: Any) -> None:
    """A paragraph whose lines begin at the right."""
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(element("w:bidi"), *AFTER_TURN)
    for run in paragraph.runs:
        run._r.get_or_add_rPr().append(element("w:rtl"))


def shade_paragraph(paragraph: Any, colour: str) -> None:
    """The ground of a paragraph."""
    paragraph._p.get_or_add_pPr().insert_element_before(_ground(colour), *AFTER_GROUND)


def shade_cell(cell: Any, colour: str) -> None:
    """The ground of a cell."""
    cell._tc.get_or_add_tcPr().append(_ground(colour))


def add_left_border(paragraph: Any, colour: str) -> None:
    """A thick line at the left of a paragraph."""
    borders = element("w:pBdr")
    plain = colour.removeprefix("#")
    borders.append(element("w:left", val="single", sz="24", space="8", color=plain))
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:shd", *AFTER_GROUND)


def add_bottom_border(paragraph: Any, colour: str) -> None:
    """A thin line to write on; Word joins like paragraphs unless there is a line between too."""
    borders = element("w:pBdr")
    plain = colour.removeprefix("#")
    for side in ("bottom", "between"):
        borders.append(element(f"w:{side}", val="single", sz="4", space="6", color=plain))
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:shd", *AFTER_GROUND)


def mark_header(table: Any, caption: str) -> None:
    """The first row heads every page the table stands on; no row is torn apart."""
    for place, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(element("w:cantSplit"))
        if not place:
            properties.append(element("w:tblHeader"))
    table._tbl.tblPr.append(element("w:tblCaption", val=caption))


def _ground(colour: str) -> Any:
    return element("w:shd", val="clear", color="auto", fill=colour.removeprefix("#"))


def _field_char(paragraph: Any, kind: str, **attributes: str) -> None:
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType=kind, **attributes))
