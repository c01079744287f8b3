"""Photos and scans are drawn anew: nothing but points comes out, and files that nobody should send are told in one word."""

import contextlib
import io

import pytest
from PIL import Image

from app.paper.drawing import LARGEST_SIDE, No, drawn, turned
from tests import photos
from tests.photos import CANARY


def beside_the_picture(file):
    """What a picture tells besides its points."""
    with Image.open(io.BytesIO(file)) as opened:
        exif = opened.getexif()
        told = {name for name in ("exif", "xmp", "comment", "icc_profile", "photoshop") if opened.info.get(name)}
        told |= {f"{tag:x}" for tag in exif} | {"position" for _tag in exif.get_ifd(0x8825)}
    return told | ({"canary"} if CANARY.encode() in file else set())


@pytest.mark.parametrize("make", [photos.jpeg, photos.png, photos.heic, photos.pdf, photos.polyglot])
def test_it_works_and_nothing_comes_along(make):
    original = make()
    assert CANARY.encode() in original  # the control
    [(width, height, jpeg)] = drawn(original, 10)
    with Image.open(io.BytesIO(jpeg)) as opened:
        assert (opened.format, opened.size, opened.mode) == ("JPEG", (width, height), "RGB")
        assert opened.getpixel((5, 5))[0] > 200 > 60 > opened.getpixel((5, 5))[1]
        assert min(opened.getpixel((width - 5, height - 5))) > 240
    assert beside_the_picture(jpeg) == set()


def test_the_control_original_tells_everything():
    assert {"exif", "xmp", "comment", "icc_profile", "position", "canary", "10f"} <= beside_the_picture(photos.jpeg())
    assert {"exif", "position", "canary"} <= beside_the_picture(photos.png())


@pytest.mark.parametrize("make", [photos.jpeg, photos.heic])
@pytest.mark.parametrize(("orientation", "corner"), [(1, (5, 5)), (6, (395, 5)), (8, (5, 595)), (3, (595, 395)), (2, (595, 5))])
def test_it_is_turned_as_the_camera_was_held(make, orientation, corner):
    [(width, height, jpeg)] = drawn(make(orientation), 10)
    with Image.open(io.BytesIO(jpeg)) as opened:
        assert opened.size == (width, height) == ((600, 400) if orientation in {1, 2, 3} else (400, 600))
        assert opened.getpixel(corner)[1] < 60


def test_a_quarter_to_the_right():
    [(_width, _height, jpeg)] = drawn(photos.jpeg(), 10)
    width, height, right = turned(jpeg)
    assert (width, height) == (400, 600)
    with Image.open(io.BytesIO(right)) as opened:
        assert opened.getpixel((395, 5))[1] < 60


def test_it_is_never_larger_than_needed():
    [(width, height, jpeg)] = drawn(photos.jpeg(size=(5000, 2500)), 10)
    assert (width, height) == (LARGEST_SIDE, LARGEST_SIDE // 2)
    assert len(jpeg) < 500_000


def test_every_page_of_a_scan():
    pages = list(drawn(photos.pdf(3), 10))
    assert [(width, height) for width, height, _jpeg in pages] == [(1415, 2000)] * 3
    with pytest.raises(No, match="many_pages"):
        list(drawn(photos.pdf(3), 2))


@pytest.mark.parametrize(("mode", "kind"), photos.KINDS)
def test_every_kind_of_colour(mode, kind):
    [(width, height, jpeg)] = drawn(photos.in_mode(mode, kind), 10)
    assert (width, height) == (60, 40)
    assert beside_the_picture(jpeg) == set()


def first_point(file):
    [(_width, _height, jpeg)] = drawn(file, 10)
    assert beside_the_picture(jpeg) == set()
    with Image.open(io.BytesIO(jpeg)) as opened:
        return opened.getpixel((3, 3))


@pytest.mark.parametrize(("kind", "mode"), [("JPEG", "RGB"), ("PNG", "RGB"), ("PNG", "RGBA"), ("PNG", "P"), ("HEIC", "RGB")])
def test_the_colours_of_a_profile_stay_though_it_goes(kind, mode):
    red, _green, _blue = first_point(photos.in_colours_of(photos.profile(), kind, mode))
    assert red > 240
    red, green, _blue = first_point(photos.in_colours_of(photos.profile(swapped=True), kind, mode))
    assert red < 20 < 240 < green


@pytest.mark.parametrize("broken", [b"nonsense", b"\0" * 5000, photos.profile(swapped=True)[:300]], ids=["words", "zeros", "half"])
def test_a_profile_that_cannot_be_read_is_left(broken):
    assert first_point(photos.in_colours_of(broken)) == first_point(photos.in_colours_of(b""))


@pytest.mark.parametrize(("mode", "kind"), [("L", "JPEG"), ("LA", "PNG"), ("CMYK", "JPEG")])
def test_a_profile_of_another_kind_of_colour_is_left(mode, kind):
    assert first_point(photos.in_colours_of(photos.profile(swapped=True), kind, mode)) == first_point(photos.in_mode(mode, kind))


def test_a_picture_that_moves_stands_still():
    assert len(list(drawn(photos.animated_png(), 10))) == 1


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (b"", "unknown"),
        (b"GIF89a" + b"\0" * 100, "unknown"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "unknown"),
        (b"MZ" + b"\0" * 500, "unknown"),
        (photos.png_that_says(40_000, 40_000), "too_large"),
        (photos.png_that_says(2**31 - 1, 2**31 - 1), "too_large"),
        (photos.pdf(password="geheim"), "locked"),
        (b"%PDF-1.7\n" + b"\0" * 5000, "broken"),
    ],
    ids=["empty", "gif", "svg", "exe", "bomb", "larger bomb", "locked", "no pdf"],
)
def test_what_nobody_should_send(file, why):
    with pytest.raises(No, match=why):
        list(drawn(file, 10))


@pytest.mark.parametrize("make", [photos.jpeg, photos.png, photos.heic, photos.pdf])
def test_half_a_file_ends_quickly(make):
    """Whatever the decoder says of it: `main` tells it as broken."""
    whole = make()
    for length in (12, len(whole) // 3, len(whole) * 3 // 4):
        with contextlib.suppress(Exception):  # which one is the decoder's matter
            list(drawn(whole[:length], 10))
