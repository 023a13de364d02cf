"""Who else has an initiatief open now, and how that is said."""

from collections.abc import Sequence
from dataclasses import dataclass

from veranderverhaal.text import enumerate_dutch

# A window is heard of this often, and forgotten when it was silent for so long; in seconds.
TOLD_EVERY = 15
GONE_AFTER = 25
DROPPED_AFTER = 60
MAX_PLACE = 80
MOST_NAMED = 3


@dataclass(frozen=True)
class Present:
    """A window of somebody. `name` is empty when nobody logs in; `own` when it is one's own."""

    name: str = ""
    page: str = ""
    place: str = ""
    own: bool = False


@dataclass(frozen=True)
class Around:
    """What goes on in an initiatief: the number of its last change, and who else is there.

    `told` is the number of the newest entry of the log, `teller` the name of somebody else in it.
    """

    data_version: int
    others: tuple[Present, ...] = ()
    told: int = 0
    teller: str = ""


def say_present(others: Sequence[Present]) -> str:
    """ "Ook hier: Els (Overzicht) en iemand op een ander scherm (Feiten en cijfers)."; "" alone."""
    if not others:
        return ""
    named = list(dict.fromkeys(map(_told, others)))
    nameless = [one for one in named if one.startswith(NAMELESS)]
    if len(nameless) > 1:  # nobody logs in: two screens may be of one person
        named = [one for one in named if one not in nameless]
        named.append(f"mensen op {len(nameless)} andere schermen")
    more = len(named) - MOST_NAMED
    if more > 0:
        named = [*named[:MOST_NAMED], "nog iemand" if more == 1 else f"nog {more} anderen"]
    return f"Ook hier: {enumerate_dutch(named)}."


def say_changed(name: str) -> str:
    """ "Els heeft iets veranderd."; without a name nobody knows who it was."""
    return f"{name} heeft hier iets veranderd." if name else "Er is hier iets veranderd."


OWN = "jij, op een ander scherm"
NAMELESS = "iemand op een ander scherm"


def _told(one: Present) -> str:
    name = OWN if one.own else one.name or NAMELESS
    return f"{name} ({one.page})" if one.page else name
