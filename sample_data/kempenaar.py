"""Buurttuin Kempenaar asks the same people twice on two ladders. All of it is made up.

The publication has no such figures. It shows what a comparison of the same people looks like: on
one ladder many went up, on the other it went both ways.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from random import Random

from sample_data.made_up import make_responses
from sample_data.measured import Measured
from veranderverhaal.composing import compose, instrument_indicator
from veranderverhaal.indicator import Indicator
from veranderverhaal.meting import Meting, MetingKind, MetingState, Response
from veranderverhaal.model import Veranderverhaal
from veranderverhaal.question import DONT_KNOW, Answer
from veranderverhaal.vragenlijst import Vragenlijst

SEED = 2021
BEFORE, AFTER = "nulmeting", "eindmeting"
VRAGENLIJST = "meedoen-straat"
TAKING_PART, STREET = "participatieladder-6", "straatladder"
# Who filled in which round.
TWICE, ONLY_BEFORE, ONLY_AFTER = 24, 12, 12
# On which trede those who took part twice stood, before and after: (before, after, how many).
# Taking part is a sensitive question: nobody or at least five go up, stay and go down, or nothing
# of it may be shown.
STEPS: Mapping[str, Sequence[tuple[int, int, int]]] = {
    TAKING_PART: (
        (1, 2, 2),
        (1, 3, 1),
        (2, 2, 4),
        (2, 3, 5),
        (3, 3, 5),
        (3, 4, 3),
        (4, 4, 3),
        (6, 6, 1),
    ),
    STREET: (
        (2, 2, 5),
        (2, 3, 4),
        (3, 3, 5),
        (3, 2, 3),
        (3, 4, 3),
        (4, 4, 2),
        (4, 3, 2),
    ),
}
# Those who took part once. At least ten of them chose a trede, or nobody may see the steps of the
# others: from the whole round one could subtract them.
ONCE_BEFORE = {TAKING_PART: "1223DD312241", STREET: "223321432D32"}
ONCE_AFTER = {TAKING_PART: "2343D3254332", STREET: "33D423342233"}


def measure(story: Veranderverhaal) -> Measured:
    """What the garden asked before and after, and the made-up answers."""
    indicatoren = make_indicatoren()
    vragenlijst = make_vragenlijst(indicatoren, story)
    before, after = make_answers(vragenlijst)
    return Measured(indicatoren, (vragenlijst,), make_metingen(), {BEFORE: before, AFTER: after})


def make_indicatoren() -> tuple[Indicator, ...]:
    """A ladder for two of the effects."""
    taking_part = instrument_indicator("contact", TAKING_PART, title="Bewoners doen meer mee")
    street = instrument_indicator("verbinding", STREET, title="Hoe mensen in de straat samenleven")
    return (
        replace(taking_part, key="meedoen", core=True),
        replace(street, key="straat", core=True),
    )


def make_vragenlijst(indicatoren: tuple[Indicator, ...], story: Veranderverhaal) -> Vragenlijst:
    made = compose(
        indicatoren, story, title="Hoe gaat het met jou en je straat?", name="Buurttuin Kempenaar"
    )
    return replace(made, key=VRAGENLIJST)


def make_metingen() -> tuple[Meting, Meting]:
    before = Meting(
        key=BEFORE,
        code="tuyn2vrr",
        kind=MetingKind.NULMETING,
        name="Nulmeting (verzonnen antwoorden)",
        vragenlijst=VRAGENLIJST,
        vragenlijst_version=1,
        starts_on=date(2021, 4, 5),
        ends_on=date(2021, 5, 2),
        who="Bewoners rond de tuin",
        approached=60,
        state=MetingState.CLOSED,
        linked=True,
        made_up=True,
    )
    after = replace(
        before,
        key=AFTER,
        code="tuyn2naa",
        kind=MetingKind.EINDMETING,
        name="Eindmeting (verzonnen antwoorden)",
        starts_on=date(2022, 9, 5),
        ends_on=date(2022, 10, 2),
    )
    return before, after


def make_answers(vragenlijst: Vragenlijst) -> tuple[tuple[Response, ...], tuple[Response, ...]]:
    """The responses before and after; a person has the same hash in both."""
    random = Random(SEED)  # noqa: S311
    keys = {question.instrument: question.key for question in vragenlijst.questions}
    twice = {ladder: _shuffled_steps(ladder, random) for ladder in STEPS}
    before = {
        keys[ladder]: [(str(first),) for first, _ in twice[ladder]] + _once(ONCE_BEFORE[ladder])
        for ladder in STEPS
    }
    after = {
        keys[ladder]: [(str(last),) for _, last in twice[ladder]] + _once(ONCE_AFTER[ladder])
        for ladder in STEPS
    }
    same = range(TWICE)
    then = [*same, *range(TWICE, TWICE + ONLY_BEFORE)]
    now = [*same, *range(TWICE + ONLY_BEFORE, TWICE + ONLY_BEFORE + ONLY_AFTER)]
    return (
        _responses(before, then, [f"2021-W{week}" for week in range(14, 18)], random),
        _responses(after, now, [f"2022-W{week}" for week in range(36, 40)], random),
    )


def _shuffled_steps(ladder: str, random: Random) -> list[tuple[int, int]]:
    steps = [(first, last) for first, last, count in STEPS[ladder] for _ in range(count)]
    return sorted(steps, key=lambda _step: random.random())


def _once(codes: str) -> list[Answer]:
    return [(DONT_KNOW if code == "D" else code,) for code in codes]


def _responses(
    answers: Mapping[str, Sequence[Answer]],
    people: Sequence[int],
    weeks: Sequence[str],
    random: Random,
) -> tuple[Response, ...]:
    """In another order than that of the people: it must not tell who is who."""
    made = make_responses(answers, weeks, random)
    named = [
        (random.random(), replace(response, person=_person(person)))
        for response, person in zip(made, people, strict=True)
    ]
    return tuple(response for _, response in sorted(named, key=lambda pair: pair[0]))


def _person(number: int) -> str:
    """Looks like the hash of a self-made code, and is of nobody."""
    return hashlib.sha256(f"nobody {number}".encode()).hexdigest()[:32]
