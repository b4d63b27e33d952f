"""For all tests: hypothesis draws the same examples every time; a small scored corpus."""

from pathlib import Path
from typing import Any

import pytest
from corpus_tools import read_jsonl, records, score, write_jsonl
from hypothesis import HealthCheck, settings

# The same examples every time, so that a test which fails says something of the change and not of chance; others are drawn with
# `pytest --hypothesis-profile=new`. No deadline, nor a limit for making examples: how long it takes on a busy machine says nothing of the code.
settings.register_profile("new", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same", settings.get_profile("new"), derandomize=True)
settings.load_profile("same")


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
