"""An effectenarena as an Excel workbook that computes: change an assumption, and all sums follow.

Every formula is written with the value it has now, for programs that only show. It uses functions
that every spreadsheet program has.
"""

import io
from collections.abc import Sequence

import xlsxwriter  # type: ignore[import-untyped]

from presentation.effectenarena_workbook_extra import add_income, add_known_totals
from presentation.effectenarena_workbook_grid import LOOKS
from presentation.effectenarena_workbook_guide import add_guide
from presentation.effectenarena_workbook_ketens import add_ketens
from presentation.effectenarena_workbook_plan import make_plan
from presentation.effectenarena_workbook_results import add_results
from presentation.effectenarena_workbook_settings import add_settings
from presentation.effectenarena_workbook_shares import add_shares
from presentation.effectenarena_workbook_values import add_costs, add_values
from presentation.effectenarena_workbook_years import add_years
from presentation.uitkomst_files_workbook import NO_TIME
from presentation.uitkomst_files_workbook import OPTIONS as ROW_BY_ROW
from veranderverhaal.effectenarena.income_line import IncomeLine
from veranderverhaal.report_effectenarena import EffectenarenaMaterial

OPTIONS = {**ROW_BY_ROW, "constant_memory": False, "in_memory": True}
SHEETS = (
    add_guide,
    add_results,
    add_settings,
    add_values,
    add_ketens,
    add_costs,
    add_years,
    add_shares,
    add_known_totals,
    add_income,
)


def workbook_bytes(
    material: EffectenarenaMaterial,
    *,
    income: Sequence[IncomeLine] = (),
    without: frozenset[str] = frozenset(),
) -> bytes:
    """The content of an .xlsx file; the ketens in `without` are switched off in it."""
    plan = make_plan(material, income, without)
    with io.BytesIO() as target:
        with xlsxwriter.Workbook(target, OPTIONS) as book:
            title = f"Effectenarena van {material.initiatief.name}"
            book.set_properties({"title": title, "created": NO_TIME})
            looks = {name: book.add_format(look) for name, look in LOOKS.items()}
            for add in SHEETS:
                add(book, plan, looks)
        return target.getvalue()
