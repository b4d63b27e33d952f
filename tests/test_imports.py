"""Imports run one way, downward, and the light paths stay light."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import credscore.schema

PACKAGE = Path(credscore.schema.__file__).parent
# What each part may import of the others, at the top of a module or inside a function.
BELOW: dict[str, set[str]] = {
    "errors": set(),
    "schema": {"errors"},
    "text": {"schema", "errors"},
    "evidence": {"text", "schema", "errors"},
    "model": {"evidence", "text", "schema", "errors"},
    "training": {"model", "evidence", "text", "io", "schema", "errors", "_version"},
    "corpus": {"model", "evidence", "text", "io", "schema", "errors", "_version"},
    "io": {"schema", "errors", "_version"},
    "report": {"schema", "errors", "_version"},
    "serve": {"model", "io", "report", "schema", "errors", "_version"},
    "cli": {"serve", "corpus", "training", "model", "evidence", "io", "report", "schema", "errors", "_version"},
}
# Single steps that are named, because they are neither up nor wide: the scorer offers its Arrow face as a method, and the files of a
# model that is written anew keep their permissions as outputs do.
GRANTED = {("model/scorer.py", "corpus"), ("model/bundle.py", "io"), ("cli/train.py", "_version")}


@lru_cache(maxsize=1)  # it takes seconds
def modules() -> tuple[tuple[str, ast.Module], ...]:
    """Names and trees of all modules."""
    return tuple((path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))) for path in sorted(PACKAGE.rglob("*.py")))


def within(block: ast.AST) -> Iterator[ast.AST]:
    """The statements of a block, those of handlers and cases included, but not what stands inside of them."""
    for name in ("body", "handlers", "orelse", "finalbody", "cases"):
        yield from getattr(block, name, ())


def imported(tree: ast.Module, only_top: bool = False, for_types: bool = True) -> Iterator[str]:
    """Full names of what a module imports; only_top: what it imports as soon as it is imported itself; for_types: also what only a checker of
    types reads."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        guarded = isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        if (guarded and (only_top or not for_types)) or (only_top and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)):
            continue
        waiting += within(node)
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written out in full"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize(("name", "tree"), [pytest.param(n, t, id=n) for n, t in modules() if "/" in n or n in ("errors.py", "schema.py")])
def test_imports_run_downward(name: str, tree: ast.Module) -> None:
    part = name.split("/")[0].removesuffix(".py")
    used = {full.split(".")[1] for full in imported(tree) if full.startswith("credscore.")}
    upward = {other for other in used - BELOW[part] - {part} if other in BELOW and (name, other) not in GRANTED}
    assert not upward, f"{name} imports {sorted(upward)}"


def test_every_part_has_its_place() -> None:
    parts = {name.split("/")[0] for name, _ in modules() if "/" in name}
    assert parts <= set(BELOW)


def circle(trees: Iterable[tuple[str, ast.Module]]) -> list[str]:
    """Modules of one part that import one another in a circle, at the top or inside a function; empty if none do."""
    graph: dict[str, set[str]] = {}
    for name, tree in trees:
        module = "credscore." + name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        graph[module] = {full for full in imported(tree, for_types=False) if full.split(".")[:2] == module.split(".")[:2]} - {module}
    try:
        TopologicalSorter({module: used & set(graph) for module, used in graph.items()}).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_imports_of_a_part_run_one_way() -> None:
    assert not circle(modules())


HEAVY = {"sklearn", "scipy", "joblib", "pyarrow", "rich", "jinja2", "matplotlib", "dask", "fsspec", "trafilatura", "pandas"}
HEAVY |= {"starlette", "uvicorn", "python_multipart"}
# The faces to scikit-learn and to the web: nothing imports them at its top.
FACES = {"model/estimators.py", "serve/app.py", "serve/server.py"}


@pytest.mark.parametrize(("name", "tree"), [pytest.param(n, t, id=n) for n, t in modules()])
def test_heavy_libraries_are_imported_where_they_are_used(name: str, tree: ast.Module) -> None:
    used = set(imported(tree, only_top=True))
    assert not used & {f"credscore.{face.removesuffix('.py').replace('/', '.')}" for face in FACES}
    assert name in FACES or not {full.split(".")[0] for full in used} & HEAVY


def loaded(code: str) -> set[str]:
    """Top-level modules that a fresh interpreter holds after running `code`."""
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    tail = "\nimport sys; print('\\n'.join(sorted({m.split('.')[0] for m in sys.modules})))"
    done = subprocess.run([sys.executable, "-c", code + tail], capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr[-800:]
    return set(done.stdout.split())


def test_import_credscore_is_light() -> None:
    assert not loaded("import credscore") & (HEAVY | {"numpy", "click"})


def test_help_is_light() -> None:
    code = "from click.testing import CliRunner\nfrom credscore.cli import main\nassert CliRunner().invoke(main, ['--help']).exit_code == 0"
    assert not loaded(code) & (HEAVY | {"numpy"})


def test_workers_start_before_what_scores_is_imported() -> None:
    assert not loaded("import credscore.corpus.runner, credscore.corpus.processes, credscore.corpus.cluster") & (HEAVY | {"numpy"})


def test_scoring_needs_numpy_only() -> None:
    got = loaded(
        "import credscore\ncredscore.load().score_batch(['“It held,” said Pruss. ' * 20])\ncredscore.load().score_table(['It held.'])"
    )
    assert "numpy" in got
    assert not got & HEAVY


def test_the_check_can_fail() -> None:
    tree = ast.parse("def f():\n    from credscore.cli.common import remark\nimport sklearn.linear_model\n")
    assert "credscore.cli.common" in set(imported(tree))
    assert {full.split(".")[0] for full in imported(tree, only_top=True)} == {"sklearn"}
    three = {"a": "from credscore.model.b import x", "b": "def f():\n    from credscore.model import c", "c": "import credscore.model.a"}
    assert len(set(circle((f"model/{name}.py", ast.parse(code)) for name, code in three.items()))) == 3
    assert not circle((f"model/{name}.py", ast.parse(three[name])) for name in "ab")
