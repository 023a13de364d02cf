"""What a page shows of what was said: parties side by side, cards with their numbers, as text."""

from dashboard.bijeenkomst_cards import LOOSE, all_cards_html
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


def test_all_cards_are_listed_in_their_groups_and_loose_and_hidden_ones_are_not() -> None:
    assert "1 los kaartje" in cards_html(BOARD, "b")
    html = all_cards_html(BOARD, "b")
    assert html.count("<li") == len([one for one in BOARD.cards if not one.hidden])
    assert html.index("kaartje 0") < html.index(LOOSE) < html.index("los kaartje")
    assert "Jan de Vries" not in html
    assert all_cards_html(BOARD, "a") == ""
