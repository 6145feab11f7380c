"""Runs notebooks and writes them without what changes from run to run."""

from __future__ import annotations

import base64
import io
import os
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from PIL import Image

FOLDER = Path(__file__).parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
SECONDS = 180


def run(path: Path) -> Any:
    """Return the notebook with fresh outputs; an error in a cell is raised."""
    notebook = load(path)
    source = str(FOLDER.parent / "graph")
    surroundings = os.environ | {
        "PYTHONPATH": os.pathsep.join([source, os.environ.get("PYTHONPATH", "")]),
        "PYTHONHASHSEED": "0",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",  # or no picture is kept
    }
    client = NotebookClient(
        notebook,
        timeout=SECONDS,
        kernel_name="python3",
        resources={"metadata": {"path": FOLDER}},
        coalesce_streams=True,
    )
    return client.execute(env=surroundings)


def load(path: Path) -> Any:
    """Return a notebook as it was committed."""
    return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]  # nbformat has no types


def write(notebook: Any, path: Path) -> None:
    """Write a notebook without execution times and kernel details."""
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for number, cell in enumerate(notebook.cells):
        cell.metadata = {}
        cell["id"] = f"cell-{number}"
        for output in cell.get("outputs", []):
            if "image/png" in output.get("data", {}):
                output.data["image/png"] = _smaller(output.data["image/png"])
    nbformat.write(notebook, path)  # type: ignore[no-untyped-call]  # nbformat has no types


def _smaller(png: str) -> str:
    """Return a picture in base64 with a palette of 256 colours, a third of the size."""
    picture = Image.open(io.BytesIO(base64.b64decode(png))).convert("RGB")
    found = io.BytesIO()
    picture.quantize(256).save(found, "PNG", optimize=True)
    return base64.b64encode(found.getvalue()).decode("ascii")


def pictures(notebook: Any) -> int:
    """Return how many pictures the outputs of a notebook hold."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return sum("image/png" in output.get("data", {}) for output in outputs)


def text_outputs(notebook: Any) -> list[list[str]]:
    """Return the plain text of each code cell: what it printed, then its results but pictures."""
    return [
        ["".join(_printed(cell)), *_results(cell)]
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


def _printed(cell: Any) -> list[str]:
    streams = [output for output in cell.outputs if output.output_type == "stream"]
    return [str(output.text) for output in streams if output.name == "stdout"]


def _results(cell: Any) -> list[str]:
    found = [output.get("data", {}) for output in cell.outputs if output.output_type != "stream"]
    return [str(data.get("text/plain")) for data in found if "image/png" not in data]
