"""The log in Dutch."""

from datetime import datetime

import pytest

from presentation.log_files import make_log_csv
from veranderverhaal.log_entry import FieldChange, LogEntry
from veranderverhaal.log_words import ACTIONS, KINDS, actions_of, kind_of, say_entry

AT = datetime(2026, 11, 21, 9, 32)  # noqa: DTZ001


def entry(action: str, subject: str = "", *changes: FieldChange, name: str = "Els") -> LogEntry:
    return LogEntry(1, AT, action, name, subject=subject, changes=changes)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (
            entry("save_element", "effect ‘Buren’", FieldChange("element.title", "a", "b")),
            "veranderde effect ‘Buren’: titel was ‘a’, werd ‘b’",
        ),
        (
            entry("save_feit", "‘soep’", FieldChange("feit.unit", "", "liter")),
            "veranderde het feit ‘soep’: eenheid werd ‘liter’",
        ),
        (
            entry("save_initiatief", "", FieldChange("initiatief.motto", "Samen", "")),
            "veranderde de gegevens van het initiatief: motto was ‘Samen’, is nu leeg",
        ),
        (
            entry("save_citaat", "", FieldChange("citaat.text")),
            "veranderde een citaat: tekst veranderd",
        ),
        (
            entry("set_meting_state", "‘Voor’", FieldChange("meting.state", "draft", "open")),
            "opende of sloot de meting ‘Voor’: stand was ‘nog niet open’, werd ‘open’",
        ),
        (
            entry("set_role", "Noor", FieldChange("membership.role", "viewer", "coordinator")),
            "veranderde de rol van Noor: rol was ‘kijker’, werd ‘coördinator’",
        ),
        (
            entry("save_feit", "‘soep’", FieldChange("feit.counted_on", "", "2026-03-01")),
            "veranderde het feit ‘soep’: geteld op werd ‘1 maart 2026’",
        ),
        (entry("create_initiatief", "‘De Kade’"), "maakte het initiatief ‘De Kade’"),
        (entry("remove_member", "Noor"), "haalde Noor uit het initiatief"),
        (entry("add_figures"), "voegde buurtcijfers toe"),
        (entry("never_heard_of", "x"), "never_heard_of x"),
    ],
)
def test_a_change_is_told_in_words(told, words):
    assert say_entry(told) == words


def test_what_is_wiped_by_itself_is_told_in_numbers():
    told = entry("tidy", "", FieldChange("withdrawn", "", "3"), name="vanzelf")
    assert say_entry(told) == "wiste wat lang genoeg bewaard is: Ingetrokken antwoorden: 3"


def test_every_action_is_of_one_kind_that_can_be_chosen():
    assert {kind_of(action) for action in ACTIONS} == set(KINDS)
    assert sum(len(actions_of(kind)) for kind in KINDS) == len(ACTIONS)


def test_the_file_has_a_row_for_each_change_and_no_formula():
    change = FieldChange("element.title", "", '=HYPERLINK("http://x")')
    made = make_log_csv([entry("save_element", "=1+1", change, name="@Els"), entry("sign_in")])
    rows = made.decode("utf-8-sig").splitlines()
    assert rows[0] == "dag;tijd;wie;waarover;wat;veranderd"
    assert rows[1].startswith("21-11-2026;10:32;'@Els;het verhaal;veranderde =1+1;")
    assert len(rows) == 3
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.split(";"))
