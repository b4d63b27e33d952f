"""Source phrases for an outlet or what it prints: known by its name, by the form of its name, by the word for it, by where it stands."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import STRONG, Context
from credscore.evidence.endings import Endings
from credscore.evidence.kinds.phrase_heads import Findings, Phrases
from credscore.evidence.kinds.words import AGENCIES, AIRED, CALLED, ISSUES, PRINTED
from credscore.evidence.source_types import DOCUMENT, MEDIA, NAMED, NONE, SOCIAL, VAGUE
from credscore.text.tokens import is_in

_INITIALS = ("as", "nan", "ani")  # words and names unless they are in capitals
_NETWORKS = tuple(f"{network}{channel}" for network in ("abc", "cbs", "fox", "nbc") for channel in range(2, 14))
_TITLES = """
    leader pilot record review mercury advocate citizen age beacon journalist gazetteer intelligencer globe independent enquirer sun star eagle
    lantern trumpet bell crier packet comet pioneer guardian spectator statesman visitor vindicator transcript
""".split()
_TITLES_ABROAD = ("diario", "periodico", "giornale", "corriere", "gazzetta", "courrier", "voix", "gazeta")
# such as end the name of one: "Tarn Oggi", "Marrow Morgenpost"
_ENDS_ABROAD = """
    oggi domani sportiva sportivo deportivo deportiva gazzettino messaggero giorno mattino stampa
    morgenpost abendblatt volksblatt handelsblatt wochenblatt kurier bote blatt allgemeine presse
    matin soir hebdo nouvelles noticias jornal nyheter tidningen tidning posten bladet avisen courant nieuws sanomat novosti
""".split()
_RADIO = Endings(("radio",))  # of one word: "talkRadio"
_NETWORKED = ("news", "sports", "sport", "media", "radio", "broadcasting", "television", "tv")
_ARTICLES_ABROAD = ("el", "le", "la", "il")
_ONLINE = ("live", "today", "online", "now")  # "Kelsby Live", "KelsbyToday"
_OF_DAY = ("sunday", "saturday", "daily", "evening", "morning")
_ALONE = ("independent", "record", "globe", "mercury", "sun", "star")  # "told the Independent"
_INNER = 4  # letters in front of a capital inside such a name; not "MacLeod"
_SHOPS = ("amazon", "alibaba", "booking", "salesforce", "overstock", "change", "moveon")  # sites that print nothing
# what is sold, let or compared on a site that is a firm: "comparison site MoveWise"
_TRADES = """
    comparison price prices property properties estate letting lettings rental rentals holiday accommodation travel booking hotel hotels flight
    flights ticket tickets ticketing resale sale sales car cars motoring job jobs recruitment careers dating betting gambling shopping retail
    e-commerce auction auctions marketplace classifieds listings crowdfunding fundraising payments delivery genealogy wedding review reviews
    mortgage insurance energy broadband savings loan loans hosting ai data
""".split()
_PRINTS = ("said", "told", "wrote", "reported", "confirmed", "noted", "exclusively", "obtained", "learned")
_STORIES = ("report", "reports", "article", "articles", "column", "editorial", "essay", "investigation", "diary", "page", "website")


# who writes for the outlet that prints it, and what he does
_HOUSE = "newspaper paper publication magazine website outlet station writer scribe newsroom medium platform".split()  # … that writes
_STAFF = ("correspondent", "correspondents", "reporter", "reporters")
_WRITERS = (*_STAFF, "insider", "writer", "journalist", "columnist")
_OF_OUTLET = 5  # words up to what they do: "New York Times reporter"
_CHECKS = "checks check findings investigation investigations inquiries enquiries visit visits survey".split()


def put_papers(ctx: Context, p: Phrases, found: Findings) -> None:
    """ "Falk to quit, paper says", "… says Marrowby paper", "People magazine"; "What the papers say", "the Sunday papers"."""
    r = p.rare
    papers = ctx.is_word(r.tail, "papers") & r.definite & (r.last == r.tail + 1)
    daily = (r.size == 3) & (ctx.is_word(r.before_tail, *_OF_DAY, "tomorrow", "today", "national") | ((r.whole & ctx.mask("NATION")) != 0))
    found.put(r.which[papers & (daily | (r.size == 2) & ctx.is_word(ctx.before(r.at), "what"))], MEDIA)
    found.put(r.which[ctx.is_word(r.tail, "paper") & (r.alone | ctx.name[r.at] & ctx.name[r.before_tail])], MEDIA)
    found.put(r.which[ctx.is_word(r.tail, "magazine") & ctx.tokens.upper[r.before_tail] & r.long], MEDIA)


def put_own(ctx: Context, p: Phrases, found: Findings) -> None:
    """ "our correspondent", "checks by our reporter": whoever writes, who is no source of his own."""
    few = np.flatnonzero(p.begins("POSS", "DEF") & p.no_names)
    few = few[is_in(ctx.tokens.key[p.tail[few]], _STAFF) & is_in(ctx.tokens.key[p.first[few]], ("our", "this")) & (p.tail[few] - p.first[few] <= 2)]
    found.put(few, NONE)
    few = np.flatnonzero(is_in(ctx.tokens.key.take(p.tail), _CHECKS))
    ours = ctx.behind(p.behind_tail[few])
    by = ctx.is_word(p.behind_tail[few], "by") & is_in(ctx.tokens.key[ours], ("our", "this"))
    found.put(few[by & is_in(ctx.tokens.key[ctx.behind(ours)], (*_STAFF, *_HOUSE))], NONE)


def put_outlets(ctx: Context, p: Phrases, found: Findings) -> None:
    """Outlets by name, broadcasters, and what they print."""
    outlet, unsure = _by_name(ctx, p)
    called, word = _called(ctx, p)
    # "Fox News host Ines Falk", "New York Times reporter Ines Falk": somebody who works there
    staff = (ctx.matches.outlet[p.first[called]] == 1) & (ctx.matches.outlet[p.tail[called]] == 0) & (p.tail[called] - word >= 2)
    staff &= ~ctx.tokens.upper.take(word) & ((p.union.take(called) & ctx.mask("THAT", "WHO", "DEF", "DET", "BE", "HAVE", "AND")) == 0)
    outlet[called[staff]] = False
    trades = ctx.is_word(word, "site", "website", "portal") & is_in(ctx.tokens.key[ctx.before(word)], _TRADES) & (word > p.first[called])
    agency = ctx.is_word(word, *AGENCIES) & ctx.is_word(ctx.before(word), "news") & (word > p.first[called])  # "news agency Tarn Now"
    outlet[called[ctx.is_word(word, *CALLED) & ~trades | agency]] = True
    reporter = p.ends("DOC") & p.plain
    _put_broadcasters(ctx, p, found)
    _put_stories(ctx, p, np.flatnonzero(reporter), found)
    the = p.raised & p.begins("DEF")
    unsure |= the & p.ends("OUTWORD") & p.two  # "The Courier"
    few = np.flatnonzero(the & (p.ends("OUTWORD") | p.named_end & ~p.ends("ORG", "OFFICIAL")) & (p.head_end - p.first == 3))
    front = p.before_tail[few]
    unsure[few] |= is_in(ctx.tokens.key[front], _OF_DAY) & ctx.tokens.upper[front]  # "the Sunday Courier", "the Daily Lantern"
    unsure[few] |= ctx.is_word(p.tail[few], "reporter") & ctx.name[front] & (ctx.matches.outlet[front] == 0)  # "the Kelsby Reporter"
    star = unsure & p.begins("DEF") & p.raised  # "the Star", whatever else a star is
    # "the Journal of the Harrow Medical Association"
    title = np.where(p.begins("DEF") & (p.last - p.first >= 2), ctx.behind(p.first), p.first)
    few = np.flatnonzero(ctx.is_word(title, "journal"))
    found.put(few[ctx.tokens.upper[title[few]] & ctx.is_word(ctx.behind(title[few]), "of")], DOCUMENT)
    found.put((outlet | unsure) & ~reporter & (~p.ends("OFFICIAL", "ROLE") | star), MEDIA)
    found.put(called[ctx.is_word(word, "journal")], DOCUMENT)
    _put_printed(ctx, p, found)
    _put_newsrooms(ctx, p, found)
    _put_read(ctx, p, found)


def _by_name(ctx: Context, p: Phrases) -> tuple[np.ndarray, np.ndarray]:
    """bool (m,), (m,): outlets by their name or its form; names that are also a plain word and stand where an outlet's would."""
    begins, ends = p.begins, p.ends
    made = ends("OUTWORD") & p.raised & p.named_end & (p.names >= 2)
    # "El Diario Montanes", "La Voix du Tarn": the title comes first
    few = np.flatnonzero(p.upper & ~p.one & p.named_end)
    title = np.where(is_in(ctx.tokens.key.take(p.first.take(few)), _ARTICLES_ABROAD), ctx.behind(p.first.take(few)), p.first.take(few))
    made[few[is_in(ctx.tokens.key.take(title), _TITLES_ABROAD) & ctx.tokens.upper.take(title) & (title < p.tail.take(few))]] = True
    outlet = made | (ctx.matches.outlet.take(p.first) == 1) | (p.outlet == 1) | ends("OUT_media") & (p.upper | p.named_end)
    unsure = ends("OUT_media_UNSURE") & p.upper & (begins("DEF") & p.two | p.one)
    some = np.flatnonzero(unsure & p.one)
    unsure[some] = ~ctx.is_word(p.first[some], *_INITIALS) | ctx.tokens.all_upper[p.first[some]]  # "As expected" is not AS
    some = np.flatnonzero(unsure & p.one & p.begins("VAGUE"))  # few
    some = some[ctx.is_word(p.first[some], "people") & ctx.leads[p.first[some]]]
    behind = ctx.behind(p.first[some])
    one = (ctx.buffer.data[ctx.tokens.end[behind] - 1] == ord("s")) | is_in(ctx.tokens.key[behind], _PRINTS)
    unsure[some[~one]] = outlet[some[~one]] = False  # "People warned the board": not the magazine
    return outlet, unsure


def _called(ctx: Context, p: Phrases) -> tuple[np.ndarray, np.ndarray]:
    """ "the newsletter Prairie Runways": phrases (numbers) with a plain word right in front of the name that ends them, and that word's token."""
    few = np.flatnonzero(p.named_end & (p.tail > p.first) & (p.names < p.head_end - p.first) & ~p.begins("PREP"))
    run = p.tail[few]
    for _ in range(4):
        run = run - (ctx.name.take(run) & (run > p.first.take(few)))
    plain = ~ctx.name[run]
    return few[plain], run[plain]


def _put_broadcasters(ctx: Context, p: Phrases, found: Findings) -> None:
    """ "state television", "local radio", "the official news agency"; social media are none."""
    r = p.rare
    found.put(r.which[ctx.is_word(r.tail, "media") & ctx.is_word(r.before_tail, "social") & r.long], SOCIAL)
    whose = (r.names == 1) & ((r.lead & ctx.mask("NATION")) != 0)
    aired = ctx.is_word(r.tail, *AIRED) & (r.nameless | whose) & r.long & ((r.lead & ctx.mask("POSS", "PREP")) == 0)
    found.put(r.which[aired | ctx.is_word(r.tail, *AGENCIES) & ctx.is_word(r.before_tail, "news") & r.plain & r.long], MEDIA)


def _put_stories(ctx: Context, p: Phrases, few: np.ndarray, found: Findings) -> None:
    """ "a new report from the Harrow Gazette", "the Courier report", "a news report"; the phrase may well end in front of "from".

    few : numbers of the phrases that end in a word for a document.
    """
    few = few[ctx.is_word(p.tail[few], *_STORIES)]
    aired = ctx.is_word(p.before_tail[few], "news", "newspaper") & ~ctx.tokens.upper[p.tail[few]]
    several = aired & ctx.is_word(p.tail[few], "reports", "articles") & ~_press(ctx, p.before_tail[few])
    found.put(few[several], VAGUE)  # "local news reports": whose, nobody says
    owned = np.zeros(len(few), bool)
    for back in range(1, 5):  # "Star's report", "the Courier's Weir Whispers column", "the paper's diary"
        at = np.maximum(p.tail[few] - back, p.first[few])
        owned |= ctx.tokens.possessive[at] & (_printing(ctx, at) | _press(ctx, at) | ctx.in_class(at, "MEDIA") & ~ctx.name[at])
    found.put(few[(_press(ctx, p.before_tail[few]) | aired | owned) & (p.tail[few] > p.first[few])], MEDIA)
    by = ctx.behind(p.tail[few])
    signed = ctx.is_word(by, "in", "by", "from", "on")
    few, by = few[signed], by[signed]
    name, next_word = ctx.behind(by), ctx.behind(ctx.behind(by))
    the = ctx.in_class(name, "DEF")  # "a report in the Sun"
    name, next_word = np.where(the, next_word, name), np.where(the, ctx.behind(next_word), next_word)
    longer = ctx.name[next_word] & (ctx.gap[next_word] == 0) & (next_word > name)
    printing = _printing(ctx, name) | the & is_in(ctx.tokens.key[name], _ALONE) & ctx.tokens.upper[name]
    found.put(few[printing & ~longer], MEDIA)  # "a report from Star", not "a report by Sun Li"
    within = ~ctx.is_word(by, "on")  # "a report on TV sets" is of something else
    few, by = few[within], by[within]
    for _ in range(4):
        by = ctx.behind(by)
        on = (ctx.gap[by] & STRONG) == 0
        few, by = few[on], by[on]
        found.put(few[_press(ctx, by)], MEDIA)


def _printing(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: words (tokens) that name an outlet by themselves, be it that they are plain words as well."""
    return ctx.in_class(at, "OUT_media", "OUT_media_UNSURE") & ctx.tokens.upper[at] & ~ctx.tokens.all_upper[at]


def _put_printed(ctx: Context, p: Phrases, found: Findings) -> None:
    """ "a Times article", "the editorial", "a local NBC affiliate"; "an editorial by Dr. Ines Falk" is hers."""
    r = p.rare
    few = r.which[ctx.is_word(r.tail, *PRINTED) & r.plain & ((r.lead & ctx.mask("POSS")) == 0)]
    by = ctx.behind(p.tail[few])
    who = ctx.behind(by)
    who = np.where(ctx.in_class(who, "TITLE"), ctx.behind(who), who)
    signed = ctx.is_word(by, "by") & ctx.name[who] & (ctx.matches.outlet[who] == 0) & ~_press(ctx, who)
    found.put(few[signed], NAMED)
    found.put(few, MEDIA)
    # "the latest issue of Glint Magazine", not "the issue of Harrow's debts"
    few = r.which[ctx.is_word(r.tail, *ISSUES) & ctx.is_word(r.behind_tail, "of")]
    at = ctx.behind(p.tail[few])
    for _ in range(4):
        at = ctx.behind(at)
        found.put(few[_press(ctx, at) | ctx.is_word(at, "magazine") & ctx.name[ctx.before(at)]], MEDIA)


def _put_newsrooms(ctx: Context, p: Phrases, found: Findings) -> None:
    """ "Harrow News Online"."""
    few = np.flatnonzero(p.near)
    newsroom = np.zeros(len(few), bool)
    for step in range(4):
        here = np.minimum(p.first[few] + step, len(ctx.tokens) - 1)
        newsroom |= (p.first[few] + step < p.head_end[few]) & ctx.is_word(here, "news") & ctx.tokens.upper[here]
    found.put(few[newsroom & p.named_end[few] & (p.names[few] >= 2)], MEDIA)
    found.put(few[p.two[few] & p.begins("OUT_media")[few] & ctx.is_word(p.tail[few], "news")], MEDIA)  # "CNN news"


def _put_read(ctx: Context, p: Phrases, found: Findings) -> None:
    """Sites and stations, and whatever else stands where an outlet does ("told …", "reported by …")."""
    r = p.rare
    # "one gossip site": an outlet; "her site", "the council's site": a document
    found.put(r.which[((r.lead & ctx.mask("DET", "NUMBER")) != 0) & ctx.is_word(r.tail, "site", "website") & r.nameless], MEDIA)
    heard = p.read if isinstance(p.read, bool) else p.read[r.which]
    found.put(r.which[heard & r.definite & (r.size == 2) & ctx.is_word(r.tail, "station", "masthead")], MEDIA)
    found.put(r.which[heard & ctx.is_word(r.tail, "station") & ctx.is_word(r.before_tail, *AIRED)], MEDIA)  # "told a local radio station"
    found.put(r.which[heard & ctx.is_word(r.tail, *AIRED) & (r.names == 1) & (r.size == 2)], MEDIA)  # "told Harrow radio"
    if np.any(p.read):
        found.put(_reporting(ctx, p), MEDIA)
        few = np.flatnonzero(p.read & p.named_end & ~p.one & p.begins("OUTWORD"))
        found.put(few[ctx.tokens.upper[p.first[few]] & ctx.is_word(p.first[few], "radio")], MEDIA)  # "told Radio Harrow"
        found.put(_titled(ctx, p), MEDIA)
        few = np.flatnonzero(p.read & p.named_end & (p.names >= p.head_end - p.first - 1))
        found.put(few[titled(ctx, p.first[few], p.tail[few])], MEDIA)
        few = few[p.names[few] == (p.head_end - p.first)[few]]
        found.put(few[online(ctx, p.first[few], p.tail[few])], MEDIA)
        found.put(_call_signs(ctx, np.flatnonzero(p.read & p.one & p.upper), p), MEDIA)
        found.put(p.read & (p.begins("DEF") & p.two & p.upper | p.one & p.raised) & p.ends("OUTWORD"), MEDIA)  # "told the Post", "Courier reports"
        # "told The Hitavada": a capital article in the middle of a sentence belongs to the name of an outlet
        article = p.read & p.begins("DEF") & ctx.tokens.upper.take(p.first) & ~ctx.leads.take(p.first)
        size = p.head_end - p.first
        found.put(article & (size <= 4) & (p.names == size - 1) & p.named_end, MEDIA)


def _reporting(ctx: Context, p: Phrases) -> np.ndarray:
    """Phrases, as numbers, for who tells things for an outlet, where outlets stand: "per ESPN's Ines Falk", "ESPN insider Ines Falk reports"."""
    few = np.flatnonzero(p.read & p.named_end & ~p.one & (p.begins("OUT_media") | (ctx.matches.outlet[p.first] == 1)))
    at, plain = p.first[few], p.head_end[few] - p.first[few] - p.names[few]
    works = np.zeros(len(few), bool)
    for _ in range(_OF_OUTLET):
        at = at + 1
        inside = at < p.tail[few]
        at = np.minimum(at, p.tail[few])
        works |= inside & is_in(ctx.tokens.key[at], _WRITERS)
    return few[ctx.tokens.upper[p.first[few]] & ((plain == 0) & ctx.tokens.possessive[p.first[few]] | (plain == 1) & works)]


def _titled(ctx: Context, p: Phrases) -> np.ndarray:
    """Phrases, as numbers, where outlets stand: like "the Harrow Leader", nothing but names, the last of them often a newspaper's; "the
    Independent"; "HarrowNow.com"."""
    heard = np.flatnonzero(p.read)  # few
    few = heard[p.begins("DEF")[heard] & p.raised[heard]]
    few = few[p.named_end[few] & (p.names[few] == p.head_end[few] - p.first[few] - 1)]
    title = is_in(ctx.tokens.key[p.tail[few]], _TITLES) & (p.names[few] >= 2) | is_in(ctx.tokens.key[p.tail[few]], _ALONE) & p.two[few]
    sites = heard[is_in(ctx.tokens.key[p.tail[heard]], ("com", "net")) & (p.head_end[heard] - p.first[heard] <= 3)]
    dot, before = ctx.tokens.start[p.tail[sites]], p.before_tail[sites]
    site = (ctx.tokens.end[before] == dot - 1) & (ctx.buffer.data[dot - 1] == ord(".")) & ctx.tokens.upper[before]
    site &= (p.tail[sites] > p.first[sites]) & ~is_in(ctx.tokens.key[before], _SHOPS)
    return np.concatenate([few[title], sites[site]])


def titled(ctx: Context, first: np.ndarray, tail: np.ndarray) -> np.ndarray:
    """bool: names [first, tail] with the form of an outlet's: "Tarn Oggi", "Marrow Sports Network", "talkRadio Sport"."""
    key, more = ctx.tokens.key, tail > first
    out = more & is_in(key[tail], _ENDS_ABROAD)
    out |= more & is_in(key[tail], ("network",)) & is_in(key[np.maximum(tail - 1, 0)], _NETWORKED)
    return np.asarray(out | _RADIO.end(ctx.buffer, ctx.tokens, first) & (ctx.tokens.end[first] - ctx.tokens.start[first] >= 8))


def online(ctx: Context, first: np.ndarray, tail: np.ndarray) -> np.ndarray:
    """bool: names [first, tail] like those of sites for the news of a place: "Kelsby Live", "KelsbyToday"."""
    data, end = ctx.buffer.data, ctx.tokens.end[tail]
    out = is_in(ctx.tokens.key[tail], _ONLINE) & (tail > first)
    one = np.flatnonzero(first == tail)
    for word in _ONLINE:
        begin = end[one] - len(word)
        same = (data[begin] == ord(word[0].upper())) & (begin - ctx.tokens.start[tail[one]] >= 3)
        for k, letter in enumerate(word[1:], 1):
            same &= data[begin + k] == ord(letter)
        out[one] |= same
    return out


def like_press(ctx: Context, first: np.ndarray, tail: np.ndarray) -> np.ndarray:
    """bool: names [first, tail] of an outlet, known or by their form: "Tarn Weekly", "Kelsby Live", "GizmoBarn"."""
    out = (ctx.matches.outlet[first] == 1) | (ctx.matches.outlet[tail] == 1) | ctx.in_class(tail, "OUTWORD", "OUT_media")
    out |= online(ctx, first, tail) | titled(ctx, first, tail)
    end = ctx.tokens.end[tail]
    for step in range(_INNER, 3 * _INNER):
        letter = ctx.buffer.data[np.minimum(ctx.tokens.start[tail] + step, end - 1)]
        out |= (letter >= ord("A")) & (letter <= ord("Z")) & ~ctx.tokens.all_upper[tail]
    return np.asarray(out)


def _call_signs(ctx: Context, few: np.ndarray, p: Phrases) -> np.ndarray:
    """Phrases, of those numbered, that are the call sign of an American station: "told KQZT", "told NBC4"."""
    tokens, data = ctx.tokens, ctx.buffer.data
    at = p.first[few]
    few, at = few[tokens.all_upper[at]], at[tokens.all_upper[at]]
    start, size = tokens.start[at], tokens.end[at] - tokens.start[at]
    head = data[start] | 32
    sign = (size == 4) & ((head == ord("k")) | (head == ord("w"))) & (ctx.matches.word[at] == 0)
    network = is_in(tokens.key[at], _NETWORKS)
    return few[sign | network]


def _press(ctx: Context, at: np.ndarray) -> np.ndarray:
    """Tokens of a name of an outlet, or of one that is made like it ("Tarn Gazette")."""
    word = ctx.in_class(at, "OUT_media", "OUTWORD")
    return (ctx.matches.outlet[at] == 1) | word & ctx.tokens.upper[at] & ~ctx.leads[at]
