"""The codebook: every question with its answers, and where the question comes from."""

from collections.abc import Iterator

from presentation.uitkomst_files_lines import all_questions
from presentation.uitkomst_files_sheets import Headings, Row, Sheet, head
from veranderverhaal.frame_labels import answer_label
from veranderverhaal.instrument import instrument_of
from veranderverhaal.labels import QUESTION_KIND_LABELS
from veranderverhaal.numbers import format_number
from veranderverhaal.question import Question, QuestionKind, offered_codes
from veranderverhaal.uitkomst import Uitkomsten

CODEBOOK = "Codeboek"
HEADINGS = (
    "Vraag",
    "Tekst",
    "Soort",
    "Gevoelig",
    "Code",
    "Antwoord",
    "Instrument",
    "Variant",
    "Bron",
    "Licentie",
)
WIDTHS = (20, 56, 24, 10, 12, 36, 26, 18, 48, 40)
OWN = "eigen vraag"


def make_codebook(uitkomsten: Uitkomsten) -> Sheet:
    """One row per question and code."""
    frozen = 3 + uitkomsten.meting.made_up
    return Sheet(CODEBOOK, WIDTHS, _rows(uitkomsten), frozen, filtered=True)


def _rows(uitkomsten: Uitkomsten) -> Iterator[Row]:
    yield from head(uitkomsten, CODEBOOK)
    yield Headings(HEADINGS)
    for question in all_questions(uitkomsten):
        for code, label in _answers(question):
            yield (*_about(question), code, label, *_origin(question))


def _about(question: Question) -> tuple[str, ...]:
    sensitive = "ja" if question.sensitive else "nee"
    return (question.key, question.text, QUESTION_KIND_LABELS[question.kind], sensitive)


def _answers(question: Question) -> Iterator[tuple[str, str]]:
    for code in offered_codes(question):
        yield code, answer_label(question, code)
    if question.kind is QuestionKind.NUMBER:
        yield "", _bounds(question)
    if question.kind is QuestionKind.OPEN:
        yield "", "eigen woorden"


def _bounds(question: Question) -> str:
    low = f" vanaf {format_number(question.minimum)}" if question.minimum is not None else ""
    high = f" tot en met {format_number(question.maximum)}" if question.maximum is not None else ""
    return f"een getal{low}{high}"


def _origin(question: Question) -> tuple[str, ...]:
    instrument = instrument_of(question)
    if instrument is None:
        return (question.instrument or OWN, question.variant, "", "")
    return (instrument.title, question.variant, instrument.source, instrument.licence)
