"""The public page as HTML: the story, its diagram, facts, uitkomsten, citaten and the poster."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from presentation.colours import LAYER_COLOURS, LIGHT_CHART, ThemeColours, readable_on
from presentation.diagram import diagram_svg
from presentation.shape_values import place_of, reference_month
from veranderverhaal.als_dan import tell_als_dan
from veranderverhaal.labels import LAYER_LABELS, LAYER_QUESTIONS
from veranderverhaal.meting import Meting
from veranderverhaal.model import FOUR_LAYERS, Element, Layer, Veranderverhaal
from veranderverhaal.numbers import figure_parts
from veranderverhaal.public_story import PublicStory
from veranderverhaal.result_words import OTHER_PEOPLE, common_start, say_rounds_basis
from veranderverhaal.results import Comparison
from veranderverhaal.saying import say_basis, say_block, say_change, say_difference
from veranderverhaal.saying_words import MADE_UP, say_period
from veranderverhaal.uitkomst import Block, BlockKind, Uitkomsten
from web.presentatie_charts import Chart, column_chart, domain_chart, row_chart, stack_chart
from web.presentatie_colours import LIGHT_STEPS, scale_colours
from web.templating import ENVIRONMENT

HEAVIEST_DIAGRAM = 120_000
TEMPLATES = Path(__file__).parent / "templates"
COLUMNS = (BlockKind.GRADE, BlockKind.NUMBER, BlockKind.SCORE)


@dataclass(frozen=True)
class Band:
    """One layer of the story."""

    layer: Layer
    title: str
    question: str
    elements: tuple[Element, ...]


@dataclass(frozen=True)
class Figure:
    """One feit: what stands before the figure, the figure, and what it counts."""

    prefix: str
    figure: str
    label: str
    period: str


@dataclass(frozen=True)
class Told:
    """One result: its chart or none, its sentences, and on what they rest."""

    title: str
    sentences: tuple[str, ...]
    basis: str
    chart: Chart | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Round:
    """The results of one meting, or of two beside each other."""

    title: str
    results: tuple[Told, ...]


@cache
def shared_style(colours: ThemeColours) -> str:
    """The style sheet in the colours of a theme."""
    sheet = (TEMPLATES / "shared.css").read_text(encoding="utf-8")
    named = {"dark": colours.dark, "accent": colours.accent, "paper": colours.paper}
    for layer, one in LAYER_COLOURS.items():
        named |= {f"{layer.value}-strong": one.strong, f"{layer.value}-soft": one.soft}
    tones = {
        "plain": LIGHT_CHART.bar,
        "no": LIGHT_CHART.scale[0],
        "median": LIGHT_CHART.beside,
        **scale_colours(LIGHT_CHART, LIGHT_STEPS),
    }
    lines = [line.strip() for line in sheet.splitlines()]
    return "".join(
        [
            f":root{{{''.join(f'--{name}:{value};' for name, value in named.items())}}}",
            *lines,
            *(f".tone-{tone}{{fill:{colour}}}" for tone, colour in tones.items()),
            *(f".in-{tone}{{fill:{readable_on(colour)}}}" for tone, colour in tones.items()),
        ]
    )


def shared_html(story: PublicStory, style: str) -> str:
    """The whole page. Everything in it is escaped, but the diagram, which is drawn here."""
    told, rounds = story.veranderverhaal, rounds_of(story)
    return ENVIRONMENT.get_template("shared.html").render(
        style=style,
        story=story,
        initiatief=story.initiatief,
        place=place_of(story.initiatief),
        address=f"/i/{story.code}",
        aanleiding=told.aanleiding.strip(),
        bands=bands_of(told),
        als_dan=tell_als_dan(told) if told.elements else "",
        diagram=diagram_of(story) if told.elements else "",
        figures=figures_of(told),
        rounds=rounds,
        has_bands=has_bands(rounds),
        citaten=story.citaten,
        neveneffecten=told.layer(Layer.NEVENEFFECT),
        date=reference_month(story.initiatief),
    )


def diagram_of(story: PublicStory) -> str:
    """The drawing without the style in its tag, which this page does not allow; it has its own.

    Empty when it is too heavy for an old phone: it would be too dense to read there too.
    """
    svg = diagram_svg(story.veranderverhaal, title=story.initiatief.name)
    if len(svg) > HEAVIEST_DIAGRAM:
        return ""
    return re.sub(r' style="[^"]*"', "", svg, count=1)


def bands_of(told: Veranderverhaal) -> tuple[Band, ...]:
    return tuple(
        Band(layer, LAYER_LABELS[layer], LAYER_QUESTIONS[layer], told.layer(layer))
        for layer in FOUR_LAYERS
        if told.layer(layer)
    )


def figures_of(told: Veranderverhaal) -> tuple[Figure, ...]:
    found = []
    for feit in told.feiten:
        prefix, figure = figure_parts(feit)
        label = " ".join(part for part in (feit.unit, feit.label) if part)
        found.append(Figure(prefix, figure, label, feit.period))
    return tuple(found)


def rounds_of(story: PublicStory) -> tuple[Round, ...]:
    """What came out: the newest meting first, then how it compares."""
    newest = reversed(story.released.uitkomsten)
    rounds = [Round(round_title(one.meting), tuple(results_of(one))) for one in newest]
    compared = (
        Round(f"{one.before.name} en {one.after.name}", tuple(compared_results(one)))
        for one in reversed(story.released.comparisons)
    )
    return tuple(one for one in (*rounds, *compared) if one.results)


def has_bands(rounds: Iterable[Round]) -> bool:
    """Whether a row shows between brackets what its number could have been by chance."""
    charts = [one.chart for each in rounds for one in each.results if one.chart]
    return any("(" in row.note for chart in charts for row in chart.rows)


def round_title(meting: Meting) -> str:
    return f"{meting.name}, {say_period(meting)}"


def results_of(uitkomsten: Uitkomsten) -> Iterator[Told]:
    for block in uitkomsten.blocks:
        numbered = [one for one in block.uitkomsten if one.has_numbers]
        first = numbered[0] if numbered else block.uitkomsten[0]
        alone = len(block.uitkomsten) == 1
        yield Told(
            title=block.uitkomsten[0].question.text if alone else title_of(block),
            sentences=say_block(block),
            basis=say_basis(first, uitkomsten.meting),
            chart=chart_of(block) if numbered else None,
            notes=block.notes,
        )


def title_of(block: Block) -> str:
    """What it is about, with what its stellingen begin with, which their rows leave out."""
    start = common_start([one.question.text for one in block.uitkomsten if one.has_numbers])
    is_left_out = block.kind is BlockKind.STELLINGEN and start
    return f"{block.title}: {start[:1].lower()}{start[1:]} …" if is_left_out else block.title


def chart_of(block: Block) -> Chart | None:
    """The chart that fits, by what the beamer draws too."""
    if block.kind is BlockKind.STELLINGEN:
        shown = [one for one in block.uitkomsten if one.has_numbers]
        return stack_chart(shown, common_start([one.question.text for one in shown]))
    if block.kind is BlockKind.DOMAINS:
        return domain_chart([one for one in block.uitkomsten if one.has_numbers])
    first = block.uitkomsten[0]
    if len(block.uitkomsten) > 1:
        return None
    return column_chart(first) if block.kind in COLUMNS else row_chart(block.kind, first)


def compared_results(comparison: Comparison) -> Iterator[Told]:
    for change in comparison.changes:
        if change.has_numbers and change.n:
            basis = compared_basis(comparison, change.n)
            yield Told(change.question.text, (say_change(change),), basis)
    for one in comparison.differences:
        if one.before.has_numbers and one.after.has_numbers:
            told = say_difference(one, other_people=False)
            basis = compared_basis(comparison, one.before.n or 0, one.after.n or 0)
            yield Told(one.question.text, (told,), basis, notes=(OTHER_PEOPLE,))


def compared_basis(comparison: Comparison, *counts: int) -> str:
    """How many answered, when, and whether somebody made that up."""
    basis = say_rounds_basis(counts, comparison.before, comparison.after)
    is_made_up = comparison.before.made_up or comparison.after.made_up
    return f"{basis}. {MADE_UP}" if is_made_up else f"{basis}."
