"""Whether the file of an instrument makes sense."""

import re
from collections.abc import Iterable

from veranderverhaal.instrument_model import Instrument, ScoringRule, question_key
from veranderverhaal.question import GRADE_CODES, STELLING_CODES, QuestionKind

# As questions may be (question_editing): a key of instrument and item together has 40 characters.
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
MAX_KEY = 40
ALLOWED_KINDS = (
    QuestionKind.STELLING,
    QuestionKind.LADDER,
    QuestionKind.GRADE,
    QuestionKind.ONE_OF,
)
FIXED_CODES = {QuestionKind.STELLING: STELLING_CODES, QuestionKind.GRADE: GRADE_CODES}


class InstrumentBroken(ValueError):
    """A file in instruments/ that does not make sense. For developers: users never meet it."""


def check_instrument(instrument: Instrument, key: str) -> Instrument:
    """The instrument itself; `key` is the name of its file. Raises InstrumentBroken."""
    for wrong, what in _faults(instrument, key):
        if wrong:
            raise InstrumentBroken(f"{key}: {what}")
    return instrument


def _faults(instrument: Instrument, key: str) -> Iterable[tuple[bool, str]]:
    """Everything that may be wrong, each with whether it is."""
    keys = [item.key for item in instrument.items]
    codes = tuple(option.code for option in instrument.scale)
    texts = [item.text for item in instrument.items] + [one.label for one in instrument.scale]
    themes = {theme.key for theme in instrument.themes}
    subscales = {item.subscale for item in instrument.items}
    fixed = FIXED_CODES.get(instrument.kind)
    names = [question_key(instrument, item) for item in instrument.items]
    scores = [mark for one in instrument.cut_offs for mark in (one.low, one.high)]
    return (
        (instrument.key != key, "the key is not the name of the file"),
        (instrument.kind not in ALLOWED_KINDS, "this kind is not scored"),
        (not keys or len(set(keys)) != len(keys), "items are missing or have one key"),
        (any(not KEY.fullmatch(one) or len(one) > MAX_KEY for one in names), "a key cannot be"),
        (len(set(codes)) != len(codes) or len(codes) == 1, "the scale repeats itself"),
        (list(codes) != sorted(codes), "the scale does not rise"),
        (fixed is None and not codes, "the scale is missing"),
        (fixed is not None and codes not in ((), fixed), "the scale has other codes"),
        (instrument.shipped and not all(texts), "a text is missing that is shipped"),
        (not instrument.shipped and all(texts), "all texts are there but not shipped"),
        (themes != {item.theme for item in instrument.items} - {""}, "themes do not fit"),
        (not {one.of for one in instrument.cut_offs} <= subscales | {""}, "no such subscale"),
        (any(one.high < one.low for one in instrument.cut_offs), "a cut-off is upside down"),
        (
            any(not instrument.lowest <= mark <= instrument.highest for mark in scores),
            "a cut-off is off the scale",
        ),
        (
            instrument.scoring is ScoringRule.SINGLE and len(keys) != 1,
            "a single score has one item",
        ),
        (not _says_what_it_must(instrument), "a text about the instrument is empty"),
    )


def _says_what_it_must(instrument: Instrument) -> bool:
    required = ("title", "about", "missing", "source", "licence", "fit_for", "unfit_for")
    return all(getattr(instrument, name).strip() for name in required)
