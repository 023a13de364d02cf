"""What a command changed, heard while it is written to the database: for the log.

Only the columns named here are told; of every other nothing is kept but that something changed.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from types import MappingProxyType
from typing import Any

from sqlalchemy import event
from sqlalchemy import inspect as state_of
from sqlmodel import Session

from storage.log_subjects import subject_of
from storage.logging_changes import SAID, write_log
from storage.tables import InitiatiefRow, SnapshotRow
from veranderverhaal.log_entry import FieldChange

# Columns of which before and after are told.
TOLD: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "initiatief": (
            *("name", "buurt", "gemeente", "motto", "theme", "colour", "source"),
            *("reference_date", "aanleiding", "goal", "no_neveneffecten", "erase_on"),
        ),
        "element": ("layer", "title", "explanation", "level", "influence", "signs"),
        "verband": ("assumption", "certainty"),
        "feit": (
            *("label", "precision", "low", "high", "words", "unit", "period"),
            *("source", "counted_on", "icon"),
        ),
        "snapshot": ("name",),
        "indicator": ("title", "core"),
        "meting": (
            *("name", "kind", "starts_on", "ends_on", "who", "approached", "state"),
            *("linked", "made_up", "paper_gone_on"),
        ),
        "telling": ("label", "unit"),
        "telling_count": ("day", "number", "event"),
        "norm": ("least", "set_on"),
        "figure": ("label", "area", "value", "unit", "year", "source", "url"),
        "theme": ("label",),
        "shared_page": ("open", "indexed"),
        "bijeenkomst": ("name", "held_on", "starts", "place", "series", "state"),
        "afspraak": ("what", "who", "due", "state", "settled_on"),
        "interview": ("label", "talked_on", "way"),
        "story_round": ("name", "question"),
        "source_cell": ("stance",),
        "lesson": ("text", "kind", "applied_on"),
        "milestone": ("title", "happened_on"),
        "investeerder": ("name", "sector"),
        "investering": ("words", "kind", "first_year", "years"),
        "incasseerder": ("name", "group"),
        "keten": (
            *("pricing", "is_negative", "first_year", "years", "course", "leefdomein"),
            "not_claimable",
        ),
        "kengetal": ("title", "year", "price_year", "estimated_by", "url", "leefdomein"),
        "known_total": (
            *("title", "source", "year", "url", "first_year", "horizon", "period_years"),
            *("cost_years", "costs", "baten", "multiplier"),
        ),
        "income_line": (
            *("payer", "sector", "theme", "year", "price", "volume", "unit"),
            *("scenario", "source"),
        ),
    }
)
# Columns of which only the name is told: what people wrote, and what is too long to read.
NAMED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "initiatief": ("logo",),
        "indicator": ("effect", "feit", "telling", "questions"),
        "vragenlijst_version": ("content",),
        "response": ("answers",),
        "citaat": (
            *("text", "story", "speaker", "role", "effect", "theme", "photo", "purposes"),
            *("agreed_on", "agreed_how", "until", "withdrawn_on"),
        ),
        "bijeenkomst": ("guests", "agenda", "topics", "invitation"),
        "duiding": ("recognition", "explanation", "judgement", "meaning"),
        "afspraak": ("reason",),
        "interview": ("statements",),
        "story_round": ("stories", "choices"),
        "source_cell": ("text",),
        "lesson": ("explanation", "change"),
        "milestone": ("explanation",),
        "investering": ("investeerder", "aanpak", "quantity", "price", "note"),
        "keten": (
            *("aanpak", "effect", "incasseerder", "gain", "chance", "delta", "pm_reason"),
            *("doelgroep", "people", "reach", "kengetal", "deadweight", "displacement"),
            *("attribution", "drop_off", "not_claimable_why", "note"),
        ),
        "kengetal": ("value", "note"),
        "known_total": ("parts", "limits", "conflicts"),
        "choice": ("content",),
        "shared_page": ("questions",),
        "privacy": ("content",),
    }
)
# A new row of these is told in full: its subject alone does not say what was added.
TOLD_WHEN_NEW = frozenset({"verband", "telling_count", "norm"})
MOST_NAMED = 3
# Of more rows than this in one command nobody could tell which change is of which.
MOST_ROWS = 6
BOOKKEEPING = frozenset({"data_version", "answers_version", "revision", "story_revision"})
# Tables of an initiatief whose changes their commands tell themselves, or that nobody changes.
UNHEARD = frozenset(
    {
        *("log_entry", "membership", "presence", "presentation", "one_time_link"),
        *("login_session", "card", "card_group", "card_dots", "consent_link", "photo"),
    }
)


@dataclass
class Heard:
    """The rows that a command touched, in order, and what was in their columns before."""

    touched: dict[int, Any] = field(default_factory=dict)
    new: set[int] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)
    before: dict[tuple[int, str], Any] = field(default_factory=dict)


@contextmanager
def logged(action: str, key: object, *, session: Session) -> Iterator[None]:
    """Tell in the log what is changed meanwhile, unless the command itself told it already.

    `key` is that of the part which the command is about, if it has one.
    """
    heard = Heard()

    def hear(_session: Any, _context: Any, _instances: Any) -> None:
        _hear(heard, session)

    session.flush()  # what was done before in this session is of another command
    session.info[SAID] = False
    event.listen(session, "before_flush", hear)
    try:
        yield
        session.flush()
    finally:
        event.remove(session, "before_flush", hear)
    if not session.info[SAID]:
        _tell(action, key, heard, session)


def _hear(heard: Heard, session: Session) -> None:
    for row in session.new:
        if _is_of_initiatief(row):
            heard.touched[id(row)] = row
            heard.new.add(id(row))
    for row in session.dirty:
        if _is_of_initiatief(row):
            _hear_changed(heard, row)
    for row in session.deleted:
        if _is_of_initiatief(row):
            heard.touched[id(row)] = row
            heard.gone.add(id(row))
            for column in TOLD.get(_table(row), ()):
                heard.before.setdefault((id(row), column), getattr(row, column))


def _hear_changed(heard: Heard, row: Any) -> None:
    for attribute in state_of(row).attrs:
        history = attribute.history
        if attribute.key not in BOOKKEEPING and history.has_changes():
            heard.touched.setdefault(id(row), row)
            value = history.deleted[0] if history.deleted else None
            heard.before.setdefault((id(row), attribute.key), value)


def _is_of_initiatief(row: Any) -> bool:
    has_one = isinstance(row, InitiatiefRow) or hasattr(row, "initiatief_id")
    return has_one and _table(row) not in UNHEARD


def _tell(action: str, key: object, heard: Heard, session: Session) -> None:
    rows = [
        row
        for number, row in heard.touched.items()
        if number in heard.gone or state_of(row).persistent
    ]
    if not rows:
        return
    whole = next((row for row in rows if _is_as_a_whole(row, heard)), None)
    is_new = whole is not None and id(whole) in heard.new
    told = [] if is_new else [found for row in rows if (found := [*_changes_of(row, heard)])]
    write_log(
        action,
        subject=subject_of(whole, session) if whole else _subject(rows, key, session),
        initiatief_id=_initiatief_of(rows[0]),
        changes=chain(*told) if len(told) <= MOST_ROWS else (),
        session=session,
    )


def _subject(rows: Sequence[Any], key: object, session: Session) -> str:
    """What was changed: the part that the command is about, or else those of one kind."""
    parts = [row for row in rows if not isinstance(row, InitiatiefRow)]
    meant = [row for row in parts if key and getattr(row, "key", None) == key]
    kept = [row for row in parts if isinstance(row, SnapshotRow)]
    about = meant[:1] or kept or [row for row in parts if type(row) is type(parts[0])]
    found = [one for one in dict.fromkeys(subject_of(row, session) for row in about) if one]
    more = f" en nog {len(found) - MOST_NAMED}" if len(found) > MOST_NAMED else ""
    return ", ".join(found[:MOST_NAMED]) + more


def _is_as_a_whole(row: Any, heard: Heard) -> bool:
    """Whether an initiatief came, went or came back: then its parts are not told one by one."""
    return isinstance(row, InitiatiefRow) and (
        id(row) in heard.new or (id(row), "removed_at") in heard.before
    )


def _initiatief_of(row: Any) -> int:
    found: int = getattr(row, "id" if isinstance(row, InitiatiefRow) else "initiatief_id")
    return found


def _changes_of(row: Any, heard: Heard) -> Iterator[FieldChange]:
    table, number = _table(row), id(row)
    if number in heard.new and table not in TOLD_WHEN_NEW:
        return
    for column in TOLD.get(table, ()):
        if number in heard.new or (number, column) in heard.before:
            before = _as_text(heard.before.get((number, column)))
            after = "" if number in heard.gone else _as_text(getattr(row, column))
            if before != after:
                yield FieldChange(f"{table}.{column}", before, after)
    for column in NAMED.get(table, ()):
        if (number, column) in heard.before and number not in heard.new:
            yield FieldChange(f"{table}.{column}")


def _table(row: Any) -> str:
    return str(row.__tablename__)


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return value.date().isoformat() if isinstance(value, datetime) else str(value)
