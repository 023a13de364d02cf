"""How much of everything a verslag holds, and in Dutch what did not fit."""

from collections.abc import Iterator
from dataclasses import dataclass

from veranderverhaal.bijeenkomst_material import BijeenkomstMaterial
from veranderverhaal.duiding_words import answers_of
from veranderverhaal.saying_words import verb
from veranderverhaal.verslag import told_topics

FEWER_NOTES = "De langste aantekeningen zijn ingekort."
FEWER_CHARTS = "De grafieken passen er niet bij. De uitkomsten staan er in woorden."


@dataclass(frozen=True)
class Detail:
    """How many letters a note and a title have at most, and how many of each there are."""

    text: int
    title: int
    rows: int  # sentences about one result
    groups: int  # of cards, on each question
    afspraken: int
    before: int
    topics: int = 12
    scale: float = 1.0
    chart: float = 0.0  # of the width; 0 without


# From roomy to what surely stands on two pages.
DETAILS = (
    Detail(3000, 160, 12, 6, 40, 20, chart=0.9),
    Detail(3000, 160, 12, 6, 40, 20, chart=0.75, scale=0.95),
    Detail(3000, 160, 8, 5, 40, 20),
    Detail(3000, 160, 6, 5, 30, 16, scale=0.95),
    Detail(1600, 140, 5, 5, 26, 12, scale=0.95),
    Detail(900, 140, 3, 4, 22, 10, scale=0.92),
    Detail(600, 130, 2, 3, 20, 8, scale=0.92),
    Detail(420, 130, 2, 3, 18, 8, scale=0.92),
    Detail(300, 120, 1, 3, 16, 7, scale=0.9),
    Detail(220, 120, 1, 2, 15, 6, scale=0.9),
    Detail(160, 110, 1, 2, 14, 6, scale=0.88),
    Detail(120, 100, 1, 1, 12, 5, scale=0.88),
    Detail(80, 80, 1, 1, 10, 4, scale=0.88, topics=8),
    Detail(60, 50, 1, 0, 7, 3, scale=0.88, topics=5),
    Detail(40, 40, 1, 0, 4, 2, scale=0.86, topics=3),
    Detail(30, 30, 1, 0, 3, 1, scale=0.86, topics=1),
)


def left_out(material: BijeenkomstMaterial, detail: Detail) -> tuple[str, ...]:
    """What was shortened or left out, in sentences for who reads the verslag and who made it."""
    return tuple(_left_out(material, detail))


def _left_out(material: BijeenkomstMaterial, detail: Detail) -> Iterator[str]:
    topics = told_topics(material)
    if len(topics) > detail.topics:
        yield _of(detail.topics, len(topics), "onderwerpen")
    if any(_is_cut(material, one.key, detail) for one in topics[: detail.topics]):
        yield FEWER_NOTES
    counts = (
        (len(material.afspraken), detail.afspraken, "afspraken"),
        (len(material.before), detail.before, "eerdere afspraken"),
    )
    for number, most, name in counts:
        if number > most:
            yield _of(most, number, name)
    afspraken = (*material.afspraken[: detail.afspraken], *material.before[: detail.before])
    if any(max(len(one.what), len(one.who), len(one.reason)) > detail.title for one in afspraken):
        yield "Lange afspraken zijn ingekort."


def without_charts(material: BijeenkomstMaterial, detail: Detail) -> tuple[str, ...]:
    """That there was no room for charts, for who made the verslag."""
    blocks = [material.block(one) for one in told_topics(material)]
    drawn = any(one.has_numbers for block in blocks if block for one in block.uitkomsten)
    return (FEWER_CHARTS,) if drawn and not detail.chart else ()


def _of(most: int, number: int, name: str) -> str:
    return f"Er {verb(most, 'staat', 'staan')} {most} van de {number} {name} in."


def _is_cut(material: BijeenkomstMaterial, topic: str, detail: Detail) -> bool:
    return any(
        answers_of(one) != answers_of(one, detail.text) for one in material.duidingen_of(topic)
    )
