"""Commands about the elements: add, save, order, move, remove and put back."""

from dataclasses import replace

import pytest

from storage.commands import (
    EditConflict,
    add_element,
    import_bundle,
    move_element,
    put_back_element,
    remove_element,
    save_element,
    save_signs,
    save_verbanden,
)
from storage.queries import NotFound
from tests.storage.helpers import SLUG, bundle, element, ends, run, story, titles, version
from tests.stories import aanpak, direct, small_bundle
from veranderverhaal.exchange import from_json, to_json
from veranderverhaal.model import MAX_ELEMENTS, Influence, Layer, Level, Veranderverhaal, Verband
from veranderverhaal.text import NotAccepted

ALL_ENDS = [("d", "a"), ("a", "e"), ("e", "i")]


def add_aanpakken(engine, *names):
    return [run(engine, add_element, SLUG, aanpak("", name)).key for name in names]


def test_a_new_element_stands_at_the_end_of_its_layer_with_a_key_of_its_own(filled):
    added = run(
        filled,
        add_element,
        SLUG,
        direct("", " Buren\nhelpen ", level=Level.GROUP, influence=Influence.OWN, signs="x"),
    )
    assert titles(filled, Layer.DIRECT) == ["Buren groeten elkaar", "Buren helpen"]
    assert element(filled, added.key) == added
    assert len(added.key) == 8


def test_an_element_without_title_is_refused(filled):
    with pytest.raises(NotAccepted) as refused:
        run(filled, add_element, SLUG, aanpak("", " "))
    assert refused.value.field == "title"


def test_an_element_too_many_is_refused_also_when_one_is_put_back(engine):
    full = Veranderverhaal(elements=tuple(aanpak(f"a{n}") for n in range(MAX_ELEMENTS)))
    run(engine, import_bundle, small_bundle(veranderverhaal=full))
    with pytest.raises(NotAccepted, match=str(MAX_ELEMENTS)):
        add_aanpakken(engine, "te veel")
    run(engine, remove_element, SLUG, "a0")
    add_aanpakken(engine, "past nog")
    with pytest.raises(NotAccepted, match=str(MAX_ELEMENTS)):
        run(engine, put_back_element, SLUG, "a0")
    kept = bundle(engine)
    assert from_json(to_json(kept), logo=kept.logo) == kept


def test_a_saved_element_is_kept_and_its_revision_rises(filled):
    opened = element(filled, "e")
    saved = run(
        filled,
        save_element,
        SLUG,
        replace(opened, title="Nieuw", explanation="Zo", level=Level.GROUP, signs="Ze zwaaien"),
    )
    assert element(filled, "e") == saved
    assert (saved.title, saved.level, saved.revision) == ("Nieuw", Level.GROUP, 2)


def test_a_choice_can_be_undone(filled):
    first = run(filled, save_element, SLUG, replace(element(filled, "e"), level=Level.GROUP))
    run(filled, save_element, SLUG, replace(first, level=None))
    assert element(filled, "e").level is None


def test_saving_over_someone_elses_element_shows_theirs_and_changes_nothing(filled):
    opened = element(filled, "e")
    theirs = run(filled, save_element, SLUG, replace(opened, title="Van hen"))
    before = version(filled)
    with pytest.raises(EditConflict) as conflict:
        run(filled, save_element, SLUG, replace(opened, title="Van mij"))
    assert conflict.value.theirs == theirs == element(filled, "e")
    assert version(filled) == before


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        (save_element, (aanpak("weg"),)),
        (move_element, ("weg", Layer.AANPAK, 0)),
        (remove_element, ("weg",)),
        (put_back_element, ("weg",)),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_an_element_that_is_not_there_is_not_found(filled, command, arguments):
    with pytest.raises(NotFound):
        run(filled, command, SLUG, *arguments)


def test_a_removed_element_cannot_be_saved(filled):
    opened = element(filled, "e")
    run(filled, remove_element, SLUG, "e")
    with pytest.raises(NotFound):
        run(filled, save_element, SLUG, opened)
    with pytest.raises(NotFound):
        run(filled, save_signs, SLUG, "e", "x", seen="")


def test_by_what_an_effect_is_noticed_is_saved_alone(filled):
    run(filled, save_signs, SLUG, "e", " Ze zwaaien ", seen="")
    assert element(filled, "e").signs == "Ze zwaaien"
    assert element(filled, "e").title == "Buren groeten elkaar"


def test_saving_signs_over_someone_elses_shows_theirs(filled):
    run(filled, save_signs, SLUG, "e", "Van hen", seen="")
    with pytest.raises(EditConflict) as conflict:
        run(filled, save_signs, SLUG, "e", "Van mij", seen="")
    assert conflict.value.theirs == element(filled, "e")
    assert element(filled, "e").signs == "Van hen"


def test_signs_and_a_title_someone_else_saved_meanwhile_are_both_kept(filled):
    run(filled, save_element, SLUG, replace(element(filled, "e"), title="Van hen"))
    run(filled, save_signs, SLUG, "e", "Ze zwaaien", seen="")
    assert (element(filled, "e").title, element(filled, "e").signs) == ("Van hen", "Ze zwaaien")


@pytest.mark.parametrize(
    ("place", "order"),
    [
        pytest.param(0, ["C", "Samen koken", "A", "B"], id="to the front"),
        pytest.param(1, ["Samen koken", "C", "A", "B"], id="forward"),
        pytest.param(3, ["Samen koken", "A", "B", "C"], id="to where it is"),
        pytest.param(99, ["Samen koken", "A", "B", "C"], id="beyond the end"),
        pytest.param(-5, ["C", "Samen koken", "A", "B"], id="before the front"),
    ],
)
def test_an_element_is_put_at_a_place_of_its_layer(filled, place, order):
    *_, last = add_aanpakken(filled, "A", "B", "C")
    run(filled, move_element, SLUG, last, Layer.AANPAK, place)
    assert titles(filled, Layer.AANPAK) == order


def test_putting_elements_in_another_order_is_no_edit_of_them(filled):
    add_aanpakken(filled, "A")
    run(filled, move_element, SLUG, "a", Layer.AANPAK, 1)
    assert element(filled, "a").revision == 1


def test_an_element_moved_to_another_layer_leaves_the_order_of_the_old_one(filled):
    first, _, _ = add_aanpakken(filled, "A", "B", "C")
    run(filled, move_element, SLUG, first, Layer.DIRECT, 0)
    assert titles(filled, Layer.DIRECT) == ["A", "Buren groeten elkaar"]
    assert titles(filled, Layer.AANPAK) == ["Samen koken", "B", "C"]


def test_saving_an_element_in_another_layer_puts_it_at_the_end_there(filled):
    (added,) = add_aanpakken(filled, "A")
    run(filled, save_element, SLUG, replace(element(filled, added), layer=Layer.DIRECT))
    assert titles(filled, Layer.DIRECT) == ["Buren groeten elkaar", "A"]


@pytest.mark.parametrize("layer", [Layer.INDIRECT, Layer.NEVENEFFECT, Layer.AANPAK])
def test_verbanden_sleep_while_an_element_stands_elsewhere_and_wake_when_it_is_back(filled, layer):
    before = story(filled).verbanden
    run(filled, move_element, SLUG, "e", layer, 0)
    assert ends(filled) == [("d", "a")]
    run(filled, move_element, SLUG, "e", Layer.DIRECT, 0)
    assert story(filled).verbanden == before


def test_verbanden_sleep_while_an_element_is_removed_and_wake_when_it_is_put_back(filled):
    before = story(filled)
    run(filled, remove_element, SLUG, "e")
    assert [one.key for one in story(filled).elements] == ["d", "a", "i", "n"]
    assert ends(filled) == [("d", "a")]
    run(filled, put_back_element, SLUG, "e")
    assert story(filled) == before


def test_sleeping_verbanden_stay_when_others_are_saved(filled):
    run(filled, add_element, SLUG, direct("e2", "Anders"))
    run(filled, remove_element, SLUG, "e")
    run(filled, save_verbanden, SLUG, "a", [Verband("a", "e2")], seen={})
    run(filled, put_back_element, SLUG, "e")
    assert ends(filled) == [("d", "a"), ("a", "e"), ("a", "e2"), ("e", "i")]


def test_an_element_that_is_put_back_returns_to_its_place(filled):
    keys = add_aanpakken(filled, "A", "B", "C")
    run(filled, remove_element, SLUG, keys[1])
    assert titles(filled, Layer.AANPAK) == ["Samen koken", "A", "C"]
    run(filled, put_back_element, SLUG, keys[1])
    assert titles(filled, Layer.AANPAK) == ["Samen koken", "A", "B", "C"]


def test_putting_back_what_is_there_changes_nothing(filled):
    before = story(filled)
    run(filled, put_back_element, SLUG, "e")
    assert story(filled) == before
    assert ends(filled) == ALL_ENDS
