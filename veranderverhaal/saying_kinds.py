"""One sentence for each kind of question, computed from what may be shown and from nothing else."""

from collections.abc import Sequence
from decimal import ROUND_CEILING, Decimal
from itertools import chain

from veranderverhaal.figures import wilson
from veranderverhaal.instrument import (
    FilledBy,
    Instrument,
    ScoringRule,
    find_instrument,
    instrument_of,
)
from veranderverhaal.numbers import format_number
from veranderverhaal.question import GRADE_CODES, Question, QuestionKind
from veranderverhaal.saying_words import (
    after_colon,
    figure,
    join,
    middle_bars,
    people,
    quote,
    say_band,
    say_part,
    sentence,
    verb,
)
from veranderverhaal.scoring import cut_off_label
from veranderverhaal.tally import SCORE
from veranderverhaal.text import enumerate_dutch
from veranderverhaal.uitkomst import Bar, Uitkomst

# What more points mean, where the owner says so ("about" of the instrument).
HIGHER_MEANS = {
    ScoringRule.LONELINESS: "Hoger is eenzamer.",
    ScoringRule.WHO5: "Hoger is beter.",
    ScoringRule.COHESION: "Hoger is meer cohesie.",
}
AGREE_LABEL = "(helemaal) eens"
SCORE_PREFIX = "Score: "  # in the text of a question that stands for a score
ORDER = "Zet je alle antwoorden op volgorde, dan"


def is_score(question: Question) -> bool:
    """Whether this stands for the score on an instrument and not for a question that was asked."""
    return question.key.startswith(SCORE)


def say_kind(uitkomst: Uitkomst) -> str:
    """What came out, in the words that fit the kind of question; only for what has numbers."""
    if is_score(uitkomst.question):
        return _say_score(uitkomst)
    return _SAYINGS[uitkomst.question.kind](uitkomst)


def headline_words(uitkomst: Uitkomst, count: int) -> str:
    """What those who count for the headline did: "zijn het (helemaal) eens met ‘…’".

    For a stelling that says the opposite of what is measured, that is to disagree.
    """
    text = quote(uitkomst.question.text)
    if uitkomst.question.kind is QuestionKind.STELLING:
        label = uitkomst.headline_label or AGREE_LABEL
        return f"{verb(count, 'is', 'zijn')} het {label} met {text}"
    return f"{verb(count, 'zegt', 'zeggen')} ja op {text}"


def _say_headline(uitkomst: Uitkomst) -> str:
    """Without a headline (small numbers were put together across it) the largest answer."""
    count = uitkomst.headline
    if count is None:
        return _say_most(uitkomst, "Het antwoord dat")
    told = f"{say_part(count, uitkomst)} {headline_words(uitkomst, count)}."
    return join(sentence(told), say_band(uitkomst.band, uitkomst.shown))


def _say_grade(uitkomst: Uitkomst) -> str:
    """The median, and exactly how many gave at least that.

    "De helft gaf een 7 of hoger" is seldom exact: several people gave the 7 in the middle.
    """
    told = f"{sentence(people(uitkomst.n or 0))} gaven een cijfer."
    median = uitkomst.median
    if median is None:
        return join(told, _say_most(uitkomst, "Het cijfer dat"))
    middle = f"Het middelste cijfer is een {figure(median)}."
    return join(told, middle, _say_at_least(uitkomst, median), _say_middle_half(uitkomst))


def _say_at_least(uitkomst: Uitkomst, median: Decimal) -> str:
    """Nothing when grades were put together: then nobody knows, or may know."""
    least = int(median.to_integral_value(rounding=ROUND_CEILING))
    codes = list(chain.from_iterable(bar.codes for bar in uitkomst.bars))
    single = all(len(bar.codes) == 1 for bar in uitkomst.bars)
    if not single or not set(codes) <= set(GRADE_CODES) or least == 1:
        return ""
    count = sum(bar.count for bar in uitkomst.bars if int(bar.codes[0]) >= least)
    told = f"{say_part(count, uitkomst)} {verb(count, 'gaf', 'gaven')} een {least} of hoger."
    return join(sentence(told), _say_chance(count, uitkomst))


def _say_middle_half(uitkomst: Uitkomst) -> str:
    if uitkomst.middle is None:
        return ""
    low, high = map(figure, uitkomst.middle)
    if low == high:
        return f"De middelste helft van de antwoorden is {low}."
    return f"De middelste helft van de antwoorden ligt van {low} tot en met {high}."


def _say_ladder(uitkomst: Uitkomst) -> str:
    instrument = instrument_of(uitkomst.question)
    by_worker = instrument is not None and instrument.filled_by is FilledBy.WORKER
    what, by = ("Het niveau dat", "bij") if by_worker else ("De trede die", "door")
    told = _say_most(uitkomst, what, by)
    if by_worker:  # somebody else chose the level of these people
        told = f"{uitkomst.question.text}: {after_colon(told)}"
    return join(told, _say_middle_step(uitkomst.bars))


def _say_middle_step(bars: Sequence[Bar]) -> str:
    """The step of the middle answer, found in the bars so that merged steps stay merged."""
    found = middle_bars(bars)
    if found is None:
        return ""
    first, second = found
    if first == second:
        return f"{ORDER} is het middelste {quote(first.label)}."
    return f"{ORDER} zijn de middelste twee {quote(first.label)} en {quote(second.label)}."


def _say_most(uitkomst: Uitkomst, what: str, by: str = "door") -> str:
    """The answer that was given most, with its band; several when they were given as often.

    Answers that were put together can only be called the largest group.
    """
    top, part = _top(uitkomst)
    if not top:
        return f"{sentence(people(uitkomst.n or 0))} gaven antwoord."
    names = enumerate_dutch([quote(bar.label) for bar in top])
    told = f"{what} het vaakst is gekozen: {names}, {by} {part}."
    if any(len(bar.codes) > 1 for bar in top):
        told = f"De grootste groep antwoorden samen: {names}, {by} {part}."
    elif len(top) > 1:
        told = f"Even vaak gekozen, en het vaakst: {names}, elk {by} {part}."
    return join(told, _say_chance(top[0].count, uitkomst))


def _say_chance(count: int, uitkomst: Uitkomst) -> str:
    """The band of a count that is told here: it holds nothing that the count does not."""
    n = uitkomst.n or 0
    if not 0 < n >= count:  # put together, who gave several answers may be in it twice
        return ""
    return say_band(wilson(count, n), uitkomst.shown)


def _top(uitkomst: Uitkomst) -> tuple[list[Bar], str]:
    """The answers that were given most, and by how many; none when nothing can be said of it."""
    most = max((bar.count for bar in uitkomst.bars), default=0)
    top = [bar for bar in uitkomst.bars if bar.count == most]
    return (top, say_part(most, uitkomst)) if most else ([], "")


def _say_one_of(uitkomst: Uitkomst) -> str:
    return _say_most(uitkomst, "Het antwoord dat")


def _say_several_of(uitkomst: Uitkomst) -> str:
    most = _say_most(uitkomst, "Het antwoord dat")
    return join(most, "Mensen konden meer antwoorden geven.")


def _say_rank(uitkomst: Uitkomst) -> str:
    top, part = _top(uitkomst)
    if not top:
        return f"{sentence(people(uitkomst.n or 0))} zetten de antwoorden op volgorde."
    names = enumerate_dutch([quote(bar.label) for bar in top])
    chance = _say_chance(top[0].count, uitkomst)
    if len(top) > 1:
        told = f"Even vaak op de eerste plaats, en het vaakst: {names}, elk bij {part}."
        return join(told, chance)
    place = uitkomst.median_places.get(top[0].codes[0])
    middle = f"De middelste plaats van {names} is {figure(place)}." if place is not None else ""
    return join(f"Het vaakst op de eerste plaats: {names}, bij {part}.", chance, middle)


def _say_number(uitkomst: Uitkomst) -> str:
    told = f"{sentence(people(uitkomst.n or 0))} vulden een getal in."
    if uitkomst.median is None:
        return told
    middle = f"Het middelste getal is {format_number(uitkomst.median)}."
    return join(told, middle, _say_middle_half(uitkomst))


def _say_open(uitkomst: Uitkomst) -> str:
    return f"{sentence(people(uitkomst.n or 0))} schreven iets op."


def score_instrument(question: Question) -> tuple[Instrument | None, str]:
    """The instrument a score is on, and the key of its part ("" is the total)."""
    key, _, part = question.key.removeprefix(SCORE).partition("/")
    try:
        return find_instrument(key), part
    except KeyError:
        return None, part


def _say_score(uitkomst: Uitkomst) -> str:
    """The middle score on its scale; the owner's name for it only as that: a name."""
    instrument, part = score_instrument(uitkomst.question)
    name = uitkomst.question.text.removeprefix(SCORE_PREFIX)
    told = f"{name}: {people(uitkomst.n or 0)} hebben een score."
    median = uitkomst.median
    if instrument is None:
        return told
    means = HIGHER_MEANS.get(instrument.scoring, "")
    if median is None:
        return join(told, _say_largest_range(uitkomst), means)
    scale = f", op een schaal van {figure(instrument.lowest)} tot {figure(instrument.highest)}"
    middle = f"De middelste score is {figure(median)}{scale if not part else ''}."
    label = cut_off_label(instrument, median, of=part)
    named = f"De maker noemt zo’n score {quote(label)}." if label else ""
    return join(told, middle, means, _say_middle_half(uitkomst), named)


def _say_largest_range(uitkomst: Uitkomst) -> str:
    """The bars of a score have the names or the ranges that its owner gives them."""
    top, part = _top(uitkomst)
    names = enumerate_dutch([quote(bar.label) for bar in top])
    each = "elk " if len(top) > 1 else ""
    if not top:
        return ""
    told = f"De grootste groep heet op deze meetlat {names}: {each}{part}."
    return join(told, _say_chance(top[0].count, uitkomst))


_SAYINGS = {
    QuestionKind.STELLING: _say_headline,
    QuestionKind.YES_NO: _say_headline,
    QuestionKind.GRADE: _say_grade,
    QuestionKind.LADDER: _say_ladder,
    QuestionKind.ONE_OF: _say_one_of,
    QuestionKind.SEVERAL_OF: _say_several_of,
    QuestionKind.RANK: _say_rank,
    QuestionKind.NUMBER: _say_number,
    QuestionKind.OPEN: _say_open,
}
