"""The als-dan story: everything is in it, and it never speaks of causes by itself."""

import re
from dataclasses import replace

import pytest
from hypothesis import given

from sample_data.loader import load_samples
from tests.stories import (
    aanpak,
    direct,
    doelgroep,
    harmless_titles,
    indirect,
    neveneffect,
    small_story,
    stories,
)
from veranderverhaal.als_dan import DOUBT, tell_als_dan
from veranderverhaal.model import Certainty, Layer, Veranderverhaal, Verband

CAUSAL = re.compile(
    r"bewij[sz]|zorgt ervoor dat|zorgen ervoor dat|veroorza|significant|effectief", re.IGNORECASE
)


def test_the_small_story_reads_as_a_hope():
    assert tell_als_dan(small_story()) == (
        "Waarom we dit doen: Buren kennen elkaar niet. "
        "Wat we willen bereiken: Een buurt waar mensen elkaar kennen.\n\n"
        "We doen dit met en voor ‘Bewoners van de straat’. "
        "We bereiken hen met ‘Samen koken’.\n\n"
        "Als we inzetten op ‘Samen koken’, dan hopen we dat mensen dit merken: "
        "‘Buren groeten elkaar’ (omdat wie samen eet, elkaar leert kennen).\n\n"
        "Als dat lukt, dan hopen we met ‘Buren groeten elkaar’ bij te dragen aan "
        "‘Minder eenzaamheid’.\n\n"
        "We letten ook op wat we niet willen: ‘Te druk op straat’."
    )


def test_an_empty_story_gives_no_text():
    assert tell_als_dan(Veranderverhaal()) == ""


@given(stories(harmless_titles, plain=True))
def test_every_element_is_named_in_the_text(story):
    told = tell_als_dan(story)
    assert all(f"‘{element.title}’" in told for element in story.elements)


@given(stories(harmless_titles, plain=True))
def test_we_never_write_a_causal_word_ourselves(story):
    assert not CAUSAL.search(tell_als_dan(story))


@given(stories())
def test_any_story_can_be_told_without_empty_paragraphs(story):
    paragraphs = tell_als_dan(replace(story, aanleiding="", goal="")).split("\n\n")
    assert all(paragraphs) or paragraphs == [""]


@pytest.mark.parametrize("bundle", load_samples(), ids=lambda bundle: bundle.initiatief.slug)
def test_the_samples_are_told_whole_and_without_causal_words(bundle):
    told = tell_als_dan(bundle.veranderverhaal)
    assert all(element.title in told for element in bundle.veranderverhaal.elements)
    assert not CAUSAL.search(told)


@pytest.mark.parametrize("title", ["{}", "{title}", "{0.__class__}", "100%", "%s %(x)s", "{{x}}"])
def test_braces_and_percent_signs_in_titles_are_unharmed(title):
    story = small_story(
        elements=(doelgroep("d", title), aanpak("a", title), direct("e", title), indirect("i")),
        verbanden=(
            Verband("d", "a", title),
            Verband("a", "e", title, Certainty.UNSURE),
            Verband("e", "i"),
        ),
    )
    told = tell_als_dan(story)
    assert told.count(f"‘{title}’") == 5
    assert told.count(f"omdat {title}") == 2


@pytest.mark.parametrize(
    ("layer", "opening"),
    [
        (Layer.AANPAK, "We doen ook dit: ‘los’."),
        (Layer.DIRECT, "We hopen dat mensen ook dit merken: ‘los’."),
        (Layer.INDIRECT, "We hopen ook bij te dragen aan ‘los’."),
    ],
)
def test_an_element_without_verband_is_named_at_the_end_of_its_part(layer, opening):
    loose = replace(aanpak("los"), layer=layer)
    assert opening in tell_als_dan(Veranderverhaal(elements=(loose,)))


def test_several_doelgroepen_are_each_reached_by_name():
    story = Veranderverhaal(
        elements=(doelgroep("jong"), doelgroep("oud"), aanpak("koken")),
        verbanden=(Verband("jong", "koken"), Verband("oud", "koken")),
    )
    told = tell_als_dan(story)
    assert "We doen dit met en voor ‘jong’ en ‘oud’." in told
    assert "We bereiken ‘jong’ met ‘koken’. We bereiken ‘oud’ met ‘koken’." in told


def test_the_second_aanpak_is_told_more_shortly():
    story = Veranderverhaal(
        elements=(aanpak("koken"), aanpak("tuin"), direct("groeten")),
        verbanden=(Verband("koken", "groeten"), Verband("tuin", "groeten")),
    )
    assert "En als we inzetten op ‘tuin’, dan hopen we op ‘groeten’." in tell_als_dan(story)


@pytest.mark.parametrize(
    ("assumption", "certainty", "told"),
    [
        pytest.param("", None, "‘groeten’.", id="nothing said"),
        pytest.param("dat helpt", None, "‘groeten’ (omdat dat helpt).", id="an assumption"),
        pytest.param(
            "Omdat dat helpt.", None, "‘groeten’ (omdat dat helpt).", id="omdat typed too"
        ),
        pytest.param("omdat", None, "‘groeten’.", id="only omdat typed"),
        pytest.param("...", None, "‘groeten’.", id="only dots typed"),
        pytest.param("", Certainty.UNSURE, f"‘groeten’ ({DOUBT}).", id="doubt"),
        pytest.param("", Certainty.SURE, "‘groeten’.", id="no doubt"),
        pytest.param(
            "dat helpt",
            Certainty.UNSURE,
            f"‘groeten’ (omdat dat helpt; {DOUBT}).",
            id="an assumption and doubt",
        ),
    ],
)
def test_an_assumption_and_doubt_stand_behind_the_target(assumption, certainty, told):
    story = Veranderverhaal(
        elements=(aanpak("koken"), direct("groeten")),
        verbanden=(Verband("koken", "groeten", assumption, certainty),),
    )
    assert tell_als_dan(story).endswith(told)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Buren groeten", "Waarom we dit doen: Buren groeten."),
        ("Buren groeten!", "Waarom we dit doen: Buren groeten!"),
        ("Buren\n\ngroeten?", "Waarom we dit doen: Buren groeten?"),
    ],
    ids=["no end", "its own end", "several lines"],
)
def test_the_aanleiding_becomes_one_sentence_with_one_end(typed, told):
    assert tell_als_dan(Veranderverhaal(aanleiding=typed)) == told


@pytest.mark.parametrize(
    ("title", "told"), [("Koken.", "‘Koken’"), ("...", "‘...’")], ids=["a full stop", "only dots"]
)
def test_a_full_stop_behind_a_title_is_left_out_unless_it_is_all_there_is(title, told):
    assert told in tell_als_dan(Veranderverhaal(elements=(aanpak("a", title),)))


def test_a_group_that_sees_no_neveneffecten_says_so():
    told = tell_als_dan(Veranderverhaal(no_neveneffecten=True))
    assert told.endswith("We zien nu geen nadelen.")


def test_a_neveneffect_goes_before_the_word_that_there_are_none():
    story = Veranderverhaal(elements=(neveneffect("druk"),), no_neveneffecten=True)
    assert tell_als_dan(story) == "We letten ook op wat we niet willen: ‘druk’."
