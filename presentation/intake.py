"""An initiatief from outside, with its pictures looked at before anything is kept."""

from dataclasses import replace

from presentation.logo import LogoRefused, clean_logo
from presentation.photo import is_clean_photo
from veranderverhaal.archive import unpack
from veranderverhaal.exchange import Bundle, ExchangeRefused


def open_archive(content: bytes) -> Bundle:
    """The bundle in a file that came from anywhere. Raises ExchangeRefused, in Dutch."""
    return check_pictures(unpack(content))


def check_pictures(bundle: Bundle) -> Bundle:
    """The bundle with a logo and photos that are truly pictures. Raises ExchangeRefused otherwise.

    A photo stays byte for byte: people agreed to just that one.
    """
    if not all(map(is_clean_photo, bundle.photos.values())):
        raise ExchangeRefused("Een foto in dit bestand klopt niet. Laat het bestand opnieuw maken.")
    if bundle.logo is None:
        return bundle
    try:
        return replace(bundle, logo=clean_logo(bundle.logo))
    except LogoRefused as error:
        raise ExchangeRefused(f"Het logo in dit bestand klopt niet. {error}") from error
