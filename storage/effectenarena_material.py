"""Reading all that the page and the files of an effectenarena are made from, at one moment."""

from datetime import date

from sqlmodel import Session

from storage.asking import query
from storage.effectenarena_queries import list_known_totals, load_effectenarena
from storage.queries import load_listing, load_logo
from veranderverhaal.access import Right
from veranderverhaal.report_effectenarena import EffectenarenaMaterial


@query(Right.SEE)
def load_effectenarena_material(
    slug: str, *, today: date, session: Session
) -> EffectenarenaMaterial:
    """What the effectenarena of an initiatief is on this day. Raises NotFound."""
    listing = load_listing(slug, session=session)
    return EffectenarenaMaterial(
        initiatief=listing.initiatief,
        veranderverhaal=listing.veranderverhaal,
        effectenarena=load_effectenarena(slug, session=session),
        today=today,
        logo=load_logo(slug, session=session),
        known_totals=tuple(list_known_totals(slug, session=session)),
    )
