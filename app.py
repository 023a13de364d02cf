"""The ASGI application: Streamlit under /app/, our own routes beside it.

Runs as `python cli.py serve`, `streamlit run app.py` or `uvicorn app:app --ws websockets-sansio`.
"""

import logging
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Thread
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.routing import BaseRoute
from streamlit import config
from streamlit.starlette import App

from dashboard.apology import apologise
from dashboard.consents import agree, find_consent_page, withdraw
from dashboard.data import (
    changes,
    close_response_writer,
    engine,
    find_preview,
    read_as,
    response_writer,
    write_as,
)
from dashboard.dutch import NOT_A_PAGE, DutchIndex, script_route
from dashboard.house import START
from dashboard.logs import catch_the_rest, set_up_logs
from dashboard.nightly import nights
from dashboard.presenting import (
    bijeenkomst_shown_stamp,
    dots_of,
    find_cards,
    find_presentation,
    gather_bijeenkomst,
    gather_shown,
    shown_stamp,
    steer,
    take_card,
    take_dots,
)
from dashboard.sharing import gather_shared, shared_poster, shared_stamp
from dashboard.tablets import find_for_tablet, find_tablet, is_tablet, lock, unlock
from dashboard.today import today
from dashboard.watching import (
    incident_desk,
    keeping_incidents,
    look_at_database,
    look_at_process,
)
from dashboard.workers import warm_workers
from presentation.diagram import warm_diagram
from storage.asker import asker_of
from storage.commands.accounts import make_first_code
from storage.commands.tablet import end_locks
from storage.engine import answers, reading
from storage.hashing import make_ready
from storage.meting_queries import Form, form_stamp, installation_secret, load_form
from storage.migrate import migrate
from storage.recognising import has_accounts, is_computer_locked, is_locked_out, recognised
from storage.responses import Arrival, Arrived, Begun
from storage.settings import data_dir, look_seconds
from storage.start_checks import refuse_unfit
from storage.turns import is_shared
from veranderverhaal.access import MACHINE, NOBODY
from veranderverhaal.browsers import describe_browser
from web.cards import CardDesk
from web.consent import ConsentDesk
from web.elsewhere import Elsewhere
from web.errors import error_handlers
from web.form import FormDesk
from web.form_privacy import keep_addresses_out_of_the_log
from web.form_shelf import FormSource
from web.guard import Guard, Seen
from web.headers import SecurityHeaders
from web.local_request import Listening
from web.login_frame import LoginDesk
from web.metrics import MetricsDesk
from web.oidc_provider import find_provider
from web.one_part import OnePart
from web.plain_query import PlainQuery
from web.presentatie import PresentationDesk
from web.presentatie_shelf import DeckShelf, DeckSource
from web.rate_sharing import sharing
from web.routes import house_routes
from web.same_origin import SameOrigin
from web.shared import SharedDesk
from web.table import TableDesk
from web.tablet import TabletDesk
from web.watch import Places, Watch, Watched

HERE = Path(__file__).resolve().parent
log = logging.getLogger(__name__)

# Streamlit looks for .streamlit/config.toml beside its main script and in the working directory;
# ours lies here, wherever we are started from. `streamlit run app.py` sets this to the same.
if config._main_script_path is None:
    config._main_script_path = str(HERE / "app.py")

# A thread that computes goes on for so long before another has its turn. A form waits its turn some
# twenty times: at Python's own 5 ms it is several times slower beside pages that compute
# (benchmarks, together).
SECONDS_OF_A_TURN = 0.0005

STREAMLIT_PATH = f"/{config.get_option('server.baseUrlPath').strip('/')}"


def prepare_database() -> None:
    data_dir().mkdir(parents=True, exist_ok=True)
    refuse_unfit(engine())
    migrate(engine())


# `serve` fills it in; started in another way, a login is always asked for.
listening = Listening()


def end_lost_locks() -> None:
    """The way out of the invoerstand for who lost its window: start the program again.

    Only there: elsewhere it would be one of several programs that starts again.
    """
    if listens_here():
        write_as(MACHINE, end_locks)


def tell_first_code() -> None:
    """Say in the terminal how the first account is made, where nobody can come in without one."""
    # Who comes back from a provider comes from another site, also at the computer itself.
    is_needed = not listens_here() or provider is not None
    if not is_needed or read_as(MACHINE, has_accounts):
        return
    code = write_as(MACHINE, make_first_code, others_stay=is_shared(engine()))
    print(
        "Er is nog geen account. Open in de browser /eerste-account en gebruik daar deze code:\n"
        f"    {code}\n"
        "De code werkt één keer, en een dag lang. Bij elke start komt er een nieuwe.",
        flush=True,
    )


# Functions without arguments. The first are done before anyone gets an answer; the others start
# then too, but nobody waits: whoever is first to need them may find them not quite ready.
BEFORE_THE_FIRST_ANSWER: Sequence[Callable[[], object]] = (
    prepare_database,
    end_lost_locks,
    tell_first_code,
    response_writer,
    make_ready,
)
MEANWHILE: Sequence[Callable[[], object]] = (warm_diagram, warm_workers)


@asynccontextmanager
async def lifespan(_app: App) -> AsyncIterator[dict[str, Any] | None]:
    sys.setswitchinterval(SECONDS_OF_A_TURN)
    for prepare in BEFORE_THE_FIRST_ANSWER:
        await run_in_threadpool(prepare)
    for warm_up in MEANWHILE:
        Thread(target=warm_up, name=warm_up.__name__, daemon=True).start()
    set_up_logs()  # again: who serves us may have taken the log since
    catch_the_rest()
    log.info("started")
    limits = (form_desk.limit, form_desk.begun_limit, card_desk.limit)
    with nights(), keeping_incidents(), sharing(engine(), MACHINE, limits):
        yield None
        await run_in_threadpool(close_response_writer)
    log.info("stopped")


def find_form(code: str) -> Form:
    return read_as(NOBODY, load_form, code)


def stamp_form(code: str) -> tuple[object, ...]:
    return (engine().url, *read_as(NOBODY, form_stamp, code))


def sign_with() -> bytes:
    return read_as(MACHINE, installation_secret)


def look(token: str, here: bool) -> Seen:
    """Who comes to the door."""
    with reading(engine(), recognised(token, here=here)) as session:
        known = asker_of(session).is_known
        return Seen(known, not known and is_locked_out(token, here=here, session=session))


def is_locked_here() -> bool:
    return listens_here() and read_as(NOBODY, is_computer_locked)


def listens_here() -> bool:
    return listening.only_here is not None


def keep_answers(arrival: Arrival) -> Arrived:
    return response_writer().keep(arrival)


def count_as_begun(begun: Begun) -> None:
    response_writer().begin(begun)


def note_at(error: Exception, path: str) -> str:
    """The reference of an error at an address of ours."""
    return incident_desk().note_error(error, places.find(path))


keep_addresses_out_of_the_log()
set_up_logs()
watched = Watched()
form_desk = FormDesk(
    FormSource(find_form, stamp_form, sign_with, changes),
    keep_answers,
    count_as_begun,
    is_tablet,
    note_at,
)
deck_shelf = DeckShelf(
    DeckSource(gather_shown, shown_stamp, gather_bijeenkomst, bijeenkomst_shown_stamp)
)
card_desk = CardDesk(find_cards, take_card, take_dots, dots_of, deck_shelf, sign_with, note=note_at)
presentation_desk = PresentationDesk(find_presentation, steer, deck_shelf, sign_with)

provider = find_provider()
tablet_desk = TabletDesk(
    find_tablet, find_for_tablet, lock, unlock, describe_browser, sign_with, is_locked_here
)

routes: list[BaseRoute] = [
    script_route(),
    *house_routes(
        streamlit_path=STREAMLIT_PATH,
        start_page=START.name,
        assets=HERE / "dashboard" / "static",
        database_answers=lambda: answers(engine()),
        metrics_desk=MetricsDesk(
            lambda: look_at_process(watched.requests, watched.open), look_at_database, listening
        ),
        form_desk=form_desk,
        find_preview=find_preview,
        presentation_desk=presentation_desk,
        card_desk=card_desk,
        login_desk=LoginDesk(
            engine, sign_with, provider.settings.name if provider else "", listens_here
        ),
        provider=provider,
        table_desk=TableDesk(read_as, write_as, steer, deck_shelf, sign_with),
        shared_desk=SharedDesk(shared_stamp, gather_shared, shared_poster),
        tablet_desk=tablet_desk,
        consent_desk=ConsentDesk(find_consent_page, agree, withdraw, sign_with, today),
    ),
]
places = Places(routes, STREAMLIT_PATH)

app = App(
    HERE / "dashboard" / "main.py",
    routes=routes,
    middleware=[
        Middleware(Watch, places=places, watched=watched, note_slow=incident_desk().note_slow),
        Middleware(PlainQuery),
        Middleware(SecurityHeaders, streamlit_path=STREAMLIT_PATH),
        Middleware(
            Guard,
            look=look,
            listening=listening,
            streamlit_path=STREAMLIT_PATH,
            seconds=look_seconds(),
        ),
        Middleware(SameOrigin, allowed=config.get_option("server.corsAllowedOrigins")),
        Middleware(Elsewhere, streamlit_path=STREAMLIT_PATH),
        Middleware(OnePart, streamlit_path=STREAMLIT_PATH, not_pages=NOT_A_PAGE),
        Middleware(DutchIndex, streamlit_path=STREAMLIT_PATH),
    ],
    exception_handlers=dict(error_handlers(note_at)),
    lifespan=lifespan,
    on_script_error=apologise,
)
