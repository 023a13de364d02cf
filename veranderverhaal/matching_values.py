"""Which answer of a question a text in a cell stands for. Guesses only what is sure."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from veranderverhaal.frame_labels import FRAME_LABELS, label_key
from veranderverhaal.likeness import normalise
from veranderverhaal.question import DONT_KNOW, Question, QuestionKind, offered_codes

# Most distinct texts that a column is looked at for; a column with more is an open answer.
MAX_DISTINCT = 500
TAKES_MANY = (QuestionKind.SEVERAL_OF, QuestionKind.RANK)

SCALE_WORDS = {
    "1": "helemaal oneens|helemaal mee oneens|helemaal niet mee eens|zeer oneens|zeer mee oneens|"
    "sterk mee oneens|volledig mee oneens|strongly disagree|completely disagree",
    "2": "oneens|mee oneens|niet mee eens|niet eens|een beetje oneens|disagree|somewhat disagree",
    "3": "niet eens niet oneens|niet eens en niet oneens|niet mee eens niet mee oneens|"
    "niet mee eens en niet mee oneens|neutraal|geen mening neutraal|niet eens of oneens|"
    "niet mee eens maar ook niet mee oneens|eens noch oneens|mee eens noch mee oneens|"
    "neutral|neither agree nor disagree",
    "4": "eens|mee eens|een beetje eens|agree|somewhat agree",
    "5": "helemaal eens|helemaal mee eens|zeer eens|zeer mee eens|sterk mee eens|"
    "volledig mee eens|strongly agree|completely agree",
}
YES_NO_WORDS = {
    "yes": "ja|j|yes|y|true|waar|1",
    "no": "nee|neen|n|no|false|onwaar|0|2",
}
DONT_KNOW_WORDS = (
    "weet ik niet|weet niet|ik weet het niet|weet ik niet geen mening|weet niet geen mening|"
    "geen mening|geen idee|dk|dont know|don t know|i don t know|do not know|no opinion|unknown"
)
TICKED_WORDS = "1|ja|j|yes|y|x|v|true|waar|✓|✔|☑|☒|checked|selected|aangevinkt"
TICKED = frozenset(TICKED_WORDS.split("|"))
NOT_TICKED = frozenset(("", "0", "nee", "n", "no", "false", "onwaar", "not selected", "unchecked"))

# "5 - helemaal eens", "5. eens", "(5) eens", "5 = eens", "A5".
NUMBERED = re.compile(r"\s*\(?(\d{1,2})\)?\s*(?:[-–—.:=)]\s*|\s)(\S.*)", re.S)
LIME_CODE = re.compile(r"(?:a|ao|sq)0*(\d{1,2})", re.I)
WHOLE = re.compile(r"(\d{1,2})(?:[.,]0+)?")


def guess_values(values: Iterable[str], question: Question) -> dict[str, str]:
    """The code for each distinct text that is surely one answer, parts of several apart.

    Nothing for a number or an open answer: those are taken as they are.
    """
    found: dict[str, str] = {}
    for text in distinct_values(values, question):
        code = guess_value(text, question)
        if code:
            found[text] = code
    return found


def distinct_values(values: Iterable[str], question: Question) -> list[str]:
    """The texts of a column that want a code, each once, in the order they come.

    At most MAX_DISTINCT; empty for a number or an open answer.
    """
    if not offered_codes(question):
        return []
    seen: dict[str, None] = {}
    for value in dict.fromkeys(values):
        for part in split_cell(value, question):
            seen.setdefault(part)
        if len(seen) >= MAX_DISTINCT:
            break
    return list(seen)[:MAX_DISTINCT]


def guess_value(text: str, question: Question) -> str:
    """The code that a text stands for, or "" when it is not sure."""
    known = known_values(question)
    plain = normalise(text)
    if plain in known:
        return known[plain]
    numbered = NUMBERED.fullmatch(text)
    if numbered:
        # What is said wins over the number before it: a scale may have been turned around.
        rest = normalise(numbered[2])
        return known.get(rest, "")
    return _by_number(text.strip(), question)


@lru_cache(maxsize=2_000)
def known_values(question: Question) -> Mapping[str, str]:
    """Every normalised text that surely means one code of the question."""
    known: dict[str, str] = {}
    codes = offered_codes(question)
    for words in _languages_of(question):
        for code, text in zip(codes, words, strict=False):
            known.setdefault(normalise(text), code)
    for code in codes:
        known.setdefault(normalise(code), code)
        for text in _synonyms(question, code).split("|"):
            known.setdefault(text, code)
    known.pop("", None)
    return known


def _languages_of(question: Question) -> Iterable[tuple[str, ...]]:
    if question.options:
        yield tuple(option.label for option in question.options)
        yield from (translation.labels for translation in question.translations)
    else:
        keys = (label_key(question, code) for code in offered_codes(question))
        yield tuple(FRAME_LABELS.get(key, "") for key in keys)


def _synonyms(question: Question, code: str) -> str:
    if code == DONT_KNOW:
        return DONT_KNOW_WORDS
    if question.kind is QuestionKind.STELLING:
        return SCALE_WORDS[code]
    return YES_NO_WORDS[code] if question.kind is QuestionKind.YES_NO else ""


def _by_number(text: str, question: Question) -> str:
    found = WHOLE.fullmatch(text) or LIME_CODE.fullmatch(text)
    if not found:
        return ""
    number = str(int(found[1]))
    codes = [code for code in offered_codes(question) if code != DONT_KNOW]
    if number in codes:
        return number
    # The third trede is the third option, whatever its code.
    is_place = question.kind is QuestionKind.LADDER and 1 <= int(number) <= len(codes)
    return codes[int(number) - 1] if is_place else ""


def split_cell(cell: str, question: Question) -> list[str]:
    """The answers in one cell: one, or several between ";", "|", line breaks or commas.

    A label that has a comma in it stays whole.
    """
    text = cell.strip()
    if not text:
        return []
    if question.kind not in TAKES_MANY or guess_value(text, question):
        return [text]
    for separator in (r"\s*[;|\n]\s*", r"\s*,\s*"):
        parts = [part for part in re.split(separator, text) if part]
        if len(parts) > 1:
            return _rejoin(parts, question)
    words = text.split()
    # KoboToolbox writes codes with spaces between them.
    if len(words) > 1 and all(guess_value(word, question) for word in words):
        return words
    return [text.strip(";|, ")]


def _rejoin(parts: list[str], question: Question) -> list[str]:
    """Neighbouring parts that are one label together, as "Ja, vaak"."""
    joined: list[str] = []
    place = 0
    while place < len(parts):
        for end in range(min(len(parts), place + 4), place, -1):
            text = ", ".join(parts[place:end])
            if end == place + 1 or guess_value(text, question):
                joined.append(text)
                place = end
                break
    return joined
