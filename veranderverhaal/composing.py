"""A vragenlijst made from indicatoren in one press, and the ways to change it afterwards."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from veranderverhaal.indicator import Indicator, IndicatorKind
from veranderverhaal.instrument import (
    STELLINGEN,
    FilledBy,
    find_instrument,
    instrument_of,
    questions_of,
    what_else_question,
)
from veranderverhaal.model import EFFECT_LAYERS, MAX_TITLE, Element, Veranderverhaal, new_key
from veranderverhaal.question import Question, QuestionKind
from veranderverhaal.text import NotAccepted
from veranderverhaal.vragenlijst import Introduction, Section, Vragenlijst

# Without an effect, these ask who somebody is; the other kinds ask what somebody finds.
BACKGROUND_KINDS = (QuestionKind.ONE_OF, QuestionKind.SEVERAL_OF, QuestionKind.NUMBER)

# Keys of sections. The other sections have the key of their effect, which has no underscore.
EASY = "part_easy"
SENSITIVE = "part_sensitive"
BACKGROUND = "part_background"
OPEN = "part_open"
SECTION_TITLES = {
    EASY: "Om te beginnen",
    SENSITIVE: "Iets persoonlijker: overslaan mag",
    BACKGROUND: "Over jou",
    OPEN: "In je eigen woorden",
}
THANKS = (
    "Dank je wel voor je antwoorden! We tellen alles bij elkaar op. "
    "Daarna bespreken we het met de buurt."
)


def compose(
    indicatoren: Iterable[Indicator],
    veranderverhaal: Veranderverhaal,
    *,
    title: str,
    name: str = "",
    filled_by: FilledBy = FilledBy.RESPONDENT,
) -> Vragenlijst:
    """A vragenlijst with the questions of all OUTCOME indicatoren, none twice.

    The order is easy, change, sensitive, background, open: what has no effect comes first or as
    background, each effect of the story has a section of its own, and what is sensitive or open
    stands together. What a worker fills in is left out, or with `filled_by` alone taken. Where
    stellingen on experienced change are asked, "what else played a part" is added.
    `name` is the name of the initiatief, for the introduction.
    """
    placed = _place_questions(indicatoren, veranderverhaal, filled_by)
    for_respondents = filled_by is FilledBy.RESPONDENT
    return Vragenlijst(
        key=new_key(),
        title=title,
        introduction=default_introduction(name) if for_respondents else Introduction(),
        thanks=THANKS if for_respondents else "",
        sections=tuple(_sections(placed, _effects(veranderverhaal))),
    )


def default_introduction(name: str) -> Introduction:
    """What a respondent reads first; `contact` stays empty, for only the group can fill it in."""
    return Introduction(
        who=f"{name or 'Een groep bewoners'} vraagt je dit.",
        why="We willen weten wat mensen merken van wat we doen. Daar leren we van.",
        what_happens="We vragen je naam niet. We tellen jouw antwoorden op bij die van anderen. "
        "Je mag elke vraag overslaan.",
    )


def instrument_indicator(
    effect: str,
    key: str,
    *,
    items: Collection[str] = (),
    entered_texts: Mapping[str, str] | None = None,
    title: str = "",
) -> Indicator:
    """An indicator that asks an instrument, or some of its items where these stand alone.

    Raises KeyError on an unknown instrument, and NotAccepted as questions_of does.
    """
    instrument = find_instrument(key)
    questions = questions_of(instrument, entered_texts, items=items)
    own_title = questions[0].text if len(questions) == 1 else instrument.title
    return question_indicator(effect, *questions, title=title or own_title)


def stelling_indicator(effect: str, item: str) -> Indicator:
    """An indicator of one stelling from the library. Raises KeyError when there is none."""
    find_instrument(STELLINGEN).item(item)
    return instrument_indicator(effect, STELLINGEN, items=(item,))


def question_indicator(effect: str, *questions: Question, title: str = "") -> Indicator:
    """An indicator of questions of the group's own; its title is that of the first question."""
    return Indicator(
        key=new_key(),
        kind=IndicatorKind.OUTCOME,
        title=(title or questions[0].text)[:MAX_TITLE],
        effect=effect,
        questions=questions,
    )


def add_question(vragenlijst: Vragenlijst, section: str, question: Question) -> Vragenlijst:
    """The question at the end of a section.

    Raises KeyError without that section, and NotAccepted when the question is there already.
    """
    _refuse_twice(question, vragenlijst.questions)
    return _with_questions(
        vragenlijst, section, (*_section(vragenlijst, section).questions, question)
    )


def remove_question(vragenlijst: Vragenlijst, key: str) -> Vragenlijst:
    """The vragenlijst without this question; its section stays. Raises KeyError without it."""
    section = section_of(vragenlijst, key)
    kept = tuple(one for one in section.questions if one.key != key)
    return _with_questions(vragenlijst, section.key, kept)


def replace_question(vragenlijst: Vragenlijst, key: str, question: Question) -> Vragenlijst:
    """Another question in the place of this one; its key may be new.

    Raises KeyError without the first, and NotAccepted when the new one stands elsewhere already.
    """
    section = section_of(vragenlijst, key)
    _refuse_twice(question, [one for one in vragenlijst.questions if one.key != key])
    changed = tuple(question if one.key == key else one for one in section.questions)
    return _with_questions(vragenlijst, section.key, changed)


def move_question(vragenlijst: Vragenlijst, key: str, steps: int) -> Vragenlijst:
    """The question `steps` places down in its section, or up when negative, as far as it goes.

    Raises KeyError without it.
    """
    section = section_of(vragenlijst, key)
    place = [one.key for one in section.questions].index(key)
    others = [one for one in section.questions if one.key != key]
    others.insert(max(0, place + steps), section.questions[place])
    return _with_questions(vragenlijst, section.key, tuple(others))


def move_to_section(vragenlijst: Vragenlijst, key: str, section: str) -> Vragenlijst:
    """The question at the end of another section. Raises KeyError without either."""
    question = vragenlijst.question(key)
    _section(vragenlijst, section)
    return add_question(remove_question(vragenlijst, key), section, question)


def section_of(vragenlijst: Vragenlijst, key: str) -> Section:
    """The section that holds this question. Raises KeyError when none does."""
    for section in vragenlijst.sections:
        if key in {question.key for question in section.questions}:
            return section
    raise KeyError(key)


def filled_by_of(question: Question) -> FilledBy:
    """Who answers a question: a respondent, unless its instrument says otherwise."""
    instrument = instrument_of(question)
    return instrument.filled_by if instrument else FilledBy.RESPONDENT


def _place_questions(
    indicatoren: Iterable[Indicator], veranderverhaal: Veranderverhaal, filled_by: FilledBy
) -> dict[str, list[Question]]:
    """The questions by the key of their section, each one once."""
    effects = {element.key for element in _effects(veranderverhaal)}
    found = [
        (one.effect if one.effect in effects else "", question)
        for one in indicatoren
        if one.kind is IndicatorKind.OUTCOME
        for question in one.questions
        if filled_by_of(question) is filled_by
    ]
    if any(question.instrument == STELLINGEN for _, question in found):
        found.append(("", what_else_question()))
    placed: dict[str, list[Question]] = {}
    for effect, question in _each_once(found):
        placed.setdefault(_section_key(effect, question), []).append(question)
    return placed


def _effects(veranderverhaal: Veranderverhaal) -> list[Element]:
    return [element for layer in EFFECT_LAYERS for element in veranderverhaal.layer(layer)]


def _each_once(found: Sequence[tuple[str, Question]]) -> Iterator[tuple[str, Question]]:
    """The first of the questions with one key, or with one text and the same answers."""
    seen: set[object] = set()
    for effect, question in found:
        text = " ".join(question.text.casefold().split())
        marks = (question.key, (text, question.kind, question.options))
        if seen.isdisjoint(marks):
            seen.update(marks)
            yield effect, question


def _section_key(effect: str, question: Question) -> str:
    if question.kind is QuestionKind.OPEN:
        return OPEN
    if question.sensitive:
        return SENSITIVE
    if effect:
        return effect
    return BACKGROUND if question.kind in BACKGROUND_KINDS else EASY


def _sections(
    placed: Mapping[str, list[Question]], effects: Sequence[Element]
) -> Iterator[Section]:
    titles = {
        EASY: SECTION_TITLES[EASY],
        **{effect.key: effect.title for effect in effects},
        **{key: SECTION_TITLES[key] for key in (SENSITIVE, BACKGROUND, OPEN)},
    }
    for key, title in titles.items():
        if key in placed:
            yield Section(key=key, title=title, questions=tuple(placed[key]))


def _refuse_twice(question: Question, others: Iterable[Question]) -> None:
    if question.key in {one.key for one in others}:
        raise NotAccepted("question", "Deze vraag staat er al in.")


def _section(vragenlijst: Vragenlijst, key: str) -> Section:
    for section in vragenlijst.sections:
        if section.key == key:
            return section
    raise KeyError(key)


def _with_questions(
    vragenlijst: Vragenlijst, section: str, questions: tuple[Question, ...]
) -> Vragenlijst:
    sections = tuple(
        replace(one, questions=questions) if one.key == section else one
        for one in vragenlijst.sections
    )
    return replace(vragenlijst, sections=sections)
