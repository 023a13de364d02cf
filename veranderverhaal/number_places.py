"""Where numbers stand in an initiatief: its texts and feiten, each with the page to go to."""

from collections.abc import Iterable, Sequence

from veranderverhaal.afspraak import Afspraak
from veranderverhaal.bijeenkomst import Bijeenkomst
from veranderverhaal.contradictions import Place, PlacedFeit, PlacedText
from veranderverhaal.duiding import Duiding
from veranderverhaal.duiding_labels import SOURCE_LABELS
from veranderverhaal.interview import Interview
from veranderverhaal.lesson import Lesson
from veranderverhaal.milestone import Milestone
from veranderverhaal.model import Feit, Veranderverhaal
from veranderverhaal.numbers import feit_sentence
from veranderverhaal.saying_words import quote
from veranderverhaal.source_cell import SourceCell

STORY, FEITEN, MATRIX = "gesprek", "feiten", "bronnen"
LEARNING, TIMELINE, AFSPRAKEN = "leren", "tijdlijn", "afspraken"


def texts_of_story(story: Veranderverhaal) -> tuple[PlacedText, ...]:
    """What the group wrote about why, about each card, and about each verband."""
    titles = {one.key: one.title for one in story.elements}
    texts = [
        PlacedText(Place("het verhaal, de aanleiding", STORY), story.aanleiding),
        PlacedText(Place("het verhaal, wat jullie willen bereiken", STORY), story.goal),
    ]
    for one in story.elements:
        place = Place(f"het kaartje {quote(one.title)}", "kaartje", (("element", one.key),))
        texts += [PlacedText(place, text) for text in (one.title, one.explanation, one.signs)]
    for verband in story.verbanden:
        named = " en ".join(quote(titles.get(end, "")) for end in (verband.source, verband.target))
        texts.append(
            PlacedText(Place(f"het verband tussen {named}", "verbanden"), verband.assumption)
        )
    return _filled(texts)


def placed_feiten(feiten: Iterable[Feit]) -> tuple[PlacedFeit, ...]:
    """The feiten with their place."""
    return tuple(
        PlacedFeit(Place(f"het feit {quote(feit_sentence(one))}", FEITEN), one) for one in feiten
    )


def texts_of_cells(story: Veranderverhaal, cells: Iterable[SourceCell]) -> tuple[PlacedText, ...]:
    """What the group wrote in the bronnenmatrix."""
    titles = {one.key: one.title for one in story.elements}
    return _filled(
        PlacedText(
            Place(
                f"de bronnen, {SOURCE_LABELS[one.source]} bij {quote(titles[one.effect])}",
                MATRIX,
                (("effect", one.effect), ("soort", one.source)),
            ),
            one.text,
        )
        for one in cells
        if one.effect in titles
    )


def texts_of_talk(
    bijeenkomsten: Sequence[Bijeenkomst], duidingen: Iterable[Duiding]
) -> tuple[PlacedText, ...]:
    """What was noted at bijeenkomsten, and their invitations; each of its own year."""
    known = {one.key: one for one in bijeenkomsten}
    invitations = [
        PlacedText(_place(one, "de uitnodiging voor"), one.invitation, _year(one))
        for one in bijeenkomsten
    ]
    said = [
        PlacedText(_place(found, "de bijeenkomst"), text, _year(found))
        for one in duidingen
        if (found := known.get(one.bijeenkomst))
        for text in (one.recognition_why, one.explanation, one.judgement, one.meaning)
    ]
    return _filled([*invitations, *said])


def texts_of_interviews(interviews: Iterable[Interview]) -> tuple[PlacedText, ...]:
    """What was said in interviews, for who may read them."""
    return _filled(
        PlacedText(
            Place(f"het interview {quote(one.label)}", "interviews", (("gesprek", one.key),)),
            said.text,
            one.talked_on.year if one.talked_on else None,
        )
        for one in interviews
        for said in one.statements
    )


def texts_of_learning(
    lessons: Iterable[Lesson], milestones: Iterable[Milestone]
) -> tuple[PlacedText, ...]:
    """What was learned, and what stands on the timeline; a milestone of its own year."""
    learned = [
        PlacedText(Place(f"bij Leren, {quote(one.text)}", LEARNING), text)
        for one in lessons
        for text in (one.text, one.explanation)
    ]
    happened = [
        PlacedText(
            Place(f"de mijlpaal {quote(one.title)}", TIMELINE),
            text,
            one.happened_on.year if one.happened_on else None,
        )
        for one in milestones
        for text in (one.title, one.explanation)
    ]
    return _filled([*learned, *happened])


def texts_of_afspraken(afspraken: Iterable[Afspraak]) -> tuple[PlacedText, ...]:
    """What became of afspraken; what is still to be done is a wish and no count."""
    return _filled(
        PlacedText(
            Place(f"de afspraak {quote(one.what)}", AFSPRAKEN),
            one.reason,
            one.settled_on.year if one.settled_on else None,
        )
        for one in afspraken
    )


def _place(bijeenkomst: Bijeenkomst, what: str) -> Place:
    return Place(
        f"{what} {quote(bijeenkomst.name)}", "bijeenkomst", (("sleutel", bijeenkomst.key),)
    )


def _year(bijeenkomst: Bijeenkomst) -> int | None:
    return bijeenkomst.held_on.year if bijeenkomst.held_on else None


def _filled(texts: Iterable[PlacedText]) -> tuple[PlacedText, ...]:
    return tuple(one for one in texts if one.text)
