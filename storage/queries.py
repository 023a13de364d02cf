"""Reading: rows to domain values. Every function takes a session and returns no row."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from storage.asking import asker_of, query
from storage.carried import measuring_of
from storage.effectenarena_queries import effectenarena_of
from storage.finding import NotFound as NotFound
from storage.finding import find_row as find_row
from storage.finding import is_seen, to_initiatief
from storage.finding import next_position as next_position
from storage.kept_showing import showing_of
from storage.kept_talking import talking_of
from storage.tables import ElementRow, FeitRow, InitiatiefRow, SnapshotRow, VerbandRow
from veranderverhaal.access import Right, may
from veranderverhaal.exchange import Bundle, veranderverhaal_from_json
from veranderverhaal.initiatief_search import InitiatiefName
from veranderverhaal.model import (
    Certainty,
    Element,
    Feit,
    Influence,
    Initiatief,
    Layer,
    Level,
    Precision,
    Snapshot,
    Veranderverhaal,
    Verband,
    may_join,
)


@dataclass(frozen=True)
class Listing:
    """One initiatief as the overview shows it."""

    initiatief: Initiatief
    veranderverhaal: Veranderverhaal
    gesprek_question: str
    data_version: int
    has_logo: bool


@query(Right.SIGNED_IN)
def list_initiatieven(
    *, session: Session, removed: bool = False, slugs: Collection[str] | None = None
) -> list[Listing]:
    """The initiatieven that who asks may see, by name; of these `slugs` only, where told.

    With `removed` those that were taken away instead, and that who asks may put back.
    """
    asker, right = asker_of(session), Right.MANAGE if removed else Right.SEE
    gone = col(InitiatiefRow.removed_at)
    chosen = [gone.is_not(None) if removed else gone.is_(None), *is_seen(session)]
    if slugs is not None:
        chosen.append(col(InitiatiefRow.slug).in_(slugs))
    logo: Any = InitiatiefRow.logo
    found = session.exec(
        select(InitiatiefRow, logo.is_not(None)).where(*chosen).options(defer(logo))
    )
    rows = [(row, has_logo) for row, has_logo in found if may(asker, right, row.slug)]
    rows = sorted(rows, key=lambda one: (one[0].name.casefold(), one[0].slug))
    return [_listing(row, session, has_logo=has_logo) for row, has_logo in rows]


@query(Right.SIGNED_IN)
def list_names(*, session: Session) -> list[InitiatiefName]:
    """What the initiatieven are called that who asks may see, by name.

    One small query, also for a whole country: nothing that lies behind a logo is read.
    """
    removed = select(InitiatiefRow.id).where(col(InitiatiefRow.removed_at).is_not(None))
    found = session.exec(
        select(
            InitiatiefRow.slug, InitiatiefRow.name, InitiatiefRow.buurt, InitiatiefRow.gemeente
        ).where(col(InitiatiefRow.id).not_in(removed), *is_seen(session))
    )
    asker = asker_of(session)
    names = [InitiatiefName(*one) for one in found if may(asker, Right.SEE, one[0])]
    return sorted(names, key=lambda one: (one.name.casefold(), one.slug))


@query(Right.INSTALLATION)
def list_slugs(*, session: Session) -> set[str]:
    """Every short name in use, also of removed initiatieven."""
    return set(session.exec(select(InitiatiefRow.slug)).all())


@query(Right.SEE)
def load_listing(slug: str, *, session: Session) -> Listing:
    """One initiatief with its veranderverhaal. Raises NotFound."""
    row = find_row(slug, session=session)
    return _listing(row, session, has_logo=row.logo is not None)


@query(Right.SEE)
def data_version(slug: str, *, session: Session) -> int:
    """A number that rises with every change of this initiatief. Raises NotFound."""
    version = session.exec(
        select(InitiatiefRow.data_version).where(
            InitiatiefRow.slug == slug, col(InitiatiefRow.removed_at).is_(None)
        )
    ).first()
    if version is None:
        raise NotFound(slug)
    return version


@query(Right.SEE)
def load_logo(slug: str, *, session: Session) -> bytes | None:
    """The logo as PNG, or None. Raises NotFound."""
    return find_row(slug, session=session).logo


@query(Right.SEE)
def list_snapshots(slug: str, *, session: Session) -> list[Snapshot]:
    """The versions that were kept, newest first. Raises NotFound."""
    row = find_row(slug, session=session)
    kept = session.exec(
        select(SnapshotRow)
        .where(SnapshotRow.initiatief_id == row.id)
        .order_by(col(SnapshotRow.position).desc())
    )
    return [
        Snapshot(one.key, one.name, one.kept_on, veranderverhaal_from_json(one.content))
        for one in kept
    ]


@query(Right.READ_ANSWERS)
def load_bundle(slug: str, *, session: Session) -> Bundle:
    """Everything of one initiatief, to carry it along. Raises NotFound."""
    listing = load_listing(slug, session=session)
    return Bundle(
        initiatief=listing.initiatief,
        veranderverhaal=listing.veranderverhaal,
        snapshots=tuple(reversed(list_snapshots(slug, session=session))),
        gesprek_question=listing.gesprek_question,
        logo=load_logo(slug, session=session),
        **measuring_of(slug, session=session),
        **showing_of(slug, session=session),
        **talking_of(slug, session=session),
        **effectenarena_of(slug, session=session),
    )


def read_veranderverhaal(row: InitiatiefRow, session: Session) -> Veranderverhaal:
    """The story of a row. Verbanden whose ends no longer stand in neighbouring layers sleep."""
    elements = _read_elements(row, session)
    layers = {element.key: element.layer for element in elements}
    places = {element.key: place for place, element in enumerate(elements)}
    verbanden = [
        verband
        for verband in _read_verbanden(row, session)
        if verband.source in layers
        and verband.target in layers
        and may_join(layers[verband.source], layers[verband.target])
    ]
    verbanden.sort(key=lambda verband: (places[verband.source], places[verband.target]))
    return Veranderverhaal(
        aanleiding=row.aanleiding,
        goal=row.goal,
        elements=tuple(elements),
        verbanden=tuple(verbanden),
        feiten=tuple(_read_feiten(row, session)),
        no_neveneffecten=row.no_neveneffecten,
        revision=row.story_revision,
    )


def _listing(row: InitiatiefRow, session: Session, *, has_logo: bool) -> Listing:
    return Listing(
        initiatief=to_initiatief(row),
        veranderverhaal=read_veranderverhaal(row, session),
        gesprek_question=row.gesprek_question,
        data_version=row.data_version,
        has_logo=has_logo,
    )


def _read_elements(row: InitiatiefRow, session: Session) -> list[Element]:
    found = session.exec(
        select(ElementRow)
        .where(ElementRow.initiatief_id == row.id, col(ElementRow.removed).is_(False))
        .order_by(col(ElementRow.position), col(ElementRow.key))
    ).all()
    order = list(Layer)
    return sorted((to_element(one) for one in found), key=lambda one: order.index(one.layer))


def to_element(row: ElementRow) -> Element:
    """An element from its row."""
    return Element(
        key=row.key,
        layer=Layer(row.layer),
        title=row.title,
        explanation=row.explanation,
        level=Level(row.level) if row.level else None,
        influence=Influence(row.influence) if row.influence else None,
        signs=row.signs,
        revision=row.revision,
    )


def _read_verbanden(row: InitiatiefRow, session: Session) -> list[Verband]:
    found = session.exec(select(VerbandRow).where(VerbandRow.initiatief_id == row.id))
    return [to_verband(one) for one in found]


def to_verband(row: VerbandRow) -> Verband:
    """A verband from its row."""
    certainty = Certainty(row.certainty) if row.certainty else None
    return Verband(row.source, row.target, row.assumption, certainty, row.revision)


def _read_feiten(row: InitiatiefRow, session: Session) -> list[Feit]:
    found = session.exec(
        select(FeitRow)
        .where(FeitRow.initiatief_id == row.id, col(FeitRow.removed).is_(False))
        .order_by(col(FeitRow.position), col(FeitRow.key))
    )
    return [to_feit(one) for one in found]


def to_feit(row: FeitRow) -> Feit:
    """A feit from its row."""
    return Feit(
        key=row.key,
        label=row.label,
        precision=Precision(row.precision),
        low=Decimal(row.low) if row.low is not None else None,
        high=Decimal(row.high) if row.high is not None else None,
        words=row.words,
        unit=row.unit,
        period=row.period,
        source=row.source,
        counted_on=row.counted_on,
        icon=row.icon,
        revision=row.revision,
    )
