"""What an attribution makes statements of: its content by sentence, or the whole act of speech."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from claimgraph.reading.attribution.context import VERBS
from claimgraph.reading.attribution.detect import Attribution
from claimgraph.reading.attribution.factuality import cue_words, reported_factuality
from claimgraph.reading.attribution.nonfinite import ends_in_participle
from claimgraph.reading.citations.entries import clean
from claimgraph.reading.lang.en.dictionary import is_past_only, lemmas
from claimgraph.reading.lang.en.lexicon import CALENDAR, SETTLED, WITHOUT_OBJECT
from claimgraph.reading.lang.en.noun_phrases import is_of_time
from claimgraph.reading.lang.en.sentence import Sentence, Sentences
from claimgraph.reading.lang.en.tagging import FINITE
from claimgraph.reading.lang.en.tokens import counts
from claimgraph.reading.lang.en.verb_groups import TaggedWord, holds_main
from claimgraph.reading.layers import Factuality
from claimgraph.reading.layout.lines import ICONS
from claimgraph.reading.places import Span, Stretches

_MARKS = "\"“”„«»‘’'"
_LOOSE = ",;:–—-" + ICONS
_SUBJECT = 6  # words of the longest subject that is joined to a quoted predicate
_BEFORE_VERB = frozenset({"NOUN", "NAME", "PRON", "ADV", "NUM", "NOT"})


def trimmed(text: str, start: int, end: int, *, quotes: bool = False) -> Span:
    """Return a span without blanks and commas at its ends; with ``quotes``, without such marks too.

    >>> text = '"It rained," '
    >>> [text[a:b] for a, b in [trimmed(text, 0, 13), trimmed(text, 0, 13, quotes=True)]]
    ['"It rained,"', 'It rained']
    """
    loose = _LOOSE + (_MARKS if quotes else "")
    while start < end and (text[start].isspace() or text[start] in loose):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in loose):
        end -= 1
    return start, end


def proposition(
    text: str, parts: Sequence[Span], markers: Sequence[Span], *, gap: bool = True
) -> str:
    """Return reported words as a sentence: with a capital letter first and a stop at the end.

    ``markers`` are those of the whole text, in order. ``gap`` marks with "…" where words between
    the parts are left out.

    >>> proposition('He said "it rained [2]," and left.', [(8, 24)], [(19, 22)])
    'It rained.'
    """
    pieces = [clean(_without(text, part, markers)) for part in parts]
    quoted = all(p[:1] in _MARKS for p in pieces)
    if quoted and len(pieces) > 1:  # the words of one quotation, broken off by "she said"
        pieces = [_unquoted(p).rstrip(",") for p in pieces]
    elif _is_parted(pieces):
        pieces = [pieces[0], _unquoted(pieces[1])]
        gap = False
    words = (" … " if gap and not quoted else " ").join(pieces)
    words = _unquoted(" ".join(words.split())).strip(_LOOSE + " ")
    words = words or " ".join(text[slice(*parts[0])].split())
    closed = words if words.rstrip(_MARKS)[-1:] in ".?!…" else words + "."
    return closed[:1].upper() + closed[1:]


def _is_parted(pieces: Sequence[str]) -> bool:
    """Whether a saying parts a subject from a quoted predicate: "The mill, she says, “is”"."""
    if len(pieces) != 2 or len(pieces[0].split()) > _SUBJECT:
        return False
    return pieces[1][:1] in _MARKS and pieces[1].lstrip(_MARKS)[:1].islower()


def _without(text: str, part: Span, markers: Sequence[Span]) -> str:
    """Return the words of a part without markers and the blanks before them."""
    pieces, at = [], part[0]
    first, last = bisect_left(markers, (part[0],)), bisect_left(markers, (part[1] + 1,))
    for start, end in markers[first:last]:
        if end <= part[1]:
            pieces.append(text[at:start].rstrip())
            at = end
    return "".join([*pieces, text[at : part[1]]])


def _unquoted(words: str) -> str:
    """Return words without the quotation marks around the whole of them."""
    marks = sum(words.count(m) for m in '"“”„«»')
    if marks == 1 and (words[0] in _MARKS or words[-1] in _MARKS):
        return words.strip(_MARKS)  # a quotation that goes on in another sentence
    inner = words[1:-1].rstrip(",")
    whole = len(words) > 2 and words[0] in _MARKS and words[-1] in _MARKS
    return inner if whole and not any(m in inner for m in '"“”„«»') else words


def is_clause(sentence: Sentence) -> bool:
    """Return whether reported words hold a statement of their own, not just a name or an act.

    >>> from claimgraph.reading.lang.en.tokens import tokenize
    >>> [is_clause(Sentence(tokenize(words))) for words in ("calm", "nobody was hurt")]
    [False, True]
    >>> is_clause(Sentence(tokenize("ships seized by the coast guard")))
    False
    """
    for i in range(len(sentence.tokens)):
        here = sentence.tag(i)
        if here == "TO" and not i:
            return False
        if here in ("AUX", "MODAL"):
            return True
        compared = sentence.lower(i - 1) == "than"  # "later than planned" has no subject
        opened = i - 1 - (i > 1 and sentence.tag(i - 1) == "QUOTE")  # "Peru “took” the island"
        subject = (
            i == 0
            or _resumes(sentence, i)
            or (not compared and sentence.tag(opened) in _BEFORE_VERB)
        )
        if here in ("VERB", "PAST") and subject and not _disagrees(sentence, i):
            return not (_is_done_to(sentence, i) or _is_relative(sentence, i))
    return False


def _resumes(sentence: Sentence, i: int) -> bool:
    """Say whether a verb goes on behind an aside: "The loss, the third in a year, reflects"."""
    aside = sentence.lower(i - 1) == "," and any(sentence.lower(k) == "," for k in range(i - 1))
    return aside and (sentence.tag(i) == "VERB" or is_past_only(sentence.lower(i)))


def _is_relative(sentence: Sentence, i: int) -> bool:
    """Say whether a verb tells of the noun before its subject: "the cluster Orr found in May"."""
    first = i
    while first > 0 and sentence.tag(first - 1) in ("NAME", "ADV"):
        first -= 1
    first -= first == i and sentence.tag(i - 1) == "PRON"
    head = first - 1
    if first == i or head < 0 or sentence.tag(head) != "NOUN" or sentence.names_role(head):
        return False
    timely = sentence.lower(head) in CALENDAR or is_of_time(sentence, head)
    gap = sentence.tag(i + 1) in ("PREP", "MARK", "ADV")
    needs = WITHOUT_OBJECT.isdisjoint(lemmas(sentence.lower(i), "VERB"))
    finite = any(tag in FINITE for tag in sentence.tags[i + 1 :])
    return not timely and gap and needs and not finite


def _is_done_to(sentence: Sentence, i: int) -> bool:
    """Say whether a participle tells what was done to a thing: "forts built to last"."""
    if sentence.tag(i) != "PAST" or i == 0:
        return False
    by = sentence.lower(i + 1) == "by" and sentence.tag(i + 2) not in ("NUM", "MARK")
    settled = not SETTLED.isdisjoint(lemmas(sentence.lower(i), "VERB"))
    near = [TaggedWord(sentence.lower(k), sentence.tag(k)) for k in range(i + 1, i + 6)]
    alone = near[0].tag in ("TO", "PREP", "MARK") and not counts(near, 0)
    finite = any(tag in ("AUX", "MODAL", "PAST") for tag in sentence.tags[i + 2 :])
    return (by or (settled and alone)) and not finite


def _disagrees(sentence: Sentence, i: int) -> bool:
    """Say whether a word cannot be the verb of the pronoun before it: "it quiet"."""
    one = sentence.lower(i - 1) in ("it", "he", "she") if i else False
    return one and sentence.tag(i) == "VERB" and not sentence.lower(i).endswith("s")


_FINDING = frozenset({"find", "see", "discover", "detect", "spot", "identify"})
"""Verbs of which "found keys exposed" tells in what state something was found."""
_RELATED = (["who"], ["which"], ["that"])
_INSERTED = 3
"""Words between speaker and verb from which they are an insertion."""
_BEFORE_THINGS = frozenset({"of", "to", "against", "for"})
"""Words of saying that end so go on with a thing, not with a clause: "admitted to having it"."""
_BY_VERB = frozenset({"verb", "passive", "participle", "infinitive"})
_PARTING = frozenset({"postposed", "accordingTo", "per"})
"""The rules of attributions that may stand between a subject and its predicate."""
_EDGES = frozenset(",–—-")
_CLAUSAL = frozenset({"that", "tell", "wh"})
"""The frames of verbs that take a clause."""


class Utterance(NamedTuple):
    """The words of one sentence that somebody is said to say (code points, end excluded).

    ``content`` are all its parts, in order, ``words`` the longest of them; ``telling`` is the whole
    act of speech where the content states nothing by itself: "The union called for calm".
    """

    content: tuple[Span, ...]
    words: Span
    sentence: Span
    factuality: Factuality
    telling: tuple[Span, ...] = ()
    quotes: tuple[Span, ...] = ()
    parted: bool = False
    """Whether only the saying stands between its parts: "The bill, he said, is dead"."""

    @property
    def place(self) -> Span:
        """Where its statement stands; quoted words stay the place of their statement."""
        return self.telling[-1] if self.telling and not self.quotes else self.words

    def proposition(self, text: str, markers: Sequence[Span]) -> str:
        """Return it as a sentence."""
        parts = self.telling or self.content
        return proposition(text, parts, markers, gap=not (self.telling or self.parted))


class Utterances:
    """Cuts the content of attributions into utterances.

    ``clipped`` cuts off what is behind the words of a clause, as urls are.
    """

    def __init__(
        self, text: str, prose: Stretches, sentences: Sentences, clipped: Callable[[Span], Span]
    ) -> None:
        self.text, self.prose, self.sentences, self.clipped = text, prose, sentences, clipped

    def of(self, voice: Attribution) -> Iterator[Utterance]:
        """Yield the content of an attribution sentence by sentence, each once."""
        cue = cue_words(self.sentences, voice.cue)
        for sentence, parts in self._by_sentence(voice).items():
            said = [self.sentences.part(span) for span in parts]
            behind = self.sentences.behind(parts[-1][1])
            factuality = reported_factuality(said, voice.cue, cue, voice, behind)
            given = voice.confidence is not None or voice.rule == "transcript"  # whole sentences
            telling = () if given or self._states(voice, parts) else self._telling(voice)
            words = max(parts, key=lambda p: p[1] - p[0])
            parted = voice.rule == "hearsay" or self._parts_only(voice, parts)
            quotes = tuple(_quoted(self.text, voice, parts))
            yield Utterance(parts, words, sentence, factuality, telling, quotes, parted)

    def _by_sentence(self, voice: Attribution) -> dict[Span, tuple[Span, ...]]:
        found: dict[Span, list[Span]] = defaultdict(list)
        for span in voice.content:
            for sentence, part in self._pieces(span):
                cut = part if voice.confidence is not None else self.clipped(part)
                found[sentence].append(trimmed(self.text, *cut))
        return {sentence: tuple(parts) for sentence, parts in found.items()}

    def _pieces(self, span: Span) -> Iterator[tuple[Span, Span]]:
        """Yield what of a span each sentence holds, as the sentence and the part."""
        if whole := self.prose.holding(*span):
            yield whole, trimmed(self.text, *span)
            return
        for sentence in self.prose.across(*span):
            start, end = max(span[0], sentence[0]), min(span[1], sentence[1])
            if any(c.isalnum() for c in self.text[start:end]):
                yield sentence, trimmed(self.text, start, end)

    def _states(self, voice: Attribution, parts: tuple[Span, ...]) -> bool:
        """Whether reported words state something; "called it quiet" has no statement within."""
        if any(self.text[end - 5 : end].lower().split()[-1:] == ["that"] for _, end in voice.cue):
            return True
        frames = VERBS.get(voice.verb, _CLAUSAL)
        behind = self.text[slice(*voice.cue[-1])].split()[-1:]
        complement = voice.style != "direct" and (
            not frames & _CLAUSAL or (voice.rule in _BY_VERB and behind[0] in _BEFORE_THINGS)
        )
        said = self.sentences.part(*parts)
        done = "ing" in frames and said.tags[:1] in (["ING"], ["AUX"])  # "denied having seen it"
        found = voice.rule in _BY_VERB and voice.verb in _FINDING and ends_in_participle(said)
        whole = holds_main(said.tokens, said.tags) and is_clause(said)
        return whole and not (complement or done or found)

    def _parts_only(self, voice: Attribution, parts: tuple[Span, ...]) -> bool:
        """Whether commas with nothing but the saying in them part a subject from its predicate."""
        if len(parts) != 2 or voice.rule not in _PARTING:
            return False
        (_, end), (start, _) = parts
        gap = self.text[end:start].strip()
        told = (*voice.source, *voice.cue)
        inside = all(end <= a and b <= start for a, b in told)
        return inside and gap[:1] in _EDGES and gap[-1:] in _EDGES

    def _telling(self, voice: Attribution) -> tuple[Span, ...]:
        """Return the words that tell of an act of speech whose content states nothing by itself.

        "The union called for calm" is such; of "the union said that prices fell", only the last
        words are the statement. Words between the speaker and the verb are left out.
        """
        parts = [*voice.cue, *map(self.clipped, voice.content)]
        start, end = min(s for s, _ in parts), max(e for _, e in parts)
        for source in voice.source:
            between = self.text[source[1] : start].lower().strip(" ,").split()
            if source[0] < start and (len(between) > _INSERTED or between in _RELATED):
                return source, trimmed(self.text, start, end)
            start, end = min(start, source[0]), max(end, source[1])
        whole = trimmed(self.text, start, end)
        return (whole,) if self.prose.holding(*whole) else ()


def _quoted(text: str, voice: Attribution, parts: Sequence[Span]) -> Iterator[Span]:
    """Yield the quoted words within some parts of the content, without the marks around them."""
    for start, end in voice.quotes:
        for a, b in parts:
            left, right = trimmed(text, max(start, a), min(end, b), quotes=True)
            if left < right:
                yield left, right
