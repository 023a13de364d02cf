"""A guide asks openly, about what was chosen, and always about what goes less well."""

import re
from dataclasses import replace

from sample_data.loader import load_sample
from veranderverhaal.interview_guide import (
    ASK_SIDE,
    MAX_CHOSEN,
    OPENING,
    first_chosen,
    guide_effects,
    make_guide,
)
from veranderverhaal.model import Layer, Veranderverhaal

STORY = load_sample("buurttuin-kempenaar").veranderverhaal
STEERING = re.compile(r"\b(vind je ook|merk je dat|ben je het eens|toch|zeker)\b", re.I)


def asked(*chosen: str) -> list[str]:
    guide = make_guide("De tuin", STORY, chosen)
    return [question.ask for part in guide.parts for question in part.questions]


def test_the_effects_that_were_chosen_are_asked_about_in_their_order_and_no_others() -> None:
    first, second, third = STORY.layer(Layer.DIRECT)[:3]
    found = " ".join(asked(third.key, first.key))
    assert found.index(first.title) < found.index(third.title)
    assert second.title not in found


def test_what_changed_is_asked_before_an_effect_is_named() -> None:
    titles = [one.title for one in guide_effects(STORY)]
    early = " ".join(asked(*first_chosen(STORY))[: len(OPENING)])
    assert "veranderd" in early
    assert not any(title in early for title in titles)


def test_no_question_steers() -> None:
    everything = asked(*(one.key for one in guide_effects(STORY)))
    own_words = [re.sub("‘[^’]*’", "", question) for question in everything]
    assert not any(STEERING.search(question) for question in own_words)
    assert sum("of niets" in question for question in own_words) == len(guide_effects(STORY))


def test_an_effect_is_said_as_it_is_explained_and_by_its_title_only_without_that() -> None:
    first = STORY.layer(Layer.DIRECT)[0]
    bare = Veranderverhaal(elements=(replace(first, explanation=" "),))
    (plain,) = [one for one in asked(first.key) if first.title in one]
    assert plain.index(first.explanation.rstrip(".")) < plain.index(first.title)
    told = [one.ask for part in make_guide("", bare, [first.key]).parts for one in part.questions]
    assert any(one.startswith(f"We hebben het nu over ‘{first.title}’. Wat merk") for one in told)


def test_what_goes_less_well_is_asked_even_when_nothing_was_chosen() -> None:
    assert ASK_SIDE in asked()
    assert ASK_SIDE in [
        question.ask
        for part in make_guide("", Veranderverhaal(), ()).parts
        for question in part.questions
    ]
    (feared,) = STORY.layer(Layer.NEVENEFFECT)
    found = asked(feared.key)
    assert feared.title in found[found.index(ASK_SIDE) + 1]


def test_privacy_comes_first_and_an_hour_holds_what_is_chosen_to_begin_with() -> None:
    guide = make_guide("De tuin", STORY, ())
    assert "altijd stoppen" in " ".join(guide.first)
    assert "zonder je naam" in " ".join(guide.first)
    assert 0 < len(first_chosen(STORY)) <= MAX_CHOSEN
