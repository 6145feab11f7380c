"""The notebooks run, and their committed text outputs are what they print today."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("nbclient", reason="nbclient comes with the dev extra")
from notebooks import NOTEBOOKS, load, pictures, run, text_outputs

pytestmark = [
    pytest.mark.skipif(not NOTEBOOKS, reason="notebooks/ is not shipped in the wheel"),
    pytest.mark.filterwarnings("default"),  # reason: the kernel's own libraries warn
]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_prints_what_was_committed(path: Path) -> None:
    committed = load(path)
    assert text_outputs(run(path)) == text_outputs(committed)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_small_and_its_outputs_are_there(path: Path) -> None:
    assert path.stat().st_size < 1_000_000
    committed = load(path)
    shown = [cell for cell in committed.cells if cell.cell_type == "code" and cell.outputs]
    assert shown


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_what_a_notebook_draws_is_stored_in_it(path: Path) -> None:
    committed = load(path)
    drawing = [cell for cell in committed.cells if "= cg.plot." in cell.source]
    assert pictures(committed) >= len(drawing)
