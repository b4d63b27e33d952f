"""Page furniture that states nothing about the news: captions, bylines, share lines, embeds, biographies, cookie notices."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from credscore.evidence.boilerplate_forms import FORMS, ORDER, ROLE_LINE, ROWS, RULES, gates
from credscore.evidence.context import Context
from credscore.evidence.lazy import lazy
from credscore.evidence.ranges import spread
from credscore.evidence.sentence_text import sentence_texts
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_LONGEST = 260  # characters; furniture comes in short lines
_LONGEST_NOTICE = 600


@dataclass(slots=True)
class Furniture:
    """Boilerplate sentences. sentence : int64. rule : index into RULES, or len(RULES) for a biography block."""

    sentence: np.ndarray
    rule: np.ndarray

    def __len__(self) -> int:
        return len(self.sentence)


@dataclass(slots=True)
class _Places:
    """Sentences of a buffer (s,). size : tokens. width : characters. bare : bool, no full stop behind it. last : the last one of its article.

    from_start, from_end : how many stand in front of it and behind it in its article. opening : first sentence of every article.
    lead, second : the keys of its first words; where it has but one, the second is of the next.
    """

    size: np.ndarray
    width: np.ndarray
    bare: np.ndarray
    last: np.ndarray
    from_start: np.ndarray
    from_end: np.ndarray
    opening: np.ndarray
    lead: np.ndarray
    second: np.ndarray


def _places(ctx: Context) -> _Places:
    sentences = ctx.sentences
    number = np.arange(len(sentences))
    final = np.flatnonzero(np.append(sentences.article[1:] != sentences.article[:-1], True))
    length = np.diff(final, prepend=-1)
    last, opening = np.repeat(final, length), np.append(0, final[:-1] + 1)
    return _Places(
        size=np.diff(sentences.first),
        width=sentences.end - sentences.start,
        bare=(ctx.gap_after.take(sentences.first[1:]) & tk.TERMINAL) == 0,
        last=last,
        from_start=number - np.repeat(opening, length),
        from_end=last - number,
        opening=opening,
        lead=ctx.tokens.key[sentences.first[:-1]],
        second=ctx.tokens.key[np.minimum(sentences.first[:-1] + 1, len(ctx.tokens) - 1)],
    )


def find_furniture(ctx: Context) -> Furniture:
    """Sentences that are page furniture. Looks only at short sentences with a telling word, and at what ends each article."""
    sentences = ctx.sentences
    count = len(sentences)
    if not count:
        none = np.zeros(0, np.int64)
        return Furniture(none, none)
    at = _places(ctx)
    # an author's line stands alone at the very end
    alone = (at.from_end <= 1) & (np.diff(sentences.paragraph, prepend=-1) > 0) & (np.diff(sentences.article, prepend=-1) == 0)
    found = _told_by_rules(ctx, at, *_candidates(ctx, at, alone))
    for number in [k for k, rule in found.items() if rule in (_BIOGRAPHY, _BEAT)]:  # what stands behind it tells more of the author
        for j in range(number + 1, int(at.last[number]) + 1):
            if sentences.paragraph[j] != sentences.paragraph[number]:
                break
            found.setdefault(j, len(RULES))
    for number in _authors(ctx, np.flatnonzero(alone & (at.from_end == 0)), at.opening):
        found.setdefault(number, len(RULES))
    keys = np.array(sorted(found), np.int64)
    keys = keys[~_spoken(ctx, keys)]
    return Furniture(keys, np.array([found[k] for k in keys.tolist()], np.int64))


@dataclass(frozen=True, slots=True)
class _Signs:
    """Signs of furniture, bool (s,). asked : it is short, with a word or in a place that furniture has. alone : a paragraph of its own at the end of
    an article. above : stands where bylines do. points : "Falk has more here." closing : "Please check back for updates." credited : names who
    contributed. standing : what a house prints under all its stories, however long."""

    asked: np.ndarray
    alone: np.ndarray
    above: np.ndarray
    points: np.ndarray
    closing: np.ndarray
    credited: np.ndarray
    standing: np.ndarray


def _candidates(ctx: Context, at: _Places, alone: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Sentences (m,) to look at, in order; bool (forms, m), for which of FORMS; bool (m,), which may open a biography.

    alone : bool (s,), as in `_Signs`.
    """
    s = _signs(ctx, at, alone)
    brief = s.asked | s.closing | s.credited | s.points
    candidates = np.flatnonzero(brief & (at.width <= _LONGEST) | s.standing & (at.width <= _LONGEST_NOTICE))
    forms, roles = _can_match(ctx, candidates)
    asked, from_start, from_end = s.asked[candidates], at.from_start[candidates], at.from_end[candidates]
    pointing = forms[ROWS[_LOOK]] & s.points[candidates]
    forms[: ROWS[_CONTRIBUTORS].start] &= asked
    forms[ROWS[_LOOK]] |= pointing
    forms[ROWS[_CONTRIBUTORS]] &= s.credited[candidates]
    forms[ROWS[_STANDING]] &= s.standing[candidates]
    forms[ROWS[_TRUNCATED]] &= (asked | s.closing[candidates]) & (at.width[candidates] <= _LONGEST)
    # a name and a job on lines of their own near the end open a biography
    opens_block = roles & asked & at.bare[candidates] & (from_start > 0) & at.bare[candidates - 1] & (from_end <= 14)
    opens_block[opens_block] = _names_only(ctx, candidates[opens_block] - 1)
    forms[ROWS[_BIOGRAPHY]] &= from_end <= 6
    forms[ROWS[_BEAT]] &= s.alone[candidates]
    dashed = (ctx.gap_after.take(ctx.sentences.first.take(candidates + 1)) & (tk.G_DASH | tk.HYPHEN | tk.CLOSE_PAREN)) > 0
    forms[ROWS[_DATELINE]] = s.above[candidates] & (from_start <= 1) & dashed
    return candidates, forms, opens_block


def _signs(ctx: Context, at: _Places, alone: np.ndarray) -> _Signs:
    """What the sentences have of furniture, by their words, length and place. alone : bool (s,), as in `_Signs`."""
    first = ctx.sentences.first
    short = (at.size <= 6) & (at.bare | (at.size <= 3))
    short |= at.bare & ctx.tokens.digit[first[:-1]] & (at.width <= 30)  # a time as machines write it
    above = at.bare & (at.size <= 16) & (at.from_start <= 2)
    telling = (_holds_telling_word(ctx, at) | _opens_telling(ctx, at)) & (at.size <= 40)
    closing = (at.from_end <= 2) & (at.size <= 12)
    closing[closing] = is_in(at.lead[closing], ("this", "please", "check"))
    return _Signs(
        asked=(telling | short | alone | above) & (at.width <= _LONGEST),
        alone=alone,
        above=above,
        points=is_in(ctx.tokens.key[first[1:] - 1], ("here",)) & (at.size <= _POINTER) & ((ctx.gap[first[:-1]] & tk.DOUBLE) == 0),
        closing=closing,
        credited=_credited(ctx, at),
        standing=_standing(ctx, at),
    )


def _holds_telling_word(ctx: Context, at: _Places) -> np.ndarray:
    """bool (s,): a word that furniture has more often than news: "subscribe", "we may earn a small commission", "Here's the clip:"."""
    of = ctx.sentences.of_token
    out = ctx.buffer.data.take(ctx.sentences.start) == ord("<")  # markup that was left
    out[of.take(ctx.where_has("FURNITURE"))] = True
    out[of[ctx.sentences.signed]] = True  # "— Ottoline Pruss (@opruss) March 4, 2016"
    out[of[ctx.where_are("doi", "http", "https")]] = True
    forget = ctx.where_are("forget")  # "Don't forget to sign up!"
    out[of[forget[ctx.is_word(ctx.before(forget), "don't", "not")]]] = True
    out[of[ctx.where_are("affiliate", "presumed")]] = True
    house = of[ctx.where_are(*_HOUSE_WORDS)]
    said_to = np.zeros(len(out), bool)
    said_to[of[ctx.where_are(*_TO_READERS)]] = True
    out[house[said_to[house] | (at.size[house] <= _SIGN_OFF)]] = True
    paid = ctx.where_are("commission")  # "we may earn a small commission", not what the commission ruled
    out[of[paid[is_in(ctx.tokens.key[ctx.before(paid)], ("a", "small", "modest", "earn", "referral", "sales", "percentage"))]]] = True
    handed = of[ctx.where_are("reports", "news")]
    out[handed[at.size[handed] <= _SIGN_OFF]] = True
    here = ctx.where_are("here")  # "Here's the clip:", "So here's what she told us."
    of_here = of[here]
    out[of_here[(here - ctx.sentences.first[of_here] <= 2) & (at.size[of_here] <= _POINTER)]] = True
    return out


def _opens_telling(ctx: Context, at: _Places) -> np.ndarray:
    """bool (s,): words that open furniture, in lines as short as it: "MORE: Weir reopens", "Anyone with information", "To book, call …"."""
    first = ctx.sentences.first
    colon = (ctx.gap[np.minimum(first[:-1] + 1, len(ctx.tokens) - 1)] & tk.COLON) > 0
    out = is_in(at.lead, ("full", "more")) & (colon | is_in(at.second, ("story", "report", "study", "article")))
    out |= is_in(at.lead, ("update",))  # "Update: Adds what the mill says."
    out &= at.size <= 2 * _POINTER
    # calls for witnesses; and short lines that hand over to somebody: "Ines Falk has the story."
    out |= is_in(at.lead, _CALLING) | is_in(at.second, _HELD)
    brief = np.flatnonzero(at.size <= _POINTER)
    lead = at.lead[brief]
    signs = is_in(lead, _SIGNING) | is_in(ctx.tokens.key[first[brief + 1] - 1], _HANDING)
    out[brief] |= is_in(lead, _CREDITING) | is_in(lead, _SERVING) | signs & (at.size[brief] <= _SIGN_OFF)
    return out


def _standing(ctx: Context, at: _Places) -> np.ndarray:
    """bool (s,): "The opinions expressed here are the author's own.", "Hello and welcome", "Rest in peace"."""
    out = is_in(at.lead, _GREETINGS) & (at.size <= 2 * _POINTER)
    brief = np.flatnonzero(at.size <= _POINTER)
    out[brief] |= is_in(at.lead[brief], (*_SHORTLY, *_FAREWELLS))
    out[ctx.sentences.of_token[ctx.where_are(*_STANDING_WORDS)]] = True
    greeting = ctx.where_are(*_GREETING)  # "WELK: Thank you for having me."
    begins = ctx.leads[greeting] | ((ctx.gap[greeting] & (tk.COLON | tk.COMMA)) > 0) | ctx.in_class(ctx.before(greeting), "IT", "BE", "DET")
    greeted = ctx.sentences.of_token[greeting[begins]]
    out[greeted[at.size[greeted] <= 2 * _POINTER]] = True
    return out


def _credited(ctx: Context, at: _Places) -> np.ndarray:
    """bool (s,): "Ines Falk and Jon Vosk contributed to this report.", "With assistance from Ines Falk."."""
    out = is_in(at.lead, ("with",)) & is_in(at.second, ("additional", "assistance", "reporting", "help", "contributions", "files"))
    out[ctx.sentences.of_token[ctx.where_are("contributed")]] = True
    return out & (at.from_end <= _LAST) & (at.from_start > 0)


def _told_by_rules(ctx: Context, at: _Places, candidates: np.ndarray, forms: np.ndarray, opens_block: np.ndarray) -> dict[int, int]:
    """Sentences that a rule finds, with its number; and the blocks of biographies. candidates, forms, opens_block : as in `_candidates`."""
    found: dict[int, int] = {}
    tried = np.flatnonzero(forms.any(axis=0) | opens_block)
    where, which = np.nonzero(forms.T[tried])
    edges, numbers = np.searchsorted(where, np.arange(len(tried) + 1)).tolist(), which.tolist()
    texts, opening_blocks = sentence_texts(ctx, candidates[tried]), opens_block[tried].tolist()
    for number, text, (low, high), may_open in zip(candidates[tried].tolist(), texts, pairwise(edges), opening_blocks, strict=True):
        for form in numbers[low:high]:
            rule = FORMS[form].rule
            if FORMS[form].is_in(text):
                if rule == _PHOTO and (at.size[number] > _CAPTION or (at.from_start[number] == 0 and _LABELLED.match(text))):
                    continue  # "WATCH: Mayor walks out of budget debate" is a headline
                if rule in _CLAIMED and _TOLD.search(text):
                    continue  # "This is no medical advice, a judge ruled."
                found[number] = rule
                break
        if may_open and number not in found and ROLE_LINE.match(text):
            # above a story they are its byline: a biography is shorter than what stands in front of it
            behind = int(at.from_end[number]) if at.from_end[number] <= at.from_start[number] else 0
            for j in range(number - 1, number + behind + 1):
                found[j] = len(RULES)
    return found


def _spoken(ctx: Context, numbers: np.ndarray) -> np.ndarray:
    """bool: which of some sentences quote somebody, whatever link stands in front: 'RELATED: Weir reopens "It was high time," Quist said.'"""
    marked = np.zeros(len(ctx.sentences), bool)
    marked[ctx.sentences.of_token.take(ctx.where_gap(tk.DOUBLE))] = True
    out = marked[numbers]
    some = np.flatnonzero(out)
    out[some] = [bool(_QUOTES.search(text) and _SAYS.search(text)) for text in sentence_texts(ctx, numbers[some])]
    return out


def _authors(ctx: Context, numbers: np.ndarray, opening: np.ndarray) -> list[int]:
    """Those of the last sentences `numbers` of articles that tell who wrote them: "Ines Falk is a former head of the school.", where the body
    never speaks of Falk. opening : first sentence of every article."""
    sents, tokens = ctx.sentences, ctx.tokens
    first, top = sents.first[numbers], len(tokens) - 1
    begin = first + ctx.in_class(first, "TITLE")  # "Mr. Falk"
    stop = begin
    for _ in range(4):
        here = np.minimum(stop, top)
        stop = stop + (ctx.name[here] & ((ctx.gap[here] == 0) | (stop == begin)) & (stop < sents.first[numbers + 1] - 3))
    after = np.minimum(stop, top)
    office = np.minimum(after + 1, top)  # "is a former head", "is Director of the school"
    named = (stop - first >= 2) & ctx.is_word(after, "is") & (ctx.is_word(office, "a", "an", "the") | tokens.upper[office])
    numbers, surname = numbers[named], stop[named] - 1
    if not numbers.size:
        return []
    body = opening[np.searchsorted(opening, numbers, side="right") - 1] + _TOP
    low, high = sents.first[np.minimum(body, numbers)], sents.first[numbers]
    out = []
    for number, at, begin, end in zip(numbers.tolist(), surname.tolist(), low.tolist(), high.tolist(), strict=True):
        if end > begin and not (tokens.key[begin:end] == tokens.key[at]).any():
            out.append(number)
    return out


# somebody's words, not a title; and that they are somebody's
_QUOTES = lazy(r"[\"“][^\"“”]{25,}[\"”]")
_SAYS = lazy(r"\b(?:sa(?:id|ys)|t(?:old|ells)|add(?:ed|s)|wr(?:ote|ites))\b")
_TOP = 4  # sentences: headline, standfirst and byline
_BEAT, _BIOGRAPHY = ORDER.index("boilerplate/beat"), ORDER.index("boilerplate/biography")
_BYLINE, _LOOK = ORDER.index("boilerplate/byline"), ORDER.index("boilerplate/look")
_TRUNCATED = ORDER.index("boilerplate/truncated")  # the last
_SERVICE = ORDER.index("boilerplate/service")
_STANDING = ORDER.index("boilerplate/standing")  # the last but one
_CONTRIBUTORS = ORDER.index("boilerplate/contributors")  # the one in front of it
# … of podcasts, paid content, subscriptions and helplines
_HOUSE_WORDS = """
    podcast podcasts episode episodes newsroom editorial subscribers upgrade preferred partnership association presented paid content
    anonymously helpline charity affected struggling worried signal public
""".split()
_TO_READERS = ("you", "your", "we", "our", "us", "this")  # beside them, in lines of more than a few words
# words that open calls for witnesses and notes on how a text was edited …
_CALLING = """
    anyone anybody those witnesses motorists drivers residents information tips sightings footage tipsters callers alternatively errors corrections
    complaints interview interviews answers responses replies excerpts letters submissions entries quotes questions
""".split()
_HELD = ("interview", "interviews", "conversation", "transcript", "discussion", "exchange", "answers", "responses")  # "The interview has been cut"
# … credits and signing off, in lines of a few words; and what ends a line that hands over
_SIGNING = ("this", "for", "you", "as", "our", "back")
_SIGN_OFF = 10  # words
_CREDITING = """
    i'm reporting stay coming produced directed hosted presented music illustration illustrations photography research sound
    mixed engineered translated transcribed fact adapted compiled graphics design designed executive referee ref attendance att venue booked scorers
    scorer running runtime cert certificate rated price rrp starring cast dir director producer funeral visitation viewing calling tickets doors address
    opening hours bookings issued filed aired
""".split()
_HANDING = ("reports", "more", "story", "details", "latest", "break")
_POINTER = 16  # words of a line that points elsewhere
_LAST = 8  # sentences at the end of an article, where its makers are named
_GREETINGS = """
    hello welcome good note notes hat send photographs photos details further update for forwarded begin original sub subs substitutes unused ht
    warning disclaimer
""".split()  # they open what is said to the reader
_GREETING = "good great nice lovely pleasure hello hi welcome thanks thank".split()
# with which one takes leave of the dead: "Hamba kahle", "May her soul …"
_FAREWELLS = ("may", "rest", "inna", "hamba", "hambani", "lala", "lalani", "robala", "robalang", "ar", "suaimhneas", "solas", "om")
# … and so do these, in lines of a few words
_SHORTLY, _SERVING = "only just from our this that open on".split(), "to call ring phone text meanwhile elsewhere plus in".split()
_STANDING_WORDS = """
    expressed opinions views permission robot occurred spam redistributed abuse opt forward newsletters agree share attack confidential
    advice
""".split()
_PHOTO, _DATELINE = ORDER.index("boilerplate/photo"), ORDER.index("boilerplate/dateline")
# … behind what could be furniture but for them; not behind a link: "Read more: Weir leaks, says Falk"
_TOLD = lazy(
    r"^[^:]*(?:,[’'”\"]? (?!(?:you|we|i|us)\b)(?:[\w.'’-]+ ){1,6}"
    r"(?:sa(?:id|ys?)|t(?:old|ells?)|wr(?:ote|ites?)|add(?:ed|s)|warn(?:ed|s)|ruled|held|found|argue[sd]?|claim(?:ed|s)|admit(?:s|ted)|explain(?:ed|s)"
    r"|insist(?:ed|s)|stated|law states|reported|believe[sd]|announced|urged|confirm(?:ed|s)|noted|conclude[sd])\b[^,.!?:]{0,40}[,.]?\W*$"
    r"|,? according to (?!our\b|us\b))",
    re.I,
)
_CLAIMED = {ORDER.index(f"boilerplate/{name}") for name in ("related", "share", "made", "service", "standing", "cookies")}
_EMBED, _STAMP, _RELATED = (ORDER.index(f"boilerplate/{name}") for name in ("embed", "stamp", "related"))
_CAPTION = 24  # words; what is longer tells a story behind its credit
_LABELLED = lazy(r"^\W*(?:video|watch|listen|photos|pictures|gallery|exclusive video):(?:\s+\S+){4}", re.I)


def _can_match(ctx: Context, candidates: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """bool (forms, candidates): which forms have a word they need; bool (candidates,): which hold a word for a role."""
    key, first = ctx.tokens.key, ctx.sentences.first
    alone, one, other, holders = gates()
    low = first[candidates]
    bits = alone.look_up(key[low]) | one.look_up(key[low]) & other.look_up(key[np.minimum(low + 1, len(key) - 1)])
    if len(low):
        inside, begin = spread(low, first[candidates + 1])
        words = holders.look_up(key.take(inside))
        # "has more"
        more = np.flatnonzero(words & _bit(ROWS[_RELATED].stop - 1))
        more = more[~is_in(key[np.maximum(inside[more] - 1, 0)], ("has", "have", "offers", "provides"))]
        words[more] &= ~_bit(ROWS[_RELATED].stop - 1)
        held = np.bitwise_or.reduceat(words, begin)
        # a byline behind something else stands behind a dash or a bar
        byline = np.flatnonzero(held & _bit(ROWS[_BYLINE].start))
        inside, begin = spread(low[byline], first[candidates[byline] + 1])
        barred = (np.bitwise_or.reduceat(ctx.gap.take(inside), begin) & (tk.G_DASH | tk.BAR)) > 0 if byline.size else byline > 0
        held[byline[~barred]] &= ~_bit(ROWS[_BYLINE].start)
        bits |= held
    can = (bits & np.uint32(1) << np.arange(len(FORMS) + 1, dtype=np.uint32)[:, None]) > 0
    markup = ctx.buffer.data.take(ctx.sentences.start.take(candidates)) == ord("<")
    can[ROWS[_EMBED]] |= markup | ((ctx.gap.take(low) & (tk.G_DASH | tk.HASH | tk.AT)) > 0)
    can[ROWS[_PHOTO].start] |= (ctx.gap[low] & tk.OTHER) > 0
    can[ROWS[_STAMP]] |= ctx.tokens.digit[low]
    # "2." in front of a part of a list; behind a question, or a line without a full stop, it answers
    counts = ctx.tokens.digit[low] & (first[candidates + 1] - low == 1)
    before, of = np.maximum(candidates - 1, 0), ctx.sentences.article
    can[ROWS[_TRUNCATED]] |= counts & (of[before] == of[candidates]) & (before < candidates) & (ctx.final[before] == ord("."))
    # "(04:12) The mill"; lines of a few words that hand over or sign off: "Ines Falk has more.", "This is Ines Falk for Tarn Radio."
    last = first[candidates + 1] - 1
    little = last - low < _SIGN_OFF
    can[ROWS[_SERVICE]] &= little | ~is_in(key[low], (*_SIGNING, "stay", "coming", "more"))
    marked = ctx.tokens.digit[low] & ((ctx.gap[low] & (tk.OPEN_PAREN | tk.OTHER)) > 0)
    can[ROWS[_SERVICE]] |= marked | little & is_in(key[last], (*_HANDING, "news"))
    return can[:-1], can[-1]


def _bit(form: int) -> np.uint32:
    return np.uint32(1 << form)


def _names_only(ctx: Context, numbers: np.ndarray) -> np.ndarray:
    """bool: which of some sentences are nothing but a name of up to four words."""
    first, end = ctx.sentences.first[numbers], ctx.sentences.first[numbers + 1]
    out = end - first <= 4
    for k in range(4):
        at = np.minimum(first + k, end - 1)
        out &= ctx.name[at] | ctx.tokens.upper[at]
    return out
