"""A try-out page behind the middleware of the program: `python -m tests.browser.tryout_app`.

After it the name of a page beside this file, tryout_page.py unless told otherwise.
"""

import socket
import sys
from pathlib import Path

import uvicorn
from starlette.middleware import Middleware
from streamlit.starlette import App

from dashboard.apology import apologise
from dashboard.dutch import DutchIndex, script_route
from web.headers import SecurityHeaders
from web.routes import house_routes

HERE = Path(__file__).resolve().parent
PAGE = sys.argv[1] if len(sys.argv) > 1 else "tryout_page.py"

app = App(
    HERE / PAGE,
    routes=[
        script_route(),
        *house_routes(
            streamlit_path="/app",
            assets=HERE.parents[1] / "dashboard" / "static",
            database_answers=lambda: True,
        ),
    ],
    middleware=[
        Middleware(SecurityHeaders, streamlit_path="/app"),
        Middleware(DutchIndex, streamlit_path="/app"),
    ],
    on_script_error=apologise,
)

if __name__ == "__main__":
    with socket.create_server(("127.0.0.1", 0)) as listener:
        print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
        config = uvicorn.Config(app, ws="websockets-sansio", log_level="warning", access_log=False)
        uvicorn.Server(config).run(sockets=[listener])
