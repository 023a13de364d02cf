"""How long what is kept, in days on a calendar."""

from datetime import date, timedelta

import pytest

from veranderverhaal.privacy import (
    GROUND_LABELS,
    Ground,
    Privacy,
    check_privacy,
    information_text,
    is_complete,
    processings,
)
from veranderverhaal.retention import (
    RETENTIONS,
    Kept,
    add_months,
    codes_needed_until,
    due,
    goes_on,
    last_before,
    last_day_of,
    term_of,
    term_text,
)
from veranderverhaal.text import NotAccepted

LEAP = date(2024, 2, 29)


def test_every_kind_has_a_term_and_a_reason():
    assert set(RETENTIONS) == set(Kept)
    assert all(rule.what and rule.why and rule.begins for rule in RETENTIONS.values())


@pytest.mark.parametrize(
    ("kind", "most"), [(Kept.CODES, 12), (Kept.PAPER, 3), (Kept.LOG, 12), (Kept.WITHDRAWN, 30)]
)
def test_the_longest_terms_are_those_of_our_source(kind, most):
    assert RETENTIONS[kind].most == term_of(kind, {}) == most


def test_a_term_is_never_longer_than_the_longest_whatever_is_kept():
    assert term_of(Kept.CODES, {"codes": 99}) == 12
    assert term_of(Kept.CODES, {"codes": 0}) == 1
    assert term_of(Kept.CODES, {"codes": 6}) == 6


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (LEAP, 12, date(2025, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -12, date(2025, 1, 15)),
    ],
)
def test_months_are_those_of_the_calendar(day, months, later):
    assert add_months(day, months) == later


def test_something_goes_on_the_day_its_term_is_over_and_not_before():
    since = date(2025, 11, 20)
    assert not due(Kept.CODES, since, {}, date(2026, 11, 19))
    assert due(Kept.CODES, since, {}, date(2026, 11, 20))
    assert not due(Kept.CODES, None, {}, date(2099, 1, 1))


@pytest.mark.parametrize("kind", list(Kept))
@pytest.mark.parametrize("today", [LEAP, date(2026, 3, 31), date(2026, 11, 21), date(2026, 12, 1)])
def test_the_last_day_before_a_term_is_exactly_the_last_that_goes(kind, today):
    last = last_before(kind, {}, today)
    assert goes_on(kind, last, {}) <= today < goes_on(kind, last + timedelta(days=1), {})


def test_a_planned_round_keeps_the_codes_but_not_for_ever():
    answered = date(2026, 1, 10)
    assert codes_needed_until(None, date(2030, 1, 1)) is None
    assert codes_needed_until(answered, None) == answered
    assert codes_needed_until(answered, date(2025, 1, 1)) == answered
    assert codes_needed_until(answered, date(2027, 6, 1)) == date(2027, 6, 1)
    assert codes_needed_until(answered, date(2099, 1, 1)) == date(2028, 1, 10)


def test_a_week_ends_on_its_sunday():
    assert last_day_of("2026-W47") == date(2026, 11, 22)
    assert last_day_of("") is None
    assert last_day_of("2026-W99") is None


def test_a_term_in_words():
    assert term_text(Kept.CODES, {}) == "12 maanden na de laatste meting"
    assert term_text(Kept.CODES, {"codes": 1}) == "1 maand na de laatste meting"


def test_a_term_outside_its_limits_is_refused():
    for term in (0, 13):
        with pytest.raises(NotAccepted) as refused:
            check_privacy(Privacy(terms={"codes": term}))
        assert refused.value.field == "codes"
    assert check_privacy(Privacy(terms={"codes": 3, "onbekend": 7})).terms == {"codes": 3}


def test_settings_are_whole_when_others_know_whom_to_ask():
    assert not is_complete(Privacy())
    assert is_complete(Privacy(responsible="Stichting De Straat", contact="straat@voorbeeld.nl"))


def test_respondents_read_whom_to_ask_and_how_long_the_code_is_kept():
    privacy = Privacy("Stichting De Straat", "bel 06", terms={"codes": 6})
    told = information_text(privacy, linked=True)
    assert "Vraag het aan Stichting De Straat: bel 06." in told
    assert "6 maanden na de laatste meting" in told
    assert "code" not in information_text(privacy)
    assert "niet wilt" in information_text(Privacy(ground=Ground.LEGITIMATE_INTEREST))
    assert "Vraag het" not in information_text(Privacy())


def test_respondents_read_who_why_how_long_and_what_they_may():
    privacy = Privacy("Stichting De Straat", "bel 06", "Leren wat helpt.")
    told = information_text(privacy)
    assert "Stichting De Straat is verantwoordelijk" in told
    assert "Leren wat helpt." in told
    assert "na 30 dagen" in told
    assert "verbeteren of wissen" in told
    assert "geef je toestemming" in told
    other = information_text(Privacy(ground=Ground.LEGITIMATE_INTEREST))
    assert "toestemming" not in other


def test_nobody_chooses_how_long_the_log_is_kept_also_not_who_did_so_before():
    rule = RETENTIONS[Kept.LOG]
    assert not rule.is_chosen
    assert term_of(Kept.LOG, {"log": 1}) == 12
    kept = check_privacy(Privacy(responsible="Stichting De Straat", terms={"log": 1, "codes": 3}))
    assert (kept.responsible, kept.terms) == ("Stichting De Straat", {"codes": 3})


def test_the_register_follows_the_chosen_terms():
    rows = processings(Privacy(purpose="Leren", terms={"codes": 2}))
    assert {row.why for row in rows} >= {"Leren"}
    assert any("2 maanden na de laatste meting" in row.how_long for row in rows)
    assert set(GROUND_LABELS) == set(Ground)
