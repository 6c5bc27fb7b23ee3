"""The command line as people use it: the main job, replays, and every kind of bad input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from assessor import __version__, cli
from assessor.errors import PromptError

EXAMPLES = Path(__file__).parent.parent / "examples"
ESSAY = "В 2023 году среднее ожидание сократилось с 96 до 41 секунды.\n" * 3


class Run:
    """Calls the command line in this process, in an empty folder."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.out = self.err = ""

    def __call__(self, *arguments: object) -> int:
        code = cli.run([str(argument) for argument in arguments])
        self.out, self.err = self._capsys.readouterr()
        assert "Traceback" not in self.err
        assert "nobody foresaw" not in self.err
        return code


@pytest.fixture
def assessor(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Run:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "ASSESSOR_MODEL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return Run(capsys)


@pytest.fixture
def entry(tmp_path: Path) -> Path:
    path = tmp_path / "entry.txt"
    path.write_text(ESSAY, encoding="utf-8")
    return path


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_run_writes_the_three_files_of_the_contract(assessor: Run) -> None:
    assert assessor("run", EXAMPLES, "--model", "offline") in (0, 3)
    assert len(lines(Path("out/assessments.jsonl"))) == len(list(EXAMPLES.glob("*.txt")))
    assert Path("out/report.html").read_text("utf-8").startswith("<!doctype html>")
    assert Path("out/scores.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert "out/report.html" in assessor.out


def test_without_a_model_and_a_key_the_offline_judge_says_what_it_is(
    assessor: Run, entry: Path
) -> None:
    assert assessor("run", entry) in (0, 3)
    assert "no language model" in assessor.err
    assert lines(Path("out/assessments.jsonl"))[0]["judge"] == "offline"


def test_a_key_without_a_model_is_a_question_of_usage(
    assessor: Run, entry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    assert assessor("run", entry) == 2
    assert "--model" in assessor.err
    assert "sk-secret" not in assessor.err


def test_report_makes_the_same_files_again(assessor: Run, entry: Path) -> None:
    assessor("run", entry, "--model", "offline")
    before = {p.name: p.read_bytes() for p in Path("out").glob("*.[hjc]*")}
    for path in Path("out").glob("*.[hjc]*"):
        path.unlink()
    assert assessor("report", "out") == 0
    assert {p.name: p.read_bytes() for p in Path("out").glob("*.[hjc]*")} == before


def judged(assessor: Run, *arguments: object) -> list[str]:
    """Which entries a run judged, rather than recalled: verbose names the rubric of each."""
    assessor("run", *arguments, "--model", "offline", "--verbose")
    return [line.split(":")[0] for line in assessor.err.splitlines() if ": Rubric " in line]


def test_an_entry_is_judged_again_only_when_something_that_decides_it_changed(
    assessor: Run, entry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = entry.with_name("other.txt")
    other.write_text(ESSAY + "Ещё строка.", encoding="utf-8")
    assert judged(assessor, entry, other) == ["entry", "other"]
    before = Path("out/assessments.jsonl").read_bytes()
    assert judged(assessor, entry, other) == []
    assert Path("out/assessments.jsonl").read_bytes() == before
    other.write_text(ESSAY + "Другая строка.", encoding="utf-8")
    assert judged(assessor, entry, other) == ["other"]
    assert judged(assessor, entry, "--words", "50") == ["entry"]
    assert judged(assessor, entry, "--cache", "refresh") == ["entry"]
    monkeypatch.setattr("assessor.commands.memory.code_sha256", lambda: "another version")
    assert judged(assessor, entry) == ["entry"]


def test_a_rerun_that_fails_leaves_the_earlier_results_to_be_reported(
    assessor: Run, entry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assessor("run", entry, "--model", "offline")
    before = Path("out/assessments.jsonl").read_bytes()

    def broken(*_: object) -> None:
        raise PromptError("The template is broken.", "Mend it.")

    monkeypatch.setattr("assessor.run.assess", broken)
    assert assessor("run", entry, "--model", "offline", "--cache", "refresh") == 1
    assert assessor("report", "out") == 0
    assert Path("out/assessments.jsonl").read_bytes() == before


def test_a_file_whose_name_is_no_text_is_an_entry_like_any_other(
    assessor: Run, entry: Path, tmp_path: Path
) -> None:
    odd = os.fsencode(tmp_path) + b"/\xff\xfeq.txt"
    Path(os.fsdecode(odd)).write_text(ESSAY, encoding="utf-8")
    assert assessor("run", tmp_path, "--model", "offline") in (0, 3)
    assert len(lines(Path("out/assessments.jsonl"))) == 2


def test_an_essay_too_poor_for_a_summary_says_so(assessor: Run, entry: Path) -> None:
    entry.write_text("…", encoding="utf-8")
    assert assessor("run", entry, "--model", "offline") == 3
    [assessment] = lines(Path("out/assessments.jsonl"))
    assert [v["kind"] for v in assessment["summary"]["violations"]] == ["missing"]


def test_an_entry_with_a_gap_has_no_place_in_the_terminal(assessor: Run, entry: Path) -> None:
    entry.write_text("…", encoding="utf-8")
    assessor("run", entry, EXAMPLES / "1207.txt", "--model", "offline")
    [placed] = [row for row in assessor.out.splitlines() if " 1207 " in row]
    [open_] = [row for row in assessor.out.splitlines() if " entry " in row]
    assert placed.strip().startswith("1 ")
    assert not open_.strip()[0].isdigit()


def test_a_script_is_told_when_nothing_could_be_read(assessor: Run) -> None:
    assert assessor("run", "missing.txt", "--model", "offline", "--json") == 1
    assert json.loads(assessor.out)["unreadable"][0]["name"] == "missing.txt"


def test_json_is_one_object_on_standard_output(assessor: Run, entry: Path) -> None:
    code = assessor("run", entry, "--model", "offline", "--json")
    result = json.loads(assessor.out)
    assert result["exit_code"] == code
    assert [row["id"] for row in result["entries"]] == ["entry"]
    assert "out/report.html" in result["files"]


def test_quiet_says_nothing_on_standard_output(assessor: Run, entry: Path) -> None:
    assessor("run", entry, "--model", "offline", "--quiet")
    assert assessor.out == ""


def test_summarise_gives_summaries_and_no_scores(assessor: Run, entry: Path) -> None:
    assessor("summarise", entry, "--model", "offline", "--words", "30")
    [assessment] = lines(Path("out/assessments.jsonl"))
    assert assessment["scores"] == []
    assert 0 < assessment["summary"]["words"] <= 30


def test_check_scores_nothing_and_names_what_it_found(assessor: Run, entry: Path) -> None:
    assert assessor("check", entry) == 0
    assert "entry.txt" in assessor.out
    assert not Path("out").exists()


def test_check_needs_no_model_even_where_a_key_is_set(
    assessor: Run, entry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    assert assessor("check", entry) == 0


@pytest.mark.parametrize("columns", [80, 40])
def test_check_fits_the_terminal_and_leaves_no_line_without_a_word(
    assessor: Run, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert assessor("check", EXAMPLES) == 0
    lines = assessor.out.splitlines()
    assert max(map(len, lines)) <= columns
    assert not [line for line in lines if line.isspace()]


def test_check_in_json_is_a_line_an_entry(assessor: Run) -> None:
    assert assessor("check", EXAMPLES, "--json") == 0
    found = [json.loads(line) for line in assessor.out.splitlines()]
    assert len(found) == len(list(EXAMPLES.glob("*.txt")))
    assert all("flags" in item and "text" not in item["entry"] for item in found)


def test_estimate_counts_one_call_a_criterion_and_one_for_the_summary(assessor: Run) -> None:
    entry = EXAMPLES / "entry-1042.txt"
    assert assessor("estimate", entry, "--model", "gpt-4o-mini", "--json") == 0
    result = json.loads(assessor.out)
    assert (result["entries"], result["calls"]) == (1, 7)
    assert 0 < result["cost"] < result["cost_without_prefix_cache"]


def test_estimate_of_an_unknown_model_says_that_no_price_is_known(
    assessor: Run, entry: Path
) -> None:
    assert assessor("estimate", entry, "--model", "llama-of-our-own") == 0
    assert "no price is known" in assessor.out


def test_standard_input_is_an_entry(assessor: Run) -> None:
    command = [sys.executable, "-m", "assessor", "run", "-", "--model", "offline", "--out", "o"]
    ended = subprocess.run(command, input=ESSAY.encode(), capture_output=True, check=False)
    assert ended.returncode in (0, 3), ended.stderr.decode()
    assert lines(Path("o/assessments.jsonl"))[0]["entry"]["id"] == "stdin"


BROKEN_RUBRIC = "id: mine\ntitle: Mine\nscale: {min: 0, max: 5}\ncriterions: []\n"


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["run", "missing.txt"], 1, "missing.txt"),
        (["run", "empty.txt"], 1, "empty"),
        (["run", "folder"], 1, "no entry files"),
        (["run", "entry.txt", "--rubric", "award-esay"], 1, "award-essay"),
        (["run", "entry.txt", "--rubric", "broken.yaml"], 1, "broken.yaml:4"),
        (["run", "entry.txt", "--prompts", "prompts"], 1, "score.j2:1"),
        (["run", "entry.txt", "--out", "entry.txt"], 1, "--out"),
        (["run", ".", "--out", "."], 2, "among the entries"),
        (["run", "entry.txt", "--store", "entry.txt/a.db"], 1, "a.db"),
        (["run", "entry.txt", "--format", "html,papyrus"], 2, "papyrus"),
        (["run", "entry.txt", "--format", " , "], 2, "jury-pack"),
        (["run", "entry.txt", "--booklet", "entry.txt"], 1, "no Word document"),
        (["run", "entry.txt", "--model", "m", "--base-url", "nonsense"], 2, "nonsense"),
        (["run"], 2, "ENTRY"),
        (["run", "entry.txt", "--samples", "0"], 2, "samples"),
        (["rum", "entry.txt"], 2, "rum"),
        (["report", "nowhere"], 1, "nowhere"),
        (["rubric", "show", "unknown"], 1, "unknown"),
        (["rubric", "lint", "broken.yaml"], 1, "broken.yaml:4"),
        (["check", "missing.txt"], 1, "missing.txt"),
    ],
)
def test_bad_input_ends_in_one_paragraph_with_its_remedy(
    assessor: Run, entry: Path, arguments: list[str], code: int, says: str
) -> None:
    Path("empty.txt").touch()
    Path("folder").mkdir()
    Path("broken.yaml").write_text(BROKEN_RUBRIC)
    Path("prompts/ru").mkdir(parents=True)
    Path("prompts/ru/score.j2").write_text("{% if %}")
    before = set(Path().iterdir())
    command, *rest = arguments
    offline = ["--model", "offline"] if command == "run" else []
    assert assessor(command, *offline, *rest) == code
    assert says in assessor.err + assessor.out
    assert set(Path().iterdir()) == before  # what came to nothing leaves nothing behind


def test_a_bad_file_beside_good_ones_is_named_and_the_good_ones_are_done(
    assessor: Run, entry: Path
) -> None:
    assert assessor("run", entry, "missing.txt", "--model", "offline") == 3
    assert "missing.txt" in assessor.err
    assert len(lines(Path("out/assessments.jsonl"))) == 1


def test_what_entrants_write_cannot_steer_the_terminal(assessor: Run, tmp_path: Path) -> None:
    path = tmp_path / "entry.txt"
    label = "НАЗВАНИЕ ОРГАНИЗАЦИИ/БРЕНДА"
    path.write_text(f"ID: 5\n{label}\nA\x1b[2JB\u202e\n|\nЭССЕ НОМИНАНТА\n{ESSAY}", "utf-8")
    assessor("run", path, "--model", "offline")
    assert "\x1b" not in assessor.out + assessor.err
    assert "\u202e" not in assessor.out + assessor.err


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=True)


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_import_no_vendor_and_no_model(option: str) -> None:
    heavy = ("openai", "instructor", "pydantic", "sqlalchemy", "yaml", "jinja2", "rich")
    script = f"import sys, assessor.cli as c; c.run(['{option}']); print(sorted(sys.modules))"
    imported = python("-c", script).stdout
    assert not [name for name in heavy if f"'{name}'" in imported]


def test_version() -> None:
    assert python("-m", "assessor", "--version").stdout.strip().endswith(__version__)


@pytest.mark.parametrize("command", list(cli.COMMANDS))
def test_every_command_has_help_with_an_example(assessor: Run, command: str) -> None:
    assert assessor(command, "--help") == 0
    assert "Example:" in assessor.out
