"""For all tests: on a build machine hypothesis draws the same examples every time, elsewhere new ones; a small scored corpus."""

import os
from pathlib import Path
from typing import Any

import pytest
from corpus_tools import read_jsonl, records, score, write_jsonl
from hypothesis import settings

# No deadline: how long an example takes on a busy machine says nothing of the code.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", derandomize=True, deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty invented articles as JSON Lines; `whole` puts their scores beside them."""
    return write_jsonl(tmp_path_factory.mktemp("corpus") / "news.jsonl", records(60))


@pytest.fixture(scope="session")
def whole(corpus: Path) -> list[dict[str, Any]]:
    """The reports of `corpus`, scored in one piece: in whole.jsonl of its folder."""
    output = corpus.parent / "whole.jsonl"
    score(corpus, output)
    return read_jsonl(output)
