"""What belongs to a measured sample: what is asked, when, and the made-up answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from veranderverhaal.indicator import Indicator
from veranderverhaal.meting import Meting, Response
from veranderverhaal.vragenlijst import Vragenlijst


@dataclass(frozen=True)
class Measured:
    """The responses stand under the key of their meting."""

    indicatoren: tuple[Indicator, ...] = ()
    vragenlijsten: tuple[Vragenlijst, ...] = ()
    metingen: tuple[Meting, ...] = ()
    responses: Mapping[str, tuple[Response, ...]] = field(default_factory=dict)
