"""What a report tells of duiding: topic by topic, what each bijeenkomst made of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from veranderverhaal.bijeenkomst import Bijeenkomst, Topic
from veranderverhaal.duiding import Duiding
from veranderverhaal.duiding_words import newest_first
from veranderverhaal.lesson import Lesson, LessonKind
from veranderverhaal.lesson_story import GONE, say_made_change, say_origin, say_story_change
from veranderverhaal.made_up import ALL_MADE_UP, is_made_up
from veranderverhaal.reporting import ReportMaterial
from veranderverhaal.saying_words import join
from veranderverhaal.source_matrix import Matrix, MatrixSources, make_matrix


@dataclass(frozen=True)
class Talk:
    """What was noted about one topic at one bijeenkomst, by all and by parties."""

    bijeenkomst: Bijeenkomst
    duidingen: tuple[Duiding, ...]


@dataclass(frozen=True)
class TalkedTopic:
    """One topic with the bijeenkomsten at which it was talked about, the newest first."""

    title: str
    talks: tuple[Talk, ...]


def talked_topics(material: ReportMaterial) -> tuple[TalkedTopic, ...]:
    """The topics of which something was noted; what was talked about last stands first.

    The same uitkomsten of a later meting are the same topic, under its newest title.
    """
    found: dict[str, TalkedTopic] = {}
    for bijeenkomst in newest_first(material.bijeenkomsten):
        for topic in bijeenkomst.topics:
            said = _said(material.duidingen, bijeenkomst, topic)
            if said:
                key = topic.block or topic.title.casefold()
                known = found.get(key, TalkedTopic(topic.title, ()))
                found[key] = TalkedTopic(known.title, (*known.talks, Talk(bijeenkomst, said)))
    return tuple(found.values())


def lessons_of(material: ReportMaterial, kind: LessonKind) -> tuple[Lesson, ...]:
    """What was learned, or the tensions that were seen."""
    return tuple(one for one in material.lessons if one.kind is kind)


def tell_lesson(lesson: Lesson, material: ReportMaterial) -> str:
    """What was said with it, what it changes in the story, and where it came from."""
    origin = say_origin(lesson, material.bijeenkomsten)
    made_up = ALL_MADE_UP if is_made_up(lesson, material.made_up) else ""
    return join(_ended(lesson.explanation), _change(lesson, material), _ended(origin), made_up)


def matrix_of(material: ReportMaterial) -> Matrix:
    """The bronnenmatrix, of what may be shown to everybody."""
    sources = MatrixSources(
        cells=material.source_cells,
        indicatoren=material.indicatoren,
        uitkomsten=material.released.uitkomsten,
        counted=material.counted,
        interviews=material.interviews,
        bijeenkomsten=material.bijeenkomsten,
        duidingen=material.duidingen,
    )
    return make_matrix(material.veranderverhaal, sources)


def _said(
    duidingen: Sequence[Duiding], bijeenkomst: Bijeenkomst, topic: Topic
) -> tuple[Duiding, ...]:
    place = (bijeenkomst.key, topic.key)
    return tuple(
        one for one in duidingen if (one.bijeenkomst, one.topic) == place and not one.is_empty
    )


def _change(lesson: Lesson, material: ReportMaterial) -> str:
    return next(_changes(lesson, material), "")


def _changes(lesson: Lesson, material: ReportMaterial) -> Iterator[str]:
    if lesson.change is None:
        return
    if lesson.applied_on:
        yield f"Dit veranderde in ons verhaal. {say_made_change(lesson.change)}"
        return
    told = say_story_change(lesson.change, material.veranderverhaal)
    if told != GONE:
        yield f"Dit willen we veranderen in ons verhaal. {told}"


def _ended(text: str) -> str:
    text = text.strip()
    return text if not text or text[-1] in ".!?…" else f"{text}."
