"""Commands about files of answers: all of a file or nothing, and out again as a whole."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from sqlmodel import Session, col, update

from storage.commands.parts import find_part
from storage.commands.responses import (
    find_target,
    fix_version,
    insert_responses,
    make_check,
    response_row,
)
from storage.commands.shared import change, id_of
from storage.finding import NotFound
from storage.meting_tables import ColumnRow, ImportRow, MetingRow, ResponseRow
from veranderverhaal.meting import Response
from veranderverhaal.model import MAX_TITLE
from veranderverhaal.text import clean_line

ROWS_AT_ONCE = 2000
MAX_COLUMNS = 500
MAX_COLUMN = 300


def import_responses(
    slug: str,
    meting_key: str,
    responses: Sequence[Response],
    *,
    file_name: str,
    today: date,
    progress: Callable[[float], None] | None = None,
    session: Session,
) -> int:
    """Keep all responses of a file, whatever the state of the meting; the number of the import.

    `progress` hears the share that is done, from 0 to 1.
    Raises NotFound, ValueError, keeping none, when an answer was not offered.
    """
    row = change(slug, session=session)
    find_part(MetingRow, row, meting_key, session)
    target = find_target(id_of(row), meting_key, session=session)
    check = make_check(target, session=session)
    batch = ImportRow(
        initiatief_id=id_of(row),
        meting=meting_key,
        file_name=clean_line(file_name[-MAX_TITLE:], limit=MAX_TITLE),
        imported_on=today,
        rows=len(responses),
    )
    session.add(batch)
    session.flush()
    assert batch.id is not None
    for start in range(0, len(responses), ROWS_AT_ONCE):
        part = [check.accept(one) for one in responses[start : start + ROWS_AT_ONCE]]
        rows = [response_row(id_of(row), meting_key, one, import_id=batch.id) for one in part]
        insert_responses(rows, session=session)
        if progress is not None:
            progress((start + len(part)) / len(responses))
    if responses:
        fix_version(target, session=session)
    return batch.id


def undo_import(slug: str, import_id: int, *, session: Session) -> None:
    """Take all responses of an import out of the count. Raises NotFound."""
    row = change(slug, session=session)
    batch = session.get(ImportRow, import_id)
    if batch is None or batch.initiatief_id != row.id:
        raise NotFound(str(import_id))
    batch.undone = True
    session.add(batch)
    chosen = (
        col(ResponseRow.initiatief_id) == row.id,
        col(ResponseRow.meting) == batch.meting,
        col(ResponseRow.import_id) == import_id,
    )
    session.connection().execute(update(ResponseRow).where(*chosen).values(withdrawn=True))


def remember_columns(slug: str, matches: Mapping[str, str], *, session: Session) -> None:
    """Keep with what the columns of a file were matched, for the next file. Raises NotFound.

    Only the latest columns are kept; one whose name is very long is not remembered.
    """
    row = change(slug, session=session)
    for name, target in list(matches.items())[:MAX_COLUMNS]:
        if len(name) <= MAX_COLUMN and len(target) <= MAX_COLUMN:
            session.merge(ColumnRow(initiatief_id=id_of(row), name=name, target=target))
    session.flush()
