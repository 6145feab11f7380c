"""What kind of claim a statement is: a fact, a judgement, a demand, a linkage, or an absence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claimgraph.model.kinds import ClaimKind
from claimgraph.patterns import regex
from claimgraph.reading.lang.en.closed_classes import CLOSED
from claimgraph.reading.lang.en.dictionary import is_word
from claimgraph.reading.lang.en.lexicon import EVALUATIVE, REPORTING_NOUNS
from claimgraph.reading.lang.en.sentence import Sentence, Sentences
from claimgraph.reading.layers import Statement
from claimgraph.reading.statements.predication import orders
from claimgraph.reading.statements.statement import words_of

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
    r"\b(?:should|must|ought to|needs? to be|(?:is|are) advised to)\b"
    r"|^(?:I|We)(?: would|[’']d)? (?:strongly )?(?:recommend|suggest|advise)\b"
)
_KNOWN_TO = regex(r"\bmust (?:have|be the)\b")
_LINKAGE = regex(
    r"(?:this|that|these|those)(?: [\w-]+){0,2} (?:comes?|came|coincides?|coincided) ",
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


def with_kinds(statements: Sequence[Statement], sentences: Sentences) -> list[Statement]:
    """Return statements, each with what kind of claim it makes."""
    return [one._replace(kind=_kind(one, sentences)) for one in statements]


def _kind(one: Statement, sentences: Sentences) -> ClaimKind:
    kind = kind_of(one.text, one.construction)
    if kind == "fact" and _orders(one, sentences.part(one.span)):
        return "normative"
    return kind


def _orders(one: Statement, words: Sentence) -> bool:
    """Whether a statement tells somebody to do a thing: "Deploy better models."."""
    if not words.tokens:
        return False
    first = words.tokens[0]
    if words.tags[0] in _OPENS_NO_ORDER or (words.tags[0] == "NAME" and _only_names(first.lower)):
        return False
    opens = one.text[: len(first.text)].lower() == first.lower
    return opens and orders(words_of(words))


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
    norm = _NORM.search(text)
    if norm and not _KNOWN_TO.search(text) and not _is_of_others(text[: norm.start()]):
        return "normative"
    if _LINKAGE.match(text):
        return "linkage"
    judged = any(m[1].lower() in EVALUATIVE for m in _IS.finditer(text))
    judged = judged or construction == "judged" or bool(_JUDGED.match(text) or _FELT.match(text))
    return "evaluation" if judged else "fact"
