"""What the public page of an initiatief shows: what was made public, and nothing else."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from veranderverhaal.citaat import Citaat, Purpose, shown_citaten
from veranderverhaal.lesson import Lesson
from veranderverhaal.model import Initiatief, Veranderverhaal
from veranderverhaal.question import Question
from veranderverhaal.results import Comparison, Released
from veranderverhaal.shared_page import PublicQuestion, SharedPage, public_part
from veranderverhaal.showcase import PosterChoice, Showcase
from veranderverhaal.showing import make_showcase


@dataclass(frozen=True)
class PublicStory:
    """Everything on the page at /i/<code>; `poster` is that of what is public only."""

    code: str
    initiatief: Initiatief
    veranderverhaal: Veranderverhaal
    released: Released
    citaten: tuple[Citaat, ...]
    poster: Showcase
    indexed: bool = False
    photos: Mapping[str, bytes] = field(default_factory=dict)  # by the key that a citaat has


def make_public_story(
    shared: SharedPage,
    initiatief: Initiatief,
    veranderverhaal: Veranderverhaal,
    logo: bytes | None,
    *,
    released: Released,
    citaten: Iterable[Citaat],
    choice: PosterChoice,
    today: date,
    link: str = "",
    photos: Mapping[str, bytes] | None = None,
    lessons: Iterable[Lesson] = (),
    made_up: Collection[str] = (),
) -> PublicStory:
    """What may be read by anybody, on this day.

    The poster may hang on the internet too here: its citaat needs leave for both.
    """
    on_website = shown_citaten(citaten, Purpose.WEBSITE, today)
    public = public_released(released, shared.questions)
    poster = make_showcase(
        initiatief,
        veranderverhaal,
        logo,
        today=today,
        released=public,
        citaten=on_website,
        choice=choice,
        link=link,
        lessons=lessons,
        made_up=made_up,
        photos=photos,
    )
    return PublicStory(
        shared.code,
        initiatief,
        veranderverhaal,
        public,
        on_website,
        poster,
        shared.indexed,
        photos={
            one.photo: photos[one.photo] for one in on_website if photos and one.photo in photos
        },
    )


def public_released(released: Released, questions: Sequence[PublicQuestion]) -> Released:
    """Of what may be shown, what was made public; a comparison only when both rounds were."""
    chosen = {(one.meting, one.question) for one in questions}
    comparisons = (_public_comparison(one, chosen) for one in released.comparisons)
    return Released(
        public_part(released.uitkomsten, questions),
        tuple(one for one in comparisons if one.changes or one.differences),
    )


def _public_comparison(comparison: Comparison, chosen: set[tuple[str, str]]) -> Comparison:
    changes = [one for one in comparison.changes if _in_both(comparison, one.question, chosen)]
    differences = [
        one for one in comparison.differences if _in_both(comparison, one.question, chosen)
    ]
    return replace(comparison, changes=tuple(changes), differences=tuple(differences))


def _in_both(comparison: Comparison, question: Question, chosen: set[tuple[str, str]]) -> bool:
    rounds = comparison.before, comparison.after
    return all((one.key, question.key) in chosen for one in rounds)
