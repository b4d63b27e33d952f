"""Block quotations: paragraphs without quotation marks, set below a line that leads into them: "She wrote below:", "The council's message:"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.ranges import distinct, spread
from credscore.evidence.source_types import ANONYMOUS, DOCUMENT, NAMED, NONE, OFFICIAL, SOCIAL, VAGUE
from credscore.text import tokens as tk
from credscore.text.tokens import WordSets, is_in

_LEAST = 3  # words of a line that leads into something, and of what stands below it
_LONGEST = 12  # sentences behind the first
_CLOSE = 3  # words from a name to its verb
_ABOVE = 3  # sentences in front of a line that names nobody
_MEANWHILE = ("meanwhile", "elsewhere", "separately")
_POINTS = ("below", "follows")
VERBS = """
    wrote writes write writing written posted posts posting tweeted tweeting shared shares said says saying stated states stating responded responds
    responding replied replies replying added adds adding continued continues explained explains explaining captioned commented reads quoted reproduced
    reproduce printed elaborated recalled told tells telling confessed observing
""".split()
NOUNS = """
    statement message letter email e-mail response reply note answer excerpt text transcript entry memo words paragraph passage promise reaction
""".split()
_POSTS = "post tweet caption comment instagram facebook twitter whatsapp forum thread status".split()
_PAPERS = (
    "paragraph judgment judgement ruling email memo recommendation recommendations leaflet report website summary rules notice".split()
)


@dataclass(slots=True)
class BlockQuotes:
    """Sentences set below such a line, in order: int64 numbers of sentences, the lines that lead into them, and whose they are (int8)."""

    sentence: np.ndarray
    lead: np.ndarray
    kind: np.ndarray

    def take(self, where: np.ndarray) -> BlockQuotes:
        """Those where `where` (bool) holds."""
        return BlockQuotes(self.sentence[where], self.lead[where], self.kind[where])

    def passages(self, ctx: Context) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Of each passage its buffer positions [start, end), without the mark that sets it in, and the line that leads into it."""
        opens = np.append(True, self.lead[1:] != self.lead[:-1])[: len(self.lead)]
        first, last = self.sentence[opens], self.sentence[np.append(opens[1:], True)[: len(self.lead)]]
        return ctx.tokens.start[ctx.sentences.first[first]], ctx.sentences.end[last], self.lead[opens]


def find_block_quotes(ctx: Context, inner: np.ndarray, quoted: np.ndarray) -> BlockQuotes:
    """What is set below a line that ends in a colon and tells of words. inner : int8 (sentences,), who stands behind each as it is read so far.
    quoted : bool (sentences,), in quotation marks."""
    sents, count = ctx.sentences, len(ctx.sentences)
    below = ctx.where_are("below")
    below = below[ctx.leads[below]]
    lead = np.flatnonzero(ctx.final == ord(":"))
    if below.size:  # "Below: the text of her letter."
        below = sents.of_token[below[(ctx.gap[ctx.behind(below)] & tk.COLON) > 0]]
        lead = distinct(np.concatenate([lead, below]))
    lead = lead[~quoted[lead]]
    lead = lead[lead + 1 < count]
    lead = lead[_breaks(ctx, lead + 1) & (sents.article[lead + 1] == sents.article[lead]) & (sents.first[lead + 1] - sents.first[lead] >= _LEAST)]
    if not lead.size:
        return BlockQuotes(lead, lead, lead.astype(np.int8))
    inside, edge = spread(sents.first[lead], sents.first[lead + 1])
    bits = np.bitwise_or.reduceat(_words().look_up(ctx.tokens.key[inside]), edge)
    told = _tells(bits) | ((bits & _BIT_POINTS) != 0)
    could = told | (inner[lead] == NAMED) | _of_somebody(ctx, lead)
    lead, bits, told = lead[could], bits[could], told[could]
    if not lead.size:  # mostly
        return BlockQuotes(lead, lead, lead.astype(np.int8))
    last, going = lead + 2, np.arange(len(lead))  # behind the last sentence of what stands on the lines below
    for _ in range(_LONGEST):
        going = going[last[going] < count]
        if not going.size:
            break
        on = ~_breaks(ctx, last[going]) | _set_in(ctx, last[going]) & _set_in(ctx, lead[going] + 1)
        going = going[on & (sents.article[last[going]] == sents.article[lead[going]])]
        last[going] += 1
    sentence, start = spread(lead + 1, last)
    first, end = sents.first[lead + 1], sents.first[last]
    label = ctx.behind(first)  # "Q: How was it done?"
    plain = (
        ~quoted[lead + 1]
        & (2 * np.add.reduceat(quoted[sentence].astype(np.int64), start) < last - lead - 1 + quoted[lead + 1])
        & (end - first >= _LEAST)
        & ctx.tokens.upper[first]
        & ((ctx.gap[label] & tk.COLON) == 0)
    )
    final = ctx.final[last - 1]
    plain &= (final == ord(".")) | (final == ord("!")) | (final == ord("?"))
    own = (np.bitwise_or.reduceat(ctx.held[sentence], start) & ctx.mask("PRON1", "FIRST")) != 0
    # behind a line for something to listen to other news goes on: "Falk says rents will rise: | Police ask drivers to stay away."
    other = is_in(ctx.tokens.key[first], _MEANWHILE) | (inner[lead + 1] == OFFICIAL) | _sought(ctx, sentence, start)
    keep = np.flatnonzero(plain & (told & ~other | own))
    lead, last = lead[keep], last[keep]
    kind = _whose(ctx, lead, inner, bits[keep], own[keep]) if keep.size else keep.astype(np.int8)
    lead, last, kind = lead[kind != NONE], last[kind != NONE], kind[kind != NONE]
    size = last - lead - 1
    return BlockQuotes(spread(lead + 1, last)[0], np.repeat(lead, size), np.repeat(kind, size))


def _sought(ctx: Context, sentence: np.ndarray, start: np.ndarray) -> np.ndarray:
    """bool: blocks of sentences in which somebody "has been contacted", as the writer of a story tells."""
    called = np.zeros(len(ctx.sentences), bool)
    called[ctx.sentences.of_token[ctx.where_are("contacted")]] = True
    return np.asarray(np.logical_or.reduceat(called[sentence], start))


def _of_somebody(ctx: Context, lead: np.ndarray) -> np.ndarray:
    """bool: lines whose subject is a name or stands for one: "She echoed the point she had made:"; not "Check out the best replies below:"."""
    first = ctx.sentences.first[lead]
    return ctx.name[first] & ctx.verb[ctx.behind(first)] | ctx.in_class(first, "PRON")


def _breaks(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: sentences that begin a line."""
    start = ctx.sentences.start[at]
    return (ctx.buffer.data[start - 1] == ord("\n")) | (ctx.sentences.paragraph[at] != ctx.sentences.paragraph[at - 1])


def _set_in(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: sentences behind the mark of a quotation: "> The mill is closed."."""
    return np.asarray(ctx.buffer.data[ctx.sentences.start[at]] == ord(">"))


def _tells(bits: np.ndarray) -> np.ndarray:
    """bool: lines that hold a word for words. bits : see `_words`."""
    return (bits & (_BIT_VERBS | _BIT_NOUNS | _BIT_POSTS)) != 0


def _whose(ctx: Context, lead: np.ndarray, inner: np.ndarray, bits: np.ndarray, own: np.ndarray) -> np.ndarray:
    """int8: whose words follow the lines `lead`. bits : of the words in each, see `_words`. own : bool, somebody speaks of himself there."""
    held = ctx.held[lead]
    told = _tells(bits)
    post, paper = (bits & _BIT_POSTS) != 0, (bits & _BIT_PAPERS) != 0
    known, somebody = inner[lead], _of_somebody(ctx, lead)
    above, article = np.zeros(len(lead), np.int8), ctx.sentences.article
    for step in range(_ABOVE, 0, -1):  # the nearest
        at = np.maximum(lead - step, 0)
        above = np.where((article[at] == article[lead]) & (inner[at] != NONE) & (lead >= step), inner[at], above)
    inside, edge = spread(ctx.sentences.first[lead], ctx.sentences.first[lead + 1])
    name = np.logical_or.reduceat(ctx.name[inside] & ~ctx.leads[inside], edge)  # "Watch the best answers below:" names nobody
    return np.select(
        [
            post & ((known == NAMED) | (known == NONE) | (known == VAGUE)),
            (known != NONE) & (known != VAGUE),
            _begins_with_teller(ctx, lead),
            (held & ctx.mask("ANON")) != 0,
            paper,
            name,
            (held & ctx.mask("OFFICIAL")) != 0,
            (held & ctx.mask("ONE")) != 0,
            (told | own & somebody) & ((above == NAMED) | (above == OFFICIAL)),
            told & ((bits & _BIT_POINTS) != 0) | own & somebody,
        ],
        [SOCIAL, known, NAMED, ANONYMOUS, DOCUMENT, NAMED, OFFICIAL, ANONYMOUS, above, NAMED],
        NONE,
    ).astype(np.int8)


def _begins_with_teller(ctx: Context, lead: np.ndarray) -> np.ndarray:
    """bool: "Falk also told the story of the sale:": a name, and close behind it a verb for words."""
    first = ctx.sentences.first[lead]
    near = np.minimum(first[:, None] + np.arange(1, _CLOSE + 1), ctx.sentences.first[lead + 1][:, None] - 1)
    return ctx.name[first] & ((_words().look_up(ctx.tokens.key[near]) & _BIT_VERBS) != 0).any(axis=1)


_BIT_POINTS, _BIT_VERBS, _BIT_NOUNS, _BIT_POSTS, _BIT_PAPERS = (np.uint32(1 << k) for k in range(5))


@lru_cache(maxsize=1)
def _words() -> WordSets:
    return WordSets(_POINTS, VERBS, NOUNS, _POSTS, _PAPERS)
