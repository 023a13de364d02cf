"""Reading bijeenkomsten, duidingen and afspraken, other sources, and what was learned."""

from datetime import date

from sqlmodel import Session, col, select

from storage.asking import asker_of, query
from storage.duiding_tables import (
    AfspraakRow,
    BijeenkomstRow,
    DuidingRow,
    InterviewRow,
    LessonRow,
    MilestoneRow,
    SourceCellRow,
    StoryRoundRow,
)
from storage.finding import find_row, is_seen
from storage.part_kinds import PartKind, list_of, to_value
from storage.tables import InitiatiefRow
from veranderverhaal.access import Right, may
from veranderverhaal.afspraak import (
    MAX_AFSPRAKEN,
    SOON,
    Afspraak,
    AfspraakState,
    check_afspraak,
)
from veranderverhaal.afspraak_words import Due
from veranderverhaal.bijeenkomst import MAX_BIJEENKOMSTEN, Bijeenkomst, check_bijeenkomst
from veranderverhaal.duiding import Duiding
from veranderverhaal.exchange_duiding import cell_order, duiding_order
from veranderverhaal.interview import MAX_INTERVIEWS, Interview, check_interview
from veranderverhaal.lesson import MAX_LESSONS, Lesson, check_lesson
from veranderverhaal.milestone import MAX_MILESTONES, Milestone, check_milestone
from veranderverhaal.source_cell import SourceCell
from veranderverhaal.story_round import MAX_ROUNDS, StoryRound, check_story_round

BIJEENKOMSTEN = PartKind(
    BijeenkomstRow,
    Bijeenkomst,
    check_bijeenkomst,
    MAX_BIJEENKOMSTEN,
    "name",
    "bijeenkomsten",
    ("guests", "agenda", "topics"),
)
AFSPRAKEN = PartKind(AfspraakRow, Afspraak, check_afspraak, MAX_AFSPRAKEN, "what", "afspraken")
STORY_ROUNDS = PartKind(
    StoryRoundRow,
    StoryRound,
    check_story_round,
    MAX_ROUNDS,
    "name",
    "rondes",
    ("stories", "choices"),
)
INTERVIEWS = PartKind(
    InterviewRow, Interview, check_interview, MAX_INTERVIEWS, "label", "interviews", ("statements",)
)
LESSONS = PartKind(LessonRow, Lesson, check_lesson, MAX_LESSONS, "text", "lessen", ("change",))
MILESTONES = PartKind(
    MilestoneRow, Milestone, check_milestone, MAX_MILESTONES, "title", "mijlpalen"
)
EXPLANATIONS = ("explanations",)  # the packed fields of a duiding


@query(Right.SEE)
def list_bijeenkomsten(slug: str, *, session: Session) -> list[Bijeenkomst]:
    """The bijeenkomsten in the order in which they were made. Raises NotFound."""
    return list_of(BIJEENKOMSTEN, slug, session=session)


@query(Right.SEE)
def list_duidingen(slug: str, *, session: Session) -> list[Duiding]:
    """What was said at all bijeenkomsten; of each topic what all say comes first.

    Raises NotFound.
    """
    row = find_row(slug, session=session)
    present = select(BijeenkomstRow.key).where(
        BijeenkomstRow.initiatief_id == row.id, col(BijeenkomstRow.removed).is_(False)
    )
    chosen = select(DuidingRow).where(
        DuidingRow.initiatief_id == row.id, col(DuidingRow.bijeenkomst).in_(present)
    )
    # Sorted here: each database has its own opinion on signs.
    return sorted((to_duiding(one) for one in session.exec(chosen)), key=duiding_order)


@query(Right.SEE)
def list_afspraken(slug: str, *, session: Session) -> list[Afspraak]:
    """All afspraken in the order in which they were made. Raises NotFound."""
    return list_of(AFSPRAKEN, slug, session=session)


@query(Right.SEE)
def list_made_up(slug: str, *, session: Session) -> frozenset[str]:
    """The keys of the bijeenkomsten that are made up, also of those taken away. Raises NotFound.

    What was agreed or learned there is made up too.
    """
    row = find_row(slug, session=session)
    chosen = select(BijeenkomstRow.key).where(
        BijeenkomstRow.initiatief_id == row.id, col(BijeenkomstRow.made_up).is_(True)
    )
    return frozenset(session.exec(chosen))


@query(Right.SIGNED_IN)
def count_due(today: date, *, session: Session) -> dict[str, Due]:
    """Of each initiatief that who asks may see, by its slug, the afspraken that wait.

    One question for all of them; those where nothing waits are left out.
    """
    asker = asker_of(session)
    waiting = (
        select(InitiatiefRow.slug, col(AfspraakRow.due), BijeenkomstRow.made_up)
        .join(AfspraakRow, col(AfspraakRow.initiatief_id) == InitiatiefRow.id)
        .outerjoin(
            BijeenkomstRow,
            (col(BijeenkomstRow.initiatief_id) == AfspraakRow.initiatief_id)
            & (col(BijeenkomstRow.key) == AfspraakRow.bijeenkomst),
        )
        .where(
            col(InitiatiefRow.removed_at).is_(None),
            col(AfspraakRow.removed).is_(False),
            AfspraakRow.state == AfspraakState.OPEN.value,
            col(AfspraakRow.due) <= today + SOON,
            *is_seen(session),
        )
    )
    found: dict[str, Due] = {}
    for slug, due, made_up in session.exec(waiting):
        if due is None or not may(asker, Right.SEE, slug):
            continue
        known = found.get(slug, Due())
        late = due < today
        found[slug] = Due(known.late + late, known.soon + (not late), known.made_up + bool(made_up))
    return found


@query(Right.READ_ANSWERS)
def list_interviews(slug: str, *, session: Session) -> list[Interview]:
    """The interviews with what was said, for who may read answers. Raises NotFound."""
    return list_of(INTERVIEWS, slug, session=session)


@query(Right.SEE)
def list_story_rounds(slug: str, *, session: Session) -> list[StoryRound]:
    """The rounds in which panels chose. Raises NotFound."""
    return list_of(STORY_ROUNDS, slug, session=session)


@query(Right.SEE)
def list_source_cells(slug: str, *, session: Session) -> list[SourceCell]:
    """The cells of the bronnenmatrix in which something stands. Raises NotFound."""
    row = find_row(slug, session=session)
    chosen = select(SourceCellRow).where(SourceCellRow.initiatief_id == row.id)
    return sorted((to_value(SourceCell, one) for one in session.exec(chosen)), key=cell_order)


@query(Right.SEE)
def list_lessons(slug: str, *, session: Session) -> list[Lesson]:
    """What was learned, and the tensions. Raises NotFound."""
    return list_of(LESSONS, slug, session=session)


@query(Right.SEE)
def list_milestones(slug: str, *, session: Session) -> list[Milestone]:
    """The days that the group put on its timeline. Raises NotFound."""
    return list_of(MILESTONES, slug, session=session)


def to_duiding(row: DuidingRow) -> Duiding:
    """A duiding from its row, of which an empty party is everyone."""
    found: Duiding = to_value(Duiding, _WithoutEmptyParty(row), EXPLANATIONS)
    return found


class _WithoutEmptyParty:
    """A row of which an empty party reads as None."""

    def __init__(self, row: DuidingRow) -> None:
        self._row = row

    def __getattr__(self, name: str) -> object:
        kept = getattr(self._row, name)
        return (kept or None) if name == "party" else kept
