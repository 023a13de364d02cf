"""Commands about versions: keep, rename, put back."""

from dataclasses import replace
from datetime import date

import pytest

from storage.commands import (
    EditConflict,
    add_element,
    import_bundle,
    keep_snapshot,
    put_back_element,
    put_back_snapshot,
    remove_element,
    remove_feit,
    rename_snapshot,
    save_element,
    save_no_neveneffecten,
    save_story_text,
    save_verbanden,
)
from storage.queries import NotFound, list_snapshots
from tests.storage.helpers import SLUG, ask, element, ends, run, story
from tests.stories import aanpak, small_bundle
from veranderverhaal.compare import compare
from veranderverhaal.exchange import MAX_SNAPSHOTS
from veranderverhaal.model import Verband
from veranderverhaal.text import NotAccepted

TODAY = date(2024, 5, 1)


def keep(engine, name="Nu"):
    return run(engine, keep_snapshot, SLUG, name, today=TODAY)


def change_everything(engine):
    run(engine, save_story_text, SLUG, "goal", "Anders", seen=story(engine).goal)
    run(engine, save_no_neveneffecten, SLUG, True)
    run(engine, save_element, SLUG, replace(element(engine, "e"), title="Anders"))
    run(engine, save_verbanden, SLUG, "a", [], seen={"e": 1})
    run(engine, add_element, SLUG, aanpak("", "Nieuw"))
    run(engine, remove_element, SLUG, "i")
    run(engine, remove_feit, SLUG, "koffie")


def test_a_version_is_kept_with_the_story_as_it_is(filled):
    before = story(filled)
    kept = keep(filled, " Na de\nbijeenkomst ")
    newest, *_ = ask(filled, list_snapshots, SLUG)
    assert newest == kept
    assert (kept.name, kept.kept_on, kept.veranderverhaal) == (
        "Na de bijeenkomst",
        TODAY,
        before,
    )


def test_keeping_a_version_leaves_the_story_alone(filled):
    before = story(filled)
    keep(filled)
    assert story(filled) == before


@pytest.mark.parametrize("name", ["", " ", "x" * 121])
def test_a_version_needs_a_name_of_some_length(filled, name):
    with pytest.raises(NotAccepted) as refused:
        keep(filled, name)
    assert refused.value.field == "name"


def test_a_version_put_back_makes_the_story_as_it_was(filled):
    before = story(filled)
    kept = keep(filled)
    change_everything(filled)
    assert compare(before, story(filled))
    run(filled, put_back_snapshot, SLUG, kept.key, today=TODAY)
    assert not compare(before, story(filled))


def test_what_was_there_before_putting_back_is_kept_and_can_be_put_back_too(filled):
    kept = keep(filled)
    change_everything(filled)
    changed = story(filled)
    rescue = run(filled, put_back_snapshot, SLUG, kept.key, today=TODAY)
    assert rescue.veranderverhaal == changed
    assert rescue.name == "Voor het terugzetten van ‘Nu’"
    run(filled, put_back_snapshot, SLUG, rescue.key, today=TODAY)
    assert not compare(changed, story(filled))


def test_the_name_of_what_was_there_before_is_never_too_long(filled):
    kept = keep(filled, "x" * 120)
    rescue = run(filled, put_back_snapshot, SLUG, kept.key, today=TODAY)
    assert len(rescue.name) <= 120


def test_an_element_someone_has_open_while_a_version_is_put_back_conflicts(filled):
    kept = keep(filled)
    opened = element(filled, "e")
    run(filled, put_back_snapshot, SLUG, kept.key, today=TODAY)
    with pytest.raises(EditConflict):
        run(filled, save_element, SLUG, replace(opened, title="Van mij"))


def test_an_element_added_since_can_be_taken_back_after_a_version_was_put_back(filled):
    kept = keep(filled)
    added = run(filled, add_element, SLUG, aanpak("", "Nieuw"))
    run(filled, put_back_snapshot, SLUG, kept.key, today=TODAY)
    run(filled, put_back_element, SLUG, added.key)
    assert element(filled, added.key).title == "Nieuw"


def test_a_verband_added_since_is_gone_after_a_version_is_put_back(filled):
    kept = keep(filled)
    added = run(filled, add_element, SLUG, aanpak("", "Nieuw"))
    run(filled, save_verbanden, SLUG, added.key, [Verband(added.key, "e")], seen={})
    run(filled, put_back_snapshot, SLUG, kept.key, today=TODAY)
    assert ends(filled) == [("d", "a"), ("a", "e"), ("e", "i")]


def test_versions_are_listed_newest_first(filled):
    keep(filled, "Derde")
    keep(filled, "Vierde")
    names = [one.name for one in ask(filled, list_snapshots, SLUG)]
    assert names == ["Vierde", "Derde", "Na maart", "Het begin"]


def test_a_version_gets_another_name(filled):
    run(filled, rename_snapshot, SLUG, "k1", " Het\nbegin van alles ")
    assert ask(filled, list_snapshots, SLUG)[-1].name == "Het begin van alles"


def test_a_version_does_not_lose_its_name(filled):
    with pytest.raises(NotAccepted):
        run(filled, rename_snapshot, SLUG, "k1", " ")
    assert ask(filled, list_snapshots, SLUG)[-1].name == "Het begin"


@pytest.mark.parametrize(
    ("command", "arguments", "named"),
    [
        (rename_snapshot, ("weg", "Naam"), {}),
        (put_back_snapshot, ("weg",), {"today": TODAY}),
    ],
    ids=["rename", "put back"],
)
def test_a_version_that_is_not_there_is_not_found(filled, command, arguments, named):
    before = ask(filled, list_snapshots, SLUG)
    with pytest.raises(NotFound):
        run(filled, command, SLUG, *arguments, **named)
    assert ask(filled, list_snapshots, SLUG) == before


def test_there_is_room_for_so_many_versions(engine):
    one = small_bundle().snapshots[0]
    many = tuple(replace(one, key=f"k{n}") for n in range(MAX_SNAPSHOTS))
    run(engine, import_bundle, small_bundle(snapshots=many))
    with pytest.raises(NotAccepted, match=str(MAX_SNAPSHOTS)):
        keep(engine)
