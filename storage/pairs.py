"""Counting how the same people answered in two metingen, in the database itself."""

from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from storage.asking import query
from storage.finding import find_row
from storage.meting_tables import HAS_PERSON
from storage.targets import find_target, load_asked
from veranderverhaal.access import Right
from veranderverhaal.plain import to_compact
from veranderverhaal.question import DONT_KNOW, QuestionKind
from veranderverhaal.rounds import comparable_questions
from veranderverhaal.vragenlijst import Vragenlijst

SINGLE_CHOICE = (
    QuestionKind.STELLING,
    QuestionKind.YES_NO,
    QuestionKind.GRADE,
    QuestionKind.LADDER,
    QuestionKind.ONE_OF,
)
Pairs = dict[tuple[str, str], int]

# Of responses that are counted, and as they are counted, like the tallies (storage.bundles).
# A person counts when their code is there once in each round: one that is there twice is not known
# to be of one person.
_ONCE = f"""
    SELECT person, min(id) AS id FROM response
    WHERE initiatief_id = :initiatief_id AND meting = :{{meting}} AND {HAS_PERSON}
    AND counted IS TRUE
    GROUP BY person HAVING count(*) = 1
"""  # noqa: S608 -- nothing of a user is in it
_LINKED = f"""
WITH first AS ({_ONCE.format(meting="before")}), second AS ({_ONCE.format(meting="after")}),
linked AS {{materialized}} (
    SELECT {{before}} AS before_answers, {{after}} AS after_answers
    FROM first JOIN second ON second.person = first.person
    JOIN response AS earlier ON earlier.id = first.id
    JOIN response AS later ON later.id = second.id
),
answered AS (
    SELECT asked.value AS question, {{then}} AS before_code, {{now}} AS after_code
    FROM linked CROSS JOIN {{asked}} AS asked
)
SELECT question, before_code, after_code, count(*) FROM answered
WHERE before_code IS NOT NULL AND after_code IS NOT NULL
AND before_code <> :dont_know AND after_code <> :dont_know
GROUP BY question, before_code, after_code
"""  # noqa: S608
_CODE = """json_extract({answers}, '$."' || asked.value || '"[0]')"""
_JSONB = "coalesce(CAST({row}.counted_as AS jsonb) -> 'answers', CAST({row}.answers AS jsonb))"
_DIALECTS = {
    "sqlite": _LINKED.format(
        materialized="",
        before="coalesce(json_extract(earlier.counted_as, '$.answers'), earlier.answers)",
        after="coalesce(json_extract(later.counted_as, '$.answers'), later.answers)",
        then=_CODE.format(answers="before_answers"),
        now=_CODE.format(answers="after_answers"),
        asked="json_each(:questions)",
    ),
    "postgresql": _LINKED.format(
        materialized="MATERIALIZED",
        before=_JSONB.format(row="earlier"),
        after=_JSONB.format(row="later"),
        then="before_answers -> asked.value ->> 0",
        now="after_answers -> asked.value ->> 0",
        asked="jsonb_array_elements_text(CAST(:questions AS jsonb))",
    ),
}


@query(Right.SEE)
def count_pairs(
    slug: str, before_key: str, after_key: str, *, session: Session
) -> dict[str, Pairs]:
    """Per question how many people went from one code to another; "weet ik niet" left out.

    Only people whose code is there exactly once in each meting, and questions with one answer that
    mean the same in both. Raises NotFound.
    """
    row = find_row(slug, session=session)
    assert row.id is not None
    before, after = (_asked(row.id, key, session) for key in (before_key, after_key))
    asked = comparable_questions(before, after, SINGLE_CHOICE)
    pairs: dict[str, Pairs] = {question.key: {} for question in asked}
    statement = text(_DIALECTS[session.get_bind().dialect.name])
    values: dict[str, Any] = {
        "initiatief_id": row.id,
        "before": before_key,
        "after": after_key,
        "questions": to_compact(list(pairs)),
        "dont_know": DONT_KNOW,
    }
    for question, then, now, number in session.connection().execute(statement, values):
        pairs[question][then, now] = number
    return pairs


def _asked(initiatief_id: int, meting_key: str, session: Session) -> Vragenlijst:
    target = find_target(initiatief_id, meting_key, session=session)
    return load_asked(target, session=session).vragenlijst
