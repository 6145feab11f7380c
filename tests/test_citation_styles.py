"""The examples of docs/citations.md are read as the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import claimgraph as cg

PAGE = Path(__file__).parents[1] / "docs" / "citations.md"
EXAMPLES = (
    re.findall(r"```text\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    if PAGE.exists()
    else []
)


def test_the_page_has_examples() -> None:
    if not PAGE.exists():
        pytest.skip("docs/ is not shipped in the wheel")
    assert len(EXAMPLES) >= 20


@pytest.mark.parametrize("text", EXAMPLES)
def test_an_example_of_a_style_is_read(text: str, tmp_path: Path) -> None:
    if "{{" in text:
        file = tmp_path / "page.wiki"
        file.write_text(text, encoding="utf-8")
        kb = cg.read(file)
    else:
        kb = cg.parse(text)
    first, second = kb.claims()
    assert {kb.status(first), kb.status(second)} == {"cited"}
    ferry, boats = (
        {(source.url or source.title or "")[-11:] for source in kb.sources(of=claim)}
        for claim in (first, second)
    )
    if "Ibid." in text or "Id. at" in text:
        assert ferry == boats
    else:
        assert {end.rpartition("/")[2] for end in ferry} == {"ferry"}
        assert "boats" in {end.rpartition("/")[2] for end in boats}
    assert not [finding for finding in kb.report() if finding.severity == "error"]


@pytest.mark.parametrize(
    ("note", "source"),
    [
        ("Supra note 1, at 7.", "https://a.example/tolls"),
        ("Ortega, supra note 1, at 7.", "https://a.example/tolls"),
        ("WHO, supra note 2.", "https://b.example/ships"),
        ("See Ortega, supra note 2, at 7.", None),  # note 2 is of somebody else: counted otherwise
    ],
)
def test_a_note_that_is_named_again_by_number_is_of_who_is_named(
    note: str, source: str | None
) -> None:
    kb = cg.parse(
        "Tolls rose in May.[1] Ships left in June.[2] The quay fell in July.[3]\n\nNotes\n\n"
        "[1] Ines Ortega, Tolls of the Straits, https://a.example/tolls\n"
        f"[2] World Health Office, Ships, https://b.example/ships\n[3] {note}\n"
    )
    (quay,) = (claim for claim in kb.claims() if "quay" in claim.text)
    assert [found.url for found in kb.sources(of=quay)] == [source]
