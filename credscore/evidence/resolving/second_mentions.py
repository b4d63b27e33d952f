"""Phrases with "the" that take up somebody spoken of before: "the former assistant", "the mayor", "the source said"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions
from credscore.evidence.context import STRONG, Context
from credscore.evidence.ranges import among, any_inside, maybe_among
from credscore.evidence.source_types import ANONYMOUS, CARRY, MEDIA, VAGUE
from credscore.evidence.word_lists import HOUSEHOLD, TRADES
from credscore.text.tokens import COMMA, is_in, scattered

PLACING = ("the", "in", "at", "near", "from", "on", "to", "through", "across")
_BESIDE = 4  # words from a name to what its owner is


def said_before(ctx: Context, a: Attributions) -> np.ndarray:
    """Phrases like "the former assistant" behind "a former assistant": the unnamed of before, as long as no name stands beside them."""
    out = np.zeros(len(a), bool)
    top = len(ctx.tokens) - 1
    tail = np.minimum(np.maximum(a.last - 1, 0), top)
    people = (a.type == VAGUE) & ctx.is_word(tail, "people", "persons", "individuals")  # "… said the people, who asked not to be named"
    again = ((a.type == CARRY) | people) & (a.last - a.first >= 2) & (a.last - a.first <= 4) & (a.first >= 0) & ~ctx.name.take(tail)
    again &= ctx.in_class(np.minimum(np.maximum(a.first, 0), top), "DEF")
    again, first = np.flatnonzero(again), np.flatnonzero((a.type == ANONYMOUS) & (a.first >= 0) & ~a.weak)
    if not again.size or not first.size:
        return out
    keys, owner = [], []
    head = np.ones(len(first), bool)
    for step in range(6):
        at = np.minimum(a.first[first] + step, top)
        # "sources close to the star", "a friend of the couple": no word of whom they know
        head &= ~ctx.in_class(at, "PREP", "OF", "WHO")
        inside = head & (a.first[first] + step < a.last[first]) & ~ctx.name[at]
        # "an airline official": not the airline
        behind = np.minimum(at + 1, top)
        more = (a.first[first] + step + 1 < a.last[first]) & ~ctx.in_class(behind, "PREP", "OF", "WHO", "ANONADJ")
        inside &= ~(more & ctx.in_class(at, "ORG", "OFFICIAL")) & ~(more & (ctx.matches.word[at] == 0))
        keys.append(ctx.word_in_article(at)[inside])
        owner.append(a.cue[first][inside])
    key, where = np.concatenate(keys), np.concatenate(owner)
    order = np.lexsort((where, key))
    key, where = key[order], where[order]
    wanted = ctx.word_in_article(tail[again])
    at = np.minimum(np.searchsorted(key, wanted), max(len(key) - 1, 0))
    if len(key):
        out[again] = (key[at] == wanted) & (where[at] < a.cue[again])
    return out


def nameless_household(ctx: Context, a: Attributions) -> np.ndarray:
    """bool (m,): phrases like "her hairdresser", "Quist's nanny" for somebody to whom the article gives no name anywhere."""
    top, key = len(ctx.tokens) - 1, ctx.tokens.key
    out = np.zeros(len(a), bool)
    tail = np.minimum(np.maximum(a.last - 1, 0), top)
    some = np.flatnonzero((a.type == CARRY) & (a.first >= 0) & (a.last - a.first >= 2) & (a.last - a.first <= 4) & ~ctx.name.take(tail))
    owned = ctx.is_word(a.first[some], "his", "her", "their") | ctx.tokens.possessive[tail[some] - 1] & ctx.name[tail[some] - 1]
    some = some[owned & is_in(key[tail[some]], HOUSEHOLD)]
    if not some.size:
        return out
    # where the article has such a word with a name beside it: "his nanny, Rosa Falk", "Rosa Falk, who was his nanny"
    at = np.flatnonzero(maybe_among(key, key[tail[some]]))
    at = at[is_in(key[at], HOUSEHOLD)]
    sentence = ctx.sentences.of_token
    named = np.zeros(len(at), bool)
    for step in (-_BESIDE, -3, -2, -1, 1, 2):
        there = np.clip(at + step, 0, top)
        own = among(at, tail[some]) & (step < 0)  # "Quist wept, his nanny said": not her
        named |= (sentence[there] == sentence[at]) & ctx.name[there] & ~ctx.tokens.possessive[there] & ~own
    out[some] = ~among(ctx.word_in_article(tail[some]), ctx.word_in_article(at[named]))
    return out


def first_of_name(ctx: Context, at: np.ndarray) -> np.ndarray:
    """int64: the first words of the names that the tokens `at` end."""
    begin = at.copy()
    for _ in range(3):
        front = ctx.before(begin)
        begin = np.where(ctx.name[front] & ((ctx.gap[begin] & 0xFF) == 0), front, begin)
    return np.asarray(begin)


def bodies(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: words of names that bodies, outlets, nations or months bear."""
    return np.asarray((ctx.matches.outlet[at] > 0) | ctx.in_class(at, "OFFICIAL", "ORG", "NATION", "MONTHDAY", "OUTWORD"))


def may_be_people(ctx: Context, at: np.ndarray, placing: tuple[str, ...] = PLACING) -> np.ndarray:
    """bool: words of names which no preposition places ("in Port Tarn") and no body bears."""
    begin = first_of_name(ctx, at)
    front = ctx.before(begin)
    placed = is_in(ctx.tokens.key[front], placing) & (front < begin)
    return ~placed & ~bodies(ctx, at)


def unknown_trades(ctx: Context, a: Attributions) -> np.ndarray:
    """bool (m,): phrases like "the barman", "our waiter" where the article has named no person yet whom they could take up."""
    out, top = np.zeros(len(a), bool), len(ctx.tokens) - 1
    tail = np.clip(a.last - 1, 0, top)
    some = np.flatnonzero((a.type == CARRY) & (a.first >= 0) & (a.last - a.first >= 2) & (a.last - a.first <= 4) & ~ctx.name[tail])
    some = some[ctx.is_word(a.first[some], "the", "our") & is_in(ctx.tokens.key[tail[some]], TRADES)]  # few
    if not some.size:
        return out
    opens, _ = ctx.sentences.tokens_of(ctx.sentences.article[a.sentence[some]])
    out[some] = ~any_inside(opens, a.first[some], lambda at: ctx.name[at] & may_be_people(ctx, at))
    return out


def held_by_name(ctx: Context, a: Attributions) -> np.ndarray:
    """Phrases like "the mayor" or "the council" that the article has named before ("Mayor Ines Falk", "Harrow Council")."""
    n = len(ctx.tokens)
    out = np.zeros(len(a), bool)
    tail = np.maximum(a.last - 1, 0)
    phrase = np.flatnonzero(
        (a.last - a.first >= 2) & (a.last - a.first <= 4) & (a.first >= 0) & ~ctx.name[tail] & ctx.in_class(np.maximum(a.first, 0), "DEF")
    )
    phrase = phrase[~ctx.tokens.possessive[np.maximum(tail[phrase] - 1, 0)]]  # not "the singer's agent"
    if not phrase.size or n < 3:
        return out
    offices = ctx.has("ROLE", "TITLE")
    office = scattered(offices[:-1] & ctx.name[1:])
    after = office + 1
    # at most a comma between office and name
    office = office[~ctx.tokens.possessive.take(office) & ~ctx.leads.take(after) & ((ctx.gap.take(after) & 0xFE) == 0)]
    # a body under its own name ("Harrow Council"), later "the council"
    body = scattered(ctx.has("OFFICIAL")[1:] & ctx.tokens.upper[1:] & ctx.name[:-1]) + 1
    body = body[~ctx.leads[body] & ((ctx.gap[body] & 0xFF) == 0)]
    office = np.concatenate([office, body])
    office = office[maybe_among(ctx.tokens.key.take(office), ctx.tokens.key.take(tail.take(phrase)))]
    office = np.sort(np.concatenate([office, _beside_names(ctx, scattered(offices), tail[phrase])]))
    if not office.size:
        return out
    keys = ctx.word_in_article(office)
    order = np.argsort(keys, kind="stable")  # by word, then by place: the first of each is found
    wanted = ctx.word_in_article(tail[phrase])
    at = order[np.minimum(np.searchsorted(keys, wanted, sorter=order), len(keys) - 1)]
    out[phrase] = (keys[at] == wanted) & (office[at] < a.cue[phrase])
    return out


def _beside_names(ctx: Context, at: np.ndarray, asked: np.ndarray) -> np.ndarray:
    """Which of the words for offices `at` a comma parts from a name: "Ines Falk, the former mayor of Tarn", "Minister of Works, Hon. Ines Falk";
    int64, those among the words of the tokens `asked`."""
    at = at[maybe_among(ctx.tokens.key.take(at), ctx.tokens.key.take(asked))]
    at = at[~ctx.tokens.possessive.take(at) & ~among(at, asked)]  # not "In the Post, the mayor said" itself
    gap, out = ctx.gap, np.zeros(len(at), bool)
    here, on = at, np.ones(len(at), bool)
    for _ in range(4):  # back over "the former"
        name = ctx.before(here)
        on &= (name < here) & ((here == at) | ~ctx.name.take(here) & ~ctx.in_class(here, "AND", "OF"))
        comma = (gap.take(here) & STRONG) == COMMA
        out |= on & comma & ctx.name.take(name) & ~ctx.in_class(name, "MONTHDAY") & ~ctx.tokens.possessive.take(name)
        on &= gap[here] == 0
        here = name
    here, on = ctx.behind(at), ctx.is_word(ctx.behind(at), "of", "for")
    for _ in range(4):  # on over "of Works and Roads"
        here = ctx.behind(here)
        on &= ctx.tokens.upper.take(here) | ctx.in_class(here, "AND", "DEF")
        comma = ((gap.take(here) & STRONG) == COMMA) & ctx.tokens.upper.take(here)
        ends = ctx.tokens.upper.take(at) & comma & (ctx.name.take(here) | ctx.in_class(here, "TITLE"))
        full = ctx.behind(here)
        out |= on & ends & ctx.name[full] & ((gap[full] & COMMA) == 0)  # not "of Tarn, Velmora,"
        on &= gap[here] == 0
    return np.asarray(at[out])


def same_unnamed(ctx: Context, a: Attributions) -> None:
    """ "The source said" behind "a source told the Harrow Gazette": whoever carried the one carries the other; in place."""
    unnamed = np.flatnonzero((a.type == ANONYMOUS) & ~a.weak & (a.first >= 0))
    people = ctx.any_in(a.first[unnamed], np.maximum(a.last[unnamed], 0)) & ctx.mask("ANON", "PALS", "ONE")
    unnamed = unnamed[people != 0]
    if unnamed.size < 2:
        return
    again = ctx.in_class(a.first[unnamed], "DEF") & (a.last[unnamed] - a.first[unnamed] <= 3) & (a.outer[unnamed] == 0)
    new = np.maximum.accumulate(np.where(again, -1, np.arange(len(unnamed))))
    first = unnamed[np.maximum(new, 0)]
    article = ctx.sentences.article[a.sentence]
    takes = again & (new >= 0) & (article[first] == article[unnamed]) & (a.outer[first] == MEDIA)
    a.outer[unnamed[takes]] = MEDIA
