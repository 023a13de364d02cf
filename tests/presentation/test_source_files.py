"""The files of interviews and bronnen: whole, the same every time, and harmless."""

import re
from datetime import date
from io import BytesIO

from docx import Document
from python_calamine import CalamineWorkbook

from presentation.interview_guide import BLANKS, lines_for, make_guide_file
from presentation.source_files import HEADINGS, make_matrix_workbook
from sample_data.loader import load_sample
from tests.other_programs import poppler_text
from veranderverhaal.interview_guide import guide_effects, make_guide
from veranderverhaal.model import Element, Initiatief, Layer, Veranderverhaal
from veranderverhaal.source_cell import SourceCell, SourceKind
from veranderverhaal.source_matrix import MatrixSources, make_matrix

DAY = date(2026, 3, 4)
SAMPLE = load_sample("buurttuin-kempenaar")
STORY = SAMPLE.veranderverhaal
GUIDE = make_guide(SAMPLE.initiatief.name, STORY, [one.key for one in guide_effects(STORY)[:3]])
QUESTIONS = [one for part in GUIDE.parts for one in part.questions]


def words_of(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_the_printed_guide_has_every_question_and_keeps_to_the_standards() -> None:
    pdf = make_guide_file(GUIDE, SAMPLE.initiatief, "pdf", made_on=DAY)
    told = words_of(poppler_text("pdftotext", pdf, "-layout"))
    for text in (*GUIDE.first, *(one.ask for one in QUESTIONS), *BLANKS):
        assert words_of(text) in told
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert pdf == make_guide_file(GUIDE, SAMPLE.initiatief, "pdf", made_on=DAY)


def test_the_guide_for_word_has_room_to_write_under_every_question() -> None:
    content = make_guide_file(GUIDE, SAMPLE.initiatief, "docx", made_on=DAY)
    paragraphs = Document(BytesIO(content)).paragraphs
    texts = [one.text for one in paragraphs]
    for question in QUESTIONS:
        at = texts.index(question.ask) + 1 + len(question.further)
        assert texts[at : at + lines_for(question)] == [""] * lines_for(question)
        assert "w:bottom" in paragraphs[at]._p.xml
    assert content == make_guide_file(GUIDE, SAMPLE.initiatief, "docx", made_on=DAY)


def test_no_title_breaks_a_guide() -> None:
    texts = ("x" * 120, "شكرا لك", "#set ‘<b>*_[]$\\” ☕\u202e", "\u0378\x0b")
    elements = (Element(f"e{at}", Layer.DIRECT, text) for at, text in enumerate(texts))
    story = Veranderverhaal(elements=tuple(elements))
    guide = make_guide("".join(texts), story, [one.key for one in story.elements])
    about = Initiatief("x", "".join(texts))
    assert b"<pdfuaid:part>1" in make_guide_file(guide, about, "pdf", made_on=DAY)
    assert make_guide_file(guide, about, "docx", made_on=DAY)


def test_the_workbook_has_a_row_for_each_effect_and_takes_no_text_for_a_formula() -> None:
    effect = guide_effects(STORY)[0]
    cell = SourceCell(effect.key, SourceKind.OBSERVATION, text='=HYPERLINK("x")')
    matrix = make_matrix(STORY, MatrixSources(cells=[cell]))
    content = make_matrix_workbook(matrix, "De tuin")
    rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    assert rows[0] == list(HEADINGS)
    assert [row[0] for row in rows[1:]] == [one.title for one in guide_effects(STORY)]
    assert '=HYPERLINK("x").' in rows[1]
    assert rows[2].count("niets") == 6
    assert content == make_matrix_workbook(matrix, "De tuin")
