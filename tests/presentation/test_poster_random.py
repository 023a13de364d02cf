"""One page, whatever there is to show: stories, results and choices made up at random."""

from hypothesis import HealthCheck, Phase, given
from hypothesis import strategies as st

from presentation.poster import poster_boxes
from presentation.poster_data import Size
from tests.long_run import examples
from tests.presentation.poster_samples import PAGES, check_boxes
from tests.presentation.shape_samples import showcases
from veranderverhaal.showcase import Showcase


# Without shrinking: each poster takes half a second, and the boxes say enough.
@examples(
    4,
    40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
@given(showcases, st.sampled_from(list(PAGES)))
def test_any_showcase_fits_on_one_page(showcase: Showcase, size: Size) -> None:
    check_boxes(poster_boxes(showcase, size=size), size)
