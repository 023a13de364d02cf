"""The log as it is read: newest first, in Dutch, and never without words for what was done."""

import ast
import importlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage import commands
from storage.asking import RULES
from storage.engine import writing
from storage.log_queries import list_installation_log, list_log, list_log_people
from storage.logging_changes import write_log
from tests.storage.askers import COORDINATOR, NAME, SLUG
from tests.storage.every_module import every_module
from tests.storage.helpers import ask, run
from tests.stories import aanpak, small_bundle
from veranderverhaal.access import HERE
from veranderverhaal.log_entry import LogPerson
from veranderverhaal.log_words import ACTIONS

STORAGE = Path(__file__).resolve().parents[2] / "storage"


def test_every_action_has_its_words():
    every_module()
    actions = {name.rpartition(".")[2] for name, rule in RULES.items() if rule.logged}
    for path in STORAGE.rglob("*.py"):
        for call in lines_in(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call.args[0], ast.Constant):
                actions.add(call.args[0].value)
            elif isinstance(call.args[0], ast.Name) and call.args[0].id.isupper():
                module = ".".join(path.relative_to(STORAGE.parent).with_suffix("").parts)
                actions.add(getattr(importlib.import_module(module), call.args[0].id))
    assert actions - ACTIONS.keys() == set()


def lines_in(tree: ast.AST) -> list[ast.Call]:
    """Where something is told in the log."""
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "write_log"
    ]


def test_the_log_is_read_newest_first_by_person_and_by_action_a_page_at_a_time(filled):
    other = run(filled, commands.import_bundle, small_bundle("de-laan")).slug
    run(filled, commands.save_logo, other, b"logo")
    for number in range(5):
        who = (COORDINATOR, HERE)[number % 2]
        with writing(filled, who) as session:
            commands.add_element(SLUG, aanpak("", f"Nieuw {number}"), session=session)
    found = ask(filled, list_log, SLUG)
    assert [one.subject for one in found[:5]] == [f"aanpak ‘Nieuw {n}’" for n in (4, 3, 2, 1, 0)]
    assert found[-1].action == "import_bundle"
    assert all(one.action != "save_logo" for one in found)
    assert ask(filled, list_log, SLUG, limit=2, before_id=found[1].id) == found[2:4]
    els, here = LogPerson("els", NAME), LogPerson("", "op deze computer")
    assert ask(filled, list_log, SLUG, person=els) == [found[0], found[2], found[4]]
    assert ask(filled, list_log, SLUG, actions=["import_bundle"]) == found[-1:]
    assert ask(filled, list_log_people, SLUG) == [els, here, LogPerson("", "opdrachtregel")]


def test_what_is_about_no_initiatief_is_told_apart(filled):
    assert ask(filled, list_installation_log) == []
    with writing(filled) as session:
        write_log("sign_in", account="els", name=NAME, session=session)
    (told,) = ask(filled, list_installation_log)
    assert (told.action, told.name) == ("sign_in", NAME)
    assert told not in ask(filled, list_log, SLUG)


def test_the_moment_is_kept_as_it_is_everywhere_and_read_on_the_clock_here(filled):
    (told,) = ask(filled, list_log, SLUG)
    now = datetime.now(UTC).replace(tzinfo=None)
    assert timedelta() <= now - told.at < timedelta(minutes=5)
    summer = replace(told, at=datetime(2026, 7, 1, 22, 30))  # noqa: DTZ001
    assert f"{summer.local:%d %H:%M}" == "02 00:30"
