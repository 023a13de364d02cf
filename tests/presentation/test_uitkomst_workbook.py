"""Uitkomsten as an Excel workbook, read back."""

import io
import re
import tracemalloc
import zipfile
from collections import Counter
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from presentation.uitkomst_files import (
    make_workbook,
    write_workbook,
)
from presentation.uitkomst_files_columns import SHUFFLED
from presentation.uitkomst_files_lines import MADE_UP
from presentation.uitkomst_files_names import MAX_NAME, sheet_names
from tests.metingen import EVERY_KIND
from tests.presentation.uitkomst_reading import (
    HOSTILE,
    column_under,
    hostile,
    row_of,
    sheets,
)
from tests.presentation.uitkomst_samples import (
    bars,
    grade,
    many_questions,
    open_answers,
    rank,
    several,
    some_groups,
    some_uitkomsten,
    stelling,
    withheld,
)
from veranderverhaal.question import Option, Question, QuestionKind
from veranderverhaal.uitkomst import Bar, Uitkomsten


def test_the_sheets_stand_in_the_order_of_reading() -> None:
    names = list(sheets(make_workbook(some_uitkomsten(stelling(), several()), [some_groups()])))
    assert names[:3] == ["Hoe lees je dit", "Overzicht", "Groepen"]
    assert names[3].startswith("1 Door de activiteiten") and names[4].startswith("2 Waar doe")
    assert names[5:] == ["Antwoorden", "Codeboek"]


def test_the_first_sheet_tells_how_to_read_the_rest() -> None:
    rows = sheets(make_workbook(some_uitkomsten(), initiatief="De Straat"))["Hoe lees je dit"]
    told = {row[0]: row[1] for row in rows if len(row) > 1}
    assert told["Periode"] == "1 maart 2026 tot en met 31 maart 2026"
    assert told["Let op"] == MADE_UP
    for heading in ("n: hoeveel mensen", "Te weinig antwoorden", "Geen oorzaken"):
        assert told[heading]
    assert "toeval" in told["Ondergrens en bovengrens"]
    assert told["Bron"].startswith("De Straat, meting ‘Voorjaar’")


def test_the_overview_has_a_row_per_question_with_n_share_band_and_median() -> None:
    rows = sheets(make_workbook(some_uitkomsten(stelling(), withheld(), grade())))["Overzicht"]
    headings = next(row for row in rows if row[0] == "Nr")
    found = {row[1]: dict(zip(headings, row, strict=True)) for row in rows[rows.index(headings) :]}
    shown = found["Door de activiteiten ken ik meer buren."]
    assert (shown["n"], shown["Aantal"], shown["Kerncijfer"]) == (111, 81, "(helemaal) eens")
    assert shown["Percentage"] == pytest.approx(81 / 111, abs=1e-12)
    assert (shown["Ondergrens"], shown["Bovengrens"]) == (0.6404, 0.8035)
    assert found["Welk cijfer geef je de buurt?"]["Mediaan"] == 7.5
    assert list(found["Kom je vaker buiten?"].values())[2:] == ["te weinig antwoorden", *[""] * 8]


def test_the_sheet_of_a_question_has_its_counts_and_those_of_each_group() -> None:
    found = sheets(make_workbook(some_uitkomsten(stelling(), several()), [some_groups()]))
    rows = found["1 Door de activiteiten ken ik m"]
    assert row_of(rows, "eens")[1:4] == [50, 111, pytest.approx(50 / 111)]
    assert row_of(rows, "samen: (helemaal) eens")[1:3] == [81, 111]
    assert row_of(rows, "weet ik niet")[1:3] == [3, ""]
    assert row_of(rows, "niet ingevuld")[1] == 0
    group = rows[rows.index(row_of(rows, "Wanneer kom je?: in de ochtend")) :]
    assert row_of(group, "samen: (helemaal) eens")[1:4] == [28, 40, pytest.approx(0.7)]
    hidden = group[group.index(row_of(group, "Wanneer kom je?: in de avond")) + 1]
    assert hidden[0].startswith("niet te tonen") and not any(hidden[1:])


def test_below_thirty_answers_there_are_counts_and_a_band_but_no_percentage() -> None:
    rows = sheets(make_workbook(some_uitkomsten(several())))["1 Waar doe je aan mee"]
    assert row_of(rows, "Koffie")[1:6] == [9, 12, "", 0.47, 0.91]


def test_every_sheet_says_that_answers_are_made_up_and_only_then() -> None:
    made_up = sheets(make_workbook(some_uitkomsten(), [some_groups()]))
    real = sheets(make_workbook(some_uitkomsten(made_up=False), [some_groups()]))
    for name, rows in made_up.items():
        assert any(MADE_UP in row for row in rows[:6]), name
    for name, rows in real.items():
        assert not any(MADE_UP in row for row in rows), name


def test_the_answers_say_exactly_what_the_counts_say() -> None:
    shown = some_uitkomsten(stelling(), withheld(), several(), grade(), rank(), open_answers())
    rows = sheets(make_workbook(shown))["Antwoorden"]
    assert any(SHUFFLED in row for row in rows[:5])
    agreed = Counter(column_under(rows, "Door de activiteiten ken ik meer buren."))
    assert agreed == {
        "helemaal oneens": 6,
        "oneens": 9,
        "niet eens, niet oneens": 15,
        "eens": 50,
        "helemaal eens": 31,
        "weet ik niet": 3,
    }
    coffee = Counter(column_under(rows, "Waar doe je aan mee? – Koffie"))
    assert coffee == {"ja": 9, "nee": 3, "weet ik niet": 2}
    assert Counter(column_under(rows, "Waar doe je aan mee? – Koor")) == {
        "nee": 12,
        "weet ik niet": 2,
    }
    grades = Counter(column_under(rows, "Welk cijfer geef je de buurt?"))
    assert grades == {6: 4, 7: 10, 8: 10, 9: 6, 10: 2}
    first = Counter(column_under(rows, "Wat is het belangrijkst? (op de eerste plaats)"))
    assert first == {"Rust": 12, "Groen": 3, "Buren": 5}
    assert not any("Kom je vaker buiten?" in row or "Wat wil je nog kwijt?" in row for row in rows)


def test_columns_of_the_same_answers_stand_in_different_orders() -> None:
    one, other = (replace(stelling().question, key=key, text=key) for key in ("een", "twee"))
    rows = sheets(make_workbook(some_uitkomsten(stelling(question=one), stelling(question=other))))
    first, second = (column_under(rows["Antwoorden"], key) for key in ("een", "twee"))
    assert Counter(first) == Counter(second)
    assert first != second and first != sorted(first)


def test_answers_that_were_put_together_keep_their_label_and_choices_are_left_out() -> None:
    merged = Bar(("1", "2", "3"), "andere antwoorden", 30)
    kept = bars(50, 31, labels=("eens", "helemaal eens"), codes="45")
    choices = replace(several(), bars=(Bar(("a", "b"), "andere antwoorden", 14),), merged=True)
    shown = some_uitkomsten(stelling(bars=(merged, *kept), merged=True), choices)
    rows = sheets(make_workbook(shown))["Antwoorden"]
    found = Counter(column_under(rows, "Door de activiteiten ken ik meer buren."))
    assert found["andere antwoorden"] == 30
    assert not any("Waar doe je" in str(cell) for row in rows for cell in row)


def test_without_enough_answers_the_sheet_of_answers_says_so() -> None:
    rows = sheets(make_workbook(some_uitkomsten(withheld())))["Antwoorden"]
    assert rows[-1][0] == "Er zijn te weinig antwoorden om hier te laten zien."


def test_more_answers_than_fit_on_a_sheet_are_pointed_to_the_wide_csv() -> None:
    rows = sheets(make_workbook(many_questions(1, 1_048_576)))["Antwoorden"]
    assert "CSV" in rows[-1][0]


def test_the_codebook_has_every_code_with_where_the_question_comes_from() -> None:
    instrument = Question(
        "who-5-1",
        QuestionKind.LADDER,
        "Ik voelde me vrolijk.",
        options=(Option("0", "nooit"), Option("5", "altijd")),
        sensitive=True,
        instrument="who-5",
        item="1",
        variant="WHO-5 1998",
    )
    shown = some_uitkomsten()
    section = replace(shown.vragenlijst.sections[0], questions=(*EVERY_KIND, instrument))
    listed = replace(shown, vragenlijst=replace(shown.vragenlijst, sections=(section,)))
    rows = sheets(make_workbook(listed))["Codeboek"]
    by_code = {(row[0], row[4]): row for row in rows}
    assert by_code["buren", "5"][5] == "helemaal eens"
    assert by_code["vaker", "dk"][5] == "weet ik niet"
    assert by_code["keren", ""][5] == "een getal vanaf 0 tot en met 31"
    assert by_code["kwijt", ""][5] == "eigen woorden"
    own, theirs = by_code["buren", "5"], by_code["who-5-1", "5"]
    assert own[6] == "eigen vraag"
    assert theirs[3] == "ja" and theirs[7] == "WHO-5 1998" and theirs[8] and theirs[9]


def test_sixty_questions_that_begin_alike_get_sixty_sheets() -> None:
    names = list(sheets(make_workbook(many_questions(60, 40))))
    assert len(names) == 64
    assert len({name.casefold() for name in names}) == 64


def test_questions_that_begin_alike_get_sheets_named_by_how_they_go_on() -> None:
    begin = "Door de activiteiten in Het Badhuis"
    names = sheet_names([f"{begin} ken ik anderen.", f"{begin} kook ik.", "Kom je?", begin])
    assert names == (
        "1 …ken ik anderen.",
        "2 …kook ik.",
        "3 Kom je",
        "4 …Badhuis",
    )


@pytest.mark.parametrize(
    "text", ["Ben je [blij]: ja/nee?*\\", "'s Ochtends'", "🙂" * 40, "", "a\x00b\tc", "x" * 500]
)
def test_excel_accepts_the_name_of_a_sheet(text: str) -> None:
    (name,) = sheet_names([text])
    assert 0 < len(name.encode("utf-16-le")) // 2 <= MAX_NAME
    assert not re.search(r"[\[\]:*?/\\\x00-\x1f]", name)
    assert not name.startswith("'") and not name.endswith("'")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_formula_or_a_link_in_excel(text: str) -> None:
    shown = some_uitkomsten(hostile(text), name=text)
    content = make_workbook(shown, initiatief=text)
    assert text.strip() in str(sheets(content)["Overzicht"])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            written = archive.read(name).decode()
            assert "<f>" not in written, name
            assert not name.endswith(".rels") or "http://x" not in written


def test_the_overview_leads_to_the_sheet_of_each_question() -> None:
    question = replace(stelling().question, text="Ken je ’t huis van 'de buurt' & meer?")
    content = make_workbook(some_uitkomsten(stelling(question=question)))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        overview = archive.read("xl/worksheets/sheet2.xml").decode()
    assert "location=\"'1 Ken je ’t huis van ''de buurt'" in unescape(overview)


def test_memory_does_not_grow_with_the_number_of_answers(tmp_path: Path) -> None:
    few, many = (peak_of(many_questions(2, n), tmp_path / "a.xlsx") for n in (1_000, 20_000))
    # Two bytes an answer and what the file system buffers; the cells themselves would be 20 MB.
    assert many - few < 2_000_000


def peak_of(uitkomsten: Uitkomsten, path: Path) -> int:
    tracemalloc.start()
    with path.open("wb") as target:
        write_workbook(target, uitkomsten)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak
