"""Uitkomsten as CSV, JSON and pictures, read back."""

import csv
import io
import json
import re
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from presentation.uitkomst_files import (
    make_chart_zip,
    make_csv_tidy,
    make_csv_wide,
    make_json,
    make_workbook,
)
from presentation.uitkomst_files_csv import TIDY_HEADINGS
from tests.presentation.uitkomst_reading import (
    HOSTILE,
    hostile,
    sheets,
    tidy,
)
from tests.presentation.uitkomst_samples import (
    EVENING,
    MORNING,
    a_block,
    bars,
    grade,
    some_groups,
    some_uitkomsten,
    stelling,
    withheld,
)
from veranderverhaal.meting import Channel
from veranderverhaal.report_words import tell_response
from veranderverhaal.saying import say_response
from veranderverhaal.uitkomst import BlockKind, ResponseFigures, Shown, Uitkomsten

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_every_file_says_alike_whom_the_response_tells_of_and_what_waits() -> None:
    ways = {Channel.LINK: 41, Channel.PAPER: 12}
    figures = ResponseFigures(
        None, 61, 61, 50, by_channel=ways, told_of=53, waiting=7, changes=6, helped=None
    )
    found = replace(some_uitkomsten(), response=figures)
    plain = json.loads(make_json(found))["response"]
    assert [plain[name] for name in ("told_of", "waiting", "changes")] == [53, 7, 6]
    guide = [row[1] for row in sheets(make_workbook(found))["Hoe lees je dit"] if len(row) > 1]
    assert set(say_response(figures)) <= set(guide)
    for told in ("\n".join(guide), "\n".join(tell_response(figures))):
        for words in ("de eerste 53", "De laatste 7 antwoorden", "6 wijzigingen"):
            assert words in told


def test_what_waits_is_told_where_only_the_counted_are_known() -> None:
    found = replace(some_uitkomsten(), response=ResponseFigures(None, 61, 61, 50))
    assert json.loads(make_json(found))["response"]["waiting"] == 11


def test_the_tidy_csv_has_a_row_per_number_with_its_n_and_period() -> None:
    rows = tidy(make_csv_tidy(some_uitkomsten(stelling(), grade()), [some_groups()]))
    (together,) = (row for row in rows if row["soort"] == "samen" and row["groep"] == "iedereen")
    assert together["antwoord"] == "(helemaal) eens"
    assert [together[name] for name in ("aantal", "n", "percentage", "laag", "hoog")] == [
        "81",
        "111",
        "73",
        "64",
        "80",
    ]
    assert together["periode"] == "1 maart 2026 tot en met 31 maart 2026"
    assert {row["verzonnen"] for row in rows} == {"ja"}
    (median,) = (row for row in rows if row["soort"] == "mediaan")
    assert (median["waarde"], median["n"]) == ("7,5", "32")
    morning = [row for row in rows if row["groep"] == MORNING.label]
    assert {row["indeling"] for row in morning} == {"Wanneer kom je?"}
    (evening,) = (row for row in rows if row["groep"] == EVENING.label)
    assert evening["getoond"].startswith("niet te tonen")
    assert not any(evening[name] for name in ("soort", "antwoord", "aantal", "n", "percentage"))


def test_a_share_of_exactly_a_half_percent_is_rounded_up() -> None:
    shown = stelling(n=40, bars=bars(5, 35), headline=5, band=None)
    rows = tidy(make_csv_tidy(some_uitkomsten(shown)))
    assert [row["percentage"] for row in rows[:3]] == ["13", "88", "13"]


def test_the_wide_csv_has_a_shuffled_column_per_question() -> None:
    shown = some_uitkomsten(stelling(), withheld(), grade(), made_up=False)
    rows = tidy(make_csv_wide(shown))
    assert list(rows[0]) == [
        "rij (niet één mens)",
        "verzonnen",
        "Door de activiteiten ken ik meer buren.",
        "Welk cijfer geef je de buurt?",
    ]
    assert {row["verzonnen"] for row in rows} == {"nee"}
    assert [row["rij (niet één mens)"] for row in rows] == [str(n) for n in range(1, 115)]
    grades = Counter(row["Welk cijfer geef je de buurt?"] for row in rows)
    assert grades == {"6": 4, "7": 10, "8": 10, "9": 6, "10": 2, "": 82}


# JSON


def test_the_json_names_its_format_and_everything_that_is_shown() -> None:
    plain = json.loads(make_json(some_uitkomsten(), [some_groups()], initiatief="De Straat"))
    assert (plain["format"], plain["version"]) == ("veranderverhaal-uitkomsten", 1)
    assert (plain["initiatief"], plain["made_up"]) == ("De Straat", True)
    shown = {one["question"]: one for block in plain["blocks"] for one in block["uitkomsten"]}
    assert shown["buren"]["headline"] == {
        "label": "(helemaal) eens",
        "count": 81,
        "share": 0.72973,
        "low": 0.6404,
        "high": 0.8035,
    }
    assert shown["waar"]["bars"][0]["share"] is None
    assert shown["cijfer"]["middle"] == [7, 8] and shown["cijfer"]["median"] == 7.5
    assert shown["eerst"]["median_places"] == {"a": 1, "b": 2.5, "c": 2}
    assert shown["vaker"] == {
        "question": "vaker",
        "text": "Kom je vaker buiten?",
        "group": None,
        "shown": "nothing",
    }
    (axis,) = plain["groups"]
    assert axis["label"] == "Wanneer kom je?"
    assert [one["shown"] for one in axis["uitkomsten"]] == ["shares", "withheld"]


# Pictures


def test_pictures_go_into_the_zip_in_order_under_safe_names() -> None:
    pictures = [
        ("../../Kennen & delen?", b"\x89PNG"),
        ("../../Kennen & delen?", "<svg/>"),
        ("Praatje", b"\x89PNG2"),
        ("Praatje", b"\x89PNG3"),
        ("", "<svg></svg>"),
    ]
    content = make_chart_zip(pictures)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == [
            "01-kennen-delen.png",
            "01-kennen-delen.svg",
            "02-praatje.png",
            "03-praatje.png",
            "04-grafiek.svg",
        ]
        assert archive.read("01-kennen-delen.svg") == b"<svg/>"
    assert content == make_chart_zip(pictures)


@pytest.mark.parametrize("text", HOSTILE[:7])
def test_no_text_becomes_a_formula_in_csv(text: str) -> None:
    shown = some_uitkomsten(hostile(text), name=text)
    for content in (make_csv_tidy(shown), make_csv_wide(shown)):
        for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"):
            for field in row:
                assert not re.match(r"[ ]*[=+\-@\t\r\n]", field), field
    (tidied, *_rest) = tidy(make_csv_tidy(shown))
    assert tidied["tekst"] == f"'{text}"


def test_the_same_uitkomsten_give_the_same_files() -> None:
    shown, groups = some_uitkomsten(), [some_groups()]
    assert make_workbook(shown, groups) == make_workbook(shown, groups)
    assert make_csv_wide(shown) == make_csv_wide(shown)


def test_a_meting_without_any_question_to_show_makes_files() -> None:
    empty = replace(some_uitkomsten(starts_on=None, ends_on=None), blocks=())
    assert "periode niet ingevuld" in str(sheets(make_workbook(empty)))
    assert tidy(make_csv_tidy(empty)) == tidy(make_csv_wide(empty)) == []
    assert json.loads(make_json(empty))["blocks"] == []


def of_the_example() -> tuple[Uitkomsten, Uitkomsten]:
    """The uitkomsten that docs/uitwisseling.md shows as JSON."""
    stellingen, yes_no = stelling(), withheld(Shown.PRESENCE)
    shown = some_uitkomsten(who="alle bezoekers")
    asked = (stellingen.question, yes_no.question)
    section = replace(shown.vragenlijst.sections[0], questions=asked)
    vragenlijst = replace(shown.vragenlijst, sections=(section,))
    notes = ("Samen is het geen 100%: dat komt door afronding.",)
    blocks = (
        a_block(stellingen, key="jij-stellingen", kind=BlockKind.STELLINGEN, notes=notes),
        a_block(yes_no, kind=BlockKind.YES_NO),
    )
    everyone = replace(shown, vragenlijst=vragenlijst, blocks=blocks)
    return everyone, some_groups()


def test_the_example_in_the_docs_is_what_is_written() -> None:
    text = (DOCS / "uitwisseling.md").read_text(encoding="utf-8")
    examples = re.findall(r"```json\n(.*?)```", text, re.DOTALL)
    plain = [json.loads(example) for example in examples]
    (example,) = (one for one in plain if one["format"] == "veranderverhaal-uitkomsten")
    everyone, group = of_the_example()
    assert example == json.loads(make_json(everyone, [group], initiatief="Ons Tuintje"))


def test_the_docs_name_every_field_and_heading() -> None:
    text = (DOCS / "uitwisseling.md").read_text(encoding="utf-8")
    section = text[text.index("## Uitkomsten as files") :]
    for heading in TIDY_HEADINGS:
        assert f"`{heading}`" in section, heading
