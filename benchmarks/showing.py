"""The other shapes and the impactrapport, as a worker of the server makes them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path
from typing import get_args

from benchmarks.drawing import changing_showcases, retitled, warmed
from benchmarks.surroundings import INITIATIEF, open_engine, prepared_data
from benchmarks.timing import Measurement, Timer, compare, seconds_of
from presentation.poster import make_poster
from presentation.report import ReportFile, make_report
from presentation.shapes import Shape, make_shape
from storage.engine import reading
from storage.showcase_queries import load_report_material
from veranderverhaal.reporting import ReportMaterial
from veranderverhaal.uitkomst import Uitkomsten

AGAINST = "poster pdf, warm"
PAGES = 20
MOST_METINGEN = 20
TODAY = date(2026, 1, 1)
PAGE = re.compile(rb"/Type\s*/Page\b")


def measure_shapes(runs: int) -> list[Measurement]:
    """Every shape but the posters, which have a benchmark of their own."""
    with prepared_data() as data:
        shown = changing_showcases(data)
        subjects = {
            f"{shape}, warm": warmed(partial(make_shape, shape=shape), shown)
            for shape in Shape
            if shape not in (Shape.A4, Shape.A3)
        }
        yardstick = warmed(partial(make_poster, file_type="pdf"), shown)
        return compare("shapes", AGAINST, yardstick, subjects, runs)


def measure_report(runs: int) -> list[Measurement]:
    """A report of at least twenty pages, for print and for Word; each time with another title."""
    with prepared_data() as data:
        shown = changing_showcases(data)
        material, pages = long_material(data)
        subjects: dict[str, Timer] = {
            f"{file_type}, {pages} pages": partial(time_report, changing(material), file_type)
            for file_type in get_args(ReportFile)
        }
        yardstick = warmed(partial(make_poster, file_type="pdf"), shown)
        return compare("report", AGAINST, yardstick, subjects, runs)


def time_report(materials: Iterator[ReportMaterial], file_type: ReportFile) -> float:
    material = next(materials)
    return seconds_of(lambda: make_report(material, file_type))


def changing(material: ReportMaterial) -> Iterator[ReportMaterial]:
    for number in count(1):
        yield replace(material, veranderverhaal=retitled(material.veranderverhaal, number))


def long_material(data: Path) -> tuple[ReportMaterial, int]:
    """What the sample tells, as if it had asked so often that it fills the pages; how many."""
    engine = open_engine(data)
    with reading(engine) as session:
        material = load_report_material(INITIATIEF, today=TODAY, session=session)
    engine.dispose()
    asked = material.released.uitkomsten
    for times in range(1, MOST_METINGEN):
        again = tuple(asked_again(one, number) for number in range(times) for one in asked)
        longer = replace(material, released=replace(material.released, uitkomsten=again))
        pages = len(PAGE.findall(make_report(longer, "pdf").content))
        if pages >= PAGES:
            return longer, pages
    raise AssertionError(f"the report does not come to {PAGES} pages")


def asked_again(uitkomsten: Uitkomsten, number: int) -> Uitkomsten:
    meting = uitkomsten.meting
    again = replace(meting, key=f"{meting.key}-{number}", name=f"{meting.name} {number}")
    return replace(uitkomsten, meting=again)
