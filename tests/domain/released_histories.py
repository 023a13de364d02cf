"""Metingen to try the rules of release on: lopsided answers, and who looked when."""

from collections import Counter
from dataclasses import dataclass

from tests.domain.kept_meting import KeptMeting
from tests.metingen import a_meting, options
from veranderverhaal.meting import Channel, Meting, MetingState, Response
from veranderverhaal.question import DONT_KNOW, Question, QuestionKind, offered_codes
from veranderverhaal.release import release
from veranderverhaal.tally import TOLD, cell_maker
from veranderverhaal.uitkomst import ResponseFigures
from veranderverhaal.vragenlijst import Section, Vragenlijst

AGE = Question("age", QuestionKind.ONE_OF, "Hoe oud ben je?", options=options("0", "1", "2", "3"))
HELPS = Question("helps", QuestionKind.YES_NO, "Help je mee?")
STELLING = Question("stelling", QuestionKind.STELLING, "Ik ken mijn buren.")
SEVERAL = Question("waar", QuestionKind.SEVERAL_OF, "Waar?", options=options("Koor", "Tuin", "Bar"))
GRADE = Question("cijfer", QuestionKind.GRADE, "Welk cijfer?", dont_know=False)
MONEY = Question(
    "geld", QuestionKind.ONE_OF, "Kom je rond?", options=options("0", "1", "2"), sensitive=True
)
ALONE = Question(
    "alleen", QuestionKind.LADDER, "Ben je alleen?", options=options("0", "1", "2"), sensitive=True
)
OTHERS = (STELLING, SEVERAL, GRADE, MONEY, ALONE)
BY_KEY = {question.key: question for question in (AGE, HELPS, *OTHERS)}
# Each axis is looked at with everyone.
AXES = ("language", "channel", "helped", "question:age", "question:helps")
OPEN = a_meting(state=MetingState.OPEN)
KEEPS_TOLD = True  # whether the finer views go on showing those of the closing
CLOSED = a_meting(state=MetingState.CLOSED)


def a_list(questions):
    section = Section("s", "", tuple(questions))
    return Vragenlijst("lijst", "Lijst", languages=("nl", "tr", "ar"), sections=(section,))


# Responses: lopsided on purpose, so that small groups, and small rests, are usual.


def weighted(random, choices, lopsided):
    weights = [lopsided**-place for place in range(len(choices))]
    return random.choices(choices, weights)[0]


def an_answer(random, question, lopsided, gaps):
    if random.random() < gaps:
        return () if not question.dont_know or random.random() < 0.5 else (DONT_KNOW,)
    codes = [code for code in offered_codes(question) if code != DONT_KNOW]
    if question.kind is QuestionKind.SEVERAL_OF:
        return tuple(code for code in codes if random.random() < 0.5) or (codes[0],)
    return (weighted(random, codes, lopsided),)


def a_response(random, vragenlijst, lopsided, gaps):
    questions = vragenlijst.questions
    given = {one.key: an_answer(random, one, lopsided, gaps) for one in questions}
    return Response(
        {key: answer for key, answer in given.items() if answer},
        channel=weighted(random, [Channel.LINK, Channel.PAPER, Channel.CONVERSATION], lopsided),
        language=weighted(random, list(vragenlijst.languages), lopsided),
        helped=random.random() < 0.2,
    )


@dataclass(frozen=True)
class Look:
    """What was to be seen at one moment, and of whom: of the finer views those of the closing."""

    vragenlijst: Vragenlijst
    meting: Meting
    tally: dict
    response: ResponseFigures
    seen: dict  # answers by who gave them, of everyone that is counted
    told: dict

    def released(self, axis=""):
        return release(self.meting, self.vragenlijst, self.tally, self.response, axis=axis)


def a_history(random, n, looks, changes, others=2):
    """Who looked at a meting: after so many came in while it was open, when it closed, and after
    changes that followed."""
    lopsided, gaps = random.choice([1.2, 2.0, 3.0, 5.0]), random.choice([0.0, 0.03, 0.2])
    vragenlijst = a_list([AGE, HELPS, *random.sample(OTHERS, others)])

    def somebody():
        return a_response(random, vragenlijst, lopsided, gaps)

    kept = KeptMeting(vragenlijst)
    found = []
    for number in range(1, n + 1):
        kept.send(somebody())
        if number in looks:
            found.append(look_at(kept))
    kept.set_state(MetingState.CLOSED)
    found.append(look_at(kept))
    for _ in range(changes):
        change_somehow(random, kept, somebody)
        found.append(look_at(kept))
    return found


def change_somehow(random, kept, somebody):
    """Answers are withdrawn or corrected, a few or many, or come in after all."""
    what = random.choice(["withdraw", "correct", "late", "reopen"])
    many = random.choice([1, 2, 4, 5, 6, 9, 14])
    last = max(0, len(kept.rows) - many - random.randrange(3))
    start = random.choice([last, random.randrange(len(kept.rows))])
    if what == "reopen":
        kept.set_state(MetingState.OPEN)
    if what in ("late", "reopen"):
        for _ in range(many):
            kept.send(somebody())
        kept.set_state(MetingState.CLOSED)
        return
    for row in kept.rows[start : start + many]:
        if what == "withdraw":
            kept.withdraw(row)
        else:
            kept.correct(row, somebody())


def look_at(kept):
    counted = kept.seen()
    told = kept.told if kept.told is not None and KEEPS_TOLD else counted
    tally = tally_of(kept.vragenlijst, counted.values())
    if kept.told is not None:
        before = tally_of(kept.vragenlijst, told.values())
        tally |= {cell._replace(axis=TOLD + cell.axis): n for cell, n in before.items()}
    response = figures([row.response for row in kept.rows if not row.withdrawn], len(counted))
    meting = CLOSED if kept.state is MetingState.CLOSED else OPEN
    return Look(kept.vragenlijst, meting, tally, response, counted, told)


def figures(responses, counted):
    return ResponseFigures(
        approached=None,
        received=len(responses),
        complete=0,
        counted=counted,
        by_channel=Counter(one.channel for one in responses),
        by_language=Counter(one.language for one in responses),
        helped=sum(one.helped for one in responses),
    )


def tally_of(vragenlijst, responses):
    make = cell_maker(vragenlijst)
    return Counter(cell for one in responses for cell in make(one))
