"""Another program holds the file while respondents send: briefly, and longer than is waited for."""

from pathlib import Path
from typing import Any

import pytest

from storage.settings import DATABASE_NAME
from tests.faults.installed import check, install_file, running
from tests.faults.served import Forker
from tests.faults.test_disk_full import wait_for_refused
from tests.holding import held

REFUSED = 64


@pytest.mark.only_long
def test_a_file_that_is_held_costs_nobody_an_answer(
    fork: Forker, tmp_path: Path, migrated_file: Path
) -> None:
    installed = install_file(tmp_path / "data", migrated_file)
    with running(fork, installed) as (program, crowd):
        for _ in range(3):
            crowd.wait_for(len(crowd.ledger.seconds_to_send) + 20)
            with held(installed.data / DATABASE_NAME):
                assert program.is_well()
            before: Any = crowd.ledger.outcomes[503]
        assert before == 0
        with held(installed.data / DATABASE_NAME):
            wait_for_refused(crowd, REFUSED)
            assert program.is_well()  # what was kept can be read
        ledger = crowd.finish()
        program.kill()
    check(installed, ledger)
    print({"thanked": len(ledger.thanked), **ledger.outcomes})
    assert set(ledger.outcomes) == {303, 503}
    assert len(ledger.thanked) == len([one for one in ledger.forms if one.posts])
