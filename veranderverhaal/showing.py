"""From all that is kept of an initiatief to what one page shows of it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from veranderverhaal.citaat import Citaat, Purpose, shown_citaten
from veranderverhaal.lesson import Lesson, LessonKind
from veranderverhaal.made_up import is_made_up, mark_made_up
from veranderverhaal.model import Initiatief, Layer, Veranderverhaal
from veranderverhaal.report_words import shorten
from veranderverhaal.results import Released, choose_results, offer_results
from veranderverhaal.showcase import PosterChoice, Result, Showcase

NOTHING_RELEASED = Released()
NOTHING_CHOSEN = PosterChoice()
MADE_UP_CITAAT = "Het citaat is verzonnen, als voorbeeld."
MADE_UP_TENSION = "‘Waar het schuurt’ is verzonnen, als voorbeeld."
SOME_TENSIONS_MADE_UP = "‘Waar het schuurt’ is voor een deel verzonnen, als voorbeeld."
MADE_UP_RESULTS = "De antwoorden zijn verzonnen, als voorbeeld."
LONGEST_TITLE = 60
SOME_MADE_UP = "De antwoorden bij ‘{title}’ zijn verzonnen, als voorbeeld."


def make_showcase(
    initiatief: Initiatief,
    veranderverhaal: Veranderverhaal,
    logo: bytes | None = None,
    *,
    today: date,
    released: Released = NOTHING_RELEASED,
    citaten: Iterable[Citaat] = (),
    choice: PosterChoice = NOTHING_CHOSEN,
    purpose: Purpose = Purpose.POSTER,
    link: str = "",
    form_link: str = "",
    lessons: Iterable[Lesson] = (),
    photos: Mapping[str, bytes] | None = None,
    made_up: Collection[str] = (),
) -> Showcase:
    """What was chosen, as far as it may show on this day; what was not chosen is chosen here.

    `purpose` is where it will show: a citaat needs leave for just that. `photos` are those that
    may show there, by the key that a citaat has; `made_up` are the keys of made-up bijeenkomsten.
    """
    results = choose_results(offer_results(released), choice.results)
    citaat = choose_citaat(citaten, choice.citaat, today, purpose)
    tensions = [
        one for one in lessons if one.kind is LessonKind.TENSION and one.key in choice.tensions
    ]
    return Showcase(
        initiatief=initiatief,
        veranderverhaal=veranderverhaal,
        logo=logo,
        results=results,
        citaat=citaat,
        direction=choice.direction,
        verbanden=choice.verbanden,
        feiten=choice.feiten,
        link=link if choice.qr else "",
        form_link=form_link,
        made_up=say_made_up(results, citaat, [is_made_up(one, made_up) for one in tensions]),
        neveneffecten=tuple(
            one.title
            for one in veranderverhaal.layer(Layer.NEVENEFFECT)
            if one.key in choice.neveneffecten
        ),
        tensions=tuple(
            mark_made_up(one.text, made_up=is_made_up(one, made_up)) for one in tensions
        ),
        photo=(photos or {}).get(citaat.photo) if citaat and citaat.photo else None,
    )


def choose_citaat(
    citaten: Iterable[Citaat], key: str | None, today: date, purpose: Purpose = Purpose.POSTER
) -> Citaat | None:
    """The citaat with this key if it may stand there today; without a key the first that may.

    An empty key is none.
    """
    allowed = shown_citaten(citaten, purpose, today)
    return next((one for one in allowed if key is None or one.key == key), None)


def say_made_up(
    results: Sequence[Result], citaat: Citaat | None, tensions: Sequence[bool] = ()
) -> tuple[str, ...]:
    """What is made up, in sentences for the foot of a page; empty when nothing is.

    `tensions` is of each whether it is.
    """
    made_up = [one for one in results if one.made_up]
    if made_up and len(made_up) == len(results):
        told = [MADE_UP_RESULTS]
    else:
        told = [SOME_MADE_UP.format(title=shorten(one.title, LONGEST_TITLE)) for one in made_up]
    if citaat and citaat.made_up:
        told.append(MADE_UP_CITAAT)
    if any(tensions):
        told.append(MADE_UP_TENSION if all(tensions) else SOME_TENSIONS_MADE_UP)
    return tuple(told)
