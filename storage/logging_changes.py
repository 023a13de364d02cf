"""The log: one row for each change, in the transaction of that change."""

import json
from collections.abc import Iterable

from sqlmodel import Session

from storage.access_tables import LogRow
from storage.asker import asker_of
from storage.moment import now
from veranderverhaal.access import Kind
from veranderverhaal.log_entry import FieldChange

MAX_TEXT = 500
MAX_SUBJECT = 200
MAX_CHANGES = 30
SAID = "said in the log"
TERMINAL = "opdrachtregel"


def write_log(
    action: str,
    *,
    subject: str = "",
    initiatief_id: int | None = None,
    changes: Iterable[tuple[str, str, str]] = (),
    account: str | None = None,
    name: str | None = None,
    session: Session,
) -> None:
    """Tell in the log what is done now. A command that calls this is not logged by itself too.

    `action` is a key of veranderverhaal.log_words; `changes` are (field, before, after). Who asks
    is found in the session; `account` and `name` are for whom it does not know yet: who logs in.
    Never give this an answer, the words of a citaat, a secret, a hash, a token or a password.
    """
    asker = asker_of(session)
    spoken = TERMINAL if asker.kind is Kind.MACHINE else asker.name
    told = [FieldChange(field, _cut(before), _cut(after)) for field, before, after in changes]
    session.add(
        LogRow(
            at=now(),
            initiatief_id=initiatief_id,
            account=asker.account if account is None else account,
            name=spoken if name is None else name,
            action=action,
            subject=_cut(subject, MAX_SUBJECT),
            changes=json.dumps(told[:MAX_CHANGES], ensure_ascii=False),
        )
    )
    session.info[SAID] = True


def _cut(text: str, length: int = MAX_TEXT) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"
