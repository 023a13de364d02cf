"""The results of a report: under each effect what people answered, in a chart and in words."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from presentation.chart_rounds import change_picture
from presentation.charts import Beside, Order, block_picture, difference_picture
from presentation.report_blocks import Block, Bullets, Figure, Heading, Look, Paragraph
from presentation.report_drawing import CHART_LOOK, chart_drawing, fits_page
from presentation.report_text import cut_alt, visible
from veranderverhaal import uitkomst as shown
from veranderverhaal.meting import Meting
from veranderverhaal.report_results import (
    EffectResult,
    MeasuredBlock,
    chosen_comparisons,
    not_measured,
    results_by_effect,
)
from veranderverhaal.report_words import (
    NOT_MEASURED,
    SAME_PEOPLE,
    in_our_words,
)
from veranderverhaal.reporting import ReportMaterial
from veranderverhaal.results import Comparison
from veranderverhaal.saying import (
    MADE_UP,
    describe,
    say_beside,
    say_block,
    say_change,
    say_difference,
    say_norm,
    say_period,
)
from veranderverhaal.saying_rounds import OTHER_PEOPLE
from veranderverhaal.saying_words import after_colon, quote, sentence
from veranderverhaal.story_order import sort_by_agreement
from veranderverhaal.text import enumerate_dutch
from veranderverhaal.uitkomst import BlockKind, Change, Difference, Uitkomst
from veranderverhaal.uitkomst_editing import figures_beside, norm_of

LOOSE_TITLE = "Andere vragen"
MISSING_TITLE = "Nog niet gemeten"
NOTHING_BESIDE = Beside()


def results_blocks(material: ReportMaterial) -> list[Block]:
    """Per effect, then what was asked besides, what differs between rounds, and what is unknown."""
    parts = results_by_effect(material)
    blocks: list[Block] = []
    if not material.released.uitkomsten:
        blocks.append(Paragraph(NOT_MEASURED))
    for part in parts:
        if part.blocks or any(one.told for one in part.outputs):
            blocks += _effect(material, part)
    for comparison in chosen_comparisons(material.released.comparisons):
        blocks += _comparison(comparison)
    missing = not_measured(parts)
    if missing and material.released.uitkomsten:
        blocks += [
            Heading(MISSING_TITLE, 2),
            Paragraph("Van deze effecten weten we nog niet wat mensen ervan merken."),
            Bullets(tuple(one.title for one in missing)),
        ]
    return blocks


def basis_of(uitkomsten: Sequence[Uitkomst], meting: Meting) -> str:
    """ "111 antwoorden, mei – juni 2022."; "96 tot 111 antwoorden" where rows differ."""
    counts = [one.n for one in uitkomsten if one.has_numbers and one.n is not None]
    period = say_period(meting)
    told = f"{counted(counts)}, {period}." if counts else f"{sentence(period)}."
    return f"{told} {MADE_UP}" if meting.made_up else told


def counted(counts: Sequence[int]) -> str:
    """ "111 antwoorden", "96 tot 111 antwoorden"."""
    least, most = min(counts), max(counts)
    return f"{most} antwoorden" if least == most else f"{least} tot {most} antwoorden"


def block_figures(
    measured: MeasuredBlock,
    beside: Beside = NOTHING_BESIDE,
) -> Iterator[Figure]:
    """The charts of a block: one, or as many as its rows need to stand on a page each."""
    block = measured.block
    if block.kind is BlockKind.OPEN or not any(one.has_numbers for one in block.uitkomsten):
        return
    picture = block_picture(block, CHART_LOOK, Order.ASKED, beside)
    if not fits_page(picture) and len(block.uitkomsten) > 1:
        half = (len(block.uitkomsten) + 1) // 2
        for rows in (block.uitkomsten[:half], block.uitkomsten[half:]):
            part = replace(measured, block=replace(block, uitkomsten=rows))
            yield from block_figures(part, beside)
        return
    basis = basis_of(block.uitkomsten, measured.uitkomsten.meting)
    title = block.title.strip().removesuffix(".")
    ended = title if title.endswith(("?", "!", "…")) else f"{title}."
    yield Figure(chart_drawing(picture), cut_alt(visible(describe(block))), f"{ended} {basis}")


def _effect(material: ReportMaterial, part: EffectResult) -> Iterator[Block]:
    title = part.effect.title if part.effect else LOOSE_TITLE
    yield Heading(title, 2)
    for line in part.outputs:
        if line.told:
            yield Paragraph(f"{sentence(line.told)}.", start=f"{line.title}:")
    for one in part.blocks:
        yield from _measured(material, one, title)


def _measured(material: ReportMaterial, measured: MeasuredBlock, under: str) -> Iterator[Block]:
    block = sort_by_agreement(measured.block)
    measured = replace(measured, block=block)
    if visible(block.title) and block.title != under:
        yield Heading(block.title, 3)
    if measured.seen_at:
        what = "Een deel van de uitkomsten" if block.uitkomsten else "De uitkomst"
        yield Paragraph(f"{what} van deze vraag staat al bij {quote(measured.seen_at)}.")
    if not block.uitkomsten:
        return
    figures = tuple(block_figures(measured, _beside(material, block)))
    yield from figures
    told = say_block(block)
    yield Paragraph(told[0]) if len(told) == 1 else Bullets(told)
    for uitkomst in block.uitkomsten:
        yield from _compared(material, uitkomst, measured.uitkomsten.meting)
    basis = () if figures else (basis_of(block.uitkomsten, measured.uitkomsten.meting),)
    notes = (*basis, *block.notes)
    if notes:
        yield Paragraph(" ".join(notes), Look.QUIET)


def _beside(material: ReportMaterial, block: shown.Block) -> Beside:
    questions = {one.question.key: one.question for one in block.uitkomsten}
    norms = {key: norm_of(one, material.norms) for key, one in questions.items()}
    return Beside(
        norms={key: norm for key, norm in norms.items() if norm},
        figures={key: figures_beside(one, material.figures) for key, one in questions.items()},
    )


def _compared(material: ReportMaterial, uitkomst: Uitkomst, meting: Meting) -> Iterator[Block]:
    """The norm of the group and figures of the neighbourhood, beside a number only."""
    if not uitkomst.has_numbers:
        return
    norm = norm_of(uitkomst.question, material.norms)
    told = say_norm(norm, uitkomst, starts_on=meting.starts_on) if norm else ""
    if told:
        yield Paragraph(in_our_words(told), start="Onze streep.")
    for one in figures_beside(uitkomst.question, material.figures):
        yield Paragraph(say_beside(one, uitkomst), start="Ernaast.")


def _comparison(comparison: Comparison) -> Iterator[Block]:
    before, after = comparison.before, comparison.after
    yield Heading(f"Eerst en later: {before.name} en {after.name}", 2)
    if before.made_up or after.made_up:
        yield Paragraph(MADE_UP, Look.NOTICE, "Let op.")
    yield Paragraph(SAME_PEOPLE if comparison.changes else OTHER_PEOPLE)
    unseen: dict[str, list[str]] = {}
    for change in comparison.changes:
        if change.has_numbers:
            yield from _change(change, before, after)
        else:
            unseen.setdefault(say_change(change), []).append(change.question.text)
    for difference in comparison.differences:
        if difference.before.has_numbers and difference.after.has_numbers:
            yield from _difference(difference, before, after)
        else:
            told = say_difference(difference, other_people=False)
            unseen.setdefault(told, []).append(difference.question.text)
    for why, questions in unseen.items():
        names = enumerate_dutch([quote(one) for one in questions])
        yield Paragraph(f"{sentence(names)}: {after_colon(why)}", Look.QUIET)


def _change(change: Change, before: Meting, after: Meting) -> Iterator[Block]:
    told = say_change(change)
    picture = change_picture(change, CHART_LOOK)
    basis = rounds_basis(f"{change.n} mensen die twee keer meededen", before, after)
    yield Heading(change.question.text, 3)
    yield Figure(
        chart_drawing(picture),
        cut_alt(visible(f"Een balk met wie lager, hetzelfde en hoger antwoordde. {told}")),
        f"Eerst en later, dezelfde mensen. {basis}",
    )
    yield Paragraph(told)


def _difference(difference: Difference, before: Meting, after: Meting) -> Iterator[Block]:
    told = say_difference(difference, other_people=False)
    labels = (visible(before.name) or "Eerst", visible(after.name) or "Nu")
    picture = difference_picture(difference, CHART_LOOK, labels=labels)
    counts = f"{difference.before.n} en {difference.after.n} antwoorden"
    yield Heading(difference.question.text, 3)
    yield Figure(
        chart_drawing(picture),
        cut_alt(visible(f"Twee balken onder elkaar, eerst en later. {told}")),
        f"Eerst en later, andere mensen. {rounds_basis(counts, before, after)}",
    )
    yield Paragraph(told)


def rounds_basis(count: str, before: Meting, after: Meting) -> str:
    """ "24 mensen, april 2021 en september 2022.", and that they are made up."""
    told = f"{count}, {say_period(before)} en {say_period(after)}."
    return f"{told} {MADE_UP}" if before.made_up or after.made_up else told
