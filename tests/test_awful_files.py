"""Every command over the worst files: no traceback, and exit code 1 for findings only."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from intake_files import docx, epub, jats, odt

from claimgraph import cli
from claimgraph.commands import COMMANDS

FILES: dict[str, bytes] = {
    "encoding.html": b"<meta charset=shift_jis><p>caf\xe9 \x92x\x92 [1]. \xff\xfe<ol><li>x</ol>",
    "half.docx": b"PK\x03\x04" + bytes(60),
    "line.md": b"It rained [1] " * 300 + b"((" * 300 + b"`" * 301 + b"[[" * 300 + b"\n\n1. x\n",
    "controls.txt": "It \x07rained\x1b[31m in\x9b Oslo [1].\n\n1. R\x7f https://e.org/".encode(),
    "nul.txt": b"It rained\x00 in Oslo [1].\n\n1. x\n",
    "deep.json": b'{"choices":' + b"[" * 3000 + b"]" * 3000 + b"}",
    "deep.ttl": b"<urn:a> <urn:b> " + b"(" * 300 + b")" * 300 + b" .",
    "direction.md": (
        "# \u202eevil\u2066 שלום\n\nThe mi\u202ell burned\u200b on 3\u200f May [1]. "
        "مرحبا بالعالم [2].\n\n> =cmd|'/c calc'!A0 rose by 5 % [1].\n\n"
        "1. \u202e</script><script>1</script> https://e.org/a\n"
        "2. $5 and $10 $\\foo{$ https://e.org/../%zz\n"
    ).encode(),
    "binary.md": random.Random(1).randbytes(3000),
    "circle.md": (
        b"A says that B says that A says that it rained [1][2][3][1][9999999999999999][1-99999999]."
        b"\n\nB said it rained, says B [^a].\n\n[^a]: See [^a] and [1].\n\n"
        b"1. See [2].\n2. See [1].\n"
    ),
    "empty.txt": b"",
    "half.nq": b'<urn:a> <urn:b> "x" <urn:g> .\n<urn:a> <urn:b> "unfinished\n',
    "markup.wiki": b"{{" * 300 + b"<ref>" * 300 + b"''" * 300 + b"[[" * 300,
    "values.nq": b"<urn:a> <urn:b> _:x <urn:g> .\n"
    b"<urn:a> <urn:b> <<( <urn:a> <urn:b> _:y )>> <urn:g> .\n_:a <urn:p> _:a _:a .\n",
    "far.jsonld": b'{"@context": ["http://127.0.0.1:9/c", {"@import": "file:///etc/passwd"}]}',
    "burst.odt": odt("<text:p>" * 90 + "<text:note>" * 20 + "</text:note>" * 20 + "</text:p>" * 90),
    "circle.epub": epub({"a.xhtml": "<p id=a><a href='a.xhtml#a'>1</a>" * 900}, ["a.xhtml"] * 9),
    "deep.nxml": jats("<sec><title>x</title>" * 50 + "&j;" + "</sec>" * 50),
    "burst.docx": docx("<w:p>" * 3000 + "x" + "</w:p>" * 3000),
    "marks.html": b"<!doctype html><!-- " * 300 + b"<p>It &#x110000; fell &bogus; [1]<script>",
    "entities.rdf": b'<!DOCTYPE r [<!ENTITY a "b">]><r>&a;</r>',
    "surrogate.jsonld": b'{"@context": {}, "@id": "\\ud800"}',
    "utf16.txt": "It rained [1].\n\n1. x".encode("utf-16-be"),
    "half.pdf": b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj trailer<</Root 1 0 R>>",
}  # fmt: skip
OVER = (
    "read F", "read F -o new.ttl", "check F", "check F --sarif", "check F --json", "claims F",
    "claims F --json", "sources F", "figures F", "actors F", "events F",
    "ask claims-per-source F", "sparql F SELECT(1/0AS?x){}", "impact F --without 1", "support F",
    "origins F", "loops F", "contradictions F", "paragraphs F", "scores F", "diff F F",
    "edit F attach c1 s1 -o new.ttl", "plot F -o new.png", "plot F -o new.svg --view timeline",
    "page F -o new.html --overwrite", "load place F", "dump F new.nq", "archive add place F",
    "archive verify F", "corpus claims F 1",
)  # fmt: skip


def test_every_command_that_reads_a_file_is_tried() -> None:
    assert {line.split()[0] for line in OVER} == set(COMMANDS) - {"serve", "mcp"}


@pytest.mark.slow
@pytest.mark.filterwarnings("default")  # reason: a command tells them
@pytest.mark.parametrize("name", FILES)
def test_no_file_brings_a_traceback_or_a_wrong_exit_code(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    tmp_path.joinpath(name).write_bytes(FILES[name])
    for line in OVER:
        arguments = [name if word == "F" else word for word in line.split()]
        try:
            code = cli.main(arguments)
        except SystemExit as ended:
            code = int(ended.code or 0)
        out, told = capsys.readouterr()
        assert code in ((0, 1, 2) if line.startswith("check") else (0, 2)), (line, told)
        assert "fault of claimgraph" not in told, (line, told)
        assert "Traceback" not in told + out, (line, told)
        assert code != 2 or told.strip(), line
        assert not {c for c in out + told if not c.isprintable()} - {"\n"}, line
