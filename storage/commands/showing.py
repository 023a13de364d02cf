"""Commands about showing: citaten, what is chosen for poster and report, the shared page."""

import json
from dataclasses import replace
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from storage.asking import command
from storage.commands.parts import check_room, find_part, find_removed_part
from storage.commands.shared import EditConflict, change, fill, id_of
from storage.finding import next_position
from storage.kept_showing import CHECKS, KINDS, to_choice, to_citaat, to_shared_page
from storage.moment import now
from storage.photos import forget_loose_photos, has_photo, keep_photo
from storage.showing_tables import ChoiceRow, CitaatRow, SharedPageRow
from storage.tables import InitiatiefRow
from veranderverhaal.access import Right
from veranderverhaal.bundle import Bundle
from veranderverhaal.citaat import MAX_CITATEN, Citaat, check_citaat
from veranderverhaal.consent import keep_consent
from veranderverhaal.meting import new_code
from veranderverhaal.model import new_key
from veranderverhaal.plain import to_compact
from veranderverhaal.reporting import ReportChoice
from veranderverhaal.shared_page import SharedPage, check_shared_page
from veranderverhaal.showcase import PosterChoice

FIELDS = (
    *("text", "speaker", "role", "effect", "agreed_on", "until", "made_up", "story", "theme"),
    *("naming", "photo", "photo_words", "agreed_how", "agreed_mark", "withdrawn_on", "revision"),
)


@command(Right.FILL_IN)
def add_citaat(slug: str, citaat: Citaat, *, photo: bytes = b"", session: Session) -> Citaat:
    """Add a citaat at the end, under a key of its own when it has none; `photo` goes with it.

    Raises NotAccepted when it cannot be kept, NotFound.
    """
    checked = check_citaat(replace(citaat, key=citaat.key or new_key(), revision=1))
    row = change(slug, session=session)
    _check_room(row, session)
    checked = _with_photo(row, checked, photo, session)
    session.add(citaat_row(row, checked, next_position(CitaatRow, row, session)))
    session.flush()
    return checked


@command(Right.FILL_IN)
def save_citaat(slug: str, citaat: Citaat, *, photo: bytes = b"", session: Session) -> Citaat:
    """Save a citaat, but for the consent: that stays what the person said of what it was then.

    A new `photo` takes the place of the one before, which is erased when no other citaat has it.
    Raises NotAccepted, NotFound, or EditConflict on an older `revision`.
    """
    check_citaat(keep_consent(citaat, citaat))
    row = change(slug, session=session)
    kept = find_part(CitaatRow, row, citaat.key, session)
    if kept.revision != citaat.revision:
        raise EditConflict(to_citaat(kept))
    checked = check_citaat(keep_consent(to_citaat(kept), citaat))
    saved = replace(_with_photo(row, checked, photo, session), revision=kept.revision + 1)
    if kept.made_up and not saved.made_up:
        kept.made_on = now().date()  # from now on it waits for somebody's leave
    fill_citaat(kept, saved)
    session.add(kept)
    session.flush()
    forget_loose_photos(id_of(row), session=session)
    return saved


@command(Right.FILL_IN)
def remove_citaat(slug: str, key: str, *, session: Session) -> None:
    """Take a citaat away; put_back_citaat undoes it. Raises NotFound."""
    kept = find_part(CitaatRow, change(slug, session=session), key, session)
    kept.removed = True
    session.add(kept)


@command(Right.FILL_IN)
def put_back_citaat(slug: str, key: str, *, session: Session) -> None:
    """Undo remove_citaat. Raises NotAccepted when there is no room by now, NotFound."""
    row = change(slug, session=session)
    kept = find_removed_part(CitaatRow, row, key, session)
    if kept.removed:
        _check_room(row, session)
    kept.removed = False
    session.add(kept)


@command(Right.EDIT)
def save_poster_choice(slug: str, choice: PosterChoice, *, session: Session) -> PosterChoice:
    """Keep what was chosen for the poster; its revision rises, also the first time.

    Raises NotAccepted, NotFound, or EditConflict when `revision` is no longer the newest.
    """
    kept: PosterChoice = save_choice(slug, choice, session)
    return kept


@command(Right.EDIT)
def save_report_choice(slug: str, choice: ReportChoice, *, session: Session) -> ReportChoice:
    """As save_poster_choice, for the report."""
    kept: ReportChoice = save_choice(slug, choice, session)
    return kept


@command(Right.EDIT)
def save_shared_page(slug: str, page: SharedPage, *, session: Session) -> SharedPage:
    """Keep what the shared page is; the first time it gets its code, which then stays.

    Its revision rises, also the first time. Raises NotAccepted, NotFound, or EditConflict when
    `revision` is no longer the newest.
    """
    checked = check_shared_page(page)
    row = change(slug, session=session)
    kept = session.get(SharedPageRow, id_of(row)) or _new_shared_page(row, session)
    if kept.revision != checked.revision:
        raise EditConflict(to_shared_page(kept))
    questions = [(one.meting, one.question) for one in checked.questions]
    kept.questions = json.dumps(questions, ensure_ascii=False, separators=(",", ":"))
    kept.open, kept.indexed = checked.open, checked.indexed
    kept.revision += 1
    session.add(kept)
    session.flush()
    return to_shared_page(kept)


@command(Right.EDIT)
def close_shared_page(slug: str, *, session: Session) -> None:
    """Nobody can open the shared page any more; its code is kept. Raises NotFound."""
    kept = session.get(SharedPageRow, id_of(change(slug, session=session)))
    if kept is not None and kept.open:
        kept.open = False
        kept.revision += 1
        session.add(kept)


def write_showing(row: InitiatiefRow, bundle: Bundle, *, session: Session) -> None:
    """Keep the citaten and choices in a checked bundle; nobody chose what is the default."""
    session.add_all(citaat_row(row, one, place) for place, one in enumerate(bundle.citaten, 1))
    for choice in (bundle.poster_choice, bundle.report_choice, bundle.set_asides):
        if choice != type(choice)():
            write_choice(row, choice, session=session)


def citaat_row(row: InitiatiefRow, citaat: Citaat, position: int) -> CitaatRow:
    """A checked citaat as it is kept, at this position."""
    kept = CitaatRow(initiatief_id=id_of(row), key=citaat.key, position=position, text=citaat.text)
    fill_citaat(kept, citaat)
    return kept


def fill_citaat(kept: CitaatRow, citaat: Citaat) -> None:
    """Copy a citaat to its row."""
    fill(kept, citaat, FIELDS)
    kept.purposes = " ".join(citaat.purposes)


def write_choice(row: InitiatiefRow, choice: Any, *, session: Session) -> None:
    """Keep a checked choice with its revision, over what was chosen before."""
    kept = ChoiceRow(
        initiatief_id=id_of(row),
        kind=KINDS[type(choice)],
        content=to_compact(choice),
        revision=choice.revision,
    )
    session.merge(kept)
    session.flush()


def save_choice(slug: str, choice: Any, session: Session) -> Any:
    """Keep a choice of whichever kind. Raises NotAccepted, NotFound, or EditConflict."""
    kind = type(choice)
    checked = CHECKS[kind](choice)
    row = change(slug, session=session)
    kept = session.get(ChoiceRow, (id_of(row), KINDS[kind]))
    if checked.revision != (kept.revision if kept else kind().revision):
        raise EditConflict(to_choice(kind, kept) if kept else kind())
    saved = replace(checked, revision=checked.revision + 1)
    write_choice(row, saved, session=session)
    return saved


def _new_shared_page(row: InitiatiefRow, session: Session) -> SharedPageRow:
    """A closed page under a code that no other page has."""
    while True:
        code = new_code()
        kept = SharedPageRow(
            initiatief_id=id_of(row),
            code=code,
            open=False,
            indexed=False,
            questions="[]",
            revision=SharedPage().revision,
        )
        try:
            with session.begin_nested():
                session.add(kept)
        except IntegrityError:
            if session.exec(select(SharedPageRow.code).where(SharedPageRow.code == code)).first():
                continue
            raise
        return kept


def _with_photo(row: InitiatiefRow, citaat: Citaat, photo: bytes, session: Session) -> Citaat:
    """With the photo that goes with it; without one that is not there."""
    if photo:
        return replace(citaat, photo=keep_photo(id_of(row), photo, session=session))
    is_there = has_photo(id_of(row), citaat.photo, session=session)
    return citaat if is_there else replace(citaat, photo="")


def _check_room(row: InitiatiefRow, session: Session) -> None:
    check_room(CitaatRow, row, session, limit=MAX_CITATEN, field="text", label="citaten")
