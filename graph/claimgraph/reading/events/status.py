"""Whether an event has happened, goes on, is planned, or is only thought of."""

from __future__ import annotations

from claimgraph.model import EventStatus
from claimgraph.reading.events import triggers as tr
from claimgraph.reading.lang.en.closed_classes import negates
from claimgraph.reading.lang.en.dictionary import inflected, is_base_form
from claimgraph.reading.lang.en.noun_phrases import NOMINAL
from claimgraph.reading.lang.en.sentence import Sentence
from claimgraph.reading.lang.en.subjects import group_start, subject_of
from claimgraph.reading.lang.en.tokens import FINITE

_CONDITION = 12
"""Tokens before a verb within which "if" makes it a condition."""
_TELLING = tr.SAYING | tr.ALLEGING | tr.HOPING


def verb_status(s: Sentence, i: int) -> EventStatus:
    """Return status by the verb: will → planned, might → hypothetical, -ing → ongoing."""
    start = group_start(s, i)
    group = {s.lower(j) for j in range(start, i + 1)}
    near = range(max(0, start - _CONDITION), start)
    parted = next((j for j in reversed(near) if s.tokens[j].text == ";"), near.start)
    before = range(parted, start)
    condition = any(s.lower(j) in ("if", "unless", "whether") for j in before)
    wished = s.lower(start) == "be"  # "asked that it be closed"
    if group & tr.OPEN_MODALS or condition or wished:
        return "hypothetical"
    if "would" in group:
        undone = "have" in group  # "it would have flooded the fields"
        return "planned" if _is_reported(s, start) and not undone else "hypothetical"
    if group & {"will", "shall", "'ll", "’ll"} or _is_to_come(s, i) or _is_set(s, i):
        return "planned"
    alike = s.lower(i) in inflected(s.lower(i), "VBD")  # "shut its depot"
    if s.tag(i) == "VERB" and start == i and (alike or is_headline(s)):
        return "happened"
    progressive = s.tag(i) == "ING" or (s.is_be(i) and s.tag(i + 1) == "ING")
    present = s.tag(i) == "VERB" or (s.tag(i) == "AUX" and bool(group & {"is", "are"}))
    past = any(word.startswith(("was", "were", "had", "did")) for word in group)
    return "ongoing" if (progressive and not past) or present else "happened"


def is_alleged(s: Sentence, i: int) -> bool:
    """Whether a claim or rumour holds a verb: "claims that a column had crossed the river"."""
    if s.lower(0) in tr.ALLEGING and s.lower(1) == ":":
        return True  # "Claim: A post says that the city banned stoves"
    if s.lower(i) == "alleged" or (s.tag(i - 1) == "ADV" and s.lower(i - 1) in tr.ALLEGING):
        return True  # "The clerk, reportedly fired in May, sued"
    for j in range(i - 1, max(0, i - _CONDITION), -1):
        if s.tag(j) in ("REL", "MARK"):
            return False
        if s.lower(j) == "that" and s.tag(j - 1) == "NOUN":
            return s.lower(j - 1).removesuffix("s") in tr.ALLEGING
    return False


def put_by_clause_over(s: Sentence, i: int) -> EventStatus | None:
    """Return what the clause over a verb's own makes of it; None where it leaves it as it is.

    Denied where it is called false, alleged where nothing shows it: "it is a myth that the queen
    fled", "nobody has shown the casks leaked", "doubts remain that", "no proof that".
    """
    start, over = _clause_over(s, i)
    conj = start - 1 if over is None else over
    if s.tag(conj) == "CONJ" and s.tag(conj - 1) != "MARK":  # "or that Lund hid it"
        other = next((j for j in range(conj - 1, 0, -1) if s.tag(j) in FINITE), None)
        return put_by_clause_over(s, other) if other is not None else None
    if over is None:
        return None
    if s.lower(over - 1) in ("or", "nor") and "deny" in s.verb_lemmas(over):
        return "alleged"  # "would neither confirm nor deny that it fell"
    clause = _of_clause(s, over)
    words = {w for j in clause for w in (s.lower(j), *s.verb_lemmas(j))}
    denied = any(_denies(s, j) for j in clause)
    if words & tr.HOPING:
        return "hypothetical"
    if words & tr.FALSE:
        return None if denied else "denied"
    if words & tr.DOUBTFUL or (over == start - 1 and s.is_be(over - 1) and words & tr.ALLEGING):
        return None if denied else "alleged"
    if denied and not words & tr.FACTIVE:
        return "denied" if "true" in words else "alleged"
    return None


def _clause_over(s: Sentence, i: int) -> tuple[int, int | None]:
    """Return where a verb's clause begins, and the word that the clause completes, if any."""
    subject = subject_of(s, i)
    start = subject[0] if subject else group_start(s, i)
    if s.lower(start - 1) in tr.NOBODY:
        start -= 1
    if s.lower(start - 1) == "that" and s.tag(start - 1) == "SUB":
        return start, start - 2
    bare = s.tag(start - 1) in FINITE and not _TELLING.isdisjoint(s.verb_lemmas(start - 1))
    return start, start - 1 if bare and subject else None


def _of_clause(s: Sentence, last: int) -> range:
    """Return the words of a clause up to its last, from a mark, a "that" or a conjunction on."""
    first = last
    while first > 0 and s.tag(first - 1) not in ("MARK", "SUB", "REL", "QUOTE"):
        if s.tag(first - 1) == "CONJ" and s.tag(first) in (*FINITE, "PRON", "ADV"):
            break
        first -= 1
    return range(max(0, first), last + 1)


def _denies(s: Sentence, j: int) -> bool:
    """Whether a word denies its clause, or nearly: "few believe", but not "a few", "not only"."""
    word = s.lower(j)
    if word == "yet" and s.lower(j + 1) == "to":
        return True
    scarce = word in tr.SCARCE and s.tag(j - 1) not in ("DET", "POSS")
    return scarce or ((negates(word) or word in tr.NOBODY) and s.lower(j + 1) not in tr.ONLY)


def is_accused(s: Sentence, i: int) -> bool:
    """Whether somebody is only accused of a deed: "accused of ordering the murder of a rival"."""
    if s.tag(i) in FINITE:
        return False
    for j in range(i - 1, max(0, i - _CONDITION), -1):
        if s.lower(j) in ("of", "with") and s.lower(j - 1) in tr.ACCUSED:
            return True
        if s.tag(j) in FINITE or s.tag(j) in ("REL", "SUB") or s.tokens[j].text in ",;:":
            return False
    return False


def is_headline(s: Sentence) -> bool:
    """Whether words have no stop at their end: headlines tell in the present what happened."""
    return not any(t.text in ".!?…" for t in s.tokens[-4:])


def is_rule(s: Sentence, i: int) -> bool:
    """Whether a verb tells what is so as a rule: "allies who cross him"."""
    return s.tag(i) == "VERB" and s.tag(group_start(s, i) - 1) == "REL" and group_start(s, i) == i


def _is_reported(s: Sentence, start: int) -> bool:
    """Whether "would" is the "will" of somebody who is reported: "said it would close"."""
    reporting = (j for j in range(start - 1, max(-1, start - _CONDITION), -1))
    return any(s.tag(j) == "PAST" and tr.REPORTING & set(s.verb_lemmas(j)) for j in reporting)


def _is_to_come(s: Sentence, i: int) -> bool:
    """Whether a verb says that what follows is planned: "plans to", "is to", "is due to"."""
    if s.is_be(i) and s.lower(i + 1) in ("due", "set", "likely", "expected", "scheduled"):
        return s.tag(i + 2) == "TO"
    planning = s.is_be(i) or tr.PLANNING & set(s.verb_lemmas(i))
    return s.tag(i + 1) == "TO" and bool(planning)


def _is_set(s: Sentence, i: int) -> bool:
    """Whether a verb says that its subject is planned: "is scheduled for", "was planned"."""
    setting = {"schedule", "plan", "expect", "postpone"} & set(s.verb_lemmas(i))
    return s.tag(i) == "PAST" and bool(setting) and s.is_be(i - 1)


def infinitive_status(s: Sentence, i: int) -> EventStatus | None:
    """Return status of "to close" by the verb it hangs on; None where it tells of no deed."""
    at = i - 2
    while at > 0 and s.tag(at) == "ADV":
        at -= 1
    due = s.lower(at) in ("due", "set", "scheduled", "likely")
    if s.tag(at - due) == "NOUN":
        return None  # "the order to leave", "convoys due to arrive were stopped"
    lemmas = set(s.verb_lemmas(at))
    if s.lower(i) == "have" and s.tag(at) == "PAST" and s.is_be(at - 1):
        return "alleged" if lemmas & tr.TOLD_OF_OTHERS else None  # "is said to have fled"
    if s.is_be(at) or lemmas & tr.PLANNING or due:
        return "planned"
    if lemmas & tr.BEGINNING:
        return verb_status(s, at)
    if lemmas & tr.WISHING:
        return "hypothetical"
    return "happened" if "manage" in lemmas else None


def is_order(s: Sentence, i: int) -> bool:
    """Return whether a verb in its base form opens a sentence: "Enter Velmark to win"."""
    return i == 0 and s.tag(0) == "VERB" and is_base_form(s.lower(0))


def is_attribute(s: Sentence, i: int) -> bool:
    """Whether a participle belongs to the noun behind it: "through collapsed buildings"."""
    if s.tag(i) != "PAST":
        return False
    before = s.tag(i - 1) in ("PREP", "DET", "POSS") and s.tag(i - 2) != "AUX"  # "has since won"
    noun = s.tag(i + 1) in ("NOUN", "ADJ", "NAME")
    first = i
    while s.tag(first - 1) == "ADV" or s.lower(first - 1) in ("more", "most", "less"):
        first -= 1
    before = before or (noun and first < i and s.tag(first - 1) in ("DET", "POSS"))
    opens = noun and (i == 0 or s.tag(i - 1) in ("NUM", "ADJ", "QUOTE"))
    return before or opens


def is_negated(s: Sentence, i: int) -> bool:
    """Whether a verb is denied: "did not sign", "has never met"."""
    undone = s.lower(i - 1) in tr.NOT_DONE  # "the dam almost collapsed"
    start = group_start(s, i)
    start -= 2 * (s.lower(start - 1) in ("yet", "even", "once") and s.tag(start - 2) == "NOT")
    group = range(start, i)
    denied = "no" in s.words
    if denied and any(s.lower(j) == "no" and s.lower(j + 1) in tr.NO_TIMES for j in range(i)):
        return True  # at no time was it shut
    return undone or any(negates(s.lower(j)) and s.lower(j + 1) not in tr.ONLY for j in group)


def is_ability(s: Sentence, i: int) -> bool:
    """Whether a verb tells what can be done as a rule: "a test can detect it"."""
    start = group_start(s, i)
    able = any(s.lower(j) == "can" for j in range(max(0, start - 2), i))
    return able and (s.tag(i) == "VERB" or any(s.lower(j) == "be" for j in range(start - 2, i)))


_NOT_YET = frozenset({"of", "from", "to", "without", "against", "for"})
_VERY = frozenset({"very", "so", "too"})


def is_no_deed(s: Sentence, i: int) -> bool:
    """Whether a verb tells of a fear, a feeling, an attempt or an admission, not of a deed.

    "The fear of being sent back", "was very moved", "tried to leave", "admitted to lying".
    """
    forms = s.verb_lemmas(i)
    feared = s.lower(i - 1) == "being" and s.lower(i - 2) in _NOT_YET
    felt = s.lower(i - 1) in _VERY and s.is_be(i - 2)
    admitted = "admit" in forms and s.lower(i + 1) == "to" and s.tag(i + 2) == "ING"
    tried = "try" in forms and (s.tag(i + 1) == "TO" or s.lower(i + 1) in ("and", "but"))
    had_done = s.lower(i - 1) == "being" and s.tag(i - 2) in NOMINAL  # "a photo of it being sold"
    return feared or felt or admitted or tried or had_done


def clause_status(
    s: Sentence, first: int, last: int, *, past_infinitives: bool = True
) -> EventStatus | None:
    """Return what the verb of a noun's clause says: its own, else the nearest before, else after.

    ``first`` to ``last`` are the tokens of the noun's phrase.
    """
    own = own_verb(s, first, last)
    if own is not None:
        return verb_status(s, own)
    for j in [*range(first - 1, -1, -1), *range(last, len(s.tokens))]:
        if s.tag(j) in FINITE and not (past_infinitives and s.tag(j - 1) == "TO"):
            return verb_status(s, j)
    return None


def own_verb(s: Sentence, first: int, last: int) -> int | None:
    """Return the verb whose subject a phrase is, its main verb; None when it is no subject."""
    for j in range(last, min(len(s.tokens), last + 8)):
        if s.tag(j) in FINITE:
            subject = subject_of(s, j) if s.tag(group_start(s, j) - 1) != "REL" else None
            mine = subject is not None and first <= subject[1] - 1 and subject[0] <= last - 1
            head = subject is not None and not any(
                s.tag(k) == "PREP" for k in range(subject[0], first)
            )
            mine = mine and head  # not "the leader of the revolt fled"
            return last_of_group(s, j) if mine else None
    return None


def last_of_group(s: Sentence, i: int) -> int:
    """Return the last verb of a group: "opened" of "will be opened"."""
    j = i
    if s.tag(i) in ("PAST", "VERB"):
        return i
    while s.tag(j + 1) in ("AUX", "ADV", "NOT", "PAST", "VERB", "ING") and j - i < 6:
        j += 1
        if s.tag(j) in ("PAST", "VERB", "ING"):
            return j
    return i
