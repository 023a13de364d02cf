"""The rows beside the tallies as domain values."""

from decimal import Decimal

from storage.tally_tables import FigureRow, NormRow, ThemeRow
from veranderverhaal.uitkomst import FigureUnit, NeighbourhoodFigure, Norm, Theme


def to_norm(row: NormRow) -> Norm:
    """A norm from its row."""
    return Norm(row.question, Decimal(row.least), row.set_on, row.revision)


def to_figure(row: FigureRow) -> NeighbourhoodFigure:
    """A figure of the neighbourhood from its row."""
    return NeighbourhoodFigure(
        key=row.key,
        label=row.label,
        area=row.area,
        value=Decimal(row.value),
        unit=FigureUnit(row.unit),
        year=row.year,
        source=row.source,
        url=row.url,
        instrument=row.instrument,
        item=row.item,
        variant=row.variant,
        question=row.question,
        revision=row.revision,
    )


def to_theme(row: ThemeRow) -> Theme:
    """A theme from its row."""
    return Theme(row.key, row.question, row.label, row.revision)
