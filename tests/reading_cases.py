"""Cases of cited text and what is read from them, as a person can review them.

A case is a Markdown file with two fenced blocks: the text, and one row for each claim or aside,
then one for each entry. ``[s1 s2~ s3? !9] words`` is a claim that cites s1 right behind its words
and s2 elsewhere in its sentence, that the title of s3 may state, and whose marker 9 dangles; one
that cites either s4 or s5 has ``s4| s5|``.
``(heading) words`` is a sentence that makes no claim, with the reason.

    python tests/reading_cases.py DRAFT     # print the case of a text, with what is read now
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import claimgraph as cg
from claimgraph.reading import read_text

CASES = Path(__file__).parent / "cases" / "reading"
_FENCE = "`````"


def case(name: str) -> tuple[str, list[str]]:
    """Return the text of a case and the rows expected of it."""
    parts = (CASES / f"{name}.md").read_text(encoding="utf-8").split(_FENCE)
    return parts[1].partition("\n")[2], parts[3].partition("\n")[2].splitlines()


def rows(text: str) -> list[str]:
    """Return what is read from a text, as rows."""
    kb = cg.ClaimGraph(read_text(text, only_citations=True))
    claims = claims_by_sentence(kb)
    found = []
    for sentence in kb.sentences():
        held = claims.get(sentence.id, [])
        found += [f"[{' '.join(_marks(kb, sentence, claim))}] {claim.text}" for claim in held]
        if not held:
            found.append(f"({kb.state(sentence)}) {' '.join(sentence.exact.split())}")
    return [*found, "--", *_entries(kb)]


def claims_by_sentence(kb: cg.ClaimGraph) -> dict[str, list[cg.Claim]]:
    """Return the claims of each sentence, by sentence id."""
    passages = {p.id: p for p in kb.all(cg.Passage)}
    found: dict[str, list[cg.Claim]] = defaultdict(list)
    for claim in kb.all(cg.Claim):
        words = passages[claim.passage]
        sentence = words.id if "sentence" in words.roles else words.part_of
        found[sentence or ""].append(claim)
    return found


def _marks(kb: cg.ClaimGraph, sentence: cg.Passage, claim: cg.Claim) -> list[str]:
    signs = {"sameClause": "", "sameSentence": "~", "oneOfSeveral": "|", "headlineMatch": "?"}
    shown = [
        kb.handle(c.source) + signs[c.basis]
        for c in sorted(kb.citations(claim), key=lambda c: (not c.asserted, c.source))
        if c.basis in signs
    ]
    dangling = [
        "!" + label
        for marker in kb.all(cg.Marker)
        if marker.part_of == sentence.id and not marker.denotes
        for label in marker.labels
    ]
    return sorted(dict.fromkeys(shown + dangling))


def _entries(kb: cg.ClaimGraph) -> Iterator[str]:
    for entry in sorted(kb.all(cg.Reference), key=lambda r: r.start):
        number = entry.name or ("–" if entry.number is None else entry.number)
        cells = (str(number), entry.basis, entry.title or "–", entry.url or "–")
        yield " | ".join(cells) + f" = {kb.handle(entry.source)}"


if __name__ == "__main__":
    draft = Path(sys.argv[1])
    words = draft.read_text(encoding="utf-8").rstrip("\n") + "\n"
    title = draft.stem.replace("_", " ").capitalize()
    print(f"# {title}\n\n{_FENCE}text\n{words}{_FENCE}\n\n{_FENCE}rows")
    print(*rows(words), _FENCE, sep="\n")
