"""Points of a list that are no sentences, read with the sentence that leads the list in.

"The report found two faults: – a cracked weld; – a blocked valve" states two things, and neither
point does alone. Nothing is joined where the lead-in leaves a choice ("one of the following",
"or"), tells somebody to do a thing, or does not show that the points are what it tells of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from claimgraph.patterns import regex
from claimgraph.reading.citations.clusters import Cite
from claimgraph.reading.lang.en.dictionary import (
    is_base_form,
    is_past_only,
    is_plural,
    is_third_person,
    is_word,
    verb_share,
)
from claimgraph.reading.lang.en.lexicon import WITHOUT_OBJECT
from claimgraph.reading.lang.en.sentence import Sentences
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.layers import Insertion, Statement
from claimgraph.reading.places import Span
from claimgraph.reading.sentences.cited_clauses import clauses as clauses_of
from claimgraph.reading.sentences.cited_clauses import plain
from claimgraph.reading.sentences.segmentation import SentenceSpan
from claimgraph.reading.statements.decomposition import is_sentence
from claimgraph.reading.statements.kinds import is_moved, orders
from claimgraph.reading.statements.points import led_lists, lists
from claimgraph.reading.statements.statement import words_of
from claimgraph.reading.statements.words import Clause, Word, denies, leaves_out_subject
from claimgraph.reading.structure import Structure

_SIGNS = (":", "：", "—", "–")
_CONDITIONS = frozenset({"if", "unless", "when", "where"})
_CAUSE = "because"
_OFTEN = 0.6
"""How often a word must be a verb among its uses to be one for sure."""
_LABEL = 6
"""Words of the longest label: "Battery storage", "Consequences:"."""
_LABELLED = regex(r"(?:\*\*|__)[^*\n]{1,80}(?:\*\*|__)[ ]?[–—:-]")
_LONGEST = 300
"""Code points of a lead-in or point that may be joined."""
_END = regex(r"[\s,;.]+(?:(?:and|or)[\s,;.]*)?$")
_ALTERNATIVES = regex(r"[,;\s]or[\s,;]*$")
_CHOICE = regex(
    r"\b(?:either|any|one(?: or more)?|some|none|each|whichever) of\b|\beither\b|\bor\b"
)
_SEVERAL = word_list("en/statements.txt", "words that count points")
_TOLD = frozenset({"you", "your", "here", "we'll", "let"})
"""Words of a lead-in that talks to its reader."""
_POINTING = frozenset({"this", "that", "it", "these", "those", "they", "he", "she"})
"""Subjects that do not say what is told of."""
_OPEN = frozenset({"PREP", "TO", "MODAL"})
"""Classes of words after which a phrase must follow."""
_LISTING = word_list("en/statements.txt", "verbs that lead points in")
_BE = frozenset({"is", "are", "was", "were", "be", "been"})


class _Lead(NamedTuple):
    """What leads points in: its words as they are put before one, where they stand, its markers.

    ``opens`` says that a verb or preposition at its end takes a point as its object, ``is_label``
    that it is no sentence; then it leads in only what a marker makes a claim anyway,
    ``conditional`` that it holds under its points ("if:"), ``verbal`` that it ends in "will", "to".
    """

    words: str
    place: Span
    cites: tuple[Cite, ...]
    opens: bool = False
    is_label: bool = False
    conditional: bool = False
    verbal: bool = False


_TOGETHER, _UNTOLD = _Lead("", (0, 0), ()), _Lead("", (0, 0), (), opens=True)
"""What leads conditions in that hold together, or asks or orders: its points are not told."""


def with_leads(
    text: str, structure: Structure, clauses: Sequence[Statement], sentences: Sentences
) -> tuple[Structure, list[Statement]]:
    """Return the clauses, those of points without a verb put behind what leads them in.

    Points of a word or two, which are let be where they stand, have clauses then, and the structure
    no reason why they make no claim.

    >>> from claimgraph.reading.pipeline import read_text
    >>> text = "The report found two faults:\\n- a cracked weld;\\n- no pump."
    >>> [n.text for n in read_text(text) if n.noun == "claim"]
    ['The report found two faults: a cracked weld.', 'The report found two faults: no pump.']
    """
    led = _led(text, structure, sentences)
    own = {clause.sentence: clause for clause in reversed(clauses)}
    made: dict[Span, Statement] = {}
    held: set[Span] = set()
    reasons, before = list(structure.reasons), -1
    for n, one in enumerate(structure.sentences):
        lead = led.get(one.block) if one.block != before else None
        before = one.block
        if lead is None or reasons[n] not in (None, "fragment"):
            continue
        if lead is _TOGETHER:
            reasons[n] = reasons[n] if one.cites else "fragment"
            held.add((one.start, one.end))
            continue
        point = own.get((one.start, one.end)) or _point(text, one)
        if joined := _joined(text, point, lead, sentences):
            made[point.span], reasons[n] = joined, None
    if not made and not held:
        return structure, list(clauses)
    left = (c for c in clauses if c.span not in made and not (c.sentence in held and not c.own))
    found = [*left, *made.values()]
    found.sort(key=lambda clause: (clause.start, -clause.end))
    numbered = [clause._replace(clause=n) for n, clause in enumerate(found)]
    return structure._replace(reasons=reasons), numbered


def _point(text: str, one: SentenceSpan) -> Statement:
    """Return a point that is so short that it has no clause."""
    first = next(clauses_of(text, one))
    words = first.text or text[first.start : first.end]
    return Statement(*first[:2], words, (one.start, one.end), one.block, None, *first[3:])


def _joined(text: str, point: Statement, lead: _Lead, sentences: Sentences) -> Statement | None:
    """Return a point behind what leads it in; None where it can stand by itself."""
    words = words_of(sentences.part(point.span))
    if not words:
        return None
    told = lead.words.rstrip(":").rsplit(None, 1)[-1] in _BE
    goes_on = lead.opens and not lead.verbal and point.text[:1].islower()  # "depends on: – if"
    whole = lead.conditional or goes_on or lead.words.endswith(_CAUSE)
    whole = whole or _is_phrase(words, lead, named=told)
    if not whole or point.end - point.start > _LONGEST:
        return None
    if lead.is_label and not (point.own or point.shared):
        return None
    if not lead.opens and _LABELLED.match(text, point.start, point.end):
        return None  # what stands behind its label tells
    said = _END.sub("", point.text)
    titled = [w for w in words[1:3] if w.lower != "of"][:1]  # "Minister of State"
    named = words[0].tag == "NAME" or any(w.text[:1].isupper() for w in titled)
    if lead.opens and not named and is_word(words[0].lower) and words[0].text != "I":
        said = said[:1].lower() + said[1:]
    if not said or said[-1] in "?!:":
        return None
    put = Insertion(lead.words, *lead.place, "lead")
    shared = point.shared if point.own or point.shared else lead.cites
    return point._replace(text=f"{lead.words} {said}.", inserted=(put,), shared=shared)


def leads_of(clauses: Sequence[Statement]) -> Mapping[int, bool]:
    """Return where what leads points in begins, and whether it is a sentence without these."""
    put = (one for clause in clauses for one in clause.inserted if one.ground == "lead")
    return {
        one.start: one.words[-1] == ":" and one.words[:-1].rsplit(None, 1)[-1].lower() not in _BE
        for one in put
    }


def _is_phrase(words: Sequence[Word], lead: _Lead, *, named: bool) -> bool:
    """Whether a point has no verb of its own, but perhaps one of "who" or "that".

    Where the lead-in says what things are, a name may look like an order: "Tumble bars".
    """
    if words[0].lower in _POINTING:
        return False  # "It is wet."
    if denies(words) or (lead.verbal and is_base_form(words[0].lower)):
        return True
    if (orders(words) and not named) or words[0].tag in ("SUB", "AUX", "MODAL", "CONJ", "REL"):
        return False
    main = Clause(tuple(words)).main
    if main is None or any(word.lower == "whose" for word in words[: main.end + 1]):
        return True
    behind = words[main.end].tag if main.end < len(words) else "MARK"
    verb = words[main.head].lower
    if behind in ("PREP", "MARK", "TO") and (
        (lead.opens and main.form == "past" and main.head == main.start and not is_past_only(verb))
        or (is_third_person(verb) and verb_share(verb) < _OFTEN)
    ):
        return True  # "delays caused by the client", "smoke alarms in every flat"
    return not leaves_out_subject(words) and not is_sentence(words)


def _led(text: str, structure: Structure, sentences: Sentences) -> Mapping[int, _Lead]:
    """Return what leads each point in, by its block."""
    found: dict[int, _Lead] = {}
    for sentence, points in led_lists(structure, lists(text, structure)):
        lead = _lead(text, sentence, structure.blocks[sentence.block].body, sentences)
        ends = (text[structure.blocks[n].start : structure.blocks[n].end] for n in points)
        if lead is _UNTOLD:
            points = [n for n in points if text[structure.blocks[n].start].islower()]
            found.update(dict.fromkeys(points, _TOGETHER))
        elif lead and any(map(_ALTERNATIVES.search, ends)) == lead.conditional:
            found.update(dict.fromkeys(points, lead))
        elif lead and lead.conditional:
            found.update(dict.fromkeys(points, _TOGETHER))
    return found


def _lead(text: str, sentence: SentenceSpan, body: int, sentences: Sentences) -> _Lead | None:
    """Return a sentence as what leads points in; None where they may not be what it tells.

    ``body`` is where the words of its block begin, behind a label.
    """
    start, end = max(sentence.start, body), sentence.end
    if end - start > _LONGEST:
        return None
    start = next(clauses_of(text, sentence)).start if start == sentence.start else start
    said = plain(text, start, end, sentence.cites).rstrip("* ")
    untold = _UNTOLD if said.endswith(_SIGNS) else None
    words = words_of(sentences.part((start, end)))
    while words and words[-1].tag == "MARK":
        words.pop()
    if not words or _CHOICE.search(said):
        return untold
    main, ends = Clause(tuple(words)).main, words[-1]
    if ends.lower in _CONDITIONS and said.endswith(_SIGNS) and (main or orders(words)):
        return _Lead(said.rstrip(": "), (start, ends.end), sentence.cites, True, False, True)
    moved = main is None or is_moved(sentences.part((start, end)))
    if (words[0].lower == "that" and moved) or ends.lower == "whether":
        return _TOGETHER  # "That Council: – notes the report": only moved
    asks = main is None and ends.tag == "PREP"  # "Watch for:"
    if asks or orders(words) or not _TOLD.isdisjoint(word.lower for word in words):
        return untold
    if main is None and len(words) <= _LABEL and said[-1:] not in ".?!,;":
        return _Lead(f"{said.rstrip(':')}:", (start, words[-1].end), (), is_label=True)
    if not said.endswith(_SIGNS) or main is None or main.start == 0:
        return None
    if main.start == 1 and words[0].lower in _POINTING:
        return None
    listing = ends.lower in _LISTING and ends.tag != "NOUN"
    opens = ends.tag in _OPEN and ends.lower not in ("below", "above")
    bare = ends.tag == "VERB" and main.end == len(words) and main.form == "modal"  # "must ask:"
    opens = opens or listing or ends.lower == _CAUSE
    opens = opens or (bare and ends.lower not in WITHOUT_OBJECT)
    if not (opens or ends.lower in _BE or (is_sentence(words) and _announces(words))):
        return None
    told = said.rstrip("".join(_SIGNS)).rstrip() + ("" if opens else ":")
    verbal = ends.lower == "to" or ends.tag == "MODAL"
    return _Lead(told, (start, ends.end), sentence.cites, opens, verbal=verbal)


def _announces(words: Sequence[Word]) -> bool:
    """Whether a sentence tells of several things that may follow: "found three faults"."""
    if words[-1].lower in _SEVERAL or (words[-1].tag == "NOUN" and is_plural(words[-1].lower)):
        return True
    return any(
        (word.tag == "NUM" or word.lower in _SEVERAL)
        and any(w.tag == "NOUN" and is_plural(w.lower) for w in words[i + 1 : i + 4])
        for i, word in enumerate(words)
    )
