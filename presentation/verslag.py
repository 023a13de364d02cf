"""The verslag of a bijeenkomst: two pages at most, as a PDF and as a Word file to change."""

from presentation.poster import PosterFile
from presentation.report import ReportFile
from presentation.report_blocks import Report
from presentation.report_fit import fit_flow
from presentation.report_pdf import report_pdf
from presentation.report_word import report_word
from presentation.verslag_blocks import verslag_at
from presentation.verslag_detail import DETAILS
from veranderverhaal.bijeenkomst_material import BijeenkomstMaterial

MOST_PAGES = 2


def make_verslag(material: BijeenkomstMaterial, file_type: ReportFile) -> PosterFile:
    """The verslag as a file, with what its maker should know.

    Depends on nothing but its arguments, so it can run in another process.
    """
    report = verslag_report(material)
    if file_type == "docx":
        return PosterFile(report_word(report, material), report.notices)
    content, notices = report_pdf(report, material)
    return PosterFile(content, (*report.notices, *notices))


def verslag_report(material: BijeenkomstMaterial) -> Report:
    """What the verslag says, as much of it as two pages hold."""
    report, _ = fit_flow(
        lambda level: verslag_at(material, DETAILS[level]), MOST_PAGES, len(DETAILS), material
    )
    return report
