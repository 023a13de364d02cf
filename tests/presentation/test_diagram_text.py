from hypothesis import given
from hypothesis import strategies as st

from presentation.diagram_text import LINE_LENGTH, MAX_LINES, cleaned, wrapped


def test_wrapped_lines_are_even():
    assert wrapped("Een divers aanbod, voor ieder wat wils") == [
        "Een divers aanbod,",
        "voor ieder wat wils",
    ]


@given(st.text(max_size=200))
def test_wrapped_text_stays_within_the_box_and_loses_nothing(text):
    lines = wrapped(text)
    assert all(len(line) <= LINE_LENGTH for line in lines)
    assert len(lines) <= MAX_LINES
    if lines[-1:] != ["…"]:
        assert "".join(lines).replace("-", "").replace(" ", "") == cleaned(text).replace(
            "-", ""
        ).replace(" ", "")
