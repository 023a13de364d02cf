"""Templates add up, topics share the time to talk, and the clock runs with the agenda."""

from dataclasses import replace

import pytest

from veranderverhaal.bijeenkomst import (
    AgendaItem,
    Bijeenkomst,
    BijeenkomstState,
    GuestRole,
    Guests,
    MeetingKind,
    Topic,
    check_bijeenkomst,
)
from veranderverhaal.bijeenkomst_templates import (
    MINUTES_OF_NEW,
    TALK,
    agenda_minutes,
    agenda_times,
    make_bijeenkomst,
    make_bijeenkomsten,
    minutes_over,
    new_topic,
    next_bijeenkomst,
    planned_minutes,
    tight_topics,
    with_topics,
)
from veranderverhaal.duiding import Duiding

KENNEN, RUST, ETEN = (Topic(key, key.title()) for key in ("kennen", "rust", "eten"))


@pytest.mark.parametrize("kind", MeetingKind)
@pytest.mark.parametrize("topics", [(), (KENNEN,), (KENNEN, RUST, ETEN)], ids=len)
def test_every_template_adds_up_whatever_is_talked_about(kind, topics):
    for made in make_bijeenkomsten(kind, topics=topics):
        assert agenda_minutes(made) == planned_minutes(kind)
        assert minutes_over(made) == 0
        assert check_bijeenkomst(made) == made
    assert {one.topic for one in make_bijeenkomst(kind, topics=topics).agenda if one.topic} == {
        one.key for one in topics
    }


def test_with_volunteers_takes_an_hour_and_with_the_gemeente_an_hour_and_a_half():
    assert agenda_minutes(make_bijeenkomst(MeetingKind.VOLUNTEERS)) == 60
    assert agenda_minutes(make_bijeenkomst(MeetingKind.GEMEENTE)) == 90


def test_a_klankbordgroep_comes_together_several_times_in_one_series():
    made = make_bijeenkomsten(MeetingKind.KLANKBORD, name="De klankbordgroep van de tuin")
    assert len(made) == 3
    assert {one.series for one in made} == {"De klankbordgroep van de tuin"}
    assert made[0].name == "De klankbordgroep van de tuin: kennismaken en kijken"
    assert len({one.name for one in made}) == 3


def test_another_topic_divides_the_time_to_talk_anew():
    made = make_bijeenkomst(MeetingKind.VOLUNTEERS, topics=(KENNEN,))
    assert [one.minutes for one in made.agenda] == [5, 45, 10]
    made = with_topics(made, (KENNEN, RUST))
    assert [(one.topic, one.minutes) for one in made.agenda] == [
        ("", 5),
        ("kennen", 25),
        ("rust", 20),
        ("", 10),
    ]
    assert with_topics(made, ()).agenda[1] == AgendaItem(45, TALK)


@pytest.mark.parametrize(
    ("total", "count", "minutes"),
    [(45, 3, [15] * 3), (50, 3, [20, 15, 15]), (52, 2, [25, 27]), (12, 4, [3] * 4)],
)
def test_topics_get_steps_of_five_minutes_and_the_total_stays(total, count, minutes):
    agenda = (AgendaItem(5, "Welkom"), AgendaItem(total, TALK), AgendaItem(5, "Einde"))
    topics = [new_topic(str(n)) for n in range(count)]
    made = with_topics(Bijeenkomst("b", "Kort", agenda=agenda), topics)
    assert [one.minutes for one in made.agenda if one.topic] == minutes


def test_another_order_or_title_keeps_the_minutes_that_were_chosen():
    made = make_bijeenkomst(MeetingKind.VOLUNTEERS, topics=(KENNEN, RUST))
    chosen = [replace(one, minutes=30) if one.topic == "rust" else one for one in made.agenda]
    turned = with_topics(
        replace(made, agenda=tuple(chosen)), (replace(RUST, title="Stilte"), KENNEN)
    )
    assert [(one.title, one.minutes) for one in turned.agenda[1:3]] == [
        ("Stilte", 30),
        ("Kennen", 25),
    ]


def test_without_time_to_talk_each_topic_gets_some_before_the_end():
    bare = Bijeenkomst("b", "Kort", agenda=(AgendaItem(5, "Welkom"), AgendaItem(5, "Einde")))
    made = with_topics(bare, (KENNEN, RUST))
    assert [one.title for one in made.agenda] == ["Welkom", "Kennen", "Rust", "Einde"]
    assert made.agenda[1].minutes == MINUTES_OF_NEW


def test_it_is_told_when_the_agenda_is_too_long_or_a_topic_too_short():
    made = make_bijeenkomst(MeetingKind.VOLUNTEERS, topics=[new_topic(str(n)) for n in range(5)])
    assert len(tight_topics(made)) == 5
    longer = replace(made, agenda=(*made.agenda, AgendaItem(20, "Samen eten")))
    assert minutes_over(longer) == 20


@pytest.mark.parametrize(
    ("starts", "clock"),
    [
        ("19:30", [("19:30", "19:35"), ("19:35", "20:20"), ("20:20", "20:30")]),
        ("23:45", [("23:45", "23:50"), ("23:50", "00:35"), ("00:35", "00:45")]),
        ("", [("", "")] * 3),
    ],
)
def test_the_clock_runs_with_the_agenda(starts, clock):
    made = replace(make_bijeenkomst(MeetingKind.VOLUNTEERS), starts=starts)
    assert [(one.starts, one.ends) for one in agenda_times(made)] == clock


def test_the_next_one_has_the_same_guests_and_the_topics_nobody_came_to():
    first = replace(
        make_bijeenkomst(MeetingKind.VOLUNTEERS, name="Avond", topics=(KENNEN, RUST)),
        key="avond",
        starts="19:30",
        guests=(Guests(GuestRole.VOLUNTEER, 8, 6),),
    )
    said = [Duiding("avond", "kennen", judgement="Mooi."), Duiding("avond", "rust")]
    following = next_bijeenkomst(first, [first], said)
    assert (following.name, following.series) == ("Avond, keer 2", "Avond")
    assert following.topics == (RUST,)
    assert following.guests == (Guests(GuestRole.VOLUNTEER, 8),)
    assert (following.starts, following.held_on, following.key) == ("19:30", None, "")
    kept = replace(following, key="tweede")
    assert next_bijeenkomst(kept, [first, kept], said).name == "Avond, keer 3"


@pytest.mark.parametrize("kind", MeetingKind)
def test_the_next_one_adds_up_too_and_its_name_is_never_too_long(kind):
    last = replace(make_bijeenkomst(kind, name="n" * 120), key="x", topics=(KENNEN,))
    following = next_bijeenkomst(last, [last], [])
    assert agenda_minutes(following) == planned_minutes(kind)
    assert check_bijeenkomst(following) == following


def test_the_next_one_is_the_one_that_was_prepared_already():
    made = make_bijeenkomsten(MeetingKind.KLANKBORD, topics=(KENNEN, RUST))
    first, second, third = (replace(one, key=str(n)) for n, one in enumerate(made))
    following = next_bijeenkomst(first, [first, second, third], [Duiding("0", "rust", meaning="x")])
    assert (following.key, following.topics) == ("1", (KENNEN,))
    assert agenda_minutes(following) == 90
    gone = [replace(one, state=BijeenkomstState.ENDED) for one in (second, third)]
    assert next_bijeenkomst(gone[1], [first, *gone], []).name == "Klankbordgroep, keer 4"
