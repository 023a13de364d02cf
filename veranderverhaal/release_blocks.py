"""What is shown together in one chart, in the order asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from veranderverhaal.instrument import (
    STELLINGEN,
    Instrument,
    ScoringRule,
    find_instrument,
    instrument_of,
)
from veranderverhaal.question import Question, QuestionKind
from veranderverhaal.tally import PART, SCORE, SUMMED, summed_instruments
from veranderverhaal.uitkomst import BlockKind
from veranderverhaal.vragenlijst import Section, Vragenlijst

PLAIN_TITLE = "Stellingen"
SUBSCALE_LABELS = {"emotional": "emotioneel", "social": "sociaal"}


@dataclass(frozen=True)
class BlockPlan:
    """A block before anything is counted. `experienced` is what such change is called, or ""."""

    key: str
    kind: BlockKind
    title: str
    questions: tuple[Question, ...]
    experienced: str = ""
    source: str = ""  # who made the instrument of a score


def plan_blocks(vragenlijst: Vragenlijst) -> tuple[BlockPlan, ...]:
    """The blocks of a vragenlijst: stellingen together, a row per domain, a score per instrument.

    A block stands where its first question was asked, a score after the last of its questions.
    """
    found: dict[str, BlockPlan] = {}
    for section in vragenlijst.sections:
        for question in section.questions:
            plan = _plan(section, question)
            kept = found.get(plan.key, plan)
            questions = (*kept.questions, question) if plan.key in found else (question,)
            found[plan.key] = BlockPlan(
                plan.key, plan.kind, kept.title, questions, kept.experienced or plan.experienced
            )
    blocks = list(found.values())
    for instrument, items in summed_instruments(vragenlijst):
        if len(items) >= len(instrument.items) - (instrument.may_miss or 0):
            asked = set(items.values())
            last = max(i for i, one in enumerate(blocks) if _holds(one, asked))
            blocks.insert(last + 1, _score_plan(instrument))
    return tuple(blocks)


def score_questions(instrument: Instrument) -> tuple[Question, ...]:
    """The score on an instrument, and on its parts, as if each were a question with a number."""
    parts = dict.fromkeys(item.subscale for item in instrument.items if item.subscale)
    return (_score_question(instrument, ""), *(_score_question(instrument, one) for one in parts))


def score_question(key: str) -> Question:
    """The score that is counted under this key, as "=who-5". Raises KeyError when there is none."""
    name = key.removeprefix(SCORE).partition(PART)[0]
    for question in score_questions(find_instrument(name)):
        if question.key == key:
            return question
    raise KeyError(key)


def _holds(plan: BlockPlan, keys: set[str]) -> bool:
    return any(question.key in keys for question in plan.questions)


def _plan(section: Section, question: Question) -> BlockPlan:
    instrument = instrument_of(question)
    experienced = instrument.experienced if instrument else ""
    if question.kind is QuestionKind.STELLING:
        key, title = _stellingen(section, question, instrument)
        return BlockPlan(key, BlockKind.STELLINGEN, title, (question,), experienced)
    if instrument and _has_domains(instrument) and question.kind is instrument.kind:
        return BlockPlan(instrument.key, BlockKind.DOMAINS, instrument.title, (question,))
    kind = BlockKind(question.kind.value)
    is_said = experienced if question.kind is not QuestionKind.OPEN else ""
    return BlockPlan(question.key, kind, question.text, (question,), is_said)


def _has_domains(instrument: Instrument) -> bool:
    """Whether each item is a domain with its own level, such as those of the matrix."""
    is_apart = instrument.scoring is ScoringRule.EACH
    return is_apart and instrument.kind is QuestionKind.LADDER and len(instrument.items) > 1


def _stellingen(
    section: Section, question: Question, instrument: Instrument | None
) -> tuple[str, str]:
    """The key and title of the block this stelling belongs to."""
    if instrument and instrument.scoring in SUMMED:
        return f"{section.key}-{instrument.key}", instrument.title
    if section.title:
        return f"{section.key}-{STELLINGEN}", section.title
    for theme in _themes(question, instrument):
        return f"{section.key}-{STELLINGEN}-{theme[0]}", theme[1]
    return f"{section.key}-{STELLINGEN}", PLAIN_TITLE


def _themes(question: Question, instrument: Instrument | None) -> Iterator[tuple[str, str]]:
    if instrument is not None:
        wanted = {item.theme for item in instrument.items if item.key == question.item}
        yield from ((one.key, one.label) for one in instrument.themes if one.key in wanted)


def _score_plan(instrument: Instrument) -> BlockPlan:
    questions = score_questions(instrument)
    title = f"{instrument.title}: score"
    key = f"{SCORE}{instrument.key}"
    return BlockPlan(key, BlockKind.SCORE, title, questions, source=instrument.source)


def _score_question(instrument: Instrument, part: str) -> Question:
    label = SUBSCALE_LABELS.get(part, part)
    of_part = Decimal(sum(item.subscale == part for item in instrument.items))
    return Question(
        key=f"{SCORE}{instrument.key}{PART if part else ''}{part}",
        kind=QuestionKind.NUMBER,
        text=f"Score: {instrument.title}{', ' if part else ''}{label}",
        dont_know=False,
        minimum=Decimal(0) if part else instrument.lowest,
        maximum=of_part if part else instrument.highest,
        sensitive=instrument.sensitive or any(item.sensitive for item in instrument.items),
        instrument=instrument.key,
        variant=instrument.variant,
    )
