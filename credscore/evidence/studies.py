"""Studies and other documents that are told at length: sentences whose subject they are, their teams, methods and results."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from credscore.evidence.attribution_table import Attributions
from credscore.evidence.context import STRONG, Context
from credscore.evidence.paper_events import only_happens
from credscore.evidence.ranges import among, distinct, running, shared, spread
from credscore.evidence.source_types import DOCUMENT, NAMED, NONE, VAGUE
from credscore.evidence.study_teams import run_by_teams
from credscore.evidence.unsigned_reports import unsigned_reports
from credscore.evidence.word_lists import PICTURES, SAY
from credscore.text import tokens as tk
from credscore.text.tokens import WordSets, is_in

# Documents that are read for what they say; a contract, a trial or a bill is more often what a sentence is about.
_TELLING = """
    study studies report reports survey surveys poll polls research paper papers document documents filing filings lawsuit complaint
    indictment affidavit ruling judgment judgement transcript records figures statistics memo memos analysis audit findings census
    guidelines accounts researchers authors notice leaflet data suit order review verdict email letter dossier
    diary invoices receipts petition evaluation investigation
""".split()
_STUDY = ("study", "survey", "research", "researchers", "paper", "analysis", "audit", "complaint", "lawsuit", "suit")
_SHOWN = (*_STUDY, "findings", "results", "trial", "work")  # what became of it keeps a study going
# what is no study, though the class of documents holds it
_NO_STUDY = (*PICTURES, *"footage page site website diary book bill".split())
# what begins, runs or is signed more often than it is read from: only a trial that measures something
_EVENTS = "trial trials recording recordings contract law rules".split()
# what results come from: "In a small trial of 40 nurses, …"; and how it was held
_HELD = ("study", "studies", "trial", "trials", "experiment", "experiments", "survey", "surveys", "poll", "polls")
_RUN = tuple("published conducted led released people women men patients adults children mice rats".split())
_METHOD = 6  # sentences on the method and results of a study, behind the one that names it
_PRINTED = ("published", "reported", "released", "presented", "based")
# how a study was made, and what studies have done: "The trial was carried out at …", "Several studies have linked …"
_MADE = ("performed", "conducted", "carried", "designed", "collected", "gathered", "compiled")
_LINKED = ("linked", "tied", "associated", "connected")
# what papers of all kinds have done: "Official figures have shown that …"
_HAVE_SHOWN = ("shown", "found", "suggested", "revealed", "concluded", "demonstrated", "confirmed", "established", "indicated")
_GENERAL = ("studies", "research", "trials", "surveys", "researchers", "papers")  # what came before: it backs a sentence, and starts no account
# Whoever was studied, in any sentence behind the one that names the study; and words for people who are also spoken of otherwise.
_STUDIED = """
    participants participant volunteers volunteer respondents placebo randomly randomised randomized cohort subjects enrolled recruited
""".split()
_MEASURED = """
    patients women men children adults mice rats group groups babies infants mothers nurses smokers drinkers eaters users walkers sleepers
    dose doses risk levels rate rates symptoms scores
""".split()
_COMPARED = ("than", "compared", "percent", "versus", "difference", "average", "half", "times")
# such as are no participles: "has lost" tells of today
_PAST = """
    was were had did didn't fell rose ate drank took slept got gave kept began showed wasn't weren't hadn't saw went grew wore chose swam woke broke
    stood sat lay drew
""".split()
_BIT_STUDIED, _BIT_MEASURED, _BIT_COMPARED, _BIT_PAST, _BIT_PRESENT, _BIT_MAKER = (np.uint32(1 << k) for k in range(6))
_TRIED = ("study", "studies", "trial", "trials", "analysis", "review")  # "In all, 3,200 letters were included in the study."
_NEAR = 8  # sentences
# what closes a sentence behind a document: "…, a study released on Monday shows", "…, official figures have shown"
_SHOWS = "shows showed show shown finds found find suggests suggested suggest reveals revealed reveal indicates indicated indicate".split()
_LEADS = 6  # words of a sentence up to its subject
_TAG = 30  # words of such a tag
# who made a study, what they do with what they see, and who took part in it
_TEAM = ("team", "scientists", "investigators", "biologists", "psychologists", "doctors")
# what "it" does where it is a document
_STATES = """
    found finds said says told tells showed shows states stated concluded concludes warned warns lists listed describes described notes noted
    recommends recommended suggests suggested alleges alleged accuses accused argues argued estimates estimated covers covered contains contained
    names named cites cited asks asked calls called quotes quoted mentions mentioned gives gave sets puts bars forbids requires allows reads read
    claims claimed reveals revealed identified identifies blames blamed criticised criticized details detailed
""".split()
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
    tells, studies, opens, counted, shown, known = _document_leads(ctx)
    shown &= inner == NONE
    ran = run_by_teams(ctx)
    ran = ran[(inner[ran] == NONE) & ~quoted[ran]]
    inner = inner.copy()
    inner[ran] = DOCUMENT
    studies[ran] = True
    nobody = (inner == VAGUE) | (inner == NAMED) & (speaker_of >= 0)
    if len(a):
        nobody &= (inner == VAGUE) | (a.first[np.maximum(speaker_of, 0)] < 0)
    inner = np.where(opens & (inner == NONE) | counted & nobody, DOCUMENT, inner).astype(np.int8)
    tag = np.maximum(speaker_of, 0)  # "The study is flawed, said Quist", "…, Quist said"
    late = np.zeros(len(sents), bool)
    if len(a):
        comma = (ctx.gap[np.maximum(a.first[tag], 0)] & tk.COMMA) > 0
        late = (speaker_of >= 0) & (np.where(comma, np.maximum(a.last[tag], a.cue_end[tag]), a.last[tag]) >= sents.first[1:] - 1)
        says = ctx.is_word(a.cue[tag], *SAY) & a.inverted[tag]  # "…, said Quist, a baker"
        late |= (speaker_of >= 0) & says & ((ctx.gap[a.cue[tag]] & tk.COMMA) > 0)
    inner = np.where(tells & ((inner == NONE) | (inner == NAMED) & ~quoted & ~late), DOCUMENT, inner).astype(np.int8)
    plain = np.flatnonzero(ctx.held & ctx.mask("DOC"))
    inner[_closing_tags(ctx, plain[(inner[plain] == NONE) & ~quoted[plain]])] = DOCUMENT
    inner = np.where(_teams(ctx, a, inner, speaker_of, studies), DOCUMENT, inner).astype(np.int8)
    inner[shown] = DOCUMENT
    inner[_taking_part(ctx, a, inner, quoted, speaker_of)] = DOCUMENT
    return _it_says(ctx, inner, quoted), studies, shown, known


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
    some = np.flatnonzero((inner == NONE) & near & ~quoted & ~vague)
    some = some[(ctx.held[some] & ctx.mask("SCIENCE")) != 0]
    inside, low, high = shared(sents.first[some], sents.first[some + 1])
    classes = ctx.matches.classes[inside]
    science = running((classes & ctx.mask("SCIENCE")) != 0)
    digits = running(ctx.tokens.digit[inside] | ((classes & ctx.mask("NUMBER")) != 0))
    much = science[high] - science[low]
    told = some[(much >= 2) | (digits[high] > digits[low])]
    inner[told[~_general(ctx, told)]] = DOCUMENT
    named_study = studies.copy()
    named_study[sents.of_token[ctx.where_are(*_STUDY, "trial", "experiment")]] = True
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
    inner = np.where(there, DOCUMENT, inner).astype(np.int8)
    led = np.maximum.accumulate(np.where((inner == DOCUMENT) & told_of, at, -1))
    there = (led > broken) & (at - led <= _METHOD) & (sents.paragraph[np.maximum(led, 0)] == sents.paragraph) & (inner == NONE)
    some = np.flatnonzero(there)
    inner[some[_past(ctx, some)]] = DOCUMENT
    return inner


def near_start(ctx: Context, at: np.ndarray, size: int) -> np.ndarray:
    """Sentences that hold one of the tokens `at` among their first `size` tokens, in order: few, so that only they need a closer look."""
    sentence = ctx.sentences.of_token[at]
    sentence = sentence[at - ctx.sentences.first[sentence] < size]  # in order
    return sentence[np.diff(sentence, prepend=-1) > 0]


def _document_leads(ctx: Context) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """bool (sentences,) six times: the subject is a document that tells something; it is a study; the sentence opens with a document at all;
    it opens in a study, where whoever answered is counted ("In a poll of nurses, half said …"); only what became of a study is told;
    it tells in short what is known ("Earlier studies have shown that …"), and starts no account."""
    sents, classes, n = ctx.sentences, ctx.matches.classes, len(ctx.tokens)
    out = np.zeros((6, len(sents)), bool)
    papers = ctx.has("DOC")
    papers[ctx.where_are("trials", "experiment", "experiments")] = True
    some = near_start(ctx, tk.scattered(papers), 7)
    if not some.size:
        return out[0], out[1], out[2], out[3], out[4], out[5]
    first, size = sents.first[some], sents.first[some + 1] - sents.first[some]
    last = np.maximum(n - 1, 0)
    stop, paper = _stops(ctx), ctx.mask("DOC")

    def is_be(at: np.ndarray) -> np.ndarray:  # but not in "The study is published in …"
        behind = ctx.behind(at)
        auxiliary = ctx.in_class(at, "BE", "HAVE", "MODAL", "DO", "NEG")
        return auxiliary & ~(ctx.is_word(behind, *_PRINTED) & (behind > at))

    lead = classes[first]
    head = _subject(ctx, first, size)
    after = ctx.behind(np.maximum(head, 0))
    found = (head >= 0) & (size > 3) & (after > head) & ~ctx.tokens.possessive[np.maximum(head, 0)]
    tells = found & ctx.is_word(np.maximum(head, 0), *_TELLING) & ~is_be(after) & ~is_be(ctx.behind(after)) & ~ctx.name[after]
    tells &= ~ctx.in_class(after, "ORG", "ROLE", "DOC")
    made = ctx.in_class(after, "BE") & is_in(ctx.tokens.key[ctx.behind(after)], _MADE)
    made |= ctx.in_class(after, "HAVE") & is_in(ctx.tokens.key[ctx.behind(after)], _LINKED)
    tells |= found & made & ctx.is_word(np.maximum(head, 0), *_STUDY, *_HELD, "data")
    shows = found & ctx.is_word(np.maximum(head, 0), *_TELLING)
    shows[shows] = _have_shown(ctx, after[shows])
    known = shows & is_in(ctx.tokens.key[np.maximum(head, 0)], _GENERAL)
    tells |= shows & ~known
    few = np.flatnonzero(tells)
    few = few[ctx.is_word(head[few], "reports")]
    tells[few[unsigned_reports(ctx, head[few])[1]]] = False  # "Reports suggest he left": nobody's, as rumours are
    two, three, four = (classes[np.minimum(first + k, last)] for k in (1, 2, 3))
    opens = (
        ((lead & ctx.mask("DEF")) != 0) & ((two & paper) != 0) & ~is_be(np.minimum(first + 2, last)) & ~is_be(np.minimum(first + 3, last))
    )
    opens &= ~ctx.is_word(np.minimum(first + 1, last), *_NO_STUDY)
    few, more = np.flatnonzero(tells), np.flatnonzero(opens)
    both, heads = np.concatenate([few, more]), np.concatenate([head[few], np.minimum(first[more] + 1, last)])
    gone = only_happens(ctx, first[both], heads)
    tells[few[gone[: len(few)]]] = opens[more[gone[len(few) :]]] = False
    shown = np.zeros(len(first), bool)
    shown[both[gone]] = is_in(ctx.tokens.key[heads[gone]], _SHOWN)
    into = ((lead & ctx.mask("PREP")) != 0) & ((two & ctx.mask("DEF")) != 0) & (((three & paper) != 0) | ((four & paper) != 0))
    into &= size > 3
    opens |= into
    into &= ctx.is_word(np.minimum(first + 2, last), *_STUDY) | ctx.is_word(np.minimum(first + 3, last), *_STUDY)  # "For the study, …"
    inside_one, sized = _in_a_study(ctx, first, stop)
    opens, into = opens | inside_one, into | inside_one
    event = np.zeros(len(first), bool)
    for k in (1, 2, 3):
        event |= ctx.is_word(np.minimum(first + k, last), *_EVENTS)
    few = np.flatnonzero(event & opens & ~sized)
    if few.size:
        inside, edge = spread(first[few], sents.first[some[few] + 1])
        science = ctx.in_class(inside, "SCIENCE") & ~ctx.is_word(inside, "trial", "trials")
        opens[few] = np.logical_or.reduceat(science, edge)
    out[:, some] = tells, tells & ctx.is_word(np.maximum(head, 0), *_STUDY) | into, opens & (size > 3), inside_one, shown, known
    return out[0], out[1], out[2], out[3], out[4], out[5]


def _stops(ctx: Context) -> np.uint64:
    return ctx.mask("BE", "HAVE", "MODAL", "DO", "PREP", "OF", "WHO", "THAT", "PRON", "BREAK", "AND", "IT", "MEDIA", "ROLE", "NEG")


def _subject(ctx: Context, first: np.ndarray, size: np.ndarray) -> np.ndarray:
    """The document that is the head of the noun phrase at each token of `first`, or -1. size : how many tokens there are to look at."""
    classes, last = ctx.matches.classes, np.maximum(len(ctx.tokens) - 1, 0)
    stop, paper = _stops(ctx), ctx.mask("DOC")
    at = first + ((classes[first] & ctx.mask("DEF", "DET", "POSS")) != 0)
    head, open_ = np.full(len(first), -1), np.ones(len(first), bool)
    for step in range(4):  # "The latest annual report": the last document of the noun phrase is its head
        here = np.minimum(at + step, last)
        doc = ((classes[here] & paper) != 0) & ~ctx.name[here]
        before = np.maximum(here - 1, 0)
        doc &= ~(ctx.verb[here] & ctx.tokens.upper[before] & ~ctx.tokens.possessive[before] & (step > 0))  # "Pruss Weekly reports that"
        open_ &= (step < size - 1) & ((classes[here] & stop) == 0) & ~(ctx.verb[here] & ~doc)
        open_ &= (step == 0) | ((ctx.gap[here] & 0xFF) == 0)
        open_ &= (step == 0) | ((classes[here] & ctx.mask("DEF", "DET", "POSS")) == 0)  # "Quist presented the findings"
        head = np.where(open_ & doc, here, head)
    return head


def _have_shown(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: "has shown", "have also found", from the auxiliary on."""
    then = ctx.behind(at)
    then = np.where(ctx.in_class(then, "ADV"), ctx.behind(then), then)
    up = is_in(ctx.tokens.key[ctx.behind(then)], ("up",))
    return np.asarray(ctx.in_class(at, "HAVE") & is_in(ctx.tokens.key[then], _HAVE_SHOWN) & ~up)


def _it_says(ctx: Context, inner: np.ndarray, quoted: np.ndarray) -> np.ndarray:
    """`inner` with "It found …", "It also lists …" right behind a sentence whose subject is one document, whatever that sentence tells of it."""
    sents = ctx.sentences
    first = sents.first[:-1]
    some = np.flatnonzero(ctx.held & ctx.mask("IT"))
    some = some[(inner[some] == NAMED) | (inner[some] == NONE)]
    some = some[ctx.in_class(first[some], "IT") & (some > 0) & ~quoted[some] & (sents.article[some] == sents.article[some - 1])]
    some = some[sents.paragraph[some] - sents.paragraph[some - 1] <= 1]
    verb = ctx.behind(first[some])
    verb = np.where(ctx.in_class(verb, "ADV"), ctx.behind(verb), verb)
    some = some[is_in(ctx.tokens.key[verb], _STATES)]
    if not some.size:
        return inner
    out = inner.copy()
    before = some - 1
    head = _subject(ctx, first[before], sents.first[some] - first[before])
    one = (head >= 0) & (ctx.buffer.data[ctx.tokens.end[np.maximum(head, 0)] - 1] != ord("s")) & ~ctx.tokens.possessive[np.maximum(head, 0)]
    one &= ~ctx.in_class(ctx.behind(np.maximum(head, 0)), "ROLE", "ORG", "WHO") & ~ctx.is_word(np.maximum(head, 0), *_NO_STUDY)
    one &= ((inner[before] == NONE) | (inner[before] == DOCUMENT)) & ~quoted[before]
    out[some[one]] = DOCUMENT
    for _ in range(2):  # "It also says …"
        out[some[(out[some - 1] == DOCUMENT) & among(some - 1, some)]] = DOCUMENT
    return out


def _closing_tags(ctx: Context, some: np.ndarray) -> np.ndarray:
    """Which of the sentences `some` close with what a document shows: "…, a study done in Tarn has shown."; int64."""
    sents = ctx.sentences
    end = sents.first[some + 1] - 1
    some = some[is_in(ctx.tokens.key[end], _SHOWS) & ~ctx.in_class(ctx.before(end), "BE")]  # not "where it was found"
    if not some.size:
        return some
    lead, end = sents.first[some], sents.first[some + 1] - 1
    near = end[:, None] - np.arange(1, _TAG)  # the commas, the last first
    comma = (near > lead[:, None]) & ((ctx.gap[np.maximum(near, 0)] & tk.COMMA) > 0)
    row, column = np.nonzero(comma)
    first = near[row, column]
    head = _subject(ctx, first, end[row] - first + 1)
    behind = ctx.behind(np.maximum(head, 0))
    ok = (head >= 0) & (behind <= end[row]) & is_in(ctx.tokens.key[np.maximum(head, 0)], _TELLING)
    ok &= ~ctx.in_class(behind, "WHO", "ORG", "ROLE", "DOC") & ~ctx.is_word(behind, "said", "says")
    return some[distinct(row[ok])]


def _in_a_study(ctx: Context, first: np.ndarray, stop: np.uint64) -> tuple[np.ndarray, np.ndarray]:
    """bool twice: sentences, by their first tokens, that open with "In one study, …"; those that tell how many took part ("In a small trial
    of 40 nurses, …"), which no court does."""
    last, classes = max(len(ctx.tokens) - 1, 0), ctx.matches.classes
    out, sized = ctx.is_word(first, "in", "for", "during"), np.zeros(len(first), bool)
    some = np.flatnonzero(out)
    at = np.minimum(first[some] + 1, last)
    ok = ctx.in_class(at, "DET", "POSS", "NUMBER") | ctx.is_word(at, "both", "several")
    found, open_ = np.zeros(len(some), bool), ok & ~ctx.leads[at]
    for step in range(2, 7):  # "in a large new five-year study"
        here = np.minimum(first[some] + step, last)
        open_ &= ~ctx.leads[here] & ((classes[here] & stop) == 0) & ((ctx.gap[here] & STRONG) == 0)
        one = open_ & ctx.is_word(here, *_HELD)
        behind = ctx.behind(here)
        ends = ((ctx.gap[behind] & tk.COMMA) > 0) | ctx.in_class(behind, "PREP", "OF", "WHO", "THAT")
        told = one & (behind > here) & (ends | is_in(ctx.tokens.key[behind], _RUN))
        found |= told
        sized[some] |= told & ctx.is_word(behind, "of", "with", "on") & ctx.tokens.digit[ctx.behind(behind)]
        open_ &= ~one
    out[some] = found
    return out, sized


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
    study[sents.of_token[ctx.where_are(*_STUDY, "trial", "experiment")]] = True
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
    bits = _cohort_words().look_up(ctx.tokens.key[inside])
    bits |= ctx.tokens.digit[inside] * _BIT_COMPARED
    taken = np.flatnonzero(is_in(ctx.tokens.key[inside], ("included",)))  # few
    what = ctx.behind(ctx.behind(inside[taken]))
    what = np.where(ctx.in_class(what, "DEF", "DET", "POSS"), ctx.behind(what), what)
    bits[taken[ctx.is_word(ctx.behind(inside[taken]), "in") & is_in(ctx.tokens.key[what], _TRIED)]] |= _BIT_STUDIED
    makers = np.flatnonzero((bits & _BIT_MAKER) != 0)  # few
    bits[makers[_team_acts(ctx, inside[makers])]] |= _BIT_STUDIED
    bits = np.bitwise_or.reduceat(bits, edge)

    def holds(bit: np.uint32) -> np.ndarray:
        return (bits & bit) != 0

    near = some - led[some] <= _NEAR
    weak = near & holds(_BIT_MEASURED) & holds(_BIT_COMPARED) & ~holds(_BIT_PRESENT)  # not "About half of all women have …"
    mark = ctx.buffer.data[sents.end[some] - 1]
    asks = (mark == ord("?")) | (mark == ord("!")) | (mark == ord(":"))
    told = (holds(_BIT_STUDIED) | weak) & ~asks  # one in ten: only there the other words are looked at
    some, past = some[told], holds(_BIT_PAST)[told]
    return some[past | _in_ed(ctx, some)]


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
    end, data = ctx.tokens.end[verb], ctx.buffer.data
    ed = (data[end - 1] == ord("d")) & (data[end - 2] == ord("e"))
    acts = (ed | is_in(ctx.tokens.key[verb], _ACTS)) & ~is_in(ctx.tokens.key[verb], _NO_ACTS)
    return np.asarray(ok & acts)


def _general(ctx: Context, some: np.ndarray) -> np.ndarray:
    """bool: which of the sentences `some` tell what is so or can be, and nothing that was done or found: "These drugs can cause falls"."""
    if not some.size:
        return np.zeros(0, bool)
    bits = _tenses(ctx, some)
    present = ((bits & _BIT_PRESENT) != 0) | ((ctx.held[some] & ctx.mask("MODAL")) != 0)
    out = ((bits & _BIT_PAST) == 0) & present
    out[out] = ~_in_ed(ctx, some[out])
    return out


def _tenses(ctx: Context, some: np.ndarray) -> np.ndarray:
    """What `_cohort_words` tells of all words of each of the sentences `some`, none of them empty, together."""
    inside, edge = spread(ctx.sentences.first[some], ctx.sentences.first[some + 1])
    return np.bitwise_or.reduceat(_cohort_words().look_up(ctx.tokens.key[inside]), edge)


def _past(ctx: Context, some: np.ndarray) -> np.ndarray:
    """bool: which of the sentences `some` tell in the past tense, and nothing in the present."""
    if not some.size:
        return np.zeros(0, bool)
    bits = _tenses(ctx, some)
    out = ((bits & _BIT_PRESENT) == 0) & ((ctx.held[some] & ctx.mask("MODAL")) == 0)
    out[out] = ((bits[out] & _BIT_PAST) != 0) | _in_ed(ctx, some[out])
    return out


def _in_ed(ctx: Context, some: np.ndarray) -> np.ndarray:
    """bool: which of the sentences `some` have a word in -ed that is no name."""
    if not some.size:
        return np.zeros(0, bool)
    inside, edge = spread(ctx.sentences.first[some], ctx.sentences.first[some + 1])
    end, data = ctx.tokens.end[inside], ctx.buffer.data
    return np.logical_or.reduceat((data[end - 1] == ord("d")) & (data[end - 2] == ord("e")) & ~ctx.name[inside], edge)


@lru_cache(maxsize=1)
def _cohort_words() -> WordSets:
    return WordSets(_STUDIED, _MEASURED, _COMPARED, _PAST, ("is", "are", "has", "have"), _MAKERS)
