"""The files for several programs say what those for one say, and what the program does."""

from pathlib import Path

import pytest

from storage.engine import CONNECTIONS, MORE_WHEN_BUSY
from web.rate_limit import WINDOW_SECONDS
from web.rate_sharing import SECONDS_BETWEEN

BEHEER = Path(__file__).resolve().parents[2] / "docs" / "beheer"
# Where the pages go, and how long they may take, is what differs.
OF_ONE = ("proxy_pass ", "proxy_read_timeout ", "location ", "#", "}")
PORTS = (8501, 8502, 8503)


def text_of(name: str) -> str:
    return (BEHEER / name).read_text(encoding="utf-8")


def lines_of(name: str) -> list[str]:
    return [" ".join(line.split()) for line in text_of(name).splitlines() if line.strip()]


def test_the_proxy_of_several_programs_asks_all_that_the_proxy_of_one_asks() -> None:
    there = lines_of("nginx-several.conf")
    missing = [one for one in lines_of("nginx.conf") if one not in there]
    assert [one for one in missing if not one.startswith(OF_ONE)] == []


def test_every_program_is_in_both_lists_of_the_proxy_and_in_the_unit() -> None:
    proxy = text_of("nginx-several.conf")
    for port in PORTS:
        assert proxy.count(f"server 127.0.0.1:{port};") == 2
        assert f"veranderverhaal@{port}" in text_of("veranderverhaal@.service")
        assert f"veranderverhaal@{port}" in text_of("several.md")


def test_the_unit_of_several_programs_is_as_closed_as_that_of_one() -> None:
    there = lines_of("veranderverhaal@.service")
    missing = [one for one in lines_of("veranderverhaal.service") if one not in there]
    changed = ("Description=", "ExecStart=", "#")
    assert [one for one in missing if not one.startswith(changed)] == []
    one_port = text_of("veranderverhaal.service").replace("--port 8501", "--port %i")
    (start,) = [one for one in there if one.startswith("ExecStart=")]
    assert start in one_port


@pytest.mark.parametrize("unit", ["veranderverhaal.service", "veranderverhaal@.service"])
def test_a_command_runs_as_the_service_does_and_backups_may_go_to_another_disk(unit: str) -> None:
    told, lines = text_of("backup.md"), lines_of(unit)
    assert "#ReadWritePaths=-/mnt/kopie/reservekopieen" in lines
    assert "`ReadWritePaths=`" in told
    (data,) = [one for one in lines if one.startswith("Environment=VERANDERVERHAAL_DATA=")]
    assert data.replace("Environment=", "--setenv=") in told
    for name, option in (("User", "--uid"), ("WorkingDirectory", "--working-directory")):
        (value,) = [one for one in lines if one.startswith(f"{name}=")]
        assert value.replace(name, option) in told
    for name in ("EnvironmentFile=", "UMask="):
        (value,) = [one for one in lines if one.startswith(name)]
        assert f"--property={value}" in told


def test_there_is_one_rule_for_how_long_backups_stay() -> None:
    assert "12 months at most" in text_of("backup.md")
    assert "12 months at most: the program throws its own away" in text_of("README.md")
    assert "three months, and run" not in text_of("README.md")


def test_the_page_tells_the_connections_and_the_seconds_of_the_program() -> None:
    told = text_of("several.md")
    assert f"at most {CONNECTIONS + MORE_WHEN_BUSY} connections" in told
    assert f"{CONNECTIONS} of which it keeps" in told
    assert (SECONDS_BETWEEN, WINDOW_SECONDS) == (1.0, 10 * 60)
