"""What is installed is what was pinned, and nothing of it is known to be weak.

Advisories are asked for where they can be reached. Elsewhere the pins and their hashes are all that
is checked; the summary of the tests says which of the two it was.
"""

import json
import re
import subprocess
import sys
import warnings
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement

PROJECT = Path(__file__).resolve().parent.parent
FILES = ("requirements.txt", "requirements-test.txt")
SECONDS = 180
SMALLEST = "starlette"  # asked for alone, to see whether there is an answer at all
AUDITED = "pip-audit looked up every requirement in the advisories of PyPI"
NOT_AUDITED = (
    "the advisories of PyPI cannot be reached from here: only the pins, their hashes and what is "
    "installed were compared"
)


def requirements(file: str) -> dict[str, tuple[Requirement, int]]:
    """By name, with the number of hashes."""
    text = (PROJECT / file).read_text(encoding="utf-8").replace("\\\n", " ")
    found = {}
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        requirement = Requirement(re.split(r"\s--hash=|\s#", line)[0])
        found[requirement.name] = (requirement, line.count("--hash=sha256:"))
    return found


def wanted(file: str) -> dict[str, tuple[Requirement, int]]:
    """Those that are for this computer and this Python."""
    return {
        name: (one, hashes)
        for name, (one, hashes) in requirements(file).items()
        if one.marker is None or one.marker.evaluate()
    }


@pytest.mark.parametrize("file", FILES)
def test_every_requirement_is_pinned_to_one_version_with_its_hashes(file: str) -> None:
    found = requirements(file)
    assert len(found) > 20
    for name, (requirement, hashes) in found.items():
        assert re.fullmatch(r"==[^*,]+", str(requirement.specifier)), name
        assert hashes > 0, name


@pytest.mark.parametrize("file", FILES)
def test_what_is_installed_is_what_is_pinned(file: str) -> None:
    other = {
        name: (version(name), str(one.specifier))
        for name, (one, _hashes) in wanted(file).items()
        if f"=={version(name)}" != str(one.specifier)
    }
    assert not other


def test_what_is_asked_for_directly_is_pinned() -> None:
    for file in FILES:
        lines = (PROJECT / file.replace(".txt", ".in")).read_text(encoding="utf-8").splitlines()
        direct = [Requirement(line) for line in lines if line and line[0] not in "#-"]
        assert {one.name for one in direct} <= set(requirements(file))


def audit(lines: list[str], folder: Path) -> list[dict[str, object]] | None:
    """What pip-audit says of each; None when it was not answered."""
    listed = folder / "requirements.txt"
    listed.write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, "-m", "pip_audit", "-r", str(listed), "--no-deps", "--disable-pip"]
    options = ["--format", "json", "--progress-spinner", "off", "--timeout", "10"]
    try:
        done = subprocess.run(
            [*command, *options], capture_output=True, text=True, timeout=SECONDS, cwd=folder
        )
        said: list[dict[str, object]] = json.loads(done.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, ValueError, KeyError):
        return None
    return said if any("vulns" in one for one in said) else None


def test_no_requirement_has_a_known_weakness(tmp_path: Path) -> None:
    pins = {name: f"{name}{one.specifier}" for name, (one, _) in wanted(FILES[0]).items()}
    said = audit([pins[SMALLEST]], tmp_path) and audit(list(pins.values()), tmp_path)
    warnings.warn(AUDITED if said else NOT_AUDITED, stacklevel=1)
    weak = [one for one in said or [] if one.get("vulns")]
    assert not weak, weak
