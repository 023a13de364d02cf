"""From what a report is made of to its blocks: one list, that the PDF and the Word file share."""

from collections.abc import Callable, Mapping, Sequence

from presentation.report_appendix import appendix_blocks
from presentation.report_blocks import (
    Block,
    Cover,
    Heading,
    Look,
    NewPage,
    OnePage,
    Report,
    numbered,
)
from presentation.report_duiding import (
    afspraken_blocks,
    duiding_blocks,
    learned_blocks,
    timeline_blocks,
)
from presentation.report_effectenarena import effectenarena_appendix, effectenarena_blocks
from presentation.report_fit import fit_pages
from presentation.report_results import results_blocks
from presentation.report_story import (
    aanleiding_blocks,
    feiten_blocks,
    made_up_blocks,
    measured_blocks,
    neveneffecten_blocks,
    summary_blocks,
    veranderverhaal_blocks,
)
from presentation.report_text import paragraphs, visible_report
from presentation.report_voices import citaten_blocks, sources_blocks
from veranderverhaal.report_summary import SUMMARY_LIMITS, SummaryLimits
from veranderverhaal.report_words import KIND_LABELS, SECTION_LABELS, shorten, tell_made_up
from veranderverhaal.reporting import ReportKind, ReportMaterial, Section
from veranderverhaal.saying_words import say_day

ABOUT = "Wat we doen, wat mensen daarvan merken, en hoe zeker we dat weten."
ABOUT_HOPES = "Wat we doen, en wat we hopen dat mensen daarvan merken."
MADE_ON = "Gemaakt op {day}"
INTRODUCTION_CUT = "De inleiding bij de samenvatting is ingekort: de samenvatting is één bladzijde."
SUMMARY_CUT = "De samenvatting is korter gemaakt, zodat ze op één bladzijde past."

Make = Callable[[ReportMaterial], list[Block]]
SECTIONS: Mapping[Section, Make] = {
    Section.AANLEIDING: aanleiding_blocks,
    Section.VERANDERVERHAAL: veranderverhaal_blocks,
    Section.MEASURED: measured_blocks,
    Section.RESULTS: results_blocks,
    Section.DUIDING: duiding_blocks,
    Section.LEARNED: learned_blocks,
    Section.AFSPRAKEN: afspraken_blocks,
    Section.CITATEN: citaten_blocks,
    Section.FEITEN: feiten_blocks,
    Section.NEVENEFFECTEN: neveneffecten_blocks,
    Section.EFFECTENARENA: effectenarena_blocks,
    Section.TIMELINE: timeline_blocks,
    Section.SOURCES: sources_blocks,
    Section.APPENDIX: lambda material: [
        *appendix_blocks(material),
        *effectenarena_appendix(material),
    ],
}
OWN_PAGE = (Section.APPENDIX,)


def impact_report(material: ReportMaterial) -> Report:
    """The impactrapport; a section of which nothing is known is not in it."""
    cover = report_cover(material)
    blocks: list[Block] = []
    notices: tuple[str, ...] = ()
    for section in Section:
        if section in material.choice.left_out:
            continue
        if section is Section.SUMMARY:
            summary, notices = _fitted_summary(material, cover)
            blocks.append(summary)
        else:
            blocks += _section(section, material)
    return visible_report(Report(cover, numbered(blocks), notices))


def report_cover(material: ReportMaterial) -> Cover:
    """Who this is about, when it was made, and what in it is made up."""
    initiatief = material.initiatief
    return Cover(
        kind=KIND_LABELS[ReportKind.IMPACT],
        name=initiatief.name or "Ons initiatief",
        place=", ".join(part for part in (initiatief.buurt, initiatief.gemeente) if part),
        motto=initiatief.motto,
        about=(ABOUT if material.released.uitkomsten else ABOUT_HOPES,),
        made_on=MADE_ON.format(day=say_day(material.today)),
        warnings=tell_made_up(material),
    )


def _section(section: Section, material: ReportMaterial) -> list[Block]:
    own = paragraphs(material.choice.introduction(section), Look.LEAD)
    found = SECTIONS[section](material)
    if not found and not own:
        return []
    apart = section in OWN_PAGE and bool(found)
    start: list[Block] = [NewPage()] if apart else []
    return [*start, Heading(SECTION_LABELS[section]), *own, *found]


def _fitted_summary(material: ReportMaterial, cover: Cover) -> tuple[OnePage, tuple[str, ...]]:
    """The summary as long as one page holds."""

    def make(levels: Sequence[int]) -> list[OnePage]:
        return [_summary(material, SUMMARY_LIMITS[levels[0]])]

    (page,), (level,) = fit_pages(make, 1, len(SUMMARY_LIMITS), cover, material)
    own = material.choice.introduction(Section.SUMMARY)
    is_cut = len(own) > SUMMARY_LIMITS[level].introduction
    notices = [INTRODUCTION_CUT] if is_cut else []
    return page, (*notices, *([SUMMARY_CUT] if level else []))


def _summary(material: ReportMaterial, limits: SummaryLimits) -> OnePage:
    own = material.choice.introduction(Section.SUMMARY)
    if len(own) > limits.introduction:
        own = shorten(own, limits.introduction)
    return OnePage(
        (
            Heading(SECTION_LABELS[Section.SUMMARY]),
            *paragraphs(own, Look.LEAD),
            *made_up_blocks(material),
            *summary_blocks(material, limits),
        )
    )
