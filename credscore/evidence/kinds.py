"""What a source phrase is: its type by its head, the words around it and where it stands."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import STRONG, Context
from credscore.evidence.loose import stand_by, unsigned
from credscore.evidence.phrases import ANONYMOUS, CARRY, DOCUMENT, MEDIA, NAMED, OFFICIAL, SOCIAL, VAGUE, Shared, tokens_upper
from credscore.text.tokens import is_in

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
_RARE = ("people", "paper", "magazine", "each", "both", "all", "neither", "none", *_FEW, "persons", "individuals", "those", "person", "individual",
         "sources")  # fmt: skip
_MORE = ("second", "third", "fourth", "fifth")
_LAWYERS = ("lawyer", "attorney", "solicitor", "barrister", "publicist")
_SERVICES = ("service", "services", "brigade", "squad")
_AIRED = ("television", "tv", "radio")
# who speaks for the house he works for
_EMPLOYED = "analyst analysts economist economists strategist strategists traders brokers scientists experts specialists forecasters".split()
_PLACES = "state county city district town village borough parish province municipality north south prosecution defence defense household".split()
_OUTLETS = ("agency", "agencies", "service")
_SEVERAL = ("team", "group", "pair", "number", "handful", "couple", "trio", "string")
_GARDA = ("gardaí", "garda")
_PARTIES = ("republicans", "democrats", "conservatives", "liberals")
# words that say something about a phrase where they end it, and others that do where they begin it: few phrases have one
_LAST = (
    *_LAWYERS, "media", *_AIRED, *_OUTLETS, *_PRINTED, "site", "website", "station", "masthead", "allies", "workers", *_SEVERAL, *_PERSONS,
    *_EMPLOYED, *_SERVICES, *_GARDA, *_PARTIES, *_MORE, *_PLACES, "reports",
)  # fmt: skip
_ONES = ("one", "another", "those", "him", "her", "them")
# what an instrument or an examination gives, and what it is read off from
_READ_OFF = """
    scans scan tests images samples measurements readings models analyses experiments calculations simulations observations biopsies swabs
    x-rays examinations trials meta-analyses
""".split()
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


class _Asked:
    """What the class bits of words say, each question answered once. bits : uint64."""

    def __init__(self, ctx: Context, bits: np.ndarray) -> None:
        self._ctx, self._bits = ctx, bits
        self._known: dict[tuple[str, ...], np.ndarray] = {}

    def __call__(self, *names: str) -> np.ndarray:
        """bool: which are of one of the classes; not to be written to."""
        known = self._known.get(names)
        if known is None:
            known = self._known[names] = (self._bits & self._ctx.mask(*names)) != 0
        return known


def _types(ctx: Context, sh: Shared, first: np.ndarray, last: np.ndarray, read: np.ndarray | bool) -> np.ndarray:
    m = ctx.mask
    n = sh.n
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
    trim = (data[stop_at - 1] == ord("d")) & (tail > f)
    few = np.flatnonzero(trim)
    trim[few] = (data[stop_at[few] - 2] == ord("e")) & ~name[tail[few]] & ~name[tail[few] - 1]
    trim |= ctx.is_word(tail, "seen", "written", "shown", "sent", "held", "taken", "given") & (tail > f)
    head_end, tail = head_end - trim, tail - trim
    union = ctx.any_in(f, np.minimum(head_end, n))
    whole = union.copy()
    more = np.flatnonzero(np.maximum(last, f + 1) != head_end)
    whole[more] = ctx.any_in(f[more], np.minimum(np.maximum(last, f + 1), n)[more])
    n_names = sh.names_before[np.minimum(head_end, n)] - sh.names_before[f]
    rare = ctx.is_word(f, *_RARE, *_ONES) | ctx.is_word(tail, *_RARE, *_LAST)
    near = _near(ctx, f)
    # nothing but names, none of them known: somebody, whoever; every third phrase is one
    only = (whole == 0) & (n_names == head_end - f) & ~rare & ~near & (ctx.matches.outlet[f] == 0) & (ctx.matches.outlet[tail] == 0)
    full = last > first
    kinds = (only & full) * np.int8(NAMED)
    left = np.flatnonzero(full & ~only)
    f, first, last, head_end, tail, stop = (x[left] for x in (f, first, last, head_end, tail, stop))
    union, whole, n_names, rare, near = (x[left] for x in (union, whole, n_names, rare, near))
    read = read if isinstance(read, bool) else read[left]
    lead, end = classes[f], classes[tail]
    begins, ends = _Asked(ctx, lead), _Asked(ctx, end)
    end_name = name[tail]
    out = np.zeros(len(f), np.int8)

    found: list[tuple[np.ndarray, int]] = []

    def put(where: np.ndarray, what: int) -> None:
        if len(where):
            found.append((where, what))

    one = head_end - f == 1
    put(begins("PRON") & (one | ~name[f]), CARRY)
    put(begins("IT") & one, CARRY)
    plain = ~end_name
    no_names, with_name, two = n_names == 0, n_names > 0, head_end - f == 2
    upper, outlet_of = ctx.tokens.upper[tail], ctx.matches.outlet[tail]
    raised = upper & ~ctx.leads[tail]  # a capital that is not owed to the start of a sentence
    before_tail, behind_tail = np.maximum(tail - 1, 0), np.minimum(tail + 1, n - 1)
    some = np.flatnonzero(rare)  # few: all that these words decide is asked for them alone
    at, end_of, in_front, next_to = f[some], tail[some], before_tail[some], behind_tail[some]
    nameless, bare, alone, long = no_names[some], plain[some], one[some], tail[some] > f[some]
    lead_of, all_of, size = lead[some], whole[some], head_end[some] - f[some]
    det, definite = (lead_of & m("DET")) != 0, (lead_of & m("DEF")) != 0
    put(some[alone & (last[some] - at == 1) & ctx.is_word(at, "him", "her", "them")], CARRY)  # "According to her, …"
    # "a lawyer for the family", as a spokesman would be
    put(some[ctx.is_word(end_of, *_LAWYERS) & det & bare & ctx.is_word(next_to, "for")], OFFICIAL)
    put(((union & m("UNNAMED")) != 0) & no_names, ANONYMOUS)
    # "Falk and Quist Have Parted, Insiders Say": in a headline in capitals they are no name
    few = np.flatnonzero(one & begins("ANON", "PALS") & tokens_upper(ctx, f))
    for says in (ctx.behind(f[few]), ctx.before(f[few])):  # "… Says Source"
        put(few[(ctx.lexicon.word_rule["attribution"][ctx.matches.word[says]] > 0) & ctx.tokens.upper[says]], ANONYMOUS)
    # "each of them", "both men": whoever spoke before; but "two of them", like "one of them": nobody says which
    of_them = ctx.is_word(np.minimum(at + 1, n - 1), "of") & ctx.is_word(np.minimum(at + 2, n - 1), "them") & (last[some] - at >= 3)
    put(some[of_them & ctx.is_word(at, *_FEW)], ANONYMOUS)
    put(some[of_them & ctx.is_word(at, *_ALL) | ctx.is_word(at, "both") & nameless], CARRY)
    # "Falk to quit, paper says", "… says Marrowby paper", "People magazine"
    put(some[ctx.is_word(end_of, "paper") & (alone | name[at] & name[in_front])], MEDIA)
    put(some[ctx.is_word(end_of, "magazine") & ctx.tokens.upper[in_front] & (end_of > at)], MEDIA)
    # "People who have seen the letter told the Courier": not the magazine
    after = ctx.behind(at)
    folk = alone & ctx.is_word(at, "people") & ctx.leads[at] & ~ctx.tokens.possessive[at] & ~ctx.verb[after] & ~ctx.is_word(after, *_CALLED)
    few = np.flatnonzero(ctx.is_word(end_of, *_UNNAMED) & (bare & nameless | folk))
    put(some[few[_knows(ctx, end_of[few]) | stand_by(ctx, end_of[few])]], ANONYMOUS)
    # "…, People Familiar Say"
    put(some[ctx.is_word(at, "people", "sources", "persons") & ctx.is_word(after, "familiar") & (last[some] - at >= 2)], ANONYMOUS)
    put(some[folk], VAGUE)
    # "one of them", "one of the men", "two of the people": nobody says which
    which = ctx.is_word(at, "one", "another", *_FEW) & ((all_of & m("DOC", "MEDIA", "ORG")) == 0)
    which &= ctx.is_word(np.minimum(at + 1, n - 1), "of") & (last[some] - at >= 2) & nameless
    which &= ~ctx.tokens.possessive[np.minimum(at + 2, n - 1)] & ~ctx.tokens.possessive[np.minimum(at + 3, n - 1)]  # "one of the year's best films"
    put(some[which & ((all_of & m("OFFICIAL")) == 0)], ANONYMOUS)
    put(some[which & ((all_of & m("OFFICIAL")) != 0)], OFFICIAL)
    put(ends("ANON") & ~raised, ANONYMOUS)
    by_form = ends("OUTWORD") & raised & end_name & (n_names >= 2)
    by_form |= (
        begins("OUTWORD")
        & ctx.tokens.upper[f]
        & (n_names >= 2)
        & ~ctx.leads[f]
        & (head_end - f >= 2)
        & ends("OUTWORD")
    )
    outlet = (
        by_form | (ctx.matches.outlet[f] == 1) | (outlet_of == 1) | ends("OUT_media") & upper
    )
    unsure = ends("OUT_media_UNSURE") & upper & (begins("DEF") & two | one)
    # "the newsletter Prairie Runways": a word for an outlet right in front of the name
    few = np.flatnonzero(end_name & (tail > f) & (n_names < head_end - f) & ~begins("PREP"))
    run = tail[few]
    for _ in range(4):
        run = run - (name[run] & (run > f[few]))
    called, run = few[~name[run]], run[~name[run]]
    outlet[called[ctx.is_word(run, *_CALLED)]] = True
    reporter = ends("DOC") & plain
    put(some[ctx.is_word(end_of, "media") & ctx.is_word(in_front, "social") & long], SOCIAL)
    # "state television", "local radio", "the official news agency"
    whose = (n_names[some] == 1) & ((lead_of & m("NATION")) != 0)
    aired = ctx.is_word(end_of, *_AIRED) & (nameless | whose) & long & ((lead_of & m("POSS", "PREP")) == 0)
    put(some[aired | ctx.is_word(end_of, *_OUTLETS) & ctx.is_word(in_front, "news") & bare & long], MEDIA)
    # "a new report from the Harrow Gazette", "the Courier report"; the phrase may well end in front of "from"
    few = np.flatnonzero(reporter)
    few = few[ctx.is_word(tail[few], *_STORIES)]
    put(few[_press(ctx, before_tail[few]) & (tail[few] > f[few])], MEDIA)
    few = few[ctx.is_word(ctx.behind(tail[few]), "in", "by", "from")]
    by = ctx.behind(tail[few])
    for _ in range(4):
        by = ctx.behind(by)
        few, by = few[(ctx.gap[by] & STRONG) == 0], by[(ctx.gap[by] & STRONG) == 0]
        put(few[_press(ctx, by)], MEDIA)
    unsure |= ends("OUTWORD") & raised & begins("DEF") & two  # "The Courier"
    star = unsure & begins("DEF") & raised  # "the Star", whatever else a star is
    # "the Journal of the Harrow Medical Association"
    title = np.minimum(f + begins("DEF"), n - 1)
    few = np.flatnonzero(ctx.is_word(title, "journal"))
    put(few[ctx.tokens.upper[title[few]] & ctx.is_word(ctx.behind(title[few]), "of")], DOCUMENT)
    put((outlet | unsure) & ~reporter & (~ends("OFFICIAL", "ROLE") | star), MEDIA)
    put(called[ctx.is_word(run, "journal")], DOCUMENT)
    # "a Times article", "the editorial", "a local NBC affiliate"
    few = some[ctx.is_word(end_of, *_PRINTED) & bare & ((lead_of & m("POSS")) == 0)]
    by = ctx.behind(tail[few])
    who = ctx.behind(by)
    who = np.where((classes[who] & m("TITLE")) != 0, ctx.behind(who), who)
    signed = ctx.is_word(by, "by") & ctx.name[who] & (ctx.matches.outlet[who] == 0) & ~_press(ctx, who)
    put(few[signed], NAMED)  # "an editorial by Dr. Ines Falk"
    put(few, MEDIA)
    few = np.flatnonzero(near)
    newsroom = np.zeros(len(few), bool)
    for step in range(4):
        here = np.minimum(f[few] + step, n - 1)
        newsroom |= (f[few] + step < head_end[few]) & ctx.is_word(here, "news") & ctx.tokens.upper[here]
    put(few[newsroom & end_name[few] & (n_names[few] >= 2)], MEDIA)
    # "one gossip site": an outlet; "her site", "the council's site": a document
    put(some[((lead_of & m("DET", "NUMBER")) != 0) & ctx.is_word(end_of, "site", "website") & nameless], MEDIA)
    heard = read if isinstance(read, bool) else read[some]
    put(some[heard & definite & (size == 2) & ctx.is_word(end_of, "station", "masthead")], MEDIA)
    if np.any(read):  # "told The Hitavada": a capital article in the middle of a sentence belongs to the name of an outlet
        put(
            read & begins("DEF") & two & upper & ends("OUTWORD"), MEDIA
        )  # "told the Post"
        article = read & begins("DEF") & ctx.tokens.upper[f] & ~ctx.leads[f]
        put(article & (head_end - f <= 4) & (n_names == head_end - f - 1) & end_name, MEDIA)
    put((outlet_of == 2) | ends("OUT_document") & end_name, DOCUMENT)
    put(((outlet_of == 3) | ends("OUT_social", "OUT_social_UNSURE")) & end_name, SOCIAL)
    few = some[ctx.is_word(end_of, "reports") & bare]
    put(few[unsigned(ctx, tail[few])[1]], VAGUE)  # "recent reports", "reports in Spain"
    put(ends("DOC") & plain, DOCUMENT)
    # "an average of recent polls", "a review of the filings"
    few = np.flatnonzero(((whole & m("DOC")) != 0) & (end == 0) & plain & begins("DET", "DEF"))
    put(few[ctx.is_word(behind_tail[few], "of")], DOCUMENT)
    # "four current and former officials"
    few = np.flatnonzero(near & plain & no_names & ends("OFFICIAL", "PALS", "VAGUE"))
    for step in range(3):
        here = np.minimum(f[few] + step, n - 1)
        both = ctx.is_word(here, "current") & ((classes[np.minimum(here + 1, n - 1)] & m("AND")) != 0) & (here + 1 < tail[few])
        put(few[both], ANONYMOUS)
    # "allies of the mayor"; without an owner they are a crowd, or countries
    put(some[ctx.is_word(end_of, "allies") & bare & ctx.is_word(next_to, "of") & (end_of + 1 < last[some])], ANONYMOUS)
    # "aid workers": a trade, though the word in front of it may have the capital of its sentence
    trade = ctx.is_word(end_of, "workers") & ((lead_of & m("DET", "DEF", "POSS", "NUMBER", "VAGUE")) == 0) & ((all_of & m("ANONADJ")) == 0)
    put(some[trade & (nameless | ctx.leads[at] & (n_names[some] == 1) & (size == 2))], VAGUE)
    put(ends("PALS") & plain & no_names, ANONYMOUS)
    put(ends("PALS") & plain & ctx.tokens.possessive[before_tail], ANONYMOUS)
    put(ends("ONE") & plain & no_names & begins("DET", "VAGUE") & ~ends("VAGUE"), ANONYMOUS)
    # "a person close to the band", "two people familiar with the talks": somebody, placed by what he knows
    put(
        ((union & m("PALS", "ONE", "ANON", "VAGUE")) != 0)
        & ((whole & m("ANONADJ")) != 0)
        & no_names
        & ends("PALS", "ONE", "ANON", "VAGUE", "ANONADJ"),
        ANONYMOUS,
    )
    put(some[alone & ctx.is_word(at, "those")], VAGUE)  # "those who fished there say"
    # "a team of insiders"
    group = some[ctx.is_word(end_of, *_SEVERAL) & det & bare & nameless]
    put(group[(whole[group] & m("ANON", "PALS")) != 0], ANONYMOUS)
    # "a couple of his bandmates"
    group = group[ctx.is_word(tail[group], "couple", "pair", "trio", "group", "team")]
    put(group[ctx.is_word(behind_tail[group], "of") & (tail[group] + 1 < last[group])], VAGUE)
    # "two intelligence officials": so many, but nobody is named
    put(some[ctx.is_word(at, *_FEW) & ctx.is_word(end_of, *_PERSONS) & bare], ANONYMOUS)
    # "analysts at Brennacht Capital": the house speaks
    few = some[ctx.is_word(end_of, *_EMPLOYED) & bare]
    house = np.minimum(head_end[few] + 1, n - 1)
    house = np.minimum(house + ((classes[house] & m("DEF")) != 0), n - 1)
    put(few[ctx.is_word(np.minimum(head_end[few], n - 1), "at", "from", "with") & name[house] & (house < last[few])], NAMED)
    put(ends("VAGUE") & plain & ~ends("OFFICIAL"), VAGUE)
    put(begins("VAGUE") & plain & no_names, VAGUE)
    put(ends("SOCIAL") & plain, SOCIAL)
    put(ends("MEDIA") & plain, MEDIA)
    put(some[definite & (size == 2) & ctx.is_word(end_of, "agency")], CARRY)  # one that was named before
    put(some[ctx.is_word(end_of, *_SERVICES) & ~ctx.is_word(in_front, "news") & bare & (det | definite)], OFFICIAL)
    # gardaí, whose capital is no name's; "the Nairobi regional police boss", "Lagos police commander"
    put(some[ctx.is_word(end_of, *_GARDA) & ~det], OFFICIAL)
    few = np.flatnonzero(ends("ROLE") & plain & (tail > f) & ~begins("DET"))
    put(few[ctx.is_word(before_tail[few], "police")], OFFICIAL)
    role_like = ends("OFFICIAL") & plain
    # "chief of staff Ines Falk": the name at the end of the phrase is who speaks
    titled = np.flatnonzero((stop > f) & (stop < last) & no_names & name[np.minimum(last, n) - 1])  # few
    titled = titled[ctx.is_word(stop[titled], "of") & (sh.preps.ahead(stop[titled] + 1) >= last[titled])]  # not "a spokesman for candidate Falk"
    begin = last[titled] - 1
    for _ in range(3):
        begin = begin - (name[np.maximum(begin - 1, 0)] & (begin - 1 > f[titled]))
    before = begin - 1
    fits = (last[titled] - begin >= 2) & ~ctx.tokens.possessive[last[titled] - 1] & ~ctx.tokens.upper[before] & ((ctx.gap[begin] & STRONG) == 0)
    fits &= (classes[before] & m("PREP", "OF", "DEF", "DET", "POSS", "AND", "BREAK", "THAT", "WHO")) == 0
    fits &= (ctx.any_in(f[titled], begin) & m("ROLE", "OFFICIAL", "TITLE", "PALS", "ONE", "ORG")) != 0
    put(titled[fits], NAMED)
    put(role_like & ~(with_name & ~ends("ROLE") & upper), OFFICIAL)
    put(some[ctx.is_word(end_of, *_PARTIES) & (n_names[some] == 1)], VAGUE)
    # "A Kremlin aide", "a Western diplomat": a name in front of the noun names nobody
    named = np.flatnonzero(with_name & plain)
    last_word, first_word = end[named], lead[named]
    a_person = ((last_word & m("ROLE")) != 0) & ((last_word & m("OFFICIAL", "TITLE")) == 0) & ~ctx.is_word(tail[named], *_OFFICES)
    a_person |= (last_word & m("ONE", "PALS")) != 0
    put(named[((first_word & m("DET")) != 0) & a_person], ANONYMOUS)
    # "Consumer groups say": the capital is owed to the start of the sentence, or names whose they are
    group = named[ctx.leads[f[named]] & name[f[named]] & (n_names[named] == 1)]
    group = group[(head_end[group] - f[group] == 2) & (last[group] == head_end[group])]
    group = group[(end[group] & m("ROLE", "OFFICIAL", "ORG", "DOC", "MEDIA", "SOCIAL", "BE", "HAVE", "DO", "PREP", "TIME")) == 0]
    crowd = tail[group]
    crowd_like = (data[ctx.tokens.end[crowd] - 1] == ord("s")) & ~ctx.tokens.upper[crowd] & ~ctx.tokens.possessive[crowd] & ~ctx.verb[crowd]
    put(group[crowd_like & is_in(ctx.tokens.key[crowd], _READ_OFF)], DOCUMENT)
    put(group[crowd_like], VAGUE)
    put(with_name, NAMED)
    few = np.flatnonzero(begins("DET") & ends("ROLE") & plain & no_names)
    office = ((union[few] & m("OFFICIAL", "ORG")) != 0) | ctx.is_word(tail[few], *_OFFICES)
    office |= ((union[few] & m("TITLE")) != 0) & ~ctx.is_word(f[few], "one", "another")
    put(few[~office], ANONYMOUS)
    # "one", "another", "a third": one more of those who spoke before
    put(some[alone & ctx.is_word(at, "one", "another")], CARRY)
    put(some[det & (size == 2) & ctx.is_word(end_of, *_MORE)], CARRY)
    put(some[definite & (size == 2) & ctx.is_word(end_of, *_PLACES)], OFFICIAL)  # "the county said"
    definite = begins("DEF", "POSS")
    # "the secretary of state's office"
    few = np.flatnonzero(definite & (last - 1 > tail) & (last <= n))
    close = last[few] - 1
    office_of = ((classes[close] & m("OFFICIAL")) != 0) & ctx.tokens.possessive[close - 1] & ~ctx.tokens.upper[close]
    put(few[office_of], OFFICIAL)
    put(definite & ((union & m("ROLE")) != 0) & ~ends("OFFICIAL"), CARRY)
    put(ends("ROLE") & definite, CARRY)
    few = np.flatnonzero(ends("ROLE") & plain & ~begins("DET", "DEF", "POSS", "VAGUE") & (head_end - f <= 2))
    put(few[(data[ctx.tokens.end[tail[few]] - 1] != ord("s")) & ctx.leads[f[few]]], CARRY)
    put(((union & m("OFFICIAL")) != 0), OFFICIAL)
    put(ends("ORG") & definite, CARRY)
    put((union & m("ROLE", "ORG")) != 0, OFFICIAL)
    put((whole & m("ANON")) != 0, ANONYMOUS)
    # plain plurals ("hacking specialists") and counted people ("43 percent of voters") are nobody in particular
    few = np.flatnonzero(plain & ~with_name & ~begins("DEF", "PREP", "BREAK", "PRON1") & ~ends("PREP", "BE", "HAVE", "DO", "POSS", "ADV", "IT"))
    plural = (data[ctx.tokens.end[tail[few]] - 1] == ord("s")) & ~upper[few] & ~ctx.tokens.possessive[tail[few]]
    put(few[plural & is_in(ctx.tokens.key[tail[few]], _READ_OFF)], DOCUMENT)  # "imaging scans showed"
    put(few[plural], VAGUE)
    put(ctx.tokens.digit[f] & (head_end - f <= 3), VAGUE)
    put(definite & (head_end - f >= 2) & (head_end - f <= 5), CARRY)
    put(definite & ctx.tokens.digit[ctx.behind(f)], CARRY)
    # "a seamstress", "a former homeowner": somebody, whatever the trade
    somebody = begins("DET") & plain & no_names & (head_end - f >= 2) & (head_end - f <= 6) & (ctx.matches.word[tail] == 0)
    few = np.flatnonzero(somebody)
    put(few[agent_like(ctx, tail[few]) | ctx.is_word(f[few], "one", "another")], ANONYMOUS)
    for where, what in reversed(found):  # the first that holds is written last
        if where.dtype == bool:
            np.putmask(out, where, what)
        else:  # places of a few
            out[where] = what
    kinds[left] = out
    return kinds


def _near(ctx: Context, at: np.ndarray) -> np.ndarray:
    """Tokens with "news" or "current" among them and the next three: few, that need a closer look."""
    near = np.zeros(len(ctx.tokens), bool)
    words = np.flatnonzero(ctx.are("news", "current"))
    for step in range(4):
        near[np.maximum(words - step, 0)] = True
    return near[at]


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


def agents(ctx: Context, at: np.ndarray) -> np.ndarray:
    """Tokens that end like the plural of such a word (waiters, machinists, firemen)."""
    data, end = ctx.buffer.data, ctx.tokens.end[at]
    tail = ((data[end - 3] | 32).astype(np.uint32) << 16) | ((data[end - 2] | 32).astype(np.uint32) << 8) | (data[end - 1] | 32)
    endings = np.array([int.from_bytes(e, "big") for e in (b"ers", b"ors", b"sts", b"ans", b"men", b"ees")], np.uint32)
    return (tail[:, None] == endings).any(axis=1) & (end - ctx.tokens.start[at] > 4)


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
