"""Many who want a poster at once: everyone gets a whole one, from few processes."""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread
from typing import Any

from dashboard.workers import WORKERS, run_apart
from presentation.diagram import diagram_svg
from presentation.poster import make_poster
from tests.stories import small_bundle
from veranderverhaal.showcase import Showcase

AT_ONCE = 20
DIFFERENT = 2
SECONDS_BETWEEN_LOOKS = 0.02
# While one pool takes the place of another, the processes of both are there.
WHILE_REPLACED = 2 * WORKERS


@contextmanager
def counted() -> Iterator[list[int]]:
    """How many processes of this one there were, each time that was looked."""
    seen, done = [0], Event()

    def look() -> None:
        while not done.wait(SECONDS_BETWEEN_LOOKS):
            seen.append(len(multiprocessing.active_children()))

    looking = Thread(target=look)
    looking.start()
    try:
        yield seen
    finally:
        done.set()
        looking.join()


def all_at_once(work: Sequence[Callable[[], Any]]) -> list[Any]:
    with ThreadPoolExecutor(len(work)) as threads:
        return [one.result() for one in [threads.submit(task) for task in work]]


def some_showcase(number: int) -> Showcase:
    bundle = small_bundle()
    initiatief = replace(bundle.initiatief, name=f"De Straat {number % DIFFERENT}")
    return Showcase(initiatief, bundle.veranderverhaal)


def test_twenty_posters_and_diagrams_at_once_are_whole_and_made_by_few_processes() -> None:
    shown = [some_showcase(number) for number in range(AT_ONCE)]
    posters = [lambda one=one: run_apart(make_poster, one, "pdf").content for one in shown]
    diagrams = [
        lambda one=one: run_apart(diagram_svg, one.veranderverhaal, title=one.initiatief.name)
        for one in shown
    ]
    with counted() as seen:
        made = all_at_once([*posters, *diagrams])
    alone = [make_poster(one, "pdf").content for one in shown[:DIFFERENT]]
    assert made[:AT_ONCE] == alone * (AT_ONCE // DIFFERENT)
    drawn = made[AT_ONCE:]
    assert drawn == drawn[:DIFFERENT] * (AT_ONCE // DIFFERENT)
    for one, svg in zip(shown, drawn, strict=True):
        assert one.initiatief.name in svg
        assert svg.rstrip().endswith("</svg>")
    assert 0 < max(seen) <= WORKERS


def die_at_first(mark: Path) -> str:
    if not mark.exists():
        mark.touch()
        os._exit(1)
    return "done"


def test_when_a_worker_dies_all_who_waited_share_one_new_pool(tmp_path: Path) -> None:
    assert run_apart(len, "") == 0
    with counted() as seen:
        made = all_at_once([lambda: run_apart(die_at_first, tmp_path / "mark")] * AT_ONCE)
    assert made == ["done"] * AT_ONCE
    assert max(seen) <= WHILE_REPLACED
