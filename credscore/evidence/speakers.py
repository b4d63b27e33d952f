"""Who speaks in each quotation, which quotations are speech at all, and who stands behind each sentence.

Order of trust for a quotation: the tag that touches it, a cue in its own sentence, the last cue of its paragraph, one
further on in the paragraph, what the paragraph before ended with; then it is carried along a run of quotations.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.continuation import go_on
from credscore.evidence.credits import credit
from credscore.evidence.headline_quotes import quoted_above
from credscore.evidence.interviews import spoken_without_marks
from credscore.evidence.phrases import ANONYMOUS, MEDIA, NAMED, NONE, OFFICIAL, SOCIAL, VAGUE
from credscore.evidence.posts import under_check
from credscore.evidence.quotes import Quotes
from credscore.evidence.ranges import spread
from credscore.evidence.reposts import carries, passages
from credscore.evidence.resolve import Attributions
from credscore.evidence.tweets import posted_without_marks
from credscore.evidence.views import hearsay_runs_on, stand_by_views
from credscore.text import fold as f
from credscore.text import tokens as tk

_SPEECH_END = np.zeros(256, bool)
_SPEECH_END[[ord(c) for c in ".,!?-"] + [f.ELLIPSIS, f.DASH]] = True
_WRITING = ("attribution/write", "attribution/post", "attribution/note", "attribution/answer")
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
    inner, outer, weak, speaker_of = _sources(ctx, runs, a, speaker, quoted, spoken)
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


def _sources(
    ctx: Context, runs: tuple[np.ndarray, np.ndarray], a: Attributions, speaker: np.ndarray, quoted: np.ndarray, spoken: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    count = len(ctx.sentences)
    inner, outer = np.zeros(count, np.int8), np.zeros(count, np.int8)
    weak = np.zeros(count, bool)
    speaker_of = np.full(count, -1, np.int64)
    # quotations first: every sentence a direct quotation runs through
    quote, sentence = runs
    if len(quote):
        longest = np.zeros(count, np.int64)  # 1 + the last quotation of each sentence
        longest[sentence] = quote + 1
        has = longest > 0
        attribution = np.where(has, speaker[np.maximum(longest - 1, 0)], -1)
        known = attribution >= 0
        inner[known] = a.type[attribution[known]] if len(a) else 0
        speaker_of[known] = attribution[known]
    if not len(a):
        if count:  # a crowd or a study may stand behind a sentence where nothing is attributed
            inner[spoken] = NAMED
            inner, outer = go_on(ctx, a, inner, outer, quoted, speaker_of, weak)
        return inner, outer, weak, speaker_of
    strong = np.flatnonzero(~a.weak & a.backs & (a.type > 0))
    types = np.zeros((count, 8), bool)
    types[a.sentence[strong], a.type[strong]] = True
    # the first strong attribution of a sentence speaks for it
    order = strong[::-1]
    head = np.full(count, -1, np.int64)
    head[a.sentence[order]] = order
    # a tag that closes the sentence ("…, sources said.") governs all of it
    last_token = ctx.sentences.first[a.sentence[strong] + 1] - 1
    comma = (ctx.gap[np.maximum(np.minimum(a.first[strong], a.cue[strong]), 0)] & tk.COMMA) > 0
    ends = np.maximum(a.cue_end[strong], a.last[strong])
    # … also with more words behind it: "according to a poll | by the council"
    closing = (a.first[strong] >= 0) & comma
    some = np.flatnonzero(closing)
    through = a.inverted[strong[some]] & (ctx.next_bar(np.minimum(ends[some], len(ctx.tokens)) - 1) > last_token[some])
    closing[some] = (last_token[some] - ends[some] <= 1) | through
    head[a.sentence[strong[closing]]] = strong[closing]
    plain = (head >= 0) & ((inner == NONE) | ~quoted)
    # … also of a quotation that is a part of it ("The mayor, who called it “a joke,” will resign, sources said."), but not of the one it tags
    tags = strong[closing]
    tags = tags[quoted[a.sentence[tags]] & (speaker_of[a.sentence[tags]] >= 0) & (speaker_of[a.sentence[tags]] != tags)]
    opens = tk.GAP_TABLE[ctx.buffer.data[ctx.sentences.start[a.sentence[tags]]]] & (tk.DOUBLE | tk.SINGLE)
    tags = tags[(a.cue[speaker_of[a.sentence[tags]]] < a.cue[tags]) & (opens == 0)]
    plain[a.sentence[tags]] = True
    inner = np.where(plain, a.type[np.maximum(head, 0)], inner).astype(np.int8)
    speaker_of = np.where(plain, head, speaker_of)
    # somebody unnamed in the sentence counts more than who carries him
    weak_at = np.flatnonzero(a.weak)
    anonymity = weak_at[a.type[weak_at] == ANONYMOUS]
    hidden = np.zeros(count, bool)
    hidden[a.sentence[anonymity]] = True
    types[:, ANONYMOUS] |= hidden
    unnamed = types[:, ANONYMOUS] & (inner != ANONYMOUS) & ~(quoted & (inner == NAMED) & ~hidden)
    unnamed &= (inner == MEDIA) | (inner == NONE) | hidden
    carried = unnamed & (inner == MEDIA)
    inner = np.where(unnamed, ANONYMOUS, inner).astype(np.int8)
    media_word = types[:, MEDIA]
    outer = np.where(carried | (media_word & (inner != MEDIA) & (inner != NONE)), MEDIA, outer).astype(np.int8)
    # an outlet in front of another source is the carrier, not the source
    second = np.flatnonzero(media_word & (inner == MEDIA))  # few
    for kind in (NAMED, 2, 3, SOCIAL, VAGUE):
        take = types[second, kind]
        inner[second[take]], outer[second[take]] = kind, MEDIA
        second = second[~take]
    carriers = np.flatnonzero(a.outer > 0)
    social = np.zeros(count, bool)
    social[a.sentence[carriers[a.outer[carriers] == SOCIAL]]] = True
    # a quotation from a post that goes on over several sentences is from the post all along
    mine = np.maximum(speaker_of, 0)
    social |= (speaker_of >= 0) & quoted & (a.outer[mine] == SOCIAL)
    # "… wrote", "… commented" right behind the mention of a post
    mention = np.zeros(count, bool)
    mention[ctx.sentences.of_token[ctx.where_has("SOCIAL", "OUT_social")]] = True
    recent = mention.copy()
    recent[1:] |= mention[:-1] & (ctx.sentences.article[1:] == ctx.sentences.article[:-1])
    recent[2:] |= mention[:-2] & (ctx.sentences.article[2:] == ctx.sentences.article[:-2])
    writes = ctx.lexicon.rules_among(tuple(_WRITING))[a.rule]
    social |= (speaker_of >= 0) & recent & writes[mine]
    social |= (speaker_of >= 0) & quoted & social[a.sentence[mine]] & (a.sentence[mine] != np.arange(count))
    # "The Gazette quoted an insider as saying …"
    handed = np.zeros(count, bool)
    handed[a.sentence[strong[(a.outer[strong] == MEDIA) & (a.type[strong] == ANONYMOUS)]]] = True
    inner = np.where(handed & ((inner == NAMED) | (inner == MEDIA)), ANONYMOUS, inner).astype(np.int8)
    medial = np.zeros(count, bool)
    medial[a.sentence[carriers[a.outer[carriers] == MEDIA]]] = True
    outer = np.where(medial & (inner != MEDIA) & (inner != NONE), MEDIA, outer).astype(np.int8)
    inner = np.where(medial & (inner == NONE), MEDIA, inner).astype(np.int8)
    inner = np.where(social & ((inner == NAMED) | (inner == NONE) | (inner == ANONYMOUS) | (inner == VAGUE)), SOCIAL, inner).astype(np.int8)
    inner = np.where(spoken & (inner == NONE), NAMED, inner).astype(np.int8)
    impersonal = weak_at[a.type[weak_at] == VAGUE]
    # "was accused of theft": somebody's word, unless there is a better one
    charged = ctx.lexicon.rules_among(("attribution/passive",))[a.rule[impersonal]]
    accused = np.zeros(count, bool)
    accused[a.sentence[impersonal[charged]]] = True
    impersonal = impersonal[~charged]
    vague = np.zeros(count, bool)
    vague[a.sentence[impersonal]] = True
    inner, outer = go_on(ctx, a, inner, outer, quoted, speaker_of, vague)
    # "It is understood that Falk said no": nobody stands behind it; "Falk reportedly told friends": somebody unknown hands on what he said
    talk = np.full(count, len(ctx.tokens))
    said = np.full(count, len(ctx.tokens))
    np.minimum.at(talk, a.sentence[weak_at], a.cue[weak_at])
    np.minimum.at(said, a.sentence[strong], a.cue[strong])
    hearsay = vague & ((inner == NAMED) | (inner == OFFICIAL)) & (talk < said) & (said < len(ctx.tokens))
    relative = (ctx.matches.classes[ctx.before(np.minimum(talk, len(ctx.tokens) - 1))] & ctx.mask("WHO")) != 0
    rumour = np.zeros(count, bool)
    rumour[a.sentence[impersonal[ctx.lexicon.rules_among(("attribution/rumours",))[a.rule[impersonal]]]]] = True
    governs = (speaker_of >= 0) & ctx.lexicon.rules_among(("attribution/according-to",))[a.rule[np.maximum(speaker_of, 0)]]
    hearsay &= ~governs  # "It is thought to be the oldest, according to Quist": he stands behind it
    hearsay &= ~rumour | (talk - ctx.sentences.first[:-1] <= 1)
    handed_on = np.zeros(count, bool)
    reported = ctx.lexicon.rules_among(("attribution/reportedly",))[a.rule[impersonal]]
    handed_on[a.sentence[impersonal[reported]]] = True
    outer = np.where(hearsay & handed_on & (said - talk <= 2), VAGUE, outer).astype(np.int8)
    # … not "Quist, who was said to be ill, claims"
    inner = np.where(hearsay & ~handed_on & ~quoted & ~relative, VAGUE, inner).astype(np.int8)
    inner, outer = credit(ctx, a, inner, outer)
    weak = (vague | accused) & (inner == NONE)
    inner = np.where(weak, VAGUE, inner).astype(np.int8)
    first_weak = np.full(count, -1, np.int64)
    first_weak[a.sentence[weak_at[::-1]]] = weak_at[::-1]
    speaker_of = np.where((speaker_of < 0) & (inner != NONE), first_weak, speaker_of)
    inner, speaker_of = stand_by_views(ctx, a, inner, quoted, speaker_of)
    inner, outer = hearsay_runs_on(ctx, a, inner, outer, quoted, speaker_of)
    return inner, outer, weak, speaker_of
