"""Two to four rounds with people who took part in some, and all that is released as equations.

The unknowns are how many people took part in these rounds and gave these answers in them. What
somebody knows beforehand: how many took part in which rounds.
"""

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import combinations, product

import numpy as np

from tests.domain.released_histories import CLOSED, a_list, figures, tally_of
from tests.domain.subtracting import PRIME
from tests.metingen import options
from veranderverhaal.comparing import CountedRound, changes_between
from veranderverhaal.meting import Response
from veranderverhaal.question import Question, QuestionKind
from veranderverhaal.release import release

YES_NO = Question("vaker", QuestionKind.YES_NO, "Kom je vaker?")
LADDER = Question("trede", QuestionKind.LADDER, "Welke trede?", options=options("A", "B", "C"))
SENSITIVE = replace(LADDER, sensitive=True)
CODES = {YES_NO: ("yes", "no"), LADDER: ("a", "b", "c"), SENSITIVE: ("a", "b", "c")}
SKIPPED, ABSENT = "(skipped)", "(absent)"
SIZES = (1, 2, 3, 4, 9, 10, 14)


def some_people(random, question, rounds):
    """For each person the answer in each round: who took part in which is lopsided on purpose."""
    patterns = [one for one in product([True, False], repeat=rounds) if any(one)]
    whole, *others = patterns
    some = random.sample(others, random.randint(1, min(3, len(others))))
    sizes = {one: random.choice(SIZES) for one in some}
    sizes[whole] = random.choice([10, 15])
    gaps, moves = random.choice([0.0, 0.0, 0.1]), random.choice([0.2, 0.6, 1.0])
    weights = [random.choice([1, 2, 5]) for _ in CODES[question]]
    return [
        _answers(random, question, pattern, weights, (gaps, moves))
        for pattern, size in sizes.items()
        for _ in range(size)
    ]


def _answers(random, question, pattern, weights, chances):
    gaps, moves = chances
    found, last = [], None
    for present in pattern:
        if last is None or random.random() < moves:
            (last,) = random.choices(CODES[question], weights)
        skips = random.random() < gaps
        found.append(ABSENT if not present else SKIPPED if skips else last)
    return tuple(found)


def released_rounds(question, people):
    """What is released of each round, and of each two of them that are compared."""
    vragenlijst, found = a_list([question]), []
    for place in range(len(people[0])):
        day = date(2020 + place, 3, 1)
        meting = replace(CLOSED, key=f"r{place}", starts_on=day, linked=True)
        given = [answers[place] for answers in people if answers[place] != ABSENT]
        responses = [Response({} if one == SKIPPED else {question.key: (one,)}) for one in given]
        tally = tally_of(vragenlijst, responses)
        uitkomsten = release(meting, vragenlijst, tally, figures(responses, len(responses)))
        found.append((CountedRound(meting, vragenlijst, tally), uitkomsten))
    rounds = [one for one, _ in found]
    metingen = [one.meting for one in rounds]
    changes = {
        (first, last): change
        for first, last in combinations(range(len(rounds)), 2)
        for change in changes_between(
            rounds[first],
            rounds[last],
            {question.key: steps_of(people, first, last)},
            metingen,
        )
    }
    return [one for _, one in found], changes


def steps_of(people, first, last):
    return Counter(
        (one[first], one[last]) for one in people if not {SKIPPED, ABSENT} & {one[first], one[last]}
    )


class Known:
    """Equations over how many people answered so; what is known to be nobody is left out."""

    def __init__(self, question, people):
        self.codes, self.people = CODES[question], people
        self.patterns = sorted({tuple(one != ABSENT for one in answers) for answers in people})
        names = [
            name
            for pattern in self.patterns
            for name in product(
                *[(*self.codes, SKIPPED) if present else (ABSENT,) for present in pattern]
            )
        ]
        self.names, self.rows = np.array(names), []
        self.truth = Counter(people)
        self.many = np.array([self.truth[name] for name in names])
        for pattern in self.patterns:
            self.know(self.is_of(pattern))

    def is_of(self, pattern):
        return ((self.names != ABSENT) == np.array(pattern)).all(axis=1)

    def answered(self, place, codes):
        return np.isin(self.names[:, place], list(codes))

    def know(self, chosen):
        self.rows.append(chosen)

    def learn_round(self, place, uitkomsten):
        for uitkomst in (one for block in uitkomsten.blocks for one in block.uitkomsten):
            if uitkomst.n is not None:
                self.know(self.answered(place, self.codes))
                self.know(self.answered(place, [SKIPPED]))
            for bar in uitkomst.bars:
                self.know(self.answered(place, bar.codes))

    def learn_change(self, first, last, change):
        if change.n is None:
            return
        then, now = (np.argmax(self._is_code(place), axis=0) for place in (first, last))
        both = self.answered(first, self.codes) & self.answered(last, self.codes)
        # Yes stands before no, and is higher.
        rises = then > now if "yes" in self.codes else then < now
        for chosen in (rises, then == now, ~rises & (then != now)):
            self.know(both & chosen)
        if change.steps is not None:
            for code, other in product(self.codes, repeat=2):
                self.know(self.answered(first, [code]) & self.answered(last, [other]))

    def _is_code(self, place):
        return np.array([self.names[:, place] == code for code in self.codes])

    def equations(self):
        """Without those of whom is known that they are nobody."""
        rows = np.array(self.rows)
        nobody = rows[~rows[:, self.many > 0].any(axis=1)].any(axis=0)
        return rows[:, ~nobody].astype(np.int64) % PRIME, ~nobody
