"""Names that only their place in front of a verb of speech tells: "Visa said", "OpenLoaf told", "openLoaf said", "Hendry's declined"."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from credscore.evidence.endings import Endings
from credscore.evidence.first_names import MEN, WOMEN
from credscore.evidence.matcher import Hits
from credscore.evidence.opening_words import word_in_article
from credscore.evidence.ranges import among, distinct, spread
from credscore.evidence.used_as_verbs import FUNCTION
from credscore.evidence.words_in_place import Words
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_SAID = ("said", "told")
# in front of these a bare noun in the singular is a name: English would say "the visa" or "a target"
_TOLD = (
    *_SAID, *"announced declined denied confirmed insisted admitted refused warned acknowledged argued explained added claimed stated revealed".split(),
)  # fmt: skip
# that no noun can stand behind as the thing of which they tell: "Hendry's added sugar", "Hendry's claimed loss"
_OF_OWNERS = (*_SAID, *"announced declined denied confirmed insisted admitted refused warned acknowledged".split())
_REFUSED = ("declined", "refused")
_BETWEEN = ("also", "not", "now", "since", "already", "previously", "always", "long", "repeatedly")  # "has also confirmed"
# bare words that speak without an article though they are no plurals, and adverbs
_BARE = """
    research evidence management staff personnel leadership security science history tradition wisdom legend rumour rumor gossip word talk speculation
    mum mom dad mother father mummy daddy mama papa grandma grandpa gran granny nan nanny grandad granddad auntie sis bro coach counsel witness
    prosecution defence defense opposition government parliament congress police cabinet command headquarters intelligence experience business industry
    labour labor capital society media press public crew cast team crowd everybody everyone something nothing anything enough better easier sooner
    well less more sad suffice truth truly case point shame god law life nature fate logic reason common-sense sense same half part either neither
    all none nobody who whoever person people church state campaign family note image photo video caption source headline subject question answer
    yes no okay ok here there such least last first next second third fourth fifth one two three four five six seven eight nine ten
""".split()
_NO_NAMES = (
    *FUNCTION, "VAGUE", "OFFICIAL", "ANON", "PALS", "ONE", "MEDIA", "NUMBER", "CONNECT", "TIME", "MONTHDAY", "TITLE", "ROLE", "ORG", "DOC", "SPEECHNOUN",
    "SCIENCE", "NATION", "YOU", "HEARSAY", "FIRST", "ANONADJ", "UNNAMED", "ELSE", "LEAKISH", "AI", "OUTWORD",
    "OUT_media", "OUT_media_UNSURE",
)  # fmt: skip
_MEN = Endings(("men", "folk", "people"))
# "Bank of Harrow said": bare, it is the name of one; not "Members of Harrow Council", "Family of Falk"
_BODIES = "bank university college church ministry department institute museum bureau council commonwealth".split()
_SHORTEST = 3  # letters
_GLUED = "a an as at by for from he in is it of on or our said she that the they this to was we were with".split()  # "ofTarn" is two words run together
_FRONT = 6  # small letters in front of the first capital: "easyJet"


@lru_cache(maxsize=1)
def _first_names() -> tk.WordSet:
    return tk.WordSet(sorted(MEN | WOMEN))


def take_speaking_names(words: Words, starts: np.ndarray) -> None:
    """Marks them as names and takes their classes; an 's that belongs to a name is no owner's. In place. starts : bool (n,), a capital there may be
    owed to the place."""
    tokens, matches, name = words.tokens, words.matches, words.name
    if len(tokens) < 2:
        return
    hidden = tk.scattered(tokens.upper & ~name & starts)
    shaped = hidden[~tokens.all_upper[hidden] & ~words.in_class(hidden, *FUNCTION)]
    shaped = shaped[_first_capital(words, shaped, 2, 12) > 0]
    name[shaped] = True  # no word is written so
    of = hidden[is_in(tokens.key[hidden], _BODIES)]
    behind = np.minimum(of + 2, len(tokens) - 1)
    whole = (behind == of + 2) & name[behind] & ~words.leads[behind] & ~words.leads[behind - 1]
    whole &= (tokens.gap[behind] | tokens.gap[behind - 1]) == 0
    name[of[whole & is_in(tokens.key[behind - 1], ("of",))]] = True
    some = np.concatenate([_opening(words, hidden), _small(words)])
    if some.size:
        name[some] = True
        matches.clear(np.sort(some))
        for family, hits in matches.hits.items():  # "Signal said" signals nothing
            kept = (hits.size > 1) | ~among(hits.token, np.sort(some))
            matches.hits[family] = Hits(hits.token[kept], hits.size[kept], hits.rule[kept])
    _take_owners(words)


def _verb_behind(words: Words, at: np.ndarray, verbs: tuple[str, ...]) -> tuple[np.ndarray, np.ndarray]:
    """The first of `verbs` right behind each token, or behind "has"; and bool, whether one stands there. Nothing parts them."""
    tokens = words.tokens
    top = len(tokens) - 1

    def beside(one: np.ndarray) -> np.ndarray:
        nxt = np.minimum(one + 1, top)
        return np.asarray((nxt > one) & ~words.leads[nxt] & (tokens.gap[nxt] == 0) & ~tokens.upper[nxt])

    ok, verb = beside(at), np.minimum(at + 1, top)
    for helper in (("has", "had"), _BETWEEN):
        step = is_in(tokens.key[verb], helper) & ((verb > at + 1) | (helper is not _BETWEEN)) & beside(verb)
        verb = verb + step
    return verb, ok & is_in(tokens.key[verb], verbs)


def _opening(words: Words, hidden: np.ndarray) -> np.ndarray:
    """int64: of the words `hidden` that open a sentence, those that are names in front of a verb of speech: "Visa said"; not "Police said", "Man told
    to leave" as a headline."""
    tokens, sentences = words.tokens, words.sentences
    at = hidden[~tokens.all_upper[hidden] & ~tokens.possessive[hidden] & (tokens.end[hidden] - tokens.start[hidden] >= _SHORTEST)]
    verb, said = _verb_behind(words, at, _TOLD)
    at, verb = at[said], verb[said]
    if not at.size:
        return at
    data = words.buffer.data
    keep = ~words.in_class(at, *_NO_NAMES) & (~words.in_class(at, "GENERAL") | is_in(tokens.key[at], ("common",)))
    keep &= ~is_in(tokens.key[at], _BARE)
    last, before = data[tokens.end[at] - 1] | 32, data[tokens.end[at] - 2] | 32
    keep &= (last != ord("s")) | (before == ord("s"))
    keep &= ~_MEN.end(words.buffer, tokens, at)
    keep &= (last != ord("g")) & ((last != ord("d")) | (before != ord("e"))) & ((last != ord("y")) | (before != ord("l")))
    behind = np.minimum(verb + 1, len(tokens) - 1)
    more = (behind > verb) & ~words.leads[behind] & ((tokens.gap[behind] & tk.COMMA) == 0)  # "Truth told, …", "Enough said."
    keep &= more & (~is_in(tokens.key[behind], ("to", "than")) | ~is_in(tokens.key[verb], _SAID))
    final = data[sentences.end[sentences.of_token[at]] - 1]
    keep &= ~tk.LETTER[final] & (final != ord("?")) & (final - np.uint8(48) >= 10)
    return np.asarray(at[keep])


def _first_capital(words: Words, at: np.ndarray, low: int, high: int) -> np.ndarray:
    """The place of the first capital inside each word, from its letter number `low` up to `high`; 0 where there is none."""
    data, tokens = words.buffer.data, words.tokens
    out = np.zeros(len(at), np.int64)
    for k in range(high - 1, low - 1, -1):
        letter = data[np.minimum(tokens.start[at] + k, tokens.end[at] - 1)]
        out[(letter - np.uint8(65) < 26) & (tokens.start[at] + k < tokens.end[at]) & (data[tokens.start[at] + k - 1] != ord("'"))] = k
    return out


def _small(words: Words) -> np.ndarray:
    """int64: names that begin with a small letter beside a verb of speech or behind "according to": "openLoaf said"; not "theMill said"."""
    data, tokens, leads = words.buffer.data, words.tokens, words.leads
    capital = data - np.uint8(65) < 26
    inner = tk.scattered(capital[1:] & (data[:-1] - np.uint8(97) < 26)) + 1
    at = distinct(np.searchsorted(tokens.start, inner, side="right") - 1)
    at = at[(at >= 0) & ~tokens.upper[at] & ~tokens.digit[at]]
    size = tokens.end[at] - tokens.start[at]
    front = _first_capital(words, at, 1, _FRONT)
    rest = data[np.minimum(tokens.start[at] + front + 1, tokens.end[at] - 1)]
    word = (rest - np.uint8(97) < 26) & (size - front >= 3) | (size - front == 2) & (front == 1)  # "eLoaf", "xAI"; not "mRNA", "mL"
    at, front = at[(front > 0) & word], front[(front > 0) & word]
    if not at.size:
        return at
    glued = np.zeros(len(at), bool)
    for one in _GLUED:
        same = front == len(one)
        for k, letter in enumerate(one):
            same &= data[tokens.start[at] + k] == ord(letter)
        glued |= same & (len(one) > 1)
    at = at[~glued]
    _, said = _verb_behind(words, at, _TOLD)
    before = np.maximum(at - 1, 0)
    told = (words.lexicon.word_rule["attribution"][words.matches.word[before]] > 0) & (tokens.gap[at] == 0) & ~leads[at] & (before < at)
    told |= is_in(tokens.key[before], ("to",)) & is_in(tokens.key[np.maximum(at - 2, 0)], ("according",)) & ~leads[at] & ~leads[before]
    return np.asarray(at[(said | told) & ~is_in(tokens.key[before], ("journal",))])


def _take_owners(words: Words) -> None:
    """ "Hendry's said", "according to Hendry's": the 's is part of the name, or "has"; not "Falk's said to be leaving", "Falk's announced
    retirement"."""
    tokens, sentences, leads = words.tokens, words.sentences, words.leads
    owners = tk.scattered(tokens.possessive & words.name)
    behind, before = np.minimum(owners + 1, len(tokens) - 1), np.maximum(owners - 1, 0)
    ends = leads[behind] | (behind == owners) | ((tokens.gap[behind] & tk.COMMA) > 0)
    front = ~leads[owners] & (tokens.gap[owners] == 0)
    says = is_in(tokens.key[before], (*_SAID, "says"))
    says |= is_in(tokens.key[before], ("to",)) & is_in(tokens.key[np.maximum(owners - 2, 0)], ("according",)) & ~leads[before]
    named = owners[ends & front & says]
    tokens.possessive[named] = False
    tokens.end[named] += 2
    verb, said = _verb_behind(words, owners, _OF_OWNERS)
    at, verb = owners[said], verb[said]
    if not at.size:
        return
    behind = np.minimum(verb + 1, len(tokens) - 1)
    ends = leads[behind] | (behind == verb) | (tokens.gap[behind] > 0)
    clause = words.in_class(behind, "THAT", "IT", "PRON", "DET", "DEF", "POSS", "TIME") | is_in(tokens.key[behind], ("on", "there"))
    refused = is_in(tokens.key[verb], _REFUSED)
    kept = np.where(refused, is_in(tokens.key[behind], ("to",)), np.where(is_in(tokens.key[verb], _SAID), ~is_in(tokens.key[behind], ("to",)), clause))
    at = at[kept | ends & is_in(tokens.key[verb], (*_SAID, "announced", "declined")) | (verb > at + 1)]
    tokens.possessive[at] = False
    # what the article also writes without it is somebody who "has": "Falk's told them"
    article = distinct(sentences.article[sentences.of_token[at]])
    first, last = sentences.tokens_of(article)
    again, _ = spread(np.searchsorted(tokens.capital, first), np.searchsorted(tokens.capital, last))
    again = tokens.capital.take(again)
    again = again[~tokens.possessive[again] & ~among(again, at)]
    whole = ~among(word_in_article(tokens, sentences, at), word_in_article(tokens, sentences, again))
    before = np.maximum(at - 1, 0)  # "Tom Falk's said": nor is it part of a name behind a first name
    whole &= leads[at] | (tokens.gap[at] > 0) | ~_first_names().holds(tokens.key[before])
    tokens.end[at[whole]] += 2
