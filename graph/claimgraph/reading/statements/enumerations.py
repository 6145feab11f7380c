"""Lists of which each thing is stated by itself: "films such as A and B", "her books include A"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimgraph.reading.lang.en.closed_classes import negates
from claimgraph.reading.lang.en.dictionary import is_plural, lemmas, parts_of_speech
from claimgraph.reading.lang.en.gazetteer import is_place
from claimgraph.reading.lang.en.lexicon import BE, COLLECTIVES, HAVE, ORGANISATION_HEADS
from claimgraph.reading.lang.en.sentence import Range
from claimgraph.reading.lang.en.tokens import VerbGroup
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.statements.appositions import KIN
from claimgraph.reading.statements.conjugation import shared_article
from claimgraph.reading.statements.lists import is_dated_name, list_items
from claimgraph.reading.statements.naming import is_name_or_title
from claimgraph.reading.statements.phrases import (
    INCLUDING,
    dated,
    has_noun,
    is_plain_noun,
    is_year,
    phrase_start,
    without_brackets,
)
from claimgraph.reading.statements.words import Clause, Word, borrowed, cut, plural, trimmed

_EXAMPLES = frozenset({"as", "including", "like", ":"})
_KNOWN = frozenset({"known", "noted", "famous", "remembered"})
_OF_EACH = word_list("en/statements.txt", "prepositions of each")
_LINKING = _OF_EACH | {"of", "as"}
_UNLIKE = frozenset({"different", "various", "similar", "other", "certain", "same", "multiple"})
_MAKING = word_list("en/statements.txt", "verbs of making")
_ACCUSING = word_list("en/statements.txt", "verbs with of")
_BELONGING = frozenset({"member", "fellow", "citizen"})
_NONE = frozenset({"no", "few", "any", "neither", "or"})
_SOME = frozenset({"many", "some", "most", "several", "one", "two", "three", "all"})
_MIXING = frozenset({"CONJ", "PAST", "ING", "REL", "SUB"})  # "films with songs, and events such as"
_WHERE = frozenset({"in", "at"})
_JOINTS = (",", ")")
_SHOWING = frozenset({"star", "feature"})
_KIN = KIN | {"child", "sibling"}
_BARRED = COLLECTIVES | _NONE | {"such", "first", "only", "most", "best", "last", "least"}
_WITHIN = frozenset({"DET", "POSS", "ADJ", "NOUN", "NAME", "PREP"})
TOGETHER = word_list("en/statements.txt", "verbs of what is together")
"""Verbs whose list says nothing of each thing by itself: "merged Lund and Orr"."""


def examples(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "She made films such as A and B" in three: that she made films, that A, that B."""
    w, main = clause.words, clause.main
    if main is None or any(negates(x.lower) or x.lower in _NONE for x in w):
        return None
    for at in range(main.end + 1, len(w) - 1):
        if w[at].held or w[at].lower not in _EXAMPLES:
            continue
        kind = _kind(w, at, main.end)
        items = list_items(w, at + 1, is_name_or_title)
        if kind is None or items is None:
            continue
        start, end = kind
        if w[at].text == ":" and not _KIN.isdisjoint(lemmas(w[end - 1].lower, "NOUN")):
            return None  # "She has three sons: A, B and C" is not that she has A
        doing = main.end + next((i for i, x in enumerate(w[main.end : start]) if x.tag == "ING"), 0)
        led = doing > main.end and not has_noun(w[doing:start])  # "rose, starring in films such as"
        before = w[main.end : doing if led else start]
        mixed = any(x.tag in _MIXING or x.text == "," for x in (*before, *_unjoined(w[start:end])))
        if mixed or any(x.tag == "NUM" and not is_year(x) for x in w[main.end : start]):
            return None  # "raised 60 million from investors including": together, not each
        if start > 2 and w[start - 1].lower == "of" and w[start - 2].lower in _SOME:
            start -= 2  # "many of her songs, including": not "many of" each
        before = without_brackets(borrowed(w[:start], "context"))
        said = [(*before, *w[a:b]) for a, b in items]
        if end - start > 1:  # "several films"; of "films" alone nothing is told
            return with_items(clause, trimmed(w[:end]), said)
        return with_items(clause, (*w[:start], *w[slice(*items[0])]), said[1:])
    return None


def _unjoined(kind: Sequence[Word]) -> Sequence[Word]:
    """Return the words of a kind without "and" between two of its nouns: "films and shows"."""
    nouns = ("NOUN", "ADJ", "NAME")  # "films and TV shows"
    return [
        x for i, x in enumerate(kind)
        if x.lower != "and" or kind[i - 1].tag != "NOUN" or kind[i + 1].tag not in nouns
    ]  # fmt: skip


def with_items(
    clause: Clause, first: Sequence[Word], said: Sequence[Sequence[Word]]
) -> tuple[Clause, ...]:
    """Return what holds of the first or all of a list, and of each other item, which stay whole."""
    main, *others = cut(clause, first, *said)
    return (main, *(replace(other, final=True) for other in others))


def _kind(w: Sequence[Word], at: int, verb_end: int) -> tuple[int, int] | None:
    """Return where the noun phrase stands of which examples follow: "several films such as"."""
    end = at
    if w[at].lower == "as":
        if w[at - 1].lower != "such":
            return None
        end = at - 1
    end -= w[end - 1].text == ","
    if w[end - 1].tag != "NOUN":
        return None
    stop = end
    while stop > verb_end:
        start = phrase_start(w, stop)
        links = [i for i in range(start, stop) if w[i].tag == "PREP"]
        if links and _is_of_one(w, start, links[-1], at):
            return None
        near = plural(w[links[-1] + 1 : stop]) if links else False
        far = plural(w[start : links[0] if links else stop])
        if near and (w[at].lower == "as" or not far):
            return links[-1] + 1, end
        if start >= verb_end and far and not near:
            return start, end
        if near:
            return None  # "honours for her journeys, including": of which of the two?
        if start <= verb_end or w[start - 1].tag != "PREP":
            return None
        stop = start - 1  # "many awards in her career, including …"
    return None


def _is_of_one(w: Sequence[Word], start: int, link: int, at: int) -> bool:
    """Whether examples are of one thing: "a chain of shops, including", "to a planet, such as"."""
    chain = w[link].lower == "of" and w[link - 1].lower not in _SOME and not plural(w[start:link])
    return (chain and w[at].lower == "including") or w[link + 1].lower in ("a", "an")


def listed(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut a list that ends a clause, of names or of what something includes."""
    w, main = clause.words, clause.main
    if main is None or w[main.head].lower in ("are", "were"):
        return None  # "the plants are in Orr and Velm": not each plant
    done = set(lemmas(w[main.head].lower, "VERB"))
    if done & TOGETHER or any(negates(x.lower) for x in w[main.start : main.end]):
        return None  # "the road links A, B and C", "did not visit A, B and C"
    last = max((i for i, x in enumerate(w) if x.text in _JOINTS or x.lower == "and"), default=0)
    for at in range(main.end - 1, min(last, len(w) - 3)):
        linked = at < main.end or w[at].lower in _LINKING
        if not linked or w[at].held or not _may_open(w, at, main):
            continue
        known = w[main.head].lower in _KNOWN and w[at].lower == "for"
        included = at == main.end - 1 and bool(done & INCLUDING)
        fits = is_plain_noun if known else _is_member if included else is_dated_name
        items = list_items(w, at + 1, fits) if w[at].lower not in HAVE else None
        items = items and _with_places(w, items)
        if items is None or not _alike(w, at, main, items, included=included):
            items = None if included else _things(w, at, main)
        if items is None:
            continue
        opening = without_brackets(borrowed(w[: at + 1], "context"))
        said = [(*opening, *shared_article(w[at + 1], w[a:b]), *w[a:b]) for a, b in items[1:]]
        return with_items(clause, w[: items[0][1]], said)
    return None


def _things(w: Sequence[Word], at: int, main: VerbGroup) -> list[Range] | None:
    """Return the things right behind a verb or its preposition of which it holds one by one: "feeds
    on snails, crabs and worms"; None where what belongs to which is not sure."""
    done = set(lemmas(w[main.head].lower, "VERB"))
    accused = w[at].lower == "of" and (w[at - 1].lower == "guilty" or bool(done & _ACCUSING))
    linked = at == main.end and w[at].lower in (_OF_EACH | {"as"}) - {"by"}
    if not (at < main.end or linked or accused):
        return None
    items = _with_places(w, list_items(w, at + 1, _is_thing, titles=False) or [])
    if len(items) < 3 or sum(x.tag == "CONJ" for x in w[at:]) != 1:
        return None
    beside = any(x.tag == "PREP" and x.lower != "of" for a, b in items[:-1] for x in w[a:b])
    if all(w[a].tag in ("DET", "POSS", "NUM") for a, _ in items):
        return None if beside else items  # "opened a school with her son, the poet, and a loan"
    told = items[:-1] if dated(w[slice(*items[-1])]) else items  # "theft and fraud in March"
    within = any(_links(x) for a, b in told for x in w[a:b])
    mixed = len({w[a].tag == "NAME" for a, _ in items}) > 1
    return None if within or mixed or (not accused and _reaches_over(w, items)) else items


def _reaches_over(w: Sequence[Word], items: Sequence[Range]) -> bool:
    """Whether a word of one item may tell of the others, too: "film, book and theatre reviews", "a
    safe, sound and cheap method", "three cats, dogs and birds", "Danish art, music and food"."""
    (first, *inner), last = [w[a:b] for a, b in items[:-1]], w[slice(*items[-1])]
    plain = [[x for x in item if x.tag not in ("DET", "POSS")] for item in (first, *inner, last)]
    if first[0].tag == "NUM" or first[0].lower in _NONE | _SOME | _UNLIKE:
        return True
    if plain[0][0].tag == "ADJ" and all(len(item) == 1 for item in plain[1:]):
        return True
    bare = [x[-1].lower for x in plain[:-1] if len(x) == 1 or x[-2].tag == "ADV"]
    if any("ADJ" in parts_of_speech(x) and not is_plural(x) for x in bare):
        return True
    return len(plain[-1]) > 1 and any(not is_plural(x) for x in bare)


def _is_thing(words: Sequence[Word]) -> bool:
    """Whether an item is a noun phrase with its noun: "better developed eyes", not "cheap"."""
    head = next((i for i, x in enumerate(words) if x.tag == "PREP"), len(words))
    ends = head > 0 and words[head - 1].tag in ("NOUN", "NAME")
    barred = words[0].tag in ("ING", "ADV") or any(x.text in '-:“"' for x in words)
    return ends and not barred and _is_member(words)


def _with_places(w: Sequence[Word], items: Sequence[Range]) -> list[Range]:
    """Return items, a place with the body that it follows: "at Orr College, Oxford, and"."""
    found: list[Range] = []
    for a, b in items:
        body = found and any(x.lower in ORGANISATION_HEADS for x in w[slice(*found[-1])])
        if body and found[-1][1] == a - 1 and is_place(" ".join(x.text for x in w[a:b])):
            found[-1] = (found[-1][0], b)
        else:
            found.append((a, b))
    return found


def _alike(
    w: Sequence[Word], at: int, main: VerbGroup, items: Sequence[tuple[int, int]], *, included: bool
) -> bool:
    """Whether what stands before a list holds of each of its items by itself."""
    links = [next((x.lower for x in w[a:b] if _links(x)), "") for a, b in items]
    paired = bool(links[0]) and set(links) == {links[0]} and not any(
        x.lower == "and" for a, b in items for x in w[a:b]
    )  # fmt: skip
    if included and not paired:
        return _each_included(w, at, items, links)
    if not paired and not _opens(w, at, main):
        return False
    done = set(lemmas(w[main.head].lower, "VERB"))
    made = bool(done & _MAKING) and all(b - a > 1 for a, b in items)
    if w[at].lower == "by" and not made:
        return False  # "was followed by A, B and C"
    if len(items) < (2 if paired or at >= main.end or done & _SHOWING else 3):
        return False
    if not paired and (links[0] or (len(items) == 2 and any(links))):
        return False  # "the towns of Orr, Velm and Lund", "at the Faculty of Law and Trade"
    capitals = all(w[b - 1].text[0].isupper() for _, b in items[:-1])
    return not (w[-1].text.islower() and capitals)  # "a few Kannada, Odia and Tamil films"


def _each_included(
    w: Sequence[Word], at: int, items: Sequence[tuple[int, int]], links: Sequence[str]
) -> bool:
    """Whether a list of what something includes is read in one way: nothing tells of two items."""
    firsts = [w[a] for a, _ in items]
    doing = any(w[a].tag == "ING" and b - a > 1 for a, b in items)
    if any(x.tag == "ADV" for x in firsts) or (doing and firsts[0].tag != "ING"):
        return False  # "stakeholders, plans and maps, fostering trust"
    titled = bool(links[-1]) and is_name_or_title(w[slice(*items[-1])])
    joints = sum(x.lower == "and" for x in w[at:])
    return len(items) > 2 and joints == 1 and not any(links[:-1] if titled else links)


def _is_member(words: Sequence[Word]) -> bool:
    """Whether an item of what something includes is a noun phrase, a name, or what is done."""
    if is_name_or_title(words):
        return True
    barred = ("VERB", "AUX", "MODAL", "SUB", "REL", "PAST", "PRON", "TO", "MARK")
    done = words[0].tag == "ING"
    return (has_noun(words) or done) and not any(
        x.held or x.tag in barred or (x.tag in ("ING", "ADV") and x is not words[0]) for x in words
    )


def _links(word: Word) -> bool:
    """Whether a word tells what a thing is of, also within a name: "the School of Arts"."""
    return word.tag == "PREP" or word.lower in ("of", "for")


def _may_open(w: Sequence[Word], at: int, main: VerbGroup) -> bool:
    """Whether a list may begin behind a word: a verb, or a preposition of what follows it."""
    if w[main.head].lower in ("born", "died"):
        return False  # "in Orr, Tarn County": the one is in the other
    if at < main.end:
        verb = w[at].tag in ("VERB", "PAST") or w[at].lower in HAVE  # not "localised etch stops"
        return at == main.end - 1 and verb and w[main.start - 1].tag not in ("PAST", "ADJ", "DET")
    if w[at].lower == "of" and (w[at - 1].tag == "NAME" or w[at - 1].lower in _BELONGING):
        return w[at - 1].tag != "NAME"  # "by Ada Lind of Orr and Jon Moe of Velm"
    if w[at].lower not in ("of", "as") and not (w[at].lower in _OF_EACH and w[at].tag == "PREP"):
        return False
    between = w[main.end : at]  # not "in two roles as A in B and C in D"
    return not any(x.tag in ("NUM", "CONJ") or x.text == "," for x in between)


def _opens(w: Sequence[Word], at: int, main: VerbGroup) -> bool:
    """Whether a word opens a list of what a verb holds of, each alike."""
    if at < main.end:
        return True
    if w[at].lower == "of":
        return w[at - 1].lower in _BELONGING and w[at - 1].tag == "NOUN"
    between = w[main.end : at]  # "has offices in Orr, Velm and Brack", not "sang in a duet with"
    plain = all(x.tag in _WITHIN and x.lower not in _BARRED for x in between)
    ranked = any(x.lower.endswith("est") for x in between)
    one = bool(between) and w[main.head].lower in BE  # "is a village in Orr and Velm"
    named = at > main.end and w[at - 1].text[0].isupper() and w[at].lower not in _WHERE
    return w[at].lower in _OF_EACH and plain and not (ranked or one or named)
