"""From a tally to uitkomsten: the one place where is decided what may be shown.

Everything that shows a result passes here, so that no two views can be subtracted. The rules:

- A question shows by the number of its answers (release_rules); an answer to a sensitive question
  of a few people is put together with others.
- Groups show when the meting is closed, by the rules of release_groups; never at sensitive
  questions.
- While a meting is open, answers are counted in steps (counted_now), and sensitive questions wait:
  what one step adds would be the answers of a few people.

What an open meting leaves possible: the five or more people of a step may have answered a plain
question with fewer. And withdrawing, correcting or opening again changes what is counted between
two looks; nothing here can know what somebody wrote down before.
"""

from dataclasses import replace

from veranderverhaal.meting import Meting, MetingState
from veranderverhaal.question import Question
from veranderverhaal.release_blocks import BlockPlan, plan_blocks
from veranderverhaal.release_change import show_change, show_difference
from veranderverhaal.release_groups import (
    Answered,
    by_group,
    everyone,
    groups_at,
    groups_to_show,
    tells_of_small_groups,
)
from veranderverhaal.release_notes import block_notes
from veranderverhaal.release_rules import MIN_COUNTS, is_small, show_parts
from veranderverhaal.release_slots import slots_of
from veranderverhaal.release_uitkomst import make_uitkomst, withheld
from veranderverhaal.tally import QUESTION_AXIS, Axis, AxisChoice, Tally, axis_groups
from veranderverhaal.uitkomst import Block, Group, ResponseFigures, Uitkomst, Uitkomsten
from veranderverhaal.vragenlijst import Vragenlijst

__all__ = ["counted_now", "release", "released_response", "show_change", "show_difference"]

STEP = 5  # people that are counted together


def release(
    meting: Meting,
    vragenlijst: Vragenlijst,
    tally: Tally,
    response: ResponseFigures,
    *,
    axis: str = Axis.EVERYONE,
) -> Uitkomsten:
    """What may be shown of a meting, for everyone or by the groups of one axis.

    With an axis, a block holds for each of its questions the groups in their order; the question
    that makes the groups is left out. Raises KeyError on an axis that the vragenlijst has not.
    """
    plans = plan_blocks(vragenlijst)
    if axis == Axis.EVERYONE:
        blocks = tuple(_for_everyone(plan, meting, everyone(tally)) for plan in plans)
    else:
        view = _View(meting, vragenlijst, tally, _choice(vragenlijst, axis))
        blocks = tuple(view.block(plan) for plan in plans if view.questions(plan))
    is_open = meting.state is MetingState.OPEN
    return Uitkomsten(meting, vragenlijst, released_response(response, is_open=is_open), blocks)


def released_response(response: ResponseFigures, *, is_open: bool = False) -> ResponseFigures:
    """The response without channels, languages, help or unsent forms of a few people.

    What is left out is nobody or at least five, so that no small number is what is missing. While
    a meting is open all of these wait: two looks would tell of whom came in between.
    """
    if response.begun is not None and is_small(response.begun - response.received):
        response = replace(response, begun=None)
    if is_open:
        return replace(response, by_channel={}, by_language={}, helped=None)
    received, helped = response.received, response.helped or 0
    tells = is_small(helped) or is_small(received - helped)
    return replace(
        response,
        by_channel=show_parts(response.by_channel, received),
        by_language=show_parts(response.by_language, received),
        helped=None if tells else response.helped,
    )


def counted_now(waiting: int, counted: int, *, is_open: bool) -> int:
    """How many of the responses that wait join the uitkomsten now, the oldest first.

    While a meting is open they join by five and the last five to nine keep waiting, and nothing is
    counted before there are ten. On closing all join; but one to four do not by themselves, when
    numbers were shown before (after opening again): they would be the difference.
    """
    if is_open:
        joining = max(0, waiting // STEP * STEP - STEP)
        return joining if counted + joining >= MIN_COUNTS else 0
    return 0 if is_small(waiting) and counted >= MIN_COUNTS else waiting


def _for_everyone(plan: BlockPlan, meting: Meting, whole: Answered) -> Block:
    found = tuple(_uitkomst_of_all(question, meting, whole) for question in plan.questions)
    return _block(plan, meting, found, grouped=False)


def _uitkomst_of_all(question: Question, meting: Meting, whole: Answered) -> Uitkomst:
    found = make_uitkomst(question, meting.key, whole.counts(question))
    waits = meting.state is MetingState.OPEN and question.sensitive and found.has_numbers
    return withheld(question, meting.key) if waits else found


def _block(
    plan: BlockPlan, meting: Meting, uitkomsten: tuple[Uitkomst, ...], *, grouped: bool
) -> Block:
    notes = block_notes(plan, meting, uitkomsten, by_group=grouped)
    return Block(plan.key, plan.kind, plan.title, uitkomsten, notes, bool(plan.experienced))


def _choice(vragenlijst: Vragenlijst, axis: str) -> AxisChoice:
    for choice in axis_groups(vragenlijst):
        if choice[0] == axis:
            return choice
    raise KeyError(axis)


class _View:
    """The groups of one axis of a tally, looked up once for all questions."""

    def __init__(
        self, meting: Meting, vragenlijst: Vragenlijst, tally: Tally, choice: AxisChoice
    ) -> None:
        self.axis, axis_label, labels = choice
        self.meting, self.vragenlijst, self.tally = meting, vragenlijst, tally
        self.groups = [Group(self.axis, key, axis_label, label) for key, label in labels]
        self.whole, self.answered = everyone(tally), by_group(tally, self.axis)
        is_open = meting.state is MetingState.OPEN
        self.candidates = frozenset() if is_open else groups_to_show(self.whole, self.answered)

    def questions(self, plan: BlockPlan) -> tuple[Question, ...]:
        """The questions of a block without the one that makes the groups."""
        return tuple(one for one in plan.questions if f"{QUESTION_AXIS}{one.key}" != self.axis)

    def block(self, plan: BlockPlan) -> Block:
        """A block with an uitkomst for each question and group."""
        found = tuple(one for question in self.questions(plan) for one in self._row(question))
        return _block(plan, self.meting, found, grouped=True)

    def _row(self, question: Question) -> tuple[Uitkomst, ...]:
        shown = frozenset[str]()
        if not tells_of_small_groups(question, self.vragenlijst, self.tally):
            shown = groups_at(question, self.whole, self.answered, self.candidates)
        slots = slots_of(question, self.whole.counts(question).codes)
        return tuple(
            make_uitkomst(
                question,
                self.meting.key,
                self.answered[group.group].counts(question),
                group=group,
                slots=slots,
            )
            if group.group in shown
            else withheld(question, self.meting.key, group)
            for group in self.groups
        )
