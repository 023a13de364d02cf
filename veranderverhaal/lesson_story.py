"""A lesson and the veranderverhaal: where it came from, and what its change makes of the story."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from veranderverhaal.bijeenkomst import Bijeenkomst
from veranderverhaal.duiding import Duiding
from veranderverhaal.duiding_labels import EVERYONE, GUEST_LABELS
from veranderverhaal.labels import LAYER_LABELS
from veranderverhaal.lesson import MAX_LESSON, Lesson, StoryChange, StoryChangeKind
from veranderverhaal.model import MAX_TITLE, Element, Veranderverhaal, Verband
from veranderverhaal.saying_words import quote, say_day
from veranderverhaal.text import NotAccepted

PREPARED_KEY = "prepared"  # of a card that is not in the story yet
UNTITLED = "…"
GONE = (
    "Dit kaartje is intussen uit het verhaal gehaald. Kies bij ‘Wijzig’ een ander kaartje, of een "
    "nieuw kaartje."
)
ALREADY = "Deze les is al verwerkt in het verhaal."
NOTHING_PREPARED = "Bij deze les staat geen wijziging van het verhaal meer klaar."
OTHER_CHANGE = (
    "Iemand anders heeft net veranderd wat hier klaarstond. Kijk het nog eens na; er is nog niets "
    "bewaard."
)


@dataclass(frozen=True)
class LessonStart:
    """What was said to mean something, and of which no lesson was made: by whom, and the words."""

    bijeenkomst: str
    topic: str
    title: str
    said: tuple[tuple[str, str], ...]
    made_up: bool = False


def lesson_starts(
    duidingen: Iterable[Duiding], bijeenkomsten: Iterable[Bijeenkomst], lessons: Iterable[Lesson]
) -> tuple[LessonStart, ...]:
    """What bijeenkomsten said it means, without a lesson yet: the newest bijeenkomst first.

    What parties said about one topic stays side by side in one start.
    """
    taken = {(one.bijeenkomst, one.topic) for one in lessons}
    said: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for duiding in sorted(duidingen, key=lambda one: one.party or ""):
        place = (duiding.bijeenkomst, duiding.topic)
        if duiding.meaning and place not in taken:
            party = GUEST_LABELS[duiding.party] if duiding.party else EVERYONE
            said.setdefault(place, []).append((party, duiding.meaning))
    newest = sorted(bijeenkomsten, key=lambda one: one.held_on or date.min, reverse=True)
    return tuple(
        LessonStart(
            bijeenkomst=one.key,
            topic=topic.key,
            title=say_place(one, topic.key),
            said=tuple(said[one.key, topic.key]),
            made_up=one.made_up,
        )
        for one in newest
        for topic in one.topics
        if (one.key, topic.key) in said
    )


def begin_lesson(start: LessonStart) -> Lesson:
    """A new lesson with what was said: as its sentence where one said it, short enough."""
    whole = "\n".join(f"{party}: {words}" for party, words in start.said)
    only = start.said[0][1] if len(start.said) == 1 else ""
    fits = only and len(only) <= MAX_LESSON and "\n" not in only
    text, explanation = (only, "") if fits else ("", only or whole)
    return Lesson(
        "", text, explanation=explanation, bijeenkomst=start.bijeenkomst, topic=start.topic
    )


def say_origin(lesson: Lesson, bijeenkomsten: Iterable[Bijeenkomst]) -> str:
    """Where a lesson came from; "" when that is not known or no longer there."""
    found = next((one for one in bijeenkomsten if one.key == lesson.bijeenkomst), None)
    if found is None:
        return ""
    day = f", {say_day(found.held_on)}" if found.held_on else ""
    return f"Uit {say_place(found, lesson.topic)}{day}"


def say_place(bijeenkomst: Bijeenkomst, topic: str = "") -> str:
    """A bijeenkomst, and one of its topics, by name: "‘Avond in de tuin’ (Elkaar kennen)"."""
    title = next((one.title for one in bijeenkomst.topics if one.key == topic), "")
    about = f" ({title})" if title else ""
    return f"{quote(bijeenkomst.name)}{about}"


def prepare_element(change: StoryChange, story: Veranderverhaal) -> Element | None:
    """The card that a change is about, with its new words; None when it is no longer there.

    One that is to go stays as it is.
    """
    if change.kind is StoryChangeKind.ADD:
        return Element("", change.layer, change.title, change.explanation) if change.layer else None
    found = next((one for one in story.elements if one.key == change.element), None)
    if found is None or change.kind is StoryChangeKind.REMOVE:
        return found
    explanation = change.explanation or found.explanation
    return replace(found, title=change.title, explanation=explanation)


def story_after(
    story: Veranderverhaal, change: StoryChange, element: Element | None
) -> Veranderverhaal:
    """The story with the change made in it; `element` is the card with the words it will have."""
    lost = lost_verbanden(story, change)
    verbanden = tuple(one for one in story.verbanden if one not in lost)
    return replace(story, elements=_elements_after(story, change, element), verbanden=verbanden)


def lost_verbanden(story: Veranderverhaal, change: StoryChange) -> tuple[Verband, ...]:
    """The verbanden that go with a card that goes."""
    if change.kind is not StoryChangeKind.REMOVE:
        return ()
    return tuple(one for one in story.verbanden if change.element in (one.source, one.target))


def say_verband(verband: Verband, story: Veranderverhaal) -> str:
    """A verband by the titles of its two cards."""
    source, target = story.element(verband.source), story.element(verband.target)
    return f"{quote(source.title)} → {quote(target.title)}"


def say_story_change(change: StoryChange, story: Veranderverhaal) -> str:
    """What a prepared change does to the story of now, in one sentence."""
    if change.kind is StoryChangeKind.ADD and change.layer:
        return f"Erbij in de laag {quote(LAYER_LABELS[change.layer])}: {quote(change.title)}."
    found = next((one for one in story.elements if one.key == change.element), None)
    if found is None:
        return GONE
    if change.kind is StoryChangeKind.REMOVE:
        return f"Het kaartje {quote(found.title)} gaat weg."
    if found.title == change.title:
        return f"Het kaartje {quote(found.title)} krijgt een andere uitleg."
    return f"Het kaartje {quote(found.title)} wordt {quote(change.title)}."


def say_made_change(change: StoryChange | None) -> str:
    """What a change did when it was made; "" without one."""
    if change is None:
        return ""
    title = quote(change.title) if change.title else ""
    words = {
        StoryChangeKind.ADD: f"Er kwam een kaartje bij: {title}",
        StoryChangeKind.REWORD: f"Een kaartje kreeg andere woorden: {title}",
        StoryChangeKind.REMOVE: f"Een kaartje ging weg: {title}",
    }[change.kind]
    return f"{words if title else words.removesuffix(': ')}."


def version_name(lesson: Lesson, today: date) -> str:
    """What the version from before the change is called: "Tot 3 maart 2026, voor: …"."""
    name = f"Tot {say_day(today)}, voor: {lesson.text}"
    return name if len(name) <= MAX_TITLE else f"{name[: MAX_TITLE - 2].rstrip()} …"


def find_change(lesson: Lesson, seen: StoryChange, story: Veranderverhaal) -> StoryChange:
    """The change of a lesson that may be made now; `seen` was on the screen before.

    Raises NotAccepted when it was made already, when another stands there by now, or when its
    card is gone.
    """
    change = lesson.change
    if lesson.applied_on is not None:
        raise NotAccepted("lesson", ALREADY)
    if change is None:
        raise NotAccepted("lesson", NOTHING_PREPARED)
    if (change.kind, change.layer, change.element) != (seen.kind, seen.layer, seen.element):
        raise NotAccepted("lesson", OTHER_CHANGE)
    if prepare_element(change, story) is None:
        raise NotAccepted("element", GONE)
    return change


def _elements_after(
    story: Veranderverhaal, change: StoryChange, element: Element | None
) -> tuple[Element, ...]:
    if change.kind is StoryChangeKind.REMOVE:
        return tuple(one for one in story.elements if one.key != change.element)
    if element is None:
        return story.elements
    titled = replace(element, title=element.title.strip() or UNTITLED)
    if change.kind is StoryChangeKind.ADD:
        return (*story.elements, replace(titled, key=PREPARED_KEY))
    return tuple(titled if one.key == change.element else one for one in story.elements)
