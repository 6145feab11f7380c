"""Cases of who says what, as a person can review them: see the head of ``cases/voices/seen.txt``.

``python tests/voice_cases.py`` prints how many texts of each file are read as a person reads them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import claimgraph as cg
from claimgraph.reading import read_text

CASES = Path(__file__).parent / "cases" / "voices"


def cases(name: str) -> list[tuple[str, list[str]]]:
    """Return each text of a file with the rows expected of it."""
    blocks: list[list[str]] = [[]]
    for line in (CASES / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            blocks[-1].append(" ".join(line.split()))
        elif blocks[-1]:
            blocks.append([])
    return [(block[0], block[1:]) for block in blocks if block]


def rows(text: str) -> list[str]:
    """Return who says what in a text, as rows."""
    kb = cg.ClaimGraph(read_text(text, language="en"))
    voicings = sorted(kb.all(cg.Voicing), key=lambda v: _start(kb, v.cue))
    by_cue: dict[str | None, list[cg.Voicing]] = {}
    for voicing in voicings:
        by_cue.setdefault(voicing.cue, []).append(voicing)
    return [_row(kb, told) for told in by_cue.values()]


def _row(kb: cg.ClaimGraph, told: list[cg.Voicing]) -> str:
    first = min(told, key=lambda v: min(_start(kb, p) for p in v.content))
    named = sorted({kb[v.actor].label for v in told if v.actor})
    speaker = _words(kb, first.speaker) if first.speaker else ""
    claim = kb[first.claim]
    assert isinstance(claim, cg.Claim)
    content = " … ".join(_parts(kb, told))
    mood = f"{first.style} {claim.modality} {claim.polarity}"
    row = f"{' = '.join([speaker, *named])} | {_words(kb, first.cue)} | {content} | {mood}"
    return " ".join(f"{'>' * _depth(kb, first)} {row}".split())


def _parts(kb: cg.ClaimGraph, told: list[cg.Voicing]) -> Iterator[str]:
    """Yield the words said, the passages in order, marks at the ends of each left out."""
    for passage in sorted({p for v in told for p in v.content}, key=lambda p: _start(kb, p)):
        yield bare(_words(kb, passage))


def bare(words: str) -> str:
    """Return words without stops at their ends, nor quotation marks that enclose them."""
    kept = words.strip(" .,;:")
    if kept[:1] in '"“‘' and kept[-1:] in '"”’':
        kept = kept[1:-1].strip(" .,;:")
    elif sum(kept.count(m) for m in '"“”') == 1:  # a quotation that goes on
        kept = kept.strip('"“”').strip(" .,;:")
    return kept


def _depth(kb: cg.ClaimGraph, voicing: cg.Voicing) -> int:
    depth = 0
    while voicing.within and depth < 9:
        outer = kb[voicing.within]
        assert isinstance(outer, cg.Voicing)
        voicing, depth = outer, depth + 1
    return depth


def _words(kb: cg.ClaimGraph, passage: str | None) -> str:
    return _passage(kb, passage).exact


def _start(kb: cg.ClaimGraph, passage: str | None) -> int:
    return _passage(kb, passage).start


def _passage(kb: cg.ClaimGraph, passage: str | None) -> cg.Passage:
    found = kb[passage or ""]
    assert isinstance(found, cg.Passage)
    return found


def right(name: str) -> list[bool]:
    """Return, for each text of a file, whether all of it is read as a person reads it."""
    return [rows(text) == expected for text, expected in cases(name)]


if __name__ == "__main__":
    for file in ("seen", "unseen"):
        print(f"{file}: {sum(right(file))} of {len(right(file))} texts")
