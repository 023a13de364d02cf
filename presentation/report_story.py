"""The sections of a report that tell: the summary, the story, how was measured, and facts."""

from dataclasses import replace
from decimal import Decimal

from presentation.diagram_marks import mark_text
from presentation.report_blocks import (
    Block,
    Bullets,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    Look,
    Paragraph,
    Table,
    without_empty,
)
from presentation.report_drawing import diagram_drawing
from presentation.report_duiding import tension_blocks
from presentation.report_text import cut_alt, paragraphs, visible
from presentation.uitkomst_files_lines import period_text
from veranderverhaal.als_dan import tell_als_dan
from veranderverhaal.effectenarena.settings import tells_negatives
from veranderverhaal.labels import LAYER_LABELS
from veranderverhaal.model import Element, Feit, Layer, Veranderverhaal
from veranderverhaal.numbers import feit_sentence, figure_parts, format_number
from veranderverhaal.report_results import (
    KnownNumber,
    has_numbers,
    known_effects,
    known_metingen,
)
from veranderverhaal.report_summary import SummaryLimits, SummaryPart, tell_summary
from veranderverhaal.report_words import (
    ABOUT_DIAGRAM,
    BAND_LIMIT,
    DONT_KNOW_APART,
    NO_SIDE_EFFECTS,
    SIDE_EFFECTS,
    SIDE_EFFECTS_IN_EFFECTENARENA,
    SIDE_EFFECTS_UNKNOWN,
    WHAT_BAND_IS,
    tell_certainty,
    tell_made_up,
    tell_response,
)
from veranderverhaal.reporting import ReportMaterial, Section
from veranderverhaal.saying_words import MADE_UP, join, quote, say_day, say_metingen
from veranderverhaal.uitkomst import Uitkomsten

MOST_KEY_FEITEN = 6
LONGEST_FIGURE = 14


def summary_blocks(material: ReportMaterial, limits: SummaryLimits) -> list[Block]:
    """One page in simple words."""
    return [block for part in tell_summary(material, limits) for block in _summary_part(part)]


def made_up_blocks(material: ReportMaterial) -> list[Block]:
    """What is made up, in a frame; nothing when nothing is."""
    told = " ".join(tell_made_up(material))
    return [Paragraph(told, Look.NOTICE, "Let op.")] if told else []


def aanleiding_blocks(material: ReportMaterial) -> list[Block]:
    """Why they began, and what they want."""
    story = material.veranderverhaal
    goal = paragraphs(story.goal, start="Wat we willen bereiken.")
    return [*paragraphs(story.aanleiding), *goal]


def veranderverhaal_blocks(material: ReportMaterial) -> list[Block]:
    """The diagram with what is known of each effect, and the same in words."""
    story = material.veranderverhaal
    if not any(one.layer is not Layer.NEVENEFFECT for one in story.elements):
        return []
    begins = Section.AANLEIDING not in material.choice.left_out
    told = tell_als_dan(replace(story, aanleiding="", goal="") if begins else story)
    marks = {one.effect: one for one in known_effects(material)}
    basis = say_metingen(known_metingen(material))
    known = "; ".join(
        f"{quote(one.title)}: {mark_text(marks[one.key])}"
        for one in story.elements
        if one.key in marks
    )
    alt = join(
        "Schema van het veranderverhaal in vier lagen.",
        f"Wat we weten: {known}." if known else "",
        basis,
        visible(told),
    )
    caption = join("Ons veranderverhaal.", basis) if basis else "Ons veranderverhaal"
    figure = Figure(diagram_drawing(story, marks), cut_alt(alt), caption)
    return [
        Paragraph(ABOUT_DIAGRAM),
        figure,
        Heading("Het verhaal in woorden", 2),
        *paragraphs(told),
        *_meanings(story),
    ]


def measured_blocks(material: ReportMaterial) -> list[Block]:
    """Who was asked, how many answered, and how sure that makes the uitkomsten."""
    rounds = material.released.uitkomsten
    if not rounds:
        return []
    blocks: list[Block] = [_overview(rounds)]
    for one in rounds:
        warning = [Paragraph(MADE_UP, Look.NOTICE, "Let op.")] if one.meting.made_up else []
        blocks += [
            Heading(one.meting.name, 2),
            *warning,
            Paragraph(" ".join(tell_response(one.response)), start="Wie deed mee?"),
            *paragraphs(" ".join(tell_certainty(one)), start="Hoe zeker is dit?"),
        ]
    if any(has_numbers(one) for one in rounds):
        blocks += [
            Heading("Zo lees je de uitkomsten", 2),
            Bullets((WHAT_BAND_IS, BAND_LIMIT, DONT_KNOW_APART)),
        ]
    return blocks


def feiten_blocks(material: ReportMaterial) -> list[Block]:
    """What was counted, large, and then each with where it comes from."""
    feiten = material.veranderverhaal.feiten
    if not feiten:
        return []
    short = [one for one in feiten if len(" ".join(figure_parts(one))) <= LONGEST_FIGURE]
    large = tuple(_key_feit(one) for one in short[:MOST_KEY_FEITEN])
    rows = tuple(
        (
            feit_sentence(one),
            one.source,
            say_day(one.counted_on) if one.counted_on else "",
        )
        for one in feiten
    )
    header = ("Feit", "Waar het getal vandaan komt", "Geteld op")
    table = Table("Alle feiten, met waar ze vandaan komen", header, rows, (5, 4, 2))
    return [*([KeyFigures(large)] if large else []), without_empty(table)]


def neveneffecten_blocks(material: ReportMaterial) -> list[Block]:
    """What may happen that nobody wants, and tensions; that nothing was written is said too."""
    story = material.veranderverhaal
    found = story.layer(Layer.NEVENEFFECT)
    tensions = tension_blocks(material)
    if found:
        told = [block for one in found for block in _meaning(one)]
        return [Paragraph(SIDE_EFFECTS), *told, *tensions]
    return [Paragraph(_none_found(material)), *tensions]


def _none_found(material: ReportMaterial) -> str:
    """What stands in the place of neveneffecten: they may be told at the euros."""
    found = material.effectenarena
    if found and tells_negatives(found.settings.negative_effects):
        return SIDE_EFFECTS_IN_EFFECTENARENA.format(told=found.settings.negative_effects)
    return NO_SIDE_EFFECTS if material.veranderverhaal.no_neveneffecten else SIDE_EFFECTS_UNKNOWN


def key_figures(numbers: tuple[KnownNumber, ...]) -> KeyFigures:
    """Numbers with their band, n and period, and that they are made up."""
    return KeyFigures(
        tuple(KeyFigure(one.figure, one.words, _numbers_notes(one)) for one in numbers)
    )


def _numbers_notes(number: KnownNumber) -> tuple[str, ...]:
    notes = (number.band, f"{number.basis}.", MADE_UP if number.made_up else "")
    return tuple(one for one in notes if one)


def _summary_part(part: SummaryPart) -> list[Block]:
    blocks: list[Block] = [Heading(part.title, 2)]
    if part.sentences:
        blocks.append(Paragraph(" ".join(part.sentences)))
    if part.numbers:
        blocks.append(key_figures(part.numbers))
    if part.items:
        blocks.append(Bullets(part.items))
    return blocks


def _overview(rounds: tuple[Uitkomsten, ...]) -> Table:
    rows = tuple(
        (
            one.meting.name,
            period_text(one.meting),
            one.meting.who or "niet opgeschreven",
            format_number(Decimal(one.response.counted)),
            format_number(Decimal(len(one.vragenlijst.questions))),
        )
        for one in rounds
    )
    header = ("Meting", "Wanneer", "Wie", "Mensen", "Vragen")
    return Table("Wat we vroegen, wanneer en aan wie", header, rows, (3, 3, 3, 1.3, 1.3))


def _meanings(story: Veranderverhaal) -> list[Block]:
    """What the cards mean, layer by layer, as far as the group wrote it down."""
    blocks: list[Block] = []
    for layer in (Layer.DOELGROEP, Layer.AANPAK, Layer.DIRECT, Layer.INDIRECT):
        explained = [one for one in story.layer(layer) if one.explanation or one.signs]
        if explained:
            blocks.append(Heading(LAYER_LABELS[layer], 3))
        for one in explained:
            blocks += _meaning(one)
    return [Heading("Wat we bedoelen", 2), *blocks] if blocks else []


def _meaning(element: Element) -> list[Block]:
    start = element.title.rstrip(".") + "."
    told = element.explanation.strip()
    if element.signs:
        told = f"{told} Waaraan merken we het? {element.signs}".strip()
    return [Paragraph(visible(told), start=start)]


def _key_feit(feit: Feit) -> KeyFigure:
    prefix, figure = figure_parts(feit)
    words = " ".join(part for part in (feit.unit, feit.label) if part)
    notes = tuple(part for part in (feit.period,) if part)
    return KeyFigure(f"{prefix} {figure}".strip(), words, notes)
