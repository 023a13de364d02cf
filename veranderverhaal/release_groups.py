"""Which groups may be shown, so that what is shown never tells of a smaller one.

Two rules make that certain. The groups that are never shown form one part together, the same at
every question, and it holds nobody or at least MIN_GROUP people; so whatever is subtracted, no
smaller part comes out. And what is not shown at a question has at least MIN_GROUP answers to it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from veranderverhaal.question import Question
from veranderverhaal.release_rules import MIN_GROUP, MIN_SHARES
from veranderverhaal.release_uitkomst import Counts, counts_of
from veranderverhaal.tally import QUESTION_AXIS, Axis, Tally, group_questions
from veranderverhaal.vragenlijst import Vragenlijst


@dataclass(frozen=True)
class Answered:
    """The cells of one group: how many responses, and by question how often each code."""

    responses: int
    questions: Mapping[str, Mapping[str, int]]

    def counts(self, question: Question) -> Counts:
        """The counts of one question in this group."""
        return counts_of(question, self.responses, self.questions.get(question.key, {}))


NOBODY = Answered(0, {})


def by_group(tally: Tally, axis: str) -> dict[str, Answered]:
    """The cells of one axis, group by group; of EVERYONE under ""."""
    responses: dict[str, int] = {}
    questions: dict[str, dict[str, dict[str, int]]] = {}
    for cell, count in tally.items():
        if cell.axis == axis and count > 0:
            found = questions.setdefault(cell.group, {})
            if cell.question:
                found.setdefault(cell.question, {})[cell.code] = count
            else:
                responses[cell.group] = count
    return {group: Answered(responses.get(group, 0), found) for group, found in questions.items()}


def everyone(tally: Tally) -> Answered:
    """The cells of everyone together."""
    return by_group(tally, Axis.EVERYONE).get("", NOBODY)


def groups_to_show(whole: Answered, groups: Mapping[str, Answered]) -> frozenset[str]:
    """The groups of an axis that can be shown at some question; the others never are."""
    sizes = {group: found.responses for group, found in groups.items()}
    return _large_enough(sizes, whole.responses, candidates=sizes)


def groups_at(
    question: Question,
    whole: Answered,
    groups: Mapping[str, Answered],
    candidates: Collection[str],
) -> frozenset[str]:
    """The groups that are shown at this question, out of those that can be shown at all."""
    counts = whole.counts(question)
    if question.sensitive or counts.n < MIN_SHARES:
        return frozenset()
    answers = {group: found.counts(question).n for group, found in groups.items()}
    return _large_enough(answers, counts.n, candidates=candidates)


def tells_of_small_groups(question: Question, vragenlijst: Vragenlijst, tally: Tally) -> bool:
    """Whether showing this question by group would show a small group of its own.

    The table of two questions that both make groups can be read from either side.
    """
    if question.key not in {one.key for one in group_questions(vragenlijst)}:
        return False
    counts = everyone(tally).counts(question)
    own = by_group(tally, f"{QUESTION_AXIS}{question.key}")
    sizes = [*(one.responses for one in own.values()), counts.skipped]
    return any(0 < size < MIN_GROUP for size in sizes)


def _large_enough(
    sizes: Mapping[str, int], whole: int, *, candidates: Collection[str]
) -> frozenset[str]:
    """Those that are large enough themselves, with enough left over for each of them.

    When too few are left over by all together, the smallest goes to them.
    """
    shown = {
        group
        for group in candidates
        if sizes.get(group, 0) >= MIN_GROUP and whole - sizes[group] >= MIN_GROUP
    }
    while shown:
        left = whole - sum(sizes[group] for group in shown)
        if left == 0 or left >= MIN_GROUP:
            break
        shown.remove(min(shown, key=lambda group: (sizes[group], group)))
    return frozenset(shown)
