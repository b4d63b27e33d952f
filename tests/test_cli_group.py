"""The command group: help without heavy imports, commands found by name, errors as messages with the exit codes of the contract."""

from __future__ import annotations

import importlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from corpus_tools import PATIENCE

import credscore.schema
from credscore._version import __version__
from credscore.cli import COMMANDS, EXIT_BROKEN_PIPE, EXIT_INTERRUPTED, LazyGroup, main
from credscore.errors import InputError, LexiconError, MissingExtraError, ModelError, UsageError

ROOT = Path(credscore.schema.__file__).parents[1]
HEAVY = ("numpy", "sklearn", "scipy", "joblib", "pyarrow", "rich", "jinja2", "matplotlib", "dask", "fsspec", "trafilatura", "starlette", "uvicorn")


def environment(**more: str) -> dict[str, str]:
    clean = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "PYTHONPATH")}
    return {**clean, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **more}


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["--version"], ["score", "--help"], ["serve", "--help"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "credscore", *arguments], capture_output=True, text=True, env=environment(), check=False
    )
    assert done.returncode == 0, done.stderr[-500:]
    imported = {line.rsplit("|", 1)[-1].strip().split(".")[0] for line in done.stderr.splitlines() if "|" in line}
    assert "click" in imported
    assert not imported & set(HEAVY)


@pytest.mark.parametrize("command", [["score", ""], ["score", "a.txt", ""], ["batch", "", "-o", "o.jsonl"]])
def test_an_empty_name_is_told_as_one(command: list[str]) -> None:
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 2 and "The name of an input is empty." in done.stderr and "shell" in done.stderr


def test_help_describes_and_lists_every_command() -> None:
    done = CliRunner().invoke(main, ["--help"])
    assert done.exit_code == 0
    assert "how far a careful editor could rely on it" in " ".join(done.output.split())
    assert "Examples:" in done.output
    listed = done.output.split("Commands:")[1].split("Examples:")[0]
    assert [line.split(maxsplit=1) for line in listed.strip().splitlines()] == [list(entry) for entry in COMMANDS]


@pytest.mark.parametrize("name", [name for name, _ in COMMANDS])
def test_every_command_has_help_with_examples(name: str) -> None:
    command = getattr(importlib.import_module(f"credscore.cli.{name}"), name)
    assert isinstance(command, click.Command)
    assert command.name == name
    done = CliRunner().invoke(main, [name, "--help"])
    assert done.exit_code == 0
    assert f"credscore {name}" in done.output.split("Example", 1)[1]
    assert all(option.help for option in command.params if isinstance(option, click.Option))


@pytest.mark.parametrize("name", [name for name, _ in COMMANDS])
def test_help_is_not_wider_than_a_terminal(name: str) -> None:
    pages = [
        [name, "--help"],
        *([name, sub, "--help"] for sub in getattr(getattr(importlib.import_module(f"credscore.cli.{name}"), name), "commands", {})),
    ]
    for arguments in pages:
        lines = CliRunner().invoke(main, arguments, terminal_width=80).output.splitlines()
        # An example is one line, to be copied.
        assert [line for line in lines if len(line) > 80 and not line.startswith("    credscore ")] == [], arguments


def test_every_command_module_is_listed() -> None:
    """A new command must be entered in COMMANDS, or nobody finds it; one that goes must be taken out."""
    modules = {path.stem for path in (ROOT / "credscore" / "cli").glob("*.py")} - {"__init__", "common"}
    names = {name for name, _ in COMMANDS}
    commands = {m for m in modules if isinstance(getattr(importlib.import_module(f"credscore.cli.{m}"), m, None), click.Command)}
    assert commands == names


def test_version() -> None:
    for command in ([], ["score"], ["batch"], ["train"], ["evaluate"], ["serve"], ["summarize"], ["rules"], ["data"], ["data", "check"]):
        ran = CliRunner().invoke(main, [*command, "--version"])
        assert (ran.exit_code, ran.output) == (0, f"credscore {__version__}\n")


def commands(group: click.Group, name: str = "") -> list[tuple[str, click.Command]]:
    """All commands that do something, those of groups in groups included, with what is typed for them."""
    found: list[tuple[str, click.Command]] = []
    for part in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), part)
        assert command is not None
        where = f"{name} {part}".strip()
        found += commands(command, where) if isinstance(command, click.Group) else [(where, command)]
    return found


def test_every_command_takes_the_common_options() -> None:
    for name, command in commands(main):
        given = {option for parameter in command.params for option in parameter.opts}
        assert {"-q", "-v", "--no-color"} <= given, name
        assert "--model" in given or name.split()[0] not in ("score", "batch", "evaluate"), name


def test_unknown_command_and_option_are_wrong_usage() -> None:
    for arguments in (["frobnicate"], ["--frobnicate"], ["score", "--frobnicate"]):
        done = CliRunner().invoke(main, arguments)
        assert done.exit_code == 2
        assert "frobnicate" in done.stderr
        assert done.stdout == ""


def test_a_file_in_place_of_a_command_is_told_the_way(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text("The mill burned down.", encoding="utf-8")
    done = CliRunner().invoke(main, [str(path)])
    assert done.exit_code == 2
    assert f"credscore score {path}" in done.stderr


@click.command()
@click.argument("what")
def boom(what: str) -> None:
    """Raises what it is told to."""
    errors: dict[str, BaseException] = {
        "input": InputError("a.txt is empty.", "Give it text."),
        "usage": UsageError("No.", "Do that."),
        "model": ModelError("The model in m is broken."),
        "lexicon": LexiconError("hedges.tsv:3: no miss."),
        "extra": MissingExtraError("Reading x.html", "html"),
        "interrupt": KeyboardInterrupt(),
        "control": InputError("a\x1b[2Jb\rc is empty."),
    }
    if what == "exit":
        click.get_current_context().exit(7)
    if what in errors:
        raise errors[what]


@pytest.fixture
def group() -> LazyGroup:
    """A group of the real kind with a command of its own."""

    class Group(LazyGroup):
        def list_commands(self, ctx: click.Context) -> list[str]:
            return ["boom"]

        def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
            return boom if cmd_name == "boom" else None

    return Group(name="credscore")


@pytest.mark.parametrize(
    ("what", "code"),
    [("fine", 0), ("input", 1), ("usage", 2), ("extra", 2), ("model", 3), ("lexicon", 3), ("interrupt", EXIT_INTERRUPTED), ("exit", 7)],
)
def test_exit_codes(group: LazyGroup, what: str, code: int) -> None:
    done = CliRunner().invoke(group, ["boom", what])
    assert done.exit_code == code
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_an_error_says_what_and_what_to_do(group: LazyGroup) -> None:
    assert CliRunner().invoke(group, ["boom", "input"]).stderr == "Error: a.txt is empty.\n  Give it text.\n"
    assert "pip install 'credscore[html]'" in CliRunner().invoke(group, ["boom", "extra"]).stderr


def test_an_error_cannot_steer_the_terminal(group: LazyGroup) -> None:
    assert CliRunner().invoke(group, ["boom", "control"]).stderr == "Error: a␛[2Jb␍c is empty.\n"


def test_a_program_that_calls_it_gets_the_error_itself(group: LazyGroup) -> None:
    with pytest.raises(InputError):
        group.main(["boom", "input"], standalone_mode=False)


@pytest.mark.parametrize("command", ["score", "batch"])
def test_an_interrupt_while_something_is_imported_is_130(tmp_path: Path, command: str) -> None:
    # Dataclasses and named tuples are made by `exec`; CPython would end such a program by a signal although the interrupt was caught.
    (tmp_path / "late.py").write_text(
        "import sys\n\nfrom credscore.cli import main\n\n\ndef late(*_):\n    exec('raise KeyboardInterrupt')\n\n\n"
        "import credscore.corpus.runner as runner\nimport credscore.model.scorer as scorer\n"
        "runner.run = late\nscorer.Scorer.load = late\nmain(sys.argv[1:])\n",
        encoding="utf-8",
    )
    (tmp_path / "a.jsonl").write_text('{"text": "Rain fell."}\n', encoding="utf-8")
    more = ["-o", "b.jsonl"] if command == "batch" else []
    done = subprocess.run(
        [sys.executable, "-m", "late", command, "a.jsonl", *more],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env=environment(PYTHONPATH=os.pathsep.join((str(tmp_path), str(ROOT)))),
        check=False,
    )
    assert done.returncode == EXIT_INTERRUPTED
    assert done.stderr.strip().startswith("Interrupted.")


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGPIPE on Windows")
def test_a_reader_that_goes_away_is_no_error() -> None:
    # The output is so small that only the last flush finds out.
    script = "import sys, click\nfrom credscore.cli import LazyGroup\ngroup = LazyGroup(name='g')\n" + (
        "@click.command()\ndef talk():\n    sys.stdin.read()\n    print('x')\n"
        "group.list_commands = lambda ctx: ['talk']\ngroup.get_command = lambda ctx, name: talk\ngroup.main(['talk'])\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        assert process.stdin is not None and process.stdout is not None and process.stderr is not None
        process.stdout.close()
        process.stdin.close()
        said = process.stderr.read()
        assert process.wait(PATIENCE) == EXIT_BROKEN_PIPE
    assert said == b""


def test_a_command_spelt_wrong_is_told_its_name() -> None:
    done = CliRunner().invoke(main, ["sroce", "x.txt"])
    assert done.exit_code == 2 and "Did you mean 'score'?" in done.stderr
    assert "Did you mean" not in CliRunner().invoke(main, ["frobnicate"]).stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full device here")
@pytest.mark.parametrize("arguments", [["rules", "-q"], ["score", str(ROOT / "examples" / "article.txt")]])
def test_a_full_disk_behind_standard_output_is_said_without_a_traceback(arguments: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "credscore", *arguments], stdout=full, stderr=subprocess.PIPE, env=environment(), timeout=PATIENCE
        )
    said = done.stderr.decode()
    assert done.returncode == 1
    assert said.startswith("Error: The output cannot be written: ") and "Traceback" not in said and "Exception ignored" not in said


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name, _ in COMMANDS if f"`credscore {name} " not in readme] == []


def test_the_source_package_holds_what_its_tests_read() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = re.search(r"^\[tool\.hatch\.build\.targets\.sdist\]\ninclude = (\[.*\])$", project, re.MULTILINE)
    assert listed is not None
    tests = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("*.py"))
    read = set(re.findall(r'(?:ROOT|parents\[1\]\)?) / "([\w.]+)"', tests))
    assert "README.md" in read and read <= set(json.loads(listed[1]))


@pytest.mark.skipif(sys.platform == "win32", reason="streams that are closed by a shell")
@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        ("score - <&-", 1, "Standard input is empty"),
        ("batch - -o o.jsonl <&-", 0, "no rows"),
        ("summarize - <&-", 0, ""),
        ("data check - <&-", 1, "There are no labelled examples"),
        ("score a.txt >&-", 1, "Standard output cannot be written: it is closed.\n  Leave it open"),
        ("score a.txt >/dev/full", 1, "No space left on device.\n  Free some space"),
        ("batch a.txt -o - >&-", 1, "Standard output cannot be written: it is closed.\n  Leave it open"),
        ("batch a.txt -o - >/dev/full", 1, "no space left"),
        ("batch a.txt -o o.jsonl >&-", 0, "1 article"),
        ("rules --kind quote >&-", 1, "Standard output cannot be written: it is closed.\n  Leave it open"),
        ("score a.txt 2>&-", 0, ""),
        ("score none.txt 2>&-", 2, ""),
        ("batch a.txt -o o.jsonl 2>&-", 0, ""),
        ("batch a.txt -o o.jsonl <&- >&- 2>&-", 0, ""),
    ],
)
def test_streams_that_are_closed_lose_nothing_in_silence(tmp_path: Path, command: str, code: int, said: str) -> None:
    (tmp_path / "a.txt").write_text("The board met on Monday, Ines Falk said. " * 20, encoding="utf-8")
    line = f'"{sys.executable}" -m credscore {command}'
    done = subprocess.run(["sh", "-c", line], cwd=tmp_path, capture_output=True, text=True, env=environment(), check=False)
    assert done.returncode == code and said in done.stderr and "Traceback" not in done.stderr, done.stderr
    if "o.jsonl" in command and "a.txt" in command:
        assert '"id":"a.txt"' in (tmp_path / "o.jsonl").read_text(encoding="utf-8")
