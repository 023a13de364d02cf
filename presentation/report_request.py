"""The aanvraag: two pages for a fund, shortened until they are two."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from presentation.report_blocks import (
    Block,
    Bullets,
    Figure,
    Heading,
    Look,
    OnePage,
    Paragraph,
    Quote,
    Report,
    numbered,
)
from presentation.report_fit import fit_pages
from presentation.report_results import results_blocks
from presentation.report_story import key_figures, made_up_blocks
from presentation.report_text import paragraphs, visible, visible_report
from presentation.report_values import report_cover
from veranderverhaal.model import Element, Layer
from veranderverhaal.numbers import feit_sentence
from veranderverhaal.report_results import newest_rounds
from veranderverhaal.report_summary import SummaryLimits, tell_counted, tell_said
from veranderverhaal.report_words import (
    KIND_LABELS,
    MADE_UP_CITAAT,
    NOT_MEASURED,
    shorten,
    tell_certainty,
)
from veranderverhaal.reporting import ReportKind, ReportMaterial
from veranderverhaal.saying_rounds import UNKNOWN_CAUSE
from veranderverhaal.saying_words import quote
from veranderverhaal.text import enumerate_dutch

LONGEST_FUND = 40
NEED, APPROACH, HOPE = "Waarom dit nodig is", "Wat we doen", "Wat we hopen dat mensen merken"
KNOWN, PURPOSE = "Wat we al weten", "Waar de bijdrage voor is"
NO_PURPOSE = "Schrijf op waar het geld voor is: dat staat nog niet in de aanvraag."
NO_NEED = "Schrijf op waarom dit nodig is: dat staat nog niet in de aanvraag."


@dataclass(frozen=True)
class Detail:
    """How many letters a text has at most, how many things are named, and what else there is."""

    text: int
    title: int
    items: int
    explained: bool
    numbers: int
    feiten: int
    citaat: bool
    chart: bool = False

    @property
    def summary(self) -> SummaryLimits:
        """The same, for what the summary tells too."""
        return SummaryLimits(self.items, self.numbers, 2, self.feiten, self.title, 260, 0)


# From roomy to what surely stands on two pages.
DETAILS = (
    Detail(3000, 120, 8, True, 4, 6, True, chart=True),
    Detail(3000, 120, 8, True, 4, 6, True),
    Detail(2400, 120, 8, True, 4, 6, True),
    Detail(1800, 120, 8, False, 4, 6, True),
    Detail(1300, 110, 6, False, 4, 4, True),
    Detail(900, 100, 6, False, 4, 4, False),
    Detail(600, 90, 5, False, 2, 3, False),
    Detail(350, 70, 4, False, 2, 2, False),
    Detail(160, 40, 2, False, 1, 1, False),
)


def request_report(material: ReportMaterial) -> Report:
    """Two pages: what is needed and done, and what is known and asked for."""
    kind, fund = KIND_LABELS[ReportKind.AANVRAAG], material.choice.fund
    named = f"{kind} bij {shorten(fund, LONGEST_FUND)}" if fund else kind
    cover = replace(report_cover(material), kind=named, about=())

    def make(levels: Sequence[int]) -> list[OnePage]:
        first, second = (DETAILS[level] for level in levels)
        return [OnePage(_first(material, first)), OnePage(_second(material, second))]

    pages, levels = fit_pages(make, 2, len(DETAILS), cover, material)
    first, second = (DETAILS[level] for level in levels)
    notices = tuple(_notices(material, first, second))
    return visible_report(Report(cover, numbered(pages), notices))


def _first(material: ReportMaterial, detail: Detail) -> tuple[Block, ...]:
    story = material.veranderverhaal
    need = _cut(_need(material), detail)
    goal = _cut(story.goal, detail, start="Wat we willen bereiken.")
    doelgroepen = story.layer(Layer.DOELGROEP)
    with_whom = f"We doen dit met en voor {_names(doelgroepen, detail)}." if doelgroepen else ""
    direct, indirect = story.layer(Layer.DIRECT), story.layer(Layer.INDIRECT)
    later = f"Zo hopen we bij te dragen aan {_names(indirect, detail)}." if indirect else ""
    return (
        *made_up_blocks(material),
        *_part(NEED, [*need, *goal]),
        *_part(APPROACH, [*_told(with_whom), *_list(story.layer(Layer.AANPAK), detail)]),
        *_part(HOPE, [*_list(direct, detail), *_told(later)]),
    )


def _second(material: ReportMaterial, detail: Detail) -> tuple[Block, ...]:
    feiten = material.veranderverhaal.feiten[: detail.feiten]
    counted = [shorten(feit_sentence(one), detail.title).rstrip(".") for one in feiten]
    told = f"Dit hebben we geteld: {'; '.join(counted)}." if counted else ""
    known: list[Block] = [*_results(material, detail), *_told(told)]
    citaten = material.citaten[:1] if detail.citaat else ()
    known += [Quote(one.text, one.by, MADE_UP_CITAAT if one.made_up else "") for one in citaten]
    source = material.initiatief.source
    sources = [Paragraph(f"Bron: {shorten(source, detail.text)}", Look.QUIET)] if source else []
    return (
        *_part(KNOWN, known),
        *_part(PURPOSE, _cut(material.choice.purpose, detail)),
        *sources,
    )


def _results(material: ReportMaterial, detail: Detail) -> list[Block]:
    """What people say, large, and what that is worth."""
    rounds = newest_rounds(material.released.uitkomsten)
    if not rounds:
        return [Paragraph(NOT_MEASURED)]
    said = tell_said(material, detail.summary)
    blocks: list[Block] = _told(" ".join(said.sentences))
    if said.numbers:
        blocks.append(key_figures(said.numbers))
    if said.items:
        blocks.append(Bullets(said.items))
    if detail.chart:
        blocks += [one for one in results_blocks(material) if isinstance(one, Figure)][:1]
    certain = " ".join((*tell_certainty(rounds[-1]), UNKNOWN_CAUSE))
    return [*blocks, Paragraph(shorten(certain, detail.text), start="Hoe zeker is dit?")]


def _need(material: ReportMaterial) -> str:
    return material.choice.need or material.veranderverhaal.aanleiding


def _part(title: str, blocks: Sequence[Block]) -> list[Block]:
    return [Heading(title), *blocks] if blocks else []


def _told(text: str) -> list[Block]:
    return [Paragraph(text)] if text else []


def _cut(text: str, detail: Detail, start: str = "") -> list[Block]:
    return paragraphs(text if len(text) <= detail.text else shorten(text, detail.text), start=start)


def _list(elements: Sequence[Element], detail: Detail) -> list[Block]:
    items = [_item(one, detail) for one in elements[: detail.items]]
    rest = len(elements) - len(items)
    if rest:
        items.append(f"En nog {rest} andere.")
    return [Bullets(tuple(items))] if items else []


def _item(element: Element, detail: Detail) -> str:
    title, explained = shorten(element.title, detail.title), visible(element.explanation)
    return f"{title.rstrip('.')}. {explained}" if detail.explained and explained else title


def _names(elements: Sequence[Element], detail: Detail) -> str:
    named = [quote(shorten(one.title, detail.title)) for one in elements[: detail.items]]
    rest = len(elements) - len(named)
    return enumerate_dutch([*named, f"nog {rest} andere"] if rest else named)


def _notices(material: ReportMaterial, first: Detail, second: Detail) -> list[str]:
    """What is missing, shortened or left out, for who writes the aanvraag."""
    story, choice = material.veranderverhaal, material.choice
    need, counted = _need(material), tell_counted(material)
    checks = (
        (not need, NO_NEED),
        (not choice.purpose, NO_PURPOSE),
        (len(need) > first.text, f"‘{NEED}’ is ingekort."),
        (len(story.goal) > first.text, "Wat jullie willen bereiken is ingekort."),
        (len(choice.purpose) > second.text, f"‘{PURPOSE}’ is ingekort."),
        (_is_explained(story.layer(Layer.AANPAK), first), "De toelichtingen zijn weggelaten."),
        (
            any(len(story.layer(layer)) > first.items for layer in Layer),
            f"Van elk deel van het verhaal staan er hooguit {first.items} in de aanvraag.",
        ),
        (counted > second.numbers, f"Er staan {second.numbers} van de {counted} getallen in."),
        (bool(material.citaten) and not second.citaat, "Het citaat is weggelaten."),
    )
    return [told for found, told in checks if found]


def _is_explained(elements: Sequence[Element], detail: Detail) -> bool:
    return not detail.explained and any(one.explanation.strip() for one in elements)
