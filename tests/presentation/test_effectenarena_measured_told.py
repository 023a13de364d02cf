"""Numbers from made-up answers, or from a meting that says something else now: in every file."""

import json
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

from presentation.effectenarena_json import json_bytes
from presentation.effectenarena_pdf import render_effectenarena
from presentation.effectenarena_workbook import workbook_bytes
from presentation.report_effectenarena import effectenarena_blocks
from tests.other_programs import poppler_text
from tests.presentation.effectenarena_page_samples import badhuis_material
from tests.presentation.report_samples import sample_material
from veranderverhaal.effectenarena.model import Factor
from veranderverhaal.effectenarena.notice import Notice, Weight

TOLD = "Deze kans komt uit verzonnen antwoorden."
MATERIAL = replace(
    badhuis_material(), measured=(Notice("measured_made_up", TOLD, weight=Weight.WARN),)
)


def test_each_file_of_an_effectenarena_tells_what_its_measured_numbers_are_worth() -> None:
    assert TOLD in [one["text"] for one in json.loads(json_bytes(MATERIAL))["notices"]]
    strings = ZipFile(BytesIO(workbook_bytes(MATERIAL))).read("xl/sharedStrings.xml").decode()
    assert TOLD in strings
    words = poppler_text("pdftotext", render_effectenarena(MATERIAL))
    assert TOLD in " ".join(words.split())


def test_the_chapter_of_the_report_tells_them_too() -> None:
    found = MATERIAL.effectenarena
    chance = Factor(middle=Decimal("0.5"), source="Meting ‘Eén’", measured="weg weg favourable")
    ketens = (replace(found.ketens[0], chance=chance), *found.ketens[1:])
    report = replace(
        sample_material("het-badhuis"),
        veranderverhaal=MATERIAL.veranderverhaal,
        effectenarena=replace(found, ketens=ketens),
    )
    told = str(effectenarena_blocks(report))
    assert "de slagingskans komt uit een meting die nu niet meer te zien is" in told
