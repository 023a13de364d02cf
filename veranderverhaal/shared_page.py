"""The public page of an initiatief: whether it is there, and what may stand on it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from veranderverhaal.question import QuestionKind
from veranderverhaal.text import NotAccepted
from veranderverhaal.uitkomst import Uitkomsten

MAX_PUBLIC_QUESTIONS = 2000


@dataclass(frozen=True)
class PublicQuestion:
    """A question of one meting whose uitkomst the group made public."""

    meting: str
    question: str


@dataclass(frozen=True)
class SharedPage:
    """At /i/<code> while it is `open`. Search engines are told to stay away unless `indexed`."""

    code: str = ""
    open: bool = False
    indexed: bool = False
    questions: tuple[PublicQuestion, ...] = ()
    revision: int = 1


def may_be_public(kind: QuestionKind) -> bool:
    """Open answers never: someone may be known by their words."""
    return kind is not QuestionKind.OPEN


def check_shared_page(page: SharedPage) -> SharedPage:
    """The page as it may be kept, each question once. Raises NotAccepted with too many."""
    questions = tuple(dict.fromkeys(page.questions))
    if len(questions) > MAX_PUBLIC_QUESTIONS:
        raise NotAccepted("questions", f"Kies hoogstens {MAX_PUBLIC_QUESTIONS} vragen.")
    return replace(page, questions=questions)


def public_part(
    released: Iterable[Uitkomsten], questions: Iterable[PublicQuestion]
) -> tuple[Uitkomsten, ...]:
    """Of what may be shown only what was chosen to be public; metingen without any left out."""
    chosen = {(one.meting, one.question) for one in questions}
    kept = (
        replace(
            one,
            blocks=tuple(
                replace(block, uitkomsten=left)
                for block in one.blocks
                if (
                    left := tuple(
                        uitkomst
                        for uitkomst in block.uitkomsten
                        if (one.meting.key, uitkomst.question.key) in chosen
                        and may_be_public(uitkomst.question.kind)
                    )
                )
            ),
        )
        for one in released
    )
    return tuple(one for one in kept if one.blocks)
