"""The icon's header and pixels."""

import io

import pytest
from PIL import Image

from connectors.package.icon import Size, check, png_size
from connectors.package.limits import Limits
from connectors.package.refusal import Problems
from tests.connectors.package.samples import png


def saved(mode: str, form: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    Image.new(mode, (40, 30)).save(buffer, form, **options)
    return buffer.getvalue()


def checked(content: bytes, limits: Limits | None = None) -> int:
    problems = Problems(9)
    check(content, "icon.png", problems, limits or Limits())
    return len(problems)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_check_pngs_of_every_mode_pass(mode: str) -> None:
    assert checked(saved(mode, "PNG")) == 0


@pytest.mark.parametrize("form", ["JPEG", "GIF", "BMP", "WEBP"])
def test_check_other_formats_left_to_the_rules(form: str) -> None:
    content = saved("RGB", form)
    assert (checked(content), png_size(content)) == (0, None)


def test_check_pixels_at_the_limit_pass_and_one_more_does_not() -> None:
    assert checked(png(20, 10), Limits(icon_pixels=200)) == 0
    assert checked(png(20, 10), Limits(icon_pixels=199)) == 1


def test_check_every_cut_of_a_picture_is_refused_or_no_png() -> None:
    whole = saved("RGB", "PNG")
    data_end = whole.index(b"IEND") - 12  # before the two checksums that follow the last pixel
    assert [length for length in range(8, data_end) if checked(whole[:length]) != 1] == []
    assert [length for length in range(8) if checked(whole[:length]) != 0] == []


def test_png_size_from_the_header() -> None:
    assert png_size(png(7, 9)) == Size(7, 9)
