"""The rows of measuring as domain values."""

import json
from dataclasses import replace

from storage.meting_tables import (
    CountRow,
    IndicatorRow,
    MetingRow,
    ResponseRow,
    TellingRow,
    VragenlijstVersionRow,
    WordingChangeRow,
)
from veranderverhaal.indicator import Indicator, IndicatorKind
from veranderverhaal.meting import Channel, Meting, MetingKind, MetingState, Response
from veranderverhaal.plain import from_plain, to_compact
from veranderverhaal.question import Answers, Question
from veranderverhaal.telling import Count, Telling
from veranderverhaal.vragenlijst import Vragenlijst
from veranderverhaal.wording import WordingChange


def to_indicator(row: IndicatorRow) -> Indicator:
    """An indicator from its row."""
    return Indicator(
        key=row.key,
        kind=IndicatorKind(row.kind),
        title=row.title,
        effect=row.effect,
        feit=row.feit,
        telling=row.telling,
        questions=tuple(from_plain(Question, one, "question") for one in json.loads(row.questions)),
        core=row.core,
        revision=row.revision,
    )


def to_vragenlijst(row: VragenlijstVersionRow) -> Vragenlijst:
    """One version of a vragenlijst from its row."""
    found = from_plain(Vragenlijst, json.loads(row.content), "vragenlijst")
    return replace(found, key=row.vragenlijst, version=row.version, revision=row.revision)


def to_meting(row: MetingRow, newest_version: int) -> Meting:
    """A meting from its row; without answers it follows the newest version."""
    return Meting(
        key=row.key,
        code=row.code,
        kind=MetingKind(row.kind),
        name=row.name,
        vragenlijst=row.vragenlijst,
        vragenlijst_version=row.vragenlijst_version or newest_version,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        who=row.who,
        approached=row.approached,
        state=MetingState(row.state),
        linked=row.linked,
        made_up=row.made_up,
        revision=row.revision,
    )


def to_response(row: ResponseRow) -> Response:
    """A response from its row."""
    return Response(
        answers={key: tuple(codes) for key, codes in json.loads(row.answers).items()},
        week=row.week,
        channel=Channel(row.channel),
        language=row.language,
        helped=row.helped,
        person=row.person,
        form_number=row.form_number,
    )


def to_telling(row: TellingRow) -> Telling:
    """A telling from its row."""
    return Telling(row.key, row.label, row.unit, row.revision)


def to_count(row: CountRow) -> Count:
    """A count from its row."""
    return Count(row.key, row.telling, row.day, row.number, row.event)


def to_wording_change(row: WordingChangeRow) -> WordingChange:
    """A change of wording from its row."""
    return WordingChange(
        row.vragenlijst,
        row.version,
        row.changed_on,
        row.question,
        row.language,
        row.part,
        row.before,
        row.after,
    )


def answers_text(answers: Answers) -> str:
    """Answers as they are kept: compact JSON, question key to list of codes."""
    return to_compact(answers)
