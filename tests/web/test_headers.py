import pytest
from starlette.testclient import TestClient

from web.headers import is_below

EVERYWHERE = ["/healthz", "/", "/nergens", "/assets/fonts.css", "/app/", "/app/_stcore/health"]


@pytest.mark.parametrize("address", EVERYWHERE)
def test_every_answer_carries_the_security_headers(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-frame-options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in headers["content-security-policy"]


@pytest.mark.parametrize("address", EVERYWHERE)
def test_no_policy_allows_another_host_or_a_script_in_a_page(
    client: TestClient, address: str
) -> None:
    policy = client.get(address).headers["content-security-policy"]
    scripts = next(part for part in policy.split(";") if part.strip().startswith("script-src"))
    assert "http" not in policy
    assert "unsafe-inline" not in scripts
    assert "'unsafe-eval'" not in scripts


@pytest.mark.parametrize(
    ("path", "expected"),
    [("/app", True), ("/app/", True), ("/app/x", True), ("/appel", False), ("/", False)],
)
def test_below_means_the_path_or_inside_it(path: str, expected: bool) -> None:
    assert is_below(path, "/app") is expected
