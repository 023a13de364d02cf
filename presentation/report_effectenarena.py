"""The chapter of a report about the effectenarena, and all that it rests on for the appendix."""

from collections.abc import Iterable, Sequence

from presentation.chart_marks import Picture
from presentation.effectenarena_charts_axis import short_amount
from presentation.effectenarena_charts_ranges import (
    RangeBar,
    Segment,
    Tone,
    range_rows,
    range_samples,
)
from presentation.report_assumptions import assumption_blocks, words_table
from presentation.report_blocks import Block, Bullets, Figure, Heading, Look, Paragraph, Table
from presentation.report_drawing import CHART_LOOK, chart_drawing
from presentation.report_text import cut_alt
from veranderverhaal.effectenarena.measured import outdated_notices
from veranderverhaal.effectenarena.model import Effectenarena
from veranderverhaal.effectenarena.money import ROUNDING_NOTE, euro_range, euros
from veranderverhaal.effectenarena.reckoning import Portion
from veranderverhaal.effectenarena.saying import (
    say_claims,
    say_discount,
    say_headline,
    say_multiplier,
    say_portions,
    say_returned,
)
from veranderverhaal.effectenarena.sensitivity import break_even, carriers
from veranderverhaal.effectenarena.sensitivity_words import say_break_even, say_carriers
from veranderverhaal.model import Veranderverhaal
from veranderverhaal.report_effectenarena import (
    ToldEffectenarena,
    has_anything,
    tell_effectenarena,
)
from veranderverhaal.report_effectenarena_certainty import say_certainty
from veranderverhaal.reporting import ReportMaterial, Section

ABOUT = (
    "In een effectenarena zet een groep naast elkaar wie investeert, in welke activiteit, met welk "
    "effect, en wie daar baat bij heeft. Het is wat de groep zelf inschat."
)
MADE_UP = "Dit is een verzonnen voorbeeld: deze mensen, bedragen en bronnen zijn er niet echt."
WORDS, PM, NEGATIVES = (
    "Van investering tot baten, in woorden",
    "Wat niet in euro’s te zeggen is",
    "Wat ook mis kan gaan",
)
NO_PM, NO_NEGATIVES = "Daar schreef de groep niets over op.", "Daar staat nog niets over."
EUROS, WHO, WHERE, WHEN = (
    "In euro’s",
    "Wie heeft er baat bij?",
    "Op welk leefdomein?",
    "Wanneer?",
)
MEANS = "Wat dat betekent"
CLAIMS, NOTICES, CARRIES = (
    "De kosten naar verhouding van de baten",
    "Lees dit erbij",
    "Waar het meeste van afhangt",
)
BALANCE = "Baten min kosten"
CERTAINTY = "Hoe zeker is dit?"
RANGE_KEY = "van voorzichtig tot ruim"
NONE = "geen baten"


def effectenarena_blocks(material: ReportMaterial) -> list[Block]:
    """Words first, then what has no price and what may go wrong, and only then the euros."""
    found = material.effectenarena
    if found is None or not has_anything(found):
        return []
    measured = outdated_notices(found, material.released, material.veranderverhaal)
    told = tell_effectenarena(found, material.veranderverhaal, material.today.year, measured)
    made_up = [Paragraph(MADE_UP, Look.NOTICE, "Let op.")] if found.settings.made_up else []
    blocks: list[Block] = [
        Paragraph(ABOUT),
        *made_up,
        Heading(WORDS, 2),
        words_table(told.canvas, found, material.veranderverhaal),
        Heading(PM, 2),
        *_list(told.pm, NO_PM),
        Heading(NEGATIVES, 2),
        *_list(told.negatives, NO_NEGATIVES),
    ]
    if told.has_euros:
        blocks += [Heading(EUROS, 2), *_euros(told, material)]
    return blocks


def effectenarena_appendix(material: ReportMaterial) -> list[Block]:
    """Every number behind the chapter, with its range and its source."""
    found = material.effectenarena
    left_out = Section.EFFECTENARENA in material.choice.left_out
    if found is None or left_out or not has_anything(found):
        return []
    title = Heading("Effectenarena: alle aannames", 2)
    return [title, *assumption_blocks(found, material.veranderverhaal, level=3)]


def _euros(told: ToldEffectenarena, material: ReportMaterial) -> list[Block]:
    notices = tuple(one.text for one in told.notices)
    read: list[Block] = [Heading(NOTICES, 3), Bullets(notices)] if notices else []
    if told.missing:
        return [Paragraph(told.missing, Look.NOTICE), *read]
    reckoning, found = told.reckoning, material.effectenarena
    assert found is not None
    return [
        Paragraph(say_headline(reckoning)),
        headline_table(told),
        Paragraph(told.basis, Look.QUIET),
        Paragraph(ROUNDING_NOTE, Look.QUIET),
        *read,
        Heading(MEANS, 3),
        Paragraph(
            " ".join(
                (say_multiplier(reckoning.plain, reckoning), say_returned(reckoning.plain))
            ).strip()
        ),
        Paragraph(say_discount(reckoning)),
        *_portions(WHO, told.by_incasseerder, "per incasseerder", told),
        *_portions(WHERE, told.by_leefdomein, "per leefdomein", told),
        Heading(WHEN, 3),
        _periods(told),
        *_claims(told),
        Heading(CARRIES, 3),
        Paragraph(say_carriers_of(told, material)),
        Paragraph(say_break_even(break_even(reckoning))),
        *certainty_blocks(found, material.veranderverhaal, level=3),
    ]


def certainty_blocks(
    effectenarena: Effectenarena, story: Veranderverhaal, *, level: int
) -> list[Block]:
    """How sure the outcome is: the PDF tells it in the same words."""
    said = say_certainty(effectenarena, story)
    return [Heading(CERTAINTY, level), *(Paragraph(one) for one in said)]


def say_carriers_of(told: ToldEffectenarena, material: ReportMaterial) -> str:
    """Which ketens carry more than half of the baten."""
    assert material.effectenarena is not None
    return say_carriers(carriers(told.reckoning), material.effectenarena, material.veranderverhaal)


def headline_table(told: ToldEffectenarena) -> Table:
    """The outcomes as ranges, not discounted and discounted beside each other."""
    plain, later = told.reckoning.plain, told.reckoning.discounted
    rows = [
        (one.label, ", ".join(part for part in (one.reach, one.middle) if part), one.discounted)
        for one in told.headline
    ]
    rows.insert(2, (BALANCE, euro_range(plain.balance), euro_range(later.balance)))
    header = ("", "Niet verdisconteerd", "Verdisconteerd")
    return Table("De uitkomst, van voorzichtig tot ruim", header, tuple(rows), (3, 5, 5))


def _portions(
    title: str, found: Sequence[Portion], words: str, told: ToldEffectenarena
) -> list[Block]:
    if not found:
        return []
    rows = tuple(
        (
            one.name,
            euro_range(one.plain),
            euro_range(one.discounted),
            euro_range(one.not_claimable) if one.not_claimable.high else "",
        )
        for one in found
    )
    header = ("", "Baten", "Verdisconteerd", "Waarvan niet opeisbaar")
    alt = cut_alt(say_portions(found, words))
    figure = Figure(chart_drawing(_picture(found)), alt, f"Baten {words}. {told.basis}")
    table = Table(f"Baten {words}, van voorzichtig tot ruim", header, rows, (3, 4.5, 4.5, 4))
    return [Heading(title, 3), figure, table]


def _picture(found: Iterable[Portion]) -> Picture:
    rows = [
        RangeBar(
            one.name,
            euro_range(one.plain),
            (Segment(float(one.plain.low), float(one.plain.high)),),
            float(one.plain.middle),
        )
        for one in found
    ]
    samples = range_samples(CHART_LOOK, (Tone.BATEN, RANGE_KEY))
    return range_rows(rows, CHART_LOOK, short_amount, samples=samples)


def _periods(told: ToldEffectenarena) -> Table:
    rows = tuple((one.name, euro_range(one.baten), euro_range(one.costs)) for one in told.by_period)
    caption = "Baten en kosten per periode, niet verdisconteerd"
    return Table(caption, ("Jaren", "Baten", "Kosten"), rows, (2.4, 5, 5))


def _claims(told: ToldEffectenarena) -> list[Block]:
    if not told.claims:
        return []
    rows = tuple(
        (
            one.name,
            NONE if one.cautious is None else euros(one.cautious),
            euros(one.middle),
            NONE if one.generous is None else euros(one.generous),
            euros(one.not_claimable) if one.not_claimable else "",
        )
        for one in told.claims
    )
    header = ("Leefdomein", "Voorzichtig", "Midden", "Ruim", "Niet opeisbaar (midden)")
    caption = "De kosten verdeeld over de leefdomeinen, naar hun baten"
    return [
        Heading(CLAIMS, 3),
        Paragraph(say_claims(told.claims)),
        Table(caption, header, rows, (3, 2.4, 2.4, 2.4, 2.6)),
    ]


def _list(items: tuple[str, ...], empty: str) -> list[Block]:
    return [Bullets(items)] if items else [Paragraph(empty)]
