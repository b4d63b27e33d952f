"""Studies that are told at length: sentences they open, their teams, who took part, methods and results."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from credscore.evidence.attribution_table import Attributions
from credscore.evidence.context import STRONG, Context
from credscore.evidence.documents.leads import STUDY, closing_tags, document_leads, have_shown, it_says
from credscore.evidence.documents.paper_events import printed_in
from credscore.evidence.documents.polls import SHARES, polled, standings
from credscore.evidence.documents.teams import run_by_teams
from credscore.evidence.documents.topics import GROUPS, OUTCOMES, are_topics
from credscore.evidence.ranges import among, running, shared, spread
from credscore.evidence.source_types import DOCUMENT, NAMED, NONE, OFFICIAL, VAGUE
from credscore.evidence.word_lists import SAY
from credscore.text import tokens as tk
from credscore.text.tokens import WordSets, is_in

_METHOD = 6  # sentences on the method and results of a study, behind the one that names it
# Whoever was studied, in any sentence behind the one that names the study; and words for people who are also spoken of otherwise.
_STUDIED = """
    participants participant volunteers volunteer respondents placebo randomly randomised randomized cohort subjects enrolled recruited
""".split()
_MEASURED = """
    patients women men children adults mice rats group groups babies infants mothers nurses smokers drinkers eaters users walkers sleepers
    dose doses risk levels rate rates symptoms scores
""".split()
_NOW = ("is", "are", "has", "have", "include", "includes")
_COMPARED = ("than", "compared", "percent", "versus", "difference", "average", "half", "times")
# such as are no participles: "has lost" tells of today
_PAST = """
    was were had did didn't fell rose ate drank took slept got gave kept began showed wasn't weren't hadn't saw went grew wore chose swam woke broke
    stood sat lay drew shrank sank knew flew spoke
""".split()
_BIT_STUDIED, _BIT_MEASURED, _BIT_COMPARED, _BIT_PAST, _BIT_PRESENT, _BIT_MAKER, _BIT_GROUP, _BIT_OUTCOME = (np.uint32(1 << k) for k in range(8))
# those that are, where their neighbours do not tell otherwise; and what stands behind participles
_DONE = "made lost came became found left held met ran sent felt spent brought bought told led paid built taught cut underwent caught".split()
_PASSIVE = ("by", "with", "as")
_DEFINES = 10  # words up to "is a"
_WHAT_IS = "a an the one among not no currently considered known called used located often usually typically".split()
_OF_STUDIES = """
    study studies trial trials research results findings finding data review analysis first evidence higher lower significant difference indicator
    greater likely likelier fewer better worse than effective
""".split()
_TRIED = ("study", "studies", "trial", "trials", "analysis", "review")  # "In all, 3,200 letters were included in the study."
_NEAR, _BETWEEN = 8, 4  # sentences
_LEADS = 6  # words of a sentence up to its subject
# who made a study, what they do with what they see, and who took part in it
_TEAM = ("team", "scientists", "investigators", "biologists", "psychologists", "doctors")
_MAKERS = ("team", "researchers", "scientists", "investigators", "authors", "colleagues")
_ACTS = ("gave", "took", "put", "fed", "made", "chose", "drew", "sent", "kept", "split", "set", "built", "grew", "ran", "began", "used")
_NO_ACTS = """
    published presented declared hoped wanted need needed planned received urged warned called cautioned agreed disagreed failed believed thanked
    continued refused declined decided responded expected proposed recommended
""".split()
_FOUND = """
    found find finds noted note notes observed noticed concluded discovered showed saw reported measured estimated estimate calculated determined
    recorded tested
""".split()
_MOST = ("most", "many", "some", "several", "few")


def led_by_documents(
    ctx: Context, a: Attributions, inner: np.ndarray, quoted: np.ndarray, speaker_of: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """`inner` with the sentences whose subject is a document: "The study …", "For the report, …"; bool, those a study opens; and bool, those
    that only tell what became of it ("The findings were presented in Oslo"): they keep a study going, but it does not back them;
    and bool, those that earlier studies back, which start none."""
    sents = ctx.sentences
    leads = document_leads(ctx)
    studies, shown = leads.studies, leads.shown
    shown &= inner == NONE
    ran = run_by_teams(ctx)
    ran = ran[(inner[ran] == NONE) & ~quoted[ran]]
    inner = inner.copy()
    inner[ran] = DOCUMENT
    studies[ran] = True
    printed = printed_in(ctx)
    inner[printed[(inner[printed] == NONE) & ~quoted[printed]]] = DOCUMENT
    nobody = (inner == VAGUE) | (inner == NAMED) & (speaker_of >= 0)
    if len(a):
        nobody &= (inner == VAGUE) | (a.first[np.maximum(speaker_of, 0)] < 0)
    inner = np.where(leads.opens & (inner == NONE) | leads.counted & nobody, DOCUMENT, inner).astype(np.int8)
    tag = np.maximum(speaker_of, 0)  # "The study is flawed, said Quist", "…, Quist said"
    late = np.zeros(len(sents), bool)
    if len(a):
        comma = (ctx.gap.take(np.maximum(a.first.take(tag), 0)) & tk.COMMA) > 0
        late = (speaker_of >= 0) & (np.where(comma, np.maximum(a.last[tag], a.cue_end[tag]), a.last[tag]) >= sents.first[1:] - 1)
        says = ctx.is_word(a.cue[tag], *SAY) & a.inverted[tag]  # "…, said Quist, a baker"
        late |= (speaker_of >= 0) & says & ((ctx.gap.take(a.cue.take(tag)) & tk.COMMA) > 0)
    # "A study of 80 women who said they nap found …": others than the subject of the sentence
    others = (inner == VAGUE) | (inner == OFFICIAL)
    if len(a):
        apart = comma & ((ctx.gap_after[np.maximum(a.cue_end[tag], a.last[tag])] & tk.COMMA) > 0)  # "The study, critics say, is flawed"
        others &= (speaker_of >= 0) & (a.first[tag] > sents.first[:-1] + 1) & ~apart
    inner = np.where(leads.tells & ((inner == NONE) | ((inner == NAMED) | others) & ~quoted & ~late), DOCUMENT, inner).astype(np.int8)
    plain = np.flatnonzero(ctx.held & ctx.mask("DOC"))
    inner[closing_tags(ctx, plain[(inner[plain] == NONE) & ~quoted[plain]])] = DOCUMENT
    inner = np.where(_teams(ctx, a, inner, speaker_of, studies), DOCUMENT, inner).astype(np.int8)
    inner[shown] = DOCUMENT
    inner[_taking_part(ctx, a, inner, quoted, speaker_of)] = DOCUMENT
    return it_says(ctx, inner, quoted), studies, shown, leads.known


def add_results(ctx: Context, inner: np.ndarray, studies: np.ndarray, quoted: np.ndarray, vague: np.ndarray) -> np.ndarray:
    """A study goes on: measured things and numbers, in an article that rests on a study, close to a sentence that names it; in place.
    studies : bool (sentences,), a study opens the sentence.

    Returns bool (sentences,): a study is named in the sentence or in front of it in the article.
    """
    sents = ctx.sentences
    at = np.arange(len(sents))
    known = np.where(inner == DOCUMENT, at, -10)
    back = np.maximum.accumulate(known)
    near = (at - back <= 4) & (back >= 0) & (sents.article[np.maximum(back, 0)] == sents.article)
    open_ = (inner == NONE) & ~quoted & ~vague
    standing = standings(ctx, inner, open_, near)
    some = np.flatnonzero(open_ & near)
    some = some[(ctx.held[some] & ctx.mask("SCIENCE")) != 0]
    inside, low, high = shared(sents.first[some], sents.first[some + 1])
    classes = ctx.matches.classes[inside]
    science = running((classes & ctx.mask("SCIENCE")) != 0)
    digits = running(ctx.tokens.digit.take(inside) | ((classes & ctx.mask("NUMBER")) != 0))
    much = science[high] - science[low]
    told = some[(much >= 2) | (digits[high] > digits[low])]
    inner[told[~_general(ctx, told)]] = DOCUMENT
    inner[standing] = DOCUMENT
    named_study = studies.copy()
    named_study[sents.of_token[ctx.where_are(*STUDY, "trial", "experiment")]] = True
    study = np.maximum.accumulate(np.where(named_study & (inner == DOCUMENT), at, -1))
    told_of = (study >= 0) & (sents.article[np.maximum(study, 0)] == sents.article)
    inner[_cohort(ctx, named_study & (inner != NONE) | told_of & (inner == DOCUMENT), (inner == NONE) & ~quoted & ~vague)] = DOCUMENT
    return told_of


def with_methods(
    ctx: Context, inner: np.ndarray, studies: np.ndarray, told_of: np.ndarray, quoted: np.ndarray, vague: np.ndarray
) -> np.ndarray:
    """`inner` with plain sentences behind "The study followed 80 nurses" in its paragraph, its method and results; and with what was done or
    found, behind any sentence that a document backs. told_of : bool (sentences,), a study is named in the sentence or in front of it."""
    sents = ctx.sentences
    at = np.arange(len(sents))
    own = (ctx.held & ctx.mask("PRON1", "YOU", "JUDGE")) != 0
    own |= (ctx.final == ord("?")) | (ctx.final == ord("!")) | (ctx.final == ord(":"))
    leads_doc = ctx.in_class(ctx.behind(sents.first[:-1]), "DOC")
    broken = np.maximum.accumulate(np.where(own | leads_doc & ~studies | quoted | vague | (inner != NONE) & (inner != DOCUMENT), at, -1))
    led = np.maximum.accumulate(np.where(studies & (inner == DOCUMENT), at, -1))
    there = (led > broken) & (at - led <= _METHOD) & (sents.paragraph[np.maximum(led, 0)] == sents.paragraph) & (inner == NONE)
    some = np.flatnonzero(there)
    inner = inner.copy()
    inner[some[~_general(ctx, some)]] = DOCUMENT
    led = np.maximum.accumulate(np.where((inner == DOCUMENT) & told_of, at, -1))
    there = (led > broken) & (at - led <= _METHOD) & (sents.paragraph.take(np.maximum(led, 0)) == sents.paragraph) & (inner == NONE)
    # … and what stands between two such sentences, whatever paragraph it has
    until = np.minimum.accumulate(np.where(inner == DOCUMENT, at, len(at))[::-1])[::-1]
    some = np.flatnonzero((inner == NONE) & (until - led <= _BETWEEN) & (led > broken) & ((ctx.held & ctx.mask("SCIENCE", "NUMBER")) != 0))
    some = some[sents.article[led[some]] == sents.article[np.minimum(until[some], len(at) - 1)]]
    some = some[(until[some] < len(at)) & ~ctx.name[sents.first[some]] & ~ctx.tokens.possessive[sents.first[some]]]
    there[some] = True
    some = np.flatnonzero(there)
    some = some[_past(ctx, some)]  # few
    inner[some[(sents.paragraph[led[some]] == sents.paragraph[some]) | ~_general(ctx, some)]] = DOCUMENT
    return inner


def _teams(ctx: Context, a: Attributions, inner: np.ndarray, speaker_of: np.ndarray, studies: np.ndarray) -> np.ndarray:
    """bool (sentences,): behind a study in the article, what "the team" or "Quist's group" found is its result."""
    out = np.zeros(len(inner), bool)
    some = np.flatnonzero((inner == NAMED) & (speaker_of >= 0))
    some = some[a.first[speaker_of[some]] >= 0]
    first, last = a.first[speaker_of[some]], a.last[speaker_of[some]]
    ok = ctx.is_word(np.maximum(last - 1, 0), "team", "group", "colleagues")
    # not "Quist, who was not part of the team"
    some = some[ok & ((ctx.any_in(first, last) & ctx.mask("WHO", "BE", "HAVE")) == 0)]
    led = np.maximum.accumulate(np.where(studies, np.arange(len(inner)), -1)) if some.size else np.zeros(0, np.int64)
    out[some] = (led[some] >= 0) & (ctx.sentences.article[np.maximum(led[some], 0)] == ctx.sentences.article[some])
    return out


def _taking_part(ctx: Context, a: Attributions, inner: np.ndarray, quoted: np.ndarray, speaker_of: np.ndarray) -> np.ndarray:
    """Sentences right behind a study's, in which those who made it or took part in it go on: "They found …", "Most said they felt better",
    "Those who ate more slept longer"; int64."""
    sents, at = ctx.sentences, np.arange(len(inner))
    study = np.zeros(len(inner), bool)
    study[sents.of_token[ctx.where_are(*STUDY, "trial", "experiment")]] = True
    study &= inner == DOCUMENT
    if not study.any():
        return at[:0]
    told = np.maximum.accumulate(np.where(study, at, -1))
    some = (told >= 0) & ((inner == VAGUE) | (inner == NAMED)) & (speaker_of >= 0) & ~quoted
    some = np.flatnonzero(some)
    some = some[(sents.article[told[some]] == sents.article[some]) & (a.first[speaker_of[some]] >= 0)]
    first, cue = a.first[speaker_of[some]], a.cue[speaker_of[some]]
    tail, size = a.last[speaker_of[some]] - 1, a.last[speaker_of[some]] - first
    key = ctx.tokens.key
    found, lead, end = (_team_words().look_up(key[at]) for at in (cue, first, tail))
    found = (found & 1) > 0
    team = found & (inner[some] == NAMED) & (size == 1) & ((lead >> 1 & 1) > 0)
    team |= found & ctx.in_class(first, "DEF") & ((end >> 2 & 1) > 0)
    those = ((lead >> 3 & 1) > 0) | ((lead >> 4 & 1) > 0) & ((size == 1) | ((end >> 5 & 1) > 0))
    # "Most said", "Some felt"; most bakers say what they like
    told_once = found | among(ctx.buffer.data[ctx.tokens.end[cue] - 1], (ord("d"), ord("t")))
    some = some[told_once & (team | those & (inner[some] == VAGUE) & ctx.leads[first])]
    goes_on = np.zeros(len(inner), bool)
    goes_on[some] = True
    led = np.maximum.accumulate(np.where(inner == DOCUMENT, at, -1))[some]
    broken = np.maximum.accumulate(np.where(~goes_on & (inner != DOCUMENT), at, -1))[some]
    out: np.ndarray = some[led > broken]
    return out


@lru_cache(maxsize=1)
def _team_words() -> WordSets:
    return WordSets(_FOUND, ("they",), _TEAM, ("those",), _MOST, ("them",))


def _cohort(ctx: Context, study: np.ndarray, open_: np.ndarray) -> np.ndarray:
    """Sentences, of those in `open_`, that tell in the past tense what was done with whom in a study, or what came of it; int64.

    study : bool (sentences,), a study tells something; it must stand in front, in the same article.
    """
    sents, count = ctx.sentences, len(study)
    at = np.arange(count)
    led = np.maximum.accumulate(np.where(study, at, -1)) if count else at
    some = np.flatnonzero(open_ & (led >= 0) & (sents.article[np.maximum(led, 0)] == sents.article))
    some = some[(ctx.held[some] & ctx.mask("PRON1", "YOU", "MODAL")) == 0]
    if not some.size:
        return some
    inside, edge = spread(sents.first[some], sents.first[some + 1])
    bits = _cohort_words().look_up(ctx.tokens.key.take(inside))
    bits |= ctx.tokens.digit.take(inside) * _BIT_COMPARED
    taken = np.flatnonzero(is_in(ctx.tokens.key.take(inside), ("included",)))  # few
    what = ctx.behind(ctx.behind(inside[taken]))
    what = np.where(ctx.in_class(what, "DEF", "DET", "POSS"), ctx.behind(what), what)
    bits[taken[ctx.is_word(ctx.behind(inside[taken]), "in") & is_in(ctx.tokens.key[what], _TRIED)]] |= _BIT_STUDIED
    makers = np.flatnonzero((bits & _BIT_MAKER) != 0)  # few
    bits[makers[_team_acts(ctx, inside[makers])]] |= _BIT_STUDIED
    topics = np.flatnonzero((bits & (_BIT_GROUP | _BIT_OUTCOME)) != 0)
    bits[topics[~are_topics(ctx, inside[topics])]] &= ~(_BIT_GROUP | _BIT_OUTCOME)
    bits = np.bitwise_or.reduceat(bits, edge)

    def holds(bit: np.uint32) -> np.ndarray:
        return (bits & bit) != 0

    near = some - led[some] <= _NEAR
    topical, measured = _BIT_GROUP | _BIT_OUTCOME, holds(_BIT_MEASURED) & holds(_BIT_COMPARED)
    weak = near & (measured | holds(topical)) & ~holds(_BIT_PRESENT)  # not "About half of all women have …"
    mark = ctx.buffer.data[sents.end[some] - 1]
    asks = (mark == ord("?")) | (mark == ord("!")) | (mark == ord(":"))
    bits[(ctx.held[some] & ctx.mask("MONTHDAY")) != 0] &= ~topical  # results have no weekdays
    bits[(ctx.held[some] & ctx.mask("JUDGE")) != 0] &= ~_BIT_OUTCOME
    weak &= measured | holds(topical)
    told = (holds(_BIT_STUDIED) | weak) & ~asks  # one in ten: only there the other words are looked at
    some, past, topic = some[told], holds(_BIT_PAST)[told], (holds(topical) & ~(holds(_BIT_STUDIED) | measured))[told]
    past[~past] = _in_ed(ctx, some[~past])
    few = np.flatnonzero(topic & past)  # there the tense of the verb is all that tells
    past[few] = ~_general(ctx, some[few])
    return some[past]


def _team_acts(ctx: Context, team: np.ndarray) -> np.ndarray:
    """bool: which of the makers of studies (tokens) are the subjects of sentences that tell what they did: "The team then caught 60 turtles";
    not what they said, hope for or printed."""
    if not team.size:
        return np.zeros(0, bool)
    front, verb = ctx.before(team), ctx.behind(team)
    verb = np.where(ctx.in_class(verb, "ADV"), ctx.behind(verb), verb)
    lead = ctx.sentences.first[ctx.sentences.of_token[team]]
    ok = (team - lead <= _LEADS) & (verb > team) & ((ctx.gap[verb] & 0xFF) == 0)
    ok &= (front - lead <= 1) | ((ctx.gap[front] & tk.COMMA) > 0)
    ok &= (team == lead) | ctx.in_class(front, "DEF", "POSS", "DET") | ctx.is_word(front, "study", "research")
    acts = (ctx.ends_in(verb, "ed") | is_in(ctx.tokens.key[verb], _ACTS)) & ~is_in(ctx.tokens.key[verb], _NO_ACTS)
    return np.asarray(ok & acts)


def _general(ctx: Context, some: np.ndarray) -> np.ndarray:
    """bool: which of the sentences `some` tell what is so or can be, and nothing that was done or found: "These drugs can cause falls"; not the
    percentages of polls, which are told in the present."""
    if not some.size:
        return np.zeros(0, bool)
    tenses = _tenses(ctx, some)
    out = ((tenses & _BIT_PAST) == 0) & ~_item(ctx, some)
    out[out] = ~_in_ed(ctx, some[out], finite=True)
    few = np.flatnonzero(~out & ((tenses & _BIT_PRESENT) > 0))
    out[few] = _defines(ctx, some[few])
    few = some[out]
    if few.size:
        inside, edge = spread(ctx.sentences.first[few], ctx.sentences.first[few + 1])
        told = ctx.in_class(inside, "HAVE")
        told[told] = have_shown(ctx, inside[told])  # "Researchers have shown that this can be done"
        share = is_in(ctx.tokens.key[inside], SHARES) | ctx.tokens.digit[inside] & (ctx.buffer.data[ctx.tokens.end[inside]] == ord("%"))
        share[share] = polled(ctx, ctx.sentences.of_token[inside[share]])
        out[out] = ~np.logical_or.reduceat(told | share, edge)
    return out


def _defines(ctx: Context, some: np.ndarray) -> np.ndarray:
    """bool: which of the sentences `some` tell what something is, whoever was counted there: "Snoring is the most common of habits found in men";
    not what a study is."""
    first, end = ctx.sentences.first[some], ctx.sentences.first[some + 1]
    near = np.minimum(first[:, None] + np.arange(_DEFINES), end[:, None] - 1)
    stop = ctx.in_class(near, "BE", "HAVE", "MODAL", "DO", "WHO", "THAT", "BREAK", "IT") | ((ctx.gap[near] & STRONG) > 0) | ctx.verb[near]
    stop[:, 0] = False
    at = near[np.arange(len(some)), stop.argmax(axis=1)]
    out = stop.any(axis=1) & is_in(ctx.tokens.key[at], ("is", "are")) & is_in(ctx.tokens.key[ctx.behind(at)], _WHAT_IS)
    some = np.flatnonzero(out)
    if some.size:
        inside, edge = spread(first[some], end[some])
        gap = ctx.gap[inside]
        gap[edge] = 0
        goes_on = ((gap & (tk.COLON | tk.SEMICOLON)) > 0) | ((gap & tk.COMMA) > 0) & ctx.in_class(inside, "AND")  # "…, and patients slept less"
        out[some] = ~np.logical_or.reduceat(is_in(ctx.tokens.key[inside], _OF_STUDIES) | goes_on, edge)
    return out


def _item(ctx: Context, some: np.ndarray) -> np.ndarray:
    """bool: which of the sentences `some` begin small, as items of lists do."""
    first = ctx.sentences.first[some]
    return np.asarray(~ctx.tokens.upper[first] & ~ctx.tokens.digit[first])


def _tenses(ctx: Context, some: np.ndarray) -> np.ndarray:
    """What `_cohort_words` tells of all words of each of the sentences `some`, none of them empty, together."""
    inside, edge = spread(ctx.sentences.first[some], ctx.sentences.first[some + 1])
    return np.bitwise_or.reduceat(_cohort_words().look_up(ctx.tokens.key.take(inside)), edge)


def _past(ctx: Context, some: np.ndarray) -> np.ndarray:
    """bool: which of the sentences `some` tell in the past tense, and nothing in the present."""
    if not some.size:
        return np.zeros(0, bool)
    bits = _tenses(ctx, some)
    out = ((bits & _BIT_PRESENT) == 0) & ((ctx.held[some] & ctx.mask("MODAL")) == 0)
    out[out] = ((bits[out] & _BIT_PAST) != 0) | _in_ed(ctx, some[out])
    return out


def _in_ed(ctx: Context, some: np.ndarray, finite: bool = False) -> np.ndarray:
    """bool: which of the sentences `some` have a word in -ed that is no name; finite : nor a participle, as far as its neighbours tell ("is
    linked to", "a so-called", "women infected with")."""
    if not some.size:
        return np.zeros(0, bool)
    inside, edge = spread(ctx.sentences.first[some], ctx.sentences.first[some + 1])
    ed = ctx.ends_in(inside, "ed") & ~ctx.name.take(inside)
    if finite:
        ed |= is_in(ctx.tokens.key.take(inside), _DONE)
        few = np.flatnonzero(ed)
        at = inside[few]
        led = ctx.in_class(ctx.before(at), "BE", "HAVE", "MODAL", "DEF", "POSS", "PREP", "OF") | ((ctx.gap[at] & tk.HYPHEN) > 0)
        ed[few] = ~(led | is_in(ctx.tokens.key[ctx.before(at)], ("a", "an")) | is_in(ctx.tokens.key[ctx.behind(at)], _PASSIVE))
    return np.logical_or.reduceat(ed, edge)


@lru_cache(maxsize=1)
def _cohort_words() -> WordSets:
    return WordSets(_STUDIED, _MEASURED, _COMPARED, _PAST, _NOW, _MAKERS, GROUPS, OUTCOMES)
