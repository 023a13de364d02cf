"""What is kept about showing: citaten, what was chosen for poster and report, the shared page."""

import json
from dataclasses import replace
from typing import Any, TypeVar

from sqlmodel import Session, col, select

from storage.asking import query
from storage.finding import NotFound, find_row
from storage.showing_tables import ChoiceRow, CitaatRow, SharedPageRow
from storage.tables import InitiatiefRow
from veranderverhaal.access import Right
from veranderverhaal.citaat import Citaat, ConsentWay, Naming, Purpose
from veranderverhaal.effectenarena.checks import check_settings
from veranderverhaal.effectenarena.settings import EffectenarenaSettings
from veranderverhaal.plain import WrongShape, from_compact
from veranderverhaal.poster_choice import check_poster_choice
from veranderverhaal.reporting import ReportChoice, check_report_choice
from veranderverhaal.set_aside import SetAsides, check_set_asides
from veranderverhaal.shared_page import PublicQuestion, SharedPage
from veranderverhaal.showcase import PosterChoice
from veranderverhaal.text import NotAccepted

Choice = TypeVar("Choice", PosterChoice, ReportChoice, SetAsides, EffectenarenaSettings)

POSTER, REPORT, NUMBERS, EFFECTENARENA = "poster", "report", "numbers", "effectenarena"
KINDS: dict[type, str] = {
    PosterChoice: POSTER,
    ReportChoice: REPORT,
    SetAsides: NUMBERS,
    EffectenarenaSettings: EFFECTENARENA,
}
CHECKS: dict[type, Any] = {
    PosterChoice: check_poster_choice,
    ReportChoice: check_report_choice,
    SetAsides: check_set_asides,
    EffectenarenaSettings: check_settings,
}


@query(Right.FILL_IN)
def list_citaten(slug: str, *, session: Session) -> list[Citaat]:
    """The citaten in their order, wherever they may show. Raises NotFound."""
    chosen = select(CitaatRow).where(
        CitaatRow.initiatief_id == find_row(slug, session=session).id,
        col(CitaatRow.removed).is_(False),
    )
    ordered = chosen.order_by(col(CitaatRow.position), col(CitaatRow.key))
    return [to_citaat(one) for one in session.exec(ordered)]


@query(Right.SEE)
def load_poster_choice(slug: str, *, session: Session) -> PosterChoice:
    """What was chosen for the poster; the default before that. Raises NotFound."""
    return load_choice(PosterChoice, slug, session=session)


@query(Right.SEE)
def load_report_choice(slug: str, *, session: Session) -> ReportChoice:
    """What was chosen for the report; the default before that. Raises NotFound."""
    return load_choice(ReportChoice, slug, session=session)


@query(Right.SEE)
def load_set_asides(slug: str, *, session: Session) -> SetAsides:
    """Which numbers that do not fit were set aside, and why. Raises NotFound."""
    return load_choice(SetAsides, slug, session=session)


def load_choice(kind: type[Choice], slug: str, *, session: Session) -> Choice:
    """What was chosen; the default before that, and when what is kept cannot be read."""
    row = session.get(ChoiceRow, (find_row(slug, session=session).id, KINDS[kind]))
    return to_choice(kind, row) if row else kind()


@query(Right.SEE)
def load_shared_page(slug: str, *, session: Session) -> SharedPage:
    """The shared page; the default, which is closed, when there was none yet. Raises NotFound."""
    row = session.get(SharedPageRow, find_row(slug, session=session).id)
    return to_shared_page(row) if row else SharedPage()


@query(Right.NONE)
def find_shared_page(code: str, *, session: Session) -> tuple[str, SharedPage]:
    """Whose page this code opens, and that page. Raises NotFound unless it is open."""
    found = session.exec(
        select(InitiatiefRow.slug, SharedPageRow)
        .join(InitiatiefRow, col(InitiatiefRow.id) == SharedPageRow.initiatief_id)
        .where(
            SharedPageRow.code == code,
            col(SharedPageRow.open).is_(True),
            col(InitiatiefRow.removed_at).is_(None),
        )
    ).first()
    if found is None:
        raise NotFound("shared page")
    slug, row = found
    return slug, to_shared_page(row)


def showing_of(slug: str, *, session: Session) -> dict[str, Any]:
    """The fields of a Bundle about showing; the shared page stays behind. Raises NotFound."""
    return {
        "citaten": carried_citaten(slug, session=session),
        "poster_choice": load_poster_choice(slug, session=session),
        "report_choice": load_report_choice(slug, session=session),
        "set_asides": load_set_asides(slug, session=session),
    }


def carried_citaten(slug: str, *, session: Session) -> tuple[Citaat, ...]:
    """The citaten in a file that leaves: who took it back is not in it. Raises NotFound."""
    return tuple(one for one in list_citaten(slug, session=session) if one.withdrawn_on is None)


def to_citaat(row: CitaatRow) -> Citaat:
    """A citaat from its row."""
    return Citaat(
        key=row.key,
        text=row.text,
        speaker=row.speaker,
        role=row.role,
        effect=row.effect,
        purposes=tuple(one for one in Purpose if one.value in row.purposes.split()),
        agreed_on=row.agreed_on,
        until=row.until,
        made_up=row.made_up,
        story=row.story,
        theme=row.theme,
        naming=Naming(row.naming) if row.naming else None,
        photo=row.photo,
        photo_words=row.photo_words,
        agreed_how=ConsentWay(row.agreed_how) if row.agreed_how else None,
        agreed_mark=row.agreed_mark,
        withdrawn_on=row.withdrawn_on,
        revision=row.revision,
    )


def to_choice(kind: type[Choice], row: ChoiceRow) -> Choice:
    """What was chosen, from its row; the default when it cannot be read."""
    try:
        choice: Choice = CHECKS[kind](from_compact(kind, row.content))
    except (WrongShape, NotAccepted, ValueError):
        choice = kind()
    return replace(choice, revision=row.revision)


def to_shared_page(row: SharedPageRow) -> SharedPage:
    """The shared page from its row."""
    return SharedPage(
        code=row.code,
        open=row.open,
        indexed=row.indexed,
        questions=_read_questions(row.questions),
        revision=row.revision,
    )


def _read_questions(text: str) -> tuple[PublicQuestion, ...]:
    """The questions that are public: none when that cannot be read."""
    try:
        return tuple(PublicQuestion(str(meting), str(key)) for meting, key in json.loads(text))
    except (ValueError, TypeError):
        return ()
