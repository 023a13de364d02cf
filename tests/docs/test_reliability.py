"""docs/betrouwbaarheid.md: every test that it names is there, and those called long are."""

import re
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
TEXT = (PROJECT / "docs" / "betrouwbaarheid.md").read_text(encoding="utf-8")
FILES = {file: file.read_text("utf-8") for file in (PROJECT / "tests").rglob("test_*.py")}
NAMED = set(re.findall(r"`(test_\w+(?:\.py)?)`", TEXT))


def is_there(name: str) -> bool:
    if name.endswith(".py"):
        return any(file.name == name for file in FILES)
    return any(f"def {name}(" in text for text in FILES.values())


def is_long(name: str) -> bool:
    """Whether the file of a test has a long form at all, and this test takes part in it."""
    (text,) = (text for text in FILES.values() if f"def {name}(" in text)
    before = text.partition(f"def {name}(")[0].rpartition("\n\n\n")[2]
    marked = "long" in before or "pytestmark" in text
    return marked and ("long_form" in text or "mostly_long" in text or "examples(" in text)


def test_every_test_that_is_named_exists() -> None:
    assert len(NAMED) > 40
    assert sorted(name for name in NAMED if not is_there(name)) == []


def test_what_is_called_long_has_a_long_form() -> None:
    rows = [line for line in TEXT.splitlines() if "*long*" in line and line.startswith("|")]
    named = {name for row in rows for name in re.findall(r"`(test_\w+)`", row)}
    assert len(named) > 8
    assert sorted(name for name in named if not is_long(name)) == []
