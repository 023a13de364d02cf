"""Going on and back through the screens: first the question, then its answer."""

from web.presentatie_screens import Deck

Place = tuple[int, bool]  # which screen, and whether its bars are shown


def clamp(deck: Deck, position: int) -> int:
    """A position that exists."""
    return max(0, min(position, len(deck.screens) - 1))


def step_on(deck: Deck, place: Place) -> Place:
    """What comes next: first the answer, then the following screen."""
    at, revealed = clamp(deck, place[0]), place[1]
    if deck.screens[at].guess and not revealed:
        return at, True
    later = range(at + 1, len(deck.screens))
    found = next((one for one in later if not deck.screens[one].left_out), None)
    return (at, revealed) if found is None else (found, False)


def step_back(deck: Deck, place: Place) -> Place:
    """What came before: the same screen without its bars, or the one before with them."""
    at, revealed = clamp(deck, place[0]), place[1]
    if deck.screens[at].guess and revealed:
        return at, False
    before = range(at - 1, -1, -1)
    found = next((one for one in before if not deck.screens[one].left_out), None)
    return (at, revealed) if found is None else (found, deck.screens[found].guess)
