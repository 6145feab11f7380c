"""Runs notebooks and writes them without what changes from run to run."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
SECONDS = 180


def run(path: Path) -> Any:
    """Return the notebook with fresh outputs; an error in a cell is raised."""
    notebook = nbformat.read(path, as_version=4)
    source = str(FOLDER.parent / "graph")
    os.environ["PYTHONPATH"] = os.pathsep.join([source, os.environ.get("PYTHONPATH", "")])
    os.environ["PYTHONHASHSEED"] = "0"
    client = NotebookClient(
        notebook, timeout=SECONDS, kernel_name="python3", resources={"metadata": {"path": FOLDER}}
    )
    return client.execute()


def write(notebook: Any, path: Path) -> None:
    """Write a notebook without execution times and kernel details."""
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for number, cell in enumerate(notebook.cells):
        cell.metadata = {}
        cell["id"] = f"cell-{number}"
    nbformat.write(notebook, path)


def text_outputs(notebook: Any) -> list[list[str]]:
    """Return the plain text of each code cell's outputs, pictures' addresses left out."""
    return [
        [text for output in cell.outputs if (text := _text(output)) is not None]
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


def _text(output: Any) -> str | None:
    if output.output_type == "stream":
        return str(output.text) if output.name == "stdout" else None
    data = output.get("data", {})
    return None if "image/png" in data else data.get("text/plain")
