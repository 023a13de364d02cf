"""Who gains under the name of somebody else is told apart in the same way wherever it is shown."""

import json
from dataclasses import replace

from dashboard.keten_parts import incasseerder_choices
from presentation.effectenarena_json import json_bytes
from presentation.effectenarena_workbook_plan import make_plan
from tests.presentation.effectenarena_page_samples import badhuis_material, full_keten
from veranderverhaal.effectenarena.canvas import Column, make_canvas
from veranderverhaal.effectenarena.model import Incasseerder, IncasseerderGroup
from veranderverhaal.report_effectenarena import tell_effectenarena

OWN = (
    Incasseerder("x", "Overheid", IncasseerderGroup.PARTICIPANTS),
    Incasseerder("y", "De school", IncasseerderGroup.OTHERS),
    Incasseerder("z", "De school", IncasseerderGroup.OTHERS),
)
NAMES = ["Overheid", "Overheid (Deelnemers)", "De school (1)", "De school (2)"]
GAINING = ("government", "x", "y", "z")
KETENS = tuple(full_keten(key, incasseerder=key) for key in GAINING)
MATERIAL = badhuis_material()
MATERIAL = replace(
    MATERIAL,
    effectenarena=replace(MATERIAL.effectenarena, ketens=KETENS, incasseerders=OWN),
)
FOUND, STORY = MATERIAL.effectenarena, MATERIAL.veranderverhaal


def test_page_report_and_files_give_them_the_same_names() -> None:
    told = tell_effectenarena(FOUND, STORY, MATERIAL.today.year)
    assert [one.name for one in told.by_incasseerder] == NAMES
    plain = json.loads(json_bytes(MATERIAL))
    assert [one["name"] for one in plain["by_incasseerder"]] == NAMES
    names = make_plan(MATERIAL, (), frozenset()).incasseerders
    assert [names[key].partition(". ")[2] for key in GAINING] == NAMES


def test_canvas_and_form_give_them_the_same_names() -> None:
    cards = make_canvas(FOUND, STORY).column(Column.INCASSEERDER, loose=False)
    assert [one.title for one in cards] == NAMES
    choices = incasseerder_choices(FOUND)
    assert [choices[key].partition(": ")[2] for key in GAINING[1:]] == NAMES[1:]
