"""Words that look like verb cues and are none where they stand: "a press release", "Ladies Champion", "she's back in town", "said goodbye"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.capitals import in_name
from credscore.evidence.context import STRONG, Context
from credscore.evidence.verbs.crowds import plural
from credscore.evidence.word_lists import REQUESTS, SAY, TELL
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

# verbs whose object stands behind them, as headlines have it: "Falk Shipping beats forecasts", "New weir raises hope"
_HAS_OBJECT = """
    beat beats tops topped miss misses missed raises raised cuts lifts lifted meets exceeds exceeded wins won gets defies defied smashes smashed
    trims trimmed lowers lowered upgrades upgraded boosts boosted dashes dashed sparks sparked fuels fuelled fueled stokes stoked eases eased
    allays allayed calms calmed faces faced loses lost finds makes made upped ups slashes slashed outstrips outstripped revises revised
    delays postpones defers shelves scraps ditches axes drops abandons withdraws ends halts suspends blocks rejects dismisses backs approves supports
    accepts ignores upholds overturns quashes breaks keeps
""".split()
_OBJECTS = """
    forecast forecasts hope hopes claim claims favor favour demand demands fear fears doubt doubts questions concerns
    vote votes report reports order orders plan plans pledge pledges promise promises call calls offer offers request requests challenge challenges
""".split()
_RARE = (
    *"""
    release releases champion champions back highlights highlight smears smear name names warning say says said saying questioning
    called dubbed termed named argue argues argued arguing admitting conceding acknowledging
    determined identified return returns returned returning think thinks thought thinking pledged whispers murmurs set sets hit hits stress
    quote quoting citing requested champions claim claims claimed claiming tell tells told telling reported reporting
    """.split(),
    *_OBJECTS,
)
_PRIZES = """
    wicket wickets gold silver bronze medal medals win wins title titles trophy crown seat seats point points spot place prize award awards scalp
    scalps podium berth pole benefits pension expenses
""".split()
_PRIZE_WITHIN = 4  # words from "claimed" to the prize
_TALES = ("story", "tale", "joke")
_PRAYERS, _PRAYED_WITHIN = ("prayer", "prayers", "rosary"), 4  # words behind "by saying"
_PARTINGS = ("goodbye", "farewell", "hello", "goodbyes")
_PRESS = ("press", "news", "media", "album", "software")
_SPANS = ("career", "season", "game", "match", "tour", "film")
_CONTESTS = "cup league world defending reigning olympic european former title club tournament".split()
_SENDS = "send sends sent sending provide provides provided supply supplied submit submitted receive received the all any".split()
_ALSO = ("also", "sometimes", "often", "commonly", "formerly", "originally", "otherwise", "better")
_CALLS = (*REQUESTS, "mail", "comment", "phone", "voicemail")
_CODES = ("reference", "ref", "crime", "incident", "log", "cad", "case", "code", "job", "number")
_CODE_WITHIN = 5  # words from "quoting" to the number
_THAT_WITHIN = 10  # words from "requested" to "that"
_MEANS = ("using", "after", "during", "via", "through", "from", "within")
_MEAN = ("mean", "means", "meant", "require", "requires", "required", "involve", "involves", "involved")
_MULLED = ("about", "back", "twice", "ahead")
_SEEN, _AS_WITHIN = ("that", "if", "how", "what", "whether", "such", "why"), 8  # behind "see"; words from it to "as"
_ASIDE = ("PREP", "AND", "BREAK", "TIME", "MONTHDAY", "BE", "HAVE", "MODAL", "ADV", "PRON", "OF", "THAT", "WHO")


def no_cues(ctx: Context, token: np.ndarray) -> np.ndarray:
    """bool (m,): the tokens, of those given, that are no cues for the words beside them."""
    # "it is worth noting that", "it bears repeating": the writer's own wink; but "Fort Worth said", "for what it is worth, said Falk"
    worth = ctx.before(token)
    out = is_in(ctx.tokens.key[worth], ("worth", "bears")) & (ctx.gap[token] == 0) & (ctx.buffer.data[ctx.tokens.end[token] - 1] == ord("g"))
    out &= ctx.leads[worth] | ~ctx.name[worth]
    some = np.flatnonzero(ctx.is_word(token, *_RARE))
    at = token[some]
    before, behind = ctx.before(at), ctx.behind(at)
    prior = ctx.tokens.key.take(before)
    ends = (behind == at) | ((ctx.gap_after.take(at + 1) & (tk.STRONG | tk.TERMINAL)) != 0)
    aside = ends | ctx.in_class(behind, *_ASIDE)
    no = ctx.is_word(at, "release", "releases") & is_in(prior, _PRESS)  # "a press release"
    # "Velden Ladies Champion", "Marrow Cup champions Falk and Vosk"
    title = ctx.is_word(at, "champion", "champions")
    no |= title & (ctx.tokens.upper[at] | is_in(prior, _CONTESTS) | ctx.name[before] & ctx.name[behind] & (ctx.gap[behind] == 0))
    # "sent requested papers", "papers requested from the mill"; not "has requested papers"
    of_whom = np.flatnonzero(is_in(ctx.tokens.key[behind], ("from", "by", "for")) & ~ctx.name[before])  # few
    near = np.minimum(at[of_whom][:, None] + np.arange(2, _THAT_WITHIN), len(ctx.tokens) - 1)
    same = ctx.sentences.of_token[near] == ctx.sentences.of_token[at[of_whom]][:, None]
    of_whom = of_whom[~(ctx.in_class(near, "THAT") & same).any(axis=1)]  # "requested by letter that it be shut"
    sought = is_in(prior, _SENDS)
    sought[of_whom] = True
    no |= ctx.is_word(at, "requested") & sought & (before < at) & ~ctx.in_class(before, "PRON", "WHO")
    what = ctx.is_word(at, "requests") & aside & ~ctx.in_class(behind, "THAT")
    no |= what & ctx.tokens.all_upper[before] & ctx.tokens.upper[before] & (before < at)  # "FOIA requests"
    # "to close the library (report, May 2)", as letters to editors cite the paper
    no |= ctx.is_word(at, "report", "reports") & ((ctx.gap[at] & tk.OPEN_PAREN) != 0) & ends
    no |= ctx.is_word(at, "said") & is_in(prior, ("less", "least", "enough")) & (ctx.gap[at] == 0)  # "the less said about it, the better"
    # "she's back in town", "to bring jobs back"; but "critics back the plan"
    no |= ctx.is_word(at, "back") & aside
    no |= ctx.is_word(at, "highlight", "highlights") & is_in(prior, _SPANS)
    no |= ctx.is_word(at, "smear", "smears") & is_in(prior, ("pap", "blood"))
    no |= ctx.is_word(at, "name", "names") & ctx.tokens.upper[before] & aside & (before < at)  # "under the Marrowby name"
    # "a “black box” warning", "for unfair questioning"
    shut = ((ctx.gap.take(at) & tk.DOUBLE) > 0) & ((ctx.gap.take(at) & (tk.COMMA | tk.TERMINAL)) == 0)
    no |= ctx.is_word(at, "warning", "questioning") & shut & aside
    no |= ctx.is_word(at, "warning") & ctx.leads.take(at) & ((ctx.gap.take(behind) & tk.COLON) > 0)  # "Warning: strong language"
    tough = (ctx.matches.classes[before] == 0) & ctx.in_class(ctx.before(before), "PREP") & ~ctx.name.take(before)
    no |= ctx.is_word(at, "questioning") & tough & aside & (ctx.gap.take(at) == 0)
    # "to pay would mean admitting it": nobody has
    no |= ctx.is_word(at, "admitting", "conceding", "acknowledging") & is_in(prior, _MEAN)
    no |= ctx.is_word(at, "argue", "argues", "argued", "arguing") & ctx.is_word(behind, "with")  # a quarrel
    no |= ctx.is_word(at, "determined", "identified") & is_in(ctx.tokens.key.take(behind), _MEANS)  # "cells identified using a dye"
    # "a virus identified in eels"
    no |= ctx.is_word(at, "identified") & is_in(ctx.tokens.key[behind], ("in", "by")) & ~ctx.in_class(before, "HAVE")
    no |= ctx.is_word(at, "hopes") & is_in(ctx.tokens.key[behind], ("alive", "dashed"))  # "keep Harrow's hopes alive"
    no |= ctx.is_word(at, *SAY) & is_in(ctx.tokens.key[behind], _PARTINGS)
    no |= _won_or_told(ctx, at)
    # "it goes without saying"
    no |= ctx.is_word(at, "saying") & is_in(prior, ("without",)) & ctx.is_word(ctx.before(before), "goes", "went", "go")
    # "by saying the Lord's Prayer"
    prays, near = np.flatnonzero(ctx.is_word(at, "saying") & ctx.in_class(before, "PREP")), behind
    for _ in range(_PRAYED_WITHIN):
        no[prays] |= is_in(ctx.tokens.key[near[prays]], _PRAYERS)
        near = ctx.behind(near)
    # "Transfer whispers: a striker for Harrow?": what goes round, under its heading
    heads = ((ctx.gap[behind] & tk.COLON) > 0) & ((ctx.gap[behind] & tk.DOUBLE) == 0) & (ctx.leads[before] | ctx.leads[ctx.before(before)])
    no |= ctx.is_word(at, "whispers", "murmurs") & heads
    # "some questions still remain": not what some ask
    some_ask = ctx.is_word(at, "questions", "doubts", "concerns", "claims", "hopes", "fears") & is_in(prior, ("some", "many", "more", "most"))
    verb = ctx.matches.classes[behind] & ctx.mask("BE", "HAVE", "MODAL", "DO", "PREP", "OF")
    no |= some_ask & ((verb != 0) | is_in(ctx.tokens.key[behind], ("still", "remain", "remained", "persist", "linger", "arise", "arose")))
    # "amblyopia, also called “lazy eye,”": its name, and nobody's words
    no |= ctx.is_word(at, "called", "dubbed", "termed", "named") & is_in(prior, _ALSO) & ((ctx.gap[before] & (tk.COMMA | tk.OPEN_PAREN)) > 0)
    # "is starting to think about money", "thought twice": what is on somebody's mind
    no |= ctx.is_word(at, "think", "thinks", "thought", "thinking") & is_in(ctx.tokens.key.take(behind), _MULLED)
    # … with a word in between: "Council delays key vote", not "Council delays cost voters, critics claim"
    between = (ctx.matches.classes[before] == 0) & ~ctx.name.take(before) & ~plural(ctx, before) & (ctx.gap.take(before) == 0)
    taken = is_in(prior, _HAS_OBJECT) & (before < at) | between & is_in(ctx.tokens.key.take(ctx.before(before)), _HAS_OBJECT)
    no |= is_in(ctx.tokens.key.take(at), _OBJECTS) & taken & (ctx.gap.take(at) == 0)
    # "300 pledged delegates", "a pledged sum"; "set out to find", "hit back to win": deeds
    counted = ctx.tokens.digit.take(before) | ctx.in_class(before, "NUMBER", "DET", "DEF", "POSS")
    no |= ctx.is_word(at, "pledged") & (counted & (before < at) | is_in(ctx.tokens.key.take(behind), ("delegates", "delegate")))
    third = ctx.tokens.key.take(ctx.behind(behind))
    no |= ctx.is_word(at, "set", "sets", "hit", "hits") & is_in(ctx.tokens.key[behind], ("out", "back")) & is_in(third, ("to", "through"))
    # "heat and stress", "oxidative stress"
    known = ctx.name[before] | ctx.tokens.possessive[before] | plural(ctx, before) | ctx.in_class(before, "PRON", "WHO", "ADV", "HAVE", "DO", "MODAL")
    known |= is_in(prior, ("to",)) & is_in(ctx.tokens.key[behind], ("that", "how", "the"))  # "quick to stress that", not "due to stress"
    no |= ctx.is_word(at, "stress") & ~known
    # "call 101, quoting log 77 of 4 March"
    cites = np.flatnonzero(ctx.is_word(at, "quote", "quoting", "citing"))
    near = np.minimum(at[cites][:, None] + np.arange(1, _CODE_WITHIN + 1), len(ctx.tokens) - 1)
    near = np.where(np.logical_or.accumulate(ctx.leads[near], axis=1), at[cites][:, None], near)
    no[cites] |= is_in(ctx.tokens.key[near], _CODES).any(axis=1) & ctx.tokens.digit[near].any(axis=1)
    # "returned home", not "returned our calls"
    back = np.flatnonzero(ctx.is_word(at, "return", "returns", "returned", "returning"))
    near = np.minimum(at[back][:, None] + np.arange(1, 7), len(ctx.tokens) - 1)
    near = np.where(ctx.sentences.of_token[near] == ctx.sentences.of_token[at[back]][:, None], near, at[back][:, None])
    no[back] = ~is_in(ctx.tokens.key[near], _CALLS).any(axis=1)
    out[some] |= no
    # "see the levy as a threat", not "see that it is", "to see it as soon as it opens"
    see = np.flatnonzero(ctx.is_word(token, "see"))
    at = token[see]
    out[see] = is_in(ctx.tokens.key[ctx.before(at)], ("to",)) | is_in(ctx.tokens.key[ctx.behind(at)], _SEEN)
    steps = at[:, None] + np.arange(1, 2 * _AS_WITHIN + 1)
    near = np.minimum(steps, len(ctx.tokens) - 1)
    here = ~np.logical_or.accumulate(ctx.leads[near] | ((ctx.gap[near] & (STRONG | tk.COMMA)) != 0) | (steps >= len(ctx.tokens)), axis=1)
    front = ctx.before(near)  # "as a burden and as a threat"
    as_ = here & is_in(ctx.tokens.key[near], ("as",)) & ~ctx.in_class(front, "AND") & ~is_in(ctx.tokens.key[front], ("both", "but"))
    behind = ctx.behind(near)
    # "as young as five" compares, "as they leave" tells when
    no = is_in(ctx.tokens.key[behind], ("soon", "well", "long", "many", "much", "far")) | ctx.in_class(behind, "PRON", "PRON1", "IT")
    out[see] |= ~(as_ & ~no)[:, :_AS_WITHIN].any(axis=1) | (as_.sum(axis=1) > 1)
    # "the Growth Project report": a capital inside of a name, in running text
    capital = np.flatnonzero(ctx.tokens.upper.take(token) & ~ctx.leads.take(token))
    capital = capital[ctx.name[ctx.before(token[capital])] & (ctx.gap[token[capital]] == 0)]
    out[capital] |= in_name(ctx, token[capital])
    return out


def _won_or_told(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: "the said lease"; "claimed two wickets", "claimed his third win"; "told the time", "told the boys a story"; "said a prayer"; "reported
    for duty": words of other senses, as long as no clause follows: "claimed the title was his"."""
    key, n = ctx.tokens.key, len(ctx.tokens)
    out = ctx.is_word(at, "said") & ctx.is_word(ctx.before(at), "the") & (ctx.behind(at) > at)
    claims, tells = is_in(key[at], ("claim", "claims", "claimed", "claiming")), ctx.is_word(at, *TELL)
    some = np.flatnonzero(claims | tells)  # few
    near = np.minimum(at[some][:, None] + np.arange(1, _PRIZE_WITHIN + 2), n - 1)
    here = (ctx.sentences.of_token[near] == ctx.sentences.of_token[at[some]][:, None]) & (near > at[some][:, None])
    shut = ctx.in_class(near, "PREP", "OF", "BE", "HAVE", "MODAL", "DO", "THAT", "PRON", "IT", "WHO", "BREAK") | ((ctx.gap[near] & tk.STRONG) > 0)
    open_ = here & ~np.logical_or.accumulate(shut, axis=1)
    word = key[near]
    prize = open_ & is_in(word, _PRIZES) & claims[some][:, None]
    tale = is_in(word, _TALES) & ctx.is_word(np.maximum(near - 1, 0), "a", "another")
    tale |= is_in(word, ("time",)) & (near == at[some][:, None] + 2) & ctx.is_word(np.maximum(near - 1, 0), "the")
    prize |= open_ & tale & tells[some][:, None]
    # … and no clause: "claimed the title was his", "told the boys a story had run"
    hit = prize.argmax(axis=1)
    then = np.minimum(near[np.arange(len(some)), hit] + 1, n - 1)
    same = ctx.sentences.of_token[then] == ctx.sentences.of_token[at[some]]
    clause = same & ((ctx.gap[then] & tk.STRONG) == 0) & (ctx.in_class(then, "BE", "HAVE", "MODAL", "DO", "THAT") | ctx.verb[then])
    # "claimed the seat belts were worn"
    after = ctx.behind(then)
    clause |= same & ~ctx.in_class(then, "PREP", "OF", "AND", "BREAK", "TIME") & ctx.in_class(after, "BE", "HAVE", "MODAL") & (ctx.gap[after] == 0)
    out[some] |= prize.any(axis=1) & ~clause
    third = ctx.behind(ctx.behind(at))
    prayed = is_in(key[third], _PRAYERS) & ctx.in_class(ctx.behind(at), "DET", "DEF", "POSS")
    out |= ctx.is_word(at, *SAY) & prayed & ~ctx.in_class(ctx.behind(third), "BE", "HAVE", "MODAL")
    duty = ctx.is_word(ctx.behind(at), "for") & is_in(key[third], ("duty", "training", "work", "service", "camp"))
    return np.asarray(out | ctx.is_word(at, "reported", "reporting") & duty)
