"""A photo that is uploaded: small, upright, and with nothing in it but the picture."""

from io import BytesIO

import pytest
from PIL import Image

from presentation.photo import (
    MAX_BYTES,
    MAX_BYTES_AFTER,
    MAX_SIDE,
    PhotoRefused,
    clean_photo,
    is_clean_photo,
)

GPS_IFD, ORIENTATION, MAKER = 0x8825, 0x0112, 0x010F
SECRET = b"Geheime Straat 12"


def photo(size=(40, 20), kind="JPEG", mode="RGB", **written) -> bytes:
    target = BytesIO()
    picture = Image.new(mode, size, "red")
    picture.paste(Image.new(mode, (size[0] // 2, size[1]), "blue"), (0, 0))
    picture.save(target, kind, **written)
    return target.getvalue()


def from_a_phone() -> bytes:
    """On its side, with the place where it was taken and a comment."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6  # to be turned a quarter to the right
    exif[MAKER] = SECRET.decode()
    exif[GPS_IFD] = {1: "N", 2: (52.0, 5.0, 1.0)}
    return photo(exif=exif, comment=SECRET)


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def test_nothing_but_the_picture_is_kept_and_it_stands_upright():
    upload = from_a_phone()
    assert SECRET in upload
    assert opened(upload).getexif().get_ifd(GPS_IFD)
    clean = opened(clean_photo(upload))
    assert (clean.format, clean.size) == ("JPEG", (20, 40))
    assert not clean.getexif()
    assert all(name.startswith(("jfif", "progress")) for name in clean.info)
    assert SECRET not in clean_photo(upload)
    red, _, blue = clean.convert("RGB").getpixel((10, 5))
    assert blue > red  # what was at the left is at the top now


@pytest.mark.parametrize(
    "upload",
    [
        pytest.param(photo(kind="PNG", mode="RGBA"), id="png"),
        pytest.param(photo(kind="WEBP"), id="webp"),
        pytest.param(photo(kind="PNG", mode="L"), id="grey"),
        pytest.param(photo((5000, 300)), id="wide"),
    ],
)
def test_what_comes_out_is_a_small_jpeg(upload):
    made = clean_photo(upload)
    clean = opened(made)
    assert clean.format == "JPEG"
    assert max(clean.size) <= MAX_SIDE
    assert len(made) <= MAX_BYTES_AFTER


@pytest.mark.parametrize(
    ("upload", "told"),
    [
        pytest.param(b"", "leeg", id="empty"),
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "geen JPG", id="a drawing"),
        pytest.param(photo(kind="GIF", mode="P"), "geen JPG", id="another kind"),
        pytest.param(photo()[:200], "geen JPG|beschadigd", id="cut off"),
        pytest.param(b"\xff\xd8\xff" + b"\0" * 100, "geen JPG|beschadigd", id="only a beginning"),
        pytest.param(b"\xff\xd8\xff" + b"\0" * MAX_BYTES, "10 MB", id="too heavy"),
        pytest.param(
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x4e\x20\0\0\x4e\x20\1\0\0\0\0",
            "beeldpunten|geen JPG",
            id="a bomb",
        ),
    ],
)
def test_what_is_no_photo_is_refused_in_dutch(upload, told):
    with pytest.raises(PhotoRefused, match=told):
        clean_photo(upload)


def test_a_photo_of_ours_is_known_again_and_one_with_anything_more_is_not():
    noise = BytesIO()
    Image.effect_noise((300, 200), 90).convert("RGB").save(noise, "JPEG")
    for ours in (clean_photo(photo()), clean_photo(noise.getvalue())):
        assert is_clean_photo(ours)
        assert not is_clean_photo(ours + SECRET)
        assert not is_clean_photo(ours[:-20])
    for other in (
        b"",
        from_a_phone(),
        photo(comment=SECRET),
        photo((5000, 300)),
        b"\xff\xd8\xff\xd9",
    ):
        assert not is_clean_photo(other)
