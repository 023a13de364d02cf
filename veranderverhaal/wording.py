"""What changed in the words of a vragenlijst while its meaning stayed the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from veranderverhaal.question import Question
from veranderverhaal.vragenlijst import Section, TextTranslation, Vragenlijst

Place = tuple[str, str, str]  # question, language, part


@dataclass(frozen=True)
class WordingChange:
    """One text that was changed after answers came in. `question` "" is the frame around them.

    `part` is "text", "help", "label:<code>", or for the frame "title", "who", "section:<key>", …
    """

    vragenlijst: str
    version: int
    changed_on: date
    question: str
    language: str
    part: str
    before: str
    after: str


def compare_wording(old: Vragenlijst, new: Vragenlijst, *, today: date) -> list[WordingChange]:
    """Every text that differs between two vragenlijsten of the same meaning."""
    before, after = dict(_texts(old)), dict(_texts(new))
    return [
        WordingChange(new.key, new.version, today, *place, before.get(place, ""), words)
        for place, words in {**dict.fromkeys(before, ""), **after}.items()
        if before.get(place, "") != words
    ]


def _texts(vragenlijst: Vragenlijst) -> Iterator[tuple[Place, str]]:
    own = TextTranslation("nl", vragenlijst.title, vragenlijst.introduction, vragenlijst.thanks)
    for texts in (own, *vragenlijst.translations):
        yield from _frame_texts(texts)
    for section in vragenlijst.sections:
        yield from _section_texts(section)
        for question in section.questions:
            yield from _question_texts(question)


def _frame_texts(texts: TextTranslation) -> Iterator[tuple[Place, str]]:
    yield ("", texts.language, "title"), texts.title
    yield ("", texts.language, "thanks"), texts.thanks
    for part in ("who", "why", "what_happens", "contact"):
        yield ("", texts.language, part), getattr(texts.introduction, part)


def _section_texts(section: Section) -> Iterator[tuple[Place, str]]:
    part = f"section:{section.key}"
    yield ("", "nl", part), section.title
    for texts in section.translations:
        yield ("", texts.language, part), texts.title


def _question_texts(question: Question) -> Iterator[tuple[Place, str]]:
    yield (question.key, "nl", "text"), question.text
    yield (question.key, "nl", "help"), question.help
    for option in question.options:
        yield (question.key, "nl", f"label:{option.code}"), option.label
    codes = [option.code for option in question.options]
    for texts in question.translations:
        yield (question.key, texts.language, "text"), texts.text
        yield (question.key, texts.language, "help"), texts.help
        for code, label in zip(codes, texts.labels, strict=False):
            yield (question.key, texts.language, f"label:{code}"), label
