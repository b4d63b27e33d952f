"""Users of platforms who write ("one user commented", "an X user said", "another wrote"), and platforms that speak for themselves."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions
from credscore.evidence.context import STRONG, Context
from credscore.evidence.kinds.words import MORE
from credscore.evidence.name_forms import first_names
from credscore.evidence.ranges import among, any_inside
from credscore.evidence.resolving.known_people import aged_people, full_names
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_types import ANONYMOUS, NAMED, NONE, SOCIAL, VAGUE
from credscore.text.tokens import is_in

# who is on a platform and nowhere else
_ONLINE = """
    netizen netizens redditor redditors tiktoker tiktokers tiktokker tiktokkers youtuber youtubers instagrammer instagrammers twitterer twitterers
    mumsnetter mumsnetters blueskyer blueskyers
""".split()
_NETIZENS = (*_ONLINE, "commenter", "commenters")
_USERS = ("user", "users", "follower", "followers", "tweep", "tweeps", "tweeter", *_NETIZENS)
# whoever began it all, told of by that alone: "the original poster", "the OP", "the thread starter"
_POSTERS = ("uploader", "uploaders", "op", "poster", "posters", "starter", *_NETIZENS)
_BEGAN = {"starter": ("thread", "topic"), "poster": ("original", "forum", "reddit"), "posters": ("original", "forum", "reddit")}
# whoever writes where an article speaks of posts; elsewhere it may be in a letter
_CROWD = """
    viewer viewers fan fans reader readers watcher watchers listener listeners supporter supporters admirer admirers customer customers gamer gamers
    woman man person mother mum mom father dad parent resident constituent voter critic them
""".split()
_WRITES = "wrote writes writing commented comments commenting posted posts tweeted".split()
_COMMENTS = (*_WRITES, "replied", "reacted", "joked", "quipped", "captioned")
# names that somebody gave himself, by the word in front of them and the one before that
_SELF = ("himself", "herself", "themself")
_AS = "post posts posting posted tweet tweets tweeting write writes writing blog blogs blogging trades trading streams streaming".split()
_GOES = ("go", "goes", "going")
_ACCOUNTS = ("account", "accounts", "handle", "username", *_ONLINE)
_MASKED = (*_ACCOUNTS, "user", "poster", "commenter", "blogger", "leaker", "tipster", "leakster", "trader", "hacker", "gamer")
_TIPS = ("leaker", "tipster", "leakster")
_RACES = ("racing", "horse", "betting", "greyhound")
_NAMES = 5  # words of a name, and of what stands in front of it
_SINCE = 3  # sentences
_PLATFORMS = "facebook twitter x instagram tiktok reddit youtube snapchat weibo threads bluesky telegram media internet".split()
# what a platform does as the firm that runs it; "Twitter reacted", "Reddit says" are its users
_AS_FIRM = """
    said told announced confirmed declined denied refused acknowledged apologised apologized promised pledged vowed insisted disclosed reported admitted
    argued added explained stated warned discloses
""".split()


def take_platforms(ctx: Context, a: Attributions) -> None:
    """Type platforms that speak for themselves as the firms they are, in place: "Twitter declined to comment", "WhatsApp told the Courier"."""
    some = np.flatnonzero((a.type == SOCIAL) & (a.first >= 0) & (a.last - a.first == 1) & ~a.weak)
    some = some[ctx.in_class(a.first[some], "OUT_social") & is_in(ctx.tokens.key[a.cue[some]], _AS_FIRM)]
    front = ctx.before(a.first[some])
    within = ctx.in_class(front, "PREP", "OF") & ((ctx.gap[a.first[some]] & STRONG) == 0)  # "a post on Facebook said"
    a.type[(a.type == SOCIAL) & (a.first >= 0) & among(a.first, a.first[some[~within]])] = NAMED  # "In a statement, WhatsApp said": two cues


def take_users(ctx: Context, a: Attributions) -> None:
    """Type users who write ("one user commented", "an X user said", "another wrote", "the original poster said") as posts; in place."""
    key, top = ctx.tokens.key, len(ctx.tokens) - 1
    tail = np.minimum(np.maximum(a.last - 1, 0), top)
    begins = np.minimum(np.maximum(a.first, 0), top)
    one = ctx.matches.classes[begins] & ctx.mask("DET", "NUMBER", "VAGUE")
    few = (a.first >= 0) & ~a.weak & (a.last - a.first <= 5)
    some = np.flatnonzero(few & (ctx.matches.classes[begins] & ctx.mask("DEF") != 0))
    some = some[is_in(key[tail[some]], (*_POSTERS, "user"))]
    if some.size:
        a.type[some[_began(ctx, tail[some], a.sentence[some], is_in(key[a.cue[some]], _COMMENTS))]] = SOCIAL
    some = np.flatnonzero(few & (a.last - a.first == 1) & is_in(key[tail], ("op",)) & ctx.tokens.all_upper[tail])  # "OP added"
    a.type[some[_of_users(ctx, a.sentence[some])]] = SOCIAL
    crowds = (a.type == VAGUE) & is_in(key.take(begins), ("social", *_PLATFORMS))  # "Social media users say"
    some = np.flatnonzero(few & ((one != 0) | crowds))
    tail = tail[some]
    writes = is_in(key[a.cue[some]], _COMMENTS)
    user = is_in(key[tail], _USERS)
    user &= writes | is_in(key[ctx.before(tail)], _PLATFORMS) | is_in(key[tail], _ONLINE)
    says = is_in(key[tail], _USERS) & ~writes
    crowd = np.flatnonzero((writes & is_in(key[tail], _CROWD) | says) & (a.type[some] != NAMED) & ~user)
    if crowd.size:
        of = a.sentence[some[crowd]]
        user[crowd] = _of_posts(ctx, of) & (~says[crowd] | _of_post_above(ctx, of) & ctx.in_class(a.first[some[crowd]], "DET", "NUMBER"))
    alone = ctx.is_word(a.first[some], "another", "one") & (a.last[some] - a.first[some] == 1)
    alone |= is_in(key[tail], MORE) & (a.last[some] - a.first[some] == 2)
    user |= alone & is_in(key[a.cue[some]], _WRITES)
    a.type[some[user]] = SOCIAL
    # "posted user opruss", "Facebook user Ottoline Pruss wrote"
    called = np.flatnonzero((a.type == NAMED) & (a.first >= 0) & (a.last - a.first >= 2) & (a.last - a.first <= 5))
    user_at = np.where(is_in(key[a.first[called]], _USERS), a.first[called], a.first[called] + 1)
    on = is_in(key[user_at], _USERS) & (user_at < a.last[called] - 1) & ~ctx.tokens.possessive[user_at]
    on &= ~ctx.tokens.upper[user_at] | ctx.leads[user_at]  # not "the User Group"
    on &= is_in(key[a.cue[called]], _COMMENTS) | is_in(key[a.first[called]], _PLATFORMS)
    a.type[called[on]] = SOCIAL
    if ctx.handles.size:  # "@opruss wrote", "user @opruss said"; not "Ottoline Pruss (@opruss) said"
        handle = np.flatnonzero(among(a.last - 1, ctx.handles) & (a.first >= 0))
        front = ctx.before(a.last[handle] - 1)  # "Prominent leaker @opruss"
        plain = ~ctx.name[front] & ((ctx.gap[a.last[handle] - 1] & STRONG) == 0) & (a.last[handle] - a.first[handle] <= 3)
        plain |= ~ctx.name[a.first[handle]]
        handle = handle[among(a.first[handle], ctx.handles) | plain | is_in(key[a.first[handle]], _USERS)]
        a.type[handle], a.outer[handle] = SOCIAL, NONE


def take_pseudonyms(ctx: Context, a: Attributions) -> None:
    """Type whose name is one for the screen, in place: "pseudonymous trader Nightotter", "somebody calling himself Nightotter", "the X account
    Nightotter", "tipster Uncle Nightotter"; but "a singer known as Nightotter", whom everybody knows."""
    key, leads = ctx.tokens.key, ctx.leads
    some = np.flatnonzero((a.type == NAMED) & (a.first >= 0))
    some = some[ctx.name[a.last[some] - 1]]
    run = a.last[some] - 1
    for _ in range(_NAMES):
        run = run - (~leads[run] & ctx.name[run - 1] & ((ctx.gap[run] & STRONG) == 0))
    word = run - 1
    plain = ~leads[run] & ((ctx.gap[run] & STRONG) == 0) & ~ctx.tokens.possessive[word]
    plain &= is_in(key[word], (*_SELF, *_MASKED, "as", "by", "under", "called", "named", "dubbed")) | _unnamed(ctx, word - 1)
    some, word = some[plain], word[plain]  # few
    if not some.size:
        return
    before = np.where(leads[word], word, word - 1)
    beyond = np.where(leads[before], before, before - 1)
    other, at = np.zeros(len(some), bool), word
    for _ in range(_NAMES):  # "Ines Falk, who posts as Nightotter": known by name
        at = np.where(leads[at], at, at - 1)
        other |= ctx.name[at] & ~is_in(key[at], _PLATFORMS)
    some, word, before, beyond, run = some[~other], word[~other], before[~other], beyond[~other], run[plain][~other]
    whole = a.last[some] - run > 1  # "a trader named Ines Falk"
    real = whole & first_names().holds(key[run])
    known = is_in(key[word], ("as",)) & is_in(key[before], ("known",))
    who = np.where(known, beyond, before)
    called = ~real & (known | is_in(key[word], ("dubbed",))) | ~whole & is_in(key[word], ("called", "named"))
    called &= is_in(key[who], _MASKED)
    masked = is_in(key[word], _SELF) & is_in(key[before], ("calling", "calls"))
    masked |= is_in(key[word], ("as", "under")) & is_in(key[before], _AS) | is_in(key[word], ("by",)) & is_in(key[before], _GOES)
    masked |= called | _unnamed(ctx, before) & ~(whole & leads[before])  # "Anonymous founder Ines Falk" founded Anonymous
    masked |= known & _unnamed(ctx, np.where(leads[beyond], beyond, beyond - 1))
    online = is_in(key[word], _ACCOUNTS) | called & is_in(key[who], _ACCOUNTS) | ~real & is_in(key[word], _TIPS) & ~is_in(key[before], _RACES)
    a.type[some[masked]] = ANONYMOUS
    a.type[some[online]] = SOCIAL


def _unnamed(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: words (tokens) that say so: "anonymous"; not the group that is called Anonymous."""
    return np.asarray(ctx.in_class(at, "UNNAMED") & ~ctx.name[at])


def _began(ctx: Context, tail: np.ndarray, sentence: np.ndarray, writes: np.ndarray) -> np.ndarray:
    """bool: which words of `_POSTERS` are for users: "the OP", "the original poster", "the poster" and "the user" who write where posts are spoken
    of, or speak where users are."""
    key, before = ctx.tokens.key, ctx.before(tail)
    out = ~is_in(key[tail], (*_BEGAN, "user")) & (~is_in(key[tail], ("op",)) | ctx.tokens.all_upper[tail])
    for word, fronts in _BEGAN.items():
        out |= is_in(key[tail], (word,)) & is_in(key[before], fronts)
    few = np.flatnonzero(is_in(key[tail], ("poster", "user")))
    out[few] |= writes[few] & _of_posts(ctx, sentence[few]) | _of_post_above(ctx, sentence[few]) & _of_users(ctx, sentence[few])
    article = ctx.sentences.article[sentence]  # "the poster said", once it is clear that he is no placard
    return out | is_in(key[tail], ("poster",)) & among(article, article[out])


def nobody_but_users(ctx: Context, sh: Shared, a: Attributions, some: np.ndarray) -> np.ndarray:
    """bool: which of some attributions stand behind nobody in their article who has a name: "she added" in a story about what a user wrote."""
    opens = ctx.sentences.first[np.searchsorted(ctx.sentences.article, ctx.sentences.article[a.sentence[some]])]
    return np.asarray(~any_inside(opens, a.cue[some], lambda at: full_names(ctx, sh, at) | aged_people(ctx, at)))


def _of_users(ctx: Context, sentence: np.ndarray) -> np.ndarray:
    """bool: which sentences are of articles that speak of users."""
    sents, users = ctx.sentences, ctx.where_are("reddit", "redditors", "commenters", "netizens", "user", "users")
    return among(sents.article.take(sentence), sents.article.take(sents.of_token.take(users)))


def _of_post_above(ctx: Context, sentence: np.ndarray) -> np.ndarray:
    """bool: which sentences stand close behind one that speaks of posts: "another user said" is of the post before, not of what he uses."""
    sents, posts = ctx.sentences, ctx.where_has("SOCIAL", "OUT_social")
    if not posts.size:
        return np.zeros(len(sentence), bool)
    near = sents.of_token[posts[np.maximum(np.searchsorted(posts, sents.first[sentence + 1]) - 1, 0)]]
    return np.asarray((sents.article[near] == sents.article[sentence]) & (near <= sentence) & (sentence - near <= _SINCE))


def _of_posts(ctx: Context, sentence: np.ndarray) -> np.ndarray:
    """bool: which sentences are of articles that speak of posts."""
    sents, posts = ctx.sentences, ctx.where_has("SOCIAL", "OUT_social")
    return among(sents.article.take(sentence), sents.article.take(sents.of_token.take(posts)))
