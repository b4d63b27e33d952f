"""Posts: what is said in one ("in a long video posted on Sunday"), those of nobody in particular, and the claims that a fact-check takes up."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions, join, make
from credscore.evidence.context import STRONG, Context
from credscore.evidence.ranges import among, distinct, spread
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_types import CARRY, DOCUMENT, NONE, SOCIAL, VAGUE
from credscore.evidence.word_lists import PICTURES
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_SHOWN_IN = ("clip", "video", "comment", "livestream")
_SHOWN_WITHIN = 6  # sentences
_SAID = ("said", "says", "added", "adds", "explained", "explains", "joked", "wrote", "insisted")
_FORUMS = ("forum", "forums", "subreddit", "subreddits")
_FOR_FANS = """
    fan fans online internet web gossip gaming travel football music user users reddit investor trading patient parents parenting popular
""".split()
_TWEETS = ("tweet", "tweets", "hashtag")
_POSTED = "post posts story stories video clip caption account page channel feed thread profile livestream reel".split()
# what is a post by its name, and what is one only where it is passed on
_POSTS = ("post", "posts", "posting", "tweet", "tweets", "meme", "memes", "caption", "captions")
_UNDER = ("comment", "reply", "replies", "text", "title", "description", "voiceover", "overlay", "message", "bio")  # of or under a post
_PASSED_ON = (
    *PICTURES,
    *"footage renders renderings message messages note notes audio graphic graphics recording reel thread letter text".split(),
)
_STILLS = (*(word for word in PICTURES if not word.startswith(("video", "clip"))), "renders", "renderings")
_LEAKED = ("leaked", "surfaced")  # said of pictures of a thing: nobody answers for them; a leaked letter is one
_OPENS = "viral unverified unconfirmed leaked amateur grainy shaky blurry undated".split()  # where no article does
_SPREAD = """
    shared sharing circulating circulates circulated viral widely viewed views forwarded spread spreading rounds whatsapp telegram facebook
    tiktok instagram youtube twitter reddit discord weibo
""".split()
_TELLS = """
    says say said claims claim claimed alleges allege alleged shows show showed reads read holds held carries carried suggests suggest suggested
    asserts assert asserted purports purport purported warns warn warned accuses accuse accused tells tell told credits assures assure assured
    urges urge urged insists states stated asks asked declares argues reveal reveals revealed
""".split()
_SEEMS = "appear appears appeared seem seems seemed purport purports claim claims".split()  # to show
_OF_PAPER = "office offices museum gallery wall door gate window film".split()  # the post office, and what hangs on its door
_FRONT = 6  # words up to the post
_BEHIND = 32  # words from the post to its verb: what it is and how often it was shared stands between


def with_posts(ctx: Context, sh: Shared, a: Attributions) -> Attributions:
    """Attributions with those whose subject is a post: what a post says is its own, whatever stands between it and its verb."""
    a = _with_read_out(ctx, sh, a)
    head, lead = _post_leads(ctx, sh)
    if not head.size:
        return a
    n, of = sh.n, ctx.sentences.of_token
    sentence = of[head]
    inside, edge = spread(head + 1, np.maximum(np.minimum(ctx.sentences.first[sentence + 1], head + _BEHIND), head + 2))
    inside = np.minimum(inside, n - 1)
    on_x = is_in(ctx.tokens.key[inside], ("x",)) & ctx.tokens.upper[inside] & ctx.is_word(inside - 1, "on", "to")
    on_x |= is_in(ctx.tokens.key[inside], ("media",)) & is_in(ctx.tokens.key[inside - 1], ("social",))
    leaked = np.repeat(is_in(ctx.tokens.key[head], _STILLS), np.diff(np.append(edge, len(inside)))) & is_in(ctx.tokens.key[inside], _LEAKED)
    spreads = np.logical_or.reduceat(ctx.is_word(inside, *_SPREAD) | on_x | leaked, edge)
    for step in range(1, _FRONT):  # "a viral video"
        before = np.maximum(head - step, lead)
        spreads |= ctx.is_word(before, *_SPREAD) | is_in(ctx.tokens.key[head], _STILLS) & is_in(ctx.tokens.key[before], _LEAKED)
    # "a clip in which she says", "a post by Ines Falk says": what she says
    before = np.maximum(inside - 1, 0)
    other = ctx.name[before] & ~ctx.is_word(before, *_SPREAD)
    other |= ctx.in_class(before, "WHO", "PRON", "PRON1", "POSS", "DEF", "DET", "PREP", "ROLE")
    other &= ~(is_in(ctx.tokens.key[before], ("to",)) & is_in(ctx.tokens.key[before - 1], _SEEMS))  # "appears to show"
    tells = (
        ctx.is_word(inside, *_TELLS)
        & ~sh.in_quote[inside]
        & ~other
        & (of[inside] == np.repeat(sentence, np.diff(np.append(edge, len(inside)))))
    )
    verb = np.minimum.reduceat(np.where(tells, inside, n), edge)
    ok = (verb < n) & (ctx.is_word(head, *_POSTS) | spreads)
    head, lead, sentence, verb = head[ok], lead[ok], sentence[ok], verb[ok]
    if not head.size:
        return a
    # what is attributed in these sentences to nobody, or to a part of the phrase that the post heads
    row = np.full(len(ctx.sentences), -1)
    row[sentence] = np.arange(len(sentence))
    mine = np.flatnonzero(row[a.sentence] >= 0)
    of_row = row[a.sentence[mine]]
    part = (a.first[mine] >= lead[of_row]) & (a.first[mine] < verb[of_row])
    part &= (a.type[mine] == VAGUE) | (a.type[mine] == DOCUMENT) | (a.type[mine] == SOCIAL) | (a.type[mine] == NONE)
    part |= (a.first[mine] < 0) & (a.type[mine] == CARRY) & ~a.weak[mine]
    part &= a.cue[mine] > head[of_row]
    mine, of_row = mine[part], of_row[part]
    a.type[mine], a.outer[mine], a.backs[mine] = SOCIAL, NONE, True
    a.first[mine], a.last[mine] = lead[of_row], head[of_row] + 1
    spoken = np.zeros(len(ctx.sentences), bool)
    spoken[a.sentence[a.backs & ~a.weak & (a.type != NONE)]] = True
    new = np.flatnonzero(~spoken[sentence])
    if not new.size:
        return a
    rule = np.full(len(new), ctx.lexicon.rule_number("attribution/post-noun"))
    made = make(ctx, verb[new], verb[new] + 1, lead[new], head[new] + 1, np.full(len(new), SOCIAL), rule)
    return join(a, made)


def _with_read_out(ctx: Context, sh: Shared, a: Attributions) -> Attributions:
    """Attributions with the posts behind what they say: "“…,” reads the caption of one video", "“…,” says one comment under the post"."""
    n = len(ctx.tokens)
    verb = ctx.where_are("reads", "read", "says", "said")
    verb = verb[(verb > 0) & ~sh.in_quote[verb] & ~ctx.leads[verb]]
    verb = verb[sh.in_quote[verb - 1] & ctx.in_class(ctx.behind(verb), "DEF", "DET", "NUMBER")]
    if not verb.size:
        return a
    head, post, at = np.full(len(verb), -1), np.zeros(len(verb), bool), verb
    going, somebody = np.ones(len(verb), bool), np.zeros(len(verb), bool)
    for step in range(_FRONT + 2):
        at = ctx.behind(at)
        going &= ~ctx.leads[at] & ((ctx.gap[at] & STRONG) == 0)
        noun = going & ctx.is_word(at, *_POSTS) | going & is_in(ctx.tokens.key[at], _UNDER)
        head = np.where(noun & (head < 0) & (step < _FRONT - 2), at, head)
        post |= going & (ctx.is_word(at, *_POSTS, *_SHOWN_IN) | ctx.in_class(at, "OUT_social")) & ~ctx.is_word(at, "comment")
        somebody |= going & (ctx.name[at] & ~ctx.in_class(at, "OUT_social") | ctx.is_word(at, "by"))  # "a post by Falk"
        somebody |= going & (ctx.in_class(at, "ROLE", "ANON", "OFFICIAL") & ~noun | is_in(ctx.tokens.key[at], _OF_PAPER))
        going &= ~ctx.in_class(at, "WHO")  # "the teacher whose post was cut"
    ok = (head >= 0) & post & ~somebody
    verb, head = verb[ok], head[ok]
    same = among(a.cue, verb)
    a.type[same], a.outer[same], a.backs[same], a.carried[same] = SOCIAL, NONE, True, False
    new = ~among(verb, a.cue)
    verb, head = verb[new], head[new]
    if not verb.size:
        return a
    rule = np.full(len(verb), ctx.lexicon.rule_number("attribution/post-noun"))
    first = np.minimum(verb + 1, n - 1)
    made = make(ctx, verb, verb + 1, first, head + 1, np.full(len(verb), SOCIAL), rule, inverted=np.ones(len(verb), bool))
    return join(a, made)


def _post_leads(ctx: Context, sh: Shared) -> tuple[np.ndarray, np.ndarray]:
    """Tokens of posts that are the subject of their sentence or of the tag of a quotation, in order; the first tokens of their phrases."""
    sents, classes = ctx.sentences, ctx.matches.classes
    head = ctx.where_are(*_POSTS, *_PASSED_ON)
    head = head[~(ctx.tokens.possessive[head] | sh.in_quote[head])]
    lead = sents.first[sents.of_token[head]]
    for step in range(_FRONT, 0, -1):  # "“…,” the caption reads": the subject stands behind the quotation
        at = np.maximum(head - step, 0)
        lead = np.where(sh.in_quote[at], np.maximum(at + 1, lead), lead)
    near = head - lead < _FRONT
    head, lead = head[near], lead[near]
    if not head.size:
        return head, lead
    # "a short video": words that describe it, no name and no owner in front
    stop = ctx.mask("BE", "HAVE", "MODAL", "DO", "PREP", "OF", "WHO", "THAT", "PRON", "PRON1", "BREAK", "IT", "POSS", "NEG", "AND", "MEDIA")
    good = ctx.in_class(lead, "DET", "DEF", "NUMBER", "VAGUE")
    good |= (head == lead) & (ctx.buffer.data[ctx.tokens.end[head] - 1] == ord("s"))
    good |= is_in(ctx.tokens.key[lead], _OPENS) | (head == lead) & is_in(ctx.tokens.key[head], ("footage",))
    for step in range(_FRONT):
        at = np.minimum(lead + step, head)
        plain = ((classes[at] & stop) == 0) & ~ctx.verb[at] & ~ctx.tokens.possessive[at] & (~ctx.name[at] | (at == lead))
        plain |= ctx.in_class(at, "OUT_social")  # "a Facebook post"
        good &= (at == head) | plain
        good &= (at == lead) | ((ctx.gap[at] & 0xFF) == 0)
    # "the post office", "a post to fill", "a text and a letter", "a post-mortem"
    behind = np.minimum(head + 1, sh.n - 1)
    good &= ~ctx.is_word(behind, "office", "to", "and", "or") | ctx.leads[behind]
    good &= ((ctx.gap[head] | ctx.gap[behind]) & tk.HYPHEN) == 0
    head, lead = head[good], lead[good]
    first = np.diff(sents.of_token[head], prepend=-1) > 0  # one a sentence
    return head[first], lead[first]


def under_check(ctx: Context, inner: np.ndarray, quoted: np.ndarray) -> np.ndarray:
    """`inner` with nobody in particular behind the claims that a fact-check takes up: "CLAIM: …", and what stands under "What was claimed"."""
    sents, n = ctx.sentences, len(ctx.tokens)
    claim = ctx.where_are("claim", "claims", "claimed")
    of, lead = sents.of_token[claim], sents.first[sents.of_token[claim]]
    at = claim - lead
    opens = (at <= 2) & ((at == 0) | ctx.is_word(lead, "the", "our", "what"))
    claim, of, lead = claim[opens], of[opens], lead[opens]
    if not claim.size:
        return inner
    colon = (ctx.gap_after[np.minimum(claim + 1, n)] | ctx.gap[np.minimum(claim + 1, n)]) & tk.COLON > 0
    alone = claim + 1 == sents.first[of + 1]
    heads = alone & (ctx.is_word(claim, "claimed") & (claim - lead == 2) | colon)
    out = inner.copy()
    taken = of[colon & ~alone]
    out[taken] = np.where(((out[taken] == NONE) | (out[taken] == DOCUMENT)) & ~quoted[taken], VAGUE, out[taken])
    # the paragraph under the heading, or what stands behind it on its line
    below = np.minimum(of[heads] + 1, len(sents) - 1)
    below = below[(sents.article[below] == sents.article[of[heads]]) & (below > of[heads])]
    stated = among(sents.paragraph, sents.paragraph[below]) if below.size else np.zeros(len(sents), bool)
    stated &= (out == NONE) & ~quoted
    stated[of] = False
    out[stated] = VAGUE
    return out


def find_in_posts(ctx: Context, sh: Shared, token: np.ndarray, size: np.ndarray, rule: np.ndarray) -> Attributions:
    """ "On a recent Instagram post", "in a brief burst of tweets", "on Quist's official YouTube account": a post carries what is said."""
    # few: they begin with a platform, or are tweets
    social = ctx.where_has("SOCIAL", "OUT_social")
    reach = np.minimum(social[:, None] + np.arange(1, 4), sh.n - 1).ravel()
    own = _posts_by_themselves(ctx, social)
    head = distinct(np.concatenate([social[ctx.is_word(social, *_TWEETS, *_POSTED)], reach[ctx.is_word(reach, *_POSTED)], own]))
    head = head[~sh.in_quote[head] & ~ctx.leads[head]]
    begin, on_platform = _led_into(ctx, head)
    number = ctx.lexicon.rule_number("attribution/post-noun")
    known = (token + size - 1)[rule == number]  # "in an Instagram post" is in the lexicon as it stands
    ok = (head - begin >= 2) & (begin >= 0) & (on_platform | ctx.is_word(head, *_TWEETS) | among(head, own))
    ok &= _ends_phrase(ctx, head) & ~among(head, known) & ~among(head - 1, known)
    begin, head = begin[ok], head[ok]
    nowhere = np.full(len(begin), -1)
    yes = np.ones(len(begin), bool)
    return make(
        ctx, begin, head + 1, nowhere, nowhere, np.full(len(begin), CARRY), np.full(len(begin), number),
        outer=np.full(len(begin), SOCIAL, np.int8), carried=yes, inverted=yes, weak=yes,
    )  # fmt: skip


def _posts_by_themselves(ctx: Context, social: np.ndarray) -> np.ndarray:
    """int64: words for posts where no platform need be named: "in the caption", "in a long video posted on Sunday", "on a fan forum", "on her own
    page". social : tokens that mention a platform or a post."""
    posted = ctx.where_are("posted", "shared", "uploaded", "caption", "captions", "comments", "replies", *_SHOWN_IN, *_FORUMS, "page")
    shared = posted[ctx.is_word(posted, "posted", "shared", "uploaded") & (ctx.gap[posted] == 0) & ~ctx.leads[posted]] - 1
    clips = posted[ctx.is_word(posted, *_SHOWN_IN) & ~ctx.leads[posted]]
    lead = ctx.before(clips)
    lead = np.where(ctx.is_word(lead, "same", "short", "live"), ctx.before(lead), lead)
    into = ctx.before(lead)
    # "she said in the clip", where a platform was named before; not "…, she said. In the clip, …"
    said = ctx.in_class(lead, "DEF", "DET") & ctx.is_word(into, "in") & ctx.is_word(ctx.before(into), *_SAID)
    pages = posted[ctx.is_word(posted, "page") & ~ctx.leads[posted]]
    front = ctx.before(pages)
    whose = np.where(ctx.is_word(front, "own"), ctx.before(front), front)
    return np.concatenate([
        posted[ctx.is_word(posted, "caption", "captions")],
        _comments(ctx, social, posted[ctx.is_word(posted, "comments", "replies")]),
        _near_posts(ctx, social, clips[said], _SHOWN_WITHIN),
        posted[ctx.is_word(posted, *_FORUMS) & ~ctx.tokens.upper[posted] & is_in(ctx.tokens.key[posted - 1], _FOR_FANS)],
        pages[ctx.tokens.possessive[front] | ctx.in_class(whose, "POSS")],
        shared[ctx.is_word(shared, *_POSTED)],
    ])  # fmt: skip


def _led_into(ctx: Context, head: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The "in" or "on" from which a phrase leads to each post, the furthest, or -1; bool, a platform stands between: "on | Quist's YouTube account"."""
    begin, named, open_ = np.full(len(head), -1), np.zeros(len(head), bool), head > 0
    for step in range(1, 7):
        at = np.maximum(head - step, 0)
        after = np.minimum(at + 1, len(ctx.tokens) - 1)
        open_ &= ~ctx.leads[after] & ((ctx.gap[after] & STRONG) == 0) & (head >= step) & ~ctx.in_class(at, "BE", "HAVE", "MODAL", "DO", "WHO")
        named |= open_ & ctx.in_class(at, "OUT_social", "OUT_social_UNSURE")
        into = ctx.is_word(at, "in", "on", "via", "through")
        begin = np.where(open_ & into, at, begin)
        open_ &= ~into
    return begin, named


def _ends_phrase(ctx: Context, head: np.ndarray) -> np.ndarray:
    """bool: which nouns own or head their phrase; not "on the Instagram | page | designer's desk"."""
    behind = ctx.behind(head)
    out = (behind == head) | (ctx.gap_after[head + 1] != 0) | (ctx.matches.classes[behind] != 0) | ctx.name[behind]
    return out | ctx.is_word(behind, "burst", "posted", "shared", "uploaded")


def _comments(ctx: Context, social: np.ndarray, at: np.ndarray) -> np.ndarray:
    """The "comments" and "replies" of "in the comments", where a platform or a post is mentioned a sentence or two before; else they are
    what somebody has said aloud. social : tokens that mention one. at : all such words."""
    at = at[~ctx.leads[at] & ~ctx.leads[at - 1]]
    return _near_posts(ctx, social, at[ctx.is_word(at - 1, "the") & ctx.is_word(at - 2, "in")], 2)


def _near_posts(ctx: Context, social: np.ndarray, at: np.ndarray, within: int) -> np.ndarray:
    """Those of the tokens `at` that have a platform or a post up to so many sentences before them. social : tokens that mention one."""
    sents = ctx.sentences
    near = np.searchsorted(social, at) - 1
    sentence, prior = sents.of_token[at], sents.of_token[social[np.maximum(near, 0)]] if social.size else np.zeros(len(at), np.int64)
    return at[(near >= 0) & (sentence - prior <= within) & (sents.article[sentence] == sents.article[prior])]
