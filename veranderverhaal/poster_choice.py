"""What may be kept of the choices for a poster."""

from dataclasses import replace

from veranderverhaal.showcase import MOST_ASIDES, MOST_RESULTS, PosterChoice
from veranderverhaal.text import NotAccepted, clean_line

MAX_RESULT_KEY = 300
MAX_CITAAT_KEY = 40


def check_poster_choice(choice: PosterChoice) -> PosterChoice:
    """The choice as it may be kept. Raises NotAccepted with the field at fault.

    That a result or citaat is there is not asked: it may go, and may be there again later.
    """
    results = choice.results
    if results is not None:
        checked = (clean_line(one, limit=MAX_RESULT_KEY, field="results") for one in results)
        results = tuple(dict.fromkeys(one for one in checked if one))
        if len(results) > MOST_RESULTS:
            raise NotAccepted("results", f"Kies hoogstens {MOST_RESULTS} uitkomsten.")
    citaat = choice.citaat
    if citaat is not None:
        citaat = clean_line(citaat, limit=MAX_CITAAT_KEY, field="citaat", label="Het citaat")
    return replace(
        choice,
        results=results,
        citaat=citaat,
        neveneffecten=_few(choice.neveneffecten, "neveneffecten"),
        tensions=_few(choice.tensions, "tensions"),
    )


def _few(keys: tuple[str, ...], field: str) -> tuple[str, ...]:
    checked = (clean_line(one, limit=MAX_CITAAT_KEY, field=field) for one in keys)
    found = tuple(dict.fromkeys(one for one in checked if one))
    if len(found) > MOST_ASIDES:
        raise NotAccepted(field, f"Kies er hoogstens {MOST_ASIDES}.")
    return found
