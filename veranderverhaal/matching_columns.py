"""Which question a column of a file belongs to."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from veranderverhaal.days import month_first, parse_day
from veranderverhaal.likeness import likeness, normalise
from veranderverhaal.matching_values import NOT_TICKED, TAKES_MANY, TICKED
from veranderverhaal.question import Question, QuestionKind
from veranderverhaal.vragenlijst import Vragenlijst

# What a column can be beside the answer to a question. No question has such a key.
TIMESTAMP = "@timestamp"
FORM_NUMBER = "@form_number"
# "q4#o2": the column of one option of several.
OPTION_MARK = "#"

LIKELY = 0.72  # below this a person must choose
OPTION_LIKELY = 0.9
SAMPLE_ROWS = 50
DATED = 0.8  # of the filled cells
# Best first: when it was sent says more than when it was begun.
TIMESTAMP_NAMES = (
    *("timestamp", "tijdstempel", "submitdate", "datum ingestuurd", "date submitted"),
    *("submission time", "voltooiingstijd", "tijd van voltooien", "completion time", "end"),
    *("datum", "date", "day", "ingevuld op", "starttijd", "begintijd", "start time", "start"),
    *("startdate", "datum gestart", "date started", "today"),
)
FORM_NUMBER_NAMES = ("formuliernummer", "formulier nr", "formulier", "form number", "nummer")
# LimeSurvey: "G01Q02[SQ003]. Tekst", "Q2 [Klusjes]"; by hand: "Q2: Klusjes"; KoboToolbox:
# "groep/q2/klusjes".
CODE_BEFORE = re.compile(r"\s*[A-Za-z]{1,4}\d{1,4}\w{0,8}(?:\[[^\]]{0,20}\])?\s*[.:]\s+")
NUMBER_BEFORE = re.compile(r"\s*\d{1,3}\s*[.):]\s*")
TAIL = re.compile(r"(.*?)\s*(?:\[([^\[\]]+)\]|(?:[/:>]|\s[-–])\s*([^/:>]+))\s*", re.S)


def option_target(question: str, code: str) -> str:
    """What a column is matched with that holds one option of a question."""
    return f"{question}{OPTION_MARK}{code}"


def split_target(target: str) -> tuple[str, str]:
    """The key of the question and the code of its option, "" for the question as a whole."""
    key, _, code = target.partition(OPTION_MARK)
    return key, code


def guess_columns(
    header: Sequence[str],
    rows_sample: Sequence[Sequence[str]],
    vragenlijst: Vragenlijst,
    remembered: Mapping[str, str],
) -> dict[int, str]:
    """What each column is: the key of a question, an option_target, TIMESTAMP or FORM_NUMBER.

    `remembered` gives what a column of this name was before. A column that is not recognised is
    left out. No question gets two columns, but for options apart and the places of a ranking.
    """
    before = {normalise(name): target for name, target in remembered.items()}
    offers: list[tuple[float, int, str]] = []
    for index, name in enumerate(header):
        target = before.get(normalise(name), "")
        if target and _exists(target, vragenlijst):
            offers.append((2.0, index, target))
            continue
        cells = [row[index] for row in islice(rows_sample, SAMPLE_ROWS) if index < len(row)]
        offers += ((score, index, target) for score, target in _offers(name, cells, vragenlijst))
    return _settle(offers, vragenlijst)


def _exists(target: str, vragenlijst: Vragenlijst) -> bool:
    key, code = split_target(target)
    if key in (TIMESTAMP, FORM_NUMBER):
        return True
    found = [question for question in vragenlijst.questions if question.key == key]
    codes = [option.code for question in found for option in question.options]
    return bool(found) and (not code or code in codes)


def _settle(offers: list[tuple[float, int, str]], vragenlijst: Vragenlijst) -> dict[int, str]:
    """The best offers first; from left to right where they are as good."""
    ranks = {one.key for one in vragenlijst.questions if one.kind is QuestionKind.RANK}
    settled: dict[int, str] = {}
    for _, index, target in sorted(offers, key=lambda offer: (-offer[0], offer[1])):
        if index not in settled and (target in ranks or target not in settled.values()):
            settled[index] = target
    # A question with a column for each option has no use for one with all of them.
    apart = {split_target(target)[0] for target in settled.values() if OPTION_MARK in target}
    return {index: target for index, target in sorted(settled.items()) if target not in apart}


def _offers(
    name: str, cells: Sequence[str], vragenlijst: Vragenlijst
) -> Iterator[tuple[float, str]]:
    yield from _special(normalise(name), cells)
    names = _names(name)
    head, tail = _head_and_tail(name)
    for question in vragenlijst.questions:
        texts = _texts(question)
        score = max((likeness(one, text) for one in names for text in texts), default=0.0)
        if question.kind in TAKES_MANY and tail:
            yield from _option_offers(question, texts, head, tail, cells)
        elif score >= LIKELY:
            yield score, question.key


def _special(plain: str, cells: Sequence[str]) -> Iterator[tuple[float, str]]:
    if plain in TIMESTAMP_NAMES and _dated(cells):
        yield 1.5 - TIMESTAMP_NAMES.index(plain) / 100, TIMESTAMP
    if plain in FORM_NUMBER_NAMES:
        yield 1.5 - FORM_NUMBER_NAMES.index(plain) / 100, FORM_NUMBER


def _dated(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    american = month_first(filled)
    days = [cell for cell in filled if parse_day(cell, american=american)]
    return bool(filled) and len(days) >= DATED * len(filled)


def _names(name: str) -> list[str]:
    """The header as it is, without a code before it, and what stands in brackets or after "/"."""
    bare = NUMBER_BEFORE.sub("", CODE_BEFORE.sub("", name, count=1), count=1)
    inside = re.findall(r"\[([^\[\]]+)\]", name)
    last = name.rpartition("/")[2]
    return list(dict.fromkeys(normalise(one) for one in (name, bare, last, *inside) if one.strip()))


def _texts(question: Question) -> list[str]:
    texts = [question.text, question.key, *(one.text for one in question.translations)]
    return [normalise(text) for text in texts if text]


def _head_and_tail(name: str) -> tuple[str, str]:
    found = TAIL.fullmatch(CODE_BEFORE.sub("", name, count=1))
    if not found:
        return "", ""
    return normalise(found[1].rpartition("/")[2]), normalise(found[2] or found[3])


def _option_offers(
    question: Question, texts: list[str], head: str, tail: str, cells: Sequence[str]
) -> Iterator[tuple[float, str]]:
    belongs = max((likeness(head, text) for text in texts), default=0.0)
    if belongs < LIKELY:
        return
    if question.kind is QuestionKind.RANK:
        if re.fullmatch(r"(?:rang|rank|ranking|plaats|keuze)? ?\d{1,2}", tail):
            yield belongs, question.key
        return
    for place, option in enumerate(question.options):
        labels = [option.label, option.code]
        labels += [one.labels[place] for one in question.translations if place < len(one.labels)]
        alike = max(likeness(tail, normalise(label)) for label in labels)
        if alike >= OPTION_LIKELY and _ticks(cells, labels):
            yield belongs + alike, option_target(question.key, option.code)


def _ticks(cells: Sequence[str], labels: Sequence[str]) -> bool:
    """Whether a column only says yes or no to something, or repeats its label."""
    known = TICKED | NOT_TICKED | {normalise(label) for label in labels}
    return all(normalise(cell) in known or cell in known for cell in cells)
