"""Commands for what is typed during a bijeenkomst: field by field, and safe to send twice."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlmodel import Session, col, select

from storage.access_tables import LogRow
from storage.asker import asker_of
from storage.asking import command
from storage.commands.duiding import write_duiding
from storage.commands.kept_parts import add_part, save_part
from storage.commands.parts import find_part
from storage.commands.shared import change, id_of
from storage.duiding_queries import AFSPRAKEN, BIJEENKOMSTEN, to_duiding
from storage.duiding_tables import AfspraakRow, BijeenkomstRow, DuidingRow
from storage.finding import NotFound
from storage.log_subjects import subject_of
from storage.logging_changes import write_log
from storage.moment import now
from storage.part_kinds import to_part
from storage.tables import InitiatiefRow
from veranderverhaal.access import Right
from veranderverhaal.afspraak import Afspraak, AfspraakState, check_afspraak
from veranderverhaal.bijeenkomst import Bijeenkomst, GuestRole
from veranderverhaal.duiding import Duiding
from veranderverhaal.duiding_notes import NOTE_FIELDS, clashing_notes, with_notes

ACTION = "save_duiding"
TOLD_AGAIN_AFTER = timedelta(hours=1)
LEAST_MARK = 16  # characters
KEY_LENGTH = 16


@dataclass(frozen=True)
class SavedNotes:
    """What is kept now, and which fields were left as somebody else wrote them meanwhile."""

    duiding: Duiding
    clashing: tuple[str, ...] = ()


@command(Right.EDIT, logged=False)
def save_notes(
    slug: str,
    bijeenkomst: str,
    topic: str,
    party: GuestRole | None,
    values: dict[str, str],
    seen: dict[str, str],
    *,
    session: Session,
) -> SavedNotes:
    """Keep some fields of what was said about a topic, by all or by one party.

    `values` and `seen` are texts as veranderverhaal.duiding_notes has them: what was typed, and
    what stood there before. A field that somebody else changed since then stays theirs, and is
    told. It is typed and saved many times in an evening; the log tells it once an hour.
    Raises NotAccepted, and NotFound when the bijeenkomst or its topic is gone.
    """
    row = change(slug, session=session)
    _check_topic(find_part(BijeenkomstRow, row, bijeenkomst, session), topic)
    names = (id_of(row), bijeenkomst, topic, party.value if party else "")
    kept = session.get(DuidingRow, names, with_for_update=True)
    before = to_duiding(kept) if kept else Duiding(bijeenkomst, topic, party)
    clashing = clashing_notes(before, values, seen)
    saved = with_notes(before, values, [one for one in NOTE_FIELDS if one not in clashing])
    if saved == before:
        return SavedNotes(before, clashing)
    saved = replace(saved, revision=before.revision + 1)
    kept = write_duiding(names[0], saved, kept, session=session)
    _tell(row, subject_of(kept, session), session)
    return SavedNotes(saved, clashing)


@command(Right.EDIT)
def note_afspraak(slug: str, afspraak: Afspraak, *, mark: str, session: Session) -> Afspraak:
    """Add an afspraak of a bijeenkomst; the same words with the same mark are the same one.

    A topic that is not talked about there is left out: what was agreed stays. Raises NotAccepted,
    ValueError on a mark that is too short, and NotFound when the bijeenkomst is gone.
    """
    row = change(slug, session=session)
    found = to_part(BIJEENKOMSTEN, find_part(BijeenkomstRow, row, afspraak.bijeenkomst, session))
    topics = {one.key for one in found.topics}
    topic = afspraak.topic if afspraak.topic in topics else ""
    afspraak = check_afspraak(replace(afspraak, topic=topic))
    key = _key_of(afspraak, mark)
    kept = session.get(AfspraakRow, (id_of(row), key))
    if kept is not None:
        return to_part(AFSPRAKEN, kept)
    return add_part(AFSPRAKEN, slug, replace(afspraak, key=key), session=session)


@command(Right.EDIT)
def settle_afspraak(
    slug: str, key: str, state: AfspraakState, reason: str, *, today: date, session: Session
) -> Afspraak:
    """Say what became of an afspraak, or that it is to be done after all.

    What it is already stays as it is: sending it twice is once. Raises NotAccepted, NotFound.
    """
    row = change(slug, session=session)
    kept = to_part(AFSPRAKEN, find_part(AfspraakRow, row, key, session))
    if kept.state is state:
        return kept
    settled = replace(kept, state=state, reason=reason, settled_on=today)
    return save_part(AFSPRAKEN, slug, settled, session=session)


def _check_topic(row: BijeenkomstRow, topic: str) -> None:
    """Raises NotFound when it is not talked about there."""
    try:
        bijeenkomst: Bijeenkomst = to_part(BIJEENKOMSTEN, row)
        bijeenkomst.topic(topic)
    except KeyError as error:
        raise NotFound(topic) from error


def _key_of(afspraak: Afspraak, mark: str) -> str:
    """The key of an afspraak that a page made: of the same words and mark always the same."""
    if len(mark) < LEAST_MARK:
        raise ValueError("too short to be a mark")
    due = afspraak.due.isoformat() if afspraak.due else ""
    content = (afspraak.bijeenkomst, mark, afspraak.what, afspraak.who, due)
    return hashlib.sha256("\0".join(content).encode()).hexdigest()[:KEY_LENGTH]


def _tell(row: InitiatiefRow, subject: str, session: Session) -> None:
    """Once an hour, as long as the same person goes on about the same topic."""
    told = select(LogRow).where(LogRow.initiatief_id == row.id).order_by(col(LogRow.id).desc())
    newest = session.exec(told.limit(1)).first()
    account = asker_of(session).account
    is_told = newest is not None and (
        (newest.action, newest.subject, newest.account) == (ACTION, subject, account)
        and abs(now() - newest.at) < TOLD_AGAIN_AFTER
    )
    if not is_told:
        write_log(ACTION, subject=subject, initiatief_id=row.id, session=session)
