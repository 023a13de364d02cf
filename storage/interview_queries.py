"""What everybody may hear of interviews: numbers, and only of enough of them."""

from sqlmodel import Session

from storage.asking import query
from storage.duiding_queries import INTERVIEWS
from storage.part_kinds import list_of
from storage.queries import load_listing
from veranderverhaal.access import Right
from veranderverhaal.interview_counts import EffectCount, count_statements, release_counts
from veranderverhaal.model import EFFECT_LAYERS


@query(Right.SEE)
def interview_counts(slug: str, *, session: Session) -> tuple[EffectCount, ...]:
    """Of each effect that was spoken of in interviews as much as everyone may see. Raises NotFound.

    Nothing under five interviews, from five that it was said, from ten in how many.
    """
    story = load_listing(slug, session=session).veranderverhaal
    effects = [element.key for layer in EFFECT_LAYERS for element in story.layer(layer)]
    interviews = list_of(INTERVIEWS, slug, session=session)
    return release_counts(count_statements(interviews, effects))
