"""What a checker of types says of programs that use credscore: names and arguments that work pass, others do not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

GOOD = """
import numpy as np
import credscore
from credscore import Report, Scorer, ScoreTable

def all_of(scorer: Scorer, texts: list[str]) -> list[Report]:
    return scorer.score_batch(texts, ids=[1, "b", None], publishers=["Kelsby Courier", None, None], detail="article")

scorer: Scorer = credscore.load()
table: ScoreTable = scorer.score_table(np.array(["a", "b"]), np.array(["Kelsby Courier", None]))
print(all_of(scorer, ["a"]), credscore.score("a", 7).to_dict("full"), credscore.EvidenceVectorizer, credscore.__version__)
"""
BAD = (
    "credscore.scroe('a')",
    "credscore.Classifier",
    "credscore.load().score_batch(['a'], detail='nope')",
    "credscore.load().score_batch({'a': 'b'})",
    "credscore.load().score_batch([1])",
    "credscore.score('a').to_dict('bogus')",
)


def test_a_checker_of_types_knows_the_public_names(tmp_path: Path) -> None:
    api = pytest.importorskip("mypy.api")
    (tmp_path / "good.py").write_text(GOOD)
    (tmp_path / "bad.py").write_text("import credscore\n" + "".join(f"{line}\n" for line in BAD))
    files = [str(tmp_path / name) for name in ("good.py", "bad.py")]
    said, _, _ = api.run(["--strict", "--config-file=", "--follow-imports=silent", f"--cache-dir={tmp_path}", *files])
    assert [int(line) for line in re.findall(r"bad\.py:(\d+): error", said)] == list(range(2, len(BAD) + 2)), said
    assert "good.py" not in said, said
