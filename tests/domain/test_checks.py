"""Nalopen: each kind of remark, with a story that gives it and one that does not."""

from dataclasses import replace

import pytest
from hypothesis import given

from tests.stories import aanpak, direct, doelgroep, indirect, neveneffect, small_story, stories
from veranderverhaal.checks import COMFORTABLE_LAYER, RemarkKind, find_remarks
from veranderverhaal.model import FOUR_LAYERS, Influence, Layer, Veranderverhaal, Verband


def kinds(story):
    return [remark.kind for remark in find_remarks(story)]


def with_direct(title="Buren groeten elkaar", **fields):
    """The small story with another direct effect in place of its own."""
    story = small_story()
    changed = tuple(
        replace(one, title=title, **fields) if one.layer is Layer.DIRECT else one
        for one in story.elements
    )
    return replace(story, elements=changed)


def with_many(layer, count):
    """The small story with `count` elements in one layer, all joined as the first one is."""
    story = small_story()
    first = story.layer(layer)[0]
    more = [replace(first, key=f"{first.key}{number}") for number in range(count - 1)]
    verbanden = [
        replace(verband, **{end: copy.key})
        for copy in more
        for verband in story.verbanden
        for end in ("source", "target")
        if getattr(verband, end) == first.key
    ]
    return replace(
        story,
        elements=(*story.elements, *more),
        verbanden=(*story.verbanden, *verbanden),
    )


def without(*, layer=None, target=None):
    """The small story without one layer, or without the verband to one element."""
    story = small_story()
    return replace(
        story,
        elements=tuple(one for one in story.elements if one.layer is not layer),
        verbanden=tuple(one for one in story.verbanden if one.target != target),
    )


def test_a_complete_small_story_gets_no_remark():
    assert find_remarks(small_story()) == ()


def test_an_empty_story_is_only_told_which_layers_are_empty():
    assert kinds(Veranderverhaal()) == [RemarkKind.EMPTY_LAYER] * 4


@pytest.mark.parametrize("layer", FOUR_LAYERS)
def test_an_empty_layer_is_remarked(layer):
    story = replace(without(layer=layer), verbanden=())
    found = [one for one in find_remarks(story) if one.kind is RemarkKind.EMPTY_LAYER]
    assert [remark.layer for remark in found] == [layer]


@pytest.mark.parametrize("layer", FOUR_LAYERS)
def test_more_than_seven_in_a_layer_is_remarked(layer):
    assert kinds(with_many(layer, COMFORTABLE_LAYER)) == []
    assert kinds(with_many(layer, COMFORTABLE_LAYER + 1)) == [RemarkKind.CROWDED]


def test_many_neveneffecten_are_not_too_many():
    assert kinds(with_many(Layer.NEVENEFFECT, COMFORTABLE_LAYER + 1)) == []


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("a", [(RemarkKind.NOT_REACHED, "d")]),
        ("e", [(RemarkKind.LEADS_NOWHERE, "a"), (RemarkKind.NO_CAUSE, "e")]),
        ("i", [(RemarkKind.NO_CAUSE, "i")]),
    ],
    ids=["no aanpak for a doelgroep", "nothing from an aanpak", "nothing to an indirect effect"],
)
def test_a_missing_verband_is_remarked_at_the_elements_it_leaves_loose(target, expected):
    assert [(one.kind, one.key) for one in find_remarks(without(target=target))] == expected


@pytest.mark.parametrize(
    "title",
    [
        "25 activiteiten per maand",
        "Meer dan 100 bezoekers",
        "Het aantal bezoekers stijgt",
        "Bezoekers per week",
        "Samen maaltijden organiseren",
        "Een moestuin opzetten",
        "Cursussen voor nieuwkomers",
        "Workshop bloemschikken",
        "spreekuur met de wijkagent",
    ],
)
def test_a_direct_effect_worded_as_an_activity_is_remarked(title):
    assert kinds(with_direct(title)) == [RemarkKind.ACTIVITY]


@pytest.mark.parametrize(
    "title",
    [
        "Iedereen voelt zich thuis",
        "Alle bewoners doen mee",
        "Niemand is meer eenzaam",
        "Armoede is verdwenen",
        "Geen eenzaamheid meer",
        "De wereld wordt beter",
    ],
)
def test_a_lofty_direct_effect_is_remarked(title):
    assert kinds(with_direct(title)) == [RemarkKind.LOFTY]


@pytest.mark.parametrize(
    "title",
    [
        "Mensen voelen zich minder alleen",
        "Buren helpen elkaar vaker",
        "Bewoners durven hulp te vragen",
        "Vertrouwen in de organisatie groeit",
        "Meer zelfvertrouwen",
        "Steunend netwerk",
    ],
)
def test_a_plain_direct_effect_is_left_alone(title):
    assert kinds(with_direct(title)) == []


def test_the_wording_of_other_layers_is_left_alone():
    story = small_story(
        elements=(
            doelgroep("d", "Alle bewoners"),
            aanpak("a", "Workshops organiseren"),
            direct("e", "Buren groeten elkaar"),
            indirect("i", "Niemand meer eenzaam"),
            neveneffect("n", "25 klachten per maand"),
        )
    )
    assert kinds(story) == []


@pytest.mark.parametrize("influence", [None, *Influence])
def test_a_direct_effect_outside_ones_influence_is_remarked(influence):
    expected = [RemarkKind.OUTSIDE_INFLUENCE] if influence is Influence.BARELY else []
    assert kinds(with_direct(influence=influence)) == expected


def test_an_indirect_effect_may_lie_outside_ones_influence():
    story = small_story()
    changed = tuple(replace(one, influence=Influence.BARELY) for one in story.layer(Layer.INDIRECT))
    kept = tuple(one for one in story.elements if one.layer is not Layer.INDIRECT)
    assert kinds(replace(story, elements=kept + changed)) == []


def test_a_story_without_a_word_on_neveneffecten_is_remarked():
    assert kinds(without(layer=Layer.NEVENEFFECT)) == [RemarkKind.NO_NEVENEFFECT]


def test_a_group_that_looked_for_neveneffecten_gets_no_remark():
    considered = replace(without(layer=Layer.NEVENEFFECT), no_neveneffecten=True)
    assert find_remarks(considered) == ()


def test_every_kind_of_remark_is_given_somewhere_above():
    crowded = with_many(Layer.DIRECT, COMFORTABLE_LAYER + 1)
    seen = {
        *kinds(Veranderverhaal()),
        *kinds(crowded),
        *kinds(without(target="a")),
        *kinds(without(target="e")),
        *kinds(with_direct("25 bezoekers")),
        *kinds(with_direct("Iedereen doet mee")),
        *kinds(with_direct(influence=Influence.BARELY)),
        *kinds(without(layer=Layer.NEVENEFFECT)),
    }
    assert seen == set(RemarkKind)


@given(stories())
def test_every_remark_says_what_was_seen_and_what_one_may_do(story):
    for remark in find_remarks(story):
        assert remark.seen
        assert remark.advice
        assert remark.layer is not None
        assert remark.key is None or story.element(remark.key).layer is remark.layer


@given(stories())
def test_a_verband_never_adds_a_remark(story):
    for verband in story.verbanden:
        fewer = replace(story, verbanden=tuple(one for one in story.verbanden if one != verband))
        assert len(find_remarks(story)) <= len(find_remarks(fewer))


def test_a_verband_that_is_there_twice_does_no_harm():
    story = small_story()
    assert find_remarks(replace(story, verbanden=(*story.verbanden, Verband("d", "a")))) == ()
