"""The three published stories: their counts, their figures, their source."""

import re

import pytest

from sample_data.loader import SAMPLE_SLUGS, load_sample, load_samples
from veranderverhaal.checks import RemarkKind, find_remarks
from veranderverhaal.model import FOUR_LAYERS, Layer
from veranderverhaal.numbers import feit_sentence

# The counts of the published stories (Movisie, Collectief, 2023).
COUNTS = {
    "het-badhuis": ((1, 5, 3, 6), 7),
    "buurttuin-kempenaar": ((1, 5, 5, 4), 4),
    "de-sleutel": ((1, 4, 4, 4), 7),
}
FIGURES = {
    "het-badhuis": (
        "94 vrijwilligers",
        "ongeveer 42 bardiensten per maand",
        "meer dan 25 activiteiten per maand",
        "meer dan 600 bezoekers per maand",
        "35 bezoekers gemiddeld bij de vrijdagborrel",
        "1.825 euro baromzet per maand",
        "7 vaste huurders",
    ),
    "buurttuin-kempenaar": (
        "meer dan 100 koppen koffie",
        "15 kinderen",
        "12 taarten bij 6 activiteiten",
        "16 bewoners en anderen gaven materiaal",
    ),
    "de-sleutel": (
        "50 vrijwilligers",
        "4 tot 5 dagen open per week",
        "25 tot 50 vaste bezoekers per dag",
        "tientallen activiteiten",
        "100 tot 120 vrijwilligers bij bijzondere evenementen",
        "500 bezoekers bij bijzondere evenementen",
        "300.000 euro van de gemeente",
    ),
}
samples = pytest.mark.parametrize("slug", SAMPLE_SLUGS)


def test_there_are_three_samples_with_their_own_names():
    assert [bundle.initiatief.slug for bundle in load_samples()] == list(COUNTS)


@samples
def test_a_sample_has_as_many_elements_and_feiten_as_the_published_story(slug):
    story = load_sample(slug).veranderverhaal
    counts = tuple(len(story.layer(layer)) for layer in FOUR_LAYERS)
    assert (counts, len(story.feiten)) == COUNTS[slug]


@samples
def test_a_sample_has_the_published_figures(slug):
    told = [feit_sentence(feit) for feit in load_sample(slug).veranderverhaal.feiten]
    for figure in FIGURES[slug]:
        assert any(sentence.startswith(figure) for sentence in told), figure


@samples
def test_a_sample_names_movisie_as_its_source_and_says_that_the_wording_is_ours(slug):
    bundle = load_sample(slug)
    assert "Movisie, Collectief (2023)" in bundle.initiatief.source
    assert "voorbeeld van ons" in bundle.initiatief.source
    assert all("Movisie" in feit.source for feit in bundle.veranderverhaal.feiten)


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("het-badhuis", ("Leidsebuurt", "Haarlem")),
        ("buurttuin-kempenaar", ("Buitenoord", "Barendrecht")),
        ("de-sleutel", ("Haagse Beemden", "Breda")),
    ],
)
def test_a_sample_names_its_place(slug, words):
    initiatief = load_sample(slug).initiatief
    assert all(word in f"{initiatief.buurt} {initiatief.gemeente}" for word in words)


@pytest.mark.parametrize(
    ("slug", "people"), [("het-badhuis", "4.830"), ("buurttuin-kempenaar", "3.590")]
)
def test_the_number_of_inhabitants_stands_in_the_aanleiding(slug, people):
    assert people in load_sample(slug).veranderverhaal.aanleiding


def test_het_badhuis_has_its_three_published_effects():
    titles = " ".join(
        one.title for one in load_sample("het-badhuis").veranderverhaal.layer(Layer.DIRECT)
    )
    for effect in ("Steunend netwerk", "Empowerment", "Verbondenheid"):
        assert effect in titles


def test_the_garden_shows_that_tensions_grew_at_first():
    (side_effect,) = load_sample("buurttuin-kempenaar").veranderverhaal.layer(Layer.NEVENEFFECT)
    assert "spanningen" in side_effect.title


@samples
def test_a_sample_is_complete_and_well_worded(slug):
    kinds = {remark.kind for remark in find_remarks(load_sample(slug).veranderverhaal)}
    assert kinds <= {RemarkKind.NO_NEVENEFFECT}


@samples
def test_a_sample_tells_why_for_every_step_from_what_is_done_to_what_is_noticed(slug):
    story = load_sample(slug).veranderverhaal
    doelgroepen = {one.key for one in story.layer(Layer.DOELGROEP)}
    steps = [one for one in story.verbanden if one.source not in doelgroepen]
    assert steps
    assert all(verband.assumption for verband in steps)


@samples
def test_a_sample_says_by_what_every_direct_effect_is_noticed(slug):
    assert all(one.signs for one in load_sample(slug).veranderverhaal.layer(Layer.DIRECT))


@samples
def test_a_sample_speaks_of_no_causes(slug):
    story = load_sample(slug).veranderverhaal
    texts = " ".join(
        [
            story.aanleiding,
            story.goal,
            *(f"{one.title} {one.explanation} {one.signs}" for one in story.elements),
            *(verband.assumption for verband in story.verbanden),
        ]
    )
    banned = r"bewij[sz]|zorg(t|en) ervoor dat|veroorza|significant|effectief"
    assert not re.search(banned, texts, re.IGNORECASE)


def test_a_sample_that_is_not_there_is_not_found():
    with pytest.raises(FileNotFoundError):
        load_sample("weg")
