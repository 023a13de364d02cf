"""What differs between two metingen, in sentences that keep the same people and others apart."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from veranderverhaal.effect_uitkomsten import headline_of
from veranderverhaal.instrument import STELLINGEN, Item, ScoringRule, instrument_of
from veranderverhaal.question import Question, QuestionKind
from veranderverhaal.saying_kinds import HIGHER_MEANS, headline_words, is_score, score_instrument
from veranderverhaal.saying_words import (
    HUNDRED,
    figure,
    join,
    people,
    quote,
    say_part,
    say_withheld,
    sentence,
    whole_percent,
)
from veranderverhaal.scoring import round_half_up
from veranderverhaal.uitkomst import Change, Difference, Shown, Uitkomst

UNKNOWN_CAUSE = "We weten niet of dit door het initiatief komt."
SELDOM = "Zo’n verschil zie je zelden door toeval."
MAYBE_CHANCE = "Dit verschil kan ook toeval zijn."
TOO_FEW_CHANGES = "Er veranderden te weinig mensen om iets over toeval te zeggen."
OTHER_PEOPLE = (
    "Het zijn andere mensen: dit zijn twee foto’s van een groep. "
    "We kunnen dus niet zeggen dat mensen vooruitgingen."
)
ROUNDED = "Door afronding kun je zelf net iets anders uitrekenen."
ONE_TOO_FEW = "Van een van de twee metingen zijn er te weinig antwoorden om te laten zien."
SELDOM_BELOW = Decimal("0.05")
# Where the owner says that more points are better ("about" of the instrument).
BETTER_WHEN_HIGHER = (ScoringRule.COHESION, ScoringRule.WHO5)


@dataclass(frozen=True)
class _Words:
    """The verb for one and for more people, and what those did who went up, down or neither.

    Where one verb says all three, the noun stands with the last of them only.
    """

    one: str
    more: str
    up: str
    down: str
    same_one: str
    same_more: str
    same: str


_FORWARD = _Words("ging er", "gingen er", "vooruit", "achteruit", "bleef er", "bleven er", "gelijk")
_LADDER = _Words(
    *("koos er", "kozen er", "een hogere trede", "een lagere"),
    *("koos er", "kozen er", "dezelfde trede"),
)
_YES_NO = _Words(
    *("ging er", "gingen er", "van nee naar ja", "van ja naar nee"),
    *("bleef er", "bleven er", "gelijk"),
)
_AGREE = _Words(
    *("was er", "waren er", "het er nu meer mee eens", "het er nu minder mee eens"),
    *("bleef er", "bleven er", "gelijk"),
)
_SCORE = _Words(
    *("kreeg er", "kregen er", "een hogere score", "een lagere"),
    *("kreeg er", "kregen er", "dezelfde score"),
)
_ANSWER = _Words(
    *("gaf er", "gaven er", "een hoger antwoord", "een lager"),
    *("gaf er", "gaven er", "hetzelfde antwoord"),
)


def higher_is_better(question: Question) -> bool:
    """Whether a higher answer is known to be favourable; False when nobody says so.

    A grade is (the form says "1 is heel slecht, 10 is heel goed"), and so is agreeing with a
    stelling of the library that is not reversed. A ladder is not: paid work is not everyone's goal.
    """
    if is_score(question):
        instrument, _ = score_instrument(question)
        return instrument is not None and instrument.scoring in BETTER_WHEN_HIGHER
    if question.kind is QuestionKind.STELLING:
        item = _item_of(question)
        return item is not None and not item.reverse
    return question.kind is QuestionKind.GRADE


def say_change(change: Change) -> str:
    """How many of the same people went up, down and stayed, and whether chance may do that.

    "Vooruit" only where higher is known to be better. Why it changed is never said.
    """
    if not change.has_numbers or change.n is None:
        return say_withheld(change.shown)
    if change.up is None or change.down is None:
        return join(_say_same(change), UNKNOWN_CAUSE)
    return join(
        _say_moves(change, _words_for(change.question)),
        _say_meaning(change.question),
        say_chance(change.p),
        UNKNOWN_CAUSE,
    )


def say_difference(difference: Difference, *, other_people: bool = True) -> str:
    """How two groups of other people differ, in percentage points, with what chance may do.

    `other_people` False where that they are others is said once for many questions.
    """
    before, after = difference.before, difference.after
    if not (before.has_numbers and after.has_numbers):
        unseen = [one for one in (before, after) if not one.has_numbers]
        return ONE_TOO_FEW if len(unseen) == 1 else _say_neither(before, after)
    told = join(_say_both(before, after), _say_points(difference))
    return join(told, OTHER_PEOPLE) if other_people else told


def say_rounds(rounds: Iterable[tuple[str, Uitkomst]]) -> str:
    """Each round with its name and what came out, in a few words."""
    return " ".join(f"{name}: {_say_round(one)}." for name, one in rounds)


def say_points(points: Decimal) -> str:
    """A difference from -1 to 1 as percentage points: "23 procentpunt meer"."""
    rounded = whole_percent(points)
    if not points:
        return "evenveel"
    if not rounded:
        return "minder dan 1 procentpunt verschil"
    return f"{abs(rounded)} procentpunt {'meer' if rounded > 0 else 'minder'}"


def _words_for(question: Question) -> _Words:
    if higher_is_better(question):
        return _FORWARD
    if is_score(question):
        return _SCORE
    kinds = {
        QuestionKind.LADDER: _LADDER,
        QuestionKind.YES_NO: _YES_NO,
        QuestionKind.STELLING: _AGREE,
    }
    return kinds.get(question.kind, _ANSWER)


def _say_moves(change: Change, words: _Words) -> str:
    """ "Van de 14 mensen … gingen er 8 vooruit, 1 achteruit en bleven er 5 gelijk."

    A verb is left out only where it would have the form of the one before, or read as such.
    """
    up, down, same = change.up or 0, change.down or 0, change.same or 0
    first = f"{_form(up, words.one, words.more)} {_count(up)} {words.up}"
    again = f"{words.more} " if up < 2 <= down else ""
    is_more = max(up, down) > 1  # the form of the verb that was said last
    is_said = words.same_one == words.one and (is_more or same < 2)
    verb = "" if is_said else f"{_form(same, words.same_one, words.same_more)} "
    last = f"{verb}{_count(same)} {words.same}"
    second = f"{again}{_count(down)} {words.down}"
    return f"Van de {people(change.n or 0)} die twee keer meededen {first}, {second} en {last}."


def _say_neither(before: Uitkomst, after: Uitkomst) -> str:
    """Why neither round is shown: that of the round of which the least is known."""
    shown = {before.shown, after.shown}
    return say_withheld(Shown.NOTHING if Shown.NOTHING in shown else before.shown)


def _say_round(uitkomst: Uitkomst) -> str:
    return headline_of(uitkomst) or say_withheld(uitkomst.shown).rstrip(".").lower()


def _say_same(change: Change) -> str:
    """Where answers have no order nobody goes up or down, and chance cannot be tested."""
    same = change.same or 0
    other = (change.n or 0) - same
    told = f"{_form(same, 'gaf er', 'gaven er')} {_count(same)} hetzelfde antwoord"
    again = f"{_form(other, 'gaf er', 'gaven er')} {_count(other)} een ander antwoord"
    return f"Van de {people(change.n or 0)} die twee keer meededen {told} en {again}."


def _form(count: int, one: str, more: str) -> str:
    return one if count < 2 else more


def _count(count: int) -> str:
    return str(count) if count else "niemand"


def _say_meaning(question: Question) -> str:
    if not is_score(question) or higher_is_better(question):
        return ""
    instrument, _ = score_instrument(question)
    return HIGHER_MEANS.get(instrument.scoring, "") if instrument else ""


def say_chance(p: Decimal | None) -> str:
    """What a sign test says in words: seldom by chance, maybe by chance, or too few to say."""
    if p is None:
        return TOO_FEW_CHANGES
    return SELDOM if p < SELDOM_BELOW else MAYBE_CHANCE


def _item_of(question: Question) -> Item | None:
    """The item behind a stelling of the library; None for a question of one's own."""
    instrument = instrument_of(question)
    if instrument is None or question.kind is not QuestionKind.STELLING:
        return None
    if instrument.key != STELLINGEN and instrument.scoring not in BETTER_WHEN_HIGHER:
        return None
    return next((item for item in instrument.items if item.key == question.item), None)


def _say_both(before: Uitkomst, after: Uitkomst) -> str:
    then, now = before.headline, after.headline
    if then is None or now is None:
        return _say_medians(before, after)
    words = headline_words(after, now)
    return f"Eerst: {say_part(then, before)}. Nu: {say_part(now, after)} {words}."


def _say_medians(before: Uitkomst, after: Uitkomst) -> str:
    if before.median is None or after.median is None or after.question.kind is QuestionKind.LADDER:
        return ""
    then, now = figure(before.median), figure(after.median)
    told = f"Het middelste antwoord op {quote(after.question.text)}"
    ns = f"({people(before.n or 0)})", f"({people(after.n or 0)})"
    return f"{told} was eerst {then} {ns[0]} en is nu {now} {ns[1]}."


def _say_points(difference: Difference) -> str:
    points = difference.difference
    if points is None:
        few = Shown.COUNTS in (difference.before.shown, difference.after.shown)
        return "Er zijn te weinig antwoorden om het verschil uit te rekenen." if few else ""
    return join(
        f"{sentence(say_points(points))}." if points else "Dat is evenveel.",
        _say_rounding(difference, points),
        _say_interval(difference),
    )


def _say_rounding(difference: Difference, points: Decimal) -> str:
    """A word to who subtracts the rounded percents and finds another number."""
    shares = []
    for one in (difference.before, difference.after):
        if one.headline is None or not one.n:
            return ""
        shares.append(round_half_up(Decimal(HUNDRED * one.headline) / one.n))
    return ROUNDED if shares[1] - shares[0] != whole_percent(points) else ""


def _say_interval(difference: Difference) -> str:
    if difference.low is None or difference.high is None:
        return ""
    low, high = whole_percent(difference.low), whole_percent(difference.high)
    if difference.low <= 0 <= difference.high:
        return (
            f"Door toeval kan het liggen tussen {abs(low)} procentpunt minder "
            f"en {abs(high)} procentpunt meer. Het kan dus ook zijn dat er geen verschil is."
        )
    small, large = sorted((abs(low), abs(high)))
    direction = "meer" if difference.low > 0 else "minder"
    return f"Door toeval kan dat ook tussen {small} en {large} procentpunt {direction} zijn."
