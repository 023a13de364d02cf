"""Everything that is shown of one bijeenkomst: on the beamer, on printed sheets, in its verslag."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from veranderverhaal.afspraak import Afspraak
from veranderverhaal.bijeenkomst import Bijeenkomst, Topic
from veranderverhaal.card import Board
from veranderverhaal.duiding import Duiding
from veranderverhaal.model import Initiatief
from veranderverhaal.uitkomst import Block, Uitkomsten


@dataclass(frozen=True)
class BijeenkomstMaterial:
    """`uitkomsten` are what may be shown of the metingen of its topics, by the key of the meting.

    `afspraken` were made at this bijeenkomst; `before` are those of earlier ones that are still
    open, or were settled since the last one: the bijeenkomst begins with them. `made_up` are the
    keys of the bijeenkomsten of the initiatief that are made up.
    """

    initiatief: Initiatief
    bijeenkomst: Bijeenkomst
    today: date
    logo: bytes | None = None
    uitkomsten: Mapping[str, Uitkomsten] = field(default_factory=dict)
    duidingen: tuple[Duiding, ...] = ()
    afspraken: tuple[Afspraak, ...] = ()
    before: tuple[Afspraak, ...] = ()
    board: Board = field(default_factory=Board)
    made_up: frozenset[str] = frozenset()

    def block(self, topic: Topic) -> Block | None:
        """The uitkomsten that a topic is about; None without, or when they are gone."""
        found = self.uitkomsten.get(topic.meting)
        blocks = found.blocks if found else ()
        return next((one for one in blocks if one.key == topic.block), None)

    def duidingen_of(self, topic: str) -> tuple[Duiding, ...]:
        """What was noted about a topic: what all say first, then each party on its own."""
        found = [one for one in self.duidingen if one.topic == topic and not one.is_empty]
        return tuple(sorted(found, key=lambda one: one.party or ""))
