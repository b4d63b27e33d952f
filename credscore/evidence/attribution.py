"""Attribution: a small grammar over clause segments. Cue (verb, preposition, noun) x source phrase x position -> who stands behind it.

Each pattern proposes candidate cues and the token range of their source phrase, for a whole buffer at once; `phrases` types
every phrase by its head, `resolve` settles what points elsewhere.
"""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
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
    classify,
    classify_some,
    left_phrase,
    right_phrase,
    share_arrays,
)  # fmt: skip
from credscore.evidence.quotes import Quotes
from credscore.evidence.resolve import Attributions, make, resolve
from credscore.text import tokens as tk

OUTSIDE = np.int64(-1)

# Verbs of knowing and feeling tell of a person more often than they quote one: they count only with "that" or a quotation.
_INNER = """
    know knows knew feel feels felt worry worries worried wonder wonders wondered understand understands understood
    realize realizes realized realise realised imagine imagines imagined see sees
""".split()


def find_attributions(ctx: Context, quotes: Quotes) -> Attributions:
    """All attributions of a buffer, cues inside quotations left out unless nobody speaks outside."""
    sh = share_arrays(ctx, quotes)
    hits = ctx.matches.hits["attribution"]
    n = sh.n
    if n == 0:
        empty = np.zeros(0, np.int64)
        return Attributions(*([empty] * len(Attributions.__slots__)))
    kind = ctx.lexicon.cue_class[hits.rule]
    parts = [
        _verbs(ctx, sh, hits.token, hits.size, hits.rule, kind),
        _phrases(ctx, sh, hits.token, hits.size, hits.rule, kind),
        _nouns(ctx, sh, hits.token, hits.size, hits.rule, kind),
        _impersonals(ctx, sh, hits.token, hits.size, hits.rule, kind),
        _labels(ctx, sh),
    ]
    merged = Attributions(*(np.concatenate([getattr(p, name) for p in parts]) for name in Attributions.__slots__))
    merged = _with_lead_ins(ctx, sh, merged)
    merged = merged.take(np.lexsort((merged.cue_end, merged.cue)))
    return resolve(ctx, sh, merged)


def _verbs(ctx: Context, sh: Shared, token: np.ndarray, size: np.ndarray, rule: np.ndarray, kind: np.ndarray) -> Attributions:
    gap, behind, classes, n = ctx.gap, ctx.gap_after, ctx.matches.classes, sh.n
    pick = (kind >= 1) & (kind <= 5) & ~sh.in_quote[token]
    word = ctx.matches.word[token]
    base = ctx.lexicon.base_form[word] & (size == 1)
    pick &= ctx.verb[token] | base | (size > 1)
    cue, end, rule, kind, base = token[pick], (token + size)[pick], rule[pick], kind[pick], base[pick]
    ing = ctx.lexicon.ing_form[ctx.matches.word[cue]]
    first, last, head_last, group, negated, passive = left_phrase(ctx, sh, cue)
    before = np.maximum(cue - 1, 0)
    after_gap = behind[np.minimum(end, n)]
    quote_before = (gap[cue] & tk.DOUBLE > 0) | (sh.in_quote[before] & ~sh.in_quote[cue] & ~ctx.leads[cue])
    quote_after = (sh.in_quote[np.minimum(end, n - 1)]) & ~ctx.leads[np.minimum(end, n - 1)]
    next_class = classes[np.minimum(end, n - 1)]
    subject = np.maximum(first, 0)
    quote_left = (first > 0) & ((gap[subject] & tk.DOUBLE > 0) | (sh.in_quote[np.maximum(subject - 1, 0)] & ~ctx.leads[subject]))
    that = ((next_class & ctx.mask("THAT")) != 0) & (after_gap & (tk.COMMA | tk.TERMINAL) == 0)
    # --- inverted: "…," said Quist / Said Quist: …
    starts = ctx.leads[cue] | ((gap[cue] & tk.COLON) > 0)
    can_invert = (
        (quote_before | ((gap[cue] & tk.COMMA) > 0) | starts)
        & ~ing
        & ~base
        & (after_gap & (tk.COMMA | tk.PERIOD | tk.DOUBLE | tk.COLON) == 0)
    )
    r_first, r_last = right_phrase(ctx, sh, end)
    has_right = can_invert & (r_first >= 0) & ~ctx.verb[np.minimum(end, n - 1)]
    r_type, r_carried = classify_some(ctx, sh, has_right, r_first, r_last)
    l_ok = first >= 0
    l_type, l_carried = classify_some(ctx, sh, l_ok, first, head_last)
    speech = (kind == 1) | (kind == 5) | (kind == 2)
    use_right = has_right & speech & (r_type > 0) & (quote_before | (l_type == 0) | ~l_ok) & ~((r_type == CARRY) & ~quote_before)
    tail_gap = behind[np.minimum(np.maximum(r_last, 0), n)]
    closed = (tail_gap & (tk.COMMA | tk.PERIOD | tk.COLON)) > 0
    named_right = ctx.name[np.minimum(end, n - 1)] | ((next_class & ctx.mask("TITLE", "ROLE")) != 0)
    use_right |= has_right & (kind == 1) & ((gap[cue] & tk.COMMA) > 0) & closed & named_right & (r_type > 0) & (r_type != CARRY)
    use_right &= ~(starts & (r_type == CARRY))
    phrase_first = np.where(use_right, r_first, first)
    phrase_last = np.where(use_right, r_last, last)
    kind_of = np.where(use_right, r_type, l_type)
    carried = np.where(use_right, r_carried, l_carried)
    # --- which cues count
    to = ctx.lexicon.ids.get("to", -1)
    infinitive = (ctx.matches.word[before] == to) & ~ctx.leads[cue]
    modal = ((classes[before] & ctx.mask("MODAL")) != 0) & ~ctx.leads[cue]
    last_token = np.minimum(np.maximum(phrase_last - 1, 0), n - 1)
    several = (ctx.buffer.data[ctx.tokens.end[last_token] - 1] == ord("s")) & ~ctx.tokens.possessive[last_token]
    several |= (classes[last_token] & ctx.mask("WHO")) != 0
    plural = several | (kind_of == VAGUE) | (kind_of == ANONYMOUS) | (kind_of == OFFICIAL) | (kind_of == DOCUMENT) | (kind_of == MEDIA)
    pronoun = ctx.has("PRON", "PRON1")[before]
    ok = kind_of > 0
    ok &= ~(base & (infinitive | modal) & ~quote_before)
    did = ((ctx.any_in(np.minimum(group, cue), cue) & ctx.mask("DO")) != 0) & ~negated  # "did recently describe"
    ok &= ~(base & ~(plural | pronoun | quote_before | did))
    ok &= ~(passive & ~ing & ~use_right & (kind != 5))
    first_person = ((classes[np.minimum(np.maximum(phrase_first, 0), n - 1)] & ctx.mask("PRON1")) != 0) & (phrase_last - phrase_first == 1)
    ok &= ~first_person
    aside = (first > 0) & ((gap[subject] & tk.COMMA) > 0) & ((after_gap & (tk.COMMA | tk.PERIOD)) > 0)
    # "Get out!" Lind was heard yelling: the mark ended a sentence, but the tag goes with it
    of_token, paragraph = ctx.sentences.of_token, ctx.sentences.paragraph
    prior = np.maximum(subject - 1, 0)
    called_out = (
        (first > 0) & ctx.leads[subject] & sh.in_quote[prior] & (paragraph[of_token[prior]] == paragraph[of_token[subject]]) & (kind == 1)
    )
    evidence = quote_before | quote_left | called_out | aside | quote_after | that | ((after_gap & tk.COLON) > 0)
    # verbs of mental state and of showing want company, unless their subject speaks for itself
    find_rule = ctx.lexicon.rules_among(("attribution/find", "attribution/learn"))[rule]
    ok &= ~(find_rule & ~evidence & (kind_of != DOCUMENT) & (kind_of != MEDIA) & (kind_of != OFFICIAL))
    call = ctx.lexicon.rules_among(("attribution/continue", "attribution/colour", "attribution/add", "attribution/state"))[rule]
    ok &= ~(call & ~evidence & ~use_right)
    ok &= ~((kind == 4) & (carried & (ctx.matches.word[np.maximum(phrase_first, 0)] == ctx.lexicon.ids["it"])))
    vague_mind = ctx.is_word(cue, *_INNER)
    ok &= ~(vague_mind & ~that & ~quote_before & ~quote_left)
    speak = ctx.lexicon.rules_among(("attribution/speak",))[rule]
    about = ctx.is_word(np.minimum(end, n - 1), "about", "of", "out", "openly", "candidly", "publicly", "exclusively", "highly")
    ok &= ~(speak & ~about & ~evidence)
    ok &= ~((kind == 3) & ((kind_of == VAGUE) | (kind_of == ANONYMOUS)) & ~evidence)
    posting = (
        (kind == 5) & ~evidence & ~((after_gap & (tk.COMMA | tk.COLON)) > 0) & ~(use_right & ((tail_gap & (tk.COLON | tk.DOUBLE)) > 0))
    )
    ok &= ~posting
    # a speech verb always has a speaker: behind "and", "but" or a long insertion it is the subject of the sentence
    conj = ((classes[np.maximum(group - 1, 0)] & ctx.mask("AND")) != 0) | (
        ctx.matches.word[np.maximum(group - 1, 0)] == ctx.lexicon.ids["but"]
    )
    conj &= ~ctx.leads[np.minimum(group, n - 1)]
    inserted = (gap[group] & (tk.COMMA | tk.G_DASH | tk.CLOSE_PAREN)) > 0
    unsure = (kind_of == 0) | (conj & ~ctx.bar[np.maximum(group - 1, 0)])
    elided = ~ok & ~ing & ~base & ~use_right & ~passive & ~first_person & ~ctx.leads[cue]
    elided &= (conj & (kind <= 3) & ~passive) | ((kind == 1) & (inserted | quote_before | (kind_of == 0)) & (unsure | quote_before))
    elided &= ~(call & ~evidence)
    phrase_first, phrase_last = np.where(elided, -1, phrase_first), np.where(elided, -1, phrase_last)
    kind_of = np.where(elided, CARRY, kind_of)
    carried = np.where(elided, True, carried)
    ok |= elided
    # --- participles: "…, adding that": the subject of the clause before it
    part = ing & ((gap[cue] & tk.COMMA > 0) | quote_before | ctx.leads[cue] | evidence) & ~ok
    cites = ctx.is_word(cue, "citing", "quoting")
    quoted = ctx.is_word(cue, "quoted", "quotes", "cited", "cites") & ~use_right & ~passive
    c_first, c_last = right_phrase(ctx, sh, end)
    c_type, c_carried = classify_some(ctx, sh, (cites | quoted) & (c_first >= 0), c_first, c_last)
    # "The Gazette quoted an insider as saying": who is quoted speaks, whoever quotes him carries it
    carries = quoted & (c_type == ANONYMOUS) & (kind_of > 0)
    cites |= carries
    carries |= cites & (c_type == ANONYMOUS)
    cites &= (c_type > 0) & (c_type != CARRY)
    phrase_first = np.where(cites, c_first, np.where(part, -1, phrase_first))
    phrase_last = np.where(cites, c_last, np.where(part, -1, phrase_last))
    kind_of = np.where(cites, c_type, np.where(part, CARRY, kind_of))
    carried = np.where(cites, c_carried, np.where(part, True, carried))
    speaking = (kind == 1) | (kind == 2) | (kind == 3) | (kind == 5)
    ok |= (part & speaking & (evidence | (gap[cue] & tk.COMMA > 0))) | cites
    # --- who was told: "told the Harbour Gazette" / "told us"
    tells = ctx.is_word(cue, "told", "tells", "tell", "telling")
    o_first, o_last = c_first, c_last
    o_type, _ = classify_some(ctx, sh, tells & (o_first >= 0), o_first, np.minimum(o_last, o_first + 4), read=True)
    outer = np.where(tells & (o_type == MEDIA) & ~use_right, MEDIA, 0).astype(np.int8)
    outer = np.where(carries & cites, MEDIA, outer).astype(np.int8)
    own = ctx.is_word(np.minimum(end, n - 1), "this", "our") & (o_type == MEDIA)  # "told this newspaper"
    us = tells & (((classes[np.minimum(end, n - 1)] & ctx.mask("FIRST")) != 0) | own)
    outer = np.where(own, 0, outer).astype(np.int8)
    # a platform as the place of a post
    outer = np.where((kind == 5) & (kind_of != SOCIAL) & (kind_of != MEDIA), SOCIAL, outer).astype(np.int8)
    # "he said he thinks": the second verb adds no source
    inner_pron = (
        (kind == 4)
        & ((classes[np.minimum(np.maximum(phrase_first, 0), n - 1)] & ctx.mask("PRON")) != 0)
        & (phrase_last - phrase_first == 1)
    )
    nested = np.zeros(len(cue), bool)
    if len(cue) > 1:
        nested[1:] = inner_pron[1:] & (ctx.sentences.of_token[cue[1:]] == ctx.sentences.of_token[cue[:-1]]) & (cue[1:] - cue[:-1] <= 10)
    keep = ok & ~((kind == 5) & first_person) & ~nested
    made = make(
        ctx,
        cue,
        end,
        phrase_first,
        phrase_last,
        kind_of,
        rule,
        outer=outer,
        carried=carried,
        inverted=use_right,
        negated=negated,
        first_hand=us,
    )
    return made.take(np.flatnonzero(keep))


def _phrases(ctx: Context, sh: Shared, token: np.ndarray, size: np.ndarray, rule: np.ndarray, kind: np.ndarray) -> Attributions:
    """Preposition-like cues with their source behind them; posts and statements, whose source stands elsewhere in the sentence."""
    pick = (kind == 6) & ~sh.in_quote[token]
    cue, end, rule = token[pick], (token + size)[pick], rule[pick]
    first, last = right_phrase(ctx, sh, end)
    kind_of, carried = classify(ctx, sh, np.where(first >= 0, first, 0), np.where(first >= 0, last, 0), read=True)

    def of_rule(*names: str) -> np.ndarray:
        return ctx.lexicon.rules_among(names)[rule]

    per = of_rule("attribution/per")
    interview = of_rule("attribution/interview")
    post = of_rule("attribution/post-noun")
    statement = of_rule("attribution/statement")
    barrier = (ctx.gap_after[np.minimum(end, sh.n)] & (tk.COMMA | tk.COLON | tk.TERMINAL | tk.DOUBLE)) > 0
    follows = (first >= 0) & ~barrier
    direct = ~post & ~statement
    ok = direct & follows & (kind_of > 0)
    ok &= ~(per & (kind_of != MEDIA) & (kind_of != NAMED) & (kind_of != DOCUMENT) & (kind_of != SOCIAL) & (kind_of != OFFICIAL))
    ok &= ~(
        per
        & (kind_of == NAMED)
        & ~ctx.name[np.minimum(end, sh.n - 1)]
        & ~((ctx.matches.classes[np.minimum(end, sh.n - 1)] & ctx.mask("DEF")) != 0)
    )
    us = interview & follows & ((ctx.matches.classes[np.minimum(end, sh.n - 1)] & ctx.mask("FIRST", "POSS")) != 0)
    outer = np.where(interview & (kind_of == MEDIA), MEDIA, 0).astype(np.int8)
    # an outlet that only carries an interview: the speaker is elsewhere in the sentence
    kind_of = np.where(interview & (kind_of == MEDIA), CARRY, kind_of)
    carried = carried | (interview & (outer > 0))
    ok |= us
    kind_of = np.where(us & (kind_of == 0), CARRY, kind_of)
    ok |= post | statement
    documents = ctx.is_word(np.maximum(end - 1, 0), "filing", "documents", "papers", "affidavit", "lawsuit", "report", "memo", "testimony")
    kind_of = np.where(statement & documents, DOCUMENT, np.where(post | statement, CARRY, kind_of))
    outer = np.where(post, SOCIAL, outer).astype(np.int8)
    carried = np.where(post | (statement & ~documents), True, carried)
    first = np.where(post | statement, -1, first)
    last = np.where(post | statement, -1, last)
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


def _nouns(ctx: Context, sh: Shared, token: np.ndarray, size: np.ndarray, rule: np.ndarray, kind: np.ndarray) -> Attributions:
    """ "Quist's claim that …": a cue noun with its owner in front and what was said behind."""
    n = sh.n
    pick = (kind == 7) & ~sh.in_quote[token]
    cue, end, rule = token[pick], (token + size)[pick], rule[pick]
    before = np.maximum(cue - 1, 0)
    owned = ctx.tokens.possessive[before] | ((ctx.matches.classes[before] & ctx.mask("POSS")) != 0)
    that = (ctx.matches.classes[np.minimum(end, n - 1)] & ctx.mask("THAT")) != 0
    ok = owned & that & ~ctx.leads[cue]
    first, last = ctx.segment(before), cue
    first = np.maximum(first, cue - 4)
    own = ctx.tokens.possessive[before]
    run = before.copy()
    for _ in range(3):
        step = ctx.name[np.maximum(run - 1, 0)] & (run - 1 >= first) & own
        run = run - step
    kind_of = np.where(own & ctx.name[before], NAMED, CARRY)
    made = make(ctx, cue, end, np.where(own, run, before), last, kind_of, rule, carried=kind_of == CARRY)
    return made.take(np.flatnonzero(ok))


def _impersonals(ctx: Context, sh: Shared, token: np.ndarray, size: np.ndarray, rule: np.ndarray, kind: np.ndarray) -> Attributions:
    """Nobody in particular ("it is said", "rumours"), and phrases that say a source will not be named."""
    pick = ((kind == 9) | (kind == 10)) & ~sh.in_quote[token]
    cue, end, rule, kind = token[pick], (token + size)[pick], rule[pick], kind[pick]
    nowhere = np.full(len(cue), OUTSIDE)
    kind_of = np.where(kind == 9, VAGUE, ANONYMOUS)
    return make(ctx, cue, end, nowhere, nowhere, kind_of, rule, weak=np.ones(len(cue), bool))


def _labels(ctx: Context, sh: Shared) -> Attributions:
    """ "QUIST: …" and "Quist: “…”" at the start of a sentence, and "“…” — Quist" at its end."""
    gap, n = ctx.gap, sh.n
    first = ctx.sentences.first[:-1]
    colon = np.flatnonzero((gap[:n] & tk.COLON) > 0)
    colon = colon[colon > 0]
    lead = ctx.sentences.first[ctx.sentences.of_token[colon - 1]]
    size = colon - lead
    all_names = np.zeros(n + 1, np.int32)
    np.cumsum(ctx.name | ((ctx.matches.classes & ctx.mask("TITLE", "OF", "ROLE")) != 0), out=all_names[1:])
    pure = (all_names[colon] - all_names[lead]) == size
    spoken = sh.in_quote[np.minimum(colon, n - 1)]
    after_upper = ctx.tokens.upper[np.minimum(colon, n - 1)]
    # interviews: "Q: …" and "A: …", where A is whoever is interviewed
    letters = (size == 1) & (ctx.tokens.end[lead] - ctx.tokens.start[lead] == 1) & (ctx.buffer.data[ctx.tokens.start[lead]] == ord("A"))
    ok = (size >= 1) & (size <= 4) & pure & ctx.tokens.upper[lead] & (ctx.name[lead] | ctx.tokens.all_upper[lead])
    ok &= ctx.segment(np.maximum(colon - 1, 0)) == lead
    # only what could be a label counts as one coming back
    could = ok | letters
    colon, lead, size, ok, spoken, after_upper, letters = (x[could] for x in (colon, lead, size, ok, spoken, after_upper, letters))
    # without quotation marks a label is one only if it comes back ("QUIST: …" in an interview, not the colon of a headline)
    article = ctx.sentences.article[ctx.sentences.of_token[lead]]
    pair = ctx.tokens.key[lead] ^ (article.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15))
    _, index, counts = np.unique(pair, return_inverse=True, return_counts=True)
    again = counts[index] >= 2 if len(pair) else np.zeros(0, bool)
    # … and goes on differently each time: the same word behind it makes a title ("Marrowby: Part Two")
    if len(pair):
        following = ctx.tokens.key[np.minimum(colon, n - 1)]
        once = np.unique(np.stack([pair, following], axis=1), axis=0, return_inverse=True, return_counts=True)
        again &= once[2][once[1].ravel()] < counts[index]
    ok &= spoken | (after_upper & again & (ctx.matches.word[lead] == 0))
    ok |= letters & after_upper & again
    cue, first_t = colon[ok], lead[ok]
    del first
    rule = np.full(len(cue), _label_rule(ctx), np.int16)
    return make(ctx, cue - 1, cue, first_t, cue, np.full(len(cue), NAMED), rule)


def _label_rule(ctx: Context) -> int:
    return int(ctx.lexicon.rules_among(("attribution/label",)).argmax())


def _with_lead_ins(ctx: Context, sh: Shared, a: Attributions) -> Attributions:
    """Sentences that end in a colon and lead into a quotation speak for it, whatever their verb: "Quist released this statement:"."""
    sents = ctx.sentences
    count = len(sents)
    if count < 2:
        return a
    ends = ctx.buffer.data[sents.end - 1] == ord(":")
    opens = np.append(sh.in_quote[sents.first[1:-1]], False) if count > 1 else np.zeros(count, bool)
    same = np.append(sents.article[1:] == sents.article[:-1], False)
    lead = ends & opens & same
    lead[a.sentence[(a.type != NONE)]] = False
    at = np.flatnonzero(lead)
    if not at.size:
        return a
    last = sents.first[at + 1]
    new = make(
        ctx,
        last - 1,
        last,
        np.full(len(at), -1),
        np.full(len(at), -1),
        np.full(len(at), CARRY),
        np.full(len(at), _label_rule(ctx)),
        carried=np.ones(len(at), bool),
    )
    return Attributions(*(np.concatenate([getattr(a, name), getattr(new, name)]) for name in Attributions.__slots__))
