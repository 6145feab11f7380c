"""claimgraph as a zip: Python imports and reads from it, and it is the same file each time."""

from __future__ import annotations

import subprocess
import sys

from claimgraph.engines.deployment import package


def test_a_document_is_read_from_the_zip() -> None:
    program = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import claimgraph as cg\n"
        "from claimgraph.corpus.batch_reading import read_batch\n"
        "print(cg.__file__)\n"
        "print(len(cg.parse('It rained [1].\\n\\n1. Rain: https://example.org/r').all(cg.Claim)))\n"
    )
    made = str(package())
    done = subprocess.run(
        [sys.executable, "-I", "-c", program, made], capture_output=True, text=True, check=True
    )
    where, claims = done.stdout.split()
    assert where.startswith(made)
    assert claims == "1"


def test_the_same_code_is_the_same_file() -> None:
    held, name = package().read_bytes(), package().name
    package.cache_clear()
    assert (package().read_bytes(), package().name) == (held, name)
