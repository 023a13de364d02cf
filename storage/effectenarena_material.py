"""Reading all that the page and the files of an effectenarena are made from, at one moment."""

from datetime import date

from sqlmodel import Session

from storage.asking import query
from storage.effectenarena_queries import list_known_totals, load_effectenarena
from storage.queries import load_listing, load_logo
from storage.showcase_queries import load_released
from veranderverhaal.access import Right
from veranderverhaal.effectenarena.measured import has_measured, outdated_notices
from veranderverhaal.report_effectenarena import EffectenarenaMaterial
from veranderverhaal.results import Released


@query(Right.SEE)
def load_effectenarena_material(
    slug: str, *, today: date, session: Session
) -> EffectenarenaMaterial:
    """What the effectenarena of an initiatief is on this day. Raises NotFound."""
    listing = load_listing(slug, session=session)
    effectenarena = load_effectenarena(slug, session=session)
    # Without a measured number, nothing of the metingen needs to be counted.
    has_any = has_measured(effectenarena)
    released = load_released(slug, session=session) if has_any else Released()
    return EffectenarenaMaterial(
        initiatief=listing.initiatief,
        veranderverhaal=listing.veranderverhaal,
        effectenarena=effectenarena,
        today=today,
        logo=load_logo(slug, session=session),
        known_totals=tuple(list_known_totals(slug, session=session)),
        measured=outdated_notices(effectenarena, released, listing.veranderverhaal),
    )
