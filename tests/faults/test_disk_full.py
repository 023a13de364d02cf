"""The disk fills up while respondents send: they are told, nothing is half, retrying works."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.faults.crowd import Crowd
from tests.faults.installed import check, install_file, running
from tests.faults.served import Forker
from tests.small_disk import SmallDisk, small_disk

MEGABYTES = 6
PATIENCE = 180
REFUSED = 64  # so many times that everybody meets it


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    with small_disk(tmp_path / "disk", MEGABYTES) as found:
        yield found


def wait_for_refused(crowd: Crowd, number: int) -> None:
    until = time.monotonic() + PATIENCE
    while crowd.ledger.outcomes[503] < number:
        assert time.monotonic() < until, crowd.ledger.outcomes
        time.sleep(0.05)


@pytest.mark.long_form
def test_a_full_disk_costs_nobody_an_answer(
    fork: Forker, disk: SmallDisk, migrated_file: Path, size: Any
) -> None:
    installed = install_file(disk.folder / "data", migrated_file)
    with running(fork, installed) as (program, crowd):
        for _ in range(size(1, 8)):
            crowd.wait_for(len(crowd.ledger.seconds_to_send) + 20)
            disk.fill()
            wait_for_refused(crowd, crowd.ledger.outcomes[503] + REFUSED)
            assert program.is_well()  # what was kept can be read
            disk.make_room()
        ledger = crowd.finish()
        program.kill()
    check(installed, ledger)
    print({"thanked": len(ledger.thanked), **ledger.outcomes})
    assert set(ledger.outcomes) == {303, 503}
    assert len(ledger.thanked) == len([one for one in ledger.forms if one.posts])
