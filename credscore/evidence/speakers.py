"""Who speaks in each quotation, and which quotations are speech at all; who stands behind each sentence is `standing`'s.

Order of trust for a quotation: the tag that touches it, a cue in its own sentence, the last cue of its paragraph, one
further on in the paragraph, what the paragraph before ended with; then it is carried along a run of quotations.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from credscore.evidence.attribution_table import Attributions
from credscore.evidence.context import STRONG, Context
from credscore.evidence.documents.nameless import nameless_studies
from credscore.evidence.headline_quotes import quoted_above
from credscore.evidence.interviews import relayed_without_marks, spoken_without_marks
from credscore.evidence.lexicon_files import cue_kind
from credscore.evidence.lone_quotes import with_headlines, with_lone_quotes
from credscore.evidence.patterns.block_quotes import BlockQuotes, find_block_quotes
from credscore.evidence.patterns.led_in import find_led_in
from credscore.evidence.patterns.newcomers import newcomers
from credscore.evidence.patterns.posts import under_check
from credscore.evidence.patterns.syndicated import carries, passages
from credscore.evidence.patterns.tweets import posted_without_marks
from credscore.evidence.quotes import Quotes
from credscore.evidence.ranges import among, spread
from credscore.evidence.reported_questions import reported_questions
from credscore.evidence.scare_quotes import in_scare_quotes
from credscore.evidence.source_types import NAMED, NONE, OFFICIAL, SOCIAL, VAGUE
from credscore.evidence.standing import stand_behind
from credscore.evidence.word_lists import TELL
from credscore.text import fold as f
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_SPEECH_END = np.zeros(256, bool)
_SPEECH_END[[ord(c) for c in ".,!?-"] + [f.ELLIPSIS, f.DASH]] = True
_ACT = cue_kind("act")
_DEEDS = tuple(map(cue_kind, ("act", "mental", "stance")))
_ALOUD = ("attribution/ask", "attribution/post", "attribution/issue", "attribution/deliver")
_ASKED = 12  # tokens of whom or of what somebody asks
_ASKING = ("ask", "asking", "want", "wanting")  # what a crowd does in what somebody tells: what it says is quoted
_PARTING = ("but", "although", "though", "while", "whilst", "whereas", "as", "and", "which", "when", "after", "because", "yet")
_WORDS = ("words", "caption", "reading", "reads", "read")
_PAPERS = "study paper article report commentary editorial essay abstract review".split()
_CITED = ("study", "preprint", "paper", "article", "abstract")  # "Paper: “Geese …”"; "From the report: “Geese …”" quotes it
_CALLED = ("titled", "entitled", "headlined")
_TELLS = (*TELL, "said", "says", "say", "wrote", "writes", "added", "adds", "asked", "asks", "noted", "notes", "according")
_NO_WORDS = ("other", "to", "what", "recent", "he", "she", "who")  # "in other words", "she read “The Old Barn”"
_WORK = """
    titled entitled named nicknamed known song album film movie single book novel show series track episode play hit comedy drama musical anthem
    word term phrase the
""".split()


@dataclass(slots=True)
class Speech:
    """speaker : int64 (quotes,), index of the attribution, or -1. direct : bool (quotes,), somebody's words (not a title, a term, irony).
    quoted : bool (sentences,), holds a part of a direct quotation, or of a passage taken over from an outlet. share : float (sentences,), share
    of tokens inside a quotation.
    inner, outer : int8 (sentences,), types of who stands behind it and of who carries it. weak : bool (sentences,), an impersonal cue only.
    speaker_of : int64 (sentences,), the attribution that counts, or -1. nameless : bool (sentences,), studies that nobody could look up.
    blocks : what is quoted without marks, below a line.
    """

    speaker: np.ndarray
    direct: np.ndarray
    quoted: np.ndarray
    share: np.ndarray
    inner: np.ndarray
    outer: np.ndarray
    weak: np.ndarray
    speaker_of: np.ndarray
    nameless: np.ndarray
    blocks: BlockQuotes


def link_speakers(ctx: Context, quotes: Quotes, a: Attributions) -> Speech:
    """Link quotations to attributions and settle the source of every sentence."""
    speaker, direct = _link(ctx, quotes, a)
    edges = ctx.sentences.first
    runs = _through(ctx, quotes, direct)
    size = np.maximum(np.diff(edges), 1)
    quote, sentence = runs
    tokens = np.minimum(quotes.last[quote], edges[sentence + 1]) - np.maximum(quotes.first[quote], edges[sentence])
    inside = np.bincount(sentence, weights=tokens, minlength=len(ctx.sentences))
    quoted = inside > 0
    share = inside / size
    own_words = spoken_without_marks(ctx, a, quoted)
    inner, outer, weak, speaker_of = stand_behind(ctx, runs, a, speaker, quoted, own_words)
    relayed = relayed_without_marks(ctx, a, own_words & ~quoted)
    there = a.sentence[relayed]
    inner[there], weak[there], speaker_of[there] = a.type[relayed], a.weak[relayed], relayed
    inner = under_check(ctx, inner, quoted)
    inner[_asks(ctx, quoted, a) & (inner != VAGUE)] = NONE
    inner = with_lone_quotes(ctx, with_headlines(ctx, quotes, direct, inner), quoted, share)
    inner, taken = passages(ctx, a, inner, quoted, quotes.inside)
    signature = posted_without_marks(ctx, a, quoted)
    posted = signature >= 0
    inner[posted], outer[posted], weak[posted] = SOCIAL, NONE, False
    speaker_of = np.where(posted, signature, speaker_of)
    below = find_block_quotes(ctx, inner, quoted)
    inner[below.sentence], weak[below.sentence] = below.kind, False
    outer[below.sentence], speaker_of[below.sentence] = NONE, speaker_of[below.lead]  # who carries it is no longer named
    own_words = own_words | posted | among(np.arange(len(inner)), below.sentence)
    led = find_led_in(ctx, inner, quoted | own_words | taken)
    own_words[led.sentence] = True
    inner[led.sentence], weak[led.sentence] = led.kind, False
    led = led.take(led.sentence > led.lead)
    outer[led.sentence], speaker_of[led.sentence] = NONE, speaker_of[led.lead]
    # an interview without marks is in the speaker's own words, too; what is taken over is in those of the outlet
    quoted = quoted | own_words | taken
    share[own_words] = 1.0
    return Speech(speaker, direct, quoted, share, inner, outer, weak, speaker_of, nameless_studies(ctx, a, inner, speaker_of), below)


def _asks(ctx: Context, quoted: np.ndarray, a: Attributions) -> np.ndarray:
    """bool (sentences,): a question of the writer's ("Why has the mayor said nothing?"). Nobody stands behind what is asked."""
    sents = ctx.sentences
    at = np.flatnonzero(ctx.final == ord("?"))
    first = sents.first[at]
    joined = ctx.is_word(first, "and", "but", "so") & (sents.first[at + 1] - first > 1)
    opens = ctx.in_class(first + joined, "BE", "DO", "HAVE", "MODAL", "WHO")
    opens |= ctx.is_word(first + joined, "what", "why", "how", "when", "where")
    out = np.zeros(len(sents), bool)
    out[at[opens & ~quoted[at] & ~reported_questions(ctx)[at]]] = True
    # "Readers, do you think …?", "If Falk wrote a book, would you read it?"
    you = ctx.where_are("you")
    verb = ctx.before(you)
    you = you[ctx.in_class(verb, "BE", "DO", "HAVE", "MODAL") & ((ctx.gap[verb] & tk.COMMA) > 0) & (ctx.gap[you] == 0) & (verb < you)]
    line = sents.of_token[you]
    said = np.full(len(sents), len(ctx.tokens))  # "As Falk said, do you …?" credits her; "If Falk said so, would you …?" does not
    np.minimum.at(said, a.sentence[a.backs], a.cue[a.backs])
    credits = (said[line] < you) & ~ctx.is_word(sents.first[line], "if", "when")
    out[line[(ctx.final[line] == ord("?")) & ~quoted[line] & ~credits]] = True
    return out


def _through(ctx: Context, q: Quotes, direct: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(quotation, sentence) for every sentence that a direct quotation runs through, in order."""
    quote = np.flatnonzero(direct)
    low, high = ctx.sentences.of_token.take(q.first.take(quote)), ctx.sentences.of_token.take(q.last.take(quote) - 1)
    size = (high - low + 1).astype(np.int64)
    begin = np.cumsum(size) - size
    return np.repeat(quote, size), np.repeat(low - begin, size) + np.arange(int(size.sum()))


def _link(ctx: Context, q: Quotes, a: Attributions) -> tuple[np.ndarray, np.ndarray]:
    """speaker and direct, see `Speech`."""
    count = len(q)
    if not count:
        return np.full(0, -1, np.int64), np.zeros(0, bool)
    _ask_aloud(ctx, q, a)
    usable = np.flatnonzero((a.backs | newcomers(ctx, q, a)) & (~a.weak & (a.type != NONE) | (a.outer == SOCIAL))) if len(a) else np.zeros(0, np.int64)
    usable = usable[~carries(ctx, a)[usable]] if usable.size else usable
    if usable.size:  # "Quist was quoted as saying by the Gazette": whose words they are stands with "saying"
        quoted = ctx.is_word(a.cue[usable], "quoted") & ctx.is_word(ctx.behind(a.cue[usable]), "as")
        usable = usable[~quoted]
    if usable.size:
        speaker, tagged, touching = _choose(ctx, q, a, _around(ctx, q, a, usable), usable)
    else:
        speaker, tagged, touching = np.full(count, -1, np.int64), np.zeros(count, bool), np.zeros(count, bool)
    direct, title = _is_speech(ctx, q, tagged, touching)
    some = _shown(ctx, q, direct)
    direct[some], speaker[some] = True, -1
    quoted_above(ctx, q, direct, title, speaker)
    return speaker, direct


def _ask_aloud(ctx: Context, q: Quotes, a: Attributions) -> None:
    """Whoever asks, tweets or issues something in so many words is heard: "Quist asked the council: “Who pays?”", not "asked for butter"; in
    place."""
    if not len(a):
        return
    first = q.first[(ctx.gap.take(q.first) & tk.COLON) > 0]  # few
    last = np.searchsorted(a.cue, first) - 1
    some = np.flatnonzero(last >= 0)
    first, last = first[some], last[some]
    near = (a.sentence[last] == ctx.sentences.of_token[first]) & (first - a.cue_end[last] <= _ASKED)
    near &= ctx.lexicon.rules_among(_ALOUD)[a.rule[last]] & (a.type[last] != NONE) & ~a.negated[last]
    a.backs[last[near]] = True


@dataclass(slots=True)
class _Around:
    """The cue next behind each quotation ("ahead" of the reader) and the one next in front of it ("behind"), as numbers among the usable.

    All other arrays are bool (quotations,): the cue touches the quotation, stands in its sentence, in its paragraph, in its paragraph or
    the one before; beside : in its sentence, within ten tokens; colon_before : it ends the paragraph in front of a quotation that opens one.
    """

    ahead: np.ndarray
    behind: np.ndarray
    touching_after: np.ndarray
    touching_before: np.ndarray
    same_after: np.ndarray
    same_before: np.ndarray
    here_after: np.ndarray
    here_before: np.ndarray
    near_before: np.ndarray
    colon_before: np.ndarray
    beside: np.ndarray


def _around(ctx: Context, q: Quotes, a: Attributions, usable: np.ndarray) -> _Around:
    data, sents = ctx.buffer.data, ctx.sentences
    first, last = q.first, q.last
    s_first, s_last = sents.of_token.take(first), sents.of_token.take(last - 1)
    par, article = sents.paragraph.take(s_first), sents.article.take(s_first)
    cue, cue_end = a.cue[usable], a.cue_end[usable]
    low = np.where(a.first[usable] >= 0, np.minimum(a.first[usable], cue), cue)
    high = np.where(a.first[usable] >= 0, np.maximum(a.last[usable], cue_end), cue_end)
    ahead = np.searchsorted(cue, last)
    behind = np.searchsorted(cue, first) - 1
    has_ahead, has_behind = ahead < len(usable), behind >= 0
    ahead, behind = np.minimum(ahead, len(usable) - 1), np.maximum(behind, 0)
    s_ahead, s_behind = a.sentence[usable][ahead], a.sentence[usable][behind]
    here_after = has_ahead & (sents.paragraph.take(s_ahead) == par)
    here_before = has_behind & (sents.paragraph[s_behind] == par)
    apart_after, apart_before = low[ahead] - last, first - high[behind]
    next_first = np.append(first[1:], len(ctx.tokens) + 1)
    prev_last = np.append(-1, last[:-1])
    # a sentence that follows a full stop is no tag of the quotation in front of it
    stopped = ((data.take(q.end - 2) == ord(".")) | (data.take(q.end) == ord("."))) & (s_ahead > s_last)  # ".”" and "”."
    # "“… Can they read?” Quist has vowed to …": what he vows is another story; "“Can they read?” Quist asked" is not
    cried = ((data[q.end - 2] == ord("?")) | (data[q.end - 2] == ord("!"))) & (s_ahead > s_last)
    some = np.flatnonzero(cried)
    verb, kind = a.cue[usable[ahead[some]]], ctx.lexicon.cue_class[a.rule[usable[ahead[some]]]]
    stopped[some] |= among(kind, _DEEDS) & ~ctx.is_word(verb, "wrote", "writes")
    # but "Quist said." is nothing else, unless the quotation is a part of what somebody before said: "Ines Falk called it “rot”. Quist agreed."
    same_before = has_behind & (s_behind == s_first)
    stopped = (stopped & ((sents.first[s_ahead + 1] - sents.first[s_ahead]) > 4)) | (same_before & (s_ahead > s_last))
    touching_after = here_after & ~stopped & (apart_after <= 1) & (s_ahead <= s_last + 1) & (cue[ahead] < next_first)
    # "Quist asked: “Who pays?” | Falk said …": the colon leads in whose words these are
    led = ((ctx.gap.take(first) & tk.COLON) > 0) & has_behind & (s_behind == s_first)
    touching_after &= ~(led & (s_ahead > s_last))
    # "Ines Falk called it “rot,” and Quist agreed", not "…, as Quist put it"
    between = np.minimum(last, len(ctx.tokens) - 1)
    joined = same_before & (apart_after == 1) & ctx.in_class(between, "AND", "BREAK") & ~ctx.is_word(between, "as")
    touching_after &= ~joined
    # a name under the quotation, on a line of its own
    signs = ctx.lexicon.rules_among(("attribution/signature",)).take(a.rule.take(usable))
    touching_after |= has_ahead & signs.take(ahead) & (apart_after <= 1) & (sents.article.take(s_ahead) == sents.article.take(s_last))
    same_after = has_ahead & (s_ahead == s_last)
    mine = has_behind & (sents.article[s_behind] == article)
    return _Around(
        ahead=ahead,
        behind=behind,
        touching_after=touching_after,
        touching_before=here_before & (apart_before <= 1) & (high[behind] > prev_last),
        same_after=same_after,
        same_before=same_before,
        here_after=here_after,
        here_before=here_before,
        near_before=mine & (sents.paragraph[s_behind] >= par - 1),
        colon_before=mine & (sents.paragraph.take(s_behind) == par - 1) & ctx.leads.take(first) & (s_behind == s_first - 1),
        beside=same_before & (apart_before <= 10) | same_after & (apart_after <= 10),
    )


def _choose(ctx: Context, q: Quotes, a: Attributions, near: _Around, usable: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The speaker of each quotation, whether a cue tells that these are somebody's words, and whether one touches it."""
    data, sents = ctx.buffer.data, ctx.sentences
    ahead, behind = near.ahead, near.behind
    s_first = sents.of_token.take(q.first)
    par, article = sents.paragraph.take(s_first), sents.article.take(s_first)
    lead = ctx.leads[q.first]
    par_start = np.append(True, par[1:] != par[:-1]) & lead & (sents.paragraph.take(np.maximum(s_first - 1, 0)) != par)
    tagging = near.touching_after & (_SPEECH_END.take(data.take(q.end - 2)) | _SPEECH_END.take(data.take(q.end)))  # "…," said Quist
    order = [
        (tagging, ahead),
        (near.touching_before, behind),
        (near.same_before, behind),
        (near.touching_after, ahead),
        (near.same_after, ahead),
        (near.here_before & ~par_start, behind),
        (near.here_after, ahead),
    ]
    choice = np.full(len(q), -1, np.int64)
    for which, cue in reversed(order):  # the first that holds is written last
        np.copyto(choice, cue, where=which)
    goes_on = _same_speaker(q, near, s_first, sents.of_token.take(q.last - 1)) & ~np.logical_or.reduce([which for which, _ in order[:-1]])
    choice[goes_on & near.colon_before] = behind[goes_on & near.colon_before]
    own = (choice >= 0) & ~(goes_on & ~near.colon_before)
    # carried: runs of quotations without a cue of their own take the speaker of the run, or of the paragraph before
    far = np.append(True, (par[1:] - par[:-1] > 1) | (article[1:] != article[:-1]))
    carried = choice[np.maximum.accumulate(np.where(own | far, np.arange(len(q)), 0))]
    choice = np.where(own, choice, np.where(carried >= 0, carried, np.where(near.near_before | near.colon_before, behind, -1)))
    choice = _in_statements(ctx, lead, a, usable, choice, s_first)
    speaker = np.where(choice >= 0, usable[np.maximum(choice, 0)], -1)
    touching = near.touching_after | near.touching_before
    # one word in marks, far from whoever speaks, is irony or a term more often than his own
    tagged = (touching | near.same_before | near.same_after) & (touching | near.beside | (q.last - q.first > 1))
    # a quotation left open from paragraph to paragraph has one speaker, who may be named at its end only
    left_open = np.append(q.open_ended[:-1] & (par[1:] == par[:-1] + 1) & lead[1:] & (article[1:] == article[:-1]), False)
    ends = np.flatnonzero(~left_open)
    end_of = ends[np.searchsorted(ends, np.arange(len(q)))]
    return np.where(~tagged & tagged[end_of], speaker[end_of], speaker), tagged, touching


def _in_statements(ctx: Context, lead: np.ndarray, a: Attributions, usable: np.ndarray, choice: np.ndarray, s_first: np.ndarray) -> np.ndarray:
    """`choice` where the sentence in front of a quotation tells of many behind somebody on the record: "The mill issued a statement on letters that
    had workers asking for heat. | “We are sorry”" is the mill's. lead : bool (quotations,), it opens its sentence."""
    some = np.flatnonzero(choice > 0)
    row = usable[choice[some]]
    above = usable[choice[some] - 1]
    # "says fans often ask", "told the Gazette he had agreed", "remembered how a neighbour called it a pond"; not "says fans tell her"
    last = np.maximum(a.last[row] - 1, 0)
    told = (a.first[above] >= 0) & (ctx.lexicon.cue_class[a.rule[above]] <= _ACT) & ~a.carried[row]
    called = ctx.lexicon.rules_among(("attribution/describe",))[a.rule[row]] & (a.type[row] != NAMED) & (a.type[row] != OFFICIAL)
    told &= called | ctx.in_class(last, "PRON")
    crowd = (a.type[row] == VAGUE) & is_in(ctx.tokens.key[a.cue[row]], _ASKING) | told
    crowd &= ~a.inverted[row] & (a.sentence[row] < s_first[some]) & (a.sentence[above] == a.sentence[row])
    crowd &= ((a.type[above] == NAMED) | (a.type[above] == OFFICIAL)) & ~a.inverted[above] & lead[some]
    crowd &= (a.first[row] >= a.cue_end[above]) & (a.cue[row] > a.cue_end[above])
    # "Falk denies it, but fans ask for more": of them the text tells
    few = np.flatnonzero(crowd)
    if few.size:
        inside, edge = spread(a.cue_end[above[few]], a.cue[row[few]])
        parted = is_in(ctx.tokens.key[inside], _PARTING) | ((ctx.gap[inside] & STRONG) > 0)
        crowd[few] &= ~np.logical_or.reduceat(parted, edge)
    out = choice.copy()
    out[some[crowd]] -= 1
    return out


def _same_speaker(q: Quotes, near: _Around, s_first: np.ndarray, s_last: np.ndarray) -> np.ndarray:
    """bool (quotations,): those that stand right behind another, or open the paragraph behind a quotation and its tag: "“…,” said Quist. | “…”"."""
    out = np.zeros(len(q), bool)
    out[1:] = q.first[1:] == q.last[:-1]
    out[1:] |= near.colon_before[1:] & (s_last[:-1] >= s_first[1:] - 1)
    return out


def _is_speech(ctx: Context, q: Quotes, tagged: np.ndarray, touching: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """bool (quotations,): somebody's words, and the title of a work."""
    tokens, first, last = ctx.tokens, q.first, q.last
    size, lead = last - first, ctx.leads.take(first)
    ends = _SPEECH_END.take(ctx.buffer.data.take(q.end - 2))
    titled = tokens.upper.take(first) & tokens.upper.take(last - 1) & (size <= 9)
    titled[titled] = _in_capitals(ctx, first[titled], last[titled])
    title = titled & ~(touching & ends) & ~(lead & ends & (size > 3))
    works = ctx.lexicon.words_among(tuple(_WORK))[ctx.matches.word[ctx.before(first)]]
    direct = tagged & ~title & ~(works & (size <= 3) & ~touching)
    direct |= (lead & ends & ~titled) | (lead & ends & (size >= 5))
    direct |= ((size >= 6) | ends & (size >= 4)) & ~title
    direct |= q.open_ended & (size >= 3)
    # "one word for it: “Geese.”"
    closes = (last == len(tokens)) | ctx.leads.take(np.minimum(last, len(tokens) - 1))
    direct |= ((ctx.gap.take(first) & tk.COLON) > 0) & ends & closes & ~lead & (~titled | (size == 1))
    some = np.flatnonzero(direct & (size <= 2))
    direct[some[in_scare_quotes(ctx, last[some])]] = False
    direct[_titles_of_papers(ctx, first, direct & ~q.open_ended)] = False
    return direct, title


def _titles_of_papers(ctx: Context, first: np.ndarray, direct: np.ndarray) -> np.ndarray:
    """Numbers of the quotations that begin at tokens `first` and are titles: "The study, “Geese and their weirs,” is out", "a paper entitled “…”";
    not "Falk writes in the study, “Geese …”"."""
    before = ctx.before(first)
    called = ctx.is_word(before, *_CALLED)
    some = np.flatnonzero(direct & ctx.tokens.upper.take(first) & (called | ctx.is_word(before, *_PAPERS)) & ~ctx.leads.take(first))
    some = some[((ctx.gap[first[some]] & tk.COLON) == 0) | called[some] | ctx.is_word(before[some], *_CITED)]  # few
    if not some.size:
        return some
    at = before[some]
    begin = ctx.sentences.first[ctx.sentences.of_token[at]]
    inside, edge = spread(begin, at + 1)
    told = np.logical_or.reduceat(ctx.is_word(inside, *_TELLS), edge)
    # "Falk slammed the paper: “…”", "she called the report “…”" speak of it; "The study: “…”" and "the study, “…,”" name it
    names_it = (at - begin <= 1) & ((ctx.gap[first[some]] & tk.COLON) > 0) | ((ctx.gap[first[some]] & tk.COMMA) > 0)
    return some[called[some] | ~told & names_it]


def _shown(ctx: Context, q: Quotes, direct: np.ndarray) -> np.ndarray:
    """Numbers of the quotations, no speech as it seems, that can be read somewhere ("a shirt that read “Geese first”", "the words “see you”",
    "a sign with the word “no”") or that somebody is accused of. Who speaks in the sentence need not have said them."""
    before = ctx.before(q.first)
    some = np.flatnonzero(ctx.is_word(before, *_WORDS, "word", "phrase", "of") & ~ctx.leads.take(q.first) & ~direct)  # few
    at = before[some]
    second = ctx.before(at)
    third = ctx.before(second)
    with_it = ctx.is_word(third, "with") | ctx.is_word(ctx.before(third), "with") & ctx.is_word(third, "the", "a")
    accused = ctx.is_word(second, "accused") & ctx.in_class(third, "BE")  # by somebody who is not told of
    read = ~ctx.is_word(second, *_NO_WORDS)
    # one word may be what somebody speaks about: "the word “geese” is old"
    return some[np.where(ctx.is_word(at, "of"), accused, np.where(ctx.is_word(at, "word", "phrase"), with_it, read))]


def _in_capitals(ctx: Context, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """Which of the runs of tokens [first, last), none of them empty, begin every word with a capital, numbers and little words left out."""
    if not len(first):
        return np.zeros(0, bool)
    function = ctx.mask("DET", "DEF", "POSS", "PREP", "OF", "AND", "BREAK", "THAT", "BE", "PRON", "IT", "NEG")
    at, edge = spread(first, last)
    upper = ctx.tokens.upper[at]
    capital = upper | ctx.tokens.digit[at] | ((ctx.matches.classes[at] & function) != 0)
    return np.logical_and.reduceat(capital, edge) & (np.add.reduceat(upper, edge, dtype=np.int32) >= np.minimum(last - first, 2))
