"""Attribution: a small grammar over clause segments. Cue (verb, preposition, noun) x source phrase x position -> who stands behind it.

Each pattern proposes candidate cues and the token range of their source phrase, for a whole buffer at once; `phrases` types
every phrase by its head, `resolve` settles what points elsewhere.
"""

from __future__ import annotations

import numpy as np

from credscore.evidence.absolutes import find_absolutes
from credscore.evidence.attitudes import find_attitudes
from credscore.evidence.context import STRONG, Context
from credscore.evidence.credits import find_credits
from credscore.evidence.headlines import (
    find_endings,
    find_headlines,
    find_tails,
    settle_reports,
    with_headlines,
    with_tails,
)
from credscore.evidence.hearings import find_hearings
from credscore.evidence.hearsay import find_hearsay, find_impersonals
from credscore.evidence.labels import find_labels, find_signatures, with_lead_ins
from credscore.evidence.lexicon import CUE_CLASSES
from credscore.evidence.nouns import find_agents, find_charges, find_nouns
from credscore.evidence.phrases import (
    ANONYMOUS,
    CARRY,
    DOCUMENT,
    MEDIA,
    NAMED,
    NONE,
    OFFICIAL,
    SOCIAL,
    VAGUE,
    Shared,
    right_phrase,
    share_arrays,
)  # fmt: skip
from credscore.evidence.posts import find_in_posts, with_posts
from credscore.evidence.private import told_in_private
from credscore.evidence.quotes import Quotes
from credscore.evidence.ranges import among, distinct, running, shared
from credscore.evidence.reports import by_reporters, find_loose_reports, find_reports
from credscore.evidence.reposts import find_reposts, settle_outlets
from credscore.evidence.resolve import Attributions, make, resolve
from credscore.evidence.tweets import find_tweets
from credscore.evidence.verbs import find_verbs
from credscore.evidence.wanted import Pattern, Wanted, find_together
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_RATES = ("cent", "capita", "annum", "diem", "se")  # "a 31 per cent win record"
_FIGURE_WITHIN = 9  # words from "put" to "at"
_ABOUT = ("about", "around", "nearly", "roughly", "over", "almost", "some", "just", "a")
_SPREADS = "unfollow unfollowed unfollowing follow follows followed following viewed views watched spread spreading times exploded".split()


def find_attributions(ctx: Context, quotes: Quotes) -> Attributions:
    """All attributions of a buffer, cues inside quotations left out unless nobody speaks outside."""
    sh = share_arrays(ctx, quotes)
    hits = ctx.matches.hits["attribution"]
    n = sh.n
    if n == 0:
        empty = np.zeros(0, np.int64)
        return Attributions(*([empty] * len(Attributions.__slots__)))
    rule = _reported_in(ctx, hits.token, hits.size, hits.rule)
    kind = ctx.lexicon.cue_class[rule]
    token, size, counted = _with_figures(ctx, hits.token, hits.size, rule)
    patterns = [
        find_verbs(ctx, sh, token, size, counted, ctx.lexicon.cue_class[counted]),
        _phrases(ctx, sh, hits.token, hits.size, rule, kind),
        find_nouns(ctx, sh),
        find_attitudes(ctx, sh),
        find_agents(ctx, sh, hits.token, hits.size, rule, kind),
        find_signatures(ctx, sh),
        find_hearings(ctx, sh),
        find_headlines(ctx, sh),
        find_endings(ctx, sh),
        find_absolutes(ctx, sh, hits.token, hits.size, rule, kind),
    ]
    verbs, phrases, nouns, attitudes, agents, signatures, hearings, headlines, endings, absolutes = find_together(ctx, sh, patterns)
    parts = [
        verbs,
        phrases,
        nouns,
        attitudes,
        agents,
        find_impersonals(ctx, sh, hits.token, hits.size, rule, kind),
        find_hearsay(ctx, sh, hits.token, hits.size, kind),
        find_charges(ctx, sh),
        _in_polls(ctx, sh),
        find_reports(ctx, sh),
        find_loose_reports(ctx, sh),
        find_in_posts(ctx, sh, hits.token, hits.size, rule),
        find_labels(ctx, sh),
        signatures,
        find_credits(ctx, quotes),
        hearings,
        find_tweets(ctx),
        find_reposts(ctx),
        absolutes.take(np.flatnonzero(~among(absolutes.cue, verbs.cue))),
    ]
    merged = Attributions(*(np.concatenate([getattr(p, name) for p in parts]) for name in Attributions.__slots__))
    merged = with_headlines(ctx, sh, merged, headlines)
    merged = with_headlines(ctx, sh, merged, endings, offices=True)
    merged = with_tails(ctx, merged, find_tails(ctx, sh))
    merged = with_lead_ins(ctx, sh, merged)
    merged = with_posts(ctx, sh, merged)
    merged = _drop_reported(ctx, merged)
    _turn_to_speakers(ctx, merged)
    merged = merged.take(np.lexsort((merged.cue_end, merged.cue)))
    settle_reports(ctx, merged)
    settle_outlets(ctx, merged)
    by_reporters(ctx, merged)
    told_in_private(ctx, sh, merged)
    return resolve(ctx, sh, merged)


def _reported_in(ctx: Context, token: np.ndarray, size: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """`rule` with "The Courier reported in July", "reported in its Sunday edition" as what they are: the verb, not "reported in the Courier"."""
    rule = rule.copy()
    some = np.flatnonzero((size == 2) & ctx.lexicon.rules_among(("attribution/as-reported-by",))[rule])
    some = some[ctx.is_word(token[some], "reported") & ctx.is_word(ctx.behind(token[some]), "in") & ~ctx.leads[token[some]]]
    at = ctx.behind(token[some] + 1)
    when = ctx.tokens.digit[at] | ((ctx.matches.classes[at] & ctx.mask("TIME", "MONTHDAY", "POSS")) != 0)
    rule[some[when & (at > token[some] + 1)]] = int(ctx.lexicon.rules_among(("attribution/report",)).argmax())
    return rule


def _with_figures(ctx: Context, token: np.ndarray, size: np.ndarray, rule: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """token, size and rule of the matches, in order, with "Quist puts the cost at 40 crowns": who puts a figure on something says so."""
    put, n = ctx.where_are("put", "puts"), len(ctx.tokens)
    going, found = np.arange(len(put)), np.zeros(len(put), bool)
    for step in range(1, _FIGURE_WITHIN + 1):
        at = np.minimum(put[going] + step, n - 1)
        on = ~ctx.leads[at] & ((ctx.gap[at] & STRONG) == 0)
        going, at = going[on], at[on]
        into = ctx.is_word(at, "at") & (step > 1)
        number = ctx.behind(at)
        number = np.where(ctx.is_word(number, *_ABOUT), ctx.behind(number), number)
        counts = ctx.tokens.digit[number] | ((ctx.matches.classes[number] & ctx.mask("NUMBER")) != 0) & ~ctx.is_word(number, "one")
        found[going[into & counts]] = True
        place = ((ctx.matches.classes[at] & ctx.mask("PREP")) != 0) & ~ctx.is_word(at, "for")  # "put the key on the hook at 9"
        going = going[~(into | place)]
    put = put[found & ~ctx.is_word(np.maximum(put - 1, 0), "which", "that")]
    if not put.size:
        return token, size, rule
    says = np.full(len(put), int(ctx.lexicon.rules_among(("attribution/report",)).argmax()), rule.dtype)
    token, size, rule = np.append(token, put), np.append(size, np.full(len(put), 2, size.dtype)), np.append(rule, says)
    order = np.argsort(token, kind="stable")
    return token[order], size[order], rule[order]


def _drop_reported(ctx: Context, a: Attributions) -> Attributions:
    """Without the views that stand inside what somebody says: what Quist said that the mayor wants is Quist's to answer for."""
    n = len(ctx.tokens)
    said = np.full(len(ctx.sentences), n, np.int64)
    spoken = a.backs & ~a.weak & (a.type != NONE)
    np.minimum.at(said, a.sentence[spoken], a.cue[spoken])
    noun = (ctx.lexicon.cue_class[a.rule] == 1 + CUE_CLASSES.index("noun")) & (said[a.sentence] < n)
    return a.take(np.flatnonzero(a.backs | ~noun & (a.cue < said[a.sentence])))


def _turn_to_speakers(ctx: Context, a: Attributions) -> None:
    """ "In an interview with Greg Vane, Quist said", "said in a statement": the source is who speaks in the sentence, not who asks; in place."""
    interview = ctx.lexicon.rules_among(("attribution/interview", "attribution/statement", "attribution/post-noun"))[a.rule]
    asked = np.flatnonzero(interview)
    speaks = np.flatnonzero(~interview & a.backs & ~a.weak & (a.first >= 0))
    if not asked.size or not speaks.size:
        return
    speaker = np.full(len(ctx.sentences), -1)
    speaker[a.sentence[speaks[::-1]]] = speaks[::-1]
    who = speaker[a.sentence[asked]]
    asked, who = asked[who >= 0], who[who >= 0]
    near = np.maximum(a.first[who] - a.cue_end[asked], a.cue[asked] - a.last[who]) <= 8
    near &= ~a.weak[asked] | (a.type[asked] == CARRY)  # a filing or a lawsuit speaks for itself
    a.first[asked] = np.where(near, a.first[who], -1)
    a.last[asked] = np.where(near, a.last[who], -1)
    plain = (a.type[who] != ANONYMOUS) & (a.type[who] != VAGUE)  # what these mean for a sentence is settled by the cue of who speaks
    a.type[asked] = np.where(a.weak[asked], np.where(near & plain, a.type[who], a.type[asked]), a.type[who])


def _phrases(ctx: Context, sh: Shared, token: np.ndarray, size: np.ndarray, rule: np.ndarray, kind: np.ndarray) -> Pattern:
    """Preposition-like cues with their source behind them; posts and statements, whose source stands elsewhere in the sentence."""
    pick = (kind == 6) & ~sh.in_quote[token]
    cue, end, rule = token[pick], (token + size)[pick], rule[pick]
    first, last = right_phrase(ctx, sh, end)
    ((kind_of, carried),) = yield [Wanted(first >= 0, first, last, read=True)]

    def of_rule(*names: str) -> np.ndarray:
        return ctx.lexicon.rules_among(names)[rule]

    per = of_rule("attribution/per")
    interview = of_rule("attribution/interview")
    post = of_rule("attribution/post-noun")
    statement = of_rule("attribution/statement")
    barrier = (ctx.gap_after[np.minimum(end, sh.n)] & (tk.COMMA | tk.COLON | tk.TERMINAL | tk.DOUBLE)) > 0
    follows = (first >= 0) & ~barrier
    direct = ~post & ~statement
    # "unfollowed him on Instagram", "watched a million times on YouTube": what became of a post, not what it says
    spread_by = np.zeros(len(cue), bool)
    some = np.flatnonzero(post)
    near = np.maximum(cue[some][:, None] - np.arange(1, 7), 0)
    there = ctx.sentences.of_token[near] == ctx.sentences.of_token[cue[some]][:, None]
    spread_by[some] = (there & ctx.is_word(near, *_SPREADS)).any(axis=1)
    ok = direct & follows & (kind_of > 0)
    # "According to her, …", not "according to her plan", nor "by speaking to them"
    some = np.flatnonzero(ok & (last - first == 1))
    some = some[ctx.is_word(first[some], "him", "her", "them")]
    closed = (ctx.gap_after[np.minimum(last[some], sh.n)] & (tk.COMMA | tk.TERMINAL)) > 0
    ok[some] = of_rule("attribution/according-to")[some] & closed
    # "will be reviewed by the board" tells of no review; "to hear Quist tell it", not "to hear it"
    before = np.maximum(cue - 1, 0)
    by_paper = of_rule("attribution/as-reported-by")
    some = np.flatnonzero(by_paper & ok)
    vain = ctx.is_word(before[some], "be") & ~ctx.leads[cue[some]]
    vain |= ctx.tokens.digit[np.minimum(end[some], sh.n - 1)] & ctx.is_word(end[some] - 1, "in")  # "published in 1974"
    ok[some[vain]] = False
    hear = np.flatnonzero(of_rule("attribution/according-to") & ok)
    hear = hear[ctx.is_word(end[hear] - 1, "hear")]
    tells, near = np.zeros(len(hear), bool), ctx.behind(end[hear] - 1)
    for _ in range(4):
        near = ctx.behind(near)
        tells |= ctx.is_word(near, "tell", "tells")
    ok[hear[~tells]] = False
    # "she spoke to the clerk": an event of the story, not who told it
    person = (ctx.name[before] | ((ctx.matches.classes[before] & ctx.mask("PRON")) != 0)) & ~ctx.leads[cue] & (ctx.gap[cue] == 0)
    ok &= ~(interview & person & (kind_of != MEDIA) & ctx.verb[cue])
    some = np.flatnonzero(interview & ok & ~ctx.leads[cue])  # "no longer speaks to her brother"
    mum = (ctx.matches.classes[before[some]] & ctx.mask("NEG")) != 0
    mum |= ctx.is_word(before[some], "longer", "barely", "hardly", "stopped", "avoids", "avoided")
    ok[some[mum]] = False
    few = np.flatnonzero(per & ok)  # all below is of them
    at, what = np.minimum(end[few], sh.n - 1), kind_of[few]
    sources = ((ctx.any_in(np.maximum(first[few], 0), np.maximum(last[few], 0)) & ctx.mask("ANON")) != 0) & (what == ANONYMOUS)  # "per sources"
    fits = sources | (what == MEDIA) | (what == NAMED) | (what == DOCUMENT) | (what == SOCIAL) | (what == OFFICIAL)
    fits &= (what != NAMED) | ctx.name[at] | ((ctx.matches.classes[at] & ctx.mask("DEF")) != 0)
    fits &= ~((what == DOCUMENT) & ctx.is_word(cue[few], "via"))  # "fired via email"
    ok[few] = fits & ~is_in(ctx.tokens.key[at], _RATES)
    # "papers seen by the Gazette", "findings published in a journal": what was read, not who read or printed it
    some = np.flatnonzero(by_paper & follows & (kind_of != SOCIAL) & (kind_of != MEDIA))
    seen = np.zeros(len(cue), bool)
    few = some[ctx.is_word(cue[some], "published") & (kind_of[some] == NAMED)]
    few = few[ctx.is_word(end[few] - 1, "in")]
    seen[few] = _read_in(ctx, cue[few], 12)
    few = some[ctx.is_word(cue[some], "seen", "obtained", "reviewed")]
    seen[few] |= _read_in(ctx, cue[few], 4)
    kind_of, carried = np.where(seen, DOCUMENT, kind_of), carried & ~seen
    ok |= seen
    us = interview & follows & ((ctx.matches.classes[np.minimum(end, sh.n - 1)] & ctx.mask("FIRST", "POSS")) != 0)
    us &= ~ctx.is_word(np.minimum(end, sh.n - 1), "his", "her", "their", "its", "your")
    us |= interview & follows & (kind_of == MEDIA) & ctx.is_word(np.minimum(end, sh.n - 1), "this", "our")  # "with this newspaper"
    # "in an interview with Tarn TV", "with the Tarn Post's Ines Falk"
    at = np.maximum(first, 0)
    press = (ctx.matches.outlet[at] == 1) | ((ctx.matches.classes[at] & ctx.mask("OUT_media")) != 0) & ctx.tokens.upper[at]
    press = interview & (first >= 0) & ((kind_of == MEDIA) | press)
    outer = np.where(press & ~us, MEDIA, 0).astype(np.int8)
    # "a chat with the neighbours" is no interview
    ok &= press | ~interview | ~ctx.is_word(np.maximum(end - 2, 0), "chat", "conversation") | ctx.is_word(cue, "in")
    # who only listens or carries: the speaker is elsewhere in the sentence
    listens = us | press
    kind_of = np.where(listens, NAMED, kind_of)
    carried = carried | listens
    first, last = np.where(listens, -1, first), np.where(listens, -1, last)
    ok |= us
    ok |= post & ~spread_by | statement
    documents = ctx.is_word(np.maximum(end - 1, 0), "filing", "documents", "papers", "affidavit", "lawsuit", "report", "memo", "testimony")
    kind_of = np.where(statement & documents, DOCUMENT, np.where(post | statement, CARRY, kind_of))
    outer = np.where(post, SOCIAL, outer).astype(np.int8)
    carried = np.where(post | (statement & ~documents), True, carried)
    first = np.where(post | statement, -1, first)
    last = np.where(post | statement, -1, last)
    # "documents obtained by the Harrow Gazette", "an email, seen by the BBC,": whoever read it, the paper tells
    some = np.flatnonzero(ok & (kind_of == MEDIA) & by_paper)
    some, paper = _papers_seen(ctx, some, cue[some])
    kind_of[some], first[some], last[some] = DOCUMENT, paper, paper + 1
    made = make(
        ctx,
        cue,
        end,
        first,
        last,
        kind_of,
        rule,
        outer=outer,
        carried=carried,
        inverted=np.ones(len(cue), bool),
        first_hand=us,
        weak=post | statement,
    )
    return made.take(np.flatnonzero(ok))


def _papers_seen(ctx: Context, which: np.ndarray, cue: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Those of `which` whose cue ("obtained by", "seen by") tells of a document in front of it, and its token; not what others saw first."""
    some = np.flatnonzero(ctx.is_word(cue, "obtained", "seen", "reviewed"))
    some = some[~ctx.is_word(np.maximum(cue[some] - 1, 0), "first")]
    which, cue = which[some], cue[some]
    paper, going = np.full(len(cue), -1), np.ones(len(cue), bool)
    for step in range(1, 9 if some.size else 1):
        at = np.maximum(cue - step, 0)
        after = at + 1
        going &= ~ctx.leads[after] & (paper < 0) & (cue >= step)
        found = going & ((ctx.matches.classes[at] & ctx.mask("DOC")) != 0) & ~ctx.name[at]
        paper = np.where(found, at, paper)
        bars = (ctx.matches.classes[at] & ctx.mask("PRON", "WHO", "THAT", "MODAL")) != 0
        going &= (~bars | ctx.is_word(at, "which")) & ((ctx.gap[at] & tk.SEMICOLON) == 0)  # "the filing, a copy of which was obtained by"
    keep = np.flatnonzero(paper >= 0)
    return which[keep], paper[keep]


def _read_in(ctx: Context, cue: np.ndarray, reach: int) -> np.ndarray:
    """bool, which cues have a word for a document or a study among the `reach` tokens in front of them, in their sentence."""
    near = np.maximum(cue[:, None] - np.arange(1, reach + 1), 0)
    there = ctx.sentences.of_token[near] == ctx.sentences.of_token[cue][:, None]
    paper = ((ctx.matches.classes[near] & ctx.mask("DOC")) != 0) | ctx.is_word(near, "findings", "work", "experiment", "experiments")
    return (there & paper & ~ctx.name[near]).any(axis=1)


def _in_polls(ctx: Context, sh: Shared) -> Attributions:
    """ "The weir leads by ten points in a Harrow Gazette poll": what was counted, with the poll behind it."""
    n = sh.n
    poll = ctx.where_are("poll", "polls", "survey", "surveys", "census", "tally")
    poll = poll[~sh.in_quote[poll]]
    into = sh.preps.before(poll)
    at = np.maximum(into, 0)
    ok = (into >= 0) & (poll - into <= 9) & (poll - into >= 2) & ctx.is_word(at, "in", "per")
    ok &= (ctx.sentences.of_token[at] == ctx.sentences.of_token[poll]) & (sh.links.before(poll + 1) <= into)
    ok &= ctx.passed[poll] == ctx.passed[np.minimum(at + 1, n - 1)]
    ok &= ~(ctx.is_word(poll, "polls") & ctx.is_word(np.maximum(poll - 1, 0), "the"))  # closed in on her in the polls
    # it ends its phrase, and something is counted in front of it
    behind = np.minimum(poll + 1, n - 1)
    ends = (poll + 1 == n) | ctx.leads[behind] | (ctx.gap_after[poll + 1] != 0) | ctx.verb[behind]
    ok &= ends | ((ctx.matches.classes[behind] & ctx.mask("PREP", "OF", "TIME", "WHO")) != 0)
    # "In a new county survey, most wanted the weir"
    opening = ok & ctx.leads[at] & ctx.is_word(at, "in") & ((ctx.gap_after[np.minimum(poll + 1, n)] & tk.COMMA) > 0)
    ok &= ~ctx.leads[at] | opening
    at, poll, opening = at[ok], poll[ok], opening[ok]
    if at.size:
        lead = ctx.sentences.first[ctx.sentences.of_token[at]]
        some = np.flatnonzero(lead < at)
        front, low, high = shared(lead[some], at[some])
        counts = running(ctx.tokens.digit[front] | ((ctx.matches.classes[front] & ctx.mask("NUMBER")) != 0))
        counted = some[counts[high] > counts[low]]
        keep = distinct(np.concatenate([counted, np.flatnonzero(opening)]))
        at, poll = at[keep], poll[keep]
    rule = np.full(len(at), int(ctx.lexicon.rules_among(("attribution/in-poll",)).argmax()))
    return make(ctx, at, at + 1, at + 1, poll + 1, np.full(len(at), DOCUMENT), rule, inverted=np.ones(len(at), bool))
