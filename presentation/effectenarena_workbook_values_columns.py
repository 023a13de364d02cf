"""The columns of the sheets with kengetallen and investeringen, by name."""

from collections.abc import Mapping
from dataclasses import dataclass

from veranderverhaal.effectenarena.labels import BOUND_LABELS

BOUNDS = ("low", "middle", "high")
LABEL_OF_BOUND = dict(zip(BOUNDS, BOUND_LABELS, strict=True))


@dataclass(frozen=True)
class Column:
    """A column: its heading, its width, and how its cells look."""

    key: str
    heading: str
    width: float = 12
    look: str = "input"


def factor_columns(name: str, heading: str) -> tuple[Column, ...]:
    """Three numbers and where they come from."""
    numbers = (Column(f"{name}.{one}", f"{heading}: {LABEL_OF_BOUND[one]}", 11) for one in BOUNDS)
    return (*numbers, Column(f"{name}.source", f"{heading}: bron", 24))


def bound_columns(name: str, heading: str, look: str) -> tuple[Column, ...]:
    """Three computed numbers."""
    return tuple(
        Column(f"{name}.{one}", f"{heading}: {LABEL_OF_BOUND[one]}", 12, look) for one in BOUNDS
    )


def numbered(columns: tuple[Column, ...]) -> Mapping[str, int]:
    """The place of each column, by its name."""
    return {column.key: place for place, column in enumerate(columns)}


VALUE_SHEET = (
    Column("name", "Kengetal", 34, "text"),
    *factor_columns("value", "Euro per persoon per jaar"),
    Column("year", "Jaar van de bron", 9, "input_year"),
    Column("price_year", "Prijspeil", 9, "input_year"),
    Column("estimated_by", "Geschat door", 22),
    Column("leefdomein", "Leefdomein", 16),
    Column("url", "Link", 24),
    Column("note", "Opmerking", 30),
    Column("whole", "Volledig (1 of 0)", 9, "number"),
    Column("ratio", "Naar het gekozen prijspeil: maal", 12, "weight"),
    *bound_columns("level", "Op het gekozen prijspeil", "cents"),
)
VALUE_COLUMNS = numbered(VALUE_SHEET)

COST_SHEET = (
    Column("number", "Nr", 5, "number"),
    Column("investeerder", "Wie brengt het in", 26),
    Column("sector", "Soort partij", 11),
    Column("aanpak", "Waarin", 26),
    Column("kind", "Wat", 9),
    Column("words", "Omschrijving", 30),
    Column("first_year", "Eerste jaar", 9, "input_year"),
    Column("years", "Aantal jaren", 9),
    *factor_columns("quantity", "Hoeveel per jaar"),
    *factor_columns("price", "Euro per stuk (bij geld: euro per jaar)"),
    Column("note", "Opmerking", 30),
    Column("counts", "Telt mee (1 of 0)", 9, "number"),
    Column("missing", "Wat nog mist", 22, "text"),
    Column("begins", "Eerste jaar van wat meetelt", 10, "number"),
    Column("may_begin", "Eerste jaar van wat een prijs heeft", 10, "number"),
    *bound_columns("year", "Kosten per jaar", "euros"),
)
COST_COLUMNS = numbered(COST_SHEET)
