"""Source phrases as the rules for their type see them: where the head ends, what stands at both ends, which hold a rare word."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from credscore.evidence.about_numbers import at_number
from credscore.evidence.agent_nouns import agent_like
from credscore.evidence.context import Context
from credscore.evidence.endings import Endings
from credscore.evidence.kinds.words import RARE_FIRST, RARE_LAST
from credscore.evidence.shared_arrays import Places, Shared
from credscore.text import tokens as tk

_DOING, _HOW = Endings(("ing",)), Endings(("ly",))
_SELLING = ("selling", "buying", "offering", "renting", "booking", "marketing")  # what they deal in may follow without an article
_PERSON_WITHIN = 5  # words from the article to who is told of: "a former bank executive working on …"


@dataclass(slots=True)
class Heads:
    """m source phrases [first, last) with their heads [first, head_end); int64 (m,) unless told.

    tail : the head's last token. stop : where the next preposition stands. union, whole : uint64, the classes of all words of the head and of
    the phrase. names : how many words of the head are names. rare : bool, one of `RARE_FIRST` or `RARE_LAST` at its end of the head.
    near : bool, "news" or "current" among its first words.
    """

    first: np.ndarray
    last: np.ndarray
    head_end: np.ndarray
    tail: np.ndarray
    stop: np.ndarray
    union: np.ndarray
    whole: np.ndarray
    names: np.ndarray
    rare: np.ndarray
    near: np.ndarray

    def take(self, keep: np.ndarray) -> Heads:
        return Heads(*(getattr(self, name).take(keep) for name in self.__slots__))


class Asked:
    """What the class bits of words say, each question answered once. bits : uint64."""

    def __init__(self, ctx: Context, bits: np.ndarray) -> None:
        self._ctx, self._bits = ctx, bits
        self._known: dict[tuple[str, ...], np.ndarray] = {}

    def __call__(self, *names: str) -> np.ndarray:
        """bool: which are of one of the classes; not to be written to."""
        known = self._known.get(names)
        if known is None:
            known = self._known[names] = (self._bits & self._ctx.mask(*names)) != 0
        return known


@dataclass(slots=True)
class Rare:
    """The k phrases with a rare word, few: all that these words decide is asked of them alone. Arrays (k,), int64 or bool unless told.

    which : their numbers among the m phrases. at, tail, last : as in `Heads`. before_tail, behind_tail : the tokens beside the tail.
    lead, whole : uint64, the classes of the first word and of all. size : words of the head. names : how many of them are names.
    nameless : none is. plain : the tail is none. alone, long : the head has one word, has more. det, definite : "a …", "the …".
    """

    which: np.ndarray
    at: np.ndarray
    tail: np.ndarray
    last: np.ndarray
    before_tail: np.ndarray
    behind_tail: np.ndarray
    lead: np.ndarray
    whole: np.ndarray
    size: np.ndarray
    names: np.ndarray
    nameless: np.ndarray
    plain: np.ndarray
    alone: np.ndarray
    long: np.ndarray
    det: np.ndarray
    definite: np.ndarray


@dataclass(slots=True)
class Phrases:
    """m source phrases; arrays (m,). first, last, head_end, tail, stop, union, whole, near : as in `Heads`.

    begins, ends : what class the head's first and last word are of. names : int64, words of the head that are names; no_names, with_name :
    bool, none is, one is. one, two : bool, the head has so many words. named_end, plain : bool, its last word is a name, is none.
    upper, raised : bool, that word has a capital, one that is not owed to the start of a sentence. outlet : uint8, what a known outlet that
    ends there is. before_tail, behind_tail : int64, the tokens beside it. read : bool, (m,) or one for all: they stand where outlets do.
    preps : prepositions of the buffer.
    """

    first: np.ndarray
    last: np.ndarray
    head_end: np.ndarray
    tail: np.ndarray
    stop: np.ndarray
    union: np.ndarray
    whole: np.ndarray
    near: np.ndarray
    begins: Asked
    ends: Asked
    names: np.ndarray
    no_names: np.ndarray
    with_name: np.ndarray
    one: np.ndarray
    two: np.ndarray
    named_end: np.ndarray
    plain: np.ndarray
    upper: np.ndarray
    raised: np.ndarray
    outlet: np.ndarray
    before_tail: np.ndarray
    behind_tail: np.ndarray
    rare: Rare
    read: np.ndarray | bool
    preps: Places


class Findings:
    """Types that rules find for m phrases; of several for one phrase the first counts."""

    def __init__(self) -> None:
        self._found: list[tuple[np.ndarray, int]] = []

    def put(self, where: np.ndarray, what: int) -> None:
        """where : bool (m,), or the numbers of a few phrases."""
        if len(where):
            self._found.append((where, what))

    def types(self, m: int) -> np.ndarray:
        """int8 (m,): the type of each phrase, NONE where no rule found one."""
        out = np.zeros(m, np.int8)
        for where, what in reversed(self._found):  # the first that holds is written last
            if where.dtype == bool:
                np.putmask(out, where, what)
            else:  # places of a few
                out[where] = what
        return out


def find_heads(ctx: Context, sh: Shared, first: np.ndarray, last: np.ndarray) -> Heads:
    """Heads of the source phrases [first, last); int64 (m,), of which a phrase that begins behind the buffer is read at its last token."""
    n, name = sh.n, ctx.name
    f = at_number(ctx, np.minimum(first, n - 1), last)
    # a phrase that begins with a preposition ("In a statement Mr Quist"): its source is the name run or last determiner at its end
    stop = sh.preps.ahead(f + 1)
    head_end = np.where((stop > f) & (stop < last), stop, last)
    head_end = np.maximum(head_end, f + 1)
    tail = np.minimum(head_end - 1, n - 1)
    # "a person close (to the band)": the adjective behind a noun is not the head
    trim = ctx.in_class(tail, "ANONADJ") & (tail > f) & ~name.take(tail)
    head_end, tail = head_end - trim, tail - trim
    # "a mother(-of-two)"
    few = np.flatnonzero((tail >= f + 2) & ctx.in_class(tail, "NUMBER"))
    few = few[ctx.in_class(tail[few] - 1, "OF") & ((ctx.gap[tail[few]] & tk.HYPHEN) > 0)]
    head_end[few], tail[few] = head_end[few] - 2, tail[few] - 2
    _cut_at_clauses(ctx, f, head_end, tail)
    # "papers filed (in court)", "the FIR lodged": nor is the participle
    before = np.maximum(tail - 1, 0)
    data, trim = ctx.buffer.data, (tail > f) & ~name.take(tail) & (~name.take(before) | ctx.in_class(before, "OUT_document"))
    few = np.flatnonzero(trim)
    stop_at = ctx.tokens.end.take(tail.take(few))
    trim[few] = (data.take(stop_at - 1) == ord("d")) & (data.take(stop_at - 2) == ord("e"))
    # "an email (read out to the court)"
    out = ctx.is_word(tail, "out") & ctx.is_word(before, "read") & (before > f)
    head_end, tail = head_end - out, tail - out
    trim |= ctx.is_word(tail, "seen", "written", "shown", "sent", "held", "taken", "given", "read") & (tail > f)
    trim |= tk.is_in(ctx.tokens.key.take(tail), ("nearby",)) & (tail > f)
    head_end, tail = head_end - trim, tail - trim
    union = ctx.any_in(f, np.minimum(head_end, n))
    whole = union.copy()
    more = np.flatnonzero(np.maximum(last, f + 1) != head_end)
    whole[more] = ctx.any_in(f[more], np.minimum(np.maximum(last, f + 1), n)[more])
    names = sh.names_before.take(np.minimum(head_end, n)) - sh.names_before.take(f)
    rare = ctx.is_word(f, *RARE_FIRST) | ctx.is_word(tail, *RARE_LAST)
    return Heads(f, last, head_end, tail, stop, union, whole, names, rare, _near(ctx, f))


def _cut_at_clauses(ctx: Context, first: np.ndarray, head_end: np.ndarray, tail: np.ndarray) -> None:
    """End heads in front of what somebody does: "a banker (working on the deal)", "an agent (who has dealt with the club)"; in place."""
    some = np.flatnonzero(head_end - first >= 3)
    some = some[ctx.in_class(first[some], "DET", "NUMBER")]
    at = first[some][:, None] + np.arange(2, _PERSON_WITHIN + 3)
    inside = at < head_end[some][:, None]
    at = np.minimum(at, len(ctx.tokens) - 1)
    row, step = np.nonzero(inside & ((ctx.buffer.data[ctx.tokens.end[at] - 1] == ord("g")) | ctx.in_class(at, "WHO")))
    if not len(row):
        return
    which, does = some[row], at[row, step]
    clause = ctx.in_class(does, "WHO")
    who = does - 1
    who -= _HOW.end(ctx.buffer, ctx.tokens, who) & (who - 1 > first[which])  # "currently working"
    doing = ~clause & _DOING.end(ctx.buffer, ctx.tokens, does) & ~ctx.name[does] & ~ctx.tokens.possessive[who]
    behind, ends = ctx.behind(does), does + 1 == head_end[which]
    # not "a driver training school", "a silver lining"
    clause |= doing & ends & ctx.in_class(behind, "PREP") & (behind > does)
    clause |= doing & ~ends & (ctx.in_class(behind, "DET", "DEF", "POSS", "NUMBER", "ADV") | ctx.name[behind])
    # "a travel agent selling tours"
    clause |= doing & ~ends & tk.is_in(ctx.tokens.key[does], _SELLING) & (behind > does) & (ctx.gap[behind] == 0)
    clause &= (ctx.in_class(who, "ROLE", "ONE", "PALS") | agent_like(ctx, who) | tk.is_in(ctx.tokens.key[who], ("agent",))) & ~ctx.name[who]
    clause &= (ctx.any_in(first[which], head_end[which]) & ctx.mask("UNNAMED")) == 0  # "a man who wished to stay anonymous"
    opens = first[which]
    clause &= ((ctx.gap[opens] & tk.COMMA) == 0) | ~ctx.name[np.maximum(opens - 1, 0)]  # "Ines Falk, a baker who …"
    which, who = which[clause][::-1], who[clause][::-1]  # the first of each phrase is written last
    head_end[which], tail[which] = who + 1, who


def _near(ctx: Context, at: np.ndarray) -> np.ndarray:
    """Tokens with "news" or "current" among them and the next three: few, that need a closer look."""
    near = np.zeros(len(ctx.tokens), bool)
    words = ctx.where_are("news", "current")
    for step in range(4):
        near[np.maximum(words - step, 0)] = True
    return near.take(at)


def look_at(ctx: Context, sh: Shared, h: Heads, read: np.ndarray | bool) -> Phrases:
    """What the rules ask of the phrases again and again. read : bool, (m,) or one for all."""
    f, tail, classes, n = h.first, h.tail, ctx.matches.classes, sh.n
    lead, one = classes[f], h.head_end - f == 1
    named_end, no_names = ctx.name.take(tail), h.names == 0
    upper = ctx.tokens.upper.take(tail)
    before_tail, behind_tail = np.maximum(tail - 1, 0), np.minimum(tail + 1, n - 1)
    some = np.flatnonzero(h.rare)
    at, end, lead_of = f[some], tail[some], lead[some]
    rare = Rare(
        which=some,
        at=at,
        tail=end,
        last=h.last.take(some),
        before_tail=before_tail[some],
        behind_tail=behind_tail[some],
        lead=lead_of,
        whole=h.whole[some],
        size=h.head_end[some] - at,
        names=h.names[some],
        nameless=no_names[some],
        plain=~named_end[some],
        alone=one[some],
        long=end > at,
        det=(lead_of & ctx.mask("DET")) != 0,
        definite=(lead_of & ctx.mask("DEF")) != 0,
    )
    return Phrases(
        first=f,
        last=h.last,
        head_end=h.head_end,
        tail=tail,
        stop=h.stop,
        union=h.union,
        whole=h.whole,
        near=h.near,
        begins=Asked(ctx, lead),
        ends=Asked(ctx, classes[tail]),
        names=h.names,
        no_names=no_names,
        with_name=h.names > 0,
        one=one,
        two=h.head_end - f == 2,
        named_end=named_end,
        plain=~named_end,
        upper=upper,
        raised=upper & ~ctx.leads.take(tail),
        outlet=ctx.matches.outlet.take(tail),
        before_tail=before_tail,
        behind_tail=behind_tail,
        rare=rare,
        read=read,
        preps=sh.preps,
    )
