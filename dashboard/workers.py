"""Work for the processor (poster, pictures) in processes of its own, so that pages stay quick."""

import multiprocessing
import multiprocessing.spawn
import os
import signal
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from threading import Lock, Thread
from typing import Any, TypeVar

from dashboard.logs import catch_the_rest, set_up_logs
from presentation.typesetting import forget_documents

Result = TypeVar("Result")

WORKERS = 2
# Nothing grows for ever: after so many tasks a worker makes place for another.
TASKS_PER_WORKER = 200
# A poster takes a second and a report some more, but twenty people may be waiting before you on a
# slow computer. Whatever takes this long is stuck.
PATIENCE_SECONDS = 180


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


# One pool, or none yet: what was started is known here.
_pools: list[ProcessPoolExecutor] = []
_turn = Lock()


def _pool(broken: ProcessPoolExecutor | None = None) -> ProcessPoolExecutor:
    """The pool that everybody shares; another when it is the one that broke."""
    with _turn:
        if not _pools or _pools[0] is broken:
            _pools[:] = [_make_pool()]
        return _pools[0]


def _make_pool() -> ProcessPoolExecutor:
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
    set_up_logs()
    catch_the_rest()
    Thread(target=_end_with_server, daemon=True).start()


def _end_with_server() -> None:
    # Also when the server was killed without a goodbye: else the workers would stay for ever.
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(0)


def run_apart(work: Callable[..., Result], *arguments: Any, **named: Any) -> Result:
    """The result of `work` done in another process. Raises what it raises, or TimeoutError."""
    pool = _pool()
    try:
        return _ask(pool, work, *arguments, **named)
    except BrokenProcessPool:
        # A worker died, of memory perhaps: one new pool for all who waited, and one more try.
        return _ask(_pool(pool), work, *arguments, **named)


def _ask(
    pool: ProcessPoolExecutor, work: Callable[..., Result], *arguments: Any, **named: Any
) -> Result:
    made: Result = pool.submit(_do, work, *arguments, **named).result(PATIENCE_SECONDS)
    return made


def _do(work: Callable[..., Result], *arguments: Any, **named: Any) -> Result:
    try:
        return work(*arguments, **named)
    finally:
        forget_documents()


def warm_workers() -> None:
    """Start the processes before anyone waits for them."""
    run_apart(len, "")
