"""Decks kept ready: several devices ask for the same one every other second."""

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from hashlib import blake2b
from threading import Lock

from storage.presentation_queries import Presentation
from veranderverhaal.model import Initiatief
from veranderverhaal.uitkomst import Uitkomsten
from web.presentatie_screens import Deck, Quotes, make_deck

# However many devices ask, answers that come in are counted into the bars this often at most.
SECONDS_BEFORE_LOOKING = 1.0
MOST_KEPT = 50

Gathered = tuple[Initiatief, Uitkomsten, Quotes]


@dataclass(frozen=True)
class DeckSource:
    """`gather` gives what may be shown of a meting; `stamp` changes whenever that changes.

    Both raise NotFound.
    """

    gather: Callable[[str, str], Gathered]
    stamp: Callable[[str, str], Hashable]


@dataclass
class KeptDeck:
    deck: Deck
    version: str
    stamp: Hashable
    looked_at: float = field(default_factory=time.monotonic)


class DeckShelf:
    def __init__(self, source: DeckSource) -> None:
        self.source = source
        self.kept: dict[tuple[str, str], KeptDeck] = {}
        self.lock = Lock()

    def find(self, presentation: Presentation) -> tuple[Deck, str]:
        """The deck as it is now, with a version that changes with what is on its screens."""
        key = presentation.slug, presentation.meting
        # Who comes second waits for the first, and finds the work done.
        with self.lock:
            kept = self.kept.get(key)
            if kept is None or time.monotonic() - kept.looked_at >= SECONDS_BEFORE_LOOKING:
                kept = self._look(key, kept)
        return kept.deck, kept.version

    def _look(self, key: tuple[str, str], kept: KeptDeck | None) -> KeptDeck:
        stamp = self.source.stamp(*key)
        if kept is not None and kept.stamp == stamp:
            kept.looked_at = time.monotonic()
            return kept
        deck = make_deck(*self.source.gather(*key))
        if len(self.kept) >= MOST_KEPT:
            self.kept.clear()
        self.kept[key] = KeptDeck(deck, version_of(deck), stamp)
        return self.kept[key]


def version_of(deck: Deck) -> str:
    """Short, and the same in every process: devices may be served by different ones."""
    return blake2b(repr((deck.meting, deck.screens)).encode(), digest_size=6).hexdigest()
