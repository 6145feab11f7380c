"""Agreement: whether the phrase before a word can be its subject, as "they" is of "plan"."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.reading.lang.en.dictionary import is_plural, lemmas, parts_of_speech
from claimgraph.reading.lang.en.lexicon import REPORTING
from claimgraph.reading.lang.en.tokens import Tag, Token

REACH = 30
"""Words that a subject or a clause without a verb has at most."""
HEADS = frozenset({"NOUN", "NAME", "PRON", "NUM"})
PHRASE = HEADS | {"ADJ", "DET", "POSS", "ADV", "CONJ", "ING", "PREP"}
"""Classes of the words of a noun phrase and what it is joined to."""
ASIDE = HEADS | {"ADJ", "DET", "POSS", "ADV", "PREP"}
"""Classes of the words of an aside between commas."""
_APART = ",–—;:()"
_TELLING = REPORTING | {"find", "show"}
VERBAL = frozenset({"VERB", "AUX", "MODAL", "PAST", "TO"})
_INSIDE = PHRASE | VERBAL


def _tag(tags: Sequence[Tag], i: int) -> Tag:
    return tags[i] if 0 <= i < len(tags) else "MARK"


def agrees(tokens: Sequence[Token], tags: Sequence[Tag], start: int, end: int, base: bool) -> bool:
    """Whether the phrase before a word can be its subject: a plural before a base form."""
    first, last = _subject(tokens, tags, start, end)
    if first < last and tags[first] == "ING" and not base:
        return True  # "whereas adding hives helps"
    cut = next((k for k in range(first, last) if tags[k] == "PREP"), last)
    heads = (k for k in range(cut - 1, first - 1, -1) if tags[k] in HEADS)
    home = first < cut == last and may_be_noun(tokens, tags, cut - 1)  # "the council plans"
    head = cut - 1 if home else next(heads, None)
    if head is None:
        return False
    return base == is_plural_head(tokens, tags, head, tuple(t.lower for t in tokens[first:cut]))


def is_plural_head(
    tokens: Sequence[Token], tags: Sequence[Tag], head: int, phrase: tuple[str, ...] = ()
) -> bool:
    """Whether the head of a phrase, in its other words, takes a plural verb."""
    word = tokens[head].lower
    return (tags[head] == "NUM" and word not in ("one", "1")) or is_plural(word, phrase)


def _subject(tokens: Sequence[Token], tags: Sequence[Tag], start: int, end: int) -> tuple[int, int]:
    """Return the words from the first to before the last of the phrase before a verb.

    A relative clause is passed over: "Parents who smoke harm their children".
    """
    last = end
    while last > start and tags[last - 1] == "ADV":
        last -= 1
    first = last
    while first > start:
        if tags[first - 1] in VERBAL:
            opener = first - 2
            while opener > start and tags[opener] in _INSIDE:
                opener -= 1
            if opener < start or tags[opener] != "REL":
                return last, last  # a verb of this clause stands before it
            first = last = opener
        elif (opening := aside(tokens, tags, start, first)) > start:
            first = opening
        elif tags[first - 1] in PHRASE:
            first -= 1
        else:
            break
    while first < last and tags[first] == "CONJ":
        first += 1
    return first, last


def aside(tokens: Sequence[Token], tags: Sequence[Tag], start: int, end: int) -> int:
    """Return where an aside opens that ends before a place: "(EV)", ", however,"; else 0."""
    sign = tokens[end - 1].text
    if sign == ")":
        return next((k for k in range(end - 2, start, -1) if tokens[k].text == "("), 0)
    if sign != "," or _tag(tags, end) not in ("NOUN", "ADV") or _tag(tags, end + 1) == "MARK":
        return 0
    opens = next((k for k in range(end - 2, start, -1) if tags[k] not in ASIDE), start)
    return opens if opens > start and tokens[opens].text == "," else 0


def parting_aside(tokens: Sequence[Token], tags: Sequence[Tag], end: int) -> int:
    """Return where the aside opens that ends at a mark and parts a subject from its verb; else 0.

    That is a relative clause, a participle or who says it: "The bill, said the mayor, cuts rents".
    """
    opens = next(
        (k for k in range(end - 1, max(0, end - REACH), -1) if tokens[k].text in _APART), 0
    )
    start = opens + 1
    if not opens or start >= end:
        return 0
    if tags[start] == "REL" or tokens[start].lower in ("according", "whose"):
        return opens
    inner = range(start, end)
    verbs = [k for k in inner if tags[k] in VERBAL and tags[k] != "TO" != tags[k - 1]]
    if tags[start] == "PAST" and _tag(tags, start + 1) in ("TO", "PREP", "ADV"):
        return opens if verbs == [start] else 0  # "reported to help"
    said = (
        len(verbs) == 1
        and (verbs[0] in (start, end - 1) or tags[verbs[0] + 1] == "PREP")
        and not _TELLING.isdisjoint(lemmas(tokens[verbs[0]].lower, "VERB"))
        and all(tags[k] in PHRASE for k in inner if k != verbs[0])
    )
    return opens if said else 0


def may_be_noun(tokens: Sequence[Token], tags: Sequence[Tag], i: int) -> bool:
    """Whether a word that was taken for an adjective can be a noun: "council", "home"."""
    return _tag(tags, i) == "ADJ" and "NOUN" in parts_of_speech(tokens[i].lower)
