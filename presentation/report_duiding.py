"""The sections of a report about duiding: what people made of it, learned and agreed, and when."""

from collections.abc import Sequence

from presentation.report_blocks import Block, Heading, Look, Paragraph, Table, without_empty
from presentation.report_text import paragraphs
from veranderverhaal.duiding import Duiding
from veranderverhaal.duiding_words import (
    MADE_UP_BIJEENKOMST,
    NOBODY_NAMED,
    answers_of,
    order_afspraken,
    party_label,
    say_day_due,
    say_state,
    say_who,
    side_by_side,
)
from veranderverhaal.lesson import LessonKind
from veranderverhaal.made_up import is_made_up, mark_made_up
from veranderverhaal.report_duiding import Talk, lessons_of, talked_topics, tell_lesson
from veranderverhaal.report_words import ABOUT_DUIDING, TENSIONS
from veranderverhaal.reporting import ReportMaterial
from veranderverhaal.saying_words import join, quote, say_day, sentence
from veranderverhaal.timeline import EVENT_LABELS, Event, arrange, say_days

TENSIONS_TITLE = "Waar het schuurt"
PLANNED = "Gepland"


def duiding_blocks(material: ReportMaterial) -> list[Block]:
    """Topic by topic what was said, the newest bijeenkomst first, parties beside each other."""
    topics = talked_topics(material)
    blocks: list[Block] = [Paragraph(ABOUT_DUIDING)] if topics else []
    for topic in topics:
        blocks.append(Heading(topic.title, 2))
        for talk in topic.talks:
            blocks += _talk(talk)
    return blocks


def learned_blocks(material: ReportMaterial) -> list[Block]:
    """What was learned, and what it changes."""
    return _lessons(material, LessonKind.LESSON)


def tension_blocks(material: ReportMaterial) -> list[Block]:
    """Where two things pull in other directions."""
    told = _lessons(material, LessonKind.TENSION)
    return [Heading(TENSIONS_TITLE, 2), Paragraph(TENSIONS), *told] if told else []


def afspraken_blocks(material: ReportMaterial) -> list[Block]:
    """All afspraken with what became of them."""
    if not material.afspraken:
        return []
    rows = tuple(
        (
            mark_made_up(one.what, made_up=is_made_up(one, material.made_up)),
            one.who or NOBODY_NAMED,
            say_day_due(one),
            say_state(one, material.today),
        )
        for one in order_afspraken(material.afspraken)
    )
    header = ("Wat", "Wie", "Voor wanneer", "Hoe het nu staat")
    return [Table("Alle afspraken, met wat ervan werd", header, rows, (4, 2.4, 2, 3))]


def timeline_blocks(material: ReportMaterial) -> list[Block]:
    """What happened, year by year, the newest first; what is planned stands on top."""
    told = arrange(material.events, material.today)
    years = [(str(year), events) for year, events in told.years]
    parts = [(PLANNED, told.planned), *years] if told.planned else years
    return [_events(title, events) for title, events in parts]


def _talk(talk: Talk) -> list[Block]:
    bijeenkomst = talk.bijeenkomst
    day = f", {say_day(bijeenkomst.held_on)}" if bijeenkomst.held_on else ""
    made_up = MADE_UP_BIJEENKOMST if bijeenkomst.made_up else ""
    where = join(f"{sentence(quote(bijeenkomst.name))}{day}.", say_who(bijeenkomst), made_up)
    return [Paragraph(where, Look.QUIET), *_said(talk.duidingen)]


def _said(duidingen: Sequence[Duiding]) -> list[Block]:
    if len(duidingen) > 1:
        header, rows = side_by_side(duidingen)
        widths = (1.0, *(1.6 for _ in duidingen))
        return [Table("Wat iedere groep zei", header, rows, widths)]
    blocks: list[Block] = []
    for one in duidingen:
        if one.party:
            blocks.append(Paragraph(f"{sentence(party_label(one))} zei dit:"))
        for question, text in answers_of(one):
            blocks += paragraphs(text, start=question)
    return blocks


def _lessons(material: ReportMaterial, kind: LessonKind) -> list[Block]:
    return [
        Paragraph(tell_lesson(one, material), start=f"{one.text.rstrip('.')}.")
        for one in lessons_of(material, kind)
    ]


def _events(title: str, events: Sequence[Event]) -> Table:
    rows = tuple(
        (say_days(one), sentence(EVENT_LABELS[one.kind]), join(_ended(one.title), one.text))
        for one in events
    )
    return without_empty(Table(title, ("Wanneer", "Soort", "Wat"), rows, (2.4, 1.7, 6)))


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
