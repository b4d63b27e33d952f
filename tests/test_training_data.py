"""The corpus that ships: sound, large and varied enough, split by group, its single labels beside the settled ones.

Run as a script it prints figures that the datasheet quotes: python tests/test_training_data.py [FILE.jsonl ...]
"""

from __future__ import annotations

import json
import re
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from credscore.cli import main
from credscore.schema import LabelledArticle, LabelledSentence
from credscore.training.agreement import agreement
from credscore.training.dataset import Dataset, load
from credscore.training.split import group_key

FOLDER = Path(__file__).resolve().parent.parent / "training_data"
SECONDS = 2.0

_DENIAL = re.compile(
    r"\b(den(y|ies|ied|ying|ials?)|reject(s|ed)|refut(e|es|ed)|dismiss(es|ed)|no truth|(not|isn['’]t) true|(is|was) (false|untrue))\b", re.I
)
_TAG = re.compile(r"\b(said|says|told|asked|added|wrote|writes|according to)\b", re.I)
_MAYBE = re.compile(r"\b(may|might|could|likely|possibl[ey]|perhaps|appear(s|ed)?|seem(s|ed)?|rumou?r\w*)\b", re.I)
_WEAK = [
    re.compile(rf"\b(?:{words})\b", re.I)
    for words in (
        "reportedly|it is reported",
        "(?:is|are|was|were) (?:said|supposed) to",
        "(?:is|are|was|were) (?:understood|believed|thought) to",
        "it is (?:said|understood|believed|thought|claimed)|it has been claimed",
        "whispers?",
        "rumou?r has it|rumou?red|rumou?rs?",
        "word is|the talk",
        "allegedly|supposedly|purportedly",
        "apparently|by all accounts",
        "insiders?",
        "(?:a|another|one) (?:source|pal|mate|friend)|sources",
        "speculation|tongues (?:are )?wagging",
    )
]
_NOTE = re.compile(
    r"\b(is (an?|our|the) [\w ,-]*(reporter|correspondent|columnist|writer|editor|author|journalist)|(writes|reports) (about|on)|covers"
    r"|has (covered|written|been (a reporter|blogging)))\b"
)
_MACHINE = re.compile(r"\b(AI|artificial intelligence|chatbots?|machine learning)\b")


@pytest.fixture(scope="module")
def corpus() -> Dataset:
    return load([FOLDER])


def chain(s: LabelledSentence) -> str:
    return "+".join(s.source or [])


def _hard_sentence(a: LabelledArticle, s: LabelledSentence, before: LabelledSentence | None) -> Iterable[str]:
    """The hard cases of the labelling guide that one sentence exercises, by its labels where they tell, else by its words."""
    text, source = a.text[s.start : s.end], s.source or []
    article = 50.0 if a.rating is None else a.rating
    checks: dict[str, Callable[[], bool]] = {
        "chain of two sources": lambda: len(source) == 2,
        "rests on unnamed persons": lambda: "anonymous" in source,
        "unnamed, but rated 2 or more": lambda: source == ["anonymous"] and (s.rating or 0) >= 2,
        "backed by nobody in particular (vague)": lambda: "vague" in source,
        "hedge with a named or official source or a document": lambda: bool(s.hedge and {"named", "official", "document"} & set(source)),
        "hedge with anybody or nobody else": lambda: bool(s.hedge and not {"named", "official", "document"} & set(source)),
        "word of hedging or rumour, no hedge": lambda: not s.hedge and s.rating is not None and bool(_MAYBE.search(text)),
        "denial or correction, rated 3 or 4": lambda: (s.rating or 0) >= 3 and bool(_DENIAL.search(text)),
        "social media as the source": lambda: "social" in source,
        "quotation goes on without a speech tag": lambda: bool(s.quote and before is not None and before.quote and not _TAG.search(text)),
        "question that insinuates": lambda: s.rating == 0 and text.rstrip("\"'”’ ").endswith("?"),
        "question that claims nothing": lambda: s.rating is None and text.rstrip("\"'”’ ").endswith("?"),
        "writer's own opinion or unseen scene": lambda: s.rating is not None and s.rating <= 1 and not source and not s.hedge,
        "rumour in a well-sourced article (60 or more)": lambda: s.rating == 0 and article >= 60,
        "sourced (4) in a badly sourced article (20 or less)": lambda: s.rating == 4 and article <= 20,
        "discloses an AI's hand": lambda: bool(s.ai),
        "about AI, discloses nothing": lambda: not s.ai and bool(_MACHINE.search(text)),
    }
    return [name for name, check in checks.items() if check()]


def hard_cases(articles: Sequence[LabelledArticle]) -> tuple[Counter[str], int, int]:
    """(sentences for each hard case, sentences with at least one, all sentences)."""
    counts: Counter[str] = Counter()
    some = every = 0
    for article in articles:
        before = None
        for s in article.sentences:
            found = list(_hard_sentence(article, s, before))
            counts.update(found)
            some, every, before = some + bool(found), every + 1, s
    return counts, some, every


def rows_of(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / "labels" / name).read_text(encoding="utf-8").splitlines()]


def labels_of(row: dict[str, Any]) -> tuple[Any, ...]:
    return (row["rating"], row["source"], row["hedge"], row["quote"], row["ai"])


def test_check_finds_no_error():
    result = CliRunner().invoke(main, ["data", "check", str(FOLDER), "--format", "json"], prog_name="credscore")
    found = json.loads(result.stdout)
    errors = [f for f in found["findings"] if f["level"] == "error"]
    assert (errors, found["errors"], result.exit_code) == ([], 0, 0)


def test_loads_quickly():
    # Of the processor: other work on the machine is not the loader's.
    began = time.process_time()
    load([FOLDER])
    assert time.process_time() - began < SECONDS


def test_size_and_spread(corpus):
    assert len(corpus) >= 650 and sum(len(a.sentences) for a in corpus.articles) >= 14_000
    assert len({a.domain for a in corpus.articles}) >= 14 and len({a.genre for a in corpus.articles}) >= 14
    assert all(a.rating is not None and a.genre and a.domain and a.origin for a in corpus.articles)
    assert not corpus.unknown


def test_a_genre_and_a_domain_are_spelt_in_one_way(corpus):
    for values in ({a.genre for a in corpus.articles}, {a.domain for a in corpus.articles}):
        assert len({v.casefold().strip() for v in values}) == len(values), values


def test_ids_and_texts_are_unique(corpus):
    assert max(Counter(a.id for a in corpus.articles).values()) == 1
    assert max(Counter(a.text.strip() for a in corpus.articles).values()) == 1


def test_labels_cover_every_word(corpus):
    # A word between two labels would be a sentence that nobody judged.
    for article in corpus.articles:
        edges = [0, *(x for s in article.sentences for x in (s.start, s.end)), len(article.text)]
        gaps = [article.text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
        assert not any(re.search(r"\w", gap) for gap in gaps), (article.id, gaps)


def test_groups_stay_on_one_side(corpus):
    sides = defaultdict(set)
    for article in corpus.articles:
        assert article.split in ("train", "test"), article.id
        sides[group_key(article)].add(article.split)
    assert not [group for group, found in sides.items() if len(found) > 1]
    share = sum(a.split == "test" for a in corpus.articles) / len(corpus)
    assert 0.13 <= share <= 0.17


def test_a_contrast_pair_tells_one_story_well_and_badly(corpus):
    groups = defaultdict(list)
    for article in corpus.articles:
        if article.group:
            groups[article.group].append(article.rating)
    pairs = {name: ratings for name, ratings in groups.items() if "-story" not in name}
    assert len(pairs) >= 40
    # a story is told several times, from rumour to record
    assert all(len(ratings) >= 2 and max(ratings) - min(ratings) >= 10 for name, ratings in groups.items() if name not in pairs), groups
    assert all(len(ratings) == 2 and abs(ratings[0] - ratings[1]) >= 50 for ratings in pairs.values()), pairs


@pytest.mark.parametrize("name", ["first.jsonl", "second.jsonl"])
def test_single_labels_stand_beside_the_settled_ones(corpus, name):
    rows = rows_of(name)
    assert sorted(r["id"] for r in rows) == sorted(a.id for a in corpus.articles)
    places = {r["id"]: [(s["start"], s["end"]) for s in r["sentences"]] for r in rows}
    for article in corpus.articles:
        assert places[article.id] == [(s.start, s.end) for s in article.sentences], article.id


def test_every_dispute_is_settled_with_a_reason_and_nothing_else_is_changed(corpus):
    first, second = (
        {(r["id"], s["start"], s["end"]): labels_of(s) for r in rows_of(name) for s in r["sentences"]}
        for name in ("first.jsonl", "second.jsonl")
    )
    settled = {(r["id"], r["start"], r["end"]): r for r in rows_of("settled.jsonl")}
    assert all(r["why"].strip() for r in settled.values())
    assert set(settled) == {place for place, labels in first.items() if labels != second[place]}
    for article in corpus.articles:
        for s in article.sentences:
            place = (article.id, s.start, s.end)
            expected = labels_of(settled[place]) if place in settled else first[place]
            assert (s.rating, s.source, s.hedge, s.quote, s.ai) == expected, place


def test_article_ratings_lie_between_the_two_labellers_where_they_were_close(corpus):
    first, second = ({r["id"]: r["rating"] for r in rows_of(n)} for n in ("first.jsonl", "second.jsonl"))
    for article in corpus.articles:
        low, high = sorted((first[article.id], second[article.id]))
        if high - low < 10:
            assert low <= article.rating <= high, article.id


def test_labellers_agree(corpus):
    texts = {a.id: a.text for a in corpus.articles}
    a, b = (load([FOLDER / "labels" / n], texts=texts).articles for n in ("first.jsonl", "second.jsonl"))
    found = agreement(a, b)
    assert found.unmatched == 0 and found.sentences == sum(len(x.sentences) for x in corpus.articles)
    for name, least in (("rating", 0.9), ("source, whole chain", 0.85), ("flag hedge", 0.85), ("flag quote", 0.9), ("article rating", 0.9)):
        assert found.figures[name]["value"] > least, name


def test_ratings_are_mixed_as_in_real_news(corpus):
    rated = Counter(s.rating for a in corpus.articles for s in a.sentences)
    every = sum(rated.values())
    claims = every - rated[None]
    for rating, real in ((4, 0.36), (3, 0.28), (2, 0.12), (1, 0.20), (0, 0.04)):
        assert abs(rated[rating] / claims - real) < 0.06, rating
    assert 0.07 < rated[None] / every < 0.13


def test_a_third_of_the_sentences_is_hard(corpus):
    counts, some, every = hard_cases(corpus.articles)
    assert some / every >= 1 / 3
    assert min(counts.values()) >= 5


def test_datasheet_guide_and_licence_are_there(corpus):
    sheet = (FOLDER / "README.md").read_text(encoding="utf-8")
    sentences = sum(len(a.sentences) for a in corpus.articles)
    assert f"{len(corpus):,} articles" in sheet and f"{sentences:,} sentences" in sheet and corpus.fingerprint[:16] in sheet
    assert "Creative Commons Attribution 4.0 International" in (FOLDER / "LICENSE").read_text(encoding="utf-8")
    assert (FOLDER / "GUIDE.md").is_file()


# Decisions of GUIDE.md that came after the labelling: the words that call for one, and the label (rating, sources, hedge) it gives.
_DECIDED: dict[str, tuple[str, tuple[str, ...]]] = {
    "an interviewer's question": (r"^(Q|Me|Interviewer|Question|[A-Z]{2,4}):.*\?$", ("none",)),
    "did not respond": (r"(did not|didn['’]t|ha[ds] not|hadn['’]t|received no) (immediately )?(respond|repl|answer)", ("3",)),
    "declined to comment": (r"\bdeclined (to comment|an interview|to say)", ("3 named", "3 official")),
    "a fact-checker's verdict": (r"^(Our )?([Vv]erdict|[Rr]ating): ", ("3",)),
    "said to, understood to": (r"\b(is|are|was|were) (said|understood|believed|thought) to\b", ("1 vague h",)),
    "word is, talk is": (r"\b([Tt]he |^)?([Ww]ord|[Tt]alk) (is that|around|on the street)\b", ("0 vague h",)),
    "a bare quantifier": (r"^(Many|Some|Others|Several) (say|said|believe|think|fear|feel|reckon|claim|see|wonder)\b", ("1 vague",)),
    "reportedly told, said": (r"\breportedly (told|said|claimed|insisted)\b", ("2 vague+named h",)),
    "was spotted, was seen": (r"\b(was|were) (spotted|seen)\b", ("1 vague",)),
    "is expected to": (r"\b(is|are) expected to\b", ("2 h", "1 vague h")),
}


def decided(articles: Sequence[LabelledArticle]) -> list[str]:
    """How many sentences with the words of a late decision have the label it gives. The words alone do not tell every case."""
    lines = []
    for name, (words, wanted) in _DECIDED.items():
        found = [s for a in articles for s in a.sentences if re.search(words, a.text[s.start : s.end])]
        said = ["none" if s.rating is None else f"{s.rating:g} {chain(s)}".strip() + " h" * bool(s.hedge) for s in found]
        lines.append(f"{name:<30s}{' or '.join(wanted):<26s}{sum(label in wanted for label in said):>4} of {len(said)}")
    return lines


def _share(articles: Sequence[LabelledArticle], check: Callable[[LabelledSentence], bool]) -> float:
    return sum(any(check(s) for s in a.sentences) for a in articles) / len(articles)


def _rated(articles: Sequence[LabelledArticle], low: float, high: float) -> float:
    return sum(a.rating is not None and low <= a.rating <= high for a in articles) / len(articles)


def _weak(articles: Sequence[LabelledArticle]) -> float:
    """How many of the stock weak phrases a badly sourced article goes through, mean."""
    poor = [a.text for a in articles if a.rating is not None and a.rating <= 40]
    return sum(bool(words.search(t)) for t in poor for words in _WEAK) / max(1, len(poor))


def _carried_on(articles: Sequence[LabelledArticle]) -> str:
    """Which source the labels give to the next sentence of a quotation that another outlet carries."""
    found: Counter[str] = Counter()
    for a in articles:
        for before, s in zip(a.sentences, a.sentences[1:], strict=False):
            together = before.quote and s.quote and "\n\n" not in a.text[before.start : s.start]
            if together and before.source == ["media", "named"]:
                found[chain(s)] += 1
    return ", ".join(f"{name} {n}" for name, n in found.most_common())


def habits(articles: Sequence[LabelledArticle]) -> list[str]:
    """Traits of the writing that can be counted."""
    texts = [a.text for a in articles]
    words, sentences = sum(len(t.split()) for t in texts), sum(len(a.sentences) for a in articles)
    unseen = sum(s.rating == 0 and not (s.source or s.hedge or s.quote) for a in articles for s in a.sentences)
    double = sum(bool(re.search(r"\b[A-Z][a-zé'’]+-[A-Z][a-zé'’]+\b", t)) for t in texts)
    return [
        f"words per article, median {statistics.median(len(t.split()) for t in texts):g}; per sentence, mean {words / sentences:.1f}",
        f"articles with a hyphenated name {double / len(texts):.0%}",
        f"numbers per 100 words {100 * sum(len(re.findall(r'[0-9][0-9,.]*', t)) for t in texts) / words:.1f}",
        f"question marks per 1,000 words {1000 * sum(t.count('?') for t in texts) / words:.1f}",
        f"different weak phrases (of {len(_WEAK)}) in articles rated 40 or less, mean {_weak(articles):.1f}",
        f"articles with an unnamed source {_share(articles, lambda s: 'anonymous' in (s.source or [])):.0%}",
        f"articles with an official who hedges {_share(articles, lambda s: bool(s.hedge and 'official' in (s.source or []))):.1%}",
        f"articles that end on a note about their author {sum(bool(_NOTE.search(t.strip().splitlines()[-1])) for t in texts) / len(texts):.0%}",
        f"articles rated 0-15 {_rated(articles, 0, 15):.1%}, 45-65 {_rated(articles, 45, 65):.1%}",
        f"articles rated 20 or less or 80 or more {_rated(articles, 0, 20) + _rated(articles, 80, 100):.1%}",
        f"rated 0 with no source, no hedge and no quotation {unseen} of {sentences:,}, {unseen / sentences:.1%}",
        f"a quotation in another outlet goes on as: {_carried_on(articles)}",
        f"flag hedge {sum(bool(s.hedge) for a in articles for s in a.sentences) / sentences:.1%}",
        f"flag quote {sum(bool(s.quote) for a in articles for s in a.sentences) / sentences:.1%}",
    ]


def disputes(articles: Sequence[LabelledArticle]) -> list[str]:
    """What became of the places where the two labellers differed."""
    sides = [{(r["id"], s["start"]): labels_of(s) for r in rows_of(n) for s in r["sentences"]} for n in ("first.jsonl", "second.jsonl")]
    settled = [(labels_of(r), *(side[r["id"], r["start"]] for side in sides)) for r in rows_of("settled.jsonl")]
    chosen = Counter("first" if c == a else "second" if c == b else "a third label" for c, a, b in settled)
    first, second = ({r["id"]: r["rating"] for r in rows_of(n)} for n in ("first.jsonl", "second.jsonl"))
    gaps = Counter(f"{abs(first[a.id] - second[a.id]):g} points" for a in articles)
    apart = [
        (abs(a.rating - (first[a.id] + second[a.id]) / 2))
        for a in articles
        if a.rating is not None and abs(first[a.id] - second[a.id]) >= 10
    ]
    return [
        f"sentences settled: {len(settled)}, as {dict(chosen)}",
        f"article ratings apart by: {dict(gaps)}",
        f"article ratings settled: {len(apart)}, of which in the middle, to a step of 5: {sum(d < 5 for d in apart)}",
    ]


def table(articles: Sequence[LabelledArticle]) -> list[str]:
    counts, some, every = hard_cases(articles)
    lines = [f"{name:<54s}{n:>6,}{n / every:>8.1%}" for name, n in counts.most_common()]
    return [*lines, f"{'at least one of them':<54s}{some:>6,}{some / every:>8.1%}  of {every:,} sentences"]


if __name__ == "__main__":
    given = load(sys.argv[1:] or [FOLDER]).articles
    parts = [table(given), habits(given)]
    if len(sys.argv) == 1:
        parts += [decided(given), disputes(given)]
    print("\n\n".join("\n".join(part) for part in parts))
