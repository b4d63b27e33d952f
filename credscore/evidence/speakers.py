"""Who speaks in each quotation, and which quotations are speech at all; who stands behind each sentence is `standing`'s.

Order of trust for a quotation: the tag that touches it, a cue in its own sentence, the last cue of its paragraph, one
further on in the paragraph, what the paragraph before ended with; then it is carried along a run of quotations.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.headline_quotes import quoted_above
from credscore.evidence.interviews import spoken_without_marks
from credscore.evidence.phrases import NONE, SOCIAL, VAGUE
from credscore.evidence.posts import under_check
from credscore.evidence.quotes import Quotes
from credscore.evidence.ranges import spread
from credscore.evidence.reposts import carries, passages
from credscore.evidence.resolve import Attributions
from credscore.evidence.standing import stand_behind
from credscore.evidence.tweets import posted_without_marks
from credscore.text import fold as f

_SPEECH_END = np.zeros(256, bool)
_SPEECH_END[[ord(c) for c in ".,!?-"] + [f.ELLIPSIS, f.DASH]] = True
_WORK = """
    titled entitled named nicknamed known song album film movie single book novel show series track episode
    play hit comedy drama musical anthem word term phrase the
""".split()


@dataclass(slots=True)
class Speech:
    """speaker : int64 (quotes,), index of the attribution, or -1. direct : bool (quotes,), somebody's words (not a title, a term, irony).
    quoted : bool (sentences,), holds a part of a direct quotation. share : float (sentences,), share of tokens inside one.
    inner, outer : int8 (sentences,), types of who stands behind it and of who carries it. weak : bool (sentences,), an impersonal cue only.
    speaker_of : int64 (sentences,), the attribution that counts, or -1.
    """

    speaker: np.ndarray
    direct: np.ndarray
    quoted: np.ndarray
    share: np.ndarray
    inner: np.ndarray
    outer: np.ndarray
    weak: np.ndarray
    speaker_of: np.ndarray


def link_speakers(ctx: Context, quotes: Quotes, a: Attributions) -> Speech:
    """Link quotations to attributions and settle the source of every sentence."""
    speaker, direct = _link(ctx, quotes, a)
    edges = ctx.sentences.first
    runs = _through(ctx, quotes, direct)
    size = np.maximum(np.diff(edges), 1)
    quote, sentence = runs
    tokens = np.minimum(quotes.last[quote], edges[sentence + 1]) - np.maximum(quotes.first[quote], edges[sentence])
    inside = np.bincount(sentence, weights=tokens, minlength=len(ctx.sentences))
    quoted = inside > 0
    share = inside / size
    spoken, own_words = spoken_without_marks(ctx, a, quoted)
    inner, outer, weak, speaker_of = stand_behind(ctx, runs, a, speaker, quoted, spoken)
    inner = under_check(ctx, inner, quoted)
    inner[_asks(ctx, quoted) & (inner != VAGUE)] = NONE
    inner = passages(ctx, a, inner, quoted)
    signature = posted_without_marks(ctx, a, quoted)
    posted = signature >= 0
    inner[posted], outer[posted], weak[posted] = SOCIAL, NONE, False
    speaker_of = np.where(posted, signature, speaker_of)
    own_words = own_words | posted
    # an interview without marks is in the speaker's own words, too
    quoted = quoted | own_words
    share[own_words] = 1.0
    return Speech(speaker, direct, quoted, share, inner, outer, weak, speaker_of)


def _asks(ctx: Context, quoted: np.ndarray) -> np.ndarray:
    """bool (sentences,): a question of the writer's ("Why has the mayor said nothing?"). Nobody stands behind what is asked."""
    sents = ctx.sentences
    at = np.flatnonzero(ctx.buffer.data[sents.end - 1] == ord("?")) if len(sents) else np.zeros(0, np.int64)
    first = sents.first[at]
    joined = ctx.is_word(first, "and", "but", "so") & (sents.first[at + 1] - first > 1)
    opens = (ctx.matches.classes[first + joined] & ctx.mask("BE", "DO", "HAVE", "MODAL", "WHO")) != 0
    opens |= ctx.is_word(first + joined, "what", "why", "how", "when", "where")
    out = np.zeros(len(sents), bool)
    out[at[opens & ~quoted[at]]] = True
    return out


def _through(ctx: Context, q: Quotes, direct: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(quotation, sentence) for every sentence that a direct quotation runs through, in order."""
    quote = np.flatnonzero(direct)
    low, high = ctx.sentences.of_token[q.first[quote]], ctx.sentences.of_token[q.last[quote] - 1]
    size = (high - low + 1).astype(np.int64)
    begin = np.cumsum(size) - size
    return np.repeat(quote, size), np.repeat(low - begin, size) + np.arange(int(size.sum()))


def _link(ctx: Context, q: Quotes, a: Attributions) -> tuple[np.ndarray, np.ndarray]:
    count = len(q)
    none = np.full(count, -1, np.int64)
    if not count:
        return none, np.zeros(0, bool)
    data, tokens, sents = ctx.buffer.data, ctx.tokens, ctx.sentences
    first, last = q.first, q.last
    s_first, s_last = sents.of_token[first], sents.of_token[last - 1]
    par = sents.paragraph[s_first]
    size = last - first
    usable = np.flatnonzero(a.backs & (~a.weak & (a.type != NONE) | (a.outer == SOCIAL))) if len(a) else np.zeros(0, np.int64)
    usable = usable[~carries(ctx, a)[usable]] if usable.size else usable
    if usable.size:
        cue, cue_end = a.cue[usable], a.cue_end[usable]
        low = np.where(a.first[usable] >= 0, np.minimum(a.first[usable], cue), cue)
        high = np.where(a.first[usable] >= 0, np.maximum(a.last[usable], cue_end), cue_end)
        c_sent, c_par = a.sentence[usable], sents.paragraph[a.sentence[usable]]
        ahead = np.searchsorted(cue, last)
        behind = np.searchsorted(cue, first) - 1
        has_ahead, has_behind = ahead < len(usable), behind >= 0
        ahead, behind = np.minimum(ahead, len(usable) - 1), np.maximum(behind, 0)
        next_first = np.append(first[1:], len(tokens) + 1)
        prev_last = np.append(-1, last[:-1])
        # a sentence that follows a full stop is no tag of the quotation in front of it
        stopped = ((data[q.end - 2] == ord(".")) | (data[q.end] == ord("."))) & (c_sent[ahead] > s_last)  # ".”" and "”."
        stopped &= (sents.first[c_sent[ahead] + 1] - sents.first[c_sent[ahead]]) > 4  # but "Quist said." is nothing else
        touching_after = (
            has_ahead
            & ~stopped
            & (low[ahead] - last <= 1)
            & (c_sent[ahead] <= s_last + 1)
            & (c_par[ahead] == par)
            & (cue[ahead] < next_first)
        )
        # a name under the quotation, on a line of its own
        signs = ctx.lexicon.rules_among(("attribution/signature",))[a.rule[usable]]
        touching_after |= has_ahead & signs[ahead] & (low[ahead] - last <= 1) & (sents.article[c_sent[ahead]] == sents.article[s_last])
        touching_before = has_behind & (first - high[behind] <= 1) & (c_par[behind] == par) & (high[behind] > prev_last)
        same_before = has_behind & (c_sent[behind] == s_first)
        same_after = has_ahead & (c_sent[ahead] == s_last)
        comma_end = _SPEECH_END[data[q.end - 2]] | _SPEECH_END[data[q.end]]
        lead = ctx.leads[first]
        par_start = np.append(True, par[1:] != par[:-1]) & lead & (sents.paragraph[np.maximum(s_first - 1, 0)] != par)
        back_here = has_behind & (c_par[behind] == par)
        ahead_here = has_ahead & (c_par[ahead] == par)
        colon_before = (
            has_behind
            & (sents.article[c_sent[behind]] == sents.article[s_first])
            & (c_par[behind] == par - 1)
            & lead
            & (c_sent[behind] == s_first - 1)
        )
        choose = np.select(
            [
                touching_after & comma_end,
                touching_before,
                same_before,
                touching_after,
                same_after,
                back_here & ~par_start,
                ahead_here & par_start,
                ahead_here,
            ],
            [ahead, behind, behind, ahead, ahead, behind, ahead, ahead],
            -1,
        )
        tagged = touching_after & comma_end | touching_before | same_before | touching_after | same_after
        own = choose >= 0
        # carried: runs of quotations without a cue of their own take the speaker of the run, or of the paragraph before
        article = sents.article[s_first]
        far = np.append(True, (par[1:] - par[:-1] > 1) | (article[1:] != article[:-1]))
        group = np.maximum.accumulate(np.where(own | far, np.arange(count), 0))
        carried = choose[group]
        near = has_behind & (c_par[behind] >= par - 1) & (sents.article[c_sent[behind]] == article)
        choose = np.where(own, choose, np.where(carried >= 0, carried, np.where(near | colon_before, behind, -1)))
        speaker = np.where(choose >= 0, usable[np.maximum(choose, 0)], -1)
        touching = touching_after | touching_before
        # one word in marks, far from whoever speaks, is irony or a term more often than his own
        beside = same_before & (first - high[behind] <= 10) | same_after & (low[ahead] - last <= 10)
        tagged &= touching | beside | (size > 1)
        # a quotation left open from paragraph to paragraph has one speaker, who may be named at its end only
        goes_on = np.append(q.open_ended[:-1] & (par[1:] == par[:-1] + 1) & lead[1:] & (article[1:] == article[:-1]), False)
        ends = np.flatnonzero(~goes_on)
        end_of = ends[np.searchsorted(ends, np.arange(count))]
        speaker = np.where(~tagged & tagged[end_of], speaker[end_of], speaker)
    else:
        speaker, tagged = none, np.zeros(count, bool)
        touching = tagged
        lead = ctx.leads[first]
    # --- is it speech?
    inside_end = data[q.end - 2]
    ends = _SPEECH_END[inside_end]
    titled = tokens.upper[first] & tokens.upper[last - 1] & (size <= 9)
    titled[titled] = _in_capitals(ctx, first[titled], last[titled])
    word_before = ctx.matches.word[ctx.before(first)]
    works = ctx.lexicon.words_among(tuple(_WORK))[word_before]
    title = titled & ~(touching & ends) & ~(lead & ends & (size > 3))
    speechlike = ends & (size >= 4)
    direct = tagged & (size >= 1) & ~title & ~(works & (size <= 3) & ~touching)
    direct |= touching & ends
    direct |= (lead & ends & ~titled) | (lead & ends & (size >= 5))
    direct |= (size >= 6) & ~title
    direct |= speechlike & ~title
    direct |= q.open_ended & (size >= 3)
    quoted_above(ctx, q, direct, title, speaker)
    return speaker, direct


def _in_capitals(ctx: Context, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """Which of the runs of tokens [first, last), none of them empty, begin every word with a capital, numbers and little words left out."""
    if not len(first):
        return np.zeros(0, bool)
    function = ctx.mask("DET", "DEF", "POSS", "PREP", "OF", "AND", "BREAK", "THAT", "BE", "PRON", "IT", "NEG")
    at, edge = spread(first, last)
    upper = ctx.tokens.upper[at]
    capital = upper | ctx.tokens.digit[at] | ((ctx.matches.classes[at] & function) != 0)
    return np.logical_and.reduceat(capital, edge) & (np.add.reduceat(upper, edge, dtype=np.int32) >= np.minimum(last - first, 2))
