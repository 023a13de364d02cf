"""Everything that one page, or the public page, shows of an initiatief, read at one moment."""

from datetime import date

from sqlmodel import Session, select

from storage.asking import query
from storage.duiding_queries import list_lessons, list_made_up
from storage.finding import NotFound
from storage.kept_showing import (
    find_shared_page,
    list_citaten,
    load_poster_choice,
    load_shared_page,
)
from storage.meting_queries import list_metingen
from storage.photos import photos_of
from storage.queries import load_listing, load_logo
from storage.showcase_queries import load_released
from storage.tables import InitiatiefRow
from veranderverhaal.access import Right
from veranderverhaal.citaat import Purpose
from veranderverhaal.meting import MetingState
from veranderverhaal.public_story import PublicStory, make_public_story
from veranderverhaal.showcase import PosterChoice, Showcase
from veranderverhaal.showing import make_showcase


@query(Right.SEE)
def load_showcase(
    slug: str,
    *,
    today: date,
    base: str = "",
    choice: PosterChoice | None = None,
    purpose: Purpose = Purpose.POSTER,
    session: Session,
) -> Showcase:
    """What the poster of an initiatief shows on this day; with another `choice` what it would.

    `purpose` is where it will show, for which a citaat needs leave.
    `base` is the address that others reach this program at, as "https://voorbeeld.nl"; without it
    there are no QR codes. Raises NotFound.
    """
    listing = load_listing(slug, session=session)
    shared = load_shared_page(slug, session=session)
    citaten = list_citaten(slug, session=session)
    wanted = [one.photo for one in citaten if one.photo]
    return make_showcase(
        listing.initiatief,
        listing.veranderverhaal,
        load_logo(slug, session=session),
        today=today,
        released=load_released(slug, session=session),
        citaten=citaten,
        choice=choice or load_poster_choice(slug, session=session),
        purpose=purpose,
        link=f"{base}/i/{shared.code}" if base and shared.open else "",
        form_link=_form_link(slug, base, session),
        lessons=list_lessons(slug, session=session),
        made_up=list_made_up(slug, session=session),
        photos=photos_of(slug, citaten, wanted, purpose, today, session),
    )


@query(Right.NONE)
def load_public_story(code: str, *, today: date, base: str = "", session: Session) -> PublicStory:
    """What anybody may read at this code on this day. Raises NotFound unless it is open."""
    slug, shared = find_shared_page(code, session=session)
    listing = load_listing(slug, session=session)
    citaten = list_citaten(slug, session=session)
    wanted = [one.photo for one in citaten]
    return make_public_story(
        shared,
        listing.initiatief,
        listing.veranderverhaal,
        load_logo(slug, session=session),
        released=load_released(slug, session=session),
        citaten=citaten,
        choice=load_poster_choice(slug, session=session),
        today=today,
        link=f"{base}/i/{code}" if base else "",
        photos=photos_of(slug, citaten, wanted, Purpose.WEBSITE, today, session),
        lessons=list_lessons(slug, session=session),
        made_up=list_made_up(slug, session=session),
    )


@query(Right.NONE)
def public_stamp(code: str, *, session: Session) -> tuple[tuple[str, int], tuple[str, int]]:
    """Changes whenever the public page at this code does; and what answers alone do not change.

    Raises NotFound unless it is open.
    """
    slug, _ = find_shared_page(code, session=session)
    versions = select(InitiatiefRow.data_version, InitiatiefRow.answers_version)
    found = session.exec(versions.where(InitiatiefRow.slug == slug)).first()
    if found is None:  # erased between two looks
        raise NotFound(code)
    version, by_answers = found
    return (slug, version), (slug, version - by_answers)


def _form_link(slug: str, base: str, session: Session) -> str:
    """Of the vragenlijst that can be filled in now, the newest."""
    metingen = list_metingen(slug, session=session)
    codes = [one.code for one in metingen if one.state is MetingState.OPEN and not one.made_up]
    return f"{base}/v/{codes[-1]}" if base and codes else ""
