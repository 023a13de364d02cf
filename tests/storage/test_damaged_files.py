"""A damaged file is refused at the start, and stays as it is; without its log it is whole."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from storage import commands, start_checks
from storage.engine import make_engine, reading
from storage.recounting import find_miscounts, see_one_moment
from storage.response_queries import count_responses
from storage.responses import Arrival
from storage.settings import DATABASE_NAME
from storage.start_checks import (
    Unfit,
    refuse_damaged,
    refuse_unfit,
    size_told,
)
from tests.command_line import cli
from tests.measured_bundle import SECOND
from tests.metingen import SLUG, fill_with_meting
from tests.storage.helpers import ask, run

pytestmark = pytest.mark.usefixtures("never_starts")
PAGE = 4096
Damage = Callable[[Path], None]


@pytest.fixture(scope="module")
def answered_file(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with some answers in it."""
    path = tmp_path_factory.mktemp("answered") / DATABASE_NAME
    shutil.copy(migrated_file, path)
    engine = make_engine(f"sqlite:///{path}")
    meting = fill_with_meting(engine)
    arrivals = [Arrival(meting.code, f"{number}", SECOND) for number in range(40)]
    run(engine, commands.keep_responses, arrivals)
    engine.dispose()
    return path


@pytest.fixture
def file(answered_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(answered_file, tmp_path / DATABASE_NAME))


def root_of(path: Path, name: str) -> int:
    """Where in the file the first page of a table or index begins."""
    connection = sqlite3.connect(path)
    found = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,))
    page = int(found.fetchone()[0])
    connection.close()
    return (page - 1) * PAGE


def write_over(path: Path, at: int, content: bytes) -> None:
    with path.open("r+b") as opened:
        opened.seek(at)
        opened.write(content)


def spoil_table(path: Path) -> None:
    write_over(path, root_of(path, "response"), bytes(64))


def spoil_header(path: Path) -> None:
    write_over(path, 20, b"\xff" * 60)


def spoil_schema(path: Path) -> None:
    write_over(path, 100, b"\xff" * 200)


def cut_off(path: Path) -> None:
    write_over(path, 0, b"")
    with path.open("r+b") as opened:
        opened.truncate(path.stat().st_size // 2)


def cut_off_in_a_page(path: Path) -> None:
    with path.open("r+b") as opened:
        opened.truncate(path.stat().st_size - 100)


def put_something_else(path: Path) -> None:
    path.write_bytes(b"geen database" * 1000)


def spoil_index(path: Path) -> None:
    """One value in an index is another than in its table."""
    at = root_of(path, "sqlite_autoindex_response_1")
    content = path.read_bytes()
    write_over(path, content.rindex(b"a", at + PAGE // 2, at + PAGE), b"b")


@pytest.mark.parametrize(
    "damage",
    [spoil_table, spoil_header, spoil_schema, cut_off, cut_off_in_a_page, put_something_else],
)
def test_a_damaged_file_is_refused_with_what_to_do_and_stays_as_it_is(
    file: Path, damage: Damage
) -> None:
    refuse_damaged(file)
    damage(file)
    before = file.read_bytes()
    said = cli("serve", "--port", "0", data=file.parent, code=1)
    assert f"Het bestand met de gegevens is beschadigd: {file}" in said
    assert f"in {file.parent / 'reservekopieen'} staat er geen" in said
    assert "cli.py restore RESERVEKOPIE --data NIEUWE-MAP" in said
    assert file.read_bytes() == before


@pytest.mark.parametrize("damage", [spoil_table, put_something_else])
def test_other_commands_say_so_too_without_a_traceback(file: Path, damage: Damage) -> None:
    damage(file)
    before = file.read_bytes()
    assert "beschadigd" in cli("recount", "--check", data=file.parent, code=1)
    assert file.read_bytes() == before


def test_an_index_that_differs_from_its_table_is_refused_and_can_be_made_anew(file: Path) -> None:
    spoil_index(file)
    before = file.read_bytes()
    with pytest.raises(Unfit, match=r"Een index .* klopt niet meer met zijn tabel"):
        refuse_damaged(file)
    assert file.read_bytes() == before
    with sqlite3.connect(file) as connection:
        connection.execute("REINDEX")
    connection.close()
    refuse_damaged(file)


def test_of_a_large_file_the_pages_are_looked_at_and_somebody_is_told(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start_checks, "WHOLE_CHECK_BYTES", 0)
    spoil_index(file)
    refuse_damaged(file)
    spoil_table(file)
    with pytest.raises(Unfit, match="beschadigd"):
        refuse_damaged(file)
    assert size_told(file) == ""
    monkeypatch.setattr(start_checks, "TOLD_BYTES", 0)
    assert size_told(file).startswith("Het bestand met de gegevens wordt nagekeken (0,0 GB)")


def test_a_file_that_did_not_change_is_looked_at_once(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[Path] = []

    def look(path: Path, _pragma: str) -> list[str]:
        looked.append(path)
        return []

    monkeypatch.setattr(start_checks, "_faults", look)
    for _ in range(2):
        refuse_unfit(make_engine(f"sqlite:///{file}"))
    assert looked == [file]
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE initiatief SET name = 'Anders'")
    connection.close()
    refuse_damaged(file)
    assert looked == [file, file]


def as_after_a_power_cut(file: Path) -> Path:
    """A copy of a file of which the last answers are in its log only; the copy."""
    engine = make_engine(f"sqlite:///{file}")
    with engine.connect() as connection:
        code = connection.exec_driver_sql("SELECT code FROM meting").scalar()
        arrivals = [Arrival(str(code), f"later {number}", SECOND) for number in range(5)]
        run(engine, commands.keep_responses, arrivals)
        cut = file.parent / "cut"
        cut.mkdir()
        for name in (file.name, f"{file.name}-wal"):
            shutil.copy(file.parent / name, cut / name)
    engine.dispose()
    return cut / file.name


def log_of(file: Path) -> Path:
    return file.with_name(f"{file.name}-wal")


def remove_log(file: Path) -> None:
    log_of(file).unlink()


def garble_log(file: Path) -> None:
    write_over(log_of(file), 32 + 24 + 100, b"onzin")


def cut_off_log(file: Path) -> None:
    with log_of(file).open("r+b") as opened:
        opened.truncate(log_of(file).stat().st_size - PAGE)


@pytest.mark.parametrize(
    ("damage", "kept"),
    [(None, 45), (remove_log, 40), (garble_log, 40), (cut_off_log, 40)],
    ids=["as it was left", "removed", "garbled", "cut off"],
)
def test_without_its_log_a_file_is_whole_and_as_it_was_before(
    file: Path, damage: Damage | None, kept: int
) -> None:
    cut = as_after_a_power_cut(file)
    if damage:
        damage(cut)
    engine = make_engine(f"sqlite:///{cut}")
    refuse_unfit(engine)
    assert ask(engine, count_responses, SLUG)["voorjaar"].total == kept
    with reading(engine) as session:
        see_one_moment(session)
        assert list(find_miscounts(SLUG, session=session)) == []
    engine.dispose()


def test_a_log_without_its_file_is_not_thrown_away(file: Path) -> None:
    cut = as_after_a_power_cut(file)
    log = log_of(cut).read_bytes()
    cut.unlink()
    for command in (["serve", "--port", "0"], ["list"]):
        assert "Zet ze samen terug" in cli(*command, data=cut.parent, code=1)
    assert log_of(cut).read_bytes() == log
    assert not cut.exists()
