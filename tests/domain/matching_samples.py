"""A vragenlijst of every kind, and the tables that go with it."""

from decimal import Decimal

from veranderverhaal.matching import convert, guess_columns
from veranderverhaal.question import Option, Question, QuestionKind, Translation
from veranderverhaal.raw_table import RawTable, make_table
from veranderverhaal.vragenlijst import Section, Vragenlijst

KNOWS = Question(
    "know",
    QuestionKind.STELLING,
    "Door de activiteiten ken ik meer mensen in de buurt.",
    translations=(Translation("en", "Because of the activities I know more people."),),
)
CHATS = Question("chat", QuestionKind.STELLING, "Door de activiteiten maak ik vaker een praatje.")
WEEKLY = Question("weekly", QuestionKind.YES_NO, "Kom je elke week?")
GRADE = Question("grade", QuestionKind.GRADE, "Welk rapportcijfer geef je de buurt?")
HELP = Question(
    "help",
    QuestionKind.SEVERAL_OF,
    "Waarbij helpen buren je?",
    options=(Option("a", "Klusjes"), Option("b", "Ja, vaak met eten"), Option("c", "Praten")),
)
LADDER = Question(
    "step",
    QuestionKind.LADDER,
    "Wat past het best bij jou?",
    options=(Option("t1", "Ik blijf thuis"), Option("t2", "Ik doe mee"), Option("t3", "Ik help")),
)
AGE = Question(
    "age",
    QuestionKind.ONE_OF,
    "Hoe oud ben je?",
    options=(Option("young", "Jonger dan 40"), Option("old", "40 of ouder")),
    translations=(Translation("en", "How old are you?", labels=("Under 40", "40 or over")),),
)
RANK = Question(
    "rank",
    QuestionKind.RANK,
    "Wat is het belangrijkst?",
    options=(Option("g", "Groen"), Option("v", "Veilig"), Option("r", "Rust")),
)
TIMES = Question(
    "times",
    QuestionKind.NUMBER,
    "Hoe vaak was je hier?",
    minimum=Decimal(0),
    maximum=Decimal(31),
)
OPEN = Question("open", QuestionKind.OPEN, "Wat wil je nog kwijt?")
QUESTIONS = (KNOWS, CHATS, WEEKLY, GRADE, HELP, LADDER, AGE, RANK, TIMES, OPEN)
LIST = Vragenlijst("v", "Lijst", sections=(Section("s", "", QUESTIONS),))
BY_KEY = {question.key: question for question in QUESTIONS}


def table(header: list[str], *rows: list[str]) -> RawTable:
    numbered = [(place, tuple(row)) for place, row in enumerate([header, *rows], 1)]
    return make_table(numbered)


def columns(*header: str, rows: tuple[list[str], ...] = ()) -> dict[int, str]:
    return guess_columns(header, rows, LIST, {})


def answers_to(question: Question, *cells: str) -> list[tuple[str, ...] | None]:
    """What comes in for each cell; None when it does not."""
    kept = []
    for cell in cells:
        made = convert(table(["x"], [cell]), {0: question.key}, {}, LIST)
        kept.append(made.responses[0].answers[question.key] if made.responses else None)
    return kept
