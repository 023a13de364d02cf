"""An initiatief from outside, with its logo looked at as a picture before anything is kept."""

from dataclasses import replace

from presentation.logo import LogoRefused, clean_logo
from veranderverhaal.archive import unpack
from veranderverhaal.exchange import Bundle, ExchangeRefused


def open_archive(content: bytes) -> Bundle:
    """The bundle in a file that came from anywhere. Raises ExchangeRefused, in Dutch."""
    return check_logo(unpack(content))


def check_logo(bundle: Bundle) -> Bundle:
    """The bundle with a logo that is truly a picture. Raises ExchangeRefused otherwise."""
    if bundle.logo is None:
        return bundle
    try:
        return replace(bundle, logo=clean_logo(bundle.logo))
    except LogoRefused as error:
        raise ExchangeRefused(f"Het logo in dit bestand klopt niet. {error}") from error
