"""Everything that the bronnenmatrix is made from, read at one moment."""

from sqlmodel import Session

from storage.asking import query
from storage.duiding_queries import list_bijeenkomsten, list_duidingen, list_source_cells
from storage.interview_queries import interview_counts
from storage.meting_queries import list_counts, list_indicatoren, list_tellingen
from storage.showcase_queries import load_released
from veranderverhaal.access import Right
from veranderverhaal.source_matrix import MatrixSources
from veranderverhaal.story_order import Counted


@query(Right.SEE)
def load_matrix_sources(slug: str, *, session: Session) -> MatrixSources:
    """What each kind of source tells, as far as everybody may see it. Raises NotFound."""
    return MatrixSources(
        cells=tuple(list_source_cells(slug, session=session)),
        indicatoren=tuple(list_indicatoren(slug, session=session)),
        uitkomsten=load_released(slug, session=session).uitkomsten,
        counted=Counted(
            tuple(list_tellingen(slug, session=session)), tuple(list_counts(slug, session=session))
        ),
        interviews=interview_counts(slug, session=session),
        bijeenkomsten=tuple(list_bijeenkomsten(slug, session=session)),
        duidingen=tuple(list_duidingen(slug, session=session)),
    )
