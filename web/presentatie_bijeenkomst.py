"""The screens of a bijeenkomst: who, when, what was agreed before, and of each topic its results
and the questions about it; at the end what was agreed now.

Which screens there are depends on the topics, never on cards or afspraken.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from veranderverhaal.afspraak import Afspraak, AfspraakState
from veranderverhaal.bijeenkomst import Bijeenkomst, Topic
from veranderverhaal.bijeenkomst_material import BijeenkomstMaterial
from veranderverhaal.bijeenkomst_templates import TimedItem, agenda_times
from veranderverhaal.card import Board, Card
from veranderverhaal.duiding import questions_of
from veranderverhaal.duiding_labels import DUIDING_QUESTIONS
from veranderverhaal.duiding_words import order_afspraken, say_state
from veranderverhaal.made_up import say_if_made_up
from veranderverhaal.saying_words import say_day
from web.presentatie_deck import Deck, Quotes, Screen, ScreenKind
from web.presentatie_screens import block_screens
from web.presentatie_wall import Box, Room, hang
from web.presentatie_words import cards_text, dots_text

QUESTION_ROOM = Room(columns=2, width=390, height=480)  # beside the QR
LIST_ROOM = Room(columns=1, width=1110, height=500)
AGENDA_ROOM = Room(columns=2, width=510, height=500)
LONG_AGENDA = 7
SIGNS = {AfspraakState.OPEN: "○", AfspraakState.DONE: "✓", AfspraakState.DROPPED: "✕"}
NO_CHART = "Bij dit onderwerp is nu geen grafiek te zien."
THANKS = (
    "Wat jullie zeiden, komt in een verslag.",
    "De volgende keer beginnen we met de afspraken.",
)
HOW_TO = (
    "Scan de code met je telefoon.",
    "Bij elke vraag schrijf je een kaartje.",
    "Zonder naam: niemand ziet wie het schreef.",
)

AllQuotes = Mapping[str, Quotes]  # by the key of the meting


def make_bijeenkomst_deck(
    material: BijeenkomstMaterial, quotes: AllQuotes, *, code: str = ""
) -> Deck:
    """The screens in the order in which people talk; `code` is "" when nobody can take part."""
    bijeenkomst = material.bijeenkomst
    screens = (
        title_screen(material),
        agenda_screen(bijeenkomst),
        afspraken_screen("Dit spraken we eerder af", material.before, material),
        Screen(ScreenKind.PHONES, "Doe mee met je telefoon", told=HOW_TO, left_out=not code),
        *(one for topic in bijeenkomst.topics for one in topic_screens(material, topic, quotes)),
        afspraken_screen("Dit spreken we nu af", material.afspraken, material),
        Screen(ScreenKind.THANKS, "Dank je wel", topic="En nu?", told=THANKS),
    )
    return Deck(
        material.initiatief,
        None,
        screens,
        bijeenkomst=bijeenkomst,
        board=material.board,
        code=code,
        made_up=bijeenkomst.made_up or _has_made_up(material),
    )


def _has_made_up(material: BijeenkomstMaterial) -> bool:
    return any(one.meting.made_up for one in material.uitkomsten.values())


def title_screen(material: BijeenkomstMaterial) -> Screen:
    """What people see while they come in."""
    bijeenkomst = material.bijeenkomst
    day = say_day(bijeenkomst.held_on) if bijeenkomst.held_on else ""
    clock = f"{bijeenkomst.starts} uur" if bijeenkomst.starts else ""
    told = ", ".join(part for part in (day, clock, bijeenkomst.place) if part)
    return Screen(
        ScreenKind.TITLE,
        bijeenkomst.name,
        topic=material.initiatief.name,
        told=(told,) if told else (),
    )


def agenda_screen(bijeenkomst: Bijeenkomst) -> Screen:
    """What happens when; how long it takes where nobody chose a time."""
    boxes = [Box(one.item.title, mark=clock_of(one)) for one in agenda_times(bijeenkomst)]
    room = AGENDA_ROOM if len(boxes) > LONG_AGENDA else LIST_ROOM
    wall = hang(boxes, room)
    return Screen(ScreenKind.LIST, "Dit gaan we doen", wall=wall, left_out=not boxes)


def clock_of(timed: TimedItem) -> str:
    """ "19:30", or "10 min"."""
    return timed.starts or f"{timed.item.minutes} min"


def afspraken_screen(
    title: str, afspraken: Sequence[Afspraak], material: BijeenkomstMaterial
) -> Screen:
    """What was agreed, by whom, and what became of it."""
    boxes = [afspraak_box(one, material) for one in order_afspraken(afspraken)]
    return Screen(ScreenKind.LIST, title, wall=hang(boxes, LIST_ROOM), left_out=not boxes)


def afspraak_box(afspraak: Afspraak, material: BijeenkomstMaterial) -> Box:
    """One afspraak; its sign repeats what the words say."""
    mark = say_if_made_up(afspraak, material.made_up)
    detail = [mark, afspraak.who, say_state(afspraak, material.today)]
    told = " · ".join(part for part in detail if part)
    return Box(afspraak.what, (told,), mark=SIGNS[afspraak.state], is_group=True)


def topic_screens(
    material: BijeenkomstMaterial, topic: Topic, quotes: AllQuotes
) -> Iterator[Screen]:
    """Its results, then the questions about them."""
    for screen in (*result_screens(material, topic, quotes), *question_screens(material, topic)):
        yield replace(screen, topic_key=topic.key)


def result_screens(
    material: BijeenkomstMaterial, topic: Topic, quotes: AllQuotes
) -> Iterator[Screen]:
    """As in the presentation of the meting; a topic of one's own stands there in large letters."""
    block = material.block(topic)
    if block:
        meting = material.uitkomsten[topic.meting].meting
        yield from block_screens(block, quotes.get(topic.meting, {}), meting)
    elif topic.block:
        yield Screen(ScreenKind.RESULT, topic.title, told=(NO_CHART,))
    elif not topic.meting:
        yield Screen(ScreenKind.RESULT, topic.title)


def question_screens(material: BijeenkomstMaterial, topic: Topic) -> Iterator[Screen]:
    """The questions about it, each with the cards that hang there."""
    for question in questions_of(topic):
        board = material.board.of(topic.key, question)
        boxes = boxes_of(board)
        has_dots = any(one.dots for one in boxes)
        by_dots = sorted(boxes, key=lambda one: -one.dots)
        voters = board.voters.get((topic.key, question), 0)
        shown = sum(not one.hidden for one in board.cards)
        yield Screen(
            ScreenKind.QUESTION,
            DUIDING_QUESTIONS[question],
            topic=topic.title,
            question=question,
            wall=hang([replace(one, dots=0) for one in boxes], QUESTION_ROOM),
            voted=hang(by_dots, QUESTION_ROOM) if has_dots else None,
            told=(dots_text(voters),) if voters else (),
            figures=cards_text(shown) if shown else "",
        )


def boxes_of(board: Board) -> list[Box]:
    """Groups first, then the cards that stand alone; what is hidden is nowhere."""
    seen = [one for one in board.cards if not one.hidden]
    groups = [
        Box(
            one.title,
            tuple(card.text for card in seen if card.group == one.key),
            dots=board.dots.get(one.key, 0),
            is_group=True,
        )
        for one in board.groups
    ]
    return [*groups, *(_alone(one, board) for one in seen if not one.group)]


def _alone(card: Card, board: Board) -> Box:
    return Box(card.text, dots=board.dots.get(card.key, 0))
