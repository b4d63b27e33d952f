"""Time credscore against the usual ways of turning articles into numbers, in one process, in interleaved rounds.

    python benchmarks/throughput.py
    python benchmarks/throughput.py --data CORPUS.jsonl.gz --limit 2000 --json

Every round runs every step once, so that a machine that slows down slows all of them; what counts are the ratios, taken
within each round, and their medians. Peers that are installed (textstat, vaderSentiment, spaCy) are timed on a tenth of the
texts. Without --data the texts of training_data are repeated.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import credscore
from credscore.evidence.extract import extract
from credscore.model.scorer import batches

BASE = "TfidfVectorizer.transform"
TARGETS = {"evidence extraction": 4.0, "score_table": 4.0, "score_batch, article": 2.0, "score_batch, full, read": 2.0}


def read_texts(path: Path) -> list[str]:
    """The `text` of every row of a JSON Lines file, plain or .gz."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [row["text"] for row in map(json.loads, lines) if row.get("text")]


def default_texts() -> list[str]:
    """All texts of training_data."""
    folder = Path(__file__).parent.parent / "training_data"
    return [text for path in sorted(folder.glob("*.jsonl")) for text in read_texts(path)]


def fit_to(texts: list[str], limit: int) -> list[str]:
    """Exactly `limit` texts: cut, or repeated from the start."""
    return (texts * (limit // len(texts) + 1))[:limit]


def baselines(texts: list[str]) -> dict[str, Callable[[], Any]]:
    from sklearn.feature_extraction.text import HashingVectorizer, TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    tfidf = TfidfVectorizer().fit(texts)
    hashing = HashingVectorizer()
    model = LogisticRegression(max_iter=50).fit(tfidf.transform(texts[:400]), [k % 2 for k in range(min(len(texts), 400))])
    return {
        BASE: lambda: tfidf.transform(texts),
        "HashingVectorizer.transform": lambda: hashing.transform(texts),
        "TF-IDF + LogisticRegression": lambda: model.predict_proba(tfidf.transform(texts)),
    }


def own(texts: list[str]) -> dict[str, Callable[[], Any]]:
    scorer = credscore.load()

    def evidence() -> None:
        for low, high in batches(texts):
            extract(texts[low:high])

    def read() -> int:
        return sum(len(report.sentences) + len(report.evidence) for report in scorer.score_batch(texts, detail="full"))

    return {
        "evidence extraction": evidence,
        "score_table": lambda: scorer.score_table(texts),
        "score_batch, article": lambda: scorer.score_batch(texts, detail="article"),
        "score_batch, full, read": read,
    }


def peers(texts: list[str]) -> dict[str, Callable[[], Any]]:
    """Optional tools that are installed; far slower, so they get fewer texts."""
    out: dict[str, Callable[[], Any]] = {}
    if find_spec("textstat"):
        import textstat

        out["textstat.flesch_reading_ease"] = lambda: [textstat.flesch_reading_ease(t) for t in texts]
    if find_spec("vaderSentiment"):
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

        vader = SentimentIntensityAnalyzer()
        out["vaderSentiment"] = lambda: [vader.polarity_scores(t) for t in texts]
    if find_spec("spacy"):
        import spacy

        nlp = spacy.blank("en")
        nlp.add_pipe("sentencizer")
        out["spaCy sentencizer"] = lambda: [len(list(doc.sents)) for doc in nlp.pipe(texts)]
    return out


def measure(steps: dict[str, tuple[Callable[[], Any], int]], rounds: int) -> dict[str, list[float]]:
    """Nanoseconds a character of every step in every round; the first, uncounted round warms up. steps: name -> (call, characters)."""
    times: dict[str, list[float]] = {name: [] for name in steps}
    for number in range(rounds + 1):
        for name, (run, characters) in steps.items():
            begun = time.perf_counter()
            run()
            taken = time.perf_counter() - begun
            if number:
                times[name].append(1e9 * taken / characters)
        print(f"round {number} of {rounds} done" if number else "warm", file=sys.stderr)
    return times


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, help="JSON Lines with a field text, plain or .gz (default: training_data, repeated)")
    parser.add_argument("--limit", type=int, default=1000, help="number of articles (default 1000)")
    parser.add_argument("--rounds", type=int, default=5, help="rounds that count (default 5)")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of a table")
    given = parser.parse_args()
    source = read_texts(given.data) if given.data else default_texts()
    if not source:
        parser.error(f"no texts in {given.data or 'training_data'}")
    texts = fit_to(source, given.limit)
    few = texts[: max(len(texts) // 10, 1)]
    characters, few_characters = sum(map(len, texts)), sum(map(len, few))
    steps = {name: (run, characters) for name, run in {**baselines(texts), **own(texts)}.items()}
    steps |= {name: (run, few_characters) for name, run in peers(few).items()}
    times = measure(steps, given.rounds)
    rows = []
    for name, values in times.items():
        ratio = statistics.median(base / value for base, value in zip(times[BASE], values, strict=True))
        middle = statistics.median(values)
        speed = {"ns_per_character": round(middle, 2), "mb_per_second": round(1e3 / middle, 2), "ratio": round(ratio, 2)}
        rows.append({"step": name, **speed, "target": TARGETS.get(name)})
    if given.json:
        print(json.dumps({"articles": len(texts), "characters": characters, "rounds": given.rounds, "steps": rows}))
        return
    print(f"{len(texts)} articles, {characters:,} characters, {given.rounds} rounds; ratio: speed relative to {BASE}")
    for row in rows:
        target = f"target {row['target']}" if row["target"] else ""
        print(f"{row['step']:32} {row['ns_per_character']:9.2f} ns/char {row['mb_per_second']:8.2f} MB/s {row['ratio']:6.2f} x  {target}")


if __name__ == "__main__":
    main()
