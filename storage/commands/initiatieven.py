"""Commands about an initiatief as a whole, and the single texts of its story."""

from dataclasses import replace

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from storage.access_tables import MembershipRow
from storage.asking import asker_of, command
from storage.commands.shared import EditConflict, change, fill, id_of
from storage.gone import next_number
from storage.moment import now
from storage.queries import find_row, list_slugs, load_listing
from storage.tables import InitiatiefRow
from veranderverhaal.access import Kind, Right, Role
from veranderverhaal.editing import check_initiatief, check_story_text
from veranderverhaal.model import Initiatief
from veranderverhaal.retention import Kept, goes_on
from veranderverhaal.text import make_slug

FIELDS = ("name", "buurt", "gemeente", "motto", "theme", "colour", "source", "reference_date")
STORY_FIELDS = ("aanleiding", "goal")


@command(Right.INSTALLATION)
def create_initiatief(
    initiatief: Initiatief, *, logo: bytes | None = None, session: Session
) -> Initiatief:
    """Keep a new initiatief under a free short name, made from its slug or else its name.

    Raises NotAccepted when a field cannot be kept. An account that makes it is its coördinator.
    """
    checked = check_initiatief(initiatief)
    while True:
        slug = make_slug(checked.slug or checked.name, list_slugs(session=session))
        number = next_number(session=session)
        row = InitiatiefRow(id=number, slug=slug, name=checked.name, theme=checked.theme, logo=logo)
        fill(row, checked, FIELDS)
        try:
            with session.begin_nested():
                session.add(row)
        except IntegrityError:
            # On PostgreSQL someone else may take the same short name at the same moment.
            if slug not in list_slugs(session=session):
                raise
        else:
            _join(row, session)
            return replace(checked, slug=slug, revision=1)


@command(Right.EDIT)
def save_initiatief(initiatief: Initiatief, *, session: Session) -> Initiatief:
    """Save name, place, motto, theme, source and date.

    Raises NotAccepted, NotFound, or EditConflict when `revision` is no longer the newest.
    """
    checked = check_initiatief(initiatief)
    row = change(checked.slug, session=session)
    if row.revision != checked.revision:
        raise EditConflict(load_listing(checked.slug, session=session).initiatief)
    fill(row, checked, FIELDS)
    row.revision += 1
    return replace(checked, revision=row.revision)


@command(Right.EDIT)
def save_logo(slug: str, logo: bytes | None, *, session: Session) -> None:
    """Keep a cleaned PNG as logo; None takes the logo away. Raises NotFound."""
    change(slug, session=session).logo = logo


@command(Right.EDIT)
def save_story_text(slug: str, field: str, text: str, *, seen: str, session: Session) -> str:
    """Save the aanleiding or the goal; `seen` is the text that was on the screen before typing.

    Raises NotAccepted, NotFound, or EditConflict when another text was saved meanwhile.
    """
    if field not in STORY_FIELDS:
        raise ValueError(field)
    checked = check_story_text(text, field)
    row = change(slug, session=session)
    current = getattr(row, field)
    if current not in (seen, checked):
        raise EditConflict(current)
    if current != checked:
        setattr(row, field, checked)
        row.story_revision += 1
    return checked


@command(Right.EDIT)
def save_no_neveneffecten(slug: str, considered: bool, *, session: Session) -> None:
    """Keep that the group looked for side effects and sees none. Raises NotFound."""
    row = change(slug, session=session)
    row.no_neveneffecten = considered
    row.story_revision += 1


@command(Right.EDIT, logged=False)
def save_gesprek_question(slug: str, key: str, *, session: Session) -> None:
    """Keep at which question the gesprek goes on. Raises NotFound."""
    change(slug, session=session).gesprek_question = key


@command(Right.MANAGE)
def remove_initiatief(slug: str, *, session: Session) -> None:
    """Take an initiatief from the overview; all of it is erased after a time. Raises NotFound.

    Until then put_back_initiatief undoes it.
    """
    row = change(slug, session=session)
    row.removed_at = now()
    row.erase_on = goes_on(Kept.WHOLE, row.removed_at.date(), {})


@command(Right.MANAGE)
def put_back_initiatief(slug: str, *, session: Session) -> None:
    """Undo remove_initiatief. Raises NotFound."""
    row = find_row(slug, session=session, removed=True, for_change=True)
    row.removed_at = row.erase_on = None
    row.data_version += 1
    session.add(row)


def _join(row: InitiatiefRow, session: Session) -> None:
    asker = asker_of(session)
    if asker.kind is Kind.ACCOUNT:
        role = Role.COORDINATOR.value
        member = MembershipRow(
            account=asker.account, initiatief_id=id_of(row), role=role, since=now().date()
        )
        session.add(member)
