"""What stands in a verslag beside what people said: uitkomsten, cards, and what is made up."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from veranderverhaal.bijeenkomst import Topic
from veranderverhaal.bijeenkomst_material import BijeenkomstMaterial
from veranderverhaal.card import DOTS_EACH, Board, loose_cards
from veranderverhaal.duiding import DuidingQuestion
from veranderverhaal.duiding_words import MADE_UP_BIJEENKOMST
from veranderverhaal.personal import find_personal
from veranderverhaal.report_words import shorten
from veranderverhaal.saying import say, say_block
from veranderverhaal.saying_words import after_colon, join, quote
from veranderverhaal.story_order import sort_by_agreement
from veranderverhaal.uitkomst import Block, BlockKind, Uitkomst

GONE = "De uitkomst waar dit over ging, is er niet meer."
HOW_DOTS_COUNT = (
    f"Ieder mocht per vraag {DOTS_EACH} stippen geven, zonder naam. De stippen laten zien wat "
    "mensen die er waren belangrijk vonden. Het is geen stemming."
)
FEWEST_ROWS = 3  # of which the first and the last are told
MAY_BE_CHANCE = "Het verschil tussen die twee kan ook toeval zijn."
MADE_UP_ANSWERS = "De antwoorden bij de uitkomsten zijn verzonnen, alleen als voorbeeld."
SOME_MADE_UP = "Sommige uitkomsten zijn verzonnen, alleen als voorbeeld. Dat staat erbij."


@dataclass(frozen=True)
class TopGroup:
    """A group with how many cards it has, out of all on its question (None: no longer known)."""

    title: str
    cards: int
    of_cards: int | None
    dots: int

    @property
    def told(self) -> str:
        """ "‘Meer licht’ (2 van de 14 kaartjes, 5 stippen)"."""
        return f"{quote(self.title)} ({', '.join(self._counts())})"

    def _counts(self) -> Iterator[str]:
        one = "kaartje" if (self.of_cards or self.cards) == 1 else "kaartjes"
        of = f" van de {self.of_cards}" if self.of_cards is not None else ""
        if self.cards or not self.dots:
            yield f"{self.cards}{of} {one}"
        if self.dots:
            yield "1 stip" if self.dots == 1 else f"{self.dots} stippen"


def top_groups(board: Board, topic: str, question: DuidingQuestion) -> tuple[TopGroup, ...]:
    """The groups on one question: most dots first, then most cards. Hidden cards never count.

    While it runs they are counted on the board; afterwards what was kept of each group.
    """
    found = board.of(topic, question)
    seen = [one for one in found.cards if not one.hidden]
    of_cards = len(seen) or None
    groups = [
        TopGroup(
            one.title,
            sum(card.group == one.key for card in seen) if seen else one.cards,
            of_cards,
            found.dots.get(one.key, 0) or one.dots,
        )
        for one in found.groups
    ]
    filled = (one for one in groups if one.cards or one.dots)
    return tuple(sorted(filled, key=lambda one: (-one.dots, -one.cards)))


def tell_loose(board: Board, topic: str, question: DuidingQuestion, most: int, letters: int) -> str:
    """How many cards are in no group, with the words of the first: "2 losse kaartjes (‘a’; ‘b’)".

    Words that may tell who somebody is are counted and not repeated. Empty without loose cards.
    """
    loose = loose_cards(board, topic, question)
    if not loose:
        return ""
    told = [one.text for one in loose if not find_personal(one.text)][:most]
    count = f"{len(loose)} {'los kaartje' if len(loose) == 1 else 'losse kaartjes'}"
    words = "; ".join(quote(shorten(one, letters)) for one in told)
    return f"{count} ({'' if len(told) == len(loose) else 'zoals '}{words})" if told else count


def count_cards(board: Board, topic: str) -> int:
    """How many cards there were about a topic, in groups and loose, without those hidden."""
    return sum(
        len(loose_cards(board, topic, question))
        + sum(one.cards for one in top_groups(board, topic, question))
        for question in DuidingQuestion
    )


def tell_result(block: Block, most: int, letters: int) -> tuple[tuple[str, ...], Block, int]:
    """The sentences about the first rows of a block, those rows, and how many rows are left out.

    The rows stand in the order in which was asked: it is never the highest that is chosen.
    """
    brief = tuple(_brief(one, letters) for one in block.uitkomsten)
    kept = replace(block, uitkomsten=brief[:most])
    told = say_block(kept)
    whole = say_block(replace(block, uitkomsten=brief))
    left = len(brief) - most if len(whole) > 1 else 0
    return told, kept, max(0, left)


def tell_extremes(block: Block, letters: int) -> str:
    """Of stellingen that a chart shows, where most and where fewest agree, each with n and band.

    "" where the chart cannot be told so: fewer than three rows, groups, rows that are withheld, or
    a shared first or last place.
    """
    rows = sort_by_agreement(block).uitkomsten
    if block.kind is not BlockKind.STELLINGEN or len(rows) < FEWEST_ROWS:
        return ""
    shares = [
        Fraction(one.headline, one.n)
        for one in rows
        if one.has_numbers and one.headline is not None and one.n and not one.group
    ]
    if len(shares) < len(rows) or shares[0] == shares[1] or shares[-2] == shares[-1]:
        return ""
    most, fewest = rows[0], rows[-1]
    told = [after_colon(say(_brief(one, letters))) for one in (most, fewest)]
    may_be_chance = most.band and fewest.band and most.band.low <= fewest.band.high
    return join(
        f"Het meest eens: {told[0]}",
        f"Het minst eens: {told[1]}",
        MAY_BE_CHANCE if may_be_chance else "",
    )


def has_dots(material: BijeenkomstMaterial, topics: Iterable[Topic]) -> bool:
    """Whether anybody gave a dot to a group about one of these topics."""
    return any(
        group.dots
        for topic in topics
        for question in DuidingQuestion
        for group in top_groups(material.board, topic.key, question)
    )


def tell_made_up(material: BijeenkomstMaterial) -> tuple[str, ...]:
    """What is made up in the verslag; empty when nothing is."""
    shown = [
        material.uitkomsten[one.meting].meting
        for one in material.bijeenkomst.topics
        if material.block(one)
    ]
    made_up = [one.made_up for one in shown]
    answers = MADE_UP_ANSWERS if all(made_up) else SOME_MADE_UP
    return (
        *((MADE_UP_BIJEENKOMST,) if material.bijeenkomst.made_up else ()),
        *((answers,) if any(made_up) else ()),
    )


def told_topics(material: BijeenkomstMaterial) -> tuple[Topic, ...]:
    """The topics in their order: those that were talked about, or all before anything was noted."""
    topics = material.bijeenkomst.topics
    noted = tuple(one for one in topics if is_noted(material, one))
    return noted or topics


def is_noted(material: BijeenkomstMaterial, topic: Topic) -> bool:
    """Whether anything was said, or a card handed in, about a topic."""
    if material.duidingen_of(topic.key):
        return True
    return any(
        top_groups(material.board, topic.key, one) or loose_cards(material.board, topic.key, one)
        for one in DuidingQuestion
    )


def _brief(uitkomst: Uitkomst, letters: int) -> Uitkomst:
    text = shorten(uitkomst.question.text, letters)
    return replace(uitkomst, question=replace(uitkomst.question, text=text))
