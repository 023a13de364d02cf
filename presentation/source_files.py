"""The bronnenmatrix as an Excel workbook: a row for each effect, gaps included."""

import io

import xlsxwriter  # type: ignore[import-untyped]

from presentation.uitkomst_files_workbook import LOOKS, NO_TIME, OPTIONS
from veranderverhaal.duiding_labels import SOURCE_LABELS
from veranderverhaal.labels import LAYER_LABELS
from veranderverhaal.source_matrix import EffectSources, Matrix, say_cell, say_sources

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADINGS = ("effect", "soort effect", *SOURCE_LABELS.values(), "hoeveel bronnen", "wat opvalt")
WIDTHS = (26, 18, *(34 for _ in SOURCE_LABELS), 16, 34)
A4 = 9


def make_matrix_workbook(matrix: Matrix, name: str) -> bytes:
    """The matrix as the content of an .xlsx file; no text in it is taken for a formula."""
    with io.BytesIO() as target:
        with xlsxwriter.Workbook(target, OPTIONS) as workbook:
            workbook.set_properties({"title": f"Bronnen van {name}", "created": NO_TIME})
            looks = {one: workbook.add_format(LOOKS[one]) for one in ("heading", "text")}
            sheet = workbook.add_worksheet("Bronnen")
            for column, width in enumerate(WIDTHS):
                sheet.set_column(column, column, width)
            sheet.freeze_panes(1, 1)
            sheet.set_landscape()
            sheet.set_paper(A4)
            sheet.fit_to_pages(1, 0)
            rows = [HEADINGS, *map(_cells, matrix.rows)]
            for place, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    sheet.write_string(place, column, cell, looks["text" if place else "heading"])
        return target.getvalue()


def _cells(row: EffectSources) -> tuple[str, ...]:
    return (
        row.effect.title,
        LAYER_LABELS[row.effect.layer].lower(),
        *map(say_cell, row.cells),
        say_sources(row),
        " ".join(row.remarks),
    )
