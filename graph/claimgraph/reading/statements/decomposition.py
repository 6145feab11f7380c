"""A sentence becomes the statements it makes: rules cut it in turn, until none applies."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace

from claimgraph.reading.lang.en.dictionary import is_base_form, is_past_only, lemmas
from claimgraph.reading.lang.en.lexicon import (
    CONTRASTING,
    DECIDING,
    JUDGING,
    REPORTING_NOUNS,
)
from claimgraph.reading.lang.en.verb_groups import OBJECT_PRONOUNS, SUBJECT_PRONOUNS
from claimgraph.reading.statements.adjuncts import (
    after_clause,
    amid,
    changed_by,
    judged,
    measured,
    with_clause,
)
from claimgraph.reading.statements.appositions import KIN, apposition
from claimgraph.reading.statements.brackets import brackets
from claimgraph.reading.statements.cited_items import cited_items
from claimgraph.reading.statements.conjugation import denials, identities
from claimgraph.reading.statements.coordination import joined_clauses
from claimgraph.reading.statements.descents import BIRTHS, descent
from claimgraph.reading.statements.effects import effect
from claimgraph.reading.statements.enumerations import examples, listed
from claimgraph.reading.statements.lists import gapped
from claimgraph.reading.statements.lives import joined_objects, life_event, who_it_is
from claimgraph.reading.statements.naming import NAMED, both_of_one, defines, other_name
from claimgraph.reading.statements.nominal import (
    defining_clause,
    nationality,
    postnominal_participle,
    predicates,
)
from claimgraph.reading.statements.objects import is_participle, tells_what_was_done
from claimgraph.reading.statements.participles import participle_clause
from claimgraph.reading.statements.phrases import dated, has_noun, is_of_noun, subject
from claimgraph.reading.statements.presuppositions import decided, office, presupposed
from claimgraph.reading.statements.relatives import relative_clause
from claimgraph.reading.statements.resumptions import resumed
from claimgraph.reading.statements.second_verbs import joined_verbs
from claimgraph.reading.statements.soundness import is_sound
from claimgraph.reading.statements.subordination import (
    joined_contents,
    leading_clause,
    trailing_clause,
    which_means,
)
from claimgraph.reading.statements.words import Clause, Word, trimmed

Rule = Callable[[Clause], tuple[Clause, ...] | None]
_RELATIVES = frozenset({"who", "which", "whom", "whose", "where", "when"})
_JOINTS = frozenset({"CONJ", ",", ";", ":"})
RULES: tuple[tuple[Rule, frozenset[str]], ...] = (
    (cited_items, frozenset({",", "and"})),
    (brackets, frozenset("(")),
    (joined_contents, frozenset({"that"})),
    (gapped, frozenset({",", "CONJ"})),
    (joined_clauses, frozenset({"CONJ", ";", ":", "—", "–", "so"})),
    (denials, frozenset({"nor"})),
    (leading_clause, CONTRASTING),
    (trailing_clause, CONTRASTING),
    (which_means, frozenset({"which"})),
    (descent, BIRTHS),
    (other_name, NAMED),
    (apposition, frozenset(",")),
    (office, frozenset(",")),
    (resumed, frozenset(",")),
    (who_it_is, KIN),
    (relative_clause, _RELATIVES),
    (with_clause, frozenset({"with"})),
    (changed_by, frozenset({"up", "down"})),
    (effect, frozenset({"ING"})),
    (participle_clause, frozenset({"PAST", "ING"})),
    (judged, JUDGING),
    (joined_verbs, _JOINTS),
    (joined_objects, frozenset({"and"})),
    (after_clause, frozenset({"after", "before"})),
    (amid, frozenset({"amid", "amidst"})),
    (decided, frozenset(DECIDING)),
    (defining_clause, frozenset({"AUX"})),
    (postnominal_participle, frozenset({"PAST"})),
    (predicates, frozenset({"AUX"})),
    (nationality, frozenset({"AUX"})),
    (measured, frozenset({"with"})),
    (both_of_one, frozenset({"is", "was"})),
    (examples, frozenset({"as", "including", "like", ":"})),
    (identities, frozenset({"are", "were"})),
    (listed, _JOINTS),
    (life_event, frozenset({"PREP", "SUB"})),
)
"""Rules in the order in which they are tried, each with what a clause must hold one of: a word in
lower case, a mark or a class. The first that cuts a clause decides.
"""
_FEW, _LONGEST = 3, 160
"""Words up to which a stop ends no sentence, and above which one stays whole, as lists do."""


def decomposed(whole: Clause) -> list[Clause]:
    """Return the clauses that some words state, in reading order; one when nothing is sure."""
    if len(whole.words) > _LONGEST or defines(whole.words):
        return [whole]
    waiting, done = deque(_sentences(whole)), []
    while waiting:
        clause = waiting.popleft()
        parts = None if clause.final else _first_cut(clause)
        if parts is None:
            done.append(clause)
        else:
            waiting.extendleft(reversed(parts))
    return [*done, *presupposed(whole)]


def _sentences(clause: Clause) -> list[Clause]:
    """Return the sentences of words that somebody says in several; one where some are none."""
    w = clause.words
    ended = (i for i in range(2, len(w) - 2) if w[i].text in ".!" and w[i - 1].tag != "NAME")
    stops = [i for i in ended if w[i + 1].text[0].isupper()]
    if not stops:
        return [clause]
    ends = zip([0, *(i + 1 for i in stops)], [*stops, len(w)], strict=True)
    parts: list[Clause] = []
    start = 0
    for _, end in ends:
        part = replace(clause, words=trimmed(w[start:end]))
        if stands(part) or _tells(part.words):
            parts.append(part)
            start = end + 1
    found = _with_rest(clause, parts) if parts and start < len(w) else parts
    return found or [clause]


def _tells(w: Sequence[Word]) -> bool:
    """Whether what ends in a stop is a sentence: "Also, there is no key", "Choose the ripest"."""
    first = next((x.lower for x in w if x.text.isalpha()), "")
    told = is_base_form(first) or any(x.tag in ("VERB", "AUX", "MODAL") for x in w)
    return told and len(w) > _FEW


def _with_rest(clause: Clause, parts: Sequence[Clause]) -> list[Clause]:
    """Return sentences, the last with the words behind it that are none: "It rose. A lot." """
    last = parts[-1].words[0].start
    kept = next(i for i, x in enumerate(clause.words) if x.start == last)
    return [*parts[:-1], replace(clause, words=trimmed(clause.words[kept:]))]


def _first_cut(clause: Clause) -> tuple[Clause, ...] | None:
    """Return the parts of the first rule that cuts a clause into whole sentences."""
    if is_of_noun(clause):
        return None  # "the way she drew a stair you would fall, and …": its own verb is unsure
    for rule, signs in RULES:
        if signs.isdisjoint(clause.signs):
            continue
        parts = rule(clause)
        whole = parts and all(stands(part) and not _leans(part) for part in parts)
        if parts and whole and is_sound(clause, parts):
            return _named(parts, rule.__name__)
    return None


def _named(parts: tuple[Clause, ...], rule: str) -> tuple[Clause, ...]:
    """Return parts, all but the main clause with the name of the rule that cut them off."""
    main, *others = parts
    if rule == "judged":
        return (replace(main, construction=rule), *others)
    return (main, *(replace(part, construction=rule) for part in others))


def is_sentence(words: Sequence[Word]) -> bool:
    """Whether words make a sentence: a subject, and a finite verb of a main clause."""
    return stands(Clause(tuple(words)))


def stands(clause: Clause) -> bool:
    """Whether words are a sentence: a subject, and a finite verb of a main clause."""
    main = clause.main
    if main is None or len(clause.words) < 2 or leaves_out_verb(clause):
        return False
    first = clause.words[0]
    joined = main.start and clause.words[main.start - 1].tag == "CONJ"  # "fraud or refuses to pay"
    if joined or first.lower in OBJECT_PRONOUNS:
        return False  # "them had complained", of "some of them had complained"
    w, at = clause.words, main.start - 1
    noun = w[at - 1].lower.removesuffix("s")
    if at > 0 and w[at].lower in SUBJECT_PRONOUNS and noun in REPORTING_NOUNS:
        return False  # "reports she had left"
    if is_of_noun(clause) and all(g.opener is not None for g in clause.groups[1:]):
        return False  # "the lead they would not give up"
    opens = 2 if first.tag == "ADV" and clause.words[1].text == "," else 0
    placed = first.tag == "PREP" and _all_in_phrase(clause.words[: main.start])
    if placed or is_participle(clause.words[opens : main.start]):
        return False  # "buried among the papers a clerk left"
    done = main.form == "past" and not is_past_only(clause.words[main.head].lower)
    if done and tells_what_was_done(clause.words, main):
        return False  # "rays collected by a tube", "reading studies published in May, Lund"
    counted = any(x.tag == "NUM" for x in clause.words[: main.start])  # "at least 6 died"
    if first.tag == "PREP" and done and not counted and subject(clause, main) is None:
        return False  # "in addition to the case for the grant outlined above"
    doing = "ING" in (first.tag, clause.words[main.start - 1].tag)  # "further sampling is needed"
    return has_noun(clause.words[: main.start]) or first.lower == "there" or doing


def leaves_out_verb(clause: Clause) -> bool:
    """Whether a main verb stands in another clause: "but Lund did not", "and so has Orr"."""
    w, main = clause.words, clause.main
    if main is None or w[main.head].tag not in ("AUX", "MODAL"):
        return False
    done = main.form == "do" and w[main.head].lower in ("do", "does", "did")
    if done and main.end < len(w) and w[main.end].tag in ("PREP", "CONJ", "MARK"):
        return True  # "as Orr did in 1990"
    if main.form == "be" and any(x.lower in _PLACES for x in w[main.end :]):
        return False  # "the hull was there"
    told = next((x for x in w[main.end :] if x.tag not in ("NOT", "ADV")), None)
    bound = told is not None and told.tag == "SUB" and w[main.head].tag == "MODAL"  # "would if …"
    return bound or told is None or all(x.tag in ("NOT", "MARK", "ADV") for x in w[main.end :])


_PLACES = frozenset({"there", "here", "away", "back", "abroad", "out"})
_WITHOUT_OBJECT = frozenset({"say", "tell", "add", "claim", "state", "allege", "assert"})
"""Verbs of saying that tell nothing without what is said."""


def _leans(clause: Clause) -> bool:
    """Whether a clause says nothing without the one before: "the firm said", "the tug did not"."""
    w, main = clause.words, clause.main
    if main is None:
        return False
    end = next((i for i in range(main.end, len(w)) if w[i].text in ",;"), len(w))
    bare = main.start == main.head == end - 1
    told = bare and not _WITHOUT_OBJECT.isdisjoint(lemmas(w[main.head].lower, "VERB"))
    return told or leaves_out_verb(clause if end == len(w) else replace(clause, words=w[:end]))


_OPENING = frozenset({"DET", "PRON", "POSS", "MARK", "NAME", "PREP"})
"""Classes of words that begin a second phrase."""


def _all_in_phrase(words: Sequence[Word]) -> bool:
    """Whether the nouns before a verb are all of one prepositional phrase: "in the men's shot"."""
    inner = words[1:]
    opened = [i for i, w in enumerate(inner) if w.tag in _OPENING and w.lower not in ("'s", "’s")]
    counted = any(w.tag == "NUM" for w in inner)  # "at least 60"
    return not counted and len(inner) < 5 and not any(i > 0 for i in opened) and not dated(inner)
