"""A workbook as a spreadsheet program sees it: its cells, and what comes out when it computes."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import ironcalc

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINKED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
Place = tuple[str, str]  # the name of a sheet and an address such as "B7"
Value = float | str


@dataclass(frozen=True)
class Cells:
    """All that is written in a workbook: inputs, formulas, and the values kept with these."""

    inputs: Mapping[Place, Value]
    formulas: Mapping[Place, str]
    kept: Mapping[Place, Value]


def read_cells(content: bytes) -> Cells:
    inputs: dict[Place, Value] = {}
    formulas: dict[Place, str] = {}
    kept: dict[Place, Value] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        texts = _shared_texts(archive)
        for number, name in enumerate(_sheet_names(archive), 1):
            page = ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml"))
            for cell in page.iter(f"{MAIN}c"):
                place = (name, cell.attrib["r"])
                formula = cell.findtext(f"{MAIN}f")
                value = _value(cell, texts)
                if formula is not None:
                    formulas[place], kept[place] = formula, "" if value is None else value
                elif value is not None:
                    inputs[place] = value
    return Cells(inputs, formulas, kept)


def computed(
    content: bytes, path: Path, changes: Mapping[Place, Value | None]
) -> dict[Place, Value]:
    """The value of every formula after these cells were changed and all was computed again."""
    path.write_bytes(content)
    model = ironcalc.load_from_xlsx(str(path), "en", "UTC", "en")
    cells = read_cells(content)
    sheets = list(dict.fromkeys(sheet for sheet, _address in [*cells.inputs, *cells.formulas]))
    order = {name: number for number, name in enumerate(_names_of(content))}
    assert set(sheets) <= set(order)
    for (sheet, address), value in changes.items():
        row, column = _row_and_column(address)
        if isinstance(value, str):
            model.update_cell_with_text(order[sheet], row, column, value)
        elif value is None:
            model.clear_cell_contents(order[sheet], row, column)
        else:
            model.update_cell_with_number(order[sheet], row, column, value)
    model.evaluate()
    found = {}
    for sheet, address in cells.formulas:
        value = model.get_cell_value(order[sheet], *_row_and_column(address))
        found[sheet, address] = "" if value is None else value
    return found


def differences(
    found: Mapping[Place, Value], wanted: Mapping[Place, Value]
) -> dict[Place, tuple[Value, Value]]:
    """The cells that do not agree to a millionth of a euro, or of their size."""
    assert found.keys() == wanted.keys()
    return {
        place: (found[place], wanted[place])
        for place in wanted
        if not _agree(found[place], wanted[place])
    }


def without_kept_values(content: bytes) -> bytes:
    """The workbook with a wrong number at every formula: only who computes finds the right one."""
    with io.BytesIO() as target:
        with (
            zipfile.ZipFile(io.BytesIO(content)) as archive,
            zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as spoiled,
        ):
            for name in archive.namelist():
                part = archive.read(name)
                spoiled.writestr(name, _spoiled(part) if "worksheets/sheet" in name else part)
        return target.getvalue()


def _spoiled(page: bytes) -> bytes:
    ElementTree.register_namespace("", MAIN[1:-1])
    tree = ElementTree.fromstring(page)
    for cell in tree.iter(f"{MAIN}c"):
        if cell.find(f"{MAIN}f") is not None:
            cell.attrib.pop("t", None)
            for value in cell.findall(f"{MAIN}v"):
                value.text = "-987654"
    return ElementTree.tostring(tree, xml_declaration=True, encoding="UTF-8")


def _agree(one: Value, other: Value) -> bool:
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    return abs(one - other) <= max(1e-6, 1e-9 * abs(other))


def _names_of(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return _sheet_names(archive)


def _sheet_names(archive: zipfile.ZipFile) -> list[str]:
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    return [sheet.attrib["name"] for sheet in book.iter(f"{MAIN}sheet")]


def _shared_texts(archive: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    table = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
    return ["".join(item.itertext()) for item in table.iter(f"{MAIN}si")]


def _value(cell: ElementTree.Element, texts: list[str]) -> Value | None:
    value = cell.findtext(f"{MAIN}v") or None
    if value is None:
        return None
    kind = cell.attrib.get("t", "n")
    if kind == "s":
        return texts[int(value)]
    return value if kind == "str" else float(value)


def _row_and_column(address: str) -> tuple[int, int]:
    letters = address.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(address[len(letters) :]), column
