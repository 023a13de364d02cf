"""`GET /healthz`: does the program run, and does its database answer?"""

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

NEVER_STORE = {"Cache-Control": "no-store"}


def health_route(database_answers: Callable[[], bool]) -> Route:
    """`database_answers` may say no or raise: both are 503, and neither tells the world why."""

    async def healthz(_request: Request) -> Response:
        if await run_in_threadpool(says_yes, database_answers):
            return JSONResponse({"status": "ok"}, headers=NEVER_STORE)
        return JSONResponse({"status": "error"}, status_code=503, headers=NEVER_STORE)

    return Route("/healthz", healthz, methods=["GET"])


def says_yes(question: Callable[[], bool]) -> bool:
    try:
        return question()
    except Exception:
        return False
