"""The ASGI application: Streamlit under /app/, our own routes beside it.

Runs as `python cli.py serve`, `streamlit run app.py` or `uvicorn app:app --ws websockets-sansio`.
"""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Thread
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from streamlit import config
from streamlit.starlette import App

from dashboard.apology import apologise
from dashboard.data import (
    changes,
    close_response_writer,
    engine,
    find_preview,
    read,
    response_writer,
)
from dashboard.dutch import NOT_A_PAGE, DutchIndex, script_route
from dashboard.house import START
from dashboard.presenting import find_presentation, gather_shown, shown_stamp, steer
from dashboard.sharing import gather_shared, shared_poster, shared_stamp
from dashboard.workers import warm_workers
from presentation.diagram import warm_diagram
from storage.engine import answers
from storage.meting_queries import Form, form_stamp, installation_secret, load_form
from storage.migrate import migrate
from storage.responses import Arrival, Arrived, Begun
from storage.settings import data_dir
from web.errors import ERROR_HANDLERS
from web.form import FormDesk
from web.form_privacy import keep_addresses_out_of_the_log
from web.form_shelf import FormSource
from web.headers import SecurityHeaders
from web.one_part import OnePart
from web.presentatie import PresentationDesk
from web.presentatie_shelf import DeckSource
from web.routes import house_routes
from web.same_origin import SameOrigin
from web.shared import SharedDesk

HERE = Path(__file__).resolve().parent

# Streamlit looks for .streamlit/config.toml beside its main script and in the working directory;
# ours lies here, wherever we are started from. `streamlit run app.py` sets this to the same.
if config._main_script_path is None:
    config._main_script_path = str(HERE / "app.py")

STREAMLIT_PATH = f"/{config.get_option('server.baseUrlPath').strip('/')}"


def prepare_database() -> None:
    data_dir().mkdir(parents=True, exist_ok=True)
    migrate(engine())


# Functions without arguments. The first are done before anyone gets an answer; the others start
# then too, but nobody waits: whoever is first to need them may find them not quite ready.
BEFORE_THE_FIRST_ANSWER: Sequence[Callable[[], object]] = (prepare_database, response_writer)
MEANWHILE: Sequence[Callable[[], object]] = (warm_diagram, warm_workers)


@asynccontextmanager
async def lifespan(_app: App) -> AsyncIterator[dict[str, Any] | None]:
    for prepare in BEFORE_THE_FIRST_ANSWER:
        await run_in_threadpool(prepare)
    for warm_up in MEANWHILE:
        Thread(target=warm_up, name=warm_up.__name__, daemon=True).start()
    yield None
    await run_in_threadpool(close_response_writer)


def find_form(code: str) -> Form:
    return read(load_form, code)


def stamp_form(code: str) -> tuple[object, ...]:
    return (engine().url, *read(form_stamp, code))


def sign_with() -> bytes:
    return read(installation_secret)


def keep_answers(arrival: Arrival) -> Arrived:
    return response_writer().keep(arrival)


def count_as_begun(begun: Begun) -> None:
    response_writer().begin(begun)


keep_addresses_out_of_the_log()
form_desk = FormDesk(
    FormSource(find_form, stamp_form, sign_with, changes), keep_answers, count_as_begun
)
presentation_desk = PresentationDesk(
    find_presentation, steer, DeckSource(gather_shown, shown_stamp), sign_with
)

app = App(
    HERE / "dashboard" / "main.py",
    routes=[
        script_route(),
        *house_routes(
            streamlit_path=STREAMLIT_PATH,
            start_page=START.name,
            assets=HERE / "dashboard" / "static",
            database_answers=lambda: answers(engine()),
            form_desk=form_desk,
            find_preview=find_preview,
            presentation_desk=presentation_desk,
            shared_desk=SharedDesk(shared_stamp, gather_shared, shared_poster, changes),
        ),
    ],
    middleware=[
        Middleware(SameOrigin, allowed=config.get_option("server.corsAllowedOrigins")),
        Middleware(SecurityHeaders, streamlit_path=STREAMLIT_PATH),
        Middleware(OnePart, streamlit_path=STREAMLIT_PATH, not_pages=NOT_A_PAGE),
        Middleware(DutchIndex, streamlit_path=STREAMLIT_PATH),
    ],
    exception_handlers=dict(ERROR_HANDLERS),
    lifespan=lifespan,
    on_script_error=apologise,
)
