"""What a bijeenkomst shows, gathered for the plain pages beside Streamlit.

Who may look is settled by the token, before anything is gathered.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.data import engine, read_as, write_as
from storage.asking import check_right
from storage.bijeenkomst_queries import bijeenkomst_stamp, load_bijeenkomst_material
from storage.card_queries import Running, find_running, given_dots, running_code
from storage.commands.cards import give_dots, hand_in_card
from storage.commands.presentations import steer_presentation, today_here
from storage.engine import Who
from storage.open_answers import list_quotes
from storage.presentation_queries import Presentation, load_presentation
from storage.queries import data_version, load_listing
from storage.tally_queries import load_counted
from veranderverhaal.access import MACHINE, NOBODY, Right
from veranderverhaal.bijeenkomst_material import BijeenkomstMaterial
from veranderverhaal.card import Card
from veranderverhaal.model import Initiatief
from veranderverhaal.release import release
from veranderverhaal.uitkomst import BlockKind, Uitkomsten

Quotes = Mapping[str, Sequence[str]]
Gathered = tuple[Initiatief, Uitkomsten, Quotes]
GatheredBijeenkomst = tuple[BijeenkomstMaterial, Mapping[str, Quotes], str]


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


def shown_stamp(slug: str, _meting_key: str) -> tuple[object, ...]:
    """Changes whenever what is shown may change. Raises NotFound."""
    return engine().url, read_as(MACHINE, data_version, slug)


def bijeenkomst_shown_stamp(slug: str, key: str) -> tuple[object, ...]:
    """As shown_stamp, of a bijeenkomst: with every card, and on another day."""
    return engine().url, today_here(), *read_as(MACHINE, bijeenkomst_stamp, slug, key)


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


def gather_bijeenkomst(slug: str, key: str) -> GatheredBijeenkomst:
    """All that is shown of a bijeenkomst, open answers, and where phones come. Raises NotFound."""
    return read_as(MACHINE, _gather_bijeenkomst, slug, key)


def _gather_bijeenkomst(slug: str, key: str, *, session: Any) -> GatheredBijeenkomst:
    material = load_bijeenkomst_material(slug, key, today=today_here(), session=session)
    quotes = {
        meting: {
            question: list_quotes(slug, meting, question, session=session)
            for question in quotable_questions(uitkomsten)
        }
        for meting, uitkomsten in material.uitkomsten.items()
    }
    return material, quotes, running_code(slug, key, session=session)


def find_cards(code: str) -> Running:
    """The bijeenkomst whose cards are handed in at this address. Raises NotFound."""
    return read_as(NOBODY, find_running, code)


def take_card(code: str, *card: Any, mark: str) -> Card:
    """Keep a card from a phone; the card that hangs. Raises as hand_in_card."""
    kept: Card = write_as(NOBODY, hand_in_card, code, *card, mark=mark)
    return kept


def take_dots(code: str, *dots: Any, voter: str) -> None:
    """Keep what a phone gives its dots to. Raises as give_dots."""
    write_as(NOBODY, give_dots, code, *dots, voter=voter)


def dots_of(code: str, *asked: Any) -> Sequence[str]:
    """What a phone gave its dots to. Raises NotFound, ValueError."""
    return read_as(NOBODY, given_dots, code, *asked)


def quotable_questions(uitkomsten: Uitkomsten) -> list[str]:
    """The open questions of which answers may be shown: enough of them, and nothing sensitive."""
    return [
        uitkomst.question.key
        for block in uitkomsten.blocks
        if block.kind is BlockKind.OPEN
        for uitkomst in block.uitkomsten
        if uitkomst.has_numbers and not uitkomst.question.sensitive
    ]
