"""Reports keep to PDF/UA-1 and PDF/A-2a: every rule that veraPDF can check, in one run."""

from presentation.report import make_report
from tests.presentation.report_samples import HOSTILE, hostile_material, sample_material
from tests.verapdf import broken_rules, needs_verapdf
from veranderverhaal.reporting import ReportKind


@needs_verapdf
def test_reports_break_no_rule() -> None:
    reports = (
        make_report(sample_material("buurttuin-kempenaar"), "pdf"),
        make_report(hostile_material(" ".join(HOSTILE[:6]), elements=4), "pdf"),
        make_report(sample_material("buurttuin-kempenaar"), "pdf", kind=ReportKind.AANVRAAG),
    )
    assert broken_rules(*(report.content for report in reports)) == [[], [], []]
