"""Verbs that report, claim, promise, think or take sides, with the source phrase beside them.

A verb counts in two degrees: it backs its sentence (somebody says, warns, denies), or it only tells whose mind or side it is
(somebody wants, backs, would ask): evidence of an attribution, but nobody answers for the sentence.
"""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import STRONG, Context
from credscore.evidence.kinds import agent_like, agents
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
    before_pronoun,
    name_behind,
    right_phrase,
)  # fmt: skip
from credscore.evidence.resolve import make
from credscore.evidence.usage import asked_for, compound, confided, naming, nounish, picture_behind, plain_use, plural, speech_behind, thing
from credscore.evidence.wanted import InFront, Pattern, Wanted
from credscore.text import tokens as tk

SAY, REPORT, ACT, MENTAL, POST, STANCE = 1, 2, 3, 4, 5, 11  # 1 + index into CUE_CLASSES


_RECKONS = "estimate estimates estimated estimating calculate calculated conclude concludes concluded determine determined".split()
# What a state of things does as well as somebody: "her reply underscores …", "it raises questions", "a day of rain, showing how …"
_THINGS = ("attribution/express", "attribution/insist", "attribution/suggest", "attribution/reveal", "attribution/find")
_REPLIES = ("attribution/answer", "attribution/no-reply", "attribution/note", "attribution/speak", "attribution/deny")
_SHARES = ("post", "posts", "posted", "posting", "share", "shares", "shared", "sharing", "reposted")
_UNSAID = ("say", "comment", "discuss", "confirm", "reveal", "identify", "elaborate")
_DECLINES = ("declined", "declines", "refused", "refuses")
_CRIES = """
    warned warns cautioned cautions urged urges pleaded pleads begged begs implored implores lamented laments bemoaned bemoans rued rues promised promises
    vowed vows pledged pledges threatened threatens demanded demands agreed agrees advised advises counselled counseled reminded apologised
    apologized admonished railed decried
""".split()
_ASKING = ("how", "why", "what", "who", "when", "where", "if", "whether")

# Verbs of knowing and feeling tell of a person more often than they quote one: they count only with "that" or a quotation.
_INNER = """
    know knows knew feel feels felt worry worries worried wonder wonders wondered understand understands understood
    realize realizes realized realise realised imagine imagines imagined see sees
""".split()


def find_verbs(ctx: Context, sh: Shared, token: np.ndarray, size: np.ndarray, rule: np.ndarray, kind: np.ndarray) -> Pattern:
    """Attributions of the verb cues among the rule matches given."""
    gap, behind, classes, n = ctx.gap, ctx.gap_after, ctx.matches.classes, sh.n
    base = ctx.lexicon.base_form[ctx.matches.word[token]] & (size == 1)
    pick = np.flatnonzero(((kind >= SAY) & (kind <= POST) | (kind == STANCE)) & ~sh.in_quote[token] & (ctx.verb[token] | base | (size > 1)))
    noun = np.zeros(len(pick), bool)
    bare = np.flatnonzero(base[pick])
    noun[bare] = nounish(ctx, token[pick[bare]])
    pick = pick[~(noun | compound(ctx, token[pick]))]
    cue, rule, kind, base = token[pick], rule[pick], kind[pick], base[pick]
    end = cue + size[pick]
    next_token, cue_gap = np.minimum(end, n - 1), gap[cue]
    ing = ctx.lexicon.ing_form[ctx.matches.word[cue]]
    first, last, head_last, group, negated, passive, trying = yield InFront(cue)
    before = np.maximum(cue - 1, 0)
    after_gap = behind[np.minimum(end, n)]
    quote_before = (cue_gap & tk.DOUBLE > 0) | (sh.in_quote[before] & ~sh.in_quote[cue] & ~ctx.leads[cue])
    quote_after = (sh.in_quote[next_token]) & ~ctx.leads[next_token]
    next_class = np.where((end < n) & ~ctx.leads[next_token], classes[next_token], np.uint64(0))
    subject = np.maximum(first, 0)
    quote_left = (first > 0) & ((gap[subject] & tk.DOUBLE > 0) | (sh.in_quote[np.maximum(subject - 1, 0)] & ~ctx.leads[subject]))
    that = ((next_class & ctx.mask("THAT")) != 0) & (after_gap & (tk.COMMA | tk.TERMINAL) == 0)
    # "stated on Monday that", "declared earlier this week that"
    soon = np.flatnonzero(((next_class & ctx.mask("TIME", "PREP", "ADV")) != 0) & ((after_gap & STRONG) == 0))
    bar = ctx.next_bar(next_token[soon])
    near = (bar < n) & (bar - end[soon] <= 6)
    soon, bar = soon[near], bar[near]
    near = ctx.is_word(bar, "that") & ~ctx.leads[bar] & ((gap[bar] & STRONG) == 0)
    that[soon[near & ~ctx.is_word(next_token[soon], "to")]] = True  # not "went on to insist that"
    # --- inverted: "…," said Quist / Said Quist: …
    starts = ctx.leads[cue] | ((cue_gap & tk.COLON) > 0)
    can_invert = (
        (quote_before | ((cue_gap & tk.COMMA) > 0) | starts)
        & ~ing
        & ~base
        & (after_gap & (tk.COMMA | tk.PERIOD | tk.DOUBLE | tk.COLON) == 0)
    )
    tells = ctx.is_word(cue, "told", "tells", "tell", "telling")
    cites = ctx.is_word(cue, "citing", "quoting")
    quoted = ctx.is_word(cue, "quoted", "quotes", "cited", "cites")
    some = np.flatnonzero(can_invert | tells | cites | quoted)  # few: what stands behind the others is no source
    r_first, r_last, r_named = np.full(len(cue), -1), np.full(len(cue), -1), np.zeros(len(cue), bool)
    r_first[some], stop = right_phrase(ctx, sh, end[some])
    r_last[some], r_named[some] = name_behind(ctx, r_first[some], stop)
    has_right = can_invert & (r_first >= 0) & ~ctx.verb[next_token]
    # ", said the bill was dead": a clause of its own
    clause = np.minimum(np.maximum(r_last, 0), n - 1)
    has_right &= quote_before | ctx.leads[clause] | ((gap[clause] & STRONG) != 0) | ((classes[clause] & ctx.mask("BE", "HAVE", "MODAL")) == 0)
    l_ok = first >= 0
    o_last = np.minimum(r_last, r_first + 4)
    # "told state television the road was shut"
    told = np.flatnonzero(tells)  # few, here and below: only they need a closer look
    aired = told[ctx.is_word(np.minimum(end[told] + 1, n - 1), "television", "tv", "radio", "media")]
    aired = aired[(next_class[aired] & ctx.mask("DET")) == 0]
    o_last[aired] = np.minimum(o_last[aired], r_first[aired] + 2)
    o_last[told] = before_pronoun(ctx, r_first[told], o_last[told])
    # "confirmed to the Gazette", "wrote in the Gazette"
    hears, o_first = tells.copy(), r_first.copy()
    next_to = ctx.is_word(next_token, "to")
    into = next_to | ctx.is_word(next_token, "in") & ctx.lexicon.rules_among(("attribution/write",))[rule]
    into = np.flatnonzero(into & ~tells & (kind <= ACT) & (after_gap == 0) & (end < n) & ~ctx.leads[next_token])
    begin, stop = right_phrase(ctx, sh, end[into] + 1)
    hears[into], o_first[into], o_last[into] = True, begin, np.minimum(stop, begin + 4)
    (r_type, r_carried), (l_type, l_carried), (c_type, c_carried), (o_type, _) = yield [
        Wanted(has_right, r_first, r_last),
        Wanted(l_ok, first, head_last),
        Wanted((cites | quoted) & (r_first >= 0), r_first, r_last),
        Wanted(hears & (o_first >= 0), o_first, o_last, read=True),
    ]
    r_type, r_carried = np.where(r_named & has_right, NAMED, r_type), r_carried & ~r_named
    # "a handful of our growers say", "hill farmers say": a crowd, whatever it is called
    end_of = np.maximum(head_last - 1, 0)
    crowd = l_ok & (l_type == NONE) & (kind <= MENTAL) & (end_of - first <= 6)
    crowd &= (kind != ACT) | ((classes[np.maximum(first, 0)] & ctx.mask("PREP")) == 0)  # "Under the terms set out in the filing"
    some = np.flatnonzero(crowd)
    at = end_of[some]
    speaks = (classes[at] == 0) | ((classes[at] & ctx.mask("VAGUE")) != 0)
    crowd[some] = speaks & ~ctx.tokens.upper[at] & plural(ctx, at)
    # "Quist has on many occasions claimed": what stands between the halves of a verb is no source
    held = np.maximum(first, 0)
    between = (
        l_ok
        & ((classes[held] & ctx.mask("PREP")) != 0)
        & ((classes[np.maximum(held - 1, 0)] & ctx.mask("HAVE", "MODAL")) != 0)
        & ~ctx.leads[held]
    )
    first, last, l_carried = np.where(between, -1, first), np.where(between, -1, last), l_carried | between
    l_type = np.where(between, CARRY, np.where(crowd, VAGUE, l_type))
    # "“We are tired,” lamented Quist": of the verbs of doing, those that want no object behind them
    cried = (kind == ACT) & ((cue_gap & tk.DOUBLE) > 0) & ((cue_gap & (tk.COMMA | tk.TERMINAL)) > 0) & (r_type > 0)
    some = np.flatnonzero(cried)
    cried[some] = ctx.is_word(cue[some], *_CRIES)
    speech = (kind == SAY) | (kind == POST) | (kind == REPORT) | cried
    use_right = has_right & speech & (r_type > 0) & (quote_before | (l_type == 0) | ~l_ok) & ~((r_type == CARRY) & ~quote_before)
    tail_gap = behind[np.minimum(np.maximum(r_last, 0), n)]
    closed = (tail_gap & (tk.COMMA | tk.PERIOD | tk.COLON)) > 0
    closed |= ctx.leads[np.minimum(np.maximum(r_last, 0), n - 1)] | (r_last >= n)  # a headline ends without a full stop
    named_right = ctx.name[next_token] | ((next_class & ctx.mask("TITLE", "ROLE", "ANON", "PALS")) != 0)
    named_right |= (r_type == ANONYMOUS) | (r_type == OFFICIAL)
    use_right |= has_right & (kind == SAY) & ((cue_gap & tk.COMMA) > 0) & closed & named_right & (r_type > 0) & (r_type != CARRY)
    use_right &= ~(starts & (r_type == CARRY)) & ~ctx.lexicon.rules_among(("attribution/find",))[rule]
    phrase_first = np.where(use_right, r_first, first)
    phrase_last = np.where(use_right, r_last, last)
    kind_of = np.where(use_right, r_type, l_type)
    carried = np.where(use_right, r_carried, l_carried)
    # --- which cues count
    to = ctx.lexicon.ids.get("to", -1)
    infinitive = (ctx.matches.word[before] == to) & ~ctx.leads[cue]
    carried_by = infinitive & (group < cue)  # "went on to say"
    infinitive &= ~carried_by
    modal = ((classes[before] & ctx.mask("MODAL")) != 0) & ~ctx.leads[cue]
    # where there is no phrase, the verb itself: the first word of the buffer may be another article's
    last_token = np.where(phrase_last > 0, np.minimum(phrase_last - 1, n - 1), cue)
    several = plural(ctx, last_token)
    several |= (classes[last_token] & ctx.mask("WHO")) != 0
    low, high = np.maximum(phrase_first, 0), np.maximum(phrase_last, 0)
    named = ctx.name[last_token]
    some = np.flatnonzero(named & ~several & (high - low >= 2))
    several[some] = (ctx.any_in(low[some], high[some]) & ctx.mask("AND")) != 0  # "Ottoline Pruss and Hettie Vosk say"
    speaker = ("PRON", "WHO", "ROLE", "ORG", "OFFICIAL", "VAGUE", "ANON", "PALS", "ONE", "MEDIA", "DOC", "NATION")
    # "analysts at Brennacht Capital say"
    head = np.minimum(np.maximum(np.minimum(sh.preps.ahead(low + 1), high) - 1, 0), n - 1)
    some = np.flatnonzero((kind_of == NAMED) & ~several)
    some = some[~ctx.name[head[some]]]
    several[some] = plural(ctx, head[some])
    able = named | several | ((classes[last_token] & ctx.mask(*speaker)) != 0)
    many = several | (kind_of == VAGUE) | (kind_of == ANONYMOUS) | (kind_of == OFFICIAL) | (kind_of == DOCUMENT) | (kind_of == MEDIA)
    pronoun = ctx.has("PRON", "PRON1")[before] & ~ctx.leads[cue]
    held_up = ctx.any_in(np.minimum(group, cue), cue)  # the words between the halves of a verb
    did = (held_up & ctx.mask("DO")) != 0  # "did recently describe"
    finite = ~base | carried_by | many | pronoun | quote_before | (did & ~negated)
    would = modal & ctx.lexicon.rules_among(("attribution/support", "attribution/oppose"))[rule]  # "Quist would back the plan"
    found = (kind_of > 0) & ~(base & (infinitive | modal & ~would) & ~quote_before) & (finite | would)
    found &= ~(passive & ~ing & ~use_right & (kind != POST))
    first_person = ((classes[np.minimum(np.maximum(phrase_first, 0), n - 1)] & ctx.mask("PRON1")) != 0) & (phrase_last - phrase_first == 1)
    found &= ~first_person
    # "no one at the mill said": nobody did
    held = np.maximum(first, 0)
    nobody = l_ok & ~use_right & ctx.is_word(held, "no", "not", "nobody", "none")
    some = np.flatnonzero(nobody)
    nobody[some] = ctx.is_word(held[some], "nobody", "none") | ctx.is_word(ctx.behind(held[some]), "one", "body")
    found &= ~nobody
    # "the mill, said to be old": nobody's words, nor are those in "far more than the sum widely expected"
    some = np.flatnonzero(next_to & found)
    some = some[ctx.is_word(np.minimum(end[some] + 1, n - 1), "be", "have")]
    found[some[ctx.is_word(cue[some], "said", "reported", "believed", "thought")]] = False
    mind = (kind == MENTAL) | (kind == STANCE)
    some = np.flatnonzero(mind & found & ~ctx.leads[cue])
    some = some[ctx.is_word(before[some], "widely", "commonly", "universally", "popularly", "broadly")]
    found[some[(classes[np.maximum(cue[some] - 2, 0)] & ctx.mask("HAVE")) == 0]] = False
    aside = (first > 0) & ((gap[subject] & tk.COMMA) > 0) & ((after_gap & (tk.COMMA | tk.PERIOD)) > 0)
    # "Get out!" Lind was heard yelling: the mark ended a sentence, but the tag goes with it
    of_token, paragraph = ctx.sentences.of_token, ctx.sentences.paragraph
    called_out = (first > 0) & ctx.leads[subject] & (kind == SAY)
    some = np.flatnonzero(called_out)
    at = subject[some]
    called_out[some] = sh.in_quote[at - 1] & (paragraph[of_token[at - 1]] == paragraph[of_token[at]])
    evidence = quote_before | quote_left | called_out | aside | quote_after | that | ((after_gap & tk.COLON) > 0)
    # verbs of mental state and of showing want company, unless their subject speaks for itself
    ok = found & (kind != STANCE) & ~trying & ~(base & negated & did & ~that & ~quote_after)
    find_rule = ctx.lexicon.rules_among(("attribution/find", "attribution/learn"))[rule]
    guessed = ctx.is_word(cue, *_RECKONS)
    to_learn = ctx.lexicon.rules_among(("attribution/learn",))[rule] & next_to  # "she learned to swim"
    found &= ~to_learn
    ok &= ~(find_rule & ~guessed & ~evidence & (kind_of != DOCUMENT) & (kind_of != MEDIA) & (kind_of != OFFICIAL))
    read = ctx.lexicon.rules_among(("attribution/read",))[rule]  # papers read so; people read them
    wrote = (kind_of == DOCUMENT) | (kind_of == SOCIAL)
    ok &= ~read | (wrote & (quote_after | ((after_gap & tk.COLON) > 0) | that))
    found &= ~read | ok
    gathers = ctx.lexicon.rules_among(("attribution/gather",))[rule]  # outlets gather that it is so; crowds gather that night
    ok &= ~gathers | (kind_of == MEDIA) & that
    submits = ctx.lexicon.rules_among(("attribution/submit",))[rule]  # "submitted that it was void", not "submitted his papers"
    ok &= ~submits | evidence
    found &= ~(gathers | submits) | ok
    mute = ctx.lexicon.rules_among(("attribution/no-reply",))[rule]
    ok &= ~mute
    found &= ~mute
    call = ctx.lexicon.rules_among(("attribution/continue", "attribution/colour", "attribution/add", "attribution/state"))[rule]
    call &= ~ctx.is_word(cue, "stated", "stating")
    # "offered a blunt defence", "delivered a speech": what they say is the noun behind them
    gives = ctx.lexicon.rules_among(("attribution/deliver",))[rule] & (end - cue == 1)
    some = np.flatnonzero(gives)
    spoken_for = np.zeros(len(cue), bool)
    spoken_for[some] = speech_behind(ctx, end[some])
    found &= ~(gives & ~spoken_for & ~evidence)
    ok &= ~(call & ~evidence & ~use_right)
    claim = ctx.lexicon.rules_among(("attribution/claim",))[rule]
    found &= ~(carried_by & claim & ~evidence)  # "went on to claim the title"
    ok &= found
    it = carried & (phrase_first >= 0) & (ctx.matches.word[np.maximum(phrase_first, 0)] == ctx.lexicon.ids["it"])
    ok &= ~((kind == MENTAL) & it)
    some = np.flatnonzero(ok & ~that & ~quote_before & ~quote_left)
    ok[some] = ~ctx.is_word(cue[some], *_INNER)
    speak = ctx.lexicon.rules_among(("attribution/speak",))[rule]
    some = np.flatnonzero(speak & ~evidence & ok)
    about = ctx.is_word(next_token[some], "about", "of", "out", "openly", "candidly", "publicly", "exclusively", "highly")
    ok[some] = about & ~negated[some]
    plain, brush = plain_use(ctx, cue, end, rule)
    ok &= ~(naming(ctx, sh, cue, end, phrase_first) | plain) | evidence
    found &= ~brush
    shows = ctx.lexicon.rules_among(_THINGS)[rule]
    shown_by = shows & ~evidence
    some = np.flatnonzero(shown_by & ~it)  # few, here and below: only they need a closer look
    shown_by[some] = thing(ctx, sh, phrase_first[some], phrase_last[some])
    shown_by |= shows & ctx.tokens.upper[cue] & (kind_of == NAMED) & ~evidence  # "Harrow Weir Video Shows Ducks"
    # "her part in opposing the weir"
    some = np.flatnonzero(ing & mind & ~evidence & ~ctx.leads[cue])
    shown_by[some] |= (classes[before[some]] & ctx.mask("PREP")) != 0
    ok &= ~shown_by
    found &= ~shown_by
    crowd = (kind_of == VAGUE) | (
        kind_of == ANONYMOUS
    )  # many a crowd promises or refuses; what it praises, blames or warns of is told of it
    ok &= ~(
        crowd
        & ~evidence
        & ctx.lexicon.rules_among(("attribution/promise", "attribution/demand", "attribution/deny", "attribution/speak"))[rule]
    )
    # "a mediator described the talks as slow"
    some = np.flatnonzero(crowd & ~evidence & (kind == ACT) & ~able & ok)
    opens = ctx.leads[low[some]] & ((classes[low[some]] & ctx.mask("DET")) != 0)
    ok[some] = opens & agent_like(ctx, head[some]) & ~ing[some] & ~ctx.is_word(cue[some], "called", "named")
    posting = (
        (kind == POST) & ~evidence & ~((after_gap & (tk.COMMA | tk.COLON)) > 0) & ~(use_right & ((tail_gap & (tk.COLON | tk.DOUBLE)) > 0))
    )
    # "posted a picture of the weir": a post, whatever it shows
    some = np.flatnonzero(posting & ctx.is_word(cue, *_SHARES))
    pictured = np.zeros(len(cue), bool)
    pictured[some] = picture_behind(ctx, end[some])
    posting &= ~pictured
    ok &= ~posting
    # a speech verb always has a speaker: behind "and", "but" or a long insertion it is the subject of the sentence
    conj = ((classes[np.maximum(group - 1, 0)] & ctx.mask("AND")) != 0) | (
        ctx.matches.word[np.maximum(group - 1, 0)] == ctx.lexicon.ids["but"]
    )
    conj &= ~ctx.leads[np.minimum(group, n - 1)]
    inserted = (gap[group] & (tk.COMMA | tk.G_DASH | tk.CLOSE_PAREN)) > 0
    unsure = (kind_of == 0) | (conj & ~ctx.bar[np.maximum(group - 1, 0)])
    elided = ~ok & ~ing & ~base & ~use_right & ~passive & ~first_person & ~nobody & ~ctx.leads[cue]
    elided &= (conj & ((kind <= ACT) | (kind == STANCE)) & ~passive) | (
        (kind == SAY) & (inserted | quote_before | (kind_of == 0)) & (unsure | quote_before)
    )
    # "a plan backed by Quist": not its subject
    agent = ctx.is_word(next_token, "by") & ~ctx.leads[next_token] & (after_gap == 0) & ~ing & ~base
    elided &= ~((call | submits) & ~evidence) & ~agent & ~to_learn
    ok &= ~(agent & ~evidence)
    phrase_first, phrase_last = np.where(elided, -1, phrase_first), np.where(elided, -1, phrase_last)
    kind_of = np.where(elided, CARRY, kind_of)
    carried = np.where(elided, True, carried)
    found &= ~agent
    ok |= elided & (kind != STANCE)
    # --- participles: "…, adding that": the subject of the clause before it
    # "sent a letter saying", "in a post warning"
    paper = ((classes[before] & ctx.mask("DOC", "SOCIAL", "SPEECHNOUN")) != 0) & ~ctx.leads[cue] & (cue_gap == 0)
    part = ing & (paper | (cue_gap & tk.COMMA > 0) | quote_before | ctx.leads[cue] | evidence) & ~ok
    some = np.flatnonzero(part & (call | shows & ~paper) & ~evidence)
    part[some] = ctx.is_word(next_token[some], *_ASKING)
    quoted &= ~use_right & ~passive
    # "The Gazette quoted an insider as saying": who is quoted speaks, whoever quotes him carries it
    carries = quoted & (c_type == ANONYMOUS) & (kind_of > 0)
    cites |= carries
    carries |= cites & (c_type == ANONYMOUS)
    # "citing people in the supply chain": nobody cites people in general
    some = np.flatnonzero(cites & (c_type == VAGUE))
    end_of = np.maximum(r_last[some] - 1, 0)
    c_type[some[((classes[end_of] & ctx.mask("VAGUE")) == 0) & ~agents(ctx, end_of)]] = NONE  # "citing personal reasons"
    c_type[some[ctx.is_word(end_of, "people", "persons", "individuals")]] = ANONYMOUS
    # "The Courier, citing two people, put the sum at …"
    some = np.flatnonzero(cites & (c_type == ANONYMOUS))
    carries[some] |= (l_type[some] == MEDIA) | ctx.is_word(np.maximum(head_last[some] - 1, 0), "report", "reports")
    cites &= (c_type > 0) & (c_type != CARRY)
    phrase_first = np.where(cites, r_first, np.where(part, -1, phrase_first))
    phrase_last = np.where(cites, r_last, np.where(part, -1, phrase_last))
    kind_of = np.where(cites, c_type, np.where(part, CARRY, kind_of))
    carried = np.where(cites, c_carried, np.where(part, True, carried))
    speaking = (kind == SAY) | (kind == REPORT) | (kind == ACT) | (kind == POST)
    ok |= (part & speaking & (evidence | paper | (cue_gap & tk.COMMA > 0))) | cites
    # --- who was told: "told the Harbour Gazette" / "told us"
    to_whom = np.maximum(o_last - 1, 0)
    some = np.flatnonzero(o_type == DOCUMENT)
    o_type[some[ctx.is_word(to_whom[some], "paper", "papers", "site", "website")]] = MEDIA  # to be told to, not to be read
    outer = np.where(hears & (o_type == MEDIA) & ~use_right, MEDIA, 0).astype(np.int8)
    outer = np.where(carries & cites, MEDIA, outer).astype(np.int8)
    own = (o_type == MEDIA) & (o_first >= 0)
    some = np.flatnonzero(own)
    own[some] = ctx.is_word(o_first[some], "this", "our")  # "told this newspaper"
    us = np.zeros(len(cue), bool)
    some = np.flatnonzero(hears)
    us[some] = own[some] | ((classes[next_token[some]] & ctx.mask("FIRST")) != 0)
    some = some[ctx.is_word(to_whom[some], "press", "media") & ~ctx.tokens.upper[to_whom[some]]]  # in public: nobody carries it
    some_of_them = ctx.is_word(next_token[some], "local", "state", "regional", "national") | ((next_class[some] & ctx.mask("NATION")) != 0)
    outer[own], outer[some[~some_of_them]] = 0, 0
    # "Quist has told friends that she will go": one of them hands it on, unless she told them in a letter or on a stage
    some = np.flatnonzero(tells & (r_first >= 0) & ~use_right & (outer == NONE))
    some = some[(kind_of[some] == NAMED) | (kind_of[some] == OFFICIAL) | (kind_of[some] == CARRY)]
    some, friend = confided(ctx, some, group[some], cue[some], r_first[some])
    kind_of[some], carried[some] = ANONYMOUS, False
    phrase_first[some], phrase_last[some] = r_first[some], friend + 1
    some = told[~use_right[told]]
    outer[some[ctx.is_word(to_whom[some], "followers")]] = SOCIAL
    # a platform as the place of a post
    outer = np.where((kind == POST) & (kind_of != SOCIAL) & (kind_of != MEDIA), SOCIAL, outer).astype(np.int8)
    # "he said he thinks": the second verb adds no source
    person = ((classes[np.minimum(np.maximum(phrase_first, 0), n - 1)] & ctx.mask("PRON")) != 0) & (phrase_last - phrase_first == 1)
    close = np.zeros(len(cue), bool)
    if len(cue) > 1:
        close[1:] = (of_token[cue[1:]] == of_token[cue[:-1]]) & (cue[1:] - cue[:-1] <= 10)
    nested = person & (kind == MENTAL) & close
    # … nor does "because he hoped", where somebody has spoken before
    spoken = np.full(len(ctx.sentences), n)
    speaks = ok & (kind != MENTAL)
    np.minimum.at(spoken, of_token[cue[speaks]], cue[speaks])
    nested |= (kind == MENTAL) & (spoken[of_token[cue]] < cue) & ~quote_before & ~quote_after
    # "did not respond to a request for comment": what somebody would not say is known, and from whom
    silent = ctx.lexicon.rules_among(_REPLIES)[rule] & (kind_of > 0) & ~first_person & ~passive
    some = np.flatnonzero(silent)
    silent[some] = negated[some] | ctx.is_word(cue[some], *_DECLINES)
    some = np.flatnonzero(silent)
    silent[some] = asked_for(ctx, end[some])
    # … and "has not replied" tells of nobody's word: what the writer saw for himself
    unanswered = silent & negated & ctx.lexicon.rules_among(("attribution/answer", "attribution/no-reply"))[rule]
    ok = (ok | silent) & ~unanswered
    # "would not say who will pay", "won't comment": a refusal to speak, as "declined to" is
    unsaid = base & negated & (kind_of > 0) & ~first_person & ~passive & ~nobody & ~plain & ((held_up & ctx.mask("MODAL")) != 0)
    some = np.flatnonzero(unsaid & ~ok)
    ok[some] = ctx.is_word(cue[some], *_UNSAID)
    for_himself = ctx.is_word(next_token, "anonymity") & ~ctx.leads[next_token]  # "requesting anonymity": says nothing
    ok &= ~for_himself
    found &= ~for_himself
    elided &= ~for_himself
    part &= ~for_himself
    keep = ok & ~((kind == POST) & first_person) & ~nested
    # --- whose mind or side it is, though nobody answers for the sentence
    shown = posting & ~crowd
    some = np.flatnonzero(shown)
    shown[some] = ctx.is_word(cue[some], "tweeted", "retweeted", "tweets")
    telling = found & ~keep & ~(call | speak | find_rule | posting & ~shown | nested | it)
    telling |= (elided | (part & ((cue_gap & tk.COMMA) > 0))) & (kind == STANCE)
    telling |= (kind_of > 0) & base & negated & did & ~passive & ~first_person & ~(call | speak | find_rule)
    telling &= ~(person & close) & ~mute
    telling |= unanswered
    # a long clause in front is no phrase of a source
    telling &= (phrase_first < 0) | able & (phrase_last - phrase_first <= 9)
    outer = np.where(keep, outer, NONE).astype(np.int8)
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
        backs=keep,
    )
    return made.take(np.flatnonzero(keep | telling))
