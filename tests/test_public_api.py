"""The public names: sorted, few, importable, documented."""

from __future__ import annotations

import inspect
from types import ModuleType

import pytest

import claimgraph as cg


def test_names_are_sorted_and_importable() -> None:
    assert cg.__all__ == sorted(cg.__all__)
    assert set(cg.__all__) <= set(dir(cg))
    assert len(cg.__all__) <= 35
    for name in cg.__all__:
        assert getattr(cg, name) is getattr(cg, name)


@pytest.mark.parametrize("name", cg.__all__)
def test_every_public_thing_says_what_it_is(name: str) -> None:
    thing = getattr(cg, name)
    assert (inspect.getdoc(thing) or "").strip()
    if inspect.isclass(thing) and not issubclass(thing, (Exception, ModuleType)):
        for method, function in inspect.getmembers(thing, inspect.isfunction):
            if not method.startswith("_") and function.__module__.startswith("claimgraph"):
                assert inspect.getdoc(function), f"{name}.{method}"


def test_every_error_raised_on_purpose_is_found() -> None:
    assert issubclass(cg.errors.SpanMismatch, cg.InvalidGraph)
    assert issubclass(cg.errors.ArchiveLocked, cg.ClaimGraphError)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'reed'"):
        cg.reed  # noqa: B018  # the access is the test
