"""The words that a statement is made of: its own, those borrowed from elsewhere, those put in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimgraph.memory import made_once
from claimgraph.reading.lang.en.closed_classes import opens_condition
from claimgraph.reading.lang.en.dictionary import (
    is_base_form,
    is_plural,
    is_third_person,
)
from claimgraph.reading.lang.en.lexicon import CONDITIONAL, HEADS_OF_NAMES, SAME_IN_PAST
from claimgraph.reading.lang.en.titles_of_works import WORKS
from claimgraph.reading.lang.en.tokens import Tag, VerbGroup
from claimgraph.reading.lang.en.verb_groups import verb_groups
from claimgraph.reading.lang.word_lists import share, word_list
from claimgraph.reading.layers import Ground

NOMINAL = frozenset({"NOUN", "NAME", "NUM", "PRON"})
"""Classes of words that can be the head of a noun phrase."""
SOME = word_list("en/statements.txt", "some of several")
UNSURE = {
    rule: share("claimgraph.reading.statements", rule)
    for rule in (
        "decided", "participle_clause", "postnominal_participle", "which_means", "who_it_is",
    )
}  # fmt: skip
"""The rules that are less than sure; all others cut only where the grammar leaves one reading."""
REFERENCES = {
    rule: share("claimgraph.reading.statements", rule)
    for rule in (
        "person", "it", "there", "pair", "firm", "described",
        "told_by_clause", "named_again", "deed",
    )
}  # fmt: skip
"""How sure it is what a word means, by kind: "she", "it", "there", "the latter" or "both nations",
"the company", other descriptions of whoever was named, and "the finding", "the ban", "the move"."""
DRAWN = {
    rule: share("claimgraph.reading.statements", rule)
    for rule in ("measure", "judged", "summed", "pointed", "either", "cited")
}
"""How sure it is that one statement is drawn from others, by what shows it."""


@dataclass(slots=True)
class Word:
    """A word or mark with its place (code points, end excluded) and its class.

    ``held`` says that it stands inside a quotation or brackets. ``ground`` says why it is here when
    it is no word of this part of the sentence; one that stands nowhere has ``start`` = ``end``.
    ``cited`` says that a marker stands right before it, so that what ends here has its own source,
    or that somebody's words end there.
    """

    text: str
    lower: str
    tag: Tag
    start: int
    end: int
    held: bool = False
    ground: Ground | None = None
    cited: bool = False


@dataclass(frozen=True)
class Clause:
    """Words that may be a statement. ``final`` ones are not cut further.

    ``construction`` names the rule that cut it off from the main clause.
    """

    words: tuple[Word, ...]
    sure: float = 1.0
    final: bool = False
    construction: str = ""

    @made_once
    def signs(self) -> frozenset[str]:
        """Its words in lower case and their classes: what the rules that may cut it look for."""
        return frozenset([w.lower for w in self.words] + [w.tag for w in self.words])

    @made_once
    def groups(self) -> Sequence[VerbGroup]:
        """The finite verb groups outside of quotations and brackets."""
        return [g for g in verb_groups(self.words) if not self.words[g.start].held]

    @made_once
    def main(self) -> VerbGroup | None:
        """The verb group of the main clause."""
        return next((g for g in self.groups if g.opener is None), None)

    @made_once
    def supposed(self) -> bool:
        """Whether it holds under a condition."""
        return is_supposed(self.words)

    @made_once
    def subjects(self) -> dict[int, tuple[int, int] | None]:
        """The subject of each verb that a rule asked for, by the place where the verb begins."""
        return {}


def borrowed(words: Sequence[Word], ground: Ground) -> tuple[Word, ...]:
    """Return words as put in from elsewhere in the sentence."""
    return tuple(replace_ground(word, ground) for word in words)


def replace_ground(word: Word, ground: Ground) -> Word:
    """Return a word as put in on a ground, unless it has one already."""
    w = word  # made by itself, as ``replace`` takes several times as long
    return w if w.ground else Word(w.text, w.lower, w.tag, w.start, w.end, w.held, ground, w.cited)


def supplied(text: str, tag: Tag, ground: Ground, at: int) -> tuple[Word, ...]:
    """Return words that the sentence does not have, such as the "is" of an apposition."""
    return tuple(Word(t, t.lower(), tag, at, at, ground=ground) for t in text.split())


def cut(clause: Clause, *parts: Sequence[Word], sure: float = 1.0) -> tuple[Clause, ...]:
    """Return the clauses that a rule makes of one."""
    return tuple(
        replace(clause, words=tuple(part), sure=min(clause.sure, sure)) for part in parts if part
    )


def trimmed(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return words without commas, conjunctions and dashes at either end.

    >>> comma, rose = Word(",", ",", "MARK", 0, 1), Word("rose", "rose", "PAST", 2, 6)
    >>> [w.text for w in trimmed([comma, rose, comma])]
    ['rose']
    """
    start, end = 0, len(words)
    while start < end and (words[start].text in ",;:–—-" or words[start].tag == "CONJ"):
        start += 1
    while end > start and (words[end - 1].text in ",;:–—-" or words[end - 1].tag == "CONJ"):
        end -= 1
    return tuple(words[start:end])


def is_bare_verb(word: Word) -> bool:
    """Whether a word is a verb in its base form, as behind "will" or of several."""
    return word.tag == "VERB" and is_base_form(word.lower)


def leaves_out_subject(words: Sequence[Word]) -> bool:
    """Whether words open with their verb, as points and headlines do: "Raises fears over jobs"."""
    if len(words) < 3 or words[0].held or words[0].tag not in ("VERB", "AUX", "MODAL"):
        return False
    supposed = words[1].lower == "either" or opens_condition(words[0].lower, words[1].tag)
    if supposed or words[0].lower in _OTHERWISE:
        return False  # "Had either been open", "Will work for bread", "HAVE AGREED as follows"
    if words[0].tag == "VERB" and _is_subject(words):
        return False
    main = Clause(tuple(words)).main
    if main is None or main.start:
        return False
    if words[0].tag == "VERB":
        return is_third_person(words[0].lower) and not is_base_form(words[0].lower)
    return words[1].tag in ("VERB", "PAST", "AUX", "ADV", "NOT") and words[-1].text != "?"


def _is_subject(words: Sequence[Word]) -> bool:
    """Whether the first word is a noun: "Leaks account for half of it", "pumps that cost less"."""
    if words[1].lower in ("that", "which", "who"):
        return is_plural(words[0].lower)
    plain = words[1].tag == "NOUN" and is_base_form(words[1].lower) and is_plural(words[0].lower)
    return plain and words[2].tag == "PREP" and words[2].lower != "of"


def denies(words: Sequence[Word]) -> bool:
    """Whether words without a verb deny that something is there: "No risk of floods"."""
    if len(words) < 3 or words[0].lower != "no" or words[0].held or words[1].text in ",:-":
        return False
    return Clause(tuple(words)).main is None and words[1].tag in ("NOUN", "ADJ", "NAME", "ING")


def open_places(words: Sequence[Word], start: int, end: int) -> list[int]:
    """Return the places that stand in neither quotation nor brackets."""
    return [i for i in range(max(0, start), min(end, len(words))) if not words[i].held]


_OPENS_SUBJECT = frozenset({"DET", "POSS", "PRON", "NAME"})
_OTHERWISE = frozenset({"do", "don't", "don’t", "will", "would", "have", "are", "were"})
_SUPPOSED = frozenset({"would", "could", "might"})


def behind_marker(w: Sequence[Word], i: int) -> bool:
    """Whether a marker ends what stands before a joint: "it works [1], and", "it works [1] and"."""
    return w[i].cited or (w[i - 1].text == "," and w[i - 1].cited)


def is_supposed(w: Sequence[Word]) -> bool:
    """Whether words hold under a condition: "if it rains", "had it rained, …", "without it, …"."""
    if any(x.lower in CONDITIONAL and x.tag == "SUB" for x in w):
        return True
    if len(w) > 2 and (opens_condition(w[0].lower, w[1].tag) or w[0].lower == "given"):
        return True
    modal = next((i for i, x in enumerate(w) if x.tag == "MODAL" and x.lower in _SUPPOSED), None)
    if modal is None:
        return False
    return w[0].lower == "without" or any(_inverts(w, i, modal) for i in range(modal, len(w) - 3))


def supposes(w: Sequence[Word]) -> bool:
    """Whether what stands behind a colon holds under what opens: "Suppose the dam fails: …"."""
    at = 1 + (len(w) > 2 and w[1].lower == "that")
    return len(w) > at and opens_condition(w[0].lower, w[at].tag)


def is_hedged(w: Sequence[Word]) -> bool:
    """Whether some words say that what follows may not be so: "allegedly", "perhaps"."""
    return any(x.lower in _HEDGES for x in w)


_HEDGES = word_list("en/statements.txt", "hedges")


def _inverts(w: Sequence[Word], i: int, modal: int) -> bool:
    """Whether "had" opens a condition behind a modal: "could have won had the engine held"."""
    inverted = w[i].lower == "had" and w[i + 1].tag in _OPENS_SUBJECT
    if not inverted or any(x.tag in ("SUB", "REL") or x.text == ";" for x in w[modal:i]):
        return False
    return any(x.tag == "PAST" for x in w[i + 2 : i + 9])


SHARES = frozenset({"%", "percent", "cent", "half", "most"})
"""Words of a share, which is told of one thing and of several alike."""


def plural(phrase: Sequence[Word]) -> bool:
    """Whether a noun phrase takes a plural verb."""
    phrase = [w for w in phrase if not w.held] or phrase  # "“Hell on wheels” towns"
    counted = next((i for i, w in enumerate(phrase) if w.text in SHARES or w.lower == "some"), None)
    if counted is not None and [w.lower for w in phrase[counted + 1 : counted + 2]] == ["of"]:
        return plural(phrase[counted + 2 :])  # "more than 80% of its users"
    stop = next((i for i, w in enumerate(phrase) if i and w.tag in ("PREP", "REL", "SUB")), None)
    head = [w for w in phrase[:stop] if w.tag in ("NOUN", "NAME", "PRON", "NUM")]
    if not head:
        return False
    if head[-1].text.isupper() and len(head[-1].text) > 2:
        return False  # "GAPS", a score
    if head[-1].tag == "NUM":
        named = any(x.text == "-" for x in phrase[:stop])  # "the 737-100"
        return not named and head[-1].lower not in ("one", "1")
    named = head[-1].tag == "NAME"
    if named and phrase[0].lower == "the" and head[-1].lower in HEADS_OF_NAMES:
        return False  # "the Orr and Velm Canal"
    joined = tuple(w.lower for w in phrase[:stop])
    return "and" in joined if named else is_plural(head[-1].lower, joined)


def agreement(w: Sequence[Word], group: VerbGroup) -> bool | None:
    """Whether a verb says that its subject is several; None where its form does not tell."""
    first = w[group.start].lower
    if first in ("is", "was", "has", "does"):
        return False
    if first in SAME_IN_PAST:
        return None
    if first in ("are", "were", "have", "do"):
        return True
    return is_base_form(first) if group.form == "present" else None


def is_subtitled(w: Sequence[Word], colon: int, verb_end: int) -> bool:
    """Whether a colon stands within the title that opens words, as what it is tells: "Gull: Queen
    of the Sea is a film", not "Orr: Lind is a poet"."""
    if not (0 < colon < verb_end - 1) or w[colon].text != ":" or w[colon + 1].text[0].islower():
        return False
    if all(x.ground is not None for x in w[: colon + 2]):
        return True  # said again, as the first part of the clause is cut off
    told = w[verb_end : verb_end + _FAR]
    end = next((i for i, x in enumerate(told) if x.tag in ("PREP", "PAST", "REL")), len(told))
    front = w[w[0].tag == "DET" and colon > 1 : colon]  # "The Gull: Queen of the Sea"
    named = all(x.text[0].isupper() or x.text.isdecimal() for x in front)
    return named and not WORKS.isdisjoint([x.lower for x in told[:end]])


_FAR = 8
"""Words behind "is" among which the noun stands that says what a work is."""
