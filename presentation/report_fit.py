"""How much stands on pages that may be no more than so many: tried out, from roomy to brief."""

from collections.abc import Callable, Sequence

from presentation.report_blocks import Cover, Dressed, OnePage, Report, texts_of
from presentation.report_pdf import page_count, page_fits
from presentation.report_text import visible_report

MOST_LETTERS = 9_000  # more than a page holds in the smallest letters of a table

Make = Callable[[Sequence[int]], list[OnePage]]


def fit_pages(
    make: Make, pages: int, levels: int, cover: Cover, material: Dressed
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


def fit_flow(
    make: Callable[[int], Report], pages: int, levels: int, material: Dressed
) -> tuple[Report, int]:
    """A report that flows at the first level that takes no more pages; the last one must do."""

    def fits(level: int) -> bool:
        report = visible_report(make(level))
        # To set a book takes seconds, and only tells that it is one.
        if sum(map(len, texts_of(report))) > pages * MOST_LETTERS:
            return False
        return page_count(report, material) <= pages

    too_full, enough = 0, 0 if fits(0) else levels - 1
    while enough - too_full > 1:
        tried = (too_full + enough) // 2
        if fits(tried):
            enough = tried
        else:
            too_full = tried
    return visible_report(make(enough)), enough
