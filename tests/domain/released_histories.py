"""Metingen to try the rules of release on: lopsided answers, and who looked when."""

from collections import Counter

from hypothesis import strategies as st

from tests.metingen import a_meting, options
from veranderverhaal.meting import Channel, MetingState, Response
from veranderverhaal.question import DONT_KNOW, Question, QuestionKind, offered_codes
from veranderverhaal.release import counted_now, release
from veranderverhaal.tally import cell_maker
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
# Each axis is looked at with everyone; a channel is to the rules what a language is.
AXES = ("language", "helped", "question:age", "question:helps")
OPEN = a_meting(state=MetingState.OPEN)
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


@st.composite
def meting_histories(draw):
    """Responses in the order in which they came in, and after how many somebody looked."""
    random = draw(st.randoms(use_true_random=False))
    lopsided = draw(st.sampled_from([1.2, 2.0, 3.0, 5.0]))
    gaps = draw(st.sampled_from([0.0, 0.03, 0.2]))
    n = draw(st.integers(10, 80))
    others = draw(st.lists(st.sampled_from(OTHERS), min_size=2, max_size=2, unique=True))
    vragenlijst = a_list([AGE, HELPS, *others])
    found = [a_response(random, vragenlijst, lopsided, gaps) for _ in range(n)]
    looks = draw(st.lists(st.integers(1, n), max_size=2, unique=True).map(sorted))
    return vragenlijst, found, looks


# What is released, and when: layers of people that were counted together.


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


def layers_of(responses, looks):
    """How many were counted at each look while it was open, and after it closed."""
    counted, sizes = 0, []
    for arrived in range(1, len(responses) + 1):
        counted += counted_now(arrived - counted, counted, is_open=True)
        if arrived in looks:
            sizes.append(counted)
    counted += counted_now(len(responses) - counted, counted, is_open=False)
    return [*sizes, counted]


def all_released(vragenlijst, responses, looks):
    """Everything that can be looked at: (people counted then, axis, uitkomsten)."""
    sizes = layers_of(responses, looks)
    moments = [(size, arrived, OPEN) for size, arrived in zip(sizes, looks, strict=False)]
    for size, arrived, meting in [*moments, (sizes[-1], len(responses), CLOSED)]:
        tally = tally_of(vragenlijst, responses[:size])
        seen = figures(responses[:arrived], size)
        for axis in ("", *AXES):
            yield size, axis, release(meting, vragenlijst, tally, seen, axis=axis)
