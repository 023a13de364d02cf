"""The impactrapport and the aanvraag, as a PDF and as a Word file that can be changed."""

from dataclasses import replace
from typing import Literal

from presentation.poster import PosterFile
from presentation.report_blocks import Report
from presentation.report_pdf import report_pdf
from presentation.report_request import request_report
from presentation.report_values import impact_report
from presentation.report_word import report_word
from veranderverhaal.reporting import ReportKind, ReportMaterial

ReportFile = Literal["pdf", "docx"]


def make_report(
    material: ReportMaterial, file_type: ReportFile, *, kind: ReportKind = ReportKind.IMPACT
) -> PosterFile:
    """The report as a file, with what its maker should know. `logo` is a PNG.

    Depends on nothing but its arguments, so it can run in another process.
    """
    report, material = report_of(material, kind)
    if file_type == "docx":
        return PosterFile(report_word(report, material), report.notices)
    content, notices = report_pdf(report, material)
    return PosterFile(content, (*report.notices, *notices))


def report_of(material: ReportMaterial, kind: ReportKind) -> tuple[Report, ReportMaterial]:
    """What a report says, and the material that belongs with it.

    An aanvraag goes to a gemeente or a fund: its citaat needs leave for that.
    """
    if kind is not ReportKind.AANVRAAG:
        return impact_report(material), material
    meant = replace(
        material, citaten=material.citaten_for_gemeente, bijeenkomsten=(), effectenarena=None
    )
    return request_report(meant), meant
