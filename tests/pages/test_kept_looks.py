"""What is kept between looks comes to nobody whom storage did not let see it in the same run."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st

from dashboard.data import engine, read
from dashboard.downloading import offer_file
from dashboard.house import find_page
from dashboard.rights import meet
from storage.access_tables import LoginSessionRow
from storage.asking import RULES, NotAllowed
from storage.engine import writing
from storage.queries import load_listing
from storage.recognising import hash_session_token
from tests.pages.conftest import Sit
from veranderverhaal.access import Right, Role

ROOT = Path(__file__).resolve().parents[2]
FILES = [*ROOT.glob("dashboard/*.py"), *ROOT.glob("pages/*.py")]
BADHUIS = "het-badhuis"


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                yield path.name, node


def decorators(function: ast.FunctionDef) -> list[str]:
    return [ast.unparse(one) for one in function.decorator_list]


def queries_in(function: ast.FunctionDef) -> set[str]:
    return {
        ast.unparse(node.args[0])
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "read"
    }


KEPT = [
    (file, function)
    for file, function in functions()
    if any(one.startswith("st.cache") for one in decorators(function)) and queries_in(function)
]


@pytest.mark.parametrize(("file", "function"), KEPT, ids=[f"{a}:{b.name}" for a, b in KEPT])
def test_only_what_every_member_may_see_is_kept_by_initiatief_and_version(
    file: str, function: ast.FunctionDef
) -> None:
    """Whoever has a Listing was let in by load_listing, which asks for the same right."""
    by_name = {name.rpartition(".")[2]: rule.right for name, rule in RULES.items()}
    assert {by_name[query] for query in queries_in(function)} == {Right.SEE}
    assert [one.arg for one in function.args.args][:2] == ["slug", "data_version"]


def test_what_is_kept_is_found() -> None:
    assert {file for file, _ in KEPT} >= {"poster.py", "report.py", "uitkomsten.py", "logos.py"}


def test_a_part_that_is_drawn_without_its_page_is_checked_first() -> None:
    for file, function in functions():
        drawn_alone = [one for one in decorators(function) if one.startswith("st.fragment")]
        if drawn_alone:
            is_checked = decorators(function)[-1] == "checked"
            assert is_checked or "NotAllowed" in ast.unparse(function), f"{file}: {function.name}"
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        drawn_alone_here = text.count("st.dialog(") + text.count("st.fragment(checked(")
        assert drawn_alone_here == text.count("(checked("), path.name


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], bytes]]:
    """What the buttons on the page make when they are pressed."""
    found: list[Callable[[], bytes]] = []

    def button(_label: str, content: Any, *_rest: Any, **_looks: Any) -> None:
        found.append(content)

    monkeypatch.setattr(st, "download_button", button)
    return found


def name_of_badhuis() -> bytes:
    return read(load_listing, BADHUIS).initiatief.name.encode()


def test_a_file_is_made_for_whoever_drew_the_button(
    sit_as: Sit, offered: list[Callable[[], bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is made elsewhere, where the page and its cookies are out of sight."""
    sit_as(Role.VIEWER)
    meet(find_page("poster"))
    st.session_state["initiatief"] = BADHUIS
    offer_file("Poster", name_of_badhuis, "poster.pdf", "application/pdf")
    monkeypatch.undo()
    assert offered[0]().decode() == "Het Badhuis"


def test_no_file_is_made_when_the_session_ended_meanwhile(
    sit_as: Sit, offered: list[Callable[[], bytes]]
) -> None:
    token = sit_as(Role.VIEWER)
    meet(find_page("poster"))
    st.session_state["initiatief"] = BADHUIS
    offer_file("Poster", lambda: b"kept from before", "poster.pdf", "application/pdf")
    with writing(engine()) as session:
        session.delete(session.get_one(LoginSessionRow, hash_session_token(token)))
    with pytest.raises(NotAllowed):
        offered[0]()
