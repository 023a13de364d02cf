"""A PDF keeps to UA-1 and A-2a, also when nobody gave the day that PDF/A asks for."""

from dataclasses import replace

import pytest

from presentation.poster import NO_STANDARD
from presentation.shapes import Shape, make_shape
from tests.presentation.showcase_samples import badhuis_showcase


@pytest.mark.parametrize("shape", [Shape.A4, Shape.A3, Shape.FLYER, Shape.CARDS, Shape.SMALL_CARDS])
def test_without_a_date_a_pdf_keeps_to_the_standards_too(shape: Shape) -> None:
    showcase = badhuis_showcase()
    undated = replace(showcase.initiatief, reference_date=None)
    made = make_shape(replace(showcase, initiatief=undated), shape)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made.content
    assert b"<pdfaid:part>2</pdfaid:part>" in made.content
    assert NO_STANDARD not in made.notices
