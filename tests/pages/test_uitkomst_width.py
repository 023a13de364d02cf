"""How wide a chart is drawn at first, by what the browser tells of its window."""

import pytest

from dashboard.uitkomst_big import BIG, big_look
from dashboard.uitkomst_width import WIDTHS, room_in
from presentation.chart_theme import SMALL_SIZES, Look, Size


@pytest.mark.parametrize(
    ("window", "width"),
    [("1280", 1040), ("1024", 720), ("390", 320), ("360", 280), ("200", 240)],
)
def test_a_chart_is_at_first_as_wide_as_the_window_has_room_for(window: str, width: int) -> None:
    assert room_in(window) == width


@pytest.mark.parametrize("window", ["", "breed", "-390", "390.5", "²", "9" * 400])
def test_of_what_is_no_width_a_laptop_is_assumed(window: str) -> None:
    assert room_in(window) == WIDTHS[0]


def test_large_is_for_a_room_except_on_a_phone() -> None:
    assert big_look(Look(width=720)) == Look(size=Size.BEAMER, width=BIG)
    assert SMALL_SIZES[Size.BEAMER] == 28
    assert big_look(Look(width=320, narrow=True)) == Look(width=300, narrow=True)
