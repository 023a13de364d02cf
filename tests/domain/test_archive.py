"""The zip file that carries an initiatief: the round trip, and files made to harm."""

import io
import struct
import time
import tracemalloc
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stories import bundles, small_bundle
from veranderverhaal.archive import (
    LOGO_NAME,
    MAX_LOGO_BYTES,
    MAX_PHOTO_BYTES,
    STORY_NAME,
    pack,
    unpack,
    unpack_file,
)
from veranderverhaal.exchange import ExchangeRefused, to_json

STORY = to_json(small_bundle()).encode()
PACKED = pack(small_bundle())
MEGABYTE = 2**20


def make_zip(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return target.getvalue()


def set_flag(content: bytes, flag: int) -> bytes:
    """The zip with a general purpose flag set in every local and central header."""
    changed = bytearray(content)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = changed.find(mark)
        while place >= 0:
            (flags,) = struct.unpack_from("<H", changed, place + offset)
            struct.pack_into("<H", changed, place + offset, flags | flag)
            place = changed.find(mark, place + 4)
    return bytes(changed)


def claim_size(content: bytes, size: int) -> bytes:
    """The zip whose headers claim another full size for its first file."""
    changed = bytearray(content)
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", changed, changed.find(mark) + offset, size)
    return bytes(changed)


@given(bundles())
def test_a_bundle_comes_back_as_it_went(bundle):
    assert unpack(pack(bundle)) == bundle


@given(bundles())
def test_packing_again_gives_the_same_bytes(bundle):
    assert pack(unpack(pack(bundle))) == pack(bundle)


def test_a_file_comes_back_as_it_went(tmp_path):
    path = tmp_path / "straat.zip"
    path.write_bytes(PACKED)
    assert unpack_file(path) == small_bundle()


def test_a_bundle_without_logo_has_no_logo_file():
    with zipfile.ZipFile(io.BytesIO(pack(small_bundle(logo=None)))) as archive:
        assert archive.namelist() == [STORY_NAME]


def test_a_zip_packed_by_another_program_is_taken_in():
    content = make_zip((STORY_NAME, STORY), method=zipfile.ZIP_STORED)
    assert unpack(content) == small_bundle(logo=None)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"PK\x03\x04", id="only a mark"),
        pytest.param(STORY, id="the text without zip"),
        pytest.param(make_zip(), id="an empty zip"),
        pytest.param(make_zip(("x.txt", b"x")), id="a foreign zip"),
        pytest.param(make_zip((LOGO_NAME, b"x")), id="only a logo"),
        pytest.param(make_zip((STORY_NAME, STORY), ("x.txt", b"x")), id="an extra file"),
        pytest.param(make_zip((STORY_NAME, STORY), ("../evil.txt", b"x")), id="up a folder"),
        pytest.param(make_zip((STORY_NAME, STORY), ("/etc/passwd", b"x")), id="from the root"),
        pytest.param(make_zip((STORY_NAME, STORY), ("C:\\evil.txt", b"x")), id="another disk"),
        pytest.param(make_zip((f"../{STORY_NAME}", STORY)), id="the story up a folder"),
        pytest.param(make_zip((STORY_NAME, STORY), ("map/", b"")), id="a folder"),
        pytest.param(make_zip((STORY_NAME, b"")), id="an empty story"),
        pytest.param(make_zip((STORY_NAME, b"\xff\xfe\x00")), id="not text"),
        pytest.param(make_zip((STORY_NAME, b"\x89PNG")), id="a picture as story"),
        pytest.param(set_flag(PACKED, 0x1), id="locked with a password"),
        pytest.param(set_flag(PACKED, 0x41), id="strongly encrypted"),
        pytest.param(set_flag(PACKED, 0x20), id="a patch of another file"),
        pytest.param(PACKED[: len(PACKED) // 2], id="cut in half"),
        pytest.param(PACKED[:-1], id="without its last byte"),
        pytest.param(PACKED[len(PACKED) // 2 :], id="without its first half"),
        pytest.param(
            make_zip((STORY_NAME, STORY), (LOGO_NAME, bytes(MAX_LOGO_BYTES + 1))), id="logo"
        ),
        pytest.param(bytes(21 * MEGABYTE), id="too large"),
    ],
)
def test_a_file_that_is_wrong_is_refused_in_dutch(content):
    with pytest.raises(ExchangeRefused, match="bestand"):
        unpack(content)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", [STORY_NAME, LOGO_NAME])
def test_a_name_that_is_there_twice_is_refused(name):
    with pytest.raises(ExchangeRefused, match="meer dan een initiatief"):
        unpack(make_zip((STORY_NAME, STORY), (LOGO_NAME, b"x"), (name, b"y")))


def test_a_file_with_a_wrong_checksum_is_refused():
    content = bytearray(make_zip((STORY_NAME, STORY), method=zipfile.ZIP_STORED))
    content[content.find(b"Buren")] ^= 1
    with pytest.raises(ExchangeRefused):
        unpack(bytes(content))


@pytest.mark.parametrize(
    "method",
    [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA],
    ids=["deflate", "bzip2", "lzma"],
)
def test_a_zip_bomb_is_refused_before_it_unfolds(method):
    bomb = make_zip((STORY_NAME, bytes(150 * MEGABYTE)), method=method)
    assert len(bomb) < MEGABYTE
    tracemalloc.start()
    with pytest.raises(ExchangeRefused):
        unpack(bomb)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 64 * MEGABYTE


@pytest.mark.parametrize("claimed", [0, 10, 2**31], ids=["nothing", "little", "two gigabytes"])
def test_a_file_that_lies_about_its_size_is_refused(claimed):
    with pytest.raises(ExchangeRefused):
        unpack(claim_size(make_zip((STORY_NAME, bytes(30 * MEGABYTE))), claimed))


def test_a_file_of_a_gigabyte_is_refused_without_reading_it(tmp_path):
    path = tmp_path / "groot.zip"
    with path.open("wb") as file:
        file.write(PACKED)
        file.truncate(2**30)
    begin = time.monotonic()
    with pytest.raises(ExchangeRefused, match="te groot"):
        unpack_file(path)
    assert time.monotonic() - begin < 0.1


@pytest.mark.parametrize("name", ["weg.zip", "."], ids=["no file", "a folder"])
def test_what_cannot_be_opened_is_refused(tmp_path, name):
    with pytest.raises(ExchangeRefused, match="niet te openen"):
        unpack_file(tmp_path / name)


def test_unpacking_writes_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    unpack(PACKED)
    assert list(Path().iterdir()) == []


def or_refused(content):
    """The bundle, or None when refused; anything else raised fails the test."""
    try:
        return unpack(content)
    except ExchangeRefused:
        return None


@given(st.binary(max_size=2000))
def test_random_bytes_are_refused(content):
    assert or_refused(content) is None


@given(st.data())
def test_a_file_with_some_bytes_changed_is_refused_or_taken_in(data):
    content = bytearray(PACKED)
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    or_refused(bytes(content))


@given(st.integers(0, len(PACKED) - 1))
def test_a_file_cut_off_anywhere_is_refused(length):
    assert or_refused(PACKED[:length]) is None


@pytest.mark.parametrize(
    "pictures",
    [
        pytest.param({"photos": {"a" * 32: bytes(MAX_PHOTO_BYTES + 1)}}, id="one heavy photo"),
        pytest.param(
            {"photos": {f"{one:032x}": bytes(MAX_PHOTO_BYTES) for one in range(21)}},
            id="many photos",
        ),
        pytest.param({"logo": bytes(MAX_LOGO_BYTES + 1)}, id="the logo"),
    ],
)
def test_what_could_not_be_read_again_is_not_packed(pictures):
    with pytest.raises(ExchangeRefused) as refused:
        pack(replace(small_bundle(), **pictures))
    assert "te groot" in str(refused.value)
