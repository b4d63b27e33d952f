"""Texts quoted from mail are read as what was sent; where only a part is quoted, the marks stay what they are."""

from __future__ import annotations

import re

import pytest

import credscore
from credscore.text.buffer import build

SENT = (
    "The lido at Kelsby will open again on Saturday after nine\n"
    "years, the harbour council said on Monday.\n"
    "\n"
    '"We have the water, we have the tiles, and we have 212\n'
    'letters," said Ines Falk, who runs the pool. She told the\n'
    "Courier that one swim would cost 4 pounds.\n"
    "\n"
    "The council met on Monday for two hours, and the vote of its\n"
    "members was nine to two.\n"
)


def quoted(text: str, mark: str) -> str:
    return "".join(f"{mark}{line}" if line.strip() else f"{mark.rstrip()}\n" for line in text.splitlines(keepends=True))


@pytest.mark.parametrize("mark", ["> ", ">", ">> ", "> > "])
@pytest.mark.parametrize("head", ["", "On Tuesday Mia Lund wrote:\n\n"])
def test_a_quoted_text_reads_as_what_was_sent(mark: str, head: str) -> None:
    plain, text = credscore.score(head + SENT), credscore.score(head + quoted(SENT, mark))
    places = ("quote_peak_start", "quote_peak_end")
    told, said = ({k: v for k, v in report.signals.items() if k not in places} for report in (text, plain))
    assert (text.score, told) == (plain.score, said)
    assert [s.score for s in text.sentences] == [s.score for s in plain.sentences]
    given = head + quoted(SENT, mark)
    words = [re.sub(r"\n[> ]*", "\n", given[s.start : s.end]) for s in text.sentences]
    assert words == [(head + SENT)[s.start : s.end] for s in plain.sentences]


def test_it_reads_the_same_whatever_stands_beside_it() -> None:
    texts = ["A café.", quoted(SENT, "> "), "Two &amp; more.\n> One line is quoted here.\nThe rest is not.", quoted(SENT, "> "), ""]
    buffer = build(texts)
    for k, text in enumerate(texts):
        alone = build([text])
        here = buffer.data[buffer.starts[k] : buffer.ends[k]]
        assert here.tolist() == alone.data[alone.starts[0] : alone.ends[0]].tolist()
    assert b">" not in bytes(buffer.data[buffer.starts[1] : buffer.ends[1]])
    assert b">" in bytes(buffer.data[buffer.starts[2] : buffer.ends[2]])


def test_a_reply_above_a_few_quoted_lines_keeps_its_marks() -> None:
    text = f"{SENT}\n> one\n> two\n> three\n> four\n"
    assert bytes(build([text]).data).count(b">") == 4
