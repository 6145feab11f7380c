"""Shared by all tests: README, docs, docstrings and tests/."""

import matplotlib
import pytest

import claimgraph

matplotlib.use("Agg")


@pytest.fixture(autouse=True)
def _names_in_examples(doctest_namespace: dict[str, object]) -> None:
    doctest_namespace["cg"] = claimgraph
