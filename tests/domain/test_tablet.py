"""A PIN for a tablet that goes from hand to hand."""

import pytest

from veranderverhaal.tablet import check_pin
from veranderverhaal.text import NotAccepted


def test_a_pin_is_kept_as_its_digits() -> None:
    assert check_pin("47 19", " 4719 ") == "4719"


@pytest.mark.parametrize(
    ("pin", "again", "field"),
    [
        pytest.param("", "", "pin", id="nothing"),
        pytest.param("471", "471", "pin", id="too short"),
        pytest.param("471948201", "471948201", "pin", id="too long"),
        pytest.param("47a9", "47a9", "pin", id="a letter"),
        pytest.param("٤٧١٩", "٤٧١٩", "pin", id="digits that are not on every keyboard"),
        pytest.param("2222", "2222", "pin", id="one digit"),
        pytest.param("1234", "1234", "pin", id="rising"),
        pytest.param("9876", "9876", "pin", id="falling"),
        pytest.param("4719", "4718", "again", id="typed otherwise"),
    ],
)
def test_a_pin_that_is_not_kept_says_at_which_field(pin: str, again: str, field: str) -> None:
    with pytest.raises(NotAccepted) as refused:
        check_pin(pin, again)
    assert refused.value.field == field
