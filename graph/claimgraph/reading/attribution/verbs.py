"""Who says what by a verb: active, participle, inverted, in a relative clause."""

from __future__ import annotations

from claimgraph.reading.attribution.passives import PassiveReader, Voice
from claimgraph.reading.lang.en.lexicon import words
from claimgraph.reading.lang.en.noun_phrases import phrase_after, phrase_before
from claimgraph.reading.lang.en.phrases import antecedent, group_start, main_subject
from claimgraph.reading.lang.en.sentence import Range

__all__ = ["VerbReader", "Voice"]

_POSSIBLE = words("should must can may might could shall cannot can't can’t")
_WHERE = words("outside inside near at in around along across")
_PLAIN = words(
    "say add note explain argue claim warn insist believe think suggest report write announce tell "
    "concede admit acknowledge predict estimate conclude declare maintain contend recall allege "
    "stress caution hope fear assert state complain"
)
"""Verbs that may follow what was said without quotation marks: "it was late, she said"."""


class VerbReader(PassiveReader):
    """Reads attributions whose cue is a verb."""

    def _by_verb(self, i: int, frames: frozenset[str]) -> Voice | None:
        if self._is_only_possible(i):
            return None
        if self._is_passive(i):
            return self._passive(i, frames)
        if self.s.tag(i) == "VERB" and self.s.tag(i - 1) == "TO":
            return self._infinitive(i, frames)
        perfect = self.s.lower(group_start(self.s, i)) == "having" and self.s.tag(i) == "PAST"
        if perfect or (self.s.tag(i) == "ING" and not self._progressive(i)):
            return self._participle(i, frames)
        return self._active(i, frames)

    def _is_only_possible(self, i: int) -> bool:
        """Whether the deed of speech is advice or a possibility: "patients should ask"."""
        group = (self.s.lower(j) for j in range(group_start(self.s, i), i))
        return any(word in _POSSIBLE for word in group)

    def _progressive(self, i: int) -> bool:
        j = i - 1
        while j >= 0 and self.s.tag(j) in ("ADV", "NOT"):
            j -= 1
        return self.s.tag(j) == "AUX"

    def _active(self, i: int, frames: frozenset[str]) -> Voice | None:
        source = self._subject(i)
        if source and self._is_asked(source, i):
            return None
        quoted = self._closes_quote(source[0] if source else group_start(self.s, i))
        before = self._postposed(i, frames, source) if quoted else None
        if before:
            return before
        if self._gap(i, frames):
            return self._relative(i, source)
        after = self._after(i, frames)
        if self.s.tag(i) == "PAST" and self._reduced(i, frames):
            return self._passive(i, frames)
        if after:
            extra, content = after
            return (
                Voice(source, (self._verb_group(i), *extra), content, "verb", i) if source else None
            )
        return self._postposed(i, frames, source)

    def _is_asked(self, source: Range, i: int) -> bool:
        """Whether a question asks for the deed of speech: "does the mayor say that it is safe?"."""
        stop = next((t.text for t in self.tokens[i:] if t.text in (".", "!", "?")), "")
        return stop == "?" and self.s.tag(source[0] - 1) in ("AUX", "MODAL")

    def _closes_quote(self, start: int) -> bool:
        return start > 0 and self.tokens[start - 1].end in self.closing

    def _gap(self, i: int, frames: frozenset[str]) -> bool:
        """Whether the verb's object stands before it: "what officials have described as"."""
        takes_as = frames & {"as", "objas"} and self.s.lower(i + 1) == "as"
        takes_so = "so" in frames and self.s.tag(i + 1) in ("DET", "ADJ", "NOUN", "QUOTE")
        if not (takes_as or takes_so):
            return False
        subject = phrase_before(self.s, group_start(self.s, i))
        return subject is not None and self.s.lower(subject[0] - 1) in (
            "what",
            "which",
            "that",
            "who",
            "whom",
        )

    def _relative(self, i: int, source: Range | None) -> Voice | None:
        subject = phrase_before(self.s, group_start(self.s, i))
        if subject is None:
            return None
        relative = subject[0] - 1
        what = None if self.s.lower(relative) == "what" else antecedent(self.s, relative)
        after = i + 1 + (self.s.lower(i + 1) == "as")
        end = self.clause_end(after)
        commas = (
            j for j in range(after, end) if self.tokens[j].text == "," and not self._in_quote(j, i)
        )
        stop = next(
            (j for j in commas if self.s.tag(j + 1) in ("PAST", "VERB", "AUX", "MODAL")), end
        )
        content = (self._range(*what) if what else ()) + self._range(after, stop)
        cue = (self._verb_group(i), *self._range(i + 1, after))
        return Voice(source or subject, cue, content, "relative", i)

    def _postposed(self, i: int, frames: frozenset[str], source: Range | None) -> Voice | None:
        """Read "…," said X and "…," X said, with what goes on behind it."""
        if not frames & {"quote", "that", "pause"}:
            return None
        plain = set(self.s.verb_lemmas(i)) & _PLAIN
        start = min(group_start(self.s, i), source[0] if source else i)
        end = i + 1
        if not source or not self._boundary(source[0]):
            inverted = (
                phrase_after(self.s, i + 1) if self._boundary(group_start(self.s, i)) else None
            )
            if inverted is None:
                return None
            source, start, end = inverted, group_start(self.s, i), inverted[1]
        left = self._left_of(start)
        if not left or not (plain or self.tokens[left[0][1] - 1].end in self.closing):
            return None
        quoted = self.tokens[left[0][1] - 1].end in self.closing
        rest = self._resumed(end) or self._gone_on(end, begun=left[0][0])
        if not (quoted or self._has_finite(*left[0]) or rest):
            return None
        return Voice(source, (self._verb_group(i),), left + rest, "postposed", i)

    def _behind_quote(self, i: int) -> Voice | None:
        """Read "…," X shot back: any verb will do where a comma ends the quoted words."""
        source = self._subject(i) if self.s.tag(i) in ("VERB", "PAST") else None
        start = source[0] if source else 0
        if start < 2 or not self._closes_quote(start) or self.tokens[start - 2].text != ",":
            return None
        return self._postposed(i, frozenset({"quote"}), source)

    def _participle(self, i: int, frames: frozenset[str]) -> Voice | None:
        """Read ", adding that" and "officials calling for": whose act it is stands before."""
        after = self._after(i, frames)
        if after is None:
            return None
        start = group_start(self.s, i)
        source: Range | None
        if self.s.tag(start - 1) in ("NOUN", "NAME", "PRON"):
            if not after[0] and not frames & {"so", "as"}:
                return None
            source = phrase_before(self.s, start)
            if source and self.s.lower(source[0] - 1) in _WHERE:
                source = main_subject(self.s, i)
        elif self.found and self.found[-1].source and self.found[-1].rule != "accordingTo":
            source = self.found[-1].source
        else:
            source = main_subject(self.s, i)
        if source is None or not self._can_speak(source):
            return None
        return Voice(source, (self._verb_group(i), *after[0]), after[1], "participle", i)

    def _infinitive(self, i: int, frames: frozenset[str]) -> Voice | None:
        """Read "used the rally to urge…": only strong verbs, for the sentence's subject."""
        if not frames & {"that", "callfor", "obj", "objof"}:
            return None
        after = self._after(i, frames)
        if after is None or self.s.tag(i - 2) == "MARK":
            return None
        if not after[0] and not self._quote_opens(after[1][0][0]):
            return None
        cue = ((i, i + 1), *after[0])
        if self.s.tag(i - 2) == "ADJ" and self._impersonal(i - 2):
            return Voice(None, cue, after[1], "infinitive", i)
        source = self.found[-1].source if self.found else main_subject(self.s, i)
        if source is None or not self._can_speak(source):
            return None
        return Voice(source, cue, after[1], "infinitive", i)

    def _impersonal(self, adjective: int) -> bool:
        """Whether nobody is said to do it: "it was wrong to claim"."""
        verb = next((j for j in range(adjective, max(0, adjective - 4), -1) if self.s.is_be(j)), 0)
        return self.s.lower(group_start(self.s, verb) - 1) == "it"
