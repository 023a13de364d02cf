"""What a page shows of what was said: parties side by side, cards with their numbers, as text."""

from dashboard.bijeenkomst_notes import cards_html, notes_html
from tests.presentation.verslag_samples import BOARD, DUIDINGEN


def test_parties_stand_side_by_side_and_none_replaces_the_other() -> None:
    html = notes_html([one for one in DUIDINGEN if one.topic == "a"])
    assert html.count("<dl>") == 3
    for words in ("iedereen samen", "gemeente", "ja: Je hoort het", "voor een deel: In de straten"):
        assert words in html


def test_cards_are_told_in_their_groups_and_hidden_ones_are_not() -> None:
    html = cards_html(BOARD, "b")
    assert html.index("Er was geen geld") < html.index("De school ging dicht")
    assert "(3 van de 9 kaartjes, 7 stippen)" in html
    assert "Jan de Vries" not in html
    assert cards_html(BOARD, "a") == ""
