"""Appositions: "Lind, an engineer in Oslo, …" states that Lind is an engineer in Oslo."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimgraph.reading.lang.en.dictionary import be, lemmas, verb_share
from claimgraph.reading.lang.en.gazetteer import is_first_name, is_place
from claimgraph.reading.lang.en.lexicon import (
    CALENDAR,
    EVENT_HEADS,
    JUDGING,
    PARTICLES,
    ROLES,
    WITHOUT_OBJECT,
)
from claimgraph.reading.lang.en.tokens import FINITE, VerbGroup
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.statements.antecedents import is_person
from claimgraph.reading.statements.phrases import SPANS, is_named, parts_adjectives, phrase_start
from claimgraph.reading.statements.tenses import description_tense
from claimgraph.reading.statements.words import (
    NOMINAL,
    Clause,
    Word,
    borrowed,
    cut,
    open_places,
    plural,
    supplied,
    trimmed,
)

KIN = word_list("en/statements.txt", "kin")
_HAPPENING = EVENT_HEADS | JUDGING
_PERSONS = ROLES | KIN
_NONE = frozenset({"neither", "none", "no", "either", "any"})
_SIBLINGS = frozenset({"children", "siblings", "sons", "daughters", "brothers", "sisters"})
_WHERE = frozenset({"in", "at", "on"})
_OPENERS = word_list("en/statements.txt", "openers")
_MEASURES = word_list("en/statements.txt", "measures of things")
_LONGEST = 25
_RANKING = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "last", "such"})
_RELATIVES = frozenset({"who", "that", "whose"})
_OF_SOMEBODY = frozenset({"his", "her", "their"})
_DEED = 0.5  # how often a noun must be a verb elsewhere to tell what happened: "the third strike"
_PLAIN = frozenset({"NOUN", "ADJ", "MARK"})
_PLAIN_OR_NAME = _PLAIN | {"NAME"}
_ENDS_HEAD = frozenset({"PREP", "PRON", "DET", "SUB", "REL", "TO", "PAST", "ING"})
_ENDS_PHRASE = _ENDS_HEAD | {"MARK", "CONJ"}
_NO_PART = frozenset({"AUX", "MODAL", "VERB", "SUB", "PRON", "CONJ"})


def apposition(clause: Clause) -> tuple[Clause, ...] | None:
    """Make a statement of a description behind a name: between commas, or at the end."""
    w, main = clause.words, clause.main
    if main is None:
        return None
    for comma in open_places(w, 1, len(w) - 2):
        if w[comma].text != ",":
            continue
        end = _end(w, comma)
        if end is None or not _describes(w, comma + 1, end) or w[end - 1].tag in ("CONJ", "REL"):
            continue
        if any(comma < g.start < end and g.opener is None for g in clause.groups):
            continue  # ", the two firms said"
        goes_on = end + 1 < len(w) and w[end + 1].tag in ("DET", "POSS")
        if goes_on and (main.start > end or any(x.tag == "CONJ" for x in w[end + 2 :])):
            continue  # a list, or one description within another: "of Orr, the yard in Velm, left"
        last = _before_brackets(w, comma)
        start = _name_start(w, last) if is_named(w[last - 1]) else _subject_start(w, comma)
        kin = w[last - 1].lower in KIN and w[last - 2].tag == "POSS" and end == len(w)
        start = last - 2 if kin and w[last - 2].lower not in ("'s", "’s") else start
        while _is_within(w, start, last):  # "in Dobbs, New York, a village"
            last, start = start - 1, _name_start(w, start - 1)
        if start == comma or not (kin or is_named(w[last - 1]) or main.start == end + 1):
            continue  # "learned it from his father, a smith"
        named = w[start:last]
        if named[0].tag == "PRON":
            continue  # "That, its builders reply, is the point"
        if _is_list(w, start, end) or _is_beside(w, start, comma, end) or _ends_aside(w, comma):
            continue
        joins = any(x.tag == "CONJ" and y.tag == "DET" for x, y in pairwise(w[comma:end]))
        if joins and main.end < comma and (main.form == "be" or not is_person(w[comma + 1 : end])):
            continue  # "was a knight of Orr, a doctor of Velm and a skater", "won the Oak Cup, a"
        if joins and main.end < start and is_person(w[main.end : start]):
            continue  # "played the clerk in Orr, the priest in Velm and the king in Lear"
        if any(x.tag == "REL" for x in w[end + 2 : end + 5]) and w[end + 1 : end + 2] != ():
            continue  # "at Orr, an inn run by two sisters, one of whom cooks"
        if w[end + 1 : end + 2] and w[end + 1].lower == "which" and is_person(w[comma + 1 : end]):
            continue  # "Orr, a clerk at Velm, which closed, left": not the clerk
        if _is_happening(w, comma + 1, end, named):
            continue
        tense = description_tense(w, main, named, w[comma + 1 : end])
        if tense is None:
            continue
        word = be(tense, plural=_is_several(named, w[comma + 1 : end]))
        verb = supplied(word, "AUX", "verb", w[comma].start)
        rest = (*w[:comma], *w[_resumed(w, end, clause.groups) :])
        told = w[comma + 1 : end]
        said = (*borrowed(named, "antecedent"), *verb, *_with_article(told), *told)
        return cut(clause, trimmed(rest), said)
    return None


def _is_within(w: Sequence[Word], start: int, last: int) -> bool:
    """Whether a place is told behind one that is in it."""
    named = start > 1 and w[start - 1].text == "," and w[start - 2].tag == "NAME"
    return named and start < last and is_place(" ".join(x.text for x in w[start:last]))


def _with_article(told: Sequence[Word]) -> Sequence[Word]:
    """Return the article that a bare trade lacks: "Ada Lind, politician and mayor of Orr,"."""
    joint = next((i for i, x in enumerate(told) if x.tag in _ENDS_PHRASE), len(told))
    bare = told[0].tag == "NOUN" and told[0].text.islower() and not plural(told[:joint])
    if not bare or (joint < len(told) and told[joint].tag == "PREP"):
        return ()  # "Lind, head of a mill", who is the only one
    return supplied(
        "an" if told[0].lower[:1] in "aeiou" else "a", "DET", "inflection", told[0].start
    )


def _is_several(named: Sequence[Word], told: Sequence[Word]) -> bool:
    """Whether those named are several: "the Rovers, the holders", not "Velm Walls, a builder"."""
    if named[-1].tag != "NAME" or any(x.tag == "CONJ" for x in (*named, *told)):
        capital = named[-1].text[0].isupper() and told[0].lower in ("a", "an")
        return plural(named) and not (capital and named[-1].tag != "NAME")
    return plural(told) and told[0].lower not in ("a", "an")


def _before_brackets(w: Sequence[Word], comma: int) -> int:
    """Return where a phrase ends that brackets follow: "Orr Labs (ORL), a small firm"."""
    if w[comma - 1].text != ")":
        return comma
    return next((i for i in range(comma - 2, 0, -1) if w[i].text == "("), comma)


def _is_beside(w: Sequence[Word], start: int, comma: int, end: int) -> bool:
    """Whether a description is not of what stands before it: of a day, of none of two, of a place
    where somebody was, "grew up in Orr, the youngest of nine", or what has no verb of its own, "the
    first was built in Orr, the second in Velm"."""
    if w[comma + 2].lower in _RANKING and not _RANKING.isdisjoint(x.lower for x in w[:start]):
        return True
    if w[comma - 1].lower in CALENDAR or any(x.lower in _NONE for x in w[start:comma]):
        return True
    timed = any(x.tag == "POSS" and y.lower in SPANS for y, x in pairwise(w[comma:end]))
    if timed or any(x.lower == "respectively" for x in w[comma:end]):
        return True  # "the road to Orr, a day's walk"
    if not start or w[start - 1].tag != "PREP" or w[start - 1].lower in ("by", "of", "with"):
        return False
    if start > 1 and w[start - 2].text == "," and end < len(w):
        return True  # "the last mill, at Orr, a hall of five storeys, was sold"
    stop = next((i for i in range(comma + 2, end) if w[i].tag in _ENDS_HEAD), end)
    head = w[stop - 1]
    somebody = head.lower in _PERSONS or any(x.lower in _SIBLINGS for x in w[stop:end])
    somebody = somebody or head.lower in _RANKING  # "a park in Orr, the first of its kind"
    return head.tag != "NOUN" or (w[start - 1].lower in _WHERE and somebody)


def _ends_aside(w: Sequence[Word], comma: int) -> bool:
    """Whether a comma closes what parts a verb from its object: "shall send, in May, a list"."""
    opened = next((i for i in range(comma - 1, 1, -1) if w[i].text == ","), 0)
    return bool(opened) and w[opened - 1].tag == "VERB" and w[opened + 1].tag == "PREP"


def _is_happening(w: Sequence[Word], start: int, end: int, named: Sequence[Word]) -> bool:
    """Whether a description is of what happened: "won in Orr, the third win in a row", "fined Orr,
    the first fines under the law"."""
    stop = next((i for i in range(start + 1, end) if w[i].tag in _ENDS_PHRASE), end)
    if w[start].lower in _OF_SOMEBODY and is_first_name(named[0].text) and len(named) > 1:
        return not is_person(w[start:stop])  # "a kick by Jo Lund, her eighth goal"
    if plural(w[start:stop]) and not plural(named) and named[-1].text[-1] != "s":
        return True
    ranked = any(x.lower in _RANKING or x.lower.endswith("est") for x in w[start:stop])
    head = w[stop - 1].lower
    return ranked and (head in _HAPPENING or verb_share(head) >= _DEED)


def _resumed(w: Sequence[Word], end: int, groups: Sequence[VerbGroup]) -> int:
    """Return where a clause goes on behind a description; a relative keeps its comma, and so does
    a subject: "Built by Orr, a firm in Velm, the hall fell"."""
    tags = [x.tag for x in w[end + 1 : end + 3]]
    opens = tags in (["ADJ", "PREP"], ["ADJ", "DET"], ["PAST", "PREP"], ["ING", "PREP"])
    opens = opens and any(x.text == "," for x in w[end + 1 :])
    told = any(g.start == end + 1 for g in groups)
    if opens and (told or set(lemmas(w[end + 1].lower, "VERB")) & WITHOUT_OBJECT):
        return end + 1
    kept = bool(tags) and tags[0] in NOMINAL | {"REL", "DET", "POSS"}
    return end if kept or opens else end + 1


def _name_start(w: Sequence[Word], comma: int) -> int:
    """Return where a name before a comma begins: "the | Forester’s Year, his only book"."""
    start = comma
    while start and (
        (is_named(w[start - 1]) and not (w[start - 1].lower in CALENDAR and start < comma))
        or w[start - 1].text in "&-'’"
        or (w[start - 1].lower in PARTICLES and start < comma and w[start - 2].tag == "NAME")
    ):
        start -= 1
        owner = start > 1 and w[start - 1].lower in ("'s", "’s") and w[start - 2].text[0].isupper()
        if start < comma and owner:  # "The Forester's Year, his only book"
            start -= 2
            start -= start > 0 and w[start - 1].tag == "DET"
    start -= start > 1 and w[start - 1].text == "The"  # "wrote The Tide, a play"
    the = start - (start > 0 and w[start - 1].lower == "the")
    inner = the > 2 or (the == 2 and w[0].tag == "NAME")  # not "Production of the Lark"
    if start < comma and inner and w[the - 1].lower == "of" and w[the - 2].text[0].isupper():
        return _name_start(w, the - 1)  # "Our Lady of the Rocks, an island"
    return start


def _subject_start(w: Sequence[Word], comma: int) -> int:
    """Return where a noun phrase that opens the clause begins; the comma, where none does."""
    start = phrase_start(w, comma)
    opens = start == 0 and w[0].tag in ("DET", "POSS", "NUM", "ADJ", "NOUN", "PRON")
    return 0 if opens else comma


def _end(w: Sequence[Word], comma: int) -> int | None:
    """Return where a description ends: at the next comma, or with the last word."""
    for i in open_places(w, comma + 1, min(len(w), comma + _LONGEST)):
        if w[i].text == "," and not parts_adjectives(w, comma, i):
            return _past_list(w, i)
        if w[i].text in ";:–—":
            return None
    return len(w) if len(w) - comma < _LONGEST else None


def _past_list(w: Sequence[Word], comma: int) -> int | None:
    """Return where "a poet, critic and teacher" ends; the comma itself when it is not a list."""
    joined = next(
        (i for i in open_places(w, comma + 1, min(len(w), comma + 14)) if w[i].lower == "and"), None
    )
    if joined is None or joined == comma + 1:
        return comma if joined is None or w[comma + 2 : comma + 3] else None
    before = w[comma + 1 : joined]
    last = next((x for x in reversed(before) if x.text != ","), None)
    trades = last is not None and _is_trade(last)
    plain = _PLAIN_OR_NAME if trades else _PLAIN
    if any(x.tag not in plain for x in before):
        return comma
    end = joined + 1
    while end < len(w) and w[end].tag in ("NOUN", "ADJ"):
        end += 1
    return end if end == len(w) or w[end].text == "," else None


def _describes(w: Sequence[Word], start: int, end: int) -> bool:
    """Whether words are one description: an article or title first, and no clause."""
    relative = next((i for i in range(start + 2, end) if w[i].lower in _RELATIVES), end)
    words = w[start:relative]
    one = [x.lower for x in words[:2]] == ["one", "of"]
    if len(words) < 2 or any(x.tag in _NO_PART and x.lower != "and" for x in words[one:]):
        return False
    stop = next((i for i in range(start + 1, end) if w[i].tag in _ENDS_HEAD), end)
    if w[stop - 1].lower in _MEASURES and stop < end:
        return False
    titled = words[0].lower in ROLES and any(x.tag == "PREP" for x in words)
    opens = words[0].lower in _OPENERS or titled or one
    return opens and any(x.tag == "NOUN" or x.lower in ROLES for x in words)


def _is_list(w: Sequence[Word], start: int, end: int) -> bool:
    """Whether a name and what follows it are items of a list: "Oslo, the fjord and Bergen"."""
    after = [x.lower for x in w[end + 1 : end + 2]] if end < len(w) else []
    goes_on = w[end + 2].tag in FINITE if end + 2 < len(w) else False
    inside = _joins_items(w, start, end)
    if start > 1 and w[start - 1].lower == "as" and w[start - 2].lower == "well":
        return True  # "the crew as well as Lind, an engineer and two guards"
    before = start and (w[start - 1].text == "," or w[start - 1].tag == "CONJ")
    listed = before and start > 1 and w[start - 2].tag in ("NAME", "NOUN")
    return bool(after and after[0] in ("and", "or") and not goes_on) or inside or bool(listed)


def _joins_items(w: Sequence[Word], start: int, end: int) -> bool:
    """Whether a conjunction joins items of a list, not parts of one description, as in "a poet,
    critic and teacher" and, within what the description is of, "an agency for rivers and lakes".
    """
    at = next((i for i in range(start, end) if w[i].tag == "CONJ"), start)
    within = any(x.tag in ("PREP", "PAST") for x in w[start:at])
    return at > start and not within and not _is_trade(w[at - 1]) and not _is_trade(w[end - 1])


def _is_trade(word: Word) -> bool:
    return word.tag == "NOUN" and (word.lower in ROLES or word.lower.endswith(("ist", "er", "or")))
