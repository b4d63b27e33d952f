"""What of a sentence is painted as its source: whole pairs, whole appositions, nobody where nobody speaks."""

from __future__ import annotations

import pytest

import credscore

SCORER = credscore.load()


def painted(text: str) -> list[tuple[str | None, str]]:
    """The source and its type of every attribution that stands behind its sentence."""
    return [
        (text[slice(*e.source_span)] if e.source_span else None, e.source_type)
        for e in SCORER.score(text).evidence
        if e.kind == "attribution" and e.subtype != "view"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The Liberals and the Greens have questioned the timing of the new rules.", ("The Liberals and the Greens", "named")),
        ("Teodor Brandt and his campaign complained on Tuesday that the vote was unfair.", ("Teodor Brandt and his campaign", "named")),
        ("A committee of councillors and clerks has warned that the pier will fall.", ("A committee of councillors and clerks", "vague")),
        ("The mill pond is safe, doctors and psychologists say.", ("doctors and psychologists", "vague")),
        ("Falk and her aides believe that the weir will hold.", ("Falk and her aides", "named")),
        ("Mr. Falk and others say the weir will hold.", ("Mr. Falk and others", "named")),
        ("He and his team found that the weir leaks.", ("He and his team", "named")),
        ("He met Ines Falk and others say the weir will hold.", ("others", "vague")),
        ("The club sacked its coach and Ines Falk said it was right.", ("Ines Falk", "named")),
        ("Falk left the mills and critics say it was late.", ("critics", "vague")),
    ],
)
def test_pairs_are_painted_whole_and_are_of_the_one_who_has_a_name(text: str, source: tuple[str, str]) -> None:
    assert painted(text) == [source]
