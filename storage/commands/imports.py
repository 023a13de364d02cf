"""Commands about files of answers: all of a file or nothing, and out again as a whole."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from sqlalchemy import false
from sqlmodel import Session, case, col, select, update

from storage.asking import command
from storage.bundles import settle
from storage.commands.parts import find_part
from storage.commands.responses import insert_responses, response_row
from storage.commands.shared import change, id_of
from storage.finding import NotFound
from storage.meting_rows import to_response
from storage.meting_tables import ColumnRow, ImportRow, MetingRow, ResponseRow
from storage.tallies import Changed, join_as_file, keep_up, let_join, waiting_and_counted
from storage.targets import Asked, Target, find_target, fix_version, load_asked
from storage.told import forget_told
from veranderverhaal.access import Right
from veranderverhaal.meting import Response
from veranderverhaal.model import MAX_TITLE
from veranderverhaal.text import clean_line

ROWS_AT_ONCE = 2000
MAX_COLUMNS = 500
MAX_COLUMN = 300


@command(Right.EDIT)
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
    asked = load_asked(target, session=session)
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
    joining, bundle = join_as_file(target, len(responses), session=session)
    for start in range(0, len(responses), ROWS_AT_ONCE):
        part = responses[start : start + ROWS_AT_ONCE]
        more = {"import_id": batch.id, "bundle": bundle}
        _keep_part(target, asked, part, joining - start, more, session=session)
        if progress is not None:
            progress((start + len(part)) / len(responses))
    let_join(target, asked, session=session)
    if responses:
        fix_version(target, session=session)
    return batch.id


@command(Right.EDIT)
def undo_import(slug: str, import_id: int, *, session: Session) -> None:
    """Take all responses of an import away. Raises NotFound.

    Those that were shown with others stay counted until enough of them go (storage.bundles).
    """
    row = change(slug, session=session)
    batch = session.get(ImportRow, import_id)
    if batch is None or batch.initiatief_id != row.id:
        raise NotFound(str(import_id))
    batch.undone = True
    session.add(batch)
    target = find_target(id_of(row), batch.meting, session=session)
    chosen = (
        col(ResponseRow.initiatief_id) == row.id,
        col(ResponseRow.meting) == batch.meting,
        col(ResponseRow.import_id) == import_id,
        col(ResponseRow.withdrawn).is_(False),
    )
    undone = session.exec(select(ResponseRow).where(*chosen).execution_options(yield_per=1000))
    gone = (Changed(to_response(one), one.counted and not one.bundle, -1) for one in undone)
    asked = load_asked(target, session=session)
    keep_up(target, asked, gone, session=session)
    bundles = session.exec(select(ResponseRow.bundle).where(*chosen).distinct()).all()
    stays = case((col(ResponseRow.bundle) == 0, false()), else_=col(ResponseRow.counted))
    taken = update(ResponseRow).where(*chosen).values(withdrawn=True, counted=stays)
    session.connection().execute(taken)
    settle(target, asked, bundles, session=session)
    session.expire_all()
    if waiting_and_counted(target, session=session)[1] == 0:
        forget_told(target, session=session)


@command(Right.EDIT, logged=False)
def remember_columns(slug: str, matches: Mapping[str, str], *, session: Session) -> None:
    """Keep with what the columns of a file were matched, for the next file. Raises NotFound.

    Only the latest columns are kept; one whose name is very long is not remembered.
    """
    row = change(slug, session=session)
    for name, target in list(matches.items())[:MAX_COLUMNS]:
        if len(name) <= MAX_COLUMN and len(target) <= MAX_COLUMN:
            session.merge(ColumnRow(initiatief_id=id_of(row), name=name, target=target))
    session.flush()


def _keep_part(
    target: Target,
    asked: Asked,
    responses: Sequence[Response],
    joining: int,
    more: dict[str, int],
    *,
    session: Session,
) -> None:
    """Keep these responses; the first `joining` of them are counted at once, in one bundle."""
    kept = [
        Changed(asked.check.accept(one), is_counted=place < joining)
        for place, one in enumerate(responses)
    ]
    waits = more | {"bundle": 0}
    insert_responses(
        [
            response_row(
                target.initiatief_id,
                target.key,
                one.response,
                counted=one.is_counted,
                **(more if one.is_counted else waits),
            )
            for one in kept
        ],
        session=session,
    )
    keep_up(target, asked, kept, session=session)
