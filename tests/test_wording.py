"""The choice of words as one number of an article: what counts as a word, how points add up, where they lead to."""

from __future__ import annotations

import numpy as np
import pytest

import credscore
from credscore.evidence.context import Context
from credscore.evidence.extract import extract
from credscore.model.wording import BUCKETS, UNSAID, gendered_buckets, plain_words, telling_words, word_points, word_rates, wording_of
from credscore.report.reasons import leads, reason_in_words
from credscore.schema import Evidence, Report

ONE = "The harbour board met in Kelsby on Monday. It stunned the quiet town, and the board said so 12 times."
TWO = "Stunned fans saw Marit Osei. They said nothing about it, and nothing was asked."


def wording(ctx: Context, weights: np.ndarray, count: int) -> np.ndarray:
    return wording_of(*word_points(ctx, weights, count))


def bucket_of(word: str) -> int:
    ctx = extract([f"we {word} it"]).ctx
    at, _, bucket = plain_words(ctx)
    return int(bucket[np.flatnonzero(ctx.tokens.start[at] - ctx.buffer.starts[0] == 3)[0]])


def words(text: str) -> list[str]:
    ctx = extract([text]).ctx
    return [
        ctx.buffer.texts[0][s:e]
        for s, e in zip(*(x[plain_words(ctx)[0]] - ctx.buffer.starts[0] for x in (ctx.tokens.start, ctx.tokens.end)), strict=True)
    ]


def test_only_words_in_small_letters_count() -> None:
    assert words("In Kelsby, Marit Osei of the BBC paid 40 crowns, 3rd time that she did.") == [
        "of",
        "paid",
        "crowns",
        "time",
        "she",
        "did",
    ]


def test_points_are_the_mean_over_the_words_and_some_that_say_nothing() -> None:
    weights = np.zeros(BUCKETS)
    weights[bucket_of("stunned")], weights[bucket_of("said")] = -40.0, 20.0
    ctx = extract([ONE, TWO]).ctx
    first, second = (len(words(t)) for t in (ONE, TWO))
    np.testing.assert_allclose(wording(ctx, weights, 2), [(-40 + 20) / (first + UNSAID), 20 / (second + UNSAID)])


def test_a_batch_changes_nothing() -> None:
    weights = np.rint(np.random.default_rng(5).normal(0, 40, BUCKETS) * 1024) / 1024
    together = wording(extract([ONE, TWO, "", ONE]).ctx, weights, 4)
    assert together.tolist() == [wording(extract([t]).ctx, weights, 1)[0] for t in (ONE, TWO, "", ONE)]


def test_rates_and_points_agree() -> None:
    ctx = extract([ONE, TWO]).ctx
    buckets = np.unique(plain_words(ctx)[2])
    rates = word_rates(ctx, 2, buckets)
    words = np.bincount(plain_words(ctx)[1])
    np.testing.assert_allclose(rates.sum(axis=1), words / (words + UNSAID))
    weights = np.zeros(BUCKETS)
    weights[buckets] = np.arange(len(buckets))
    np.testing.assert_allclose(rates @ weights[buckets], wording(ctx, weights, 2))
    assert word_rates(ctx, 2, buckets[:0]).shape == (2, 0)


def test_a_few_words_say_little() -> None:
    weights = np.zeros(BUCKETS)
    weights[bucket_of("nothing")] = 100.0
    short, long = (wording(extract([TWO * times]).ctx, weights, 1)[0] for times in (1, 50))
    assert 0 < 5 * short < long, "the same words, in sixteen words and in eight hundred"


def test_words_that_tell_the_sex_have_no_weight() -> None:
    weights = credscore.load().bundle.arrays["word_weights"]
    assert (weights != 0).sum() > 100
    assert not weights[gendered_buckets()].any()
    assert {bucket_of(w) for w in ("she", "his", "actress", "spokesman", "wife")} <= set(gendered_buckets().tolist())


def test_telling_words_depend_on_nothing_else() -> None:
    weights = np.zeros(BUCKETS)
    for word, value in (("nothing", -90.0), ("asked", 60.0), ("about", 1.0), ("said", 30.0)):
        weights[bucket_of(word)] = value
    ctx = extract([ONE, TWO]).ctx
    token, article, points = telling_words(ctx, weights, least=0.5)
    told = [TWO[s:e] for s, e in zip(*(x[token] - ctx.buffer.starts[1] for x in (ctx.tokens.start, ctx.tokens.end)), strict=True)]
    assert told == ["nothing", "nothing", "asked"] and article.tolist() == [1, 1, 1]
    assert points.tolist() == [-0.9, -0.9, 0.6]


def test_the_report_shows_the_words_behind_the_reason() -> None:
    scorer = credscore.load()
    text = (ONE + " " + TWO + " ") * 4
    done = scorer.run([text])
    report = scorer.score(text)
    shown = [e for e in report.evidence if e.kind == "wording"]
    assert shown, "an article of this length has words that weigh"
    weights = scorer.bundle.arrays["word_weights"]
    total = wording(done.found.ctx, weights, 1)[0]
    for item in shown:
        assert text[item.start : item.end] == item.text and item.text.islower()
        assert item.to_dict()["subtype"] in ("raises", "lowers") and (item.strength or 0) >= 0.5
    assert done.verdicts.rows[0, -1] == pytest.approx(total, abs=1e-3)


def in_words(report: Report, points: float) -> str:
    reason = "choice of words", points
    found = leads(report, "", reason)
    return ": ".join(filter(None, [reason_in_words(report, reason, found), ", ".join(lead.words for lead in found)]))


def test_the_words_of_a_reason_are_those_that_pull_its_way() -> None:
    items = [
        Evidence("wording", 0, 4, word, "wording/word", subtype=side, strength=strength)
        for word, side, strength in (("said", "raises", 2.0), ("an", "raises", 1.9), ("town", "raises", 0.6), ("love", "lowers", 1.5))
    ]
    report = Report("x", "ok", score=50.0, evidence=items)
    assert in_words(report, 2.0) == "words common in articles rated high: town"
    assert in_words(report, -2.0) == "words common in articles rated low: love"
    report.evidence = items[:2]
    assert in_words(report, 2.0) == "words common in articles rated high: said", "what every article has is shown where there is nothing else"
    report.evidence = []
    assert in_words(report, 2.0) == "choice of words: many words, each of little weight"


def test_phrases_are_told_apart_without_marks_that_say_nothing() -> None:
    phrases = (("said <name>", 3.0), ('"', 9.0), ("said <name>", 2.0), ("<name>", 4.0), ("found that", 1.0), ("the", 8.0), ("such", 0.9), ("years", 0.8))
    items = [Evidence("wording", 0, 4, "\n\nx", "wording/phrase", subtype="raises", strength=points, phrase=phrase) for phrase, points in phrases]
    report = Report("x", "ok", score=50.0, evidence=items)
    assert in_words(report, 2.0) == "words common in articles rated high: “said <name>”, “found that”, “such”"
    assert in_words(report, -2.0) == "choice of words: many words, each of little weight"


def test_loaded_words_of_the_writer_cost_an_article_but_not_those_that_are_quoted() -> None:
    story = "The council closed {} weir on Monday. Ines Falk, who leads the council, said the gates had rusted{}. "
    plain, loaded, quoted = (
        credscore.score(4 * story.format(*words)).score for words in (("the", ""), ("the shameful", ""), ("the", " and that it was “shameful”"))
    )
    assert plain is not None and loaded is not None and quoted is not None
    assert loaded < plain - 5
    assert quoted > loaded
