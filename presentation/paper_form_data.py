"""What the template of the paper form receives: one JSON value with every text cleaned."""

import itertools
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from presentation.colours import INK, MUTED, theme_colours
from presentation.form_text import DUTCH, FormTexts, Text, direction_of, shown_link
from presentation.qr import qr_svg
from presentation.typesetting import document_day
from veranderverhaal.frame_labels import label_key
from veranderverhaal.meting import Meting
from veranderverhaal.model import Initiatief
from veranderverhaal.numbers import format_number
from veranderverhaal.question import (
    DONT_KNOW,
    Question,
    QuestionKind,
    Translation,
    offered_codes,
)
from veranderverhaal.vragenlijst import Introduction, Section, TextTranslation, Vragenlijst

# How the answer to each kind of question looks on paper; the template has one function for each.
ANSWER_SHAPES = {
    QuestionKind.STELLING: "row",
    QuestionKind.YES_NO: "row",
    QuestionKind.GRADE: "grade",
    QuestionKind.LADDER: "list",
    QuestionKind.ONE_OF: "list",
    QuestionKind.SEVERAL_OF: "list",
    QuestionKind.RANK: "list",
    QuestionKind.NUMBER: "number",
    QuestionKind.OPEN: "lines",
}
HOW_KEYS = {
    QuestionKind.GRADE: "how_grade",
    QuestionKind.SEVERAL_OF: "how_several",
    QuestionKind.RANK: "how_rank",
    QuestionKind.OPEN: "how_open",
}
MARKS = {QuestionKind.SEVERAL_OF: "square", QuestionKind.RANK: "box"}


def paper_form_values(
    initiatief: Initiatief,
    vragenlijst: Vragenlijst,
    meting: Meting | None,
    language: str,
    link: str,
    labels: Mapping[str, str],
) -> dict[str, Any]:
    """Everything that stands on the form, but for its number."""
    texts = FormTexts(language, labels)
    translated = _translation(vragenlijst.translations, language)
    numbering = itertools.count(1)
    return {
        "lang": language,
        "dir": texts.direction,
        "colours": {
            "dark": theme_colours(initiatief).dark,
            "ink": INK,
            "muted": MUTED,
        },
        "day": document_day(meting.starts_on if meting else None),
        "name": texts.dutch(initiatief.name or "Ons initiatief"),
        "title": texts.chosen(translated.title, vragenlijst.title or "Vragenlijst"),
        "introduction": list(_introduction(vragenlijst.introduction, translated, texts)),
        "unofficial": texts.frame("unofficial") if language != DUTCH else texts.dutch(""),
        "how_to": [texts.frame(key) for key in ("how_to", "how_to_skip", "how_to_correct")]
        + [texts.frame("no_name")],
        "online": [texts.frame("online"), texts.frame("online_how")],
        "link": texts.dutch(shown_link(link)),
        "qr": qr_svg(link, title=link),
        "qr_alt": texts.frame("qr", link=shown_link(link)),
        "form_number": texts.frame("form_number"),
        "page": texts.frame("page"),
        "sections": list(_sections(vragenlijst, texts, numbering)),
        "person": _person(meting, texts),
        "helped": texts.frame("helped"),
        "the_end": texts.frame("the_end"),
        "thanks": _thanks(vragenlijst, translated, texts),
    }


def _translation(translations: tuple[TextTranslation, ...], language: str) -> TextTranslation:
    found = (one for one in translations if one.language == language)
    return next(found, TextTranslation(language))


def _introduction(
    dutch: Introduction, translated: TextTranslation, texts: FormTexts
) -> Iterator[dict[str, Any]]:
    for name in ("who", "why", "what_happens", "contact"):
        written = getattr(dutch, name)
        own = getattr(translated.introduction, name)
        if (own or written).strip():
            yield {"label": texts.frame(name), "paragraphs": _paragraphs(own, written, texts)}


def _paragraphs(translated: str, dutch: str, texts: FormTexts) -> list[Text]:
    language = texts.language if translated.strip() else DUTCH
    lines = (translated if translated.strip() else dutch).splitlines()
    return [texts.of(line, language) for line in lines if line.strip()]


def _thanks(vragenlijst: Vragenlijst, translated: TextTranslation, texts: FormTexts) -> list[Text]:
    own = _paragraphs(translated.thanks, vragenlijst.thanks, texts)
    return own or [texts.frame("thanks")]


def _sections(
    vragenlijst: Vragenlijst, texts: FormTexts, numbering: Iterator[int]
) -> Iterator[dict[str, Any]]:
    # Headings go down one level at a time: questions stand under a section's title if any came.
    titled = False
    for section in vragenlijst.sections:
        title = _section_title(section, texts)
        titled = titled or bool(title["text"])
        yield {
            "title": title,
            "level": 3 if titled else 2,
            "questions": [
                _question(question, number, texts)
                for question, number in zip(section.questions, numbering, strict=False)
            ],
        }


def _section_title(section: Section, texts: FormTexts) -> Text:
    return texts.chosen(_translation(section.translations, texts.language).title, section.title)


def _question(question: Question, number: int, texts: FormTexts) -> dict[str, Any]:
    found = (one for one in question.translations if one.language == texts.language)
    translation = next(found, None)
    language = texts.language if translation and translation.text.strip() else DUTCH
    translation = translation or Translation(texts.language, "")
    labels = _labels(question, translation, texts)
    return {
        "key": question.key,
        "number": str(number),
        # A Dutch question on an Arabic form keeps its own direction, boxes included.
        "dir": direction_of(language),
        "text": texts.chosen(translation.text, question.text),
        "help": texts.chosen(translation.help, question.help),
        "how": _how(question, texts),
        "shape": ANSWER_SHAPES[question.kind],
        "mark": MARKS.get(question.kind, "ring"),
        "options": labels,
        "dont_know": texts.frame("dont_know") if _offers_dont_know(question) else None,
    }


def _offers_dont_know(question: Question) -> bool:
    return question.dont_know and question.kind is not QuestionKind.OPEN


def _labels(question: Question, translation: Translation, texts: FormTexts) -> list[dict[str, Any]]:
    codes = [code for code in offered_codes(question) if code != DONT_KNOW]
    return [
        {"code": code, "label": _label(question, place, code, translation, texts)}
        for place, code in enumerate(codes)
    ]


def _label(
    question: Question, place: int, code: str, translation: Translation, texts: FormTexts
) -> Text:
    key = label_key(question, code)
    if key:
        return texts.frame(key)
    if question.kind is QuestionKind.GRADE:
        return texts.of(code, texts.language)
    own = translation.labels[place] if place < len(translation.labels) else ""
    return texts.chosen(own, question.options[place].label)


def _how(question: Question, texts: FormTexts) -> Text:
    low, high = question.minimum, question.maximum
    if question.kind is QuestionKind.NUMBER and low is not None and high is not None:
        return texts.frame("how_number_between", low=_plain(low), high=_plain(high))
    if question.kind is QuestionKind.NUMBER:
        return texts.frame("how_number")
    return texts.frame(HOW_KEYS.get(question.kind, "how_one"))


def _plain(number: Decimal) -> str:
    return format_number(number)


def _person(meting: Meting | None, texts: FormTexts) -> list[Text]:
    """The two memory questions of a meting that links rounds; none otherwise."""
    if meting is None or not meting.linked:
        return []
    keys = ("person_title", "person_help", "person_question_1", "person_question_2")
    return [texts.frame(key) for key in keys]
