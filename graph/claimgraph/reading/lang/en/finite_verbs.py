"""Which word is the verb of a clause in which none was found: "Tax cuts benefit the rich".

Thousands of English words are nouns and verbs alike, and nothing right beside "benefit" tells which
it is; the clause does, as it lacks a verb, and so do its subject, which agrees with its verb, and
how often people use the word as a verb. Where two words could be the verb the better one is taken,
and where no word is likely enough the clause stays without.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from claimgraph.reading.lang.en.dictionary import is_plural, lemmas
from claimgraph.reading.lang.en.tagging import Tag
from claimgraph.reading.lang.en.tokens import Token
from claimgraph.reading.lang.en.verb_groups import verb_groups
from claimgraph.reading.lang.tables import look_up
from claimgraph.reading.lang.word_lists import word_list

_USES = "en/data/verb_uses.tsv"
_PARTICLES = word_list("en/tagging.txt", "particles")
_PHRASE = frozenset(
    {"NOUN", "NAME", "ADJ", "DET", "POSS", "NUM", "PRON", "ADV", "CONJ", "ING", "PREP"}
)
_HEADS = frozenset({"NOUN", "NAME", "PRON", "NUM"})
_VERBAL = frozenset({"VERB", "AUX", "MODAL", "PAST", "TO"})
_ENDS = frozenset({"AUX", "MODAL", "VERB", "PAST", "REL", "CONJ"})
"""Classes that no verb stands before."""
_OBJECTS = frozenset({"DET", "POSS", "PRON", "NUM", "NAME", "QUOTE", "SUB", "TO"})
"""Classes that open what a verb needs, and that seldom stand right behind a noun."""
_LIKELY = {"object": 0.25, "noun": 0.3, "other": 0.6, "end": 0.8}
"""How often a word must be a verb among its uses, by what stands behind it."""
_RARE = 0.15
"""A word that is a verb less often than this is one only where no other word can be."""
_NEVER = 2.0
_JOINED: dict[Tag, float] = {
    "DET": 0.25, "POSS": 0.25, "PRON": 0.45, "NUM": 0.45, "NAME": 0.45, "ADJ": 0.45, "NOUN": 0.7,
}  # fmt: skip
"""The same for a word joined to a verb by "and"."""
_WEAK = frozenset({"NOUN", "ADJ", "PREP", "ADV", "MARK", "TO", "SUB"})
"""What may follow a noun as well as the verb that it was taken for."""


class _Word(NamedTuple):
    lower: str
    tag: Tag


@lru_cache(20_000)
def verb_share(word: str) -> float:
    """Return how often a base form is a verb where it is a noun or a verb, 0 to 1.

    >>> verb_share("hold") > 0.9, verb_share("market") < 0.3
    (True, True)
    """
    row = look_up(_USES, word)
    return int(row) / 100 if row else 0.0


def with_verbs(tokens: Sequence[Token], tags: Sequence[Tag]) -> Sequence[Tag]:
    """Return the classes of words, with a verb in each clause whose verb was taken for a noun.

    >>> from claimgraph.reading.lang.en.tokens import tokenize
    >>> words = tokenize("Tax cuts benefit the rich")
    >>> with_verbs(words, ["NOUN", "NOUN", "NOUN", "DET", "ADJ"])
    ['NOUN', 'NOUN', 'VERB', 'DET', 'ADJ']
    """
    places = [i for i in range(1, len(tokens)) if _is_often_verb(tokens[i])]
    if not places:
        return tags
    out = list(tags)
    for start, end in _stretches(tokens, tags):
        held = [i for i in places if start < i < end]
        if held:
            _settle(tokens, out, range(start, end), held)
    return out


def _is_often_verb(token: Token) -> bool:
    return token.text.islower() and verb_share(_base(token.lower)) >= _LIKELY["object"]


def _stretches(tokens: Sequence[Token], tags: Sequence[Tag]) -> Iterator[tuple[int, int]]:
    """Yield what may be clauses of their own: parted by a semicolon, colon, or comma and "and"."""
    starts = [0]
    for i, token in enumerate(tokens):
        joined = token.text == "," and tags[i + 1 : i + 2] == ["CONJ"]
        if token.text in (";", ":") or joined:
            starts.append(i + 1)
    yield from zip(starts, [*starts[1:], len(tokens)], strict=True)


@lru_cache(20_000)
def _base(word: str) -> str:
    """Return the base form of a word in the present tense; nothing where it is no such form."""
    bases = lemmas(word, "VERB")
    if word in bases:
        return word
    return bases[0] if bases and word.endswith("s") else ""


def _settle(tokens: Sequence[Token], out: list[Tag], stretch: range, places: list[int]) -> None:
    """Make verbs of the words that are, until the main clause has one."""
    for _ in range(3):
        main = _main(tokens, out, stretch)
        if main is not None and not _is_doubtful(tokens, out, main):
            _settle_joined(tokens, out, main, places)
            return
        trial = list(out)
        if main is not None:
            trial[main] = "NOUN"
        found = [i for i in places if i != main and _may_be_verb(tokens, trial, stretch.start, i)]
        if not found:
            return
        best = max(
            found, key=lambda i: verb_share(_base(tokens[i].lower)) - _needed(tokens, trial, i)
        )
        trial[best] = "VERB"
        out[:] = trial


def _settle_joined(
    tokens: Sequence[Token], out: list[Tag], main: int, places: Sequence[int]
) -> None:
    """Make verbs of what is joined to a verb of the same form: "share data and plan tests"."""
    form = tokens[main].lower in lemmas(tokens[main].lower, "VERB")
    for i in places:
        if out[i] != "NOUN" or out[i - 1] != "CONJ" or i < main or out[main] != "VERB":
            continue
        after = out[i + 1] if i + 1 < len(out) else "MARK"
        needed = _JOINED.get(after, _NEVER)
        same = (tokens[i].lower in lemmas(tokens[i].lower, "VERB")) == form
        if same and verb_share(_base(tokens[i].lower)) >= needed:
            out[i] = "VERB"


def _main(tokens: Sequence[Token], tags: Sequence[Tag], stretch: range) -> int | None:
    """Return the head of the main clause's verb."""
    words = [_Word(tokens[i].lower, tags[i]) for i in stretch]
    group = next((g for g in verb_groups(words) if g.opener is None), None)
    return None if group is None else stretch.start + group.head


def _is_doubtful(tokens: Sequence[Token], tags: Sequence[Tag], verb: int) -> bool:
    """Whether a verb may be a noun: "cause mild side effects in", "supplies water to"."""
    if tags[verb] != "VERB" or not lemmas(tokens[verb].lower, "NOUN"):
        return False
    if verb and tags[verb - 1] == "NAME" and tokens[verb].lower.endswith("s"):
        return False
    after = tags[verb + 1] if verb + 1 < len(tags) else "MARK"
    word = tokens[verb].lower
    share = verb_share(_base(word))
    led = (
        verb > 0
        and tags[verb - 1] == "NOUN"
        and verb_share(_base(tokens[verb - 1].lower)) > share + 0.3
    )
    return after in _WEAK and (share < _RARE or led or word not in lemmas(word, "VERB"))


def _may_be_verb(tokens: Sequence[Token], tags: Sequence[Tag], start: int, i: int) -> bool:
    """Whether a word stands where a verb can, and agrees with what stands before it."""
    if tags[i] not in ("NOUN", "ADV") or tags[i - 1] in (
        "DET",
        "POSS",
        "PREP",
        "CONJ",
        "SUB",
    ):
        return False
    ended = tags[i - 1] == "ADJ" and tags[max(0, i - 2)] == "DET"  # "in the north report"
    if tags[i - 1] in ("ADJ", "MARK", "TO", "AUX", "MODAL") and not ended:
        return False
    likely = verb_share(_base(tokens[i].lower)) >= _needed(tokens, tags, i)
    return likely and _agrees(tokens, tags, start, i)


def _needed(tokens: Sequence[Token], tags: Sequence[Tag], i: int) -> float:
    """Return how often a word has to be a verb to be one before what stands behind it."""
    after = tags[i + 1] if i + 1 < len(tags) else "MARK"
    word = tokens[i + 1].lower if i + 1 < len(tokens) else ""
    if after == "VERB" and _is_doubtful(tokens, tags, i + 1):
        after = "NOUN"
    led = after in ("ADV", "ING") and tags[i + 2 : i + 3] == ["NOUN"]  # "limits working hours"
    if word == "of" or after in _ENDS or (after == "ING" and not led):
        return _NEVER
    if after in _OBJECTS or word in _PARTICLES:
        return _LIKELY["object"]
    return _LIKELY[
        "noun" if after in ("NOUN", "ADJ") or led else "end" if after == "MARK" else "other"
    ]


def _agrees(tokens: Sequence[Token], tags: Sequence[Tag], start: int, i: int) -> bool:
    """Whether the phrase before a word can be its subject: a plural before a base form."""
    first, last = _subject(tags, start, i)
    cut = next((k for k in range(first, last) if tags[k] == "PREP"), last)
    head = next((k for k in range(cut - 1, first - 1, -1) if tags[k] in _HEADS), None)
    if head is None:
        return False
    words = tuple(tokens[k].lower for k in range(first, cut))
    number = tags[head] == "NUM" and tokens[head].lower not in ("one", "1")
    several = number or is_plural(tokens[head].lower, words)
    return several == (tokens[i].lower in lemmas(tokens[i].lower, "VERB"))


def _subject(tags: Sequence[Tag], start: int, i: int) -> tuple[int, int]:
    """Return the words from the first to before the last of the phrase before a verb.

    A relative clause is passed over: "Parents who smoke harm their children".
    """
    last = i
    while last > start and tags[last - 1] == "ADV":
        last -= 1
    first = last
    while first > start:
        if tags[first - 1] in _VERBAL:
            opener = next(
                (k for k in range(first - 2, start, -1) if tags[k] not in _PHRASE | _VERBAL), start
            )
            if tags[opener] != "REL":
                return last, last  # a verb of this clause stands before it
            first = last = opener
        elif tags[first - 1] in _PHRASE:
            first -= 1
        else:
            break
    while first < last and tags[first] == "CONJ":
        first += 1
    return first, last


__all__ = ["verb_share", "with_verbs"]
