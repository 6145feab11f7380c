"""``claimgraph check``: the gate on the command line, and SARIF for code review tools."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from intake_files import docx, paragraph

import claimgraph as cg
from claimgraph.cli import main
from claimgraph.report import RULES

CLEAN = "Tolls rose by a tenth [1].\n\n[1] Tolls up: https://a.example/t\n"
BAD = (
    "Tolls rose by a tenth [1][7].\n\nNobody knows why.\n\n"
    "[1] Tolls up: https://a.example/t\n[3] Docks: https://b.example/d\n"
)


@pytest.fixture
def clean(tmp_path: Path) -> str:
    file = tmp_path / "clean.md"
    file.write_text(CLEAN, encoding="utf-8")
    return str(file)


@pytest.fixture
def bad(tmp_path: Path) -> str:
    file = tmp_path / "bad.txt"
    file.write_text(BAD, encoding="utf-8")
    return str(file)


def test_a_clean_file_exits_0_and_prints_nothing(
    clean: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", clean]) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "text/markdown: the ending .md" in printed.err
    assert "found nothing" in printed.err


def test_findings_exit_1_a_line_each(bad: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", bad]) == 1
    printed = capsys.readouterr()
    assert [line.split(" ")[:2] for line in printed.out.splitlines()] == [
        [f"{bad}:1:26:", "CG101"],
        [f"{bad}:3:1:", "CG201"],
        [f"{bad}:6:1:", "CG102"],
    ]
    assert "found 1 error, 2 warnings (1 more by rules not selected)" in printed.err


def test_rules_are_selected_and_ignored(bad: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", bad, "-q", "--select", "CG1,CG2", "--ignore", "unused-source"]) == 1
    codes = [line.split(" ")[1] for line in capsys.readouterr().out.splitlines()]
    assert codes == ["CG101", "CG201", "CG106"]
    assert main(["check", bad, "-q", "--select", "CG4"]) == 0
    assert capsys.readouterr() == ("", "")


def test_what_cannot_run_exits_2(bad: str, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, says in [
        (["check", "nowhere.txt"], "No such file"),
        (["check", bad, "--select", "CG99"], "no rule is called 'CG99'"),
        (["check", bad, "--ignore", "dangling"], "did you mean 'dangling-marker'"),
        (["check", bad, "--sources", "nowhere"], "No such file"),
    ]:
        assert main(arguments) == 2
        printed = capsys.readouterr()
        assert says in printed.err
        assert printed.out == ""


def test_several_files_are_checked_in_order(
    clean: str, bad: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", clean, bad, "-q"]) == 1
    assert all(line.startswith(bad) for line in capsys.readouterr().out.splitlines())


def test_sources_in_a_folder_are_searched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "1.html").write_text("<!doctype html><p>Tolls rose by 12 percent.", encoding="utf-8")
    text = tmp_path / "a.txt"
    text.write_text(CLEAN.replace("a tenth", "15 percent, “a scandal”"), encoding="utf-8")
    assert main(["check", str(text), "-q", "--sources", str(folder)]) == 1
    codes = [line.split(" ")[1] for line in capsys.readouterr().out.splitlines()]
    assert sorted(codes) == ["CG301", "CG402"]


def test_json_holds_what_was_seen_and_found(bad: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", bad, "--json"]) == 1
    (checked,) = json.loads(capsys.readouterr().out)
    assert checked["file"] == bad
    assert checked["documents"][0]["claims"] == {"cited": 1, "uncited": 1}
    first = checked["findings"][0]
    assert (first["code"], first["name"], first["words"]) == ("CG101", "dangling-marker", "[7]")
    assert BAD[first["start"] : first["end"]] == "[7]"


def test_rules_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["check", "--rules"])
    assert stop.value.code == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(RULES)


def test_nothing_a_terminal_obeys_is_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "evil.txt"
    file.write_text("It \x1b]0;owned\x07 rained \u202e here [7\x1b[31m].\x9b", encoding="utf-8")
    main(["check", str(file), "--select", "ALL"])
    printed = capsys.readouterr()
    for character in "\x1b\x07\x9b\u202e":
        assert character not in printed.out + printed.err


def test_colour_only_for_a_terminal_that_wants_it(
    bad: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    main(["check", bad, "-q"])
    assert "\x1b[1;31mCG101\x1b[0m" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    main(["check", bad, "-q"])
    assert "\x1b" not in capsys.readouterr().out


def test_a_saved_graph_is_checked_like_its_text(
    bad: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved = str(tmp_path / "kb.ttl")
    main(["read", bad, "-o", saved])
    capsys.readouterr()
    main(["check", bad, "-q", "--voices"])
    fresh = capsys.readouterr().out
    assert main(["check", saved, "-q"]) == 1
    assert capsys.readouterr().out == fresh.replace(bad, saved)


# -- SARIF ---------------------------------------------------------------------------------------


def sarif(file: str, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, Any]:
    main(["check", file, "-q", "--sarif", *more])
    log: dict[str, Any] = json.loads(capsys.readouterr().out)
    return log


OBJECT, STRING, WHOLE = {"type": "object"}, {"type": "string", "minLength": 1}, {"type": "integer"}
MESSAGE = OBJECT | {"required": ["text"], "properties": {"text": STRING}}
LOCATION = OBJECT | {
    "required": ["physicalLocation"],
    "properties": {
        "id": WHOLE | {"minimum": 0},
        "message": MESSAGE,
        "physicalLocation": OBJECT | {
            "required": ["artifactLocation"],
            "additionalProperties": False,
            "properties": {
                "artifactLocation": OBJECT | {
                    "required": ["uri"],
                    "properties": {"uri": STRING | {"pattern": "^[^\\s\\\\]+$"}},
                    "additionalProperties": False,
                },
                "region": OBJECT | {
                    "required": ["startLine", "startColumn", "endLine", "endColumn", "snippet"],
                    "additionalProperties": False,
                    "properties": {
                        "snippet": OBJECT | {"required": ["text"]},
                        **dict.fromkeys(
                            ("startLine", "startColumn", "endLine", "endColumn"),
                            WHOLE | {"minimum": 1},
                        ),
                    },
                },
            },
        },
    },
    "additionalProperties": False,
}  # fmt: skip
LEVEL = {"enum": ["none", "note", "warning", "error"]}
RULE = OBJECT | {
    "required": ["id", "name", "shortDescription"],
    "additionalProperties": False,
    "properties": {
        "id": STRING,
        "name": STRING | {"pattern": "^[A-Z][A-Za-z]+$"},
        "shortDescription": MESSAGE,
        "help": MESSAGE,
        "defaultConfiguration": OBJECT | {"properties": {"level": LEVEL}},
    },
}
RESULT = OBJECT | {
    "required": ["ruleId", "ruleIndex", "level", "message", "locations"],
    "additionalProperties": False,
    "properties": {
        "ruleId": STRING,
        "ruleIndex": WHOLE | {"minimum": 0},
        "level": LEVEL,
        "message": MESSAGE,
        "locations": {"type": "array", "items": LOCATION},
        "relatedLocations": {"type": "array", "items": LOCATION, "uniqueItems": True},
        "partialFingerprints": OBJECT | {"additionalProperties": STRING},
        "properties": OBJECT,
    },
}
LOG = OBJECT | {
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": STRING,
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "items": OBJECT | {
            "required": ["tool", "results"],
            "additionalProperties": False,
            "properties": {
                "invocations": {"type": "array", "items": OBJECT | {
                    "required": ["executionSuccessful"],
                    "additionalProperties": False,
                    "properties": {
                        "executionSuccessful": {"type": "boolean"},
                        "toolExecutionNotifications": {"type": "array", "items": OBJECT | {
                            "required": ["message"],
                            "additionalProperties": False,
                            "properties": {
                                "message": MESSAGE, "level": LEVEL,
                                "locations": {"type": "array", "items": LOCATION},
                            },
                        }},
                    },
                }},
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                "tool": OBJECT | {"required": ["driver"], "properties": {"driver": OBJECT | {
                    "required": ["name"],
                    "additionalProperties": False,
                    "properties": {
                        "name": STRING, "version": STRING,
                        "rules": {"type": "array", "items": RULE, "uniqueItems": True},
                    },
                }}},
                "results": {"type": "array", "items": RESULT},
            },
        }},
    },
}  # fmt: skip
"""What SARIF 2.1.0 (OASIS, sections 3.13 to 3.52) allows and demands of the parts we write."""


def test_sarif_has_the_shape_the_standard_demands(
    bad: str, capsys: pytest.CaptureFixture[str]
) -> None:
    validate = pytest.importorskip("jsonschema").validate
    log = sarif(bad, capsys, "--select", "ALL")
    validate(log, LOG)
    run = log["runs"][0]
    assert len(run["results"]) == 4
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


@pytest.mark.parametrize(
    ("arguments", "found", "told"),
    [
        (["a.txt", "b.txt"], 1, []),
        (["a.txt", "gone.txt"], 1, ["gone.txt: No such file"]),
        (["gone.txt", "shot.png", "folder", "a.txt"], 1, ["No such file", "PNG", "a folder"]),
        (["shot.png"], 0, ["PNG"]),
        (["a.txt", "--sources", "gone"], 0, ["gone: No such file"]),
        (["a.txt", "--select", "nonsense"], 0, ["no rule is called 'nonsense'"]),
        (["a.txt", "--at-most", "characters=3"], 0, ["more than 3 characters"]),
        (["b\udcff.txt"], 1, []),
        (["b.txt", "answer.json", "broken.ttl"], 0, ["this is JSON", "line 1"]),
    ],
)
def test_sarif_is_whole_whatever_cannot_be_checked(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    found: int,
    told: list[str],
) -> None:
    validate = pytest.importorskip("jsonschema").validate
    tmp_path.joinpath("folder").mkdir()
    files = {"a.txt": b"Tolls rose [7].", "b\udcff.txt": b"Tolls rose [7].", "b.txt": b"Why?"}
    files |= {"shot.png": b"\x89PNG\r\n\x1a\n", "answer.json": b'{"a": 1}', "broken.ttl": b"a b"}
    for name, data in files.items():
        tmp_path.joinpath(name).write_bytes(data)
    monkeypatch.chdir(tmp_path)
    code = main(["check", "--sarif", "--select", "CG101", *arguments])
    log = json.loads(capsys.readouterr().out)
    validate(log, LOG)
    (run,) = log["runs"]
    (ran,) = run["invocations"]
    assert code == (2 if told else int(bool(found)))
    assert (len(run["results"]), ran["executionSuccessful"]) == (found, not told)
    for said, words in zip(ran["toolExecutionNotifications"], told, strict=True):
        assert words in said["message"]["text"]


def test_regions_of_sarif_are_the_words_in_the_file(
    bad: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = Path(bad).read_text(encoding="utf-8").split("\n")
    for result in sarif(bad, capsys)["runs"][0]["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        line = lines[region["startLine"] - 1]
        assert region["startLine"] == region["endLine"]
        words = line[region["startColumn"] - 1 : region["endColumn"] - 1]
        assert words == region["snippet"]["text"] == result["properties"]["words"]


def test_related_places_of_sarif_are_numbered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "twice.txt"
    file.write_text(CLEAN + "[1] Docks: https://b.example/d\n", encoding="utf-8")
    (result,) = (
        r for r in sarif(str(file), capsys)["runs"][0]["results"] if r["ruleId"] == "CG103"
    )
    (related,) = result["relatedLocations"]
    assert related["id"] == 1
    assert related["message"] == {"text": "entry 1"}
    assert related["physicalLocation"]["region"]["startLine"] == 3


def test_places_of_a_page_are_those_of_its_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a page.html"
    file.write_text(
        "<!doctype html>\n<title>Tolls rose</title>\n<p>It rained.</p>\n  <p><b>Tolls</b> rose [7]."
    )
    assert main(["check", "-q", str(file), "--select", "CG101"]) == 1
    assert capsys.readouterr().out.startswith(f"{file}:4:24: CG101")
    (result,) = sarif(str(file), capsys, "--select", "CG101")["runs"][0]["results"]
    there = result["locations"][0]["physicalLocation"]
    assert there["artifactLocation"]["uri"].endswith("a%20page.html")
    assert (there["region"]["startLine"], there["region"]["startColumn"]) == (4, 24)
    assert "snippet" not in there["region"]


def test_a_word_file_has_no_lines_to_point_at(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(docx(paragraph("Tolls rose [7].")))
    for result in sarif(str(file), capsys)["runs"][0]["results"]:
        assert list(result["locations"][0]["physicalLocation"]) == ["artifactLocation"]
        assert result["properties"]["words"]


def test_one_file_that_cannot_be_read_does_not_hide_the_others(
    bad: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('{"tolls": 3}', encoding="utf-8")
    missing = str(tmp_path / "missing.md")
    assert main(["check", "-q", str(broken), bad, missing]) == 2
    told = capsys.readouterr()
    assert [line.split(" ")[1] for line in told.out.splitlines()] == ["CG101", "CG201", "CG102"]
    assert [line.count("claimgraph check:") for line in told.err.splitlines()] == [1, 1]
    assert "broken.json: this is JSON" in told.err
    assert "missing.md: No such file" in told.err
    assert main(["check", "-q", str(broken), bad, "--sarif"]) == 2
    log = json.loads(capsys.readouterr().out)
    assert [r["ruleId"] for r in log["runs"][0]["results"]] == ["CG101", "CG201", "CG102"]
    assert main(["check", "-q", missing, "--sarif"]) == 2
    assert json.loads(capsys.readouterr().out)["runs"][0]["results"] == []


def test_fingerprints_survive_text_before_the_finding(
    bad: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def prints() -> list[str]:
        results = sarif(bad, capsys)["runs"][0]["results"]
        return [r["partialFingerprints"]["claimWords/v1"] for r in results]

    before = prints()
    Path(bad).write_text("# Tolls\n\n" + BAD, encoding="utf-8")
    assert prints() == before


# -- speed ---------------------------------------------------------------------------------------


def test_a_check_of_plain_text_loads_no_heavy_library(bad: str) -> None:
    code = (
        "import sys; from claimgraph.cli import main; main(['check', sys.argv[1], '-q']);"
        "print(*(m for m in ('matplotlib', 'networkx', 'pandas', 'rdflib', 'lxml', 'pypdfium2', "
        "'mammoth', 'mwparserfromhell', 'pint', 'jsonschema') if m in sys.modules))"
    )
    path = os.pathsep.join(p for p in sys.path if p)
    done = subprocess.run(
        [sys.executable, "-c", code, bad], capture_output=True, text=True, check=True,
        env=os.environ | {"PYTHONPATH": path},
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == ""


@pytest.mark.parametrize(
    "text",
    [
        "这座桥五月关闭了。",
        "橋は五月に閉鎖された。",
        "다리는 오월에 폐쇄되었다.",
        "यह पुल मई में बंद हुआ।",
        "أُغلق الجسر في مايو.",
        "یہ پل مئی میں بند ہوا۔",
    ],
)
def test_a_short_sentence_of_any_script_needs_a_source(text: str) -> None:
    assert [f.code for f in cg.parse(text, only_citations=True).report()] == ["CG201"]


@pytest.mark.parametrize("text", ["متى أُغلق الجسر؟", "桥什么时候关闭的？", "参考文献"])
def test_a_question_or_label_of_any_script_needs_none(text: str) -> None:
    assert not cg.parse(text, only_citations=True).report()
