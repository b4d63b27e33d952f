"""Patterns of parts with gaps: they find what the regular expression of the same parts finds, in time that no line can blow up."""

from __future__ import annotations

import random
import re
import subprocess
import sys
import time

import numpy as np
import pytest

from credscore.evidence.context import build_context
from credscore.evidence.disclosures.chains import Chain, Part, Places
from credscore.evidence.disclosures.details import extent_of
from credscore.evidence.disclosures.rules import RULES
from credscore.evidence.disclosures.words import SELF
from credscore.evidence.extract import default_lexicon, extract
from credscore.evidence.ranges import among, distinct, running, shared
from credscore.text.buffer import build

WORDS = """
    this our the above these article articles story text summary version part parts images of in on was were is been being not isn't used uses
    generated written made drafted created produced help helped by with using AI a.i. bot ChatGPT 4 AI-generated language models we I reporter
    newsroom team author work without any generative to draft for translation contains data week firms . ? ! , : ; ( including you read
""".split()


def line(rng: random.Random, count: int) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(count))


def slow(chains: tuple[Chain, ...]) -> re.Pattern[str]:
    return re.compile("|".join(chain.source for chain in chains), re.I)


def test_a_chain_finds_what_its_regular_expression_finds() -> None:
    chain = Chain(r"\ba+\b", "[^.]{0,5}?", Part(r"\bb\b", r"\bb c\b"), "[^.!]{0,3}?", r"\bd\b")
    pattern = slow((chain,))
    rng = random.Random(0)
    outcome = []
    for _ in range(3000):
        text = "".join(rng.choice(["a ", "b ", "b c ", "d ", ".", "! ", "aa ", "- "]) for _ in range(rng.randint(3, 12)))
        outcome.append(bool(chain.ends(Places(text))))
        assert outcome[-1] == (pattern.search(text) is not None), text
    assert 100 < sum(outcome) < 2900


def test_every_disclosure_rule_made_of_chains_finds_what_its_regular_expression_finds() -> None:
    rules = [rule for rule in RULES if rule.ways]
    assert len(rules) >= 6
    of_itself = slow((Chain(SELF),))
    rng = random.Random(1)
    found = dict.fromkeys((rule.id for rule in rules), 0)
    for k in range(2500):
        # a hit with a few words changed is more often a near miss than words at random
        words = (rng.choice(rules).hit if k % 3 else line(rng, 20)).split()
        for _ in range(rng.randint(0, 3)):
            words.insert(rng.randrange(len(words) + 1), rng.choice(WORDS))
        text = " ".join(words)
        places = Places(text)
        assert bool(places.ends(SELF)) == (of_itself.search(text) is not None), text
        for rule in rules:
            expected = rule.pattern.search(text) is not None
            assert rule.is_in(places) == expected, (rule.id, text)
            found[rule.id] += expected
    assert min(found.values()) >= 20, found


def test_a_gap_is_a_class_of_characters_with_a_length() -> None:
    for gap in ("x{0,5}", "[^.]*", "[^.]{1,5}"):
        with pytest.raises(ValueError, match="not a gap"):
            Chain("a", gap, "b")


# Lines that took ten to forty milliseconds each, sixty seconds a megabyte, when every gap was tried against every other.
HOSTILE = ("read this article on are by ", "our our AI ", "I we used AI ", "photo image ", "a.i. this ", ", / ", "AI-generated text, ")


@pytest.mark.parametrize("words", HOSTILE)
def test_no_line_is_worth_many_others(words: str) -> None:
    text = (words * 700)[:680]
    plain = "The harbour board of Velmora voted on Tuesday to close the north pier for repairs, said Mira Oldane, a spokeswoman. " * 6

    def seconds(work: object, text: str) -> float:
        best = float("inf")
        for _ in range(5):
            begin = time.process_time()
            work(text)  # type: ignore[operator]
            best = min(best, time.process_time() - begin)
        return best

    def rules(text: str) -> None:
        places = Places(text)
        places.ends(SELF)
        for rule in RULES:
            rule.is_in(places)
        extent_of(text)

    rules(plain)
    # All rules together: twice what they take on plain text of its length when written, up to forty times when gaps were tried in turn.
    assert seconds(rules, text) <= 8 * max(seconds(rules, plain[:680]), 1e-4)


def test_ranges_that_overlap_are_counted_without_being_spread_out() -> None:
    rng = np.random.default_rng(0)
    for _ in range(200):
        n = int(rng.integers(1, 40))
        first = rng.integers(0, n, int(rng.integers(0, 12)))
        last = np.minimum(first + rng.integers(0, n, len(first)), n)
        flag = rng.random(n) < 0.4
        inside, low, high = shared(first, last)
        assert len(inside) <= n and len(set(inside.tolist())) == len(inside)
        counts = running(flag[inside])
        assert (counts[high] - counts[low]).tolist() == [int(flag[a:b].sum()) for a, b in zip(first, last, strict=True)]


def test_different_numbers_and_those_among_others() -> None:
    rng = np.random.default_rng(2)
    for _ in range(200):
        numbers, others = (rng.integers(-6, 6, int(rng.integers(0, 12))).astype(kind) for kind in (np.int64, np.int8))
        assert distinct(numbers).tolist() == sorted(set(numbers.tolist()))
        assert among(numbers, others).tolist() == [number in others.tolist() for number in numbers.tolist()]
    assert distinct(np.array([[3, 1], [1, 2]])).tolist() == [1, 2, 3] and among(np.array([1, 4]), (4, 2)).tolist() == [False, True]


def test_a_score_does_not_import_masked_arrays() -> None:
    code = """
import sys, numpy
before = "numpy.ma" in sys.modules  # as in numpy 1
import credscore
credscore.score("The mill was sold, Ottoline Pruss said. " * 12)
print("numpy.ma" in sys.modules and not before)
"""
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.strip() == b"False"


def test_unions_over_ranges_are_the_same_however_much_they_overlap() -> None:
    ctx = build_context(build(["Ottoline Pruss said the mill was sold and the weir could not, sources claimed. " * 20]), default_lexicon())
    n, classes = len(ctx.tokens), ctx.matches.classes
    rng = np.random.default_rng(1)
    for count in (1, 5, 400):
        first = rng.integers(0, n, count)
        last = np.minimum(first + rng.integers(0, n, count), n)
        first[0], last[0] = 0, n
        expected = [int(np.bitwise_or.reduce(classes[a:b])) if b > a else 0 for a, b in zip(first, last, strict=True)]
        assert ctx.any_in(first, last).tolist() == expected


def test_words_met_in_ranges() -> None:
    ctx = build_context(build(["The mill and the weir. A mill, a mayor, the mayor said. Mill weir."]), default_lexicon())
    keys, n = ctx.tokens.key, len(ctx.tokens)
    word, first = (x.ravel() for x in np.meshgrid(np.arange(n), np.arange(n)))
    for size in (0, 1, 4, n):
        last = np.minimum(first + size, n)
        expected = [bool((keys[a:b] == keys[w]).any()) for w, a, b in zip(word, first, last, strict=True)]
        assert ctx.meets(word, first, last).tolist() == expected
    assert not len(ctx.meets(word[:0], first[:0], first[:0]))


def test_disclosures_in_hostile_company_are_still_found() -> None:
    text = "This article was drafted with the help of an AI tool, " + "read this article on are by " * 15
    assert extract([text[:690]]).disclosures.kind == ["ai_disclosure"]
