"""What a source phrase is: its type by its head, the words around it and where it stands."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import STRONG, Context
from credscore.evidence.phrases import ANONYMOUS, CARRY, DOCUMENT, MEDIA, NAMED, NONE, OFFICIAL, SOCIAL, VAGUE, Shared, tokens_upper

# words for an outlet in front of its name
_CALLED = """
    newspaper magazine tabloid outlet paper website site blog podcast broadcaster channel publication weekly daily portal newsletter station
""".split()
_OFFICES = "judge magistrate prosecutor commissioner senator governor envoy bishop archbishop sheriff constable".split()
_PERSONS = "officials officers lawmakers ministers diplomats senators mps lawyers attorneys doctors nurses investigators detectives people persons".split()
_FEW = "two three four five six seven eight nine ten".split()
_PRINTED = ("article", "editorial", "affiliate")
_STORIES = ("report", "reports", "article", "articles", "column", "editorial", "essay", "investigation")
# "people who have seen the file", "people briefed on the talks": placed by what they know
_PLACED = ("familiar", "briefed", "privy", "involved", "acquainted", "knowledgeable")
_SAW = """
    seen saw reviewed viewed attended heard briefed familiar spoke spoken worked witnessed participated involved overheard present
""".split()
_UNNAMED = ("people", "persons", "individuals", "those", "person", "individual")
_ALL = ("each", "both", "all", "neither", "none")
_MORE = ("second", "third", "fourth", "fifth")
_LAWYERS = ("lawyer", "attorney", "solicitor", "barrister", "publicist")
_SERVICES = ("service", "services", "brigade", "squad")
_AIRED = ("television", "tv", "radio")
# who speaks for the house he works for
_EMPLOYED = "analyst analysts economist economists strategist strategists traders brokers scientists experts specialists forecasters".split()
_PLACES = "state county city district town village borough parish province municipality north south prosecution defence defense household".split()
_AGENTS = ("er", "or", "ist", "ian", "man", "eer", "ess", "ee", "mate", "ant", "hand", "cook")


def classify(
    ctx: Context, sh: Shared, first: np.ndarray, last: np.ndarray, read: np.ndarray | bool = False
) -> tuple[np.ndarray, np.ndarray]:
    """Type and `carried` flag of the source phrases [first, last). read: which stand where outlets do ("told …", "reported by …")."""
    out = np.zeros(len(first), np.int8)
    # a pronoun alone points elsewhere, whatever else there is to know; every third phrase is one
    lead = ctx.matches.classes[np.minimum(first, sh.n - 1)]
    pronoun = (last - first == 1) & ((lead & ctx.mask("PRON", "IT")) != 0)
    out[pronoun] = CARRY
    some = np.flatnonzero(~pronoun)
    out[some] = _types(ctx, sh, first[some], last[some], read if isinstance(read, bool) else read[some])
    return out, out == CARRY


def _types(ctx: Context, sh: Shared, first: np.ndarray, last: np.ndarray, read: np.ndarray | bool) -> np.ndarray:
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
    whole = union.copy()
    more = np.flatnonzero(np.maximum(last, f + 1) != head_end)
    whole[more] = ctx.any_in(f[more], np.minimum(np.maximum(last, f + 1), n)[more])
    lead, end = classes[f], classes[tail]
    n_names = sh.names_before[np.minimum(head_end, n)] - sh.names_before[f]
    end_name = name[tail]
    close = np.clip(last - 1, f, n - 1)
    out = np.zeros(len(f), np.int8)

    found: list[tuple[np.ndarray, int]] = []

    def put(where: np.ndarray, what: int) -> None:
        found.append((where, what))

    one = head_end - f == 1
    put(((lead & m("PRON")) != 0) & (one | ~name[f]), CARRY)
    put(((lead & m("IT")) != 0) & one, CARRY)
    put(one & (last - f == 1) & ctx.is_word(f, "him", "her", "them"), CARRY)  # "According to her, …"
    plain = ~end_name
    # "a lawyer for the family", as a spokesman would be
    put(ctx.is_word(tail, *_LAWYERS) & ((lead & m("DET")) != 0) & plain & ctx.is_word(np.minimum(tail + 1, n - 1), "for"), OFFICIAL)
    put(((union & m("UNNAMED")) != 0) & (n_names == 0), ANONYMOUS)
    # "Falk and Quist Have Parted, Insiders Say": in a headline in capitals they are no name
    some = np.flatnonzero(one & ((lead & m("ANON", "PALS")) != 0) & tokens_upper(ctx, f))
    shout = np.zeros(len(f), bool)
    for says in (ctx.behind(f[some]), ctx.before(f[some])):  # "… Says Source"
        shout[some] |= (ctx.lexicon.word_rule["attribution"][ctx.matches.word[says]] > 0) & ctx.tokens.upper[says]
    put(shout, ANONYMOUS)
    # "each of them", "both men": whoever spoke before; but "two of them", like "one of them": nobody says which
    of_them = ctx.is_word(np.minimum(f + 1, n - 1), "of") & ctx.is_word(np.minimum(f + 2, n - 1), "them") & (last - f >= 3)
    put(of_them & ctx.is_word(f, *_FEW), ANONYMOUS)
    put((of_them & ctx.is_word(f, *_ALL)) | (ctx.is_word(f, "both") & (n_names == 0)), CARRY)
    put(ctx.is_word(tail, "paper") & (one | name[f] & name[np.maximum(tail - 1, 0)]), MEDIA)  # "Falk to quit, paper says", "… says Marrowby paper"
    # "one of them", "one of the men": nobody says which
    which = ctx.is_word(f, "one", "another") & ctx.is_word(np.minimum(f + 1, n - 1), "of") & (last - f >= 2) & (n_names == 0)
    which &= ~ctx.tokens.possessive[np.minimum(f + 2, n - 1)] & ~ctx.tokens.possessive[np.minimum(f + 3, n - 1)]  # "one of the year's best films"
    put(which & ((whole & m("OFFICIAL")) == 0), ANONYMOUS)
    put(which & ((whole & m("OFFICIAL")) != 0), OFFICIAL)
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
    before_tail = np.maximum(tail - 1, 0)
    # "People who have seen the letter told the Courier": not the magazine
    folk = one & ctx.is_word(f, "people") & ctx.leads[f]
    folk &= ~ctx.tokens.possessive[f]
    behind = ctx.behind(f[folk])
    folk[folk] = ~ctx.verb[behind] & ~ctx.is_word(behind, *_CALLED)
    outlet &= ~folk
    knowing = np.flatnonzero(ctx.is_word(tail, *_UNNAMED) & (plain & (n_names == 0) | folk))  # few
    in_the_know = np.zeros(len(f), bool)
    in_the_know[knowing] = _knows(ctx, tail[knowing])
    put(in_the_know, ANONYMOUS)
    put(folk, VAGUE)
    put(ctx.is_word(tail, "magazine") & ctx.tokens.upper[before_tail] & (tail > f), MEDIA)  # "People magazine"
    # "the newsletter Prairie Runways": a word for an outlet right in front of the name
    run = tail.copy()
    for _ in range(4):
        run = run - (name[run] & (run > f))
    called = end_name & (run < tail) & ~name[run] & ((classes[f] & m("PREP")) == 0)
    outlet |= called & ctx.is_word(run, *_CALLED)
    reporter = ((end & m("DOC")) != 0) & plain
    put(ctx.is_word(tail, "media") & ctx.is_word(before_tail, "social") & (tail > f), SOCIAL)
    # "state television", "local radio", "the official news agency"
    aired = ctx.is_word(tail, *_AIRED) & ((n_names == 0) | (n_names == 1) & ((lead & m("NATION")) != 0)) & (tail > f) & ((lead & m("POSS", "PREP")) == 0)
    put(aired | ctx.is_word(tail, "agency", "agencies", "service") & ctx.is_word(before_tail, "news") & plain & (tail > f), MEDIA)
    # "a new report from the Harrow Gazette", "the Courier report"; the phrase may well end in front of "from"
    told = np.zeros(len(f), bool)
    some = np.flatnonzero(reporter)  # few
    some = some[ctx.is_word(tail[some], *_STORIES)]
    told[some] = _press(ctx, before_tail[some]) & (tail[some] > f[some])
    some = some[ctx.is_word(ctx.behind(tail[some]), "in", "by", "from")]
    at = ctx.behind(tail[some])
    for _ in range(4):
        at = ctx.behind(at)
        some, at = some[(ctx.gap[at] & STRONG) == 0], at[(ctx.gap[at] & STRONG) == 0]
        told[some] |= _press(ctx, at)
    put(told, MEDIA)
    unsure |= ((end & m("OUTWORD")) != 0) & tokens_upper(ctx, tail) & ((lead & m("DEF")) != 0) & (head_end - f == 2)  # "The Courier"
    star = unsure & ((lead & m("DEF")) != 0) & tokens_upper(ctx, tail)  # "the Star", whatever else a star is
    put((outlet | unsure) & ~reporter & (((end & m("OFFICIAL", "ROLE")) == 0) | star), MEDIA)
    put(called & ctx.is_word(run, "journal"), DOCUMENT)
    # "a Times article", "the editorial", "a local NBC affiliate"
    printed = ctx.is_word(tail, *_PRINTED)
    put(printed & plain & ((lead & m("POSS")) == 0), MEDIA)
    newsroom = ctx.are("news") & ctx.tokens.upper
    some_news = np.zeros(len(f), bool)
    for step in range(4):
        some_news |= (f + step < head_end) & newsroom[np.minimum(f + step, n - 1)]
    put(some_news & end_name & (n_names >= 2), MEDIA)
    # "one gossip site": an outlet; "her site", "the council's site": a document
    put(((lead & m("DET", "NUMBER")) != 0) & ctx.is_word(tail, "site", "website") & (n_names == 0), MEDIA)
    if np.any(read):  # "told The Hitavada": a capital article in the middle of a sentence belongs to the name of an outlet
        put(
            read & ((lead & m("DEF")) != 0) & (head_end - f == 2) & ctx.tokens.upper[tail] & ((end & m("OUTWORD")) != 0), MEDIA
        )  # "told the Post"
        article = read & ((lead & m("DEF")) != 0) & ctx.tokens.upper[f] & ~ctx.leads[f]
        put(article & (head_end - f <= 4) & (n_names == head_end - f - 1) & end_name, MEDIA)
    put((ctx.matches.outlet[tail] == 2) | ((end & m("OUT_document")) != 0) & end_name, DOCUMENT)
    put(((ctx.matches.outlet[tail] == 3) | ((end & m("OUT_social", "OUT_social_UNSURE")) != 0)) & end_name, SOCIAL)
    put(((end & m("DOC")) != 0) & plain, DOCUMENT)
    # "an average of recent polls", "a review of the filings"
    sum_of = ((whole & m("DOC")) != 0) & (end == 0) & plain & ((lead & m("DET", "DEF")) != 0)
    some = np.flatnonzero(sum_of)
    sum_of[some] = ctx.is_word(np.minimum(tail[some] + 1, n - 1), "of")
    put(sum_of, DOCUMENT)
    # "four current and former officials"
    both = np.zeros(len(f), bool)
    for step in range(3):
        at = np.minimum(f + step, n - 1)
        both |= ctx.is_word(at, "current") & ((classes[np.minimum(at + 1, n - 1)] & m("AND")) != 0) & (at + 1 < tail)
    put(both & plain & (n_names == 0) & ((end & m("OFFICIAL", "PALS", "VAGUE")) != 0), ANONYMOUS)
    # "allies of the mayor"; without an owner they are a crowd, or countries
    put(ctx.is_word(tail, "allies") & plain & ctx.is_word(np.minimum(tail + 1, n - 1), "of") & (tail + 1 < last), ANONYMOUS)
    # "aid workers": a trade, though the word in front of it may have the capital of its sentence
    trade = ctx.is_word(tail, "workers") & ((lead & m("DET", "DEF", "POSS", "NUMBER", "VAGUE")) == 0) & ((whole & m("ANONADJ")) == 0)
    put(trade & ((n_names == 0) | ctx.leads[f] & (n_names == 1) & (head_end - f == 2)), VAGUE)
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
    put(one & ctx.is_word(f, "those"), VAGUE)  # "those who fished there say"
    # "a team of insiders"
    band = ctx.is_word(tail, "team", "group", "pair", "number", "handful", "couple", "trio", "string") & ((whole & m("ANON", "PALS")) != 0)
    put(((lead & m("DET")) != 0) & band & plain & (n_names == 0), ANONYMOUS)
    # "a couple of his bandmates"
    some_of = ((lead & m("DET")) != 0) & plain & ctx.is_word(tail, "couple", "pair", "trio", "group", "team") & (n_names == 0)
    put(some_of & ctx.is_word(np.minimum(tail + 1, n - 1), "of") & (tail + 1 < last), VAGUE)
    # "two intelligence officials": so many, but nobody is named
    put(ctx.is_word(f, *_FEW) & ctx.is_word(tail, *_PERSONS) & plain, ANONYMOUS)
    # "analysts at Brennacht Capital": the house speaks
    house = np.minimum(head_end + 1, n - 1)
    house = np.minimum(house + ((classes[house] & m("DEF")) != 0), n - 1)
    at_work = plain & ctx.is_word(np.minimum(head_end, n - 1), "at", "from", "with") & name[house] & (house < last)
    put(at_work & ctx.is_word(tail, *_EMPLOYED), NAMED)
    put(((end & m("VAGUE")) != 0) & plain & ((end & m("OFFICIAL")) == 0), VAGUE)
    put(((lead & m("VAGUE")) != 0) & plain & (n_names == 0), VAGUE)
    put(((end & m("SOCIAL")) != 0) & plain, SOCIAL)
    put(((end & m("MEDIA")) != 0) & plain & ((lead & m("DEF", "DET", "POSS")) != 0 | (n_names > 0)), MEDIA)
    put(((end & m("MEDIA")) != 0) & plain, MEDIA)
    put(((lead & m("DEF")) != 0) & (head_end - f == 2) & ctx.is_word(tail, "agency"), CARRY)  # one that was named before
    put(ctx.is_word(tail, *_SERVICES) & ~ctx.is_word(before_tail, "news") & plain & ((lead & m("DET", "DEF")) != 0), OFFICIAL)
    # gardaí, whose capital is no name's; "the Nairobi regional police boss", "Lagos police commander"
    put(ctx.is_word(tail, "gardaí", "garda") & ((lead & m("DET")) == 0), OFFICIAL)
    force = ((end & m("ROLE")) != 0) & plain & ctx.is_word(np.maximum(tail - 1, 0), "police") & (tail > f) & ((lead & m("DET")) == 0)
    put(force, OFFICIAL)
    role_like = ((end & m("OFFICIAL")) != 0) & plain
    # "chief of staff Ines Falk": the name at the end of the phrase is who speaks
    titled = np.flatnonzero((stop > f) & (stop < last) & (n_names == 0) & name[np.minimum(last, n) - 1])  # few
    titled = titled[ctx.is_word(stop[titled], "of") & (sh.preps.ahead(stop[titled] + 1) >= last[titled])]  # not "a spokesman for candidate Falk"
    at = last[titled] - 1
    for _ in range(3):
        at = at - (name[np.maximum(at - 1, 0)] & (at - 1 > f[titled]))
    before = at - 1
    full = (last[titled] - at >= 2) & ~ctx.tokens.possessive[last[titled] - 1] & ~ctx.tokens.upper[before] & ((ctx.gap[at] & STRONG) == 0)
    full &= (classes[before] & m("PREP", "OF", "DEF", "DET", "POSS", "AND", "BREAK", "THAT", "WHO")) == 0
    full &= (ctx.any_in(f[titled], at) & m("ROLE", "OFFICIAL", "TITLE", "PALS", "ONE", "ORG")) != 0
    held = np.zeros(len(f), bool)
    held[titled] = full
    put(held, NAMED)
    put(role_like & ~((n_names > 0) & ((end & m("ROLE")) == 0) & ctx.tokens.upper[tail]), OFFICIAL)
    put(ctx.is_word(tail, "republicans", "democrats", "conservatives", "liberals") & (n_names == 1), VAGUE)
    # "A Kremlin aide", "a Western diplomat": a name in front of the noun names nobody
    a_person = ((end & m("ONE", "PALS")) != 0) | (
        ((end & m("ROLE")) != 0) & ((end & m("OFFICIAL", "TITLE")) == 0) & ~ctx.is_word(tail, *_OFFICES)
    )
    put(((lead & m("DET")) != 0) & plain & (n_names > 0) & a_person, ANONYMOUS)
    # "Consumer groups say": the capital is owed to the start of the sentence, or names whose they are
    group = ctx.leads[f] & (head_end - f == 2) & (n_names == 1) & ctx.name[f] & plain & (last == head_end)
    group &= (end & m("ROLE", "OFFICIAL", "ORG", "DOC", "MEDIA", "SOCIAL", "BE", "HAVE", "DO", "PREP", "TIME")) == 0
    group &= (data[ctx.tokens.end[tail] - 1] == ord("s")) & ~ctx.tokens.upper[tail] & ~ctx.tokens.possessive[tail] & ~ctx.verb[tail]
    put(group, VAGUE)
    put(n_names > 0, NAMED)
    definite = (lead & m("DEF", "POSS")) != 0
    office = ((union & m("OFFICIAL", "ORG")) != 0) | ctx.is_word(tail, *_OFFICES)
    office |= ((union & m("TITLE")) != 0) & ~ctx.is_word(f, "one", "another")
    put(((lead & m("DET")) != 0) & ((end & m("ROLE")) != 0) & plain & (n_names == 0) & ~office, ANONYMOUS)
    # "one", "another", "a third": one more of those who spoke before
    put(one & ctx.is_word(f, "one", "another"), CARRY)
    put(((lead & m("DET")) != 0) & (head_end - f == 2) & ctx.is_word(tail, *_MORE), CARRY)
    put(((lead & m("DEF")) != 0) & (head_end - f == 2) & ctx.is_word(tail, *_PLACES), OFFICIAL)  # "the county said"
    # "the secretary of state's office"
    office_of = definite & ((classes[close] & m("OFFICIAL")) != 0) & ctx.tokens.possessive[np.maximum(close - 1, 0)] & (close > tail)
    put(office_of & ~ctx.tokens.upper[close], OFFICIAL)
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
    somebody[some] = agent_like(ctx, tail[some]) | ctx.is_word(f[some], "one", "another")
    put(somebody, ANONYMOUS)
    for where, what in reversed(found):  # the first that holds is written last
        np.putmask(out, where, what)
    out[empty] = NONE
    return out


def _press(ctx: Context, at: np.ndarray) -> np.ndarray:
    """Tokens of a name of an outlet, or of one that is made like it ("Tarn Gazette")."""
    word = (ctx.matches.classes[at] & ctx.mask("OUT_media", "OUTWORD")) != 0
    return (ctx.matches.outlet[at] == 1) | word & ctx.tokens.upper[at] & ~ctx.leads[at]


def _knows(ctx: Context, tail: np.ndarray) -> np.ndarray:
    """Words for people behind which stands how they know: "people who have seen the file", "those with knowledge of the talks"."""
    at = ctx.behind(tail)
    out = ctx.is_word(at, *_PLACED) | (ctx.is_word(at, "close") & ctx.is_word(ctx.behind(at), "to"))
    who, having = ctx.is_word(at, "who"), ctx.is_word(at, "with")
    on = (who | having) & (at > tail)
    for _ in range(4):
        at = ctx.behind(at)
        on &= (ctx.gap[at] & STRONG) == 0
        out |= on & (who & ctx.is_word(at, *_SAW) | having & ctx.is_word(at, "knowledge"))
    return out


def agent_like(ctx: Context, at: np.ndarray) -> np.ndarray:
    """Tokens that end like a word for somebody who does something (waiter, collector, machinist, technician)."""
    data, end, size = ctx.buffer.data, ctx.tokens.end[at], ctx.tokens.end[at] - ctx.tokens.start[at]
    tail = np.zeros(len(at), np.uint32)  # the last four letters as one number
    for k in (4, 3, 2, 1):
        tail = (tail << 8) | (data[end - k] | 32)
    out = np.zeros(len(at), bool)
    for ending in _AGENTS:
        letters, mask = int.from_bytes(ending.encode(), "big"), (1 << 8 * len(ending)) - 1
        out |= ((tail & np.uint32(mask)) == letters) & (size > len(ending) + 1)
    return out
