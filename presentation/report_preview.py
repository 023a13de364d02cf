"""What the first pages of a report look like on a screen, before anybody downloads it."""

from presentation.report import report_of
from presentation.report_pdf import report_compiler
from presentation.shape_preview import Preview
from veranderverhaal.reporting import ReportKind, ReportMaterial

MOST_PAGES = 4
PAGE_PPI = 60


def preview_report(material: ReportMaterial, kind: ReportKind) -> Preview:
    """Pictures of the first pages, how many there are, and what the maker should know."""
    report, material = report_of(material, kind)
    compiler, lost = report_compiler(report, material)
    compiled = compiler.compile(format="png", ppi=PAGE_PPI)
    pages = compiled if isinstance(compiled, list) else [compiled]
    pictures = tuple(one for one in pages if one is not None)
    return Preview(pictures[:MOST_PAGES], count=len(pictures), notices=(*report.notices, *lost))
