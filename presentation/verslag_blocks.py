"""From all that is known of a bijeenkomst to the blocks of its verslag."""

from collections.abc import Sequence
from dataclasses import replace

from presentation.report_blocks import (
    Block,
    Bullets,
    Cover,
    Figure,
    Heading,
    Look,
    Paragraph,
    Report,
    Table,
    numbered,
)
from presentation.report_results import basis_of, block_figures
from presentation.verslag_detail import Detail, left_out, without_charts
from veranderverhaal.afspraak import Afspraak
from veranderverhaal.bijeenkomst import Topic
from veranderverhaal.bijeenkomst_material import BijeenkomstMaterial
from veranderverhaal.duiding import Duiding, DuidingQuestion
from veranderverhaal.duiding_labels import DUIDING_QUESTIONS
from veranderverhaal.duiding_words import (
    NOBODY_NAMED,
    SIDE_BY_SIDE,
    answers_of,
    order_afspraken,
    party_label,
    say_day_due,
    say_state,
    say_when,
    say_who,
    side_by_side,
)
from veranderverhaal.made_up import is_made_up, mark_made_up
from veranderverhaal.report_results import MOST_ASKED, MeasuredBlock
from veranderverhaal.report_words import shorten
from veranderverhaal.saying_words import quote, say_day, sentence, verb
from veranderverhaal.text import enumerate_dutch
from veranderverhaal.verslag import (
    GONE,
    HOW_DOTS_COUNT,
    count_cards,
    has_dots,
    is_noted,
    tell_extremes,
    tell_loose,
    tell_made_up,
    tell_result,
    told_topics,
    top_groups,
)

KIND = "Verslag"
AGREED, BEFORE, TALKED = "Wat we afspraken", "Onze eerdere afspraken", "Waar we over praatten"
NOTHING_AGREED = "Er zijn geen afspraken opgeschreven."
NOTHING_NOTED = "Hierover is nog niets opgeschreven."
CUT = "Dit verslag is ingekort tot twee bladzijden; alle aantekeningen zijn bewaard."
MOST_NAMED = 4


def verslag_at(material: BijeenkomstMaterial, detail: Detail) -> Report:
    """The verslag with this much detail, that says itself what was shortened."""
    cut = left_out(material, detail)
    told = Paragraph(" ".join((CUT, *cut)), Look.QUIET)
    blocks = (
        *_head(material),
        *_agreed(material, detail),
        *_before(material, detail),
        *_talked(material, detail),
        *([told] if cut else []),
    )
    notices = (*cut, *without_charts(material, detail))
    return Report(_cover(material), numbered(blocks), notices, flows=True, scale=detail.scale)


def _cover(material: BijeenkomstMaterial) -> Cover:
    initiatief = material.initiatief
    where = (initiatief.name, initiatief.buurt, initiatief.gemeente)
    return Cover(
        kind=KIND,
        name=material.bijeenkomst.name,
        place=", ".join(part for part in where if part),
        made_on=f"Gemaakt op {say_day(material.today)}",
    )


def _head(material: BijeenkomstMaterial) -> list[Block]:
    made_up = " ".join(tell_made_up(material))
    came = " ".join(filter(None, (say_when(material.bijeenkomst), say_who(material.bijeenkomst))))
    notice: list[Block] = [Paragraph(made_up, Look.NOTICE, "Let op.")] if made_up else []
    return [Paragraph(came, Look.LEAD), *notice]


def _agreed(material: BijeenkomstMaterial, detail: Detail) -> list[Block]:
    if not material.afspraken:
        return [Heading(AGREED), Paragraph(NOTHING_AGREED)]
    rows = tuple(
        (
            shorten(one.what, detail.title),
            shorten(one.who, detail.title) or NOBODY_NAMED,
            say_day_due(one) if one.is_open else _settled(material, one, detail),
        )
        for one in order_afspraken(material.afspraken)[: detail.afspraken]
    )
    header = ("Wat", "Wie", "Wanneer")
    return [
        Heading(AGREED),
        Table("Afspraken van deze bijeenkomst", header, rows, (5, 3, 2.4), breaks=True),
    ]


def _before(material: BijeenkomstMaterial, detail: Detail) -> list[Block]:
    if not material.before:
        return []
    rows = tuple(
        (
            mark_made_up(
                shorten(one.what, detail.title), made_up=is_made_up(one, material.made_up)
            ),
            _settled(material, one, detail),
        )
        for one in order_afspraken(material.before)[: detail.before]
    )
    header = ("Afspraak", "Hoe het nu staat")
    return [Heading(BEFORE), Table("Afspraken van eerder", header, rows, (1, 1), breaks=True)]


def _settled(material: BijeenkomstMaterial, afspraak: Afspraak, detail: Detail) -> str:
    brief = replace(afspraak, reason=shorten(afspraak.reason, detail.title))
    return say_state(brief, material.today)


def _talked(material: BijeenkomstMaterial, detail: Detail) -> list[Block]:
    topics = told_topics(material)
    shown, others = topics[: detail.topics], topics[detail.topics :]
    if not shown:
        return []
    blocks = [block for one in shown for block in _topic(material, one, detail)]
    if others:
        blocks.append(Paragraph(f"We praatten ook over {_names(others, detail)}."))
    silent = [one for one in material.bijeenkomst.topics if one not in topics]
    if silent:
        blocks.append(Paragraph(f"Er is niets opgeschreven over {_names(silent, detail)}."))
    if detail.groups and has_dots(material, shown):
        blocks.append(Paragraph(HOW_DOTS_COUNT, Look.QUIET))
    return [Heading(TALKED), *blocks]


def _topic(material: BijeenkomstMaterial, topic: Topic, detail: Detail) -> list[Block]:
    said = _said(topic, material.duidingen_of(topic.key), detail)
    cards = _cards(material, topic, detail)
    nothing: list[Block] = [] if is_noted(material, topic) else [Paragraph(NOTHING_NOTED)]
    title = Heading(shorten(topic.title, detail.title), 2)
    return [title, *_result(material, topic, detail), *said, *cards, *nothing]


def _result(material: BijeenkomstMaterial, topic: Topic, detail: Detail) -> list[Block]:
    """What came out, in sentences and as a small chart; what was withheld stays so."""
    block = material.block(topic)
    if block is None:
        return [Paragraph(GONE, Look.QUIET)] if topic.meting else []
    told, kept, left = tell_result(block, detail.rows, MOST_ASKED)
    uitkomsten = material.uitkomsten[topic.meting]
    figures = _figures(MeasuredBlock(uitkomsten, block), detail) if detail.chart else []
    brief = tell_extremes(block, MOST_ASKED) if figures else ""  # the chart shows each row
    told, left = ((brief,), 0) if brief else (told, left)
    words: list[Block] = [Paragraph(told[0]) if len(told) == 1 else Bullets(told)]
    notes = [basis_of(kept.uitkomsten, uitkomsten.meting)] if not figures else []
    notes += [_left(left)] if left else []
    notes += block.notes
    return [*words, *figures, *([Paragraph(" ".join(notes), Look.QUIET)] if notes else [])]


def _left(count: int) -> str:
    return f"Er {verb(count, 'was', 'waren')} nog {count} {'vraag' if count == 1 else 'vragen'}."


def _figures(measured: MeasuredBlock, detail: Detail) -> list[Figure]:
    return [
        replace(one, drawing=replace(one.drawing, share=one.drawing.share * detail.chart))
        for one in block_figures(measured)
    ]


def _said(topic: Topic, duidingen: Sequence[Duiding], detail: Detail) -> list[Block]:
    """What all said in paragraphs; where a party weighs it otherwise, beside each other."""
    if len(duidingen) > 1:
        header, rows = side_by_side(duidingen, detail.text)
        caption = f"{quote(shorten(topic.title, detail.title))}. {SIDE_BY_SIDE}"
        widths = (1.0, *(1.6 for _ in duidingen))
        return [Table(caption, header, rows, widths, breaks=True)]
    blocks: list[Block] = []
    for one in duidingen:
        if one.party:
            blocks.append(Paragraph(f"{sentence(party_label(one))} zei dit:"))
        blocks += [
            Paragraph(text, start=question)
            for question, text in answers_of(one, detail.text)
            if text
        ]
    return blocks


def _cards(material: BijeenkomstMaterial, topic: Topic, detail: Detail) -> list[Block]:
    """What stood on cards; where there is no room for that, at least how many there were."""
    if not detail.groups:
        count = count_cards(material.board, topic.key)
        card = "kaartje" if count == 1 else "kaartjes"
        hung = f"Er {verb(count, 'hing', 'hingen')} {count} {card} bij dit onderwerp."
        return [Paragraph(hung)] if count else []
    told = (
        (question, _told_cards(material, topic, question, detail)) for question in DuidingQuestion
    )
    return [
        Paragraph(f"{words}.", start=f"Kaartjes bij ‘{DUIDING_QUESTIONS[question]}’:")
        for question, words in told
        if words
    ]


def _told_cards(
    material: BijeenkomstMaterial, topic: Topic, question: DuidingQuestion, detail: Detail
) -> str:
    groups = top_groups(material.board, topic.key, question)
    told = [replace(one, title=shorten(one.title, detail.title)).told for one in groups]
    rest = len(told) - detail.groups
    more = f"en nog {rest} {'groepje' if rest == 1 else 'groepjes'}" if rest > 0 else ""
    most = max(0, detail.groups - 1)
    loose = tell_loose(material.board, topic.key, question, most, detail.title)
    if loose and told:
        loose = f"en nog {loose}"
    return "; ".join(filter(None, (*told[: detail.groups], more, loose)))


def _names(topics: Sequence[Topic], detail: Detail) -> str:
    named = [quote(shorten(one.title, detail.title)) for one in topics[:MOST_NAMED]]
    rest = len(topics) - len(named)
    return enumerate_dutch([*named, f"nog {rest} andere"] if rest else named)
