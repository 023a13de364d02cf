"""The program is killed at any moment while many people send: what was thanked for is kept."""

import random
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from tests.faults.conftest import Installer
from tests.faults.installed import check, running
from tests.faults.served import Forker
from tests.storage.conftest import ENGINES

MOST_BETWEEN_KILLS = 60


@pytest.mark.long_form
@pytest.mark.parametrize("kind", ENGINES)
def test_every_form_that_was_thanked_for_is_kept_once_whenever_the_program_is_killed(
    kind: str, fork: Forker, installer: Installer, size: Callable[[Any, Any], Any]
) -> None:
    databases, kills = size((1, 3), (10, 20))
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    total: Counter[str] = Counter()
    for number in range(databases):
        chance = random.Random(seed + number)
        installed = installer.install(kind, f"killed_{seed}_{number}")
        is_whole = databases > 1 and number == 0  # with the processes beside it
        with running(fork, installed, seed=seed + number, helpers=is_whole) as (program, crowd):
            for _ in range(kills):
                thanked = len(crowd.ledger.seconds_to_send)
                crowd.wait_for(thanked + chance.randint(1, MOST_BETWEEN_KILLS), chance.random() / 9)
                program.kill()
                check(installed, crowd.ledger)
                program.start()
            ledger = crowd.finish()
            program.kill()
        check(installed, ledger)
        assert ledger.outcomes["broken"] > 0
        sent = [one for one in ledger.forms if one.posts]
        assert len(ledger.thanked) == len(sent)
        total += Counter(kills=kills, thanked=len(sent), broken=ledger.outcomes["broken"])
    print(dict(total))
