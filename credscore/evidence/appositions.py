"""What commas set beside a source phrase: "Quist, 54, a teacher and captain, said", "the mayor, Ottoline Pruss,", "Marrowby, Ohio,"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from credscore.evidence.agent_nouns import agent_like
from credscore.evidence.context import STRONG, Context
from credscore.evidence.endings import Endings
from credscore.evidence.word_lists import KIN, TRADES
from credscore.text import tokens as tk

if TYPE_CHECKING:
    from credscore.evidence.shared_arrays import Shared

TAGS = ("says", "said", "say", "tells", "told", "adds", "added", "explains", "explained", "admits", "admitted", "continues", "continued")
_CALLED = ("called", "named")
# among what has a title or a name of its own, but tells nothing
_WORKS = "songs films movies books novels poems plays albums tracks singles episodes shows games paintings boats ships horses streets towns".split()
_JOINS = ("and", "but", "yet", "so", "while", "although", "though", "whereas", "because")
_SUCH_AS = ("including", "like", "such", "especially", "particularly", "notably", "namely", "even", "except", "excluding", "meaning", "according")
# what the names of countries, counties and regions begin or end with: what holds the place in front of it, and nobody
_PLACE_WORDS = """
    new north south east west northern southern eastern western central mid upper lower greater inner outer county co st saint san santa sao los las el la
    costa puerto porto sri saudi sierra cape fort port lake mount isle isles island islands british prince nova burkina ivory hong united democratic
    papua czech guinea great rhode district province state region republic territory territories kingdom emirates valley coast bay city town beach
    hills heights park springs pradesh nadu bengal africa america england ireland wales scotland korea oblast kong
""".split()
_DOING = Endings(("ing",))
_NO_START = ("PRON", "PRON1", "IT", "THAT", "WHO", "PREP", "OF", "AND", "BREAK", "BE", "HAVE", "DO", "MODAL", "NEG", "ADV", "TIME")


def appositions(ctx: Context, sh: Shared, last: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where phrases begin that end in a comma or the like at `last`, and where their first part ends; -1, -1 where there is no more to them.

    "Quist, 54, a teacher and captain, said": walks back from comma to comma, the farthest name opens the phrase.
    """
    gap, classes = ctx.gap, ctx.matches.classes
    opens = ctx.mask("DEF", "DET", "NUMBER", "TITLE", "ANON", "OFFICIAL", "ROLE", "PRON", "VAGUE", "PALS")
    lead = lead_of(ctx, last)
    linked = np.ones(len(last), bool)
    named_first, named_last = np.full(len(last), -1), np.full(len(last), -1)
    plain_first, plain_last = np.full(len(last), -1), np.full(len(last), -1)
    beside = np.full(len(last), -1)
    right = last
    for k in range(5):
        left = np.maximum(sh.links.before(right), lead)
        if k:  # "…, as Quist, a teacher, said": a clause that begins behind the last comma
            clause = ctx.segment(np.maximum(right - 1, 0))
            opened = (clause > left) & ctx.name.take(clause) & ctx.in_class(np.maximum(clause - 1, 0), "BREAK", "THAT")
            left = np.where(opened, clause, left)
        step = linked & (left < right) & (last - left <= 45) & (right - left <= 30)
        step &= (right - left <= 18) | (sh.rels.ahead(left) - left <= 3)  # a clause: ", who …", ", a miller who …"
        # "…,” Quist, the captain and owner, said": the walk ends behind the closing mark
        closed = ((gap[left] & tk.DOUBLE) > 0) & sh.in_quote[np.maximum(left - 1, 0)] & (left > lead)
        step &= ~sh.in_quote[left] & (((gap[left] & (tk.DOUBLE | tk.COLON | tk.SEMICOLON)) == 0) | closed)
        if not step.any():
            break
        if k == 0:  # "The chairman, Teodor Brandt, said": the name may stand right in front of the verb
            named = step & ctx.name[left]
            named |= _ends_in_name(ctx, left, right, step & ~named, held=True)  # "One of them, retired teacher Ines Falk, said"
            beside = np.where(named & ~ctx.verb[left], left, -1)
            beside[_places(ctx, beside, last)] = -1  # "a woman from Marrowby, Ohio, said"
            tag = np.flatnonzero((beside >= 0) & ctx.verb[last - 1])  # "The weir, Falk said, shows": what she says of it
            linked[tag[ctx.is_word(last[tag] - 1, *TAGS)]] = False
        else:
            few = np.flatnonzero(step & ctx.leads.take(left) & (left + 1 < right))  # "And Quist, a miller, said"
            left[few] += tk.is_in(ctx.tokens.key[left[few]], _JOINS)
            named, owner = step & ctx.name[left], np.zeros(len(left), bool)
            few = np.flatnonzero(named)
            owner[few] = _owner(ctx, left[few])
            is_name = named & ~ctx.verb.take(left) & ~owner  # "Velden's minister, Ines Falk,": not Velden
            is_name |= _ends_in_name(ctx, left, right, step & ~named)
            # "Quist kept hens, a neighbour, 54, said": a clause of its own, and the walk ends behind it
            few = np.flatnonzero(is_name)
            acts = (ctx.any_in(left[few], right[few]) & ctx.mask("BE", "HAVE", "DO")) != 0  # no MODAL: May is a name, too
            is_name[few[acts]], linked[few[acts]] = False, False
            named_first, named_last = np.where(is_name, left, named_first), np.where(is_name, right, named_last)
            is_plain = step & (((classes[left] & opens) != 0) | owner) & (plain_first < 0)
            plain_first, plain_last = np.where(is_plain, left, plain_first), np.where(is_plain, right, plain_last)
        if k == 1:
            few = np.flatnonzero(step & (beside >= 0))
            beside[few[_people_of(ctx, left[few], right[few])]] = -1
        linked = linked & step & (left > lead) & ~closed
        right = np.where(step, left, right)
    nearest = (named_first < 0) & (beside >= 0)
    named_first, named_last = np.where(nearest, beside, named_first), np.where(nearest, last, named_last)
    named = named_first >= 0
    return np.where(named, named_first, plain_first), np.where(named, named_last, plain_last)


def _people_of(ctx: Context, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """bool: parts for people who are told by whom they stand: "allies of the mayor(, Ines Falk,)", "a source close to the mayor". The name is his."""
    at = first + ctx.in_class(first, "DET")
    close = ctx.in_class(np.minimum(at + 1, last - 1), "ANONADJ")
    many = ctx.in_class(at, "ANON", "PALS", "VAGUE", "ROLE") & ctx.ends_in(at, "s") & (at == first)
    of = ctx.in_class(np.minimum(at + 1, last - 1), "OF") | ctx.is_word(np.minimum(at + 1, last - 1), "to", "around")
    whose = ctx.in_class(np.minimum(at + 2 + close, last - 1), "DEF", "POSS") & (last - at >= 4)
    return np.asarray((close & ctx.in_class(at, "ANON", "PALS", "ONE") | many & of) & whose & ~ctx.name[last - 1])


def named_in_front(ctx: Context, first: np.ndarray, last: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where the name begins and ends that opens a sentence or follows a quotation, in front of a role without a second comma: "Ottoline Pruss,
    the owner and captain of the Marigold said"; -1, -1 where there is none."""
    out, comma = np.full(len(first), -1), np.full(len(first), -1)
    at = np.maximum(first, 0)
    joined = ctx.in_class(np.maximum(at - 1, 0), "AND")  # "… the owner | and captain"
    joined &= ~ctx.leads.take(at) & ~ctx.leads.take(np.maximum(at - 1, 0))
    some = np.flatnonzero((first > 0) & (joined | ((ctx.gap.take(at) & tk.COMMA) > 0)))  # few
    at = at[some]
    begin = np.where(joined[some], ctx.segment(np.maximum(at - 2, 0)), at)
    name = np.maximum(begin - 1, 0)
    ok = ((ctx.gap.take(begin) & STRONG) == tk.COMMA) & ~ctx.leads.take(begin) & ctx.name.take(name) & ~ctx.name.take(begin)
    some, begin, name = some[ok], begin[ok], name[ok]
    role = ctx.any_in(begin, np.maximum(last[some], begin + 1)) & ctx.mask("ROLE", "OFFICIAL", "TITLE")
    some, run, stop = some[role != 0], name[role != 0], begin[role != 0]
    for _ in range(4):
        run = run - (ctx.name[np.maximum(run - 1, 0)] & ((ctx.gap[run] & 0xFF) == 0) & ~ctx.leads[run] & (run > 0))
    opens = (ctx.leads[run] | ((ctx.gap[run] & tk.DOUBLE) > 0)) & (stop - run >= 2)
    out[some[opens]], comma[some[opens]] = run[opens], stop[opens]
    return out, comma


def name_behind(ctx: Context, first: np.ndarray, last: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Ends of phrases with the name that a comma sets behind a role: "said the mayor, Ottoline Pruss, on Monday"; bool, where there is one."""
    n = len(ctx.tokens)
    at = np.minimum(np.maximum(last, 0), n - 1)
    there = (first >= 0) & (last < n) & ~ctx.leads.take(at)
    called = np.flatnonzero(there & (ctx.gap.take(at) == 0) & tk.is_in(ctx.tokens.key.take(at), _CALLED))  # "said a nun called Ines Falk"
    at[called] = ctx.behind(at[called])
    there &= (ctx.gap[at] & STRONG) == tk.COMMA
    there[called] = True
    some = np.flatnonzero(there)
    at[some] = _behind_trade(ctx, at[some])  # "said one of them, retired teacher Ines Falk"
    some = some[ctx.name[at[some]]]  # few
    # "said the mayor of Marrowby, Ines Falk", not "said Bo Quist, Ines Falk and others"
    full = ctx.behind(at[some])
    two = ctx.name[full] & (full > at[some]) & ((ctx.gap[full] & 0xFF) == 0)
    place = tk.is_in(ctx.tokens.key[at[some]], _PLACE_WORDS) | tk.is_in(ctx.tokens.key[full], _PLACE_WORDS)
    some = some[~ctx.name[at[some] - 1] | two & ~place & _placed(ctx, at[some] - 1)]
    held = ctx.any_in(first[some], last[some])  # "sources close to his friend, Ines Falk": not she
    role = (held & ctx.mask("ROLE", "OFFICIAL", "TITLE", "PALS")) != 0
    role |= ctx.in_class(first[some], "DET", "DEF") & agent_like(ctx, last[some] - 1)  # "said a waiter, Ines Falk"
    of_them = ctx.in_class(first[some], "DET", "NUMBER") & ctx.in_class(ctx.behind(first[some]), "OF")
    of_them &= ~tk.is_in(ctx.tokens.key[last[some] - 1], _WORKS)  # "said one of the songs, Falling Rain"
    role |= of_them & ((held & ctx.mask("DOC")) == 0)  # "said one of the victims, Ines Falk"
    some = some[role & ((held & ctx.mask("ANONADJ")) == 0)]
    end, on = at[some] + 1, np.ones(len(some), bool)
    for _ in range(4):
        here = np.minimum(end, n - 1)
        on &= (end < n) & ctx.name[here] & ((ctx.gap[here] & 0xFF) == 0) & ~ctx.leads[here]
        end = end + on
    closed = (end == n) | ctx.leads[np.minimum(end, n - 1)] | ((ctx.gap_after[end] & (tk.COMMA | tk.TERMINAL | tk.COLON)) > 0)
    out, found = last.copy(), np.zeros(len(last), bool)
    out[some[closed]], found[some[closed]] = end[closed], True
    return out, found


def lead_of(ctx: Context, last: np.ndarray) -> np.ndarray:
    """First token of the sentence that holds the token in front of each position."""
    return ctx.sentences.first.take(ctx.sentences.of_token.take(np.maximum(last - 1, 0)))


def _owner(ctx: Context, at: np.ndarray) -> np.ndarray:
    """Whether the run of names that begins at each token is possessive."""
    last = np.maximum(len(ctx.tokens) - 1, 0)
    out, on = np.zeros(len(at), bool), np.ones(len(at), bool)
    for step in range(3):
        here = np.minimum(at + step, last)
        on &= ctx.name[here] & ((step == 0) | ((ctx.gap[here] & tk.COMMA) == 0))  # "Ines Falk, Quist's sister,": not Falk
        out |= on & ctx.tokens.possessive[here]
    return out


def _ends_in_name(ctx: Context, left: np.ndarray, right: np.ndarray, open_: np.ndarray, held: bool = False) -> np.ndarray:
    """bool: parts that are a plain description with a name behind it: "“…,” campaign manager Ines Falk, a miller, said". open_ : who is asked.
    held : the word in front of the name tells that somebody is meant: a trade, a relative, an age, "mother of two"."""
    out = np.zeros(len(left), bool)
    some = np.flatnonzero(open_ & (right - left >= 2) & (right - left <= 8))
    some = some[ctx.name[right[some] - 1] & (ctx.leads[left[some]] | ((ctx.gap[left[some]] & (tk.DOUBLE | tk.COMMA)) > 0))]
    low, high = left[some], right[some]
    opens = ~ctx.in_class(low, *_NO_START) & ~tk.is_in(ctx.tokens.key[low], _SUCH_AS)
    some = some[opens & (ctx.segment(high - 1) == low)]  # no verb in it, no "and"
    if not some.size:
        return out
    low, run = left[some], right[some] - 1
    for _ in range(4):
        run = run - ((run > low) & (ctx.name[run - 1] | ctx.in_class(run - 1, "TITLE")))
    # "Local MP Ines Falk": the capital that opens the sentence is no name's
    opened = ctx.leads[run - 1] & ~ctx.verb[run - 1] & ~_DOING.end(ctx.buffer, ctx.tokens, run - 1)
    upper = ctx.tokens.upper[run - 1] & ~opened & ~ctx.in_class(run - 1, "ROLE")
    plain = _tells_of(ctx, low, run) if held else ~upper & ((ctx.any_in(low, run) & ctx.mask("PREP", "OF", "TIME")) == 0)
    plain &= (run > low) & (right[some] - run >= 2) & ~ctx.tokens.possessive[right[some] - 1]
    out[some[plain]] = True
    return out


def _tells_of(ctx: Context, low: np.ndarray, run: np.ndarray) -> np.ndarray:
    """bool: words [low, run) that tell in front of a name that somebody is meant: "retired teacher", "mother of two", "54-year-old"; not "quoting
    minister", "a friend of trader"."""
    front = np.maximum(run - 1, 0)
    counted = ctx.in_class(front, "NUMBER") & ctx.in_class(ctx.before(front), "OF")
    old = tk.is_in(ctx.tokens.key[front], ("old",))
    who = counted | old | ctx.in_class(front, "ROLE", "TITLE", "OFFICIAL", "PALS", "ONE") | agent_like(ctx, front)
    who |= tk.is_in(ctx.tokens.key[front], (*KIN, *TRADES))
    stop = np.maximum(run - 2 * (counted | old), low)
    who &= ((ctx.any_in(low, stop) & ctx.mask("PREP", "OF", "TIME")) == 0) & ~ctx.tokens.upper[front]
    return who & ((low == front) | ~_DOING.end(ctx.buffer, ctx.tokens, low))


def _behind_trade(ctx: Context, at: np.ndarray) -> np.ndarray:
    """The name behind what tells of somebody (`_tells_of`), where that stands at `at`; else `at`."""
    some = np.flatnonzero(~ctx.name[at] & ~ctx.in_class(at, *_NO_START))
    low, run = at[some], at[some]
    for _ in range(5):
        nxt = ctx.behind(run)
        run = np.where(ctx.name[run] | ((ctx.gap[nxt] & (0xFFFF ^ tk.HYPHEN)) != 0) | ctx.in_class(nxt, "BREAK", "AND", "WHO"), run, nxt)
    named = ctx.name[run] & ctx.name[ctx.behind(run)] & (run > low)
    some, low, run = some[named], low[named], run[named]
    told = _tells_of(ctx, low, run)
    out = at.copy()
    out[some[told]] = run[told]
    return out


def _places(ctx: Context, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """The numbers of names of one word, or of two such as "New Tarn" and "Tarn County", that stand behind a comma and a name with "from", "in" or
    "of" in front: what holds that place. "The mayor of Marrowby, Ines Falk, said" names her."""
    some = np.flatnonzero((first >= 2) & (last - first <= 2))
    key = ctx.tokens.key
    some = some[(last[some] - first[some] == 1) | tk.is_in(key[first[some]], _PLACE_WORDS) | tk.is_in(key[last[some] - 1], _PLACE_WORDS)]
    some = some[ctx.name[first[some] - 1]]
    return some[_placed(ctx, first[some] - 1)]


def _placed(ctx: Context, end: np.ndarray) -> np.ndarray:
    """bool: names that end there with "from", "in" or "of" in front."""
    run = end
    for _ in range(3):
        run = run - (ctx.name[np.maximum(run - 1, 0)] & ((ctx.gap[run] & 0xFF) == 0) & ~ctx.leads[run] & (run > 0))
    return ~ctx.leads[run] & (ctx.gap[run] == 0) & ctx.is_word(np.maximum(run - 1, 0), "from", "in", "of", "near", "at")
