"""Reported words as a proposition: without marks around them, citation markers and loose ends."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from claimgraph.reading.lang.en.sentence import Sentence
from claimgraph.reading.places import Span

_MARKS = "\"“”„«»‘’'"
_LOOSE = ",;:–—-"
_SUBJECT = 6
"""Words of the longest subject that is joined to a quoted predicate."""
_BEFORE_VERB = frozenset({"NOUN", "NAME", "PRON", "ADV", "NUM", "NOT"})


def trimmed(text: str, start: int, end: int, *, quotes: bool = False) -> Span:
    """Return a span without blanks and commas at its ends; with ``quotes``, without such marks too.

    >>> text = '"It rained," '
    >>> [text[a:b] for a, b in [trimmed(text, 0, 13), trimmed(text, 0, 13, quotes=True)]]
    ['"It rained,"', 'It rained']
    """
    loose = _LOOSE + (_MARKS if quotes else "")
    while start < end and (text[start].isspace() or text[start] in loose):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in loose):
        end -= 1
    return start, end


def proposition(
    text: str, parts: Sequence[Span], markers: Sequence[Span], *, gap: bool = True
) -> str:
    """Return reported words as a sentence: with a capital letter first and a stop at the end.

    ``markers`` are those of the whole text, in order. ``gap`` marks with "…" where words between
    the parts are left out.

    >>> proposition('He said "it rained [2]," and left.', [(8, 24)], [(19, 22)])
    'It rained.'
    """
    pieces = [_without(text, part, markers) for part in parts]
    quoted = all(p[:1] in _MARKS for p in pieces)
    if quoted and len(pieces) > 1:  # the words of one quotation, broken off by "she said"
        pieces = [_unquoted(p).rstrip(",") for p in pieces]
    elif _is_parted(pieces):
        pieces = [pieces[0], _unquoted(pieces[1])]
        gap = False
    words = (" … " if gap and not quoted else " ").join(pieces)
    words = _unquoted(" ".join(words.split())).strip(_LOOSE + " ")
    words = words or " ".join(text[slice(*parts[0])].split())
    closed = words if words.rstrip(_MARKS)[-1:] in ".?!…" else words + "."
    return closed[:1].upper() + closed[1:]


def _is_parted(pieces: Sequence[str]) -> bool:
    """Whether a saying parts a subject from a quoted predicate: "The mill, she says, “is”"."""
    if len(pieces) != 2 or len(pieces[0].split()) > _SUBJECT:
        return False
    return pieces[1][:1] in _MARKS and pieces[1].lstrip(_MARKS)[:1].islower()


def _without(text: str, part: Span, markers: Sequence[Span]) -> str:
    pieces, at = [], part[0]
    first, last = bisect_left(markers, (part[0],)), bisect_left(markers, (part[1] + 1,))
    for start, end in markers[first:last]:
        if end <= part[1]:
            pieces.append(text[at:start].rstrip())
            at = end
    return "".join([*pieces, text[at : part[1]]])


def _unquoted(words: str) -> str:
    """Return words without the quotation marks around the whole of them."""
    marks = sum(words.count(m) for m in '"“”„«»')
    if marks == 1 and (words[0] in _MARKS or words[-1] in _MARKS):
        return words.strip(_MARKS)  # a quotation that goes on in another sentence
    inner = words[1:-1].rstrip(",")
    whole = len(words) > 2 and words[0] in _MARKS and words[-1] in _MARKS
    return inner if whole and not any(m in inner for m in '"“”„«»') else words


def is_clause(sentence: Sentence) -> bool:
    """Return whether reported words hold a statement of their own, not just a name or an act.

    >>> from claimgraph.reading.lang.en.tokens import tokenize
    >>> [is_clause(Sentence(tokenize(words))) for words in ("calm", "nobody was hurt")]
    [False, True]
    """
    for i in range(len(sentence.tokens)):
        here = sentence.tag(i)
        if here == "TO" and not i:
            return False
        if here in ("AUX", "MODAL"):
            return True
        compared = sentence.lower(i - 1) == "than"  # "later than planned" has no subject
        subject = i == 0 or (not compared and sentence.tag(i - 1) in _BEFORE_VERB)
        if here in ("VERB", "PAST") and subject and not _disagrees(sentence, i):
            return True
    return False


def _disagrees(sentence: Sentence, i: int) -> bool:
    """Say whether a word cannot be the verb of the pronoun before it: "it quiet"."""
    one = sentence.lower(i - 1) in ("it", "he", "she") if i else False
    return one and sentence.tag(i) == "VERB" and not sentence.lower(i).endswith("s")
