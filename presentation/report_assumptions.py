"""All assumptions of an effectenarena as blocks, for a report and for its own pages."""

from collections.abc import Iterator

from presentation.report_blocks import (
    Block,
    Bullets,
    Heading,
    Look,
    Paragraph,
    Table,
    without_empty,
)
from veranderverhaal.effectenarena.canvas import Canvas, investeerders_of
from veranderverhaal.effectenarena.known_total import KnownTotal
from veranderverhaal.effectenarena.known_total_words import say_known_total
from veranderverhaal.effectenarena.known_totals import tell_known_total
from veranderverhaal.effectenarena.labels import BOUND_LABELS
from veranderverhaal.effectenarena.model import Effectenarena
from veranderverhaal.effectenarena.naming import (
    element_name,
    incasseerder_name,
    investeerder_name,
)
from veranderverhaal.effectenarena.settings import ScaleLabel
from veranderverhaal.model import Veranderverhaal
from veranderverhaal.report_effectenarena_assumptions import (
    FACTOR_HEADER,
    AssumedKeten,
    assumed_ketens,
    investering_rows,
    kengetal_rows,
    scale_rows,
    setting_rows,
)
from veranderverhaal.text import enumerate_dutch

BOUNDS = tuple(one.capitalize() for one in BOUND_LABELS)
SETTINGS_HEADER = ("Aanname", "Gekozen")
WORDS_HEADER = (
    *("Nr.", "Wie investeert", "Activiteit", "Effect", "Kans", "Verandering", "Wie heeft baat"),
)
WORDS_WIDTHS = (0.8, 3, 3, 3, 2, 2.2, 3)
COSTS_HEADER = (*("Wie", "Wat", "Wanneer", "Aantal per jaar", "Euro per stuk of per jaar", "Bron"),)
COSTS_WIDTHS = (3, 4, 2.6, 3, 3.4, 3)
VALUES_HEADER = ("Kengetal", *BOUNDS, "Bron", "Prijzen van", "Geschat door")
VALUES_WIDTHS = (3, 2.4, 2.4, 2.4, 4, 2, 3)
FACTOR_WIDTHS = (4, 2, 2, 2, 5)
DEEPEST = 3  # of a heading in a report
ABOUT_WORDS = (
    "Een woord reikt van het getal van het woord eronder tot dat van het woord erboven. De groep "
    "kan de getallen wijzigen."
)
ABOUT_NUMBERS = (
    "Elk getal is drie keer geschat: voorzichtig, midden en ruim. Wat niet is ingevuld, haalt "
    "niets van de baten af."
)


def words_table(canvas: Canvas, effectenarena: Effectenarena, story: Veranderverhaal) -> Table:
    """Each keten on a row, without a single euro."""
    rows = tuple(
        (
            str(one.number),
            enumerate_dutch(
                [
                    investeerder_name(key, effectenarena)
                    for key in investeerders_of(effectenarena, one.keten)
                ]
            )
            or "nog niemand",
            element_name(one.keten.aanpak, story),
            element_name(one.keten.effect, story),
            one.chance or "niet gekozen",
            one.delta or "niet gekozen",
            incasseerder_name(one.keten.incasseerder, effectenarena),
        )
        for one in canvas.ketens
    )
    caption = "De ketens: van wie investeert tot wie er baat bij heeft"
    return Table(caption, WORDS_HEADER, rows, WORDS_WIDTHS, breaks=True)


def assumption_blocks(
    effectenarena: Effectenarena, story: Veranderverhaal, *, level: int
) -> list[Block]:
    """Settings, words, investeringen, kengetallen and ketens; each as far as there are any."""
    settings = effectenarena.settings
    rows = setting_rows(settings)
    return [
        Heading("Wat voor alles geldt", level),
        Table("De instellingen", SETTINGS_HEADER, rows, (3, 9), breaks=True),
        Heading("De getallen achter de woorden", level),
        Paragraph(f"{ABOUT_NUMBERS} {ABOUT_WORDS}", Look.QUIET),
        _scale("De woorden voor een kans", settings.chance_scale),
        _scale("De woorden voor de grootte van een verandering", settings.delta_scale),
        *_investeringen(effectenarena, story, level),
        *_kengetallen(effectenarena, level),
        *_ketens(effectenarena, story, level),
    ]


def _investeringen(
    effectenarena: Effectenarena, story: Veranderverhaal, level: int
) -> Iterator[Block]:
    rows = investering_rows(effectenarena, story)
    if rows:
        yield Heading("Investeringen", level)
        table = Table("Wat er wordt ingebracht", COSTS_HEADER, rows, COSTS_WIDTHS, breaks=True)
        yield without_empty(table)


def _kengetallen(effectenarena: Effectenarena, level: int) -> Iterator[Block]:
    rows = kengetal_rows(effectenarena.kengetallen)
    if rows:
        yield Heading("Kengetallen", level)
        caption = "Euro per persoon per jaar"
        yield Table(caption, VALUES_HEADER, rows, VALUES_WIDTHS, breaks=True)


def _ketens(effectenarena: Effectenarena, story: Veranderverhaal, level: int) -> Iterator[Block]:
    ketens = assumed_ketens(effectenarena, story)
    if ketens:
        yield Heading("Ketens", level)
    for one in ketens:
        yield from _keten(one, min(level + 1, DEEPEST))


def known_total_blocks(
    known_totals: tuple[KnownTotal, ...], effectenarena: Effectenarena, *, level: int
) -> list[Block]:
    """Totals of publications, each with its limits: they are of others and never compared."""
    if not known_totals:
        return []
    blocks: list[Block] = [Heading("Totalen uit publicaties", level)]
    for one in known_totals:
        told = say_known_total(tell_known_total(one, effectenarena.settings))
        blocks += [Heading(one.title, min(level + 1, DEEPEST)), Bullets(told)]
    return blocks


def _scale(caption: str, scale: tuple[ScaleLabel, ...]) -> Table:
    return Table(caption, ("Woord", "Getal", "Bron"), scale_rows(scale), (3, 2, 7))


def _keten(keten: AssumedKeten, level: int) -> list[Block]:
    notes = ". ".join(one.rstrip(".") for one in (keten.told, *keten.notes))
    return [
        Heading(f"Keten {keten.number}: {keten.title}", level),
        Paragraph(f"{notes[:1].upper()}{notes[1:]}.", Look.QUIET),
        Table(f"De getallen van keten {keten.number}", FACTOR_HEADER, keten.rows, FACTOR_WIDTHS),
    ]
