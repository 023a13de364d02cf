"""Commands about the bronnenmatrix, interviews, and rounds in which panels choose a story."""

from dataclasses import replace

from sqlmodel import Session

from storage.asking import command
from storage.commands.kept_parts import add_part, put_back_part, remove_part, save_part
from storage.commands.parts import find_part
from storage.commands.shared import EditConflict, change, id_of
from storage.commands.showing import write_choice
from storage.duiding_queries import INTERVIEWS, STORY_ROUNDS
from storage.duiding_tables import InterviewRow, SourceCellRow
from storage.finding import NotFound
from storage.kept_showing import load_set_asides
from storage.part_kinds import fill_row, to_part, to_value
from storage.tables import InitiatiefRow
from veranderverhaal.access import Right
from veranderverhaal.interview import Interview, Statement
from veranderverhaal.model import new_key
from veranderverhaal.set_aside import SetAsides, check_set_asides
from veranderverhaal.source_cell import SourceCell, check_source_cell
from veranderverhaal.story_round import StoryRound


@command(Right.EDIT)
def save_source_cell(slug: str, cell: SourceCell, *, session: Session) -> SourceCell:
    """Keep what a kind of source says about an effect; also the first time.

    Raises NotAccepted, NotFound, or EditConflict when `revision` is no longer the newest. The
    revision rises, also the first time.
    """
    checked = check_source_cell(cell)
    row = change(slug, session=session)
    names = (id_of(row), checked.effect, checked.source.value)
    kept = session.get(SourceCellRow, names, with_for_update=True)
    if checked.revision != (kept.revision if kept else 1):
        raise EditConflict(to_value(SourceCell, kept) if kept else replace(checked, revision=1))
    saved = replace(checked, revision=checked.revision + 1)
    kept = kept or SourceCellRow(initiatief_id=names[0], effect=names[1], source=names[2])
    fill_row(kept, saved)
    session.add(kept)
    session.flush()
    return saved


@command(Right.EDIT)
def add_interview(slug: str, interview: Interview, *, session: Session) -> Interview:
    """Add an interview. Raises NotAccepted, NotFound."""
    return add_part(INTERVIEWS, slug, interview, session=session)


@command(Right.EDIT)
def save_interview(slug: str, interview: Interview, *, session: Session) -> Interview:
    """Save an interview. Raises NotAccepted, NotFound, EditConflict."""
    return save_part(INTERVIEWS, slug, interview, session=session)


@command(Right.EDIT)
def remove_interview(slug: str, key: str, *, session: Session) -> None:
    """Take an interview away; put_back_interview undoes it. Raises NotFound."""
    remove_part(INTERVIEWS, slug, key, session=session)


@command(Right.EDIT)
def put_back_interview(slug: str, key: str, *, session: Session) -> None:
    """Undo remove_interview. Raises NotAccepted when there is no room by now, NotFound."""
    put_back_part(INTERVIEWS, slug, key, session=session)


@command(Right.EDIT)
def save_statement(
    slug: str, key: str, statement: Statement, *, seen: Statement | None, session: Session
) -> Statement:
    """Keep one statement of an interview; `seen` is how it was, None for a new one.

    Two people may write down statements of one interview: only who changes what somebody else
    changed meanwhile hears so. Raises NotAccepted, NotFound, or EditConflict with theirs.
    """
    interview = _find_interview(slug, key, session)
    theirs = next((one for one in interview.statements if one.key == statement.key), None)
    if theirs is not None and theirs != seen:
        raise EditConflict(theirs)
    if seen is not None and theirs is None:
        raise NotFound(statement.key)
    new = statement if statement.key else replace(statement, key=new_key())
    kept = tuple(new if one.key == new.key else one for one in interview.statements)
    said = kept if theirs is not None else (*kept, new)
    saved = save_part(INTERVIEWS, slug, replace(interview, statements=said), session=session)
    return next(one for one in saved.statements if one.key == new.key)


@command(Right.EDIT)
def remove_statement(slug: str, key: str, statement: str, *, session: Session) -> None:
    """Take one statement out of an interview. Raises NotFound."""
    interview = _find_interview(slug, key, session)
    left = tuple(one for one in interview.statements if one.key != statement)
    if len(left) == len(interview.statements):
        raise NotFound(statement)
    save_part(INTERVIEWS, slug, replace(interview, statements=left), session=session)


def _find_interview(slug: str, key: str, session: Session) -> Interview:
    row = find_part(InterviewRow, change(slug, session=session), key, session)
    return to_part(INTERVIEWS, row)


@command(Right.EDIT)
def set_numbers_aside(slug: str, mark: str, why: str, *, session: Session) -> None:
    """Keep that two numbers may differ, and why. Raises NotAccepted, NotFound."""
    row = change(slug, session=session)  # first: whoever saves at the same time waits
    _keep(row, load_set_asides(slug, session=session).with_one(mark, why), session)


@command(Right.EDIT)
def bring_numbers_back(slug: str, mark: str, *, session: Session) -> None:
    """Undo set_numbers_aside. Raises NotFound."""
    row = change(slug, session=session)
    _keep(row, load_set_asides(slug, session=session).without(mark), session)


def _keep(row: InitiatiefRow, found: SetAsides, session: Session) -> None:
    checked = check_set_asides(found)
    write_choice(row, replace(checked, revision=checked.revision + 1), session=session)


@command(Right.EDIT)
def add_story_round(slug: str, story_round: StoryRound, *, session: Session) -> StoryRound:
    """Add a round. Raises NotAccepted, NotFound."""
    return add_part(STORY_ROUNDS, slug, story_round, session=session)


@command(Right.EDIT)
def save_story_round(slug: str, story_round: StoryRound, *, session: Session) -> StoryRound:
    """Save a round with what panels chose. Raises NotAccepted, NotFound, EditConflict."""
    return save_part(STORY_ROUNDS, slug, story_round, session=session)


@command(Right.EDIT)
def remove_story_round(slug: str, key: str, *, session: Session) -> None:
    """Take a round away; put_back_story_round undoes it. Raises NotFound."""
    remove_part(STORY_ROUNDS, slug, key, session=session)


@command(Right.EDIT)
def put_back_story_round(slug: str, key: str, *, session: Session) -> None:
    """Undo remove_story_round. Raises NotAccepted when there is no room by now, NotFound."""
    put_back_part(STORY_ROUNDS, slug, key, session=session)
