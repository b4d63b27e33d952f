"""Patterns over kinds of words: they find what trying every place finds, in time that no line can blow up."""

from __future__ import annotations

import random
import subprocess
import sys
import time

import numpy as np
import pytest

from credscore.evidence.context import build_context
from credscore.evidence.disclosures.chains import Step, chain, chain_of, flag_of
from credscore.evidence.disclosures.details import extent_of
from credscore.evidence.disclosures.find import match
from credscore.evidence.disclosures.reading import PATTERNS, Reading
from credscore.evidence.disclosures.rules import RULES
from credscore.evidence.disclosures.vocabulary import lists
from credscore.evidence.extract import default_lexicon, extract
from credscore.evidence.ranges import among, distinct, running, shared
from credscore.text.buffer import build


class Row:
    """Letters as words: each is of the kind of its own name."""

    def __init__(self, text: str) -> None:
        self.text, self.size = text, len(text)
        self.present = sum(flag_of(letter) for letter in set(text))

    def at(self, kind: str) -> int:
        return sum(1 << k for k, letter in enumerate(self.text) if letter == kind)


def tried(steps: tuple[Step, ...], text: str) -> int:
    """Where the steps end, by trying every place for every step."""

    def stands(k: int, step: Step) -> bool:
        return text[k] in step.kinds and (not step.beside or (text[k + 1 : k + 2] in step.beside) == step.wanted)

    ends = {k for k in range(len(text)) if stands(k, steps[0])}
    for step in steps[1:]:
        ends = {
            k
            for k in range(len(text))
            if stands(k, step)
            and any(k - end - 1 in range(step.most + 1) and not set(text[end + 1 : k]) & set(step.stops) for end in ends)
        }
    return sum(1 << k for k in ends)


def test_a_chain_finds_what_trying_every_place_finds() -> None:
    rng = random.Random(0)
    found = 0
    for _ in range(3000):
        text = "".join(rng.choice("ABCDX") for _ in range(rng.randint(1, 24)))
        steps = []
        for k in range(rng.randint(1, 4)):
            kinds, beside = (tuple(rng.sample("ABC", rng.randint(low, 2))) for low in (1, 0))
            most, stops = rng.randint(0, 5) if k else 0, ("X",) * rng.randint(0, 1)
            steps.append(Step(kinds, most, stops, beside, rng.random() < 0.5, sum(map(flag_of, kinds))))
        expected = tried(tuple(steps), text)
        assert chain_of(*steps).ends(Row(text)) == expected, (steps, text)
        found += expected != 0
    assert 500 < found < 2900


def test_a_pattern_is_words_and_gaps_between_them() -> None:
    def steps(pattern: str) -> list[tuple[tuple[str, ...], int, tuple[str, ...]]]:
        return [(step.kinds, step.most, step.stops) for step in chain(pattern).steps]

    assert steps("^ A|b ~3 C $") == [(("START",), 0, ()), (("A", "b"), 0, ()), (("C",), 3, ("END",)), (("FINISH",), 0, ())]
    (step,) = chain("A|b!C|d").steps
    assert (step.kinds, step.beside, step.wanted) == (("A", "b"), ("C", "d"), False)
    for pattern in ("", "~3 A", "A ~3", "A ~3 -2 B"):
        with pytest.raises(ValueError, match="a gap without a word"):
            chain(pattern)


def test_every_kind_that_a_pattern_names_is_a_kind_of_words() -> None:
    chains = [*(way for rule in RULES for way in rule.ways), *(way for _, _, *both in PATTERNS for ways in both for way in ways)]
    named = {kind for way in chains for step in way.steps for kind in (*step.kinds, *step.stops, *step.beside)}
    derived = {"START", "FINISH", "NOTED", "DEED", "POSSESSIVE", *(kind for kind, *_ in PATTERNS)}
    assert len(chains) > 100 and not {kind for kind in named if kind.isupper()} - derived - lists().keys()


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
        reading = Reading(text)
        for rule in RULES:
            rule.is_in(reading)
            rule.is_text(text, text.lower())
        match(text, reading)
        extent_of(text)

    rules(plain)
    # All rules together, on a line in which every kind of words is met again and again.
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
