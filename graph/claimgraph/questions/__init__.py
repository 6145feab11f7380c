"""The questions that every holder of a graph answers: the grammar, and what it is built on."""

from __future__ import annotations

from claimgraph.questions.asking import NOUN_PARAMETERS, Name, checked
from claimgraph.questions.grammar import Counting, Questions
from claimgraph.questions.queries import PARAMETERS, Question, questions, shipped
from claimgraph.questions.sparql_rows import Row

__all__ = [
    "NOUN_PARAMETERS",
    "PARAMETERS",
    "Counting",
    "Name",
    "Question",
    "Questions",
    "Row",
    "checked",
    "questions",
    "shipped",
]
