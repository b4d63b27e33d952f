"""News pages that declare something about AI, and what comes of them, for the tests of markup."""

from __future__ import annotations

import json
import time
from typing import Any

from hypothesis import strategies as st

from credscore.io.markup import ai_notes

PARAGRAPHS = [
    "The port town of Kelsby will decide on 14 March whether a night ferry returns to the Aller crossing for the first time in nine years.",
    '"We have the boat, we have the crew, and we have 212 letters from people who work nights," said Ines Falk, the harbour master.',
    "A study by the Transport Institute of Velden found that 61 per cent of night-shift workers now drive the long way round by the bridge.",
    "The operator's chairman, Teodor Brandt, denied the report in a statement on Tuesday. The council meets at 7 pm in the Corn Hall.",
]
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
TEXT = "\n".join(PARAGRAPHS)
DIGITAL = "http://cv.iptc.org/newscodes/digitalsourcetype/"
# What stands in any place of tags and of linked data.
WORDS = ["ai-disclosure", "ai-generated", "none", "digitalSourceType", "trainedAlgorithmicMedia", "SoftwareApplication", "NewsArticle", "author"]
VALUES = st.one_of(st.sampled_from([*WORDS, "application/ld+json", "", " ", '"', "<", "\x00", "\ud800"]), st.text(max_size=8))


def page(head: str = "", top: str = "", inside: str = "", article: str = "", html: str = "", body: str = BODY) -> str:
    """A news page with something declared in its head, in front of the article, in it, or in the tags around it."""
    return (
        f"<!doctype html><html lang=en{html}><head><meta charset=utf-8><title>Night ferry</title>{head}</head>"
        f"<body>{top}<article{article}>{body}{inside}</article></body></html>"
    )


def ld(value: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def notes(source: str | bytes) -> list[tuple[str, str]]:
    return [(note.code, note.text) for note in ai_notes(source, TEXT)]


def only(source: str) -> tuple[str, str]:
    (found,) = notes(source)
    return found


def seconds(source: str) -> float:
    """How long the processor takes to look for declarations in a page with a long article: the better of two times."""
    taken = []
    for _ in range(2):
        began = time.thread_time()
        ai_notes(source, TEXT * 20)
        taken.append(time.thread_time() - began)
    return min(taken)
