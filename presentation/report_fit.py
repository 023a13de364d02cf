"""How much stands on pages that may be no more than so many: tried out, from roomy to brief."""

from collections.abc import Callable, Sequence

from presentation.report_blocks import Cover, OnePage, Report
from presentation.report_pdf import page_fits
from presentation.report_text import visible_report
from veranderverhaal.reporting import ReportMaterial

Make = Callable[[Sequence[int]], list[OnePage]]


def fit_pages(
    make: Make, pages: int, levels: int, cover: Cover, material: ReportMaterial
) -> tuple[list[OnePage], list[int]]:
    """The pages at the first level at which each fits, and those levels; the last one must do."""

    def fitting(chosen: Sequence[int]) -> list[bool]:
        report = visible_report(Report(cover, tuple(make(chosen))))
        return page_fits(report, material)

    # Each page lies between a level at which it is too full and one at which it fits.
    fits = fitting([0] * pages)
    too_full, enough = [0] * pages, [0 if fit else levels - 1 for fit in fits]
    while any(last - first > 1 for first, last in zip(too_full, enough, strict=True)):
        tried = [(first + last) // 2 for first, last in zip(too_full, enough, strict=True)]
        for page, fit in enumerate(fitting(tried)):
            if fit:
                enough[page] = tried[page]
            else:
                too_full[page] = tried[page]
    return make(enough), enough
