"""Shared by all tests: README, docs, docstrings and tests/."""

from __future__ import annotations

import os
from collections.abc import Iterator

import matplotlib
import pytest
from hypothesis import Phase, settings
from matplotlib import pyplot

import claimgraph as cg

matplotlib.use("Agg")
_ = cg.plot.layered  # loads the pictures, else pytest puts a module where its function stands
STEADY = settings(derandomize=True, deadline=None, phases=[Phase.explicit, Phase.generate])
"""The same examples each time, and a failure told at once, not made smaller first."""
settings.register_profile("steady", STEADY, max_examples=15)
settings.register_profile("thorough", STEADY, max_examples=60)  # scripts/check --slow
settings.register_profile("explore", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

collect_ignore_glob = ["tests/cases/*"]
"""Cases are data: the prompts in them are no examples to run."""


@pytest.fixture(autouse=True)
def _names_in_examples(doctest_namespace: dict[str, object]) -> None:
    doctest_namespace["cg"] = cg


@pytest.fixture(autouse=True)
def _figures_closed() -> Iterator[None]:
    yield
    pyplot.close("all")


@pytest.fixture(scope="session")
def briefing() -> cg.ClaimGraph:
    """The eastern-flank briefing, curated by hand."""
    return cg.example("eastern-flank")
