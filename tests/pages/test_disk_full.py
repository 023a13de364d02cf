"""A coordinator saves while the disk is full: told so, nothing is lost of what was typed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.troubles import WHAT, Trouble
from tests.pages.conftest import Open, sound, story
from tests.small_disk import SmallDisk, small_disk

PROJECT = Path(__file__).resolve().parents[2]
BADHUIS = "het-badhuis"
FIELD = f"title_kaartje_{BADHUIS}_netwerk_1"


@pytest.fixture
def disk(data_dir: Path) -> Iterator[SmallDisk]:
    with small_disk(data_dir, 12) as found:
        yield found


def test_a_card_that_cannot_be_saved_stays_typed_and_is_saved_later(
    disk: SmallDisk, open_page: Open
) -> None:
    app = open_page("kaartje", initiatief=BADHUIS, element="netwerk")
    app.text_input(key=FIELD).set_value("Een sterk netwerk")
    disk.fill()
    sound(app.button(key="sent_bewaar").click().run())
    (told,) = [error.value for error in app.error]
    assert told.startswith(WHAT[Trouble.FULL].rstrip("."))
    assert app.text_input(key=FIELD).value == "Een sterk netwerk"
    assert story(BADHUIS).element("netwerk").title == "Steunend netwerk"
    disk.make_room()
    sound(app.button(key="sent_bewaar").click().run())
    assert [error.value for error in app.error] == []
    assert story(BADHUIS).element("netwerk").title == "Een sterk netwerk"


def test_a_new_initiatief_that_cannot_be_saved_is_told_by_the_button(
    disk: SmallDisk, open_page: Open
) -> None:
    app = open_page("nieuw")
    app.text_input[0].set_value("De Tuin")
    disk.fill()
    app = sound(next(one for one in app.button if "gesprek" in one.label).click().run())
    kinds = [one.type for one in app.main]
    assert kinds.count("error") == 1
    assert kinds.index("error") > max(at for at, kind in enumerate(kinds) if kind == "button")
    assert app.text_input[0].value == "De Tuin"


@pytest.mark.parametrize("key", ["st-key-trouble", "st-key-trouble_nieuw"])
def test_what_could_not_be_saved_is_told_within_the_window(key: str) -> None:
    """Not only at the top of a page of which one sees the end."""
    rules = (PROJECT / "dashboard" / "static" / "house.css").read_text("utf-8").split("}")
    (sticky,) = [rule for rule in rules if f":has(> .{key})" in rule]
    assert "position: sticky" in sticky
    assert "top:" in sticky
    assert "bottom:" in sticky


def test_pages_can_be_read_while_the_disk_is_full(disk: SmallDisk, open_page: Open) -> None:
    app = open_page("overzicht", initiatief=BADHUIS)
    disk.fill()
    for _ in range(2):
        sound(app.run())
        assert [error.value for error in app.error] == []
