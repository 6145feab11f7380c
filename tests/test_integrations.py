"""The GitHub Action and the pre-commit hook, run as their hosts run them."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

yaml = pytest.importorskip("yaml", reason="pyyaml is an extra")
ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.skipif(
    not (ROOT / "action.yml").exists(), reason="the action stands in a checkout only"
)
GOOD = "The ferry to Lunde runs daily [1].\n\n[1] Ferry plan: https://example.org/ferry\n"
BAD = "The ferry to Lunde runs daily [4].\n\n[1] Ferry plan: https://example.org/ferry\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two texts, a folder of its own for one with a blank in its name."""
    (tmp_path / "notes").mkdir()
    (tmp_path / "good.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "notes" / "a draft.md").write_text(BAD, encoding="utf-8")
    programs = tmp_path / "bin"
    programs.mkdir()
    program = programs / "claimgraph"
    python = shlex.quote(sys.executable)
    program.write_text(f'#!/bin/sh\nexec {python} -m claimgraph "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return tmp_path


def run(folder: Path, command: list[str], **environment: str) -> subprocess.CompletedProcess[str]:
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    found = dict(os.environ) | {"PATH": path} | environment
    return subprocess.run(
        command, cwd=folder, env=found, capture_output=True, text=True, timeout=60, check=False
    )


def act(folder: Path, **given: str) -> tuple[int, dict[str, str], str]:
    """Run the action's last step; return its code, its outputs and what it told."""
    action: Any = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    inputs = {name: str(one.get("default", "")) for name, one in action["inputs"].items()}
    inputs |= {name.replace("_", "-"): value for name, value in given.items()}
    step = action["runs"]["steps"][-1]
    environment = {
        name: inputs[value.removeprefix("${{ inputs.").removesuffix(" }}")]
        for name, value in step["env"].items()
    }
    assert "${{" not in step["run"]
    outputs = folder / "outputs"
    outputs.write_text("", encoding="utf-8")
    script = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    done = run(folder, script, GITHUB_OUTPUT=str(outputs), **environment)
    lines = outputs.read_text(encoding="utf-8").splitlines()
    return done.returncode, dict(line.split("=", 1) for line in lines), done.stdout + done.stderr


def test_the_action_writes_sarif_and_fails_on_findings(folder: Path) -> None:
    code, outputs, told = act(folder, files="good.md\n**/*.md\n")
    assert (code, outputs) == (1, {"sarif-file": "claimgraph.sarif", "findings": "true"}), told
    sarif = json.loads((folder / "claimgraph.sarif").read_text(encoding="utf-8"))
    places = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for result in sarif["runs"][0]["results"]
    }
    assert places == {"notes/a%20draft.md"}
    assert "a draft.md" in told


def test_the_action_passes_what_is_right_or_asked_to_pass(folder: Path) -> None:
    assert act(folder, files="good.md")[:2] == (
        0, {"sarif-file": "claimgraph.sarif", "findings": "false"}
    )  # fmt: skip
    code, outputs, _ = act(folder, files="notes/*.md", fail_on_findings="false")
    assert (code, outputs["findings"]) == (0, "true")
    assert act(folder, files="notes/*.md", ignore="ALL")[0] == 0


def test_the_action_obeys_no_words_of_its_inputs(folder: Path) -> None:
    code, outputs, told = act(folder, files="$(touch hit); good.md")
    assert (code, outputs) == (2, {})
    assert "no file is called $(touch hit); good.md" in told
    assert not (folder / "hit").exists()
    assert act(folder, files="\n")[0] == 2


def test_the_hook_fails_on_findings_only(folder: Path) -> None:
    hooks: Any = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    entry = shlex.split(hooks[0]["entry"])
    assert run(folder, [*entry, "good.md"]).returncode == 0
    done = run(folder, [*entry, "good.md", "notes/a draft.md"])
    assert done.returncode == 1
    assert "a draft.md" in done.stdout
