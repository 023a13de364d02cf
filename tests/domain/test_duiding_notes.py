"""Notes are merged field by field: what is typed never takes the words of somebody else away."""

import pytest

from veranderverhaal.duiding import MAX_NOTE, Duiding, Explanation, Recognition
from veranderverhaal.duiding_notes import NOTE_FIELDS, clashing_notes, note_texts, with_notes
from veranderverhaal.text import NotAccepted

KEPT = Duiding(
    "avond",
    "rust",
    recognition=Recognition.NO,
    explanations=(Explanation.CONTEXT, Explanation.PEOPLE),
    judgement="Jammer.",
)


def test_every_field_is_a_text_and_comes_back_from_it() -> None:
    texts = note_texts(KEPT)
    assert set(texts) == set(NOTE_FIELDS)
    assert (texts["recognition"], texts["explanations"]) == ("no", "context people")
    assert with_notes(Duiding("avond", "rust"), texts, NOTE_FIELDS) == KEPT


@pytest.mark.parametrize(
    ("typed", "seen", "clashes"),
    [
        ("Fijn.", "Jammer.", False),  # nobody came between
        ("Fijn.", "", True),  # somebody wrote it meanwhile
        ("Jammer.", "", False),  # it arrived already
        (" Jammer.\r\n", "", False),
        ("Fijn.", "Jammer.\r\n", False),
        ("", "", True),
        ("x" * 5000, "y" * 5000, True),
    ],
)
def test_only_what_somebody_else_changed_clashes(typed: str, seen: str, clashes: bool) -> None:
    found = clashing_notes(KEPT, {"judgement": typed}, {"judgement": seen})
    assert found == (("judgement",) if clashes else ())


def test_only_the_fields_that_are_named_change() -> None:
    typed = {"judgement": "Fijn.", "meaning": "Door."}
    changed = with_notes(KEPT, typed, ("meaning",))
    assert (changed.judgement, changed.meaning) == ("Jammer.", "Door.")


@pytest.mark.parametrize(
    ("field", "value"),
    [("recognition", "x"), ("explanations", "context x"), ("meaning", "x" * (MAX_NOTE + 1))],
)
def test_what_cannot_be_kept_is_refused_at_its_field(field: str, value: str) -> None:
    with pytest.raises(NotAccepted) as refused:
        with_notes(KEPT, {field: value}, NOTE_FIELDS)
    assert refused.value.field == field
