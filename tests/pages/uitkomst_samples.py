"""A street with as many answers as a test asks for."""

from collections.abc import Callable, Sequence
from datetime import date

from dashboard.data import engine
from storage.commands import add_meting, add_vragenlijst, import_responses, set_meting_state
from tests.kept import write
from tests.metingen import SLUG, a_meting, every_kind, fill_with_meting
from veranderverhaal.meting import Channel, MetingState, Response
from veranderverhaal.question import Answer, Option, Question, QuestionKind
from veranderverhaal.vragenlijst import Section

TODAY = date(2026, 6, 1)
METING = "voorjaar"
Answered = Callable[[int], dict[str, Answer]]


def every_answer(person: int) -> dict[str, Answer]:
    """Something different for each of the questions of every kind."""
    return {
        "buren": (str(person % 5 + 1),),
        "vaker": ("yes" if person % 3 else "no",),
        "cijfer": (str(person % 10 + 1),),
        "meedoen": ("abc"[person % 3],),
        "bekend": ("ab"[person % 2],),
        "waar": ("a", "b") if person % 2 else ("c",),
        "eerst": ("a", "b", "c") if person % 2 else ("c", "a", "b"),
        "keren": (str(person % 7),),
        "kwijt": (f"Verhaal nummer {person}",),
    }


def same_answer(_person: int) -> dict[str, Answer]:
    """All think alike."""
    return {"buren": ("5",), "vaker": ("yes",), "cijfer": ("8",), "bekend": ("a",)}


def responses(count: int, answered: Answered = every_answer) -> list[Response]:
    """As many responses, all from paper."""
    return [Response(answered(one), "2026-W20", Channel.PAPER) for one in range(count)]


def fill_street(count: int, answered: Answered = every_answer, *, closed: bool = True) -> str:
    """The small street with one meting; its short name."""
    fill_with_meting(engine(), starts_on=date(2026, 5, 1), ends_on=date(2026, 5, 31))
    answer(METING, responses(count, answered), closed=closed)
    return SLUG


def answer(meting: str, given: Sequence[Response], *, closed: bool = True) -> None:
    """These answers come in, and the meting is closed unless told otherwise."""
    if given:
        write(import_responses, SLUG, meting, given, file_name="t.csv", today=TODAY)
    if closed:
        write(set_meting_state, SLUG, meting, MetingState.CLOSED)


def add_round(key: str, name: str, given: Sequence[Response], **fields: object) -> None:
    """Another round of the same vragenlijst."""
    write(add_meting, SLUG, a_meting(key=key, name=name, **fields))
    answer(key, given)


def fill_with_list(questions: Sequence[Question], given: Sequence[Response]) -> str:
    """A street that asked these questions in one meting; its short name."""
    fill_with_meting(engine(), starts_on=date(2026, 5, 1))
    long = every_kind(key="lang", sections=(Section("alles", "", tuple(questions)),))
    write(add_vragenlijst, SLUG, long)
    write(add_meting, SLUG, a_meting(key="lang", name="Lang", vragenlijst="lang"))
    answer("lang", given)
    return SLUG


def many_questions(count: int) -> list[Question]:
    """Yes or no, over and over."""
    return [Question(f"v{one}", QuestionKind.YES_NO, f"Vraag {one}?") for one in range(count)]


def many_options(count: int) -> Question:
    """One question with so many answers to choose from."""
    streets = tuple(Option(f"s{one}", f"Straat {one}") for one in range(count))
    return Question("straat", QuestionKind.ONE_OF, "In welke straat?", options=streets)
