"""Every released number as an equation over what is unknown, and what follows from them all."""

from collections import Counter
from decimal import Decimal

import numpy as np

from tests.domain.released_histories import BY_KEY
from veranderverhaal.question import DONT_KNOW, QuestionKind, offered_codes
from veranderverhaal.tally import ANSWERED, QUESTION_AXIS

PRIME = 2**31 - 1  # elimination modulo a prime: a dependence by chance is one in billions
NONE = "(none)"  # those who did not answer the question of an axis
SKIPPED = "(skipped)"
PEOPLE = "(people)"


# The unknowns of one axis and the equations over them.


def group_of(response, axis):
    if axis.startswith(QUESTION_AXIS):
        return "".join(response.answers.get(axis.removeprefix(QUESTION_AXIS), (NONE,)))
    parts = {
        "": "",
        "language": response.language,
        "channel": response.channel.value,
        "helped": "yes" if response.helped else "no",
    }
    return parts[axis]


def codes_of(response, question):
    answer = response.answers.get(question.key, (SKIPPED,))
    is_answer = answer not in ((SKIPPED,), (DONT_KNOW,))
    several = question.kind is QuestionKind.SEVERAL_OF
    return (ANSWERED, *answer) if several and is_answer else answer


def all_codes(question):
    extra = [SKIPPED, DONT_KNOW, *([ANSWERED] if question.kind is QuestionKind.SEVERAL_OF else [])]
    return [code for code in offered_codes(question) if code != DONT_KNOW] + extra


class Unknowns:
    """The unknown numbers of one axis, each a column: people by group, layer, question and code.

    A layer are all who were in and out of every release together.
    """

    def __init__(self, questions, looks, axis):
        """`looks`: of whom each release is, as answers by who gave them."""
        self.axis, self.questions = axis, questions
        people = {one: answers for seen in looks for one, answers in seen.items()}
        self.layer_of = {one: tuple(one in seen for seen in looks) for one in people}
        self.layers = sorted(set(self.layer_of.values()), reverse=True)
        self.groups = sorted({group_of(one, axis) for one in people.values()})
        self.columns, self.rows, self.truth = {}, [], Counter()
        for one, answers in people.items():
            group, layer = group_of(answers, axis), self.layer_of[one]
            self.truth[group, layer, PEOPLE, ""] += 1
            for question in questions:
                for code in codes_of(answers, question):
                    self.truth[group, layer, question.key, code] += 1
        for group in self.groups:
            for layer in self.layers:
                self._structure(group, layer)

    def column(self, *name):
        return self.columns.setdefault(name, len(self.columns))

    def sum_of(self, groups, seen, key, codes):
        """The unknowns of these groups among those that were seen, as columns with weights."""
        layers = {self.layer_of[one] for one in seen}
        return Counter(
            self.column(group, layer, key, code)
            for group in groups
            for layer in layers
            for code in codes
        )

    def know(self, terms):
        self.rows.append(dict(terms))

    def _structure(self, group, layer):
        """Every person answers, does not know, or skips; and is in the group they say."""
        people = self.column(group, layer, PEOPLE, "")
        for question in self.questions:
            codes = whole_codes(question)
            terms = Counter(self.column(group, layer, question.key, code) for code in codes)
            self.know({**terms, people: -1})
            for code in all_codes(question):
                self.column(group, layer, question.key, code)
            if self.axis == f"{QUESTION_AXIS}{question.key}":
                for code in codes:
                    own = SKIPPED if group == NONE else group
                    terms = {self.column(group, layer, question.key, code): 1}
                    self.know({**terms, people: -1} if code == own else terms)

    def matrix(self, rows):
        found = np.zeros((len(rows), len(self.columns)), dtype=np.int64)
        for place, row in enumerate(rows):
            for column, weight in row.items():
                found[place, column] += weight
        return found % PRIME


def whole_codes(question):
    """Codes of which each person has exactly one."""
    if question.kind is QuestionKind.SEVERAL_OF:
        return [ANSWERED, SKIPPED, DONT_KNOW]
    return all_codes(question)


def answers_of(question):
    return [code for code in whole_codes(question) if code not in (SKIPPED, DONT_KNOW)]


def learn(unknowns, seen, uitkomst):
    """Every number of an uitkomst as an equation."""
    key = uitkomst.question.key
    groups = unknowns.groups if uitkomst.group is None else [uitkomst.group.group]
    question = BY_KEY[key]

    def know(codes):
        unknowns.know(unknowns.sum_of(groups, seen, key, codes))

    if uitkomst.n is not None:
        know(answers_of(question))
    for bar in uitkomst.bars:
        know(bar.codes)
    if uitkomst.dont_know is not None:
        know([DONT_KNOW])
    if uitkomst.skipped is not None:
        know([SKIPPED])
    if uitkomst.headline is not None:
        know({"stelling": ("4", "5"), "helps": ("yes",)}[key])
    if uitkomst.mean is not None:
        codes = answers_of(question)
        weighted_sum = Counter()
        for code in codes:
            for column in unknowns.sum_of(groups, seen, key, [code]):
                weighted_sum[column] += int(Decimal(code))
        unknowns.know(weighted_sum)


def learn_response(unknowns, look, response):
    parts = {
        "channel": response.by_channel,
        "language": response.by_language,
        "helped": {} if response.helped is None else {"yes": response.helped},
    }
    for group in parts.get(unknowns.axis, {}):
        if group in unknowns.groups:
            unknowns.know(unknowns.sum_of([group], look.told, PEOPLE, [""]))
    for seen in (look.seen, look.told):
        unknowns.know(unknowns.sum_of(unknowns.groups, seen, PEOPLE, [""]))


def reduce_rows(matrix):
    """Reduced row echelon form modulo the prime, and where its pivots are."""
    matrix, pivots, top = matrix.copy(), [], 0
    for column in range(matrix.shape[1]):
        below = np.flatnonzero(matrix[top:, column])
        if not len(below):
            continue
        pick = top + int(below[0])
        matrix[[top, pick]] = matrix[[pick, top]]
        matrix[top] = matrix[top] * pow(int(matrix[top, column]), -1, PRIME) % PRIME
        others = np.flatnonzero(matrix[:, column])
        others = others[others != top]
        factors = matrix[others, column][:, None]
        matrix[others] = (matrix[others] - factors * matrix[top]) % PRIME
        pivots.append(column)
        top += 1
        if top == len(matrix):
            break
    return matrix[:top], pivots


def determined(reduced, pivots, targets):
    """Which of the targets follow from the equations."""
    left = targets.copy()
    for place, column in enumerate(pivots):
        hit = np.flatnonzero(left[:, column])
        if len(hit):
            left[hit] = (left[hit] - left[hit, column][:, None] * reduced[place]) % PRIME
    return ~left.any(axis=1)


def learn_crosswise(unknowns, seen, uitkomst):
    """The table of two questions read from its other side: who says this, by what they are."""
    other = uitkomst.group
    if f"{QUESTION_AXIS}{uitkomst.question.key}" != unknowns.axis or other is None:
        return
    if not other.axis.startswith(QUESTION_AXIS):
        return
    key = other.axis.removeprefix(QUESTION_AXIS)
    parts = [bar.codes for bar in uitkomst.bars]
    parts += [(DONT_KNOW,)] if uitkomst.dont_know is not None else []
    parts += [(NONE,)] if uitkomst.skipped is not None else []
    for groups in parts:
        known = [group for group in groups if group in unknowns.groups]
        if known:
            unknowns.know(unknowns.sum_of(known, seen, key, [other.group]))


def people_in(unknowns, groups, layers):
    return sum(unknowns.truth[group, layer, PEOPLE, ""] for group in groups for layer in layers)


def count_of(unknowns, groups, span, key, codes):
    return sum(
        unknowns.truth[group, layer, key, code]
        for group in groups
        for layer in span
        for code in codes
    )


def columns_of(unknowns, groups, span, key, codes):
    return Counter(
        unknowns.column(group, layer, key, code)
        for group in groups
        for layer in span
        for code in codes
    )
