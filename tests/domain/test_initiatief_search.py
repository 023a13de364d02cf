"""An initiatief is found by a part of its name, its buurt or its gemeente."""

import pytest

from veranderverhaal.initiatief_search import InitiatiefName, matching

BADHUIS = InitiatiefName("het-badhuis", "Het Badhuis", "Spoorwijk", "Den Haag")
CAFE = InitiatiefName("taal", "Taalcafé de Brug", "Noord", "Súdwest-Fryslân")
BOTH = [BADHUIS, CAFE]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", BOTH),
        ("  ", BOTH),
        ("badh", [BADHUIS]),
        ("BADHUIS", [BADHUIS]),
        ("haag spoor", [BADHUIS]),
        ("cafe", [CAFE]),
        ("sudwest", [CAFE]),
        ("badhuis brug", []),
        ("een heel ander", []),
        ("het-bad", [BADHUIS]),
    ],
)
def test_every_word_occurs_somewhere_whatever_its_capitals_and_accents(
    words: str, found: list[InitiatiefName]
) -> None:
    assert matching(BOTH, words) == found
