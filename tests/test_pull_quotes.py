"""Pull quotes: words of the article set apart once more, which claim nothing again."""

from __future__ import annotations

import pytest

from credscore.evidence.boilerplate_forms import rule_name
from credscore.evidence.extract import extract


@pytest.mark.parametrize(
    ("text", "pulled"),
    [
        ('The lido is open.\n\n"The water is cold, but we swim," Ines Falk said.\n\n“The water is cold”\n\nIt has 40 lanes.', "“The water is cold”"),
        (
            'The lido is open.\n\n“We came back. We swam at dawn.”\n\nFalk said: "It shut. We came back. We swam at dawn. It was cold."',
            "“We came back. We swam at dawn.”",
        ),
        ('The lido is open.\n"The water is cold, but we swim," Ines Falk said.\n“The water is cold”\nIt has 40 lanes.', "“The water is cold”"),
        # a headline, what stands only there, a few words, a paragraph given twice
        ('“The water is cold”\n\n"The water is cold," Ines Falk said.', ""),
        ('The lido is open.\n\n“The water is deep here”\n\n"The water is cold," Ines Falk said.', ""),
        ('The lido is open.\n\n“It is cold”\n\n"It is cold," Ines Falk said.', ""),
        ("The lido is open.\n\n“The water is cold here.”\n\nShe swims.\n\n“The water is cold here.”", ""),
    ],
)
def test_pull_quotes_are_furniture(text: str, pulled: str) -> None:
    found = extract([text])
    sents = found.ctx.sentences
    kept = [k for k, rule in zip(found.furniture.sentence.tolist(), found.furniture.rule.tolist(), strict=True) if rule_name(rule)[1] == "repeated"]
    base = found.ctx.buffer.starts[0]
    assert (text[sents.start[kept[0]] - base : sents.end[kept[-1]] - base] if kept else "") == pulled
    beside = extract(["“The water is cold”", text, '"The water is cold," he said.'])
    assert len(beside.furniture) == len(found.furniture)
