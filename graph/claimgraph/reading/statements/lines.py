"""Which lines of a page state nothing: labels, headings, headlines that are told again, cells.

A sentence with a full stop is taken at its word, but for labels of a few words. A line without one
must show that it states something: by a subject and a verb, by a verb that opens it ("Raises fears
over jobs"), as headlines do ("Two Held Over Raid", "Mayor to Resign"), or by a figure of a point.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from claimgraph.model import Aside
from claimgraph.patterns import regex
from claimgraph.reading.citations.clusters import Cite
from claimgraph.reading.lang.en.dictionary import is_base_form, is_plural, verb_share
from claimgraph.reading.lang.en.lexicon import CALENDAR, ORGANISATION_HEADS, ROLES
from claimgraph.reading.lang.en.sentence import Sentence, Sentences
from claimgraph.reading.lang.en.tagging import FINITE
from claimgraph.reading.lang.en.tokens import Token
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.layers import Statement
from claimgraph.reading.layout.blocks import Block
from claimgraph.reading.places import Span
from claimgraph.reading.sentences.segmentation import SentenceSpan
from claimgraph.reading.statements.decomposition import is_sentence
from claimgraph.reading.statements.headlines import repeats
from claimgraph.reading.statements.statement import words_of
from claimgraph.reading.statements.words import Clause, Word, denies, leaves_out_subject
from claimgraph.reading.structure import Structure

_VERBAL = FINITE | {"ING"}
_MAY_BE_VERB = 0.15
"""How often a word is a verb that may be one although nothing around it shows that it is."""
_STOPS = frozenset(".!?…:")
_CLOSING = "\"'”’)]*_ "
_TAIL = 24
"""Where a sentence ends is looked for in so many last characters."""
_READ = ("prose", "item", "row")
_FEW = 6
"""Words of a line that is a label even where a full stop closes it."""
_SELDOM, _OFTEN = 0.05, 0.6
"""How often a word must be a verb among its uses to be the one of a line without a full stop, and
to be that of one which opens with a form in -ing."""
_IN_LABELS = word_list("en/statements.txt", "participles of labels")
_MANY = 12
"""Words from which a line with a verb is no label, whatever the grammar makes of it."""
_HEADLINE = 16
"""Words of the longest headline that what stands below it may tell again."""
_LONGEST = 240
"""Code points of the longest line that may be a label or a headline."""
_CELL = regex(r"[^|]+")
_YEAR = regex(r"(?:1[5-9]|20)\d\d")


def labels_of(
    text: str, structure: Structure, clauses: Sequence[Statement], sentences: Sentences
) -> dict[Span, Aside]:
    """Return the sentences that state nothing, each with the reason.

    >>> from claimgraph.reading.pipeline import read_text
    >>> text = "Main card at 8\\n\\nThe card was moved to Friday.\\n\\nRankings movement. Orr rose."
    >>> sorted(n.text for n in read_text(text) if n.noun == "claim")
    ['Orr rose.', 'The card was moved to Friday.']
    """
    cited = {c.sentence for c in clauses if any(not _is_words(m) for m in (*c.own, *c.shared))}
    linked = {c.sentence for c in clauses if c.own or c.shared} - cited
    sizes = Counter(one.block for one in structure.sentences)
    pairs = list(zip(structure.sentences, structure.reasons, strict=True))
    found: dict[Span, Aside] = {}
    for n, (one, reason) in enumerate(pairs):
        span, block = (one.start, one.end), structure.blocks[one.block]
        read = reason is None and block.kind in _READ and span not in cited
        heads = reason == "heading" or (read and sizes[one.block] == 1 and span not in linked)
        if read and _states_nothing(text, one, block, sentences, sizes, linked=span in linked):
            found[span] = "fragment"
        elif heads and _is_told_again(text, structure.blocks, pairs[n + 1 : n + 4], span, block):
            found[span] = "heading"  # nor is what somebody says in it
    return found


def _states_nothing(
    text: str, one: SentenceSpan, block: Block, sentences: Sentences, sizes: Counter[int],
    *, linked: bool,
) -> bool:  # fmt: skip
    """Whether a sentence of a page is a label, a line of names, or a row of a table without news.

    ``sizes`` counts the sentences of each block; ``linked`` says that links are all it cites.
    """
    span, item = (one.start, one.end), block.kind == "item"
    if block.kind == "row":
        return not linked and not _tells_in_cells(text, span, sentences)
    closed = text[max(one.start, one.end - _TAIL) : one.end].rstrip(_CLOSING)[-1:] in _STOPS
    if linked:
        return not closed and _only_names(text, one, sentences.part(span))
    if one.end - one.start > _LONGEST:
        return False
    if closed:
        if text.count(" ", *span) > 3 * _FEW:
            return False  # no label
        part = sentences.part(span)
        point = item and sizes[one.block] == 1
        return _is_bare_point(part) if point else _is_short_label(part)
    return " · " in text[one.start : one.end] or not states(sentences.part(span), item=item)


def _is_words(cite: Cite) -> bool:
    """Whether a marker is a link on words of its sentence."""
    return cite.inline and any(mark.words for mark in cite.marks)


def _only_names(text: str, one: SentenceSpan, part: Sentence) -> bool:
    """Whether a line of links only says where to look: "Coverage: [Harbour Post](…), [Mail](…)"."""
    words = [m.words for cite in one.cites for m in cite.marks if m.words]
    several = len(words) > 1 or ":" in text[one.start : words[0][0]]
    held = [i for i, t in enumerate(part.tokens) if not _in_target(t, one.cites)]
    verbal = any(part.tag(i) in FINITE and part.tokens[i].text[0].islower() for i in held)
    small = sum(part.tokens[i].text.islower() and part.tag(i) == "NOUN" for i in held)
    return several and not verbal and small < _FEW - 2


def _in_target(token: Token, cites: Sequence[Cite]) -> bool:
    """Whether a token is of the address of a link."""
    return any(
        cite.start <= token.start < cite.end
        and not any(m.words and m.words[0] <= token.start < m.words[1] for m in cite.marks)
        for cite in cites
    )


def _is_short_label(part: Sentence) -> bool:
    """Whether a few words with a full stop are a label: "Library roof."."""
    few = sum(token.is_word for token in part.tokens) <= _FEW
    return few and "NUM" not in part.tags and _has_no_verb(part)


def _is_bare_point(part: Sentence) -> bool:
    """Whether a point is a few words without any verb or figure: "Unpaid care of children."."""
    few = sum(token.is_word for token in part.tokens) <= _FEW + 2
    told = not FINITE.isdisjoint(part.tags) or _has_amount(part) or _may_hold_verb(part)
    return few and not told and not denies(words_of(part))


def _is_told_again(
    text: str,
    blocks: Sequence[Block],
    below: Sequence[tuple[SentenceSpan, Aside | None]],
    line: Span,
    block: Block,
) -> bool:
    """Whether what stands below a line, as its text or as its points, says what the line says."""
    said, words = "", text[slice(*line)]
    if len(words.split()) > _HEADLINE or words[0] in '"“«':
        return False
    for one, reason in below:
        other = blocks[one.block]
        beside = other.kind == block.kind == "item" and other.indent <= block.indent
        if other.kind == "heading" or beside or (other.kind == "prose" and block.kind == "item"
                                                 and other.gap and not other.indent):  # fmt: skip
            break
        if reason is None:
            said += f" {text[one.start : one.end]}"
    longer = len(said) > line[1] - line[0]
    return longer and repeats(words, said)


def _tells_in_cells(text: str, row: Span, sentences: Sentences) -> bool:
    """Whether a row of a table tells something: a sentence in a cell, or an amount behind one."""
    cells = [m.span() for m in _CELL.finditer(text, *row) if m[0].strip(" *_`")]
    parts = [sentences.part(cell) for cell in cells]
    if any(_has_amount(part, fewest=1) for part in parts[1:]):
        return True
    return any(len(part.tokens) > _FEW - 3 and states(part, item=False) for part in parts)


def states(part: Sentence, *, item: bool) -> bool:
    """Whether words without a full stop state something; a point may do so with a figure alone."""
    words = words_of(part)
    if not words or leaves_out_subject(words) or denies(words) or _is_told(words):
        return bool(words)
    first = words[0]
    if first.tag == "VERB" and is_base_form(first.lower):
        return True  # advice, which is told apart from facts later
    quoted = part.tags[0] == part.tags[-1] == "QUOTE"
    return quoted or (item and _has_amount(part)) or _headlines(part) or _may_hold_verb(part)


def _is_told(words: Sequence[Word]) -> bool:
    """Whether words are a sentence whose verb is one, and no part of a label: "rules based on"."""
    main = Clause(tuple(words)).main
    if main is None or not is_sentence(words):
        return False
    verb = words[main.head]
    if main.form == "past" and verb.lower in _IN_LABELS and words[main.end :][:1]:
        return words[main.end].tag not in ("PREP", "TO")
    if verb.tag != "VERB":
        return True
    often = _OFTEN if words[0].tag == "ING" else _SELDOM  # "Using slash commands to save time"
    return verb_share(verb.lower) >= often


def _may_hold_verb(part: Sentence) -> bool:
    """Whether a word may be the verb that was not found: "All buses function", or one in much."""
    words = words_of(part)
    long = sum(word.tag != "MARK" for word in words) >= _MANY
    return (long and Clause(tuple(words)).main is not None) or any(
        is_plural(before.lower) and _is_base(word.lower)
        for before, word in pairwise(part.tokens)
        if before.text.isalpha() and before.text.islower() and word.text.islower()
    )


def _is_base(word: str) -> bool:
    return is_base_form(word) and verb_share(word) >= _MAY_BE_VERB


def _headlines(part: Sentence) -> bool:
    """Whether a verb without its "is" is the one of a headline: "Two held", "Mayor to resign"."""
    for i, tag in enumerate(part.tags):
        before, word = part.tag(i - 1), part.lower(i - 1)
        if tag in ("VERB", "AUX", "MODAL"):
            return False
        if tag == "TO" and part.tag(i + 1) == "VERB":
            first, said = part.lower(0), part.lower(1) == ":"  # "Council: bridge to reopen"
            return before == "NAME" or _is_actor(word) or (said and _is_actor(first))
        if tag == "PAST" and i and before in ("NOUN", "NAME", "NUM"):
            several = before == "NOUN" and is_plural(word)
            counted = "NUM" in part.tags[:i]
            bare = part.lower(i + 1) != "by" and part.tag(i + 1) not in ("NOUN", "ADJ", "ING")
            return bare and (counted or not several)
    return False


def _is_actor(word: str) -> bool:
    return word in ROLES or word in ORGANISATION_HEADS


def _has_amount(part: Sentence, fewest: int = 2) -> bool:
    """Whether a number that is no date stands there, among so many words."""
    words = [token for token in part.tokens if token.is_word]
    numbers = [
        i for i, token in enumerate(part.tokens)
        if part.tag(i) == "NUM" and token.text[0].isdecimal() and not _YEAR.fullmatch(token.text)
        and not {part.lower(i - 1), part.lower(i + 1)} & CALENDAR
    ]  # fmt: skip
    return bool(numbers) and len(words) >= fewest


def _has_no_verb(sentence: Sentence) -> bool:
    """Whether no word is a verb, nor one that may be: "The dam leaks", but not "Library roof"."""
    words = [token.lower for token in sentence.tokens]
    return (
        bool(words)
        and _VERBAL.isdisjoint(sentence.tags)
        and all(
            verb_share(word) < _MAY_BE_VERB or (is_base_form(word) and not is_plural(before))
            for before, word in pairwise(words)
        )
    )
