"""Attribution: a small grammar over clause segments. Cue (verb, preposition, noun) x source phrase x position -> who is said to stand behind it.

Each pattern proposes candidate cues and the token range of their source phrase, for a whole buffer at once; `classify`
then types every phrase by its head.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.quotes import Quotes
from credscore.text import tokens as tk

NONE, NAMED, OFFICIAL, DOCUMENT, MEDIA, SOCIAL, ANONYMOUS, VAGUE = range(8)
TYPE_NAMES = ("none", "named", "official", "document", "media", "social", "anonymous", "vague")
CARRY = 8  # a pronoun or role: takes the type of the last person named before it
OUTSIDE = np.int64(-1)

_LINK = tk.COMMA | tk.OPEN_PAREN | tk.CLOSE_PAREN | tk.G_DASH


@dataclass(slots=True)
class Attributions:
    """Attributions in order of their cues (token indices; ranges are half-open; -1, -1 where a cue has no phrase).

    cue, cue_end : the cue's tokens. first, last : the source phrase. head, head_end : its head, for names.
    type : int8 source type. outer : int8 type of the outlet or platform that carries it, or 0. rule : int16.
    carried : bool, the phrase is a pronoun or a role. inverted : bool, source behind the cue. negated : bool.
    first_hand : bool, said to this publication. weak : bool, an impersonal cue with nobody behind it.
    """

    cue: np.ndarray
    cue_end: np.ndarray
    first: np.ndarray
    last: np.ndarray
    type: np.ndarray
    outer: np.ndarray
    rule: np.ndarray
    carried: np.ndarray
    inverted: np.ndarray
    negated: np.ndarray
    first_hand: np.ndarray
    weak: np.ndarray
    sentence: np.ndarray

    def __len__(self) -> int:
        return len(self.cue)

    def take(self, index: np.ndarray) -> Attributions:
        return Attributions(*(getattr(self, name)[index] for name in self.__slots__))


# Verbs of knowing and feeling tell of a person more often than they quote one: they count only with "that" or a quotation.
_INNER = """
    know knows knew feel feels felt worry worries worried wonder wonders wondered understand understands understood
    realize realizes realized realise realised imagine imagines imagined see sees
""".split()


@dataclass(slots=True)
class _Shared:
    """Dense arrays that several patterns read."""

    n: int
    names_before: np.ndarray
    prep_at: np.ndarray
    prep: np.ndarray
    of: np.ndarray
    skip: np.ndarray
    in_quote: np.ndarray
    is_link: np.ndarray
    links: np.ndarray
    cuts: np.ndarray


def _shared(ctx: Context, quotes: Quotes) -> _Shared:
    n = len(ctx.tokens)
    before = np.zeros(n + 1, np.int32)
    np.cumsum(ctx.name, out=before[1:])
    of = ctx.has("OF")
    of_name = np.zeros(n, bool)
    of_name[1:-1] = of[1:-1] & ctx.name[:-2] & ctx.name[2:]
    prep = (ctx.has("PREP") | of) & ~of_name
    # commas, brackets and dashes (also a spaced hyphen or two) that set an insertion apart
    gap = ctx.gap
    link = (gap & _LINK) > 0
    hyphen = np.flatnonzero(gap[:n] & tk.HYPHEN)
    hyphen = hyphen[hyphen > 0]
    link[hyphen[ctx.tokens.start[hyphen] - ctx.tokens.end[hyphen - 1] >= 3]] = True
    return _Shared(
        n,
        before,
        np.flatnonzero(prep),
        prep,
        of,
        ctx.has("ADV", "HAVE", "NEG", "DO") & ~ctx.name,
        quotes.inside > 0,
        link,
        np.flatnonzero(link[:n]),
        _cuts(ctx),
    )


def classify(ctx: Context, sh: _Shared, first: np.ndarray, last: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Type and `carried` flag of the source phrases [first, last)."""
    m = ctx.mask
    n = sh.n
    empty = last <= first
    f = np.minimum(first, n - 1)
    classes, name = ctx.matches.classes, ctx.name
    # a phrase that begins with a preposition ("In a statement Mr Quist"): its source is the name run or last determiner at its end
    at = np.searchsorted(sh.prep_at, f + 1)
    stop = np.where(at < len(sh.prep_at), sh.prep_at[np.minimum(at, max(len(sh.prep_at) - 1, 0))] if len(sh.prep_at) else n, n)
    head_end = np.where((stop > f) & (stop < last), stop, last)
    head_end = np.maximum(head_end, f + 1)
    tail = np.minimum(head_end - 1, n - 1)
    # "a person close (to the band)": the adjective behind a noun is not the head
    trim = ((classes[tail] & m("ANONADJ")) != 0) & (tail > f) & ~name[tail]
    head_end, tail = head_end - trim, tail - trim
    union = ctx.any_in(f, np.minimum(head_end, n))
    whole = ctx.any_in(f, np.minimum(np.maximum(last, f + 1), n))
    lead, end = classes[f], classes[tail]
    n_names = sh.names_before[np.minimum(head_end, n)] - sh.names_before[f]
    end_name = name[tail]
    out = np.zeros(len(f), np.int8)

    def put(where: np.ndarray, what: int) -> None:
        out[where & (out == 0)] = what

    one = head_end - f == 1
    put(((lead & m("PRON")) != 0) & (one | ~name[f]), CARRY)
    put(((lead & m("IT")) != 0) & one, CARRY)
    plain = ~end_name
    put(((union & m("UNNAMED")) != 0) & (n_names == 0), ANONYMOUS)
    put(((end & m("ANON")) != 0) & ~tokens_upper(ctx, tail), ANONYMOUS)
    by_form = ((end & m("OUTWORD")) != 0) & tokens_upper(ctx, tail) & end_name & (n_names >= 2)
    by_form |= (
        ((lead & m("OUTWORD")) != 0)
        & ctx.tokens.upper[f]
        & (n_names >= 2)
        & ~ctx.leads[f]
        & (head_end - f >= 2)
        & ((end & m("OUTWORD")) != 0)
    )
    outlet = (
        by_form | (ctx.matches.outlet[f] == 1) | (ctx.matches.outlet[tail] == 1) | ((end & m("OUT_media")) != 0) & ctx.tokens.upper[tail]
    )
    unsure = ((end & m("OUT_media_UNSURE")) != 0) & ctx.tokens.upper[tail] & (((lead & m("DEF")) != 0) & (head_end - f == 2) | one)
    reporter = ((end & m("DOC")) != 0) & plain
    put((outlet | unsure) & ~reporter & ((end & m("OFFICIAL", "ROLE")) == 0), MEDIA)
    put((ctx.matches.outlet[tail] == 2) | ((end & m("OUT_document")) != 0) & end_name, DOCUMENT)
    put(((ctx.matches.outlet[tail] == 3) | ((end & m("OUT_social", "OUT_social_UNSURE")) != 0)) & end_name, SOCIAL)
    put(((end & m("DOC")) != 0) & plain, DOCUMENT)
    put(((end & m("PALS")) != 0) & plain & (n_names == 0), ANONYMOUS)
    put(((end & m("PALS")) != 0) & plain & ctx.tokens.possessive[np.maximum(tail - 1, 0)], ANONYMOUS)
    put(((end & m("ONE")) != 0) & plain & (n_names == 0) & ((lead & m("DET", "VAGUE")) != 0) & ((end & m("VAGUE")) == 0), ANONYMOUS)
    # "a person close to the band", "two people familiar with the talks": somebody, placed by what he knows
    put(
        ((union & m("PALS", "ONE", "ANON", "VAGUE")) != 0)
        & ((whole & m("ANONADJ")) != 0)
        & (n_names == 0)
        & ((end & m("PALS", "ONE", "ANON", "VAGUE", "ANONADJ")) != 0),
        ANONYMOUS,
    )
    put(((end & m("VAGUE")) != 0) & plain & ((end & m("OFFICIAL")) == 0), VAGUE)
    put(((lead & m("VAGUE")) != 0) & plain & (n_names == 0), VAGUE)
    put(((end & m("SOCIAL")) != 0) & plain, SOCIAL)
    put(((end & m("MEDIA")) != 0) & plain & ((lead & m("DEF", "DET", "POSS")) != 0 | (n_names > 0)), MEDIA)
    put(((end & m("MEDIA")) != 0) & plain, MEDIA)
    role_like = ((end & m("OFFICIAL")) != 0) & plain
    put(role_like & ~((n_names > 0) & ((end & m("ROLE")) == 0) & ctx.tokens.upper[tail]), OFFICIAL)
    put(((end & m("VAGUE")) != 0) & (n_names == 1) & end_name & (ctx.buffer.data[ctx.tokens.end[tail] - 1] == ord("s")), VAGUE)
    put(n_names > 0, NAMED)
    definite = (lead & m("DEF", "POSS")) != 0
    put(definite & ((union & m("ROLE")) != 0) & ((end & m("OFFICIAL")) == 0), CARRY)
    put(((end & m("ROLE")) != 0) & definite, CARRY)
    put(
        ((end & m("ROLE")) != 0)
        & plain
        & ((lead & m("DET", "DEF", "POSS", "VAGUE")) == 0)
        & (head_end - f <= 2)
        & (ctx.buffer.data[ctx.tokens.end[tail] - 1] != ord("s"))
        & ctx.leads[f],
        CARRY,
    )
    put(((union & m("OFFICIAL")) != 0), OFFICIAL)
    put(((end & m("ORG")) != 0) & definite, CARRY)
    put((union & m("ROLE", "ORG")) != 0, OFFICIAL)
    put((whole & m("ANON")) != 0, ANONYMOUS)
    # plain plurals ("hacking specialists") and counted people ("43 percent of voters") are nobody in particular
    plural = (
        (ctx.buffer.data[ctx.tokens.end[tail] - 1] == ord("s"))
        & ~ctx.tokens.upper[tail]
        & ~ctx.tokens.possessive[tail]
        & ((lead & m("DEF", "PREP", "BREAK", "PRON1")) == 0)
    )
    put(plural & ((end & m("PREP", "BE", "HAVE", "DO", "POSS", "ADV", "IT")) == 0), VAGUE)
    put(ctx.tokens.digit[f] & (head_end - f <= 3), VAGUE)
    put(definite & (head_end - f >= 2) & (head_end - f <= 5), CARRY)
    put(definite & ctx.tokens.digit[np.minimum(f + 1, n - 1)], CARRY)
    out[empty] = NONE
    return out, out == CARRY


def _classify_some(ctx: Context, sh: _Shared, where: np.ndarray, first: np.ndarray, last: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """`classify` where `where` holds; NONE and False elsewhere."""
    kind, carried = np.zeros(len(first), np.int8), np.zeros(len(first), bool)
    some = np.flatnonzero(where)
    if some.size:
        kind[some], carried[some] = classify(ctx, sh, first[some], last[some])
    return kind, carried


def tokens_upper(ctx: Context, at: np.ndarray) -> np.ndarray:
    """A capital that is not owed to the start of a sentence."""
    return ctx.tokens.upper[at] & ~ctx.leads[at]


def _left_phrase(
    ctx: Context, sh: _Shared, cue: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Source phrases to the left of verbs: first, last, the end of the head, the gap index in front of the verb group, negation, passive."""
    gap = ctx.gap
    verb_group = cue.copy()
    negated = np.zeros(len(cue), bool)
    passive = np.zeros(len(cue), bool)
    neg, be = ctx.mask("NEG"), ctx.mask("BE")
    classes = ctx.matches.classes
    skippable = sh.skip | ctx.has("BE", "MODAL")
    # "was heard yelling", "was overheard saying"
    heard = ctx.lexicon.words_among(("heard", "overheard", "recorded", "filmed", "caught"))[ctx.matches.word]
    ing = ctx.lexicon.ing_form[ctx.matches.word[cue]]
    for _ in range(4):
        before = np.maximum(verb_group - 1, 0)
        go = (skippable[before] | (heard[before] & ing)) & (verb_group > 0) & ~ctx.leads[verb_group] & ((gap[verb_group] & (tk.DOUBLE | _LINK | tk.COLON)) == 0)
        negated |= go & ((classes[before] & neg) != 0)
        passive |= go & ((classes[before] & be) != 0)
        verb_group = verb_group - go
    last = verb_group
    before = np.maximum(last - 1, 0)
    # "a source who said": step over the relative pronoun
    who = ((classes[before] & ctx.mask("WHO")) != 0) & (last > 0) & ~ctx.leads[last]
    last = np.where(who, last - 1, last)
    relative = who
    at_start = (last <= 0) | ctx.leads[np.minimum(last, sh.n - 1)]
    quoted = (gap[last] & tk.DOUBLE) > 0
    first = ctx.segment[np.maximum(last - 1, 0)]
    head_last = last
    links = sh.links
    linked = sh.is_link[last] & ~quoted & ~at_start
    # appositions: "Quist, 54, a teacher and captain, said": walk back from comma to comma, the farthest name opens the phrase
    opens = ctx.mask("DEF", "DET", "TITLE", "ANON", "OFFICIAL", "ROLE", "PRON")
    lead = ctx.sentences.first[ctx.sentences.of_token[np.maximum(last - 1, 0)]]
    named_first, named_last = np.full(len(cue), -1), np.full(len(cue), -1)
    plain_first, plain_last = np.full(len(cue), -1), np.full(len(cue), -1)
    beside = np.full(len(cue), -1)
    right = last
    for k in range(5):
        at = np.searchsorted(links, right) - 1
        left = np.where(at >= 0, links[np.maximum(at, 0)] if len(links) else 0, 0)
        left = np.maximum(left, lead)
        step = linked & (left < right) & (last - left <= 45) & (right - left <= 18)
        step &= ~sh.in_quote[left] & ((gap[left] & (tk.DOUBLE | tk.COLON | tk.SEMICOLON)) == 0)
        if not step.any():
            break
        if k == 0:  # "The chairman, Teodor Brandt, said": the name may stand right in front of the verb
            beside = np.where(step & ctx.name[left] & ~ctx.verb[left], left, -1)
        else:
            is_name = step & ctx.name[left] & ~ctx.verb[left]
            named_first, named_last = np.where(is_name, left, named_first), np.where(is_name, right, named_last)
            is_plain = step & ((classes[left] & opens) != 0) & (plain_first < 0)
            plain_first, plain_last = np.where(is_plain, left, plain_first), np.where(is_plain, right, plain_last)
        linked = linked & step & (left > lead)
        right = np.where(step, left, right)
    nearest = (named_first < 0) & (beside >= 0)
    named_first, named_last = np.where(nearest, beside, named_first), np.where(nearest, last, named_last)
    named, plain = named_first >= 0, (plain_first >= 0) & (named_first < 0)
    first = np.where(named, named_first, np.where(plain, plain_first, first))
    # only the first part of an apposition is the source's head, and it ends where its clause does
    near_end = ctx.next_bar(np.minimum(np.maximum(first, 0), sh.n - 1))
    head_last = np.where(named, np.minimum(named_last, near_end), np.where(plain, np.minimum(plain_last, near_end), head_last))
    nothing = at_start | quoted | (sh.in_quote[before] & ~sh.in_quote[np.minimum(cue, sh.n - 1)])
    first = np.where(nothing, -1, first)
    last = np.where(nothing, -1, last)
    head_last = np.where(nothing, -1, head_last)
    # "who" itself points at the source
    last = np.where(relative & (last >= 0), last + 1, last)
    return first, last, head_last, verb_group, negated, passive


def _right_phrase(ctx: Context, sh: _Shared, begin: np.ndarray, keep_for: bool = True) -> tuple[np.ndarray, np.ndarray]:
    """Source phrases that begin at token `begin`: up to the end of the clause segment, cut at prepositions of time and place."""
    n = sh.n
    b = np.minimum(begin, n - 1)
    valid = (begin < n) & ~ctx.leads[b]
    end = ctx.next_bar(b)
    cuts = sh.cuts
    at = np.searchsorted(cuts, b + 1)
    stop = np.where(at < len(cuts), cuts[np.minimum(at, max(len(cuts) - 1, 0))] if len(cuts) else n, n)
    end = np.minimum(np.minimum(end, stop), b + 12)
    return np.where(valid, b, -1), np.where(valid, end, -1)


def _cuts(ctx: Context) -> np.ndarray:
    lexicon = ctx.lexicon
    table = lexicon.words_among(
        ("in", "on", "at", "during", "after", "by", "about", "via", "when", "before", "through", "to", "with", "from", "into")
    )
    table = table | ((lexicon.classes & ctx.mask("TIME")) != 0)
    cut = table[ctx.matches.word] & ~ctx.name
    cut[1:] &= (ctx.matches.classes[:-1] & ctx.mask("ANONADJ")) == 0  # "a person close to the band" is one phrase
    return np.flatnonzero(cut)


def find_attributions(ctx: Context, quotes: Quotes) -> Attributions:
    """All attributions of a buffer, cues inside quotations left out unless nobody speaks outside."""
    sh = _shared(ctx, quotes)
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
    return _resolve(ctx, sh, merged)


def _make(
    ctx: Context,
    cue: np.ndarray,
    cue_end: np.ndarray,
    first: np.ndarray,
    last: np.ndarray,
    kind: np.ndarray,
    rule: np.ndarray,
    **given: np.ndarray,
) -> Attributions:
    size = len(cue)
    no = np.zeros(size, bool)
    return Attributions(
        cue.astype(np.int64),
        cue_end.astype(np.int64),
        first.astype(np.int64),
        last.astype(np.int64),
        kind.astype(np.int8),
        given.get("outer", np.zeros(size, np.int8)),
        rule.astype(np.int16),
        given.get("carried", no),
        given.get("inverted", no),
        given.get("negated", no),
        given.get("first_hand", no),
        given.get("weak", no),
        ctx.sentences.of_token[np.minimum(cue, len(ctx.tokens) - 1)].astype(np.int64),
    )


def _verbs(ctx: Context, sh: _Shared, token: np.ndarray, size: np.ndarray, rule: np.ndarray, kind: np.ndarray) -> Attributions:
    gap, behind, classes, n = ctx.gap, ctx.gap_after, ctx.matches.classes, sh.n
    pick = (kind >= 1) & (kind <= 5) & ~sh.in_quote[token]
    word = ctx.matches.word[token]
    base = ctx.lexicon.base_form[word] & (size == 1)
    pick &= ctx.verb[token] | base | (size > 1)
    cue, end, rule, kind, base = token[pick], (token + size)[pick], rule[pick], kind[pick], base[pick]
    ing = ctx.lexicon.ing_form[ctx.matches.word[cue]]
    first, last, head_last, group, negated, passive = _left_phrase(ctx, sh, cue)
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
    r_first, r_last = _right_phrase(ctx, sh, end)
    has_right = can_invert & (r_first >= 0) & ~ctx.verb[np.minimum(end, n - 1)]
    r_type, r_carried = _classify_some(ctx, sh, has_right, r_first, r_last)
    l_ok = first >= 0
    l_type, l_carried = _classify_some(ctx, sh, l_ok, first, head_last)
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
    did = (ctx.any_in(np.minimum(group, cue), cue) & ctx.mask("DO")) != 0  # "did recently describe"
    ok &= ~(base & ~(plural | pronoun | quote_before | did))
    ok &= ~(passive & ~ing & ~use_right & (kind != 5))
    first_person = ((classes[np.minimum(np.maximum(phrase_first, 0), n - 1)] & ctx.mask("PRON1")) != 0) & (phrase_last - phrase_first == 1)
    ok &= ~first_person
    aside = (first > 0) & ((gap[subject] & tk.COMMA) > 0) & ((after_gap & (tk.COMMA | tk.PERIOD)) > 0)
    # "Get out!" Lind was heard yelling: the mark ended a sentence, but the tag goes with it
    of_token, paragraph = ctx.sentences.of_token, ctx.sentences.paragraph
    prior = np.maximum(subject - 1, 0)
    called_out = (first > 0) & ctx.leads[subject] & sh.in_quote[prior] & (paragraph[of_token[prior]] == paragraph[of_token[subject]]) & (kind == 1)
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
    c_first, c_last = _right_phrase(ctx, sh, end)
    c_type, c_carried = _classify_some(ctx, sh, cites & (c_first >= 0), c_first, c_last)
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
    o_type, _ = _classify_some(ctx, sh, tells & (o_first >= 0), o_first, np.minimum(o_last, o_first + 4))
    outer = np.where(tells & (o_type == MEDIA) & ~use_right, MEDIA, 0).astype(np.int8)
    us = tells & ((classes[np.minimum(end, n - 1)] & ctx.mask("FIRST")) != 0)
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
    made = _make(
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


def _phrases(ctx: Context, sh: _Shared, token: np.ndarray, size: np.ndarray, rule: np.ndarray, kind: np.ndarray) -> Attributions:
    """Preposition-like cues with their source behind them; posts and statements, whose source stands elsewhere in the sentence."""
    pick = (kind == 6) & ~sh.in_quote[token]
    cue, end, rule = token[pick], (token + size)[pick], rule[pick]
    first, last = _right_phrase(ctx, sh, end)
    kind_of, carried = classify(ctx, sh, np.where(first >= 0, first, 0), np.where(first >= 0, last, 0))

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
    made = _make(
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


def _nouns(ctx: Context, sh: _Shared, token: np.ndarray, size: np.ndarray, rule: np.ndarray, kind: np.ndarray) -> Attributions:
    """ "Quist's claim that …": a cue noun with its owner in front and what was said behind."""
    n = sh.n
    pick = (kind == 7) & ~sh.in_quote[token]
    cue, end, rule = token[pick], (token + size)[pick], rule[pick]
    before = np.maximum(cue - 1, 0)
    owned = ctx.tokens.possessive[before] | ((ctx.matches.classes[before] & ctx.mask("POSS")) != 0)
    that = (ctx.matches.classes[np.minimum(end, n - 1)] & ctx.mask("THAT")) != 0
    ok = owned & that & ~ctx.leads[cue]
    first, last = ctx.segment[before], cue
    first = np.maximum(first, cue - 4)
    own = ctx.tokens.possessive[before]
    run = before.copy()
    for _ in range(3):
        step = ctx.name[np.maximum(run - 1, 0)] & (run - 1 >= first) & own
        run = run - step
    kind_of = np.where(own & ctx.name[before], NAMED, CARRY)
    made = _make(ctx, cue, end, np.where(own, run, before), last, kind_of, rule, carried=kind_of == CARRY)
    return made.take(np.flatnonzero(ok))


def _impersonals(ctx: Context, sh: _Shared, token: np.ndarray, size: np.ndarray, rule: np.ndarray, kind: np.ndarray) -> Attributions:
    """Nobody in particular ("it is said", "rumours"), and phrases that say a source will not be named."""
    pick = ((kind == 9) | (kind == 10)) & ~sh.in_quote[token]
    cue, end, rule, kind = token[pick], (token + size)[pick], rule[pick], kind[pick]
    nowhere = np.full(len(cue), OUTSIDE)
    kind_of = np.where(kind == 9, VAGUE, ANONYMOUS)
    return _make(ctx, cue, end, nowhere, nowhere, kind_of, rule, weak=np.ones(len(cue), bool))


def _labels(ctx: Context, sh: _Shared) -> Attributions:
    """ "QUIST: …" and "Quist: “…”" at the start of a sentence, and "“…” — Quist" at its end."""
    gap, n = ctx.gap, sh.n
    first = ctx.sentences.first[:-1]
    colon = np.flatnonzero(gap[:n] & tk.COLON)
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
    ok &= ctx.segment[np.maximum(colon - 1, 0)] == lead
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
    return _make(ctx, cue - 1, cue, first_t, cue, np.full(len(cue), NAMED), rule)


def _label_rule(ctx: Context) -> int:
    return int(ctx.lexicon.rules_among(("attribution/label",)).argmax())


def _resolve(ctx: Context, sh: _Shared, a: Attributions) -> Attributions:
    """Give carried phrases the type of the source they point back to: the last person or body in the same article."""
    m = len(a)
    article = ctx.sentences.article[a.sentence]
    known = (a.type != CARRY) & (a.type != NONE) & (a.type != VAGUE) & (a.type != DOCUMENT) & ~a.weak
    where = np.where(known, np.arange(m), -1)
    back = np.maximum.accumulate(where)
    found = (back >= 0) & (article[np.maximum(back, 0)] == article)
    inherited = np.where(found, a.type[np.maximum(back, 0)], NAMED)
    pron = a.type == CARRY
    # he, she, a role with an article: a person; only an unnamed speaker or a spokesperson close by is taken up, else somebody named
    word = ctx.matches.classes[np.minimum(np.maximum(a.first, 0), len(ctx.tokens) - 1)]
    short = (a.last - a.first == 1) & ((word & ctx.mask("PRON")) != 0)
    near = found & (a.sentence - a.sentence[np.maximum(back, 0)] <= 3)
    participle = a.first < 0
    prior = np.maximum(back, 0)
    person = (ctx.any_in(np.maximum(a.first[prior], 0), np.maximum(a.last[prior], 0)) & ctx.mask("ROLE", "ONE")) != 0
    takes = (inherited == ANONYMOUS) | ((inherited == OFFICIAL) & (person | participle))
    inherited = np.where(
        near & takes & (short | participle),
        inherited,
        np.where(near & ((inherited == MEDIA) | (inherited == SOCIAL)) & participle, inherited, NAMED),
    )
    # a name in the same sentence in front of the cue beats a source further back
    first = ctx.sentences.first[a.sentence]
    name_here = (sh.names_before[a.cue] - sh.names_before[np.minimum(first, a.cue)]) > 0
    own = found & (a.sentence[np.maximum(back, 0)] == a.sentence)
    inherited = np.where(name_here & ~own & ((inherited == ANONYMOUS) | (inherited == SOCIAL)), NAMED, inherited)
    a.type = np.where(pron, inherited, a.type).astype(np.int8)
    _borrow_subjects(ctx, sh, a)
    # posts: the platform carries, the person speaks
    same = a.outer == a.type
    a.outer = np.where(same, 0, a.outer).astype(np.int8)
    return a


def _borrow_subjects(ctx: Context, sh: _Shared, a: Attributions) -> None:
    """Participles and elided subjects point at the phrase that their sentence gives: an earlier source, or its first name or pronoun."""
    m = len(a)
    needs = (a.first < 0) & ~a.weak & (a.type != NONE)
    if not needs.any():
        return
    has = (a.first >= 0) & ~a.weak & ~a.inverted
    back = np.maximum.accumulate(np.where(has, np.arange(m), -1))
    prior = np.maximum(back, 0)
    same = needs & (back >= 0) & (a.sentence[prior] == a.sentence)
    first_token = ctx.sentences.first[a.sentence]
    # the first name or pronoun of the sentence, in front of the cue
    subject = ctx.name | ctx.has("PRON") | ctx.has("ROLE", "ANON", "OFFICIAL", "ORG")
    places = np.flatnonzero(subject & ~sh.in_quote)
    if not places.size:
        a.first, a.last = np.where(same, a.first[prior], a.first), np.where(same, a.last[prior], a.last)
        return
    at = np.searchsorted(places, first_token)
    start = places[np.minimum(at, len(places) - 1)]
    found = needs & ~same & (at < len(places)) & (start < a.cue) & (start - first_token <= 12)
    stop = start + 1
    for _ in range(4):
        stop = stop + (ctx.name[np.minimum(stop, sh.n - 1)] & ~ctx.bar[np.minimum(stop, sh.n - 1)] & ctx.name[start] & (stop < a.cue))
    types, _ = _classify_some(ctx, sh, found, start, stop)
    a.first = np.where(same, a.first[prior], np.where(found, start, a.first))
    a.last = np.where(same, a.last[prior], np.where(found, stop, a.last))
    a.type = np.where(same, a.type[prior], np.where(found & (types > 0) & (types != CARRY), types, a.type)).astype(np.int8)


def _with_lead_ins(ctx: Context, sh: _Shared, a: Attributions) -> Attributions:
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
    new = _make(
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
