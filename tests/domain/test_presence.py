"""Who else is there, in words."""

import pytest

from veranderverhaal.presence import Present, say_changed, say_present

ELS, BO = Present("Els", "Overzicht"), Present("Bo", "Verbanden")
SOMEONE, OWN = Present("", "Overzicht"), Present("Els", "Citaten", own=True)


@pytest.mark.parametrize(
    ("others", "told"),
    [
        ([], ""),
        ([ELS], "Ook hier: Els (Overzicht)."),
        ([ELS, BO], "Ook hier: Els (Overzicht) en Bo (Verbanden)."),
        ([SOMEONE, SOMEONE], "Ook hier: iemand op een ander scherm (Overzicht)."),
        (
            [SOMEONE, Present("", "Feiten"), ELS],
            "Ook hier: Els (Overzicht) en mensen op 2 andere schermen.",
        ),
        ([OWN], "Ook hier: jij, op een ander scherm (Citaten)."),
        ([Present("Els")], "Ook hier: Els."),
        (
            [Present(name) for name in "ABCD"],
            "Ook hier: A, B, C en nog iemand.",
        ),
        ([Present(name) for name in "ABCDE"], "Ook hier: A, B, C en nog 2 anderen."),
    ],
)
def test_who_else_is_there_is_said(others, told):
    assert say_present(others) == told


def test_who_changed_something_is_said_as_far_as_it_is_known():
    assert say_changed("Els") == "Els heeft hier iets veranderd."
    assert say_changed("") == "Er is hier iets veranderd."
