"""The page of backups, and the warning on the start page."""

from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import backing_up
from dashboard.data import engine
from storage.access_tables import LogRow
from storage.backup_apart import Order, carry_out
from storage.backup_files import list_stored
from storage.backup_queries import note_tried
from storage.backup_settings import backup_settings
from storage.engine import writing
from storage.moment import now
from tests.pages.conftest import Open, Sit, sound
from tests.storage.helpers import run
from veranderverhaal.access import Role
from veranderverhaal.backups import Tried

WARNING = "Er is geen goede, verse reservekopie."


@pytest.fixture
def here(samples: None, data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The work is done in this process, and before the page goes on; no other test saw any."""
    monkeypatch.setattr(backing_up, "_jobs", [])
    monkeypatch.setattr(backing_up, "carry_out_apart", carry_out)
    monkeypatch.setattr(backing_up, "Thread", AtOnce)
    return data_dir


class AtOnce(Thread):
    """What is started is done."""

    def start(self) -> None:
        self.run()


def told(app: AppTest) -> str:
    parts = [*app.markdown, *app.success, *app.warning, *app.info, *app.error, *app.caption]
    return " ".join(one.value for one in parts).replace("\\", "")


def tried_days_ago(days: int, problem: str = "") -> None:
    at = now() - timedelta(days=days)
    run(engine(), note_tried, Tried(at, "x", 1, 1, 1, False, False, problem))


def somebody_worked() -> None:
    with writing(engine()) as session:
        session.add(LogRow(at=now() - timedelta(days=30), name="Els", action="save_citaat"))


def test_a_backup_is_made_and_put_back_with_two_buttons(here: Path, open_page: Open) -> None:
    app = open_page("reservekopieen")
    assert "Er is nog geen reservekopie." in told(app)
    app = sound(app.button[0].click().run())
    assert "Hij is teruggelezen en klopt." in told(app)
    (stored,) = list_stored(backup_settings(here))
    assert str(here) not in told(app)
    app = sound(app.button(key=f"sure_{stored.file.name}").click().run())
    assert "Teruggezet: alles is zoals het was" in told(app)
    assert len(list_stored(backup_settings(here))) == 2


def test_a_passphrase_that_is_too_short_is_refused(here: Path, open_page: Open) -> None:
    app = open_page("reservekopieen")
    app.text_input(key="backup_passphrase").set_value("kort")
    app = sound(app.button[0].click().run())
    assert "minstens 12 tekens" in told(app)
    assert list_stored(backup_settings(here)) == []


def test_what_went_wrong_is_told(
    here: Path, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "vol").write_text("geen map")
    monkeypatch.setenv("BACKUP_FOLDER", str(here / "vol"))
    app = open_page("reservekopieen")
    app = sound(app.button[0].click().run())
    assert "Er is geen reservekopie gemaakt" in told(app)
    assert "De laatste poging is mislukt." in told(app)


def test_a_setting_that_is_wrong_is_told(
    here: Path, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BACKUP_PASSPHRASE", "kort")
    assert "minstens 12 tekens" in told(open_page("reservekopieen"))


def test_the_start_page_warns_when_the_last_good_one_is_old_or_the_last_failed(
    here: Path, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert WARNING not in told(open_page("initiatieven"))  # there are but samples
    somebody_worked()
    assert WARNING in told(open_page("initiatieven"))
    tried_days_ago(9)
    assert WARNING in told(open_page("initiatieven"))
    tried_days_ago(1)
    assert WARNING not in told(open_page("initiatieven"))
    tried_days_ago(0, "De schijf is vol.")
    assert WARNING in told(open_page("initiatieven"))
    monkeypatch.setenv("BACKUP_ELSEWHERE", "1")
    assert WARNING not in told(open_page("initiatieven"))


def test_who_cannot_do_anything_about_it_is_not_bothered(sit_as: Sit, open_page: Open) -> None:
    sit_as(Role.COORDINATOR)
    somebody_worked()
    assert WARNING not in told(open_page("initiatieven"))
    assert open_page("reservekopieen").title[0].value == "Deze bladzijde is niet voor jou"


def test_an_order_tells_no_secret() -> None:
    settings = backup_settings(Path("/tmp/x"))
    order = Order(None, "postgresql://u:geheim@h/d", settings, now(), passphrase="vier stoelen")  # type: ignore[arg-type]
    assert "geheim" not in repr(order)
    assert "stoelen" not in repr(order)
