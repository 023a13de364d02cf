"""The diagram and the poster: in a fresh process, and in one that made them before."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path
from typing import Literal, TypeVar, get_args

from benchmarks.surroundings import INITIATIEF, open_engine, prepared_data, run_fresh
from benchmarks.timing import Measurement, Timer, compare, seconds_of
from presentation.diagram import diagram_png, diagram_svg
from presentation.poster import FileType, make_poster
from sample_data.loader import load_sample
from storage.engine import reading
from storage.showcases import load_showcase
from veranderverhaal.exchange import Bundle
from veranderverhaal.model import Veranderverhaal
from veranderverhaal.showcase import Showcase

Drawn = TypeVar("Drawn")
TITLE = "Veranderverhaal"
WARM_TIMES = 3
# Imports no more than it needs, as a fresh process would.
COLD_DIAGRAM = """
from presentation.diagram import diagram_{file_type} as draw
from sample_data.loader import load_sample
draw(load_sample("{initiatief}").veranderverhaal, title="{title}")
"""


def measure_diagram(runs: int) -> list[Measurement]:
    """Cold includes Python, the imports and loading the WebAssembly."""
    stories = changing_stories()
    subjects: dict[str, Timer] = {
        "diagram svg, cold": partial(time_cold_diagram, "svg"),
        "diagram svg, warm": warmed(draw_svg, stories),
        "diagram png, cold": partial(time_cold_diagram, "png"),
        "diagram png, warm": warmed(draw_png, stories),
    }
    yardstick = partial(seconds_of, partial(run_fresh, "-c", "pass"))
    return compare("diagram", "python -c pass", yardstick, subjects, runs)


def measure_poster(runs: int) -> list[Measurement]:
    """Cold is the whole command `cli.py poster`; warm is what a worker of the server does."""
    stories = changing_stories()
    with prepared_data() as data:
        shown = changing_showcases(data)
        subjects: dict[str, Timer] = {}
        for file_type in get_args(FileType):
            draw = partial(make_poster, file_type=file_type)
            subjects[f"poster {file_type}, cold"] = partial(time_cold_poster, file_type, data)
            subjects[f"poster {file_type}, warm"] = warmed(draw, shown)
        return compare("poster", "diagram svg, warm", warmed(draw_svg, stories), subjects, runs)


def draw_svg(bundle: Bundle) -> object:
    return diagram_svg(bundle.veranderverhaal, title=TITLE)


def draw_png(bundle: Bundle) -> object:
    return diagram_png(bundle.veranderverhaal, title=TITLE)


def time_cold_diagram(file_type: Literal["svg", "png"]) -> float:
    code = COLD_DIAGRAM.format(file_type=file_type, initiatief=INITIATIEF, title=TITLE)
    return seconds_of(partial(run_fresh, "-c", code))


def time_cold_poster(file_type: FileType, data: Path) -> float:
    command = ("cli.py", "poster", INITIATIEF, "--type", file_type)
    return seconds_of(partial(run_fresh, *command, "--out", str(data / "poster"), data=data))


def warmed(draw: Callable[[Drawn], object], stories: Iterator[Drawn]) -> Timer:
    """Times what this process did before, each time with another title on one card.

    Typst remembers whole documents: the same poster twice would say nothing.
    """

    def draw_next() -> None:
        draw(next(stories))

    draw_next()
    return partial(seconds_of, draw_next, times=WARM_TIMES)


def changing_stories() -> Iterator[Bundle]:
    """The sample story for ever, never twice the same."""
    bundle = load_sample(INITIATIEF)
    for number in count(1):
        yield replace(bundle, veranderverhaal=retitled(bundle.veranderverhaal, number))


def changing_showcases(data: Path) -> Iterator[Showcase]:
    """What the sample shows, uitkomsten and citaat included; for ever, never twice the same."""
    engine = open_engine(data)
    with reading(engine) as session:
        shown = load_showcase(INITIATIEF, today=date(2026, 1, 1), session=session)
    engine.dispose()
    for number in count(1):
        yield replace(shown, veranderverhaal=retitled(shown.veranderverhaal, number))


def retitled(veranderverhaal: Veranderverhaal, number: int) -> Veranderverhaal:
    first, *others = veranderverhaal.elements
    elements = (replace(first, title=f"{first.title} {number}"), *others)
    return replace(veranderverhaal, elements=elements)
