"""What is counted in every sentence: cues, attributions, classes of words. One column each, all of them counted in one pass."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.extract import Found
from credscore.evidence.lexicon import Lexicon
from credscore.evidence.source_types import ANONYMOUS, DOCUMENT, MEDIA, NAMED, OFFICIAL, SOCIAL, VAGUE
from credscore.evidence.voice_words import JUDGING, VOICES
from credscore.text import tokens as tk
from credscore.text.tokens import Tokens

HEDGES = ("epistemic", "doxastic", "reportive", "rumour", "investigation", "condition", "approximation", "weasel")
BOOSTERS = ("booster", "peacock", "loaded")
CHECKS = ("confirmed", "unverified", "false", "denied", "no comment", "correction")
RULES = ("may", "could", "expected", "allegedly", "apparently", "rumour", "believed")
CUES = ("say", "report", "act", "mental", "post", "phrase", "noun", "impersonal", "anonymity")
TYPES = (
    (NAMED, "named"),
    (OFFICIAL, "official"),
    (DOCUMENT, "document"),
    (MEDIA, "media"),
    (SOCIAL, "social"),
    (ANONYMOUS, "anonymous"),
    (VAGUE, "vague"),
)
_WORDS = (
    ("first_person", "PRON1"), ("pronoun", "PRON"), ("you", "YOU"), ("official_noun", "OFFICIAL"), ("document_noun", "DOC"), ("social_noun", "SOCIAL"), ("media_noun", "MEDIA"),
    ("anonymous_noun", "ANON"), ("vague_noun", "VAGUE"), ("science", "SCIENCE"), ("negation", "NEG"), ("modal", "MODAL"), ("be", "BE"), ("love", "LOVE"), ("fact", "FACT"),
    ("opinion", "JUDGE"), ("general", "GENERAL"), ("furniture_word", "FURNITURE"), ("role", "ROLE"), ("intimate", "INTIMATE"), ("dealing", "DEALING"), ("dates", "MONTHDAY"),
)  # fmt: skip
# The voice of somebody who argues, judges or confides: no word of it does harm alone.
STANCE = tuple(
    "never always even really too exactly why ever anyone anything everybody everyone everything nobody else truth blame thing things "
    "hardly totally completely entirely absolutely utterly whatsoever somehow anyway whole reality excuse excuses supposed wonder "
    "whatever guess stuff guy guys folks bunch actually lot sure pretty know knows think pretend pretends cares ought enough problem "
    "mistake naturally evidently nothing something hard tell telling simple expect surprise wants want believe mind matters yourself "
    "ourselves".split()
)
# What is the case, and what happened: a plain report tells mostly of the past, an argument of how things are.
PRESENT = ("is", "are", "am", "isn't", "aren't", "they're", "we're", "you're", "i'm")
WAS = ("was", "were", "wasn't", "weren't")
HAS = ("has", "have", "hasn't", "haven't", "they've", "we've", "i've")
_NARRATOR = ("stance", "intimate", "dealing", "first_person", "you", "opinion", "love", "general")  # word classes counted outside quotations only

_LISTS = {"stance": STANCE, "present": PRESENT, "was": WAS, "has": HAS}

VOICE_COLUMNS = tuple(f"voice.{name}" for name in VOICES)
JUDGING_COLUMNS = tuple(f"voice.{name}" for name in JUDGING)


def _counted() -> dict[str, tuple[int, float]]:
    """Columns that count events, and where each count is capped."""
    caps: dict[str, float] = {}
    for family, names in (("hedge", HEDGES), ("booster", BOOSTERS), ("check", CHECKS)):
        for name in names:  # the quoted twin stands right behind
            caps[f"{family}.{name}"] = caps[f"{family}.{name}.quoted"] = np.inf
    for name in RULES:
        caps[f"rule.{name}"] = 1
    caps.update({f"cue.{name}": 2 for name in CUES})
    caps.update({"attributions": 4, "carried": 1, "inverted": 1, "negated": 1, "first_hand": 1})
    caps.update({f"any.{name}": 2 for _, name in TYPES})
    caps.update(dict.fromkeys(("names", "name_tokens", "runs", "digits", "shouting", "upper", "past"), np.inf))
    caps.update({"handles": 2, "scare": 2})
    caps.update({name: np.inf for name in (*_LISTS, *(name for name, _ in _WORDS))})
    caps.update(dict.fromkeys(VOICE_COLUMNS, 3))
    return {name: (k, cap) for k, (name, cap) in enumerate(caps.items())}


COUNTED = _counted()  # column -> its number, its cap


def cap_of(name: str) -> float:
    """The most a column counts up to; inf where it is not capped or counts no events."""
    return COUNTED.get(name, (0, np.inf))[1]


class _Counter:
    """Counts events by column and sentence, in a table of small numbers: of floats, clearing it would take longer than counting.

    number : type of the counts.
    """

    def __init__(self, sentences: int, number: type[np.signedinteger]) -> None:
        self.table = np.zeros((len(COUNTED) + 1, sentences), number)  # the last row takes what does not count
        self._cells = self.table.reshape(-1)
        self._number, self._one = number, number(1)

    def add(self, column: int | np.ndarray, where: np.ndarray) -> None:
        """Events in the sentences `where`, all of one column or each of its own."""
        if isinstance(column, np.ndarray):
            np.add.at(self._cells, where + column * np.int64(self.table.shape[1]), self._one)
        else:
            np.add.at(self.table[column], where, self._one)

    def columns(self) -> dict[str, np.ndarray]:
        """The counts by the names of COUNTED, (sentences,), capped."""
        for row, cap in COUNTED.values():
            if cap < np.inf:
                np.minimum(self.table[row], self._number(cap), out=self.table[row])
        return {name: self.table[row] for name, (row, _) in COUNTED.items()}


def _number(ctx: Context) -> type[np.signedinteger]:
    """A type for counts of events and their sums over articles, none of which has as many as twice its words; they are half of all columns."""
    sents = ctx.sentences
    longest = np.diff(sents.first[np.searchsorted(sents.article, np.arange(len(ctx.buffer) + 1))]).max(initial=0)
    return np.int16 if 2 * longest <= np.iinfo(np.int16).max else np.int32


@dataclass(frozen=True, slots=True)
class _Codes:
    """What the rules and words of one lexicon count as. subtype, rule, cue : int16 (rules,), column or -1.

    words : int64 (k, 2, words), the columns of a word's classes outside and inside of quotations, else the one that takes what does not
    count. counted, again : bool (words,), has one, more than one.
    """

    subtype: np.ndarray
    rule: np.ndarray
    cue: np.ndarray
    words: np.ndarray
    counted: np.ndarray
    again: np.ndarray


@lru_cache(maxsize=4)
def _codes(lexicon: Lexicon) -> _Codes:
    """Made once for a lexicon."""
    none = np.full(len(lexicon.rules), -1, np.int16)
    subtype, by_rule, cue = none.copy(), none.copy(), none.copy()
    family = {"hedge": "hedge", "booster": "booster", "verification": "check"}
    for number, rule in enumerate(lexicon.rules):
        if rule is None:
            continue
        subtype[number] = COUNTED.get(f"{family.get(rule.kind, '')}.{rule.subtype}", (-1, 0))[0]
        by_rule[number] = COUNTED.get(rule.id.replace("hedge/", "rule."), (-1, 0))[0]
        cue[number] = COUNTED.get(f"cue.{rule.subtype}", (-1, 0))[0]
    rows: list[np.ndarray] = []
    kinds = [(name, (lexicon.classes & np.uint64(lexicon.bits[cls])) != 0) for name, cls in _WORDS]
    for name, among in [*kinds, *((name, lexicon.words_among(words)) for name, words in _LISTS.items())]:
        words = np.flatnonzero(among)
        while words.size:  # each word's classes fill the rows from the top
            row = next((r for r in rows if (r[words] < 0).any()), None)
            if row is None:
                row = np.full(len(lexicon.classes), -1, np.int16)
                rows.append(row)
            free = row[words] < 0
            row[words[free]] = COUNTED[name][0]
            words = words[~free]
    outside = np.stack(rows).astype(np.int64)
    inside = np.where(np.isin(outside, [COUNTED[name][0] for name in _NARRATOR]), -1, outside)
    words = np.stack([outside, inside], axis=1)
    counted = np.count_nonzero(outside >= 0, axis=0)
    return _Codes(subtype, by_rule, cue, np.where(words < 0, len(COUNTED), words), counted > 0, counted > 1)


def _runs(ctx: Context, at: np.ndarray) -> np.ndarray:
    """Those of the tokens `at`, in order, that begin a run of them; it also ends in front of a comma and with its sentence."""
    begins = ctx.leads.take(at, mode="clip")
    begins |= (ctx.gap.take(at, mode="clip") & tk.COMMA) > 0
    begins[1:] |= at[1:] - at[:-1] > 1
    begins[:1] = True
    return at.take(begins.nonzero()[0])


def _shouting(tokens: Tokens) -> np.ndarray:
    """Tokens in capitals, of more than three letters."""
    at = np.flatnonzero(tokens.all_upper)
    return at[tokens.end[at] - tokens.start[at] > 3]


def _past(ctx: Context) -> np.ndarray:
    """Tokens that look like a past tense ("reopened")."""
    data, tokens = ctx.buffer.data, ctx.tokens
    at = tk.scattered(data.take(tokens.end - 1, mode="clip") == ord("d"))
    end = tokens.end[at]
    some = np.flatnonzero(data[end - 2] == ord("e"))  # a quarter of them
    at, end = at[some], end[some]
    return at[(end - tokens.start[at] > 3) & ~ctx.name[at]]


def count_events(found: Found) -> dict[str, np.ndarray]:
    """Columns int16 or int32 (s,) named as in COUNTED: how often each event is in a sentence, up to its cap."""
    ctx, speech, a = found.ctx, found.speech, found.attributions
    tokens, of = ctx.tokens, ctx.sentences.of_token
    inside = found.quotes.inside > 0
    codes, counter = _codes(ctx.lexicon), _Counter(len(ctx.sentences), _number(ctx))

    # --- cues by subtype, narrator's and speaker's
    for cues in (found.hedges, found.boosters, found.checks):
        column = codes.subtype[cues.rule]
        known = column >= 0
        counter.add((column + cues.quoted)[known], cues.sentence[known])
    column = codes.rule[found.hedges.rule]
    known = (column >= 0) & ~found.hedges.quoted
    counter.add(column[known], found.hedges.sentence[known])

    # --- attributions by class of cue
    if len(a):
        column = codes.cue[a.rule]
        counter.add(column[(column >= 0) & a.backs], a.sentence[(column >= 0) & a.backs])
        strong = ~a.weak & (a.type > 0) & a.backs
        counter.add(COUNTED["attributions"][0], a.sentence[strong])
        for name, flag in (("carried", a.carried), ("inverted", a.inverted), ("negated", a.negated), ("first_hand", found.first_hand)):
            counter.add(COUNTED[name][0], a.sentence[strong & flag.astype(bool)])
        for k, name in TYPES:
            counter.add(COUNTED[f"any.{name}"][0], a.sentence[(a.type == k) & a.backs])

    # --- tokens
    name_at = np.flatnonzero(ctx.name)
    for name, where in (
        ("names", _runs(ctx, name_at[~inside[name_at]])), ("runs", _runs(ctx, name_at)), ("name_tokens", name_at), ("digits", np.flatnonzero(tokens.digit)), ("shouting", _shouting(tokens)),
        ("upper", tokens.capital), ("past", _past(ctx)), ("handles", ctx.where_gap(tk.AT)), ("scare", found.quotes.first[~speech.direct]),
    ):  # fmt: skip
        counter.add(COUNTED[name][0], of.take(where, mode="clip"))
    counter.add(found.voice.kind + np.int64(COUNTED[VOICE_COLUMNS[0]][0]), of[found.voice.token])
    counted_word = ctx.matches.flags.ask("counted", codes.counted)
    counted_word[found.plain] = False
    counting = np.flatnonzero(counted_word)
    word = ctx.matches.word.take(counting)
    for columns in codes.words:
        counter.add(columns.reshape(-1).take(word + columns.shape[1] * inside[counting]), of[counting])
        more = codes.again[word].nonzero()[0]  # few words are in several classes
        counting, word = counting.take(more), word.take(more)
    return counter.columns()
