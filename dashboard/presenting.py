"""What a bijeenkomst shows, gathered for the plain pages beside Streamlit.

Who may look is settled by the token, before anything is gathered.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.data import read_as, write_as
from storage.asking import check_right
from storage.commands.presentations import steer_presentation
from storage.engine import Who
from storage.open_answers import list_quotes
from storage.presentation_queries import Presentation, load_presentation
from storage.queries import data_version, load_listing
from storage.tally_queries import load_counted
from veranderverhaal.access import MACHINE, NOBODY, Right
from veranderverhaal.model import Initiatief
from veranderverhaal.release import release
from veranderverhaal.uitkomst import BlockKind, Uitkomsten

Gathered = tuple[Initiatief, Uitkomsten, Mapping[str, Sequence[str]]]


def find_presentation(token: str, who: Who) -> Presentation:
    """Where the presentation with this token stands. Raises NotFound or NotAllowed."""
    return read_as(who, _find, token)


def _find(token: str, *, session: Any) -> Presentation:
    """Whoever has the link of one that was shared may look; else it takes the right to."""
    found = load_presentation(token, session=session)
    if not found.shared:
        check_right(Right.SEE, found.slug, session=session)
    return found


def steer(token: str, **to: Any) -> None:
    """Change where it stands, after find_presentation. Raises NotFound."""
    write_as(NOBODY, steer_presentation, token, **to)


def shown_stamp(slug: str, _meting_key: str) -> int:
    """Changes whenever what is shown may change. Raises NotFound."""
    return read_as(MACHINE, data_version, slug)


def gather_shown(slug: str, meting_key: str) -> Gathered:
    """The initiatief, what may be shown of a meting, and open answers. Raises NotFound."""
    return read_as(MACHINE, _gather, slug, meting_key)


def _gather(slug: str, meting_key: str, *, session: Any) -> Gathered:
    """All of it in one session, so that the numbers belong together."""
    initiatief = load_listing(slug, session=session).initiatief
    meting, vragenlijst, tally, figures = load_counted(slug, meting_key, session=session)
    uitkomsten = release(meting, vragenlijst, tally, figures)
    quotes = {
        question: list_quotes(slug, meting_key, question, session=session)
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
