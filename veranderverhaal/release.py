"""From a tally to uitkomsten: the one place where is decided what may be shown.

Everything that shows a result passes here, so that no two views can be subtracted. The rules:

- A question shows by the number of its answers (release_rules); an answer to a sensitive question
  of a few people is put together with others.
- Groups show when the meting is closed, by the rules of release_groups; never at sensitive
  questions.
- What is counted changes by bundles of people (release_steps), while a meting is open and after.
- Sensitive questions wait until the meting closes, and so do the ways and languages of the
  response: what one bundle adds would be the answers of a few people. For the same reason these and
  the groups are told once: they go on showing what was counted when the meting closed first.

- Of the same people in two rounds no more shows than cannot be subtracted from the rounds, nor from
  other rounds (release_change, rounds.rounds_with_steps).

What this leaves possible: the five or more people of a bundle may have answered a plain question
with fewer. And nothing here can know that somebody who was taken away answers once more.
"""

from collections.abc import Mapping
from dataclasses import replace

from veranderverhaal.meting import Channel, Meting
from veranderverhaal.question import Question
from veranderverhaal.release_blocks import BlockPlan, plan_blocks
from veranderverhaal.release_change import show_change, show_difference
from veranderverhaal.release_groups import (
    by_group,
    everyone,
    groups_at,
    groups_to_show,
    tells_of_small_groups,
)
from veranderverhaal.release_notes import block_notes
from veranderverhaal.release_rules import is_small, show_parts
from veranderverhaal.release_slots import slots_of
from veranderverhaal.release_steps import counted_now
from veranderverhaal.release_told import has_changed, told_tally
from veranderverhaal.release_uitkomst import make_uitkomst, withheld
from veranderverhaal.tally import QUESTION_AXIS, Axis, AxisChoice, Tally, axis_groups
from veranderverhaal.uitkomst import Block, Group, ResponseFigures, Uitkomst, Uitkomsten
from veranderverhaal.vragenlijst import Vragenlijst

__all__ = ["counted_now", "release", "released_response", "show_change", "show_difference"]


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
    told = told_tally(meting, tally)
    if axis == Axis.EVERYONE:
        blocks = tuple(_for_everyone(plan, meting, tally, told) for plan in plans)
    else:
        view = _View(meting, vragenlijst, told or {}, _choice(vragenlijst, axis))
        about = {"is_told": told is not None, "changed": has_changed(tally)}
        blocks = tuple(view.block(plan, about) for plan in plans if view.questions(plan))
    return Uitkomsten(meting, vragenlijst, released_response(response, told), blocks)


def released_response(response: ResponseFigures, told: Tally | None) -> ResponseFigures:
    """The response without channels, languages or help of a few people.

    What is left out is nobody or at least five, so that no small number is what is missing. They
    are of whom is counted in `told`: two looks would tell of whom came in between. Nor are a few
    forms told that were begun and not sent.
    """
    if is_small((response.begun or response.received) - response.received):
        response = replace(response, begun=None)
    if told is None:
        return replace(response, by_channel={}, by_language={}, helped=None)
    counted = everyone(told).responses
    helped = _sizes(told, Axis.HELPED).get("yes", 0)
    tells = is_small(helped) or is_small(counted - helped)
    channels = {Channel(key): size for key, size in _sizes(told, Axis.CHANNEL).items()}
    return replace(
        response,
        by_channel=show_parts(channels, counted),
        by_language=show_parts(_sizes(told, Axis.LANGUAGE), counted),
        helped=None if tells else helped,
        told_of=counted,
    )


def _sizes(tally: Tally, axis: Axis) -> dict[str, int]:
    return {group: found.responses for group, found in by_group(tally, axis).items()}


def _for_everyone(plan: BlockPlan, meting: Meting, tally: Tally, told: Tally | None) -> Block:
    """Plain questions as they are counted now, sensitive ones as they were told."""
    whole, before = everyone(tally), None if told is None else everyone(told)
    found = []
    for question in plan.questions:
        answered = before if question.sensitive and before is not None else whole
        one = make_uitkomst(question, meting.key, answered.counts(question))
        waits = question.sensitive and before is None and one.has_numbers
        found.append(withheld(question, meting.key) if waits else one)
    notes = block_notes(plan, meting, found, changed=before not in (None, whole))
    return Block(plan.key, plan.kind, plan.title, tuple(found), notes, bool(plan.experienced))


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
        self.candidates = groups_to_show(self.whole, self.answered)

    def questions(self, plan: BlockPlan) -> tuple[Question, ...]:
        """The questions of a block without the one that makes the groups."""
        return tuple(one for one in plan.questions if f"{QUESTION_AXIS}{one.key}" != self.axis)

    def block(self, plan: BlockPlan, about: Mapping[str, bool]) -> Block:
        """A block with an uitkomst for each question and group."""
        found = tuple(one for question in self.questions(plan) for one in self._row(question))
        notes = block_notes(plan, self.meting, found, by_group=True, **about)
        return Block(plan.key, plan.kind, plan.title, found, notes, bool(plan.experienced))

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
