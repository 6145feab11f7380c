"""Answers of model APIs come in with what they cite, and other JSON is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest

import claimgraph as cg
from claimgraph.files import read_bytes
from claimgraph.intake import Intake, take_in

LINK = "([post.example](https://post.example/t?utm_source=openai))"
SAID = f"Tolls rose in May. {LINK} Ships left – at once."
TOLLS = {"url": "https://post.example/t", "title": "Tolls up"}
SHIPS = {"url": "https://b.example/s", "title": "Ships"}


def place(words: str, within: str = SAID) -> dict[str, int]:
    start = within.index(words)
    return {"start_index": start, "end_index": start + len(words)}


def openai(annotations: list[dict[str, Any]], text: str = SAID) -> dict[str, Any]:
    part = {"type": "output_text", "text": text, "annotations": annotations}
    return {
        "object": "response",
        "created_at": 1_935_500_000,
        "output": [
            {"type": "web_search_call", "id": "ws_1"},
            {"type": "message", "role": "assistant", "content": [part]},
        ],
    }


def chat(message: dict[str, Any], **more: object) -> dict[str, Any]:
    choice = {"index": 0, "message": {"role": "assistant", **message}}
    return {"object": "chat.completion", "choices": [choice], **more}


ANSWERS: dict[str, dict[str, Any]] = {
    "OpenAI Responses": openai([
        {"type": "url_citation", **place(LINK), **TOLLS},
        {"type": "url_citation", **place("Ships left – at once."), **SHIPS},
    ]),
    "OpenAI Chat Completions": chat({
        "content": "Tolls rose in May. Ships left – at once.",
        "annotations": [
            {"type": "url_citation", "url_citation": {"start_index": 0, "end_index": 18, **TOLLS}},
            {"type": "url_citation", "url_citation": {"start_index": 19, "end_index": 40, **SHIPS}},
        ],
    }),
    "Anthropic Messages": {
        "type": "message",
        "role": "assistant",
        "content": [
            {"type": "server_tool_use", "name": "web_search", "input": {}},
            {"type": "text", "text": "Tolls rose in May.", "citations": [
                {"type": "web_search_result_location", "cited_text": "rose", **TOLLS}]},
            {"type": "text", "text": " "},
            {"type": "text", "text": "Ships left – at once. ", "citations": [
                {"type": "web_search_result_location", "cited_text": "left", **SHIPS}]},
        ],
    },
    "Gemini": {"candidates": [{
        "content": {"role": "model", "parts": [
            {"text": "I must look for ships.", "thought": True},
            {"text": "Tolls rose in May. Ships left – at once."}]},
        "groundingMetadata": {
            "groundingChunks": [
                {"web": {"uri": TOLLS["url"], "title": "Tolls up"}},
                {"web": {"uri": SHIPS["url"], "title": "Ships"}}],
            "groundingSupports": [
                {"segment": {"endIndex": 18}, "groundingChunkIndices": [0]},
                {"segment": {"startIndex": 19, "endIndex": 42}, "groundingChunkIndices": [1]}],
        }}]},
    "Perplexity": chat(
        {"content": "Tolls rose in May.[1] Ships left – at once.[2]"},
        citations=[TOLLS["url"], SHIPS["url"]], search_results=[TOLLS, SHIPS],
    ),
    "Cohere": {"id": "c1", "message": {
        "role": "assistant",
        "content": [{"type": "text", "text": "Tolls rose in May. Ships left – at once."}],
        "citations": [
            {"start": 14, "end": 17, "text": "May", "sources": [
                {"type": "document", "id": "d0", "document": {"id": "d0", **TOLLS}}]},
            {"start": 32, "end": 39, "text": "at once", "sources": [
                {"type": "document", "id": "d1", "document": {"id": "d1", **SHIPS}}]},
        ],
    }},
    "Amazon Bedrock": {
        "output": {"text": "Tolls rose in May. Ships left – at once."},
        "citations": [
            {"generatedResponsePart": {"textResponsePart": {"text": words}},
             "retrievedReferences": [{"content": {"text": "…"}, "location": {
                 "type": "WEB", "webLocation": {"url": source["url"]}}}]}
            for words, source in (("Tolls rose in May.", TOLLS), ("Ships left – at once.", SHIPS))
        ],
    },
    "answer and citations": {
        "answer": "Tolls rose in May [1]. Ships left – at once [2].", "sources": [TOLLS, SHIPS],
    },
}  # fmt: skip


def taken(data: object, name: str = "a.json") -> Intake:
    return take_in(json.dumps(data).encode(), name)


def cited(answer: object) -> dict[str, list[tuple[str | None, str | None]]]:
    """Each claim of an answer, with the titles and addresses of what it cites."""
    kb = read_bytes(json.dumps(answer).encode(), "a.json", only_citations=True)
    sources = {source.id: (source.title, source.url) for source in kb.sources()}
    return {
        claim.text: [sources[c.source] for c in kb.citations(claim) if c.asserted]
        for claim in kb.all(cg.Claim)
    }


@pytest.mark.parametrize("api", ANSWERS)
def test_an_answer_cites_what_its_api_states(api: str) -> None:
    titled = api != "Amazon Bedrock"  # which states addresses alone
    assert cited(ANSWERS[api]) == {
        "Tolls rose in May.": [("Tolls up" if titled else None, "https://post.example/t")],
        "Ships left – at once.": [("Ships" if titled else None, "https://b.example/s")],
    }
    assert api in taken(ANSWERS[api]).decision


def test_documents_that_an_answer_of_cohere_names_by_their_ids_are_found() -> None:
    answer = {
        "text": "Tolls rose. Ships left.",
        "citations": [
            {"start": 6, "end": 10, "document_ids": ["d1", "d0"]},
            {"start": 18, "end": 22, "document_ids": ["d7"]},
        ],
        "documents": [{"id": "d0", **TOLLS}, {"id": "d1", **SHIPS}],
    }
    both = [("Ships", "https://b.example/s"), ("Tolls up", "https://post.example/t")]
    found = cited(answer)
    assert sorted(found["Tolls rose."], key=str) == both
    assert found["Ships left."] == [("d7", None)]


@pytest.mark.parametrize(
    ("tolls", "ships", "markers"),
    [
        ({"id": 3}, {"id": 1}, (3, 1)),  # the numbers that sources state
        ({"number": "2"}, {"number": "1"}, (2, 1)),
        ({"index": 0}, {"index": 1}, (1, 2)),  # places in a list, where the text counts from 1
        ({"index": 0}, {"index": 1}, (0, 1)),
        ({"id": 90}, {"id": 71}, (1, 2)),  # keys of a database
        ({"id": 2}, {"id": 2}, (1, 2)),
    ],
)
def test_markers_mean_the_numbers_that_sources_state(
    tolls: dict[str, object], ships: dict[str, object], markers: tuple[int, int]
) -> None:
    text = f"Tolls rose [{markers[0]}]. Ships left [{markers[1]}]."
    answer = {"answer": text, "sources": [{**tolls, **TOLLS}, {**ships, **SHIPS}]}
    assert cited(answer) == {
        "Tolls rose.": [("Tolls up", "https://post.example/t")],
        "Ships left.": [("Ships", "https://b.example/s")],
    }


def test_documents_of_a_chain_are_named_by_what_is_known_of_them() -> None:
    answer = {
        "query": "And the tolls?",
        "result": "Tolls rose [1]. Ships left [2].",
        "source_documents": [
            {"page_content": "…", "metadata": {"source": "tolls.pdf", "page": 3}},
            {"page_content": "…", "metadata": {"source": "https://b.example/s"}},
        ],
    }
    assert cited(answer) == {
        "Tolls rose.": [("tolls.pdf", None)],
        "Ships left.": [(None, "https://b.example/s")],
    }


def test_the_answers_of_python_libraries_name_things_with_underscores() -> None:
    (candidate,) = ANSWERS["Gemini"]["candidates"]
    grounding = candidate["groundingMetadata"]
    supports = [
        {"segment": {"end_index": one["segment"]["endIndex"]},
         "grounding_chunk_indices": one["groundingChunkIndices"]}
        for one in grounding["groundingSupports"]
    ]  # fmt: skip
    stated = {"grounding_chunks": grounding["groundingChunks"], "grounding_supports": supports}
    snaky = {"candidates": [{"content": candidate["content"], "grounding_metadata": stated}]}
    assert cited(snaky) == cited(ANSWERS["Gemini"])


def test_documents_without_an_address_are_named_by_their_title() -> None:
    where = {"document_index": 0, "document_title": "Harbour report"}
    stated = [{"type": kind, **where} for kind in ("char_location", "page_location")]
    block = {"type": "text", "text": "Tolls rose.", "citations": stated}
    answer = {"type": "message", "content": [block]}
    assert cited(answer) == {"Tolls rose.": [("Harbour report", None)]}
    assert taken(answer).text == "Tolls rose.[1]\n\n## Sources\n\n[1] Harbour report"


def test_an_answer_that_cites_nothing_is_its_text() -> None:
    assert taken(openai([], "Tolls rose.")).text == "Tolls rose."
    assert taken(openai([], "Tolls rose.")).published == "2031-05-02"


def test_annotations_that_lie_outside_the_text_do_no_harm() -> None:
    odd: list[dict[str, Any]] = [
        {"type": "url_citation", "start_index": 900, "end_index": -5, **TOLLS},
        {"type": "url_citation", "start_index": "x", "end_index": None, **SHIPS},
        {"type": "url_citation", "start_index": True, "end_index": 10**30, **SHIPS},
    ]
    words = taken(openai(odd, "Tolls rose.")).text.partition("\n\n## Sources")[0]
    assert words.replace("[1]", "").replace("[2]", "") == "Tolls rose."


def test_texts_of_one_answer_stand_apart_and_each_counts_from_its_own_beginning() -> None:
    first = {"type": "output_text", "text": "Tolls rose in May.", "annotations": [
        {"type": "url_citation", "start_index": 0, "end_index": 18, **TOLLS}]}  # fmt: skip
    second = {"type": "output_text", "text": "Ships left.", "annotations": [
        {"type": "url_citation", "start_index": 0, "end_index": 11, **SHIPS}]}  # fmt: skip
    message: dict[str, Any] = {"type": "message", "role": "assistant"}
    expected = {
        "Tolls rose in May.": [("Tolls up", "https://post.example/t")],
        "Ships left.": [("Ships", "https://b.example/s")],
    }
    apart = [{**message, "content": [first]}, {"type": "reasoning", "summary": []}]
    assert cited({"output": [*apart, {**message, "content": [second]}]}) == expected
    assert cited({"output": [{**message, "content": [first, second]}]}) == expected


def test_words_before_a_search_are_no_part_of_what_is_said_after_it() -> None:
    block = {"type": "text", "text": "Tolls rose.", "citations": [{"title": "Tolls up"}]}
    before = {"type": "text", "text": "I will look for tolls"}
    answer = {"type": "message", "content": [before, {"type": "server_tool_use"}, block]}
    assert taken(answer).text.startswith("I will look for tolls\n\nTolls rose.[1]")


def test_of_several_answers_the_first_is_read_and_the_others_are_told() -> None:
    choices = [{"message": {"content": f"Tolls rose {n} times."}} for n in (1, 2)]
    found = taken({"object": "chat.completion", "choices": choices})
    assert found.text == "Tolls rose 1 times."
    assert "the first of 2; the others are not read" in found.decision
    parts = [{"content": {"parts": [{"text": f"Ships {n}."}]}} for n in "abc"]
    assert "the first of 3" in taken({"candidates": parts}).decision


@pytest.mark.parametrize("units", ["utf-32-le", "utf-16-le"])
def test_offsets_are_places_whichever_unit_they_count(units: str) -> None:
    text = f"🚢🚢🚢 Tolls rose in May. {LINK} 🚢 Ships left – at once, twice."
    size = len("a".encode(units))

    def at(words: str) -> dict[str, int]:
        start = text.index(words)
        ends = {"start_index": start, "end_index": start + len(words)}
        return {name: len(text[:end].encode(units)) // size for name, end in ends.items()}

    found = [
        {"type": "url_citation", **at(LINK), **TOLLS},
        {"type": "url_citation", **at("Ships left – at once"), **SHIPS},
    ]
    words = taken(openai(found, text)).text.partition("\n\n## Sources")[0]
    assert words == "🚢🚢🚢 Tolls rose in May. [1] 🚢 Ships left – at once[2], twice."


def test_gemini_counts_bytes_within_the_part_that_it_names() -> None:
    parts = [{"text": "Zölle stiegen."}, {"text": " Schiffe führen ab."}, {"text": " Ende."}]
    supports = [
        {"segment": {"endIndex": 15}, "groundingChunkIndices": [0]},
        {"segment": {"partIndex": 1, "endIndex": 20}, "groundingChunkIndices": [0, 1]},
    ]
    stated = {
        "groundingChunks": [
            {"web": {"uri": TOLLS["url"], "title": "Tolls"}},
            {"retrievedContext": {"uri": SHIPS["url"], "title": "Ships"}},
        ],
        "groundingSupports": supports,
    }
    answer = {"candidates": [{"content": {"parts": parts}, "groundingMetadata": stated}]}
    words = taken(answer).text.partition("\n\n## Sources")[0]
    assert words == "Zölle stiegen.[1] Schiffe führen ab.[1][2] Ende."


def test_documents_without_a_name_are_told_apart_by_their_number() -> None:
    blocks = [
        {"type": "text", "text": f"Tolls rose {n}. ", "citations": [
            {"type": "char_location", "document_index": n, "document_title": None}]}
        for n in (0, 1)
    ]  # fmt: skip
    found = taken({"type": "message", "content": blocks}).text
    assert found.endswith("[1] document 1\n[2] document 2")
    where = {"type": "search_result_location", "source": "https://c.example/k", "title": "Kb"}
    block = {"type": "text", "text": "Tolls rose.", "citations": [where]}
    assert cited({"type": "message", "content": [block]}) == {
        "Tolls rose.": [("Kb", "https://c.example/k")]
    }


def test_numbers_in_the_text_count_the_citations_and_titles_come_from_the_results() -> None:
    results = [SHIPS, {"title": "Other", "url": "https://c.example/o"}, TOLLS]
    answer = chat(
        {"content": "Tolls rose in May.[1] Ships left.[2]"},
        citations=[TOLLS["url"], SHIPS["url"]],
        search_results=results,
    )
    assert cited(answer) == {
        "Tolls rose in May.": [("Tolls up", "https://post.example/t")],
        "Ships left.": [("Ships", "https://b.example/s")],
    }


def test_annotations_count_where_a_text_has_no_numbers() -> None:
    place = {"start_index": 0, "end_index": 11, **TOLLS}
    answer = chat(
        {"content": "Tolls rose. Ships left.", "annotations": [
            {"type": "url_citation", "url_citation": place}]},
        citations=[SHIPS["url"], TOLLS["url"]],
    )  # fmt: skip
    assert cited(answer)["Tolls rose."] == [("Tolls up", "https://post.example/t")]


def test_a_source_without_a_place_is_listed_and_a_file_that_was_made_is_none() -> None:
    found: list[dict[str, Any]] = [
        {"type": "file_path", "file_id": "file-1", "index": 3},
        {"type": "file_citation", "file_id": "file-2", "filename": "tolls.pdf"},
    ]
    assert taken(openai(found, "Tolls rose.")).text.endswith("rose.\n\n## Sources\n\n[1] tolls.pdf")


REFUSED = {
    'data: {"choices": [{"delta": {"content": "T"}}]}\n\ndata: [DONE]': "a stream of events",
    '{"object": "chat.completion.chunk", "choices": [{"delta": {"content": "T"}}]}': "no answer",
    '[{"candidates": [{"content": {"parts": [{"text": "T"}]}}]}]': "no answer of a model API",
    '{"name": "harbour", "tolls": [1, 2]}': "no answer of a model API we know",
    "[1, 2]": "no answer of a model API we know",
    '{"answer": "x"': "this is no JSON: line 1, column 15",
    '{"choices": [{"message": {"content": ""}}]}': "holds no text",
    "[" * 100_000: "cannot be read",
    '{"answer": ' + "9" * 5000 + "}": "cannot be read",
}


@pytest.mark.parametrize("text", REFUSED, ids=lambda text: text[:20])
def test_other_json_is_refused_with_what_to_do(text: str) -> None:
    with pytest.raises(cg.UnreadableInput, match=r"a\.json") as error:
        take_in(text.encode(), "a.json")
    assert REFUSED[text] in str(error.value)


def test_json_is_known_without_its_ending_and_lines_of_it_are_refused() -> None:
    answer = json.dumps(ANSWERS["Perplexity"]).encode()
    assert take_in(answer, "-").media_type == "application/json"
    assert take_in(answer, "a.txt").media_type == "application/json"
    assert take_in(b'{"so": it rained.', "a.txt").media_type == "text/plain"
    with pytest.raises(cg.UnreadableInput, match=r"save each answer as \.json"):
        take_in(answer + b"\n" + answer, "a.jsonl")
