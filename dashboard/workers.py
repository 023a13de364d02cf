"""Work for the processor (poster, pictures) in processes of its own, so that pages stay quick."""

import multiprocessing
import multiprocessing.spawn
import os
import signal
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from threading import Thread
from typing import Any, TypeVar

Result = TypeVar("Result")

WORKERS = 2
# Typst remembers what it drew: a worker grows to some hundreds of MB, and then makes place.
TASKS_PER_WORKER = 200
# A poster takes less than a second; whatever takes this long is stuck.
PATIENCE_SECONDS = 60


def _leave_main_out() -> None:
    """Keep worker processes from running a page as they start.

    A spawned process first runs the main module again. Streamlit calls the page at hand the main
    module, so each worker would draw that page, without a browser, and break.
    """
    prepare = multiprocessing.spawn.get_preparation_data

    def prepare_without_main(name: str) -> dict[str, object]:
        return {key: value for key, value in prepare(name).items() if "main" not in key}

    multiprocessing.spawn.get_preparation_data = prepare_without_main


_leave_main_out()


@cache
def _pool() -> ProcessPoolExecutor:
    # A process that starts afresh shares no locks or threads with the server.
    return ProcessPoolExecutor(
        WORKERS,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_belong_to_server,
        max_tasks_per_child=TASKS_PER_WORKER,
    )


def _belong_to_server() -> None:
    # Ctrl-C goes to every process of the terminal; only the server answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_server, daemon=True).start()


def _end_with_server() -> None:
    # Also when the server was killed without a goodbye: else the workers would stay for ever.
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(0)


def run_apart(work: Callable[..., Result], *arguments: Any, **named: Any) -> Result:
    """The result of `work` done in another process. Raises what it raises, or TimeoutError."""
    try:
        return _pool().submit(work, *arguments, **named).result(PATIENCE_SECONDS)
    except BrokenProcessPool:
        # A worker died, of memory perhaps: one new pool, one more try.
        _pool.cache_clear()
        return _pool().submit(work, *arguments, **named).result(PATIENCE_SECONDS)


def warm_workers() -> None:
    """Start the processes before anyone waits for them."""
    run_apart(len, "")
