"""Flat where it should be flat: what one waits for at a million responses, beside the same at ten.

Two data folders, each with one meting of the sample that is filled with its own answers. Run as a
process of its own for each turn, `python -m benchmarks.flat NUMBER` prints the seconds as JSON:
Streamlit keeps much between runs, and here every page begins without what it kept.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path

from benchmarks.counting import FEW, fill, page_data
from benchmarks.surroundings import INITIATIEF, open_engine, prepared_data, run_fresh
from benchmarks.timing import Measurement, seconds_of
from sample_data.loader import load_measured
from storage.arrivals import Arrival
from storage.commands import set_meting_state
from storage.commands.responses import keep_responses
from storage.engine import Engine, reading, writing
from storage.meting_queries import form_stamp, list_metingen, load_form
from storage.showcases import load_showcase
from veranderverhaal.meting import MetingState

GROUP = "flat"
MANY = (1_000, 100_000, 1_000_000)
METING = "n{}"
PAGES = ("overzicht", "meten", "uitkomsten", "initiatieven")
TIMES = 10

Work = Callable[[], object]


def measure_flat(runs: int, many: Sequence[int] = MANY) -> list[Measurement]:
    """The few and the many in turns, each in a fresh process."""
    with filled_data(FEW) as few:
        return [one for number in many for one in measure_number(runs, number, few)]


def measure_number(runs: int, number: int, few: Path) -> Iterator[Measurement]:
    """All that is measured, at this number of responses."""
    with filled_data(number) as many:
        rounds = [(take(few, FEW), take(many, number)) for _ in range(runs)]
    for what in rounds[0][0]:
        yield Measurement(
            GROUP,
            f"{what}, {number:,} responses",
            f"the same at {FEW}",
            amounts=tuple(taken[what] for _, taken in rounds),
            yardstick=tuple(taken[what] for taken, _ in rounds),
        )


@contextmanager
def filled_data(number: int) -> Iterator[Path]:
    """A data folder with an open meting of so many responses."""
    with prepared_data() as data:
        engine = open_engine(data)
        key = METING.format(number)
        fill(engine, key, number)
        with writing(engine) as session:
            set_meting_state(INITIATIEF, key, MetingState.OPEN, session=session)
        engine.dispose()
        yield data


def take(data: Path, number: int) -> Mapping[str, float]:
    """What a fresh process says that everything took."""
    taken: Mapping[str, float] = json.loads(
        run_fresh("-m", "benchmarks.flat", str(number), data=data)
    )
    return taken


def time_everything(data: Path, number: int) -> dict[str, float]:
    """The seconds of each, by what it is; everything was done once before."""
    key = METING.format(number)
    engine = open_engine(data)
    taken = {what: _time(work, TIMES) for what, work in work_of(engine, key).items()}
    taken["the poster"] = _time(partial(draw_poster, engine), 1)
    engine.dispose()
    return taken | time_pages(key)


def work_of(engine: Engine, key: str) -> Mapping[str, Work]:
    """What needs no page."""
    with reading(engine) as session:
        metingen = list_metingen(INITIATIEF, session=session)
    code = next(one.code for one in metingen if one.key == key)
    return {
        "the form": partial(ask_form, engine, code),
        "a response is kept": keeper(engine, code),
        "the tally": partial(page_data, engine, key),
    }


def ask_form(engine: Engine, code: str) -> object:
    """What the server asks of the database for a form that it does not know yet."""
    with reading(engine) as session:
        return form_stamp(code, session=session), load_form(code, session=session)


def keeper(engine: Engine, code: str) -> Work:
    """Keeps one more response each time, on disk."""
    numbers = count()
    response = next(iter(load_measured(INITIATIEF).responses.values()))[0]

    def keep() -> None:
        token = f"flat-{os.getpid()}-{next(numbers)}"
        with writing(engine) as session:
            keep_responses([Arrival(code, token, response)], session=session)

    return keep


def draw_poster(engine: Engine) -> object:
    """From the database to the file, with the uitkomsten that are chosen for it."""
    from presentation.poster import make_poster

    with reading(engine) as session:
        shown = load_showcase(INITIATIEF, today=date(2026, 1, 1), session=session)
    return make_poster(shown, "pdf")


def time_pages(key: str) -> dict[str, float]:
    """The script of each page, without anything that was kept before."""
    import streamlit as st

    from benchmarks import scripts
    from dashboard import asking

    asking.handshake = scripts.sit_here
    scripts.ADDRESS["meting"] = key
    taken = {}
    for name in PAGES:
        app = scripts.open_page(name)

        def rerun(app: object = app) -> None:
            st.cache_data.clear()
            scripts.sound(app.run())  # type: ignore[attr-defined]

        taken[f"page {name}"] = _time(rerun, 3)
    return taken


def _time(work: Work, times: int) -> float:
    work()
    return seconds_of(work, times=times)


if __name__ == "__main__":
    from storage.settings import data_dir

    print(json.dumps(time_everything(data_dir(), int(sys.argv[1]))))
