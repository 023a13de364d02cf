"""Photos of portretten: kept once, shown only with leave, and gone when no citaat has them."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session, col, delete, func, select

from storage.asking import query
from storage.duiding_tables import PhotoRow
from storage.finding import find_row
from storage.kept_showing import list_citaten
from storage.showing_tables import CitaatRow
from veranderverhaal.access import Right
from veranderverhaal.archive import MAX_PHOTO_BYTES, MAX_PHOTOS_BYTES
from veranderverhaal.citaat import Citaat, Purpose, photo_key, shown_citaten
from veranderverhaal.text import NotAccepted

JPEG_START = b"\xff\xd8\xff"
NO_ROOM = (
    "Er is geen plek meer voor nog een foto: samen worden ze te groot om mee te nemen in een "
    "export. Haal eerst een foto weg die je niet meer gebruikt."
)


@query(Right.SEE)
def load_photos(
    slug: str, keys: Iterable[str], purpose: Purpose, *, today: date, session: Session
) -> dict[str, bytes]:
    """Of the photos with these keys, those that may show for this purpose on this day.

    Raises NotFound.
    """
    return photos_of(slug, list_citaten(slug, session=session), keys, purpose, today, session)


@query(Right.FILL_IN)
def load_photo(slug: str, key: str, *, session: Session) -> bytes | None:
    """One photo, for who works on its portret, also without leave; None when it is not there."""
    found = session.get(PhotoRow, (find_row(slug, session=session).id, key))
    return found.content if found else None


def photos_of(
    slug: str,
    citaten: Iterable[Citaat],
    keys: Iterable[str],
    purpose: Purpose,
    today: date,
    session: Session,
) -> dict[str, bytes]:
    """As load_photos, for who read the citaten already."""
    may = {one.photo for one in shown_citaten(citaten, purpose, today) if one.photo}
    wanted = may & set(keys)
    if not wanted:
        return {}
    found = session.exec(
        select(PhotoRow).where(
            PhotoRow.initiatief_id == find_row(slug, session=session).id,
            col(PhotoRow.key).in_(wanted),
        )
    )
    return {one.key: one.content for one in found}


def keep_photo(initiatief_id: int, content: bytes, *, session: Session) -> str:
    """Keep a photo that was made safe before; its key. Raises NotAccepted."""
    if not content.startswith(JPEG_START) or len(content) > MAX_PHOTO_BYTES:
        raise NotAccepted("photo", "Deze foto kan niet. Kies een andere foto.")
    key = photo_key(content)
    if session.get(PhotoRow, (initiatief_id, key)) is None:
        kept = select(func.sum(func.length(PhotoRow.content)))
        there = session.exec(kept.where(PhotoRow.initiatief_id == initiatief_id)).one()
        if (there or 0) + len(content) > MAX_PHOTOS_BYTES:
            raise NotAccepted("photo", NO_ROOM)
        session.add(PhotoRow(initiatief_id=initiatief_id, key=key, content=content))
        session.flush()
    return key


def has_photo(initiatief_id: int, key: str, *, session: Session) -> bool:
    """Whether a photo is there."""
    chosen = select(PhotoRow.key).where(
        PhotoRow.initiatief_id == initiatief_id, PhotoRow.key == key
    )
    return bool(key) and session.exec(chosen).first() is not None


def forget_loose_photos(initiatief_id: int, *, session: Session) -> int:
    """Erase the photos that no citaat has, not even one that was taken away; how many."""
    used = select(CitaatRow.photo).where(CitaatRow.initiatief_id == initiatief_id)
    loose = delete(PhotoRow).where(
        col(PhotoRow.initiatief_id) == initiatief_id, col(PhotoRow.key).not_in(used)
    )
    return int(session.connection().execute(loose).rowcount)
