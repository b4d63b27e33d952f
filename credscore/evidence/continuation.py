"""What goes on without a cue: a study told at length, a list under a colon, unnamed people in a story that is retold from an outlet."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions
from credscore.evidence.context import Context
from credscore.evidence.documents.announced import announced
from credscore.evidence.documents.figures import figures_go_on
from credscore.evidence.documents.laws import by_law
from credscore.evidence.documents.leads import near_start
from credscore.evidence.documents.paper_events import paid_for
from credscore.evidence.documents.studies import add_results, led_by_documents, with_methods
from credscore.evidence.ranges import among, spread
from credscore.evidence.source_types import ANONYMOUS, DOCUMENT, MEDIA, NONE, SOCIAL, VAGUE
from credscore.evidence.unnamed_groups import groups_go_on
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

# Crowds that have opinions; people, parents or users more often just do things.
_CROWD = """
    critics fans experts analysts locals observers commentators pundits sceptics skeptics detractors supporters admirers campaigners
    activists advocates economists purists doubters opponents
""".split()
_INSIDERS = ("insiders", "insider", "pal", "pals")
# who is on a platform and nowhere else, and what a platform does when all of them do
_ONLINE = "netizens commenters redditors tiktokers instagrammers tweeps".split()
_USERS = ("users", "commentators")
_FEEL = """
    divided split torn quick quicker cross angry furious outraged amused delighted thrilled excited upset shocked stunned baffled confused impressed
    unimpressed convinced unconvinced sceptical skeptical happy unhappy loving praising mocking joking debating speculating wondering gushing raving
""".split()  # behind "were"
_FIND = """
    thought felt love loved hate hated praised mocked joked slammed blasted roasted gushed raved reacted wondered speculated noticed spotted expressed
    debated
""".split()
_ERUPTS = ("erupted", "erupts", "exploded", "explodes")
_UPROAR = """
    anger outrage fury joy laughter praise mockery debate jokes memes reactions cheers delight disbelief criticism comments applause shock
""".split()  # a platform explodes in popularity, too
_SECTIONS = ("section", "sections")
_FLOODED = ("flooded", "flood", "flooding", "filled", "swamped")
_FANS = ("fans", "users", "readers", "followers", "viewers", "admirers", "people", "many", "some", "others", "several")
_FRONT = 5  # words at the start of a sentence, of which one is its crowd
# what "insider" only describes
_INSIDE = """
    trading trade trades trader traders dealing dealings dealer dealers information knowledge tip tips threat threats fraud deal deals buying selling
    transaction transactions sales stock share shares attack attacks account accounts guide view look story stories access status politics baseball
""".split()


def go_on(
    ctx: Context, a: Attributions, inner: np.ndarray, outer: np.ndarray, quoted: np.ndarray, speaker_of: np.ndarray, vague: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """`inner` and `outer` with what goes on without a cue: a study told at length, a list, unnamed people of an outlet.

    inner, outer : int8 (sentences,), the types of who stands behind each sentence and of who carries it, as read so far. quoted : bool, in
    quotation marks. speaker_of : int64, the attribution that counts, or -1. vague : bool, an impersonal cue stands there ("reportedly").
    """
    plain = inner == NONE
    inner, studies, shown, known = led_by_documents(ctx, a, inner, quoted, speaker_of)
    inner[by_law(ctx, (inner == NONE) & ~quoted & ~vague)] = DOCUMENT
    # "Critics had written her off", "Insiders are tipping a return": a crowd with an opinion, whatever the verb
    inner = np.where(_crowd_leads(ctx, tuple(_CROWD)) & (inner == NONE) & ~quoted, VAGUE, inner).astype(np.int8)
    inner = np.where(_crowd_leads(ctx, _INSIDERS) & (inner == NONE) & ~quoted, ANONYMOUS, inner).astype(np.int8)
    inner[groups_go_on(ctx, inner, quoted)] = ANONYMOUS
    inner[_online(ctx, inner) & ~quoted] = SOCIAL
    told_of = add_results(ctx, inner, studies, quoted, vague)
    inner = with_methods(ctx, inner, studies, told_of, quoted, vague)
    inner[announced(ctx, inner, studies, (inner == NONE) & ~quoted & ~vague)] = DOCUMENT
    inner[known & (inner == NONE) & ~quoted & ~vague] = DOCUMENT
    inner[figures_go_on(ctx, inner, (inner == NONE) & ~quoted & ~vague)] = DOCUMENT
    inner[(shown | paid_for(ctx)) & plain] = NONE
    inner, outer = _listed(ctx, inner, outer, quoted)
    return inner, _retold(ctx, a, inner, outer, quoted, speaker_of)


def _crowd_leads(ctx: Context, words: tuple[str, ...]) -> np.ndarray:
    """bool (sentences,): the subject is one of `words`, with at most a few describing words in front ("Many long-time fans are …")."""
    sents, n = ctx.sentences, len(ctx.tokens)
    out = np.zeros(len(sents), bool)
    crowd = ctx.where_are(*words)
    some = near_start(ctx, crowd[~ctx.tokens.possessive[crowd]], _FRONT)
    if not some.size:
        return out
    first, end, last = sents.first[some], sents.first[some + 1], np.maximum(n - 1, 0)
    classes = ctx.matches.classes
    stop = ctx.mask("BE", "HAVE", "MODAL", "DO", "PREP", "OF", "WHO", "THAT", "PRON", "PRON1", "BREAK", "IT", "POSS", "NEG", "DEF")
    open_, at, named = np.ones(len(first), bool), np.full(len(first), -1), np.zeros(len(first), bool)
    for step in range(_FRONT):
        here = np.minimum(first + step, last)
        open_ &= (first + step < end) & (at < 0) & ((classes[here] & stop) == 0) & ~ctx.verb[here]
        joined = (ctx.gap[here] & tk.HYPHEN) > 0
        one = ctx.is_word(here, *words) & ~ctx.tokens.possessive[here]
        open_ &= ~(named & ~ctx.name[here] & ~one & ~joined)  # "Falk stunned fans" is about Falk, "Falk fans" are fans
        named = ctx.name[here]
        at = np.where(open_ & one, here, at)
    behind = np.minimum(np.maximum(at, 0) + 1, last)
    out[some] = (at >= 0) & (at + 1 < end) & ~ctx.in_class(behind, "WHO", "AND") & ((ctx.gap[behind] & tk.COLON) == 0)
    out[some] &= ~(is_in(ctx.tokens.key[behind], _INSIDE) & ctx.is_word(np.maximum(at, 0), "insider", "pal"))
    return out


def _online(ctx: Context, inner: np.ndarray) -> np.ndarray:
    """bool (sentences,): what a crowd does online that nobody says in so many words: "Netizens were divided", "Twitter users were cross",
    "Twitter erupted", "Fans flooded the comments section"."""
    sents, key = ctx.sentences, ctx.tokens.key
    out = np.zeros(len(sents), bool)
    platform = ctx.where_has("OUT_social")
    nxt = ctx.behind(platform)
    plain = (ctx.gap[nxt] == 0) & (nxt > platform)
    crowd = ctx.where_has("SOCIAL")
    crowd = np.concatenate([crowd[is_in(key[crowd], _ONLINE)], nxt[plain & is_in(key[nxt], _USERS)]])
    crowd = crowd[~ctx.tokens.possessive[crowd]]
    crowd = crowd[_minds(ctx, crowd)]
    # the subject: nothing in front of it that would make it an object
    before = ctx.before(crowd)
    before = np.where(among(before, platform), ctx.before(before), before)
    leads = ctx.leads[crowd] | ctx.leads[np.minimum(before + 1, len(key) - 1)]
    leads |= ((ctx.gap[crowd] & tk.COMMA) > 0) & ctx.leads[before]  # "However, commenters …"
    leads |= ctx.in_class(before, "NUMBER") & ctx.leads[before]
    leads |= ctx.in_class(before, "VAGUE", "AND", "BREAK", "DET") & ~is_in(key[before], ("how", "what", "why"))
    crowd = crowd[leads & (crowd - sents.first[sents.of_token[crowd]] < _FRONT)]
    erupts = platform[plain & is_in(key[nxt], _ERUPTS)]
    erupts = erupts[ctx.leads[erupts] | ctx.in_class(ctx.before(erupts), "AND")]
    with_ = ctx.behind(ctx.behind(erupts))
    erupts = erupts[is_in(key[with_], ("when", "over")) | is_in(key[with_], ("with", "in")) & is_in(key[ctx.behind(with_)], _UPROAR)]
    of = sents.of_token[np.concatenate([crowd, erupts])]
    out[of[inner[of] == NONE]] = True
    comments = ctx.where_are("comment", "comments")
    comments = comments[is_in(key[ctx.behind(comments)], _SECTIONS) & ctx.in_class(ctx.before(comments), "DEF", "POSS")]
    front, of = ctx.before(ctx.before(comments)), sents.of_token[comments]
    flooded = is_in(key[front], _FLOODED) & ((inner[of] == VAGUE) | (inner[of] == NONE))
    flooded |= is_in(key[front], ("in", "into", "to")) & (inner[of] == VAGUE)
    some = np.flatnonzero(flooded)
    if some.size:
        begin = sents.first[of[some]]
        inside, edge = spread(begin, np.minimum(begin + _FRONT, comments[some]))
        out[of[some[np.logical_or.reduceat(is_in(key[inside], _FANS), edge)]]] = True
    return out


def _minds(ctx: Context, crowd: np.ndarray) -> np.ndarray:
    """bool: behind which of the tokens `crowd` stands what they feel or find: "were divided", "have praised her", not "were arrested"."""
    at, been = ctx.behind(crowd), np.zeros(len(crowd), bool)
    for _ in range(2):
        be = ctx.in_class(at, "BE")
        been |= be
        at = np.where(be | ctx.in_class(at, "HAVE", "ADV"), ctx.behind(at), at)
    key = ctx.tokens.key
    found = is_in(key[at], _FIND) | is_in(key[at], ("find", "found")) & ctx.in_class(ctx.behind(at), "IT", "PRON")
    return np.asarray(np.where(been, is_in(key[at], _FEEL), found))


def crowd_words(ctx: Context, kind: int, sentences: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Of some sentences, ascending, that a crowd of a type (VAGUE, ANONYMOUS) may stand behind without a cue: those that name it near their
    start, and the token that does."""
    at = ctx.where_are(*(_INSIDERS if kind == ANONYMOUS else _CROWD))
    of = ctx.sentences.of_token[at]
    keep = among(of, sentences) & (at - ctx.sentences.first[of] < _FRONT)
    at, of = at[keep], of[keep]
    first = np.diff(of, prepend=-1) > 0
    return of[first], at[first]


def _drop_wordless(ctx: Context, flag: np.ndarray) -> None:
    """Take sentences without a single word, such as rules of dashes, out of `flag`, bool (sentences,); in place."""
    sents, few = ctx.sentences, np.flatnonzero(flag)
    if few.size:
        inside, edge = spread(sents.first[few], sents.first[few + 1])
        known = ctx.tokens.digit[inside] | ctx.tokens.upper[inside] | (ctx.matches.word[inside] > 0)
        flag[few] = np.logical_or.reduceat(known, edge)


def _listed(ctx: Context, inner: np.ndarray, outer: np.ndarray, quoted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """`inner` and `outer` with lists under a colon: their items have the source of the sentence that leads into them."""
    sents = ctx.sentences
    at = np.arange(len(sents))
    size = np.diff(sents.first)
    opener = (ctx.final == ord(":")) & (inner != NONE) & ~quoted
    item = (inner == NONE) & ~quoted & (size <= 8) & ((ctx.gap_after.take(sents.first[1:]) & tk.TERMINAL) == 0)
    stated = item & (ctx.final != ord(":"))  # a heading inside the list, or a rule of dashes, states nothing
    _drop_wordless(ctx, stated)
    colon = np.maximum.accumulate(np.where(opener, at, -1))
    broken = np.maximum.accumulate(np.where(~opener & ~item, at, -1))
    listed = stated & (colon > broken) & (sents.article[np.maximum(colon, 0)] == sents.article)
    inner = np.where(listed, inner[np.maximum(colon, 0)], inner).astype(np.int8)
    return inner, np.where(listed, outer[np.maximum(colon, 0)], outer).astype(np.int8)


def _retold(ctx: Context, a: Attributions, inner: np.ndarray, outer: np.ndarray, quoted: np.ndarray, speaker_of: np.ndarray) -> np.ndarray:
    """`outer` with unnamed people in a story that an outlet is retold from, as long as nothing else stands between."""
    sents = ctx.sentences
    count = len(sents)
    at = np.arange(count)
    carrier = (inner == MEDIA) | (outer == MEDIA)
    carrier[a.sentence[a.first_hand & (a.type == MEDIA)]] = False  # it is the article's own
    apart = np.append(True, (sents.article[1:] != sents.article[:-1]) | (sents.paragraph[1:] - sents.paragraph[:-1] > 1))[:count]
    stop = np.maximum.accumulate(np.where(apart | ~(carrier | (inner == ANONYMOUS)), at, -1))
    stop = np.where(carrier | (inner == ANONYMOUS), stop, count)
    led = np.maximum.accumulate(np.where(carrier, at, -1))
    # … and where a quotation goes on, the outlet is no longer named
    spoken = ~quoted | (speaker_of >= 0) & (a.sentence[np.maximum(speaker_of, 0)] == at) if len(a) else ~quoted
    return np.where((led >= stop) & (inner == ANONYMOUS) & (outer == NONE) & spoken, MEDIA, outer).astype(np.int8)
