"""A report made by hand for the tests of the terminal and the web page: every kind of evidence, overlaps, no model needed."""

from __future__ import annotations

from typing import Any

from credscore.schema import Advice, Evidence, Note, Report, Sentence

TEXT = (
    "Tram depot sold\n\n"
    "By Lene Achterberg\n\n"
    '"The depot was sold on Friday," said Ruta Sandoval, the city treasurer. '
    "The price was 4.2 million crowns, the deed in the land register shows.\n\n"
    "According to the Bellhaven Post, a friend of the buyer said the halls could possibly become flats. "
    "The rumours are false, the buyer told reporters.\n\n"
    "Parts of this article were written with the help of a language model."
)


def span(part: str) -> tuple[int, int]:
    start = TEXT.index(part)
    return start, start + len(part)


def evidence(kind: str, part: str, rule: str = "test/rule", **fields: Any) -> Evidence:
    start, end = span(part)
    return Evidence(kind=kind, start=start, end=end, text=part, rule=rule, **fields)


def attribution(part: str, source: str | None, source_type: str, **fields: Any) -> Evidence:
    return evidence("attribution", part, source_type=source_type, source_span=span(source) if source else None, **fields)


def sentence(part: str, score: float | None, reasons: list[tuple[str, float]] | None = None) -> Sentence:
    start, end = span(part)
    return Sentence(start, end, score, score is not None, [], False, False, False, reasons or [])


def sample() -> Report:
    return Report(
        id="depot.txt",
        status="ok",
        score=57.6,
        interval=(44.0, 69.5),
        band="mixed sourcing",
        sentences=[
            sentence("Tram depot sold", 74.0),
            sentence("By Lene Achterberg", None),
            sentence('"The depot was sold on Friday," said Ruta Sandoval, the city treasurer.', 97.0),
            sentence("The price was 4.2 million crowns, the deed in the land register shows.", 92.0),
            sentence(
                "According to the Bellhaven Post, a friend of the buyer said the halls could possibly become flats.",
                6.0,
                [("anonymous source in another outlet", -41.0), ("hedge", -9.5), ("recent", 1.5)],
            ),
            sentence("The rumours are false, the buyer told reporters.", 48.0, [("no name", -12.0)]),
            sentence("Parts of this article were written with the help of a language model.", 70.0),
        ],
        evidence=[
            attribution(
                "said Ruta Sandoval, the city treasurer", "Ruta Sandoval", "named", name="Ruta Sandoval", title="the city treasurer"
            ),
            attribution("the deed in the land register shows", "the deed in the land register", "document"),
            attribution("According to the Bellhaven Post", "the Bellhaven Post", "media", name="Bellhaven Post"),
            attribution("a friend of the buyer said", "a friend of the buyer", "anonymous"),
            evidence("hedge", "could possibly", subtype="epistemic", strength=0.6),
            evidence("hedge", "possibly", subtype="epistemic", strength=0.7),
            evidence("quote", '"The depot was sold on Friday,"', name="Ruta Sandoval"),
            evidence("verification", "The rumours are false", subtype="false"),
            evidence("ai_disclosure", "Parts of this article were written with the help of a language model.", extent="partial"),
            evidence("boilerplate", "By Lene Achterberg", subtype="byline"),
            evidence("booster", "The price", subtype="certain"),
        ],
        signals={
            "quote_density": 0.12,
            "hedge_density": 0.04,
            "attributed_share": 0.62,
            "named_sources": 1,
            "anonymous_share": 0.2,
            "second_hand_share": 0.2,
            "ai_disclosure": "partial",
        },
        reasons=[("named sources", 11.2), ("rests on anonymous sources", -12.3), ("nothing to speak of", 0.01)],
        advice=[
            Advice(*span("a friend of the buyer said the halls could possibly become flats"), "Say who the friend is, or how they know."),
            Advice(*span("the buyer told reporters"), "Name the buyer."),
            Advice(*span("The rumours are false"), "Name the buyer."),
        ],
        notes=[Note("genre", "Reads like a local report.")],
        model={"name": "default", "version": "9.9", "fingerprint": "f00d"},
    )
