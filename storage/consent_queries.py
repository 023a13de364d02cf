"""Finding the citaat that somebody may agree to, by the token of their own page."""

import hashlib
from dataclasses import dataclass

from sqlmodel import Session, col, select

from storage.asking import query
from storage.duiding_tables import ConsentLinkRow, PhotoRow
from storage.finding import NotFound, find_row, to_initiatief
from storage.kept_showing import to_citaat
from storage.privacy_queries import privacy_of
from storage.showing_tables import CitaatRow
from storage.tables import ElementRow, InitiatiefRow
from veranderverhaal.access import Right
from veranderverhaal.citaat import Citaat
from veranderverhaal.model import Initiatief


@dataclass(frozen=True)
class ConsentPage:
    """What one person sees of their own citaat, and whom to ask about it.

    `effect` is the title of the effect it is shown with. What is `removed` can be put back, so
    until it is erased the person can take the consent back, but not give it.
    """

    initiatief: Initiatief
    citaat: Citaat
    photo: bytes | None = None
    responsible: str = ""
    contact: str = ""
    effect: str = ""
    removed: bool = False


@query(Right.NONE)
def load_consent_page(token: str, *, session: Session) -> ConsentPage:
    """What the page at this token shows. Raises NotFound."""
    return _page_of(*find_citaat(token, session=session), session)


@query(Right.FILL_IN)
def load_consent_subject(slug: str, key: str, *, session: Session) -> ConsentPage:
    """The same, for who makes the paper. Raises NotFound."""
    initiatief = find_row(slug, session=session)
    kept = session.get(CitaatRow, (initiatief.id, key))
    if kept is None or kept.removed:
        raise NotFound(key)
    return _page_of(initiatief, kept, session)


def _page_of(initiatief: InitiatiefRow, kept: CitaatRow, session: Session) -> ConsentPage:
    photo = session.get(PhotoRow, (initiatief.id, kept.photo)) if kept.photo else None
    effect = session.get(ElementRow, (initiatief.id, kept.effect)) if kept.effect else None
    assert initiatief.id is not None
    privacy = privacy_of(initiatief.id, session=session)
    return ConsentPage(
        to_initiatief(initiatief),
        to_citaat(kept),
        photo.content if photo else None,
        privacy.responsible,
        privacy.contact,
        effect.title if effect and not effect.removed else "",
        kept.removed,
    )


def find_citaat(token: str, *, session: Session) -> tuple[InitiatiefRow, CitaatRow]:
    """The row that a token stands for, also when it was removed, with that of its initiatief.

    Raises NotFound.
    """
    found = session.exec(
        select(InitiatiefRow, CitaatRow)
        .join(CitaatRow, col(CitaatRow.initiatief_id) == InitiatiefRow.id)
        .join(
            ConsentLinkRow,
            (col(ConsentLinkRow.initiatief_id) == CitaatRow.initiatief_id)
            & (col(ConsentLinkRow.citaat) == CitaatRow.key),
        )
        .where(
            ConsentLinkRow.token == hash_consent_token(token),
            col(InitiatiefRow.removed_at).is_(None),
        )
    ).first()
    if found is None:
        raise NotFound("consent page")
    return found[0], found[1]


def hash_consent_token(token: str) -> str:
    """What is kept of a token: who reads the database cannot agree for anybody."""
    return hashlib.sha256(f"consent {token}".encode()).hexdigest()
