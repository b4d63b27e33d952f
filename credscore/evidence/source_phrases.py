"""Where the source phrase of a cue begins and ends: the words to its left or right."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from credscore.evidence.about_numbers import at_number
from credscore.evidence.agent_nouns import agent_like, agents
from credscore.evidence.appositions import TAGS, appositions, lead_of, named_in_front
from credscore.evidence.colleagues import with_colleagues
from credscore.evidence.context import Context
from credscore.evidence.endings import Endings
from credscore.evidence.ranges import spread
from credscore.evidence.scare_quotes import in_scare_quotes
from credscore.evidence.shared_arrays import LINK, Shared
from credscore.evidence.verbs.crowds import plural
from credscore.evidence.word_lists import SPEAKER_CLASSES, WEEKDAYS
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

# of the verbs that carry another ("seems to suggest"), those that leave open whether it was done ("tried to warn")
_TRIES = """
    try tried tries trying attempt attempted attempts attempting struggle struggled struggles struggling fail failed fails failing like likes liked
    prefer prefers preferred used neglected helped
""".split()
WILL_SPEAK = ("say", "argue", "tell", "warn", "insist")
_BE, _ARRANGED = ("is", "are", "was", "were"), ("due", "expected", "set", "scheduled")
_MEANWHILE = ("while", "because", "although", "though", "whereas", "unless", "if")
_GOES = ("went", "goes", "go", "going", "gone")
_STEPS = ("stepped", "steps", "jumped", "chimed")
_ADJECTIVES = ("quick", "careful", "forced")  # "was quick to say"

_SAID = """
    said says told tells added announced warned wrote writes reported admitted insisted revealed posted stressed confirmed claimed explained
""".split()
_SUBJECTS = ("he", "she", "they", "we")
_ARTICLE_WITHIN = 4  # words from the end of a phrase to its last article
_BEFORE_ARTICLES = """
    half all both twice such what quite rather many than as like about not only just even to on in at by for from with
""".split()
# what says that a clause is over where "and" stands between two names
_DID = """
    meet meets met play plays played face faces faced travel travels travelled traveled visit visits visited arrive arrives arrived leave leaves left
    lose loses lost win wins won beat beats drew ended ends opened opens closed closes began begins fell falls rose rises landed lands sat stood runs ran
    lives lived works worked moved moves returned returns joined joins signed signs came comes went goes took takes made makes finished finishes died
    dies paid pays sold sells bought buys built builds starts started stops stopped happened happens sailed sails scored scores flew flies drove
""".split()
_NAMES = 4  # words of the name behind "and"
_DOING = Endings(("ing",))
_WHEN = ("today", "yesterday", "tonight", *WEEKDAYS)
_SINCE = ("since", "twice", "both", "all", "each", "lately")  # between the halves of a verb: "has since denied", "have both backed"
_ASIDES = ("however", "meanwhile", "instead", "nonetheless", "nevertheless")
_ASIDE_STARTS, _ASIDE_ENDS = ("for", "in", "by", "of"), ("example", "instance", "turn", "contrast", "course")
_DATE = 4  # words of "on 12 May 2024"
_LAST = ("last", "this", "late", "early")
_SPANS = (*WEEKDAYS, *"week weekend month year night summer autumn fall spring winter morning evening".split())

# what papers do, and what was done to them before: "a poll released Friday found"
_TELLS = """
    show shows showed found finds find indicate indicates indicated suggest suggests suggested reveal reveals revealed conclude concludes concluded
    estimate estimates estimated say says said note notes noted warn warns warned predict predicts predicted detail details detailed
    states stated instructs instructed orders ordered tells told asks asked
""".split()
_PRINTED = ("published", "released", "issued", "unveiled", "obtained", "completed", "conducted", "taken", "commissioned", "dated")
_PRINTED_BY = 6  # the first of these that "by" and "in" make cues of
_PRINTED_WITHIN = 6


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Phrases in front of m verbs, mended step by step in place. first, last : int64, their tokens. head_last : the end of the head. The rest bool:
    relative : "a source | who (said)". clause : "executives | who have worked with him (say)". apart : "an odd view for Quist, | who (called)".
    at_start : nothing stands in front of the verb. quoted : a quotation does. scare : 'a “friend” | (said)'."""

    first: np.ndarray
    last: np.ndarray
    head_last: np.ndarray
    relative: np.ndarray
    clause: np.ndarray
    apart: np.ndarray
    at_start: np.ndarray
    quoted: np.ndarray
    scare: np.ndarray


def left_phrase(
    ctx: Context, sh: Shared, cue: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Source phrases to the left of verbs: first, last, the end of the head, the gap index in front of the verb group; negated, passive, tried only."""
    verb_group, trying = _matrix(ctx, cue)
    verb_group, negated, passive = _verb_group(ctx, sh, cue, verb_group)
    end = _before_asides(ctx, sh, cue, verb_group)
    before = np.maximum(end - 1, 0)
    its = ctx.tokens.possessive.take(before) & ctx.in_class(before, "IT") & ~ctx.leads.take(end)
    passive |= its & ~ctx.lexicon.ing_form[ctx.matches.word[cue]]  # "it's estimated"
    p = _in_front(ctx, sh, end)
    _join_names(ctx, p, negated)
    _join_appositions(ctx, sh, p, end < verb_group)
    tag = np.flatnonzero((p.head_last - p.first == 1) & ctx.verb.take(np.maximum(p.first, 0)))  # "“…,” an insider says, explaining …"
    p.at_start[tag] |= ctx.is_word(p.first[tag], *TAGS)
    ends_quote = sh.in_quote.take(before) & ~sh.in_quote.take(np.minimum(cue, sh.n - 1)) & ~p.scare
    nothing = p.at_start | p.quoted | ends_quote
    first, last, head_last = (np.where(nothing, -1, x) for x in (p.first, p.last, p.head_last))
    first, last, head_last = _printed_papers(ctx, cue, verb_group, first, last, head_last)
    first, head_last = with_colleagues(ctx, first, head_last)
    head_last = _before_examples(ctx, first, head_last)
    first = _own_subject(ctx, cue, _second_clause(ctx, first, head_last), head_last)
    # "who" itself points at the source
    last = np.where(p.relative & (last >= 0), last + 1, last)
    return first, last, head_last, verb_group, negated, passive, trying


def _in_front(ctx: Context, sh: Shared, end: np.ndarray) -> _Phrases:
    """The phrases that end in front of the tokens `end`, each from the start of its clause on."""
    before = np.maximum(end - 1, 0)
    who = ctx.in_class(before, "WHO") & (end > 0) & ~ctx.leads[end]
    last = np.where(who, end - 1, end)
    at_start = (last <= 0) | ctx.leads[np.minimum(last, sh.n - 1)]
    scare = in_scare_quotes(ctx, last)
    quoted = ((ctx.gap[last] & tk.DOUBLE) > 0) & ~scare
    first = ctx.segment(np.maximum(last - 1, 0))
    # "executives who have worked with him say": the subject of such a clause stands in front of it
    rel = _relative(ctx, sh, first, last, lead_of(ctx, last))
    clause = rel >= 0
    first = np.where(clause, ctx.segment(np.maximum(rel - 1, 0)), first)
    last = np.where(clause, rel, last)
    # "hardly an odd view for Quist, who called it …": the words right in front of the comma
    apart = who & sh.is_link.take(last) & ~quoted & ~at_start & ~clause
    first = np.where(apart, np.maximum(first, sh.preps.before(last) + 1), first)
    return _Phrases(first, last, last.copy(), who, clause, apart, at_start, quoted, scare)


def _join_names(ctx: Context, p: _Phrases, negated: np.ndarray) -> None:
    """ "Quist, a baker who advised the board, (said)": the baker has a name; not "Ines, a baker who did not want her surname used"."""
    some = np.flatnonzero(p.relative & ~(p.apart | p.clause | p.at_start | negated) & (p.last > p.first))
    some = some[((ctx.gap[p.first[some]] & (tk.COMMA | tk.DOUBLE)) == tk.COMMA) & ~ctx.leads[p.first[some]] & ctx.in_class(p.first[some], "DET")]
    first = p.first[some]
    owner = ctx.segment(np.maximum(first - 1, 0))
    called = ctx.name[owner] & ctx.name[first - 1] & ~ctx.verb[owner] & (first - owner <= 5)
    p.head_last[some[called]], p.first[some[called]] = first[called], owner[called]


def _join_appositions(ctx: Context, sh: Shared, p: _Phrases, aside: np.ndarray) -> None:
    """ "Ines Falk, the mayor of Harrow, (said)": only the first part of an apposition is the source's head, and it ends where its clause does.
    aside : bool (m,), a turn of phrase stands between phrase and verb."""
    linked = np.flatnonzero(sh.is_link.take(p.last) & ~(p.quoted | p.at_start | p.apart | aside))
    first, last = appositions(ctx, sh, p.last[linked])
    got = first >= 0
    linked, first, last = linked[got], first[got], last[got]
    p.first[linked], p.head_last[linked] = first, np.minimum(last, ctx.next_bar(first))
    front, comma = named_in_front(ctx, p.first, p.last)
    some = np.flatnonzero(front >= 0)
    p.first[some], p.head_last[some] = front[some], comma[some]


def _before_examples(ctx: Context, first: np.ndarray, head_last: np.ndarray) -> np.ndarray:
    """`head_last` in front of examples: "critics | like Quist (say)"."""
    some = np.flatnonzero((first >= 0) & (head_last - first >= 2))
    end, begin = head_last[some], first[some]
    for back in (1, 2, 3, 4):
        at = np.maximum(end - back, 0)
        end = np.where((at > begin) & ctx.is_word(at, "like", "including"), at, end)
    head_last[some] = end
    return head_last


def _printed_papers(
    ctx: Context, cue: np.ndarray, group: np.ndarray, first: np.ndarray, last: np.ndarray, head_last: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Phrases with those that end at a participle: "a poll | released Friday (found)", "the survey of growers | taken last week (shows)"."""
    key, some = ctx.tokens.key, np.flatnonzero(is_in(ctx.tokens.key.take(cue), _TELLS) & ~ctx.leads.take(group))
    at, made, going = np.maximum(group[some] - 1, 0), np.full(len(some), -1), np.ones(len(some), bool)
    for _ in range(_PRINTED_WITHIN):
        going &= (made < 0) & ~ctx.leads[at] & (((ctx.gap[at + 1] | ctx.gap[at]) & 0xFF) == 0)
        going &= ~ctx.in_class(at, "BE", "HAVE", "MODAL", "WHO", "THAT", "PRON", "BREAK", "AND")
        made = np.where(going & is_in(key[at], _PRINTED), at, made)
        at = np.maximum(at - 1, 0)
    some, made = some[made > 0], made[made > 0]
    behind, noun = made + 1, made - 1
    dated = ctx.in_class(behind, "TIME", "MONTHDAY", "PREP", "ADV") | (behind == group[some])
    dated |= is_in(key[made], ("dated",)) & ctx.tokens.digit[behind]
    dated &= ~(is_in(key[made], _PRINTED[:_PRINTED_BY]) & is_in(key[behind], ("by", "in")))
    begin = ctx.segment(noun)
    paper = ((ctx.any_in(begin, made) & ctx.mask("DOC")) != 0) & ~ctx.in_class(begin, "PREP", "OF")  # not "in a report issued on Monday Quist said"
    keep = dated & paper & ~ctx.in_class(noun, "BE", "HAVE", "ADV", "NEG", "PREP") & (begin < made)
    first, last, head_last = first.copy(), last.copy(), head_last.copy()
    first[some[keep]], head_last[some[keep]] = begin[keep], made[keep]
    last[some[keep]] = np.where(group[some] == behind, made, group[some])[keep]  # "a poll", not "a poll released"
    return first, last, head_last


def _second_clause(ctx: Context, first: np.ndarray, head_last: np.ndarray) -> np.ndarray:
    """`first` of phrases that begin in the clause before: "the court met at Harrow and | Quist (says)"; not "the Board of Trade and Industry"."""
    some = np.flatnonzero((first >= 0) & (head_last - first >= 4))
    at = head_last[some] - 1
    first = first.copy()
    for _ in range(_NAMES):
        going = ctx.name.take(at) & (at > first.take(some) + 1)
        some, at = some[going], at[going] - 1
        joined = ctx.in_class(at, "AND") & ~ctx.name[at] & (at > first[some] + 1)
        if joined.any():
            few, conj = some[joined], at[joined]
            inside, edge = spread(first[few] + 1, conj)
            did = np.logical_or.reduceat(is_in(ctx.tokens.key[inside], _DID) & ~ctx.tokens.upper[inside], edge)
            did &= (ctx.any_in(first[few], conj) & ctx.mask("WHO", "THAT")) == 0
            first[few[did]] = conj[did] + 1
    return first


def _own_subject(ctx: Context, cue: np.ndarray, first: np.ndarray, head_last: np.ndarray) -> np.ndarray:
    """`first` of phrases with other words in front of who says something: "a plan | the mayor (said)", "in office | he (said)"."""
    first = first.copy()
    some = np.flatnonzero((first >= 0) & (head_last - first >= 2))
    some = some[is_in(ctx.tokens.key.take(cue.take(some)), _SAID)]
    front = np.maximum(first[some] - 1, 0)  # "the mill that | first sold the loaf (said)"
    some = some[~ctx.in_class(front, "WHO", "THAT") | ctx.leads[first[some]]]
    key, tail = ctx.tokens.key, head_last[some] - 1
    he = ctx.is_word(tail, *_SUBJECTS)
    few = np.flatnonzero(he)  # here and below
    he[few] = ~ctx.in_class(tail[few] - 1, "AND", "WHO", "THAT", "DET") & ((ctx.gap[tail[few]] & 0xFF) == 0)
    first[some[he]] = tail[he]
    keep = ~he & (tail - first[some] >= 2)
    some, tail = some[keep], tail[keep]
    # the last article of the phrase
    at = tail[:, None] - np.arange(1, _ARTICLE_WITHIN + 1)
    begins = (at - 1 > first[some][:, None]) & ctx.in_class(np.maximum(at, 0), "DEF", "DET")
    few = np.flatnonzero(begins.any(axis=1))
    some, at = some[few], at[few, begins[few].argmax(axis=1)]
    front = at - 1
    keep = ~ctx.name[at] & ~ctx.tokens.possessive[at] & ~ctx.in_class(at + 1, "TIME", "MONTHDAY")  # "shared a lot this week"
    keep &= ~ctx.in_class(front, "PREP", "OF", "AND", "BE", "NEG", "DEF", "DET", "POSS", "BREAK", "NUMBER", "ADV", "VAGUE")
    few = np.flatnonzero(keep & (front > first[some]) & ctx.ends_in(front, "g"))
    few = few[_DOING.end(ctx.buffer, ctx.tokens, front[few])]
    who = front[few] - 1  # "a scout handling the talks (said)"
    keep[few] = ~(ctx.in_class(who, "ROLE", "ONE", "PALS") | ctx.name[who] | agent_like(ctx, who)) | ctx.tokens.possessive[who]
    keep &= ~is_in(key[front], _BEFORE_ARTICLES) & ~(ctx.name[front] & ctx.tokens.upper[at + 1]) & (ctx.gap[at] == 0) & ~ctx.verb[front]
    some, at = some[keep], at[keep]
    keep = (ctx.any_in(first[some], at) & ctx.mask("WHO", "THAT")) == 0
    first[some[keep]] = at[keep]
    return first


def _verb_group(ctx: Context, sh: Shared, cue: np.ndarray, first: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """First tokens of verbs with the adverbs and auxiliaries in front of them; which are negated, which are in the passive. first : where
    the verbs themselves begin."""
    group, classes = first.copy(), ctx.matches.classes
    negated, passive = np.zeros(len(cue), bool), np.zeros(len(cue), bool)
    ing = ctx.lexicon.ing_form[ctx.matches.word[cue]]
    quoted = np.flatnonzero(ing & (first >= 3) & ~ctx.leads.take(first))  # "Quist was quoted as saying"
    quoted = quoted[ctx.is_word(first[quoted] - 1, "as")]
    quoted = quoted[ctx.is_word(first[quoted] - 2, "quoted", "cited") & ~ctx.leads[first[quoted] - 1] & ~ctx.leads[first[quoted] - 2]]
    quoted = quoted[ctx.in_class(first[quoted] - 3, "BE")]
    group[quoted] -= 2
    some = np.arange(len(cue))  # those that may reach further
    for _ in range(4):
        at = group[some]
        before = np.maximum(at - 1, 0)
        go = sh.passes.take(before)
        # "Quist, a baker, today announced", "the unions yesterday called"
        few = np.flatnonzero(~go & ctx.in_class(before, "TIME", "MONTHDAY"))
        bar = ctx.in_class(np.maximum(before[few] - 1, 0), "PREP", "OF", "BREAK", "AND")  # "but Monday saw the river rise"
        go[few] = ctx.is_word(before[few], *_WHEN) & ~bar & ~ctx.leads[before[few]]
        few = np.flatnonzero(~go & is_in(ctx.tokens.key.take(before), _SINCE) & (at > 1))
        have = ctx.before(before[few])
        who = ctx.before(have)  # "prices have since shown a rise" are nobody
        person = ctx.in_class(who, *SPEAKER_CLASSES) | ctx.name[who] | agents(ctx, who) | ~plural(ctx, who)
        go[few] = ctx.in_class(have, "HAVE") & (have < before[few]) & person
        few = np.flatnonzero(ing[some] & ~go)
        go[few] = ctx.is_word(before[few], "heard", "overheard", "recorded", "filmed", "caught")  # "was heard yelling", "was overheard saying"
        go &= (at > 0) & ~ctx.leads.take(at) & ((ctx.gap.take(at) & (tk.DOUBLE | LINK | tk.COLON)) == 0)
        some, word = some[go], classes[before[go]]
        negated[some] |= (word & ctx.mask("NEG")) != 0
        passive[some] |= (word & ctx.mask("BE")) != 0
        group[some] -= 1
    # "was on 12 May (ordered)", "has on Monday night (said)"
    some, aux = _dated(ctx, group)
    group[some] = aux
    passive[some] |= ctx.in_class(aux, "BE")
    some = np.flatnonzero(passive & (first < cue))
    passive[some] = ~ctx.is_word(first[some], *_ADJECTIVES)
    return _over_times(ctx, group), negated, passive


def _dated(ctx: Context, group: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Which verbs have a date between them and their auxiliary, and where that stands."""
    at = np.maximum(group - 1, 0)
    some = np.flatnonzero((ctx.tokens.digit[at] | ctx.in_class(at, "MONTHDAY")) & ~ctx.leads.take(at) & ~ctx.leads.take(group))
    at = at[some]
    for _ in range(_DATE - 1):
        at = np.where((ctx.tokens.digit[at] | ctx.in_class(at, "TIME", "MONTHDAY")) & ~ctx.leads[at], at - 1, at)
    aux = ctx.before(at)
    keep = ctx.is_word(at, "on", "in") & ~ctx.leads[at] & ctx.in_class(aux, "BE", "HAVE") & (ctx.gap[at] == 0)
    return some[keep], aux[keep]


def _before_asides(ctx: Context, sh: Shared, cue: np.ndarray, group: np.ndarray) -> np.ndarray:
    """`group` without a turn of phrase between commas: "Tarn growers, | for example, say", where no other comma stands in the phrase."""
    out = group.copy()
    some = np.flatnonzero(((ctx.gap.take(group) & 0xFF) == tk.COMMA) & ~ctx.leads.take(group))
    at = group[some] - 1
    front = ctx.before(at)
    two = is_in(ctx.tokens.key[at], _ASIDE_ENDS) & is_in(ctx.tokens.key[front], _ASIDE_STARTS) & (ctx.gap[at] == 0)
    at = np.where(two, front, at)
    keep = (two | is_in(ctx.tokens.key[at], _ASIDES)) & ((ctx.gap[at] & 0xFF) == tk.COMMA) & ~ctx.leads[at]
    begin = ctx.segment(np.maximum(at - 1, 0))
    keep &= (sh.links.before(at) < begin) & ((ctx.any_in(begin, at) & ctx.mask("WHO")) == 0) & ~ctx.lexicon.ing_form[ctx.matches.word[cue[some]]]
    out[some[keep]] = at[keep]
    return out


def _over_times(ctx: Context, group: np.ndarray) -> np.ndarray:
    """`group` with the day between an insertion and its verb: "Quist, the vicar, | on Sunday accused", "Quist (Tarn) | last month backed"."""
    some = np.flatnonzero((ctx.gap.take(group) == 0) & (group > 2) & ~ctx.leads.take(group))
    some = some[is_in(ctx.tokens.key[group[some] - 1], _SPANS)]
    at = group[some] - 2
    last = is_in(ctx.tokens.key[at], _LAST)
    on = is_in(ctx.tokens.key[at], ("on",))
    at = np.where(is_in(ctx.tokens.key[at - 1], ("earlier", "late", "early")) & (ctx.gap[at] == 0), at - 1, at)
    keep = (last | on) & ((ctx.gap[at] & LINK) > 0) & (ctx.gap[group[some] - 1] == 0)
    keep &= (ctx.sentences.of_token[at] == ctx.sentences.of_token[group[some]]) & ~ctx.leads[at]
    group = group.copy()
    group[some[keep]] = at[keep]
    return group


def _relative(ctx: Context, sh: Shared, first: np.ndarray, last: np.ndarray, lead: np.ndarray) -> np.ndarray:
    """The "who" of a clause that stands between a verb and its subject, without commas; -1 where there is none."""
    out = np.full(len(last), -1)
    rel = sh.rels.before(last)
    some = np.flatnonzero((rel > lead) & (last - rel <= 14) & (last - rel >= 3))  # few: only they need a closer look
    rel, first, last, lead = rel[some], first[some], last[some], lead[some]
    behind = np.minimum(rel + 1, sh.n - 1)
    classes = ctx.matches.classes[behind]
    # "who has fixed", not "who the mayor said"
    acts = (classes & ctx.mask("BE", "HAVE", "MODAL", "DO", "NEG", "ADV")) != 0
    plain = ~ctx.tokens.upper[behind] & ((classes & ctx.mask("DET", "DEF", "POSS", "PRON", "PRON1", "IT", "PREP", "OF")) == 0)
    ok = (acts | plain) & ~sh.in_quote[rel] & (sh.links.before(last + 1) <= rel) & ~sh.is_link[rel]
    # "a carer who took money while her family thought": a clause with a subject of its own
    ok &= ~(ctx.is_word(np.maximum(first - 1, 0), *_MEANWHILE) & (first - 1 > rel))
    # "a mechanic who had left and who would not be named said"
    earlier = sh.rels.before(rel)
    joined = ok & ctx.is_word(np.maximum(rel - 1, 0), "and", "but") & (earlier > lead) & (rel - earlier <= 12)
    joined &= sh.links.before(rel + 1) <= earlier
    out[some] = np.where(joined, earlier, np.where(ok, rel, -1))
    return out


def _matrix(ctx: Context, cue: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """First tokens of "went on to say", "seems to suggest": a verb in the infinitive together with the verb that carries it.

    Also bool: it was tried, liked or failed rather than done.
    """
    leads, group, trying = ctx.leads, cue.copy(), np.zeros(len(cue), bool)
    some = np.flatnonzero(ctx.is_word(np.maximum(cue - 1, 0), "to") & (cue >= 3))  # few: only they need a closer look
    at = cue[some]
    to, verb = at - 1, at - 2
    free = ~leads[at] & ~leads[to] & ~leads[verb] & ((ctx.gap[at] | ctx.gap[to]) == 0)
    some, at, verb = some[free], at[free], verb[free]
    on = ctx.is_word(verb, "on") & ctx.is_word(at - 3, *_GOES) | ctx.is_word(verb, "in") & ctx.is_word(at - 3, *_STEPS)
    trying[some] = ctx.is_word(verb, "close")  # "came close to saying"
    tries = ctx.is_word(verb, *_TRIES)
    trying[some] |= tries
    carried = tries | ctx.in_class(verb, "MATRIX") & ~ctx.is_word(verb, *_GOES)
    begin = np.where(on, at - 3, np.where(carried, verb, at))
    # "Quist is to tell", "is due to argue": what is planned is settled by verbs/futures.py
    planned = np.flatnonzero(is_in(ctx.tokens.key[cue[some]], WILL_SPEAK))
    be = np.where(is_in(ctx.tokens.key[verb[planned]], _ARRANGED), ctx.before(verb[planned]), verb[planned])
    begin[planned] = np.where(is_in(ctx.tokens.key[be], _BE), be, begin[planned])
    group[some] = np.where(leads[begin], at, begin)
    return group, trying


def before_pronoun(ctx: Context, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """Ends of phrases that a clause without "that" follows: "told the paper | she had …", "told the Courier | the mill …", "told Glint | back in
    May". Looks five tokens far."""
    pronoun, article, top = ctx.mask("PRON", "PRON1", "IT", "THAT"), ctx.mask("DEF", "DET", "POSS"), len(ctx.tokens) - 1
    for step in (4, 3, 2, 1):
        at = np.minimum(np.maximum(first, 0) + step, top)
        inside, here = (first >= 0) & (at < last), ctx.matches.classes[at]
        named = inside & ctx.name[at - 1] & ~ctx.name[at]
        ends = (here & pronoun) != 0
        ends |= named & (((here & article) != 0) | ctx.is_word(at, "back", "earlier", "recently"))
        last = np.where(inside & ends, at, last)
    return last


def right_phrase(ctx: Context, sh: Shared, begin: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Source phrases that begin at token `begin`: up to the end of the clause segment, cut at prepositions of time and place."""
    n = sh.n
    b = np.minimum(begin, n - 1)
    valid = (begin < n) & ~ctx.leads[b]
    opens = at_number(ctx, b, np.minimum(b + 12, n))  # "more than | 20 nurses": "than" is no bar there
    end = np.minimum(ctx.next_bar(opens), b + 12)
    inside, edge = spread(opens + 1, np.maximum(end, opens + 1))
    cut = np.flatnonzero(sh.cut[inside])[::-1]
    end[np.searchsorted(edge, cut, side="right") - 1] = inside[cut]  # the first of each phrase is written last
    return np.where(valid, b, -1), np.where(valid, end, -1)
