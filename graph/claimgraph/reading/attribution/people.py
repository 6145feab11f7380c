"""Who is named or told of near a place, and whom "he" and "she" can mean there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from claimgraph.reading.entities.names import Mention
from claimgraph.reading.lang.en.dictionary import lemmas
from claimgraph.reading.lang.en.gazetteer import gender, is_person_noun
from claimgraph.reading.lang.en.lexicon import ROLES, TITLES
from claimgraph.reading.lang.en.noun_phrases import phrase_after
from claimgraph.reading.lang.en.sentence import Range, Sentence, Sentences
from claimgraph.reading.lang.en.subjects import subject_of
from claimgraph.reading.lang.en.tokens import FINITE
from claimgraph.reading.lang.word_lists import word_list, word_table
from claimgraph.reading.places import Span

HE_OR_SHE = {"he": "he", "she": "she", "him": "he", "her": "she", "his": "he"}
REACH = 450
"""How many code points back a pronoun may reach."""
_SAYING = frozenset(word_table("en/reporting_verbs.txt", "verbs"))
_SENTENCES = 4
"""Sentences back to which a pronoun at the head of each leads."""
_LEADING = word_list("en/attribution.txt", "complements of speakers") | {"by", "over", "against"}
_OPENERS = TITLES | word_list("en/attribution.txt", "before subjects")
_ANOTHER = frozenset({"a", "an", "one", "another"})
_MALE_NOUNS = word_list("en/statements.txt", "male")
_FEMALE_NOUNS = word_list("en/statements.txt", "female")
_HER_TITLES = word_list("en/attribution.txt", "women")
_HIS_TITLES = word_list("en/attribution.txt", "men")


class People:
    """The people of a text by where they are named."""

    def __init__(self, text: str, mentions: Sequence[Mention], sentences: Sentences) -> None:
        self.text, self.sentences = text, sentences
        self.mentions = sorted(mentions, key=lambda m: (m.start, m.end))
        self.starts = [m.start for m in self.mentions]
        self.heads = [s.tokens[0].start for s in sentences if s.tokens]

    def before(self, at: int) -> list[Mention]:
        """Return the people named shortly before, the nearest first."""
        last = bisect_left(self.starts, at)
        since = self._paragraph_before(at)
        near = reversed(self.mentions[max(0, last - 40) : last])
        return [m for m in near if m.kind == "person" and m.start >= since and m.end <= at]

    def _paragraph_before(self, at: int) -> int:
        """Return where the paragraph before this one begins, if near; pronouns reach no further."""
        far = max(0, at - REACH)
        here = self.text.rfind("\n", far, at)
        while here > far and self.text[here - 1].isspace():
            here -= 1
        before = self.text.rfind("\n", far, here) if here > far else -1
        return max(far, before + 1)

    def gender_of(self, mention: Mention) -> str | None:
        """Return the pronoun a person goes with: by title, or by first name; None when unknown."""
        before = self.text[max(0, mention.start - 14) : mention.start].lower().split()
        title = before[-1] if before else ""
        if title in _HER_TITLES or title in _HIS_TITLES:
            return "she" if title in _HER_TITLES else "he"
        first, _, rest = mention.name.partition(" ")
        return gender(first) if rest else None

    def fits(self, mention: Mention, wanted: str) -> bool:
        return mention.kind in ("person", None) and self.gender_of(mention) in (wanted, None)

    def is_quoted(self, named: int, at: int) -> bool:
        """Whether quoted words name somebody, which a pronoun speaks: "“Lund left,” she said"."""
        between = self.text[named:at]
        return between.count('"') % 2 == 1 or between.count("”") > between.count("“")

    def is_owner(self, mention: Mention) -> bool:
        """Whether a name only tells whose a thing is: "Lund’s aide", "the aides of Lund"."""
        owned = self.text[mention.end : mention.end + 2] in ("’s", "'s")
        return owned or self.text[max(0, mention.start - 4) : mention.start] == " of "

    def opens(self, mention: Mention) -> bool:
        """Whether only a title or a conjunction stands before a name in its sentence."""
        at = bisect_right(self.heads, mention.start) - 1
        led = self.text[self.heads[at] : mention.start].lower().split() if at >= 0 else ["?"]
        return all(word.strip(",") in _OPENERS for word in led)

    def beside(self, one: Mention, fitting: Sequence[Mention], at: int) -> bool:
        """Whether somebody else may be told of: "Sanz met Pohl. She said", not "by Pohl"."""
        others = (m for m in fitting if m.name != one.name and one.end < m.start < at)
        between = (set(self.text[one.end : m.start].lower().split()) for m in others)
        return any(_LEADING.isdisjoint(said) for said in between)

    def other_told_of(self, since: int, at: int, wanted: str) -> bool:
        """Whether somebody without a name does something since: "Lund rang. Her aunt answered".

        For "him" and "her" also one to whom something is done: "held a man, but released him".
        """
        s = self.sentences.part((since, at))
        subjects = (subject_of(s, i) for i, tag in enumerate(s.tags) if tag in FINITE and i)
        phrases = [
            p for p in subjects if p and (s.lower(p[0]) in _ANOTHER or s.tag(p[0]) == "POSS")
        ]
        if self.text[at : at + 3].lower() in ("him", "her"):
            ones = (i for i in range(s.end) if s.lower(i) in ("a", "an"))
            phrases += [p for i in ones if (p := phrase_after(s, i))]
        return any(
            _is_somebody(s, phrase, wanted) and not self.is_quoted(s.tokens[phrase[0]].end, at)
            for phrase in phrases
        )

    def only_person(self, pronoun: Span) -> str | None:
        """Return the one person named shortly before whom "he" or "she" can mean."""
        word = self.text[slice(*pronoun)].lower()
        wanted = HE_OR_SHE.get(word)
        near = self.before(pronoun[0]) if wanted else []
        names = {m.name for m in near if self.gender_of(m) in (wanted, None)}
        one = next(iter(names)) if len(names) == 1 else None
        if one and wanted and self.other_told_of(near[0].end, pronoun[0], wanted):
            return None
        one = one or (self._goes_on(pronoun[0], wanted) if wanted else None)
        return one if one and " " in one else None

    def _goes_on(self, at: int, wanted: str) -> str | None:
        """Return who is the subject of the sentence before, if nobody else there can be meant.

        A sentence that opens with the same pronoun tells of whom the one before it does.
        """
        here = bisect_right(self.heads, at) - 1
        since = self.heads[here]
        for head in reversed(self.heads[max(0, here - _SENTENCES) : here]):
            between = self.text[head:since]
            held = self.mentions[bisect_left(self.starts, head) : bisect_left(self.starts, at)]
            near = [m for m in held if m.end <= at and self.fits(m, wanted)]
            names = {m.name for m in near}
            if "\n" in between.strip("\n") or "\n\n" in between or len(names) > 1:
                return None
            if names:
                return names.pop() if self._may_act(near[0]) else None
            if between.split()[0].lower() != wanted:
                return None
            since = head
        return None

    def _may_act(self, mention: Mention) -> bool:
        """Whether a name opens its sentence, or stands behind what does: "Born in May, Lund"."""
        before = (self.text[max(0, mention.start - 30) : mention.start].split() or [""])[-1]
        leads = before.endswith(",") or before.lower() in _OPENERS
        after = self.text[mention.end : mention.end + 30].split()[:1]
        reports = bool(after) and not _SAYING.isdisjoint(lemmas(after[0].lower(), "VERB"))
        return (leads or self.opens(mention)) and not (reports or self.is_owner(mention))


def _is_somebody(s: Sentence, phrase: Range, wanted: str) -> bool:
    """Whether a phrase tells of a man or woman whom a pronoun fits: "a 40-year-old man"."""
    nouns = {s.lower(i) for i in range(*phrase) if s.tag(i) == "NOUN"}
    either = nouns - _MALE_NOUNS - _FEMALE_NOUNS
    fitting = _FEMALE_NOUNS if wanted == "she" else _MALE_NOUNS
    return bool(nouns & fitting) or any(w in ROLES or is_person_noun(w) for w in either)


def whole_name(text: str, source: Span) -> Span:
    """Return a source with all of a user's name that tokens part: "quay_watch"."""
    start = source[0]
    while start > 1 and text[start - 1] == "_" and text[start - 2].isalnum():
        start -= 1
        while start and text[start - 1].isalnum():
            start -= 1
    return start, source[1]
