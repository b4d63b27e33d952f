"""Nouns that report or take sides, with their owner: "Quist's claim that …", "criticism from the mayor"; and "accused by the mayor"."""

from __future__ import annotations

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class _Nouns:
    """m cue nouns; arrays of length m. cue, end : int64, token span of each. rule : its number. owner, run : see `owners`. owned : bool, it has one.
    following : int64, the token that begins what it is about, behind the noun or its verb. near : bool, no mark stands in front of that."""

    cue: np.ndarray
    end: np.ndarray
    rule: np.ndarray
    owner: np.ndarray
    run: np.ndarray
    owned: np.ndarray
    following: np.ndarray
    near: np.ndarray


def find_nouns(ctx: Context, sh: Shared) -> Pattern:
    """Cue nouns with an owner in front or an author behind. Only with "that" do they back their sentence: else they tell whose view it is."""
    c = _cue_nouns(ctx, sh)
    # "criticism from the mayor", "the opinion of the court"
    author = c.near & ctx.is_word(c.following, "by", "from", "of")
    a_first, a_last = right_phrase(ctx, sh, c.end + 1)
    ((a_type, a_carried),) = yield [TypeRequest(author & (a_first >= 0), a_first, a_last)]
    a_last, named = name_behind(ctx, a_first, a_last)  # "a statement from the mayor, Ines Falk, was read"
    a_type, a_carried = np.where(named & author, NAMED, a_type), a_carried & ~named
    only = ctx.lexicon.rules_among(("attribution/noun-view",))[c.rule]
    author &= (a_type > 0) & _may_have_author(ctx, sh, c) & ~c.owned & ~only
    held = _held_by_owner(ctx, c)
    # a view is told with what it is of: "their support for the weir", not "their support"
    told = c.near & ctx.is_word(c.following, "that", "to", "of", "on", "for", "against", "about", "over", "with", "toward", "towards") & ~only
    # "keep alive their hopes of a cup": what may come is no view, "their hope that it will" is one
    told &= ctx.is_word(c.following, "that", "to") | ctx.in_class(c.following, "THAT") | ~ctx.is_word(c.end - 1, "hope", "hopes")
    told |= held
    at = np.maximum(c.owner, 0)
    told &= c.owned & ~is_in(ctx.tokens.key[at], _WRITERS)  # "in our view": nobody stands behind the writer
    kind_of = np.where(author, a_type, np.where(ctx.name[at], NAMED, CARRY))
    made = make(
        ctx, c.cue, c.end, np.where(author, a_first, c.run), np.where(author, a_last, at + 1), kind_of, c.rule,
        carried=np.where(author, a_carried, kind_of == CARRY), inverted=author,
        backs=c.owned & c.near & ctx.in_class(c.following, "THAT") | held,
    )  # fmt: skip
    return made.take(np.flatnonzero(told | author))


def _cue_nouns(ctx: Context, sh: Shared) -> _Nouns:
    """The cue nouns that have an owner in front of them or may have an author behind them."""
    hits, n = ctx.matches.hits["noun"], sh.n
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
    near = ((ctx.gap_after[np.minimum(end, n)] & STRONG) == 0) & (end < n) & ~ctx.leads[following]
    return _Nouns(cue, end, rule, owner, run, owned, following, near)


def _may_have_author(ctx: Context, sh: Shared, c: _Nouns) -> np.ndarray:
    """bool (m,): "criticism from the mayor", "the view of Quist"; not "the view of the weir", "a portrayal of Quist", "held on suspicion of OWI"."""
    behind, before = np.minimum(c.end + 1, sh.n - 1), ctx.before(c.cue)
    about = is_in(ctx.tokens.key[c.end - 1], _ABOUT) | ctx.is_word(c.cue, "support") & ctx.is_word(before, "in")
    of_somebody = (ctx.name[behind] | ctx.in_class(behind, "TITLE")) & ~about
    suspected = ctx.is_word(c.end - 1, "suspicion") & ctx.is_word(before, "on", "under")
    return (ctx.is_word(c.following, "by", "from") | of_somebody) & ~suspected


def _held_by_owner(ctx: Context, c: _Nouns) -> np.ndarray:
    """bool (m,): "in Quist's view", "by her own account", "from the mayor's point of view": what follows is theirs; not "to his bank account"."""
    out = c.owned & (c.run > 0)
    some = np.flatnonzero(out)
    run, last, before = c.run[some], c.end[some] - 1, np.maximum(c.cue[some] - 1, 0)
    into, behind = run - 1, ctx.gap_after[np.minimum(c.end[some], len(ctx.tokens))]
    held = ctx.is_word(last, *_HELD) | ctx.is_word(last, *_OWN) & ctx.is_word(before, "own")
    held &= ctx.leads[into] | ((behind & (tk.COMMA | tk.PERIOD)) > 0) | ((ctx.gap[into] & tk.COMMA) > 0)
    held &= ctx.is_word(into, "in", "by", "from", "to")
    # "in Quist's words," between commas or at the head of the sentence
    apart = ctx.leads[into] | ((ctx.gap[into] & (tk.COMMA | tk.DOUBLE)) > 0)
    apart &= ((behind & (tk.COMMA | tk.PERIOD | tk.COLON)) > 0) & ctx.is_word(last, "words") & ctx.is_word(into, "in")
    out[some] = (held | apart) & ~ctx.leads[run] & (ctx.gap[run] == 0)
    out[some] &= ~(ctx.is_word(last, "account", "accounts") & is_in(ctx.tokens.key[before], _KEPT))
    return out


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
        on = ~ctx.leads.take(after) & ((ctx.gap.take(after) & (STRONG | tk.DOUBLE)) == 0)
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


@dataclass(frozen=True, slots=True)
class _Passives:
    """m participles behind which somebody acts; arrays of length m. cue, by : int64, the tokens of the participle and of "by". rule, kind : of the
    cue, see `cue_kind`."""

    cue: np.ndarray
    by: np.ndarray
    rule: np.ndarray
    kind: np.ndarray


def find_agents(ctx: Context, sh: Shared, token: np.ndarray, size: np.ndarray, rule: np.ndarray, kind: np.ndarray) -> Pattern:
    """ "backed by the union", "when asked by a reporter": verbs in the passive with whoever acts behind them."""
    said = token[(kind == 1) & ctx.verb[token] & ~sh.in_quote[token]]
    c = _passives(ctx, sh, token, size, rule, kind)
    first, last = right_phrase(ctx, sh, c.by + 1)
    ((kind_of, carried),) = yield [TypeRequest(first >= 0, first, last)]
    last, named = name_behind(ctx, first, last)
    kind_of, carried = np.where(named, NAMED, kind_of), carried & ~named
    # "delivered by tablets", "continued by the trust": what is handed over or goes on is nobody's word
    lost = ctx.lexicon.rules_among(("attribution/deliver",))[c.rule] & (kind_of == VAGUE)
    lost |= ctx.lexicon.rules_among(("attribution/continue",))[c.rule]
    aux = ctx.before(c.cue)
    plainly = ctx.in_class(aux, "BE") & ~ctx.in_class(aux, "NEG")
    told = ctx.lexicon.rules_among(_TOLD)[c.rule] & plainly
    verdict = plainly & _verdicts(ctx, c)
    deed = _deeds(ctx, c) & ~verdict
    spoken = np.zeros(len(ctx.sentences), bool)
    spoken[ctx.sentences.of_token[said]] = True
    verdict &= ~spoken[ctx.sentences.of_token[c.cue]]  # … unless somebody else speaks
    # that of a crowd is told with its words: "was hailed by fans as a triumph"
    as_ = ctx.is_word(np.minimum(c.cue + 1, sh.n - 1), "as") | ctx.is_word(np.minimum(np.maximum(last, 0), sh.n - 1), "as")
    made = make(
        ctx, c.cue, np.where(c.by == c.cue + 1, c.cue + 2, c.cue + 1), first, last, kind_of, c.rule,
        carried=carried, inverted=np.ones(len(c.cue), bool),
        backs=((c.kind == 1) | (c.kind == 3) | told) & ~deed & ((kind_of != VAGUE) | verdict & as_),
    )  # fmt: skip
    return made.take(np.flatnonzero((kind_of > 0) & ~lost))


def _passives(ctx: Context, sh: Shared, token: np.ndarray, size: np.ndarray, rule: np.ndarray, kind: np.ndarray) -> _Passives:
    """The participles among the rule matches given that have "by" behind them: "accused of theft by the union"."""
    n = sh.n
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
    pick &= ~ctx.ends_in(token, "s")  # "swears by the balm", "charges by the hour"
    cue, by, rule, kind = token[pick], _up_to_by(ctx, behind[pick]), rule[pick], kind[pick]
    found = ctx.is_word(by, "by") & ~sh.in_quote[by]
    # "was branded “a joke” by Quist"; not "a play called “The Weir,” written by Quist"
    marked = sh.in_quote[np.minimum(cue + 1 + ctx.is_word(np.minimum(cue + 1, n - 1), "as"), n - 1)]
    found &= ~marked | sh.in_quote[np.maximum(by - 1, 0)] & ((ctx.gap[by] & tk.COMMA) == 0)
    # "confirmed by matching the tower with a photo": how, not by whom
    how = np.minimum(by + 1, n - 1)
    does = ctx.ends_in(how, "g") & ~ctx.name[how] & ctx.in_class(np.minimum(how + 1, n - 1), "DEF", "DET", "POSS")
    found &= ~does | ~_DOING.end(ctx.buffer, ctx.tokens, how)
    return _Passives(cue[found], by[found], rule[found], kind[found])


def _up_to_by(ctx: Context, at: np.ndarray) -> np.ndarray:
    """The tokens "by" from `at` on, or where the way to them ends: "was identified as Hettie Vosk | by the coroner"."""
    going = np.ones(len(at), bool)
    for _ in range(_AS_FAR):
        on = ctx.behind(at)
        going &= ~ctx.is_word(at, "by") & ((ctx.gap[on] & (STRONG ^ tk.COMMA ^ tk.DOUBLE)) == 0)
        at = np.where(going, on, at)
    return at


def _deeds(ctx: Context, c: _Passives) -> np.ndarray:
    """bool (m,): "questioned by police", "called by her mother", "swore by the balm", "a bid rejected by the mill": done rather than said."""
    called = ctx.is_word(c.cue, "called", "named", "swore") & (c.by == c.cue + 1)
    return ctx.lexicon.rules_among(_DEEDS)[c.rule] | ctx.is_word(c.cue, "questioned") | called | _turned_down(ctx, c.cue)


def _verdicts(ctx: Context, c: _Passives) -> np.ndarray:
    """bool (m,): "was praised by Quist": a verdict is said; not "to be praised", "was thanked", "the guests were welcomed"."""
    out = ctx.lexicon.rules_among(_VERDICTS)[c.rule] & ~is_in(ctx.tokens.key[c.cue], _NO_VERDICTS)
    out &= ~ctx.is_word(ctx.before(c.cue), "be", "being")
    some = np.flatnonzero(out & ctx.is_word(c.cue, "welcomed"))
    out[some] = _received(ctx, c.cue[some])
    return out


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
