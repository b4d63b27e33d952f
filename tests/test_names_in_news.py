"""Whose name a pronoun or "the company" gets among datelines, headings, time stamps, match reports and the like."""

from __future__ import annotations

import pytest

import credscore

SCORER = credscore.load()


def named(text: str) -> list[str | None]:
    return [e.name for e in SCORER.score(text).evidence if e.kind == "attribution"]


@pytest.mark.parametrize(
    "told",
    [
        "Weirside manager Delroi Fenn was unhappy.",
        "The Weirside manager, Delroi Fenn, was unhappy.",
        "His opposite number, Delroi Fenn, was unhappy.",
        "Former Weirside full-time goalkeeper Delroi Fenn was unhappy.",
    ],
)
def test_he_is_whom_a_sentence_names_by_role_though_nothing_else_tells_of_a_person(told: str) -> None:
    assert named(f'"Stay back," said Tarn manager Joe Brandt. {told} "That was a foul," he said.')[-1] == "Delroi Fenn"


@pytest.mark.parametrize("told", ["In a talk with Weirside host Delroi Fenn, it rained.", "After Delroi Fenn it rained.", "Under Delroi Fenn they lost."])
def test_he_is_nobody_whom_a_sentence_names_by_the_way(told: str) -> None:
    assert named(f'"Stay back," said Tarn manager Joe Brandt. {told} "That was a foul," he said.')[-1] == "Joe Brandt"
