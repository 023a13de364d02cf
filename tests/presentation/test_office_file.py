"""Office files say nothing of the moment at which they were made, nor do workbooks inside them."""

import io
from zipfile import ZipFile, ZipInfo

from presentation.office_file import without_moment

SAID = "<p>Gemaakt op 2026-03-01T10:00:00Z</p>"


def packed(second: int, **parts: str | bytes) -> bytes:
    target = io.BytesIO()
    with ZipFile(target, "w") as file:
        for name, part in parts.items():
            file.writestr(ZipInfo(name, (2026, 3, 1, 10, 0, second)), part)
    return target.getvalue()


def presentation_made_at(second: int) -> bytes:
    created = f"<created>2026-03-01T10:00:{second:02}Z</created>"
    workbook = packed(second, **{"docProps/core.xml": created, "sheet1.xml": SAID})
    return packed(second, **{"slide1.xml": SAID, "embeddings/chart.xlsx": workbook})


def test_made_at_another_moment_the_bytes_are_the_same() -> None:
    first, second = presentation_made_at(2), presentation_made_at(4)
    assert first != second
    assert without_moment(first) == without_moment(second)


def test_what_stands_in_the_file_stays_also_when_it_looks_like_a_moment() -> None:
    made = ZipFile(io.BytesIO(without_moment(presentation_made_at(2))))
    assert made.namelist() == ["slide1.xml", "embeddings/chart.xlsx"]
    workbook = ZipFile(io.BytesIO(made.read("embeddings/chart.xlsx")))
    assert [made.read("slide1.xml"), workbook.read("sheet1.xml")] == [SAID.encode()] * 2
    assert b"2026" not in workbook.read("docProps/core.xml")
