"""The columns of the sheet with ketens, by name."""

from presentation.effectenarena_workbook_values_columns import (
    Column,
    bound_columns,
    factor_columns,
    numbered,
)

# Each factor with what it is called, and what holds when nothing was filled in.
FACTORS = {
    "people": ("Aantal mensen", 0),
    "reach": ("Bereik (deel van die mensen)", 1),
    "chance": ("Kans (slagingskans)", 0),
    "delta": ("Verandering (delta)", 0),
    "deadweight": ("Wat anders ook was gebeurd", 0),
    "displacement": ("Verdringing", 0),
    "attribution": ("Aandeel van het initiatief (de rest is van anderen)", 1),
    "drop_off": ("Loopt terug per jaar", 0),
}
WITH_WORDS = ("chance", "delta")


def _factor(name: str) -> tuple[Column, ...]:
    heading, _otherwise = FACTORS[name]
    word = (Column(f"{name}.word", f"{heading}: woord", 13),) if name in WITH_WORDS else ()
    return (*word, *factor_columns(name, heading))


FILLED_IN = (
    Column("number", "Nr", 5, "number"),
    Column("name", "Keten", 38, "text"),
    Column("switch", "Aan (1) of uit (0)", 8),
    Column("aanpak", "Activiteit", 24),
    Column("effect", "Effect", 24),
    Column("incasseerder", "Wie er baat bij heeft", 24),
    Column("gain", "Wat het oplevert", 24),
    Column("pricing", "In euro's?", 16),
    Column("pm_reason", "Waarom zonder prijs", 24),
    Column("is_negative", "Nadeel", 8),
    Column("doelgroep", "Doelgroep", 20),
    Column("leefdomein", "Leefdomein", 16),
    Column("kengetal", "Kengetal", 26),
    Column("first_year", "Eerste jaar", 9, "input_year"),
    Column("years", "Aantal jaren", 9),
    Column("course", "Verloop", 12),
    *(column for name in FACTORS for column in _factor(name)),
    Column("not_claimable", "Niet opeisbaar", 10),
    Column("not_claimable_why", "Waarom niet opeisbaar", 24),
    Column("note", "Opmerking", 30),
)
RECKONED = (
    Column("missing", "Wat nog mist voor de euro's", 26, "text"),
    Column("counts", "Telt mee (1 of 0)", 9, "number"),
    Column("begins", "Eerste jaar van een keten die af is", 10, "number"),
    Column("may_begin", "Eerste jaar van een keten in euro's", 10, "number"),
    Column("length", "Jaren die tellen", 9, "number"),
    Column("start", "Verloop: deel in het eerste jaar", 10, "factor"),
    Column("step", "Verloop: erbij per jaar", 10, "factor"),
    *(
        column
        for name, (heading, _otherwise) in FACTORS.items()
        for column in bound_columns(f"used.{name}", f"Rekent met. {heading}", "factor")
    ),
    *bound_columns("reached", "Mensen in een keten die meetelt", "number"),
    *bound_columns("used.value", "Rekent met. Kengetal", "cents"),
    *bound_columns("per_person", "Kans x verandering x kengetal", "cents"),
    *bound_columns("full", "Baten in een vol jaar", "euros"),
    *bound_columns("fades", "Loopt terug (bij deze baten)", "factor"),
)
KETEN_SHEET = (*FILLED_IN, *RECKONED)
KETEN_COLUMNS = numbered(KETEN_SHEET)
