"""A command about what people wrote: words by which somebody could be found are taken out."""

import json
import re

from sqlmodel import Session

from storage.asking import command
from storage.commands.parts import find_part
from storage.commands.shared import change, id_of
from storage.finding import NotFound
from storage.logging_changes import write_log
from storage.meting_tables import MetingRow, ResponseRow
from storage.open_answers import is_open_question
from veranderverhaal.access import Right
from veranderverhaal.personal import Personal, blank_word
from veranderverhaal.plain import to_compact


@command(Right.EDIT)
def blank_words(
    slug: str,
    meting_key: str,
    question_key: str,
    response_id: int,
    *,
    words: str,
    kind: Personal,
    session: Session,
) -> None:
    """Put "[naam]" and the like in the place of these words, wherever they stand in one answer.

    What stood there is kept nowhere, so this cannot be undone; its themes stay. The log does not
    tell the words. Raises NotFound, also when they are not there any more.
    """
    row = change(slug, session=session)
    find_part(MetingRow, row, meting_key, session)
    kept = session.get(ResponseRow, response_id)
    if kept is None or (kept.initiatief_id, kept.meting) != (row.id, meting_key):
        raise NotFound(str(response_id))
    if not is_open_question(id_of(row), meting_key, question_key, session):
        raise NotFound(question_key)
    answers = json.loads(kept.answers)
    if not _blank(answers, question_key, words, kind):
        raise NotFound(question_key)
    kept.answers = to_compact(answers)
    if kept.counted_as:  # what is still counted of an answer that was corrected
        counted = json.loads(kept.counted_as)
        _blank(counted["answers"], question_key, words, kind)
        kept.counted_as = to_compact(counted)
    session.add(kept)
    write_log("blank_words", initiatief_id=row.id, session=session)


def _blank(answers: dict[str, list[str]], question: str, words: str, kind: Personal) -> bool:
    """Change the answer to one question; whether the words stood in it."""
    if not words.strip() or question not in answers:
        return False
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    before = answers[question]
    answers[question] = [pattern.sub(blank_word(kind), text) for text in before]
    return answers[question] != before
