"""What "the latter", "the two countries", "the company" and "there" mean in a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from claimgraph.patterns import regex
from claimgraph.reading.entities.names import Mention
from claimgraph.reading.lang.en.sentence import Sentence
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.layers import Ground
from claimgraph.reading.statements.words import REFERENCES


class Referent(NamedTuple):
    """What a word stands for: the name, where that stands, on what ground, and how sure it is."""

    name: str
    start: int
    end: int
    ground: Ground
    confidence: float


_SURE = 0.8
"""How sure coreference must be for a name to stand where the text has a description."""


def with_article(text: str, mention: Mention) -> str:
    """Return a name as a sentence takes it: "the Court of Appeal" where the text says so."""
    before = text[max(0, mention.start - 4) : mention.start].lower()
    articled = before == "the " or before.endswith((" a ", " an ")) or before in ("a ", "an ")
    return f"the {mention.name}" if articled else mention.name


def described(
    text: str, near: Sequence[Mention], start: int
) -> Iterator[tuple[tuple[int, int], Referent]]:
    """Yield the descriptions that coreference has settled: "the Baltic nation"."""
    for mention in near:
        if mention.start < start or mention.basis not in ("description", "anaphor"):
            continue
        named = next((m for m in near if m.name == mention.name and m is not mention), mention)
        whose = text[mention.start : mention.end].lower()
        if (
            whose == "the administration"
            or mention.confidence < _SURE
            or (mention.basis == "anaphor" and _rivals(mention, near))
        ):
            continue  # "the court", "the board": another one may be meant
        said = with_article(text, named) if named is not mention else mention.name
        found = Referent(said, named.start, named.end, "description", REFERENCES["described"])
        yield (mention.start, mention.end), found


def _rivals(mention: Mention, near: Sequence[Mention]) -> bool:
    """Whether another name before "the company" may be meant: of its kind, or of an unknown one."""
    before = [m for m in near if m.end <= mention.start and m.kind in (mention.kind, None)]
    return any(m.name != mention.name for m in before)


def there(
    text: str, before: Sentence, sentence: Sentence, near: Sequence[Mention]
) -> Iterator[tuple[tuple[int, int], Referent]]:
    """Yield what "there" means behind a verb, where one place alone was named."""
    for i, token in enumerate(sentence.tokens if "there" in sentence.words else ()):
        exists = sentence.tag(i) == "EX" or sentence.tag(i + 1) in ("AUX", "MODAL")
        if token.lower != "there" or exists or not i:
            continue
        if sentence.tag(i - 1) not in ("VERB", "PAST", "NOUN", "NAME", "ING"):
            continue
        start = before.tokens[0].start
        named = [m for m in near if start <= m.start < token.start and m.kind in _WHERE]
        if len({m.name for m in named}) != 1 or named[-1].kind == "organisation":
            continue
        one = named[-1]
        if text.startswith((" and ", ", ", " or "), one.end) or text.endswith(
            " and ", 0, one.start
        ):
            continue  # "frequented Star Hall and the Rex": there is more than one
        said = Referent(
            f"in {with_article(text, one)}", one.start, one.end, "pronoun", REFERENCES["there"]
        )
        yield (token.start, token.end), said


_WHERE = ("place", "country", "organisation")


def pointed(
    text: str,
    before: Sentence,
    sentence: Sentence,
    near: Sequence[Mention],
    told: Sequence[Mention],
) -> Iterator[tuple[tuple[int, int], Referent]]:
    """Yield what "the latter", "the two countries" and "the company" mean.

    ``told`` are those named in the whole paragraph before, of whom another firm may be meant.
    """
    tokens = sentence.tokens
    for i in range(len(tokens) - 1):
        if tokens[i].lower not in ("the", "both"):
            continue
        word = tokens[i + 1].lower
        if word in ("former", "latter"):
            pair = _pair(before, sentence, near, tokens[i].start)
            end = i + 1
            if pair and _stands_alone(sentence, i + 2):
                one = pair[word == "latter"]
                found = Referent(one.name, one.start, one.end, "description", REFERENCES["pair"])
                yield (tokens[i].start, tokens[end].end), found
        elif (two := _two(sentence, i)) is not None:
            states = [m for m in near if m.kind == "country" and m.end <= tokens[i].start]
            names = list(dict.fromkeys(m.name for m in states))
            if len(names) == 2 and _stands_alone(sentence, two + 1):
                said = " and ".join(names)
                ends = states[0].start, states[-1].end
                yield (
                    (tokens[i].start, tokens[two].end),
                    Referent(said, *ends, "description", REFERENCES["pair"]),
                )
        elif word in _FIRMS and tokens[i].lower == "the":
            firm = _firm(text, sentence, i, near, told)
            if firm and _stands_alone(sentence, i + 2):
                yield (tokens[i].start, tokens[i + 1].end), firm


def _two(sentence: Sentence, i: int) -> int | None:
    """Return where "the two countries" or "both nations" ends."""
    at = i + 2 if sentence.lower(i + 1) == "two" else i + 1
    if sentence.lower(i) == "the" and at == i + 1:
        return None
    return at if sentence.lower(at) in ("countries", "nations", "states") else None


def _stands_alone(sentence: Sentence, at: int) -> bool:
    """Whether a description ends here: no further noun, "of" or clause tells which one."""
    return sentence.tag(at) not in ("NOUN", "NAME", "ADJ", "REL", "NUM", "ING") and (
        sentence.lower(at) not in ("of", "for", "that", "behind", "in", "-")
    )


def _pair(
    before: Sentence, sentence: Sentence, near: Sequence[Mention], start: int
) -> tuple[Mention, Mention] | None:
    """Return the two that were named last, joined by "and"; None where a third one was."""
    for one in (sentence, before):
        if not one.tokens:
            continue
        low = one.tokens[0].start
        named = [m for m in near if low <= m.start and m.end <= min(start, one.tokens[-1].end)]
        if one is sentence and not named:
            continue
        links = {t.start for t in one.tokens if t.lower == "and"}
        pairs = [
            (a, b)
            for a, b in pairwise(named)
            if b.start - a.end == 5 and any(a.end < x < b.start for x in links)
        ]
        alone = len(pairs) == 1 and pairs[0][1] is named[-1] and pairs[0][0].kind == named[-1].kind
        return pairs[0] if alone else None
    return None


_FAR = 600
"""How far back, in code points, "the firm" may point to a firm without a name."""
_DONE_TO_IT = regex(r"\w(?:ed|es|s) (?:it|them)\b")
_ASIDE = regex(r"\b(?:by|told) $")
_FIRMS = word_list("en/statements.txt", "firms")
_FIRM_BEFORE = regex(rf"\b[Tt]he (?:{'|'.join(sorted(_FIRMS))})\b")
_NOT_FIRMS = word_list("en/statements.txt", "not firms")


def _may_be_firm(mention: Mention) -> bool:
    words = set(mention.name.lower().split())
    return mention.kind in ("organisation", None) and not words & _NOT_FIRMS


def _firm(
    text: str, sentence: Sentence, i: int, near: Sequence[Mention], told: Sequence[Mention]
) -> Referent | None:
    """Return the one body that "the company" can mean, named before as what is told of."""
    start = sentence.tokens[i].start
    bodies = [m for m in near if m.kind in ("organisation", None) and m.end <= start]
    names = {m.name for m in bodies}
    if len(names) != 1 or bodies[-1].kind is None:
        return None
    one = bodies[0]
    if _FIRM_BEFORE.search(text, max(0, one.start - _FAR), one.start):
        return None  # a firm that has no name was told of before
    if _ASIDE.search(text, max(0, one.start - 6), one.start):
        return None  # "in a memo seen by Orr. The company": the one that it is about
    if any(m.name != one.name and _may_be_firm(m) for m in told):
        return None  # one of those named farther back
    if set(one.name.lower().split()) & _NOT_FIRMS or _DONE_TO_IT.search(text, one.end, start):
        return None  # "Orr fined it. The company …": that is what Orr fined
    sure = REFERENCES["firm"]
    return Referent(with_article(text, one), one.start, one.end, "description", sure)
