"""The page of backups, and the warning on the start page."""

from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import backing_up
from dashboard.backup_stored import say_when
from dashboard.data import engine
from storage.access_tables import LogRow
from storage.backup_apart import Order, carry_out
from storage.backup_files import Stored, list_stored, pack
from storage.backup_queries import note_tried
from storage.backup_settings import backup_settings
from storage.engine import writing
from storage.moment import now
from tests.pages.conftest import Open, Sit, sound
from tests.storage.helpers import run
from veranderverhaal.access import Role
from veranderverhaal.backups import Tried, Why, newest_first
from veranderverhaal.upkeep import Room

PASSPHRASE = "vier houten stoelen"
GB = 10**9
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


def type_passphrases(app: AppTest, typed: str, again: str) -> AppTest:
    app = sound(app.checkbox(key="with_passphrase").check().run())
    app.text_input(key="backup_passphrase").set_value(typed)
    app.text_input(key="backup_passphrase_again").set_value(again)
    return sound(app.button(key="make_backup").click().run())


def tried_days_ago(days: int, problem: str = "") -> None:
    at = now() - timedelta(days=days)
    run(engine(), note_tried, Tried(at, "x", 1, 1, 1, False, False, problem))


def somebody_worked() -> None:
    with writing(engine()) as session:
        session.add(LogRow(at=now() - timedelta(days=30), name="Els", action="save_citaat"))


def test_a_backup_is_made_and_put_back_with_two_buttons(here: Path, open_page: Open) -> None:
    app = open_page("reservekopieen")
    assert "Er is nog geen reservekopie." in told(app)
    app = sound(app.button(key="make_backup").click().run())
    assert "Hij is teruggelezen en klopt." in told(app)
    assert "gemaakt en teruggelezen. Neem hem mee op een USB-stick." in told(app)
    (stored,) = list_stored(backup_settings(here))
    assert str(here) not in told(app)
    app = sound(app.button(key=f"back_{stored.file.name}").click().run())
    app = sound(app.button(key=f"sure_{stored.file.name}").click().run())
    assert "Teruggezet: alles is zoals het was" in told(app)
    assert "account" not in app.success[-1].value  # nobody here has one
    assert len(list_stored(backup_settings(here))) == 2
    keys = [one.key for one in app.button]
    assert "restored_seen" in keys
    assert f"sure_{stored.file.name}" not in keys
    app = sound(app.button(key="restored_seen").click().run())
    assert "restored_seen" not in [one.key for one in app.button]


def test_a_passphrase_that_is_too_short_is_refused(here: Path, open_page: Open) -> None:
    app = type_passphrases(open_page("reservekopieen"), "kort", "kort")
    assert "minstens 12 tekens" in told(app)
    assert app.text_input(key="backup_passphrase").value == "kort"  # the fields are still there
    assert list_stored(backup_settings(here)) == []


def test_a_passphrase_is_typed_twice_and_serves_once(here: Path, open_page: Open) -> None:
    app = type_passphrases(open_page("reservekopieen"), PASSPHRASE, "vier houten stoelem")
    assert "De twee wachtzinnen zijn niet gelijk." in told(app)
    assert list_stored(backup_settings(here)) == []
    app.text_input(key="backup_passphrase_again").set_value(PASSPHRASE)
    app = sound(app.button(key="make_backup").click().run())
    assert "versleuteld met de wachtzin die je typte" in told(app)
    assert "backup_passphrase" not in [one.key for one in app.text_input]
    app = sound(app.checkbox(key="with_passphrase").check().run())
    assert [one.value for one in app.text_input] == ["", ""]
    (stored,) = list_stored(backup_settings(here))
    assert stored.file.encrypted


@pytest.mark.only_long
def test_a_wrong_passphrase_says_first_that_nothing_was_put_back(
    here: Path, open_page: Open
) -> None:
    folder = backup_settings(here).folder
    folder.mkdir()
    (here / "iets").write_bytes(b"iets")
    pack(here / "iets", folder / "veranderverhaal-2026-11-21-031000.db.gz.age", PASSPHRASE)
    (stored,) = list_stored(backup_settings(here))
    app = open_page("reservekopieen").button(key=f"back_{stored.file.name}").click().run()
    for typed in ("", "acht houten stoelen"):
        app.text_input(key=f"pass_{stored.file.name}").set_value(typed)
        app = sound(app.button(key=f"sure_{stored.file.name}").click().run())
        (why,) = [one.value for one in app.error]
        assert why.startswith("Er is niets teruggezet")
    assert len(list_stored(backup_settings(here))) == 1


def test_a_file_that_was_taken_along_is_put_back(here: Path, open_page: Open) -> None:
    app = sound(open_page("reservekopieen").button(key="make_backup").click().run())
    (stored,) = list_stored(backup_settings(here))
    path = backup_settings(here).folder / stored.file.name
    content = path.read_bytes()
    path.unlink()
    app.file_uploader[0].set_value((f"{path.name[:-6]} (1).db.gz", content, "application/gzip"))
    app = sound(app.run())
    app = sound(app.button(key="bring_backup").click().run())
    (brought,) = list_stored(backup_settings(here))
    assert brought.file.why is Why.BROUGHT
    assert "uit een bestand teruggebracht" in told(app)
    app = sound(app.button(key=f"sure_{brought.file.name}").click().run())
    assert "Teruggezet: alles is zoals het was" in told(app)


def test_a_file_that_is_no_backup_is_not_taken_in(here: Path, open_page: Open) -> None:
    app = open_page("reservekopieen")
    app.file_uploader[0].set_value(("foto.gz", b"geen reservekopie", "application/gzip"))
    app = sound(app.run())
    app = sound(app.button(key="bring_backup").click().run())
    assert "Er is niets teruggezet. Dit bestand is geen reservekopie" in told(app)
    assert list_stored(backup_settings(here)) == []
    assert [one.name for one in backup_settings(here).folder.iterdir()] == []


def test_two_of_one_minute_are_told_apart() -> None:
    names = [f"veranderverhaal-2026-11-21-{at}.db.gz" for at in ("210405", "210459", "210501")]
    stored = [Stored(one, 1) for one in newest_first(names)]
    assert [say_when(one, stored) for one in stored] == [
        "21-11-2026 om 21:05",
        "21-11-2026 om 21:04:59",
        "21-11-2026 om 21:04:05",
    ]


@pytest.mark.only_long
def test_the_passphrase_of_an_older_one_can_be_given_where_another_is_set(
    here: Path, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is in it is no backup: that is found only when it opens."""
    name, former = "veranderverhaal-2026-11-21-031000.db.gz.age", "de wachtzin van vroeger"
    folder = backup_settings(here).folder
    folder.mkdir()
    (here / "iets").write_bytes(b"iets")
    pack(here / "iets", folder / name, former)
    monkeypatch.setenv("BACKUP_PASSPHRASE", "een heel andere wachtzin")
    app = sound(open_page("reservekopieen").button(key=f"back_{name}").click().run())
    app.text_input(key=f"pass_{name}").set_value(former)
    app = sound(app.button(key=f"sure_{name}").click().run())
    assert "geen reservekopie van Veranderverhaal" in told(app)
    assert "Met deze wachtzin gaat de reservekopie niet open" not in told(app)


def test_one_that_was_taken_out_of_the_folder_is_missed(here: Path, open_page: Open) -> None:
    somebody_worked()
    app = sound(open_page("reservekopieen").button[0].click().run())
    (stored,) = list_stored(backup_settings(here))
    (backup_settings(here).folder / stored.file.name).unlink()
    app = open_page("reservekopieen")
    assert "Er is geen goede reservekopie in de map." in told(app)
    assert WARNING in told(open_page("initiatieven"))


def test_what_went_wrong_is_told(
    here: Path, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "vol").write_text("geen map")
    monkeypatch.setenv("BACKUP_FOLDER", str(here / "vol"))
    app = open_page("reservekopieen")
    app = sound(app.button[0].click().run())
    assert told(app).count("Er is geen reservekopie gemaakt") == 1
    assert "Error" not in told(app)
    assert "de map die daarvoor is gekozen, is er niet" in told(app)


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


def test_the_start_page_tells_that_the_disk_is_nearly_full(
    here: Path, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.backup_fields.room", lambda: Room(500 * GB, 200 * GB))
    assert "De schijf raakt vol" not in told(open_page("initiatieven"))
    monkeypatch.setattr("dashboard.backup_fields.room", lambda: Room(500 * GB, GB // 2))
    app = open_page("initiatieven")
    assert "De schijf raakt vol: er is nog 500,0 MB vrij." in told(app)
    assert "Bekijk de status" in [one.proto.label for one in app.get("page_link")]


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
