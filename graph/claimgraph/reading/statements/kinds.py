"""What kind of claim a statement is: a fact, a judgement, a demand, a linkage, or an absence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claimgraph.model.kinds import ClaimKind
from claimgraph.patterns import regex
from claimgraph.reading.lang.en.closed_classes import CLOSED
from claimgraph.reading.lang.en.dictionary import (
    is_base_form,
    is_past_only,
    is_plural,
    is_word,
    verb_share,
)
from claimgraph.reading.lang.en.lexicon import EVALUATIVE, REPORTING_NOUNS
from claimgraph.reading.lang.en.sentence import Sentence, Sentences
from claimgraph.reading.lang.en.tokens import FINITE
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.layers import Statement
from claimgraph.reading.statements.decomposition import is_sentence
from claimgraph.reading.statements.statement import words_of
from claimgraph.reading.statements.words import Clause, Word

_ABSENT = regex(
    r"\b(?:there (?:is|was|are) no (?:information|mention|data|details?)\b"
    r"|no (?:information|mention|details?) (?:is|was|are|were|about|on|of)\b"
    r"|(?:sources?|results?|articles?|texts?|documents?|context|passages?|report)"
    r" (?:do|does|did) not (?:mention|say|specify|provide|state|contain|include|address)\b"
    r"|\b(?:neither|none of the|no) (?:sources?|results?|articles?|texts?|documents?|reports?)"
    r" (?:mentions?|sa(?:ys?|id)|specif(?:y|ies|ied)|states?|explains?|addresses|names?)\b"
    r"|\b(?:i|we) (?:could not|couldn['’]t|did not|didn['’]t|(?:was|were) unable to)"
    r" (?:independently )?(?:find|verify|confirm|locate)\b)",
    re.IGNORECASE,
)
_DENIALS = ("no ", "not ", "n't ", "n’t ", "neither ", "none of ", "unable ")
"""One of these is in each absence: most claims are told from one without a costly search."""
_NORM = regex(
    r"\b(?:should|must|ought to|needs? to be|(?:is|are) advised to)\b(?! be noted that)"
    r"|^(?:I|We)(?: would|[’']d)? (?:strongly )?(?:recommend|suggest|advise)\b",
    re.IGNORECASE,
)
_DUTY = regex(
    r"(?<!\b[Ii] )(?<!\b[Ww]e )\bshall\b"
    r"(?!(?: also| now)? (?:enter|come|take effect|mean|have the|begin|commence|cease|expire)\b)"
)
"""How laws and licences put a duty; what is to begin or end, or what a word means, is none."""
_DEFINES = regex(
    r"(?:(?:In|For the purposes of) (?:this|these) [^\"“‘,]{3,40},? )?[\"“‘'][^\"”’]{1,60}[\"”’'],?"
    r" (?:(?:shall )?means?|has the (?:same )?meaning|(?:shall )?includes?|refers? to) "
)
"""What a term is to mean in a law or contract."""
_RESOLVED = regex(r"(?:[Bb]e it )?(?:RESOLVED|Resolved|AGREED|ORDERED)\b.{0,40}?\b[Tt]hat ")
"""How minutes give the words of what a body decided."""
_KNOWN_TO = regex(r"\bmust (?:have|be the)\b")
_LINKAGE = regex(
    r"(?:this|that|these|those)(?: [\w-]+){0,2} (?:comes?|came|coincides?|coincided) "
    r"(?!into\b|before\b)",
    re.IGNORECASE,
)
_JUDGED = regex(
    r"(?:this|that|these|those|it)\b.{0,80}? (?:represents?|demonstrates?|reflects?|underscores?"
    r"|underlines?|highlights?|signals?) ",
    re.IGNORECASE,
)
_FELT = regex(
    r"I (?:\w+ )?(?:think|believe|feel|love|like|hate|prefer|hope|wish|doubt|guess)\b"
    r"|(?:\w+[ ,]+){1,12}(?:is|was|are|were) an? (?:\w+ )?(?:reasonable|safer?|good|great|bad|smart"
    r"|solid|better|poor|wise|sensible)"
    r" (?:option|choice|idea|way|solution|bet|fit|approach|alternative)\b"
)
_IS = regex(
    r"\b(?:is|are|was|were|been|remains?|seems?|appears?) "
    r"(?:(?:very|particularly|especially|highly|truly|quite|so|most|more|increasingly) )?(\w+)"
)


_MOSTLY = 0.5
"""How often a word must be a verb among its uses to open an order."""
_ORDERS = word_list("en/statements.txt", "orders")
_BEFORE_ORDERS = frozenset({"if", "when", "before", "after", "once", "unless", "to", "for"})
_BEHIND_ORDERS = frozenset({"PREP", "ADV", "NOUN", "NAME", "ADJ", "NUM"})
_NEED_MAIN = frozenset({"if", "when", "once", "unless", "instead"})
_FRAMES = frozenset({"instead", "first", "next", "finally", "once"})
"""Words that open a sentence and tell when or how, besides prepositions: "Instead of a dinner"."""
_ORDERED = frozenset({"DET", "POSS", "NUM", "NAME", "PRON", "ADV"})
"""Classes of words that follow the verb of an order where it may be a noun."""
_SMALL = frozenset({"DET", "PREP", "CONJ", "TO", "POSS", "MARK", "ADV", "PRON"})
"""Classes of words that titles do not write with a capital."""


def with_kinds(statements: Sequence[Statement], sentences: Sentences) -> list[Statement]:
    """Return statements, each with what kind of claim it makes."""
    kinds = [_kind(one, sentences) for one in statements]
    return [
        one if one.kind == kind else one._replace(kind=kind)
        for one, kind in zip(statements, kinds, strict=True)
    ]


def _kind(one: Statement, sentences: Sentences) -> ClaimKind:
    kind = kind_of(one.text, one.construction)
    words = sentences.part(one.span)
    moved = " be " in one.text and is_moved(words)
    return "normative" if kind == "fact" and (moved or _orders(one, words)) else kind


def is_moved(words: Sentence) -> bool:
    """Whether a statement says what is to be, as motions do: "That the minutes be confirmed."."""
    return any(
        token.lower == "be"
        and words.tag(i - 1) in ("NOUN", "NAME", "NUM")
        and words.tag(i + 1) == "PAST"
        for i, token in enumerate(words.tokens)
        if i
    )


def _orders(one: Statement, words: Sentence) -> bool:
    """Whether a statement tells somebody to do a thing: "Deploy better models."."""
    if not words.tokens:
        return False
    begin = next((i for i, t in enumerate(words.tokens) if t.text not in "|*_"), 0)
    words = words.part(words.tokens[begin].start, words.tokens[-1].end) if begin else words
    first = words.tokens[0]
    if words.tags[0] in _OPENS_NO_ORDER or (words.tags[0] == "NAME" and _only_names(first.lower)):
        return False
    if one.text[: len(first.text)].lower() != first.lower:
        return False
    told = words_of(words)
    return orders(told) or _may_only_order(told) or _is_behind_label(told)


def _may_only_order(words: Sequence[Word]) -> bool:
    """Whether words without a main verb open with what is hardly ever a noun: "Serve pitchers"."""
    bare = words and words[0].tag in ("VERB", "NOUN") and is_base_form(words[0].lower)
    if len(words) < _FEWEST or not bare:
        return False
    main = Clause(tuple(words)).main
    if words[1].lower == "that" and (main is None or main.opener == 1):
        return True  # "Stress that the lamp is old."
    rare = verb_share(words[0].lower) > _NEARLY_ALWAYS
    return rare and (words[1].tag in ("DET", "POSS") or main is None)


def _is_behind_label(words: Sequence[Word]) -> bool:
    """Whether an order stands behind a label without a verb: "Second factor: Enforce it"."""
    colon = next((i for i, w in enumerate(words[: _FEWEST * 2]) if w.text == ":"), 0)
    label = [w.tag for w in words[:colon]]
    return bool(label) and FINITE.isdisjoint(label) and _opens_with_verb(words[colon + 1 :])


_NEARLY_ALWAYS, _FEWEST = 0.9, 4
_OPENS_NO_ORDER = frozenset({"DET", "POSS", "PRON", "NUM", "EX"})


def _only_names(word: str) -> bool:
    """Whether a word of a name is no word of the language besides."""
    return word.isalpha() and not is_word(word) and word not in CLOSED


def _is_of_others(before: str) -> bool:
    """Whether a noun tells what others demand: "rejected a claim that the dam should go"."""
    words = before.lower().split()
    return any(a in REPORTING_NOUNS and b == "that" for a, b in pairwise(words))


def kind_of(text: str, construction: str = "") -> ClaimKind:
    """Return the kind of a claim by its words.

    >>> [kind_of(t) for t in ("The river rose.", "The dam must be repaired.")]
    ['fact', 'normative']
    >>> kind_of("The sources do not mention the dam."), kind_of("The talks are significant.")
    ('absence', 'evaluation')
    """
    if any(map(text.lower().__contains__, _DENIALS)) and _ABSENT.search(text):
        return "absence"
    if (text[:1] in "\"“‘'IF" and _DEFINES.match(text)) or _RESOLVED.match(text):
        return "normative"
    norm = _NORM.search(text) or (_DUTY.search(text) if "shall" in text else None)
    if norm and not _KNOWN_TO.search(text) and not _is_of_others(text[: norm.start()]):
        return "normative"
    if _LINKAGE.match(text):
        return "linkage"
    judged = any(m[1].lower() in EVALUATIVE for m in _IS.finditer(text))
    judged = judged or construction == "judged" or bool(_JUDGED.match(text) or _FELT.match(text))
    return "evaluation" if judged else "fact"


def orders(words: Sequence[Word]) -> bool:
    """Whether words tell somebody to do a thing: "Deploy it", "Then use the lift", "If it rains,
    stay in"."""
    if "please" in [w.lower for w in words] and any(
        a.lower == "please" and is_base_form(b.lower) for a, b in pairwise(words)
    ):
        return True  # "Before you sign please read it"
    at, framed = _opening(words)
    if len(words) < at + 2:
        return False
    first, following = words[at], words[at + 1]
    if framed:
        bidden = _is_bidden(words[at:], condition=words[0].lower in _NEED_MAIN)
        if bidden or _BEFORE_ORDERS.isdisjoint(w.lower for w in words[:at]):
            return bidden
    if first.lower == "be":
        return True  # "Be careful"
    if first.lower in ("don't", "don’t") or (first.lower == "do" and following.tag == "NOT"):
        return True
    if is_base_form(first.lower) and first.tag in ("VERB", "NOUN", "ADJ"):
        if following.tag in ("DET", "POSS") and not is_sentence(words[at:]):
            return True  # no noun stands right before "the" or "any"
        things = words[at + 2 : at + 3]
        done = following.tag == "PAST" and bool(things) and is_plural(things[0].lower)
        done = done and not is_past_only(following.lower)  # "Report suspected cases to the port"
        doing = following.tag == "ING" and bool(things) and things[0].tag in ("DET", "POSS", "PRON")
        if verb_share(first.lower) >= _MOSTLY and (doing or done or _has_things(words[at + 1 :])):
            return True
    if first.lower in _ORDERS and first.tag in ("VERB", "NOUN", "ADJ"):
        told = following.tag in _ORDERED or following.lower in ("sure", "to")
        return told or (following.tag in ("NOUN", "ADJ") and not is_sentence(words[at:]))
    return _opens_with_verb(words[at:]) if at < len(words) - 1 else False


def _opening(words: Sequence[Word]) -> tuple[int, bool]:
    """Return where words begin behind adverbs and what says when or how; whether the latter is."""
    at = 0
    while at < len(words) and (
        words[at].tag in ("ADV", "NOT")
        or words[at].lower == "please"
        or (at and words[at].text == ",")
    ):
        at += 1
    comma = next((i for i, w in enumerate(words) if w.text == "," and not w.held), len(words))
    if at < len(words) and words[at].lower in _BEFORE_ORDERS:
        return comma + 1, True
    frames = bool(words) and (words[0].tag in ("PREP", "SUB") or words[0].lower in _FRAMES)
    return (comma + 1, True) if frames and comma < len(words) else (at, False)


def _is_bidden(words: Sequence[Word], *, condition: bool) -> bool:
    """Whether a main clause behind what says when or how opens with a bare verb and has no other:
    "If you may keep four, focus on these", "Instead of a dinner, host a lunch"."""
    first, following = words[0], words[1]
    if not is_base_form(first.lower) or first.tag not in ("VERB", "NOUN", "ADJ"):
        return False
    shown = following.tag in ("DET", "POSS") or first.tag == "VERB"
    shown = shown or (condition and following.tag in _BEHIND_ORDERS)
    shown = shown or (condition and following.lower in ("it", "them"))
    groups = [g.start for g in Clause(tuple(words)).groups if g.opener is None] if shown else []
    return shown and groups in ([], [0])


def _has_things(words: Sequence[Word]) -> bool:
    """Whether plain nouns end before a condition or adverb: of "Change locks if it rains"."""
    end = next((i for i, w in enumerate(words) if w.tag not in ("NOUN", "ADJ")), len(words))
    shown = 0 < end < len(words) and words[end].tag in ("SUB", "ADV") and words[end].lower != "as"
    return shown and is_plural(words[end - 1].lower)


def _opens_with_verb(words: Sequence[Word]) -> bool:
    """Whether words open with a bare verb, and are not a title in capitals."""
    if not words or words[0].tag != "VERB" or not is_base_form(words[0].lower):
        return False
    title = sum(word.text[0].isupper() for word in words) > 1 and not any(
        word.text.islower() and word.tag not in _SMALL for word in words
    )
    return not title
