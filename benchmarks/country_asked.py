"""What is asked of the database of a country: all that grows with it, or that one might fear to."""

import random
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from itertools import count
from types import MappingProxyType

from sqlmodel import Session, col, select

from benchmarks.country_made import Country, code_of, is_open, meting_of, slug_of
from benchmarks.surroundings import INITIATIEF
from sample_data.loader import load_measured
from storage.arrivals import Arrival
from storage.commands.begun import take_sent
from storage.commands.responses import keep_responses
from storage.duiding_queries import count_due
from storage.finding import find_row
from storage.log_queries import list_installation_log, list_log
from storage.meting_queries import form_stamp, list_metingen, load_form
from storage.meting_tables import ResponseRow
from storage.open_answers import list_open_answers
from storage.pairs import count_pairs
from storage.privacy_queries import list_removed_initiatieven
from storage.queries import list_initiatieven, list_names
from storage.recounting import find_miscounts, recount
from storage.response_queries import count_responses, list_responses
from storage.tally_queries import load_counted
from storage.tidying import tidy_initiatief
from storage.tidying_responses import erase_responses
from veranderverhaal.release import release

Asked = Callable[[Session], object]
OPEN_QUESTION = "stellingen-what-else"
GROUP_SIZE = 64
ON_A_PAGE = 24
# A night like most: the answers of the sample are of May 2022, and no term of them has ended yet.
NIGHT = date(2022, 7, 1)

_chance = random.Random(1)
_numbers = count()


def reads_of(country: Country) -> Mapping[str, Asked]:
    """By what it is for: each time about another initiatief, anywhere in the country."""
    return MappingProxyType(
        {
            "the form: is it as it was": lambda session: form_stamp(
                _open_code(country), session=session
            ),
            "the form, made anew": lambda session: load_form(_open_code(country), session=session),
            "uitkomsten of a meting": partial(_uitkomsten, country),
            "metingen with their numbers": partial(_metingen, country),
            "the same people in two metingen": partial(_pairs, country),
            "open answers, a page": partial(_open_answers, country),
            "single responses, a page": partial(_responses, country),
            "start page: own initiatieven": partial(_own_list, country),
            "start page: all names": lambda session: list_names(session=session),
            "start page: the first of all": partial(_first_list, country),
            "afspraken that wait, everywhere": lambda session: count_due(NIGHT, session=session),
            "what was removed, everywhere": lambda session: list_removed_initiatieven(
                session=session
            ),
            "log of an initiatief, a page": lambda session: list_log(
                _slug(country), session=session
            ),
            "log of the installation, a page": lambda session: list_installation_log(
                session=session
            ),
            "recount of an initiatief, to check": lambda session: list(
                find_miscounts(_slug(country), session=session)
            ),
        }
    )


def writes_of(country: Country) -> Mapping[str, Asked]:
    """As reads_of, of what changes something: each in a transaction that is on disk."""
    return MappingProxyType(
        {
            "a response is kept": partial(_keep, country, 1),
            f"{GROUP_SIZE} responses in one commit": partial(_keep, country, GROUP_SIZE),
            "an initiatief at night": partial(_tidy, country),
            "a response is erased": partial(_erase, country),
            "recount of an initiatief, made anew": lambda session: recount(
                _slug(country), session=session
            ),
        }
    )


def _number(country: Country, *, with_open: bool = False) -> int:
    numbers = range(country.initiatieven)
    if not with_open:
        return _chance.choice(numbers)
    return next(one for one in iter(lambda: _chance.choice(numbers), None) if is_open(one))


def _slug(country: Country) -> str:
    return slug_of(_number(country))


def _open_code(country: Country) -> str:
    return code_of(_number(country, with_open=True), 1)


def _uitkomsten(country: Country, session: Session) -> object:
    meting = meting_of(_chance.randrange(2))
    return release(*load_counted(_slug(country), meting, session=session))


def _log(country: Country, session: Session) -> object:
    return list_log(_slug(country), session=session)


def _metingen(country: Country, session: Session) -> object:
    slug = _slug(country)
    return list_metingen(slug, session=session), count_responses(slug, session=session)


def _pairs(country: Country, session: Session) -> object:
    return count_pairs(_slug(country), meting_of(0), meting_of(1), session=session)


def _open_answers(country: Country, session: Session) -> object:
    return list_open_answers(_slug(country), meting_of(0), OPEN_QUESTION, session=session)


def _responses(country: Country, session: Session) -> object:
    return list_responses(_slug(country), meting_of(0), session=session)


def _own_list(country: Country, session: Session) -> object:
    return list_initiatieven(slugs=[_slug(country)], session=session)


def _first_list(country: Country, session: Session) -> object:
    slugs = [slug_of(one) for one in range(min(ON_A_PAGE, country.initiatieven))]
    return list_initiatieven(slugs=slugs, session=session)


def _keep(country: Country, number: int, session: Session) -> object:
    (given,) = load_measured(INITIATIEF).responses.values()
    arrivals = [
        Arrival(_open_code(country), f"sent-{next(_numbers)}", _chance.choice(given))
        for _ in range(number)
    ]
    take_sent(arrivals, session=session)
    return keep_responses(arrivals, session=session)


def _tidy(country: Country, session: Session) -> object:
    initiatief_id = find_row(_slug(country), session=session).id
    assert initiatief_id is not None
    return tidy_initiatief(initiatief_id, today=NIGHT, session=session)


def _erase(country: Country, session: Session) -> object:
    """As the night does with what was withdrawn; here of one that never was, so it is undone."""
    row = find_row(_slug(country), session=session)
    assert row.id is not None
    some = select(ResponseRow.id).where(
        ResponseRow.initiatief_id == row.id, col(ResponseRow.bundle) == 0
    )
    any_one = select(ResponseRow.id).where(ResponseRow.initiatief_id == row.id)
    chosen = session.exec(some.limit(1)).first() or session.exec(any_one.limit(1)).one()
    with session.begin_nested() as nested:
        erase_responses(row.id, [one for one in [chosen] if one], session=session)
        nested.rollback()
    return chosen
