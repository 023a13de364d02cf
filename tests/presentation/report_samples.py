"""What reports are made from in the tests: the samples as released, and texts that break things."""

from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise

from sample_data.loader import load_sample
from tests.domain.released_histories import figures, tally_of
from tests.presentation.uitkomst_samples import some_uitkomsten
from veranderverhaal.bundle import Bundle
from veranderverhaal.citaat import Citaat
from veranderverhaal.meting import Meting, Response
from veranderverhaal.model import (
    FOUR_LAYERS,
    Element,
    Feit,
    Initiatief,
    Layer,
    Precision,
    Theme,
    Veranderverhaal,
    Verband,
    next_layer,
)
from veranderverhaal.release import release, show_change
from veranderverhaal.reporting import Introduction, ReportChoice, ReportMaterial, Section
from veranderverhaal.results import Comparison, Released
from veranderverhaal.rounds import ORDERED_KINDS, comparable_questions
from veranderverhaal.story_order import Counted
from veranderverhaal.uitkomst import Uitkomsten
from veranderverhaal.vragenlijst import Vragenlijst

TODAY = date(2026, 11, 21)


@cache
def sample_material(slug: str) -> ReportMaterial:
    """A sample with everything of it that may be shown."""
    bundle = load_sample(slug)
    return ReportMaterial(
        initiatief=bundle.initiatief,
        veranderverhaal=bundle.veranderverhaal,
        released=released_of(bundle),
        today=TODAY,
        logo=bundle.logo,
        norms=bundle.norms,
        figures=bundle.figures,
        indicatoren=bundle.indicatoren,
        counted=Counted(bundle.tellingen, bundle.counts),
    )


def released_of(bundle: Bundle) -> Released:
    """Each meting as it is released, and each two linked rounds."""
    asked = {(one.key, one.version): one for one in bundle.vragenlijsten}
    rounds = [
        (one, asked[one.vragenlijst, one.vragenlijst_version], _responses(bundle, one))
        for one in bundle.metingen
    ]
    uitkomsten = tuple(_released(*one) for one in rounds if one[2])
    linked = [one for one in rounds if one[0].linked and one[2]]
    comparisons = (_comparison(before, after) for before, after in pairwise(linked))
    return Released(uitkomsten, tuple(comparisons))


def _responses(bundle: Bundle, meting: Meting) -> list[Response]:
    return [one.response for one in bundle.responses if one.meting == meting.key]


def _released(meting: Meting, vragenlijst: Vragenlijst, responses: list[Response]):
    counted = figures(responses, len(responses))
    counted = replace(counted, approached=meting.approached, complete=len(responses))
    return release(meting, vragenlijst, tally_of(vragenlijst, responses), counted)


def _comparison(before, after) -> Comparison:
    """The changes of people who answered both times, counted by their own code."""
    (first, asked, then), (second, asked_now, now) = before, after
    people = {one.person: one for one in then if one.person}
    pairs = [(people[one.person], one) for one in now if one.person in people]
    tallies = tally_of(asked, then), tally_of(asked_now, now)
    changes = tuple(
        show_change(question, first, second, _steps(question.key, pairs), *tallies, with_steps=True)
        for question in comparable_questions(asked, asked_now, ORDERED_KINDS)
    )
    return Comparison(first, second, changes=changes)


def _steps(question: str, pairs: list[tuple[Response, Response]]) -> Counter[tuple[str, str]]:
    return Counter(
        (one.answers[question][0], other.answers[question][0])
        for one, other in pairs
        if question in one.answers and question in other.answers
    )


# Texts that break careless cleaning, typesetting or packing.
HOSTILE = (
    "Ik ❤️ de buurt 👩‍👩‍👧 samen 🇳🇱",
    "مرحبا بكم في الحي، أهلا 12",
    "ሰላም ጎረቤት",
    "Сусіди разом",
    "雪 sneeuw \u202eomgekeerd\u2066 \x07bel\x00 \ue000",
    "<b>dik</b> & #let x = 1 $a$ `code` \\n [x](y) {{title}}",
    "Meervoudigepersoonlijkheidsstoornissenaa" * 3,
    "e\u0301e\u0301n \u0301los",
    "\u200b\u0007",
    "Samen koffie drinken. Daarna eten we. " * 60,
)


def hostile_material(text: str, elements: int = 12) -> ReportMaterial:
    """Every text that people type is this text; the uitkomsten are of every kind."""
    story = story_of(text, elements)
    citaat = Citaat("c", text, text, text, made_up=True, effect=story.elements[0].key)
    choice = ReportChoice(
        introductions=tuple(Introduction(section, text) for section in Section),
        fund=text,
        need=text,
        purpose=text,
    )
    rounds = some_uitkomsten(name=text, who=text)
    return ReportMaterial(
        initiatief=Initiatief("x", text, text, text, text, Theme.OWN, "#ff00aa", text),
        veranderverhaal=story,
        released=Released((renamed(rounds, text),)),
        today=TODAY,
        logo=b"no picture",
        citaten=(citaat,),
        citaten_for_gemeente=(citaat,),
        choice=choice,
    )


def story_of(text: str, elements: int) -> Veranderverhaal:
    """So many elements over the four layers, all joined to the first of the next layer."""
    layers = [FOUR_LAYERS[place * 4 // elements] for place in range(elements)]
    made = tuple(
        Element(f"e{place}", layer, text, text, signs=text) for place, layer in enumerate(layers)
    )
    first = {one.layer: one.key for one in reversed(made)}
    verbanden = tuple(
        Verband(one.key, first[after], text)
        for one in made
        if (after := next_layer(one.layer)) in first
    )
    beside = Element("n", Layer.NEVENEFFECT, text, text)
    feit = Feit("f", text, Precision.IN_WORDS, words=text, period=text, source=text)
    return Veranderverhaal(text, text, (*made, beside), verbanden, (feit,))


def renamed(uitkomsten: Uitkomsten, text: str) -> Uitkomsten:
    """Uitkomsten of which every question and title is this text."""
    blocks = tuple(
        replace(
            block,
            title=text,
            uitkomsten=tuple(
                replace(one, question=replace(one.question, text=text)) for one in block.uitkomsten
            ),
        )
        for block in uitkomsten.blocks
    )
    return replace(uitkomsten, blocks=blocks)
