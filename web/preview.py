"""The form of a vragenlijst before there is a meting: the same page, which sends nothing."""

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from storage.asking import NotAllowed
from storage.engine import Who
from storage.meting_queries import Form
from storage.queries import NotFound
from veranderverhaal.meting import Meting, MetingKind
from veranderverhaal.model import Initiatief
from veranderverhaal.vragenlijst import Vragenlijst
from web.form_page import colours_of, form_html, headers
from web.templating import page
from web.who_asks import who_asks

Found = tuple[Initiatief, Vragenlijst]
PREVIEW_METING = Meting(
    key="preview",
    code="preview",
    kind=MetingKind.ONCE,
    name="",
    vragenlijst="",
    vragenlijst_version=1,
)


def preview_route(find: Callable[[str, str, Who], Found]) -> Route:
    """`find` gives the initiatief and the vragenlijst by slug and key to who asks.

    Raises NotFound, or NotAllowed: who may not see it is not told that it is there.
    """

    async def show(request: Request) -> Response:
        try:
            initiatief, vragenlijst = await run_in_threadpool(
                find, request.path_params["slug"], request.path_params["key"], who_asks(request)
            )
        except (NotFound, NotAllowed):
            return page("not_found.html", status=404)
        wanted = request.query_params.get("taal", "")
        language = wanted if wanted in vragenlijst.languages else vragenlijst.languages[0]
        form = Form(initiatief, PREVIEW_METING, vragenlijst, b"")
        sent = dict(headers(colours_of(form)))
        # It stands in a frame on our own page, and nothing can be sent from it.
        policy = sent["Content-Security-Policy"]
        for directive in ("form-action", "connect-src"):
            policy = policy.replace(f"{directive} 'self'", f"{directive} 'none'")
        sent["Content-Security-Policy"] = policy
        return HTMLResponse(form_html(form, language, "", {}, None), headers=sent)

    return Route("/voorbeeld/{slug}/{key}", show, methods=["GET"])
