"""The timeline: only what has a day, newest first, and honest about how many answered."""

from datetime import date

import pytest

from veranderverhaal.afspraak import Afspraak, AfspraakState
from veranderverhaal.bijeenkomst import Bijeenkomst, BijeenkomstState, GuestRole, Guests
from veranderverhaal.lesson import Lesson, StoryChange, StoryChangeKind
from veranderverhaal.meting import Meting, MetingKind, MetingState
from veranderverhaal.milestone import Milestone
from veranderverhaal.model import Snapshot, Veranderverhaal
from veranderverhaal.timeline import EventKind, arrange, say_days, tell_timeline

TODAY = date(2026, 6, 1)
STORY = Veranderverhaal()
EVENING = Bijeenkomst(
    "avond",
    "Avond in de tuin",
    held_on=date(2026, 3, 4),
    place="de kas",
    guests=(Guests(GuestRole.RESIDENT, 6, 5), Guests(GuestRole.GEMEENTE, 1, 1)),
    state=BijeenkomstState.ENDED,
)


def meting(**fields):
    given = {"starts_on": date(2026, 4, 1), "state": MetingState.CLOSED, **fields}
    return Meting("m", "code", MetingKind.ONCE, "Lente", "v", 1, **given)


def afspraak(key, **fields):
    return Afspraak(key, f"Wat {key}", **fields)


def tell(**parts):
    return tell_timeline(today=TODAY, **parts)


def titles(events):
    return [one.title for one in events]


def test_all_that_has_a_day_stands_on_it_newest_first():
    events = tell(
        snapshots=[Snapshot("s", "Begin", date(2025, 1, 1), STORY)],
        metingen=[meting()],
        bijeenkomsten=[EVENING],
        milestones=[Milestone("open", "De tuin gaat open", date(2025, 5, 5), "Met taart.")],
    )
    assert titles(events) == [
        "Meting ‘Lente’",
        "Avond in de tuin",
        "De tuin gaat open",
        "Versie bewaard: ‘Begin’",
    ]
    assert [(one.page, one.key) for one in events] == [
        ("uitkomsten", "m"),
        ("bijeenkomst", "avond"),
        ("tijdlijn", "open"),
        ("versies", "s"),
    ]
    assert events[1].text == "Plek: de kas. 6 mensen waren erbij."


def test_what_has_no_day_is_left_out():
    assert not tell(
        metingen=[meting(starts_on=None)],
        bijeenkomsten=[Bijeenkomst("x", "Ooit")],
        afspraken=[afspraak("a"), afspraak("b", state=AfspraakState.DONE)],
        lessons=[Lesson("l", "Nog niet verwerkt")],
    )


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (4, "Te weinig antwoorden om te tellen."),
        (5, "Er kwamen antwoorden; vanaf 10 tellen we ze."),
        (9, "Er kwamen antwoorden; vanaf 10 tellen we ze."),
        (10, "10 mensen vulden de vragenlijst in."),
    ],
)
def test_few_answers_are_not_counted_out(count, words):
    (event,) = tell(metingen=[meting()], received={"m": count})
    assert event.text == words


def test_a_meting_lasts_and_says_that_it_is_open_or_made_up():
    open_one = meting(ends_on=date(2026, 7, 1), state=MetingState.OPEN, made_up=True)
    (event,) = tell(metingen=[open_one], received={"m": 12})
    assert say_days(event) == "1 april 2026 – 1 juli 2026"
    assert event.text.startswith("Open. 12 mensen")
    assert "Verzonnen antwoorden" in event.text
    (draft,) = tell(metingen=[meting(state=MetingState.DRAFT)])
    assert draft.text == "Nog niet open."


def test_afspraken_of_one_bijeenkomst_stand_together_and_each_end_apart():
    day = date(2026, 3, 4)
    made = {"made_on": day, "bijeenkomst": "avond"}
    dropped = {"state": AfspraakState.DROPPED, "reason": "Te duur.", "settled_on": day}
    events = tell(
        bijeenkomsten=[EVENING],
        afspraken=[
            afspraak("a", **made, due=date(2026, 9, 1), who="bestuur"),
            afspraak("b", **made, state=AfspraakState.DONE, settled_on=date(2026, 5, 1)),
            afspraak("c", **{**made, "made_on": date(2026, 2, 1)}, **dropped),
        ],
    )
    found = [one for one in events if one.kind is EventKind.AFSPRAAK]
    assert titles(found) == [
        "Afspraak, voor deze dag: Wat a",
        "Gedaan: Wat b",
        "2 afspraken gemaakt",
        "Gaat niet door: Wat c",
        "Afgesproken: Wat c",
    ]
    assert found[0].text == "Wie: bestuur."
    assert found[2].text == "Bij ‘Avond in de tuin’. ‘Wat a’ en ‘Wat b’."
    assert found[3].text == "Te duur."


def test_a_lesson_stands_with_the_version_it_made_which_is_not_told_twice():
    change = StoryChange(StoryChangeKind.ADD, title="Koffie")
    lesson = Lesson("l", "Koffie helpt", change=change, applied_on=TODAY, snapshot="s")
    (event,) = tell(snapshots=[Snapshot("s", "Tot nu", TODAY, STORY)], lessons=[lesson])
    assert (event.title, event.page) == ("Geleerd: Koffie helpt", "leren")
    assert event.text.startswith("Er kwam een kaartje bij: ‘Koffie’.")


def test_what_is_to_come_stands_apart_and_the_rest_by_year():
    days = [date(2024, 1, 1), date(2026, 1, 1), TODAY, date(2027, 1, 1)]
    events = tell(milestones=[Milestone(f"{day}", f"{day}", day) for day in days])
    found = arrange(events, TODAY)
    assert titles(found.planned) == ["2027-01-01"]
    assert [(year, len(ones)) for year, ones in found.years] == [(2026, 2), (2024, 1)]


def test_a_kind_can_be_chosen():
    events = tell(bijeenkomsten=[EVENING], metingen=[meting()])
    ((_, only),) = arrange(events, TODAY, [EventKind.METING]).years
    assert titles(only) == ["Meting ‘Lente’"]
    assert arrange(events, TODAY, [EventKind.LESSON]).years == ()


def test_what_a_made_up_bijeenkomst_agreed_and_learned_says_so_each_time():
    day = date(2026, 3, 4)
    made = {"made_on": day, "bijeenkomst": "avond"}
    change = StoryChange(StoryChangeKind.ADD, title="Koffie")
    learned = Lesson("l", "Koffie helpt", bijeenkomst="avond", change=change, applied_on=TODAY)
    parts = {
        "afspraken": [
            afspraak("a", **made, due=date(2026, 9, 1)),
            afspraak("b", **made, state=AfspraakState.DONE, settled_on=day, reason="Klaar"),
        ],
        "lessons": [learned],
    }
    marked = tell(**parts, made_up={"avond"})
    assert len(marked) == 4
    assert all("verzonnen voorbeeld" in one.text for one in marked)
    assert not any("verzonnen" in one.text for one in tell(**parts, made_up={"andere"}))
