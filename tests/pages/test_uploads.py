"""Every place where a file can be chosen says which, and how large at most."""

import ast
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
KNOWN_PLACES = 4


def uploads() -> Iterator[tuple[str, set[str]]]:
    for folder in ("pages", "dashboard"):
        for path in sorted((PROJECT / folder).glob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                called = getattr(getattr(node, "func", None), "attr", "")
                if isinstance(node, ast.Call) and called in ("file_uploader", "camera_input"):
                    yield path.name, {str(one.arg) for one in node.keywords}


def test_every_upload_names_its_types_and_its_limit() -> None:
    found = list(uploads())
    assert len(found) >= KNOWN_PLACES
    for where, given in found:
        assert {"type", "max_upload_size"} <= given, where


def test_nothing_else_is_taken_where_a_text_is_typed() -> None:
    """The field of a chat takes files too."""
    for folder in ("pages", "dashboard"):
        for path in (PROJECT / folder).glob("*.py"):
            assert "accept_file" not in path.read_text(encoding="utf-8"), path.name
