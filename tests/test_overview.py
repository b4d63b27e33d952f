"""The page that tells newcomers where things are names every file of the evidence, and no file that is not there."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

import credscore.schema

PACKAGE = Path(credscore.schema.__file__).parent
PAGE = (PACKAGE.parent / "DEVELOPING.md").read_text(encoding="utf-8")


def listed() -> dict[str, list[str]]:
    """Folder -> the modules that the rows of the second table name for it."""
    out: dict[str, list[str]] = defaultdict(list)
    for row in re.findall(r"^\| `(evidence/(?:\w+/)?)` \|[^|]*\|([^|]*)\|$", PAGE, re.M):
        out[row[0]] += re.findall(r"`(\w+)`", row[1])
    return out


def test_every_module_of_the_evidence_is_named_once() -> None:
    there = {f"{path.relative_to(PACKAGE).as_posix()}/": path for path in (PACKAGE / "evidence").rglob("*") if path.is_dir()}
    there["evidence/"] = PACKAGE / "evidence"
    modules = {name: sorted(p.stem for p in path.glob("*.py") if p.stem != "__init__") for name, path in there.items()}
    assert {name: sorted(names) for name, names in listed().items()} == {name: found for name, found in modules.items() if found}


def test_files_that_are_named_exist() -> None:
    root = PACKAGE.parent
    named = set(re.findall(r"`((?:\w+/)+[\w*]+\.(?:py|tsv|md))`", PAGE))
    assert len(named) > 20
    missing = [name for name in named if not any(any(base.glob(name)) for base in (root, PACKAGE, PACKAGE / "evidence"))]
    assert not missing


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_every_module_says_why_it_exists(path: Path) -> None:
    said = re.match(r'"""(.*?)"""', path.read_text(encoding="utf-8"), re.DOTALL)
    assert said is not None and len(said[1].split()) > 4
