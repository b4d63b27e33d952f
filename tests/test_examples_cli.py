"""Every command that reads labelled examples reads them in one way, and says the same about them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from training_samples import story

from credscore.cli import main


@pytest.fixture(scope="module")
def stars(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty stories rated in stars, and a row that cannot be read."""
    path = tmp_path_factory.mktemp("stars") / "stars.jsonl"
    rows = [story(n, n % 2 == 0, rating=1 + n % 5) for n in range(40)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows) + '{"text": 5, "rating": 3}\n', encoding="utf-8")
    return path


COMMANDS = (
    ["train", "-o", "OUT", "--no-compare"],
    ["evaluate"],
    ["rules", "--coverage"],
    ["data", "stats", "--no-diversity"],
    ["data", "split"],
    ["data", "export", "--to", "csv"],
    ["data", "import", "--from", "csv"],
    ["data", "agreement"],
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: " ".join(c[:2]))
def test_what_is_said_of_examples_is_the_same_everywhere(stars: Path, tmp_path: Path, command: list[str]) -> None:
    files = [str(stars)]
    if "import" in command:
        files = [str(tmp_path / "stars.csv")]
        done = CliRunner().invoke(main, ["data", "export", "--to", "csv", str(stars), "--skip-bad", "-o", files[0]])
        with (tmp_path / "stars.csv").open("a", encoding="utf-8") as handle:
            handle.write("x,,3\n")
    given = [part.replace("OUT", str(tmp_path / "m")) for part in command] + files * (1 + ("agreement" in command))
    done = CliRunner().invoke(main, given)
    assert done.exit_code == 1 and "--skip-bad" in done.stderr
    done = CliRunner().invoke(main, [*given, "--skip-bad", "-v"])
    assert done.exit_code == 1, done.stderr
    said = done.stderr.splitlines()
    assert any(line.startswith(f"Left out: {files[0]}, line ") for line in said)
    assert any(line.startswith("Warning: all 40 ratings of articles lie between 1 and 5") for line in said)
    assert f"Read {files[0]}: 40 examples so far" in said
    assert any(line.startswith("40 examples in ") and line.endswith(" s, 1 row left out") for line in said)
    quiet = CliRunner().invoke(main, [*given, "--skip-bad", "-v", "-q", *(["--force"] if "train" in command else [])])
    assert "Read " not in quiet.stderr and "Left out: " in quiet.stderr


def test_rows_that_are_left_out_for_one_reason_are_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [story(n, n % 2 == 0, rating=50) for n in range(9)] + [{"text": 5, "rating": 3}] * 6
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    ask = ["data", "stats", "--no-diversity", "--skip-bad", str(path)]
    few, each = (CliRunner().invoke(main, [*ask, *more]).stderr for more in ([], ["-v"]))
    assert few.count("Left out: ") == 1 and "Left out: 6 rows: " in few and each.count("Left out: ") == 6
