"""The file that carries an initiatief: a zip with initiatief.json, and perhaps pictures."""

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

from veranderverhaal.exchange import TOO_MUCH, Bundle, ExchangeRefused, from_json, to_json

STORY_NAME = "initiatief.json"
LOGO_NAME = "logo.png"
MAX_ARCHIVE_BYTES = 72 * 1024 * 1024  # all that follows together, if nothing packs smaller
MAX_STORY_BYTES = 24 * 1024 * 1024  # twenty thousand responses take about ten
MAX_LOGO_BYTES = 5 * 1024 * 1024
MAX_PHOTO_BYTES = 2 * 1024 * 1024
MAX_PHOTOS_BYTES = 40 * 1024 * 1024  # all together
PHOTO_NAME = re.compile(r"photos/([0-9a-f]{8,64})\.jpg")
# A fixed date makes the same initiatief give the same file, byte for byte.
FIXED_DATE = (2000, 1, 1, 0, 0, 0)

FOREIGN = "Dit is geen bestand van Veranderverhaal. Kies een zip-bestand dat hier is gemaakt."
DAMAGED = "Dit bestand is beschadigd. Laat het opnieuw maken en probeer het nog eens."
TOO_MANY_PHOTOS = (
    "De foto’s zijn samen te groot om mee te nemen. Haal eerst een paar foto’s weg bij de citaten."
)
TOO_LARGE = "Dit bestand is te groot om een initiatief te zijn."


def pack(bundle: Bundle) -> bytes:
    """The bundle as the bytes of a zip file. Raises ExchangeRefused when unpack would refuse it."""
    story = to_json(bundle).encode()
    if len(story) > MAX_STORY_BYTES:
        raise ExchangeRefused(TOO_MUCH)
    _check_pictures(bundle)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        _add(archive, STORY_NAME, story)
        if bundle.logo is not None:
            _add(archive, LOGO_NAME, bundle.logo)
        for key in sorted(bundle.photos):
            _add(archive, f"photos/{key}.jpg", bundle.photos[key])
    return target.getvalue()


def unpack(content: bytes) -> Bundle:
    """The bundle in a zip file. Nothing is written to disk. Raises ExchangeRefused.

    Pictures are handed on as they came: who shows them must check that they are.
    """
    if len(content) > MAX_ARCHIVE_BYTES:
        raise ExchangeRefused(TOO_LARGE)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _read_bundle(archive)
    except ExchangeRefused:
        raise
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, RuntimeError) as error:
        raise ExchangeRefused(FOREIGN) from error
    except Exception as error:  # zlib and friends raise their own kinds on damaged data
        raise ExchangeRefused(DAMAGED) from error


def unpack_file(path: Path) -> Bundle:
    """As unpack, from a file whose size is looked at before it is read."""
    try:
        if path.stat().st_size > MAX_ARCHIVE_BYTES:
            raise ExchangeRefused(TOO_LARGE)
        return unpack(path.read_bytes())
    except OSError as error:
        raise ExchangeRefused(f"Het bestand ‘{path.name}’ is niet te openen.") from error


def _check_pictures(bundle: Bundle) -> None:
    sizes = [len(one) for one in bundle.photos.values()]
    is_heavy = any(one > MAX_PHOTO_BYTES for one in sizes) or sum(sizes) > MAX_PHOTOS_BYTES
    if is_heavy or len(bundle.logo or b"") > MAX_LOGO_BYTES:
        raise ExchangeRefused(TOO_MANY_PHOTOS)


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, FIXED_DATE), content, compress_type=zipfile.ZIP_DEFLATED)


def _read_bundle(archive: zipfile.ZipFile) -> Bundle:
    names = archive.namelist()
    if STORY_NAME not in names:
        raise ExchangeRefused(FOREIGN)
    photos = {found[1]: name for name in names if (found := PHOTO_NAME.fullmatch(name))}
    known = {STORY_NAME, LOGO_NAME, *photos.values()}
    if len(names) != len(set(names)) or not set(names) <= known:
        raise ExchangeRefused("In dit bestand zit meer dan een initiatief. Het is niet te openen.")
    story = _read(archive, STORY_NAME, MAX_STORY_BYTES)
    logo = _read(archive, LOGO_NAME, MAX_LOGO_BYTES) if LOGO_NAME in names else None
    return from_json(story.decode("utf-8"), logo=logo, photos=_read_photos(archive, photos))


def _read_photos(archive: zipfile.ZipFile, names: Mapping[str, str]) -> dict[str, bytes]:
    """The photos by key, never more than may be kept together."""
    photos: dict[str, bytes] = {}
    for key, name in names.items():
        photos[key] = _read(archive, name, MAX_PHOTO_BYTES)
        if sum(map(len, photos.values())) > MAX_PHOTOS_BYTES:
            raise ExchangeRefused(TOO_LARGE)
    return photos


def _read(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    """One file of the zip, never more than `limit` bytes whatever its header says.

    Only deflate is undone bit by bit; the other ways of packing come out at their full size first.
    """
    if archive.getinfo(name).compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ExchangeRefused(FOREIGN)
    with archive.open(name) as source:
        content = source.read(limit + 1)
    if len(content) > limit:
        raise ExchangeRefused(TOO_LARGE)
    return content
