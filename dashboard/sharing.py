"""What the public page of an initiatief shows, gathered for the plain route beside Streamlit."""

from collections.abc import Hashable

from dashboard.addresses import is_reachable
from dashboard.data import read_as
from dashboard.today import today
from dashboard.workers import run_apart
from presentation.poster import make_poster
from storage.showcases import load_public_story, public_stamp
from veranderverhaal.access import NOBODY
from veranderverhaal.public_story import PublicStory
from veranderverhaal.showcase import Showcase


def shared_stamp(code: str) -> tuple[Hashable, Hashable]:
    """Changes whenever the page does; and what answers alone do not change.

    Raises NotFound unless it is open.
    """
    return read_as(NOBODY, public_stamp, code)


def gather_shared(code: str, base: str) -> PublicStory:
    """What anybody may read there today. Raises NotFound unless it is open."""
    reachable = base if is_reachable(base) else ""
    return read_as(NOBODY, load_public_story, code, today=today(), base=reachable)


def shared_poster(showcase: Showcase) -> bytes:
    """The poster of what is public, made in another process."""
    return run_apart(make_poster, showcase, "pdf").content
