"""What an attribution makes statements of: its content by sentence, or the whole act of speech."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from claimgraph.reading.attribution.context import VERBS, takes_only_clauses
from claimgraph.reading.attribution.detect import Attribution
from claimgraph.reading.attribution.modality import cue_words, reported_factuality
from claimgraph.reading.attribution.stating import is_clause
from claimgraph.reading.citations.entries import clean
from claimgraph.reading.lang.en.dictionary import is_past_only, lemmas
from claimgraph.reading.lang.en.lexicon import WITHOUT_OBJECT
from claimgraph.reading.lang.en.sentence import Sentence, Sentences
from claimgraph.reading.lang.en.tokens import FINITE
from claimgraph.reading.lang.en.verb_groups import holds_main
from claimgraph.reading.layers import Factuality
from claimgraph.reading.layout.lines import ICONS
from claimgraph.reading.places import Span, Stretches

_MARKS = "\"“”„«»‘’'"
_LOOSE = ",;:–—-|" + ICONS
_SUBJECT = 6  # words of the longest subject that is joined to a quoted predicate


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
    text: str, parts: Sequence[Span], markers: Sequence[Span], joint: str = " … "
) -> str:
    """Return reported words as a sentence: with a capital letter first and a stop at the end.

    ``markers`` are those of the whole text, in order. ``joint`` stands where words between the
    parts are left out.

    >>> proposition('He said "it rained [2]," and left.', [(8, 24)], [(19, 22)])
    'It rained.'
    """
    pieces = [clean(_without(text, part, markers)) for part in parts]
    quoted = all(p[:1] in _MARKS for p in pieces)
    if quoted and len(pieces) > 1:  # the words of one quotation, broken off by "she said"
        pieces = [_unquoted(p).rstrip(",") for p in pieces]
    elif _is_parted(pieces):
        pieces = [pieces[0], _unquoted(pieces[1])]
        joint = " "
    words = (" " if quoted else joint).join(pieces)
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
            opens = text[end : end + 1].isalnum()  # the words of a link
            pieces.append(text[at:start] if opens else text[at:start].rstrip())
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


_FINDING = frozenset({"find", "see", "discover", "detect", "spot", "identify"})
"""Verbs of which "found keys exposed" tells in what state something was found."""
_RELATED = (["who"], ["which"], ["that"])
_INSERTED = 3
"""Words between speaker and verb from which they are an insertion."""
_BEFORE_THINGS = frozenset({"of", "to", "against", "for"})
"""Words of saying that end so go on with a thing, not with a clause: "admitted to having it"."""
_BY_VERB = frozenset({"verb", "passive", "participle", "infinitive"})
_PARTING = frozenset({"postposed", "accordingTo", "per", "wordsOf", "put"})
"""The rules of attributions that may stand between a subject and its predicate."""
_WHOLE = frozenset({"wordsOf", "postposed", "denied"})
"""The rules whose content is a clause, whatever else the verb takes."""
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
    joint: str = " … "
    """What stands between its parts: a blank where only the saying parted them."""

    @property
    def place(self) -> Span:
        """Where its statement stands; quoted words stay the place of their statement."""
        return self.telling[-1] if self.telling and not self.quotes else self.words

    def proposition(self, text: str, markers: Sequence[Span]) -> str:
        """Return it as a sentence."""
        parts = self.telling or self.content
        return proposition(text, parts, markers, " " if self.telling else self.joint)


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
        cue = cue_words(self.sentences, voice)
        for sentence, parts in self._by_sentence(voice).items():
            said = [self.sentences.part(span) for span in parts]
            behind = self.sentences.behind(parts[-1][1])
            factuality = reported_factuality(said, voice.cue, cue, voice, behind)
            given = voice.confidence is not None or voice.rule in (
                "transcript",
                "points",
            )  # whole sentences
            telling = () if given or self._states(voice, parts) else self._telling(voice)
            words = max(parts, key=lambda p: p[1] - p[0])
            quotes = tuple(_quoted(self.text, voice, parts))
            joint = self._joint(voice, parts)
            yield Utterance(parts, words, sentence, factuality, telling, quotes, joint)

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
        frames = _CLAUSAL if voice.rule in _WHOLE else VERBS.get(voice.verb, _CLAUSAL)
        behind = self.text[slice(*voice.cue[-1])].split()[-1:]
        complement = voice.style != "direct" and (
            not frames & _CLAUSAL or (voice.rule in _BY_VERB and behind[0] in _BEFORE_THINGS)
        )
        said = self.sentences.part(*parts)
        done = "ing" in frames and said.tags[:1] in (["ING"], ["AUX"])  # "denied having seen it"
        found = voice.rule in _BY_VERB and voice.verb in _FINDING and _ends_in_participle(said)
        bare = voice.rule == "verb" and takes_only_clauses(voice.verb)
        bare = bare and said.tag(0) != "TO" and not FINITE.isdisjoint(said.tags)
        whole = holds_main(said.tokens, said.tags) and (bare or is_clause(said))
        return whole and not (complement or done or found)

    def _joint(self, voice: Attribution, parts: tuple[Span, ...]) -> str:
        """Return what stands for words left out between two parts: a blank where only the saying
        parts a subject from its predicate, a comma where it parts two clauses: "If it rains, he
        says, it leaks"."""
        if voice.rule == "hearsay":
            return " "
        if not self._parts_only(voice, parts):
            return " … "
        led = self.sentences.part(parts[0])
        return ", " if led.tag(0) == "SUB" and FINITE.intersection(led.tags) else " "

    def _parts_only(self, voice: Attribution, parts: tuple[Span, ...]) -> bool:
        """Whether commas with nothing but the saying in them stand between two parts."""
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


def _ends_in_participle(sentence: Sentence) -> bool:
    """Say whether the one verb of some words is a participle: "keys exposed on a server"."""
    verbs = [i for i, tag in enumerate(sentence.tags) if tag in FINITE]
    if len(verbs) != 1 or verbs[0] == 0 or sentence.tag(verbs[0]) != "PAST":
        return False
    i = verbs[0]
    done = sentence.tag(i - 1) == "NOUN" and sentence.tag(i + 1) in ("PREP", "MARK")
    return (
        done
        and not is_past_only(sentence.lower(i))
        and WITHOUT_OBJECT.isdisjoint(lemmas(sentence.lower(i), "VERB"))
    )
