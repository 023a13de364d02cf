"""The drawings of a report as PNG: the same as in the PDF, for a file that holds no Typst."""

from collections.abc import Sequence

from presentation.report_drawing import Drawing
from presentation.report_pdf import drawing_values
from presentation.typesetting import NO_DATE, make_compiler

TEMPLATE = "report_pictures.typ"
PPI = 200


def drawings_png(drawings: Sequence[Drawing]) -> list[bytes]:
    """A picture of each, in their order."""
    if not drawings:
        return []
    values = {"drawings": [drawing_values(one) for one in drawings]}
    compiler = make_compiler(TEMPLATE, "drawings", values)
    pages = compiler.compile(format="png", ppi=PPI, timestamp=NO_DATE)
    return [pages] if isinstance(pages, bytes) else list(pages or [])
