"""Attribution: a small grammar over clause segments. Cue (verb, preposition, noun) x source phrase x position -> who stands behind it.

Each pattern proposes candidate cues and the token range of their source phrase, for a whole buffer at once; `kinds/`
types every phrase by its head, `resolving/` settles what points elsewhere.
"""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions, join
from credscore.evidence.context import STRONG, Context
from credscore.evidence.documents.samples import counted_in_surveys, investigators_of_studies
from credscore.evidence.generic_subjects import take_generic
from credscore.evidence.lexicon_files import cue_kind
from credscore.evidence.narrated import on_record, take_deeds, take_events, take_private
from credscore.evidence.pattern_runner import run_together
from credscore.evidence.patterns.absolutes import find_absolutes
from credscore.evidence.patterns.answers import find_answers, find_guidance
from credscore.evidence.patterns.asides import find_asides
from credscore.evidence.patterns.attitudes import find_attitudes
from credscore.evidence.patterns.common_views import find_common_views
from credscore.evidence.patterns.credits import find_credits
from credscore.evidence.patterns.cue_phrases import find_cue_phrases
from credscore.evidence.patterns.from_lines import find_from_lines
from credscore.evidence.patterns.headlines import (
    find_endings,
    find_headlines,
    find_tails,
    settle_reports,
    with_headlines,
    with_tails,
)
from credscore.evidence.patterns.hearings import find_hearings
from credscore.evidence.patterns.hearsay import find_hearsay, find_impersonals
from credscore.evidence.patterns.labels import find_labels, find_signatures, with_lead_ins
from credscore.evidence.patterns.leaks import with_leaks
from credscore.evidence.patterns.light_verbs import with_light_verbs
from credscore.evidence.patterns.newcomers import with_newcomers
from credscore.evidence.patterns.nouns import find_agents, find_charges, find_nouns
from credscore.evidence.patterns.polls import find_polls
from credscore.evidence.patterns.posts import find_in_posts, with_posts
from credscore.evidence.patterns.reports import by_reporters, find_loose_reports, find_reports, find_scoops
from credscore.evidence.patterns.role_labels import with_role_labels
from credscore.evidence.patterns.syndicated import find_reposts, settle_outlets
from credscore.evidence.patterns.tags import with_tags
from credscore.evidence.patterns.talk import find_talk
from credscore.evidence.patterns.tweets import find_tweets
from credscore.evidence.quotes import Quotes
from credscore.evidence.ranges import among
from credscore.evidence.reported_questions import ASKED, reported_questions
from credscore.evidence.resolving.phrase_edges import trim
from credscore.evidence.resolving.resolve import resolve
from credscore.evidence.shared_arrays import Shared, share_arrays
from credscore.evidence.source_types import ANONYMOUS, CARRY, DOCUMENT, NAMED, NONE, OFFICIAL, VAGUE
from credscore.evidence.verbs.find import find_verbs
from credscore.text.tokens import is_in

_SAY, _REPORT, _NOUN = map(cue_kind, ("say", "report", "noun"))
_CLAUSE = 8  # words from a cue to whom it talks about
_FIGURE_WITHIN = 9  # words from "put" to "at"
_CAUSES = ("cause", "causes", "reason", "reasons", "motive")
_PARTICULARS = (*_CAUSES, "age", "name", "names", "address", "date", "time", "price", "size", "number", "total")
_EARNINGS = ("profit", "profits", "loss", "losses", "revenue", "revenues", "sales", "earnings", "income", "turnover")
_AS = ("well", "part", "soon", "far", "long", "usual", "often")
_ABOUT = ("about", "around", "nearly", "roughly", "over", "almost", "some", "just", "a")


def find_attributions(ctx: Context, quotes: Quotes, published: np.ndarray | None = None) -> Attributions:
    """All attributions of a buffer, cues inside quotations left out unless nobody speaks outside. published : see `resolve`."""
    sh = share_arrays(ctx, quotes)
    if sh.n == 0:
        empty = np.zeros(0, np.int64)
        return Attributions(*([empty] * len(Attributions.__slots__)))
    merged, headlines, endings = _propose(ctx, sh, quotes)
    merged = with_headlines(ctx, sh, merged, headlines)
    merged = with_headlines(ctx, sh, merged, endings, offices=True)
    merged = with_tails(merged, find_tails(ctx, sh))
    merged = with_role_labels(ctx, sh, merged)
    merged = with_lead_ins(ctx, sh, merged)
    merged = with_leaks(ctx, with_posts(ctx, sh, merged))
    merged = with_newcomers(ctx, quotes, merged)
    merged = _drop_reported(ctx, merged)
    _turn_to_speakers(ctx, merged)
    merged = merged.take(np.lexsort((merged.cue_end, merged.cue)))
    _nest(ctx, merged)
    asked = reported_questions(ctx)[merged.sentence] & ctx.is_word(merged.cue, *ASKED)
    merged.backs |= asked & (merged.first >= 0)
    settle_reports(ctx, merged)
    settle_outlets(ctx, merged)
    by_reporters(ctx, merged)
    take_private(ctx, sh, merged)
    take_deeds(ctx, sh, merged)
    take_events(ctx, sh, merged)
    take_generic(ctx, sh, merged)
    counted_in_surveys(ctx, merged)
    investigators_of_studies(ctx, merged)
    done = resolve(ctx, sh, merged, published)
    trim(ctx, done)
    return done.take(np.flatnonzero(~_told_of(ctx, done)))


def _propose(ctx: Context, sh: Shared, quotes: Quotes) -> tuple[Attributions, Attributions, Attributions]:
    """What all patterns find, one behind the other; then what could be headlines with their source in front, and with it at their end: these
    count only where the text below bears them out."""
    hits = ctx.matches.hits["attribution"]
    rule = _reported_in(ctx, hits.token, hits.size, hits.rule)
    kind = ctx.lexicon.cue_class.take(rule)
    token, size, counted = with_tags(ctx, sh, *with_light_verbs(ctx, *_with_figures(ctx, hits.token, hits.size, rule)))
    patterns = [
        find_verbs(ctx, sh, token, size, counted, ctx.lexicon.cue_class.take(counted)),
        find_cue_phrases(ctx, sh, hits.token, hits.size, rule, kind),
        find_nouns(ctx, sh),
        find_attitudes(ctx, sh),
        find_agents(ctx, sh, hits.token, hits.size, rule, kind),
        find_signatures(ctx, sh),
        find_from_lines(ctx, sh),
        find_hearings(ctx, sh),
        find_headlines(ctx, sh),
        find_endings(ctx, sh),
        find_absolutes(ctx, sh, hits.token, hits.size, rule, kind),
        find_asides(ctx, sh),
        find_answers(ctx, sh),
        find_guidance(ctx, sh),
    ]
    found = run_together(ctx, sh, patterns)
    verbs, phrases, nouns, attitudes, agents, signatures, from_lines, hearings, headlines, endings, absolutes, asides, answers, guidance = found
    headlines = headlines.take(np.flatnonzero(~among(headlines.first, from_lines.cue)))
    is_verb = np.zeros(sh.n + 1, bool)
    is_verb[verbs.cue] = True
    verbs = verbs.take(np.flatnonzero(~among(verbs.cue, asides.cue)))
    parts = [
        verbs,
        phrases,
        nouns,
        attitudes,
        agents,
        find_impersonals(ctx, sh, hits.token, hits.size, rule, kind),
        find_hearsay(ctx, sh, hits.token, hits.size, kind),
        find_common_views(ctx, sh),
        find_charges(ctx, sh),
        find_polls(ctx, sh),
        find_reports(ctx, sh),
        find_loose_reports(ctx, sh),
        find_scoops(ctx, sh),
        find_talk(ctx, sh),
        find_in_posts(ctx, sh, hits.token, hits.size, rule),
        find_labels(ctx, sh),
        signatures,
        from_lines,
        find_credits(ctx, quotes),
        hearings,
        find_tweets(ctx),
        find_reposts(ctx),
        absolutes.take(np.flatnonzero(~is_verb[absolutes.cue])),
        asides,
        answers.take(np.flatnonzero(~among(answers.cue, nouns.cue[nouns.backs]))),
        guidance,
    ]
    return join(*parts), headlines, endings


def _reported_in(ctx: Context, token: np.ndarray, size: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """`rule` with "The Courier reported in July", "reported in its Sunday edition" as what they are: the verb, not "reported in the Courier"."""
    rule = rule.copy()
    some = np.flatnonzero((size == 2) & ctx.lexicon.rules_among(("attribution/as-reported-by",)).take(rule))
    some = some[ctx.is_word(token[some], "reported") & ctx.is_word(ctx.behind(token[some]), "in") & ~ctx.leads[token[some]]]
    at = ctx.behind(token[some] + 1)
    when = ctx.tokens.digit[at] | ctx.in_class(at, "TIME", "MONTHDAY", "POSS")
    rule[some[when & (at > token[some] + 1)]] = ctx.lexicon.rule_number("attribution/report")
    some = np.flatnonzero((size == 1) & ctx.lexicon.rules_among(("attribution/post",))[rule])  # "Quist Mills posted revenue of 4m crowns"
    some = some[ctx.is_word(token[some], "posted", "posts") & ~ctx.leads[token[some]]]
    at, going, found = token[some], np.ones(len(some), bool), np.zeros(len(some), bool)
    for _ in range(_FIGURE_WITHIN):
        at = ctx.behind(at)
        going &= ~ctx.leads[at] & ((ctx.gap[at] & STRONG) == 0) & ~ctx.in_class(at, "THAT", "PRON", "OF")
        found |= going & is_in(ctx.tokens.key[at], _EARNINGS) & ctx.is_word(ctx.behind(at), "of")
    rule[some[found]] = ctx.lexicon.rule_number("attribution/report")
    return rule


def _with_figures(ctx: Context, token: np.ndarray, size: np.ndarray, rule: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """token, size and rule of the matches, in order, with "Quist puts the cost at 40 crowns", "gave the cause of death as drowning": who puts
    a figure on something, or gives its particulars, says so."""
    put, n = ctx.where_are("put", "puts", "gave", "gives"), len(ctx.tokens)
    gives, owned = ctx.is_word(put, "gave", "gives"), ctx.behind(put)
    keep = ~gives | ctx.in_class(owned, "DEF", "POSS") & is_in(ctx.tokens.key[ctx.behind(owned)], _PARTICULARS)
    put, gives = put[keep], gives[keep]
    cause = gives & is_in(ctx.tokens.key[np.minimum(put + 2, n - 1)], _CAUSES)
    going, found = np.arange(len(put)), np.zeros(len(put), bool)
    for step in range(1, _FIGURE_WITHIN + 1):
        at = np.minimum(put[going] + step, n - 1)
        on = ~ctx.leads[at] & ((ctx.gap[at] & STRONG) == 0)
        going, at = going[on], at[on]
        some = np.flatnonzero(gives[going] & ctx.is_word(at, "as"))
        what = ctx.behind(at[some])
        what = np.where(ctx.is_word(what, *_ABOUT[:-1]), ctx.behind(what), what)
        told = ctx.tokens.digit[what] | ctx.tokens.upper[what] | ctx.in_class(what, "NUMBER", "MONTHDAY")  # "her name as Quist", not "as a gift"
        told |= cause[going[some]] & ~ctx.in_class(what, "PRON", "IT") & ~is_in(ctx.tokens.key[what], _AS)  # not "as she left"
        found[going[some[told]]] = True
        into = ctx.is_word(at, "at") & (step > 1) & ~gives[going]
        number = ctx.behind(at)
        number = np.where(ctx.is_word(number, *_ABOUT), ctx.behind(number), number)
        counts = ctx.tokens.digit[number] | ctx.in_class(number, "NUMBER") & ~ctx.is_word(number, "one")
        found[going[into & counts]] = True
        place = ctx.in_class(at, "PREP") & ~ctx.is_word(at, "for")  # "put the key on the hook at 9"
        going = going[~(into | place)]
    put = put[found & ~ctx.is_word(np.maximum(put - 1, 0), "which", "that")]
    if not put.size:
        return token, size, rule
    says = np.full(len(put), ctx.lexicon.rule_number("attribution/report"), rule.dtype)
    token, size, rule = np.append(token, put), np.append(size, np.full(len(put), 2, size.dtype)), np.append(rule, says)
    order = np.argsort(token, kind="stable")
    return token[order], size[order], rule[order]


def _drop_reported(ctx: Context, a: Attributions) -> Attributions:
    """Without the views that stand inside what somebody says: what Quist said that the mayor wants is Quist's to answer for; and without
    decisions of nobody named."""
    n = len(ctx.tokens)
    said = np.full(len(ctx.sentences), n, np.int64)
    spoken = a.backs & ~a.weak & (a.type != NONE)
    np.minimum.at(said, a.sentence[spoken], a.cue[spoken])
    noun = (ctx.lexicon.cue_class.take(a.rule) == _NOUN) & (said.take(a.sentence) < n)
    return a.take(np.flatnonzero((a.backs | ~noun & (a.cue < said[a.sentence])) & on_record(ctx, a)))


def _told_of(ctx: Context, a: Attributions) -> np.ndarray:
    """bool (m,): whoever somebody without a name talks about: "a source said (that) Quist had warned the crew" is the source's. The rows are in
    the order of their cues."""
    m = len(a)
    out = np.zeros(m, bool)
    speaks = a.backs & ~a.weak & ~a.inverted & (a.first >= 0) & (ctx.lexicon.cue_class.take(a.rule) <= _REPORT)
    unnamed = speaks & ((a.type == ANONYMOUS) | (a.type == VAGUE))
    back = np.maximum.accumulate(np.where(unnamed, np.arange(m), -1))
    back[1:], back[:1] = back[:-1].copy(), -1
    who = np.maximum(back, 0)
    kind = (a.type == NAMED) | (a.type == OFFICIAL) | a.carried
    # the phrase may begin in front of it: "| Insiders say Quist (has agreed)"
    some = (back >= 0) & kind & ~a.weak & ~a.inverted & (a.sentence[who] == a.sentence) & (a.last > a.cue_end[who])
    some = np.flatnonzero(some & ((a.first >= a.cue_end[who]) | (a.first == a.first[who])))  # few
    begin, first, last = a.cue_end[who[some]], a.first[some], a.last[some]
    # "said she left, but Quist promised to stay": a clause of its own; so is what stands between commas, "said the mill, Quist said, was shut"
    own = (first - begin > _CLAUSE) | (last - first > _CLAUSE)
    for step in range(2 * _CLAUSE):
        at = np.minimum(begin + step, last - 1)
        own |= ((ctx.gap[at] & STRONG) != 0) | ctx.in_class(at, "BREAK", "WHO") | (at < first) & ctx.in_class(at, "AND")
    out[some[~own]] = True
    return out


def _nest(ctx: Context, a: Attributions) -> None:
    """Take the backing from what stands inside another attribution, right beside it; in place. The rows are in the order of their cues.

    "Quist said the figures show …" is Quist's, "Figures published by the council show …" the figures'.
    """
    if len(a) < 2:
        return
    same = (a.sentence[1:] == a.sentence[:-1]) & a.backs[1:] & a.backs[:-1] & ~a.weak[1:] & ~a.weak[:-1]
    some = np.flatnonzero(same & ~a.inverted[1:] & (a.first[1:] >= 0))
    there = a.cue_end[some]
    that = ctx.in_class(np.minimum(there, len(ctx.tokens) - 1), "THAT")
    right = (a.first[some + 1] == there + that) & (a.type[some + 1] == DOCUMENT) & ~a.inverted[some]
    says = ctx.lexicon.cue_class[a.rule[some]] == _SAY
    a.backs[some[right & says] + 1] = False
    printed = ctx.lexicon.rules_among(("attribution/as-reported-by",))[a.rule[some]] & (a.type[some + 1] == DOCUMENT)
    printed &= (a.first[some + 1] <= a.cue[some]) & ((a.type[some] == NAMED) | (a.type[some] == OFFICIAL))
    a.backs[some[printed]] = False


def _turn_to_speakers(ctx: Context, a: Attributions) -> None:
    """ "In an interview with Greg Vane, Quist said", "said in a statement": the source is who speaks in the sentence, not who asks; in place."""
    interview = ctx.lexicon.rules_among(("attribution/interview", "attribution/statement", "attribution/post-noun")).take(a.rule)
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
    a.first_hand[who[near]] |= a.first_hand[asked[near]]
    a.first[asked] = np.where(near, a.first[who], -1)
    a.last[asked] = np.where(near, a.last[who], -1)
    plain = (a.type[who] != ANONYMOUS) & (a.type[who] != VAGUE)  # what these mean for a sentence is settled by the cue of who speaks
    a.type[asked] = np.where(a.weak[asked], np.where(near & plain, a.type[who], a.type[asked]), a.type[who])
