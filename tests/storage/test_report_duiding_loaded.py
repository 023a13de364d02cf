"""What was talked about reaches report, verslag and poster, as it is kept in the database."""

from dataclasses import replace
from datetime import date

from storage import commands
from storage.bijeenkomst_queries import load_bijeenkomst_material
from storage.commands.showing import save_poster_choice
from storage.showcase_queries import load_report_material
from storage.showcases import load_public_story, load_showcase
from tests.storage.duiding_cases import (
    AFSPRAAK,
    BIJEENKOMST,
    CELL,
    DUIDING,
    LESSON,
    MILESTONE,
    ROUND,
)
from tests.storage.helpers import SLUG, ask, run
from veranderverhaal.lesson import LessonKind
from veranderverhaal.shared_page import SharedPage
from veranderverhaal.showcase import PosterChoice
from veranderverhaal.timeline import EventKind

TODAY = date(2026, 11, 21)
TENSION = replace(LESSON, key="vol", text="Het is vol", kind=LessonKind.TENSION, change=None)


def test_what_was_kept_of_duiding_is_in_report_verslag_and_poster(filled) -> None:
    for name, value in (
        ("bijeenkomst", BIJEENKOMST),
        ("afspraak", AFSPRAAK),
        ("lesson", LESSON),
        ("lesson", TENSION),
        ("story_round", ROUND),
        ("milestone", MILESTONE),
    ):
        run(filled, getattr(commands, f"add_{name}"), SLUG, value)
    run(filled, commands.save_duiding, SLUG, DUIDING)
    run(filled, commands.save_source_cell, SLUG, CELL)
    report = ask(filled, load_report_material, SLUG, today=TODAY)
    assert [one.key for one in report.bijeenkomsten] == [BIJEENKOMST.key]
    assert [one.judgement for one in report.duidingen] == [DUIDING.judgement]
    assert [one.key for one in report.afspraken] == [AFSPRAAK.key]
    assert [one.key for one in report.lessons] == [LESSON.key, TENSION.key]
    assert [one.key for one in report.story_rounds] == [ROUND.key]
    assert [one.text for one in report.source_cells] == [CELL.text]
    assert {EventKind.BIJEENKOMST, EventKind.MILESTONE} <= {one.kind for one in report.events}
    verslag = ask(filled, load_bijeenkomst_material, SLUG, BIJEENKOMST.key, today=TODAY)
    assert [one.key for one in verslag.afspraken] == [AFSPRAAK.key]
    run(filled, save_poster_choice, SLUG, PosterChoice(tensions=(TENSION.key,)))
    assert ask(filled, load_showcase, SLUG, today=TODAY).tensions == (TENSION.text,)
    page = run(filled, commands.save_shared_page, SLUG, SharedPage(open=True))
    public = ask(filled, load_public_story, page.code, today=TODAY)
    assert public.poster.tensions == (TENSION.text,)


def test_a_bijeenkomst_begins_with_afspraken_of_before_and_never_with_later_ones(filled) -> None:
    run(filled, commands.add_bijeenkomst, SLUG, BIJEENKOMST)
    for key, day in (("vroeg", date(2026, 1, 1)), ("later", date(2026, 6, 1)), ("ooit", None)):
        made = replace(AFSPRAAK, key=key, bijeenkomst="", made_on=day)
        run(filled, commands.add_afspraak, SLUG, made)
    found = ask(filled, load_bijeenkomst_material, SLUG, BIJEENKOMST.key, today=TODAY)
    assert [one.key for one in found.before] == ["vroeg", "ooit"]


def test_what_a_made_up_bijeenkomst_agreed_and_learned_is_marked_everywhere(
    filled,
) -> None:
    evening = replace(BIJEENKOMST, made_up=True)
    run(filled, commands.add_bijeenkomst, SLUG, evening)
    run(filled, commands.add_bijeenkomst, SLUG, replace(evening, key="echt", made_up=False))
    made = replace(AFSPRAAK, bijeenkomst=evening.key, made_on=date(2026, 1, 1))
    run(filled, commands.add_afspraak, SLUG, made)
    run(filled, commands.add_lesson, SLUG, replace(TENSION, bijeenkomst=evening.key))
    run(filled, save_poster_choice, SLUG, PosterChoice(tensions=(TENSION.key,)))
    run(filled, commands.remove_bijeenkomst, SLUG, evening.key)
    report = ask(filled, load_report_material, SLUG, today=TODAY)
    assert report.made_up == {evening.key}
    told = [one.text for one in report.events if one.kind is EventKind.AFSPRAAK]
    assert all("verzonnen" in one for one in told)
    assert ask(filled, load_bijeenkomst_material, SLUG, "echt", today=TODAY).made_up
    page = run(filled, commands.save_shared_page, SLUG, SharedPage(open=True))
    public = ask(filled, load_public_story, page.code, today=TODAY)
    for showcase in (ask(filled, load_showcase, SLUG, today=TODAY), public.poster):
        assert showcase.tensions == (f"{TENSION.text} (verzonnen voorbeeld)",)
        assert showcase.made_up
