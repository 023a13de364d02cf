"""Two metingen beside each other: the same people, or other people."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from veranderverhaal.figures import MIN_CHANGERS, newcombe, sign_test
from veranderverhaal.meting import Meting, MetingState
from veranderverhaal.question import DONT_KNOW, YES_NO_CODES, Question, QuestionKind
from veranderverhaal.release_groups import everyone
from veranderverhaal.release_rules import MIN_GROUP, is_small, shown_for
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


def show_change(
    question: Question,
    meting_before: Meting,
    meting_after: Meting,
    pairs: Steps,
    before_tally: Tally,
    after_tally: Tally,
) -> Change:
    """What may be shown of the people who answered this question in both metingen.

    `pairs` counts people by their two answers. Without an order in the answers nobody goes up or
    down. Nothing is shown while either meting is open: a step could add one pair.
    """
    plain = Change(question, meting_before.key, meting_after.key, Shown.NOTHING)
    known = {pair: count for pair, count in pairs.items() if DONT_KNOW not in pair and count}
    n = sum(known.values())
    shown = shown_for(n) if question.kind in ONE_ANSWER else Shown.NOTHING
    if shown in WITH_NUMBERS and _is_open(meting_before, meting_after):
        shown = Shown.WITHHELD
    if shown not in WITH_NUMBERS:
        return Change(question, plain.before, plain.after, shown)
    up, down = _changers(question, known)
    answers = [everyone(tally).counts(question).n for tally in (before_tally, after_tally)]
    hides = any(one != n and one - n < MIN_GROUP for one in answers)
    too_telling = question.sensitive and any(is_small(count) for count in known.values())
    return Change(
        question,
        plain.before,
        plain.after,
        shown,
        n=n,
        up=up,
        same=sum(count for (first, last), count in known.items() if first == last),
        down=down,
        p=_test(up, down),
        steps=None if hides or too_telling else known,
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


def _is_open(*metingen: Meting) -> bool:
    return any(one.state is MetingState.OPEN for one in metingen)


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
