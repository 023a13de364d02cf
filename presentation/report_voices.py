"""The sections of a report with voices and sources: citaten, portretten, and the bronnenmatrix."""

from collections.abc import Sequence

from presentation.photo_values import small_photo
from presentation.report_blocks import Block, Bullets, Heading, Paragraph, Picture, Quote, Table
from presentation.report_text import paragraphs, visible
from veranderverhaal.citaat import Citaat
from veranderverhaal.duiding_labels import SOURCE_LABELS, STANCE_LABELS
from veranderverhaal.instrument import instrument_of
from veranderverhaal.made_up import ALL_MADE_UP, mark_made_up
from veranderverhaal.report_duiding import matrix_of
from veranderverhaal.report_words import (
    ABOUT_MATRIX,
    ABOUT_ROUNDS,
    MADE_UP_CITAAT,
    shorten,
    tell_about_report,
)
from veranderverhaal.reporting import ReportMaterial
from veranderverhaal.saying_words import join, quote, sentence
from veranderverhaal.source_cell import SourceKind
from veranderverhaal.source_matrix import GAP_IN_FILES, EffectSources, MatrixCell, say_cell
from veranderverhaal.story_choice import (
    ToldChoice,
    is_made_up_round,
    say_agreement,
    tell_choices,
)
from veranderverhaal.story_round import StoryRound
from veranderverhaal.text import enumerate_dutch

STORY_OF, A_STORY, BESIDE = "Het verhaal van {who}", "Een verhaal", "Ook gezegd"
ROUNDS_TITLE = "Welk verhaal raakt het meest?"
MATRIX_TITLE = "Wat weten we van elk effect, en waarvan?"
KNOWN = "bekend"
MOST_NAMED = 60


def citaten_blocks(material: ReportMaterial) -> list[Block]:
    """Words of people who agreed that they stand in a report, and what panels chose of those."""
    titles = {one.key: one.title for one in material.veranderverhaal.elements}
    portretten = [one for one in material.citaten if one.is_portret]
    short = [one for one in material.citaten if not one.is_portret]
    blocks = [block for one in portretten for block in _portret(one, material, titles)]
    if portretten and short:
        blocks.append(Heading(BESIDE, 2))
    blocks += [_quote(one, titles.get(one.effect, "")) for one in short]
    return [*blocks, *_rounds(material)]


def sources_blocks(material: ReportMaterial) -> list[Block]:
    """What each source tells of each effect, and where story, questions and figures come from."""
    story = material.veranderverhaal
    told = [f"Het verhaal: {material.initiatief.source}" if material.initiatief.source else ""]
    told += [f"Feiten: {one.source}" for one in story.feiten if one.source]
    for one in material.figures:
        link = f", {one.url}" if one.url else ""
        told.append(f"{one.label}: {one.source} ({one.year}){link}")
    questions = (one for each in material.released.uitkomsten for one in each.vragenlijst.questions)
    for instrument in filter(None, map(instrument_of, questions)):
        link = f", {instrument.url}" if instrument.url else ""
        told.append(f"Vragen ‘{instrument.title}’: {instrument.source}{link}")
    listed = tuple(dict.fromkeys(one for one in told if one))
    sources: list[Block] = [Bullets(listed)] if listed else []
    about = Paragraph(tell_about_report(material), start="Over dit rapport.")
    return [*sources, about, *matrix_blocks(material)]


def matrix_blocks(material: ReportMaterial) -> list[Block]:
    """The bronnenmatrix with its gaps, and then what each source says.

    Nothing before the group wrote in it: what the software knows stands with the uitkomsten.
    """
    if not material.source_cells:
        return []
    rows = matrix_of(material).rows
    unknown = [quote(one.effect.title) for one in rows if not one.sources]
    nothing = f"Hierover weten we nog niets: {enumerate_dutch(unknown)}."
    return [
        Heading(MATRIX_TITLE, 2),
        Paragraph(ABOUT_MATRIX),
        _overview(rows),
        *(block for row in rows if row.sources for block in _sources_of(row)),
        *([Paragraph(nothing)] if unknown else []),
    ]


def _overview(rows: Sequence[EffectSources]) -> Table:
    header = ("Effect", *(sentence(SOURCE_LABELS[one]) for one in SourceKind))
    cells = tuple((row.effect.title, *(_sign(one) for one in row.cells)) for row in rows)
    return Table("Welke bron zegt wat", header, cells, (2.4, *(1.2 for _ in SourceKind)))


def _sign(cell: MatrixCell) -> str:
    if cell.kept.stance:
        return mark_made_up(STANCE_LABELS[cell.kept.stance], made_up=cell.kept.made_up)
    return GAP_IN_FILES if cell.is_gap else KNOWN


def _sources_of(row: EffectSources) -> list[Block]:
    told = tuple(
        (sentence(SOURCE_LABELS[one.source]), say_cell(one)) for one in row.cells if not one.is_gap
    )
    caption = f"Bronnen over {quote(row.effect.title)}"
    table = Table(caption, ("Bron", "Wat deze bron zegt"), told, (1, 4))
    return [Heading(row.effect.title, 3), *paragraphs(" ".join(row.remarks)), table]


def _portret(citaat: Citaat, material: ReportMaterial, titles: dict[str, str]) -> list[Block]:
    title = citaat.theme or (STORY_OF.format(who=citaat.by) if citaat.by else A_STORY)
    shown = _quote(citaat, titles.get(citaat.effect, ""), _picture(citaat, material))
    return [Heading(sentence(visible(title)), 2), shown, *paragraphs(citaat.story)]


def _picture(citaat: Citaat, material: ReportMaterial) -> Picture | None:
    """The photo in the size of a report; None without, and for what cannot be read."""
    content = small_photo(material.photos.get(citaat.photo)) if citaat.photo else None
    if content is None:
        return None
    words = citaat.photo_words or f"Foto van {citaat.by or 'iemand uit de buurt'}"
    return Picture(content, visible(words))


def _quote(citaat: Citaat, effect: str, picture: Picture | None = None) -> Quote:
    about = f"over {quote(effect)}" if effect else ""
    by = ", ".join(part for part in (citaat.by, about) if part)
    return Quote(citaat.text, by, MADE_UP_CITAAT if citaat.made_up else "", picture)


def _rounds(material: ReportMaterial) -> list[Block]:
    """What panels chose, of stories that stand in this report only."""
    blocks: list[Block] = []
    for story_round in material.story_rounds:
        told = [one for one in tell_choices(story_round, material.citaten) if one.story]
        if told:
            made_up = is_made_up_round(story_round, material.citaten)
            blocks += _round(story_round, told, made_up=made_up)
    return [Heading(ROUNDS_TITLE, 2), Paragraph(ABOUT_ROUNDS), *blocks] if blocks else []


def _round(story_round: StoryRound, told: Sequence[ToldChoice], *, made_up: bool) -> list[Block]:
    is_whole = len(told) == len(story_round.choices)
    agreement = [Paragraph(said)] if is_whole and (said := say_agreement(story_round)) else []
    name = mark_made_up(story_round.name.rstrip("."), made_up=made_up)
    asked = Paragraph(story_round.question, start=f"{name}.")
    return [asked, *agreement, Bullets(tuple(_choice(one) for one in told))]


def _choice(choice: ToldChoice) -> str:
    story = choice.story
    assert story is not None
    by = f" van {story.by}" if story.by else ""
    made_up = " (verzonnen)" if story.made_up else ""
    named = f"{quote(shorten(story.text, MOST_NAMED))}{by}{made_up}"
    told = ALL_MADE_UP if story.made_up else ""
    return join(f"De keuze van {choice.panel}: {named}.", f"Waarom: {choice.why}", told)
