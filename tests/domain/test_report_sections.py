"""Which sections of a report stay empty."""

from dataclasses import replace

import pytest

from presentation.report_values import SECTIONS
from tests.presentation.report_samples import sample_material
from veranderverhaal.model import Veranderverhaal
from veranderverhaal.report_sections import empty_sections
from veranderverhaal.reporting import ReportMaterial, Section
from veranderverhaal.results import Released


def bare(material: ReportMaterial) -> ReportMaterial:
    return replace(material, veranderverhaal=Veranderverhaal(), released=Released(), citaten=())


@pytest.mark.parametrize("is_bare", [False, True], ids=["whole", "bare"])
def test_a_section_is_empty_when_the_report_says_nothing_in_it(is_bare: bool) -> None:
    material = sample_material("het-badhuis")
    material = bare(material) if is_bare else material
    made = {section for section, make in SECTIONS.items() if not make(material)}
    assert empty_sections(material) == made


def test_of_an_empty_story_most_sections_are_left_out() -> None:
    found = empty_sections(bare(sample_material("het-badhuis")))
    assert Section.RESULTS not in found  # it says that nothing was measured yet
    assert len(found) == 11
