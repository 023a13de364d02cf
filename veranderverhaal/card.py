"""Cards of a bijeenkomst: what people hand in without a name, grouped and weighed with dots."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from veranderverhaal.duiding import DuidingQuestion
from veranderverhaal.text import require_line

MAX_CARD = 200
MAX_GROUP = 80
MAX_CARDS = 400  # on one question
MAX_KEPT_CARDS = 1200  # with those that are hidden
MAX_GROUPS = 20
LOOSE_TITLE = "een los kaartje"  # what is kept of a card that was given dots on its own
DOTS_EACH = 3  # what one person gives away on one question


@dataclass(frozen=True)
class Card:
    """One card. `group` is the key of its group, or empty; a hidden one is on no screen."""

    key: str
    topic: str
    question: DuidingQuestion
    text: str
    group: str = ""
    hidden: bool = False


@dataclass(frozen=True)
class CardGroup:
    """Cards that belong together. `cards` and `dots` are kept when the bijeenkomst ends."""

    key: str
    topic: str
    question: DuidingQuestion
    title: str
    cards: int = 0
    dots: int = 0


@dataclass(frozen=True)
class Board:
    """All cards of a bijeenkomst; `dots` by the key of a group, or of a card without a group.

    `voters` are how many devices gave dots by topic and question, until the bijeenkomst ends.
    """

    cards: tuple[Card, ...] = ()
    groups: tuple[CardGroup, ...] = ()
    dots: Mapping[str, int] = field(default_factory=dict)
    voters: Mapping[tuple[str, DuidingQuestion], int] = field(default_factory=dict)

    def of(self, topic: str, question: DuidingQuestion) -> "Board":
        """What belongs to one question about one topic."""
        cards = tuple(one for one in self.cards if (one.topic, one.question) == (topic, question))
        groups = tuple(one for one in self.groups if (one.topic, one.question) == (topic, question))
        keys = {one.key for one in cards} | {one.key for one in groups}
        dots = {key: n for key, n in self.dots.items() if key in keys}
        asked = {one: n for one, n in self.voters.items() if one == (topic, question)}
        return Board(cards, groups, dots, asked)


def check_card_text(text: str) -> str:
    """The words of a card on one line. Raises NotAccepted."""
    return require_line(text, limit=MAX_CARD, field="text", label="Je kaartje")


def check_group_title(text: str) -> str:
    """The title of a group. Raises NotAccepted."""
    return require_line(text, limit=MAX_GROUP, field="title", label="De naam van het groepje")


def targets_of(board: Board) -> tuple[str, ...]:
    """What dots may be given to: the groups, and cards that stand alone; hidden ones never."""
    loose = (one.key for one in board.cards if not one.group and not one.hidden)
    return (*(one.key for one in board.groups), *loose)


def fair_dots(given: Iterable[str], board: Board) -> tuple[str, ...]:
    """Of what one person gave the dots that count: on what is there, at most DOTS_EACH.

    A dot on a card that was put in a group since is a dot for that group.
    """
    allowed = set(targets_of(board))
    grouped = {one.key: one.group for one in board.cards if one.group and not one.hidden}
    found = (grouped.get(one, one) for one in given)
    return tuple(one for one in found if one in allowed)[:DOTS_EACH]


def kept_groups(board: Board) -> tuple[CardGroup, ...]:
    """The groups with what is kept of them when the bijeenkomst ends: their cards and dots.

    A card that stands alone and was given dots becomes a group under its own key. That group keeps
    none of its words: they go when the card is hidden or erased.
    """
    counted = [
        replace(
            group,
            cards=sum(one.group == group.key and not one.hidden for one in board.cards),
            dots=board.dots.get(group.key, 0),
        )
        for group in board.groups
    ]
    alone = [
        CardGroup(one.key, one.topic, one.question, LOOSE_TITLE, 1, board.dots[one.key])
        for one in board.cards
        if not one.group and not one.hidden and board.dots.get(one.key)
    ]
    return (*counted, *sorted(alone, key=lambda one: -one.dots))


def with_loose_titles(board: Board) -> Board:
    """The groups of one card under the words of that card, as long as it is there to be seen."""
    texts = {one.key: shorten(one.text) for one in board.cards if not one.hidden}
    groups = (
        replace(one, title=texts.get(one.key, one.title)) if one.title == LOOSE_TITLE else one
        for one in board.groups
    )
    return replace(board, groups=tuple(groups))


def loose_cards(board: Board, topic: str, question: DuidingQuestion) -> tuple[Card, ...]:
    """The cards on one question that are in no group, without those that are hidden."""
    return tuple(
        one
        for one in board.cards
        if (one.topic, one.question) == (topic, question) and not one.group and not one.hidden
    )


def shorten(text: str) -> str:
    """The words of a card as the title of a group."""
    return text if len(text) <= MAX_GROUP else f"{text[: MAX_GROUP - 1].rstrip()}…"
