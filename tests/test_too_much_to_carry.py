"""More answers than one file may carry: the page and the command both say so."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.data import engine
from storage.commands.responses import insert_responses, response_row
from storage.engine import writing
from storage.finding import find_row
from storage.recounting import recount
from tests.command_line import cli
from tests.databases import put_database
from tests.pages.conftest import MAIN, PATIENCE, show
from veranderverhaal.exchange_meten import MAX_RESPONSES
from veranderverhaal.meting import Response

SLUG = "het-badhuis"


def test_too_many_answers_are_refused_in_words(
    data_dir: Path, samples_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_database(samples_file, data_dir)
    engine.cache_clear()
    with writing(engine()) as session:
        row = find_row(SLUG, session=session)
        assert row.id is not None
        one = response_row(row.id, "bewonersonderzoek", Response(week="2022-W20"))
        insert_responses([one] * MAX_RESPONSES, session=session)
        recount(SLUG, session=session)

    told = cli("export", SLUG, "--out", str(tmp_path / "te-groot.zip"), data=data_dir, code=1)
    assert "te groot om mee te nemen" in told
    assert not (tmp_path / "te-groot.zip").exists()

    show(monkeypatch, "")
    app = AppTest.from_file(str(MAIN), default_timeout=PATIENCE).run()
    app.switch_page(str(MAIN.parents[1] / "pages" / "beheer.py"))
    app.run()
    assert not app.exception
    assert [one.value for one in app.caption if "te groot" in one.value]
    engine().dispose()
    engine.cache_clear()
