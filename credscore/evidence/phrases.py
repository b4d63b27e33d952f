"""Where a source phrase lies and what it is: the words to the left or right of a cue, typed by their head."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.quotes import Quotes
from credscore.text import tokens as tk

NONE, NAMED, OFFICIAL, DOCUMENT, MEDIA, SOCIAL, ANONYMOUS, VAGUE = range(8)
TYPE_NAMES = ("none", "named", "official", "document", "media", "social", "anonymous", "vague")
CARRY = 8  # a pronoun or role: takes the type of the last person named before it

# of the verbs that carry another ("seems to suggest"), those that leave open whether it was done ("tried to warn")
_TRIES = """
    try tried tries trying attempt attempted attempts attempting struggle struggled struggles struggling fail failed fails failing like likes liked
    prefer prefers preferred used neglected helped
""".split()
_GOES = ("went", "goes", "go", "going", "gone")

# words for an outlet in front of its name
_CALLED = """
    newspaper magazine tabloid outlet paper website site blog podcast broadcaster channel publication weekly daily portal newsletter station
""".split()
_OFFICES = "judge magistrate prosecutor commissioner senator governor envoy bishop archbishop sheriff constable".split()
_PERSONS = "officials officers lawmakers ministers diplomats senators mps lawyers attorneys doctors nurses investigators detectives people persons".split()
_FEW = "two three four five six seven eight nine ten".split()
_MORE = ("second", "third", "fourth", "fifth")
_AGENTS = ("er", "or", "ist", "ian", "man", "eer", "ess", "ee", "mate", "ant", "hand", "cook")

LINK = tk.COMMA | tk.OPEN_PAREN | tk.CLOSE_PAREN | tk.G_DASH


@dataclass(slots=True)
class Shared:
    """Dense arrays that several patterns read."""

    n: int
    names_before: np.ndarray
    preps: Places
    prep: np.ndarray
    of: np.ndarray
    skip: np.ndarray
    in_quote: np.ndarray
    is_link: np.ndarray
    links: Places
    cuts: Places
    rels: Places


class Places:
    """Where something is among the n tokens of a buffer: places found by counting, not by searching. at : int64, in order."""

    __slots__ = ("_ahead", "_behind", "_passed", "at")

    def __init__(self, flag: np.ndarray) -> None:
        self.at = np.flatnonzero(flag)
        self._passed = np.zeros(len(flag) + 1, np.int32)
        np.cumsum(flag, out=self._passed[1:], dtype=np.int32)
        self._ahead = np.append(self.at, len(flag))
        self._behind = np.concatenate([[-1], self.at])

    def ahead(self, of: np.ndarray) -> np.ndarray:
        """The first place at or behind each token; n where there is none."""
        return self._ahead.take(self._passed.take(of, mode="clip"), mode="clip")

    def before(self, of: np.ndarray) -> np.ndarray:
        """The last place before each token; -1 where there is none."""
        return self._behind.take(self._passed.take(of, mode="clip"), mode="clip")


def share_arrays(ctx: Context, quotes: Quotes) -> Shared:
    n = len(ctx.tokens)
    before = np.zeros(n + 1, np.int32)
    np.cumsum(ctx.name, out=before[1:], dtype=np.int32)
    of = ctx.has("OF")
    of_name = np.zeros(n, bool)
    of_name[1:-1] = of[1:-1] & ctx.name[:-2] & ctx.name[2:]
    prep = (ctx.has("PREP") | of) & ~of_name
    # commas, brackets and dashes (also a spaced hyphen or two) that set an insertion apart
    gap = ctx.gap
    link = (gap & LINK) > 0
    hyphen = np.flatnonzero((gap[:n] & tk.HYPHEN) > 0)
    hyphen = hyphen[hyphen > 0]
    link[hyphen[ctx.tokens.start[hyphen] - ctx.tokens.end[hyphen - 1] >= 3]] = True
    return Shared(
        n,
        before,
        Places(prep),
        prep,
        of,
        ctx.has("ADV", "HAVE", "NEG", "DO") & ~ctx.name,
        quotes.inside > 0,
        link,
        Places(link[:n]),
        Places(_cuts(ctx)),
        Places(_relatives(ctx)),
    )


def classify(
    ctx: Context, sh: Shared, first: np.ndarray, last: np.ndarray, read: np.ndarray | bool = False
) -> tuple[np.ndarray, np.ndarray]:
    """Type and `carried` flag of the source phrases [first, last). read: which stand where outlets do ("told …", "reported by …")."""
    m = ctx.mask
    n = sh.n
    empty = last <= first
    f = np.minimum(first, n - 1)
    classes, name = ctx.matches.classes, ctx.name
    # a phrase that begins with a preposition ("In a statement Mr Quist"): its source is the name run or last determiner at its end
    stop = sh.preps.ahead(f + 1)
    head_end = np.where((stop > f) & (stop < last), stop, last)
    head_end = np.maximum(head_end, f + 1)
    tail = np.minimum(head_end - 1, n - 1)
    # "a person close (to the band)": the adjective behind a noun is not the head
    trim = ((classes[tail] & m("ANONADJ")) != 0) & (tail > f) & ~name[tail]
    head_end, tail = head_end - trim, tail - trim
    # "papers filed (in court)": nor is the participle
    data, stop_at = ctx.buffer.data, ctx.tokens.end[tail]
    trim = (data[stop_at - 1] == ord("d")) & (data[stop_at - 2] == ord("e")) & (tail > f) & ~name[tail] & ~name[np.maximum(tail - 1, 0)]
    trim |= ctx.is_word(tail, "seen", "written", "shown", "sent", "held", "taken", "given") & (tail > f)
    head_end, tail = head_end - trim, tail - trim
    union = ctx.any_in(f, np.minimum(head_end, n))
    whole = ctx.any_in(f, np.minimum(np.maximum(last, f + 1), n))
    lead, end = classes[f], classes[tail]
    n_names = sh.names_before[np.minimum(head_end, n)] - sh.names_before[f]
    end_name = name[tail]
    out = np.zeros(len(f), np.int8)

    found: list[tuple[np.ndarray, int]] = []

    def put(where: np.ndarray, what: int) -> None:
        found.append((where, what))

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
    # "the newsletter Prairie Runways": a word for an outlet right in front of the name
    run = tail.copy()
    for _ in range(4):
        run = run - (name[run] & (run > f))
    called = end_name & (run < tail) & ~name[run] & ((classes[f] & m("PREP")) == 0)
    outlet |= called & ctx.is_word(run, *_CALLED)
    reporter = ((end & m("DOC")) != 0) & plain
    put((outlet | unsure) & ~reporter & ((end & m("OFFICIAL", "ROLE")) == 0), MEDIA)
    put(called & ctx.is_word(run, "journal"), DOCUMENT)
    # "one gossip site": an outlet; "her site", "the council's site": a document
    put(((lead & m("DET", "NUMBER")) != 0) & ctx.is_word(tail, "site", "website") & (n_names == 0), MEDIA)
    if np.any(read):  # "told The Hitavada": a capital article in the middle of a sentence belongs to the name of an outlet
        article = read & ((lead & m("DEF")) != 0) & ctx.tokens.upper[f] & ~ctx.leads[f]
        put(article & (head_end - f <= 4) & (n_names == head_end - f - 1) & end_name, MEDIA)
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
    # "a team of insiders"
    band = ctx.is_word(tail, "team", "group", "pair", "number", "handful", "couple", "trio", "string") & ((whole & m("ANON", "PALS")) != 0)
    put(((lead & m("DET")) != 0) & band & plain & (n_names == 0), ANONYMOUS)
    # "two intelligence officials": so many, but nobody is named
    put(ctx.is_word(f, *_FEW) & ctx.is_word(tail, *_PERSONS) & plain, ANONYMOUS)
    put(((end & m("VAGUE")) != 0) & plain & ((end & m("OFFICIAL")) == 0), VAGUE)
    put(((lead & m("VAGUE")) != 0) & plain & (n_names == 0), VAGUE)
    put(((end & m("SOCIAL")) != 0) & plain, SOCIAL)
    put(((end & m("MEDIA")) != 0) & plain & ((lead & m("DEF", "DET", "POSS")) != 0 | (n_names > 0)), MEDIA)
    put(((end & m("MEDIA")) != 0) & plain, MEDIA)
    role_like = ((end & m("OFFICIAL")) != 0) & plain
    put(role_like & ~((n_names > 0) & ((end & m("ROLE")) == 0) & ctx.tokens.upper[tail]), OFFICIAL)
    put(ctx.is_word(tail, "republicans", "democrats", "conservatives", "liberals") & (n_names == 1), VAGUE)
    # "A Kremlin aide", "a Western diplomat": a name in front of the noun names nobody
    a_person = ((end & m("ONE", "PALS")) != 0) | (
        ((end & m("ROLE")) != 0) & ((end & m("OFFICIAL", "TITLE")) == 0) & ~ctx.is_word(tail, *_OFFICES)
    )
    put(((lead & m("DET")) != 0) & plain & (n_names > 0) & a_person, ANONYMOUS)
    put(n_names > 0, NAMED)
    definite = (lead & m("DEF", "POSS")) != 0
    office = ((union & m("OFFICIAL", "ORG")) != 0) | ctx.is_word(tail, *_OFFICES)
    office |= ((union & m("TITLE")) != 0) & ~ctx.is_word(f, "one", "another")
    put(((lead & m("DET")) != 0) & ((end & m("ROLE")) != 0) & plain & (n_names == 0) & ~office, ANONYMOUS)
    # "one", "another", "a third": one more of those who spoke before
    put(one & ctx.is_word(f, "one", "another"), CARRY)
    put(((lead & m("DET")) != 0) & (head_end - f == 2) & ctx.is_word(tail, *_MORE), CARRY)
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
    # "a seamstress", "a former homeowner": somebody, whatever the trade
    somebody = ((lead & m("DET")) != 0) & plain & (n_names == 0) & (head_end - f >= 2) & (head_end - f <= 6) & (ctx.matches.word[tail] == 0)
    some = np.flatnonzero(somebody)
    somebody[some] = _agent(ctx, tail[some]) | ctx.is_word(f[some], "one", "another")
    put(somebody, ANONYMOUS)
    for where, what in reversed(found):  # the first that holds is written last
        np.putmask(out, where, what)
    out[empty] = NONE
    return out, out == CARRY


def _owner(ctx: Context, at: np.ndarray) -> np.ndarray:
    """Whether the run of names that begins at each token is possessive."""
    last = np.maximum(len(ctx.tokens) - 1, 0)
    out, on = np.zeros(len(at), bool), np.ones(len(at), bool)
    for step in range(3):
        here = np.minimum(at + step, last)
        on &= ctx.name[here]
        out |= on & ctx.tokens.possessive[here]
    return out


def _agent(ctx: Context, at: np.ndarray) -> np.ndarray:
    """Tokens that end like a word for somebody who does something (waiter, collector, machinist, technician)."""
    data, end, size = ctx.buffer.data, ctx.tokens.end[at], ctx.tokens.end[at] - ctx.tokens.start[at]
    out = np.zeros(len(at), bool)
    for ending in _AGENTS:
        here = size > len(ending) + 1
        for k, letter in enumerate(reversed(ending), 1):
            here &= (data[end - k] | 32) == ord(letter)
        out |= here
    return out


def classify_some(ctx: Context, sh: Shared, where: np.ndarray, first: np.ndarray, last: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """`classify` where `where` holds; NONE and False elsewhere."""
    kind, carried = np.zeros(len(first), np.int8), np.zeros(len(first), bool)
    some = np.flatnonzero(where)
    if some.size:
        kind[some], carried[some] = classify(ctx, sh, first[some], last[some])
    return kind, carried


def tokens_upper(ctx: Context, at: np.ndarray) -> np.ndarray:
    """A capital that is not owed to the start of a sentence."""
    return ctx.tokens.upper[at] & ~ctx.leads[at]


def left_phrase(
    ctx: Context, sh: Shared, cue: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Source phrases to the left of verbs: first, last, the end of the head, the gap index in front of the verb group; negated, passive, tried only."""
    gap = ctx.gap
    negated = np.zeros(len(cue), bool)
    passive = np.zeros(len(cue), bool)
    neg, be = ctx.mask("NEG"), ctx.mask("BE")
    classes = ctx.matches.classes
    skippable = (sh.skip | ctx.has("BE", "MODAL")) & ~ctx.has("PRON", "PRON1", "WHO")
    verb_group, trying = _matrix(ctx, cue)
    # "was heard yelling", "was overheard saying"
    heard = ctx.are("heard", "overheard", "recorded", "filmed", "caught")
    ing = ctx.lexicon.ing_form[ctx.matches.word[cue]]
    for _ in range(4):
        before = np.maximum(verb_group - 1, 0)
        go = (
            (skippable[before] | (heard[before] & ing))
            & (verb_group > 0)
            & ~ctx.leads[verb_group]
            & ((gap[verb_group] & (tk.DOUBLE | LINK | tk.COLON)) == 0)
        )
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
    first = ctx.segment(np.maximum(last - 1, 0))
    # "executives who have worked with him say": the subject of such a clause stands in front of it
    rel = _relative(ctx, sh, first, last, lead_of(ctx, last))
    clause = rel >= 0
    first = np.where(clause, ctx.segment(np.maximum(rel - 1, 0)), first)
    last = np.where(clause, rel, last)
    head_last = last
    linked = sh.is_link[last] & ~quoted & ~at_start
    # appositions: "Quist, 54, a teacher and captain, said": walk back from comma to comma, the farthest name opens the phrase
    opens = ctx.mask("DEF", "DET", "TITLE", "ANON", "OFFICIAL", "ROLE", "PRON")
    lead = ctx.sentences.first[ctx.sentences.of_token[np.maximum(last - 1, 0)]]
    named_first, named_last = np.full(len(cue), -1), np.full(len(cue), -1)
    plain_first, plain_last = np.full(len(cue), -1), np.full(len(cue), -1)
    beside = np.full(len(cue), -1)
    right = last
    for k in range(5):
        left = np.maximum(sh.links.before(right), lead)
        if k:  # "…, as Quist, a teacher, said": a clause that begins behind the last comma
            clause = ctx.segment(np.maximum(right - 1, 0))
            opened = (clause > left) & ctx.name[clause] & ((classes[np.maximum(clause - 1, 0)] & ctx.mask("BREAK", "THAT")) != 0)
            left = np.where(opened, clause, left)
        step = linked & (left < right) & (last - left <= 45) & (right - left <= 18)
        # "…,” Quist, the captain and owner, said": the walk ends behind the closing mark
        closed = ((gap[left] & tk.DOUBLE) > 0) & sh.in_quote[np.maximum(left - 1, 0)] & (left > lead)
        step &= ~sh.in_quote[left] & (((gap[left] & (tk.DOUBLE | tk.COLON | tk.SEMICOLON)) == 0) | closed)
        if not step.any():
            break
        if k == 0:  # "The chairman, Teodor Brandt, said": the name may stand right in front of the verb
            beside = np.where(step & ctx.name[left] & ~ctx.verb[left], left, -1)
        else:
            is_name = step & ctx.name[left] & ~ctx.verb[left] & ~_owner(ctx, left)  # "Velden's minister, Ines Falk,": not Velden
            named_first, named_last = np.where(is_name, left, named_first), np.where(is_name, right, named_last)
            is_plain = step & ((classes[left] & opens) != 0) & (plain_first < 0)
            plain_first, plain_last = np.where(is_plain, left, plain_first), np.where(is_plain, right, plain_last)
        linked = linked & step & (left > lead) & ~closed
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
    return first, last, head_last, verb_group, negated, passive, trying


def lead_of(ctx: Context, last: np.ndarray) -> np.ndarray:
    """First token of the sentence that holds the token in front of each position."""
    return ctx.sentences.first[ctx.sentences.of_token[np.maximum(last - 1, 0)]]


def _relative(ctx: Context, sh: Shared, first: np.ndarray, last: np.ndarray, lead: np.ndarray) -> np.ndarray:
    """The "who" of a clause that stands between a verb and its subject, without commas; -1 where there is none."""
    rel = sh.rels.before(last)
    behind = np.minimum(rel + 1, sh.n - 1)
    classes = ctx.matches.classes[behind]
    # "who has fixed", not "who the mayor said"
    acts = (classes & ctx.mask("BE", "HAVE", "MODAL", "DO", "NEG", "ADV")) != 0
    plain = ~ctx.tokens.upper[behind] & ((classes & ctx.mask("DET", "DEF", "POSS", "PRON", "PRON1", "IT", "PREP", "OF")) == 0)
    ok = (rel > lead) & (last - rel <= 14) & (last - rel >= 3) & (acts | plain) & ~sh.in_quote[np.maximum(rel, 0)]
    ok &= (sh.links.before(last + 1) <= rel) & ~sh.is_link[np.maximum(rel, 0)]
    return np.where(ok, rel, -1)


def _matrix(ctx: Context, cue: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """First tokens of "went on to say", "seems to suggest": a verb in the infinitive together with the verb that carries it.

    Also bool: it was tried, liked or failed rather than done.
    """
    leads = ctx.leads
    to, verb = np.maximum(cue - 1, 0), np.maximum(cue - 2, 0)
    free = (cue >= 3) & ~leads[cue] & ~leads[to] & ~leads[verb] & ((ctx.gap[cue] | ctx.gap[to]) == 0) & ctx.is_word(to, "to")
    on = free & ctx.is_word(verb, "on") & ctx.is_word(np.maximum(cue - 3, 0), *_GOES)
    trying = free & ctx.is_word(verb, *_TRIES)
    group = np.where(
        on,
        cue - 3,
        np.where(trying | (free & ((ctx.matches.classes[verb] & ctx.mask("MATRIX")) != 0) & ~ctx.is_word(verb, *_GOES)), cue - 2, cue),
    )
    return np.where(leads[group], cue, group), trying


def right_phrase(ctx: Context, sh: Shared, begin: np.ndarray, keep_for: bool = True) -> tuple[np.ndarray, np.ndarray]:
    """Source phrases that begin at token `begin`: up to the end of the clause segment, cut at prepositions of time and place."""
    n = sh.n
    b = np.minimum(begin, n - 1)
    valid = (begin < n) & ~ctx.leads[b]
    end = ctx.next_bar(b)
    stop = sh.cuts.ahead(b + 1)
    end = np.minimum(np.minimum(end, stop), b + 12)
    return np.where(valid, b, -1), np.where(valid, end, -1)


def _relatives(ctx: Context) -> np.ndarray:
    """ "who", and "that" behind a noun in the plural, in front of a verb: dense bool."""
    rel = ctx.are("who")
    at = np.flatnonzero(ctx.are("that"))
    at = at[(at > 0) & (at + 1 < len(rel))]
    noun = (ctx.buffer.data[ctx.tokens.end[at - 1] - 1] == ord("s")) & ~tokens_upper(ctx, at - 1) & ~ctx.verb[at - 1] & (ctx.gap[at] == 0)
    acts = (ctx.matches.classes[at + 1] & ctx.mask("BE", "HAVE", "MODAL", "DO")) != 0
    rel[at[noun & acts]] = True
    return rel


def _cuts(ctx: Context) -> np.ndarray:
    """Prepositions of time and place, and words for time: dense bool."""
    cut = ctx.are("in", "on", "at", "during", "after", "by", "about", "via", "when", "before", "through", "to", "with", "from", "into")
    cut |= ctx.has("TIME")
    cut &= ~ctx.name
    cut[1:] &= ~ctx.has("ANONADJ")[:-1]  # "a person close to the band" is one phrase
    return cut
