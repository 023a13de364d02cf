"""How the installation is doing, for the beheerder: in a sentence, in numbers, and what broke."""

import platform
import time
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from html import escape

import psutil
import streamlit as st

from dashboard.asking import who_asks
from dashboard.data import read, response_writer
from dashboard.house import PAGES, link_to
from dashboard.watching import PAGE, how_backups_stand, last_good_backup, room, room_for_backups
from storage.moment import now, on_the_wall
from storage.troubles import WHAT, Trouble, trouble_in
from storage.upkeep import count_errors, find_incident, list_incidents, load_database
from veranderverhaal.backups import WORRYING, Standing, Tried, say_size
from veranderverhaal.incident import Incident, IncidentKind
from veranderverhaal.moments import say_day_and_hour
from veranderverhaal.upkeep import (
    BACKUP_STANDS,
    LOOK_BACK,
    list_concerns,
    say_for_how_long,
    say_standing,
)
from veranderverhaal.version import VERSION

UNKNOWN = "Het programma kon hier niet verder. Vraag hulp met dit kenmerk."
# What is over when it stops; a disk that failed or a file that is damaged is not.
PASSING = frozenset(Trouble) - {Trouble.FAILING, Trouble.DAMAGED}
PASSES_IN = timedelta(hours=1)
MOST_SHOWN = 20
MOST_IN_FILE = 1000
PLACES = {
    "/v/{code}": "het formulier",
    "/v/{code}/begonnen": "het formulier",
    "/i/{code}": "de openbare bladzijde",
    "/i/{code}/poster.pdf": "de openbare poster",
    "/k/{code}": "kaartjes ophangen",
    "/inloggen": "inloggen",
}


def show_standing(backups: Standing) -> None:
    """One sentence, and what needs doing."""
    database = read(load_database)
    concerns = list_concerns(
        room=room() if database.is_file else None,
        backups=backups,
        errors=_count_worrying(),
    )
    if not concerns:
        st.success(say_standing(concerns), icon=":material/check:")
        return
    told = concerns[0] if len(concerns) == 1 else "\n".join(f"- {one}" for one in concerns)
    st.warning(f"**{say_standing(concerns)}**\n\n{told}", icon=":material/build:")
    if backups in WORRYING:
        link_to("reservekopieen", label="Naar Reservekopieën")


def show_numbers(backups: Standing) -> None:
    """What runs here, since when, and how much there is."""
    lines = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{escape(told)}</dd></div>"
        for name, told in number_lines(backups)
    )
    st.html(f'<dl class="status">{lines}</dl>')


def number_lines(backups: Standing) -> Iterator[tuple[str, str]]:
    """Each number with its name."""
    database, free = read(load_database), room()
    yield "Programma", f"versie {VERSION}, met Python {platform.python_version()}"
    yield "Draait", f"al {say_for_how_long(time.time() - psutil.Process().create_time())}"
    yield "Database", f"{database.name} {database.version}, schema {database.schema}"
    yield "Gegevens", say_size(database.size)
    if database.is_file:
        yield "Schijf", f"{say_size(free.free)} vrij van {say_size(free.total)}"
    apart = room_for_backups()
    if apart is not None:
        told = f"{say_size(apart.free)} vrij van {say_size(apart.total)}"
        yield "Schijf van de reservekopieën", told
    yield "Reservekopie", _say_backups(backups, last_good_backup(who_asks()))
    yield "Antwoorden bewaard sinds de start", str(response_writer().kept)


def _say_backups(backups: Standing, good: Tried | None) -> str:
    last = f"; de laatste goede is van {say_moment(good.at)}" if good else ""
    return f"{BACKUP_STANDS[backups]}{last}"


def _count_worrying() -> int:
    """How often something broke: in the last day, or just now where that ends by itself."""
    since = now() - LOOK_BACK
    errors = read(list_incidents, IncidentKind.ERROR, limit=MOST_IN_FILE)
    over = [one for one in errors if since <= one.last_at < now() - PASSES_IN and _passes(one)]
    return max(0, read(count_errors, since=since) - sum(one.times for one in over))


def _passes(one: Incident) -> bool:
    return trouble_in(one.what) in PASSING


def ask_reference() -> Incident | None:
    """Look up the reference that somebody mentions: what was found, which is shown."""
    typed = st.text_input("Kenmerk zoeken", key="reference", placeholder="bijvoorbeeld K7F2-9QXM")
    if not typed:
        return None
    found = read(find_incident, typed)
    if found is None:
        st.info(
            "Dit kenmerk staat hier niet. Kijk of het goed is overgenomen. Fouten blijven hier "
            "30 dagen staan; het log van de computer weet vaak meer."
        )
    else:
        st.html(f'<p>Gevonden:</p><ul class="incidents">{_item(found)}</ul>')
    return found


def show_errors(errors: Sequence[Incident]) -> None:
    """What went wrong, the newest first."""
    st.header("Fouten")
    found = ask_reference()
    if not errors:
        st.write("Er ging de laatste 30 dagen niets mis.")
        return
    others = [one for one in errors if found is None or one.reference != found.reference]
    if others:
        st.subheader("De andere fouten" if found else "De laatste fouten")
        st.html(f'<ul class="incidents">{"".join(map(_item, others))}</ul>')


def show_slow(slow: Sequence[Incident]) -> None:
    """What took longer than two seconds."""
    st.header("Wat lang duurde")
    if not slow:
        st.write("Niets duurde langer dan twee tellen.")
        return
    st.html(f'<ul class="incidents">{"".join(map(_item, slow))}</ul>')


def list_both() -> tuple[list[Incident], list[Incident]]:
    """The last errors, and what was slow."""
    errors = read(list_incidents, IncidentKind.ERROR, limit=MOST_SHOWN)
    return errors, read(list_incidents, IncidentKind.SLOW, limit=MOST_SHOWN)


def make_file() -> str:
    """All of it for who helps. Nothing of a person is in it."""
    backups = how_backups_stand(who_asks())
    kinds = (IncidentKind.ERROR, IncidentKind.SLOW)
    incidents = [one for kind in kinds for one in read(list_incidents, kind, limit=MOST_IN_FILE)]
    told = [f"{name}: {value}" for name, value in number_lines(backups)]
    told.append(f"Computer: {platform.platform(terse=True)}")
    return "\n\n".join(["\n".join(told), *map(_paragraph, incidents)]) + "\n"


def say_place(place: str) -> str:
    """Where it was, in words where there are any."""
    if place.startswith(PAGE):
        name = place.removeprefix(PAGE)
        title = next((page.title for page in PAGES if page.name == name), "")
        return f"de bladzijde ‘{title}’" if title else "een bladzijde"
    return PLACES.get(place, place)


def say_moment(moment: datetime) -> str:
    """A moment as it is kept, on the clock of this computer."""
    return say_day_and_hour(on_the_wall(moment))


def _item(one: Incident) -> str:
    technical = f"<pre>{escape(one.what)}</pre>" if one.what else ""
    details = (
        f"<details><summary>Voor wie helpt</summary>{technical}</details>" if technical else ""
    )
    told = f"<strong>{escape(one.reference)}</strong> · {escape(_say(one))}"
    return f"<li>{told}{_meaning(one)}{details}</li>"


def _meaning(one: Incident) -> str:
    """What it was, in a sentence."""
    if one.kind is IncidentKind.SLOW:
        return ""
    trouble = trouble_in(one.what)
    return f"<p>{escape(WHAT[trouble] if trouble else UNKNOWN)}</p>"


def _say(one: Incident) -> str:
    times = "" if one.times == 1 else f", {one.times} keer"
    slowest = (
        f" · {one.milliseconds / 1000:.1f} tellen".replace(".", ",") if one.milliseconds else ""
    )
    return f"{say_moment(one.last_at)}{times} · {say_place(one.place)}{slowest}"


def _paragraph(one: Incident) -> str:
    slowest = f", {one.milliseconds} ms" if one.milliseconds else ""
    head = f"{one.reference} {one.kind} {one.place} {one.last_at:%Y-%m-%dT%H:%MZ}"
    return f"{head}, {one.times}x{slowest}, version {one.version}\n{one.what}".rstrip()
