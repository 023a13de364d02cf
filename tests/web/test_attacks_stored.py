"""Every text of an initiatief is an attack: nothing of it comes alive where it is shown."""

import csv
import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from starlette.testclient import TestClient

from presentation.diagram import diagram_svg
from presentation.poster import make_poster
from presentation.report import make_report
from presentation.shapes import Shape, make_shape
from presentation.uitkomst_files import make_csv_tidy, make_csv_wide, make_json, make_workbook
from storage.commands import save_shared_page, set_meting_state
from storage.commands.presentations import start_presentation
from storage.meting_queries import list_metingen, list_vragenlijsten
from storage.queries import load_listing
from storage.showcase_queries import load_report_material, load_shared_page
from storage.showcases import load_showcase
from storage.tally_queries import load_counted
from tests.kept import read, write
from tests.marked_story import ATTACKS, DONE, METING, keep_marked, live_markup, marked
from tests.other_programs import poppler_text
from tests.web.signed_in import COOKIE, sign_in_as
from veranderverhaal.citaat import Purpose
from veranderverhaal.meting import MetingState
from veranderverhaal.release import release
from veranderverhaal.shared_page import PublicQuestion

TODAY = date(2026, 11, 20)
EXPECTED_FIELDS = 40
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


@pytest.fixture
def slug(client: TestClient) -> str:
    return keep_marked(write)


def test_nearly_every_field_takes_the_attacks() -> None:
    assert len(marked()[1]) > EXPECTED_FIELDS


def test_the_look_for_what_is_alive_finds_it() -> None:
    for attack in ATTACKS:
        assert live_markup(f'<p title="{attack}">')
    assert live_markup(f"<p>{DONE}</p>")
    assert live_markup('<a href=" JavaScript:alert(1)">x</a>')
    assert not live_markup('<p title="&quot;&gt;&lt;img src=x onerror=a&gt;">&lt;script&gt;</p>')


def test_no_plain_page_brings_it_to_life(client: TestClient, slug: str) -> None:
    client.cookies.set(COOKIE, sign_in_as(None, administrator=True, name=ATTACKS[0]))
    meting = read(list_metingen, slug)[0]
    vragenlijst = read(list_vragenlijsten, slug)[0]
    token = write(start_presentation, slug, meting.key)
    known = read(load_shared_page, slug)
    chosen = (PublicQuestion(METING, "kennen"),)
    code = write(save_shared_page, slug, replace(known, open=True, questions=chosen)).code
    write(set_meting_state, slug, meting.key, MetingState.OPEN)
    addresses = [
        *(f"/presentatie/{token}{part}" for part in ("", "/schermen", "/afstand", "/stand")),
        *(f"/v/{meting.code}", f"/v/{meting.code}/bedankt", f"/i/{code}"),
        *(f"/voorbeeld/{slug}/{vragenlijst.key}", "/account"),
    ]
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        assert not live_markup(answer.text), (address, live_markup(answer.text))
    assert "onerror" in client.get(f"/i/{code}").text  # it is there, as text


def test_nothing_of_an_address_or_a_form_is_reflected_alive(client: TestClient, slug: str) -> None:
    code = read(list_metingen, slug)[0].code
    write(set_meting_state, slug, METING, MetingState.OPEN)
    for attack in ATTACKS:
        for address in (f"/v/{code}", "/inloggen", "/eerste-account", "/nergens", "/app/"):
            asked = {"taal": attack, "terug": attack, "initiatief": attack, "q": attack}
            assert not live_markup(client.get(address, params=asked).text), address
            sent = dict.fromkeys(("login", "name", "code", "password", "csrf", "token"), attack)
            assert not live_markup(client.post(address, data=sent).text), address
        assert not live_markup(client.get(f"/{attack}").text)


def test_posters_diagrams_slides_and_texts_keep_it_text(slug: str) -> None:
    showcase = read(load_showcase, slug, today=TODAY, base="", purpose=Purpose.POSTER)
    assert not live_markup(make_poster(showcase, "svg").content.decode())
    pdf = make_poster(showcase, "pdf").content
    assert b"/JavaScript" not in pdf
    assert b"/Launch" not in pdf
    shown = "".join(poppler_text("pdftotext", pdf).split())
    assert "onerror=alert(1)" in shown
    assert DONE not in shown
    assert not live_markup(diagram_svg(read(load_listing, slug).veranderverhaal, title=ATTACKS[0]))
    check_office(make_shape(showcase, Shape.SLIDE).content)
    assert DONE not in make_shape(showcase, Shape.TEXT).content.decode()


def test_reports_keep_it_text(slug: str) -> None:
    material = read(load_report_material, slug, today=TODAY)
    check_office(make_report(material, "docx").content)
    pdf = make_report(material, "pdf").content
    assert b"/JavaScript" not in pdf
    assert DONE not in poppler_text("pdftotext", pdf)


def check_office(content: bytes) -> None:
    """No macros, nothing outside that it leads to, and markup is text."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            assert "vba" not in name.lower()
            text = packed.read(name).decode("utf-8", "replace")
            if name.endswith(".rels"):
                assert "javascript:" not in text.lower()
                assert "evil.example" not in text
            elif name.endswith(".xml"):
                assert "<script" not in text
                assert DONE not in re.sub(r"<[^>]*>", "", text), name


def test_no_spreadsheet_has_a_live_formula(slug: str) -> None:
    counted = read(load_counted, slug, METING)
    everyone, name = release(*counted), read(load_listing, slug).initiatief.name
    assert name.startswith(("=", "@"))
    with zipfile.ZipFile(io.BytesIO(make_workbook(everyone, [], initiatief=name))) as packed:
        for part in packed.namelist():
            text = packed.read(part).decode("utf-8", "replace")
            assert not re.search(r"<f[ >/]|<ddeLink|externalLink", text), part
            assert "evil.example" not in text or not part.endswith(".rels"), part
    for content in (make_csv_tidy(everyone, []), make_csv_wide(everyone)):
        cells = read_cells(content)
        live = [one for one in cells if one.startswith(FORMULA_SIGNS) and not is_number(one)]
        assert not live, live[:5]
        assert any("71*73" in one for one in cells)
    assert DONE not in make_json(everyone, [], initiatief=name).decode()


def read_cells(content: bytes) -> list[str]:
    text = content.decode("utf-8-sig")
    separator = ";" if ";" in text.partition("\n")[0] else ","
    rows = csv.reader(io.StringIO(text), delimiter=separator)
    return [cell for row in rows for cell in row]


def is_number(cell: str) -> bool:
    return re.fullmatch(r"[+-]?[\d.,]+", cell) is not None
