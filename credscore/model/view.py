"""What the features read: counts and rates of evidence for every sentence, its neighbours and its article, as plain columns.

Values lie on a grid of 1/1024 (see `snap`): sums of grid values are exact in float64, so no score depends on what else is in its batch.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.extract import Found
from credscore.evidence.lexicon import Lexicon
from credscore.evidence.phrases import ANONYMOUS, DOCUMENT, MEDIA, NAMED, NONE, OFFICIAL, SOCIAL, VAGUE
from credscore.text import tokens as tk
from credscore.text.tokens import Tokens

GRID = 1024.0
TITLED = 0.7
# The labelled articles have up to 70 sentences; what length says of an article must not be carried on to books. One in 500 articles has
# more sentences than this.
MOST_SENTENCES = 200
HEDGES = ("epistemic", "doxastic", "reportive", "rumour", "investigation", "condition", "approximation", "weasel")
BOOSTERS = ("booster", "peacock", "loaded")
CHECKS = ("confirmed", "unverified", "false", "denied", "no comment", "correction")


def snap(values: np.ndarray) -> np.ndarray:
    """Round to the grid; see the module's docstring."""
    return np.rint(values * GRID) / GRID


@dataclass(slots=True)
class View:
    """Sentence-level arrays (s,) of a buffer that the features read. Names say what they hold; counts are float64."""

    found: Found
    count: int
    first: np.ndarray
    size: np.ndarray
    article_low: np.ndarray
    article_high: np.ndarray
    at: np.ndarray
    inner: np.ndarray
    outer: np.ndarray
    col: dict[str, np.ndarray]

    def __getitem__(self, name: str) -> np.ndarray:
        return self.col[name]


def _count(where: np.ndarray, count: int) -> np.ndarray:
    return np.bincount(where, minlength=count).astype(np.float64)


_RULES = ("may", "could", "expected", "allegedly", "apparently", "rumour", "believed")
_CUES = ("say", "report", "act", "mental", "post", "phrase", "noun", "impersonal", "anonymity")
_TYPES = (
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
    ("opinion", "JUDGE"), ("general", "GENERAL"), ("furniture_word", "FURNITURE"), ("role", "ROLE"), ("intimate", "INTIMATE"), ("dates", "MONTHDAY"),
)  # fmt: skip
# Openings of sentences that lead on to others, or talk to the reader.
_TURNS = (
    "let let's please here here's now next then think make keep remember just get look okay ok well right yes no sure enter cue".split()
)
_POINTERS = "that that's this these it it's there there's so".split()
_RULINGS = ("verdict", "rating", "ruling", "conclusion", "finding")
_NARRATOR = ("intimate", "first_person", "you", "opinion", "love", "general")  # word classes counted outside quotations only


def _counted() -> dict[str, tuple[int, float]]:
    """Columns that count events, and where each count is capped."""
    caps: dict[str, float] = {}
    for family, names in (("hedge", HEDGES), ("booster", BOOSTERS), ("check", CHECKS)):
        for name in names:  # the quoted twin stands right behind
            caps[f"{family}.{name}"] = caps[f"{family}.{name}.quoted"] = np.inf
    for name in _RULES:
        caps[f"rule.{name}"] = 1
    caps.update({f"cue.{name}": 2 for name in _CUES})
    caps.update({"attributions": 4, "carried": 1, "inverted": 1, "negated": 1, "first_hand": 1})
    caps.update({f"any.{name}": 2 for _, name in _TYPES})
    caps.update(dict.fromkeys(("names", "name_tokens", "runs", "digits", "shouting", "upper", "past"), np.inf))
    caps.update({"handles": 2, "scare": 2})
    caps.update({name: np.inf for name, _ in _WORDS})
    return {name: (k, cap) for k, (name, cap) in enumerate(caps.items())}


_COUNTED = _counted()
_FLAGS = frozenset(
    """weak quoted narration speaker_here furniture disclosure leak question exclamation colon_end ellipsis bare bracketed par_start
    by.media chain is.named is.official is.document is.media is.social is.anonymous is.vague quote_share""".split()
)


def most_of(name: str) -> float:
    """An upper bound of a column, so that it need not be capped again."""
    name = name.removeprefix("prev.").removeprefix("next.").removeprefix("rate.")
    if name in _FLAGS:
        return 1.0
    return {"hedged": 2.0, "gush": 3.0, "fact_like": 3.0}.get(name) or _COUNTED.get(name, (0, np.inf))[1]


def in_runs(flag: np.ndarray, first: np.ndarray) -> np.ndarray:
    """How many are true in each run of a bool array, int32; `first`: where the runs begin, the first at 0."""
    passed = np.zeros(len(flag) + 1, np.int32)
    np.cumsum(flag, out=passed[1:], dtype=np.int32)
    return np.diff(passed.take(first), append=passed[-1:])


class _Counter:
    """Gathers events (column, sentence) and counts them all at once: one pass instead of one a column."""

    def __init__(self, sentences: int) -> None:
        self.sentences = sentences
        self.parts: list[np.ndarray] = []

    def add(self, column: int | np.ndarray, where: np.ndarray) -> None:
        self.parts.append(where + column * np.int64(self.sentences))

    def columns(self) -> dict[str, np.ndarray]:
        where = np.concatenate(self.parts)
        # with weights the counts come as floats at once
        table = np.bincount(where, np.ones(len(where)), len(_COUNTED) * self.sentences).reshape(len(_COUNTED), self.sentences)
        for row, cap in _COUNTED.values():
            if cap < np.inf:
                np.minimum(table[row], cap, out=table[row])
        return {name: table[row] for name, (row, _) in _COUNTED.items()}


@dataclass(frozen=True, slots=True)
class _Codes:
    """What the rules and words of one lexicon count as. subtype, rule, cue : int16 (rules,), column or -1. words : int16 (k, words), the
    columns of a word's classes, -1 for none. counted : bool (words,), has any. narrator : bool (columns,)."""

    subtype: np.ndarray
    rule: np.ndarray
    cue: np.ndarray
    words: np.ndarray
    counted: np.ndarray
    narrator: np.ndarray


@lru_cache(maxsize=4)
def _codes(lexicon: Lexicon) -> _Codes:
    none = np.full(len(lexicon.rules), -1, np.int16)
    subtype, by_rule, cue = none.copy(), none.copy(), none.copy()
    family = {"hedge": "hedge", "booster": "booster", "verification": "check"}
    for number, rule in enumerate(lexicon.rules):
        if rule is None:
            continue
        subtype[number] = _COUNTED.get(f"{family.get(rule.kind, '')}.{rule.subtype}", (-1, 0))[0]
        by_rule[number] = _COUNTED.get(rule.id.replace("hedge/", "rule."), (-1, 0))[0]
        cue[number] = _COUNTED.get(f"cue.{rule.subtype}", (-1, 0))[0]
    rows: list[np.ndarray] = []
    for name, cls in _WORDS:
        words = np.flatnonzero(lexicon.classes & np.uint64(lexicon.bits[cls]))
        while words.size:  # each word's classes fill the rows from the top
            row = next((r for r in rows if (r[words] < 0).any()), None)
            if row is None:
                row = np.full(len(lexicon.classes), -1, np.int16)
                rows.append(row)
            free = words[row[words] < 0]
            row[free] = _COUNTED[name][0]
            words = np.setdiff1d(words, free)
    narrator = np.zeros(len(_COUNTED), bool)
    narrator[[_COUNTED[name][0] for name in _NARRATOR]] = True
    words = np.stack(rows)
    return _Codes(subtype, by_rule, cue, words, np.max(words, axis=0) >= 0, narrator)


def _runs(ctx: Context, at: np.ndarray) -> np.ndarray:
    """Those of the tokens `at`, in order, that begin a run of such tokens: a comma or the end of a sentence parts runs, too."""
    return at[(np.diff(at, prepend=-2) > 1) | ((ctx.gap[at] & tk.COMMA) > 0) | ctx.leads[at]]


def _long(tokens: Tokens, flag: np.ndarray) -> np.ndarray:
    """Tokens of more than three letters where `flag` holds."""
    at = np.flatnonzero(flag)
    return at[tokens.end[at] - tokens.start[at] > 3]


def _past(ctx: Context) -> np.ndarray:
    """Tokens that look like a past tense ("reopened")."""
    data, end = ctx.buffer.data, ctx.tokens.end
    at = _long(ctx.tokens, data[end - 1] == ord("d"))
    return at[(data[end[at] - 2] == ord("e")) & ~ctx.name[at]]


def make_view(found: Found) -> View:
    """Aggregate token and cue arrays to sentences."""
    ctx, speech, a = found.ctx, found.speech, found.attributions
    sents, tokens = ctx.sentences, ctx.tokens
    s, n = len(sents), len(tokens)
    first = sents.first[:-1]
    size = np.diff(sents.first).astype(np.float64)
    at = np.arange(s)
    new = np.flatnonzero(np.diff(sents.article, prepend=-1))
    article_low = np.repeat(new, np.diff(np.append(new, s)))
    article_high = np.repeat(np.append(new[1:], s)[: len(new)], np.diff(np.append(new, s)))  # a buffer may hold no sentence
    of = sents.of_token
    inside = found.quotes.inside > 0
    codes, counter = _codes(ctx.lexicon), _Counter(s)

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
        counter.add(_COUNTED["attributions"][0], a.sentence[strong])
        for name, flag in (("carried", a.carried), ("inverted", a.inverted), ("negated", a.negated), ("first_hand", found.first_hand)):
            counter.add(_COUNTED[name][0], a.sentence[strong & flag.astype(bool)])
        for k, name in _TYPES:
            counter.add(_COUNTED[f"any.{name}"][0], a.sentence[(a.type == k) & a.backs])

    # --- tokens
    named = np.flatnonzero(ctx.name)
    for name, where in (
        ("names", _runs(ctx, named[~inside[named]])), ("runs", _runs(ctx, named)), ("name_tokens", named), ("digits", np.flatnonzero(tokens.digit)), ("shouting", _long(tokens, tokens.all_upper)),
        ("upper", np.flatnonzero(tokens.upper)), ("past", _past(ctx)), ("handles", np.flatnonzero(ctx.gap[:n] & tk.AT)), ("scare", found.quotes.first[~speech.direct]),
    ):  # fmt: skip
        counter.add(_COUNTED[name][0], of[where])
    counting = np.flatnonzero(ctx.matches.flags.ask("counted", codes.counted))
    word = ctx.matches.word[counting]
    quiet, sentence = inside[counting], of[counting]
    for row in codes.words:
        column = row[word]
        counted = np.flatnonzero((column >= 0) & ~(codes.narrator[column] & quiet))
        counter.add(column[counted], sentence[counted])
    col = counter.columns()
    # In a headline in capitals a capital tells nothing of names.
    titled = (col["upper"] >= TITLED * size) & (size >= 4)
    for name in ("names", "runs", "name_tokens"):
        col[name] = np.where(titled, 0.0, col[name])
    col["words"] = size - col["name_tokens"] + col["runs"]  # a name counts as one word: nobody gains by having a long one
    col["hedge flag"] = np.minimum(np.bincount(found.hedges.sentence[found.hedges.flags], minlength=s), 1).astype(np.float64)
    end_gap = ctx.gap_after[sents.first[1:]]
    last_char = ctx.buffer.data[sents.end - 1] if s else np.zeros(0, np.uint8)
    last_two = ctx.buffer.data[sents.end - 2] if s else np.zeros(0, np.uint8)
    is_quote = (last_char == 34) | (last_char == 0x91) | (last_char == 0x96) | (last_char == 39) | (last_char == 41)
    final = np.where(is_quote, last_two, last_char)
    col["par_start"] = (np.diff(sents.paragraph, prepend=-1) > 0).astype(float)
    col["question"] = (final == ord("?")).astype(float)
    col["exclamation"] = (final == ord("!")).astype(float)
    col["colon_end"] = (final == ord(":")).astype(float)
    col["ellipsis"] = (final == 0x99).astype(float)
    col["bare"] = ((end_gap & tk.TERMINAL) == 0).astype(float)
    col["bracketed"] = (ctx.buffer.data[sents.start] == ord("(")).astype(float) if s else np.zeros(0)
    # "Quist: 306": a figure behind a label is a statement, however short
    figure = np.zeros(s)
    colon = np.flatnonzero((ctx.gap[:n] & tk.COLON) > 0)
    ruling = colon[colon > first[of[colon]]]
    figure[of[ruling[tk.is_in(tokens.key[ruling - 1], _RULINGS)]]] = 1  # and so is "Our verdict: false."
    figure[size > 6] = 0
    short = np.flatnonzero((size <= 6) & (col["digits"] > 0) & (col["bare"] > 0))
    if short.size:
        label, stop = first[short], sents.first[short + 1]
        stated = np.zeros(len(short), bool)
        for step in range(1, 5):  # "Quist: 306", "Brandt's share: + 2.5 points"
            place = np.minimum(label + step, stop - 1)
            stated |= tokens.digit[place] & ((ctx.gap[place] & tk.COLON) > 0) & (place > label)
        figure[short] = np.maximum(figure[short], stated & (col["dates"][short] == 0))
    col["figure"] = figure
    # "- Treasurer rules out sale": a line of a list says something, without the words that show it
    listed = (ctx.gap[first] & (tk.OTHER | tk.G_DASH | tk.HYPHEN) > 0) & (col["bare"] > 0) & (col["par_start"] > 0)
    col["listed"] = listed.astype(np.float64)
    col["titled"] = titled.astype(np.float64)
    opener = tokens.key[first]
    col["turn"] = tk.is_in(opener, _TURNS).astype(np.float64)
    col["this"] = tk.is_in(opener, _POINTERS).astype(np.float64)
    # "Number of seats won:" leads into figures and says nothing by itself
    says = col["attributions"] + col["be"] + col["modal"] + col["pronoun"] + col["first_person"]
    col["lead_in"] = ((col["colon_end"] > 0) & (col["words"] <= 6) & (says == 0)).astype(np.float64)
    furniture = np.zeros(s)
    furniture[found.furniture.sentence] = 1
    col["furniture"] = furniture
    disclosed = np.zeros(s)
    leak = np.zeros(s)
    for number, kind in zip(found.disclosures.sentence, found.disclosures.kind, strict=True):
        if kind == "ai_disclosure":
            disclosed[number] = 1
        elif kind == "ai_leak":
            leak[number] = 1
    col["disclosure"], col["leak"] = disclosed, leak
    col["quoted"] = speech.quoted.astype(float)
    col["quote_share"] = np.rint(10 * speech.share) / 10  # in tenths: the length of a name outside the marks must not show
    col["weak"] = speech.weak.astype(float)
    col["speaker_here"] = (
        ((speech.speaker_of >= 0) & (a.sentence[np.maximum(speech.speaker_of, 0)] == at)).astype(float) if len(a) else np.zeros(s)
    )
    inner, outer = speech.inner, speech.outer
    col["narration"] = ((inner == NONE) & ~speech.quoted).astype(float)
    col["hedged"] = np.minimum(col["hedge.epistemic"] + col["hedge.doxastic"] + col["hedge.reportive"] + col["hedge.rumour"], 2)
    col["gush"] = np.minimum(col["booster.peacock"] + col["booster.loaded"] + col["opinion"], 3)
    for k, name in (
        (NAMED, "is.named"),
        (OFFICIAL, "is.official"),
        (DOCUMENT, "is.document"),
        (MEDIA, "is.media"),
        (SOCIAL, "is.social"),
        (ANONYMOUS, "is.anonymous"),
        (VAGUE, "is.vague"),
    ):
        col[name] = (inner == k).astype(float)
    col["by.media"] = ((outer == MEDIA) | (inner == MEDIA)).astype(float)
    col["chain"] = ((outer == MEDIA) & (inner != MEDIA)).astype(float)
    col["fact_like"] = np.minimum(col["digits"] + col["dates"] + (col["names"] > 1), 3)
    view = View(found, s, first, size, article_low, article_high, at, inner, outer, col)
    _neighbours(view)
    return view


def go_on(view: View, before: bool, behind: bool) -> None:
    """For a part of an article: where it goes on before or behind, its first and last sentences are not those of the article."""
    if before:
        view.article_low = view.article_low - 3
    if behind:
        view.article_high = view.article_high + 3


AROUND = tuple(
    """
    is.named is.official is.document is.media is.social is.anonymous is.vague chain quoted hedged gush hedge.rumour
    hedge.reportive narration furniture exclamation first_person you digits names disclosure question opinion love
    shouting hedge.weasel anonymous_noun intimate
    """.split()
)


WINDOW = tuple(
    """
    is.named is.official is.document is.media is.social is.anonymous is.vague chain quoted hedged gush hedge.rumour
    narration furniture question exclamation
    """.split()
)
NEXT = ("is.named", "is.media", "is.anonymous", "is.vague", "quoted", "furniture", "chain", "is.document")


def _neighbours(view: View) -> None:
    """Sums over the four sentences before and behind (WINDOW), the sentences next to it (NEXT), and means over the article (AROUND)."""
    col, at, low, high = view.col, view.at, view.article_low, view.article_high
    new = np.flatnonzero(at == low)
    values = np.stack([col[name] for name in WINDOW])
    before, behind = np.zeros_like(values), np.zeros_like(values)
    pairs = values[:, :-1] + values[:, 1:]
    np.add(pairs[:, :-3], pairs[:, 2:-1], out=before[:, 4:])
    np.add(pairs[:, 1:-2], pairs[:, 3:], out=behind[:, :-4])
    for out, ends, step in ((before, new, 1), (behind, high[new] - 1, -1)):  # near an end of its article a window is shorter
        total = np.zeros((len(WINDOW), len(new)))
        for k in range(4):
            there = ends + step * k
            inside = np.flatnonzero((low[ends] <= there) & (there < high[ends]))
            out[:, there[inside]] = total[:, inside]
            total[:, inside] += values[:, there[inside]]
    for k, name in enumerate(WINDOW):
        col[f"before.{name}"], col[f"behind.{name}"] = before[k], behind[k]
    has_prev, has_next = (at > low)[1:].astype(np.float64), (at + 1 < high)[:-1].astype(np.float64)
    for name in NEXT:
        prev, after = np.zeros(view.count), np.zeros(view.count)
        np.multiply(col[name][:-1], has_prev, out=prev[1:])
        np.multiply(col[name][1:], has_next, out=after[:-1])
        col[f"prev.{name}"], col[f"next.{name}"] = prev, after
    length = (high - low).astype(np.float64)
    spread = high[new] - new
    for name in AROUND:
        mean = (np.add.reduceat(col[name], new) if view.count else np.zeros(0)) / length[new]
        col[f"rate.{name}"] = np.repeat(mean, spread)
    col["length"] = length


HEADLINE_WORDS, HEADLINE_BAR = 4, 0.1


def makes_claim(view: View, chance: np.ndarray, threshold: float) -> np.ndarray:
    """bool (s,): which sentences claim something, from the chances of the claim head; page furniture never does, figures always do.

    A headline of a few words has to look much less like a claim: nearly all headlines make one, and they lack the words that show it.
    The label in front of a list claims nothing.
    """
    top = (view.at - view.article_low == 1) & (view["par_start"] > 0) & (view["bare"] > 0)
    top[1:] &= (view["furniture"] > 0)[:-1] | (view["words"] < HEADLINE_WORDS)[:-1]
    headline = ((view.at == view.article_low) | top) & (view["words"] >= HEADLINE_WORDS) & (chance >= threshold * HEADLINE_BAR)
    return ((chance >= threshold) | (view["figure"] > 0) | headline) & (view["furniture"] == 0) & (view["lead_in"] == 0)
