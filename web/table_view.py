"""What the table of a bijeenkomst shows: its notes, its afspraken and its cards, in order."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from veranderverhaal.afspraak import Afspraak, is_late, open_afspraken
from veranderverhaal.bijeenkomst import GuestRole, Topic
from veranderverhaal.bijeenkomst_material import BijeenkomstMaterial
from veranderverhaal.card import Board, Card, CardGroup
from veranderverhaal.duiding import Duiding, DuidingQuestion, questions_of
from veranderverhaal.duiding_labels import DUIDING_QUESTIONS, EVERYONE, GUEST_LABELS
from veranderverhaal.duiding_notes import note_texts
from veranderverhaal.made_up import say_if_made_up
from veranderverhaal.personal import find_personal, say_found
from web.presentatie_deck import Screen

ALL = "all"  # stands in a field where a party would
PARTIES = {ALL: None, **{role.value: role for role in GuestRole}}


@dataclass(frozen=True)
class Chosen:
    """What an address asks for; each None is what the beamer shows now."""

    topic: str | None = None
    question: DuidingQuestion | None = None
    party: GuestRole | None = None  # one that wants fields of its own


@dataclass(frozen=True)
class Notes:
    """The fields of one party, or of all together."""

    party: str
    title: str
    texts: Mapping[str, str]

    @property
    def is_of_result(self) -> bool:
        """Whether something was noted that is only asked of a result."""
        names = ("recognition", "recognition_why", "explanations", "explanation")
        return any(self.texts[name] for name in names)


@dataclass(frozen=True)
class ShownCard:
    """A card; `warning` says what it seems to tell about somebody."""

    card: Card
    warning: str = ""


@dataclass(frozen=True)
class ShownGroup:
    """A group with its cards; `dots` None when nobody gave any, or while people vote."""

    group: CardGroup
    cards: tuple[ShownCard, ...]
    dots: int | None = None


@dataclass(frozen=True)
class TableView:
    """All of it. `topic` is None when nothing is talked about; `strays` says that the beamer has
    gone on to another topic or question.
    """

    topic: Topic | None
    question: DuidingQuestion
    on_screen: Topic | None
    screen_question: DuidingQuestion | None
    notes: tuple[Notes, ...] = ()
    others: tuple[tuple[str, str], ...] = ()  # parties that have no fields yet
    made: tuple[Afspraak, ...] = ()
    before: tuple[Afspraak, ...] = ()
    groups: tuple[ShownGroup, ...] = ()
    loose: tuple[ShownCard, ...] = ()
    hidden: tuple[ShownCard, ...] = ()
    dots: Mapping[str, int] = field(default_factory=dict)
    questions: tuple[DuidingQuestion, ...] = tuple(DuidingQuestion)  # that are asked of the topic

    @property
    def strays(self) -> bool:
        """Whether the beamer shows another topic than is noted here."""
        return self.on_screen is not None and self.on_screen != self.topic

    @property
    def question_strays(self) -> bool:
        """Whether the beamer asks another question than the cards here are about."""
        return self.screen_question is not None and self.screen_question is not self.question

    @property
    def asked(self) -> str:
        """The question of the cards, in words."""
        return DUIDING_QUESTIONS[self.question]

    @property
    def is_bare(self) -> bool:
        """Whether no card hangs there."""
        return not (self.loose or self.groups or self.hidden)


def view_table(
    material: BijeenkomstMaterial, screen: Screen, chosen: Chosen, *, voting: bool
) -> TableView:
    """What is shown beside this screen of the beamer."""
    topics = material.bijeenkomst.topics
    on_screen = _find(topics, screen.topic_key)
    topic = _find(topics, chosen.topic) or on_screen or (topics[0] if topics else None)
    asked = questions_of(topic) if topic else tuple(DuidingQuestion)
    question = chosen.question or screen.question or asked[0]
    board = material.board.of(topic.key, question) if topic else Board()
    kept = {
        one.party: one for one in material.duidingen if topic is not None and one.topic == topic.key
    }
    asked_for = {None, chosen.party} | {party for party, one in kept.items() if not one.is_empty}
    parties = [party for party in (None, *GuestRole) if party in asked_for]
    dots = {} if voting else board.dots
    return TableView(
        topic,
        question,
        on_screen,
        screen.question,
        tuple(_notes(kept, topic, party) for party in parties) if topic else (),
        tuple((one.value, GUEST_LABELS[one]) for one in GuestRole if one not in asked_for),
        material.afspraken,
        (*open_afspraken(material.before), *(one for one in material.before if not one.is_open)),
        tuple(_groups(board, dots)),
        tuple(_shown(board.cards, "")),
        tuple(ShownCard(one) for one in board.cards if one.hidden),
        dots,
        asked,
    )


def title_of_party(party: GuestRole | None) -> str:
    """Whose notes these are."""
    return GUEST_LABELS[party] if party else EVERYONE


def say_when(afspraak: Afspraak, today: date, made_up: Collection[str] = ()) -> str:
    """Who and by when, and whether that is past: "bewoners · voor 1-4-2026"."""
    parts = [part for part in (say_if_made_up(afspraak, made_up), afspraak.who) if part]
    if afspraak.due:
        parts.append(f"voor {afspraak.due.day}-{afspraak.due.month}-{afspraak.due.year}")
    if is_late(afspraak, today):
        parts.append("die dag is voorbij")
    return " · ".join(parts)


def _find(topics: Sequence[Topic], key: str | None) -> Topic | None:
    return next((one for one in topics if one.key == key), None)


def _notes(
    kept: Mapping[GuestRole | None, Duiding], topic: Topic | None, party: GuestRole | None
) -> Notes:
    found = kept.get(party) or Duiding("", topic.key if topic else "", party)
    return Notes(party.value if party else ALL, title_of_party(party), note_texts(found))


def _groups(board: Board, dots: Mapping[str, int]) -> Iterator[ShownGroup]:
    for one in board.groups:
        given = dots.get(one.key, 0) if dots else None
        yield ShownGroup(one, tuple(_shown(board.cards, one.key)), given)


def _shown(cards: Sequence[Card], group: str) -> Iterator[ShownCard]:
    for one in cards:
        if one.group == group and not one.hidden:
            yield ShownCard(one, say_found(find_personal(one.text)))
