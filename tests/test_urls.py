"""Urls of one page: one address identifies the work, and one key compares the pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgraph.urls import canonical, page_key

PARTS = st.text(alphabet="abcXYZ019.:~#?&=/%[]@+-_ é", max_size=40)
URLS = st.builds("{}{}".format, st.sampled_from(["", "http://", "https://www.", "doi:"]), PARTS)


@given(URLS)
def test_a_canonical_url_and_a_key_stay_as_they_are(url: str) -> None:
    assert canonical(canonical(url)) == canonical(url)
    assert page_key(page_key(url)) == page_key(url)


@given(URLS)
def test_urls_with_one_canonical_form_have_one_key(url: str) -> None:
    assert page_key(canonical(url)) == page_key(url)


@pytest.mark.parametrize("name", ["utm_source", "utm_id", "msclkid", "fbclid", "mc_cid", "igshid"])
def test_how_a_reader_came_does_not_change_the_page(name: str) -> None:
    plain = "https://example.org/tolls?page=2"
    assert canonical(f"{plain}&{name}=x7") == plain
    assert canonical(f"https://example.org/tolls?{name}=x7&page=2") == plain
    assert page_key(f"{plain}&{name.upper()}=x7") == page_key(plain)


def test_a_canonical_url_still_leads_there_and_a_key_need_not() -> None:
    url = "http://www.example.org/a/?id=3#part-2"
    assert canonical(url) == url
    assert page_key(url) == page_key("https://m.example.org/a/amp?id=3") == "example.org/a?id=3"
