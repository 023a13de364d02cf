"""What a beheerder is told: one sentence, and what to do about what."""

import tomllib
from pathlib import Path

import pytest

from veranderverhaal.backups import WORRYING, Standing
from veranderverhaal.upkeep import (
    ALL_WELL,
    BACKUP_CONCERNS,
    BACKUP_STANDS,
    Room,
    list_concerns,
    say_for_how_long,
    say_standing,
)
from veranderverhaal.version import VERSION

GB = 10**9
ROOMY = Room(500 * GB, 200 * GB)


def test_nothing_to_do_is_said_in_one_sentence():
    assert say_standing(list_concerns(room=ROOMY, backups=Standing.GOOD, errors=0)) == ALL_WELL


def test_a_database_on_another_computer_has_its_own_disk():
    assert list_concerns(room=None, backups=Standing.ELSEWHERE, errors=0) == []


@pytest.mark.parametrize(
    ("room", "is_low"),
    [
        (Room(500 * GB, 51 * GB), False),
        (Room(500 * GB, 49 * GB), True),
        (Room(5 * GB, 2 * GB), False),
        (Room(5 * GB, GB - 1), True),
    ],
)
def test_a_disk_is_nearly_full_below_a_tenth_or_a_gigabyte(room, is_low):
    assert room.is_low is is_low
    assert bool(list_concerns(room=room, backups=Standing.GOOD, errors=0)) is is_low


def test_the_most_urgent_comes_first():
    low = Room(500 * GB, GB // 2)
    disk, backup, errors = list_concerns(room=low, backups=Standing.FAILED, errors=3)
    assert "500,0 MB" in disk
    assert "mislukt" in backup
    assert "3 keer" in errors
    assert say_standing([disk, backup, errors]) == "Er zijn 3 dingen te doen."
    assert say_standing([disk]) == "Er is iets te doen."


def test_every_way_that_backups_stand_has_words_and_every_worry_has_advice():
    assert set(BACKUP_STANDS) == set(Standing)
    assert set(BACKUP_CONCERNS) == WORRYING


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (20, "korter dan een minuut"),
        (60, "1 minuut"),
        (3599, "59 minuten"),
        (3600, "1 uur"),
        (3 * 3600 + 240, "3 uur en 4 minuten"),
        (86_400, "1 dag"),
        (3 * 86_400 + 4 * 3600, "3 dagen en 4 uur"),
    ],
)
def test_how_long_it_runs(seconds, told):
    assert say_for_how_long(seconds) == told


def test_the_version_is_that_of_the_project():
    project = Path(__file__).resolve().parents[2] / "pyproject.toml"
    assert tomllib.loads(project.read_text("utf-8"))["project"]["version"] == VERSION
