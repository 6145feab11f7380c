"""Reads one sentence: which words report, whose words they are, and what is reported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimgraph.reading import cues
from claimgraph.reading.phrases import Range, Sentence
from claimgraph.reading.quotations import Quotation
from claimgraph.reading.tokens import Token


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says what in a sentence, as ranges of its tokens; ``rule`` is the way it was found."""

    source: Range | None
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    rule: str
    at: int
    verb: str = ""


class VoiceFinder:
    """One sentence under the reading of who says what."""

    def __init__(self, sentence: Sentence, quoted: Sequence[Quotation]) -> None:
        self.s = sentence
        self.tokens: Sequence[Token] = sentence.tokens
        self.opening = {q.start: q for q in quoted}
        self.closing = {q.end: q for q in quoted}
        self.quoted = quoted
        self.found: list[Voice] = []

    def voices(self) -> list[Voice]:
        """Return who says what in this sentence, in order of the reporting words."""
        for i in range(len(self.tokens)):
            voice = self._at(i)
            if voice and voice.content:
                self.found.append(replace(voice, verb=self._base(i)))
        return self.found

    def _at(self, i: int) -> Voice | None:
        word = self.s.lower(i)
        if word == "according" and self.s.lower(i + 1) == "to":
            return self._according(i)
        if word in cues.ADVERBS:
            return self._hearsay(i)
        if self.s.tag(i) == "NOUN" and self._noun_lemma(word) in cues.NOUNS:
            return self._by_noun(i)
        if self.s.tag(i) in ("VERB", "PAST", "ING"):
            frames = self._frames(i)
            if frames:
                return self._by_verb(i, frames)
        return None

    def _frames(self, i: int) -> frozenset[str]:
        found: frozenset[str] = frozenset()
        for lemma in self.s.verb_lemmas(i):
            found |= cues.VERBS.get(lemma, frozenset())
        return found

    def _base(self, i: int) -> str:
        """Return the base form of a reporting word."""
        forms = [f for f in self.s.verb_lemmas(i) if f in cues.VERBS]
        verbal = self.s.tag(i) in ("VERB", "PAST", "ING") and forms
        return forms[0] if verbal else self._noun_lemma(self.s.lower(i))

    def _noun_lemma(self, word: str) -> str:
        return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")

    # -- according to, reportedly ---------------------------------------------------------------

    def _according(self, i: int) -> Voice | None:
        source = self.s.phrase_after(i + 2)
        if source is None:
            return None
        cue = ((i, i + 2),)
        before = i - 1
        opens = (
            before < 0 or self.tokens[before].text in ",;" and not self._says_something(0, before)
        )
        if opens or self.s.lower(before) in ("but", "and", "that"):
            start = self._past_comma(source[1])
            return Voice(source, cue, self._range(start, self.clause_end(start)), "accordingTo", i)
        start = self._clause_start(i)
        end = before if self.tokens[before].text == "," else i
        content = self._range(start, end)
        after = source[1]
        if (
            self.s.lower(after) == ","
            and self._has_finite(after + 1, self.s.end)
            and not self._has_finite(start, end)
        ):
            content += self._range(after + 1, self.s.end)
        return Voice(source, cue, content, "accordingTo", i)

    def _hearsay(self, i: int) -> Voice:
        start = self._clause_start(i)
        end = self.clause_end(i + 1)
        content = self._range(start, i) + self._range(i + 1, end)
        return Voice(None, ((i, i + 1),), content, "hearsay", i)

    # -- nouns ----------------------------------------------------------------------------------

    def _by_noun(self, i: int) -> Voice | None:
        at, source, extra = self._noun_source(i)
        if self.s.lower(at) == ",":
            close = self._insertion_end(at)
            at = close + 1 if close else at
        if self.s.lower(at) == "of" and self.s.lower(at + 1) == "that":
            at += 1
        if self.s.lower(at) != "that" or not self.s.begins_clause(at + 1):
            return None
        if source is None:
            source = self._light_subject(i)
        content = self._range(at + 1, self.clause_end(at + 1))
        if self._already(at, content, named=source is not None):
            return None
        return Voice(source, ((i, i + 1), *extra, (at, at + 1)), content, "noun", i)

    def _already(self, that: int, content: tuple[Range, ...], *, named: bool) -> bool:
        """Whether a verb has this content already, or holds it as its own and nobody is named."""
        start = content[0][0] if content else that
        same = any(start in (c[0], c[0] - 1) for v in self.found for c in v.content)
        held = any(c[0] <= that < c[1] for v in self.found for c in v.content)
        return same or (held and not named)

    def _noun_source(self, i: int) -> tuple[int, Range | None, tuple[Range, ...]]:
        """Return what follows a noun of saying, and the source named by "by" or a possessive."""
        if self.s.lower(i + 1) in ("by", "from", "of") and self.s.lower(i + 2) != "that":
            source = self.s.phrase_after(i + 2)
            if source and self.s.lower(source[1]) == "that":
                return source[1], source, ((i + 1, i + 2),)
        if self.s.tag(i - 1) == "POSS" and self.s.lower(i - 1) in ("'s", "’s"):
            phrase = self.s.phrase_before(i - 1)
            return i + 1, phrase, ()
        if self.s.lower(i - 1) in ("his", "her", "their", "its", "my", "our"):
            return i + 1, (i - 1, i), ()
        if self.s.tag(i - 1) in ("NOUN", "NAME") and self.s.tag(i - 2) in ("DET", "NAME"):
            phrase = self.s.phrase_before(i)
            return i + 1, phrase, ()
        return i + 1, None, ()

    def _light_subject(self, i: int) -> Range | None:
        """Return who "expressed" or "made" it, when such a verb governs the noun."""
        j = i - 1
        while j > 0 and self.s.tag(j) in ("DET", "ADJ", "NOUN", "ADV") and i - j < 4:
            j -= 1
        light = {"make", "express", "voice", "issue", "raise", "repeat", "give", "state", "share"}
        if self.s.tag(j) in ("PAST", "VERB", "ING") and light & set(self.s.verb_lemmas(j)):
            return self._subject(j)
        return None

    # -- verbs ----------------------------------------------------------------------------------

    def _by_verb(self, i: int, frames: frozenset[str]) -> Voice | None:
        if self._is_passive(i):
            return self._passive(i, frames)
        if self.s.tag(i) == "VERB" and self.s.tag(i - 1) == "TO":
            return self._infinitive(i, frames)
        if self.s.tag(i) == "ING" and not self._progressive(i):
            return self._participle(i, frames)
        return self._active(i, frames)

    def _is_passive(self, i: int) -> bool:
        if self.s.tag(i) != "PAST":
            return False
        j = i - 1
        while j >= 0 and self.s.tag(j) in ("ADV", "NOT"):
            j -= 1
        return self.s.is_be(j)

    def _progressive(self, i: int) -> bool:
        j = i - 1
        while j >= 0 and self.s.tag(j) in ("ADV", "NOT"):
            j -= 1
        return self.s.tag(j) == "AUX"

    def _active(self, i: int, frames: frozenset[str]) -> Voice | None:
        source = self._subject(i)
        quoted = self._closes_quote(source[0] if source else self.s.group_start(i))
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

    def _closes_quote(self, start: int) -> bool:
        return start > 0 and self.tokens[start - 1].end in self.closing

    def _gap(self, i: int, frames: frozenset[str]) -> bool:
        """Whether the verb's object stands before it: "what officials have described as"."""
        if not (frames & {"as", "objas"} and self.s.lower(i + 1) == "as"):
            return False
        subject = self.s.phrase_before(self.s.group_start(i))
        return subject is not None and self.s.lower(subject[0] - 1) in (
            "what",
            "which",
            "that",
            "who",
            "whom",
        )

    def _relative(self, i: int, source: Range | None) -> Voice | None:
        subject = self.s.phrase_before(self.s.group_start(i))
        if subject is None:
            return None
        relative = subject[0] - 1
        what = None if self.s.lower(relative) == "what" else self.s.antecedent(relative)
        end = self.clause_end(i + 2)
        commas = (
            j for j in range(i + 2, end) if self.tokens[j].text == "," and not self._in_quote(j, i)
        )
        stop = next(
            (j for j in commas if self.s.tag(j + 1) in ("PAST", "VERB", "AUX", "MODAL")), end
        )
        content = (self._range(*what) if what else ()) + self._range(i + 2, stop)
        return Voice(
            source or subject, (self._verb_group(i), (i + 1, i + 2)), content, "relative", i
        )

    def _reduced(self, i: int, frames: frozenset[str]) -> bool:
        """Whether a participle stands for "who was": "men believed to be", "a plan hailed by"."""
        if self.s.tag(i - 1) not in ("NOUN", "NAME", "ADV", "MARK"):
            return False
        word = self.s.lower(i + 1)
        to = self.s.tag(i + 1) == "TO" and not frames & {"inf", "objinf"}
        as_or_of = (word == "as" and frames & {"as", "objas"}) or (
            word == "of" and "objof" in frames
        )
        return word == "by" or to or bool(as_or_of)

    def _verb_group(self, i: int) -> Range:
        """Return the verb with its auxiliaries, without the adverbs that open the group."""
        start = self.s.group_start(i)
        while start < i and self.s.tag(start) == "ADV":
            start += 1
        return start, i + 1

    def _subject(self, i: int) -> Range | None:
        found = self.s.subject(i)
        if found is None and self._continues(i):
            found = self.found[-1].source if self.found else self.s.main_subject(i)
        return found if found and self._can_speak(found) else None

    def _continues(self, i: int) -> bool:
        """Whether the verb shares its subject with one before: "and said", "but added"."""
        start = self.s.group_start(i)
        return self.s.tag(start - 1) == "CONJ" or (
            self.s.tag(start - 1) == "MARK"
            and self.s.lower(start - 1) == ","
            and self.s.tag(i) == "ING"
        )

    def _can_speak(self, source: Range) -> bool:
        words = {self.s.lower(j) for j in range(*source)}
        return not words & {"there", "nothing", "nobody"} and words != {"it"}

    def _after(
        self, i: int, frames: frozenset[str]
    ) -> tuple[tuple[Range, ...], tuple[Range, ...]] | None:
        """Return further cue words and the content that follows a reporting verb."""
        at = i + 1
        for _ in range(4):
            found = self._content_at(at, frames, direct=at == i + 1)
            if found:
                return found
            following = self._past_adverbial(at)
            if following is None:
                return None
            at = following
        return None

    def _content_at(
        self, at: int, frames: frozenset[str], *, direct: bool
    ) -> tuple[tuple[Range, ...], tuple[Range, ...]] | None:
        word = self.s.lower(at)
        if word in (":", ",") and self._quote_opens(at + 1):
            at += 1
        if self._quote_opens(at) and ("quote" in frames or "that" in frames or "tell" in frames):
            return (), self._range(at, self._quote_or_clause_end(at))
        if (
            word == "that"
            and frames & {"that", "tell"}
            and (self.s.tag(at) == "SUB" or self._quote_opens(at + 1))
        ):
            return ((at, at + 1),), self._range(at + 1, self.clause_end(at + 1))
        if frames & {"wh"} and word in (
            "if",
            "whether",
            "why",
            "how",
            "what",
            "who",
            "when",
            "where",
        ):
            return (), self._range(at, self.clause_end(at))
        if self.s.tag(at) == "TO" and frames & {"inf"} and self.s.tag(at + 1) in ("VERB", "AUX"):
            if self.s.lower(at + 1) in _MUTE:
                return None
            return (), self._range(at, self.clause_end(at))
        if "that" in frames and self.s.begins_clause(at):
            return (), self._range(at, self.clause_end(at))
        return self._with_preposition(at, frames) or self._with_object(at, frames, direct)

    def _with_preposition(
        self, at: int, frames: frozenset[str]
    ) -> tuple[tuple[Range, ...], tuple[Range, ...]] | None:
        word = self.s.lower(at)
        wanted = {
            "for": {"for", "callfor", "askfor", "forq"},
            "of": {"of"},
            "against": {"against"},
            "about": {"about"},
            "on": {"on", "callon"},
            "to": {"to"},
        }.get(word, set())
        if not wanted & frames or self.s.tag(at + 1) in ("MARK",):
            return None
        return ((at, at + 1),), self._range(at + 1, self.clause_end(at + 1))

    def _with_object(
        self, at: int, frames: frozenset[str], direct: bool
    ) -> tuple[tuple[Range, ...], tuple[Range, ...]] | None:
        """Return the content of verbs that take somebody first: told him that, described it as."""
        if not direct:
            return None
        phrase = self.s.phrase_after(at)
        if phrase is None:
            return None
        after = phrase[1]
        word = self.s.lower(after)
        if "tell" in frames:
            told = self._told(after)
            if told:
                return told
        if (
            frames & {"obj", "objinf"}
            and self.s.tag(after) == "TO"
            and self.s.tag(after + 1) in ("VERB", "AUX")
        ):
            return (), self._range(at, self.clause_end(at))
        if frames & {"as", "asonly", "objas"} and word == "as":
            return (), self._range(at, self.clause_end(at))
        if (
            (frames & {"objof"} and word == "of")
            or (frames & {"objfor"} and word == "for")
            or (frames & {"objon"} and word in ("on", "for"))
        ):
            return ((after, after + 1),), self._range(at, after) + self._range(
                after + 1, self.clause_end(after + 1)
            )
        if frames & {"objabout"} and word in ("about", "whether", "if", "why"):
            return (), self._range(after, self.clause_end(after))
        if "so" in frames:
            return (), self._range(at, self.clause_end(at))
        if "attitude" in frames:
            felt = self._attitude(at, after)
            if felt:
                return felt
        if "np" in frames:
            return (), self._range(at, self.clause_end(at))
        return None

    def _attitude(self, at: int, after: int) -> tuple[tuple[Range, ...], tuple[Range, ...]] | None:
        """Return the content of "expressed concern about": what stands behind the preposition."""
        for j in range(at, min(after + 1, self.s.end - 1)):
            if self.s.lower(j) in ("about", "over", "that", "for", "at", "in") and j > at:
                return ((at, j + 1),), self._range(j + 1, self.clause_end(j + 1))
        return None

    def _told(self, after: int) -> tuple[tuple[Range, ...], tuple[Range, ...]] | None:
        for at in (after, self._past_adverbial(after) or after):
            if self.s.lower(at) == ",":
                close = self._insertion_end(at)
                at = close + 1 if close else at
            if self.s.lower(at) == "that" and self.s.tag(at) == "SUB":
                return ((at, at + 1),), self._range(at + 1, self.clause_end(at + 1))
            if self.s.lower(at) in (":", ",") and self._quote_opens(at + 1):
                at += 1
            if self._quote_opens(at):
                return (), self._range(at, self._quote_or_clause_end(at))
            if self.s.begins_clause(at) and self.s.tag(at) in (
                "PRON",
                "DET",
                "NAME",
                "NOUN",
                "POSS",
            ):
                return (), self._range(at, self.clause_end(at))
            if self.s.lower(at) == "about":
                return ((at, at + 1),), self._range(at + 1, self.clause_end(at + 1))
        return None

    def _past_adverbial(self, at: int) -> int | None:
        """Return where an adverb, a time or a prepositional phrase here ends; None without one."""
        if self.s.tag(at) == "ADV":
            return at + 1
        if self.s.tag(at) in ("PREP", "TO") or (self.s.lower(at) in ("after", "before", "as")):
            phrase = self.s.phrase_after(at + 1)
            return phrase[1] if phrase else None
        if self.s.lower(at) in _DAYS:
            return at + 1
        if self.s.lower(at) == ",":
            close = self._insertion_end(at)
            return close + 1 if close else None
        return None

    def _insertion_end(self, comma: int) -> int | None:
        for j in range(comma + 1, min(comma + 16, self.s.end)):
            if self.s.lower(j) == ",":
                return j
        return None

    # -- content before the cue -----------------------------------------------------------------

    def _postposed(self, i: int, frames: frozenset[str], source: Range | None) -> Voice | None:
        """Read "…," said X and "…," X said, with what goes on behind it."""
        if not frames & {"quote", "that"}:
            return None
        plain = set(self.s.verb_lemmas(i)) & _PLAIN
        start = min(self.s.group_start(i), source[0] if source else i)
        end = i + 1
        if not source or not self._boundary(source[0]):
            inverted = self.s.phrase_after(i + 1) if self._boundary(self.s.group_start(i)) else None
            if inverted is None:
                return None
            source, start, end = inverted, self.s.group_start(i), inverted[1]
        content = self._left_of(start)
        if not content or not (plain or self.tokens[content[0][1] - 1].end in self.closing):
            return None
        content += self._resumed(end)
        return Voice(source, (self._verb_group(i),), content, "postposed", i)

    def _boundary(self, start: int) -> bool:
        """Whether a comma, a dash or a closing quotation mark stands before."""
        return start > 0 and (
            self.tokens[start - 1].text in ",—–-?!" or self.tokens[start - 1].end in self.closing
        )

    def _left_of(self, start: int) -> tuple[Range, ...]:
        end = start
        while (
            end
            and self.tokens[end - 1].text in ",—–-"
            and self.tokens[end - 1].end not in self.closing
        ):
            end -= 1
        first = self._clause_start(end)
        if self.tokens[end - 1].end in self.closing if end else False:
            quote = self.closing[self.tokens[end - 1].end]
            opens = next((j for j in range(end) if self.tokens[j].start >= quote.start), 0)
            quoted_only = not self._has_finite(first, opens)
            first = opens if quoted_only else first
            return self._range(first, end)
        return self._range(first, end) if self._has_finite(first, end) else ()

    def _resumed(self, at: int) -> tuple[Range, ...]:
        """Return the content that goes on after "he said,"."""
        following = at
        for _ in range(4):
            if self.s.lower(following) == "," or self._quote_opens(following):
                break
            step = self._past_adverbial(following)
            if step is None:
                break
            following = step
        if self.s.lower(following) in (",", ":", ";") and self._quote_opens(following + 1):
            following += 1
        if self._quote_opens(following):
            return self._range(following, self._quote_or_clause_end(following))
        return ()

    # -- passive, participles, infinitives ------------------------------------------------------

    def _passive(self, i: int, frames: frozenset[str]) -> Voice | None:
        """Read "was described by X as Y", "is said to do", "it was reported that"."""
        subject = self.s.subject(i)
        at = i + 1
        source: Range | None = None
        extra: tuple[Range, ...] = ()
        if self.s.lower(at) == "by":
            source = self.s.phrase_after(at + 1)
            extra = ((at, at + 1),)
            at = source[1] if source else at
        cue: tuple[Range, ...] = (self._verb_group(i), *extra)
        word = self.s.lower(at)
        patient = self._range(*subject) if subject and self.s.lower(subject[0]) != "it" else ()
        if word == "that" and frames & {"that", "tell", "np"}:
            return Voice(
                source,
                (*cue, (at, at + 1)),
                self._range(at + 1, self.clause_end(at + 1)),
                "passive",
                i,
            )
        if frames & {"tell"} and self.s.begins_clause(at):
            return Voice(source, cue, self._range(at, self.clause_end(at)), "passive", i)
        takes_to = frames & {"that", "obj", "inf", "np", "objinf"} and self.s.tag(at) == "TO"
        takes_as = frames & {"as", "objas", "asonly"} and word == "as"
        takes_of = frames & {"objof", "objfor"} and word in ("of", "for", "on")
        takes_so = frames & {"so"} and self.s.phrase_after(at) is not None
        if takes_to or takes_as or takes_of or takes_so:
            return Voice(source, cue, patient + self._range(at, self.clause_end(at)), "passive", i)
        if source and patient and frames & {"np", "objfor", "objas"}:
            return Voice(source, cue, patient, "passive", i)
        if frames == cues.VERBS["report"] and patient:
            return Voice(None, cue, patient + self._range(at, self.clause_end(at)), "passive", i)
        return None

    def _participle(self, i: int, frames: frozenset[str]) -> Voice | None:
        """Read ", adding that" and "officials calling for": whose act it is stands before."""
        after = self._after(i, frames)
        if after is None:
            return None
        start = self.s.group_start(i)
        source: Range | None
        if self.s.tag(start - 1) in ("NOUN", "NAME", "PRON"):
            if not after[0] and not frames & {"so", "as"}:
                return None
            source = self.s.phrase_before(start)
        elif self.found and self.found[-1].source:
            source = self.found[-1].source
        else:
            source = self.s.main_subject(i)
        if source is None or not self._can_speak(source):
            return None
        return Voice(source, (self._verb_group(i), *after[0]), after[1], "participle", i)

    def _infinitive(self, i: int, frames: frozenset[str]) -> Voice | None:
        """Read "used the rally to urge…": only strong verbs, for the sentence's subject."""
        if not frames & {"that", "callfor", "obj", "objof", "objfor"}:
            return None
        after = self._after(i, frames)
        if after is None or self.s.tag(i - 2) == "MARK":
            return None
        if not after[0] and not self._quote_opens(after[1][0][0]):
            return None
        source = self.found[-1].source if self.found else self.s.main_subject(i)
        if source is None or not self._can_speak(source):
            return None
        return Voice(source, ((i, i + 1), *after[0]), after[1], "infinitive", i)

    # -- where clauses begin and end ------------------------------------------------------------

    def clause_end(self, start: int) -> int:
        """Return where content that begins here ends: the sentence's end, or another's words."""
        depth = 0
        limit = self._quote_limit(start)
        for j in range(start, limit):
            text = self.tokens[j].text
            depth += (text == "(") - (text == ")")
            if depth < 0:
                return j
            if depth or self._in_quote(j, start):
                continue
            if j > start and self._breaks(j, start):
                return j
        return limit

    def _quote_limit(self, start: int) -> int:
        """Return where content must end: within the quotation it begins in, or the sentence."""
        if start >= len(self.tokens):
            return self.s.end
        at = self.tokens[start].start
        around = [q for q in self.quoted if q.start < at < q.end]
        if not around:
            return min(self.s.end, start + _FARTHEST)
        close = around[-1].end - 1
        ends = (j for j in range(start, self.s.end) if self.tokens[j].start >= close)
        return next(ends, self.s.end)

    def _breaks(self, j: int, start: int) -> bool:
        text, word = self.tokens[j].text, self.s.lower(j)
        if text == ";":
            return True
        if text in ",—–":
            return self._new_voice(j + 1) or self.s.lower(j + 1) in _ADVERBIAL_OPENERS
        if word == "according" and self.s.lower(j + 1) == "to":
            return True
        return self.s.tag(j) == "CONJ" and self._new_voice(j)

    def _new_voice(self, j: int) -> bool:
        """Whether "but added that" or "and he said" begins here."""
        at = j + 1 if self.s.tag(j) == "CONJ" or self.s.lower(j) in ("while", "though") else j
        for k in range(at, min(at + 7, self.s.end)):
            if self.s.tag(k) in ("MARK", "SUB", "QUOTE", "PREP", "CONJ"):
                return False
            if self.s.tag(k) in ("VERB", "PAST", "ING"):
                frames = self._frames(k)
                strong = self.s.lower(k + 1) == "that" or self._quote_opens(k + 1)
                lead = k == at or self.s.tag(k) != "ING"
                return bool(frames and lead and (strong or self._seems_to_report(k, frames)))
        return False

    def _seems_to_report(self, i: int, frames: frozenset[str]) -> bool:
        """Whether a verb of saying has its content right behind it."""
        word, here = self.s.lower(i + 1), self.s.tag(i + 1)
        if here in ("PRON", "DET", "NAME", "POSS", "NOUN", "NUM", "ADJ"):
            return bool(frames & {"that", "tell", "so", "np", "obj", "objof", "objfor", "as"})
        prepositions = {"for": "callfor", "about": "about", "of": "of", "against": "against"}
        return (here == "TO" and "inf" in frames) or prepositions.get(word, "-") in frames

    def _quote_or_clause_end(self, at: int) -> int:
        """Return where content opened by a quotation ends: with it, or with what goes on in the clause."""
        quote = self.opening[self.tokens[at].start]
        close = next(
            (j + 1 for j in range(at, len(self.tokens)) if self.tokens[j].end >= quote.end),
            len(self.tokens),
        )
        if close >= self.s.end or self.tokens[close - 2].text in ",.?!":
            return max(close, at + 1)
        if self.s.tag(close) == "MARK" or self._new_voice(close):
            return close
        return self.clause_end(close)

    def _clause_start(self, end: int) -> int:
        """Return where the clause that ends here begins, conjunctions left out."""
        start = end
        while start > 0 and self.tokens[start - 1].text != ";":
            start -= 1
        while start < end and (self.s.tag(start) == "CONJ" or self.tokens[start].text in ",-–—"):
            start += 1
        return start

    def _quote_opens(self, j: int) -> bool:
        return 0 <= j < len(self.tokens) and self.tokens[j].start in self.opening

    def _in_quote(self, j: int, start: int) -> bool:
        at = self.tokens[j].start
        return any(
            q.start <= at < q.end and q.start >= self.tokens[start].start for q in self.quoted
        )

    def _past_comma(self, j: int) -> int:
        for k in range(j, min(j + 25, self.s.end)):
            if self.tokens[k].text == ",":
                inserted = self._insertion_end(k)
                clause = self._has_finite(k + 1, inserted) if inserted else True
                return k + 1 if clause or not inserted else inserted + 1
        return j

    def _has_finite(self, start: int, end: int | None) -> bool:
        stop = self.s.end if end is None else end
        return any(self.s.tag(j) in ("AUX", "MODAL", "PAST", "VERB") for j in range(start, stop))

    def _says_something(self, start: int, end: int) -> bool:
        return self._has_finite(start, end)

    def _range(self, start: int, end: int) -> tuple[Range, ...]:
        while start < end and self.tokens[end - 1].text in ",;:":
            end -= 1
        while (marker := self.s.marker_start(end)) is not None and marker > start:
            end = marker
        while start < end and self.tokens[start].text in ",;:":
            start += 1
        return ((start, end),) if start < end else ()


_PLAIN = frozenset(
    "say add note explain argue claim warn insist believe think suggest report write announce tell "
    "concede admit acknowledge predict estimate conclude declare maintain contend recall allege "
    "stress caution hope fear assert state complain".split()
)
"""Verbs that may follow what was said without quotation marks: "it was late, she said"."""
_MUTE = frozenset("comment respond elaborate speak answer discuss say".split())
"""What one declines to do when one says nothing."""
_FARTHEST = 300
"""How many tokens of content are read at most, so that a text without stops takes linear time."""
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tuesday's".split()
)
_ADVERBIAL_OPENERS = frozenset("although though despite whereas".split())
