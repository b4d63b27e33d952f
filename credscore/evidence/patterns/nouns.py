"""Nouns that report or take sides, with their owner: "Quist's claim that …", "criticism from the mayor"; and "accused by the mayor"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.appositions import name_behind
from credscore.evidence.attribution_table import Attributions, make
from credscore.evidence.context import STRONG, Context
from credscore.evidence.endings import Endings
from credscore.evidence.pattern_runner import Pattern, TypeRequest
from credscore.evidence.ranges import spread
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_phrases import right_phrase
from credscore.evidence.source_types import CARRY, NAMED, VAGUE
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_DOING = Endings(("ing",))
_AS_FAR = 9  # words from "identified as" to "by"
_TOLD = ("attribution/confirm", "attribution/announce")  # "her death was confirmed by her niece"
_DEEDS = (
    "attribution/promise",
    "attribution/praise",
    "attribution/speak",
    "attribution/issue",
    "attribution/ask",
    "attribution/deliver",
)  # by whom a thing is done, more than what is said
_VERDICTS = ("attribution/accuse", "attribution/assail", "attribution/praise", "attribution/describe")
# what is done rather than said
_NO_VERDICTS = """
    defended thanked credited endorsed congratulated identified compared named called mocked blasted slammed blamed railed characterised
    characterized likened
""".split()
# what is welcomed with words
_STEPS = """
    move decision ruling verdict news announcement deal bill law plan plans proposal proposals step report findings result results figure figures
    measure measures change changes scheme intervention agreement appointment statement reforms ban cut cuts pledge commitment judgment order
""".split()
_SUBJECT = 6  # words between a subject and its verb
_SUBJECTS = ("there", "no", "nobody", "everyone", "children", "people")  # of what is claimed, besides those of some classes
_REACH = 3  # words between an owner and his noun: "the mayor's rather blunt claim"
# "in her view", "by his account"; the others only with "own": "by her own argument"
_HELD = ("view", "opinion", "account", "estimate", "estimation", "telling", "reckoning", "judgment", "judgement", "assessment", "admission", "count")
_OWN = ("words", "argument", "description", "explanation", "accounts", "admissions", "prediction", "predictions")
_LURES = ("appeal", "appeals", "frustration", "threat", "push", "fear", "fears")  # what there is about somebody: "her appeal is that she listens"
_WRITERS = ("my", "our")
_KEPT = ("bank", "savings", "escrow", "current", "checking", "deposit", "email", "x", "twitter", "instagram", "facebook", "tiktok", "media")
_BIDS = "bid bids offer offers appeal appeals goal proposal proposals application applications request requests".split()
_SAYINGS = """
    claim claims allegation allegations accusation accusations charge charges report reports suggestion suggestions idea notion finding findings
    rumour rumours rumor rumors criticism criticisms account accounts assertion assertions argument arguments
""".split()
_CHARGES = ("allegation", "allegations", "accusation", "accusations", "claims", "assertions", "suggestions")
# "a portrayal of Quist", "in support of Quist": of him, and somebody else's
_ABOUT = """
    view views threat threats fear fears criticism criticisms critique portrayal portrayals depiction depictions description descriptions
    praise condemnation mockery denunciation understanding treatment
""".split()
_BARS = ("PREP", "OF", "BE", "HAVE", "DO", "MODAL", "DET", "DEF", "AND", "BREAK", "WHO", "THAT", "PRON", "PRON1", "NEG")


def find_nouns(ctx: Context, sh: Shared) -> Pattern:
    """Cue nouns with an owner in front or an author behind. Only with "that" do they back their sentence: else they tell whose view it is."""
    hits = ctx.matches.hits["noun"]
    n = sh.n
    free = ~sh.in_quote.take(hits.token) & ~ctx.name.take(hits.token) & ~ctx.verb.take(hits.token)
    cue, end, rule = hits.token[free], (hits.token + hits.size)[free], hits.rule[free]
    owner, run = owners(ctx, cue)
    following = np.minimum(end, n - 1)
    some = (owner >= 0) | ctx.is_word(following, "by", "from", "of")
    cue, end, rule, owner, run, following = (x[some] for x in (cue, end, rule, owner, run, following))
    owned = owner >= 0
    # "Quist's claim is that the weir leaks", "his argument was that": as his claim that it leaks; not "if his claim is that"
    is_ = np.flatnonzero(owned & ctx.is_word(following, "is", "was") & ~ctx.leads[following])
    is_ = is_[~is_in(ctx.tokens.key[end[is_] - 1], _LURES)]
    is_ = is_[is_the_claim(ctx, np.maximum(run[is_], 0), owner[is_], following[is_])]
    following[is_] += 1
    at = np.maximum(owner, 0)
    near = ((ctx.gap_after[np.minimum(end, n)] & STRONG) == 0) & (end < n) & ~ctx.leads[following]
    that = near & ctx.in_class(following, "THAT")
    # "criticism from the mayor", "the opinion of the court"
    author = near & ctx.is_word(following, "by", "from", "of") & ~ctx.leads[following]
    a_first, a_last = right_phrase(ctx, sh, end + 1)
    ((a_type, a_carried),) = yield [TypeRequest(author & (a_first >= 0), a_first, a_last)]
    a_last, named = name_behind(ctx, a_first, a_last)  # "a statement from the mayor, Ines Falk, was read"
    a_type, a_carried = np.where(named & author, NAMED, a_type), a_carried & ~named
    beside = ctx.name[np.minimum(end + 1, n - 1)] | ctx.in_class(np.minimum(end + 1, n - 1), "TITLE")
    about = is_in(ctx.tokens.key[end - 1], _ABOUT) | ctx.is_word(cue, "support") & ctx.is_word(ctx.before(cue), "in")
    author &= (a_type > 0) & (ctx.is_word(following, "by", "from") | beside & ~about) & ~owned
    author &= ~(ctx.is_word(end - 1, "suspicion") & ctx.is_word(ctx.before(cue), "on", "under"))  # "held on suspicion of OWI"
    # a view is told with what it is of: "their support for the weir", not "their support"
    told = owned & near & ctx.is_word(following, "that", "to", "of", "on", "for", "against", "about", "over", "with", "toward", "towards")
    told &= that | ctx.is_word(following, "to") | ~ctx.is_word(end - 1, "hope", "hopes")  # "keep alive their hopes of a cup": what may come
    # "in Quist's view", "by her own account", "from the mayor's point of view": what follows is theirs
    into = np.maximum(run - 1, 0)
    held = (
        owned
        & (run > 0)
        & ~ctx.leads[np.maximum(run, 0)]
        & ctx.is_word(into, "in", "by", "from", "to")
        & (ctx.gap[np.maximum(run, 0)] == 0)
    )
    last_word = np.maximum(end - 1, 0)
    held &= ctx.is_word(last_word, *_HELD) | (ctx.is_word(last_word, *_OWN) & ctx.is_word(np.maximum(cue - 1, 0), "own"))
    held &= ctx.leads[into] | ((ctx.gap_after[np.minimum(end, n)] & (tk.COMMA | tk.PERIOD)) > 0) | ((ctx.gap[into] & tk.COMMA) > 0)
    # "in Quist's words," between commas or at the head of the sentence
    words = np.flatnonzero(owned & (run > 0) & ctx.is_word(last_word, "words") & ctx.is_word(into, "in") & ~ctx.leads[np.maximum(run, 0)])
    apart = ctx.leads[into[words]] | ((ctx.gap[into[words]] & (tk.COMMA | tk.DOUBLE)) > 0)
    held[words] |= apart & ((ctx.gap_after[np.minimum(end[words], n)] & (tk.COMMA | tk.PERIOD | tk.COLON)) > 0) & (ctx.gap[run[words]] == 0)
    # "to his bank account"
    held &= ~(ctx.is_word(last_word, "account", "accounts") & is_in(ctx.tokens.key[np.maximum(cue - 1, 0)], _KEPT))
    told |= held
    told &= ~(owned & is_in(ctx.tokens.key[at], _WRITERS))  # "in our view": nobody stands behind the writer
    only = ctx.lexicon.rules_among(("attribution/noun-view",))[rule]
    told &= ~only | held
    author &= ~only
    kind_of = np.where(author, a_type, np.where(ctx.name[at], NAMED, CARRY))
    first = np.where(author, a_first, run)
    last = np.where(author, a_last, at + 1)
    made = make(
        ctx,
        cue,
        end,
        first,
        last,
        kind_of,
        rule,
        carried=np.where(author, a_carried, kind_of == CARRY),
        inverted=author,
        backs=owned & that | held,
    )
    return made.take(np.flatnonzero(told | author))


def is_the_claim(ctx: Context, run: np.ndarray, owner: np.ndarray, verb: np.ndarray) -> np.ndarray:
    """bool: of which of some nouns it is told what they are: their phrase opens its clause at `run`, and behind `verb` stands "that" with a clause.
    Not "the flaw in his claim is that …", which is somebody else's; not "is that of a fool", "the book's claim"."""
    that = ctx.behind(verb)
    subject = ctx.behind(that)
    out = ctx.in_class(that, "THAT") & ((ctx.gap[verb] | ctx.gap[that]) == 0) & (ctx.gap[subject] == 0) & (subject > that)
    # "that night swim" points
    out &= ctx.in_class(subject, "DET", "DEF", "POSS", "PRON", "PRON1", "IT") | ctx.tokens.upper[subject] | is_in(ctx.tokens.key[subject], _SUBJECTS)
    before = ctx.before(run)
    opens = ctx.leads[run] | ((ctx.gap[run] & (tk.COMMA | tk.SEMICOLON)) > 0) | is_in(ctx.tokens.key[before], ("and", "but", "that"))
    return out & opens & ~ctx.in_class(owner, "DOC")


def find_charges(ctx: Context, sh: Shared) -> Attributions:
    """ "amid allegations that the mill was sold": claims that the text gives to nobody."""
    cue = ctx.where_are(*_CHARGES)  # few
    behind = np.minimum(cue + 1, sh.n - 1)
    ok = ctx.is_word(behind, "that") & ~sh.in_quote[cue] & ~ctx.verb[cue] & ~ctx.leads[behind] & ((ctx.gap_after[cue + 1] & STRONG) == 0)
    cue = cue[ok & ~ctx.name[cue]]
    end = cue + 1
    owner, _ = owners(ctx, cue)
    bare = (owner < 0) & ~ctx.is_word(ctx.before(cue), "no", "few")
    cue, end = cue[bare], end[bare]
    nowhere = np.full(len(cue), -1)
    rule = np.full(len(cue), ctx.lexicon.rule_number("attribution/it-is-said"))
    return make(ctx, cue, end, nowhere, nowhere, np.full(len(cue), VAGUE), rule, weak=np.ones(len(cue), bool))


def owners(ctx: Context, cue: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The possessive in front of each noun and the first word of its phrase; -1 where there is none."""
    classes = ctx.matches.classes
    never, bar = ctx.mask("PRON", "PRON1", "WHO", "IT", "THAT"), ctx.mask(*_BARS)
    owner = np.full(len(cue), -1)
    open_, after = np.arange(len(cue)), cue  # those that may reach further: fewer with every word
    for _ in range(_REACH):
        on = ~ctx.leads.take(after) & ((ctx.gap.take(after) & STRONG) == 0)
        open_, at = open_[on], after[on] - 1
        word = classes[at]
        owns = ctx.tokens.possessive.take(at) & ((word & never) == 0) | ((word & ctx.mask("POSS")) != 0)
        owner[open_[owns]] = at[owns]
        on = ~owns & ((word & bar) == 0) & ~ctx.name[at]
        open_, after = open_[on], at[on]
    out = owner.copy()
    some = np.flatnonzero(owner >= 0)  # few
    own_name = ctx.name[owner[some]]
    named = some[own_name]
    run = owner[named]
    for _ in range(4):
        back = np.maximum(run - 1, 0)
        title = ctx.name[back] | ctx.in_class(back, "TITLE")
        run = run - (title & (run > 0) & ~ctx.leads[run] & ((ctx.gap[run] & STRONG) == 0))
    out[named] = run
    # "the mayor's claim": the article belongs to the phrase
    plain = some[~own_name]
    plain = plain[~ctx.in_class(owner[plain], "POSS")]
    run = owner[plain]
    for _ in range(3):
        back = np.maximum(run - 1, 0)
        stop = ctx.in_class(run, "DEF", "DET", "POSS") | ((classes[back] & bar) != 0) & ~ctx.in_class(back, "DEF", "DET")
        run = run - ((run > 0) & ~ctx.leads[run] & ((ctx.gap[run] & STRONG) == 0) & ~stop & ~ctx.verb[back])
    out[plain] = run
    return owner, out


def find_agents(ctx: Context, sh: Shared, token: np.ndarray, size: np.ndarray, rule: np.ndarray, kind: np.ndarray) -> Pattern:
    """ "backed by the union", "when asked by a reporter": verbs in the passive with whoever acts behind them."""
    n, said = sh.n, token[(kind == 1) & ctx.verb[token] & ~sh.in_quote[token]]
    # "was accused of theft by the union": the participle of the phrase
    accused = ctx.lexicon.rules_among(("attribution/passive",)).take(rule)
    token, size, kind = np.where(accused, token + size - 2, token), np.where(accused, 1, size), np.where(accused, 3, kind)
    charge = accused | ctx.lexicon.rules_among(("attribution/accuse", "attribution/assail")).take(rule)
    behind = np.minimum(token + 1, n - 1)
    dubbed = ctx.lexicon.rules_among(("attribution/describe",)).take(rule) & sh.in_quote.take(behind)  # "was called “a joke” by Quist"
    few = np.flatnonzero((size == 1) & (dubbed | ctx.is_word(behind, "by", "as") | (charge & ctx.is_word(behind, "of", "for", "over"))))
    token, rule, kind, behind, dubbed = token[few], rule[few], kind[few], behind[few], dubbed[few]
    word = ctx.matches.word[token]
    pick = ((kind >= 1) & (kind <= 5) | (kind == 11)) & ~sh.in_quote[token]
    pick &= ~ctx.lexicon.base_form[word] & ~ctx.lexicon.ing_form[word] & (dubbed | (ctx.gap_after[behind] == 0)) & ~ctx.leads[behind]
    pick &= ctx.buffer.data[ctx.tokens.end[token] - 1] != ord("s")  # "swears by the balm", "charges by the hour"
    cue, by, rule, kind = token[pick], behind[pick], rule[pick], kind[pick]
    # "was identified as Hettie Vosk by the coroner", "accused of theft by the union"
    going = np.ones(len(cue), bool)
    for _ in range(_AS_FAR):
        going &= ~ctx.is_word(by, "by")
        on = np.minimum(by + 1, n - 1)
        going &= ~ctx.leads[on] & ((ctx.gap[on] & (STRONG ^ tk.COMMA ^ tk.DOUBLE)) == 0) & (on > by)
        by = np.where(going, on, by)
    found = ctx.is_word(by, "by") & ~sh.in_quote[by]
    # "was branded “a joke” by Quist"; not "a play called “The Weir,” written by Quist"
    marked = sh.in_quote[np.minimum(cue + 1 + ctx.is_word(np.minimum(cue + 1, n - 1), "as"), n - 1)]
    found &= ~marked | sh.in_quote[np.maximum(by - 1, 0)] & ((ctx.gap[by] & tk.COMMA) == 0)
    # "confirmed by matching the tower with a photo": how, not by whom
    how = np.minimum(by + 1, n - 1)
    does = ctx.ends_in(how, "g") & ~ctx.name[how] & ctx.in_class(np.minimum(how + 1, n - 1), "DEF", "DET", "POSS")
    found &= ~does | ~_DOING.end(ctx.buffer, ctx.tokens, how)
    cue, by, rule, kind = cue[found], by[found], rule[found], kind[found]
    first, last = right_phrase(ctx, sh, by + 1)
    ((kind_of, carried),) = yield [TypeRequest(first >= 0, first, last)]
    last, named = name_behind(ctx, first, last)
    kind_of, carried = np.where(named, NAMED, kind_of), carried & ~named
    deed = ctx.lexicon.rules_among(_DEEDS)[rule] | ctx.is_word(cue, "questioned")
    # "called by her mother", "swore by the balm"
    deed |= ctx.is_word(cue, "called", "named", "swore") & (by == cue + 1)
    deed |= _turned_down(ctx, cue)
    # "delivered by tablets", "continued by the trust": what is handed over or goes on is nobody's word
    handed = ctx.lexicon.rules_among(("attribution/deliver", "attribution/continue"))[rule]
    lost = handed & (ctx.lexicon.rules_among(("attribution/continue",))[rule] | (kind_of == VAGUE))
    aux = ctx.matches.classes[ctx.before(cue)]
    plainly = ((aux & ctx.mask("BE")) != 0) & ((aux & ctx.mask("NEG")) == 0)
    told = ctx.lexicon.rules_among(_TOLD)[rule] & plainly
    # "was praised by Quist": a verdict is said; that of a crowd is told with its words, "was hailed by fans as a triumph"
    verdict = plainly & ctx.lexicon.rules_among(_VERDICTS)[rule] & ~is_in(ctx.tokens.key[cue], _NO_VERDICTS)
    some = np.flatnonzero(verdict & ctx.is_word(cue, "welcomed"))
    verdict[some] = _received(ctx, cue[some])
    verdict &= ~ctx.is_word(ctx.before(cue), "be", "being")
    deed &= ~verdict
    spoken = np.zeros(len(ctx.sentences), bool)
    spoken[ctx.sentences.of_token[said]] = True
    verdict &= ~spoken[ctx.sentences.of_token[cue]]  # … unless somebody else speaks
    as_ = ctx.is_word(np.minimum(cue + 1, n - 1), "as") | ctx.is_word(np.minimum(np.maximum(last, 0), n - 1), "as")
    made = make(
        ctx,
        cue,
        np.where(by == cue + 1, cue + 2, cue + 1),
        first,
        last,
        kind_of,
        rule,
        carried=carried,
        inverted=np.ones(len(cue), bool),
        backs=((kind == 1) | (kind == 3) | told) & ~deed & ((kind_of != VAGUE) | verdict & as_),
    )
    return made.take(np.flatnonzero((kind_of > 0) & ~lost))


def _received(ctx: Context, cue: np.ndarray) -> np.ndarray:
    """bool: "the ruling was welcomed by Quist"; not "the guests were welcomed by Quist"."""
    out, at = np.zeros(len(cue), bool), cue
    for _ in range(_SUBJECT):
        at = ctx.before(at)
        out |= is_in(ctx.tokens.key[at], _STEPS)
    return out


def _turned_down(ctx: Context, cue: np.ndarray) -> np.ndarray:
    """bool: which of some participles tell what was done to a bid, "a bid rejected by the mill"; what is claimed and rejected is denied."""
    out = np.zeros(len(cue), bool)
    some = np.flatnonzero(ctx.is_word(cue, "rejected"))  # few
    begin = ctx.sentences.first[ctx.sentences.of_token[cue[some]]]
    some, begin = some[begin < cue[some]], begin[begin < cue[some]]
    if some.size:
        inside, edge = spread(begin, cue[some])
        keys = ctx.tokens.key[inside]
        out[some] = np.logical_or.reduceat(is_in(keys, _BIDS), edge) & ~np.logical_or.reduceat(is_in(keys, _SAYINGS), edge)
    return out
