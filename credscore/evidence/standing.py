"""Who stands behind each sentence, and who carries him: quotations first, then the clauses that tell whose word it is.

Attributions are strong or weak. A strong one backs what its sentence says; a weak one ("reportedly", "was accused") only tells that
somebody does.
"""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions
from credscore.evidence.context import Context
from credscore.evidence.continuation import go_on
from credscore.evidence.patterns.credits import credit
from credscore.evidence.ranges import spread
from credscore.evidence.source_types import ANONYMOUS, DOCUMENT, MEDIA, NAMED, NONE, OFFICIAL, SOCIAL, VAGUE
from credscore.evidence.unheard import take_unheard
from credscore.evidence.views import crowds_hold, hearsay_runs_on, stand_by_views
from credscore.evidence.word_lists import SAY, TELL
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_PASSED_ON = """
    post posts posted posting share shares shared sharing put puts putting upload uploaded uploads uploading announce announced announces announcing
    write writes wrote written writing address addressed addresses reveal reveals revealed revealing show shows showed showing shown tell tells told
    telling say says said saying declare declares declared comment comments commented commenting reply replied replies repost reposted viral caption
    captioned photo photos picture pictures video videos clip clips footage image images screenshot screenshots message messages statement news claim
    claims claimed rumour rumours rumor rumors speculation question questions swirling circulating circulated thank thanked thanks apologise
    apologised apologize apologized took takes taking reacted reaction reactions hit blasted slammed complained joked argued argue fans users viewers
    people many some official explained insisted confirmed denied hinted teased asked asks responded response urged warned called calling
    celebrate celebrated celebrates left join joins joined hashtag hashtags celebrating dubbed
    praised mocked ridiculed talked
""".split()
_WRITING = ("attribution/write", "attribution/post")
_REPLIES = "commented comments remarked replied replies responded responds answered answers retorted".split()
_ADDS = "added adds continued continues concluded concludes went goes".split()
_FAR = """
    asked reached contacted phone telephone email court judge jury trial hearing reporter reporters conference interview rally press lawyer lawyers
""".split()  # not in a post
_ADDED_TO = 4  # sentences that a post goes on for with tags like these
_BARE = 3  # words of a paper that nobody owns: "a lab report"
_ANOTHER = ("DEF", "DET", "POSS", "PRON", "IT", "NEG")  # what begins another phrase


def stand_behind(
    ctx: Context, runs: tuple[np.ndarray, np.ndarray], a: Attributions, speaker: np.ndarray, quoted: np.ndarray, spoken: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """inner, outer, weak and speaker_of of every sentence, see `Speech`.

    runs : (quotation, sentence) for every sentence that a direct quotation runs through. speaker : int64 (quotes,), its attribution or -1.
    quoted : bool (sentences,), holds a part of one. spoken : bool (sentences,), somebody's own words without marks.
    """
    count = len(ctx.sentences)
    inner, speaker_of = _behind_quotations(runs, a, speaker, count)
    outer = np.zeros(count, np.int8)
    if not len(a):
        weak = np.zeros(count, bool)
        if count:  # a crowd or a study may stand behind a sentence where nothing is attributed
            inner[spoken] = NAMED
            inner, outer = go_on(ctx, a, inner, outer, quoted, speaker_of, weak)
        return inner, outer, weak, speaker_of
    strong = np.flatnonzero(~a.weak & a.backs & (a.type > 0))
    weak_at = np.flatnonzero(a.weak)
    closing = strong[_closing(ctx, a, strong, count)]
    _behind_clauses(ctx, a, strong, closing, quoted, inner, speaker_of)
    handing = ctx.lexicon.rules_among(("attribution/according-to",))
    _unnamed_and_outlets(a, strong, weak_at, quoted, handing, inner, outer)
    _carriers(a, strong, _from_posts(ctx, a, quoted, speaker_of, inner), inner, outer)
    inner[spoken & (inner == NONE)] = NAMED

    impersonal = weak_at[a.type[weak_at] == VAGUE]
    # "was accused of theft": somebody's word, unless there is a better one
    charged = ctx.lexicon.rules_among(("attribution/passive",))[a.rule[impersonal]]
    accused = _marked(count, a.sentence[impersonal[charged]])
    impersonal = impersonal[~charged]
    vague = _marked(count, a.sentence[impersonal])
    inner, outer = go_on(ctx, a, inner, outer, quoted, speaker_of, vague)
    handed_on, nobodys = _hearsay(ctx, a, strong, closing, impersonal, speaker_of)
    known = (inner == NAMED) | (inner == OFFICIAL)
    outer[known & handed_on] = VAGUE
    inner[known & nobodys & ~quoted] = VAGUE
    # "Tests have allegedly found lead", "a study reportedly shows": nobody has seen whose they are; "the letter reportedly says" is one
    some = np.flatnonzero((inner == DOCUMENT) & handed_on & ~quoted & (speaker_of >= 0))
    paper = a.first[speaker_of[some]]
    held, size = np.maximum(paper, 0), a.last[speaker_of[some]] - paper
    owned = ctx.in_class(held, "DEF", "POSS", "OFFICIAL") | ctx.name[held] | (size > _BARE)
    for step in range(1, _BARE):
        owned |= (step < size) & ctx.name[np.minimum(held + step, len(ctx.tokens) - 1)]
    inner[some[(paper >= 0) & ~owned]] = VAGUE
    inner, outer = credit(ctx, a, inner, outer)
    weak = (vague | accused) & (inner == NONE)
    inner[weak] = VAGUE
    first_weak = np.full(count, -1, np.int64)
    first_weak[a.sentence[weak_at[::-1]]] = weak_at[::-1]
    speaker_of = np.where((speaker_of < 0) & (inner != NONE), first_weak, speaker_of)
    inner, speaker_of = stand_by_views(ctx, a, inner, quoted, speaker_of)
    inner, speaker_of = crowds_hold(ctx, a, inner, quoted, speaker_of)
    inner, outer = hearsay_runs_on(ctx, a, inner, outer, quoted, speaker_of)
    inner, outer, speaker_of = take_unheard(ctx, a, inner, outer, quoted, speaker_of)
    return inner, outer, weak, speaker_of


def _marked(count: int, sentences: np.ndarray) -> np.ndarray:
    """bool (count,): which sentences are among some."""
    out = np.zeros(count, bool)
    out[sentences] = True
    return out


def _behind_quotations(
    runs: tuple[np.ndarray, np.ndarray], a: Attributions, speaker: np.ndarray, count: int
) -> tuple[np.ndarray, np.ndarray]:
    """inner and speaker_of of the sentences that a direct quotation runs through: the speaker of the last one in it."""
    inner, speaker_of = np.zeros(count, np.int8), np.full(count, -1, np.int64)
    quote, sentence = runs
    if len(quote) and len(a):
        last = np.zeros(count, np.int64)  # 1 + the last quotation of each sentence
        last[sentence] = quote + 1
        attribution = np.where(last > 0, speaker[np.maximum(last - 1, 0)], -1)
        known = np.flatnonzero(attribution >= 0)
        speaks = attribution[known]
        inner[known], speaker_of[known] = a.type[speaks], speaks
    return inner, speaker_of


def _behind_clauses(
    ctx: Context, a: Attributions, strong: np.ndarray, closing: np.ndarray, quoted: np.ndarray, inner: np.ndarray, speaker_of: np.ndarray
) -> None:
    """Sentences without a quotation, or with one of nobody's, have their own strong attribution behind them; see `_closing`. Writes inner and
    speaker_of."""
    # the first strong attribution of a sentence speaks for it
    order = strong[::-1]
    head = np.full(len(inner), -1, np.int64)
    head[a.sentence[order]] = order
    # a tag that closes the sentence ("…, sources said.") governs all of it
    head[a.sentence[closing]] = closing
    plain = (head >= 0) & ((inner == NONE) | ~quoted)
    # … also of a quotation that is a part of it ("The mayor, who called it “a joke,” will resign, sources said."), but not of the one it tags
    tags = closing
    tags = tags[quoted[a.sentence[tags]] & (speaker_of[a.sentence[tags]] >= 0) & (speaker_of[a.sentence[tags]] != tags)]
    opens = tk.GAP_TABLE[ctx.buffer.data[ctx.sentences.start[a.sentence[tags]]]] & (tk.DOUBLE | tk.SINGLE)
    tags = tags[(a.cue[speaker_of[a.sentence[tags]]] < a.cue[tags]) & (opens == 0)]
    plain[a.sentence[tags]] = True
    where = np.flatnonzero(plain)
    speaks = head[where]
    inner[where], speaker_of[where] = a.type[speaks], speaks


def _closing(ctx: Context, a: Attributions, strong: np.ndarray, count: int) -> np.ndarray:
    """bool: which of the attributions `strong` are tags that close their sentences: "…, sources said.", "…, Quist told the court." """
    last_token = ctx.sentences.first[a.sentence[strong] + 1] - 1
    comma = (ctx.gap.take(np.maximum(np.minimum(a.first.take(strong), a.cue.take(strong)), 0)) & tk.COMMA) > 0
    ends = np.maximum(a.cue_end[strong], a.last[strong])
    closing = (a.first[strong] >= 0) & comma
    some = np.flatnonzero(closing)
    # … also with more words behind it: "according to a poll | by the council"
    tells = ctx.is_word(a.cue[strong[some]], *TELL) & ~a.inverted[strong[some]]
    rest = np.minimum(ends[some], len(ctx.tokens)) - 1
    # "told | the court in May", not "told Falk the weir had held", "told millers to go"
    whom = np.minimum(rest + 1, last_token[some])
    tells &= ~ctx.is_word(ctx.behind(whom), "to") & ((ctx.any_in(whom + 1, last_token[some] + 1) & ctx.mask(*_ANOTHER)) == 0)
    rest = np.where(tells, whom, rest)
    through = (a.inverted[strong[some]] | tells) & (ctx.next_bar(rest) > last_token[some])
    through |= a.inverted[strong[some]] & _last_says(ctx, a, strong, some, count)
    # "according to a clerk who has seen the list"
    commas, end = ctx.where_gap(tk.COMMA), len(ctx.tokens) - 1
    clause = ctx.lexicon.rules_among(("attribution/according-to",))[a.rule[strong[some]]] & (a.type[strong[some]] == ANONYMOUS)
    clause &= (a.first[strong[some]] > a.cue[strong[some]]) & ctx.in_class(np.minimum(ends[some], end), "WHO") & (ends[some] < last_token[some])
    through |= clause & (np.append(commas, end + 1)[np.searchsorted(commas, ends[some], side="right")] > last_token[some])
    closing[some] = (last_token[some] - ends[some] <= 1) | through
    return closing


def _last_says(ctx: Context, a: Attributions, strong: np.ndarray, some: np.ndarray, count: int) -> np.ndarray:
    """bool: "…, says Quist, a baker and the owner of the mill": what follows a tag is his, where nobody speaks behind it."""
    final = np.full(count, -1, np.int64)
    final[a.sentence[strong]] = strong
    tag = strong[some]
    says = ctx.is_word(a.cue[tag], *SAY) & ((a.type[tag] == NAMED) | (a.type[tag] == OFFICIAL))
    return says & (final[a.sentence[tag]] == tag)


def _unnamed_and_outlets(
    a: Attributions, strong: np.ndarray, weak_at: np.ndarray, quoted: np.ndarray, handing: np.ndarray, inner: np.ndarray, outer: np.ndarray
) -> None:
    """Somebody unnamed in the sentence counts more than who carries him; an outlet carries any other source. Writes inner and outer."""
    count = len(inner)
    types = np.zeros((count, 8), bool)
    types[a.sentence[strong], a.type[strong]] = True
    hidden = _marked(count, a.sentence[weak_at[a.type[weak_at] == ANONYMOUS]])
    types[:, ANONYMOUS] |= hidden
    unnamed = types[:, ANONYMOUS] & (inner != ANONYMOUS) & ~(quoted & (inner == NAMED) & ~hidden)
    # "According to Lane, an insider believes that …": whoever hands it on
    governs = strong[:-1][handing[a.rule[strong[:-1]]] & (a.type[strong[:-1]] == NAMED) & (a.type[strong[1:]] == ANONYMOUS)]
    follows = strong[np.minimum(np.searchsorted(strong, governs) + 1, len(strong) - 1)]
    governs = governs[(a.sentence[follows] == a.sentence[governs]) & (a.first[follows] >= a.last[governs]) & (a.first[follows] - a.last[governs] <= 2)]
    passed_on = _marked(count, a.sentence[governs])
    unnamed &= (inner == MEDIA) | (inner == NONE) | hidden | passed_on & ~quoted
    carried = unnamed & (inner == MEDIA)
    inner[unnamed] = ANONYMOUS
    media_word = types[:, MEDIA]
    # "As Glint reported before, insiders say": in Glint itself nobody carries them
    media_word[a.sentence[strong[(a.type[strong] == MEDIA) & a.first_hand[strong]]]] = False
    outer[media_word & (carried | (inner != MEDIA) & (inner != NONE))] = MEDIA
    # an outlet in front of another source is the carrier, not the source
    second = np.flatnonzero(media_word & (inner == MEDIA))  # few
    for kind in (NAMED, OFFICIAL, DOCUMENT, SOCIAL, VAGUE):
        take = types[second, kind]
        inner[second[take]], outer[second[take]] = kind, MEDIA
        second = second[~take]


def _from_posts(ctx: Context, a: Attributions, quoted: np.ndarray, speaker_of: np.ndarray, inner: np.ndarray) -> np.ndarray:
    """bool (sentences,): what somebody wrote in a post."""
    count = len(speaker_of)
    social = _marked(count, a.sentence[a.outer == SOCIAL])
    social &= ~_only_places(ctx, a, social, quoted)
    # a quotation from a post that goes on over several sentences is from the post all along
    mine, known = np.maximum(speaker_of, 0), speaker_of >= 0
    social |= known & quoted & (a.outer[mine] == SOCIAL)
    # "… wrote", "“…,” commented …" right behind the mention of a post; without a quotation, whoever responds or notes may do so anywhere
    at = ctx.where_has("SOCIAL", "OUT_social")
    front, behind = ctx.before(at), ctx.behind(at)
    paper = ctx.tokens.upper[at] & ctx.is_word(at, "post") & (front < at) & ~ctx.is_word(behind, "on")
    paper &= ctx.is_word(front, "the") | ctx.name[front]  # "the Post"
    half = (behind > at) & ((ctx.gap[behind] & tk.HYPHEN) > 0) & (ctx.tokens.start[behind] - ctx.tokens.end[at] == 1)  # "post-treatment"
    mention = _marked(count, ctx.sentences.of_token[at[~half & ~paper]])
    article = ctx.sentences.article
    near = mention.copy()
    near[1:] |= mention[:-1] & (article[1:] == article[:-1])
    near[2:] |= mention[:-2] & (article[2:] == article[:-2])
    writes = ctx.lexicon.rules_among(_WRITING).take(a.rule)
    some = np.flatnonzero(known & near)  # few articles speak of posts
    who = speaker_of[some]
    answers = is_in(ctx.tokens.key[a.cue[who]], _REPLIES) & (quoted[a.sentence[who]] | a.inverted[who])
    told = ctx.is_word(a.cue[who], "commented", "commenting") & mention[a.sentence[who]]
    social[some[writes[who] | answers | told]] = True
    # … and behind a post that has no such word: "Quist tweeted her thanks. “…,” she wrote"
    posted = a.backs & (a.type == SOCIAL) | (a.outer == SOCIAL) & ~a.negated & ctx.lexicon.rules_among(("attribution/post",))[a.rule]
    mention = social & quoted & known | _marked(count, a.sentence[posted])
    poster = np.full(count, -1, np.int64)
    poster[a.sentence[posted]] = np.flatnonzero(posted)
    near = _behind(social | mention, article)
    some = np.flatnonzero(known & near)
    who = speaker_of[some]
    some, who = some[a.sentence[who] == some], who[a.sentence[who] == some]
    # "He noted that it was old", "One fan noted", "Quist noted below"
    crowd = (a.first[who] >= 0) & ctx.in_class(np.maximum(a.first[who], 0), "PRON") | (a.type[who] == ANONYMOUS)
    notes = ctx.lexicon.rules_among(("attribution/note", "attribution/answer"))[a.rule[who]]
    notes &= crowd & social[some - 1] & _tagged_there(ctx, a, who) | ctx.is_word(ctx.behind(a.cue[who]), "below")
    some, who, notes = some[~social[some]], who[~social[some]], notes[~social[some]]
    before = np.where(speaker_of[some - 1] >= 0, speaker_of[some - 1], poster[some - 1])
    tags = writes[who] & _same(ctx, a, who, before) | is_in(ctx.tokens.key[a.cue[who]], _REPLIES) & ~ctx.is_word(a.cue[who], "remarked")
    tags &= quoted[some] & mention[some - 1] & _tagged_there(ctx, a, who)
    social[some[notes | tags]] = True
    some = np.flatnonzero(known & quoted & ~social)
    some = some[a.sentence[speaker_of[some]] != some]
    social[some[social[a.sentence[speaker_of[some]]]]] = True
    _add_to_posts(ctx, a, quoted, speaker_of, inner, social)
    return social


def _behind(marked: np.ndarray, article: np.ndarray) -> np.ndarray:
    """bool (sentences,): those right behind a marked one of their article."""
    out = np.zeros(len(marked), bool)
    out[1:] = marked[:-1] & (article[1:] == article[:-1])
    return out


def _same(ctx: Context, a: Attributions, who: np.ndarray, before: np.ndarray) -> np.ndarray:
    """bool: whether the sources of the attributions `who` are those of `before` (or -1): pronouns, or the same name."""
    key, first, last = ctx.tokens.key, np.maximum(a.first[who], 0), np.maximum(a.last[who] - 1, 0)
    other, end = np.maximum(a.first[before], 0), np.maximum(a.last[before] - 1, 0)
    full = (last > first) & (end > other) & ctx.name[first] & ctx.name[other]
    named = (before >= 0) & (a.first[before] >= 0) & (key[last] == key[end]) & (~full | (key[first] == key[other]))
    return np.asarray((a.first[who] >= 0) & (ctx.in_class(first, "PRON") & ~ctx.is_word(first, "they", "they've", "they'd") | named))


def _tagged_there(ctx: Context, a: Attributions, who: np.ndarray) -> np.ndarray:
    """bool: whether tags ("…,” she added on Monday.") name no other place: not "in court", "by phone", "to the mayor"; not of a sentence that
    names a call, a hearing, a paper or an outlet."""
    if not who.size:
        return np.zeros(0, bool)
    sents, sentence = ctx.sentences, a.sentence[who]
    end = np.maximum(a.cue_end[who], np.where(a.inverted[who], a.last[who], 0))
    at, stop = np.minimum(end, len(ctx.tokens) - 1), sents.first[sentence + 1]
    on = ctx.is_word(at, "on", "in") & ctx.in_class(np.minimum(at + 1, stop - 1), "TIME", "SOCIAL", "OUT_social")
    on |= ctx.is_word(at, "in") & ctx.in_class(np.minimum(at + 2, stop - 1), "SOCIAL")  # "in another tweet"
    there = (ctx.is_word(at, "in", "at", "by", "to", "during", "over", "via", "from", "when", "after", "on") & ~on) & (end < stop)
    there &= (ctx.gap[at] & (tk.DOUBLE | tk.SINGLE)) == 0
    inside, edge = spread(sents.first[sentence], stop)
    there |= np.logical_or.reduceat(is_in(ctx.tokens.key[inside], _FAR), edge)
    there |= (ctx.held[sentence] & ctx.mask("DOC", "MEDIA", "OUT_media")) != 0
    return np.asarray(~there & (a.outer[who] != MEDIA))


def _add_to_posts(
    ctx: Context, a: Attributions, quoted: np.ndarray, speaker_of: np.ndarray, inner: np.ndarray, social: np.ndarray
) -> None:
    """What whoever was quoted from a post adds there: "“…,” Quist tweeted. “…,” she added." Writes `social`, bool (sentences,), see
    `_from_posts`."""
    article = ctx.sentences.article
    for _ in range(_ADDED_TO):
        some = np.flatnonzero(quoted & ~social & (inner == NAMED) & (speaker_of >= 0) & _behind(social & quoted, article))
        if not some.size:
            return
        who, before = speaker_of[some], speaker_of[some - 1]
        adds = is_in(ctx.tokens.key[a.cue[who]], _ADDS) & _same(ctx, a, who, before) & _tagged_there(ctx, a, who)
        own = a.sentence[who] == some
        social[some[np.where(own, adds, social[a.sentence[who]])]] = True


def _only_places(ctx: Context, a: Attributions, social: np.ndarray, quoted: np.ndarray) -> np.ndarray:
    """bool (sentences,): where a platform is named as a place and nothing is told there ("He could do it on Twitter"): no quotation, nobody who
    says anything, no word for posting, showing or passing on. social : bool (sentences,), with a platform that carries."""
    bare = (a.outer == SOCIAL) & a.weak & (a.first < 0) & ~ctx.in_class(a.cue, "HAVE")  # "has taken to Twitter"
    alone = social & ~quoted
    alone[a.sentence[~bare]] = False
    some = np.flatnonzero(alone)
    if some.size:
        inside, edge = spread(ctx.sentences.first[some], ctx.sentences.first[some + 1])
        alone[some[np.logical_or.reduceat(is_in(ctx.tokens.key[inside], _PASSED_ON), edge)]] = False
    return alone


def _carriers(a: Attributions, strong: np.ndarray, social: np.ndarray, inner: np.ndarray, outer: np.ndarray) -> None:
    """Outlets and posts that an attribution names as its carrier. Writes inner and outer."""
    count = len(inner)
    # "The Gazette quoted an insider as saying …"
    handed = _marked(count, a.sentence[strong[(a.outer[strong] == MEDIA) & (a.type[strong] == ANONYMOUS)]])
    inner[handed & ((inner == NAMED) | (inner == MEDIA))] = ANONYMOUS
    medial = _marked(count, a.sentence[a.outer == MEDIA])
    outer[medial & (inner != MEDIA) & (inner != NONE)] = MEDIA
    inner[medial & (inner == NONE)] = MEDIA
    inner[social & ((inner == NAMED) | (inner == NONE) | (inner == ANONYMOUS) | (inner == VAGUE))] = SOCIAL


def _hearsay(
    ctx: Context, a: Attributions, strong: np.ndarray, closing: np.ndarray, impersonal: np.ndarray, speaker_of: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """bool (sentences,): where somebody unknown hands on what a source said ("Falk reportedly told friends"), and where nobody stands
    behind it ("It is understood that Falk said no"). closing : see `_closing`. impersonal : the weak attributions of nobody
    in particular."""
    count, n = len(speaker_of), len(ctx.tokens)
    weak_at = np.flatnonzero(a.weak)
    talk, said = np.full(count, n), np.full(count, n)
    np.minimum.at(talk, a.sentence[weak_at], a.cue[weak_at])
    np.minimum.at(said, a.sentence[strong], a.cue[strong])
    hearsay = _marked(count, a.sentence[impersonal]) & (talk < said) & (said < n)
    governs = (speaker_of >= 0) & ctx.lexicon.rules_among(("attribution/according-to",)).take(a.rule.take(np.maximum(speaker_of, 0)))
    closing = closing[np.minimum(a.first[closing], a.cue[closing]) > talk[a.sentence[closing]]]
    governs[a.sentence[closing]] |= speaker_of[a.sentence[closing]] == closing
    hearsay &= ~governs  # "It is thought to be the oldest, according to Quist", "…, Quist said": he stands behind it
    rumour = _marked(count, a.sentence[impersonal[ctx.lexicon.rules_among(("attribution/rumours",))[a.rule[impersonal]]]])
    hearsay &= ~rumour | (talk - ctx.sentences.first[:-1] <= 1)
    handed_on = _marked(count, a.sentence[impersonal[ctx.lexicon.rules_among(("attribution/reportedly",))[a.rule[impersonal]]]])
    # not "Quist, who was said to be ill, claims", "While it is hoped to last, Quist believes"
    front = ctx.before(np.minimum(talk, n - 1))
    relative = ctx.in_class(front, "WHO") | ctx.is_word(front, "while", "although", "though")
    return hearsay & handed_on & (said - talk <= 2), hearsay & ~handed_on & ~relative
