"""People who go by a name that is not theirs: "Ruth (not her real name)", "a woman we are calling Ruth", "identified only as M", "*Names have been
changed". A reader cannot find them, so they are unnamed wherever that name speaks."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions
from credscore.evidence.context import STRONG, Context
from credscore.evidence.name_forms import first_names
from credscore.evidence.ranges import among, maybe_among
from credscore.evidence.resolving.outlets import of_person
from credscore.evidence.resolving.second_mentions import bodies, first_of_name
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_types import ANONYMOUS, CARRY, NAMED
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_WHO_CLAUSE = 12  # words from a name to what is told of it: "Ruth, who does not want her real name to be used"
_SINCE = 3  # sentences from it to "she"
_FALSE = ("pseudonym", "alias")
_WISHES = "asked asks requested requests wished want wants wanted wish wishes prefers preferred asking".split()
_CLOSES = tk.COMMA | tk.OPEN_PAREN | tk.CLOSE_PAREN | tk.DOUBLE | tk.SINGLE | tk.G_DASH
_ROLES = """
    patient witness person victim girl boy child woman mother father soldier complainant pupil student resident nurse doctor individual employee
    teacher officer survivor claimant relative
""".split()


def take_changed(ctx: Context, sh: Shared, a: Attributions) -> np.ndarray:
    """Type as unnamed whoever goes by such a name, wherever he speaks in the article; in place. int64: tokens of these names,
    one of each word at least."""
    some = np.flatnonzero((a.first >= 0) & ~a.weak)
    a.type[some[_lettered(ctx, a.first[some], a.last[some])]] = ANONYMOUS
    named = some[(a.type[some] == NAMED) | (a.type[some] == CARRY)]
    notes, owners = _notes(ctx, sh)
    alone = np.concatenate([_given(ctx, sh), _noted_below(ctx, a.first[named[a.last[named] - a.first[named] == 1]], notes)])
    begin = first_of_name(ctx, owners)
    alone, begin, owners = np.append(alone, owners[begin == owners]), begin[begin < owners], owners[begin < owners]
    # "Ruth" is no changed name where Ruth Falk is told of
    alone = alone[~of_person(ctx, alone, ctx.word_in_article(alone))]
    changed = np.concatenate([alone, begin, owners])
    if changed.size:
        # the phrases that have no other name, or begin with that
        near = np.minimum(a.first[named][:, None] + np.arange(_WHO_CLAUSE), len(ctx.tokens) - 1)
        name = ctx.name[near] & (near < a.last[named][:, None])
        own = name & _bear(ctx, near.ravel(), changed).reshape(near.shape)
        a.type[named[own[:, 0] | own.any(axis=1) & (own == name).all(axis=1)]] = ANONYMOUS
    return changed


def told_in(ctx: Context, changed: np.ndarray) -> np.ndarray:
    """int64: the sentences in which names stand that `take_changed` found."""
    some = np.flatnonzero(ctx.name) if changed.size else changed
    return ctx.sentences.of_token[some[_bear(ctx, some, changed)]]


def _bear(ctx: Context, at: np.ndarray, changed: np.ndarray) -> np.ndarray:
    """bool: which tokens are words of changed names of their article."""
    out = maybe_among(ctx.tokens.key[at], ctx.tokens.key[changed])
    out[out] = among(ctx.word_in_article(at[out]), ctx.word_in_article(changed))
    return out


def behind_changed(ctx: Context, sh: Shared, a: Attributions, changed: np.ndarray) -> np.ndarray:
    """int64: attributions to "he" and "she" in front of which such a name was the last one: "Ruth has no coal. “I am cold,” she says."

    changed : what `take_changed` found."""
    some = np.flatnonzero((a.type == NAMED) & a.carried & (a.last - a.first == 1) & (a.first >= 0)) if changed.size else changed
    some = some[is_in(ctx.tokens.key[a.first[some]], ("he", "she"))]
    names = np.flatnonzero(ctx.name) if some.size else some
    names = names[~sh.in_quote[names] | _bear(ctx, names, changed)]  # "appears here only as “K”"
    if not names.size:
        return names
    last = names[np.maximum(np.searchsorted(names, a.first[some]) - 1, 0)]
    told, article = ctx.sentences.of_token[last], ctx.sentences.article
    near = (a.sentence[some] - told <= _SINCE) & (article[told] == article[a.sentence[some]])
    return np.asarray(some[near & (last < a.first[some]) & _bear(ctx, last, changed)])


def _notes(ctx: Context, sh: Shared) -> tuple[np.ndarray, np.ndarray]:
    """Where notes tell that a name is changed, or that somebody keeps his (int64, the word "name"), and the names that stand in front of such."""
    at = np.sort(ctx.where_are("name", "names", *_FALSE))
    at = at[~sh.in_quote[at]]
    key, of, before = ctx.tokens.key, ctx.sentences.of_token, ctx.before(at)
    # "(not her real name)", "who asked for her real name not to be used"; ", a pseudonym"
    whose = ctx.before(before)
    stage = is_in(key[before], ("real", "true", "actual")) & ctx.in_class(ctx.before(whose), "NEG")
    stage |= is_in(key[at], _FALSE) & ctx.is_word(before, "a", "an") & ((ctx.gap[before] & _CLOSES) > 0)
    near, here = ctx.around(at, -7, 4)
    kept = ctx.is_word(before, "real") & (here & ctx.in_class(near, "NEG")).any(axis=1) & (here & is_in(key[near], _WISHES)).any(axis=1)
    # stars of the stage have a false name in full: "Bob Dylan, not his real name"
    brackets = (ctx.gap[before] | ctx.gap[whose] | ctx.gap[ctx.before(whose)]) & tk.OPEN_PAREN
    stage_only = stage & ~kept & (brackets == 0)
    found = stage | kept | _changed(ctx, at, before)
    at, stage_only = at[found], stage_only[found]
    # the last name in front, with something told of it
    back = at[:, None] - np.arange(1, _WHO_CLAUSE)
    names = (back >= ctx.sentences.first[of[at]][:, None]) & ctx.name[np.maximum(back, 0)]
    owned = np.flatnonzero(names.any(axis=1))
    who = back[owned, names[owned].argmax(axis=1)]
    beside = ((ctx.gap[who + 1] & _CLOSES) > 0) | ctx.in_class(who + 1, "BE") | ctx.tokens.possessive[who] & (who + 1 == at[owned])
    return at, who[beside & ~bodies(ctx, who) & ~(stage_only[owned] & (first_of_name(ctx, who) < who))]


def _changed(ctx: Context, at: np.ndarray, before: np.ndarray) -> np.ndarray:
    """bool: "whose name has been changed", "her name was changed to protect her"; not "was changed at marriage"."""
    behind, here = ctx.around(at, 1, 6)
    changed = here & is_in(ctx.tokens.key[behind], ("changed", "altered"))
    end = behind[np.arange(len(at)), changed.argmax(axis=1)]
    opens = ctx.leads[at] | ((ctx.gap[at] & tk.OPEN_PAREN) > 0)
    has = ctx.in_class(behind[:, 0], "HAVE", "PRON1") | opens & changed[:, 0]  # "(name changed)"
    bare = has & (((ctx.gap_after[end + 1] & (_CLOSES | tk.TERMINAL)) > 0) | (ctx.behind(end) == end))
    saves = ctx.is_word(ctx.behind(end), "to", "for") & (has | ctx.in_class(behind[:, 0], "BE"))
    whose = ctx.is_word(before, "whose", "his", "her", "their", "some", "all", "real", "the") | ctx.tokens.possessive[before] | opens
    return np.asarray(changed.any(axis=1) & whose & (bare | saves))


def _given(ctx: Context, sh: Shared) -> np.ndarray:
    """int64: names that the paper gives or that somebody chose: "a woman we are calling Ruth", "we'll call her Ruth", "who asked to be called Dee",
    "identified only as M". Stars are known only by their first name, too: it takes somebody who does the identifying."""
    key, at = ctx.tokens.key, ctx.where_are("call", "calling", "called", "as")
    him = is_in(key[ctx.behind(at)], ("him", "her", "them"))
    name = ctx.behind(np.where(him, ctx.behind(at), at))
    titled = ctx.in_class(name, "TITLE")
    name = np.where(titled, ctx.behind(name), name)  # "Mr D"
    some = np.flatnonzero(ctx.name[name] & (name > at) & ~sh.in_quote[at])  # few
    at, him, name, titled = at[some], him[some], name[some], titled[some]
    more = ctx.behind(name)
    lone = ((ctx.gap[name] & (STRONG & ~(tk.DOUBLE | tk.SINGLE))) == 0) & ~bodies(ctx, name)
    lone &= ~((more > name) & ctx.name[more] & ((ctx.gap[more] & STRONG) == 0)) & ~ctx.tokens.possessive[name]
    letter = ctx.tokens.end[name] - ctx.tokens.start[name] == 1
    back = [ctx.before(at)]
    for _ in range(3):
        back.append(ctx.before(back[-1]))
    will = is_in(key[back[0]], ("will", "are", "am"))
    we = np.where(will, back[1], back[0])
    us = is_in(key[at], ("call", "calling")) & (is_in(key[we], ("we'll", "we're", "i'll", "i'm")) | will & ctx.in_class(we, "PRON1"))
    us &= him | is_in(key[ctx.before(we)], ("whom", "who")) | ctx.in_class(ctx.before(we), "ONE", "ROLE", "PALS")
    asked = is_in(key[at], ("called",)) & is_in(key[back[0]], ("be",)) & is_in(key[back[2]], ("asked",)) & is_in(key[back[3]], ("who",))
    only_as = is_in(key[at], ("as",)) & is_in(key[back[0]], ("only",))
    only_as &= letter | is_in(key[back[1]], ("identified",)) & first_names().holds(key[name])
    return np.asarray(name[lone & (letter | ~titled) & (us | asked | only_as)])


def _lettered(ctx: Context, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """bool: phrases for people in letters: "Patient A", "Witness K"."""
    letter = np.minimum(first + 1, len(ctx.tokens) - 1)
    one = (last - first == 2) & (ctx.tokens.end[letter] - ctx.tokens.start[letter] == 1) & ((ctx.gap[letter] & STRONG) == 0)
    return np.asarray(one & ctx.tokens.upper[first] & ctx.tokens.upper[letter] & is_in(ctx.tokens.key[first], _ROLES))


def _noted_below(ctx: Context, who: np.ndarray, notes: np.ndarray) -> np.ndarray:
    """int64: first names among speakers of one word that a note means which does not say whose name is changed: "*Names have been changed"; those
    with a star where there are any."""
    sents = ctx.sentences
    opens = sents.first[sents.of_token[notes]]
    bare = (notes - opens <= 3) & ~ctx.name[np.minimum(opens[:, None] + np.arange(4), notes[:, None])].any(axis=1)
    notes = sents.article[sents.of_token[notes[bare]]]
    who = who[ctx.name[who] & among(sents.article[sents.of_token[who]], notes) & ~bodies(ctx, who)]
    starred = ctx.buffer.data[ctx.tokens.end[who]] == ord("*")
    with_star = among(sents.article[sents.of_token[who]], sents.article[sents.of_token[who[starred]]])
    return np.asarray(who[np.where(with_star, starred, first_names().holds(ctx.tokens.key[who]))])
