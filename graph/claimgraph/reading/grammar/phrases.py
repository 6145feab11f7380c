"""Subjects and clauses of one tagged sentence: who stands before a verb, where it ends."""

from __future__ import annotations

from claimgraph.reading.grammar.nounphrases import INSIDE, NOMINAL, NounPhrases, Range

__all__ = ["Range", "Sentence"]

_MOST_ITEMS = 12
"""How many items of a list are read back at most."""
_REACH = 60
"""How many tokens back a subject is looked for."""


class Sentence(NounPhrases):
    """A sentence as tokens with their classes, and the phrases read off them."""

    # -- subjects -------------------------------------------------------------------------------

    def group_start(self, verb: int) -> int:
        """Return where the verb's words begin: auxiliaries, adverbs and negation before it."""
        i = verb
        while i > 0 and self.tag(i - 1) in ("AUX", "MODAL", "ADV", "NOT"):
            i -= 1
        while i < verb and self.tag(i) == "ADV" and self.tag(i - 1) in ("DET", "MARK"):
            i += 1
        return i

    def subject(self, verb: int) -> Range | None:
        """Return who does what a verb says: the phrase before it, insertions passed over."""
        end = self.group_start(verb)
        before = end - 1
        while before > 0 and self.tag(before) == "ADV" and self.tag(before - 1) == "MARK":
            before -= 1
        if before < 0:
            return None
        if self.tag(before) == "REL" or (
            self.lower(before) == "that" and self.tag(before - 1) in NOMINAL
        ):
            return self.antecedent(before)
        if self.tag(before) in ("CONJ",):
            return None
        if self.tokens[before].text in (",", ")", "–", "—", "]"):
            opened = self._insertion_start(before)
            if opened is None or self._own_clause(opened + 1, before):
                return None
            return self._named_before(self.phrase_before(opened))
        found = self.phrase_before(end)
        return self._with_items(found) if found else None

    def _with_items(self, last: Range) -> Range:
        """Return a phrase with those listed before it: "Norway, Sweden and Denmark".

        Of "many parties, including A, B and C" it is the parties.
        """
        joined = any(self.lower(j) in ("and", "or", "&") for j in range(*last))
        if not joined and self.tag(last[0] - 1) != "CONJ":
            return last
        start = last[0]
        for _ in range(_MOST_ITEMS):
            item = self._item_before(start)
            if item is None:
                break
            if self.tag(item[0] - 1) == "PREP":
                included = self.lower(item[0] - 1) == "including" and self.lower(item[0] - 2) == ","
                whole = self.phrase_before(item[0] - 2) if included and item[0] > 2 else None
                return whole or last
            start = item[0]
        opens = not start or self.tag(start - 1) == "SUB" or self.tokens[start - 1].text in ";:"
        return (start, last[1]) if opens else last

    def _item_before(self, start: int) -> Range | None:
        """Return the noun phrase that a comma, an "and" or both part from what begins here."""
        at = start - 1
        at -= self.tag(at) == "CONJ"
        at -= self.tokens[at].text == "," if at >= 0 else 0
        if at < 0 or at == start - 1:
            return None
        if self.tokens[at].text == ")":
            opened = self._insertion_start(at)
            at = opened - 1 if opened else at
        item = self.phrase_before(at + 1)
        timely = item is not None and self.is_of_time(item[1] - 1)
        return None if timely or item is None or self.tag(item[0]) == "PRON" else item

    def _own_clause(self, start: int, end: int) -> bool:
        """Whether words between commas are a clause beside this one: ", they heard a shot,"."""
        return self.tag(start) == "PRON" and any(
            self.tag(j) in ("VERB", "PAST", "AUX", "MODAL") for j in range(start, end)
        )

    def _named_before(self, phrase: Range | None) -> Range | None:
        """Return who is named before a phrase that tells who that is: "Jo Doe, the mayor"."""
        start = phrase[0] if phrase else 0
        if phrase and start > 1 and self.tokens[start - 1].text == ",":
            named = self.phrase_before(start - 1)
            if named and self.tag(named[1] - 1) == "NAME" and self.tag(start) == "DET":
                return named
        return phrase

    def antecedent(self, relative: int) -> Range | None:
        """Return what "who" or "which" stands for."""
        end = relative
        if self.tokens[end - 1].text == ",":
            end -= 1
        if end and self.tag(end - 1) == "PREP":
            end -= 1
        return self._named_before(self.phrase_before(end) if end else None)

    def _insertion_start(self, closing: int) -> int | None:
        """Return where the insertion closed here begins: ", the mayor," or "(who left)"."""
        mark = self.tokens[closing].text
        opening = {")": "(", "]": "[", ",": ",", "–": "–", "—": "—"}[mark]
        for i in range(closing - 1, max(-1, closing - 30), -1):
            if self.tokens[i].text == opening and i:
                return i
            if self.tokens[i].text in ";:":
                return None
        return None

    def main_subject(self, before: int) -> Range | None:
        """Return the subject of the nearest finite verb to the left that is not subordinate."""
        for i in range(before - 1, max(-1, before - _REACH), -1):
            if self.tag(i) in ("VERB", "PAST", "AUX", "MODAL"):
                found = self.subject(i)
                if found and self.tag(found[0] - 1) not in ("SUB", "REL"):
                    return found
        return None

    # -- clauses --------------------------------------------------------------------------------

    def begins_clause(self, start: int) -> bool:
        """Whether a subject and a finite verb begin here."""
        i = start
        if self.tag(start) not in INSIDE | {"PRON"} and self.lower(start) not in (
            "there",
            "if",
            "when",
            "while",
        ):
            return False
        i += self.tag(start) == "SUB"
        commas = 0
        while i < self.end and i - start < 30:
            here = self.tag(i)
            joined = self.tag(i - 1) == "CONJ"  # "troops and advanced systems" has no verb
            if here in ("AUX", "MODAL") or (here in ("VERB", "PAST") and i > start and not joined):
                broken = commas == 1 and self.lower(i - 1) == ","  # "the mayor, is who will pay"
                return i > start and not broken and self._holds_subject(start, i)
            if here in ("MARK", "TO", "SUB", "REL") and self.tokens[i].text not in ",()*":
                return False
            if self.lower(i) == ",":
                closing = self._past_relative(i)
                commas += 1 + (closing != i)
                i = closing
            i += 1
        return False

    def _holds_subject(self, start: int, end: int) -> bool:
        return any(self.tag(j) in NOMINAL | {"PRON", "DET"} for j in range(start, end))

    def _past_relative(self, comma: int) -> int:
        """Return where a relative clause between commas ends: ", which took effect in May,"."""
        if self.tag(comma + 1) != "REL":
            return comma
        closing = (j for j in range(comma + 2, min(comma + 20, self.end)) if self.lower(j) == ",")
        return next(closing, comma)
