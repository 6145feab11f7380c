"""Whether the words of a line state something: a subject and a verb, or what headlines leave out.

A participle behind a noun is the usual trap: "Velm reported losses" tells, "Edited by Orr" not.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimgraph.patterns import regex
from claimgraph.reading.lang.en.dictionary import (
    is_base_form,
    is_past_only,
    is_plural,
    is_third_person,
    verb_share,
)
from claimgraph.reading.lang.en.lexicon import BY_THEMSELVES
from claimgraph.reading.lang.en.sentence import Sentence
from claimgraph.reading.lang.en.tokens import VerbGroup
from claimgraph.reading.lang.en.verb_groups import SUBJECT_PRONOUNS
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.statements.decomposition import is_sentence
from claimgraph.reading.statements.headlines import (
    CHANGES,
    changes,
    counts_people,
    has_value,
    leaves_out_be,
    pieces,
)
from claimgraph.reading.statements.joints import goes_on
from claimgraph.reading.statements.kinds import is_moved, orders
from claimgraph.reading.statements.naming import (
    behind_term,
    is_name,
    only_aims,
    tells_of_noun,
)
from claimgraph.reading.statements.past_forms import has_object, is_noun, tells_in_past
from claimgraph.reading.statements.statement import words_of
from claimgraph.reading.statements.words import Clause, Word, denies, leaves_out_subject

MAY_BE_VERB = 0.15
"""How often a word is a verb that may be one although nothing around it shows that it is."""
_SELDOM, _OFTEN = 0.05, 0.6
"""How often a word must be a verb among its uses to be the one of a line without a full stop, and
to be that of one which opens with a form in -ing or ends in that verb."""
_BEHIND_NOUNS = word_list("en/statements.txt", "participles behind nouns")
ASKING = frozenset({"how", "why", "what"})
_TEMPORAL = frozenset({"before", "after", "since", "until"})
"""Words that may open a clause, or a phrase behind a noun: "the hearing before the court"."""
_TIMES = word_list("en/temporal.txt", "telling") | {"moment", "time", "hour", "hours"}
_MANY = 12
"""Words from which a line with a verb is no label, whatever the grammar makes of it."""
_LISTING = regex(r"the best\b|top \d|how to\b|\d+ (?:ways|things|tips|reasons|best)\b")
"""How the titles of pages begin that list things."""
_CONDITIONS = frozenset({"if", "unless", "whether", "because"})
_TICKED = frozenset({"", "yes", "no", "none"})
"""What is filled in behind a statement of a form: "The contract is divided: no"."""


def states(part: Sentence, *, item: bool) -> bool:
    """Whether words without a full stop state something, as a sentence or as headlines do.

    Where a colon or semicolon parts them, one of the parts must.
    """
    words = words_of(part)
    if words and words[0].lower in _CONDITIONS and "," not in {word.text for word in words}:
        return False  # "if you have asthma"
    if not words or leaves_out_subject(words) or denies(words) or orders(words):
        return bool(words)
    if _LISTING.match(" ".join(word.lower for word in words[:4])):
        return False
    small = any(w.text.islower() and w.tag not in ("DET", "PREP", "CONJ", "TO") for w in words)
    if part.tags[0] == part.tags[-1] == "QUOTE" and not small:
        return False  # a title
    parts = list(pieces(words))
    if only_aims(words) or (len(parts) > 1 and is_name(parts[-1])):
        return False  # "To receive the minutes", "Present: Ada Lind, clerk"
    if " ".join(word.lower for word in parts[-1]) in _TICKED:
        return False
    named = len(parts) > 1 and _names_doer(parts[0], parts[1])
    if named or any(_is_told(w) or may_hold_verb(w) or leaves_out_subject(w) for w in parts):
        return True
    quoted = part.tags[0] == part.tags[-1] == "QUOTE"
    acts = words[0].tag == "DET" and _acts(words, _OFTEN)
    told = (item and changes(part)) or has_value(part, alone=not item) or counts_people(part)
    return acts or quoted or told or leaves_out_be(part)


def predicates_nothing(part: Sentence) -> bool:
    """Whether a sentence with its full stop has no verb of its own: "Orr, the man with the plan.".

    Its verb may be one of "who" or "that", or a participle: "Edited by Orr.".
    """
    words = behind_term(words_of(part))
    tags = {word.tag for word in words}
    if words and only_aims(words):
        return True  # "To find out what a weir does to a river."
    if not words or "QUOTE" in tags or denies(words) or leaves_out_subject(words) or orders(words):
        return not words
    to_do = "TO" in tags and words[0].tag != "PAST" and leaves_out_be(part)
    if to_do or has_value(part) or counts_people(part) or is_moved(part):
        return False  # "Rent: £104 a week.", "Two dead, 9 missing.", "Orr to ask for a second bid."
    *labels, last = pieces(words)
    if last and last[0].tag == "TO" and labels and "," not in {word.text for word in last}:
        return not any(Clause(tuple(piece)).main for piece in labels)  # "Aim: To see if it works."
    if labels and last and is_noun(last):
        return True  # "Bycatch: A fish caught by mistake."
    if labels and any(map(_is_told, [*labels[1:], last])):
        return False  # "Answered by Orr: The mill is shut."
    ends = [word.tag for word in words if word.tag != "MARK"][-1:]
    named = labels and last and not Clause(tuple(labels[0])).main
    opens = leaves_out_subject(last) or orders(last) or [w.tag for w in last[:1]] == ["PAST"]
    if named and not opens and not _may_tell(last):
        return True  # "Runoff: Water derived from rain or snow, such as that of roofs."
    if len(words) <= 5 and ends in (["AUX"], ["MODAL"]):
        return True  # "The port does."
    if words[0].tag == "NUM" and words[1].text in ("—", "–") and not _is_told(words[2:]):
        return True  # "41 — ships that wait off Orr."
    clause = Clause(tuple(words))
    own = [g for g in clause.groups if g.opener is None]
    opens = words[0].tag == "PAST" or (words[0].tag == "ING" and not own)
    apart = len(own) == 1 and own[0].start > 0 and words[own[0].start - 1].text == ","
    if apart and words[1].tag in ("NOUN", "NAME", "ADJ"):  # "Retired chef Orr, born here, won it."
        apart = [w.text for w in words[: own[0].start]].count(",") == 1
    if opens and (apart or not is_sentence(words)):
        return True  # "Proposed by Orr, seconded by Lund."
    if not own:
        if _may_be_main(words, clause.groups) or any(
            a.tag == b.tag == "PAST" for a, b in pairwise(words)
        ):
            return False  # "That is a third", "her claim that it was locked surprised them"
        opened = any(word.tag in ("SUB", "REL") for word in words)
        return len(clause.groups) <= opened and not _may_tell(words)
    return len(own) == 1 and (
        _is_behind_noun(words, own[0]) or _disagrees(words, own[0]) or tells_of_noun(words, own[0])
    )


def is_recital(part: Sentence) -> bool:
    """Whether words say in view of what a body decides: "Having regard to the Treaty [1],"."""
    opens = part.tag(0) == "ING" or part.lower(0) == "having"
    if not opens:
        return False
    said = _MARKERS_AT_END.sub("", "".join(token.text for token in part.tokens[-_LAST:]))
    return said.endswith((",", ";", ":")) and predicates_nothing(part)


_MARKERS_AT_END = regex(r"(?:[\[(][\d,;–-]{1,40}[\])])+$")
_LAST = 40
"""Tokens at the end of a sentence among which its markers stand."""


def _may_be_main(words: Sequence[Word], groups: Sequence[VerbGroup]) -> bool:
    """Whether what opens a clause may be no conjunction: "That is a third", "The hearing before
    the court was held", or a pronoun may be told of: "This became known"."""
    told = words[1].tag == "PAST" or is_past_only(words[1].lower) or is_third_person(words[1].lower)
    if words[0].lower in ("this", "that") and told:
        return True
    behind = words[1].lower in ("this", "that") and words[2:3] and words[2].tag == "PRON"
    if (words[0].lower == "so" and words[1].tag == "DET") or (words[0].tag == "SUB" and behind):
        return True  # "So many trees were felled.", "Before that it worked."
    at = (groups[0].opener or 0) if len(groups) == 1 else 0
    return at > 0 and words[at].lower in _TEMPORAL and words[at - 1].lower not in _TIMES


def _may_tell(words: Sequence[Word]) -> bool:
    """Whether a word may be a verb that was not found."""
    taken = any(
        _is_base(a.lower) and b.tag in ("DET", "POSS", "PRON") and words[i - 1].tag != "TO"
        for i, (a, b) in enumerate(pairwise(words))
    )
    return taken or goes_on(words) or may_hold_verb(words) or _acts(words, MAY_BE_VERB)


def _disagrees(words: Sequence[Word], group: VerbGroup) -> bool:
    """Whether what a number counts has a verb for one ("two pump projects in mines"), or what may
    be a verb is more likely several things: "death rates by age"."""
    verb, before = words[group.head].lower, words[: group.start]
    counted = any(w.tag == "NUM" and w.lower not in ("one", "1") for w in before[-3:-1])
    counted = counted and before[-1].text.islower()  # not "above 26 °C"
    alone = bool(before) and before[-1].tag == "NOUN" and not is_plural(before[-1].lower)
    rare = not counted and words[group.end : group.end + 1] and words[group.end].tag == "PREP"
    rare = rare and not (len(before) == 2 and before[0].lower == "the")  # "The region accounts for"
    most = _OFTEN if counted else MAY_BE_VERB if rare else 0
    return alone and is_third_person(verb) and verb_share(verb) < most


def _names_doer(label: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether a label names who does what stands behind it: "Orr: tripled its sales"."""
    named = bool(label) and {"NAME"}.issuperset(word.tag for word in label)
    if not named or len(words) < 2 or words[0].tag != "PAST":
        return False
    if words[0].text[0].isupper() and words[1].tag in ("NOUN", "ADJ"):
        return False  # "API: Degraded performance"
    return words[0].lower in BY_THEMSELVES or has_object(words, 1)


def _is_told(words: Sequence[Word]) -> bool:
    """Whether words are a sentence whose verb is one, and no part of a label: "rules based on"."""
    main = Clause(tuple(words)).main
    if main is None or not is_sentence(words) or _is_asked(words[: main.start]):
        return False
    before = words[main.start - 1].lower if main.start else ""
    if before == "&" or tells_of_noun(words, main) or before in SUBJECT_PRONOUNS:
        return before in SUBJECT_PRONOUNS and not tells_of_noun(
            words, main
        )  # "Orr: I nap.", but not "Orr & Hove Council"
    verb = words[main.head]
    if main.form == "past":
        return tells_in_past(words, main)
    following = words[main.end] if main.end < len(words) else None
    if verb.lower in CHANGES:
        return following is not None and following.lower != "to"  # "up to 10"
    if verb.tag != "VERB":
        return True
    ends = following is None or following.tag in ("PREP", "MARK")
    bare = ends and is_third_person(verb.lower)  # "Infrastructure and other costs"
    often = _OFTEN if words[0].tag == "ING" or bare else _SELDOM
    return verb_share(verb.lower) >= often


def _is_asked(before: Sequence[Word]) -> bool:
    """Whether what stands before a verb makes it part of a topic: "Orr on what she would do"."""
    return any(word.lower in ASKING and not word.held for word in before)


def _is_behind_noun(words: Sequence[Word], group: VerbGroup) -> bool:
    """Whether a verb is a participle of the noun before it: "a group based in Orr"."""
    verb = words[group.head]
    if group.form != "past" or group.head != group.start or is_past_only(verb.lower):
        return False
    following = words[group.end].tag if group.end < len(words) else "MARK"
    commas = [i for i, word in enumerate(words) if word.text == ","]
    parted = commas[:1] == [group.start - 1] and not any(i < group.start for i in commas[1:])
    done = [word.lower for word in words[group.end : group.end + 1]] == ["by"]
    if parted and (done or not any(i > group.start for i in commas)):
        return following in ("PREP", "SUB", "TO")  # "20 years, compared with 10", "made by A, B"
    return verb.lower in _BEHIND_NOUNS and not has_object(words, group.end)


def may_hold_verb(words: Sequence[Word]) -> bool:
    """Whether a word may be the verb that was not found: "All buses function", or one in much."""
    long = sum(word.tag != "MARK" for word in words) >= _MANY
    return (long and _has_own_verb(words)) or any(
        is_plural(before.lower) and _is_base(word.lower)
        for before, word, after in zip(words, words[1:], [*words[2:], None], strict=False)
        if before.text.isalpha() and before.text.islower() and word.text.islower()
        and not word.held and not (after and after.lower == "by")  # "rates set by a bank"
    )  # fmt: skip


def _has_own_verb(words: Sequence[Word]) -> bool:
    """Whether a long line has a verb that neither goes on from "who" nor is a participle."""
    clause = Clause(tuple(words))
    main = clause.main
    if main is None or main.start == 0 or _is_asked(words[: main.start]):
        return False
    opened = any(g.opener is not None and g.start < main.start for g in clause.groups)
    if words[main.start - 1].tag == "CONJ" and opened:
        return False  # "the place where he was born and grew up"
    return main.form != "past" or tells_in_past(words, main)


def _acts(words: Sequence[Word], often: float) -> bool:
    """Whether a word behind a noun in the singular is mostly a verb: "The dam leaks"."""
    return any(
        word.tag == "NOUN" and (before.tag in ("NOUN", "NAME", "ADJ")
             or (before.tag == "NUM" and verb_share(word.lower) >= _OFTEN))  # "Version 3 allows"
        and (is_past_only(word.lower) or (not is_plural(before.lower)
             and is_third_person(word.lower) and verb_share(word.lower) >= often))
        for before, word in pairwise([w for w in words if w.tag != "MARK" and not w.held])
    )  # fmt: skip


def _is_base(word: str) -> bool:
    return is_base_form(word) and verb_share(word) >= MAY_BE_VERB
