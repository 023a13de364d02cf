"""The screens of a bijeenkomst: the title, "doe mee", one result each, and the thanks.

Which screens there are depends on the questions and never on the answers, so that a position means
the same while answers come in.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from veranderverhaal.meting import Meting, MetingState
from veranderverhaal.model import Initiatief
from veranderverhaal.question import DONT_KNOW, offered_codes
from veranderverhaal.result_words import common_start
from veranderverhaal.uitkomst import Block, BlockKind, ResponseFigures, Shown, Uitkomst, Uitkomsten
from web.presentatie_charts import (
    MOST_ROWS,
    MOST_RUNGS,
    Chart,
    Look,
    answers_of,
    column_chart,
    domain_chart,
    row_chart,
    stack_chart,
)
from web.presentatie_deck import Deck as Deck
from web.presentatie_deck import Quotes as Quotes
from web.presentatie_deck import Screen as Screen
from web.presentatie_deck import ScreenKind as ScreenKind
from web.presentatie_quotes import quote_chart
from web.presentatie_words import (
    answers_text,
    brief_notes,
    brief_say,
    joined_text,
    period_text,
    told_nothing,
)

TOGETHER = 4  # stellingen that one screen can hold; more get a screen each
LIVELY = frozenset({Look.ROWS, Look.COLUMNS})  # these fit beside the QR
NUMBERS = frozenset({BlockKind.NUMBER, BlockKind.SCORE})
TALK = ("Wat valt je op?", "Wat herken je?", "Wat gaan we ermee doen?")
IN_BRACKETS = "Tussen haakjes: wat het door toeval ook kan zijn."


def make_deck(initiatief: Initiatief, uitkomsten: Uitkomsten, quotes: Quotes) -> Deck:
    """The screens, in the order of the vragenlijst."""
    meting, response = uitkomsten.meting, uitkomsten.response
    results = [
        replace(screen, block=place)
        for place, block in enumerate(uitkomsten.blocks)
        for screen in block_screens(block, quotes, meting)
    ]
    title = Screen(
        ScreenKind.TITLE,
        initiatief.name,
        topic=uitkomsten.vragenlijst.title,
        told=(title_figures(response, meting),),
    )
    screens = (title, join_screen(meting), *results, thanks_screen())
    return Deck(
        initiatief,
        meting,
        with_live_bars(screens),
        joined_text(response),
        code=meting.code,
        made_up=meting.made_up,
    )


def title_figures(response: ResponseFigures, meting: Meting) -> str:
    return f"{answers_text(response.counted)} · {period_text(meting)}"


def join_screen(meting: Meting) -> Screen:
    """The QR; the bars beside it come from the results that are shown."""
    return Screen(ScreenKind.JOIN, "Doe mee", left_out=meting.state is not MetingState.OPEN)


def with_live_bars(screens: Sequence[Screen]) -> tuple[Screen, ...]:
    """The same screens; beside the QR stands the first result that fits there."""
    found = (live_bars(one) for one in screens if one.block is not None and not one.left_out)
    topic, chart = next((one for one in found if one), ("", None))
    return tuple(
        replace(one, topic=topic, chart=chart) if one.kind is ScreenKind.JOIN else one
        for one in screens
    )


def live_bars(screen: Screen) -> tuple[str, Chart] | None:
    if screen.live or screen.chart is None or screen.chart.look not in LIVELY:
        return screen.live
    return screen.title, screen.chart


def thanks_screen() -> Screen:
    return Screen(ScreenKind.THANKS, "Dank je wel", topic="En nu?", told=TALK)


def block_screens(block: Block, quotes: Quotes, meting: Meting) -> Iterator[Screen]:
    """One screen for a block that fits on it, otherwise one for each part."""
    if block.kind is BlockKind.STELLINGEN and 1 < len(block.uitkomsten) <= TOGETHER:
        yield stelling_screen(block, meting)
    elif block.kind is BlockKind.DOMAINS:
        for part in in_parts(block.uitkomsten, MOST_ROWS):
            yield several_screen(block, part, domain_chart(part), meting)
    else:
        for uitkomst in block.uitkomsten:
            yield from single_screens(block, uitkomst, quotes, meting)


def in_parts(found: Sequence[Uitkomst], most: int) -> Iterator[tuple[Uitkomst, ...]]:
    parts = -(-len(found) // most)
    for part in range(parts):
        yield tuple(found[len(found) * part // parts : len(found) * (part + 1) // parts])


def stelling_screen(block: Block, meting: Meting) -> Screen:
    """A few stellingen; what they all begin with is said once, as the title."""
    start = common_start([one.question.text for one in block.uitkomsten])
    chart = stack_chart(block.uitkomsten, start)
    screen = several_screen(block, block.uitkomsten, chart, meting)
    first = block.uitkomsten[0]
    if may_come(first, meting):
        screen = replace(screen, live=(title_of(block, first), row_chart(block.kind, first)))
    return replace(screen, title=f"{start} …", topic=block.title) if start else screen


def several_screen(
    block: Block, uitkomsten: Sequence[Uitkomst], chart: Chart, meting: Meting
) -> Screen:
    numbers = [one.n for one in uitkomsten if one.n is not None]
    few, many = (min(numbers), max(numbers)) if numbers else (0, 0)
    told = () if numbers else (told_nothing(uitkomsten[0].shown, meting),)
    if any(one.band and one.shown is Shown.SHARES for one in uitkomsten):
        told = (IN_BRACKETS,)
    figures = answers_text(many) if few == many else f"{few} tot {answers_text(many)}"
    return Screen(
        ScreenKind.RESULT,
        block.title,
        chart=chart,
        told=told,
        notes=brief_notes(block),
        figures=f"{figures} · {period_text(meting)}" if numbers else period_text(meting),
        guess=bool(numbers),
    )


def single_screens(
    block: Block, uitkomst: Uitkomst, quotes: Quotes, meting: Meting
) -> Iterator[Screen]:
    """The screen of one question; several when it has more answers than fit on one."""
    is_shown = uitkomst.has_numbers
    screen = Screen(
        ScreenKind.RESULT,
        title_of(block, uitkomst),
        topic=block.title if block.title != uitkomst.question.text else "",
        told=(brief_say(uitkomst) if is_shown else told_nothing(uitkomst.shown, meting),),
        notes=brief_notes(block),
        figures=figures_of(uitkomst, meting),
        guess=is_shown,
    )
    if block.kind is BlockKind.OPEN:
        yield quote_screen(screen, uitkomst, quotes)
    elif block.kind is BlockKind.GRADE or block.kind in NUMBERS:
        yield replace(screen, chart=number_chart(block.kind, uitkomst, meting))
    else:
        yield from row_screens(screen, block.kind, uitkomst, meting)


def number_chart(kind: BlockKind, uitkomst: Uitkomst, meting: Meting) -> Chart | None:
    """Columns; a few ranges, which may have a name, are rows."""
    answers = answers_of(uitkomst)
    if not answers or not may_come(uitkomst, meting):
        return None
    if kind in NUMBERS and len(answers) <= MOST_ROWS:
        return row_chart(kind, uitkomst)
    return column_chart(uitkomst)


def row_screens(
    screen: Screen, kind: BlockKind, uitkomst: Uitkomst, meting: Meting
) -> Iterator[Screen]:
    """As many as the options need, with bars or without."""
    parts = rows_in_parts(kind, uitkomst)
    for part in range(parts):
        if not may_come(uitkomst, meting):
            yield replace(screen, left_out=part > 0)
            continue
        title = f"{screen.title} ({part + 1} van {parts})" if parts > 1 else screen.title
        yield replace(screen, title=title, chart=row_chart(kind, uitkomst, part, parts))


def may_come(uitkomst: Uitkomst, meting: Meting) -> bool:
    """Whether there are bars to draw, or will be when enough people answer."""
    is_awaited = meting.state is MetingState.OPEN and uitkomst.shown is not Shown.WITHHELD
    return uitkomst.has_numbers or is_awaited


def rows_in_parts(kind: BlockKind, uitkomst: Uitkomst) -> int:
    """In how many screens; a ladder that fits stays whole."""
    most = MOST_RUNGS if kind is BlockKind.LADDER else MOST_ROWS
    answers = [code for code in offered_codes(uitkomst.question) if code != DONT_KNOW]
    return max(1, -(-len(answers) // most))


def quote_screen(screen: Screen, uitkomst: Uitkomst, quotes: Quotes) -> Screen:
    chart = quote_chart(quotes.get(uitkomst.question.key, ()))
    if not chart.quotes or not uitkomst.has_numbers:
        return replace(screen, guess=False)
    return replace(screen, chart=chart, told=(), guess=True)


def title_of(block: Block, uitkomst: Uitkomst) -> str:
    text = uitkomst.question.text
    return f"‘{text}’" if block.kind is BlockKind.STELLINGEN else text or block.title


def figures_of(uitkomst: Uitkomst, meting: Meting) -> str:
    parts = [period_text(meting)]
    if uitkomst.dont_know:
        parts.insert(0, f"{uitkomst.dont_know} keer ‘weet ik niet’")
    if uitkomst.n is not None:
        parts.insert(0, answers_text(uitkomst.n))
    return " · ".join(parts)


def leaving_out(deck: Deck, blocks: frozenset[int]) -> Deck:
    """The same screens, of which those of these blocks are passed by."""
    screens = tuple(
        replace(one, left_out=True) if one.block in blocks else one for one in deck.screens
    )
    return replace(deck, screens=with_live_bars(screens))
