"""Figures of the neighbourhood out of a file, through the page."""

import pytest

from storage.tally_queries import list_figures
from tests.kept import read
from tests.pages.conftest import Open, sound
from tests.storage.table_samples import excel
from veranderverhaal.uitkomst import FigureUnit

SLUG = "de-sleutel"
HEADER = ("naam", "gebied", "waarde", "eenheid", "jaar", "bron")
AT_HOME = ("Voelt zich thuis", "Haarlem", "72,5", "procent", "2023", "Monitor")
GRADE = ("Cijfer voor de buurt", "Leidsebuurt", "7,1", "cijfer", "2024", "CBS")
WRONG = ("Zonder getal", "Haarlem", "veel", "procent", "2023", "Monitor")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_csv(*rows: tuple[str, ...]) -> bytes:
    return "\n".join(";".join(row) for row in rows).encode("cp1252")


FILES = {
    "csv": ("cijfers.csv", as_csv(HEADER, AT_HOME, WRONG, GRADE), "text/csv"),
    "xlsx": ("cijfers.xlsx", excel(HEADER, AT_HOME, WRONG, GRADE), XLSX),
}


@pytest.mark.parametrize("file", FILES.values(), ids=FILES.keys())
def test_figures_come_in_from_a_file_and_a_wrong_row_is_told(
    open_page: Open, file: tuple[str, bytes, str]
) -> None:
    app = open_page("buurtcijfers", initiatief=SLUG)
    app.file_uploader[0].set_value(file)
    sound(app.run())
    assert [one.value.split(":")[0] for one in app.warning] == ["Rij 3"]
    button = next(one for one in app.button if one.label == "Haal 2 cijfers binnen")
    sound(button.click().run())
    kept = [(one.label, one.area, f"{one.value}", one.unit) for one in read(list_figures, SLUG)]
    assert kept == [
        ("Voelt zich thuis", "Haarlem", "72.5", FigureUnit.PERCENT),
        ("Cijfer voor de buurt", "Leidsebuurt", "7.1", FigureUnit.GRADE),
    ]


def test_a_file_without_the_right_columns_is_refused_in_words(open_page: Open) -> None:
    app = open_page("buurtcijfers", initiatief=SLUG)
    app.file_uploader[0].set_value(("cijfers.csv", b"a;b\n1;2\n", "text/csv"))
    sound(app.run())
    assert app.error
    assert read(list_figures, SLUG) == []
