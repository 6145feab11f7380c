"""The pictures in docs are what the library draws now."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import matplotlib
import matplotlib.image
import numpy as np
import pytest

ROOT = Path(__file__).parents[1]
PICTURES = sorted((ROOT / "docs" / "pictures").glob("*.png"))
pytestmark = pytest.mark.skipif(
    not (ROOT / "scripts" / "draw_pictures").exists(), reason="scripts/ is not shipped in the wheel"
)


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pictures")
    script = ROOT / "scripts" / "draw_pictures"
    subprocess.run([sys.executable, script, folder], check=True, capture_output=True)
    return folder


def test_all_pictures_of_the_docs_are_drawn_by_the_script(drawn: Path) -> None:
    assert {p.name for p in drawn.iterdir()} == {p.name for p in PICTURES} != set()


@pytest.mark.parametrize("picture", PICTURES, ids=lambda p: p.stem)
def test_a_picture_is_what_the_library_draws_now(picture: Path, drawn: Path) -> None:
    new = drawn / picture.name
    if f"Matplotlib version{matplotlib.__version__}," in picture.read_bytes()[:400].decode(
        "latin-1"
    ):
        assert new.read_bytes() == picture.read_bytes()
    else:  # another matplotlib sets type a little differently
        old_pixels, new_pixels = map(matplotlib.image.imread, (picture, new))
        height, width = (
            min(a, b) for a, b in zip(*(p.shape[:2] for p in (old_pixels, new_pixels)), strict=True)
        )
        assert (
            max(map(abs, np.subtract(old_pixels.shape[:2], new_pixels.shape[:2]))) <= 0.05 * width
        )
        apart = np.abs(old_pixels[:height, :width] - new_pixels[:height, :width]).mean()
        assert apart < 0.06
