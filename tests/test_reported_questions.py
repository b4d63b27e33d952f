"""Questions that somebody in the story asked are told of him; the writer's own are nobody's."""

from __future__ import annotations

import pytest
from evidence_tools import fired, stands_behind


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Had anybody, she wondered, ever read the report on the weir?", ["named"]),
        ("Why, he asked, had nobody oiled the chains?", ["named"]),
        ("Was it right, Ottoline Pruss asked, to close the weir?", ["named"]),
        ("Could the council, asked Ottoline Pruss, not have waited?", ["named"]),
        # those of the writer, and of nobody
        ("Is Ottoline Pruss about to leave the weir for good?", []),
        ("What, one might ask, is the point of a weir?", []),
        ("Should we, I wondered, go home to the mill?", []),
        ("Has Pruss, asked to leave, gone back to the mill?", []),
    ],
)
def test_who_asks_stands_behind_his_question(text: str, chain: list[str]) -> None:
    assert stands_behind("Ottoline Pruss runs the weir. " + text)[1:] == [chain]


def test_what_somebody_asked_hints_at_nothing() -> None:
    assert "hedge/question" in fired("Has Ottoline Pruss ever been to the mill at Harrow?")
    assert "hedge/question" not in fired("Has Ottoline Pruss, he wondered, ever been to the mill at Harrow?")
