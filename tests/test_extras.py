"""Extras: what can be installed beside the package, and that the README names it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
tomllib = pytest.importorskip("tomllib")  # from Python 3.11 on
EXTRAS: dict[str, list[str]] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
USERS = set(EXTRAS) - {"all", "test", "dev"}


def test_the_extra_all_has_all_that_users_may_want() -> None:
    (one,) = EXTRAS["all"]
    found = re.fullmatch(r"credscore\[([\w,]+)\]", one)
    assert found is not None and set(found[1].split(",")) == USERS


def test_the_readme_says_how_to_get_what_its_examples_import() -> None:
    assert "import pandas" in README and "`pip install pandas`" in README


def test_the_readme_names_every_extra() -> None:
    (told,) = re.findall(r"Some things need an extra.*?\n\n", README, re.S)
    assert {name for name in EXTRAS if f"`{name}`" in told} == USERS | {"all"}
