"""Stories to test with: small builders, and random ones for hypothesis."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from veranderverhaal.exchange import Bundle
from veranderverhaal.gesprek import QUESTIONS
from veranderverhaal.model import (
    KEY_ALPHABET,
    Certainty,
    Element,
    Feit,
    Influence,
    Initiatief,
    Layer,
    Level,
    Precision,
    Snapshot,
    Theme,
    Veranderverhaal,
    Verband,
    may_join,
)
from veranderverhaal.text import clean_line, clean_text, make_slug

# Titles that say nothing of causes, and that break careless formatting, quoting or markup.
HARMLESS_WORDS = (
    "koffie",
    "tuin",
    "100%",
    "%s",
    "%(title)s",
    "{}",
    "{title}",
    "{0}",
    "{{targets}}",
    "<b>buurt</b>",
    "‘samen’",
    "$eten",
    "\\n",
    "#1",
    "café",
    "[x](y)",
    "buurman & buurvrouw",
)


def element(key: str, layer: Layer, title: str = "", **fields: Any) -> Element:
    """An element whose title is its key unless one is given."""
    return Element(key=key, layer=layer, title=title or key, **fields)


def doelgroep(key: str, title: str = "", **fields: Any) -> Element:
    return element(key, Layer.DOELGROEP, title, **fields)


def aanpak(key: str, title: str = "", **fields: Any) -> Element:
    return element(key, Layer.AANPAK, title, **fields)


def direct(key: str, title: str = "", **fields: Any) -> Element:
    return element(key, Layer.DIRECT, title, **fields)


def indirect(key: str, title: str = "", **fields: Any) -> Element:
    return element(key, Layer.INDIRECT, title, **fields)


def neveneffect(key: str, title: str = "", **fields: Any) -> Element:
    return element(key, Layer.NEVENEFFECT, title, **fields)


def feit(key: str = "koffie", label: str = "koppen koffie", **fields: Any) -> Feit:
    """An exact feit of 94 unless told otherwise."""
    return Feit(
        **{"key": key, "label": label, "precision": Precision.EXACT, "low": Decimal(94)} | fields
    )


def small_story(**fields: Any) -> Veranderverhaal:
    """One element in each of the four layers, joined, and a neveneffect: nothing to remark."""
    parts: dict[str, Any] = {
        "aanleiding": "Buren kennen elkaar niet",
        "goal": "Een buurt waar mensen elkaar kennen",
        "elements": (
            doelgroep("d", "Bewoners van de straat"),
            aanpak("a", "Samen koken"),
            direct("e", "Buren groeten elkaar"),
            indirect("i", "Minder eenzaamheid"),
            neveneffect("n", "Te druk op straat"),
        ),
        "verbanden": (
            Verband("d", "a"),
            Verband("a", "e", "wie samen eet, elkaar leert kennen", Certainty.LIKELY),
            Verband("e", "i"),
        ),
        "feiten": (feit(),),
    }
    return Veranderverhaal(**parts | fields)


def small_bundle(slug: str = "de-straat", **fields: Any) -> Bundle:
    """The small story as an initiatief with everything it may carry."""
    parts: dict[str, Any] = {
        "initiatief": Initiatief(
            slug,
            "De Straat",
            buurt="Noord",
            gemeente="Breda",
            motto="Samen aan tafel",
            theme=Theme.GARDEN,
            source="Eigen werk",
            reference_date=date(2024, 3, 1),
        ),
        "veranderverhaal": small_story(),
        "snapshots": (
            Snapshot("k1", "Het begin", date(2024, 1, 1), Veranderverhaal()),
            Snapshot("k2", "Na maart", date(2024, 3, 1), small_story(goal="Elkaar kennen")),
        ),
        "gesprek_question": "aanpak",
        "logo": b"\x89PNG logo",
    }
    return Bundle(**parts | fields)


keys = st.text(KEY_ALPHABET, min_size=1, max_size=8)
revisions = st.integers(1, 10**6)
dates = st.none() | st.dates(date(1900, 1, 1), date(2200, 12, 31))
numbers = st.decimals(-(10**12), 10**12, allow_nan=False, places=2)
any_characters = st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co"))
harmless_titles = st.lists(st.sampled_from(HARMLESS_WORDS), min_size=1, max_size=4).map(" ".join)


def lines(longest: int) -> st.SearchStrategy[str]:
    """A line as it may be kept: any script, emoji, right to left."""
    return st.text(any_characters, max_size=longest).map(lambda text: clean_line(text, limit=999))


def full_lines(longest: int) -> st.SearchStrategy[str]:
    """A line with something to see in it."""
    return lines(longest - 1).map(lambda line: f"{line}x")


def texts() -> st.SearchStrategy[str]:
    """A text of several lines."""
    several = st.lists(lines(30), max_size=3).map("\n".join)
    return several.map(lambda text: clean_text(text, limit=9999))


def elements(
    key: st.SearchStrategy[str], titles: st.SearchStrategy[str] | None = None
) -> st.SearchStrategy[Element]:
    return st.builds(
        Element,
        key=key,
        layer=st.sampled_from(Layer),
        title=full_lines(40) if titles is None else titles,
        explanation=texts(),
        level=st.none() | st.sampled_from(Level),
        influence=st.none() | st.sampled_from(Influence),
        signs=texts(),
        revision=revisions,
    )


@st.composite
def feiten(draw: st.DrawFn, key: str) -> Feit:
    """A feit that fits its precision."""
    precision = draw(st.sampled_from(Precision))
    in_words = precision is Precision.IN_WORDS
    low = None if in_words else draw(numbers)
    above = draw(st.decimals("0.01", 10**6, places=2))
    return Feit(
        key=key,
        label=draw(full_lines(30)),
        precision=precision,
        low=low,
        high=low + above if low is not None and precision is Precision.RANGE else None,
        words=draw(full_lines(20)) if in_words else "",
        unit=draw(lines(10)),
        period=draw(lines(10)),
        source=draw(lines(20)),
        counted_on=draw(dates),
        icon=draw(st.sampled_from(["", "coffee", "no-picture-2"])),
        revision=draw(revisions),
    )


@st.composite
def stories(
    draw: st.DrawFn, titles: st.SearchStrategy[str] | None = None, plain: bool = False
) -> Veranderverhaal:
    """A story as storage hands it out: layers in order, verbanden that may be.

    With `plain`, every free text is made of harmless words.
    """
    found = draw(st.lists(elements(keys, titles), max_size=8, unique_by=lambda one: one.key))
    order = list(Layer)
    placed = tuple(sorted(found, key=lambda one: order.index(one.layer)))
    pairs = [(a, b) for a in placed for b in placed if may_join(a.layer, b.layer)]
    chosen = [pair for pair in pairs if draw(st.booleans())]
    free = harmless_titles if plain else texts()
    line = harmless_titles if plain else lines(30)
    verbanden = tuple(
        Verband(
            source.key,
            target.key,
            draw(st.just("") | line),
            draw(st.none() | st.sampled_from(Certainty)),
            draw(revisions),
        )
        for source, target in chosen
    )
    feit_keys = draw(st.lists(keys, max_size=3, unique=True))
    return Veranderverhaal(
        aanleiding=draw(free),
        goal=draw(free),
        elements=placed,
        verbanden=verbanden,
        feiten=tuple(draw(feiten(key)) for key in feit_keys),
        no_neveneffecten=draw(st.booleans()),
        revision=draw(revisions),
    )


def snapshots() -> st.SearchStrategy[tuple[Snapshot, ...]]:
    one = st.builds(
        Snapshot, keys, full_lines(20), st.dates(date(1900, 1, 1), date(2200, 1, 1)), stories()
    )
    return st.lists(one, max_size=2, unique_by=lambda kept: kept.key).map(tuple)


def bundles() -> st.SearchStrategy[Bundle]:
    colours = st.sampled_from(["#7a2e5d", "#000000", "#ffffff"])
    looks = st.tuples(st.sampled_from(Theme), colours) | st.tuples(
        st.sampled_from([one for one in Theme if one is not Theme.OWN]), st.just("")
    )
    initiatieven = st.builds(
        lambda look, **named: Initiatief(theme=look[0], colour=look[1], **named),
        looks,
        slug=lines(30).map(make_slug),
        name=full_lines(30),
        buurt=lines(20),
        gemeente=lines(20),
        motto=lines(40),
        source=lines(30),
        reference_date=dates,
        revision=revisions,
    )
    return st.builds(
        Bundle,
        initiatief=initiatieven,
        veranderverhaal=stories(),
        snapshots=snapshots(),
        gesprek_question=st.sampled_from(["", *(question.key for question in QUESTIONS)]),
        logo=st.none() | st.binary(max_size=30),
    )
