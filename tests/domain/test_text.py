"""Cleaning typed text, short names, and Dutch enumerations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veranderverhaal.text import (
    MAX_SLUG,
    NotAccepted,
    clean_line,
    clean_text,
    enumerate_dutch,
    make_slug,
    require_line,
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        pytest.param("  koffie  ", "koffie", id="spaces at the ends"),
        pytest.param("koffie \t en   thee", "koffie en thee", id="runs of spaces and tabs"),
        pytest.param("een\r\ntwee\rdrie", "een\ntwee\ndrie", id="one kind of line break"),
        pytest.param("kof\x00fie\x07", "koffie", id="control characters"),
        pytest.param("kof\u202efie\u200f", "koffie", id="marks that reorder text"),
        pytest.param("kof\ud800fie", "koffie", id="half a character"),
        pytest.param("kof\ue000fie\U0010ffff", "koffie", id="private and unassigned characters"),
        pytest.param(
            "café ☕ قهوة 👨‍👩‍👧", "café ☕ قهوة 👨‍👩‍👧", id="accents, Arabic and joined emoji"
        ),
        pytest.param("{title} 100% %s", "{title} 100% %s", id="braces and percent signs"),
        pytest.param("<script>", "<script>", id="markup is only text"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_clean_text_keeps_what_can_be_seen(typed, kept):
    assert clean_text(typed, limit=100) == kept


@given(st.text())
def test_cleaning_twice_changes_no_more_than_cleaning_once(typed):
    once = clean_text(typed, limit=10_000)
    assert clean_text(once, limit=10_000) == once


@given(st.text(st.characters()))
def test_clean_text_can_always_be_stored(typed):
    kept = clean_text(typed, limit=10_000)
    assert "\x00" not in kept
    kept.encode("utf-8")


def test_clean_line_puts_several_lines_on_one():
    assert clean_line("een\n\ntwee\u2028drie", limit=100) == "een twee drie"


def test_text_of_exactly_the_limit_is_kept():
    assert clean_text("x" * 10, limit=10) == "x" * 10


def test_text_over_the_limit_is_refused_with_the_number_to_take_away():
    with pytest.raises(NotAccepted, match="De titel is te lang: haal 2 tekens weg") as refused:
        clean_text("x" * 12, limit=10, field="title", label="De titel")
    assert refused.value.field == "title"
    assert refused.value.message == str(refused.value)


def test_what_is_stripped_does_not_count_for_the_limit():
    assert clean_text("   x\x00\x00\x00   ", limit=1) == "x"


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("", id="nothing"),
        pytest.param(" \n\t ", id="only space"),
        pytest.param("\x00\u202e", id="only controls"),
        pytest.param("\u200b\u200d\u2060", id="only characters without width"),
    ],
)
def test_a_required_line_with_nothing_to_see_is_refused(typed):
    with pytest.raises(NotAccepted, match="De naam is nog leeg") as refused:
        require_line(typed, limit=80, field="name", label="De naam")
    assert refused.value.field == "name"


@pytest.mark.parametrize("typed", ["x", "☕", "é", "ق", "0", "-"])
def test_a_required_line_of_one_visible_character_is_kept(typed):
    assert require_line(typed, limit=80, field="name", label="De naam") == typed


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        pytest.param("Het Badhuis", "het-badhuis", id="plain"),
        pytest.param("  Café 't Hoekje!  ", "cafe-t-hoekje", id="accents and signs"),
        pytest.param("../../etc/passwd", "etc-passwd", id="a path"),
        pytest.param("مقهى الحي", "initiatief", id="no Latin letters"),
        pytest.param("", "initiatief", id="nothing"),
    ],
)
def test_a_slug_is_made_of_plain_letters(name, slug):
    assert make_slug(name) == slug


def test_a_taken_slug_gets_the_first_free_number():
    assert make_slug("De Tuin", {"de-tuin", "de-tuin-2"}) == "de-tuin-3"


@given(st.text(), st.integers(0, 12))
def test_a_slug_stays_itself_and_within_bounds_however_often_it_was_taken(name, times):
    taken: set[str] = set()
    for _ in range(times):
        taken.add(make_slug(name, taken))
    slug = make_slug(name, taken)
    assert len(taken) == times
    assert slug not in taken
    assert 0 < len(slug) <= MAX_SLUG
    assert make_slug(slug) == slug


def test_a_long_slug_that_is_taken_stays_itself_when_made_again():
    first = make_slug("x" * 80)
    second = make_slug("x" * 80, {first})
    assert make_slug(second) == second != first


@pytest.mark.parametrize(
    ("parts", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")],
    ids=["none", "one", "two", "three"],
)
def test_an_enumeration_ends_with_en(parts, text):
    assert enumerate_dutch(parts) == text
