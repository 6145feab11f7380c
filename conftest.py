"""Shared by all tests: README, docs, docstrings and tests/."""

from __future__ import annotations

import matplotlib
import pytest

import claimgraph as cg

matplotlib.use("Agg")

collect_ignore_glob = ["tests/cases/*"]
"""Cases are data: the prompts in them are no examples to run."""


@pytest.fixture(autouse=True)
def _names_in_examples(doctest_namespace: dict[str, object]) -> None:
    doctest_namespace["cg"] = cg


@pytest.fixture(scope="session")
def briefing() -> cg.ClaimGraph:
    """The eastern-flank briefing, curated by hand."""
    return cg.example("eastern-flank")
