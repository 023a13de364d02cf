"""What a bijeenkomst shows, gathered for the plain pages beside Streamlit."""

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.data import read, write
from storage.commands.presentations import steer_presentation
from storage.presentation_queries import Presentation, load_presentation
from storage.queries import data_version, load_listing
from storage.tally_queries import list_open_answers, load_counted
from veranderverhaal.model import Initiatief
from veranderverhaal.release import release
from veranderverhaal.uitkomst import BlockKind, Uitkomsten

# One screen shows six at most, of those that are short enough.
MOST_OPEN_ANSWERS = 12

Gathered = tuple[Initiatief, Uitkomsten, Mapping[str, Sequence[str]]]


def find_presentation(token: str) -> Presentation:
    """Where the presentation with this token stands. Raises NotFound."""
    return read(load_presentation, token)


def steer(token: str, **to: Any) -> None:
    """Change where it stands. Raises NotFound."""
    write(steer_presentation, token, **to)


def shown_stamp(slug: str, _meting_key: str) -> int:
    """Changes whenever what is shown may change. Raises NotFound."""
    return read(data_version, slug)


def gather_shown(slug: str, meting_key: str) -> Gathered:
    """The initiatief, what may be shown of a meting, and open answers. Raises NotFound."""
    return read(_gather, slug, meting_key)


def _gather(slug: str, meting_key: str, *, session: Any) -> Gathered:
    """All of it in one session, so that the numbers belong together."""
    initiatief = load_listing(slug, session=session).initiatief
    meting, vragenlijst, tally, figures = load_counted(slug, meting_key, session=session)
    uitkomsten = release(meting, vragenlijst, tally, figures)
    quotes = {
        question: _quotes(slug, meting_key, question, session)
        for question in quotable_questions(uitkomsten)
    }
    return initiatief, uitkomsten, quotes


def quotable_questions(uitkomsten: Uitkomsten) -> list[str]:
    """The open questions of which answers may be shown: enough of them, and nothing sensitive."""
    return [
        uitkomst.question.key
        for block in uitkomsten.blocks
        if block.kind is BlockKind.OPEN
        for uitkomst in block.uitkomsten
        if uitkomst.has_numbers and not uitkomst.question.sensitive
    ]


def _quotes(slug: str, meting_key: str, question: str, session: Any) -> tuple[str, ...]:
    found = list_open_answers(
        slug, meting_key, question, limit=MOST_OPEN_ANSWERS, offset=0, session=session
    )
    return tuple(one.text for one in found)
