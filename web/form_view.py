"""A form as the template shows it: every text chosen in one language, every answer in its place."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from veranderverhaal.frame_labels import label_key
from veranderverhaal.frame_texts import DUTCH, FrameTexts
from veranderverhaal.question import (
    DONT_KNOW,
    Fault,
    Question,
    QuestionKind,
    Translation,
    offered_codes,
)
from veranderverhaal.vragenlijst import Introduction, Section, TextTranslation, Vragenlijst
from web.form_input import Fields, field_name, only, rank_name

ONE_ANSWER = (
    QuestionKind.STELLING,
    QuestionKind.YES_NO,
    QuestionKind.GRADE,
    QuestionKind.LADDER,
    QuestionKind.ONE_OF,
)
HELPS = {
    QuestionKind.GRADE: "grade_help",
    QuestionKind.SEVERAL_OF: "several_help",
    QuestionKind.RANK: "rank_help",
    QuestionKind.OPEN: "open_help",
}


@dataclass(frozen=True)
class Words:
    """A text, and its language when that is another than the page's."""

    text: str
    language: str = ""

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True)
class Choice:
    """One option: `rank` is what was chosen for it in a RANK, `field` the name of its control."""

    field: str
    value: str
    words: Words
    checked: bool = False
    rank: str = ""
    is_dont_know: bool = False


@dataclass(frozen=True)
class QuestionView:
    """One question, numbered; `hints` are the frame's own words on how to answer."""

    number: int
    kind: str
    field: str
    words: Words
    help: Words
    hints: tuple[str, ...]
    choices: tuple[Choice, ...] = ()
    typed: str = ""
    inputmode: str = "decimal"
    error: str = ""

    @property
    def is_group(self) -> bool:
        """Whether there is more than one control, which a fieldset holds together."""
        return bool(self.choices)


@dataclass(frozen=True)
class SectionView:
    title: Words
    questions: tuple[QuestionView, ...]


@dataclass(frozen=True)
class FormView:
    """Everything of a vragenlijst in one language."""

    title: Words
    introduction: Mapping[str, Words]
    thanks: Words
    sections: tuple[SectionView, ...]

    @property
    def questions(self) -> tuple[QuestionView, ...]:
        return tuple(question for section in self.sections for question in section.questions)


@dataclass(frozen=True)
class Speech:
    """The language of a page and the words of its frame."""

    language: str
    texts: FrameTexts

    def choose(self, translated: str, dutch: str) -> Words:
        """The group's own translation when there is one, else what it wrote in Dutch."""
        if self.language == DUTCH or not (dutch or translated):
            return Words(dutch)
        return Words(translated) if translated.strip() else Words(dutch, DUTCH)


def view_form(
    vragenlijst: Vragenlijst,
    speech: Speech,
    fields: Fields | None = None,
    faults: Mapping[str, Fault] | None = None,
    told: Mapping[str, str] | None = None,
) -> FormView:
    """The form, with the answers of `fields`, what is wrong with them and what is told of them."""
    number = iter(range(1, len(vragenlijst.questions) + 1))

    def view(question: Question) -> QuestionView:
        found = view_question(question, next(number), speech, fields or {})
        fault = (faults or {}).get(question.key)
        error = speech.texts[fault_key(question, fault)] if fault else ""
        error = error or (told or {}).get(question.key, "")
        return replace(found, error=error)

    translated = find_texts(vragenlijst, speech.language)
    return FormView(
        title=speech.choose(translated.title, vragenlijst.title),
        introduction=view_introduction(vragenlijst.introduction, translated.introduction, speech),
        thanks=speech.choose(translated.thanks, vragenlijst.thanks),
        sections=tuple(view_section(one, speech, view) for one in vragenlijst.sections),
    )


def find_texts(part: Vragenlijst | Section, language: str) -> TextTranslation:
    """The translation of a vragenlijst or section; an empty one when there is none."""
    found = (one for one in part.translations if one.language == language)
    return next(found, TextTranslation(language))


def view_introduction(
    dutch: Introduction, translated: Introduction, speech: Speech
) -> dict[str, Words]:
    return {
        name: speech.choose(getattr(translated, name), getattr(dutch, name))
        for name in ("who", "why", "what_happens", "contact")
    }


def view_section(
    section: Section, speech: Speech, view: Callable[[Question], QuestionView]
) -> SectionView:
    title = speech.choose(find_texts(section, speech.language).title, section.title)
    return SectionView(title, tuple(map(view, section.questions)))


def view_question(question: Question, number: int, speech: Speech, fields: Fields) -> QuestionView:
    found = (one for one in question.translations if one.language == speech.language)
    translation = next(found, Translation(speech.language, ""))
    is_typed = question.kind in (QuestionKind.NUMBER, QuestionKind.OPEN)
    below_zero = question.minimum is None or question.minimum < 0
    return QuestionView(
        number=number,
        kind=question.kind.value,
        field=field_name(question),
        words=speech.choose(translation.text, question.text),
        help=speech.choose(translation.help, question.help),
        hints=tuple(hints(question, speech.texts)),
        choices=view_choices(question, translation, speech, fields),
        typed=typed_value(question, fields) if is_typed else "",
        inputmode="text" if below_zero else "decimal",
    )


def view_choices(
    question: Question, translation: Translation, speech: Speech, fields: Fields
) -> tuple[Choice, ...]:
    name = field_name(question)
    given = fields.get(name, ())
    codes = offered_codes(question)
    if question.kind is QuestionKind.NUMBER and question.dont_know:
        codes = (DONT_KNOW,)
    labels = translation.labels + ("",) * len(codes)
    choices = []
    for place, code in enumerate(codes):
        key = label_key(question, code)
        words = Words(speech.texts[key]) if key else own_words(question, place, labels, speech)
        is_ranked = question.kind is QuestionKind.RANK and code != DONT_KNOW
        field = rank_name(question, place) if is_ranked else name
        rank = only(fields, field) if is_ranked else ""
        choices.append(Choice(field, code, words, code in given, rank, code == DONT_KNOW))
    return tuple(choices)


def own_words(question: Question, place: int, labels: Sequence[str], speech: Speech) -> Words:
    """The label of an option of the question itself; a grade is the same everywhere."""
    if not question.options:
        return Words(offered_codes(question)[place])
    return speech.choose(labels[place], question.options[place].label)


def hints(question: Question, texts: FrameTexts) -> list[str]:
    """How to answer this question, and that a sensitive one may be left."""
    found = [texts["sensitive_help"]] if question.sensitive else []
    if question.kind in HELPS:
        found.append(texts[HELPS[question.kind]])
    if question.kind is QuestionKind.NUMBER:
        found += bounds(question.minimum, question.maximum, texts)
    return found


def bounds(minimum: Decimal | None, maximum: Decimal | None, texts: FrameTexts) -> list[str]:
    if minimum is not None and maximum is not None:
        between = texts["number_between"]
        return [between.format(minimum=f"{minimum:f}", maximum=f"{maximum:f}")]
    if minimum is not None:
        return [texts["number_from"].format(minimum=f"{minimum:f}")]
    if maximum is not None:
        return [texts["number_to"].format(maximum=f"{maximum:f}")]
    return []


def typed_value(question: Question, fields: Fields) -> str:
    """What was typed in the text field of a question that may have a "don't know" beside it."""
    given = list(fields.get(field_name(question), ()))
    if question.kind is QuestionKind.NUMBER:
        given = [value for value in given if value != DONT_KNOW]
    return next(iter(given), "")


def fault_key(question: Question, fault: Fault) -> str:
    """The key of the message for a fault."""
    if fault is Fault.TOO_MANY and question.kind in ONE_ANSWER:
        return "fault_too_many_one"
    return f"fault_{fault.value}"
