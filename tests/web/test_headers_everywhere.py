"""Every route there is, with a login and without: what each answer tells the browser."""

import re

import pytest
from starlette.testclient import TestClient

import app
from tests.web.every_route import every_route, filled
from tests.web.raw_requests import HOST, Answered, Raw, ask_all
from tests.web.signed_in import cookie_of, sign_in_as

STREAMLITS = "/app"
STATIC = ("/app/static", "/assets", "/presentatie/stijl")
FOR_US = ("default-src 'none'", "base-uri 'none'", "frame-ancestors")
TEXTS = ("text/", "application/javascript", "image/svg+xml")


def answers(*, known: bool) -> list[tuple[str, Answered]]:
    headers = (HOST, cookie_of(sign_in_as(None, administrator=True))) if known else (HOST,)
    paths = sorted({filled(path) for path, _methods in every_route()} | {"/nergens", "/assets/x"})
    asked = [Raw(path=path, headers=headers) for path in paths]
    return list(zip(paths, ask_all(app.app, asked), strict=True))


@pytest.fixture(params=[True, False], ids=["beheerder", "nobody"])
def answered(request: pytest.FixtureRequest, client: TestClient) -> list[tuple[str, Answered]]:
    return answers(known=request.param)


def test_every_answer_tells_what_may_be_done_with_it(
    answered: list[tuple[str, Answered]],
) -> None:
    for path, said in answered:
        assert said.header("x-content-type-options") == "nosniff", path
        assert said.header("x-frame-options") in ("DENY", "SAMEORIGIN"), path
        assert said.header("referrer-policy") in ("same-origin", "no-referrer"), path
        policy = said.header("content-security-policy")
        scripts = next((one for one in policy.split(";") if "script-src" in one), "")
        assert "frame-ancestors" in policy, path
        assert "unsafe-inline" not in scripts, path
        assert not re.search(r"https?:|\*", policy), path
        if not path.startswith(STREAMLITS):
            assert all(part in policy for part in FOR_US), (path, policy)


def test_every_text_names_its_characters(answered: list[tuple[str, Answered]]) -> None:
    for path, said in answered:
        kind = said.header("content-type")
        assert kind or not said.body, path
        if said.body and kind.startswith(TEXTS):
            assert "charset=utf-8" in kind.lower(), (path, kind)


def test_nothing_for_who_is_known_is_kept_or_read_by_others(client: TestClient) -> None:
    for path, said in answers(known=True):
        allowed = said.header("access-control-allow-origin")
        assert allowed != "*" or not said.header("access-control-allow-credentials"), path
        if said.status == 200 and not path.startswith((*STATIC, "/dutch-", STREAMLITS)):
            assert "public" not in said.header("cache-control"), path


def test_no_answer_names_the_program_that_gives_it(answered: list[tuple[str, Answered]]) -> None:
    for path, said in answered:
        assert not said.header("x-powered-by"), path
        assert b"Traceback" not in said.body, path
