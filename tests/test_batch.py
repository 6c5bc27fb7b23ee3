"""Batch files: everything a run would ask goes out; answers come in from any tool, in any order."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from assessor.llm import batch
from tests.loopback.experts import Experts
from tests.test_cli import EXAMPLES, Run, assessor  # noqa: F401 (a fixture)

ENTRIES = (EXAMPLES / "entry-2214.txt", EXAMPLES / "entry-1042.txt")
MODEL = ("--model", "gpt-4o-mini", "--format", "jsonl")
Line = dict[str, Any]


def requests(number: int = 1) -> list[Line]:
    path = Path(f"out/batch/requests-{number:03}.jsonl")
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@cache
def experts() -> Experts:
    return Experts()


def completion(request: Line) -> Line:
    """What a model would send back: the loopback model's answer."""
    content = experts().reply(request["body"])
    message = {"role": "assistant", "content": content}
    usage = {"prompt_tokens": 900, "completion_tokens": 100}
    return {"choices": [{"message": message, "finish_reason": "stop"}], "usage": usage}


def by_openai(request: Line) -> Line:
    response = {"status_code": 200, "request_id": "r", "body": completion(request)}
    return {"id": "b", "custom_id": request["custom_id"], "response": response, "error": None}


def by_older_vllm(request: Line) -> Line:
    return {"custom_id": request["custom_id"], "response": completion(request), "error": None}


def failed(request: Line) -> Line:
    response = {"status_code": 500, "body": {"error": {"message": "engine died"}}}
    return {"custom_id": request["custom_id"], "response": response, "error": None}


def expired(request: Line) -> Line:
    error = {"code": "batch_expired", "message": "not done in 24 hours"}
    return {"custom_id": request["custom_id"], "response": None, "error": error}


def write(name: str, lines: list[Line]) -> str:
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    Path(name).write_text(text, encoding="utf-8")
    return name


def finish(assessor: Run, made: Callable[[Line], Line] = by_openai) -> None:  # noqa: F811
    """Answer every file that is written, until nothing is open."""
    for number in range(1, 5):
        if not Path(f"out/batch/requests-{number:03}.jsonl").exists():
            return
        lines = [made(request) for request in requests(number)]
        random.Random(number).shuffle(lines)
        assessor("batch", "import", write(f"results-{number}.jsonl", lines))


def assessments() -> bytes:
    return Path("out/assessments.jsonl").read_bytes()


def test_export_writes_every_question_once_under_a_stable_key(assessor: Run) -> None:  # noqa: F811
    assert assessor("batch", "export", *ENTRIES, *MODEL) == 3
    keys = [request["custom_id"] for request in requests()]
    assert len(set(keys)) == len(keys) == 14  # two entries, six criteria and a summary each
    first = requests()
    assert {r["method"] + r["url"] for r in first} == {"POST/v1/chat/completions"}
    assessor("batch", "export", *ENTRIES, *MODEL, "--out", "again")
    again = Path("again/batch/requests-001.jsonl").read_text("utf-8").splitlines()
    assert sorted(json.loads(line)["custom_id"] for line in again) == sorted(keys)


@pytest.mark.parametrize("made", [by_openai, by_older_vllm])
def test_results_of_any_tool_in_any_order_end_as_a_direct_run_would(
    assessor: Run,  # noqa: F811
    made: Callable[[Line], Line],
) -> None:
    assessor("batch", "export", *ENTRIES, *MODEL)
    finish(assessor, made)
    batched = assessments()
    assert assessor("run", *ENTRIES, *MODEL, "--cache", "only") in (0, 3)
    assert assessments() == batched
    assert b'"level":' in batched
    assert b"still to come" not in batched


def test_a_faulty_claim_comes_back_as_a_reask_in_the_next_file(assessor: Run) -> None:  # noqa: F811
    assessor("batch", "export", *ENTRIES, *MODEL)
    assert assessor("batch", "import", write("r.jsonl", list(map(by_openai, requests())))) == 3
    roles = {tuple(m["role"] for m in r["body"]["messages"]) for r in requests(2)}
    assert roles == {("system", "user", "assistant", "user", "assistant", "user")}


def test_what_failed_is_exported_again_and_what_came_is_kept(assessor: Run) -> None:  # noqa: F811
    assessor("batch", "export", *ENTRIES, *MODEL)
    first, second, *others = requests()
    lines = [failed(first), expired(second), *map(by_openai, others)]
    assert assessor("batch", "import", write("r.jsonl", lines)) == 3
    assert "engine died" in assessor.err
    assert "not done in 24 hours" in assessor.err
    again = {request["custom_id"] for request in requests(2)}
    assert {first["custom_id"], second["custom_id"]} <= again
    assert not again & {request["custom_id"] for request in others}


def test_a_result_that_is_imported_twice_changes_nothing(assessor: Run) -> None:  # noqa: F811
    assessor("batch", "export", *ENTRIES, *MODEL)
    finish(assessor)
    before = assessments()
    assert assessor("batch", "import", "results-1.jsonl", "results-1.jsonl") in (0, 3)
    assert assessments() == before


def answer(choice: Line) -> Line:
    body = {"choices": [choice], "usage": {}}
    return {"custom_id": "k", "response": {"status_code": 200, "body": body}}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (answer({"message": {"content": None, "refusal": "No."}}), "refused"),
        (answer({"message": {"content": "{}"}, "finish_reason": "length"}), "length"),
        (answer({"message": {"content": ""}, "finish_reason": "content_filter"}), "content_filter"),
        (answer({"message": {"content": " "}, "finish_reason": "stop"}), "not complete"),
        ({"custom_id": "k", "response": {"status_code": 200, "body": {"choices": []}}}, "empty"),
        ({"custom_id": "k", "error": "out of memory"}, "out of memory"),
        ({"custom_id": "k", "response": "x"}, "no completion"),
        ({"custom_id": "k", "response": {"body": {"choices": ["x"]}}}, "no completion"),
    ],
)
def test_no_answer_is_ever_taken_for_one(tmp_path: Path, line: Line, says: str) -> None:
    path = Path(write(str(tmp_path / "r.jsonl"), [line]))
    [imported] = batch.read(path, price=None)
    assert imported.answer is None
    assert says in imported.problem


def test_of_a_truncated_file_the_whole_lines_count_and_the_broken_one_is_named(
    assessor: Run,  # noqa: F811
) -> None:
    assessor("batch", "export", ENTRIES[0], *MODEL)
    write("r.jsonl", [by_openai(requests()[0])])
    with Path("r.jsonl").open("a") as file:
        file.write('{"custom_id": "abc", "respo')
    assert assessor("batch", "import", "r.jsonl") == 3
    assert "1 stored, 1 hold no answer" in assessor.err
    assert "damaged: r.jsonl:2" in assessor.err


def test_a_file_that_begins_as_something_else_is_no_result(assessor: Run) -> None:  # noqa: F811
    assessor("batch", "export", ENTRIES[0], *MODEL)
    Path("r.jsonl").write_text("id,answer\n", encoding="utf-8")
    assert assessor("batch", "import", "r.jsonl") == 2
    assert "r.jsonl:1" in assessor.err


def test_a_job_whose_entries_are_not_there_is_left_as_it_is(
    assessor: Run,  # noqa: F811
    tmp_path: Path,
) -> None:
    moved = tmp_path / "moved.txt"
    moved.write_bytes(ENTRIES[0].read_bytes())
    assessor("batch", "export", moved, *MODEL)
    name = write("r.jsonl", list(map(by_openai, requests()[:1])))
    before = Path("out/batch/job.json").read_bytes()
    moved.rename(tmp_path / "elsewhere.txt")
    assert assessor("batch", "import", name) == 2
    assert "moved.txt" in assessor.err
    assert "All answers are there" not in assessor.out
    assert Path("out/batch/job.json").read_bytes() == before
    (tmp_path / "elsewhere.txt").rename(moved)
    assert assessor("batch", "import", name) == 3


def test_import_without_a_job_says_how_to_begin(assessor: Run) -> None:  # noqa: F811
    write("r.jsonl", [])
    assert assessor("batch", "import", "r.jsonl") == 2
    assert "batch export" in assessor.err


def test_the_offline_judge_needs_no_batch(assessor: Run) -> None:  # noqa: F811
    assert assessor("batch", "export", *ENTRIES, "--model", "offline") == 2


def test_files_are_split_where_a_service_would_refuse_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "MAX_REQUESTS", 3)
    monkeypatch.setattr(batch, "MAX_BYTES", 40)
    with batch.RequestFiles(tmp_path) as files:
        for line in ("a" * 10, "b" * 10, "c" * 10, "d" * 10, "e" * 35, "f"):
            files.add(line)
    sizes = [len(path.read_text().splitlines()) for path in files.paths]
    assert sizes == [3, 1, 2]
    assert files.requests == 6


def interrupted_export(folder: Path) -> None:
    with batch.RequestFiles(folder) as files:
        files.add("a")
        raise KeyboardInterrupt


def test_a_broken_export_leaves_no_half_written_file(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        interrupted_export(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_comes_again_or_was_never_asked_is_told_apart(assessor: Run) -> None:  # noqa: F811
    assessor("batch", "export", ENTRIES[0], *MODEL)
    lines = list(map(by_openai, requests()))
    strange = {**lines[0], "custom_id": "somebody-elses-request"}
    results = write("r.jsonl", [lines[0], lines[0], strange, *lines[1:]])
    assessor("batch", "import", results)
    assert "7 stored, 1 were here before, 1 answer no request of this job" in assessor.err
    before = assessments()
    assessor("batch", "import", results)
    assert "8 were here before, 1 answer no request of this job" in assessor.err
    assert assessments() == before


def test_of_two_answers_to_one_request_the_first_counts(assessor: Run) -> None:  # noqa: F811
    assessor("batch", "export", ENTRIES[0], *MODEL)
    lines = list(map(by_openai, requests()))
    finish(assessor)
    before = assessments()
    for line in lines:
        choice = line["response"]["body"]["choices"][0]["message"]
        choice["content"] = json.dumps({"summary": "Something else."})
    assessor("batch", "import", write("late.jsonl", lines))
    assert assessments() == before


def test_an_answer_that_is_no_json_is_told_and_asked_for_again(assessor: Run) -> None:  # noqa: F811
    assessor("batch", "export", ENTRIES[0], *MODEL)
    first, *others = (by_openai(request) for request in requests())
    message = first["response"]["body"]["choices"][0]["message"]
    message["content"] = message["content"][:-9]
    assert assessor("batch", "import", write("r.jsonl", [first, *others])) == 3
    assert "no JSON" in assessor.err
    assert "Paid: 7000 tokens" in assessor.err  # those of the broken one as well
    assert first["custom_id"] in {request["custom_id"] for request in requests(2)}


def test_a_job_remembers_its_formats(assessor: Run) -> None:  # noqa: F811
    assessor("batch", "export", ENTRIES[0], *MODEL, "--format", "jsonl,md")
    finish(assessor)
    written = {path.name for path in Path("out").iterdir() if path.is_file()}
    assert {"assessments.jsonl", "summaries.md"} <= written
    assert "report.html" not in written


def test_a_format_that_is_not_known_is_refused_before_anything_is_written(
    assessor: Run,  # noqa: F811
) -> None:
    assert assessor("batch", "export", ENTRIES[0], *MODEL, "--format", "odt") == 2
    assert not Path("out").exists()


def test_a_request_file_is_not_taken_for_results(assessor: Run) -> None:  # noqa: F811
    assessor("batch", "export", ENTRIES[0], *MODEL)
    assert assessor("batch", "import", "out/batch/requests-001.jsonl") == 2
    assert "is a request" in assessor.err


@pytest.mark.parametrize("option", ["--budget", "--cache", "--concurrency"])
def test_what_has_no_meaning_for_files_is_no_option(
    assessor: Run,  # noqa: F811
    option: str,
) -> None:
    assert assessor("batch", "export", ENTRIES[0], *MODEL, option, "1") == 2
