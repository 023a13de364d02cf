"""Nothing of storage is reached from outside but through a rule, and with who asks."""

import ast
import importlib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from storage.asking import RULES
from tests.storage.every_module import every_module

ROOT = Path(__file__).resolve().parents[2]
OUTSIDE = ("dashboard", "pages", "web", "cli_commands")
# These say nothing but who asks and what they may, or whether there is anybody to log in at all.
NO_RULE_NEEDED = {
    "storage.asker.asker_of",
    "storage.asking.check_right",
    "storage.recognising.has_accounts",
}
# Who may ask in the name of the program itself instead of somebody.
AS_THE_MACHINE = {
    "app.py",  # what signs forms, the writer of responses, the code for the first account
    "dashboard/nightly.py",
    "dashboard/presenting.py",  # after the token of the beamer was found good for who asks
    "dashboard/watching.py",  # numbers about the program, for who passed the door of /metrics
}
# These take the engine itself and no session: what stands in this list asks who it is, or is for
# everybody because it is the login.
WITH_THE_ENGINE = {
    "storage.backup_retention.throw_away_when_sure",  # only files that are too old, every night
    "storage.commands.accounts.create_first_account",
    "storage.commands.invitations.accept_invitation",
    "storage.commands.members.use_reset",
    "storage.commands.providers.sign_in_with_provider",
    "storage.commands.sessions.change_password",
    "storage.commands.sessions.sign_in",
    "storage.engine.answers",  # only whether the database is there
    "storage.engine.reading",
    "storage.engine.writing",
    "storage.migrate.migrate",  # by the program, before anybody gets an answer
    "storage.start_checks.refuse_unfit",  # only whether the file is whole and can be written
    "storage.tablets.lock_with_pin",
    "storage.tablets.unlock_with_pin",
    "storage.turns.is_shared",  # only whether it is a PostgreSQL
    "storage.turns.turn_of",  # only whether another program is at it
}
every_module()


def files_outside() -> list[Path]:
    found = [path for folder in OUTSIDE for path in sorted((ROOT / folder).rglob("*.py"))]
    return [*found, ROOT / "app.py"]


def taken_from_storage(path: Path) -> Iterator[Any]:
    """Everything of storage that a file names, also by its module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    modules = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and str(node.module).split(".")[0] == "storage":
            module = importlib.import_module(str(node.module))
            for alias in node.names:
                found = getattr(module, alias.name)
                modules[alias.asname or alias.name] = found
                yield found
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            module = modules.get(node.value.id)
            if isinstance(module, ModuleType):
                yield getattr(module, node.attr)


def test_nothing_of_storage_is_reached_from_outside_without_a_rule():
    without = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in files_outside()
        for found in taken_from_storage(path)
        if inspect.isfunction(found) and "session" in inspect.signature(found).parameters
        for name in [f"{found.__module__}.{found.__qualname__}"]
        if name not in RULES and name not in NO_RULE_NEEDED
    }
    assert without == set()


def takes_the_engine(found: Any) -> bool:
    if not inspect.isfunction(found):
        return False
    first = next(iter(inspect.signature(found).parameters.values()), None)
    return first is not None and (first.name == "engine" or "Engine" in str(first.annotation))


def test_only_these_of_storage_take_the_engine_from_outside():
    takers = {
        f"{found.__module__}.{found.__qualname__}"
        for path in files_outside()
        if path.relative_to(ROOT).parts[0] != "cli_commands"
        for found in taken_from_storage(path)
        if takes_the_engine(found)
    }
    assert takers == WITH_THE_ENGINE


def calls_in(path: Path) -> Iterator[ast.Call]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def test_the_dashboard_and_the_plain_pages_always_say_who_asks():
    silent = {
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in files_outside()
        if path.relative_to(ROOT).parts[0] != "cli_commands"
        for call in calls_in(path)
        if isinstance(call.func, ast.Name) and call.func.id in ("reading", "writing")
        if len(call.args) < 2 and not any(one.arg == "who" for one in call.keywords)
    }
    assert silent == set()


def test_only_these_ask_in_the_name_of_the_program():
    users = {
        path.relative_to(ROOT).as_posix()
        for path in files_outside()
        if path.relative_to(ROOT).parts[0] != "cli_commands"
        and re.search(r"\bMACHINE\b", path.read_text(encoding="utf-8"))
    }
    assert users == AS_THE_MACHINE
