"""Forgetting what respondents gave: their codes, and what they took back.

Figures stay what they were. A code becomes a number that nobody can make again, the same for all
forms of one person, so pairs stay pairs. What was withdrawn is erased once it is settled
(storage.bundles), and with all that were settled together: a bundle that lost some people could
come back without them, and the difference would tell of those. What still waits, because it was
shown with others, keeps only what is counted.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import bindparam, text
from sqlmodel import Session, col, delete, func, select, update

from storage.gone import remember_responses
from storage.meting_tables import IS_NOWHERE, LinkingRow, MetingRow, ResponseRow
from storage.tally_tables import ResponseCountRow, ThemeMarkRow
from storage.targets import find_targets, load_asked
from veranderverhaal.meting import MetingState
from veranderverhaal.plain import to_compact
from veranderverhaal.question import DONT_KNOW, QuestionKind
from veranderverhaal.retention import Kept, Terms, codes_needed_until, due, last_before, last_day_of

ROWS_AT_ONCE = 1000
HASH_CHARACTERS = 32
ERASED = "–"  # instead of what somebody wrote: that they wrote something is counted
NOWHERE = ""  # the meting of a row that only keeps its number from being given out again
TABLE: Any = ResponseRow.__table__  # type: ignore[attr-defined]


def forget_codes(initiatief_id: int, terms: Terms, today: date, *, session: Session) -> int:
    """Make the codes of people unknown when nothing was asked for long enough; how many."""
    linked = session.exec(
        select(MetingRow).where(
            MetingRow.initiatief_id == initiatief_id,
            col(MetingRow.linked).is_(True),
            col(MetingRow.made_up).is_(False),
        )
    ).all()
    answered = _last_answered(initiatief_id, [one.key for one in linked], session)
    kept = session.get(LinkingRow, initiatief_id)
    needed_until = codes_needed_until(answered, _planned(linked))
    if kept is None or answered is None or not due(Kept.CODES, needed_until, terms, today):
        return 0
    if kept.since is not None and kept.since >= answered:
        return 0
    kept.secret, kept.since = secrets.token_hex(32), today
    session.add(kept)
    for one in linked:
        one.revision += 1  # forms that are kept ready still have the old secret
        session.add(one)
    session.flush()
    return _rename_people(initiatief_id, [one.key for one in linked], session)


def erase_withdrawn(initiatief_id: int, terms: Terms, today: date, *, session: Session) -> int:
    """Erase what was withdrawn long enough ago; how many responses that changed."""
    last = last_before(Kept.WITHDRAWN, terms, today)
    erased = 0
    for chosen in _batches(_settled(initiatief_id, last, session)):
        remember_responses(chosen, today, session=session)
        erase_responses(initiatief_id, chosen, session=session)
        erased += len(chosen)
    return erased + _strip_waiting(initiatief_id, last, session)


def erase_responses(initiatief_id: int, ids: Sequence[int], *, session: Session) -> None:
    """Erase these of one initiatief, and their themes.

    SQLite would give the highest number again to the next, and numbers tell bundles apart: the
    last row stays for a while, with nothing in it.
    """
    connection = session.connection()
    marks = delete(ThemeMarkRow).where(
        col(ThemeMarkRow.initiatief_id) == initiatief_id, col(ThemeMarkRow.response_id).in_(ids)
    )
    connection.execute(marks)
    nothing: dict[str, Any] = {
        "answers": "{}",
        "counted_as": None,
        "person": "",
        "form_number": "",
        "token": None,
    }
    nothing |= {"meting": NOWHERE, "counted": False, "bundle": 0, "import_id": None}
    connection.execute(update(ResponseRow).where(col(ResponseRow.id).in_(ids)).values(**nothing))
    highest = session.exec(select(func.max(ResponseRow.id))).one()
    emptied = delete(ResponseRow).where(text(IS_NOWHERE), col(ResponseRow.id) != highest)
    connection.execute(emptied)


def _last_answered(initiatief_id: int, metingen: list[str], session: Session) -> date | None:
    week = session.exec(
        select(func.max(ResponseCountRow.week)).where(
            ResponseCountRow.initiatief_id == initiatief_id,
            col(ResponseCountRow.meting).in_(metingen),
            col(ResponseCountRow.number) > 0,
        )
    ).one()
    return last_day_of(week) if week else None


def _planned(metingen: Sequence[MetingRow]) -> date | None:
    """The last day of a round that is still to come or to end."""
    ahead = [one for one in metingen if not one.removed and one.state != MetingState.CLOSED.value]
    days = [day for one in ahead for day in (one.starts_on, one.ends_on) if day is not None]
    return max(days, default=None)


def _rename_people(initiatief_id: int, metingen: list[str], session: Session) -> int:
    """Give every person another code, by a key that is thrown away here; how many people."""
    key = secrets.token_bytes(32)
    found = select(ResponseRow.id, ResponseRow.person).where(
        ResponseRow.initiatief_id == initiatief_id,
        col(ResponseRow.meting).in_(metingen),
        ResponseRow.person != "",
    )
    rows = [
        {"row": number, "code": hmac.new(key, code.encode(), hashlib.sha256).hexdigest()}
        for number, code in session.exec(found).all()
    ]
    renamed = TABLE.update().where(TABLE.c.id == bindparam("row"))
    renamed = renamed.values(person=func.substr(bindparam("code"), 1, HASH_CHARACTERS))
    for batch in _batches(rows):
        session.connection().execute(renamed, list(batch))
    session.expire_all()
    return len({row["code"] for row in rows})


def _settled(initiatief_id: int, last: date, session: Session) -> list[int]:
    """Those that are not counted and never will be: whole bundles, or never in one."""
    found = session.exec(
        select(ResponseRow.id, ResponseRow.meting, ResponseRow.bundle).where(
            ResponseRow.initiatief_id == initiatief_id,
            ResponseRow.meting != NOWHERE,
            col(ResponseRow.withdrawn).is_(True),
            col(ResponseRow.counted).is_(False),
            col(ResponseRow.withdrawn_on) <= last,
        )
    ).all()
    going: dict[tuple[str, int], list[int]] = {}
    for number, meting, bundle in found:
        going.setdefault((meting, bundle), []).append(number or 0)
    chosen: list[int] = []
    for (meting, bundle), ids in going.items():
        if not bundle or len(ids) == _size(initiatief_id, meting, bundle, session):
            chosen += ids
    return chosen


def _size(initiatief_id: int, meting: str, bundle: int, session: Session) -> int:
    return session.exec(
        select(func.count()).where(
            ResponseRow.initiatief_id == initiatief_id,
            ResponseRow.meting == meting,
            ResponseRow.bundle == bundle,
        )
    ).one()


def _strip_waiting(initiatief_id: int, last: date, session: Session) -> int:
    """Take from those that wait all that is not counted; of how many there was something."""
    waiting = session.exec(
        select(ResponseRow).where(
            ResponseRow.initiatief_id == initiatief_id,
            col(ResponseRow.withdrawn).is_(True),
            col(ResponseRow.counted).is_(True),
            col(ResponseRow.withdrawn_on) <= last,
        )
    ).all()
    named = [row.id for row in waiting if row.token is not None]
    remember_responses(named, last, session=session)
    open_keys = _open_keys(initiatief_id, session) if waiting else {}
    changed = 0
    for row in waiting:
        before = row.answers, row.counted_as, row.form_number, row.token
        written = open_keys.get(row.meting, frozenset())
        row.answers = to_compact(_without_words(json.loads(row.answers), written))
        if row.counted_as is not None:
            counted = json.loads(row.counted_as)
            answers = _without_words(counted["answers"], written)
            row.counted_as = to_compact(counted | {"answers": answers})
        row.form_number, row.token = "", None
        changed += before != (row.answers, row.counted_as, row.form_number, row.token)
        session.add(row)
    session.flush()
    return changed


def _without_words(answers: dict[str, list[str]], written: frozenset[str]) -> dict[str, list[str]]:
    return {
        key: [ERASED] if key in written and codes != [DONT_KNOW] else codes
        for key, codes in answers.items()
    }


def _open_keys(initiatief_id: int, session: Session) -> dict[str, frozenset[str]]:
    """By meting: the questions that people answer in their own words."""
    targets = find_targets(session, col(MetingRow.initiatief_id) == initiatief_id).values()
    return {
        target.key: frozenset(
            one.key
            for one in load_asked(target, session=session).vragenlijst.questions
            if one.kind is QuestionKind.OPEN
        )
        for target in targets
    }


def _batches(rows: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(rows), ROWS_AT_ONCE):
        yield rows[start : start + ROWS_AT_ONCE]
