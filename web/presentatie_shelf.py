"""Decks kept ready: several devices ask for the same one every other second."""

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from hashlib import blake2b
from threading import Lock

from storage.presentation_queries import Presentation
from veranderverhaal.bijeenkomst_material import BijeenkomstMaterial
from veranderverhaal.model import Initiatief
from veranderverhaal.uitkomst import Uitkomsten
from web.presentatie_bijeenkomst import AllQuotes, make_bijeenkomst_deck
from web.presentatie_deck import Deck, Quotes
from web.presentatie_screens import make_deck

# However many devices ask, answers that come in are counted into the bars this often at most.
SECONDS_BEFORE_LOOKING = 1.0
MOST_KEPT = 50

Gathered = tuple[Initiatief, Uitkomsten, Quotes]
GatheredBijeenkomst = tuple[BijeenkomstMaterial, AllQuotes, str]
About = tuple[str, str, str]  # slug, meting, bijeenkomst: one of the last two is empty


@dataclass(frozen=True)
class DeckSource:
    """`gather` gives what may be shown of a meting, `gather_bijeenkomst` all of a bijeenkomst with
    its code; the stamps change whenever that changes. All raise NotFound.
    """

    gather: Callable[[str, str], Gathered]
    stamp: Callable[[str, str], Hashable]
    gather_bijeenkomst: Callable[[str, str], GatheredBijeenkomst]
    stamp_bijeenkomst: Callable[[str, str], Hashable]


@dataclass
class KeptDeck:
    deck: Deck
    version: str
    stamp: Hashable
    looked_at: float = field(default_factory=time.monotonic)


class DeckShelf:
    def __init__(self, source: DeckSource) -> None:
        self.source = source
        self.kept: dict[About, KeptDeck] = {}
        self.lock = Lock()

    def find(self, presentation: Presentation) -> tuple[Deck, str]:
        """The deck as it is now, with a version that changes with what is on its screens."""
        about = presentation.slug, presentation.meting, presentation.bijeenkomst
        # Who comes second waits for the first, and finds the work done.
        with self.lock:
            kept = self.kept.get(about)
            if kept is None or time.monotonic() - kept.looked_at >= SECONDS_BEFORE_LOOKING:
                kept = self._look(about, kept)
        return kept.deck, kept.version

    def _look(self, about: About, kept: KeptDeck | None) -> KeptDeck:
        slug, meting, bijeenkomst = about
        if bijeenkomst:
            stamp = self.source.stamp_bijeenkomst(slug, bijeenkomst)
        else:
            stamp = self.source.stamp(slug, meting)
        if kept is not None and kept.stamp == stamp:
            kept.looked_at = time.monotonic()
            return kept
        deck = self._make(*about)
        if len(self.kept) >= MOST_KEPT:
            self.kept.clear()
        self.kept[about] = KeptDeck(deck, version_of(deck), stamp)
        return self.kept[about]

    def _make(self, slug: str, meting: str, bijeenkomst: str) -> Deck:
        if not bijeenkomst:
            return make_deck(*self.source.gather(slug, meting))
        material, quotes, code = self.source.gather_bijeenkomst(slug, bijeenkomst)
        return make_bijeenkomst_deck(material, quotes, code=code)


def version_of(deck: Deck) -> str:
    """Short, and the same in every process: devices may be served by different ones."""
    shown = deck.initiatief, deck.meting, deck.bijeenkomst, deck.code, deck.screens
    return blake2b(repr(shown).encode(), digest_size=6).hexdigest()
