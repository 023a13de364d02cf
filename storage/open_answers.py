"""Reading what people wrote, and counting the themes that it was given."""

from datetime import timedelta
from typing import Any

from sqlalchemy import text
from sqlmodel import Session, col, func, select

from storage.asking import check_right, query
from storage.finding import find_row
from storage.meting_tables import ResponseRow
from storage.moment import now
from storage.tally_rows import to_theme
from storage.tally_tables import PresentationRow, ThemeMarkRow, ThemeRow
from storage.targets import find_target, load_asked
from veranderverhaal.access import Right
from veranderverhaal.question import DONT_KNOW, QuestionKind
from veranderverhaal.uitkomst import OpenAnswer, Theme

# One screen shows six at most, of those that are short enough.
MOST_QUOTES = 12
# A shuffle that is the same every time and does not tell who answered first: the square of a
# multiple of the number, modulo a prime (2^31 - 1), steps through it without a pattern to see.
_MULTIPLE = "CAST(id AS bigint) * 48271 % 2147483647"
_WRITTEN = {
    "sqlite": """json_extract(answers, '$."' || :question || '"[0]')""",
    "postgresql": "CAST(answers AS json) -> :question ->> 0",
}
_PAGE = """
SELECT id, written FROM (
    SELECT id, {written} AS written FROM response
    WHERE initiatief_id = :initiatief_id AND meting = :meting
    AND counted IS TRUE AND withdrawn IS FALSE
) AS answered
WHERE written IS NOT NULL AND written <> :dont_know
ORDER BY ({multiple}) * ({multiple}) % 2147483647, id LIMIT :limit OFFSET :offset
"""


@query(Right.READ_ANSWERS)
def list_open_answers(
    slug: str,
    meting_key: str,
    question_key: str,
    *,
    limit: int = 50,
    offset: int = 0,
    session: Session,
) -> list[OpenAnswer]:
    """What people wrote to one question, shuffled but always alike; only responses that count.

    Nothing for a question of another kind. Raises NotFound.
    """
    row = find_row(slug, session=session)
    assert row.id is not None
    if not is_open_question(row.id, meting_key, question_key, session):
        return []
    written = _WRITTEN[session.get_bind().dialect.name]
    statement = text(_PAGE.format(written=written, multiple=_MULTIPLE))
    values: dict[str, Any] = {
        "initiatief_id": row.id,
        "meting": meting_key,
        "question": question_key,
        "dont_know": DONT_KNOW,
        "limit": limit,
        "offset": offset,
    }
    found = session.connection().execute(statement, values).all()
    themes = _themes_of(row.id, question_key, [one.id for one in found], session)
    return [OpenAnswer(one.id, one.written, tuple(themes.get(one.id, ()))) for one in found]


@query(Right.SEE)
def list_quotes(slug: str, meting_key: str, question_key: str, *, session: Session) -> list[str]:
    """A few of the texts of list_open_answers, for a bijeenkomst: only while one is going on.

    Raises NotFound, and NotAllowed when this meting is not shown anywhere and who asks may not read
    answers at all.
    """
    if not _is_presented(slug, meting_key, session):
        check_right(Right.READ_ANSWERS, slug, session=session)
    found = list_open_answers(slug, meting_key, question_key, limit=MOST_QUOTES, session=session)
    return [one.text for one in found]


@query(Right.READ_ANSWERS)
def count_themes(
    slug: str, meting_key: str, question_key: str, *, session: Session
) -> dict[str, int]:
    """By the key of each theme of a question: how many answers that count have it.

    Raises NotFound.
    """
    row = find_row(slug, session=session)
    assert row.id is not None
    find_target(row.id, meting_key, session=session)
    marks = (
        select(ThemeMarkRow.theme, func.count())
        .join(ResponseRow, col(ResponseRow.id) == ThemeMarkRow.response_id)
        .where(
            ThemeMarkRow.initiatief_id == row.id,
            ResponseRow.initiatief_id == row.id,
            ResponseRow.meting == meting_key,
            col(ResponseRow.counted).is_(True),
            col(ResponseRow.withdrawn).is_(False),
        )
        .group_by(col(ThemeMarkRow.theme))
    )
    numbers = dict(session.exec(marks).all())
    keys = select(ThemeRow.key).where(*_of_question(row.id, question_key))
    ordered = session.exec(keys.order_by(col(ThemeRow.position), col(ThemeRow.key)))
    return {key: numbers.get(key, 0) for key in ordered}


@query(Right.READ_ANSWERS)
def list_marks(slug: str, *, session: Session) -> dict[int, list[Theme]]:
    """By the id of a response: the themes that its answers were given, in their order.

    Raises NotFound.
    """
    row = find_row(slug, session=session)
    given = (
        select(ThemeMarkRow.response_id, ThemeRow)
        .join(ThemeRow, _is_of_mark())
        .where(ThemeMarkRow.initiatief_id == row.id, col(ThemeRow.removed).is_(False))
        .order_by(col(ThemeRow.position), col(ThemeRow.key))
    )
    marks: dict[int, list[Theme]] = {}
    for response_id, theme in session.exec(given):
        marks.setdefault(response_id, []).append(to_theme(theme))
    return marks


def _is_presented(slug: str, meting_key: str, session: Session) -> bool:
    yesterday = now().date() - timedelta(days=1)
    shown = select(PresentationRow.token).where(
        PresentationRow.initiatief_id == find_row(slug, session=session).id,
        PresentationRow.meting == meting_key,
        PresentationRow.made_on >= yesterday,
    )
    return session.exec(shown.limit(1)).first() is not None


def _themes_of(
    initiatief_id: int, question_key: str, ids: list[int], session: Session
) -> dict[int, list[str]]:
    marks = (
        select(ThemeMarkRow.response_id, ThemeMarkRow.theme)
        .join(ThemeRow, _is_of_mark())
        .where(
            ThemeMarkRow.initiatief_id == initiatief_id,
            col(ThemeMarkRow.response_id).in_(ids),
            *_of_question(initiatief_id, question_key),
        )
        .order_by(col(ThemeRow.position), col(ThemeRow.key))
    )
    themes: dict[int, list[str]] = {}
    for response_id, theme in session.exec(marks):
        themes.setdefault(response_id, []).append(theme)
    return themes


def is_open_question(
    initiatief_id: int, meting_key: str, question_key: str, session: Session
) -> bool:
    """Whether people write here: what they chose elsewhere is not to be read one by one."""
    target = find_target(initiatief_id, meting_key, session=session)
    questions = load_asked(target, session=session).vragenlijst.questions
    return any(one.key == question_key and one.kind is QuestionKind.OPEN for one in questions)


def _of_question(initiatief_id: int, question_key: str) -> tuple[Any, ...]:
    return (
        ThemeRow.initiatief_id == initiatief_id,
        ThemeRow.question == question_key,
        col(ThemeRow.removed).is_(False),
    )


def _is_of_mark() -> Any:
    return (col(ThemeRow.initiatief_id) == ThemeMarkRow.initiatief_id) & (
        col(ThemeRow.key) == ThemeMarkRow.theme
    )
