"""What a browser posted, read with limits: any bytes are fields, or refused with a status."""

import asyncio
from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from veranderverhaal.question import MAX_OPEN_ANSWER, Question, QuestionKind
from veranderverhaal.vragenlijst import Vragenlijst

Fields = Mapping[str, Sequence[str]]

BASE_BYTES = 64 * 1024
# A character outside Latin takes up to four bytes, and each of those is posted as "%F0".
BYTES_PER_CHARACTER = 12
MOST_FIELDS = 4000
# Read on to here, unkept, so that the browser is there for our answer.
MOST_BYTES_READ = 2 * 1024 * 1024
SECONDS_TO_SEND = 15.0
SECONDS_ON_A_SLOW_LINE = 60.0  # of a respondent, with a telephone in a cellar
URLENCODED = "application/x-www-form-urlencoded"


class Unreadable(Exception):
    """A post that is no form of ours: 400, 408 when it is too slow, or 413 when it is too large."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


def most_bytes(vragenlijst: Vragenlijst) -> int:
    """How large a filled-in form may be: long answers to open questions get their own room."""
    open_questions = sum(one.kind is QuestionKind.OPEN for one in vragenlijst.questions)
    return BASE_BYTES + open_questions * MAX_OPEN_ANSWER * BYTES_PER_CHARACTER


async def read_fields(request: Request, limit: int, seconds: float | None = None) -> Fields:
    """The fields of a posted form. Raises Unreadable."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = await read_body(request, limit, seconds)
    if media_type != URLENCODED:
        raise Unreadable(400)
    return parse_fields(body)


async def read_body(request: Request, limit: int, seconds: float | None = None) -> bytes:
    """The body. Raises Unreadable when it has more than `limit` bytes, or stops halfway, or is not
    there within `seconds`: SECONDS_TO_SEND when not given.
    """
    try:
        async with asyncio.timeout(SECONDS_TO_SEND if seconds is None else seconds):
            return await _read_body(request, limit)
    except TimeoutError as error:
        raise Unreadable(408) from error


async def _read_body(request: Request, limit: int) -> bytes:
    kept, size = bytearray(), 0
    try:
        async for chunk in request.stream():
            size += len(chunk)
            if size > MOST_BYTES_READ:
                break
            if size <= limit:
                kept += chunk
    except ClientDisconnect as error:
        raise Unreadable(400) from error
    if size > limit:
        raise Unreadable(413)
    return bytes(kept)


def parse_fields(body: bytes) -> Fields:
    """Values by name, in the order posted. Raises Unreadable on too many."""
    fields: dict[str, list[str]] = {}
    try:
        pairs = parse_qsl(
            body.decode("utf-8", "replace"),
            keep_blank_values=True,
            errors="replace",
            max_num_fields=MOST_FIELDS,
        )
    except ValueError as error:
        raise Unreadable(400) from error
    for name, value in pairs:
        fields.setdefault(name, []).append(value)
    return fields


def only(fields: Fields, name: str) -> str:
    """The one value of a field that a form has once; "" when it is not there."""
    return next(iter(fields.get(name, ())), "")


def field_name(question: Question) -> str:
    return f"q-{question.key}"


def rank_name(question: Question, place: int) -> str:
    """The field of one option of a RANK: a key has no dot, so no other field is named so."""
    return f"q-{question.key}.{place}"


def given_answers(questions: Sequence[Question], fields: Fields) -> dict[str, Sequence[str]]:
    """What was given to each question, not judged yet."""
    return {question.key: given_answer(question, fields) for question in questions}


def given_answer(question: Question, fields: Fields) -> Sequence[str]:
    """A ranking as its codes by rank; a rank given twice comes out as a code given twice."""
    given = fields.get(field_name(question), ())
    if question.kind is not QuestionKind.RANK:
        return given
    ranks = [only(fields, rank_name(question, place)) for place in range(len(question.options))]
    return [*given, *ranked_codes(question, ranks)]


def ranked_codes(question: Question, ranks: Sequence[str]) -> list[str]:
    """The codes in the order of their ranks, those without a rank left out."""
    offered = [str(number) for number in range(1, len(question.options) + 1)]
    chosen = [
        (rank, option.code)
        for rank, option in zip(ranks, question.options, strict=True)
        if rank != ""
    ]
    if any(rank not in offered for rank, _ in chosen):
        return [NO_SUCH_RANK]
    if len({rank for rank, _ in chosen}) < len(chosen):
        return [chosen[0][1], chosen[0][1]]
    return [code for _, code in sorted(chosen, key=lambda pair: int(pair[0]))]


NO_SUCH_RANK = "no such rank"  # a code has no spaces, so this one is refused
