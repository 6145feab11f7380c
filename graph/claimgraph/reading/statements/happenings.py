"""What "this decision" and "the ban" mean that open a sentence: what the one before tells.

The sentence before must tell one such thing and no other: a clause that says what was found, the
same noun with its object ("a ban on nets"), or one deed of somebody's. Everything else is left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimgraph.reading.lang.en.dictionary import lemmas
from claimgraph.reading.lang.en.lexicon import CALENDAR, ORGANISATION_HEADS, ROLES
from claimgraph.reading.lang.en.sentence import Sentence
from claimgraph.reading.lang.word_lists import word_list, word_table
from claimgraph.reading.statements.decomposition import decomposed
from claimgraph.reading.statements.descriptions import Referent
from claimgraph.reading.statements.rendering import spaced
from claimgraph.reading.statements.statement import clause_in
from claimgraph.reading.statements.words import REFERENCES, Clause, Word

_TOLD = word_table("en/statements.txt", "happenings that a clause tells")
_NAMED = word_list("en/statements.txt", "happenings named again")
_DEEDS = word_list("en/statements.txt", "deeds")
_ON_PURPOSE = word_list("en/statements.txt", "done on purpose")
_NOUNS = _TOLD.keys() | _NAMED | _DEEDS
_POINTING = frozenset({"this", "that", "the"})
_PHRASE = frozenset({"DET", "ADJ", "NOUN", "NAME", "NUM", "POSS", "ING"})
_LONGEST = 24
"""Words of what is put in."""
_OBJECT = 12
"""Words of the object of a deed that is put in."""
_UNCLEAR = frozenset('[]()*“”"‘;:?|')
_TIMES = word_list("en/statements.txt", "words of time") | CALENDAR


def happening(
    text: str, before: Sentence, sentence: Sentence
) -> Iterator[tuple[tuple[int, int], Referent]]:
    """Yield what opens a sentence and means what the one before tells, with what it means."""
    at = 0 if sentence.tag(0) not in ("CONJ", "QUOTE") else 1
    noun = sentence.lower(at + 1)
    if sentence.lower(at) not in _POINTING or noun not in _NOUNS or not before.tokens:
        return
    if sentence.tag(at + 2) not in ("VERB", "PAST", "AUX", "MODAL"):
        return  # something behind it tells which one
    main = clause_in(sentence).main
    told = clause_in(before)
    said = told.words
    if main is None or main.start != at + 2 or not said or _is_unclear(said):
        return
    for found, rule in (
        (_told(text, said, noun), "told_by_clause"),
        (_named(text, said, noun), "named_again"),
        (_done(text, told, noun), "deed"),
    ):
        if found:
            name, start, end = found
            first, last = sentence.tokens[at], sentence.tokens[at + 1]
            sure = REFERENCES[rule]
            yield (first.start, last.end), Referent(name, start, end, "description", sure)
            return


def _is_unclear(said: Sequence[Word]) -> bool:
    """Whether marks stand in a sentence by which more than its words is meant."""
    return any(w.text in _UNCLEAR for w in said) or any(w.tag == "NOT" for w in said)


def _told(text: str, said: Sequence[Word], noun: str) -> tuple[str, int, int] | None:
    """Return "the finding that …" where the sentence before says what was found."""
    verbs = set(_TOLD.get(noun, ()))
    places = [
        i for i in range(1, len(said) - 3)
        if said[i].tag in ("VERB", "PAST") and verbs.intersection(lemmas(said[i].lower, "VERB"))
        and said[i + 1].lower == "that"
    ]  # fmt: skip
    if len(places) != 1 or [w.lower for w in said].count("that") != 1:
        return None
    content = _ended(said[places[0] + 2 :])
    if not 3 <= len(content) <= _LONGEST or Clause(tuple(content)).main is None:
        return None
    if _leans(content):
        return None
    return _put(text, f"the {noun} that", content)


def _named(text: str, said: Sequence[Word], noun: str) -> tuple[str, int, int] | None:
    """Return "the ban on nets" where the sentence before tells of "a ban on nets"."""
    places = [i for i, w in enumerate(said) if w.lower in (noun, noun + "s")]
    if noun not in _NAMED or len(places) != 1 or said[places[0]].lower != noun:
        return None
    i = places[0]
    if i + 2 >= len(said) or said[i + 1].lower not in ("on", "of", "against", "to", "with", "for"):
        return None
    end = i + 2
    while end < len(said) and said[end].tag in (*_PHRASE, *(("VERB",) if end == i + 2 else ())):
        end += 1
    while end + 1 < len(said) and said[end].lower == "of" and said[end + 1].tag in _PHRASE:
        end += 1
        while end < len(said) and said[end].tag in _PHRASE:
            end += 1
    if end < len(said) and (said[end].tag in ("CONJ", "REL", "SUB") or said[end].text == "-"):
        return None  # more of it follows
    content = said[i + 1 : end]
    unfit = _leans(content) or any(w.lower in _TIMES for w in content)
    if unfit or not any(w.tag in ("NOUN", "NAME") for w in content) or len(content) > _OBJECT:
        return None
    return _put(text, f"the {noun}", content)


def _done(text: str, told: Clause, noun: str) -> tuple[str, int, int] | None:
    """Return "the council’s move to close the school" where that alone is told before."""
    if noun not in _DEEDS:
        return None
    clauses = decomposed(told)
    main = clauses[0].main if len(clauses) == 1 else None
    if main is None or main.form not in ("past", "have") or main.start == 0:
        return None
    w = clauses[0].words
    verbs = [v for v in lemmas(w[main.head].lower, "VERB") if v in _ON_PURPOSE]
    who, what = w[: main.start], _ended(w[main.end :])
    if len(verbs) != 1 or main.head != main.end - 1 or not _acts(who):
        return None
    what = _untimed(what)
    if not what or len(what) > _OBJECT or any(x.tag not in _OF_OBJECT for x in what):
        return None
    owner = spaced(text, who) + ("’" if who[-1].lower.endswith("s") else "’s")
    name, _, end = _put(text, f"{owner} {noun} to {verbs[0]}", what)
    return name, who[0].start, end


_OF_OBJECT = _PHRASE | {"PREP", "ADV", "CONJ"}


def _acts(who: Sequence[Word]) -> bool:
    """Whether some words are one who acts: a name, a body or an office, and nothing else."""
    if not 0 < len(who) <= 6 or any(x.tag not in ("DET", "ADJ", "NOUN", "NAME") for x in who):
        return False
    last = who[-1]
    return last.tag == "NAME" or last.lower in ROLES or last.lower in ORGANISATION_HEADS


def _ended(words: Sequence[Word]) -> Sequence[Word]:
    """Return words without the marks at their end."""
    end = len(words)
    while end and words[end - 1].tag in ("MARK", "QUOTE"):
        end -= 1
    return words[:end]


def _untimed(what: Sequence[Word]) -> Sequence[Word]:
    """Return what was done without when; nothing where that stands within it."""
    timed = [
        i for i, x in enumerate(what)
        if x.lower in _TIMES or (x.tag == "NUM" and len(x.text) == 4 and x.text.isdecimal())
    ]  # fmt: skip
    if not timed:
        return what
    cut = timed[0] - 1
    return what[:cut] if cut > 0 and what[cut].tag == "PREP" and timed[-1] == len(what) - 1 else ()


def _leans(content: Sequence[Word]) -> bool:
    """Whether words mean somebody told of before: "it hid losses", "its port"."""
    return any(w.tag == "PRON" or (w.tag == "POSS" and w.lower.isalpha()) for w in content)


def _put(text: str, led: str, content: Sequence[Word]) -> tuple[str, int, int]:
    return f"{led} {spaced(text, content)}", content[0].start, content[-1].end
