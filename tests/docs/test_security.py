"""docs/security.md: each requirement once, and every test that it names is there."""

import re
from collections import Counter
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
TEXT = (PROJECT / "docs" / "security.md").read_text(encoding="utf-8")
ROWS = re.findall(
    r"^\| V([\d.]+) \| (\d) \| (.+?) \| (.+?) \| (.+?) \| (.*?) ?\|$", TEXT, re.MULTILINE
)
STATES = {"met", "does not apply", "**NOT MET**"}
# Of ASVS 5.0.0: all of level 1; of level 2 what V1, V2, V6, V7 and V8 hold.
LEVELS = {"1": 70, "2": 63}
WITH_LEVEL_2 = {"1", "2", "6", "7", "8"}


def test_every_requirement_of_the_two_levels_is_there_once() -> None:
    assert Counter(level for _number, level, *_ in ROWS) == LEVELS
    assert len({number for number, *_ in ROWS}) == len(ROWS)
    assert {number.split(".")[0] for number, level, *_ in ROWS if level == "2"} == WITH_LEVEL_2
    assert {state for _number, _level, _asks, state, *_ in ROWS} == STATES


def test_every_test_that_is_named_exists() -> None:
    named = set(re.findall(r"`(test_\w+)`", TEXT))
    texts = [file.read_text("utf-8") for file in (PROJECT / "tests").rglob("test_*.py")]
    known = {one for text in texts for one in re.findall(r"def (test_\w+)", text)}
    assert len(named) > 80
    assert not named - known


def test_what_is_not_met_is_told_at_the_top() -> None:
    top = TEXT.partition("**Not met**")[2].partition("\n\n")[0]
    not_met = {number for number, _level, _asks, state, *_ in ROWS if "NOT" in state}
    assert set(re.findall(r"\((\d+\.\d+\.\d+)\)", top)) == not_met
