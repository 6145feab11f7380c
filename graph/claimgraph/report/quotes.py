"""CG301: words in quotation marks that the cited source does not hold.

Only what is at hand can be checked: the full text of a source where one is given, and otherwise the
quotations in its title. A title without quotations says nothing about a quotation.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.model import clip
from claimgraph.patterns import regex
from claimgraph.report.finding import Finding
from claimgraph.report.held import Held

_PAIRS = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "‹": "›",
    "‘": "’",
    '"': '"',
    "「": "」",
    "『": "』",
    "'": "'",
}
_OPENING = regex(f"[{''.join(_PAIRS)}]")
_SINGLE = "'‘"
LONGEST, LONGEST_SINGLE = 1000, 200
"""Characters that a quotation may have, in double and in single marks."""
_WORD = regex(r"[^\W_]+(?:[’'][^\W_]+)*")
_OMITTED = regex(r"\s?(?:\[[^\[\]]{0,200}\]|\(?…\)?|\(?\.\.\.\)?)\s?")
ALIKE = 0.6
"""Share of a quotation's words, two at least, that a title's quotation has, to be the same one."""


def quotations(text: str) -> list[tuple[int, int]]:
    """Return where the words stand that are in quotation marks, outermost marks only.

    >>> text = "Europe must take the “leading role”, he said; it’s ‘overdue’."
    >>> [text[a:b] for a, b in quotations(text)]
    ['leading role', 'overdue']
    """
    found: list[tuple[int, int]] = []
    for opening in _OPENING.finditer(text):
        at, sign = opening.start(), opening.group()
        if (found and at <= found[-1][1]) or not _opens(text, at, sign):
            continue
        end = _closing(text, at, sign)
        if end > at + 1:
            found.append((at + 1, end))
    return found


def _opens(text: str, at: int, sign: str) -> bool:
    """Whether a mark can open: not an apostrophe, and words follow it."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if sign in _SINGLE and before.isalnum():
        return False
    return bool(after.strip())


def _closing(text: str, at: int, sign: str) -> int:
    """Return where the quotation that opens here closes, or -1."""
    limit = at + (LONGEST_SINGLE if sign in _SINGLE else LONGEST)
    line = text.find("\n", at, limit)
    limit = line if line >= 0 else limit
    ends = (text.find(close, at + 1, limit) for close in _PAIRS[sign])
    end = min((end for end in ends if end >= 0), default=-1)
    while end >= 0 and sign in _SINGLE and text[end + 1 : end + 2].isalnum():  # an apostrophe
        end = text.find(text[end], end + 1, limit)
    return end


def not_found(held: Held) -> Iterator[Finding]:
    """CG301: quoted words of cited claims that the source, as far as at hand, does not hold."""
    for claim in held.claims:
        cited = held.cited(claim.id)
        if not cited:
            continue
        start, end = held.span(claim.passage)
        for a, b in quotations(held.document.text[start:end]):
            problem = _problem(held.document.text[start + a : start + b], cited, held)
            if problem:
                span = (start + a, start + b)
                yield held.finding("CG301", problem, claim, span)


def _problem(quote: str, sources: list[str], held: Held) -> str:
    """Return what is wrong with a quotation, "" when a source holds it or none can tell."""
    texts = [held.texts[s] for s in sources if s in held.texts]
    if texts and len(texts) == len(sources):
        if any(holds(text, quote) for text in texts):
            return ""
        near = closest(texts[0], quote)
        hint = f"; the nearest words are “{clip(near, 80)}”" if near else ""
        return f"“{clip(quote, 60)}” is not in {' or '.join(map(held.named, sources))}{hint}"
    return "" if texts else _against_titles(quote, sources, held)


def _against_titles(quote: str, sources: list[str], held: Held) -> str:
    words = _words(quote)
    for source in sources:
        title = held.source(source).title or ""
        if len(words) < 2 or holds(title, quote):
            return ""
        for a, b in quotations(title):
            shared = set(words) & set(_words(title[a:b]))
            if len(shared) > 1 and len(shared) >= ALIKE * len(set(words)):
                return (
                    f"“{clip(quote, 60)}” is quoted as “{clip(title[a:b], 60)}” "
                    f"in the title of {held.named(source)}"
                )
    return ""


def holds(text: str, quote: str) -> bool:
    """Whether a text holds the words of a quotation; case, punctuation and omissions do not count.

    >>> holds("It was a 'dreadful night', he said.", "dreadful … he")
    True
    """
    words = " " + " ".join(_words(text)) + " "
    at = 0
    for part in _OMITTED.split(quote):
        wanted = " ".join(_words(part))
        if wanted:
            at = words.find(f" {wanted} ", at)
            if at < 0:
                return False
            at += len(wanted) + 1
    return True


def closest(text: str, quote: str) -> str:
    """Return the words of a text that share the longest run with a quotation; "" when none do."""
    from difflib import SequenceMatcher

    spans = [m.span() for m in _WORD.finditer(text)]
    there = [text[a:b].casefold() for a, b in spans]
    wanted = _words(quote)
    if not there or not wanted:
        return ""
    run = SequenceMatcher(None, there, wanted, autojunk=False).find_longest_match()
    if run.size < min(2, len(wanted)):
        return ""
    first = max(run.a - run.b, 0)
    last = min(first + len(wanted), len(spans)) - 1
    return text[spans[first][0] : spans[last][1]]


def _words(text: str) -> list[str]:
    return [m.group().casefold().replace("’", "'") for m in _WORD.finditer(text)]
