"""What may be kept of a question and a vragenlijst: cleaned, or refused."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from veranderverhaal.model import MAX_TEXT, MAX_TITLE
from veranderverhaal.question import (
    DONT_KNOW,
    MAX_IN_ORDER,
    MAX_OPTIONS,
    Option,
    Question,
    QuestionKind,
    Translation,
)
from veranderverhaal.text import NotAccepted, clean_line, clean_text, require_line
from veranderverhaal.vragenlijst import (
    LANGUAGES,
    Introduction,
    Section,
    TextTranslation,
    Vragenlijst,
)

MAX_QUESTIONS = 100
MAX_SECTIONS = 30
MAX_QUESTION_TEXT = 500
MAX_LABEL = 200
MAX_NAME = 80
MAX_KEY = 40
MAX_BOUND = 10**12
WITH_OPTIONS = (
    QuestionKind.LADDER,
    QuestionKind.ONE_OF,
    QuestionKind.SEVERAL_OF,
    QuestionKind.RANK,
)
IN_ORDER = (QuestionKind.LADDER, QuestionKind.RANK)
# Keys and codes become names of fields in a form, and parts of addresses.
KEY = re.compile(rf"[A-Za-z0-9][A-Za-z0-9_-]{{0,{MAX_KEY - 1}}}", re.ASCII)


def check_key(key: str, field: str = "key") -> str:
    """The key itself. Raises NotAccepted when it has other than letters, digits, - and _."""
    if not KEY.fullmatch(key):
        raise NotAccepted(field, "Een code heeft tekens die niet kunnen.")
    return key


def check_question(question: Question) -> Question:
    """The question as it may be kept, without what its kind does not have. Raises NotAccepted."""
    check_key(question.key)
    is_number = question.kind is QuestionKind.NUMBER
    question = replace(
        question,
        text=_line(question.text, "text", "De vraag", MAX_QUESTION_TEXT, required=True),
        help=clean_text(question.help, limit=MAX_TEXT, field="help", label="De uitleg"),
        options=_check_options(question) if question.kind in WITH_OPTIONS else (),
        minimum=_check_bound(question.minimum, "minimum") if is_number else None,
        maximum=_check_bound(question.maximum, "maximum") if is_number else None,
        instrument=_line(question.instrument, "instrument", "Het instrument"),
        item=_line(question.item, "item", "Het onderdeel"),
        variant=_line(question.variant, "variant", "De variant"),
    )
    if _out_of_order(question.minimum, question.maximum):
        raise NotAccepted("maximum", "Het hoogste getal moet groter zijn dan het laagste.")
    _check_languages(question.translations)
    return replace(
        question,
        translations=tuple(_check_translation(question, one) for one in question.translations),
    )


def check_questions(questions: Sequence[Question], field: str = "questions") -> None:
    """Raises NotAccepted when there are too many questions, or two with the same key."""
    if len(questions) > MAX_QUESTIONS:
        raise NotAccepted(field, f"Er zijn te veel vragen: hoogstens {MAX_QUESTIONS}.")
    _check_unique([question.key for question in questions], field, "Twee vragen")


def check_vragenlijst(vragenlijst: Vragenlijst) -> Vragenlijst:
    """The vragenlijst as it may be kept. Raises NotAccepted with the field at fault."""
    check_key(vragenlijst.key)
    if len(vragenlijst.sections) > MAX_SECTIONS:
        raise NotAccepted("sections", f"Er zijn te veel delen: hoogstens {MAX_SECTIONS}.")
    _check_unique([section.key for section in vragenlijst.sections], "sections", "Twee delen")
    check_questions(vragenlijst.questions)
    _check_languages(vragenlijst.translations)
    return replace(
        vragenlijst,
        title=_line(vragenlijst.title, "title", "De titel", MAX_TITLE, required=True),
        introduction=_check_introduction(vragenlijst.introduction),
        thanks=clean_text(vragenlijst.thanks, limit=MAX_TEXT, field="thanks", label="De dank"),
        languages=_check_chosen(vragenlijst.languages),
        sections=tuple(_check_section(section) for section in vragenlijst.sections),
        translations=tuple(_check_texts(one) for one in vragenlijst.translations),
    )


def _line(
    text: str, field: str, label: str, limit: int = MAX_NAME, *, required: bool = False
) -> str:
    clean = require_line if required else clean_line
    return clean(text, limit=limit, field=field, label=label)


def _check_options(question: Question) -> tuple[Option, ...]:
    options = question.options
    if len(options) < 2:
        raise NotAccepted("options", "Geef minstens twee antwoorden.")
    most = MAX_IN_ORDER if question.kind in IN_ORDER else MAX_OPTIONS
    if len(options) > most:
        raise NotAccepted("options", f"Er zijn te veel antwoorden: hoogstens {most}.")
    _check_unique([option.code for option in options], "options", "Twee antwoorden")
    for option in options:
        if check_key(option.code, "options") == DONT_KNOW:
            raise NotAccepted("options", "‘Weet ik niet’ staat er al apart bij.")
    return tuple(
        replace(one, label=_line(one.label, "options", "Het antwoord", MAX_LABEL, required=True))
        for one in options
    )


def _check_bound(bound: Decimal | None, field: str) -> Decimal | None:
    if bound is None:
        return None
    if not bound.is_finite() or abs(bound) > MAX_BOUND or len(f"{bound:f}") > len(str(MAX_BOUND)):
        raise NotAccepted(field, "Dit getal is te groot of te precies.")
    return bound


def _out_of_order(minimum: Decimal | None, maximum: Decimal | None) -> bool:
    return minimum is not None and maximum is not None and maximum <= minimum


def _check_translation(question: Question, translation: Translation) -> Translation:
    labels = translation.labels
    if labels and len(labels) != len(question.options):
        raise NotAccepted(
            "translations", "De vertaling heeft niet evenveel antwoorden als de vraag."
        )
    return replace(
        translation,
        text=_line(translation.text, "translations", "De vertaling", MAX_QUESTION_TEXT),
        help=clean_text(
            translation.help, limit=MAX_TEXT, field="translations", label="De vertaling"
        ),
        labels=tuple(_line(one, "translations", "De vertaling", MAX_LABEL) for one in labels),
    )


def _check_section(section: Section) -> Section:
    check_key(section.key)
    _check_languages(section.translations)
    return replace(
        section,
        title=_line(section.title, "sections", "De titel van een deel", MAX_TITLE),
        questions=tuple(check_question(question) for question in section.questions),
        translations=tuple(_check_texts(one) for one in section.translations),
    )


def _check_texts(texts: TextTranslation) -> TextTranslation:
    return replace(
        texts,
        title=_line(texts.title, "translations", "De vertaling", MAX_TITLE),
        introduction=_check_introduction(texts.introduction),
        thanks=clean_text(texts.thanks, limit=MAX_TEXT, field="translations", label="De vertaling"),
    )


def _check_introduction(introduction: Introduction) -> Introduction:
    labels = {
        "who": "Wie het vraagt",
        "why": "Waarom je het vraagt",
        "what_happens": "Wat er met de antwoorden gebeurt",
        "contact": "Bij wie mensen terechtkunnen",
    }
    return Introduction(
        **{
            name: clean_text(getattr(introduction, name), limit=MAX_TEXT, field=name, label=label)
            for name, label in labels.items()
        }
    )


def _check_chosen(languages: tuple[str, ...]) -> tuple[str, ...]:
    """Dutch is always there; the rest in the order of LANGUAGES."""
    if not set(languages) <= set(LANGUAGES):
        raise NotAccepted("languages", "Deze taal is er niet.")
    return tuple(one for one in LANGUAGES if one in languages or one == "nl")


def _check_languages(translations: Iterable[Any]) -> None:
    found = [translation.language for translation in translations]
    if not set(found) <= set(LANGUAGES[1:]):
        raise NotAccepted("translations", "Deze taal is er niet.")
    _check_unique(found, "translations", "Twee vertalingen")


def _check_unique(found: Sequence[str], field: str, what: str) -> None:
    if len(set(found)) != len(found):
        raise NotAccepted(field, f"{what} hebben dezelfde code.")
