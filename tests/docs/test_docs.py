"""What the documentation says is true: its commands run, its example is read, its links lead."""

import json
import re
import shlex
from pathlib import Path

import pytest

from cli import COMMANDS, make_parser
from storage.settings import DATA_VARIABLE, URL_VARIABLE
from tests.command_line import cli
from tests.databases import put_database
from veranderverhaal.exchange import FORMAT_VERSION, from_json

PROJECT = Path(__file__).resolve().parents[2]
DOCUMENTS = [PROJECT / "README.md", *sorted((PROJECT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
# These serve, test, measure or need another program: what they take is checked, they do not run.
NOT_RUN = ("start.py", "uv")


def commands_in(document: Path) -> list[str]:
    blocks = BLOCK.findall(document.read_text(encoding="utf-8"))
    return [line for block in blocks for line in block.splitlines() if line.strip()]


def name(document: Path) -> str:
    return str(document.relative_to(PROJECT))


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_command_in_a_document_runs(
    document: Path, samples_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    put_database(samples_file, tmp_path / "data")
    for line in commands_in(document):
        program, *arguments = shlex.split(line)
        if "start.py" in line:
            make_parser().parse_known_args(
                ["serve", *[one for one in arguments[1:] if one != "test"]]
            )
            continue
        if program in NOT_RUN:
            continue
        assert (program, arguments[0]) == (".venv/bin/python", "cli.py"), line
        cli(*arguments[1:], data=tmp_path / "data")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command: str) -> None:
    text = (PROJECT / "README.md").read_text(encoding="utf-8")
    assert f"cli.py {command}" in text


def test_every_option_of_serve_and_every_variable_is_in_beheer() -> None:
    text = (PROJECT / "docs" / "beheer" / "README.md").read_text(encoding="utf-8")
    serve = make_parser()._subparsers._group_actions[0].choices["serve"]  # type: ignore[union-attr]
    options = [option for action in serve._actions for option in action.option_strings]
    for option in options:
        assert option in text or option in ("-h", "--help"), option
    for variable in (DATA_VARIABLE, URL_VARIABLE):
        assert f"`{variable}`" in text


def test_the_example_of_the_exchange_format_is_a_whole_initiatief() -> None:
    text = (PROJECT / "docs" / "uitwisseling.md").read_text(encoding="utf-8")
    example = re.search(r"```json\n(.*?)```", text, re.DOTALL)
    assert example
    bundle = from_json(example[1])
    assert json.loads(example[1])["version"] == FORMAT_VERSION
    assert len(bundle.veranderverhaal.elements) == 4
    assert len(bundle.veranderverhaal.feiten) == 3


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_link_and_picture_of_a_document_is_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#]+)[^)]*\)", text) + re.findall(r'src="([^"]+)"', text)
    for target in targets:
        if not target.startswith("http"):
            assert (document.parent / target).exists(), target
