"""docs/beheer/watching.md and its files for Prometheus can be read, and name what there is."""

import re
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from dashboard.data import close_response_writer
from dashboard.logs import FORMAT_VARIABLE, LEVEL_VARIABLE, LEVELS
from tests.web.conftest import client as client
from veranderverhaal.log_lines import EXTRA
from web.metrics import PREFIX, TOKEN_VARIABLE

BEHEER = Path(__file__).resolve().parents[2] / "docs" / "beheer"
TEXT = (BEHEER / "watching.md").read_text("utf-8")
PART_OF_A_HISTOGRAM = re.compile(r"_(bucket|count|sum)$")
LINE = re.compile(r'( *)(- )?(?:([\w-]+):(?: (.+))?|("[^"]+"|[\w.-]+))')


def read_yaml(name: str) -> Any:
    """The small part of YAML that these files are written in; anything else is refused."""
    lines = []
    for line in (BEHEER / name).read_text("utf-8").splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            found = LINE.fullmatch(line)
            assert found, line
            indent, dash, key, value, bare = found.groups()
            lines.append((len(indent), bool(dash), key, value or bare))
    read, rest = _read_block(lines, lines[0][0])
    assert not rest
    return read


def _read_block(lines: list[Any], indent: int) -> tuple[Any, list[Any]]:
    found: Any = [] if lines[0][1] else {}
    while lines and lines[0][0] == indent:
        at, dash, key, value = lines[0]
        if dash and isinstance(found, list):
            if key is None:
                found.append(value)
                lines = lines[1:]
                continue
            item, lines = _read_block([(at + 2, False, key, value), *lines[1:]], at + 2)
            found.append(item)
        elif value is not None:
            assert key not in found
            found[key] = value
            lines = lines[1:]
        else:
            assert key not in found
            found[key], lines = _read_block(lines[1:], lines[1][0])
    assert not lines or lines[0][0] < indent
    return found, lines


def names_there_are(client: TestClient) -> set[str]:
    text = client.get("/metrics").text
    close_response_writer()
    return {f"{PREFIX}{one}" for one in re.findall(rf"^# TYPE {PREFIX}(\w+)", text, re.M)}


def test_every_number_is_in_the_document_and_no_other(client: TestClient) -> None:
    told = set(re.findall(rf"`({PREFIX}\w+)`", TEXT))
    assert told == names_there_are(client)


def test_every_alert_is_about_a_number_that_there_is(client: TestClient) -> None:
    (group,) = read_yaml("alerts.yml")["groups"]
    named = set()
    for rule in group["rules"]:
        assert set(rule) <= {"alert", "expr", "for", "annotations"}
        assert rule["annotations"]["summary"]
        assert rule["expr"].count("(") == rule["expr"].count(")")
        named |= set(re.findall(rf"{PREFIX}\w+", rule["expr"]))
    assert len(group["rules"]) == len({rule["alert"] for rule in group["rules"]}) == 7
    there_are = names_there_are(client)
    assert {PART_OF_A_HISTOGRAM.sub("", one) for one in named} <= there_are


def test_the_file_for_prometheus_asks_where_the_numbers_are() -> None:
    config = read_yaml("prometheus.yml")
    assert config["rule_files"] == ["alerts.yml"]
    (job,) = config["scrape_configs"]
    assert job["metrics_path"] == "/metrics"
    assert job["authorization"]["credentials_file"]
    assert job["static_configs"] == [{"targets": '["127.0.0.1:8501"]'}]


def test_every_variable_and_every_field_of_the_log_is_told() -> None:
    for name in (FORMAT_VARIABLE, LEVEL_VARIABLE, TOKEN_VARIABLE):
        assert f"| `{name}` |" in TEXT
    for word in (*LEVELS, *EXTRA, "time", "event", "process"):
        assert f"`{word}`" in TEXT, word
