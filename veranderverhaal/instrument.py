"""The library of instruments: who made them, what they ask, and how an answer is scored.

Each instrument is a TOML file in instruments/. Texts that are not ours to hand out are empty there:
the user copies them from the owner's page.
"""

import tomllib
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path

from veranderverhaal.instrument_checks import FIXED_CODES, InstrumentBroken, check_instrument
from veranderverhaal.instrument_model import (
    CutOff,
    FilledBy,
    Instrument,
    Item,
    NotShipped,
    Reference,
    ScoringRule,
    Theme,
    question_key,
)
from veranderverhaal.plain import from_plain
from veranderverhaal.question import Option, Question, QuestionKind
from veranderverhaal.text import NotAccepted, require_line

__all__ = [
    "MAX_ENTERED",
    "NOT_SHIPPED",
    "STELLINGEN",
    "CutOff",
    "FilledBy",
    "Instrument",
    "InstrumentBroken",
    "Item",
    "NotShipped",
    "Reference",
    "ScoringRule",
    "Theme",
    "find_instrument",
    "instrument_of",
    "load_instruments",
    "option_field",
    "question_key",
    "questions_of",
    "read_instrument",
    "texts_to_enter",
    "what_else_question",
]

FOLDER = Path(__file__).parent / "instruments"
MAX_ENTERED = 500
STELLINGEN = "stellingen"
WHAT_ELSE_KEY = "what-else"


@cache
def load_instruments() -> tuple[Instrument, ...]:
    """All instruments of the library, by title. Raises InstrumentBroken or WrongShape."""
    paths = sorted(path for path in FOLDER.glob("*.toml") if not path.name.startswith("_"))
    found = [read_instrument(path.read_text(encoding="utf-8"), path.stem) for path in paths]
    return tuple(sorted(found, key=lambda instrument: instrument.title.casefold()))


@cache
def load_not_shipped() -> tuple[NotShipped, ...]:
    """The instruments that are left out, with the reason, in the order of the file."""
    plain = tomllib.loads((FOLDER / "_not_shipped.toml").read_text(encoding="utf-8"))
    return tuple(
        from_plain(NotShipped, one, f"not_shipped.{place}")
        for place, one in enumerate(plain["not_shipped"], 1)
    )


NOT_SHIPPED = load_not_shipped()


def find_instrument(key: str) -> Instrument:
    """The instrument with this key. Raises KeyError when there is none."""
    for instrument in load_instruments():
        if instrument.key == key:
            return instrument
    raise KeyError(key)


def instrument_of(question: Question) -> Instrument | None:
    """The instrument a question comes from; None for one of the group's own."""
    known = {instrument.key: instrument for instrument in load_instruments()}
    return known.get(question.instrument)


def read_instrument(toml: str, key: str) -> Instrument:
    """The instrument that a TOML text describes; `key` is the name of its file.

    Raises WrongShape on a field that is unknown, missing or of the wrong type, and
    InstrumentBroken on what cannot be.
    """
    return check_instrument(from_plain(Instrument, tomllib.loads(toml), key), key)


def option_field(code: str) -> str:
    """The name under which the label of an option is entered."""
    return f"option-{code}"


def texts_to_enter(instrument: Instrument) -> tuple[str, ...]:
    """What the user has to copy from the owner's page: keys of items, then names of options."""
    items = [item.key for item in instrument.items if not item.text]
    options = [option_field(option.code) for option in instrument.scale if not option.label]
    return (*items, *options)


def questions_of(
    instrument: Instrument,
    entered_texts: Mapping[str, str] | None = None,
    *,
    items: Collection[str] = (),
) -> tuple[Question, ...]:
    """The items as questions, in their order; with `items` only those, where they stand alone.

    Texts in the library win from entered ones. Raises NotAccepted when an item or option has no
    text and none was entered (the field is as in texts_to_enter), or when items are left out of a
    scale that needs them all.
    """
    if items and instrument.scoring is not ScoringRule.EACH:
        raise NotAccepted("items", "Deze vragen horen bij elkaar. Neem ze allemaal.")
    entered = entered_texts or {}
    options = tuple(_entered_option(option, entered) for option in instrument.scale)
    return tuple(
        _question_of(instrument, place, item, options, entered)
        for place, item in enumerate(instrument.items, 1)
        if not items or item.key in items
    )


def what_else_question() -> Question:
    """The open question that belongs to self-reported change: what else played a part?"""
    text = find_instrument(STELLINGEN).open_question
    return Question(
        key=f"{STELLINGEN}-{WHAT_ELSE_KEY}",
        kind=QuestionKind.OPEN,
        text=text,
        dont_know=False,
        instrument=STELLINGEN,
        item=WHAT_ELSE_KEY,
    )


def _question_of(
    instrument: Instrument,
    place: int,
    item: Item,
    options: tuple[Option, ...],
    entered: Mapping[str, str],
) -> Question:
    fixed = instrument.kind in FIXED_CODES
    return Question(
        key=question_key(instrument, item),
        kind=instrument.kind,
        text=item.text or _entered(entered, item.key, f"De tekst van vraag {place}"),
        help=item.help,
        options=() if fixed else options,
        dont_know=instrument.dont_know,
        sensitive=instrument.sensitive or item.sensitive,
        instrument=instrument.key,
        item=item.key,
        variant=instrument.variant,
    )


def _entered_option(option: Option, entered: Mapping[str, str]) -> Option:
    name = option_field(option.code)
    label = f"De tekst bij antwoord {option.code}"
    return Option(option.code, option.label or _entered(entered, name, label))


def _entered(entered: Mapping[str, str], field: str, label: str) -> str:
    return require_line(entered.get(field, ""), limit=MAX_ENTERED, field=field, label=label)
