"""What holds for every command: the data version rises, and an unknown initiatief is not found.

A new command needs a case here: the first test fails without one.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text
from sqlmodel import Session

from storage import commands
from storage.queries import NotFound, data_version, load_bundle, load_listing
from tests.storage.duiding_cases import DUIDING_CASES
from tests.storage.effectenarena_cases import EFFECTENARENA_CASES
from tests.storage.helpers import SLUG, ask, bundle, each_undone, run, version
from tests.storage.showing_cases import SHOWING
from tests.storage.test_commands_meten import BESIDE_DATA, BY_CODE
from tests.storage.test_commands_meten import CASES as MEASURING
from tests.stories import aanpak, feit, small_bundle
from veranderverhaal.model import Initiatief, Layer, Verband

TODAY = date(2024, 5, 1)
NO_COMMANDS = {"EditConflict"}
# Commands that make an initiatief: it is new, and what was there stays as it was.
MAKING = {"create_initiatief", "import_bundle"}

Case = Callable[[str, Session], object]


def save_element(slug: str, session: Session) -> object:
    changed = aanpak("a", "Samen eten")
    return commands.save_element(slug, changed, session=session)


def save_initiatief(slug: str, session: Session) -> object:
    changed = Initiatief(slug, "De Laan")
    return commands.save_initiatief(changed, session=session)


CASES: dict[str, Case] = {
    "add_element": lambda slug, s: commands.add_element(slug, aanpak("", "Nieuw"), session=s),
    "add_feit": lambda slug, s: commands.add_feit(slug, feit(""), session=s),
    "keep_snapshot": lambda slug, s: commands.keep_snapshot(slug, "Nu", today=TODAY, session=s),
    "move_element": lambda slug, s: commands.move_element(slug, "a", Layer.DIRECT, 0, session=s),
    "move_feit": lambda slug, s: commands.move_feit(slug, "koffie", 0, session=s),
    "put_back_element": lambda slug, s: commands.put_back_element(slug, "a", session=s),
    "put_back_feit": lambda slug, s: commands.put_back_feit(slug, "koffie", session=s),
    "put_back_initiatief": lambda slug, s: commands.put_back_initiatief(slug, session=s),
    "put_back_snapshot": lambda slug, s: commands.put_back_snapshot(
        slug, "k2", today=TODAY, session=s
    ),
    "remove_element": lambda slug, s: commands.remove_element(slug, "a", session=s),
    "remove_feit": lambda slug, s: commands.remove_feit(slug, "koffie", session=s),
    "remove_initiatief": lambda slug, s: commands.remove_initiatief(slug, session=s),
    "rename_snapshot": lambda slug, s: commands.rename_snapshot(slug, "k1", "Eerst", session=s),
    "save_element": save_element,
    "save_feit": lambda slug, s: commands.save_feit(slug, feit(label="thee"), session=s),
    "save_gesprek_question": lambda slug, s: commands.save_gesprek_question(
        slug, "goal", session=s
    ),
    "save_initiatief": save_initiatief,
    "save_logo": lambda slug, s: commands.save_logo(slug, b"logo", session=s),
    "save_no_neveneffecten": lambda slug, s: commands.save_no_neveneffecten(slug, True, session=s),
    "save_signs": lambda slug, s: commands.save_signs(slug, "e", "Ze zwaaien", seen="", session=s),
    "save_story_text": lambda slug, s: commands.save_story_text(
        slug, "goal", "Anders", seen="Een buurt waar mensen elkaar kennen", session=s
    ),
    "save_verbanden": lambda slug, s: commands.save_verbanden(
        slug, "a", [Verband("a", "e", "het kan")], seen={"e": 1}, session=s
    ),
    **SHOWING,
    **DUIDING_CASES,
    **EFFECTENARENA_CASES,
}


def stored_version(session: Session) -> int:
    """The data version, also of a removed initiatief."""
    question = text("SELECT data_version FROM initiatief WHERE slug = :slug")
    return int(session.connection().execute(question, {"slug": SLUG}).scalar_one())


def prepare(name: str, session: Session) -> None:
    if name == "put_back_initiatief":
        commands.remove_initiatief(SLUG, session=session)


def test_every_command_has_a_case():
    others = {*BY_CODE, *BESIDE_DATA, *MAKING, *NO_COMMANDS}
    assert set(commands.__all__) == {*CASES, *MEASURING, *others}


def test_the_data_version_rises_with_every_command(filled):
    for name, session in each_undone(filled, CASES):
        prepare(name, session)
        before = stored_version(session)
        CASES[name](SLUG, session)
        session.flush()
        assert stored_version(session) > before, name


def test_no_command_finds_an_unknown_initiatief(filled):
    for command in CASES.values():
        with pytest.raises(NotFound):
            run(filled, lambda session, command=command: command("weg", session))


def test_a_removed_initiatief_cannot_be_changed(filled):
    run(filled, commands.remove_initiatief, SLUG)
    for name, command in CASES.items():
        if name != "put_back_initiatief":
            with pytest.raises(NotFound):
                run(filled, lambda session, command=command: command(SLUG, session))


def test_a_command_touches_no_other_initiatief(filled):
    other = run(filled, commands.import_bundle, small_bundle("de-laan")).slug
    before = bundle(filled, other), version(filled, other)
    for name, session in each_undone(filled, CASES):
        prepare(name, session)
        CASES[name](SLUG, session)
        session.flush()
        session.expire_all()
        found = load_bundle(other, session=session), data_version(other, session=session)
        assert found == before, name


@pytest.mark.parametrize("name", sorted(MAKING))
def test_a_command_that_makes_an_initiatief_leaves_the_others_alone(filled, name):
    before = bundle(filled), version(filled)
    given = {"create_initiatief": Initiatief("", "De Straat"), "import_bundle": small_bundle()}
    made = run(filled, getattr(commands, name), given[name])
    assert made.slug == "de-straat-2"
    assert version(filled, made.slug) >= 1
    assert (bundle(filled), version(filled)) == before


@pytest.mark.parametrize("name", sorted(MAKING))
def test_what_a_making_command_returns_is_what_is_kept(filled, name):
    given = {
        "create_initiatief": replace(small_bundle().initiatief, revision=7),
        "import_bundle": small_bundle(initiatief=replace(small_bundle().initiatief, revision=7)),
    }
    made = run(filled, getattr(commands, name), given[name])
    assert ask(filled, load_listing, made.slug).initiatief == made
