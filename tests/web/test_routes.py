from pathlib import Path

import pytest
from starlette.testclient import TestClient

ASSETS = Path(__file__).resolve().parents[2] / "dashboard" / "static"


@pytest.mark.parametrize("address", ["/", "/app/initiatieven"])
def test_the_root_and_the_start_page_lead_to_the_dashboard(
    client: TestClient, address: str
) -> None:
    response = client.get(f"{address}?beamer=1")
    assert (response.status_code, response.headers["location"]) == (307, "/app/?beamer=1")


def test_the_whole_application_reports_its_health(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}


@pytest.mark.parametrize("address", ["/nergens", "/assets/nergens.css", "/appel"])
def test_an_unknown_address_gets_a_friendly_dutch_404(client: TestClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert '<html lang="nl">' in response.text
    assert "Deze bladzijde is er niet" in response.text


@pytest.mark.parametrize(
    "address", ["/app/x/y", "/app/overzicht/y/z", "/app/overzicht//y", "/app//nergens.nl"]
)
def test_below_a_page_of_the_dashboard_there_is_nothing(client: TestClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert "Deze bladzijde is er niet" in response.text


@pytest.mark.parametrize("address", ["/app/", "/app/overzicht", "/app/nergens"])
def test_a_page_of_the_dashboard_is_streamlits(client: TestClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    assert '<div id="root">' in response.text


def test_scripts_of_the_dashboard_are_found_however_deep(client: TestClient) -> None:
    script = client.get("/app/").text.partition('src="./static/js/')[2].partition('"')[0]
    assert client.get(f"/app/static/js/{script}").status_code == 200


def test_the_404_page_repeats_nothing_of_the_address(client: TestClient) -> None:
    assert "<script>" not in client.get("/%3Cscript%3Ealert(1)%3C/script%3E").text


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/assets/fonts.css", "text/css"),
        ("/assets/fonts/atkinson-hyperlegible-next-latin-400-normal.woff2", "font/woff2"),
        ("/assets/icon.svg", "image/svg+xml"),
    ],
)
def test_assets_are_served(client: TestClient, address: str, kind: str) -> None:
    response = client.get(address)
    assert (response.status_code, response.headers["content-type"].split(";")[0]) == (200, kind)


def test_fonts_are_remembered_for_a_year_and_styles_are_asked_for(client: TestClient) -> None:
    font = client.get("/assets/fonts/bricolage-grotesque-latin-700-normal.woff2")
    assert "immutable" in font.headers["cache-control"]
    assert client.get("/assets/fonts.css").headers["cache-control"] == "no-cache"


def test_every_font_in_the_style_sheet_is_there_with_its_licence() -> None:
    sheet = (ASSETS / "fonts.css").read_text(encoding="utf-8")
    named = {part.split('"')[0] for part in sheet.split('url("fonts/')[1:]}
    assert named == {path.name for path in (ASSETS / "fonts").glob("*.woff2")}
    assert len(list((ASSETS / "fonts").glob("LICENSE-*"))) == 2


def test_a_font_cannot_be_used_to_read_other_files(client: TestClient) -> None:
    assert client.get("/assets/..%2F..%2Frequirements.txt").status_code in (400, 404)
