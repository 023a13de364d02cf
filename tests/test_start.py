"""start.py, piece by piece; what is cheap runs for real."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import start

PROJECT = Path(start.__file__).parent


@pytest.fixture
def requirements(tmp_path: Path) -> Path:
    path = tmp_path / "requirements.txt"
    path.write_text("starlette==1.0\n", encoding="utf-8")
    return path


@pytest.fixture
def venv(tmp_path: Path) -> Path:
    return looks_like_a_venv(tmp_path)


def looks_like_a_venv(place: Path) -> Path:
    """To who does not look further."""
    folder = place / "a folder with spaces" / ".venv"
    python = start.venv_python(folder)
    python.parent.mkdir(parents=True)
    python.touch()
    return folder


@pytest.mark.parametrize("version", [(3, 11), (3, 11, 4), (3, 14, 0), (4, 0)])
def test_a_new_enough_python_passes(version: tuple[int, ...]) -> None:
    start.check_python(version)


@pytest.mark.parametrize("version", [(3, 10, 12), (3, 9), (2, 7, 18)])
def test_an_old_python_is_told_what_to_do(version: tuple[int, ...]) -> None:
    with pytest.raises(start.Problem, match=r"Python 3\.11 of nieuwer nodig(.|\n)*python\.org"):
        start.check_python(version)


def test_start_uses_the_standard_library_only() -> None:
    """Without site-packages: what runs before the installation may not need the installation."""
    command = [sys.executable, "-S", "-E", str(PROJECT / "start.py"), "--help"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "--no-browser" in shown.stdout


def test_a_wrong_option_is_refused_before_anything_is_installed(tmp_path: Path) -> None:
    copy = tmp_path / "start.py"
    copy.write_text(Path(start.__file__).read_text(encoding="utf-8"), encoding="utf-8")
    refused = subprocess.run([sys.executable, copy, "--poort", "1"], capture_output=True)
    assert refused.returncode == 2
    assert not (tmp_path / ".venv").exists()


def test_nothing_is_installed_yet_without_a_stamp(venv: Path, requirements: Path) -> None:
    assert not start.is_installed(venv, requirements)


def test_a_stamp_means_installed_until_the_requirements_change(
    venv: Path, requirements: Path
) -> None:
    stamp = start.stamp_file(venv, requirements)
    stamp.write_text(start.fingerprint(requirements), encoding="utf-8")
    assert start.is_installed(venv, requirements)
    requirements.write_text("starlette==1.1\n", encoding="utf-8")
    assert not start.is_installed(venv, requirements)


def test_a_stamp_without_a_python_means_nothing(venv: Path, requirements: Path) -> None:
    start.stamp_file(venv, requirements).write_text(start.fingerprint(requirements))
    start.venv_python(venv).unlink()
    assert not start.is_installed(venv, requirements)


def test_each_requirements_file_has_its_own_stamp(venv: Path) -> None:
    names = [Path("requirements.txt"), Path("requirements-test.txt")]
    assert len({start.stamp_file(venv, name) for name in names}) == 2


@pytest.fixture(scope="module")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Requirements that ask for nothing."""
    path = tmp_path_factory.mktemp("nothing") / "requirements.txt"
    path.write_text("# nothing\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def made_venv(tmp_path_factory: pytest.TempPathFactory, nothing: Path) -> Path:
    """A real one, made where a half-made one stood; nothing of ours is in it."""
    folder = looks_like_a_venv(tmp_path_factory.mktemp("made"))
    assert not start.works(start.venv_python(folder))
    start.install(folder, nothing)
    return folder


def test_a_half_made_venv_is_made_anew_also_in_a_folder_with_spaces(made_venv: Path) -> None:
    assert start.works(start.venv_python(made_venv))


def test_a_refused_installation_leaves_no_stamp(made_venv: Path, tmp_path: Path) -> None:
    """pip refuses a requirement without a hash, without asking the network anything."""
    unpinned = tmp_path / "with space" / "requirements.txt"
    unpinned.parent.mkdir()
    unpinned.write_text("starlette\n", encoding="utf-8")
    start.stamp_file(made_venv, unpinned).write_text("older", encoding="utf-8")
    with pytest.raises(start.Problem, match=r"pip zegt"):
        start.install(made_venv, unpinned)
    assert not start.stamp_file(made_venv, unpinned).exists()


def test_an_empty_list_installs_and_the_second_time_does_nothing(
    made_venv: Path, nothing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start.stamp_file(made_venv, nothing).unlink(missing_ok=True)
    start.install(made_venv, nothing)
    assert "installeren" in capsys.readouterr().out
    start.install(made_venv, nothing)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("sign", start.NO_NETWORK_SIGNS)
def test_no_network_names_the_step_and_what_to_do(sign: str, requirements: Path) -> None:
    message = start.explain_pip(requirements, f"WARNING: Retrying after broken by '{sign}(…)'")
    assert "requirements.txt" in message
    assert "geen internet" in message
    assert sign not in message


def test_another_failure_shows_what_pip_said(requirements: Path) -> None:
    message = start.explain_pip(requirements, "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES")
    assert "DO NOT MATCH" in message


def test_a_real_pip_without_network_is_recognised(
    made_venv: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    requirements = tmp_path / "requirements.txt"
    requirements.write_text(f"starlette==1.0 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    # Port 9 (discard): nobody listens, so every connection fails at once.
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_RETRIES", "1")
    monkeypatch.setenv("PIP_NO_CACHE_DIR", "1")
    with pytest.raises(start.Problem, match=r"requirements\.txt(.|\n)*geen internet"):
        start.install(made_venv, requirements)


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer with neither a browser nor poppler, and nobody who may install them."""
    monkeypatch.setattr(start, "find_browser", lambda: None)
    monkeypatch.setattr(start, "find_poppler", lambda: False)
    monkeypatch.setattr(start, "root_prefix", lambda: None)


MISSING = [
    pytest.param(start.make_sure_of_browser, "geen Chromium", id="browser"),
    pytest.param(start.make_sure_of_poppler, "Poppler is niet gevonden", id="poppler"),
]


@pytest.mark.parametrize(("make_sure", "message"), MISSING)
@pytest.mark.usefixtures("bare")
def test_a_missing_program_is_said_and_the_rest_goes_on(
    make_sure: Callable[[], None],
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delenv("CI", raising=False)
    make_sure()
    assert message in capsys.readouterr().out


@pytest.mark.parametrize(("make_sure", "message"), MISSING)
@pytest.mark.usefixtures("bare")
def test_a_missing_program_is_a_failure_in_ci(
    make_sure: Callable[[], None], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(start.Problem, match=message):
        make_sure()


def test_a_browser_in_the_path_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = tmp_path / ("chromium.exe" if os.name == "nt" else "chromium")
    browser.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert start.find_browser() == browser


def test_a_problem_is_one_message_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_venv: Path, _requirements: Path) -> None:
        raise start.Problem("zo niet")

    monkeypatch.setattr(start, "install", refuse)
    assert start.main([]) == 1
    assert capsys.readouterr().err == "zo niet\n"


@pytest.mark.parametrize(
    ("given", "passed_on", "installed"),
    [
        pytest.param([], ["serve"], ["requirements.txt"], id="start"),
        pytest.param(
            ["--port", "8600", "--data", "een map"],
            ["serve", "--port", "8600", "--data", "een map"],
            ["requirements.txt"],
            id="start with options",
        ),
        pytest.param(
            ["--login"], ["serve", "--login"], ["requirements.txt"], id="start with a login"
        ),
        pytest.param(
            ["test", "-k", "health"],
            ["test", "-k", "health"],
            ["requirements.txt", "requirements-test.txt"],
            id="test",
        ),
        pytest.param(
            ["test", "--long"],
            ["test", "--long"],
            ["requirements.txt", "requirements-test.txt"],
            id="long test",
        ),
    ],
)
def test_what_is_installed_and_passed_on(
    given: list[str], passed_on: list[str], installed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []
    arguments: list[str] = []

    def hand_over(passed: list[str]) -> int:
        arguments.extend(passed)
        return 0

    monkeypatch.setattr(start, "install", lambda _venv, file: names.append(file.name))
    monkeypatch.setattr(start, "make_sure_of_browser", lambda: None)
    monkeypatch.setattr(start, "make_sure_of_poppler", lambda: None)
    monkeypatch.setattr(start, "hand_over", hand_over)
    assert start.main(given) == 0
    assert (arguments, names) == (passed_on, installed)
