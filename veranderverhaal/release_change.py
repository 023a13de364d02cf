"""Two metingen beside each other: the same people, or other people."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from veranderverhaal.figures import MIN_CHANGERS, newcombe, sign_test
from veranderverhaal.meting import Meting, MetingState
from veranderverhaal.question import DONT_KNOW, YES_NO_CODES, Question, QuestionKind
from veranderverhaal.release_groups import Answered, everyone
from veranderverhaal.release_rules import MIN_GROUP, is_small, shown_for
from veranderverhaal.release_told import has_changed
from veranderverhaal.release_uitkomst import is_ordered
from veranderverhaal.tally import Tally
from veranderverhaal.uitkomst import WITH_NUMBERS, Change, Difference, Shown, Uitkomst

Steps = Mapping[tuple[str, str], int]
# One answer per person; where several belong together there is no one step.
ONE_ANSWER = (
    QuestionKind.STELLING,
    QuestionKind.YES_NO,
    QuestionKind.GRADE,
    QuestionKind.LADDER,
    QuestionKind.ONE_OF,
    QuestionKind.NUMBER,
)
# With fewer answers, up and down tell the steps themselves: "from no to yes" is one step.
MIN_ANSWERS = 3


def show_change(
    question: Question,
    meting_before: Meting,
    meting_after: Meting,
    pairs: Steps,
    before_tally: Tally,
    after_tally: Tally,
    *,
    with_steps: bool,
) -> Change:
    """What may be shown of the people who answered this question in both metingen.

    `pairs` counts people by their two answers. Without an order in the answers nobody goes up or
    down. Nothing is shown until both metingen are closed, nor after other people were counted than
    at the closing: a bundle of people could add one pair. `with_steps` is whether these two rounds
    may show steps at all (rounds.rounds_with_steps). The steps of a few to a sensitive question are
    not shown, and nothing of it when a few went up, stayed or went down.
    """
    plain = Change(question, meting_before.key, meting_after.key, Shown.NOTHING)
    known = {pair: count for pair, count in pairs.items() if DONT_KNOW not in pair and count}
    n = sum(known.values())
    shown = shown_for(n) if question.kind in ONE_ANSWER else Shown.NOTHING
    if shown not in WITH_NUMBERS:
        return replace(plain, shown=shown)
    up, down = _changers(question, known)
    same = sum(count for (first, last), count in known.items() if first == last)
    ways = [same, n - same] if up is None or down is None else [up, same, down]
    rounds = everyone(before_tally), everyone(after_tally)
    answered = [one.counts(question).n for one in rounds]
    too_telling = question.sensitive and any(is_small(count) for count in known.values())
    once = any(one != n and one - n < MIN_GROUP for one in answered)
    hides = not with_steps or once or too_telling
    if (
        _waits(meting_before, before_tally)
        or _waits(meting_after, after_tally)
        or (question.sensitive and any(is_small(count) for count in ways))
        or (hides and _tells_steps(question, ways, rounds, least=2 if with_steps else len(ways)))
    ):
        return replace(plain, shown=Shown.WITHHELD)
    return replace(
        plain,
        shown=shown,
        n=n,
        up=up,
        same=same,
        down=down,
        p=_test(up, down),
        steps=None if hides else known,
    )


def show_difference(question: Question, before: Uitkomst, after: Uitkomst) -> Difference:
    """The favourable share now minus then, of other people; only where both may be percentages."""
    shares = [
        (one.headline, one.n)
        for one in (after, before)
        if one.shown is Shown.SHARES and one.headline is not None and one.n
    ]
    if len(shares) < 2:
        return Difference(question, before, after)
    (now, n_now), (then, n_then) = shares
    difference, low, high = newcombe(now, n_now, then, n_then)
    return Difference(question, before, after, difference, low, high)


def _waits(meting: Meting, tally: Tally) -> bool:
    return meting.state is not MetingState.CLOSED or has_changed(tally)


def _tells_steps(
    question: Question, ways: Iterable[int], rounds: Iterable[Answered], *, least: int
) -> bool:
    """Whether the steps follow from who went up, stayed and went down, and from both rounds.

    They do when people went one way only, or when there are but two answers to go between: then the
    few who took part once could be subtracted from a whole round, as from the steps. With other
    rounds beside these two, people must have gone all ways: `least` is how many they must be.
    """
    given = [
        {code for code, count in one.counts(question).codes.items() if count and code != DONT_KNOW}
        for one in rounds
    ]
    return sum(map(bool, ways)) < least or len(set.intersection(*given)) < MIN_ANSWERS


def _changers(question: Question, pairs: Steps) -> tuple[int | None, int | None]:
    if not is_ordered(question):
        return None, None
    rank = _ranking(question)
    up = sum(count for (first, last), count in pairs.items() if rank(last) > rank(first))
    down = sum(count for (first, last), count in pairs.items() if rank(last) < rank(first))
    return up, down


def _ranking(question: Question) -> Callable[[str], Decimal]:
    """How far up an answer is: yes above no, and a later option above an earlier one."""
    if question.kind in (QuestionKind.NUMBER, QuestionKind.GRADE, QuestionKind.STELLING):
        return Decimal
    is_yes_no = question.kind is QuestionKind.YES_NO
    codes: Iterable[str] = (
        reversed(YES_NO_CODES) if is_yes_no else (one.code for one in question.options)
    )
    places = {code: Decimal(place) for place, code in enumerate(codes)}
    return places.__getitem__


def _test(up: int | None, down: int | None) -> Decimal | None:
    if up is None or down is None or up + down < MIN_CHANGERS:
        return None
    return sign_test(up, down)
