"""Uitkomsten as files to take along. All are made from what is shown, so what is not stays home."""

from presentation.uitkomst_files_csv import (
    make_csv_change,
    make_csv_rounds,
    make_csv_tidy,
    make_csv_wide,
)
from presentation.uitkomst_files_json import make_json
from presentation.uitkomst_files_workbook import make_workbook, write_workbook
from presentation.uitkomst_files_zip import Picture, draw_pictures, make_chart_zip

__all__ = [
    "Picture",
    "draw_pictures",
    "make_chart_zip",
    "make_csv_change",
    "make_csv_rounds",
    "make_csv_tidy",
    "make_csv_wide",
    "make_json",
    "make_workbook",
    "write_workbook",
]
