"""Articles longer than any article: read block by block, in memory that does not grow with them.

What is exact and what is not: every sentence is found and rated, counts and sums of the whole are exact. A block is cut at a blank
line, else at a line break, the end of a sentence, a blank. Nothing is followed across a cut: a quotation that is still open, a
name given in full before, the four sentences around a sentence, whether the article is hard-wrapped. The tone of the article,
which every sentence is rated in, is that of its block. A note in the report says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from credscore.evidence.ranges import distinct
from credscore.model.article_features import ARTICLE_FEATURES, WORDING_AT, article_sums, count_new, rows_from_sums, source_words
from credscore.model.grid import snap
from credscore.model.results import Rated, Verdicts, sentence_columns
from credscore.model.signals import Counts, count_up
from credscore.schema import Advice, Detail, Evidence, Note, Report, Sentence

if TYPE_CHECKING:
    from credscore.model.outline import Outline
    from credscore.model.scorer import Scorer

# The longest articles of newspapers have 100,000 characters, novels a million. Below this nothing is cut.
LONG = 1_000_000
BLOCK = 480_000
# Memory goes by sentences as well: a list of single words has twenty times as many as prose of the same length.
_CHARACTERS_A_SENTENCE = 50
_STOPS = (". ", "! ", "? ")

Keep = Callable[[list[Sentence], list[Evidence]], None]


def weight(text: str) -> int:
    """Characters of prose that take as much memory as `text`: its length, more where its sentences are very short."""
    stops = sum(map(text.count, _STOPS))
    if _CHARACTERS_A_SENTENCE * (stops + text.count("\n")) > len(text):
        stops += sum(1 for line in text.split("\n") if line and not line.isspace())
        return max(len(text), _CHARACTERS_A_SENTENCE * stops)
    return len(text)


def is_long(text: str) -> bool:
    """Whether a text is read in blocks."""
    # No text has more sentences than half its characters.
    return len(text) > LONG or (2 * LONG < _CHARACTERS_A_SENTENCE * len(text) and weight(text) > LONG)


def blocks(text: str) -> Iterator[tuple[int, int]]:
    """Half-open ranges of characters that follow each other and weigh at most BLOCK."""
    low = 0
    while low < len(text):
        high = min(low + BLOCK, len(text))
        while weight(text[low:high]) > BLOCK:
            high = low + (high - low) // 2
        if high < len(text):
            high = _cut(text, low, high)
        yield low, high
        low = high


def _cut(text: str, low: int, high: int) -> int:
    """The best place to cut in the second half of a range."""
    for mark in ("\n\n", "\n", *_STOPS, " "):
        at = text.rfind(mark, low + (high - low) // 2, high)
        if at >= 0:
            return at + len(mark)
    return high


def _read(scorer: Scorer, text: str, publishers: Sequence[str | None] | None, each: Callable[[int, Rated], None]) -> tuple[Verdicts, int]:
    """Rate a text block by block, hand each block on with the place where it begins; what is said of the whole, and how many blocks."""
    expected: list[np.ndarray] = []
    claim: list[np.ndarray] = []
    keys: list[np.ndarray] = []
    runs: list[np.ndarray] = []
    phrases = np.zeros(0, np.int64)
    sources = number = 0
    sums = np.zeros(())
    counts: Counts | None = None
    for number, (low, high) in enumerate(blocks(text), 1):  # noqa: B007 (the last one is wanted)
        rated = scorer.rate([text[low:high]], publishers, part=(low > 0, high < len(text)))
        expected.append(rated.expected)
        claim.append(rated.claim)
        sums = sums + article_sums(rated.view, rated.chances, rated.claim, scorer.word_weights).sum(axis=1, keepdims=True)
        if scorer.phrases is not None:
            phrases = distinct(np.concatenate([phrases, scorer.phrases.known(rated.found, goes_on=low > 0)]))
        key, of_source, article = source_words(rated.view)
        keys.append(key)
        runs.append(of_source + sources)
        sources += len(article)
        some = count_up(rated)
        some.move(low)
        if counts is None:
            counts = some
        else:
            counts.add(some)
        each(low, rated)
    if counts is None:
        raise ValueError("A text without characters is not long.")
    named = count_new(np.concatenate(keys), np.concatenate(runs), np.zeros(sources, np.int64), 1)
    every = np.concatenate(expected)
    rows = np.zeros((1, len(ARTICLE_FEATURES)))
    if len(every):
        rows = rows_from_sums(np.zeros(1, np.int64), every, np.concatenate(claim), sums, named)
    if scorer.phrases is not None:
        rows[:, WORDING_AT] += snap(scorer.phrases.points(phrases, 1))
    return scorer.judge(rows, counts, named), number


def long_columns(scorer: Scorer, text: str, publishers: Sequence[str | None] | None) -> tuple[dict[str, Any], Verdicts]:
    """The sentence columns of a ScoreTable, and what is said of the whole."""
    parts: list[dict[str, Any]] = []

    def each(low: int, rated: Rated) -> None:
        columns = sentence_columns(rated)
        columns["sentence_start"] += low
        columns["sentence_end"] += low
        parts.append(columns)

    verdicts, _ = _read(scorer, text, publishers, each)
    return {name: np.concatenate([p[name] for p in parts]) for name in parts[0]}, verdicts


def long_outline(
    scorer: Scorer, text: str, publishers: Sequence[str | None] | None, each: Callable[[int, Rated], None] | None = None
) -> Outline:
    """The outline of a long text. each : is handed every block and the place where it begins."""
    from credscore.model.outline import outlines
    from credscore.model.reasons import claim_sums
    from credscore.model.topics import LABELS

    sums = np.zeros((1, len(LABELS)))

    def gather(low: int, rated: Rated) -> None:
        nonlocal sums
        sums = sums + claim_sums(scorer, rated)
        if each is not None:
            each(low, rated)

    verdicts, number = _read(scorer, text, publishers, gather)
    whole = outlines(scorer, verdicts, sums, [text])[0]
    whole.notes.append(
        Note("long", f"Very long: read in {number} parts; names, quotations and tone are not followed from one to the next.")
    )
    return whole


def long_report(
    scorer: Scorer, text: str, publishers: Sequence[str | None] | None, id: str | None, detail: Detail, keep: Keep | None = None
) -> Report:
    """The report of a long text. keep: takes the sentences and evidence of each block in place of the report, which would hold all."""
    from credscore.model.advice import MOST, advise
    from credscore.model.explain import evidence_of, sentences_of
    from credscore.model.leading import Led, add_spans, gather, joined, of_part, sides_of, weightiest
    from credscore.model.places import Places
    from credscore.model.reasons import points_of, sentence_base

    sentences: list[Sentence] = []
    evidence: list[Evidence] = []
    advice: list[tuple[float, Advice]] = []
    parts: list[Led] = []
    wording: list[Evidence] = []

    def each(low: int, rated: Rated) -> None:
        points = points_of(scorer, rated)
        places = Places(rated) if detail == "full" else None
        some = sentences_of(scorer, rated, points, places)
        if places is not None:
            parts.append(of_part(gather(rated, points, places), low, len(text)))
        items = evidence_of(scorer, rated)[0] if detail == "full" else []
        hints = advise(scorer, rated, [0, len(some)])[0] if detail == "full" else []
        scores = {sentence.start: sentence.score or 0.0 for sentence in some}
        advice.extend((scores[hint.start], hint) for hint in hints)
        _move(some, low)
        _move(items, low)
        _move(hints, low)
        wording.extend(item for up in (True, False) for item in weightiest(items, up))
        if keep is None:
            sentences.extend(some)
            evidence.extend(items)
        else:
            keep(some, items)

    report = long_outline(scorer, text, publishers, each if detail != "article" else None).report(id, scorer.info)
    report.detail, report.sentences, report.evidence = detail, sentences, evidence
    if detail != "article":
        report.sentence_base = sentence_base(scorer.bundle.arrays)
    if detail == "full":
        add_spans([report], sides_of([report]), joined(parts), [wording])
    weakest = sorted(advice, key=lambda pair: pair[0])[:MOST]
    report.advice = sorted((hint for _, hint in weakest), key=lambda hint: hint.start)
    return report


def _move(items: Sequence[Sentence | Evidence | Advice], by: int) -> None:
    for item in items:
        if isinstance(item, Sentence):
            item.move(by)
            continue
        item.start += by
        item.end += by
        if isinstance(item, Evidence):
            for name in ("source_span", "cue_span", "carrier_span", "speaker_span"):
                span = getattr(item, name)
                if span is not None:
                    setattr(item, name, (span[0] + by, span[1] + by))
